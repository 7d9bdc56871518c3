//! A program over time: files, what was made of them, and the questions asked about them.
//!
//! The command line asks once; the server and the tests ask again and again. What was parsed is kept for as
//! long as the text stands (by [`Loader`]); types are found anew for each check, lazily.

mod diagnosis;
mod order;
mod silence;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_check::module_graph::{Loader, ModuleGraph, ReadError};
use tsnix_check::{SemanticModel, check, subset};
use tsnix_source::catalogue::files::{NOT_UTF8, UNUSABLE_INDEX};
use tsnix_source::render::display_path;
use tsnix_source::{Diagnostic, FileId, FileSet, FileSystem, SourceFile, TextRange};

use crate::discover::{CONFIG_FILE, Project, configured_entries};
use crate::outputs::{check_entry_name, output_path};
use crate::typings::{Indexed, Typings};
use crate::{foreign, ignore, tsconfig, typings};

use silence::Silence;

pub use diagnosis::Diagnosis;

/// The program of a project.
pub struct Session {
    fs: Arc<dyn FileSystem>,
    project: Project,
    typings: Typings,
    loader: Loader,
    /// The files that the configuration names, whatever is asked for.
    configured_entries: Vec<PathBuf>,
    /// How often the typings were read.
    typings_read: u64,
    /// What was said about modules before.
    kept: diagnosis::Kept,
    /// Whether a text that is not TypeScript silences the modules that lead to it only.
    is_editor: bool,
}

/// What was found out about some entries.
pub struct Checked {
    /// All files that anything is said about: those of the program and the configuration.
    pub files: FileSet,
    /// The program with its types; its graph has the entries first, in the order asked.
    pub model: SemanticModel,
    /// The entries, in the order asked.
    pub entries: Vec<FileId>,
    /// Everything there is to say, by file and place, after ignores and configured severities.
    pub diagnostics: Vec<Diagnostic>,
}

/// Why an entry could not be looked at.
#[derive(Debug)]
pub enum InputError {
    /// The operating system gave no text.
    Io {
        /// The entry.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// The text is not UTF-8. The files hold it as far as it could be read, for showing the place.
    NotUtf8 {
        /// Has the one file.
        files: FileSet,
        /// At the first byte that is wrong.
        diagnostic: Box<Diagnostic>,
    },
}

impl InputError {
    /// The reason as a sentence; paths are shown relative to `base`.
    pub fn message(&self, base: &Path) -> String {
        match self {
            Self::Io { path, error } => {
                let reason = match error.kind() {
                    io::ErrorKind::NotFound => "there is no such file".to_owned(),
                    io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
                    io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
                    _ => error.to_string(),
                };
                format!("`{}` can't be read: {reason}", display_path(path, base))
            }
            Self::NotUtf8 { diagnostic, .. } => diagnostic.message.clone(),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nothing is relative to nothing: paths are shown whole.
        f.write_str(&self.message(Path::new("")))
    }
}

impl std::error::Error for InputError {}

impl Session {
    /// A session over files read through `fs`.
    pub fn new(fs: Arc<dyn FileSystem>, project: Project) -> Self {
        let typings = Typings::load(fs.as_ref(), &typings::folder(&project));
        let mut loader = Loader::with_foreign(foreign::read);
        loader.set_libraries(Arc::clone(&typings.libraries));
        let configured_entries = configured_entries(fs.as_ref(), &project);
        Self {
            fs,
            project,
            typings,
            loader,
            configured_entries,
            typings_read: 0,
            kept: diagnosis::Kept::default(),
            is_editor: false,
        }
    }

    /// As [`Session::new`], for whoever writes: what is unfinished in one module silences only those that lead to it.
    pub fn for_editor(fs: Arc<dyn FileSystem>, project: Project) -> Self {
        Self { is_editor: true, ..Self::new(fs, project) }
    }

    /// Looks at the project's typings again, after they were generated anew.
    pub fn reload_typings(&mut self) {
        self.typings = Typings::load(self.fs.as_ref(), &typings::folder(&self.project));
        self.typings_read += 1;
        self.loader.set_libraries(Arc::clone(&self.typings.libraries));
    }

    /// Why the package index was not used, or not for all that was asked.
    pub fn index_problem(&self) -> Option<&str> {
        let damaged = self.index().is_some_and(|index| index.is_damaged());
        self.typings.problem.as_deref().or(damaged.then_some("it is damaged"))
    }

    /// The package index of the project, where it has one.
    pub fn index(&self) -> Option<&Arc<Indexed>> {
        self.typings.index.as_ref()
    }

