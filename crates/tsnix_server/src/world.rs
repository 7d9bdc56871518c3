//! All that the server knows: the documents, the projects, and what has been said to the client.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::{self as lsp, Url};
use tsnix_ide::Analysis;
use tsnix_project::Compilation;
use tsnix_source::{Diagnostic, FileId, FileSystem, SourceFile, TextRange};

use crate::capabilities::{ClientAbilities, Refreshes};
use tsnix_source::file_system::OverlayFileSystem as Overlay;

use crate::client::Outbox;
use crate::convert::{self, Encoding};
use crate::documents::{Document, Documents, path_of, uri_of};
use crate::library_files::LibraryFiles;
use crate::projects::{ProjectState, Projects};
use crate::publish::{self, Published};
use crate::requests::completion::Lists;
use crate::settings::{self, Settings};

/// What there is to do while nobody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chore {
    /// Nothing.
    None,
    /// Something that the client waits for.
    Now,
    /// Something for when nothing comes any more.
    InQuiet,
}

/// The state of the server. Lives on the worker thread.
pub(crate) struct World {
    pub(crate) outbox: Outbox,
    pub(crate) client: ClientAbilities,
    pub(crate) documents: Documents,
    pub(crate) projects: Projects,
    pub(crate) published: Published,
    /// The colours that each document was last told, for telling the difference.
    pub(crate) tokens: HashMap<Url, lsp::SemanticTokens>,
    /// How many answers with a number were given.
    pub(crate) answers: u64,
    pub(crate) settings: Settings,
    /// The folders that the client has open.
    pub(crate) folders: Vec<PathBuf>,
    /// The lock files for which new typings were offered.
    pub(crate) offered: BTreeMap<PathBuf, Vec<u8>>,
    /// The completions that were given last.
    pub(crate) lists: Lists,
    library: LibraryFiles,
    overlay: Arc<Overlay>,
    fs: Arc<dyn FileSystem>,
    disk: Arc<dyn FileSystem>,
    /// Something is to be said that the client has not been told.
    needs_diagnostics: bool,
    /// Only the first word was said, of programs that are looked at in pieces.
    needs_last_word: bool,
    /// Whether each open document is known to its project.
    is_assigned: bool,
}

/// A document and the program around it, for one request.
pub(crate) struct Context<'a> {
    pub(crate) analysis: Analysis<'a>,
    pub(crate) file: FileId,
    pub(crate) documents: &'a Documents,
    pub(crate) client: &'a ClientAbilities,
    library: &'a LibraryFiles,
}

impl World {
    pub(crate) fn new(disk: Arc<dyn FileSystem>, outbox: Outbox) -> Self {
        let overlay = Arc::new(Overlay::new(Arc::clone(&disk)));
        let fs: Arc<dyn FileSystem> = Arc::<Overlay>::clone(&overlay);
        Self {
            outbox,
            client: ClientAbilities::default(),
            documents: Documents::default(),
            projects: Projects::new(Settings::default().in_pieces_from),
            published: Published::default(),
            tokens: HashMap::new(),
            answers: 0,
            settings: Settings::default(),
            folders: Vec::new(),
            offered: BTreeMap::new(),
            lists: Lists::default(),
            disk: Arc::clone(&disk),
            library: LibraryFiles::new(Arc::clone(&fs)),
            overlay,
            fs,
            needs_diagnostics: false,
            needs_last_word: false,
            is_assigned: false,
        }
    }

    /// The files as the editor shows them.
    pub(crate) fn fs(&self) -> Arc<dyn FileSystem> {
        Arc::clone(&self.fs)
    }

    /// A document was opened.
    pub(crate) fn open(&mut self, uri: Url, version: i32, text: &str) {
        let path = path_of(&uri);
        let text: Arc<str> = text.into();
        self.overlay.set(path.clone(), Arc::clone(&text));
        self.documents.insert(path, Document { uri, version, text });
        self.is_assigned = false;
        self.changed();
    }

