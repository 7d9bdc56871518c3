//! The declarations that every program sees: those embedded in the binary, and a project's own.
//!
//! They are the files of `typings/` in the repository, so that `tsc` reads the same. Their paths are
//! virtual ([`PREFIX`]); nothing is read from disk for them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_check::module_graph::Library;
use tsnix_source::FileSystem;

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

#[cfg(test)]
mod tests {
    use super::EMBEDDED;

    #[test]
    fn the_library_and_the_module_are_embedded_and_sorted() {
        let paths: Vec<_> = EMBEDDED.iter().map(|(path, _)| *path).collect();
        assert!(paths.contains(&"lib.d.ts") && paths.contains(&"tsnix.d.ts"), "{paths:?}");
        assert!(paths.is_sorted());
    }
}
