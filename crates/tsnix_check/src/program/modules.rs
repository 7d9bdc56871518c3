//! Modules and namespaces: what a specifier leads to, and what is exported.

use std::sync::Arc;

use indexmap::IndexMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Name, StringLiteral};

use super::{Exports, ModuleKey, Symbol};
use crate::checker::Checker;
use crate::module_graph::Resolution;
use crate::names::{Declaration, LocalSymbolId, Meaning};
use crate::types::data::*;

impl Checker {
    pub(crate) fn module_symbol(&mut self, key: ModuleKey) -> SymbolId {
        if let Some(known) = self.program.modules.get(&key) {
            return *known;
        }
        let name = match &key {
            ModuleKey::File(file) => {
                let path = self.graph.files.file(*file).path().to_string_lossy().into_owned();
                Name::from(path)
            }
            ModuleKey::Ambient(name) => name.clone(),
            ModuleKey::Global => Name::new_static("globalThis"),
        };
        let symbol = Symbol {
            name,
            meaning: Meaning::NAMESPACE.union(Meaning::VALUE),
            declarations: Vec::new(),
            locals: Vec::new(),
            module: Some(key.clone()),
        };
        let id = self.new_symbol(symbol);
        self.program.modules.insert(key, id);
        id
    }

    /// The module that a specifier in `file` leads to.
    pub(crate) fn resolve_module(&mut self, file: FileId, specifier: &str) -> Option<SymbolId> {
        let resolution = self.graph.module(file).and_then(|node| node.imports.get(specifier)).cloned();
        match resolution {
            Some(Resolution::Module(target)) => Some(self.module_symbol(ModuleKey::File(target))),
            Some(Resolution::Foreign(foreign)) => {
                let declaration = foreign.declaration?;
                Some(self.module_symbol(ModuleKey::File(declaration)))
            }
            Some(Resolution::Missing) => None,
            Some(Resolution::Ambient) | None => self.ambient_module(specifier),
        }
    }

    /// `declare module "name"`, else the pattern with the longest text before its `*`.
    pub(crate) fn ambient_module(&mut self, specifier: &str) -> Option<SymbolId> {
        if !self.ambient_parts(specifier).is_empty() {
            return Some(self.module_symbol(ModuleKey::Ambient(specifier.into())));
        }
        let matches = |pattern: &&Name| {
            pattern.split_once('*').is_some_and(|(before, after)| {
                specifier.len() >= before.len() + after.len()
                    && specifier.starts_with(before)
                    && specifier.ends_with(after)
            })
        };
        let before = |pattern: &&Name| pattern.find('*').unwrap_or(0);
        let best = self.ambient_names().iter().filter(matches).max_by_key(before)?.clone();
        Some(self.module_symbol(ModuleKey::Ambient(best)))
    }

    /// A name that a module or namespace exports.
    pub(crate) fn export_of(&mut self, symbol: SymbolId, name: &str) -> Option<SymbolId> {
        match self.symbol(symbol).module {
            Some(ModuleKey::Global) => self.global(name),
            _ => self.exports_of(symbol).get(name).copied(),
        }
    }

    /// The names that a module or namespace exports.
    pub(crate) fn exports_of(&mut self, symbol: SymbolId) -> Exports {
        if let Some(known) = self.program.exports.get(&symbol) {
            return Arc::clone(known);
        }
        if self.program.collecting.contains(&symbol) {
            return Exports::default();
        }
        self.program.collecting.push(symbol);
        let mut exports = IndexMap::new();
        match self.symbol(symbol).module.clone() {
            Some(ModuleKey::File(file)) => self.file_exports(file, &mut exports),
            Some(ModuleKey::Ambient(name)) => self.ambient_exports(&name, &mut exports),
            Some(ModuleKey::Global) => self.global_exports(&mut exports),
            None => self.namespace_exports(symbol, &mut exports),
        }
        self.program.collecting.pop();
        let exports = Arc::new(exports);
        if self.program.collecting.is_empty() {
            self.program.exports.insert(symbol, Arc::clone(&exports));
        }
        exports
    }

    /// `globalThis` as a value: all global names.
    fn global_exports(&mut self, exports: &mut IndexMap<Name, SymbolId>) {
        let any = Meaning::VALUE.union(Meaning::TYPE).union(Meaning::NAMESPACE);
        for name in self.global_names(any) {
            if let Some(symbol) = self.global(&name) {
                exports.insert(name, symbol);
            }
        }
    }

    fn add_export(
        &mut self,
        exports: &mut IndexMap<Name, SymbolId>,
        name: &Name,
        file: FileId,
        local: LocalSymbolId,
    ) {
        match exports.get(name) {
            Some(known) => {
                let known = *known;
                self.merge_local(known, file, local);
            }
            None => {
                let symbol = self.symbol_of_local(file, local);
                exports.insert(name.clone(), symbol);
            }
        }
    }

    fn add_stars(&mut self, exports: &mut IndexMap<Name, SymbolId>, file: FileId, stars: &[StringLiteral]) {
        for star in stars {
            let Some(module) = self.resolve_module(file, &star.value) else { continue };
            let others = self.exports_of(module);
            for (name, symbol) in others.iter() {
                if name != "default" {
                    exports.entry(name.clone()).or_insert(*symbol);
                }
            }
        }
    }

    fn file_exports(&mut self, file: FileId, exports: &mut IndexMap<Name, SymbolId>) {
        let bindings = self.bindings(file);
        for (name, local) in &bindings.exports {
            self.add_export(exports, name, file, *local);
        }
        self.add_stars(exports, file, &bindings.export_stars);
    }

    fn ambient_exports(&mut self, name: &Name, exports: &mut IndexMap<Name, SymbolId>) {
        let parts = self.ambient_parts(name);
        for (file, at) in parts.iter() {
            let bindings = self.bindings(*file);
            for (name, local) in &bindings.ambient_modules[*at].exports {
                self.add_export(exports, name, *file, *local);
            }
        }
        for (file, at) in parts.iter() {
            let bindings = self.bindings(*file);
            self.add_stars(exports, *file, &bindings.ambient_modules[*at].export_stars);
        }
    }

    fn namespace_exports(&mut self, symbol: SymbolId, exports: &mut IndexMap<Name, SymbolId>) {
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            let Declaration::Namespace(_, scope) = declaration else { continue };
            let bindings = self.bindings(file);
            for (name, local) in &bindings.scopes[scope.index()].names {
                if bindings.symbol(*local).is_exported {
                    self.add_export(exports, name, file, *local);
                }
            }
        }
    }

    pub(crate) fn exports_of_file(&mut self, file: FileId) -> Vec<(Name, SymbolId)> {
        let module = self.module_symbol(ModuleKey::File(file));
        self.exports_of(module).iter().map(|(name, symbol)| (name.clone(), *symbol)).collect()
    }
}
