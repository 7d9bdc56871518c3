//! The declarations that every program sees: those embedded in the binary, and a project's own.
//!
//! They are the files of `typings/` in the repository, so that `tsc` reads the same. Their paths are
//! virtual ([`PREFIX`]); nothing is read from disk for them.

mod embedded;
mod indexed;

pub use embedded::{Embedded, is_replaced};
pub use indexed::{INDEX_FILE, Indexed};

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use tsnix_check::module_graph::{Declarations, Libraries, Library};
use tsnix_source::FileSystem;

use crate::discover::Project;

/// How the paths of embedded declarations begin.
pub const PREFIX: &str = "tsnix:/typings/";

/// Where a project's own declarations are, unless its settings say otherwise; relative to its root.
pub const FOLDER: &str = ".tsnix/typings";

/// Path below `typings/` and text of each embedded file, sorted by path.
pub static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/typings.rs"));

/// The embedded declarations.
pub fn embedded() -> Vec<Library> {
    EMBEDDED
        .iter()
        .map(|(path, text)| Library {
            path: PathBuf::from(format!("{PREFIX}{path}")),
            text: Arc::from(*text),
        })
        .collect()
}

/// The folder of a project's own declarations.
pub fn folder(project: &Project) -> PathBuf {
    project.config.typings.clone().unwrap_or_else(|| project.root.join(FOLDER))
}

/// The declaration files of a project's own typings folder; none where there is no such folder.
pub fn generated(fs: &dyn FileSystem, folder: &Path) -> Vec<Library> {
    let mut libraries = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for path in fs.entries(&folder) {
            if path.to_str().is_some_and(|it| it.ends_with(".d.ts")) {
                let text = fs.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
                libraries.extend(text.map(|text| Library { path, text: text.into() }));
            } else if fs.is_directory(&path) {
                waiting.push(path);
            }
        }
    }
    libraries.sort_by(|left, right| left.path.cmp(&right.path));
    libraries
}

/// The declarations that the programs of a project see.
pub struct Typings {
    /// Those that are read when a program names them.
    pub libraries: Arc<Libraries>,
    /// Those that are read at once: a project's own without an index.
    pub files: Vec<Library>,
    /// The package index.
    pub index: Option<Arc<Indexed>>,
    /// Why the package index that is there is not used.
    pub problem: Option<String>,
}

impl Typings {
    /// The embedded declarations, and what a folder of generated ones has. The packages by name of the one are
    /// replaced by those of the other.
    pub fn load(fs: &dyn FileSystem, folder: &Path) -> Self {
        let (index, problem) = match Indexed::open(fs, folder) {
            Some(Ok(index)) => (Some(Arc::new(index)), None),
            Some(Err(problem)) => (None, Some(problem)),
            None => (None, None),
        };
        // An index has all that the files beside it declare.
        let files = if index.is_some() { Vec::new() } else { generated(fs, folder) };
        let without_packages = index.is_some() || !files.is_empty();
        let libraries = match &index {
            None if !without_packages => shared(),
            _ => {
                let mut sources: Vec<Arc<dyn Declarations>> = vec![Arc::new(Embedded { without_packages })];
                sources.extend(index.clone().map(|index| -> Arc<dyn Declarations> { index }));
                Arc::new(Libraries::new(sources))
            }
        };
        Self { libraries, files, index, problem }
    }
}

/// The embedded declarations alone, with what was parsed of them for other programs of this process.
pub fn shared() -> Arc<Libraries> {
    static SHARED: OnceLock<Arc<Libraries>> = OnceLock::new();
    let make = || Arc::new(Libraries::new(vec![Arc::new(Embedded::default())]));
    Arc::clone(SHARED.get_or_init(make))
}

#[cfg(test)]
mod tests;
