//! Which project a document belongs to, and each project's program.
//!
//! A project is what the command line would take for one: the nearest `tsnix.json`, else the nearest
//! `flake.ts`, else the document's own folder. Open documents belong to the program whatever leads to them; one
//! that nothing leads to is compiled like an entry.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tower_lsp::lsp_types::Url;
use tsnix_ide::other_modules::{self, OtherModule};
use tsnix_project::discover::{Project, discover, sources};
use tsnix_project::{Checked, Compilation, Compiled, Diagnosis, Session};
use tsnix_source::{Diagnostic, FileId, FileSet, FileSystem};

use crate::typings::{self, Stamp};

/// A project and its program.
pub(crate) struct ProjectState {
    /// The folder of its configuration or of its flake.
    pub(crate) root: PathBuf,
    session: Session,
    /// What its settings, or its flake, say is compiled.
    entries: Vec<PathBuf>,
    /// Open documents of it.
    open: Vec<PathBuf>,
    program: Program,
    /// How far a loaded program has been checked.
    early: Option<Early>,
    /// Of a program of more bytes (libraries aside) first is said what checking finds, and what the whole compilation
    /// finds only when nobody types. A shorter one is compiled before anybody has noticed.
    long: usize,
    /// Whether what was kept was said once where it did not hold: a defect.
    pub(crate) was_wrong: bool,
    /// Of the typings that the session has.
    typings: Stamp,
    /// The modules in the project's folder, and when they were looked for.
    sources: Option<(Instant, Vec<OtherModule>)>,
}

/// For how long the modules in a project's folder are taken for what they were.
const FRESH: Duration = Duration::from_secs(2);

/// How far the program has been looked at.
enum Program {
    /// Something changed.
    Stale,
    /// Names and types can be asked for.
    Loaded(Box<Checked>),
    /// All is said, and the Nix is there.
    Compiled(Box<Compilation>),
}

/// What is found before a program is compiled.
struct Early {
    diagnosis: Diagnosis,
    /// All of it, when nothing is left.
    said: Option<(FileSet, Vec<Diagnostic>)>,
}

impl ProjectState {
    fn new(fs: &Arc<dyn FileSystem>, project: Project, entries: Vec<PathBuf>, long: usize) -> Self {
        let root = project.root.clone();
        let typings = typings::stamp(&tsnix_project::typings::folder(&project));
        let session = Session::for_editor(Arc::clone(fs), project);
        Self {
            root,
            session,
            entries,
            open: Vec::new(),
            program: Program::Stale,
            early: None,
            long,
            was_wrong: false,
            typings,
            sources: None,
        }
    }

    /// Whether a project read anew from disk is still this one: the same settings, the same entries.
    fn is_same(&self, project: &Project, entries: &[PathBuf]) -> bool {
        let text = |it: &Project| it.config_file.as_ref().map(|it| it.text().to_string());
        self.entries == entries && text(self.session.project()) == text(project)
    }

    /// What its settings, or its flake, say is compiled.
    pub(crate) fn entries(&self) -> &[PathBuf] {
        &self.entries
    }

    /// Opens the typings again.
    pub(crate) fn reload_typings(&mut self) {
        self.typings = typings::stamp(&self.typings_folder());
        self.session.reload_typings();
        self.invalidate();
    }

    /// Where its own typings are, or would be.
    pub(crate) fn typings_folder(&self) -> PathBuf {
        tsnix_project::typings::folder(self.session.project())
    }

    /// What its programs are made of.
    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Throws the program away; texts that did not change are not read anew.
    pub(crate) fn invalidate(&mut self) {
        self.program = Program::Stale;
        self.early = None;
    }

    /// Whether the program is one that is looked at in pieces: long, and not compiled.
    pub(crate) fn is_long(&mut self, fs: &dyn FileSystem) -> bool {
        let Some(checked) = self.checked(fs) else { return false };
        let graph = checked.model.graph();
        let own = graph.modules.iter().filter(|(_, module)| !module.is_library);
        let length: usize = own.map(|(file, _)| graph.files.file(*file).text().len()).sum();
        length > self.long && matches!(self.program, Program::Loaded(_))
    }

    /// Checks the next module of a program that is looked at in pieces, where what was kept does not hold; false where
    /// nothing is left.
    pub(crate) fn step(&mut self, fs: &dyn FileSystem) -> bool {
        if !self.is_long(fs) {
            return false;
        }
        let Program::Loaded(checked) = &self.program else { return false };
        if self.early.is_none() {
            self.early = Some(Early { diagnosis: self.session.diagnosis(checked), said: None });
        }
        let Some(early) = &mut self.early else { return false };
        if early.said.is_some() {
            return false;
        }
        if self.session.step(checked, &mut early.diagnosis) {
            return true;
        }
        early.said = Some(self.session.first_word(checked, &early.diagnosis));
        false
    }

