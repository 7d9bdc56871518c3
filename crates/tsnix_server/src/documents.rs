//! The documents that the client has open: their texts, changed edit by edit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};
use tsnix_source::SourceFile;

use crate::convert::{Encoding, offset};

/// An open document.
pub(crate) struct Document {
    /// As the client writes it.
    pub(crate) uri: Url,
    /// The client's number of the text.
    pub(crate) version: i32,
    /// The text.
    pub(crate) text: Arc<str>,
}

/// The open documents by path.
#[derive(Default)]
pub(crate) struct Documents {
    open: BTreeMap<PathBuf, Document>,
}

impl Documents {
    pub(crate) fn insert(&mut self, path: PathBuf, document: Document) {
        self.open.insert(path, document);
    }

    pub(crate) fn remove(&mut self, path: &Path) {
        self.open.remove(path);
    }

    pub(crate) fn get(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }

    /// The names that the client has for them.
    pub(crate) fn uris(&self) -> Vec<Url> {
        self.open.values().map(|it| it.uri.clone()).collect()
    }

    /// Applies edits in order; each speaks of the text that the one before left.
    pub(crate) fn change(
        &mut self,
        path: &Path,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Option<Arc<str>> {
        let document = self.open.get_mut(path)?;
        let mut text = document.text.to_string();
        for change in changes {
            match change.range {
                None => text = change.text,
                Some(range) => {
                    let file = SourceFile::new(path, text.as_str());
                    let start = offset(&file, range.start, encoding) as usize;
                    let end = (offset(&file, range.end, encoding) as usize).max(start);
                    text.replace_range(start..end, &change.text);
                }
            }
        }
        document.version = version;
        document.text = text.into();
        Some(Arc::clone(&document.text))
    }
}

/// The path that stands for a document: that of its file, else one that no file has.
pub(crate) fn path_of(uri: &Url) -> PathBuf {
    if uri.scheme() == "file"
        && let Ok(path) = uri.to_file_path()
    {
        return tsnix_check::module_graph::normalize(&path);
    }
    // untitled:Untitled-1  =>  /untitled:/Untitled-1.ts
    let mut name = uri.path().trim_start_matches('/').to_owned();
    if !name.ends_with(".ts") {
        name.push_str(".ts");
    }
    Path::new("/").join(format!("{}:", uri.scheme())).join(name)
}

/// The name of a path for the client.
pub(crate) fn uri_of(path: &Path, documents: &Documents) -> Option<Url> {
    match documents.get(path) {
        Some(document) => Some(document.uri.clone()),
        None => Url::from_file_path(path).ok(),
    }
}
