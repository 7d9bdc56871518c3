//! What an assignment or an initializer gives to a name.

use tsnix_source::FileId;
use tsnix_syntax::hir::{ArrayElement, AssignOp, Expr, ExprId, LogicalOp, PatId, Pattern, Stmt};

use crate::checker::Checker;
use crate::names::PatternOrigin;
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// The declared type less the members that the assigned value can't be.
    pub(super) fn assignment_reduced(&mut self, declared: TypeId, assigned: TypeId) -> TypeId {
        if declared == assigned || self.is(assigned, TypeFlags::NEVER) {
            return assigned;
        }
        let filtered = self.filter_type(declared, |this, member| {
            this.some_type(assigned, |this, part| this.is_assignable(part, member))
        });
        // `let x: boolean = true` is known as `true`, and widens again where it is read into a variable.
        let is_fresh_bool = self.is(assigned, TypeFlags::BOOLEAN_LITERAL) && self.is_fresh_literal(assigned);
        let reduced =
            if is_fresh_bool { self.map_type(filtered, |this, it| Some(this.fresh(it))) } else { filtered };
        if self.is_assignable(assigned, reduced) { reduced } else { declared }
    }

    /// The type of an expression as the flow needs it.
    pub(super) fn type_in_flow(&mut self, file: FileId, expr: ExprId) -> TypeId {
        self.type_of_expr(file, expr)
    }

    /// The type that a name pattern or place receives where it is bound or assigned.
    pub(super) fn assigned_type(&mut self, file: FileId, pattern: PatId) -> TypeId {
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        match bindings.pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => match &hir[stmt] {
                Stmt::Variable(decl) => match decl.declarators.get(at as usize).and_then(|it| it.init) {
                    Some(init) => self.type_in_flow(file, init),
                    None => t::UNDEFINED,
                },
                _ => t::ERROR,
            },
            PatternOrigin::Assign(expr) => match &hir[expr] {
                Expr::Assign { op: None, value, .. }
                | Expr::Assign {
                    op: Some(AssignOp::Logical(LogicalOp::And | LogicalOp::Or | LogicalOp::Coalesce)),
                    value,
                    ..
                } => self.type_in_flow(file, *value),
                _ => self.type_in_flow(file, expr),
            },
            PatternOrigin::Property(outer, at) => self.assigned_property(file, outer, at),
            PatternOrigin::Element(outer, at) => self.assigned_element(file, outer, at),
            _ => self.type_of_pattern(file, pattern),
        }
    }

    fn assigned_property(&mut self, file: FileId, outer: PatId, at: u32) -> TypeId {
        let whole = self.assigned_type(file, outer);
        let hir = self.hir(file);
        let Pattern::Object { properties, .. } = &hir[outer] else { return t::ERROR };
        let Some(property) = properties.get(at as usize) else { return t::ERROR };
        let Some(name) = self.property_key_name(file, &property.key) else { return t::ERROR };
        let ty = match (self.prop_of(whole, &name), self.index_info_for_name(whole, &name)) {
            (None, Some(info)) => self.read_by_index(None, &info),
            _ => self.property_or_index_type(whole, &name).unwrap_or(t::ERROR),
        };
        self.with_default(file, ty, property.default)
    }

    fn assigned_element(&mut self, file: FileId, outer: PatId, at: u32) -> TypeId {
        let whole = self.assigned_type(file, outer);
        let hir = self.hir(file);
        let Pattern::Array(elements) = &hir[outer] else { return t::ERROR };
        let Some(Some(element)) = elements.get(at as usize) else { return t::ERROR };
        if element.is_rest {
            return self.type_of_pattern(file, element.pattern);
        }
        let ty = match self.tuple_element(whole, at as usize) {
            Some(ty) => ty,
            None => {
                let ty = self.array_element(whole).unwrap_or(t::ERROR);
                self.element_by_pattern(file, element.pattern, ty)
            }
        };
        self.with_default(file, ty, element.default)
    }

    fn with_default(&mut self, file: FileId, ty: TypeId, default: Option<ExprId>) -> TypeId {
        let Some(default) = default else { return ty };
        let ty = self.without_undefined(ty);
        let default = self.type_in_flow(file, default);
        self.union2(ty, default)
    }

    /// `const xs = []`, `xs = []`
    pub(super) fn assigns_empty_array(&self, file: FileId, pattern: PatId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let value = match node.bindings.pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => match &node.hir[stmt] {
                Stmt::Variable(decl) => decl.declarators.get(at as usize).and_then(|it| it.init),
                _ => None,
            },
            PatternOrigin::Assign(expr) => match &node.hir[expr] {
                Expr::Assign { op: None, value, .. } => Some(*value),
                _ => None,
            },
            _ => None,
        };
        let is_empty = |elements: &[ArrayElement]| elements.is_empty();
        value.is_some_and(|value| matches!(&node.hir[value], Expr::Array(elements) if is_empty(elements)))
    }
}
