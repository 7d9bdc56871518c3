//! Reading the modules of a program: entries, then whatever they import.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use tsnix_source::catalogue::flakes::MISSING_FILE;
use tsnix_source::catalogue::names::CANNOT_FIND_MODULE;
use tsnix_source::{Diagnostic, FileId, FileSet, FileSystem, SourceFile};
use tsnix_syntax::hir::{Module, Stmt, StringLiteral};
use tsnix_syntax::{FileKind, parse};

use super::resolve::{Found, declaration_beside, normalize, resolve};
use super::{
    ForeignFile, ForeignKind, ForeignReader, ForeignShape, Libraries, ModuleGraph, ModuleNode, Resolution,
};
use crate::names::{Bindings, bind};

/// A declaration file that every module of the program sees.
#[derive(Clone, Debug)]
pub struct Library {
    /// Its path; a virtual one for what is embedded.
    pub path: PathBuf,
    /// Its text.
    pub text: Arc<str>,
}

/// Why an entry could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// The operating system's reason.
    Io(io::Error),
    /// The file is not UTF-8; the offset of the first byte that is not.
    NotUtf8(usize),
}

/// Reads modules and keeps what it made of them for as long as their text stands.
///
/// File numbers are given once for each path and stay, so that diagnostics of one load can be compared
/// with those of the next.
#[derive(Default)]
pub struct Loader {
    files: FileSet,
    numbers: HashMap<PathBuf, FileId>,
    parsed: HashMap<FileId, Arc<ParsedFile>>,
    on_demand: Arc<Libraries>,
    read_foreign: Option<ForeignReader>,
}

struct ParsedFile {
    hir: Arc<Module>,
    bindings: Arc<Bindings>,
    diagnostics: Vec<Diagnostic>,
}

impl Loader {
    /// A loader that has the types of files of other languages made by `read_foreign`.
    pub fn with_foreign(read_foreign: ForeignReader) -> Self {
        Self { read_foreign: Some(read_foreign), ..Self::default() }
    }

    /// Lets the programs see declarations that are read on demand.
    pub fn set_libraries(&mut self, libraries: Arc<Libraries>) {
        self.files.set_virtual(libraries.clone());
        self.on_demand = libraries;
    }

    /// Loads `entries` (absolute paths) with all that they import; `libraries` are there for all.
    ///
    /// # Errors
    /// The first entry that can't be read. What an import leads to and can't be read is a diagnostic at
    /// the import instead.
    pub fn load(
        &mut self,
        fs: &dyn FileSystem,
        entries: &[PathBuf],
        libraries: &[Library],
    ) -> Result<ModuleGraph, (PathBuf, ReadError)> {
        let mut graph = ModuleGraph { libraries: self.on_demand.clone(), ..ModuleGraph::default() };
        let library_files: Vec<_> =
            libraries.iter().map(|library| self.file(&library.path, &library.text)).collect();
        self.parse_all(&library_files);
        for file in library_files {
            self.add_module(&mut graph, fs, file, true);
        }
        for path in entries {
            let path = normalize(path);
            let text = read(fs, &path).map_err(|error| (path.clone(), error))?;
            let file = self.file(&path, &text);
            graph.entries.push(file);
            self.add_with_imports(&mut graph, fs, file);
        }
        graph.files = self.files.clone();
        Ok(graph)
    }

    /// The number of a path, with the text that it has now.
    fn file(&mut self, path: &Path, text: &str) -> FileId {
        if let Some(file) = self.numbers.get(path) {
            if &**self.files.file(*file).text() != text {
                self.files.replace(*file, SourceFile::new(path, text));
                self.parsed.remove(file);
            }
            return *file;
        }
        let file = self.files.add(SourceFile::new(path, text));
        self.numbers.insert(path.to_owned(), file);
        file
    }

