//! Diagnostics: pushed to clients that do not ask for them, and kept in step.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};
use std::path::PathBuf;

use tower_lsp::lsp_types as lsp;
use tsnix_project::Compilation;

use crate::capabilities::{ClientAbilities, Refreshes};
use crate::convert;
use crate::documents::{Document, Documents, uri_of};
use crate::stale::stale_outputs;
use crate::world::World;

/// What the client was told, so that what no longer holds is taken back.
#[derive(Default)]
pub(crate) struct Published {
    by_path: BTreeMap<PathBuf, Vec<lsp::Diagnostic>>,
}

/// Everything said about the projects of the open documents, by file; with `folders` about those of the client's
/// folders, too.
pub(crate) fn all(world: &mut World, with_folders: bool) -> BTreeMap<PathBuf, Vec<lsp::Diagnostic>> {
    let mut found: BTreeMap<PathBuf, Vec<lsp::Diagnostic>> = BTreeMap::new();
    let (fs, disk) = (world.fs(), world.disk());
    let paths: Vec<PathBuf> =
        world.documents.paths().filter(|path| !world.is_library(path)).cloned().collect();
    let mut roots = BTreeSet::new();
    // A document that no entry leads to becomes an entry before its project is compiled.
    for path in &paths {
        if let Some(state) = world.projects.of(&fs, path) {
            state.file_of(fs.as_ref(), path);
            roots.insert(state.root.clone());
        }
    }
    if with_folders {
        for folder in &world.folders {
            roots.extend(world.projects.of_folder(&fs, folder).map(|it| it.root.clone()));
        }
    }
    for state in world.projects.iter_mut().filter(|it| roots.contains(&it.root)) {
        let Some(compilation) = state.compiled(fs.as_ref()) else { continue };
        for (path, diagnostics) in by_file(compilation, &world.documents, &world.client) {
            found.entry(path).or_default().extend(diagnostics);
        }
        if world.settings.stale_outputs {
            for (path, hint) in stale_outputs(compilation, fs.as_ref(), disk.as_ref()) {
                found.entry(path).or_default().push(hint);
            }
        }
    }
    for path in paths {
        found.entry(path).or_default();
    }
    found
}

/// What is said about a program, by file.
fn by_file(
    compilation: &Compilation,
    documents: &Documents,
    client: &ClientAbilities,
) -> BTreeMap<PathBuf, Vec<lsp::Diagnostic>> {
    let files = &compilation.checked.files;
    let mut found: BTreeMap<PathBuf, Vec<lsp::Diagnostic>> = BTreeMap::new();
    for diagnostic in &compilation.checked.diagnostics {
        let path = files.file(diagnostic.file).path().to_path_buf();
        let converted = convert::diagnostic(files, documents, diagnostic, client);
        found.entry(path).or_default().push(converted);
    }
    found
}

/// A name for what is said about a file: the same for the same.
pub(crate) fn result_id(diagnostics: &[lsp::Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // Diagnostics are plain data: nothing of them can't be written.
    hasher.write(&serde_json::to_vec(diagnostics).unwrap_or_default());
    format!("{:016x}", hasher.finish())
}

/// Tells the client what changed since it was told the last time.
pub(crate) fn publish(world: &mut World) {
    if world.client.pulls_diagnostics {
        if world.client.refreshes.diagnostics {
            world.outbox.refresh(Refreshes { diagnostics: true, ..Refreshes::default() });
        }
        return;
    }
    let found = all(world, false);
    let before = std::mem::take(&mut world.published.by_path);
    for path in before.keys().filter(|it| !found.contains_key(*it)) {
        if let Some(uri) = uri_of(path, &world.documents) {
            world.outbox.publish(uri, Vec::new(), None);
        }
    }
    for (path, diagnostics) in &found {
        let document = world.documents.get(path);
        let version =
            |it: Option<&Document>| it.map(|it| it.version).filter(|_| world.client.diagnostics.version);
        // An open document is told each time, with its version: the client waits for it.
        let is_news = document.is_some() || before.get(path) != Some(diagnostics);
        if is_news && let Some(uri) = uri_of(path, &world.documents) {
            world.outbox.publish(uri, diagnostics.clone(), version(document));
        }
    }
    world.published.by_path = found.into_iter().filter(|(_, diagnostics)| !diagnostics.is_empty()).collect();
}
