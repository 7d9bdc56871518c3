//! Widening: what a value's type becomes where it is kept.

use std::sync::Arc;

use tsnix_syntax::hir::Name;

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use super::union::Reduction;
use crate::checker::Checker;

impl Checker {
    /// A fresh literal becomes its primitive type.
    pub(crate) fn widened_literal(&mut self, ty: TypeId) -> TypeId {
        match self.data(ty).clone() {
            TypeData::Literal { value, fresh: true } => match value {
                Literal::String(_) => t::STRING,
                Literal::Number(_) => t::NUMBER,
                Literal::Bool(_) => t::BOOLEAN,
                Literal::BigInt(_) => t::BIGINT,
            },
            TypeData::Union(_) if self.is(ty, TypeFlags::BOOLEAN) => t::BOOLEAN,
            TypeData::Union(_) => self.map_type(ty, |this, member| Some(this.widened_literal(member))),
            _ => ty,
        }
    }

    /// The primitive type of a literal, fresh or not.
    pub(crate) fn base_of_literal(&mut self, ty: TypeId) -> TypeId {
        match self.data(ty).clone() {
            TypeData::Literal { value, .. } => match value {
                Literal::String(_) => t::STRING,
                Literal::Number(_) => t::NUMBER,
                Literal::Bool(_) => t::BOOLEAN,
                Literal::BigInt(_) => t::BIGINT,
            },
            TypeData::EnumMember { symbol, .. } => self.declared_type(symbol),
            TypeData::Template { .. } | TypeData::StringMapping { .. } => t::STRING,
            TypeData::Union(_) if !self.is(ty, TypeFlags::BOOLEAN) => {
                self.map_type(ty, |this, member| Some(this.base_of_literal(member)))
            }
            _ => ty,
        }
    }

    /// Literals stay where the context asks for literals.
    pub(crate) fn widened_for_context(&mut self, ty: TypeId, context: Option<TypeId>) -> TypeId {
        if self.is_literal_context(ty, context) {
            return self.regular_fresh_only(ty);
        }
        self.widened_unique_literal(ty)
    }

    fn regular_fresh_only(&mut self, ty: TypeId) -> TypeId {
        self.regular(ty)
    }

    fn widened_unique_literal(&mut self, ty: TypeId) -> TypeId {
        self.widened_literal(ty)
    }

    /// Whether a contextual type asks for the literal types of a candidate.
    pub(crate) fn is_literal_context(&mut self, candidate: TypeId, context: Option<TypeId>) -> bool {
        let Some(context) = context else { return false };
        if self.is(context, TypeFlags::UNION_OR_INTERSECTION) {
            let types = match self.data(context) {
                TypeData::Union(types) | TypeData::Intersection(types) => Arc::clone(types),
                _ => return false,
            };
            return types.iter().any(|ty| self.is_literal_context(candidate, Some(*ty)));
        }
        if self.is(context, TypeFlags::INSTANTIABLE_NON_PRIMITIVE) {
            let constraint = self.base_constraint(context).unwrap_or(t::UNKNOWN);
            return self.maybe(constraint, TypeFlags::STRING)
                && self.maybe(candidate, TypeFlags::STRING_LITERAL)
                || self.maybe(constraint, TypeFlags::NUMBER)
                    && self.maybe(candidate, TypeFlags::NUMBER_LITERAL)
                || self.maybe(constraint, TypeFlags::BIGINT)
                    && self.maybe(candidate, TypeFlags::BIGINT_LITERAL)
                || self.maybe(constraint, TypeFlags::SYMBOL)
                    && self.maybe(candidate, TypeFlags::UNIQUE_SYMBOL)
                || self.is_literal_context_plain(candidate, constraint);
        }
        self.is_literal_context_plain(candidate, context)
    }

