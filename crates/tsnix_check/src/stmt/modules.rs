//! Imports and exports name what is there.

use tsnix_source::FileId;
use tsnix_syntax::hir::{ImportSpecifierId, Stmt, StmtId, StringLiteral};

use crate::checker::Checker;
use crate::module_graph::Resolution;
use crate::names::{Declaration, Meaning};

impl Checker {
    pub(super) fn check_import_or_export(&mut self, file: FileId, stmt: StmtId) {
        let hir = self.hir(file);
        match &hir[stmt] {
            Stmt::Import(decl) if self.check_specifier(file, &decl.from) => {
                for specifier in &decl.specifiers {
                    self.check_import(file, stmt, *specifier);
                }
            }
            Stmt::ExportNamed(decl) => {
                let is_found = decl.from.as_ref().is_none_or(|from| self.check_specifier(file, from));
                if is_found {
                    self.check_exported_names(file, stmt, decl.from.is_some());
                }
            }
            Stmt::ExportAll { from, .. } => {
                self.check_specifier(file, from);
            }
            _ => {}
        }
    }

    /// Whether a specifier leads somewhere; says so where it does not.
    fn check_specifier(&mut self, file: FileId, from: &StringLiteral) -> bool {
        let resolution = self.graph.module(file).and_then(|node| node.imports.get(&from.value).cloned());
        match resolution {
            // Loading the program reported it.
            Some(Resolution::Missing) => false,
            Some(Resolution::Foreign(_)) => true,
            _ => {
                let is_found = self.resolve_module(file, &from.value).is_some();
                if !is_found {
                    self.cannot_find_module(file, from.range, &from.value);
                }
                is_found
            }
        }
    }

    fn check_import(&mut self, file: FileId, stmt: StmtId, specifier: ImportSpecifierId) {
        let bindings = self.bindings(file);
        let declares = |declaration: &Declaration| *declaration == Declaration::Import(specifier, stmt);
        let found = bindings.symbols.iter().position(|symbol| symbol.declarations.iter().any(declares));
        if let Some(at) = found {
            let symbol = self.symbol_of_local(file, crate::names::LocalSymbolId(at as u32));
            self.resolve_alias(symbol);
        }
        self.check_imported_name(file, stmt, specifier);
    }

    /// The module exports what an import takes of it.
    fn check_imported_name(&mut self, file: FileId, stmt: StmtId, specifier: ImportSpecifierId) {
        let hir = self.hir(file);
        let Stmt::Import(decl) = &hir[stmt] else { return };
        let Some(module) = self.resolve_module(file, &decl.from.value) else { return };
        let exports = self.exports_of(module);
        match &hir[specifier].imported {
            tsnix_syntax::hir::Imported::Named(name) if !exports.contains_key(&name.name) => {
                self.no_export(file, name, module);
            }
            tsnix_syntax::hir::Imported::Default
                if !exports.contains_key("default") && !self.is_declared_module(module) =>
            {
                let local = &hir[specifier].local;
                let diagnostic = tsnix_source::Diagnostic::new(
                    &tsnix_source::catalogue::names::NO_DEFAULT_EXPORT,
                    file,
                    local.range,
                    format!("`{}` has no default export", decl.from.value),
                )
                .with_help(format!("import names in braces: `{{ {} }}`", local.name));
                self.report(diagnostic);
            }
            _ => {}
        }
    }

    /// `export { a as b }`: `a` is declared here, or exported there.
    fn check_exported_names(&mut self, file: FileId, stmt: StmtId, is_from: bool) {
        let hir = self.hir(file);
        let bindings = self.bindings(file);
        let Stmt::ExportNamed(decl) = &hir[stmt] else { return };
        for specifier in &decl.specifiers {
            let exported = &hir[*specifier];
            if is_from {
                if let Some(symbol) = bindings.exports.get(&exported.exported.name) {
                    let symbol = self.symbol_of_local(file, *symbol);
                    self.resolve_alias(symbol);
                }
                continue;
            }
            let scope = bindings.stmt_scope(stmt);
            let any = Meaning::VALUE.union(Meaning::TYPE).union(Meaning::NAMESPACE);
            match bindings.lookup(scope, &exported.local.name, any) {
                Some(local) => {
                    let symbol = self.symbol_of_local(file, local);
                    self.answers.used_symbols.insert(symbol);
                    self.answers.used_locals.insert((file, local));
                }
                None => self.cannot_find_name(file, &exported.local, scope, Meaning::NAMESPACE),
            }
        }
    }
}
