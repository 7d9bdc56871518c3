//! Union types: flattened, sorted, with what is redundant taken out.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use tsnix_source::Diagnostic;
use tsnix_source::catalogue::types::UNION_TOO_COMPLEX;

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

/// How far a union is reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reduction {
    /// Only repetitions go.
    None,
    /// Literals go where their primitive type is there.
    Literal,
    /// Every member goes that is a subtype of another.
    Subtype,
}

/// Members being gathered.
#[derive(Default)]
struct Gathered {
    types: Vec<TypeId>,
    seen: FxHashSet<TypeId>,
    flags: u32,
    has_error: bool,
    has_wildcard: bool,
}

impl Checker {
    /// The union with literals reduced.
    pub(crate) fn union(&mut self, types: &[TypeId]) -> TypeId {
        self.union_with(types, Reduction::Literal, None)
    }

    pub(crate) fn union2(&mut self, a: TypeId, b: TypeId) -> TypeId {
        if a == b { a } else { self.union(&[a, b]) }
    }

    pub(crate) fn union_with(
        &mut self,
        types: &[TypeId],
        reduction: Reduction,
        alias: Option<Alias>,
    ) -> TypeId {
        match types {
            [] => return t::NEVER,
            [only] => return *only,
            _ => {}
        }
        let mut gathered = Gathered::default();
        self.gather_union(&mut gathered, types);
        let flags = TypeFlags(gathered.flags);
        if reduction != Reduction::None {
            if flags.intersects(TypeFlags::ANY) {
                return if gathered.has_wildcard {
                    t::WILDCARD
                } else if gathered.has_error {
                    t::ERROR
                } else if gathered.seen.contains(&t::WRITTEN_ANY) {
                    t::WRITTEN_ANY
                } else {
                    t::ANY
                };
            }
            if flags.intersects(TypeFlags::UNKNOWN) {
                return t::UNKNOWN;
            }
        }
        let mut types = gathered.types;
        if reduction != Reduction::None {
            if gathered.seen.contains(&t::MISSING) && gathered.seen.contains(&t::UNDEFINED) {
                types.retain(|ty| *ty != t::MISSING);
            }
            self.remove_redundant_literals(&mut types, flags, &gathered.seen);
            if flags.intersects(TypeFlags::STRING_LITERAL | TypeFlags::TEMPLATE)
                && flags.intersects(TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING)
            {
                self.remove_literals_of_templates(&mut types);
            }
        }
        types.sort_unstable();
        if reduction == Reduction::Subtype {
            self.remove_subtypes(&mut types);
        }
        self.union_of_sorted(types.into(), alias)
    }

    fn gather_union(&mut self, gathered: &mut Gathered, types: &[TypeId]) {
        for ty in types {
            if let TypeData::Union(inner) = self.data(*ty) {
                let inner = Arc::clone(inner);
                self.gather_union(gathered, &inner);
                continue;
            }
            let flags = self.flags(*ty);
            if flags.intersects(TypeFlags::NEVER) {
                continue;
            }
            gathered.flags |= flags.0;
            gathered.has_error |= self.is_error_type(*ty);
            gathered.has_wildcard |= *ty == t::WILDCARD;
            if gathered.seen.insert(*ty) {
                gathered.types.push(*ty);
            }
        }
    }

    fn remove_redundant_literals(&self, types: &mut Vec<TypeId>, flags: TypeFlags, seen: &FxHashSet<TypeId>) {
        if !flags.intersects(
            TypeFlags::LITERAL | TypeFlags::UNIQUE_SYMBOL | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING,
        ) {
            return;
        }
        types.retain(|ty| {
            let own = self.flags(*ty);
            let string_like = TypeFlags::STRING_LITERAL | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING;
            let is_redundant = own.intersects(string_like) && flags.intersects(TypeFlags::STRING)
                || own.intersects(TypeFlags::NUMBER_LITERAL) && flags.intersects(TypeFlags::NUMBER)
                || own.intersects(TypeFlags::BIGINT_LITERAL) && flags.intersects(TypeFlags::BIGINT)
                || own.intersects(TypeFlags::UNIQUE_SYMBOL) && flags.intersects(TypeFlags::SYMBOL)
                || self.regular_of_fresh(*ty).is_some_and(|regular| seen.contains(&regular));
            !is_redundant
        });
    }

    fn regular_of_fresh(&self, ty: TypeId) -> Option<TypeId> {
        let TypeData::Literal { value, fresh: true } = self.data(ty) else { return None };
        self.interner.literals.get(&(value.clone(), false)).copied()
    }

    /// `"ab"` goes beside `` `a${string}` ``.
    fn remove_literals_of_templates(&mut self, types: &mut Vec<TypeId>) {
        let patterns: Vec<_> = types.iter().copied().filter(|ty| self.is_pattern_literal(*ty)).collect();
        if patterns.is_empty() {
            return;
        }
        let mut kept = Vec::with_capacity(types.len());
        for ty in types.iter().copied() {
            let is_covered = self.is(ty, TypeFlags::STRING_LITERAL)
                && patterns.iter().any(|pattern| self.is_literal_of_pattern(ty, *pattern));
            if !is_covered {
                kept.push(ty);
            }
        }
        *types = kept;
    }

