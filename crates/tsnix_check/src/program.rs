//! The names of the whole program: symbols merged over modules, globals, ambient modules, imports.
//!
//! A module's own symbols get a program-wide number when they are first asked for. Only names that can
//! merge over files (globals, ambient modules) are entered beforehand.

mod alias;
mod modules;

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::Name;

use crate::checker::Checker;
use crate::names::{Declaration, LocalSymbolId, Meaning, ScopeId};
use crate::types::data::*;

/// What a module or namespace exports, by name.
pub(crate) type Exports = Arc<IndexMap<Name, SymbolId>>;

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
    pub(crate) globals: IndexMap<Name, SymbolId>,
    pub(crate) ambient: BTreeMap<Name, Vec<(FileId, usize)>>,
    pub(crate) wildcards: Vec<Name>,
    pub(crate) modules: FxHashMap<ModuleKey, SymbolId>,
    pub(crate) exports: FxHashMap<SymbolId, Exports>,
    pub(crate) alias_targets: FxHashMap<SymbolId, Option<SymbolId>>,
    pub(crate) value_types: FxHashMap<SymbolId, TypeId>,
    pub(crate) declared_types: FxHashMap<SymbolId, TypeId>,
    pub(crate) alias_params: FxHashMap<SymbolId, TypeList>,
    /// Namespaces and modules whose exports are being put together.
    pub(crate) collecting: Vec<SymbolId>,
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

    /// Enters the names that several files may declare together.
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
                    self.merge_global(name, *file, *local);
                }
            }
            for (at, module) in node.bindings.ambient_modules.iter().enumerate() {
                self.program.ambient.entry(module.name.value.clone()).or_default().push((*file, at));
            }
        }
        let names = self.program.ambient.keys().filter(|name| name.contains('*')).cloned().collect();
        self.program.wildcards = names;
        let shared: Vec<_> = self.program.ambient.values().filter(|parts| parts.len() > 1).cloned().collect();
        for parts in shared {
            self.merge_ambient(&parts);
        }
    }

    fn merge_global(&mut self, name: &Name, file: FileId, local: LocalSymbolId) {
        match self.program.globals.get(name) {
            Some(known) => {
                let known = *known;
                self.merge_local(known, file, local);
            }
            None => {
                let symbol = self.symbol_of_local(file, local);
                self.program.globals.insert(name.clone(), symbol);
            }
        }
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
    pub(crate) fn global_symbol(&self, name: &str, meaning: Meaning) -> Option<SymbolId> {
        if name == "globalThis" {
            return self.program.modules.get(&ModuleKey::Global).copied();
        }
        let symbol = *self.program.globals.get(name)?;
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
        let globals = self.program.globals.iter();
        names.extend(
            globals
                .filter(|(_, symbol)| self.symbol(**symbol).meaning.intersects(meaning))
                .map(|(name, _)| name.clone()),
        );
        names
    }

    pub(crate) fn definitions(&self, symbol: SymbolId) -> Vec<(FileId, Declaration)> {
        self.symbol(symbol).declarations.clone()
    }

    pub(crate) fn symbol_name(&self, symbol: SymbolId) -> Name {
        self.symbol(symbol).name.clone()
    }
}
