//! The real disk. The one place below the binaries that touches it; handed in by them, never made here.
#![expect(clippy::disallowed_methods, reason = "this is the file system that everything else is handed")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{FileSystem, MappedBytes};

/// The operating system's files.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFileSystem;

impl FileSystem for DiskFileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn map(&self, path: &Path) -> io::Result<MappedBytes> {
        let file = fs::File::open(path)?;
        // A length of nothing can't be mapped.
        if file.metadata()?.len() == 0 {
            return Ok(Box::new([]));
        }
        // SAFETY: the bytes must not change while they are mapped. Only generated files are read so, which are
        // replaced by renaming a new one over them and never written in place: the old one stays as it was for
        // those who have it open.
        let mapped = unsafe { memmap2::Mmap::map(&file) }?;
        Ok(Box::new(mapped))
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
