//! The real disk. The one place below the binaries that touches it; handed in by them, never made here.
#![expect(clippy::disallowed_methods, reason = "this is the file system that everything else is handed")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::FileSystem;

/// The operating system's files.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFileSystem;

impl FileSystem for DiskFileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn is_file(&self, path: &Path) -> bool {
        path.is_file()
    }

    fn is_directory(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn entries(&self, path: &Path) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
        let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|it| it.path())).collect();
        paths.sort();
        paths
    }
}
