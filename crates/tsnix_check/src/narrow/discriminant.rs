//! Properties that tell the members of a union apart, and the cases of a `switch`.

use std::sync::Arc;

use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, Name, Stmt, StmtId, UnaryOp, VariableKind};

use super::facts::{NE_UNDEFINED_OR_NULL, TYPEOF_NAMES, TYPEOF_NE};
use super::walk::Walk;
use crate::checker::Checker;
use crate::names::{Declaration, PatternOrigin};
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// The property of the reference that an expression reads, if it tells members of its type apart.
    pub(super) fn discriminant_access(&mut self, walk: &Walk, expr: ExprId, ty: TypeId) -> Option<Name> {
        let declared = walk.key.declared;
        if !self.is(declared, TypeFlags::UNION) && !self.is(ty, TypeFlags::UNION) {
            return None;
        }
        let name = match self.reference_key(walk.file, expr) {
            Some(key) => walk.key.reference.property_of(&key),
            None => None,
        };
        let name = match name {
            Some(name) => name,
            None => self.destructured_property(walk, expr)?,
        };
        let is_part = self.is(declared, TypeFlags::UNION)
            && self.constituents(ty).iter().all(|member| self.contains_type(declared, *member));
        let of = if is_part { declared } else { ty };
        self.is_discriminant(of, &name).then_some(name)
    }

    /// `const { kind } = ref`: a test of `kind` is one of `ref.kind`.
    fn destructured_property(&self, walk: &Walk, expr: ExprId) -> Option<Name> {
        let node = self.graph.module(walk.file)?;
        let Expr::Name(name) = &node.hir[expr] else { return None };
        let symbol = node.bindings.symbol(self.local_of_name(walk.file, expr, name)?);
        let ([Declaration::Variable(pattern, VariableKind::Const)] | [Declaration::Param(pattern, _)]) =
            symbol.declarations.as_slice()
        else {
            return None;
        };
        if symbol.is_reassigned {
            return None;
        }
        if let PatternOrigin::Param(function, at) = node.bindings.pattern_origin(*pattern) {
            let is_whole = walk.key.reference.root == super::Root::Params(walk.file, function);
            return is_whole.then(|| at.to_string().into());
        }
        let (outer, name) = self.place_in_pattern(walk.file, *pattern)?;
        if walk.key.reference.root == super::Root::Pattern(walk.file, outer) {
            return Some(name);
        }
        let PatternOrigin::Declarator(stmt, at) = node.bindings.pattern_origin(outer) else { return None };
        let Stmt::Variable(decl) = &node.hir[stmt] else { return None };
        let declarator = decl.declarators.get(at as usize).filter(|it| it.ty.is_none())?;
        let is_same = self.reference_key(walk.file, declarator.init?).as_ref() == Some(&walk.key.reference);
        is_same.then_some(name)
    }

    /// Whether a property tells the members of a union apart.
    fn is_discriminant(&mut self, ty: TypeId, name: &Name) -> bool {
        if !self.is(ty, TypeFlags::UNION) {
            return false;
        }
        match self.property_of_union(ty, name) {
            Some(prop) => self.prop(prop).discriminant,
            None => false,
        }
    }

    /// The members of a union whose property fits what `narrow` leaves of it.
    pub(super) fn narrow_by_discriminant(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        access: ExprId,
        name: &Name,
        narrow: impl FnOnce(&mut Self, &mut Walk, TypeId) -> TypeId,
    ) -> TypeId {
        let is_chain = self.is_in_optional_chain(walk.file, access);
        let drops_absent = is_chain && self.maybe(ty, TypeFlags::NULLABLE);
        let there = if drops_absent { self.type_with_facts(ty, NE_UNDEFINED_OR_NULL) } else { ty };
        let Some(mut property) = self.property_or_index_type(there, name) else { return ty };
        if drops_absent {
            property = self.union2(property, t::UNDEFINED);
        }
        let narrowed = narrow(self, walk, property);
        self.filter_type(ty, |this, member| {
            let own = match this.is(member, TypeFlags::NULLABLE) {
                true if is_chain => t::UNDEFINED,
                _ => this.property_or_index_type(member, name).unwrap_or(t::UNKNOWN),
            };
            !this.is(own, TypeFlags::NEVER)
                && !this.is(narrowed, TypeFlags::NEVER)
                && this.are_comparable(narrowed, own)
        })
    }

    /// The type of each case of a `switch`; nothing for `default`.
    fn case_types(&mut self, file: FileId, stmt: StmtId) -> Vec<Option<TypeId>> {
        let hir = self.hir(file);
        let Stmt::Switch { cases, .. } = &hir[stmt] else { return Vec::new() };
        let tests: Vec<_> = cases.iter().map(|case| case.test).collect();
        tests
            .into_iter()
            .map(|test| {
                let ty = self.type_in_flow(file, test?);
                Some(self.regular(ty))
            })
            .collect()
    }

    pub(super) fn narrow_by_cases(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        (stmt, from, to): (StmtId, u32, u32),
    ) -> TypeId {
        let all = self.case_types(walk.file, stmt);
        let here = all.get(from as usize..to as usize).unwrap_or(&[]);
        let has_default = from == to || here.contains(&None);
        let values: Vec<_> = here.iter().flatten().copied().collect();
        if self.is(ty, TypeFlags::UNKNOWN) && !has_default {
            return self.union(&values);
        }
        let value = self.union(&values);
        let matched = if self.is(value, TypeFlags::NEVER) {
            t::NEVER
        } else {
            let filtered = self.filter_type(ty, |this, member| this.are_comparable(value, member));
            self.literals_for_primitives(filtered, value)
        };
        if !has_default {
            return matched;
        }
        let rest = self.filter_type(ty, |this, member| {
            let regular = this.regular(member);
            let unit = if this.is(member, TypeFlags::UNDEFINED) { t::UNDEFINED } else { regular };
            !(this.is_unit(member) && all.contains(&Some(unit)))
        });
        self.union2(matched, rest)
    }

    /// `switch (typeof x)`
    pub(super) fn narrow_by_typeof_cases(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        (stmt, from, to): (StmtId, u32, u32),
    ) -> TypeId {
        let names = self.case_names(walk.file, stmt);
        let here = names.get(from as usize..to as usize).unwrap_or(&[]).to_vec();
        let has_default = from == to || here.contains(&None);
        let mut parts = Vec::new();
        for name in here.iter().flatten() {
            parts.push(self.narrow_by_type_name(ty, name, true));
        }
        if has_default {
            let mut rest = ty;
            for name in names.iter().flatten() {
                if let Some(which) = TYPEOF_NAMES.iter().position(|known| **known == **name) {
                    rest = self.adjusted_type_with_facts(rest, TYPEOF_NE[which]);
                }
            }
            parts.push(rest);
        }
        self.union(&parts)
    }

    /// `switch (true) { case condition: ... }`
    pub(super) fn narrow_by_true_cases(
        &mut self,
        walk: &mut Walk,
        ty: TypeId,
        (stmt, from, to): (StmtId, u32, u32),
    ) -> TypeId {
        let hir = self.hir(walk.file);
        let Stmt::Switch { cases, .. } = &hir[stmt] else { return ty };
        let tests: Vec<Option<ExprId>> = cases.iter().map(|case| case.test).collect();
        let (from, to) = (from as usize, to as usize);
        let mut before = ty;
        for test in tests.iter().take(from).flatten() {
            before = self.narrow(walk, before, *test, false);
        }
        let here = tests.get(from..to).unwrap_or(&[]);
        let mut parts = Vec::new();
        if from == to || here.contains(&None) {
            let mut rest = before;
            for test in tests.iter().skip(from).flatten() {
                rest = self.narrow(walk, rest, *test, false);
            }
            parts.push(rest);
        }
        for test in here.iter().flatten() {
            parts.push(self.narrow(walk, before, *test, true));
            before = self.narrow(walk, before, *test, false);
        }
        self.union(&parts)
    }

    /// The string literals of the cases.
    fn case_names(&self, file: FileId, stmt: StmtId) -> Vec<Option<Arc<str>>> {
        let Some(node) = self.graph.module(file) else { return Vec::new() };
        let Stmt::Switch { cases, .. } = &node.hir[stmt] else { return Vec::new() };
        let name = |test: Option<ExprId>| match &node.hir[test?] {
            Expr::String(literal) => Some(Arc::from(literal.value.as_str())),
            _ => Some(Arc::from("")),
        };
        cases.iter().map(|case| name(case.test)).collect()
    }

    /// Whether the cases of a `switch` name every value that it can have.
    pub(crate) fn is_exhaustive_switch(&mut self, file: FileId, stmt: StmtId) -> bool {
        let hir = self.hir(file);
        let Stmt::Switch { value, .. } = &hir[stmt] else { return false };
        if let Expr::Unary { op: UnaryOp::TypeOf, operand } = hir[*value] {
            let mut rest = self.type_of_expr(file, operand);
            for name in self.case_names(file, stmt).iter().flatten() {
                if let Some(which) = TYPEOF_NAMES.iter().position(|known| **known == **name) {
                    rest = self.adjusted_type_with_facts(rest, TYPEOF_NE[which]);
                }
            }
            return self.is(rest, TypeFlags::NEVER);
        }
        let ty = self.type_of_expr(file, *value);
        let ty = self.constraint_or_self(ty);
        let cases = self.case_types(file, stmt);
        if !self.every_type(ty, |this, member| this.is_unit(member)) {
            return false;
        }
        self.every_type(ty, |this, member| {
            let regular = this.regular(member);
            cases.contains(&Some(regular))
        })
    }
}
