//! Imports and re-exports followed to what they mean.

use tsnix_source::FileId;
use tsnix_syntax::hir::{ExportSpecifierId, ImportSpecifierId, Imported, Stmt, StmtId};

use crate::checker::{Checker, Question};
use crate::names::{Declaration, Meaning};
use crate::types::data::*;

impl Checker {
    /// The symbol behind imports and re-exports; nothing where they lead nowhere. A symbol that is no
    /// alias is its own target.
    pub(crate) fn resolve_alias(&mut self, symbol: SymbolId) -> Option<SymbolId> {
        if !self.symbol(symbol).meaning.contains(Meaning::ALIAS) {
            return Some(symbol);
        }
        if let Some(known) = self.program.alias_targets.get(&symbol) {
            return *known;
        }
        if !self.begin(Question::AliasTarget(symbol)) {
            return None;
        }
        let declarations = self.symbol(symbol).declarations.clone();
        let target = declarations.iter().find_map(|(file, declaration)| match declaration {
            Declaration::Import(specifier, stmt) => self.import_target(*file, *specifier, *stmt),
            Declaration::Export(specifier, stmt) => self.export_target(*file, *specifier, *stmt),
            Declaration::ExportNamespace(stmt) => {
                let hir = self.hir(*file);
                let Stmt::ExportAll { from, .. } = &hir[*stmt] else { return None };
                self.resolve_module(*file, &from.value)
            }
            _ => None,
        });
        let target = target.and_then(|target| self.resolve_alias(target));
        let target = if self.end() { target } else { None };
        self.program.alias_targets.insert(symbol, target);
        target
    }

    fn import_target(&mut self, file: FileId, id: ImportSpecifierId, stmt: StmtId) -> Option<SymbolId> {
        let hir = self.hir(file);
        let Stmt::Import(decl) = &hir[stmt] else { return None };
        let module = self.resolve_module(file, &decl.from.value)?;
        match &hir[id].imported {
            Imported::Namespace => Some(module),
            Imported::Default => {
                let default = self.export_of(module, "default");
                // A declared module without one gives itself: it may be of another module system.
                default.or_else(|| self.is_declared_module(module).then_some(module))
            }
            Imported::Named(name) => self.export_of(module, &name.name),
        }
    }

    fn export_target(&mut self, file: FileId, id: ExportSpecifierId, stmt: StmtId) -> Option<SymbolId> {
        let hir = self.hir(file);
        let Stmt::ExportNamed(decl) = &hir[stmt] else { return None };
        let name = &hir[id].local.name;
        match &decl.from {
            Some(from) => {
                let module = self.resolve_module(file, &from.value)?;
                self.export_of(module, name)
            }
            None => {
                let scope = self.bindings(file).stmt_scope(stmt);
                let any = Meaning::VALUE.union(Meaning::TYPE).union(Meaning::NAMESPACE);
                self.resolve_name(file, scope, name, any)
            }
        }
    }

    /// Whether a module is known by declarations only.
    pub(crate) fn is_declared_module(&self, module: SymbolId) -> bool {
        match &self.symbol(module).module {
            Some(super::ModuleKey::File(file)) => self.hir(*file).is_declaration,
            Some(super::ModuleKey::Ambient(_)) => true,
            _ => false,
        }
    }

    pub(crate) fn resolve_alias_for_model(&mut self, symbol: SymbolId) -> Option<SymbolId> {
        self.resolve_alias(symbol)
    }
}
