//! Object types: references by variance, then properties, signatures and index signatures.

use std::sync::Arc;

use tsnix_syntax::hir::Name;

use super::{Relation, Ternary};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::widen::is_empty;

/// Interfaces with more looked-up members are compared with themselves only.
const MOST_COMPARED: usize = 2_000;

impl Checker {
    pub(super) fn object_like_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        relation: Relation,
    ) -> Ternary {
        // const table: { [K in T]?: number } = {}
        if !matches!(relation, Relation::Subtype | Relation::StrictSubtype | Relation::Identity)
            && self.is(target, TypeFlags::OBJECT)
            && self.is_partial_mapped_of_empty(target, source)
        {
            return Ternary::True;
        }
        if self.is_generic_mapped(target) {
            if self.is_generic_mapped(source) {
                return self.mapped_related(source, target, relation);
            }
            return Ternary::False;
        }
        let source_is_primitive = self.is(source, TypeFlags::PRIMITIVE);
        let source = self.apparent_type(source);
        if self.is_generic_mapped(source) {
            // Members of the constraint's keys might be shown; nothing more is known.
            let apparent = self.mapped_as_index(source);
            return match apparent {
                Some(apparent) => self.related(apparent, target, relation),
                None => Ternary::False,
            };
        }
        if let Some(result) = self.references_related(source, target, relation) {
            return result;
        }
        let is_subtype_relation = matches!(relation, Relation::Subtype | Relation::StrictSubtype);
        if self.is_readonly_array(target) && self.is_array(target) && self.every_is_array_or_tuple(source) {
            if relation != Relation::Identity {
                let from = self.array_element(source).unwrap_or(t::ANY);
                let to = self.array_element(target).unwrap_or(t::ANY);
                return self.related(from, to, relation);
            }
            return Ternary::False;
        }
        if is_subtype_relation
            && self.is(target, TypeFlags::OBJECT)
            && self.is_fresh_object(target)
            && self.is_empty_object_type(target)
            && !self.is_empty_object_type(source)
        {
            return Ternary::False;
        }
        if self.is(source, TypeFlags::OBJECT | TypeFlags::INTERSECTION) && self.is(target, TypeFlags::OBJECT)
        {
            return self.members_related(source, target, relation, source_is_primitive);
        }
        if self.is(source, TypeFlags::OBJECT | TypeFlags::INTERSECTION)
            && self.is(target, TypeFlags::UNION)
            && matches!(relation, Relation::Assignable | Relation::Comparable)
        {
            return self.related_to_discriminated(source, target, relation);
        }
        Ternary::False
    }

    pub(super) fn objects_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        if self.is_generic_mapped(source) || self.is_generic_mapped(target) {
            if self.is_generic_mapped(source) && self.is_generic_mapped(target) {
                return self.mapped_related(source, target, relation);
            }
            return Ternary::False;
        }
        if let Some(result) = self.references_related(source, target, relation) {
            return result;
        }
        self.members_related(source, target, relation, false)
    }

    fn is_partial_mapped_of_empty(&mut self, target: TypeId, source: TypeId) -> bool {
        let TypeData::Mapped(mapped) = self.data(target) else { return false };
        mapped.optional == tsnix_syntax::hir::MappedModifier::Add
            && self.is_generic_mapped(target)
            && self.is_empty_object_type(source)
    }

    /// A generic `{ [K in C]: T }` with what is known of `C`.
    fn mapped_as_index(&mut self, source: TypeId) -> Option<TypeId> {
        let constraint = self.mapped_constraint(source);
        let base = self.base_constraint(constraint)?;
        if base == constraint || self.is_generic_index(base) {
            return None;
        }
        let TypeData::Mapped(mapped) = self.data(source).clone() else { return None };
        let template = self.mapped_template(source);
        let mapper = self.new_mapper(Mapper::Simple(mapped.param, base));
        let value = self.instantiate(template, mapper);
        let mut members = Members::default();
        for key in self.constituents(base).iter() {
            if self.is(*key, TypeFlags::STRING | TypeFlags::NUMBER | TypeFlags::SYMBOL) {
                members.index.push(IndexInfo { key: *key, value, readonly: false, declaration: None });
            }
        }
        Some(self.object_from(members, ObjectInfo::default()))
    }

    fn mapped_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        let (TypeData::Mapped(a), TypeData::Mapped(b)) =
            (self.data(source).clone(), self.data(target).clone())
        else {
            return Ternary::False;
        };
        let modifiers_related = relation == Relation::Comparable
            || if relation == Relation::Identity {
                a.optional == b.optional && a.readonly == b.readonly
            } else {
                optionality(a.optional) <= optionality(b.optional)
            };
        if !modifiers_related {
            return Ternary::False;
        }
        let (source_keys, target_keys) = (self.mapped_constraint(source), self.mapped_constraint(target));
        let result = self.related(target_keys, source_keys, relation);
        if !result.holds() {
            return result;
        }
        let mapper = self.new_mapper(Mapper::Simple(a.param, b.param));
        let from = self.mapped_template(source);
        let from = self.instantiate(from, mapper);
        let to = self.mapped_template(target);
        let name_a = self.mapped_name_type(source).map(|name| self.instantiate(name, mapper));
        let name_b = self.mapped_name_type(target);
        if name_a != name_b {
            return Ternary::False;
        }
        result.and(self.related(from, to, relation))
    }

    /// Instances of one generic interface or tuple: by their arguments.
    fn references_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Option<Ternary> {
        let (from, to) = (self.reference_target(source)?, self.reference_target(target)?);
        if from != to || self.is_marker(source) || self.is_marker(target) {
            return None;
        }
        if self.is_empty_array_literal(source) {
            return Some(Ternary::True);
        }
        let (args, other) = (self.type_args(source), self.type_args(target));
        if self.is_tuple(source) {
            return None;
        }
        let variances = self.variances(from);
        if variances.is_empty() {
            if args.is_empty() {
                return None;
            }
            self.relations.unknown_hits += 1;
            return Some(Ternary::Maybe);
        }
        let result = self.args_related(&args, &other, &variances, relation);
        if result.holds() {
            return Some(result);
        }
        Some(Ternary::False)
    }

    fn is_empty_array_literal(&mut self, ty: TypeId) -> bool {
        if self.is_tuple(ty) || !self.is_array(ty) {
            return false;
        }
        self.type_args(ty).first() == Some(&t::IMPLICIT_NEVER)
    }

    pub(super) fn members_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        relation: Relation,
        source_is_primitive: bool,
    ) -> Ternary {
        let mut result = self.properties_related(source, target, relation);
        if result.holds() {
            result = result.and(self.signature_lists_related(source, target, false, relation));
        }
        if result.holds() {
            result = result.and(self.signature_lists_related(source, target, true, relation));
        }
        if result.holds() {
            result = result.and(self.index_signatures_related(source, target, source_is_primitive, relation));
        }
        result
    }

    fn properties_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        if relation == Relation::Identity {
            return self.properties_identical(source, target);
        }
        let mut result = Ternary::True;
        if self.is_tuple(target) && (self.is_array(source) || self.is_tuple(source)) {
            return self.tuple_related(source, target, relation);
        }
        let require_optional = matches!(relation, Relation::Subtype | Relation::StrictSubtype)
            && !self.object_info(source).is_literal
            && !self.is_empty_array_literal(source)
            && !self.is_tuple(source);
        let target_members = self.members_with_props(target);
        if !self.looked_up_related(source, &target_members, relation) {
            return Ternary::False;
        }
        // A missing property is found before types are compared.
        for (name, prop) in &target_members.props {
            let data = self.prop(*prop);
            if (require_optional || !data.optional) && self.prop_of(source, name).is_none() {
                return Ternary::False;
            }
        }
        for (name, prop) in &target_members.props {
            let Some(own) = self.prop_of(source, name) else { continue };
            if own == *prop {
                continue;
            }
            result = result.and(self.property_related(own, *prop, relation));
            if !result.holds() {
                return Ternary::False;
            }
        }
        result
    }

    fn property_related(&mut self, own: PropId, wanted: PropId, relation: Relation) -> Ternary {
        let (own_data, wanted_data) = (self.prop(own).clone(), self.prop(wanted).clone());
        let from = self.type_of_prop(own);
        let to = self.type_of_prop(wanted);
        let to = if wanted_data.optional && own_data.optional && self.options.exact_optional_property_types {
            self.union2(to, t::MISSING)
        } else {
            to
        };
        let result = self.related(from, to, relation);
        if !result.holds() {
            return Ternary::False;
        }
        if relation != Relation::Comparable && own_data.optional && !wanted_data.optional {
            return Ternary::False;
        }
        if relation == Relation::StrictSubtype && own_data.readonly && !wanted_data.readonly {
            return Ternary::False;
        }
        result
    }

    /// Members that are looked up: the same interface has the same. Another type is compared by their names where
    /// they are few; nobody writes a type with as many as a package set has.
    fn looked_up_related(&mut self, source: TypeId, target: &Members, relation: Relation) -> bool {
        let of_source = self.indexed_as(source);
        let graph = Arc::clone(&self.graph);
        target.indexed_as.iter().filter(|it| !of_source.contains(it)).all(|interface| {
            graph.libraries.member_count(interface) <= MOST_COMPARED
                && graph.libraries.member_names(interface).iter().all(|name| {
                    let Some(own) = self.prop_of(source, name) else { return false };
                    let wanted = self.indexed_member(interface, name);
                    wanted.is_some_and(|wanted| self.property_related(own, wanted, relation).holds())
                })
        })
    }

    fn properties_identical(&mut self, source: TypeId, target: TypeId) -> Ternary {
        let (a, b) = (self.members_with_props(source), self.members_with_props(target));
        if a.props.len() != b.props.len() || a.indexed_as != b.indexed_as {
            return Ternary::False;
        }
        let mut result = Ternary::True;
        for (name, prop) in &a.props {
            let Some(other) = b.props.get(name) else { return Ternary::False };
            let (x, y) = (self.prop(*prop), self.prop(*other));
            if x.optional != y.optional || x.readonly != y.readonly {
                return Ternary::False;
            }
            let (x, y) = (self.type_of_prop(*prop), self.type_of_prop(*other));
            result = result.and(self.related(x, y, Relation::Identity));
            if !result.holds() {
                return result;
            }
        }
        result
    }

    fn tuple_related(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        let Some(wanted) = self.tuple_of_type(target) else { return Ternary::False };
        if !wanted.shape.readonly && self.is_readonly_array(source) {
            return Ternary::False;
        }
        let source_tuple = self.tuple_of_type(source);
        let source_arity = source_tuple.as_ref().map_or(1, |tuple| tuple.shape.elements.len());
        let target_arity = wanted.shape.elements.len();
        let is_rest = |kind: ElementKind| matches!(kind, ElementKind::Rest | ElementKind::Variadic);
        // A variadic element stands for itself; only `...T[]` may be of any length here.
        let source_has_rest = source_tuple
            .as_ref()
            .is_none_or(|tuple| tuple.shape.elements.iter().any(|info| info.kind == ElementKind::Rest));
        let source_min = source_tuple.as_ref().map_or(0, |tuple| tuple.min_length);
        if !source_has_rest && source_arity < wanted.min_length {
            return Ternary::False;
        }
        if !wanted.has_variable
            && (source_has_rest || target_arity < source_arity || target_arity < source_min)
        {
            return Ternary::False;
        }
        let source_args = self.type_args(source);
        let target_args = self.type_args(target);
        let kind_at = |at: usize| {
            source_tuple.as_ref().map_or(ElementKind::Rest, |tuple| tuple.shape.elements[at].kind)
        };
        let is_no_rest = |info: &&TupleElementInfo| info.kind != ElementKind::Rest;
        let start_count = wanted.shape.elements.iter().take_while(is_no_rest).count();
        let end_count = wanted.shape.elements.iter().rev().take_while(is_no_rest).count();
        let mut result = Ternary::True;
        for source_at in 0..source_arity {
            let source_kind = kind_at(source_at);
            let from_end = source_arity - 1 - source_at;
            let target_at = if wanted.has_variable && source_at >= start_count {
                target_arity.saturating_sub(1 + from_end.min(end_count))
            } else {
                source_at
            };
            let Some(info) = wanted.shape.elements.get(target_at) else { return Ternary::False };
            let target_kind = info.kind;
            if target_kind == ElementKind::Variadic && source_kind != ElementKind::Variadic {
                return Ternary::False;
            }
            if source_kind == ElementKind::Variadic && !is_rest(target_kind) {
                return Ternary::False;
            }
            if target_kind == ElementKind::Required && source_kind != ElementKind::Required {
                return Ternary::False;
            }
            let from = source_args.get(source_at).copied().unwrap_or(t::ERROR);
            let to = target_args[target_at];
            let from = if source_kind == ElementKind::Variadic && target_kind == ElementKind::Rest {
                self.indexed_access(from, t::NUMBER)
            } else {
                from
            };
            result = result.and(self.related(from, to, relation));
            if !result.holds() {
                return result;
            }
        }
        result
    }

    fn index_signatures_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        source_is_primitive: bool,
        relation: Relation,
    ) -> Ternary {
        if relation == Relation::Identity {
            let (a, b) = (self.index_infos(source), self.index_infos(target));
            if a.len() != b.len() {
                return Ternary::False;
            }
            let mut result = Ternary::True;
            for info in b {
                let Some(own) = a.iter().find(|it| it.key == info.key && it.readonly == info.readonly) else {
                    return Ternary::False;
                };
                result = result.and(self.related(own.value, info.value, relation));
            }
            return result;
        }
        let infos = self.members(target).index.clone();
        let has_string = infos.iter().any(|info| info.key == t::STRING);
        let mut result = Ternary::True;
        for info in infos {
            // Everything fits an index signature of `any`.
            let trivially = relation != Relation::StrictSubtype
                && !source_is_primitive
                && has_string
                && self.is(info.value, TypeFlags::ANY);
            let related =
                if trivially { Ternary::True } else { self.index_signature_related(source, info, relation) };
            result = result.and(related);
            if !result.holds() {
                return Ternary::False;
            }
        }
        result
    }

    fn index_signature_related(&mut self, source: TypeId, wanted: IndexInfo, relation: Relation) -> Ternary {
        if let Some(own) = self.applicable_index(source, wanted.key) {
            return self.related(own.value, wanted.value, relation);
        }
        // Aliases of object types and literals have an index signature by their properties; interfaces,
        // which may be added to, have none.
        let may_be_implied = relation != Relation::StrictSubtype || self.is_fresh_object(source);
        if may_be_implied && self.has_implicit_index(source) {
            return self.members_related_to_index(source, wanted, relation);
        }
        Ternary::False
    }

    fn has_implicit_index(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Intersection(types) => types.iter().all(|ty| self.has_implicit_index(*ty)),
            TypeData::Anonymous(anonymous) => match &anonymous.source {
                AnonymousSource::Literal(..) | AnonymousSource::Given => self.members(ty).call.is_empty(),
                AnonymousSource::Symbol(symbol) => {
                    let symbol = self.symbol(*symbol);
                    !symbol.declarations.iter().any(|(_, it)| {
                        matches!(
                            it,
                            crate::names::Declaration::Class(_) | crate::names::Declaration::Function(_)
                        )
                    })
                }
                _ => false,
            },
            TypeData::Mapped(_) => true,
            TypeData::ReverseMapped { source, .. } => self.has_implicit_index(source),
            _ => false,
        }
    }

    fn members_related_to_index(&mut self, source: TypeId, wanted: IndexInfo, relation: Relation) -> Ternary {
        let mut result = Ternary::True;
        for prop in self.props_of(source) {
            let key = self.key_of_prop(prop);
            if !self.is_applicable_index(key, wanted.key) {
                continue;
            }
            let data_optional = self.prop(prop).optional;
            let ty = self.type_of_prop(prop);
            let ty = if self.options.exact_optional_property_types
                || self.is(ty, TypeFlags::UNDEFINED)
                || wanted.key == t::NUMBER
                || !data_optional
            {
                ty
            } else {
                self.without_undefined(ty)
            };
            result = result.and(self.related(ty, wanted.value, relation));
            if !result.holds() {
                return result;
            }
        }
        for info in self.index_infos(source) {
            if self.is_applicable_index(info.key, wanted.key) {
                result = result.and(self.related(info.value, wanted.value, relation));
                if !result.holds() {
                    return result;
                }
            }
        }
        result
    }

    /// `{ kind: "a" | "b" }` against `{ kind: "a" } | { kind: "b" }`: each combination must fit one member.
    fn related_to_discriminated(&mut self, source: TypeId, target: TypeId, relation: Relation) -> Ternary {
        let mut names: Vec<(Name, Vec<TypeId>)> = Vec::new();
        let mut combinations = 1usize;
        for prop in self.listed_props(source) {
            let name = self.prop(prop).name.clone();
            let Some(combined) = self.combined_prop(target, &name) else { continue };
            if !self.prop(combined).discriminant {
                continue;
            }
            let ty = self.type_of_prop(prop);
            let types = self.constituents(ty);
            combinations = combinations.saturating_mul(types.len());
            if combinations > 25 {
                return Ternary::False;
            }
            names.push((name, types.to_vec()));
        }
        if names.is_empty() {
            return Ternary::False;
        }
        let members = self.constituents(target);
        for at in 0..combinations {
            let mut rest = at;
            let mut chosen = Vec::new();
            for (name, types) in &names {
                chosen.push((name.clone(), types[rest % types.len()]));
                rest /= types.len();
            }
            let mut fits = false;
            for member in members.iter() {
                let all = chosen.iter().all(|(name, ty)| match self.prop_of(*member, name) {
                    Some(prop) => {
                        let wanted = self.type_of_prop(prop);
                        self.related(*ty, wanted, relation).holds()
                    }
                    None => false,
                });
                if all && self.rest_related(source, *member, &chosen, relation) {
                    fits = true;
                    break;
                }
            }
            if !fits {
                return Ternary::False;
            }
        }
        Ternary::True
    }

    fn rest_related(
        &mut self,
        source: TypeId,
        member: TypeId,
        chosen: &[(Name, TypeId)],
        relation: Relation,
    ) -> bool {
        for prop in self.props_of(member) {
            let name = self.prop(prop).name.clone();
            if chosen.iter().any(|(known, _)| *known == name) {
                continue;
            }
            match self.prop_of(source, &name) {
                Some(own) if !self.property_related(own, prop, relation).holds() => return false,
                Some(_) => {}
                None if !self.prop(prop).optional => return false,
                None => {}
            }
        }
        self.signature_lists_related(source, member, false, relation).holds()
            && self.index_signatures_related(source, member, false, relation).holds()
    }

    // ------------------------------------------------------------------ excess properties and weak types

    /// A property of a fresh object literal that the target does not know.
    pub(crate) fn excess_property(
        &mut self,
        source: TypeId,
        target: TypeId,
        relation: Relation,
    ) -> Option<PropId> {
        if !self.is_excess_check_target(target) {
            return None;
        }
        if matches!(relation, Relation::Assignable | Relation::Comparable)
            && self.is_global_object_or_empty(target)
        {
            return None;
        }
        let checked = if self.is(target, TypeFlags::UNION) {
            self.matching_member(source, target).unwrap_or(target)
        } else {
            target
        };
        let members = self.members(source);
        members
            .props
            .iter()
            .find(|(name, prop)| {
                // What was spread into the literal is not written there.
                !self.prop(**prop).declarations.is_empty() && !self.is_known_property(checked, name)
            })
            .map(|(_, prop)| *prop)
    }

    fn is_global_object_or_empty(&mut self, target: TypeId) -> bool {
        let object = self.global_type("Object");
        self.some_type(target, |this, member| Some(member) == object || this.is_empty_object_type(member))
    }

    fn is_excess_check_target(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Union(types) => types.iter().any(|ty| self.is_excess_check_target(*ty)),
            TypeData::Intersection(types) => types.iter().all(|ty| self.is_excess_check_target(*ty)),
            TypeData::Substitution { base, .. } => self.is_excess_check_target(base),
            _ => self.is(ty, TypeFlags::OBJECT | TypeFlags::NON_PRIMITIVE),
        }
    }

    pub(crate) fn is_known_property(&mut self, target: TypeId, name: &str) -> bool {
        match self.data(target).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                let is_intersection = self.is(target, TypeFlags::INTERSECTION);
                types.iter().any(|ty| {
                    (is_intersection || self.is_excess_check_target(*ty)) && self.is_known_property(*ty, name)
                })
            }
            TypeData::Substitution { base, .. } => self.is_known_property(base, name),
            _ if self.is(target, TypeFlags::OBJECT) => {
                self.own_prop_of(target, name).is_some() || self.index_info_for_name(target, name).is_some()
            }
            _ => false,
        }
    }

    /// All properties optional: something must be shared with such a type.
    pub(crate) fn is_weak_type(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Intersection(types) => types.iter().all(|ty| self.is_weak_type(*ty)),
            TypeData::Substitution { base, .. } => self.is_weak_type(base),
            _ if self.is(ty, TypeFlags::OBJECT) => {
                if self.is_generic_mapped(ty) {
                    return false;
                }
                let members = self.members(ty);
                !is_empty(&members)
                    && members.call.is_empty()
                    && members.construct.is_empty()
                    && members.index.is_empty()
                    && members.indexed_as.is_empty()
                    && !members.props.is_empty()
                    && members.props.values().all(|prop| self.prop(*prop).optional)
            }
            _ => false,
        }
    }

    pub(crate) fn is_weak_mismatch(&mut self, source: TypeId, target: TypeId, relation: Relation) -> bool {
        if !matches!(
            relation,
            Relation::Assignable | Relation::Comparable | Relation::Subtype | Relation::StrictSubtype
        ) || relation == Relation::Comparable && self.is(source, TypeFlags::UNIT)
        {
            return false;
        }
        let kinds = TypeFlags::PRIMITIVE | TypeFlags::OBJECT | TypeFlags::INTERSECTION;
        if !self.is(source, kinds)
            || self.is(source, TypeFlags::UNION)
            || Some(source) == self.global_type("Object")
        {
            return false;
        }
        if !self.is(target, TypeFlags::OBJECT | TypeFlags::INTERSECTION) || !self.is_weak_type(target) {
            return false;
        }
        let apparent = self.apparent_type(source);
        if !self.indexed_as(apparent).is_empty() {
            let wanted = self.props_of(target);
            let names: Vec<_> = wanted.iter().map(|prop| self.prop(*prop).name.clone()).collect();
            return !names.iter().any(|name| self.prop_of(apparent, name).is_some());
        }
        let props = self.props_of(apparent);
        let has_signatures =
            !self.call_signatures(source).is_empty() || !self.construct_signatures(source).is_empty();
        if props.is_empty() && !has_signatures {
            return false;
        }
        let names: Vec<_> = props.iter().map(|prop| self.prop(*prop).name.clone()).collect();
        !names.iter().any(|name| self.is_known_property(target, name))
    }

    pub(crate) fn every_is_array_or_tuple(&mut self, ty: TypeId) -> bool {
        if self.is(ty, TypeFlags::NEVER | TypeFlags::ANY) {
            return false;
        }
        let types: Arc<[TypeId]> = self.constituents(ty);
        types.iter().all(|ty| {
            if self.is(*ty, TypeFlags::INSTANTIABLE) {
                let base = self.base_constraint(*ty);
                return base.is_some_and(|base| base != *ty && self.every_is_array_or_tuple(base));
            }
            self.is_array_or_tuple(*ty)
        })
    }
}

fn optionality(modifier: tsnix_syntax::hir::MappedModifier) -> i32 {
    match modifier {
        tsnix_syntax::hir::MappedModifier::Add => 1,
        tsnix_syntax::hir::MappedModifier::Keep => 0,
        tsnix_syntax::hir::MappedModifier::Remove => -1,
    }
}