    /// The project that the session is about.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// Loads `entries` (absolute paths) with all that they import and checks every file of them.
    ///
    /// # Errors
    /// Where an entry itself can't be read.
    pub fn check(&mut self, entries: &[PathBuf]) -> Result<Checked, InputError> {
        let mut checked = self.check_all(entries)?;
        let found = std::mem::take(&mut checked.diagnostics);
        checked.diagnostics = self.finish(&mut checked.files, checked.model.graph(), found, false);
        Ok(checked)
    }

    /// As [`Session::check`], before ignores and severities.
    pub(crate) fn check_all(&mut self, entries: &[PathBuf]) -> Result<Checked, InputError> {
        let mut checked = self.load(entries)?;
        checked.diagnostics = self.said_of(&checked);
        Ok(checked)
    }

    /// Loads `entries` (absolute paths) with all that they import. Nothing is checked before it is asked
    /// for, and nothing is said yet: for an editor, which mostly wants to know about one place.
    ///
    /// # Errors
    /// Where an entry itself can't be read.
    pub fn load(&mut self, entries: &[PathBuf]) -> Result<Checked, InputError> {
        self.load_with(entries, &[])
    }

    /// As [`Session::load`], with further modules that belong to the program whatever leads to them: the open
    /// documents of an editor. Those that no other module leads to are entries too.
    ///
    /// # Errors
    /// Where one of them can't be read.
    pub fn load_with(&mut self, entries: &[PathBuf], also: &[PathBuf]) -> Result<Checked, InputError> {
        let mut roots = entries.to_vec();
        roots.extend(also.iter().filter(|path| !entries.contains(path)).cloned());
        let paths = self.with_declarations(&roots);
        let graph = self
            .loader
            .load(self.fs.as_ref(), &paths, &self.typings.files)
            .map_err(|(path, error)| input_error(self.fs.as_ref(), path, error))?;
        let mut graph = graph;
        graph.outputs = self.outputs(&graph, entries);
        let folder = roots.first().and_then(|entry| entry.parent()).unwrap_or(&self.project.root);
        let options = tsconfig::options_for(self.fs.as_ref(), folder);
        let model = check(&graph, &options);
        let roots: Vec<FileId> = graph.entries.iter().copied().take(roots.len()).collect();
        let leads_to =
            |from: FileId, to: FileId| from != to && crate::compile::reachable(&graph, from).contains(&to);
        let is_entry =
            |at: usize, file: FileId| at < entries.len() || !roots.iter().any(|other| leads_to(*other, file));
        let entries = roots.iter().enumerate().filter(|(at, file)| is_entry(*at, **file));
        let entries = entries.map(|(_, file)| *file).collect();
        Ok(Checked { files: graph.files.clone(), model, entries, diagnostics: Vec::new() })
    }

    /// Everything there is to say about a loaded program, before ignores and severities.
    pub(crate) fn said_of(&self, checked: &Checked) -> Vec<Diagnostic> {
        self.said_where(checked, &self.silence(checked.model.graph()))
    }

    fn silence(&self, graph: &ModuleGraph) -> Silence {
        if self.is_editor { Silence::of_importers(graph) } else { Silence::of_program(graph) }
    }

    fn said_where(&self, checked: &Checked, silence: &Silence) -> Vec<Diagnostic> {
        let (model, graph) = (&checked.model, checked.model.graph());
        let mut found = silence.heard(&graph.diagnostics);
        let is_own = |file: &FileId| graph.module(*file).is_some_and(|module| !module.is_library);
        let files: Vec<FileId> =
            order::order(graph).files.into_iter().filter(|it| is_own(it) && !silence.is_on(*it)).collect();
        for file in &files {
            found.extend(model.diagnostics(*file));
            found.extend(foreign::packages::check(self.fs.as_ref(), model, *file));
        }
        subset::merged(found, files.iter().map(|file| (*file, subset::refusals(model, *file))))
    }

    /// Modules with errors that are not said as long as some text of the program is not TypeScript.
    pub(crate) fn wrong_but_unsaid(&self, checked: &Checked) -> BTreeSet<FileId> {
        let graph = checked.model.graph();
        if self.silence(graph).is_none() {
            return BTreeSet::new();
        }
        let found = self.said_where(checked, &Silence::default());
        let kept = self.finish(&mut checked.files.clone(), graph, found, false);
        kept.iter().filter(|it| it.is_error()).map(|it| it.file).collect()
    }