    /// Takes out each type that is a strict subtype of another.
    fn remove_subtypes(&mut self, types: &mut Vec<TypeId>) {
        if types.len() < 2 {
            return;
        }
        // Units never cover each other: a union of thousands of literals stays quick.
        let is_unit_like = |this: &Self, ty: TypeId| this.is(ty, TypeFlags::UNIT);
        if types.iter().all(|ty| is_unit_like(self, *ty)) {
            return;
        }
        let has_empty_object = types.iter().any(|ty| {
            self.is(*ty, TypeFlags::OBJECT) && !self.is_generic_mapped(*ty) && self.is_empty_object_type(*ty)
        });
        let mut count = 0usize;
        let mut at = types.len();
        while at > 0 {
            at -= 1;
            let source = types[at];
            if !has_empty_object && !self.is(source, TypeFlags::STRUCTURED_OR_INSTANTIABLE) {
                continue;
            }
            if self.is(source, TypeFlags::TYPE_PARAM)
                && self.constraint_of_param(source).is_some_and(|it| self.is_union(it))
            {
                let rest: Vec<_> = types.iter().copied().filter(|ty| *ty != source).collect();
                let others = self.union_with(&rest, Reduction::None, None);
                if self.is_strict_subtype(source, others) {
                    types.remove(at);
                }
                continue;
            }
            let mut covered = false;
            for target in types.clone() {
                if source == target {
                    continue;
                }
                count += 1;
                if count > 1_000_000 {
                    self.too_complex();
                    return;
                }
                if self.is_strict_subtype(source, target) {
                    covered = true;
                    break;
                }
            }
            if covered {
                types.remove(at);
            }
        }
    }

    pub(crate) fn too_complex(&mut self) {
        let (file, range) = self.current;
        self.report(
            Diagnostic::new(
                &UNION_TOO_COMPLEX,
                file,
                range,
                "this expression's type is a union with too many members to be worked out",
            )
            .with_help("write a simpler type, or name its parts"),
        );
    }

    /// The union of what `map` makes of each member; members that become nothing go.
    pub(crate) fn map_type(
        &mut self,
        ty: TypeId,
        mut map: impl FnMut(&mut Self, TypeId) -> Option<TypeId>,
    ) -> TypeId {
        if self.is(ty, TypeFlags::NEVER) {
            return ty;
        }
        let TypeData::Union(types) = self.data(ty) else { return map(self, ty).unwrap_or(t::NEVER) };
        let types = Arc::clone(types);
        let mut changed = false;
        let mut mapped = Vec::with_capacity(types.len());
        for member in types.iter() {
            let result = map(self, *member);
            changed |= result != Some(*member);
            mapped.extend(result);
        }
        if changed { self.union(&mapped) } else { ty }
    }

    /// As [`Checker::map_type`] without reducing literals.
    pub(crate) fn map_type_unreduced(
        &mut self,
        ty: TypeId,
        mut map: impl FnMut(&mut Self, TypeId) -> TypeId,
    ) -> TypeId {
        let TypeData::Union(types) = self.data(ty) else { return map(self, ty) };
        let types = Arc::clone(types);
        let mapped: Vec<_> = types.iter().map(|member| map(self, *member)).collect();
        self.union_with(&mapped, Reduction::None, None)
    }

    /// The members for which `keep` holds.
    pub(crate) fn filter_type(
        &mut self,
        ty: TypeId,
        mut keep: impl FnMut(&mut Self, TypeId) -> bool,
    ) -> TypeId {
        let TypeData::Union(types) = self.data(ty) else {
            return if self.is(ty, TypeFlags::NEVER) || keep(self, ty) { ty } else { t::NEVER };
        };
        let types = Arc::clone(types);
        let kept: Vec<_> = types.iter().copied().filter(|member| keep(self, *member)).collect();
        if kept.len() == types.len() {
            return ty;
        }
        self.union_of_sorted(kept.into(), None)
    }

    pub(crate) fn every_type(&mut self, ty: TypeId, mut test: impl FnMut(&mut Self, TypeId) -> bool) -> bool {
        self.constituents(ty).iter().all(|member| test(self, *member))
    }

    pub(crate) fn some_type(&mut self, ty: TypeId, mut test: impl FnMut(&mut Self, TypeId) -> bool) -> bool {
        self.constituents(ty).iter().any(|member| test(self, *member))
    }

    /// Whether the type, or a member of the union, is of one of the kinds.
    pub(crate) fn maybe(&self, ty: TypeId, flags: TypeFlags) -> bool {
        if self.is(ty, flags) {
            return true;
        }
        match self.data(ty) {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().any(|ty| self.maybe(*ty, flags))
            }
            _ => false,
        }
    }

    pub(crate) fn contains_type(&self, ty: TypeId, member: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Union(types) => types.binary_search(&member).is_ok(),
            _ => ty == member,
        }
    }

    /// The type without `null` and `undefined`, by flags alone.
    pub(crate) fn without_flags(&mut self, ty: TypeId, flags: TypeFlags) -> TypeId {
        self.filter_type(ty, |this, member| !this.is(member, flags))
    }

    /// `T | undefined`
    pub(crate) fn optional_type(&mut self, ty: TypeId, is_property: bool) -> TypeId {
        let absent = if is_property { self.missing() } else { t::UNDEFINED };
        if ty == absent || self.contains_type(ty, absent) {
            return ty;
        }
        self.union(&[ty, absent])
    }

    /// What an optional property has where it is absent.
    pub(crate) fn missing(&self) -> TypeId {
        if self.options.exact_optional_property_types { t::MISSING } else { t::UNDEFINED }
    }

    pub(crate) fn remove_missing(&mut self, ty: TypeId, is_optional: bool) -> TypeId {
        if self.options.exact_optional_property_types && is_optional {
            self.filter_type(ty, |_, member| member != t::MISSING)
        } else {
            ty
        }
    }

    /// The type without `undefined`, for a value that has a default.
    pub(crate) fn without_undefined(&mut self, ty: TypeId) -> TypeId {
        self.type_with_facts(ty, crate::narrow::facts::NE_UNDEFINED)
    }
}
