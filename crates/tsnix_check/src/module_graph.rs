//! The modules of a program and what their imports lead to: the only place where import paths meet files.
//!
//! Made by [`Loader`] from entries, declarations and a [`tsnix_source::FileSystem`]; read by the checker and
//! the emitter. Resolution is TypeScript's `bundler` with `.ts` extensions allowed; specifiers that are
//! not relative are ambient modules (`declare module "m"`) or nothing.

mod foreign;
mod libraries;
mod load;
mod resolve;

pub use foreign::{ForeignProblem, ForeignReader, ForeignShape, ForeignTypes};
pub use libraries::{About, Declarations, Libraries, Part, nearest_name};
pub use load::{Library, Loader, ReadError};
pub use resolve::{declaration_beside, normalize};

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use tsnix_source::{Diagnostic, FIRST_VIRTUAL, FileId, FileSet};
use tsnix_syntax::hir::{Module, Name};

use crate::names::Bindings;

/// All modules of a program with their imports resolved. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct ModuleGraph {
    /// The files; those of modules and those that are read as data.
    pub files: FileSet,
    /// The modules by file.
    pub modules: BTreeMap<FileId, ModuleNode>,
    /// The files that were asked for, in order.
    pub entries: Vec<FileId>,
    /// Modules that have a Nix file of their own, and where that goes (absolute): whoever imports their default
    /// export imports that file. Filled in by whoever knows the project.
    pub outputs: BTreeMap<FileId, PathBuf>,
    /// What loading had to say: syntax errors, unreadable files, imports that lead nowhere.
    pub diagnostics: Vec<Diagnostic>,
    /// Declarations that become modules when they are asked for; not among `modules`.
    pub libraries: Arc<Libraries>,
}

/// One module of the graph.
#[derive(Clone, Debug)]
pub struct ModuleNode {
    /// Its syntax.
    pub hir: Arc<Module>,
    /// Its names.
    pub bindings: Arc<Bindings>,
    /// Whether it came with tsnix or with generated typings: never reported on, never emitted.
    pub is_library: bool,
    /// What each specifier of an import or export leads to.
    pub imports: BTreeMap<Name, Resolution>,
}

/// What an import specifier leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A module of the program.
    Module(FileId),
    /// Not a path: the checker looks for an ambient module of that name.
    Ambient,
    /// A file of another language: `.nix`, `.json`, `.toml`.
    Foreign(ForeignFile),
    /// There is no such file; a diagnostic was given.
    Missing,
}

/// A file that is imported and is not TypeScript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignFile {
    /// Which language.
    pub kind: ForeignKind,
    /// Where it is.
    pub path: PathBuf,
    /// What declares its value: `x.d.nix.ts` beside it (TypeScript's own convention), what was made of its
    /// text, or a JSON file itself.
    pub declaration: Option<FileId>,
    /// Its text, where it could be read.
    pub text: Option<FileId>,
}

/// The languages that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ForeignKind {
    /// `import ./x.nix`
    Nix,
    /// `builtins.fromJSON`
    Json,
    /// `builtins.fromTOML`
    Toml,
}

impl ModuleGraph {
    /// The module of a file, if the file is one.
    pub fn module(&self, file: FileId) -> Option<&ModuleNode> {
        if file.0 >= FIRST_VIRTUAL { self.libraries.module(file) } else { self.modules.get(&file) }
    }
}
