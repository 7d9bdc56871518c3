//! The names of the whole program: symbols merged over modules, globals, ambient modules, imports.
//!
//! A module's own symbols get a program-wide number when they are first asked for. Only names that can
//! merge over files (globals, ambient modules) are entered beforehand.

mod alias;
mod modules;

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use tsnix_source::FileId;
use tsnix_syntax::hir::Name;

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbolId, Meaning, ScopeId};
use crate::types::data::*;

/// What a module or namespace exports, by name.
pub(crate) type Exports = Arc<IndexMap<Name, SymbolId>>;

/// The declarations of an ambient module: files, and places among their ambient modules.
pub(crate) type AmbientParts = Arc<[(FileId, usize)]>;

/// A declared name of the program.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub(crate) name: Name,
    pub(crate) meaning: Meaning,
    pub(crate) declarations: Vec<(FileId, Declaration)>,
    pub(crate) locals: Vec<(FileId, LocalSymbolId)>,
    pub(crate) module: Option<ModuleKey>,
}

/// Which module a symbol stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ModuleKey {
    File(FileId),
    /// By the name that declares it, which may hold a `*`.
    Ambient(Name),
    /// `globalThis`
    Global,
}

/// What is known of names.
#[derive(Default)]
pub(crate) struct ProgramState {
    pub(crate) locals: FxHashMap<(FileId, LocalSymbolId), SymbolId>,
    /// Global names that were asked for; nothing where there is no such name.
    pub(crate) globals: FxHashMap<Name, Option<SymbolId>>,
    /// What the modules that are there from the start declare for all.
    pub(crate) own_globals: IndexMap<Name, Vec<(FileId, LocalSymbolId)>>,
    /// `declare module` in them.
    pub(crate) own_ambient: BTreeMap<Name, Vec<(FileId, usize)>>,
    /// All declarations of ambient modules that were asked for.
    pub(crate) ambient: FxHashMap<Name, AmbientParts>,
    pub(crate) modules: FxHashMap<ModuleKey, SymbolId>,
    pub(crate) exports: FxHashMap<SymbolId, Exports>,
    pub(crate) alias_targets: FxHashMap<SymbolId, Option<SymbolId>>,
    pub(crate) value_types: FxHashMap<SymbolId, TypeId>,
    pub(crate) declared_types: FxHashMap<SymbolId, TypeId>,
    pub(crate) alias_params: FxHashMap<SymbolId, TypeList>,
    /// Namespaces and modules whose exports are being put together.
    pub(crate) collecting: Vec<SymbolId>,
    /// Types whose members are being put together.
    pub(crate) assembling: FxHashSet<TypeId>,
    /// Members whose names have to be worked out are passed over for now.
    pub(crate) passes_computed: bool,
    pub(crate) global_types: FxHashMap<&'static str, Option<TypeId>>,
    pub(crate) variances: FxHashMap<TypeId, Arc<[crate::relate::Variance]>>,
    pub(crate) alias_variances: FxHashMap<SymbolId, Arc<[crate::relate::Variance]>>,
}

impl Checker {
    pub(crate) fn symbol(&self, symbol: SymbolId) -> &Symbol {
        &self.symbols[symbol.index()]
    }

    fn new_symbol(&mut self, symbol: Symbol) -> SymbolId {
        let id = SymbolId(self.symbols.len() as u32);
        self.symbols.push(symbol);
        id
    }

    /// The program's symbol of a module's symbol.
    pub(crate) fn symbol_of_local(&mut self, file: FileId, local: LocalSymbolId) -> SymbolId {
        if let Some(known) = self.program.locals.get(&(file, local)) {
            return *known;
        }
        let bindings = self.bindings(file);
        let symbol = bindings.symbol(local);
        // A global one is shared by all that declare it.
        if bindings.globals.contains(&symbol.scope)
            && bindings.scopes[symbol.scope.index()].names.get(&symbol.name) == Some(&local)
            && let Some(global) = self.global(&symbol.name)
        {
            self.program.locals.insert((file, local), global);
            return global;
        }
        self.new_local(file, local)
    }

