//! `tsnix lsp`: the language server on standard input and output.

use std::sync::Arc;

use tsnix_source::file_system::DiskFileSystem;

use crate::exit::{Exit, failure};

pub(crate) fn run() -> Exit {
    match tsnix_server::serve(Arc::new(DiskFileSystem)) {
        Ok(()) => Exit::Done,
        Err(error) => failure(&format!("the language server could not be started: {error}"), None),
    }
}