    /// A document was changed.
    pub(crate) fn change(
        &mut self,
        uri: &Url,
        version: i32,
        changes: Vec<lsp::TextDocumentContentChangeEvent>,
    ) {
        let path = path_of(uri);
        if let Some(text) = self.documents.change(&path, version, changes, self.client.encoding) {
            self.published.will_be_asked_again(&path);
            self.overlay.set(path, text);
            self.changed();
        }
    }

    /// A document was closed: its file counts again.
    pub(crate) fn close(&mut self, uri: &Url) {
        let path = path_of(uri);
        self.overlay.clear(&path);
        self.documents.remove(&path);
        self.tokens.remove(uri);
        let documents = &self.documents;
        self.projects.retain(|it| documents.get(it).is_some(), &self.folders);
        self.changed();
    }

    /// The text of an open document.
    pub(crate) fn text_of(&self, uri: &Url) -> Option<String> {
        Some(self.documents.get(&path_of(uri))?.text.to_string())
    }

    /// Something that programs are made of is not what it was.
    pub(crate) fn changed(&mut self) {
        self.projects.invalidate();
        self.needs_diagnostics = true;
    }

    /// Configuration, typings or lock files changed: all is found anew.
    pub(crate) fn forget_programs(&mut self) {
        self.projects.clear();
        self.is_assigned = false;
        self.needs_diagnostics = true;
    }

    /// Typings were written anew.
    pub(crate) fn reload_typings(&mut self) {
        self.projects.iter_mut().for_each(ProjectState::reload_typings);
        self.changed();
        let refreshes = self.client.refreshes;
        // Diagnostics follow with the next chore.
        self.outbox.refresh(Refreshes { diagnostics: false, ..refreshes });
    }

    /// The user has other settings.
    pub(crate) fn set_settings(&mut self, section: &serde_json::Value) {
        let settings = settings::read(section).unwrap_or_else(|problem| {
            self.outbox.log(lsp::MessageType::WARNING, problem);
            Settings::default()
        });
        if settings != self.settings {
            self.projects.set_long(settings.in_pieces_from);
            self.settings = settings;
            self.needs_diagnostics = true;
            self.outbox.refresh(Refreshes { diagnostics: false, ..self.client.refreshes });
        }
    }

    /// The files without what the editor has open.
    pub(crate) fn disk(&self) -> Arc<dyn FileSystem> {
        Arc::clone(&self.disk)
    }

    /// What there is to do while nobody asks.
    pub(crate) fn chore(&self) -> Chore {
        // Who asks is told nothing before, but that an answer of before is old.
        let is_awaited = !self.client.pulls_diagnostics
            || self.client.refreshes.diagnostics && self.published.has_answered();
        match (self.needs_diagnostics && is_awaited, self.needs_last_word) {
            (true, _) => Chore::Now,
            (false, true) => Chore::InQuiet,
            (false, false) => Chore::None,
        }
    }

    /// Does a piece of what was left for a moment in which nobody asks.
    pub(crate) fn do_chore(&mut self) {
        if self.needs_diagnostics {
            if publish::step(self) {
                return;
            }
            // First, so that what fails is not tried for ever.
            self.needs_diagnostics = false;
            self.needs_last_word = publish::first_word(self);
        } else if !publish::deepen(self) {
            self.needs_last_word = false;
            publish::last_word(self);
        }
    }

    /// Nothing is said before the next change.
    pub(crate) fn leave_chores(&mut self) {
        self.needs_diagnostics = false;
        self.needs_last_word = false;
    }

    /// Does at once what is to be said first. What somebody asks for is done whoever waits for it.
    pub(crate) fn say_first_word(&mut self) {
        while self.needs_diagnostics {
            self.do_chore();
        }
    }

    /// Whether a document is a declaration that is only looked at.
    pub(crate) fn is_library(&self, path: &Path) -> bool {
        self.library.is_library(path)
    }

    /// Hands every open document to its project: which project that is may have changed.
    fn assign(&mut self) {
        let fs = self.fs();
        let paths: Vec<_> =
            self.documents.paths().filter(|it| !self.library.is_library(it)).cloned().collect();
        for path in paths {
            if let Some(state) = self.projects.of(&fs, &path) {
                state.open(&path);
            }
        }
        self.is_assigned = true;
    }

