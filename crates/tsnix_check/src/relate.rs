//! How types relate: identity, subtype, assignability, comparability.
//!
//! Simple cases are decided by kind; the rest by structure, with a cache and with assumptions for what is
//! being compared already (two recursive types relate when nothing speaks against it).

mod explain;
mod object;
mod signature;
mod structure;
mod variance;

pub(crate) use variance::Variance;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tsnix_syntax::hir::Name;

use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// Which relation is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Relation {
    Identity,
    StrictSubtype,
    Subtype,
    Assignable,
    Comparable,
}

/// An answer that may rest on an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ternary {
    False,
    Maybe,
    True,
}

impl Ternary {
    pub(crate) fn and(self, other: Self) -> Self {
        self.min(other)
    }

    pub(crate) fn holds(self) -> bool {
        self != Self::False
    }

    pub(crate) fn of(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// What is known about relations, and what is being compared.
#[derive(Default)]
pub(crate) struct RelationState {
    cache: FxHashMap<(TypeId, TypeId, Relation), bool>,
    maybe: Vec<(TypeId, TypeId, Relation)>,
    source_stack: Vec<TypeId>,
    target_stack: Vec<TypeId>,
    pub(crate) overflowed: bool,
    pub(crate) variables: FxHashMap<TypeId, bool>,
    pub(crate) uses_this: FxHashMap<TypeId, bool>,
    pub(crate) this_places: FxHashMap<tsnix_source::FileId, Arc<[tsnix_source::TextRange]>>,
    pub(crate) declared_members: FxHashMap<TypeId, Arc<Members>>,
    pub(crate) indexed_members: FxHashMap<(Name, Name), Option<PropId>>,
    /// Skips the comparison by variance while variances are being measured.
    measuring: u32,
    /// Instances made to measure a variance: compared by structure.
    markers: rustc_hash::FxHashSet<TypeId>,
    /// Answers that rest on a variance which is being measured, counted: they are not kept.
    unknown_hits: u32,
    /// The next target is a member of an intersection: no member alone needs to share a property.
    in_intersection: bool,
}

impl Checker {
    pub(crate) fn is_assignable(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_related(source, target, Relation::Assignable)
    }

    pub(crate) fn is_subtype(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_related(source, target, Relation::Subtype)
    }

    pub(crate) fn is_strict_subtype(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_related(source, target, Relation::StrictSubtype)
    }

    pub(crate) fn is_comparable(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_related(source, target, Relation::Comparable)
    }

    pub(crate) fn is_identical(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_related(source, target, Relation::Identity)
    }

    pub(crate) fn is_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> bool {
        let source = if self.is_fresh_literal(source) { self.regular(source) } else { source };
        let target = if self.is_fresh_literal(target) { self.regular(target) } else { target };
        if source == target {
            return true;
        }
        // `any` is `any`, whatever it came from.
        let singletons = TypeFlags::ANY | TypeFlags::UNDEFINED | TypeFlags::NEVER;
        if relation == Relation::Identity
            && self.is(source, singletons)
            && self.flags(source).0 == self.flags(target).0
        {
            return true;
        }
        let is_simply_related = |this: &mut Self| {
            relation == Relation::Comparable
                && !this.is(target, TypeFlags::NEVER)
                && this.is_simply_related(target, source, relation)
                || this.is_simply_related(source, target, relation)
        };
        if relation != Relation::Identity && is_simply_related(self) {
            return true;
        }
        let structured = TypeFlags::STRUCTURED_OR_INSTANTIABLE;
        if self.is(source, structured) || self.is(target, structured) {
            return self.related(source, target, relation).holds();
        }
        false
    }

    /// What the kinds alone decide.
    fn is_simply_related(&self, source: TypeId, target: TypeId, relation: Relation) -> bool {
        let (s, g) = (self.flags(source), self.flags(target));
        if g.intersects(TypeFlags::ANY) || s.intersects(TypeFlags::NEVER) || source == t::WILDCARD {
            return true;
        }
        if g.intersects(TypeFlags::UNKNOWN)
            && !(relation == Relation::StrictSubtype && s.intersects(TypeFlags::ANY))
        {
            return true;
        }
        if g.intersects(TypeFlags::NEVER) {
            return false;
        }
        let enums = s.intersects(TypeFlags::ENUM_LITERAL) && g.intersects(TypeFlags::ENUM_LITERAL);
        if s.intersects(TypeFlags::STRING_LIKE) && g.intersects(TypeFlags::STRING)
            || s.intersects(TypeFlags::NUMBER_LIKE)
                && g.intersects(TypeFlags::NUMBER)
                && !g.intersects(TypeFlags::ENUM_LITERAL)
            || s.intersects(TypeFlags::BIGINT_LIKE) && g.intersects(TypeFlags::BIGINT)
            || s.intersects(TypeFlags::BOOLEAN_LIKE)
                && g.intersects(TypeFlags::BOOLEAN)
                && !g.intersects(TypeFlags::BOOLEAN_LITERAL)
            || s.intersects(TypeFlags::SYMBOL_LIKE) && g.intersects(TypeFlags::SYMBOL)
        {
            return true;
        }
        if enums {
            return false;
        }
        if s.intersects(TypeFlags::UNDEFINED) && g.intersects(TypeFlags::UNDEFINED | TypeFlags::VOID) {
            return !(self.options.exact_optional_property_types
                && source == t::UNDEFINED
                && target == t::MISSING);
        }
        if s.intersects(TypeFlags::NULL) && g.intersects(TypeFlags::NULL)
            || s.intersects(TypeFlags::VOID) && g.intersects(TypeFlags::VOID)
        {
            return true;
        }
        if s.intersects(TypeFlags::OBJECT)
            && g.intersects(TypeFlags::NON_PRIMITIVE)
            && !(relation == Relation::StrictSubtype
                && !self.is_fresh_object(source)
                && self.interner.members.get(&source).is_some_and(|it| crate::types::widen::is_empty(it)))
        {
            return true;
        }
        if matches!(relation, Relation::Assignable | Relation::Comparable) {
            if s.intersects(TypeFlags::ANY) {
                return true;
            }
            // A number may stand for a member of a numeric enum.
            if s.intersects(TypeFlags::NUMBER)
                && g.intersects(TypeFlags::ENUM_LITERAL)
                && g.intersects(TypeFlags::NUMBER)
            {
                return true;
            }
        }
        false
    }

    /// The comparison proper.
    pub(crate) fn related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        stacker::maybe_grow(128 * 1024, 4 * 1024 * 1024, || self.related_inner(source, target, relation))
    }

    fn related_inner(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        if source == target {
            return Ternary::True;
        }
        // A constraint that is a plain union needs no look inside.
        let source = self.normalized(source, false);
        let target = self.normalized(target, true);
        if source == target {
            return Ternary::True;
        }
        if relation == Relation::Identity {
            if self.flags(source).0 != self.flags(target).0 {
                return Ternary::False;
            }
            if self.is(source, TypeFlags::ANY) {
                return Ternary::True;
            }
            if self.is(source, TypeFlags::PRIMITIVE) && !self.is(source, TypeFlags::UNION) {
                return Ternary::False;
            }
            return self.recursively_related(source, target, relation);
        }
        if self.is(source, TypeFlags::TYPE_PARAM) && self.constraint_of_param(source) == Some(target) {
            return Ternary::True;
        }
        // `undefined`-stripped unions against plain primitives are the common case.
        if self.is(source, TypeFlags::DEFINITELY_NON_NULLABLE)
            && let TypeData::Union(types) = self.data(target)
        {
            let stripped: Vec<_> =
                types.iter().copied().filter(|ty| !self.is(*ty, TypeFlags::NULLABLE)).collect();
            if stripped.len() == 1 && types.len() <= 3 {
                let target = self.normalized(stripped[0], true);
                if source == target {
                    return Ternary::True;
                }
                return self.related_normalized(source, target, relation);
            }
        }
        self.related_normalized(source, target, relation)
    }

    fn related_normalized(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        if relation == Relation::Comparable
            && !self.is(target, TypeFlags::NEVER)
            && self.is_simply_related(target, source, relation)
            || self.is_simply_related(source, target, relation)
        {
            return Ternary::True;
        }
        let structured = TypeFlags::STRUCTURED_OR_INSTANTIABLE;
        if !self.is(source, structured) && !self.is(target, structured) {
            return Ternary::False;
        }
        if self.is_fresh_object(source) && self.excess_property(source, target, relation).is_some() {
            return Ternary::False;
        }
        let in_intersection = std::mem::take(&mut self.relations.in_intersection);
        if !in_intersection && self.is_weak_mismatch(source, target, relation) {
            return Ternary::False;
        }
        let skip_cache = self.is(source, TypeFlags::UNION)
            && self.constituents(source).len() < 4
            && !self.is(target, TypeFlags::UNION)
            || self.is(target, TypeFlags::UNION)
                && self.constituents(target).len() < 4
                && !self.is(source, structured);
        if skip_cache {
            return self.union_or_intersection_related(source, target, relation);
        }
        self.recursively_related(source, target, relation)
    }

    /// Literals without freshness, deferred forms worked out. As a source, a type that a conditional type
    /// found out more about is also that.
    fn normalized(&mut self, ty: TypeId, is_target: bool) -> TypeId {
        let ty = if self.is_fresh_literal(ty) { self.regular(ty) } else { ty };
        match self.data(ty).clone() {
            TypeData::Union(_) | TypeData::Intersection(_) => {
                let reduced = self.reduced(ty);
                if reduced != ty {
                    return reduced;
                }
                if let TypeData::Intersection(types) = self.data(ty).clone() {
                    let simple: Vec<_> = types.iter().map(|ty| self.normalized(*ty, is_target)).collect();
                    if *simple != *types {
                        return self.intersection(&simple, None);
                    }
                }
                ty
            }
            TypeData::Substitution { base, constraint } => {
                if is_target || constraint == t::UNKNOWN || self.is(base, TypeFlags::ANY) {
                    base
                } else {
                    self.intersection2(constraint, base)
                }
            }
            TypeData::IndexedAccess { object, index } => self.simplified_access(ty, object, index, is_target),
            _ => ty,
        }
    }

    /// `(A | B)[K]` and the like, worked out as far as possible.
    fn simplified_access(&mut self, ty: TypeId, object: TypeId, index: TypeId, is_target: bool) -> TypeId {
        if self.is(index, TypeFlags::UNION) {
            let parts: Vec<_> =
                self.constituents(index).iter().map(|index| self.indexed_access(object, *index)).collect();
            return self.union(&parts);
        }
        if self.is(object, TypeFlags::UNION) && !self.is(index, TypeFlags::INSTANTIABLE) {
            let parts: Vec<_> =
                self.constituents(object).iter().map(|object| self.indexed_access(*object, index)).collect();
            return self.union(&parts);
        }
        match self.mapped_access(object, index) {
            Some(found) => self.normalized(found, is_target),
            None => ty,
        }
    }

    fn recursively_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        if self.relations.overflowed {
            return Ternary::False;
        }
        let key = (source, target, relation);
        if let Some(known) = self.relations.cache.get(&key) {
            return Ternary::of(*known);
        }
        if self.relations.maybe.contains(&key) {
            return Ternary::Maybe;
        }
        if self.relations.source_stack.len() >= 100 || self.relations.target_stack.len() >= 100 {
            self.relations.overflowed = true;
            return Ternary::False;
        }
        let maybe_start = self.relations.maybe.len();
        let hits = self.relations.unknown_hits;
        self.relations.maybe.push(key);
        self.relations.source_stack.push(source);
        self.relations.target_stack.push(target);
        let source_deep = self.is_deeply_nested(source, true, 3);
        let target_deep = self.is_deeply_nested(target, false, 3);
        let result = if source_deep && target_deep {
            Ternary::Maybe
        } else {
            self.structured_related(source, target, relation)
        };
        self.relations.source_stack.pop();
        self.relations.target_stack.pop();
        match result {
            Ternary::False => {
                if !self.relations.overflowed {
                    self.relations.cache.insert(key, false);
                }
                self.relations.maybe.truncate(maybe_start);
            }
            _ if hits != self.relations.unknown_hits => self.relations.maybe.truncate(maybe_start),
            Ternary::True | Ternary::Maybe => {
                // An assumption that nothing contradicted holds once nothing outer depends on it.
                if result == Ternary::True || self.relations.source_stack.is_empty() {
                    for known in self.relations.maybe.drain(maybe_start..).collect::<Vec<_>>() {
                        self.relations.cache.insert(known, true);
                    }
                }
            }
        }
        if self.relations.source_stack.is_empty() {
            self.relations.overflowed = false;
        }
        result
    }

