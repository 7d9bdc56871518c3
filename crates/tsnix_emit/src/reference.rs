//! Names to Nix: what a name of the source is written as where it stands.

use nix_tree::build::{attrs, bind, ident, null};
use nix_tree::{Expr, ExprKind};
use smol_str::SmolStr;
use tsnix_check::names::{Meaning, ScopeId};
use tsnix_source::FileId;
use tsnix_syntax::hir::{self, ExprId, Name};

use crate::builtins;
use crate::context::{Context, SymbolKey};
use crate::imports::{AmbientImport, ImportedName, Target, exports, follow};
use crate::special;

impl Context<'_> {
    /// The value of a [`hir::Expr::Name`] of the current module.
    pub(crate) fn reference(&mut self, expr: ExprId) -> Expr {
        let hir::Expr::Name(name) = &self.module()[expr] else { return null() };
        let origin = self.origin_of(expr);
        let scope = self.bindings().expr_scope(expr);
        let found = self.bindings().lookup(scope, name, Meaning::VALUE);
        let value = match found {
            Some(symbol) => self.symbol_value(self.key(symbol)),
            None if name == "undefined" => null(),
            None => builtins::global_value(self, name),
        };
        value.at(origin)
    }

    /// What stands for a symbol: its newest value, its name, or what it is imported from.
    pub(crate) fn symbol_value(&mut self, key: SymbolKey) -> Expr {
        if let Some(value) = self.substitutions.get(&key) {
            return value.clone();
        }
        let bindings = &self.model.graph().modules[&key.file].bindings;
        if bindings.symbol(key.symbol).scope != ScopeId(0) {
            return ident(self.symbol_name(key));
        }
        self.target_value(key)
    }

    /// The value behind a module-level symbol, imports followed.
    pub(crate) fn target_value(&mut self, key: SymbolKey) -> Expr {
        match follow(self.model.graph(), key) {
            Target::Symbol(key) => ident(self.symbol_name(key)),
            Target::Ambient(import) => {
                let bindings = &self.model.graph().modules[&key.file].bindings;
                let local = bindings.symbol(key.symbol).name.clone();
                special::value(self, &import, &local)
            }
            Target::Foreign(import) => {
                let bindings = &self.model.graph().modules[&key.file].bindings;
                let local = bindings.symbol(key.symbol).name.clone();
                special::foreign::value(self, &import, &local)
            }
            Target::Entry(file) => special::entry::value(self, file),
            Target::Namespace(file) => {
                let names = exports(self.model.graph(), file);
                let mut bindings = Vec::new();
                for (name, key) in names {
                    if self.is_value(key) {
                        bindings.push(bind(name, self.target_value(key)));
                    }
                }
                attrs(nix_tree::inherits::contract(bindings))
            }
            Target::Unknown => null(),
        }
    }

    /// One export of a namespace import, read without making the whole object.
    pub(crate) fn namespace_member(&mut self, namespace: ExprId, member: &str) -> Option<Expr> {
        let hir::Expr::Name(name) = &self.module()[namespace] else { return None };
        let scope = self.bindings().expr_scope(namespace);
        let symbol = self.bindings().lookup(scope, name, Meaning::VALUE)?;
        let Target::Namespace(file) = follow(self.model.graph(), self.key(symbol)) else { return None };
        let key = crate::imports::export(self.model.graph(), file, member)?;
        Some(self.target_value(key))
    }

    fn is_value(&self, key: SymbolKey) -> bool {
        match follow(self.model.graph(), key) {
            Target::Symbol(key) => self.outline.item_of(key).is_some(),
            Target::Ambient(_) | Target::Foreign(_) | Target::Entry(_) => true,
            Target::Namespace(_) | Target::Unknown => false,
        }
    }

    /// The Nix name of a symbol.
    pub(crate) fn symbol_name(&mut self, key: SymbolKey) -> SmolStr {
        let bindings = &self.model.graph().modules[&key.file].bindings;
        let name: &Name = &bindings.symbol(key.symbol).name;
        self.names.of(key, name)
    }

    /// The module with a Nix file of its own that a name is.
    pub(crate) fn imported_entry(&self, expr: ExprId) -> Option<FileId> {
        let hir::Expr::Name(name) = &self.module()[expr] else { return None };
        let scope = self.bindings().expr_scope(expr);
        let symbol = self.bindings().lookup(scope, name, Meaning::VALUE)?;
        match follow(self.model.graph(), self.key(symbol)) {
            Target::Entry(file) => Some(file),
            _ => None,
        }
    }

    /// What a name stands for in another module or none, if it is imported.
    pub(crate) fn import_of(&self, expr: ExprId) -> Option<(SmolStr, ImportedName)> {
        self.ambient_import(expr).map(|import| (import.specifier, import.name))
    }

    /// The import that a name is, of a module without a file.
    pub(crate) fn ambient_import(&self, expr: ExprId) -> Option<AmbientImport> {
        let hir::Expr::Name(name) = &self.module()[expr] else { return None };
        let scope = self.bindings().expr_scope(expr);
        let symbol = self.bindings().lookup(scope, name, Meaning::VALUE)?;
        match follow(self.model.graph(), self.key(symbol)) {
            Target::Ambient(import) => Some(import),
            _ => None,
        }
    }

    /// The name of the function of the module "tsnix" that an expression is, `tsnix.path` included.
    pub(crate) fn tsnix_function(&self, callee: ExprId) -> Option<SmolStr> {
        match &self.module()[callee] {
            hir::Expr::Member { object, name, .. } => match self.import_of(*object)? {
                (specifier, ImportedName::Namespace) if specifier == "tsnix" => Some(name.name.clone()),
                _ => None,
            },
            _ => match self.import_of(callee)? {
                (specifier, ImportedName::Named(name)) if specifier == "tsnix" => Some(name),
                _ => None,
            },
        }
    }

    /// Whether an expression in Nix is a plain name or a selection from one: cheap to write twice.
    pub(crate) fn is_simple(expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Ident(_) | ExprKind::Int(_) => true,
            ExprKind::Select { target, default: None, .. } => Self::is_simple(target),
            _ => false,
        }
    }
}
