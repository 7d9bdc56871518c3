//! What the compiler may ask of a disk, so that it never touches one itself.
//!
//! The compiler is handed a [`FileSystem`]: [`DiskFileSystem`] by the command line and the server (which
//! lays unsaved documents over it), [`MemoryFileSystem`] by tests.

mod disk;
mod memory;
mod overlay;

use std::io;
use std::path::{Path, PathBuf};

pub use disk::DiskFileSystem;
pub use memory::MemoryFileSystem;
pub use overlay::OverlayFileSystem;

/// Bytes that may be a part of a file on disk rather than of memory.
pub type MappedBytes = Box<dyn AsRef<[u8]> + Send + Sync>;

/// Read access to files. All paths are absolute.
pub trait FileSystem: Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As the operating system gives them; a folder is an error too.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The bytes of a file that is too big to be read whole when only some places of it are needed.
    ///
    /// # Errors
    /// As with [`FileSystem::read`].
    fn map(&self, path: &Path) -> io::Result<MappedBytes> {
        Ok(Box::new(self.read(path)?))
    }

    /// Whether there is a file (not a folder) at `path`.
    fn is_file(&self, path: &Path) -> bool;

    /// Whether there is a folder at `path`.
    fn is_directory(&self, path: &Path) -> bool;

    /// The entries of a folder, sorted by name; empty where there is none.
    fn entries(&self, path: &Path) -> Vec<PathBuf>;
}
