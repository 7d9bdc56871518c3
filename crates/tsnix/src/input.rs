//! From arguments to a session: what `build` and `check` both begin with.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_project::discover::{DiscoverError, discover};
use tsnix_project::{InputError, Session};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::Format;

use crate::exit::{Exit, failure};
use crate::report;
use crate::terminal::Stream;

/// A session about what the arguments name, and where it was asked for.
pub(crate) struct Input {
    pub(crate) session: Session,
    /// The files to compile.
    pub(crate) entries: Vec<PathBuf>,
    /// The current folder: paths are shown relative to it.
    pub(crate) current: PathBuf,
}

/// Finds the project.
///
/// # Errors
/// Where there is none, or something is named that can't be compiled; the reason was said.
pub(crate) fn open(files: &[PathBuf], out_dir: Option<&Path>) -> Result<Input, Exit> {
    let current = current_folder()?;
    let named: Vec<PathBuf> = files.iter().map(|file| current.join(file)).collect();
    let mut project = discover(&DiskFileSystem, &current, &named).map_err(|error| {
        let help = match &error {
            DiscoverError::NoEntry(_) => Some("name a file, or start a project with `tsnix init`"),
            DiscoverError::NotAnEntry(..) => None,
        };
        failure(&error.message(&current), help)
    })?;
    if let Some(folder) = out_dir {
        project.config.out_dir = Some(current.join(folder));
    }
    let entries = project.entries.clone();
    Ok(Input { session: Session::new(Arc::new(DiskFileSystem), project), entries, current })
}

/// The current folder.
///
/// # Errors
/// Where it is gone; that was said.
pub(crate) fn current_folder() -> Result<PathBuf, Exit> {
    env::current_dir().map_err(|error| failure(&format!("there is no current folder: {error}"), None))
}

/// Says why an entry could not be looked at.
pub(crate) fn unreadable(error: &InputError, current: &Path, format: Format, stream: Stream) -> Exit {
    match error {
        InputError::Io { .. } => failure(&error.message(current), None),
        InputError::NotUtf8 { files, diagnostic } => {
            let said = std::slice::from_ref(&**diagnostic);
            match report::write(files, said, current, format, stream) {
                Ok(()) => Exit::ProgramErrors,
                Err(error) => error,
            }
        }
    }
}
