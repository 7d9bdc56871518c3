//! Which project a document belongs to, and each project's program.
//!
//! A project is what the command line would take for one: the nearest `tsnix.json`, else the nearest
//! `flake.ts`, else the document's own folder. A document that no entry leads to is an entry itself while it
//! is open.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::Url;
use tsnix_project::discover::{Project, discover};
use tsnix_project::{Checked, Compilation, Compiled, Session};
use tsnix_source::{FileId, FileSystem};

/// A project and its program.
pub(crate) struct ProjectState {
    /// The folder of its configuration or of its flake.
    pub(crate) root: PathBuf,
    session: Session,
    /// Open documents that no entry leads to.
    strays: Vec<PathBuf>,
    program: Program,
}

/// How far the program has been looked at.
enum Program {
    /// Something changed.
    Stale,
    /// Names and types can be asked for.
    Loaded(Box<Checked>),
    /// All is said, and the Nix is there.
    Compiled(Box<Compilation>),
}

impl ProjectState {
    fn new(fs: &Arc<dyn FileSystem>, project: Project) -> Self {
        let root = project.root.clone();
        let session = Session::new(Arc::clone(fs), project);
        Self { root, session, strays: Vec::new(), program: Program::Stale }
    }

    /// The session behind the program.
    pub(crate) fn project(&self) -> &Project {
        self.session.project()
    }

    /// Throws the program away; texts that did not change are not read anew.
    pub(crate) fn invalidate(&mut self) {
        self.program = Program::Stale;
    }

    /// The program, loaded where it is not.
    pub(crate) fn checked(&mut self, fs: &dyn FileSystem) -> Option<&Checked> {
        if matches!(self.program, Program::Stale) {
            let entries = self.entries(fs);
            self.program = Program::Loaded(Box::new(self.session.load(&entries).ok()?));
        }
        match &self.program {
            Program::Stale => None,
            Program::Loaded(checked) => Some(checked),
            Program::Compiled(compilation) => Some(&compilation.checked),
        }
    }

    /// The program with all diagnostics and all Nix.
    pub(crate) fn compiled(&mut self, fs: &dyn FileSystem) -> Option<&Compilation> {
        self.checked(fs)?;
        if let Program::Loaded(_) = self.program
            && let Program::Loaded(checked) = std::mem::replace(&mut self.program, Program::Stale)
        {
            self.program = Program::Compiled(Box::new(self.session.compile_loaded(*checked)));
        }
        match &self.program {
            Program::Compiled(compilation) => Some(compilation),
            Program::Stale | Program::Loaded(_) => None,
        }
    }

    /// The entries that can be read, and the stray documents.
    fn entries(&self, fs: &dyn FileSystem) -> Vec<PathBuf> {
        let mut entries = self.session.project().entries.clone();
        for path in &self.strays {
            if !entries.contains(path) {
                entries.push(path.clone());
            }
        }
        entries.retain(|path| fs.is_file(path) && fs.read(path).is_ok_and(|it| String::from_utf8(it).is_ok()));
        entries
    }

    /// The number of a document in the program; it becomes an entry where nothing leads to it.
    pub(crate) fn file_of(&mut self, fs: &dyn FileSystem, path: &Path) -> Option<FileId> {
        let find = |checked: &Checked| checked.files.find(path).filter(|id| checked.model.graph().module(*id).is_some());
        if let Some(file) = self.checked(fs).and_then(find) {
            return Some(file);
        }
        if !self.strays.iter().any(|it| it == path) {
            self.strays.push(path.to_path_buf());
        }
        self.invalidate();
        self.checked(fs).and_then(find)
    }

    /// Lets go of a document that was closed.
    pub(crate) fn close(&mut self, path: &Path) {
        self.strays.retain(|it| it != path);
    }
}

/// What is compiled from a file, if it is an entry.
pub(crate) fn output_of(compilation: &Compilation, file: FileId) -> Option<&Compiled> {
    compilation.outputs.iter().find(|it| it.entry == file)
}

/// All projects that documents of were opened.
#[derive(Default)]
pub(crate) struct Projects {
    states: Vec<ProjectState>,
}

impl Projects {
    /// The project of a document, opened where it is not.
    pub(crate) fn of(&mut self, fs: &Arc<dyn FileSystem>, path: &Path) -> Option<&mut ProjectState> {
        let folder = path.parent()?;
        let project = match discover(fs.as_ref(), folder, &[]) {
            Ok(project) => project,
            Err(_) => discover(fs.as_ref(), folder, &[path.to_path_buf()]).ok()?,
        };
        let at = match self.states.iter().position(|it| it.root == project.root) {
            Some(at) => at,
            None => {
                self.states.push(ProjectState::new(fs, project));
                self.states.len() - 1
            }
        };
        self.states.get_mut(at)
    }

    /// All of them.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut ProjectState> {
        self.states.iter_mut()
    }

    /// Marks all programs as old: any of them may read the text that changed.
    pub(crate) fn invalidate(&mut self) {
        self.states.iter_mut().for_each(ProjectState::invalidate);
    }

    /// Forgets all: configurations or typings may have changed.
    pub(crate) fn clear(&mut self) {
        self.states.clear();
    }
}

/// The path of a file of the program for the client; embedded declarations have none on disk.
pub(crate) fn virtual_uri(path: &Path) -> Option<Url> {
    Url::parse(path.to_str()?).ok()
}
