//! `tsnix lsp`: the language server on standard input and output.

use std::sync::Arc;

use tsnix_server::End;
use tsnix_source::file_system::DiskFileSystem;

use crate::exit::{Exit, failure};

pub(crate) fn run() -> Exit {
    match tsnix_server::serve(Arc::new(DiskFileSystem)) {
        Ok(End::Orderly) => Exit::Done,
        Ok(End::Abrupt) => Exit::ProgramErrors,
        Err(error) => failure(&format!("the language server could not be started: {error}"), None),
    }
}
