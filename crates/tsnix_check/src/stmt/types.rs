//! Written types: each is read once, so that what is wrong in it is said also where nobody asks for it.

use tsnix_source::catalogue::types::{
    NO_PREDICATE_PARAMETER, NOT_ASSIGNABLE, REST_ELEMENT_NO_LIST, SECOND_REST_ELEMENT,
};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{FunctionId, Pattern, TupleElement, TypeNode, TypeNodeId};

use crate::checker::Checker;
use crate::types::data::ElementKind;
use crate::types::flags::TypeFlags;
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
                TypeNode::Template { types, .. } => {
                    self.type_from_node(file, node);
                    self.check_placeholders(file, types);
                }
                TypeNode::Tuple(elements) => self.check_rest_elements(file, elements),
                TypeNode::TypeOf { .. }
                | TypeNode::IndexedAccess { .. }
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

    /// `...T` in a tuple is of a list, and one of any length comes once.
    fn check_rest_elements(&mut self, file: FileId, elements: &[TupleElement]) {
        let any_list = self.readonly_array_of(t::ANY);
        let mut has_rest = false;
        for element in elements.iter().filter(|it| it.is_rest) {
            let ty = self.type_from_node(file, element.ty);
            let range = self.hir(file).type_nodes.range(element.ty);
            if self.is(ty, TypeFlags::NULLABLE) || !self.is_assignable(ty, any_list) {
                let shown = self.type_to_string(ty);
                let message = format!("a rest element is of a list, found `{shown}`");
                let diagnostic = Diagnostic::new(&REST_ELEMENT_NO_LIST, file, range, message).with_help(
                    "write an array or a tuple, or limit the type parameter: `T extends unknown[]`",
                );
                self.report(diagnostic);
                return;
            }
            let tuple = self.tuple_of_type(ty);
            let is_open = self.is_array(ty)
                || tuple.is_some_and(|it| it.shape.elements.iter().any(|it| it.kind == ElementKind::Rest));
            if is_open && has_rest {
                let message = "a rest element of any length follows another";
                let diagnostic = Diagnostic::new(&SECOND_REST_ELEMENT, file, range, message)
                    .with_help("write one list of both: `(A | B)[]`");
                self.report(diagnostic);
                return;
            }
            has_rest |= is_open;
        }
    }

    /// What stands in `${…}` can be written as text.
    fn check_placeholders(&mut self, file: FileId, nodes: &[TypeNodeId]) {
        for node in nodes {
            let ty = self.type_from_node(file, *node);
            let range = self.hir(file).type_nodes.range(*node);
            self.check_assignable_at(file, ty, t::TEMPLATE_CONSTRAINT, range, None, &NOT_ASSIGNABLE);
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