    /// Whether instances of one generic type nest this deep: then it is taken to go on for ever.
    fn is_deeply_nested(&mut self, ty: TypeId, is_source: bool, deepest: usize) -> bool {
        let stack = if is_source { &self.relations.source_stack } else { &self.relations.target_stack };
        if stack.len() < deepest {
            return false;
        }
        let identity = self.recursion_identity(ty);
        let Some(identity) = identity else { return false };
        let stack =
            if is_source { self.relations.source_stack.clone() } else { self.relations.target_stack.clone() };
        let mut count = 0;
        let mut last = TypeId(0);
        for at in stack {
            if self.recursion_identity(at) == Some(identity) {
                // Only types made later than the last one count: the same type again is not deeper.
                if at > last {
                    count += 1;
                    if count >= deepest {
                        return true;
                    }
                }
                last = at;
            }
        }
        false
    }

    /// What all instances of one declaration share.
    fn recursion_identity(&self, ty: TypeId) -> Option<u64> {
        match self.data(ty) {
            TypeData::Reference { target, args: ReferenceArgs::Known(_) } => {
                (!matches!(self.data(*target), TypeData::TupleTarget(_))).then_some(u64::from(target.0))
            }
            TypeData::Reference { args: ReferenceArgs::Deferred { file, node, .. }, .. } => {
                Some((1 << 62) | (u64::from(file.0) << 32) | node.index() as u64)
            }
            TypeData::Anonymous(anonymous) => match &anonymous.source {
                AnonymousSource::Literal(file, node) | AnonymousSource::FunctionType(file, node) => {
                    Some((1 << 62) | (u64::from(file.0) << 32) | node.index() as u64)
                }
                AnonymousSource::Functions(functions) => functions
                    .first()
                    .map(|(file, function)| (1 << 61) | (u64::from(file.0) << 32) | function.index() as u64),
                _ => anonymous.instance_of.map(|(target, _)| u64::from(target.0)),
            },
            TypeData::Mapped(mapped) => {
                Some((1 << 62) | (u64::from(mapped.file.0) << 32) | mapped.node.index() as u64)
            }
            TypeData::Conditional(conditional) => Some((1 << 60) | u64::from(conditional.root.0)),
            TypeData::IndexedAccess { object, .. } => Some((1 << 59) | u64::from(object.0)),
            TypeData::TypeParam(_) => Some(u64::from(ty.0)),
            _ => None,
        }
    }
}
