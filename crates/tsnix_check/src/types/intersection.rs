//! Intersection types: flattened, distributed over unions, empty where nothing can be in both.

use std::sync::Arc;

use indexmap::IndexSet;

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use super::union::Reduction;
use crate::checker::Checker;

impl Checker {
    pub(crate) fn intersection2(&mut self, a: TypeId, b: TypeId) -> TypeId {
        self.intersection(&[a, b], None)
    }

    pub(crate) fn intersection(&mut self, types: &[TypeId], alias: Option<Alias>) -> TypeId {
        let mut set = IndexSet::new();
        let mut flags = 0u32;
        self.gather_intersection(&mut set, &mut flags, types);
        let flags = TypeFlags(flags);
        if flags.intersects(TypeFlags::NEVER) {
            return if set.contains(&t::SILENT_NEVER) { t::SILENT_NEVER } else { t::NEVER };
        }
        if flags.intersects(TypeFlags::ANY) {
            return if set.contains(&t::WILDCARD) {
                t::WILDCARD
            } else if set.contains(&t::ERROR) {
                t::ERROR
            } else if set.contains(&t::WRITTEN_ANY) {
                t::WRITTEN_ANY
            } else {
                t::ANY
            };
        }
        if Self::primitives_exclude_each_other(flags) {
            return t::NEVER;
        }
        if flags.intersects(TypeFlags::NULLABLE)
            && flags.intersects(TypeFlags::OBJECT | TypeFlags::NON_PRIMITIVE)
        {
            return t::NEVER;
        }
        if flags.intersects(TypeFlags::TEMPLATE)
            && flags.intersects(TypeFlags::STRING_LITERAL)
            && self.literal_outside_template(&mut set)
        {
            return t::NEVER;
        }
        self.remove_supertypes_of_literals(&mut set, flags);
        if flags.intersects(TypeFlags::OBJECT) && set.contains(&t::EMPTY_TYPE_LITERAL) && set.len() > 1 {
            // `T & {}` keeps its `{}` for a type parameter; a type that can't be null needs none.
            let others_exclude_null = set
                .iter()
                .any(|ty| *ty != t::EMPTY_TYPE_LITERAL && self.is(*ty, TypeFlags::DEFINITELY_NON_NULLABLE));
            if others_exclude_null {
                set.shift_remove(&t::EMPTY_TYPE_LITERAL);
            }
        }
        if set.is_empty() {
            return t::UNKNOWN;
        }
        if set.len() == 1 {
            return set[0];
        }
        let types: Vec<TypeId> = set.into_iter().collect();
        if flags.intersects(TypeFlags::UNION) {
            return self.distribute(types, alias);
        }
        self.intersection_raw(types.into(), alias)
    }

    pub(crate) fn intersection_raw(&mut self, types: TypeList, alias: Option<Alias>) -> TypeId {
        let key = (types, alias);
        if let Some(known) = self.interner.intersections.get(&key) {
            return *known;
        }
        let id = self.new_type(TypeFlags::INTERSECTION, TypeData::Intersection(Arc::clone(&key.0)));
        self.types[id.index()].alias = key.1.clone();
        self.interner.intersections.insert(key, id);
        id
    }

    fn gather_intersection(&mut self, set: &mut IndexSet<TypeId>, flags: &mut u32, types: &[TypeId]) {
        for ty in types {
            let mut ty = *ty;
            if let TypeData::Intersection(inner) = self.data(ty) {
                let inner = Arc::clone(inner);
                self.gather_intersection(set, flags, &inner);
                continue;
            }
            if self.is(ty, TypeFlags::OBJECT) && self.is_empty_anonymous(ty) {
                if set.insert(t::EMPTY_TYPE_LITERAL) {
                    *flags |= TypeFlags::OBJECT.0;
                }
                continue;
            }
            if self.is(ty, TypeFlags::ANY_OR_UNKNOWN) {
                if !self.is(ty, TypeFlags::UNKNOWN) {
                    set.insert(ty);
                }
                *flags |= self.flags(ty).0 & !TypeFlags::UNKNOWN.0;
                continue;
            }
            if ty == t::MISSING {
                ty = t::UNDEFINED;
            }
            ty = self.regular_unit(ty);
            if self.is(ty, TypeFlags::UNIT) && set.iter().any(|it| *it != ty && self.is(*it, TypeFlags::UNIT))
            {
                // Two different values at once.
                *flags |= TypeFlags::NEVER.0;
            }
            *flags |= self.flags(ty).0;
            set.insert(ty);
        }
    }

