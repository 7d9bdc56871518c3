//! What is left of a type that is known to be another one.

use crate::checker::Checker;
use crate::types::data::TypeId;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    /// `ty` where a type guard said that it is (or is not) a `candidate`.
    pub(super) fn narrowed_to_candidate(&mut self, ty: TypeId, candidate: TypeId, is_true: bool) -> TypeId {
        if !is_true {
            if ty == candidate {
                return t::NEVER;
            }
            let whole = if self.is(ty, TypeFlags::UNKNOWN) {
                self.union(&[t::UNKNOWN_EMPTY, t::NULL, t::UNDEFINED])
            } else {
                ty
            };
            let taken = self.narrowed_to_candidate(ty, candidate, true);
            let left = self.filter_type(whole, |this, member| !this.is_part_of(member, taken));
            return if left == whole { ty } else { left };
        }
        if self.is(ty, TypeFlags::ANY_OR_UNKNOWN) || ty == candidate {
            return candidate;
        }
        let narrowed = self.map_type(candidate, |this, candidate| {
            let related = this.directly_related(ty, candidate);
            if !this.is(related, TypeFlags::NEVER) {
                return Some(related);
            }
            let generic = this.map_type(ty, |this, member| this.generic_overlap(member, candidate));
            (!this.is(generic, TypeFlags::NEVER)).then_some(generic)
        });
        if !self.is(narrowed, TypeFlags::NEVER) {
            return narrowed;
        }
        if self.is_subtype(candidate, ty) {
            candidate
        } else if self.is_assignable(ty, candidate) {
            ty
        } else if self.is_assignable(candidate, ty) {
            candidate
        } else {
            self.intersection2(ty, candidate)
        }
    }

    /// The members that are candidates, or of which the candidate is one.
    fn directly_related(&mut self, ty: TypeId, candidate: TypeId) -> TypeId {
        self.map_type(ty, |this, member| {
            if this.is_strict_subtype(member, candidate) {
                Some(member)
            } else if this.is_strict_subtype(candidate, member) {
                Some(candidate)
            } else if this.is_subtype(member, candidate) {
                Some(member)
            } else if this.is_subtype(candidate, member) {
                Some(candidate)
            } else {
                None
            }
        })
    }

    /// A type parameter whose constraint allows the candidate is both.
    fn generic_overlap(&mut self, member: TypeId, candidate: TypeId) -> Option<TypeId> {
        if !self.maybe(member, TypeFlags::INSTANTIABLE) {
            return None;
        }
        let constraint = self.base_constraint(member).unwrap_or(t::UNKNOWN);
        let fits = self.is(constraint, TypeFlags::UNKNOWN) || self.is_subtype(candidate, constraint);
        fits.then(|| self.intersection2(member, candidate))
    }

    fn is_part_of(&self, ty: TypeId, of: TypeId) -> bool {
        ty == of || (self.is(of, TypeFlags::UNION) && self.contains_type(of, ty))
    }

    /// `string` compared with `"a" | "b"` is one of those.
    pub(super) fn literals_for_primitives(&mut self, ty: TypeId, literals: TypeId) -> TypeId {
        let pairs = [
            (TypeFlags::STRING, TypeFlags::STRING_LITERAL | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING),
            (TypeFlags::NUMBER, TypeFlags::NUMBER_LITERAL),
            (TypeFlags::BIGINT, TypeFlags::BIGINT_LITERAL),
        ];
        let applies =
            pairs.iter().any(|(wide, narrow)| self.maybe(ty, *wide) && self.maybe(literals, *narrow));
        if !applies {
            return ty;
        }
        self.map_type(ty, |this, member| {
            for (wide, narrow) in pairs {
                if this.is(member, wide) {
                    let found = this.filter_type(literals, |this, part| this.is(part, wide | narrow));
                    if !this.is(found, TypeFlags::NEVER) {
                        return Some(found);
                    }
                }
            }
            Some(member)
        })
    }

    /// A type with one value.
    pub(super) fn is_unit(&mut self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::UNIT | TypeFlags::ENUM_LITERAL)
    }

    /// Comparable in one direction or the other.
    pub(super) fn are_comparable(&mut self, a: TypeId, b: TypeId) -> bool {
        self.is_comparable(a, b) || self.is_comparable(b, a)
    }

    /// The constraint of a type parameter; any other type itself.
    pub(super) fn constraint_or_self(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::INSTANTIABLE) { self.base_constraint(ty).unwrap_or(ty) } else { ty }
    }
}
