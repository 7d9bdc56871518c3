//! Facts that tests can find out about a value, and which of them each type may fulfil.

use crate::checker::Checker;
use crate::types::data::{Literal, TypeData, TypeId};
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// A set of facts.
pub(crate) type Facts = u32;

pub(crate) const TYPEOF_EQ: [Facts; 8] = [1, 1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 6, 1 << 7];
pub(crate) const TYPEOF_NE: [Facts; 8] =
    [1 << 8, 1 << 9, 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14, 1 << 15];
pub(crate) const EQ_UNDEFINED: Facts = 1 << 16;
pub(crate) const EQ_NULL: Facts = 1 << 17;
pub(crate) const EQ_UNDEFINED_OR_NULL: Facts = 1 << 18;
pub(crate) const NE_UNDEFINED: Facts = 1 << 19;
pub(crate) const NE_NULL: Facts = 1 << 20;
pub(crate) const NE_UNDEFINED_OR_NULL: Facts = 1 << 21;
pub(crate) const TRUTHY: Facts = 1 << 22;
pub(crate) const FALSY: Facts = 1 << 23;
const ALL: Facts = (1 << 24) - 1;

/// What `typeof` may give, in the order of the tables above.
pub(crate) const TYPEOF_NAMES: [&str; 8] =
    ["string", "number", "bigint", "boolean", "symbol", "undefined", "object", "function"];

const STRING: usize = 0;
const NUMBER: usize = 1;
const BIGINT: usize = 2;
const BOOLEAN: usize = 3;
const SYMBOL: usize = 4;
const UNDEFINED: usize = 5;
const OBJECT: usize = 6;
const FUNCTION: usize = 7;

/// There, whatever it is.
const THERE: Facts = NE_UNDEFINED | NE_NULL | NE_UNDEFINED_OR_NULL;

/// `typeof` gives exactly this.
fn typeof_is(which: usize) -> Facts {
    let others = (0..8).filter(|other| *other != which).map(|other| TYPEOF_NE[other]);
    TYPEOF_EQ[which] | others.fold(0, |all, fact| all | fact)
}

impl Checker {
    /// The members of a type that may fulfil one of the facts.
    pub(crate) fn type_with_facts(&mut self, ty: TypeId, facts: Facts) -> TypeId {
        self.filter_type(ty, |this, member| this.facts_of(member) & facts != 0)
    }

    /// As [`Self::type_with_facts`], where `unknown` and type parameters become what is left of them.
    pub(crate) fn adjusted_type_with_facts(&mut self, ty: TypeId, facts: Facts) -> TypeId {
        let is_unknown = self.is(ty, TypeFlags::UNKNOWN);
        let ty = if is_unknown { self.union(&[t::UNKNOWN_EMPTY, t::NULL, t::UNDEFINED]) } else { ty };
        let reduced = self.type_with_facts(ty, facts);
        let whole = [t::UNKNOWN_EMPTY, t::NULL, t::UNDEFINED];
        if is_unknown && whole.iter().all(|part| self.contains_type(reduced, *part)) {
            return t::UNKNOWN;
        }
        let excluded = match facts {
            NE_UNDEFINED => EQ_UNDEFINED,
            NE_NULL => EQ_NULL,
            NE_UNDEFINED_OR_NULL | TRUTHY => EQ_UNDEFINED_OR_NULL,
            _ => return reduced,
        };
        self.map_type(reduced, |this, member| {
            if this.facts_of(member) & excluded == 0 {
                return Some(member);
            }
            Some(match facts {
                NE_UNDEFINED if !this.maybe_null(member) => this.with_empty_object(member),
                NE_NULL | NE_UNDEFINED => member,
                _ => this.with_empty_object(member),
            })
        })
    }

    fn maybe_null(&mut self, ty: TypeId) -> bool {
        self.facts_of(ty) & EQ_NULL != 0
    }

