//! Written types: each is read once, so that what is wrong in it is said also where nobody asks for it.

use tsnix_source::catalogue::types::BAD_EXTENDS;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{Stmt, StmtId, TypeNode};

use crate::checker::Checker;
use crate::names::LocalSymbolId;
use crate::types::data::TypeId;

impl Checker {
    /// Reads every written type of a file.
    pub(super) fn check_written_types(&mut self, file: FileId) {
        let whole = tsnix_source::TextRange::new(0, u32::MAX);
        self.check_written_types_in(file, whole);
    }

    /// Reads every written type in a range of a file.
    pub(super) fn check_written_types_in(&mut self, file: FileId, range: tsnix_source::TextRange) {
        let hir = self.hir(file);
        for node in hir.type_nodes.ids().filter(|node| range.contains(hir.type_nodes.range(*node))) {
            match &hir[node] {
                TypeNode::Reference { .. } | TypeNode::Import { .. } => {
                    self.type_from_node(file, node);
                    self.check_type_reference_constraints(file, node);
                }
                TypeNode::TypeOf { .. }
                | TypeNode::IndexedAccess { .. }
                | TypeNode::Template { .. }
                | TypeNode::Union(_)
                | TypeNode::Intersection(_)
                | TypeNode::Conditional { .. } => {
                    self.type_from_node(file, node);
                }
                _ => {}
            }
        }
    }

    /// An interface fits what it extends.
    pub(super) fn check_interface(&mut self, file: FileId, stmt: StmtId) {
        let hir = self.hir(file);
        let Stmt::Interface(decl) = &hir[stmt] else { return };
        if decl.extends.is_empty() {
            return;
        }
        let bindings = self.bindings(file);
        let declares = |it: &crate::names::Declaration| *it == crate::names::Declaration::Interface(stmt);
        let Some(at) = bindings.symbols.iter().position(|symbol| symbol.declarations.iter().any(declares))
        else {
            return;
        };
        let symbol = self.symbol_of_local(file, LocalSymbolId(at as u32));
        let own = self.declared_type(symbol);
        for base in &decl.extends {
            let base_type = self.type_from_node(file, *base);
            self.check_extends(file, decl.name.range, own, base_type);
        }
    }

    fn check_extends(&mut self, file: FileId, range: tsnix_source::TextRange, own: TypeId, base: TypeId) {
        if self.is_error_type(base) {
            return;
        }
        let base = self.with_this(base, own);
        if self.is_assignable(own, base) {
            return;
        }
        let (own, base) = self.type_pair(own, base);
        let message = format!("`{own}` changes a property of `{base}` to what does not fit it");
        let diagnostic = Diagnostic::new(&BAD_EXTENDS, file, range, message)
            .with_help("give the property a type that fits, or extend `Omit<...>`");
        self.report(diagnostic);
    }
}
