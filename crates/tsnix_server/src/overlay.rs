//! The disk with the open documents laid over it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tsnix_source::FileSystem;
use tsnix_source::file_system::MappedBytes;

/// A file system in which a document that is open reads as it stands in the editor.
pub(crate) struct Overlay {
    disk: Arc<dyn FileSystem>,
    texts: Mutex<BTreeMap<PathBuf, Arc<str>>>,
}

impl Overlay {
    pub(crate) fn new(disk: Arc<dyn FileSystem>) -> Self {
        Self { disk, texts: Mutex::default() }
    }

    /// Lays a text over a file.
    pub(crate) fn set(&self, path: PathBuf, text: Arc<str>) {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(path, text);
    }

    /// Shows the file again.
    pub(crate) fn clear(&self, path: &Path) {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    fn text(&self, path: &Path) -> Option<Arc<str>> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

impl FileSystem for Overlay {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.text(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.disk.read(path),
        }
    }

    fn map(&self, path: &Path) -> io::Result<MappedBytes> {
        match self.text(path) {
            Some(text) => Ok(Box::new(text.as_bytes().to_vec())),
            None => self.disk.map(path),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        self.text(path).is_some() || self.disk.is_file(path)
    }

    fn is_directory(&self, path: &Path) -> bool {
        self.disk.is_directory(path)
    }

    fn entries(&self, path: &Path) -> Vec<PathBuf> {
        let mut entries = self.disk.entries(path);
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        entries.extend(texts.keys().filter(|it| it.parent() == Some(path)).cloned());
        entries.sort();
        entries.dedup();
        entries
    }
}
