//! Texts that are not written yet, laid over the files they belong to: open documents, drafts.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{FileSystem, MappedBytes};

/// A file system in which some files read as the texts that are laid over them.
pub struct OverlayFileSystem {
    below: Arc<dyn FileSystem>,
    texts: Mutex<BTreeMap<PathBuf, Arc<str>>>,
}

impl OverlayFileSystem {
    /// Nothing is laid over anything yet.
    pub fn new(below: Arc<dyn FileSystem>) -> Self {
        Self { below, texts: Mutex::default() }
    }

    /// Lays a text over a file.
    pub fn set(&self, path: PathBuf, text: Arc<str>) {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(path, text);
    }

    /// Shows the file again.
    pub fn clear(&self, path: &Path) {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    fn text(&self, path: &Path) -> Option<Arc<str>> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned()
    }
}

impl FileSystem for OverlayFileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.text(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.below.read(path),
        }
    }

    fn map(&self, path: &Path) -> io::Result<MappedBytes> {
        match self.text(path) {
            Some(text) => Ok(Box::new(text.as_bytes().to_vec())),
            None => self.below.map(path),
        }
    }

    fn is_file(&self, path: &Path) -> bool {
        self.text(path).is_some() || self.below.is_file(path)
    }

    fn is_directory(&self, path: &Path) -> bool {
        self.below.is_directory(path)
    }

    fn entries(&self, path: &Path) -> Vec<PathBuf> {
        let mut entries = self.below.entries(path);
        let texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        entries.extend(texts.keys().filter(|it| it.parent() == Some(path)).cloned());
        entries.sort();
        entries.dedup();
        entries
    }
}