    /// The modules that have a Nix file of their own: `NAME.nix.ts`, the entries of the configuration, and what is
    /// built together.
    fn outputs(&self, graph: &ModuleGraph, entries: &[PathBuf]) -> BTreeMap<FileId, PathBuf> {
        let modules = graph.modules.iter().filter(|(_, module)| !module.is_library);
        let own = modules.filter_map(|(file, _)| {
            let path = graph.files.file(*file).path();
            let is_entry = path.to_str().is_some_and(|path| path.ends_with(".nix.ts"))
                || self.configured_entries.iter().chain(entries).any(|entry| entry == path);
            let is_entry = is_entry && check_entry_name(path).is_ok();
            is_entry.then(|| {
                (*file, output_path(path, &self.project.root, self.project.config.out_dir.as_deref()))
            })
        });
        own.collect()
    }

    /// The entries and the declaration files beside them: `tsc` sees those without an import, so that
    /// a project can add to ambient interfaces.
    fn with_declarations(&self, entries: &[PathBuf]) -> Vec<PathBuf> {
        let mut paths = entries.to_vec();
        let mut folders: Vec<&Path> = vec![&self.project.root];
        folders.extend(entries.iter().filter_map(|entry| entry.parent()));
        folders.sort_unstable();
        folders.dedup();
        for path in folders.into_iter().flat_map(|folder| self.fs.entries(folder)) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            if name.ends_with(".d.ts") && self.fs.is_file(&path) {
                paths.push(path);
            }
        }
        paths
    }

    /// The last word on what was found: comments that silence, then the configured severities, then the
    /// configuration's own diagnostics; sorted by file and place.
    pub(crate) fn finish(
        &self,
        files: &mut FileSet,
        graph: &ModuleGraph,
        found: Vec<Diagnostic>,
        is_complete: bool,
    ) -> Vec<Diagnostic> {
        let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for (file, module) in &graph.modules {
            if !module.is_library {
                by_file.insert(*file, Vec::new());
            }
        }
        for diagnostic in found {
            by_file.entry(diagnostic.file).or_default().push(diagnostic);
        }
        let mut kept = Vec::new();
        for (file, diagnostics) in by_file {
            match graph.module(file) {
                Some(module) => {
                    let comments = &module.hir.comments;
                    kept.extend(ignore::apply(file, files.file(file), comments, diagnostics, is_complete));
                }
                None => kept.extend(diagnostics),
            }
        }
        if let Some(config) = &self.project.config_file
            && !self.project.diagnostics.is_empty()
        {
            let file = files.add(config.clone());
            kept.extend(self.project.diagnostics.iter().map(|it| in_file(it, file)));
        }
        if let Some(problem) = self.index_problem() {
            let path = typings::folder(&self.project).join(typings::INDEX_FILE);
            let shown = display_path(&path, &self.project.root);
            let message = format!("the package index `{shown}` is not used: {problem}");
            let file = files.add(SourceFile::new(path, ""));
            let diagnostic = Diagnostic::new(&UNUSABLE_INDEX, file, TextRange::empty(0), message);
            kept.push(diagnostic.with_help("run `tsnix typings`, which writes it anew"));
        }
        let severities = &self.project.config.severities;
        let mut kept: Vec<Diagnostic> = kept
            .into_iter()
            .filter_map(|mut it| {
                if let Some(severity) = severities.get(it.code.number) {
                    it.severity = (*severity)?;
                }
                Some(it)
            })
            .collect();
        kept.sort_by(|left, right| {
            (left.file, left.range, left.code.number).cmp(&(right.file, right.range, right.code.number))
        });
        kept.dedup();
        kept
    }
}

/// A diagnostic of the configuration, with the number that its file got.
fn in_file(diagnostic: &Diagnostic, file: FileId) -> Diagnostic {
    let mut diagnostic = diagnostic.clone();
    if diagnostic.file == CONFIG_FILE {
        diagnostic.file = file;
    }
    diagnostic
}

fn input_error(fs: &dyn FileSystem, path: PathBuf, error: ReadError) -> InputError {
    match error {
        // What the system says about reading a folder differs from system to system.
        ReadError::Io(_) if fs.is_directory(&path) => {
            InputError::Io { path, error: io::ErrorKind::IsADirectory.into() }
        }
        ReadError::Io(error) => InputError::Io { path, error },
        ReadError::NotUtf8(at) => {
            let bytes = fs.read(&path).unwrap_or_default();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let mut files = FileSet::default();
            let file = files.add(SourceFile::new(path, String::from_utf8_lossy(&bytes).into_owned()));
            // One U+FFFD stands for what is wrong: three bytes.
            let range = TextRange::new(at as u32, at as u32 + 3);
            let message = format!("the file is not UTF-8 text: the byte 0x{byte:02x} can't stand here");
            let diagnostic =
                Diagnostic::new(&NOT_UTF8, file, range, message).with_help("save the file as UTF-8");
            InputError::NotUtf8 { files, diagnostic: Box::new(diagnostic) }
        }
    }
}

#[cfg(test)]
mod tests;