    fn new_local(&mut self, file: FileId, local: LocalSymbolId) -> SymbolId {
        let bindings = self.bindings(file);
        let symbol = bindings.symbol(local);
        let id = self.new_symbol(Symbol {
            name: symbol.name.clone(),
            meaning: symbol.meaning,
            declarations: symbol.declarations.iter().map(|it| (file, *it)).collect(),
            locals: vec![(file, local)],
            module: None,
        });
        self.program.locals.insert((file, local), id);
        id
    }

    /// Merges a module's symbol into a symbol of the program.
    fn merge_local(&mut self, into: SymbolId, file: FileId, local: LocalSymbolId) {
        if self.program.locals.get(&(file, local)) == Some(&into) {
            return;
        }
        self.program.locals.insert((file, local), into);
        let bindings = self.bindings(file);
        let other = bindings.symbol(local);
        let symbol = &mut self.symbols[into.index()];
        symbol.meaning = symbol.meaning.union(other.meaning);
        symbol.declarations.extend(other.declarations.iter().map(|it| (file, *it)));
        symbol.locals.push((file, local));
    }

    /// Notes the names that several files may declare together.
    pub(crate) fn merge_globals(&mut self) {
        let graph = Arc::clone(&self.graph);
        let global = self.new_symbol(Symbol {
            name: Name::new_static("globalThis"),
            meaning: Meaning::NAMESPACE.union(Meaning::VALUE),
            declarations: Vec::new(),
            locals: Vec::new(),
            module: Some(ModuleKey::Global),
        });
        self.program.modules.insert(ModuleKey::Global, global);
        for (file, node) in &graph.modules {
            for scope in &node.bindings.globals {
                for (name, local) in &node.bindings.scopes[scope.index()].names {
                    self.program.own_globals.entry(name.clone()).or_default().push((*file, *local));
                }
            }
            for (at, module) in node.bindings.ambient_modules.iter().enumerate() {
                self.program.own_ambient.entry(module.name.value.clone()).or_default().push((*file, at));
            }
        }
        // A module that the program adds to is one with what it adds before anything is looked up in it.
        let names: Vec<_> = self.program.own_ambient.keys().cloned().collect();
        for name in names {
            self.ambient_parts(&name);
        }
    }

    /// The symbol of a global name, put together from all that declare it when it is first asked for.
    pub(crate) fn global(&mut self, name: &str) -> Option<SymbolId> {
        if let Some(known) = self.program.globals.get(name) {
            return *known;
        }
        let graph = Arc::clone(&self.graph);
        let mut parts: Vec<(FileId, LocalSymbolId)> = Vec::new();
        for file in graph.libraries.global(name) {
            let Some(node) = graph.module(file) else { continue };
            let scopes = node.bindings.globals.iter().map(|scope| &node.bindings.scopes[scope.index()]);
            parts.extend(scopes.filter_map(|scope| Some((file, *scope.names.get(name)?))));
        }
        parts.extend(self.program.own_globals.get(name).into_iter().flatten().copied());
        let symbol = parts.split_first().map(|((file, local), rest)| {
            let symbol = self.new_local(*file, *local);
            for (file, local) in rest {
                self.merge_local(symbol, *file, *local);
            }
            symbol
        });
        self.program.globals.insert(name.into(), symbol);
        symbol
    }

    /// All global names with one of the meanings, those that are read on demand included.
    pub(crate) fn global_names(&self, meaning: Meaning) -> Vec<Name> {
        let mut names: Vec<Name> = self.graph.libraries.global_names(meaning).collect();
        for (name, parts) in &self.program.own_globals {
            let fits = |(file, local): &(FileId, LocalSymbolId)| {
                self.bindings(*file).symbol(*local).meaning.intersects(meaning)
            };
            if parts.iter().any(fits) {
                names.push(name.clone());
            }
        }
        names
    }