    /// The project of a document, for a question about it. Nothing where it is no module of a program.
    fn asked(&mut self, uri: &Url) -> Option<Asked<'_>> {
        let path = path_of(uri);
        if self.library.is_library(&path) {
            return None;
        }
        if !self.is_assigned {
            self.assign();
        }
        let fs = self.fs();
        let state = self.projects.of(&fs, &path)?;
        let file = state.file_of(fs.as_ref(), &path)?;
        let around = Around { documents: &self.documents, client: &self.client, library: &self.library };
        Some(Asked { fs, path, file, state, around })
    }

    /// Answers a question about a document. Nothing where it is no module of a program.
    pub(crate) fn with<R>(&mut self, uri: &Url, answer: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
        let Asked { fs, file, state, around, .. } = self.asked(uri)?;
        let (checked, others) = state.with_sources(fs.as_ref())?;
        Some(answer(&around.context(Analysis::new(checked).with_others(others), file)))
    }

    /// Answers a question about a document's program with what is known to be said of it.
    pub(crate) fn with_words<R>(
        &mut self,
        uri: &Url,
        answer: impl FnOnce(&Context<'_>, &[Diagnostic]) -> R,
    ) -> Option<R> {
        let Asked { fs, file, state, around, .. } = self.asked(uri)?;
        let (checked, _, said) = state.words(fs.as_ref())?;
        Some(answer(&around.context(Analysis::new(checked), file), said))
    }

    /// Finds the modules of a document's project that nothing leads to, for the questions that follow.
    pub(crate) fn look_for_sources(&mut self, uri: &Url) {
        if let Some(Asked { fs, state, .. }) = self.asked(uri) {
            state.look_for_sources(fs.as_ref());
        }
    }

    /// As [`World::with`], with a program of all modules in the project's folder.
    pub(crate) fn with_all_modules<R>(
        &mut self,
        uri: &Url,
        answer: impl FnOnce(&Context<'_>) -> R,
    ) -> Option<R> {
        let Asked { fs, path, state, around, .. } = self.asked(uri)?;
        let wide = state.wide(fs.as_ref());
        let checked = match &wide {
            Some(checked) => checked,
            None => state.checked(fs.as_ref())?,
        };
        let file = checked.files.find(&path).filter(|id| checked.model.graph().module(*id).is_some())?;
        Some(answer(&around.context(Analysis::new(checked), file)))
    }

    /// Answers a question about a document's program with all diagnostics and Nix.
    pub(crate) fn with_compiled<R>(
        &mut self,
        uri: &Url,
        answer: impl FnOnce(&Context<'_>, &Compilation) -> R,
    ) -> Option<R> {
        let Asked { fs, file, state, around, .. } = self.asked(uri)?;
        let compilation = state.compiled(fs.as_ref())?;
        Some(answer(&around.context(Analysis::new(&compilation.checked), file), compilation))
    }
}

/// A document that is asked about, its project, and what is around them.
struct Asked<'a> {
    fs: Arc<dyn FileSystem>,
    path: PathBuf,
    file: FileId,
    state: &'a mut ProjectState,
    around: Around<'a>,
}

/// What every [`Context`] has, whatever is asked.
struct Around<'a> {
    documents: &'a Documents,
    client: &'a ClientAbilities,
    library: &'a LibraryFiles,
}

impl<'a> Around<'a> {
    fn context<'b>(&self, analysis: Analysis<'b>, file: FileId) -> Context<'b>
    where
        'a: 'b,
    {
        let Self { documents, client, library } = *self;
        Context { analysis, file, documents, client, library }
    }
}

