//! What a condition says about a reference.

use tsnix_syntax::hir::{AssignOp, BinaryOp, Expr, ExprId, LogicalOp, StmtId, UnaryOp, VariableKind};

use super::facts::{
    EQ_NULL, EQ_UNDEFINED, EQ_UNDEFINED_OR_NULL, FALSY, NE_NULL, NE_UNDEFINED, NE_UNDEFINED_OR_NULL, TRUTHY,
    TYPEOF_EQ, TYPEOF_NAMES, TYPEOF_NE,
};
use super::walk::Walk;
use crate::checker::Checker;
use crate::names::{Declaration, Parent, PatternOrigin};
use crate::types::data::{Predicate, TypeId};
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// `ty` where `expr` is true, or false.
    pub(super) fn narrow(&mut self, walk: &mut Walk, ty: TypeId, expr: ExprId, is_true: bool) -> TypeId {
        stacker::maybe_grow(128 * 1024, 4 * 1024 * 1024, || self.narrow_inner(walk, ty, expr, is_true))
    }

    fn narrow_inner(&mut self, walk: &mut Walk, ty: TypeId, expr: ExprId, is_true: bool) -> TypeId {
        if self.asks_for_presence(walk, expr) {
            return if self.matches(walk, expr) {
                let facts = if is_true { NE_UNDEFINED_OR_NULL } else { EQ_UNDEFINED_OR_NULL };
                self.adjusted_type_with_facts(ty, facts)
            } else {
                ty
            };
        }
        let hir = self.hir(walk.file);
        match &hir[expr] {
            Expr::Name(_) => match self.alias_of_condition(walk, expr) {
                Some(condition) if walk.alias_depth < 5 => {
                    walk.alias_depth += 1;
                    let narrowed = self.narrow(walk, ty, condition, is_true);
                    walk.alias_depth -= 1;
                    self.narrow_by_truth(walk, narrowed, expr, is_true)
                }
                _ => self.narrow_by_truth(walk, ty, expr, is_true),
            },
            Expr::Member { .. } | Expr::Index { .. } | Expr::This => {
                self.narrow_by_truth(walk, ty, expr, is_true)
            }
            Expr::Chain(inner) if matches!(hir[*inner], Expr::Call { .. }) => {
                let narrowed = self.narrow_by_call(walk, ty, *inner, is_true);
                self.narrow_by_truth(walk, narrowed, expr, is_true)
            }
            Expr::Chain(_) => self.narrow_by_truth(walk, ty, expr, is_true),
            Expr::Call { .. } => self.narrow_by_call(walk, ty, expr, is_true),
            // if (a satisfies boolean): TypeScript looks through `!` and parentheses only.
            Expr::NonNull(inner) => self.narrow(walk, ty, *inner, is_true),
            Expr::Sequence(exprs) => match exprs.last() {
                Some(last) => self.narrow(walk, ty, *last, is_true),
                None => ty,
            },
            Expr::Unary { op: UnaryOp::Not, operand } => self.narrow(walk, ty, *operand, !is_true),
            Expr::Binary { op, left, right } => {
                self.narrow_by_binary(walk, ty, (*op, *left, *right), is_true)
            }
            Expr::Logical { op, left, right } => {
                self.narrow_by_logical(walk, ty, (*op, *left, *right), is_true)
            }
            Expr::Assign { op: None, value, .. } => {
                let narrowed = self.narrow_by_truth(walk, ty, expr, is_true);
                self.narrow(walk, narrowed, *value, is_true)
            }
            _ => ty,
        }
    }

    /// Whether an expression is the reference that is asked about.
    pub(super) fn matches(&self, walk: &Walk, expr: ExprId) -> bool {
        self.reference_key(walk.file, expr).as_ref() == Some(&walk.key.reference)
    }

    /// The object of a `?.`, the left side of a `??`: asked for being there, not for truth.
    fn asks_for_presence(&self, walk: &Walk, expr: ExprId) -> bool {
        let Some(node) = self.graph.module(walk.file) else { return false };
        match node.bindings.parent(expr) {
            Parent::Expr(parent) => match &node.hir[parent] {
                Expr::Member { object, is_optional: true, .. }
                | Expr::Index { object, is_optional: true, .. } => *object == expr,
                Expr::Call { callee, is_optional: true, .. } => *callee == expr,
                Expr::Logical { op: LogicalOp::Coalesce, left, .. } => *left == expr,
                _ => false,
            },
            Parent::Pattern(pattern) => match node.bindings.pattern_origin(pattern) {
                PatternOrigin::Assign(assign) => matches!(
                    &node.hir[assign],
                    Expr::Assign { op: Some(AssignOp::Logical(LogicalOp::Coalesce)), .. }
                ),
                _ => false,
            },
            _ => false,
        }
    }

    /// `const isText = typeof x === "string"`: the condition that a constant stands for, where nothing it
    /// is about may have changed since.
    fn alias_of_condition(&mut self, walk: &Walk, expr: ExprId) -> Option<ExprId> {
        if self.matches(walk, expr) {
            return None;
        }
        let node = self.graph.module(walk.file)?;
        let Expr::Name(name) = &node.hir[expr] else { return None };
        let symbol = node.bindings.symbol(self.local_of_name(walk.file, expr, name)?);
        let [Declaration::Variable(pattern, VariableKind::Const)] = symbol.declarations.as_slice() else {
            return None;
        };
        let PatternOrigin::Declarator(stmt, at) = node.bindings.pattern_origin(*pattern) else { return None };
        let tsnix_syntax::hir::Stmt::Variable(decl) = &node.hir[stmt] else { return None };
        let declarator = decl.declarators.get(at as usize)?;
        if declarator.ty.is_some() {
            return None;
        }
        let init = declarator.init;
        if self.is_constant_reference(walk) { init } else { None }
    }

    /// A name that never changes, or read-only properties of one.
    fn is_constant_reference(&mut self, walk: &Walk) -> bool {
        use super::{Root, reference::Step};
        let Root::Symbol(file, symbol) = walk.key.reference.root else { return true };
        let bindings = self.bindings(file);
        let symbol = bindings.symbol(symbol);
        let is_fixed = symbol.declarations.iter().all(|declaration| match declaration {
            Declaration::Variable(_, VariableKind::Const) | Declaration::Import(..) => true,
            Declaration::Variable(..) | Declaration::Param(..) => !symbol.is_reassigned,
            _ => false,
        });
        if !is_fixed {
            return false;
        }
        let path = walk.key.reference.path.clone();
        if path.is_empty() {
            return true;
        }
        let local = match walk.key.reference.root {
            Root::Symbol(file, symbol) => self.symbol_of_local(file, symbol),
            _ => return false,
        };
        let mut ty = self.type_of_symbol(local);
        for step in path {
            let Step::Name(name) = step else { return false };
            let Some(prop) = self.property_of_type(ty, &name) else { return false };
            if !self.prop(prop).readonly {
                return false;
            }
            ty = self.type_of_prop(prop);
        }
        true
    }

    fn narrow_by_truth(&mut self, walk: &mut Walk, mut ty: TypeId, expr: ExprId, is_true: bool) -> TypeId {
        let facts = if is_true { TRUTHY } else { FALSY };
        if self.matches(walk, expr) {
            return self.adjusted_type_with_facts(ty, facts);
        }
        if is_true && self.chain_contains(walk.file, expr, &walk.key.reference) {
            ty = self.adjusted_type_with_facts(ty, NE_UNDEFINED_OR_NULL);
        }
        match self.discriminant_access(walk, expr, ty) {
            Some(name) => self
                .narrow_by_discriminant(walk, ty, expr, &name, |this, _, it| this.type_with_facts(it, facts)),
            None => ty,
        }
    }

    /// Conditions of aliases are not broken up by the flow graph.
    fn narrow_by_logical(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        (op, left, right): (LogicalOp, ExprId, ExprId),
        is_true: bool,
    ) -> TypeId {
        match (op, is_true) {
            (LogicalOp::And, true) | (LogicalOp::Or, false) => {
                let after_left = self.narrow(walk, ty, left, is_true);
                self.narrow(walk, after_left, right, is_true)
            }
            (LogicalOp::And, false) | (LogicalOp::Or, true) => {
                let by_left = self.narrow(walk, ty, left, is_true);
                let by_right = self.narrow(walk, ty, right, is_true);
                self.union2(by_left, by_right)
            }
            (LogicalOp::Coalesce, _) => ty,
        }
    }

    fn narrow_by_binary(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        (op, left, right): (BinaryOp, ExprId, ExprId),
        is_true: bool,
    ) -> TypeId {
        let equality = match op {
            BinaryOp::Equal => Equality { is_equal: is_true, is_loose: false },
            BinaryOp::NotEqual => Equality { is_equal: !is_true, is_loose: false },
            BinaryOp::LooseEqual => Equality { is_equal: is_true, is_loose: true },
            BinaryOp::LooseNotEqual => Equality { is_equal: !is_true, is_loose: true },
            BinaryOp::In => return self.narrow_by_in(walk, ty, left, right, is_true),
            _ => return ty,
        };
        for (tested, value) in [(left, right), (right, left)] {
            if let Some((operand, name)) = self.typeof_test(walk, tested, value) {
                return self.narrow_by_typeof(walk, ty, operand, &name, equality);
            }
        }
        for (tested, value) in [(left, right), (right, left)] {
            if self.matches(walk, tested) {
                return self.narrow_by_equality(walk, ty, value, equality);
            }
        }
        let mut ty = ty;
        for (tested, value) in [(left, right), (right, left)] {
            if self.chain_contains(walk.file, tested, &walk.key.reference) {
                ty = self.narrow_by_chain(walk, ty, value, equality);
                break;
            }
        }
        for (tested, value) in [(left, right), (right, left)] {
            if let Some(name) = self.discriminant_access(walk, tested, ty) {
                return self.narrow_by_discriminant(walk, ty, tested, &name, |this, walk, it| {
                    this.narrow_by_equality(walk, it, value, equality)
                });
            }
        }
        self.narrow_by_bool_comparison(walk, ty, left, right, equality)
    }

    /// `isText(x) === true`
    fn narrow_by_bool_comparison(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        left: ExprId,
        right: ExprId,
        equality: Equality,
    ) -> TypeId {
        let hir = self.hir(walk.file);
        for (tested, value) in [(left, right), (right, left)] {
            if let Expr::Bool(value) = hir[value]
                && !matches!(hir[tested], Expr::Member { .. } | Expr::Index { .. })
            {
                return self.narrow(walk, ty, tested, value == equality.is_equal);
            }
        }
        ty
    }

    /// `typeof x === "name"`: `x` and the name.
    fn typeof_test(&self, walk: &Walk, tested: ExprId, value: ExprId) -> Option<(ExprId, String)> {
        let hir = &self.graph.module(walk.file)?.hir;
        let Expr::Unary { op: UnaryOp::TypeOf, operand } = hir[tested] else { return None };
        match &hir[value] {
            Expr::String(literal) => Some((operand, literal.value.to_string())),
            _ => None,
        }
    }

    fn narrow_by_typeof(
        &mut self,
        walk: &mut Walk,
        mut ty: TypeId,
        operand: ExprId,
        name: &str,
        equality: Equality,
    ) -> TypeId {
        if self.matches(walk, operand) {
            return self.narrow_by_type_name(ty, name, equality.is_equal);
        }
        if self.chain_contains(walk.file, operand, &walk.key.reference)
            && equality.is_equal == (name != "undefined")
        {
            ty = self.adjusted_type_with_facts(ty, NE_UNDEFINED_OR_NULL);
        }
        match self.discriminant_access(walk, operand, ty) {
            Some(property) => self.narrow_by_discriminant(walk, ty, operand, &property, |this, _, it| {
                this.narrow_by_type_name(it, name, equality.is_equal)
            }),
            None => ty,
        }
    }

    /// `ty` where `typeof` gives, or does not give, `name`.
    pub(super) fn narrow_by_type_name(&mut self, ty: TypeId, name: &str, is_equal: bool) -> TypeId {
        let Some(which) = TYPEOF_NAMES.iter().position(|known| *known == name) else {
            return if is_equal { t::NEVER } else { ty };
        };
        if !is_equal {
            return self.adjusted_type_with_facts(ty, TYPEOF_NE[which]);
        }
        let implied = match name {
            "string" => t::STRING,
            "number" => t::NUMBER,
            "bigint" => t::BIGINT,
            "boolean" => t::BOOLEAN,
            "symbol" => t::SYMBOL,
            "undefined" => t::UNDEFINED,
            // Of `any` nothing is learnt but which primitive it is.
            "object" if self.is(ty, TypeFlags::ANY) => return ty,
            "object" if self.is(ty, TypeFlags::UNKNOWN) => return self.union(&[t::OBJECT, t::NULL]),
            "object" => {
                let there = self.narrow_to_type_of(ty, t::OBJECT, TYPEOF_EQ[which]);
                let null = self.type_with_facts(ty, EQ_NULL);
                let null = if self.maybe(null, TypeFlags::NULL) { t::NULL } else { t::NEVER };
                return self.union2(there, null);
            }
            _ if self.is(ty, TypeFlags::ANY) => return ty,
            _ => self.global_type("Function").unwrap_or(t::OBJECT),
        };
        self.narrow_to_type_of(ty, implied, TYPEOF_EQ[which])
    }

    fn narrow_to_type_of(&mut self, ty: TypeId, implied: TypeId, facts: super::facts::Facts) -> TypeId {
        self.map_type(ty, |this, member| {
            let narrowed = if this.is_strict_subtype(member, implied) {
                if this.has_facts(member, facts) { member } else { t::NEVER }
            } else if this.is_subtype(implied, member) {
                implied
            } else if this.has_facts(member, facts) {
                this.intersection2(member, implied)
            } else {
                t::NEVER
            };
            (!this.is(narrowed, TypeFlags::NEVER)).then_some(narrowed)
        })
    }

    pub(super) fn narrow_by_equality(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        value: ExprId,
        equality: Equality,
    ) -> TypeId {
        if self.is(ty, TypeFlags::ANY) {
            return ty;
        }
        let value = self.type_in_flow(walk.file, value);
        if self.is(value, TypeFlags::NULLABLE) {
            let facts = match (equality.is_loose, self.is(value, TypeFlags::NULL), equality.is_equal) {
                (true, _, true) => EQ_UNDEFINED_OR_NULL,
                (true, _, false) => NE_UNDEFINED_OR_NULL,
                (false, true, true) => EQ_NULL,
                (false, true, false) => NE_NULL,
                (false, false, true) => EQ_UNDEFINED,
                (false, false, false) => NE_UNDEFINED,
            };
            return self.adjusted_type_with_facts(ty, facts);
        }
        if equality.is_equal {
            let takes_all = self.is(ty, TypeFlags::UNKNOWN)
                || self.contains_type(ty, t::EMPTY_TYPE_LITERAL)
                || self.contains_type(ty, t::UNKNOWN_EMPTY);
            if !equality.is_loose && takes_all {
                if self.is(value, TypeFlags::PRIMITIVE | TypeFlags::NON_PRIMITIVE) {
                    return value;
                }
                if self.is(value, TypeFlags::OBJECT) {
                    return t::OBJECT;
                }
            }
            let filtered = self.filter_type(ty, |this, member| this.are_comparable(member, value));
            return self.literals_for_primitives(filtered, value);
        }
        if self.is_unit(value) {
            return self.filter_type(ty, |this, member| {
                !(this.is_unit(member) && this.are_comparable(member, value))
            });
        }
        ty
    }

    /// `ref?.a === value`: where the value can't be undefined, `ref` is there.
    fn narrow_by_chain(&mut self, walk: &mut Walk, ty: TypeId, value: ExprId, equality: Equality) -> TypeId {
        let absent = if equality.is_loose { TypeFlags::NULLABLE } else { TypeFlags::UNDEFINED };
        let value = self.type_in_flow(walk.file, value);
        let is_there = if equality.is_equal {
            self.every_type(value, |this, part| !this.is(part, TypeFlags::ANY_OR_UNKNOWN | absent))
        } else {
            self.every_type(value, |this, part| this.is(part, absent))
        };
        if is_there { self.adjusted_type_with_facts(ty, NE_UNDEFINED_OR_NULL) } else { ty }
    }

    fn narrow_by_call(&mut self, walk: &mut Walk, ty: TypeId, call: ExprId, is_true: bool) -> TypeId {
        let hir = self.hir(walk.file);
        let Expr::Call { args, .. } = &hir[call] else { return ty };
        let Expr::Call { callee, .. } = &hir[call] else { return ty };
        let is_about_this = match &hir[*callee] {
            Expr::Member { object, .. } | Expr::Index { object, .. } => self.matches(walk, *object),
            _ => false,
        };
        let is_about = is_about_this
            || args.iter().any(|arg| {
                self.matches(walk, arg.expr)
                    || self.chain_contains(walk.file, arg.expr, &walk.key.reference)
                    || self
                        .reference_key(walk.file, arg.expr)
                        .is_some_and(|key| walk.key.reference.property_of(&key).is_some())
            });
        if !is_about {
            return ty;
        }
        let Some(signature) = self.predicate_signature(walk, call) else { return ty };
        let Some(predicate) = self.predicate_of(signature) else { return ty };
        if predicate.is_assertion {
            return ty;
        }
        self.narrow_by_predicate(walk, ty, call, &predicate, is_true)
    }

    /// The signature of a call in a condition, if some signature of the callee is a type guard.
    fn predicate_signature(&mut self, walk: &Walk, call: ExprId) -> Option<crate::types::data::SignatureId> {
        let hir = self.hir(walk.file);
        let Expr::Call { callee, .. } = &hir[call] else { return None };
        let ty = self.type_in_flow(walk.file, *callee);
        let signatures = self.call_signatures(ty);
        match signatures.as_slice() {
            [only] if self.sig(*only).type_params.is_empty() => Some(*only),
            _ => {
                let has_guard = signatures.iter().any(|signature| self.predicate_of(*signature).is_some());
                if has_guard { self.resolved_signature(walk.file, call) } else { None }
            }
        }
    }

    pub(super) fn narrow_by_predicate(
        &mut self,
        walk: &mut Walk,
        mut ty: TypeId,
        call: ExprId,
        predicate: &Predicate,
        is_true: bool,
    ) -> TypeId {
        let hir = self.hir(walk.file);
        let (Expr::Call { callee, args, .. }, Some(candidate)) = (&hir[call], predicate.ty) else {
            return ty;
        };
        let tested = match predicate.param {
            Some(at) => args.get(at).map(|arg| arg.expr),
            // `this is T`: what the method is called on.
            None => match &hir[*callee] {
                Expr::Member { object, .. } | Expr::Index { object, .. } => Some(*object),
                _ => None,
            },
        };
        let Some(arg) = tested else { return ty };
        if self.matches(walk, arg) {
            return self.narrowed_to_candidate(ty, candidate, is_true);
        }
        if self.chain_contains(walk.file, arg, &walk.key.reference) {
            let is_there = if is_true {
                !self.has_facts(candidate, EQ_UNDEFINED)
            } else {
                self.every_type(candidate, |this, part| this.is(part, TypeFlags::NULLABLE))
            };
            if is_there {
                ty = self.adjusted_type_with_facts(ty, NE_UNDEFINED_OR_NULL);
            }
        }
        match self.discriminant_access(walk, arg, ty) {
            Some(name) => self.narrow_by_discriminant(walk, ty, arg, &name, |this, _, it| {
                this.narrowed_to_candidate(it, candidate, is_true)
            }),
            None => ty,
        }
    }

    /// `assert(condition)`: what follows is known to be true.
    pub(super) fn narrow_by_assertion(&mut self, walk: &mut Walk, ty: TypeId, condition: ExprId) -> TypeId {
        let hir = self.hir(walk.file);
        match &hir[condition] {
            Expr::Bool(false) => t::UNREACHABLE_NEVER,
            _ => self.narrow(walk, ty, condition, true),
        }
    }

    /// `"name" in ref`
    fn narrow_by_in(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        left: ExprId,
        right: ExprId,
        is_true: bool,
    ) -> TypeId {
        if !self.matches(walk, right) {
            return ty;
        }
        let key = self.type_in_flow(walk.file, left);
        let Some(name) = self.property_name_of_type(key) else { return ty };
        let is_known = self.some_type(ty, |this, member| this.may_have(member, &name, true));
        if is_known {
            return self.filter_type(ty, |this, member| this.may_have(member, &name, is_true));
        }
        if is_true && self.global_symbol("Record", crate::names::Meaning::TYPE).is_some() {
            let key = self.regular(key);
            let record = self.record_of(key, t::UNKNOWN);
            return self.intersection2(ty, record);
        }
        ty
    }

    /// Whether a value of the type may have (or lack) the property.
    fn may_have(&mut self, ty: TypeId, name: &tsnix_syntax::hir::Name, has: bool) -> bool {
        match self.property_of_type(ty, name) {
            Some(prop) => self.prop(prop).optional || has,
            None => self.index_type_for_name(ty, name).is_some() || !has,
        }
    }

    /// What a `switch` says in the cases `from..to` of a statement.
    pub(super) fn narrow_by_switch(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        clause: (StmtId, u32, u32),
    ) -> TypeId {
        let hir = self.hir(walk.file);
        let tsnix_syntax::hir::Stmt::Switch { value, .. } = &hir[clause.0] else { return ty };
        let value = *value;
        if self.matches(walk, value) {
            return self.narrow_by_cases(walk, ty, clause);
        }
        if let Expr::Unary { op: UnaryOp::TypeOf, operand } = hir[value]
            && self.matches(walk, operand)
        {
            return self.narrow_by_typeof_cases(walk, ty, clause);
        }
        if let Expr::Bool(true) = hir[value] {
            return self.narrow_by_true_cases(walk, ty, clause);
        }
        match self.discriminant_access(walk, value, ty) {
            Some(name) => self.narrow_by_discriminant(walk, ty, value, &name, |this, walk, it| {
                this.narrow_by_cases(walk, it, clause)
            }),
            None => ty,
        }
    }
}

/// Which comparison, and which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Equality {
    pub(super) is_equal: bool,
    /// `==`
    pub(super) is_loose: bool,
}