    /// Adds a module and, without recursion, all that it leads to.
    fn add_with_imports(&mut self, graph: &mut ModuleGraph, fs: &dyn FileSystem, file: FileId) {
        let mut waiting = vec![file];
        while let Some(file) = waiting.pop() {
            if !graph.modules.contains_key(&file) {
                waiting.extend(self.add_module(graph, fs, file, false));
            }
        }
    }

    /// Adds one module; gives the files that it leads to.
    fn add_module(
        &mut self,
        graph: &mut ModuleGraph,
        fs: &dyn FileSystem,
        file: FileId,
        is_library: bool,
    ) -> Vec<FileId> {
        let parsed = self.parse(file);
        if !is_library {
            graph.diagnostics.extend(parsed.diagnostics.iter().cloned());
        }
        let mut imports = BTreeMap::new();
        let mut leads_to = Vec::new();
        for specifier in specifiers(&parsed.hir) {
            if imports.contains_key(&specifier.value) {
                continue;
            }
            let resolution = if is_library {
                Resolution::Ambient
            } else {
                self.import(graph, fs, file, specifier, &mut leads_to)
            };
            imports.insert(specifier.value.clone(), resolution);
        }
        let node =
            ModuleNode { hir: parsed.hir.clone(), bindings: parsed.bindings.clone(), is_library, imports };
        graph.modules.insert(file, node);
        leads_to
    }

    fn parse(&mut self, file: FileId) -> Arc<ParsedFile> {
        if let Some(parsed) = self.parsed.get(&file) {
            return parsed.clone();
        }
        let parsed = Arc::new(parse_and_bind(file, self.files.file(file)));
        self.parsed.insert(file, parsed.clone());
        parsed
    }

    /// Parses what is not known yet, in parallel: declarations are most of what a small program costs.
    fn parse_all(&mut self, files: &[FileId]) {
        let unknown: Vec<_> = files.iter().copied().filter(|file| !self.parsed.contains_key(file)).collect();
        let sources = &self.files;
        let parse = |file: FileId| (file, Arc::new(parse_and_bind(file, sources.file(file))));
        // Starting threads would be much of what a small program costs.
        let parsed: Vec<_> = match unknown.len() {
            0 | 1 => unknown.into_iter().map(parse).collect(),
            _ => unknown.into_par_iter().map(parse).collect(),
        };
        self.parsed.extend(parsed);
    }

    /// Follows one import.
    fn import(
        &mut self,
        graph: &mut ModuleGraph,
        fs: &dyn FileSystem,
        from: FileId,
        specifier: &StringLiteral,
        leads_to: &mut Vec<FileId>,
    ) -> Resolution {
        let from_path = self.files.file(from).path().to_owned();
        match resolve(fs, &from_path, &specifier.value) {
            Found::NotAPath => Resolution::Ambient,
            Found::Module(path) => match read(fs, &path) {
                Ok(text) => {
                    let file = self.file(&path, &text);
                    leads_to.push(file);
                    Resolution::Module(file)
                }
                Err(error) => {
                    graph.diagnostics.push(unreadable(from, specifier, &error));
                    Resolution::Missing
                }
            },
            Found::Foreign { exists: false, declaration: None, .. } | Found::Nothing => {
                graph.diagnostics.push(missing(from, specifier));
                Resolution::Missing
            }
            Found::Foreign { kind, path, declaration, exists } => {
                if !exists {
                    graph.diagnostics.push(missing_foreign(from, specifier));
                }
                let text = read(fs, &path).ok().map(|text| self.file(&path, &text));
                let declaration = match declaration {
                    Some(path) => read(fs, &path).ok().map(|text| {
                        let file = self.file(&path, &text);
                        leads_to.push(file);
                        file
                    }),
                    None => text.and_then(|text| self.foreign_declaration(graph, fs, kind, text)),
                };
                Resolution::Foreign(ForeignFile { kind, path, declaration, text })
            }
        }
    }

