//! What an imported name finally stands for.

use std::collections::HashSet;

use tsnix_check::module_graph::{ForeignFile, ModuleGraph, Resolution};
use tsnix_check::names::{Declaration, LocalSymbolId};
use tsnix_source::FileId;
use tsnix_syntax::hir::{Imported, Name, Stmt, StmtId};

use crate::context::SymbolKey;

/// What a name stands for when all imports and re-exports on the way are followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A declaration of the program.
    Symbol(SymbolKey),
    /// Something that a module without a file exports: `tsnix`, `@nixpkgs/latest`, a flake's URL.
    Ambient(AmbientImport),
    /// A `.nix`, `.json` or `.toml` file.
    Foreign(ForeignImport),
    /// All exports of a module as an object.
    Namespace(FileId),
    /// The default export of a module that has a Nix file of its own.
    Entry(FileId),
    /// Nothing that can be found; the checker reported it.
    Unknown,
}

/// An import from a module that has no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AmbientImport {
    /// `@nixpkgs/latest`
    pub(crate) specifier: Name,
    /// What of it.
    pub(crate) name: ImportedName,
    /// The statement that names the module.
    pub(crate) from: (FileId, StmtId),
}

/// An import from a file of another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ForeignImport {
    /// The file.
    pub(crate) file: ForeignFile,
    /// What of it.
    pub(crate) name: ImportedName,
}

/// What is taken of a module.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ImportedName {
    /// The default export.
    Default,
    /// All exports as an object.
    Namespace,
    /// One export.
    Named(Name),
}

/// Follows a symbol through imports and re-exports. Cycles end in [`Target::Unknown`].
pub(crate) fn follow(graph: &ModuleGraph, key: SymbolKey) -> Target {
    let mut at = key;
    for _ in 0..100 {
        match step(graph, at) {
            Step::Done(target) => return target,
            Step::Next(next) => at = next,
        }
    }
    Target::Unknown
}

enum Step {
    Done(Target),
    Next(SymbolKey),
}

fn step(graph: &ModuleGraph, key: SymbolKey) -> Step {
    let Some(node) = graph.module(key.file) else { return Step::Done(Target::Unknown) };
    let symbol = node.bindings.symbol(key.symbol);
    for declaration in &symbol.declarations {
        match *declaration {
            Declaration::Import(specifier, stmt) => {
                let name = match &node.hir[specifier].imported {
                    Imported::Default => ImportedName::Default,
                    Imported::Namespace => ImportedName::Namespace,
                    Imported::Named(ident) if ident.name == "default" => ImportedName::Default,
                    Imported::Named(ident) => ImportedName::Named(ident.name.clone()),
                };
                return through(graph, key.file, stmt, name);
            }
            Declaration::Export(specifier, stmt) => {
                let local = &node.hir[specifier].local.name;
                let Stmt::ExportNamed(decl) = &node.hir[stmt] else { continue };
                if decl.from.is_some() {
                    let name = if local == "default" {
                        ImportedName::Default
                    } else {
                        ImportedName::Named(local.clone())
                    };
                    return through(graph, key.file, stmt, name);
                }
                let scope = node.bindings.stmt_scope(stmt);
                let found = node.bindings.lookup(scope, local, tsnix_check::names::Meaning::VALUE);
                return found.map_or(Step::Done(Target::Unknown), |symbol| {
                    Step::Next(SymbolKey { file: key.file, symbol })
                });
            }
            Declaration::ExportNamespace(stmt) => {
                return through(graph, key.file, stmt, ImportedName::Namespace);
            }
            _ => {}
        }
    }
    Step::Done(Target::Symbol(key))
}

/// Goes to the module that an import or export statement names.
fn through(graph: &ModuleGraph, file: FileId, stmt: StmtId, name: ImportedName) -> Step {
    let node = &graph.modules[&file];
    let Some(specifier) = specifier_of(&node.hir[stmt]) else { return Step::Done(Target::Unknown) };
    match node.imports.get(specifier) {
        Some(Resolution::Module(target)) => match name {
            ImportedName::Namespace => Step::Done(Target::Namespace(*target)),
            ImportedName::Default if graph.outputs.contains_key(target) => Step::Done(Target::Entry(*target)),
            ImportedName::Default => next_export(graph, *target, "default"),
            ImportedName::Named(name) => next_export(graph, *target, &name),
        },
        Some(Resolution::Ambient) => Step::Done(Target::Ambient(AmbientImport {
            specifier: specifier.clone(),
            name,
            from: (file, stmt),
        })),
        Some(Resolution::Foreign(foreign)) => {
            Step::Done(Target::Foreign(ForeignImport { file: foreign.clone(), name }))
        }
        Some(Resolution::Missing) | None => Step::Done(Target::Unknown),
    }
}

fn next_export(graph: &ModuleGraph, file: FileId, name: &str) -> Step {
    match export(graph, file, name) {
        Some(key) => Step::Next(key),
        None => Step::Done(Target::Unknown),
    }
}

/// The symbol that a module exports under a name, `export *` included.
pub(crate) fn export(graph: &ModuleGraph, file: FileId, name: &str) -> Option<SymbolKey> {
    let mut waiting = vec![file];
    let mut seen = Vec::new();
    while let Some(file) = waiting.pop() {
        if seen.contains(&file) {
            continue;
        }
        seen.push(file);
        let node = graph.module(file)?;
        if let Some(symbol) = node.bindings.exports.get(name) {
            return Some(SymbolKey { file, symbol: *symbol });
        }
        // `export *` leaves the default export out.
        if name == "default" {
            continue;
        }
        for star in node.bindings.export_stars.iter().rev() {
            if let Some(Resolution::Module(target)) = node.imports.get(&star.value) {
                waiting.push(*target);
            }
        }
    }
    None
}

/// All names that a module exports, `export *` included, in order; types too.
pub(crate) fn exports(graph: &ModuleGraph, file: FileId) -> Vec<(Name, SymbolKey)> {
    let mut found: Vec<(Name, SymbolKey)> = Vec::new();
    let mut known: HashSet<&Name> = HashSet::new();
    let mut waiting = vec![(file, true)];
    let mut seen = Vec::new();
    while let Some((file, with_default)) = waiting.pop() {
        if seen.contains(&file) {
            continue;
        }
        seen.push(file);
        let Some(node) = graph.module(file) else { continue };
        for (name, symbol) in &node.bindings.exports {
            if (with_default || name != "default") && known.insert(name) {
                found.push((name.clone(), SymbolKey { file, symbol: *symbol }));
            }
        }
        for star in node.bindings.export_stars.iter().rev() {
            if let Some(Resolution::Module(target)) = node.imports.get(&star.value) {
                waiting.push((*target, false));
            }
        }
    }
    found
}

/// The symbol of a default export, whatever its form.
pub(crate) fn default_export(graph: &ModuleGraph, file: FileId) -> Option<LocalSymbolId> {
    graph.module(file)?.bindings.exports.get("default").copied()
}

fn specifier_of(stmt: &Stmt) -> Option<&Name> {
    match stmt {
        Stmt::Import(decl) => Some(&decl.from.value),
        Stmt::ExportNamed(decl) => decl.from.as_ref().map(|from| &from.value),
        Stmt::ExportAll { from, .. } => Some(&from.value),
        _ => None,
    }
}
