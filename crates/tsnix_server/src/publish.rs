//! Diagnostics: pushed to clients that do not ask for them, and kept in step.
//!
//! Of a long program first is said what checking finds, module by module, and when nobody types what compiling finds
//! besides. Clients that ask are asked to ask again where what they were answered is no longer all.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types as lsp;
use tsnix_source::{Diagnostic, FileSet};

use crate::capabilities::{ClientAbilities, Refreshes};
use crate::convert;
use crate::documents::{Document, Documents, uri_of};
use crate::projects::ProjectState;
use crate::stale::stale_outputs;
use crate::world::World;

/// What is said, by file.
pub(crate) type Found = BTreeMap<PathBuf, Vec<lsp::Diagnostic>>;

/// What the client was told, so that what no longer holds is taken back.
#[derive(Default)]
pub(crate) struct Published {
    by_path: Found,
    /// What was known first the last time.
    first: Found,
    /// What was known only in the end, with the text that it is about: it stays while that is being checked.
    late: BTreeMap<PathBuf, (Option<Arc<str>>, Vec<lsp::Diagnostic>)>,
    /// What a client that asks was answered, by name.
    answered: BTreeMap<PathBuf, String>,
}

impl Published {
    /// What is known to be said of a file.
    pub(crate) fn of(&self, path: &Path) -> Vec<lsp::Diagnostic> {
        self.by_path.get(path).cloned().unwrap_or_default()
    }

    /// The client was answered something.
    pub(crate) fn answered(&mut self, path: PathBuf, result_id: String) {
        self.answered.insert(path, result_id);
    }

    /// Whether there is an answer that may have become old.
    pub(crate) fn has_answered(&self) -> bool {
        !self.answered.is_empty()
    }

    /// A document has changed: the client asks by itself.
    pub(crate) fn will_be_asked_again(&mut self, path: &Path) {
        self.answered.remove(path);
    }
}

/// The projects of the open documents; with `folders` those of the client's folders, too.
fn roots(world: &mut World, with_folders: bool) -> BTreeSet<PathBuf> {
    let fs = world.fs();
    let mut roots = BTreeSet::new();
    // A document that no entry leads to becomes an entry before its project is compiled.
    for path in own_documents(world) {
        if let Some(state) = world.projects.of(&fs, &path) {
            state.file_of(fs.as_ref(), &path);
            roots.insert(state.root.clone());
        }
    }
    if with_folders {
        for folder in &world.folders {
            roots.extend(world.projects.of_folder(&fs, folder).map(|it| it.root.clone()));
        }
    }
    roots
}

fn own_documents(world: &World) -> Vec<PathBuf> {
    world.documents.paths().filter(|path| !world.is_library(path)).cloned().collect()
}

/// Everything said about the projects of the open documents, by file; with `folders` about those of the client's
/// folders, too.
pub(crate) fn all(world: &mut World, with_folders: bool) -> Found {
    let mut found = Found::new();
    let (fs, disk) = (world.fs(), world.disk());
    let roots = roots(world, with_folders);
    for state in world.projects.iter_mut().filter(|it| roots.contains(&it.root)) {
        if state.compiled(fs.as_ref()).is_some() && std::mem::take(&mut state.was_wrong) {
            let message = "what was kept of a program did not hold (a defect); it was checked anew";
            world.outbox.log(lsp::MessageType::ERROR, message);
        }
        let Some(compilation) = state.compiled(fs.as_ref()) else { continue };
        let checked = &compilation.checked;
        by_file(&mut found, &checked.files, &checked.diagnostics, &world.documents, &world.client);
        if world.settings.stale_outputs {
            for (path, hint) in stale_outputs(compilation, fs.as_ref(), disk.as_ref()) {
                found.entry(path).or_default().push(hint);
            }
        }
    }
    for path in own_documents(world) {
        found.entry(path).or_default();
    }
    found
}

/// Adds what is said about a program.
fn by_file(
    found: &mut Found,
    files: &FileSet,
    said: &[Diagnostic],
    documents: &Documents,
    client: &ClientAbilities,
) {
    for diagnostic in said {
        let path = files.file(diagnostic.file).path().to_path_buf();
        let converted = convert::diagnostic(files, documents, diagnostic, client);
        found.entry(path).or_default().push(converted);
    }
}

