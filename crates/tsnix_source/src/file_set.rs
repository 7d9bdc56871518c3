//! The files of a program, by number.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::LineIndex;

/// The number of a file in its [`FileSet`]; stable for the life of the set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

impl fmt::Debug for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileId({})", self.0)
    }
}

/// One text file: its path and its text. Clones share the text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    path: Arc<Path>,
    text: Arc<str>,
    lines: Arc<OnceLock<LineIndex>>,
}

impl SourceFile {
    /// A file at `path` (absolute, or a virtual path for embedded declarations) with `text`.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into().into(), text: text.into(), lines: Arc::default() }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The lines of the text, found on first use.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// The files of a program. Diagnostics and ranges refer to them by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct FileSet {
    files: Vec<SourceFile>,
}

impl FileSet {
    /// Adds a file and gives its number. Two files of one path are two files.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(self.files.len() as u32);
        self.files.push(file);
        id
    }

    /// The file of a number that this set gave.
    ///
    /// # Panics
    /// For a number of another set: a defect of the caller.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Replaces the text of a file; its number stays.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        self.files[id.0 as usize] = file;
    }

    /// The file at `path`, if there is one.
    pub fn find(&self, path: &Path) -> Option<FileId> {
        self.files.iter().position(|file| file.path() == path).map(|at| FileId(at as u32))
    }

    /// All files with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }
}
