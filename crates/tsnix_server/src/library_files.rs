//! Declarations as files that an editor can open: those of a project's typings lie on disk, those that came
//! with tsnix are written to the user's cache when somebody goes there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types as lsp;
use tsnix_project::typings::{EMBEDDED, FOLDER, PREFIX};
use tsnix_source::{FileSystem, SourceFile, TextRange};

use crate::convert::{self, Encoding};

/// Where declarations are for the client.
pub(crate) struct LibraryFiles {
    fs: Arc<dyn FileSystem>,
    cache: Option<PathBuf>,
}

impl LibraryFiles {
    pub(crate) fn new(fs: Arc<dyn FileSystem>) -> Self {
        Self { fs, cache: cache_folder() }
    }

    /// Whether a document is a declaration that is only looked at: nothing is said about it.
    pub(crate) fn is_library(&self, path: &Path) -> bool {
        let is_cached = self.cache.as_ref().is_some_and(|cache| path.starts_with(cache));
        let is_typing = || path.to_str().is_some_and(|it| it.contains(&format!("/{FOLDER}/")));
        is_cached || is_typing()
    }

    /// The place of a range of a part of a file; `offset` is what is added to get the one in the file.
    pub(crate) fn location(
        &self,
        path: &Path,
        offset: i64,
        range: TextRange,
        encoding: Encoding,
    ) -> Option<lsp::Location> {
        let (path, text) = self.file(path)?;
        let moved = |at: u32| u32::try_from(i64::from(at) + offset).ok();
        let range = TextRange::new(moved(range.start)?, moved(range.end)?);
        let file = SourceFile::new(&path, text);
        Some(lsp::Location::new(
            lsp::Url::from_file_path(&path).ok()?,
            convert::range(&file, range, encoding),
        ))
    }

    /// A file on disk with this content.
    fn file(&self, path: &Path) -> Option<(PathBuf, String)> {
        let Some(name) = path.to_str().and_then(|it| it.strip_prefix(PREFIX)) else {
            let text = String::from_utf8(self.fs.read(path).ok()?).ok()?;
            return Some((path.to_path_buf(), text));
        };
        let (_, text) = EMBEDDED.iter().find(|(it, _)| *it == name)?;
        let target = self.cache.as_ref()?.join(name);
        write_once(&target, text).ok()?;
        Some((target, (*text).to_owned()))
    }
}

/// The folder for what this version of tsnix brings along.
#[allow(clippy::disallowed_methods, reason = "the server is one of the places where the environment is")]
fn cache_folder() -> Option<PathBuf> {
    let given = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let base = given("XDG_CACHE_HOME")
        .or_else(|| given("LOCALAPPDATA"))
        .or_else(|| Some(given("HOME")?.join(".cache")))?;
    Some(base.join("tsnix").join(env!("CARGO_PKG_VERSION")).join("typings"))
}

/// Writes a file that is not there, or not so.
#[allow(clippy::disallowed_methods, reason = "the server is one of the places where the disk is")]
fn write_once(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|it| it == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Another server may do the same: the file is there wholly or not at all.
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&temporary, text)?;
    std::fs::rename(&temporary, path)
}