    /// `T & {}` for a type parameter; anything else as it is.
    fn with_empty_object(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::INSTANTIABLE | TypeFlags::UNKNOWN) {
            self.intersection2(ty, t::EMPTY_TYPE_LITERAL)
        } else {
            ty
        }
    }

    /// Whether a value of the type may fulfil one of the facts.
    pub(crate) fn has_facts(&mut self, ty: TypeId, facts: Facts) -> bool {
        self.facts_of(ty) & facts != 0
    }

    /// All facts that a value of the type may fulfil.
    pub(crate) fn facts_of(&mut self, ty: TypeId) -> Facts {
        let flags = self.flags(ty);
        if flags.intersects(TypeFlags::UNION) {
            let members = self.constituents(ty);
            return members.iter().fold(0, |all, member| all | self.facts_of(*member));
        }
        if flags.intersects(TypeFlags::INTERSECTION) {
            return self.facts_of_intersection(ty);
        }
        if flags.intersects(TypeFlags::INSTANTIABLE & !TypeFlags::INSTANTIABLE_PRIMITIVE) {
            let constraint = self.base_constraint(ty).unwrap_or(t::UNKNOWN);
            return if constraint == ty { ALL } else { self.facts_of(constraint) };
        }
        self.facts_of_plain(ty, flags)
    }

    fn facts_of_plain(&mut self, ty: TypeId, flags: TypeFlags) -> Facts {
        let simple = |which: usize| typeof_is(which) | THERE;
        if flags.intersects(TypeFlags::STRING | TypeFlags::STRING_MAPPING | TypeFlags::TEMPLATE) {
            return simple(STRING) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::STRING_LITERAL) {
            let is_empty = matches!(self.literal_of(ty), Some(Literal::String(text)) if text.is_empty());
            return simple(STRING) | if is_empty { FALSY } else { TRUTHY };
        }
        if flags.intersects(TypeFlags::NUMBER) {
            return simple(NUMBER) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::NUMBER_LITERAL) {
            let is_zero = matches!(self.literal_of(ty), Some(Literal::Number(bits))
                if f64::from_bits(bits) == 0.0 || f64::from_bits(bits).is_nan());
            return simple(NUMBER) | if is_zero { FALSY } else { TRUTHY };
        }
        if flags.intersects(TypeFlags::BIGINT_LIKE) {
            return simple(BIGINT) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::BOOLEAN_LITERAL) {
            let is_true = matches!(self.literal_of(ty), Some(Literal::Bool(true)));
            return simple(BOOLEAN) | if is_true { TRUTHY } else { FALSY };
        }
        if flags.intersects(TypeFlags::BOOLEAN) {
            return simple(BOOLEAN) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::ENUM_LITERAL) {
            return simple(STRING) | simple(NUMBER) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::VOID | TypeFlags::UNDEFINED) {
            return typeof_is(UNDEFINED) | EQ_UNDEFINED | EQ_UNDEFINED_OR_NULL | NE_NULL | FALSY;
        }
        if flags.intersects(TypeFlags::NULL) {
            return typeof_is(OBJECT) | EQ_NULL | EQ_UNDEFINED_OR_NULL | NE_UNDEFINED | FALSY;
        }
        if flags.intersects(TypeFlags::SYMBOL_LIKE) {
            return simple(SYMBOL) | TRUTHY;
        }
        if flags.intersects(TypeFlags::INDEX) {
            return simple(STRING) | simple(NUMBER) | simple(SYMBOL) | TRUTHY | FALSY;
        }
        if flags.intersects(TypeFlags::NON_PRIMITIVE) {
            return simple(OBJECT) | simple(FUNCTION) | TRUTHY;
        }
        if flags.intersects(TypeFlags::NEVER) {
            return 0;
        }
        if flags.intersects(TypeFlags::OBJECT) {
            return self.facts_of_object(ty);
        }
        ALL
    }

    fn facts_of_object(&mut self, ty: TypeId) -> Facts {
        // `{}` takes every value that is there.
        if self.is_empty_object(ty) {
            return ALL & !(EQ_UNDEFINED | EQ_NULL | EQ_UNDEFINED_OR_NULL | TYPEOF_EQ[UNDEFINED]);
        }
        let is_function = self.has_call_signatures(ty) || !self.construct_signatures(ty).is_empty();
        let which = if is_function { FUNCTION } else { OBJECT };
        typeof_is(which) | THERE | TRUTHY
    }

    fn is_empty_object(&mut self, ty: TypeId) -> bool {
        if !matches!(self.data(ty), TypeData::Anonymous(_) | TypeData::Interface(_)) {
            return false;
        }
        let members = self.members(ty);
        members.props.is_empty()
            && members.call.is_empty()
            && members.construct.is_empty()
            && members.index.is_empty()
    }

    /// A value of `A & B` is one of both: what one of them says of `typeof` or of being there, holds.
    fn facts_of_intersection(&mut self, ty: TypeId) -> Facts {
        let TypeData::Intersection(parts) = self.data(ty) else { return ALL };
        let parts = std::sync::Arc::clone(parts);
        let has_primitive = parts.iter().any(|part| self.maybe(*part, TypeFlags::PRIMITIVE));
        let (mut any, mut all) = (0, ALL);
        for part in parts.iter() {
            // The object part of a branded primitive says nothing of its value.
            if has_primitive && self.is(*part, TypeFlags::OBJECT) {
                continue;
            }
            let facts = self.facts_of(*part);
            any |= facts;
            all &= facts;
        }
        let negative = TYPEOF_NE.iter().fold(0, |set, fact| set | fact);
        (any & negative) | (all & !negative) | (all & negative)
    }
}

impl std::ops::Not for TypeFlags {
    type Output = Self;
    fn not(self) -> Self {
        Self(!self.0)
    }
}
