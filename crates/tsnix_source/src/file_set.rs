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

/// Numbers from here on are those of [`VirtualFiles`].
pub const FIRST_VIRTUAL: u32 = 1 << 30;

/// Files that are there only when they are asked for: declarations, of which a program needs few.
pub trait VirtualFiles: Send + Sync {
    /// The file of a number from [`FIRST_VIRTUAL`] on.
    fn file(&self, id: FileId) -> Option<&SourceFile>;
}

/// The files of a program. Diagnostics and ranges refer to them by [`FileId`].
#[derive(Clone, Default)]
pub struct FileSet {
    files: Vec<SourceFile>,
    virtual_files: Option<Arc<dyn VirtualFiles>>,
}

impl fmt::Debug for FileSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileSet").field("files", &self.files).finish_non_exhaustive()
    }
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
        if id.0 >= FIRST_VIRTUAL
            && let Some(file) = self.virtual_files.as_ref().and_then(|files| files.file(id))
        {
            return file;
        }
        &self.files[id.0 as usize]
    }

    /// Lets the numbers from [`FIRST_VIRTUAL`] on mean these files.
    pub fn set_virtual(&mut self, files: Arc<dyn VirtualFiles>) {
        self.virtual_files = Some(files);
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
