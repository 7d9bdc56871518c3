//! Assignments, compound assignments, `++` and `--`.

use tsnix_source::catalogue::types::{NOT_ASSIGNABLE, OPERAND_NOT_A_NUMBER};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{AssignOp, Expr, ExprId, LogicalOp, Name, PatId, Pattern};

use crate::checker::{CheckMode, Checker};
use crate::names::Meaning;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    pub(super) fn check_assign(
        &mut self,
        file: FileId,
        expr: ExprId,
        op: Option<AssignOp>,
        target: PatId,
        value: ExprId,
        mode: CheckMode,
    ) -> TypeId {
        let hir = self.hir(file);
        match op {
            None => {
                if matches!(hir[target], Pattern::Object { .. } | Pattern::Array(_)) {
                    let ty = self.check_expr_with(file, value, mode);
                    self.check_assigned_pattern(file, target, ty, value);
                    return ty;
                }
                let wanted = self.type_of_target(file, target);
                let found = self.check_expr_with(file, value, mode);
                self.check_target(file, target, found, wanted, Some(value));
                self.regular_object(found)
            }
            Some(_) if !self.may_write_target(file, target) => {
                self.check_expr_with(file, value, mode);
                t::ERROR
            }
            Some(AssignOp::Logical(op)) => {
                self.read_target(file, target);
                let wanted = self.written_type(file, target);
                let right = self.check_expr_with(file, value, mode);
                self.check_target(file, target, right, wanted, Some(value));
                // TypeScript counts with all that the place may hold, whatever it holds here.
                self.logical_result(op, wanted, right)
            }
            Some(AssignOp::Binary(op)) => {
                let left = self.read_target(file, target);
                let right = self.check_expr_with(file, value, mode);
                let left_range = hir.patterns.range(target);
                let operands = super::operator::Operands {
                    left,
                    right,
                    left_range,
                    right_range: hir.exprs.range(value),
                    whole: hir.exprs.range(expr),
                    left_expr: None,
                    right_expr: Some(value),
                };
                let result = self.binary_result(file, op, operands);
                // Operands that do not fit were reported; what comes of them is not.
                if op != tsnix_syntax::hir::BinaryOp::Add
                    && !(self.is_number_like_or_any(left) && self.is_number_like_or_any(right))
                {
                    return result;
                }
                // let bit: 0 | 1 = 0; bit += 1  : what is counted with is taken for any number.
                let wanted = self.written_type(file, target);
                let wanted = self.base_of_literal(wanted);
                self.check_target(file, target, result, wanted, None);
                result
            }
        }
    }

    fn logical_result(&mut self, op: LogicalOp, left: TypeId, right: TypeId) -> TypeId {
        let kept = match op {
            LogicalOp::And => self.definitely_falsy_part(left),
            LogicalOp::Or => self.without_falsy(left),
            LogicalOp::Coalesce => self.non_nullable(left),
        };
        self.union_with(&[kept, right], Reduction::Subtype, None)
    }

    /// The type that may be assigned to a target.
    pub(crate) fn type_of_target(&mut self, file: FileId, target: PatId) -> TypeId {
        let hir = self.hir(file);
        match &hir[target] {
            Pattern::Name(name) => {
                let Some(symbol) = self.symbol_of_target(file, target, name) else { return t::ERROR };
                let Some(symbol) = self.resolve_alias(symbol) else { return t::ERROR };
                self.type_of_symbol(symbol)
            }
            Pattern::Expr(place) => self.check_expr(file, *place),
            Pattern::Object { .. } | Pattern::Array(_) => self.type_from_pattern(file, target),
            Pattern::Missing => t::ERROR,
        }
    }

    /// What may be written to the target of a compound assignment: of a property all that it is declared to hold,
    /// whatever it holds where it is read.
    pub(crate) fn written_type(&mut self, file: FileId, target: PatId) -> TypeId {
        let hir = self.hir(file);
        let declared = match &hir[target] {
            Pattern::Expr(place) => match &hir[*place] {
                Expr::Member { object, name, .. } => {
                    let object = self.check_expr(file, *object);
                    let object = self.non_nullable(object);
                    let apparent = self.apparent_reduced(object);
                    self.property_or_index_type(apparent, &name.name)
                }
                _ => None,
            },
            _ => None,
        };
        declared.unwrap_or_else(|| self.type_of_target(file, target))
    }

    /// What a target holds before a compound assignment.
    fn read_target(&mut self, file: FileId, target: PatId) -> TypeId {
        let hir = self.hir(file);
        match &hir[target] {
            Pattern::Expr(place) => self.check_expr(file, *place),
            Pattern::Name(_) => {
                let declared = self.type_of_target(file, target);
                self.flow_type_of_target(file, target, declared)
            }
            _ => t::ERROR,
        }
    }

    fn flow_type_of_target(&mut self, file: FileId, target: PatId, declared: TypeId) -> TypeId {
        self.flow_type_before_assignment(file, target, declared)
    }

    fn symbol_of_target(&mut self, file: FileId, target: PatId, name: &Name) -> Option<SymbolId> {
        let scope = self.scope_of_pattern(file, target);
        match self.resolve_name(file, scope, name, Meaning::VALUE) {
            Some(symbol) => Some(symbol),
            None => {
                let range = self.hir(file).patterns.range(target);
                self.cannot_find(file, name, range, scope, Meaning::VALUE);
                None
            }
        }
    }

    /// The scope of the assignment that a target belongs to.
    pub(crate) fn scope_of_pattern(&self, file: FileId, pattern: PatId) -> crate::names::ScopeId {
        use crate::names::PatternOrigin;
        let Some(node) = self.graph.module(file) else { return crate::names::ScopeId(0) };
        let mut at = pattern;
        loop {
            match node.bindings.pattern_origin(at) {
                PatternOrigin::Assign(expr) => return node.bindings.expr_scope(expr),
                PatternOrigin::Property(outer, _)
                | PatternOrigin::ObjectRest(outer)
                | PatternOrigin::Element(outer, _) => at = outer,
                PatternOrigin::ForOf(stmt) | PatternOrigin::ForIn(stmt) => {
                    return node.bindings.stmt_scope(stmt);
                }
                _ => return crate::names::ScopeId(0),
            }
        }
    }

    /// Checks that a target may be assigned to, and that the value fits.
    fn check_target(
        &mut self,
        file: FileId,
        target: PatId,
        found: TypeId,
        wanted: TypeId,
        value: Option<ExprId>,
    ) {
        let hir = self.hir(file);
        let range = hir.patterns.range(target);
        if let Pattern::Name(name) = &hir[target]
            && !self.check_assignable_name(file, target, name, range)
        {
            return;
        }
        if wanted == t::AUTO || self.is_error_type(wanted) {
            return;
        }
        // let xs = []; xs = "a"  : what evolves is an array, whatever its elements.
        let wanted = if wanted == t::AUTO_ARRAY { self.array_of(t::ANY) } else { wanted };
        if let Some(value) = value {
            self.answers.targets.insert((file, value), wanted);
        }
        let code = if self.is_exact_optional_write(file, target, found) {
            &tsnix_source::catalogue::types::EXACT_OPTIONAL_WRITE
        } else {
            &NOT_ASSIGNABLE
        };
        self.check_assignable_at(file, found, wanted, range, value, code);
    }

    fn check_assignable_name(&mut self, file: FileId, target: PatId, name: &Name, range: TextRange) -> bool {
        let scope = self.scope_of_pattern(file, target);
        let Some(symbol) = self.resolve_name(file, scope, name, Meaning::VALUE) else { return false };
        self.check_declared_before(file, range, scope, symbol, name);
        self.may_write_name(file, scope, name, range)
    }

    /// `[a, b] = [b, a]`, `({ a, b: c.d } = x)`
    fn check_assigned_pattern(&mut self, file: FileId, target: PatId, found: TypeId, value: ExprId) {
        let hir = self.hir(file);
        match &hir[target] {
            Pattern::Object { properties, rest } => {
                for property in properties {
                    let Some(name) = self.property_key_name(file, &property.key) else { continue };
                    let part = match self.property_or_index_type(found, &name) {
                        Some(part) => part,
                        None => {
                            self.no_property_in_pattern(file, property.key.range(), found, &name);
                            t::ERROR
                        }
                    };
                    let part = self.with_assigned_default(file, part, property.default);
                    self.check_assigned_pattern(file, property.value, part, value);
                }
                if let Some(rest) = rest {
                    let mut names = Vec::new();
                    for property in properties {
                        names.extend(self.property_key_name(file, &property.key));
                    }
                    let part = self.rest_of_object(found, &names);
                    self.check_assigned_pattern(file, *rest, part, value);
                }
            }
            Pattern::Array(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    let part = if element.is_rest {
                        if self.is_tuple(found) {
                            self.slice_tuple(found, at, 0)
                        } else {
                            let element = self.iterated_type(file, found, None);
                            self.array_of(element)
                        }
                    } else if self.is_tuple(found) {
                        match self.tuple_element(found, at) {
                            Some(part) => part,
                            None => {
                                let range = hir.patterns.range(element.pattern);
                                self.tuple_out_of_bounds(file, range, found, at);
                                t::UNDEFINED
                            }
                        }
                    } else {
                        let range = hir.exprs.range(value);
                        let part = self.iterated_type(file, found, Some((range, value)));
                        self.element_by_pattern(file, element.pattern, part)
                    };
                    let part = self.with_assigned_default(file, part, element.default);
                    self.check_assigned_pattern(file, element.pattern, part, value);
                }
            }
            Pattern::Missing => {}
            Pattern::Name(_) | Pattern::Expr(_) => {
                let wanted = self.type_of_target(file, target);
                self.check_target(file, target, found, wanted, None);
            }
        }
    }

    fn with_assigned_default(&mut self, file: FileId, ty: TypeId, default: Option<ExprId>) -> TypeId {
        let Some(default) = default else { return ty };
        let ty = self.without_undefined(ty);
        let default = self.check_expr(file, default);
        self.union_with(&[ty, default], Reduction::Subtype, None)
    }

    pub(super) fn check_update(&mut self, file: FileId, target: ExprId) -> TypeId {
        let hir = self.hir(file);
        let ty = self.check_expr(file, target);
        if self.is_error_type(ty) {
            return t::ERROR;
        }
        if !self.may_write_place(file, target) {
            return t::NUMBER;
        }
        let range = hir.exprs.range(target);
        if !self.is_number_like_or_any(ty) {
            let ty = self.check_non_null(file, ty, target);
            if !self.is_error_type(ty) && !self.is_number_like_or_any(ty) {
                let shown = self.type_to_string(ty);
                let message = format!("`++` and `--` are for numbers, found `{shown}`");
                self.error(file, range, &OPERAND_NOT_A_NUMBER, message);
            }
        }
        if self.is(ty, TypeFlags::BIGINT_LIKE) { t::BIGINT } else { t::NUMBER }
    }

    /// `o.a = undefined` where `a` may only be left out.
    fn is_exact_optional_write(&mut self, file: FileId, target: PatId, found: TypeId) -> bool {
        let hir = self.hir(file);
        let Pattern::Expr(place) = hir[target] else { return false };
        let Expr::Member { object, name, .. } = &hir[place] else { return false };
        if !self.options.exact_optional_property_types || !self.maybe_undefined_value(found) {
            return false;
        }
        let object = self.check_expr(file, *object);
        let Some(prop) = self.property_of_type(object, &name.name) else { return false };
        let declared = self.type_of_prop(prop);
        self.contains_type(declared, t::MISSING)
    }
}