    fn is_literal_context_plain(&self, candidate: TypeId, context: TypeId) -> bool {
        let string_like =
            TypeFlags::STRING_LITERAL | TypeFlags::INDEX | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING;
        self.maybe(context, string_like) && self.maybe(candidate, TypeFlags::STRING_LITERAL)
            || self.maybe(context, TypeFlags::NUMBER_LITERAL)
                && self.maybe(candidate, TypeFlags::NUMBER_LITERAL)
            || self.maybe(context, TypeFlags::BIGINT_LITERAL)
                && self.maybe(candidate, TypeFlags::BIGINT_LITERAL)
            || self.maybe(context, TypeFlags::BOOLEAN_LITERAL)
                && self.maybe(candidate, TypeFlags::BOOLEAN_LITERAL)
            || self.maybe(context, TypeFlags::UNIQUE_SYMBOL)
                && self.maybe(candidate, TypeFlags::UNIQUE_SYMBOL)
    }

    /// The type without freshness of object literals; members of literals in unions get the properties of
    /// the others as optional.
    pub(crate) fn widened(&mut self, ty: TypeId) -> TypeId {
        if let Some(known) = self.interner.widened.get(&ty) {
            return *known;
        }
        // `type Json = string | Json[]` holds itself. What an expression is made of never does, so a type met
        // again on the way has nothing to widen.
        self.interner.widened.insert(ty, ty);
        let result = self.widened_beside(ty, &[]);
        self.interner.widened.insert(ty, result);
        result
    }

    /// As [`Self::widened`], where the type stands beside others: literals among them have one another's properties,
    /// at all depths.
    fn widened_beside(&mut self, ty: TypeId, siblings: &[TypeId]) -> TypeId {
        match self.data(ty).clone() {
            TypeData::Anonymous(anonymous) if anonymous.object.is_literal => {
                self.widened_object(ty, &anonymous, siblings)
            }
            TypeData::Union(types) if !self.is(ty, TypeFlags::BOOLEAN) => {
                let siblings = if siblings.is_empty() { &types } else { siblings };
                let mut widened = Vec::with_capacity(types.len());
                for member in types.iter() {
                    widened.push(match self.data(*member).clone() {
                        TypeData::Anonymous(anonymous) if anonymous.object.is_literal => {
                            self.widened_object(*member, &anonymous, siblings)
                        }
                        _ => self.widened(*member),
                    });
                }
                let reduction = if widened
                    .iter()
                    .any(|ty| self.is_empty_object_type(*ty) && self.is(*ty, TypeFlags::OBJECT))
                {
                    Reduction::Subtype
                } else {
                    Reduction::Literal
                };
                self.union_with(&widened, reduction, None)
            }
            TypeData::Reference { target, .. } if self.is_array_or_tuple(ty) => {
                let args = self.type_args(ty);
                let widened: TypeList = args.iter().map(|arg| self.widened(*arg)).collect();
                if widened == args {
                    self.interner.array_literal_bases.get(&ty).copied().unwrap_or(ty)
                } else {
                    self.reference(target, widened)
                }
            }
            _ => ty,
        }
    }

    /// What the literals beside one have under a name.
    fn siblings_under(&mut self, siblings: &[TypeId], name: &Name) -> Vec<TypeId> {
        let mut found = Vec::new();
        for sibling in siblings {
            if !self.object_info(*sibling).is_literal {
                continue;
            }
            if let Some(prop) = self.members(*sibling).props.get(name).copied() {
                let ty = self.type_of_prop(prop);
                found.extend(self.constituents(ty).iter().copied());
            }
        }
        found
    }