    /// The declarations of an ambient module by the name that declares it; those of the libraries first.
    pub(crate) fn ambient_parts(&mut self, name: &str) -> AmbientParts {
        if let Some(known) = self.program.ambient.get(name) {
            return Arc::clone(known);
        }
        let graph = Arc::clone(&self.graph);
        let mut parts: Vec<(FileId, usize)> = Vec::new();
        for file in graph.libraries.ambient(name) {
            let Some(node) = graph.module(file) else { continue };
            let modules = node.bindings.ambient_modules.iter().enumerate();
            parts.extend(modules.filter(|(_, it)| it.name.value == name).map(|(at, _)| (file, at)));
        }
        parts.extend(self.program.own_ambient.get(name).into_iter().flatten().copied());
        let parts: AmbientParts = parts.into();
        self.program.ambient.insert(name.into(), Arc::clone(&parts));
        if parts.len() > 1 {
            self.merge_ambient(&parts);
        }
        parts
    }

    /// The names of all ambient modules, patterns with `*` included.
    pub(crate) fn ambient_names(&self) -> Vec<Name> {
        let mut names = self.graph.libraries.ambient_names().to_vec();
        names.extend(self.program.own_ambient.keys().cloned());
        names.sort_unstable();
        names.dedup();
        names
    }

    fn merge_ambient(&mut self, parts: &[(FileId, usize)]) {
        let mut known: IndexMap<Name, SymbolId> = IndexMap::new();
        for (file, at) in parts {
            let bindings = self.bindings(*file);
            for (name, local) in &bindings.ambient_modules[*at].exports {
                match known.get(name) {
                    Some(symbol) => self.merge_local(*symbol, *file, *local),
                    None => {
                        let symbol = self.symbol_of_local(*file, *local);
                        known.insert(name.clone(), symbol);
                    }
                }
            }
        }
    }

    /// What a name means at a scope: the nearest declaration with one of the meanings, then the globals.
    pub(crate) fn resolve_name(
        &mut self,
        file: FileId,
        scope: ScopeId,
        name: &str,
        meaning: Meaning,
    ) -> Option<SymbolId> {
        let bindings = self.bindings(file);
        if let Some(local) = bindings.lookup(scope, name, meaning) {
            return Some(self.symbol_of_local(file, local));
        }
        self.global_symbol(name, meaning)
    }

    /// A global name with one of the meanings.
    pub(crate) fn global_symbol(&mut self, name: &str, meaning: Meaning) -> Option<SymbolId> {
        if name == "globalThis" {
            return self.program.modules.get(&ModuleKey::Global).copied();
        }
        let symbol = self.global(name)?;
        self.symbol(symbol).meaning.intersects(meaning).then_some(symbol)
    }

    /// All names seen from a scope with one of the meanings, for help.
    pub(crate) fn names_in_scope(&self, file: FileId, scope: ScopeId, meaning: Meaning) -> Vec<Name> {
        let bindings = self.bindings(file);
        let mut names = Vec::new();
        let mut at = Some(scope);
        while let Some(scope) = at {
            let here = &bindings.scopes[scope.index()];
            let here_names = here.names.iter();
            names.extend(
                here_names
                    .filter(|(_, local)| bindings.symbol(**local).meaning.intersects(meaning))
                    .map(|(name, _)| name.clone()),
            );
            at = here.parent;
        }
        names.extend(self.global_names(meaning));
        names
    }

    pub(crate) fn definitions(&self, symbol: SymbolId) -> Vec<(FileId, Declaration)> {
        self.symbol(symbol).declarations.clone()
    }

    pub(crate) fn symbol_name(&self, symbol: SymbolId) -> Name {
        self.symbol(symbol).name.clone()
    }
}