    fn regular_unit(&mut self, ty: TypeId) -> TypeId {
        if self.is_fresh_literal(ty) { self.regular(ty) } else { ty }
    }

    fn primitives_exclude_each_other(flags: TypeFlags) -> bool {
        let groups = [
            TypeFlags::STRING_LIKE,
            TypeFlags::NUMBER_LIKE,
            TypeFlags::BIGINT_LIKE,
            TypeFlags::SYMBOL_LIKE,
            TypeFlags::VOID_LIKE,
            TypeFlags::NULL,
            TypeFlags::NON_PRIMITIVE,
        ];
        let present = groups.iter().filter(|group| flags.intersects(**group)).count();
        // A union's own members count when it is distributed; `boolean` is a union.
        let boolean = flags.intersects(TypeFlags::BOOLEAN_LITERAL) && !flags.intersects(TypeFlags::UNION);
        present + usize::from(boolean) > 1
    }

    /// `string & "a"` is `"a"`.
    fn remove_supertypes_of_literals(&mut self, set: &mut IndexSet<TypeId>, flags: TypeFlags) {
        let narrower = TypeFlags::STRING_LITERAL | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING;
        if flags.intersects(TypeFlags::STRING) && flags.intersects(narrower) {
            set.shift_remove(&t::STRING);
        }
        if flags.intersects(TypeFlags::NUMBER) && flags.intersects(TypeFlags::NUMBER_LITERAL) {
            set.shift_remove(&t::NUMBER);
        }
        if flags.intersects(TypeFlags::BIGINT) && flags.intersects(TypeFlags::BIGINT_LITERAL) {
            set.shift_remove(&t::BIGINT);
        }
        if flags.intersects(TypeFlags::SYMBOL) && flags.intersects(TypeFlags::UNIQUE_SYMBOL) {
            set.shift_remove(&t::SYMBOL);
        }
        if flags.intersects(TypeFlags::VOID) && flags.intersects(TypeFlags::UNDEFINED) {
            set.shift_remove(&t::VOID);
        }
    }

    /// Takes templates out that a literal beside them fits; true where it fits one not.
    fn literal_outside_template(&mut self, set: &mut IndexSet<TypeId>) -> bool {
        let Some(literal) = set.iter().copied().find(|ty| self.is(*ty, TypeFlags::STRING_LITERAL)) else {
            return false;
        };
        for ty in set.clone() {
            if self.is(ty, TypeFlags::TEMPLATE) && self.is_pattern_literal(ty) {
                if !self.is_literal_of_pattern(literal, ty) {
                    return true;
                }
                set.shift_remove(&ty);
            }
        }
        false
    }

    /// `(A | B) & C` is `A & C | B & C`.
    fn distribute(&mut self, types: Vec<TypeId>, alias: Option<Alias>) -> TypeId {
        let mut size = 1usize;
        for ty in &types {
            if let TypeData::Union(members) = self.data(*ty) {
                size = size.saturating_mul(members.len());
            }
        }
        if size >= 100_000 {
            self.too_complex();
            return t::ERROR;
        }
        let Some(at) = types.iter().position(|ty| self.is_union(*ty)) else {
            return self.intersection_raw(types.into(), alias);
        };
        // Where all members of several unions are units, the common ones are the answer.
        let members = self.constituents(types[at]);
        let mut parts = Vec::with_capacity(members.len());
        for member in members.iter() {
            let mut part = types.clone();
            part[at] = *member;
            parts.push(self.intersection(&part, None));
        }
        self.union_with(&parts, Reduction::Literal, alias)
    }
}