    /// As [`ProjectState::step`], of what compiling needs; that itself is left.
    pub(crate) fn deepen(&mut self) -> bool {
        match (&self.program, &mut self.early) {
            (Program::Loaded(checked), Some(early)) => self.session.deepen(checked, &mut early.diagnosis),
            _ => false,
        }
    }

    /// The program with what is known to be said of it: all, or for a long one that is not compiled what checking finds.
    pub(crate) fn words(&mut self, fs: &dyn FileSystem) -> Option<(&Checked, &FileSet, &[Diagnostic])> {
        while self.step(fs) {}
        if !self.is_long(fs) {
            let compilation = self.compiled(fs)?;
            let checked = &compilation.checked;
            return Some((checked, &checked.files, &checked.diagnostics));
        }
        let (files, said) = self.early.as_ref()?.said.as_ref()?;
        let Program::Loaded(checked) = &self.program else { return None };
        Some((checked, files, said))
    }

    /// The program, loaded where it is not.
    pub(crate) fn checked(&mut self, fs: &dyn FileSystem) -> Option<&Checked> {
        if matches!(self.program, Program::Stale) {
            // Not every client tells that `tsnix typings` has run.
            if typings::stamp(&self.typings_folder()) != self.typings {
                self.reload_typings();
            }
            let (entries, open) = (readable(fs, &self.entries), readable(fs, &self.open));
            self.program = Program::Loaded(Box::new(self.session.load_with(&entries, &open).ok()?));
        }
        match &self.program {
            Program::Stale => None,
            Program::Loaded(checked) => Some(checked),
            Program::Compiled(compilation) => Some(&compilation.checked),
        }
    }

    /// The modules in the project's folder, with what they export: looked at again when some time has passed.
    #[allow(
        clippy::disallowed_methods,
        reason = "what is answered depends on the disk, never on the time itself"
    )]
    pub(crate) fn look_for_sources(&mut self, fs: &dyn FileSystem) {
        if self.sources.as_ref().is_some_and(|(when, _)| when.elapsed() < FRESH) {
            return;
        }
        let mut paths = sources(fs, &self.root);
        let Some(checked) = self.checked(fs) else { return };
        paths.retain(|it| checked.files.find(it).is_none());
        let before = self.sources.take().map(|it| it.1).unwrap_or_default();
        let module = |path: PathBuf| {
            let text = String::from_utf8(fs.read(&path).ok()?).ok()?;
            let known = before.iter().find(|it| it.path == path && it.is_of(&text));
            Some(known.cloned().unwrap_or_else(|| other_modules::read(&path, &text)))
        };
        let found = paths.into_iter().filter_map(module).collect();
        self.sources = Some((Instant::now(), found));
    }

    /// The program as far as it is loaded, and the modules that were found in the project's folder.
    pub(crate) fn with_sources(&mut self, fs: &dyn FileSystem) -> Option<(&Checked, &[OtherModule])> {
        self.checked(fs)?;
        let sources = self.sources.as_ref().map(|it| it.1.as_slice()).unwrap_or_default();
        match &self.program {
            Program::Stale => None,
            Program::Loaded(checked) => Some((checked, sources)),
            Program::Compiled(compilation) => Some((&compilation.checked, sources)),
        }
    }

    /// A program of all modules in the project's folder, for questions about whatever uses something. Nothing where
    /// the program has them all.
    pub(crate) fn wide(&mut self, fs: &dyn FileSystem) -> Option<Checked> {
        let found = sources(fs, &self.root);
        let checked = self.checked(fs)?;
        let is_new = |path: &PathBuf| checked.files.find(path).is_none();
        if !found.iter().any(is_new) {
            return None;
        }
        let mut all = readable(fs, &self.open);
        all.extend(readable(fs, &found));
        self.session.load_with(&readable(fs, &self.entries), &all).ok()
    }

    /// The program with all diagnostics and all Nix.
    pub(crate) fn compiled(&mut self, fs: &dyn FileSystem) -> Option<&Compilation> {
        self.checked(fs)?;
        if let Program::Loaded(_) = self.program
            && let Program::Loaded(checked) = std::mem::replace(&mut self.program, Program::Stale)
        {
            let compilation = self.session.compile_loaded(*checked);
            let said = self.early.take().and_then(|it| it.said);
            if said.is_some_and(|(_, said)| said != compilation.first_word) {
                self.session.forget_kept();
                self.was_wrong = true;
            }
            self.program = Program::Compiled(Box::new(compilation));
        }
        match &self.program {
            Program::Compiled(compilation) => Some(compilation),
            Program::Stale | Program::Loaded(_) => None,
        }
    }

    /// The number of a document in the program; it is made part of the program where it is not.
    pub(crate) fn file_of(&mut self, fs: &dyn FileSystem, path: &Path) -> Option<FileId> {
        if !self.open.iter().any(|it| it == path) {
            self.open.push(path.to_path_buf());
            self.invalidate();
        }
        let checked = self.checked(fs)?;
        checked.files.find(path).filter(|id| checked.model.graph().module(*id).is_some())
    }

    /// Takes an open document in.
    pub(crate) fn open(&mut self, path: &Path) {
        if !self.open.iter().any(|it| it == path) {
            self.open.push(path.to_path_buf());
        }
    }
}