    fn widened_object(&mut self, ty: TypeId, anonymous: &Anonymous, siblings: &[TypeId]) -> TypeId {
        let members = self.members(ty);
        let mut new_members = Members {
            index: members.index.clone(),
            call: members.call.clone(),
            construct: members.construct.clone(),
            indexed_as: members.indexed_as.clone(),
            hidden: members.hidden.clone(),
            ..Members::default()
        };
        for (name, prop) in &members.props {
            let data = self.prop(*prop).clone();
            let old = self.type_of_prop(*prop);
            let beside = self.siblings_under(siblings, name);
            let new = if beside.is_empty() { self.widened(old) } else { self.widened_beside(old, &beside) };
            if new == old {
                new_members.props.insert(name.clone(), *prop);
            } else {
                let prop = self.new_prop(Prop { ty: Some(new), source: PropSource::Known, ..data });
                new_members.props.insert(name.clone(), prop);
            }
        }
        for sibling in siblings.iter().filter(|sibling| **sibling != ty) {
            let info = self.object_info(*sibling);
            if !info.is_literal || info.contains_spread {
                continue;
            }
            for (name, prop) in &self.members(*sibling).props {
                if new_members.props.contains_key(name) {
                    continue;
                }
                let data = self.prop(*prop).clone();
                let prop = self.new_prop(Prop {
                    optional: true,
                    ty: Some(t::UNDEFINED),
                    source: PropSource::Known,
                    ..data
                });
                new_members.props.insert(name.clone(), prop);
            }
        }
        // What is widened is a literal no more: in a union with others each has its own properties alone.
        let object = ObjectInfo { is_fresh: false, is_literal: false, ..anonymous.object };
        self.object_from(new_members, object)
    }

    /// The object type without freshness, nothing else changed.
    pub(crate) fn regular_object(&mut self, ty: TypeId) -> TypeId {
        if let TypeData::Union(types) = self.data(ty) {
            if !types.iter().any(|ty| self.is_fresh_object(*ty)) {
                return ty;
            }
            return self.map_type(ty, |this, member| Some(this.regular_object(member)));
        }
        if !self.is_fresh_object(ty) {
            return ty;
        }
        if let Some(known) = self.interner.regular_objects.get(&ty) {
            return *known;
        }
        let members = self.members(ty);
        let mut new_members = (*members).clone();
        for (name, prop) in &members.props {
            let old = self.type_of_prop(*prop);
            let new = self.regular_object(old);
            if new != old {
                let data = self.prop(*prop).clone();
                let prop = self.new_prop(Prop { ty: Some(new), source: PropSource::Known, ..data });
                new_members.props.insert(name.clone(), prop);
            }
        }
        let object = ObjectInfo { is_fresh: false, ..self.object_info(ty) };
        let regular = self.object_from(new_members, object);
        self.interner.regular_objects.insert(ty, regular);
        regular
    }

    /// `{}`: no members at all, and nothing to come.
    pub(crate) fn is_empty_object_type(&mut self, ty: TypeId) -> bool {
        if self.is(ty, TypeFlags::NON_PRIMITIVE) {
            return true;
        }
        match self.data(ty).clone() {
            TypeData::Union(types) => types.iter().any(|ty| self.is_empty_object_type(*ty)),
            TypeData::Intersection(types) => types.iter().all(|ty| self.is_empty_object_type(*ty)),
            _ if self.is(ty, TypeFlags::OBJECT) => {
                if self.is_generic_mapped(ty) {
                    return false;
                }
                let members = self.members(ty);
                ty != t::ANY_FUNCTION && is_empty(&members)
            }
            _ => false,
        }
    }

    /// `{}` written as a type, or an object literal without members.
    pub(crate) fn is_empty_anonymous(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Anonymous(anonymous) if !anonymous.object.is_literal || !anonymous.object.is_fresh => {
                if let AnonymousSource::Literal(file, node) = anonymous.source {
                    let hir = self.hir(file);
                    return matches!(&hir[node], tsnix_syntax::hir::TypeNode::Object(members) if members.is_empty());
                }
                matches!(anonymous.source, AnonymousSource::Given)
                    && ty != t::ANY_FUNCTION
                    && self.interner.members.get(&ty).is_some_and(|members| is_empty(members))
                    && !anonymous.object.is_literal
            }
            _ => false,
        }
    }
}

pub(crate) fn is_empty(members: &Members) -> bool {
    members.props.is_empty()
        && members.call.is_empty()
        && members.construct.is_empty()
        && members.index.is_empty()
        && members.indexed_as.is_empty()
}