impl Context<'_> {
    /// How the client counts.
    pub(crate) fn encoding(&self) -> Encoding {
        self.client.encoding
    }

    /// The document.
    pub(crate) fn source(&self) -> &SourceFile {
        self.analysis.files.file(self.file)
    }

    /// A position of the client as an offset in the document.
    pub(crate) fn offset(&self, position: lsp::Position) -> u32 {
        convert::offset(self.source(), position, self.encoding())
    }

    /// A range of the document for the client.
    pub(crate) fn range(&self, range: TextRange) -> lsp::Range {
        convert::range(self.source(), range, self.encoding())
    }

    /// A range of the client in bytes.
    pub(crate) fn text_range(&self, range: lsp::Range) -> TextRange {
        convert::text_range(self.source(), range, self.encoding())
    }

    /// The name of a file of the program for the client.
    pub(crate) fn uri(&self, file: FileId) -> Option<Url> {
        self.uri_of_path(self.analysis.files.file(file).path())
    }

    pub(crate) fn uri_of_path(&self, path: &Path) -> Option<Url> {
        uri_of(path, self.documents).or_else(|| crate::projects::virtual_uri(path))
    }

    /// A place of the program for the client.
    pub(crate) fn location(&self, place: tsnix_ide::FileRange) -> Option<lsp::Location> {
        if let Some((path, offset)) = self.analysis.model.graph().libraries.origin(place.file) {
            return self.library.location(path, offset, place.range, self.encoding());
        }
        let file = self.analysis.files.file(place.file);
        let range = convert::range(file, place.range, self.encoding());
        Some(lsp::Location::new(self.uri(place.file)?, range))
    }

    /// Edits by file as a change of the workspace.
    pub(crate) fn workspace_edit(
        &self,
        edits: impl IntoIterator<Item = (FileId, Vec<tsnix_source::Edit>)>,
    ) -> lsp::WorkspaceEdit {
        let mut changes = Vec::new();
        for (file, edits) in edits {
            let Some(uri) = self.uri(file) else { continue };
            let source = self.analysis.files.file(file);
            let version = self.documents.get(source.path()).map(|it| it.version);
            let edits =
                edits.iter().map(|it| lsp::OneOf::Left(convert::text_edit(source, it, self.encoding())));
            changes.push(lsp::TextDocumentEdit {
                text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
                edits: edits.collect(),
            });
        }
        if self.client.document_changes {
            let document_changes = Some(lsp::DocumentChanges::Edits(changes));
            return lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() };
        }
        let mut by_uri = HashMap::new();
        for change in changes {
            let edits = change.edits.into_iter().filter_map(|it| match it {
                lsp::OneOf::Left(edit) => Some(edit),
                lsp::OneOf::Right(_) => None,
            });
            by_uri.insert(change.text_document.uri, edits.collect());
        }
        lsp::WorkspaceEdit { changes: Some(by_uri), ..lsp::WorkspaceEdit::default() }
    }

    /// As [`Context::workspace_edit`], with files that are made first.
    pub(crate) fn workspace_edit_with(
        &self,
        edits: impl IntoIterator<Item = (FileId, Vec<tsnix_source::Edit>)>,
        creates: &[tsnix_ide::code_actions::NewFile],
    ) -> lsp::WorkspaceEdit {
        let changed = self.workspace_edit(edits);
        if creates.is_empty() {
            return changed;
        }
        let mut operations: Vec<lsp::DocumentChangeOperation> = Vec::new();
        for made in creates {
            let Some(uri) = self.uri_of_path(&made.path) else { continue };
            let options = lsp::CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(true) };
            operations.push(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(lsp::CreateFile {
                uri: uri.clone(),
                options: Some(options),
                annotation_id: None,
            })));
            let edit = lsp::TextEdit { range: lsp::Range::default(), new_text: made.text.clone() };
            operations.push(lsp::DocumentChangeOperation::Edit(lsp::TextDocumentEdit {
                text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version: None },
                edits: vec![lsp::OneOf::Left(edit)],
            }));
        }
        if let Some(lsp::DocumentChanges::Edits(edits)) = changed.document_changes {
            operations.extend(edits.into_iter().map(lsp::DocumentChangeOperation::Edit));
        }
        let document_changes = Some(lsp::DocumentChanges::Operations(operations));
        lsp::WorkspaceEdit { document_changes, ..lsp::WorkspaceEdit::default() }
    }
}