/// The files that are there and are text.
fn readable(fs: &dyn FileSystem, paths: &[PathBuf]) -> Vec<PathBuf> {
    let is_text =
        |path: &&PathBuf| fs.is_file(path) && fs.read(path).is_ok_and(|it| std::str::from_utf8(&it).is_ok());
    paths.iter().filter(is_text).cloned().collect()
}

/// What is compiled from a file, if it is an entry.
pub(crate) fn output_of(compilation: &Compilation, file: FileId) -> Option<&Compiled> {
    compilation.outputs.iter().find(|it| it.entry == file)
}

/// All projects that documents of were opened.
pub(crate) struct Projects {
    states: Vec<ProjectState>,
    /// From where on programs are looked at in pieces.
    long: usize,
    /// The roots of documents' projects, looked for once after each change.
    roots: HashMap<PathBuf, PathBuf>,
}

impl Projects {
    /// None yet.
    pub(crate) fn new(long: usize) -> Self {
        Self { states: Vec::new(), long, roots: HashMap::new() }
    }

    /// Changes from where on programs are looked at in pieces.
    pub(crate) fn set_long(&mut self, long: usize) {
        self.long = long;
        self.states.iter_mut().for_each(|it| it.long = long);
    }

    /// The project of a document, opened where it is not.
    pub(crate) fn of(&mut self, fs: &Arc<dyn FileSystem>, path: &Path) -> Option<&mut ProjectState> {
        let at = match self.roots.get(path).and_then(|root| self.position(root)) {
            Some(at) => at,
            None => {
                let folder = path.parent()?;
                let (project, entries) = match discover(fs.as_ref(), folder, &[]) {
                    Ok(project) => {
                        let entries = project.entries.clone();
                        (project, entries)
                    }
                    // Without settings and without a flake the open documents are all there is.
                    Err(_) => (discover(fs.as_ref(), folder, &[path.to_path_buf()]).ok()?, Vec::new()),
                };
                self.roots.insert(path.to_path_buf(), project.root.clone());
                self.with_root(fs, project, entries)
            }
        };
        self.states.get_mut(at)
    }

    /// The project of a folder that the client has open, where that is one.
    pub(crate) fn of_folder(&mut self, fs: &Arc<dyn FileSystem>, folder: &Path) -> Option<&mut ProjectState> {
        let project = discover(fs.as_ref(), folder, &[]).ok().filter(|it| it.root == folder)?;
        let entries = project.entries.clone();
        let at = self.with_root(fs, project, entries);
        self.states.get_mut(at)
    }

    /// The folder of the typings of a document's project.
    pub(crate) fn typings_of(&mut self, fs: &Arc<dyn FileSystem>, path: &Path) -> Option<PathBuf> {
        self.of(fs, path).map(|it| it.typings_folder())
    }

    fn position(&self, root: &Path) -> Option<usize> {
        self.states.iter().position(|it| it.root == root)
    }

    fn with_root(&mut self, fs: &Arc<dyn FileSystem>, project: Project, entries: Vec<PathBuf>) -> usize {
        match self.position(&project.root) {
            Some(at) => {
                if let Some(state) = self.states.get_mut(at)
                    && !state.is_same(&project, &entries)
                {
                    let open = std::mem::take(&mut state.open);
                    *state = ProjectState::new(fs, project, entries, self.long);
                    state.open = open;
                }
                at
            }
            None => {
                self.states.push(ProjectState::new(fs, project, entries, self.long));
                self.states.len() - 1
            }
        }
    }

    /// All of them.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut ProjectState> {
        self.states.iter_mut()
    }

    /// Marks all programs as old: any of them may read the text that changed.
    pub(crate) fn invalidate(&mut self) {
        self.roots.clear();
        self.states.iter_mut().for_each(ProjectState::invalidate);
    }

    /// Lets go of documents that are not open, and of projects without any, but for those of `folders`.
    pub(crate) fn retain(&mut self, is_open: impl Fn(&Path) -> bool, folders: &[PathBuf]) {
        for state in &mut self.states {
            state.open.retain(|it| is_open(it));
        }
        self.states.retain(|it| !it.open.is_empty() || folders.contains(&it.root));
        self.roots.clear();
    }

    /// Forgets all: configurations or typings may have changed.
    pub(crate) fn clear(&mut self) {
        self.states.clear();
        self.roots.clear();
    }
}

/// The path of a file of the program for the client; embedded declarations have none on disk.
pub(crate) fn virtual_uri(path: &Path) -> Option<Url> {
    Url::parse(path.to_str()?).ok()
}
