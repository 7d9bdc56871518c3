//! Written types: each is read once, so that what is wrong in it is said also where nobody asks for it.

use tsnix_source::FileId;
use tsnix_source::catalogue::types::{NO_PREDICATE_PARAMETER, NOT_ASSIGNABLE};
use tsnix_syntax::hir::{FunctionId, Pattern, TypeNode, TypeNodeId};

use crate::checker::Checker;
use crate::types::intern::t;

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
                TypeNode::Mapped { param, name_type, .. } => {
                    self.check_constraint(file, *param);
                    let keys = name_type.or(hir[*param].constraint);
                    self.check_keys(file, keys);
                }
                TypeNode::Object(members) => {
                    let ty = self.type_from_node(file, node);
                    self.check_object_node(file, ty, members);
                }
                _ => {}
            }
        }
        for function in hir.functions.ids().filter(|it| range.contains(hir.functions.range(*it))) {
            self.check_predicate_parameter(file, function);
        }
    }

    /// The keys of `{ [K in C]: T }` and `{ [K in C as N]: T }` are keys.
    fn check_keys(&mut self, file: FileId, keys: Option<TypeNodeId>) {
        let Some(node) = keys else { return };
        let ty = self.type_from_node(file, node);
        let range = self.hir(file).type_nodes.range(node);
        self.check_assignable_at(file, ty, t::PROPERTY_KEY, range, None, &NOT_ASSIGNABLE);
    }

    /// `(x: unknown) => y is string` names no parameter.
    fn check_predicate_parameter(&mut self, file: FileId, id: FunctionId) {
        let hir = self.hir(file);
        let function = &hir[id];
        let Some(node) = function.return_type else { return };
        let TypeNode::Predicate { param, .. } = &hir[node] else { return };
        let is_named = |it: &tsnix_syntax::hir::Param| matches!(&hir[it.pattern], Pattern::Name(name) if *name == param.name);
        if param.name != "this" && !function.params.iter().any(is_named) {
            let message = format!("the function has no parameter `{}`", param.name);
            self.error(file, param.range, &NO_PREDICATE_PARAMETER, message);
        }
    }
}