/// Whether some program of an open document is one that is looked at in pieces.
fn is_long(world: &mut World) -> bool {
    let fs = world.fs();
    let roots = roots(world, false);
    world.projects.iter_mut().any(|it| roots.contains(&it.root) && it.is_long(fs.as_ref()))
}

/// Checks a piece of the programs that are looked at in pieces; false where nothing is left.
pub(crate) fn step(world: &mut World) -> bool {
    let fs = world.fs();
    let roots = roots(world, false);
    world.projects.iter_mut().any(|it| roots.contains(&it.root) && it.step(fs.as_ref()))
}

/// As [`step`], of what is left to compile them.
pub(crate) fn deepen(world: &mut World) -> bool {
    world.projects.iter_mut().any(ProjectState::deepen)
}

/// Tells the client what is known; whether there may be more.
pub(crate) fn first_word(world: &mut World) -> bool {
    if !is_long(world) {
        last_word(world);
        return false;
    }
    let fs = world.fs();
    let roots = roots(world, false);
    let mut found = Found::new();
    for state in world.projects.iter_mut().filter(|it| roots.contains(&it.root)) {
        if let Some((_, files, said)) = state.words(fs.as_ref()) {
            by_file(&mut found, files, said, &world.documents, &world.client);
        }
    }
    for path in own_documents(world) {
        found.entry(path).or_default();
    }
    world.published.first.clone_from(&found);
    // What only compiling finds is not taken back for a moment with each letter that is typed elsewhere.
    for (path, (text, late)) in &world.published.late {
        if world.documents.get(path).map(|it| &it.text) == text.as_ref() {
            found.entry(path.clone()).or_default().extend(late.iter().cloned());
        }
    }
    tell(world, found, true);
    true
}

/// Tells the client everything.
pub(crate) fn last_word(world: &mut World) {
    let found = all(world, false);
    let first = std::mem::take(&mut world.published.first);
    let is_first = first.is_empty();
    let late = |(path, all): (&PathBuf, &Vec<lsp::Diagnostic>)| {
        let known = first.get(path).map_or(&[][..], Vec::as_slice);
        let late: Vec<_> = all.iter().filter(|it| !known.contains(it)).cloned().collect();
        let text = world.documents.get(path).map(|it| Arc::clone(&it.text));
        (!is_first && !late.is_empty()).then(|| (path.clone(), (text, late)))
    };
    world.published.late = found.iter().filter_map(late).collect();
    tell(world, found, is_first);
}

/// A name for what is said about a file: the same for the same.
pub(crate) fn result_id(diagnostics: &[lsp::Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // Diagnostics are plain data: nothing of them can't be written.
    hasher.write(&serde_json::to_vec(diagnostics).unwrap_or_default());
    format!("{:016x}", hasher.finish())
}

/// Tells the client what changed since it was told the last time; open documents always where `with_version`.
fn tell(world: &mut World, found: Found, with_version: bool) {
    let before = std::mem::take(&mut world.published.by_path);
    let said = found.iter().filter(|(_, diagnostics)| !diagnostics.is_empty());
    world.published.by_path = said.map(|(path, said)| (path.clone(), said.clone())).collect();
    if world.client.pulls_diagnostics {
        let is_old = |(path, id): (&PathBuf, &String)| {
            found.get(path).is_some_and(|diagnostics| result_id(diagnostics) != *id)
        };
        if world.client.refreshes.diagnostics && world.published.answered.iter().any(is_old) {
            world.published.answered.clear();
            world.outbox.refresh(Refreshes { diagnostics: true, ..Refreshes::default() });
        }
        return;
    }
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
        let is_told = with_version && document.is_some();
        let known = before.get(path).map_or(&[][..], Vec::as_slice);
        if (is_told || known != diagnostics.as_slice())
            && let Some(uri) = uri_of(path, &world.documents)
        {
            world.outbox.publish(uri, diagnostics.clone(), version(document));
        }
    }
}