    /// A module that declares the value of a file of another language, made of the file's text.
    fn foreign_declaration(
        &mut self,
        graph: &mut ModuleGraph,
        fs: &dyn FileSystem,
        kind: ForeignKind,
        text: FileId,
    ) -> Option<FileId> {
        let source = self.files.file(text).clone();
        let types = (self.read_foreign?)(fs, kind, source.path(), source.text());
        graph.diagnostics.extend(types.problems.into_iter().map(|problem| problem.in_file(text)));
        let file = match types.shape {
            ForeignShape::Value => text,
            // It has the path of the file that TypeScript would look for, though there is none.
            ForeignShape::Declaration(declared) => self.file(&declaration_beside(source.path())?, &declared),
            ForeignShape::Unknown => return None,
        };
        if let Entry::Vacant(place) = graph.modules.entry(file) {
            let parsed = self.parse(file);
            let (hir, bindings) = (parsed.hir.clone(), parsed.bindings.clone());
            place.insert(ModuleNode { hir, bindings, is_library: true, imports: BTreeMap::new() });
        }
        Some(file)
    }
}

fn parse_and_bind(file: FileId, source: &SourceFile) -> ParsedFile {
    let name = source.path().file_name().and_then(|name| name.to_str()).unwrap_or("");
    let kind = match name {
        _ if name.ends_with(".json") => FileKind::Json,
        _ if is_declaration(name) => FileKind::Declaration,
        _ => FileKind::Source,
    };
    let parsed = parse(file, source.text(), kind);
    let bindings = Arc::new(bind(&parsed.module));
    ParsedFile { hir: Arc::new(parsed.module), bindings, diagnostics: parsed.diagnostics }
}

/// `x.d.ts` and `x.d.nix.ts`.
fn is_declaration(name: &str) -> bool {
    let Some(stem) = [".ts", ".mts", ".cts"].iter().find_map(|end| name.strip_suffix(end)) else {
        return false;
    };
    stem.ends_with(".d") || stem.contains(".d.")
}

/// The text of a file without its byte-order mark.
fn read(fs: &dyn FileSystem, path: &Path) -> Result<String, ReadError> {
    let bytes = fs.read(path).map_err(ReadError::Io)?;
    let mut text =
        String::from_utf8(bytes).map_err(|error| ReadError::NotUtf8(error.utf8_error().valid_up_to()))?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// All specifiers of imports and exports at the top of a module, in order.
fn specifiers(module: &Module) -> Vec<&StringLiteral> {
    module
        .body
        .iter()
        .filter_map(|stmt| match &module[*stmt] {
            Stmt::Import(decl) => Some(&decl.from),
            Stmt::ExportNamed(decl) => decl.from.as_ref(),
            Stmt::ExportAll { from, .. } => Some(from),
            _ => None,
        })
        .collect()
}

fn missing(file: FileId, specifier: &StringLiteral) -> Diagnostic {
    let message = format!("there is no file `{}`", specifier.value);
    Diagnostic::new(&CANNOT_FIND_MODULE, file, specifier.range, message)
        .with_help("check the path: it is relative to this file, and a `.ts` may be left out")
}

/// TypeScript is content with the declaration alone; Nix needs the file.
fn missing_foreign(file: FileId, specifier: &StringLiteral) -> Diagnostic {
    let message = format!("there is a declaration of `{0}`, but no file `{0}`", specifier.value);
    Diagnostic::new(&MISSING_FILE, file, specifier.range, message)
        .with_help("add the file, or correct the path: Nix reads it, not its declaration")
}

fn unreadable(file: FileId, specifier: &StringLiteral, error: &ReadError) -> Diagnostic {
    let message = format!("`{}` can't be read: {error}", specifier.value);
    Diagnostic::new(&CANNOT_FIND_MODULE, file, specifier.range, message)
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NotUtf8(offset) => write!(f, "it is not UTF-8 (byte {offset})"),
        }
    }
}
