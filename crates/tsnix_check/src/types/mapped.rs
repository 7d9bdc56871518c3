//! Mapped types.

use std::sync::Arc;

use tsnix_syntax::hir::{MappedModifier, Name, TypeNode};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

impl Checker {
    fn mapped(&self, ty: TypeId) -> Option<Arc<Mapped>> {
        match self.data(ty) {
            TypeData::Mapped(mapped) => Some(Arc::clone(mapped)),
            _ => None,
        }
    }

    fn mapper_of(mapped: &Mapped) -> Option<MapperId> {
        mapped.instance_of.map(|(_, mapper)| mapper)
    }

    /// `C` of `{ [K in C]: T }`.
    pub(crate) fn mapped_constraint(&mut self, ty: TypeId) -> TypeId {
        if let Some(known) = self.interner.mapped_constraints.get(&ty) {
            return *known;
        }
        let Some(mapped) = self.mapped(ty) else { return t::ERROR };
        let constraint = match mapped.instance_of {
            Some((target, mapper)) => {
                let constraint = self.mapped_constraint(target);
                self.instantiate(constraint, mapper)
            }
            None => {
                let hir = self.hir(mapped.file);
                let TypeNode::Mapped { param, .. } = &hir[mapped.node] else { return t::ERROR };
                match hir[*param].constraint {
                    Some(node) => self.type_from_node(mapped.file, node),
                    None => t::ERROR,
                }
            }
        };
        self.interner.mapped_constraints.insert(ty, constraint);
        constraint
    }

    /// `T` of `{ [K in C]: T }`.
    pub(crate) fn mapped_template(&mut self, ty: TypeId) -> TypeId {
        if let Some(known) = self.interner.mapped_templates.get(&ty) {
            return *known;
        }
        let Some(mapped) = self.mapped(ty) else { return t::ERROR };
        let hir = self.hir(mapped.file);
        let TypeNode::Mapped { ty: template, .. } = &hir[mapped.node] else { return t::ERROR };
        let template = match template {
            Some(node) => {
                let template = self.type_from_node(mapped.file, *node);
                if mapped.optional == MappedModifier::Add {
                    self.optional_type(template, true)
                } else {
                    template
                }
            }
            None => t::ANY,
        };
        let template = match self.full_mapper(&mapped) {
            Some(mapper) => self.instantiate(template, mapper),
            None => template,
        };
        self.interner.mapped_templates.insert(ty, template);
        template
    }

    /// `N` of `{ [K in C as N]: T }`.
    pub(crate) fn mapped_name_type(&mut self, ty: TypeId) -> Option<TypeId> {
        if let Some(known) = self.interner.mapped_names.get(&ty) {
            return *known;
        }
        let mapped = self.mapped(ty)?;
        let hir = self.hir(mapped.file);
        let TypeNode::Mapped { name_type, .. } = &hir[mapped.node] else { return None };
        let name = name_type.map(|node| {
            let name = self.type_from_node(mapped.file, node);
            match self.full_mapper(&mapped) {
                Some(mapper) => self.instantiate(name, mapper),
                None => name,
            }
        });
        self.interner.mapped_names.insert(ty, name);
        name
    }

    /// The instance's mapper, with the key's parameter as it is in the instance.
    fn full_mapper(&mut self, mapped: &Mapped) -> Option<MapperId> {
        Self::mapper_of(mapped)
    }

    /// Whether the mapped type goes over `keyof T`: modifiers and arrays are kept.
    pub(crate) fn homomorphic_source(&mut self, ty: TypeId) -> Option<TypeId> {
        let constraint = self.mapped_constraint_declared(ty)?;
        match *self.data(constraint) {
            TypeData::KeyOf(of) => Some(of),
            _ => None,
        }
    }

    /// The declared constraint, where it is `keyof T` for some `T`, instantiated only inside.
    fn mapped_constraint_declared(&mut self, ty: TypeId) -> Option<TypeId> {
        let mapped = self.mapped(ty)?;
        let hir = self.hir(mapped.file);
        let TypeNode::Mapped { param, .. } = &hir[mapped.node] else { return None };
        let node = hir[*param].constraint?;
        if let TypeNode::KeyOf(of) = &hir[node] {
            let of = self.type_from_node(mapped.file, *of);
            let of = self.instantiate_opt(of, Self::mapper_of(&mapped));
            return Some(self.key_of_raw(of));
        }
        None
    }

    /// The type whose properties' modifiers are kept: `T` of `keyof T`, also behind a parameter
    /// constrained to it (`Pick`).
    pub(crate) fn modifiers_type(&mut self, ty: TypeId) -> TypeId {
        if let Some(of) = self.homomorphic_source(ty) {
            return of;
        }
        let Some(mapped) = self.mapped(ty) else { return t::UNKNOWN };
        let declared = match mapped.instance_of {
            Some((target, _)) => self.mapped_constraint(target),
            None => self.mapped_constraint(ty),
        };
        let extended =
            if self.is(declared, TypeFlags::TYPE_PARAM) { self.constraint_of_param(declared) } else { None };
        if let Some(extended) = extended
            && let TypeData::KeyOf(of) = *self.data(extended)
        {
            return self.instantiate_opt(of, Self::mapper_of(&mapped));
        }
        t::UNKNOWN
    }

    /// A mapped type that waits for what its keys are.
    pub(crate) fn is_generic_mapped(&mut self, ty: TypeId) -> bool {
        if !matches!(self.data(ty), TypeData::Mapped(_)) {
            return false;
        }
        let constraint = self.mapped_constraint(ty);
        if self.is_generic_index(constraint) {
            return true;
        }
        let Some(name) = self.mapped_name_type(ty) else { return false };
        let Some(mapped) = self.mapped(ty) else { return false };
        let mapper = self.new_mapper(Mapper::Simple(mapped.param, constraint));
        let name = self.instantiate(name, mapper);
        self.is_generic_index(name)
    }

    /// An instance of a mapped type: over each member of a union, and over arrays element by element.
    pub(super) fn instantiate_mapped(
        &mut self,
        target: TypeId,
        mapped: &Mapped,
        mapper: MapperId,
        alias: Option<Alias>,
    ) -> TypeId {
        if let Some(source) = self.homomorphic_source(target)
            && self.is(source, TypeFlags::TYPE_PARAM)
        {
            let actual = self.map_param(source, mapper);
            if actual != source {
                let mapped = mapped.clone();
                let name = alias;
                return self.map_mapped_source(target, &mapped, source, actual, mapper, name);
            }
        }
        self.mapped_instance(target, mapped, mapper, alias)
    }

    fn mapped_instance(
        &mut self,
        target: TypeId,
        mapped: &Mapped,
        mapper: MapperId,
        alias: Option<Alias>,
    ) -> TypeId {
        let param = self.copy_mapped_param(mapped.param);
        let rename = self.new_mapper(Mapper::Simple(mapped.param, param));
        let mapper = self.combine(Some(rename), mapper);
        let instance = Mapped { param, instance_of: Some((target, mapper)), ..mapped.clone() };
        let id = self.new_type(TypeFlags::OBJECT, TypeData::Mapped(Arc::new(instance)));
        self.types[id.index()].alias = alias;
        id
    }

    fn copy_mapped_param(&mut self, param: TypeId) -> TypeId {
        let info = self.param_info(param);
        let copy = self.synthetic_param(info.name);
        let entry = self.interner.params.entry(copy).or_default();
        entry.constraint = Some(Some(t::PROPERTY_KEY));
        entry.default = Some(None);
        copy
    }

    fn map_mapped_source(
        &mut self,
        target: TypeId,
        mapped: &Mapped,
        source: TypeId,
        actual: TypeId,
        mapper: MapperId,
        alias: Option<Alias>,
    ) -> TypeId {
        let actual = self.reduced(actual);
        let has_name = self.mapped_name_type(target).is_some();
        let is_union = self.is_union(actual) && !self.is(actual, TypeFlags::BOOLEAN);
        let alias_for = if is_union { None } else { alias.clone() };
        let result = self.map_type(actual, |this, member| {
            let object_like = TypeFlags::ANY_OR_UNKNOWN
                | TypeFlags::INSTANTIABLE_NON_PRIMITIVE
                | TypeFlags::OBJECT
                | TypeFlags::INTERSECTION
                | TypeFlags::INDEXED_ACCESS;
            if !this.is(member, object_like) || member == t::WILDCARD || this.is_error_type(member) {
                return Some(member);
            }
            let own = this.new_mapper(Mapper::Simple(source, member));
            let mapper = this.new_mapper(Mapper::Merged(own, mapper));
            if !has_name {
                if this.is_array(member) {
                    let element = this.array_element(member).unwrap_or(t::ERROR);
                    let element = this.mapped_element(target, mapped, t::NUMBER, element, false, mapper);
                    let readonly = readonly_after(this.is_readonly_array(member), mapped.readonly);
                    return Some(if readonly {
                        this.readonly_array_of(element)
                    } else {
                        this.array_of(element)
                    });
                }
                if let Some(tuple) = this.tuple_of_type(member) {
                    return Some(this.mapped_tuple(target, mapped, member, &tuple, source, mapper));
                }
            }
            Some(this.mapped_instance(target, mapped, mapper, alias_for.clone()))
        });
        let _ = alias;
        result
    }

    fn mapped_element(
        &mut self,
        target: TypeId,
        mapped: &Mapped,
        key: TypeId,
        _element: TypeId,
        is_optional: bool,
        mapper: MapperId,
    ) -> TypeId {
        let template = self.mapped_template(target);
        let own = self.new_mapper(Mapper::Simple(mapped.param, key));
        let mapper = self.new_mapper(Mapper::Merged(own, mapper));
        let ty = self.instantiate(template, mapper);
        match mapped.optional {
            MappedModifier::Add => self.optional_type(ty, true),
            MappedModifier::Remove if is_optional => self.without_optional(ty),
            _ => ty,
        }
    }

    fn mapped_tuple(
        &mut self,
        target: TypeId,
        mapped: &Mapped,
        ty: TypeId,
        tuple: &TupleTarget,
        source: TypeId,
        mapper: MapperId,
    ) -> TypeId {
        let args = self.type_args(ty);
        let mut types = Vec::new();
        let mut infos = Vec::new();
        for (at, (arg, info)) in args.iter().zip(tuple.shape.elements.iter()).enumerate() {
            let kind = match (info.kind, mapped.optional) {
                (ElementKind::Required, MappedModifier::Add) => ElementKind::Optional,
                (ElementKind::Optional, MappedModifier::Remove) => ElementKind::Required,
                (kind, _) => kind,
            };
            let element = match info.kind {
                // `M<[A, ...T, ...B[]]>` is `[...M<[A]>, ...M<T>, ...M<B[]>]`.
                ElementKind::Variadic => self.map_mapped_source(target, mapped, source, *arg, mapper, None),
                ElementKind::Rest => {
                    let array = self.array_of(*arg);
                    let own = self.new_mapper(Mapper::Simple(source, array));
                    let mapper = self.new_mapper(Mapper::Merged(own, mapper));
                    self.mapped_element(target, mapped, t::NUMBER, *arg, false, mapper)
                }
                _ => {
                    let key = self.string_literal(tsnix_syntax::hir::number_text(at as f64));
                    self.mapped_element(target, mapped, key, *arg, info.kind == ElementKind::Optional, mapper)
                }
            };
            types.push(element);
            infos.push(TupleElementInfo { kind, label: info.label.clone() });
        }
        let readonly = readonly_after(tuple.shape.readonly, mapped.readonly);
        self.tuple_of_infos(&types, &infos, readonly)
    }

    /// `-?`: with `exactOptionalPropertyTypes` a written `undefined` stays.
    fn without_optional(&mut self, ty: TypeId) -> TypeId {
        if self.options.exact_optional_property_types {
            self.remove_missing(ty, true)
        } else {
            self.without_undefined(ty)
        }
    }

    /// Properties for each key that is known, index signatures for the others.
    pub(super) fn members_of_mapped(&mut self, ty: TypeId, mapped: &Mapped) -> Arc<Members> {
        // For templates that ask for the members while they are being made.
        self.interner.members.insert(ty, Arc::default());
        let mut members = Members::default();
        let constraint = self.mapped_constraint(ty);
        let modifiers = self.modifiers_type(ty);
        let modifiers = self.apparent_type(modifiers);
        if self.homomorphic_source(ty).is_some() {
            for prop in self.props_of(modifiers) {
                let key = self.key_of_prop(prop);
                self.add_mapped_key(ty, mapped, &mut members, key, modifiers);
            }
            if self.is(modifiers, TypeFlags::ANY) {
                self.add_mapped_key(ty, mapped, &mut members, t::STRING, modifiers);
            } else {
                for info in self.index_infos(modifiers) {
                    self.add_mapped_key(ty, mapped, &mut members, info.key, modifiers);
                }
            }
        } else {
            let keys = self.lower_bound_of_keys(constraint);
            for key in self.constituents(keys).iter() {
                self.add_mapped_key(ty, mapped, &mut members, *key, modifiers);
            }
        }
        let members = Arc::new(members);
        self.interner.members.insert(ty, Arc::clone(&members));
        members
    }

    fn lower_bound_of_keys(&mut self, ty: TypeId) -> TypeId {
        match self.data(ty).clone() {
            TypeData::KeyOf(of) => {
                let apparent = self.apparent_type(of);
                if apparent == of { ty } else { self.key_of(apparent) }
            }
            TypeData::TypeParam(_) | TypeData::IndexedAccess { .. } => self
                .base_constraint(ty)
                .filter(|base| *base != ty)
                .map_or(t::NEVER, |base| self.lower_bound_of_keys(base)),
            TypeData::Conditional(_) => match self.base_constraint(ty) {
                Some(base) if base != ty => self.lower_bound_of_keys(base),
                _ => ty,
            },
            _ => ty,
        }
    }

    fn add_mapped_key(
        &mut self,
        ty: TypeId,
        mapped: &Mapped,
        members: &mut Members,
        key: TypeId,
        modifiers: TypeId,
    ) {
        let name_type = match self.mapped_name_type(ty) {
            Some(name) => {
                let mapper = self.new_mapper(Mapper::Simple(mapped.param, key));
                self.instantiate(name, mapper)
            }
            None => key,
        };
        for name in self.constituents(name_type).iter() {
            self.add_mapped_name(ty, mapped, members, key, *name, modifiers);
        }
    }

    fn add_mapped_name(
        &mut self,
        ty: TypeId,
        mapped: &Mapped,
        members: &mut Members,
        key: TypeId,
        name_type: TypeId,
        modifiers: TypeId,
    ) {
        if let Some(name) = self.property_name_of_type(name_type) {
            if let Some(known) = members.props.get(&name) {
                // Two keys under one name: the key is their union.
                let known = *known;
                if let PropSource::Mapped { mapped, key: other, modifiers } = self.prop(known).source {
                    let key = self.union2(other, key);
                    self.props[known.index()].source = PropSource::Mapped { mapped, key, modifiers };
                }
                return;
            }
            let source_name = self.property_name_of_type(key);
            let source = source_name.and_then(|name| self.prop_of_modifiers(modifiers, &name));
            let source_optional = source.is_some_and(|prop| self.prop(prop).optional);
            let source_readonly = source.is_some_and(|prop| self.prop(prop).readonly);
            let optional = match mapped.optional {
                MappedModifier::Add => true,
                MappedModifier::Remove => false,
                MappedModifier::Keep => source_optional,
            };
            let prop = self.new_prop(Prop {
                name: name.clone(),
                optional,
                readonly: readonly_after(source_readonly, mapped.readonly),
                method: false,
                partial: false,
                discriminant: false,
                source: PropSource::Mapped { mapped: ty, key, modifiers: source },
                ty: None,
                owner: None,
                declarations: source
                    .map(|prop| Arc::clone(&self.prop(prop).declarations))
                    .unwrap_or_default(),
            });
            members.props.insert(name, prop);
            return;
        }
        let index_like = TypeFlags::ANY | TypeFlags::STRING | TypeFlags::NUMBER | TypeFlags::SYMBOL;
        // Record<string & { brand: "id" }, T>
        let is_branded = match self.data(name_type).clone() {
            TypeData::Intersection(types) => {
                !self.is_generic_type(name_type)
                    && types.iter().any(|it| self.is(*it, index_like) || self.is_pattern_literal(*it))
            }
            _ => false,
        };
        if self.is(name_type, index_like) || self.is_pattern_literal(name_type) || is_branded {
            let key_type = if self.is(name_type, TypeFlags::ANY) { t::STRING } else { name_type };
            let template = self.mapped_template(ty);
            let mapper = self.new_mapper(Mapper::Simple(mapped.param, key));
            let value = self.instantiate(template, mapper);
            let source_info = self.applicable_index(modifiers, key_type);
            let readonly = readonly_after(source_info.is_some_and(|info| info.readonly), mapped.readonly);
            match members.index.iter().position(|info| info.key == key_type) {
                Some(at) => {
                    let value = self.union2(members.index[at].value, value);
                    members.index[at].value = value;
                }
                None => members.index.push(IndexInfo { key: key_type, value, readonly, declaration: None }),
            }
        }
    }

    fn prop_of_modifiers(&mut self, modifiers: TypeId, name: &Name) -> Option<PropId> {
        if self.is(modifiers, TypeFlags::ANY_OR_UNKNOWN) {
            return None;
        }
        self.own_prop_of(modifiers, name)
    }

    pub(super) fn mapped_prop_type(
        &mut self,
        ty: TypeId,
        key: TypeId,
        modifiers: Option<PropId>,
        optional: bool,
    ) -> TypeId {
        let Some(mapped) = self.mapped(ty) else { return t::ERROR };
        let template = self.mapped_template(ty);
        let mapper = self.new_mapper(Mapper::Simple(mapped.param, key));
        let prop_type = self.instantiate(template, mapper);
        let source_optional = modifiers.is_some_and(|prop| self.prop(prop).optional);
        if optional && !self.maybe(prop_type, TypeFlags::UNDEFINED | TypeFlags::VOID) {
            self.optional_type(prop_type, true)
        } else if mapped.optional == MappedModifier::Remove && source_optional {
            self.without_optional(prop_type)
        } else {
            prop_type
        }
    }

    /// A mapped type over a type parameter constrained to an array shows that array's members.
    pub(super) fn apparent_mapped(&mut self, ty: TypeId) -> TypeId {
        let Some(source) = self.homomorphic_source(ty) else { return ty };
        if !self.is(source, TypeFlags::TYPE_PARAM) {
            return ty;
        }
        let Some(constraint) = self.base_constraint(source) else { return ty };
        let all_arrays = self.every_type(constraint, |this, member| this.is_array_or_tuple(member));
        let Some(mapped) = self.mapped(ty).filter(|_| all_arrays) else { return ty };
        let own = self.new_mapper(Mapper::Simple(source, constraint));
        let (target, mapper) = match mapped.instance_of {
            Some((target, mapper)) => (target, self.combine(Some(mapper), own)),
            None => (ty, own),
        };
        let Some(mapped) = self.mapped(target) else { return ty };
        self.instantiate_mapped(target, &mapped, mapper, None)
    }

    // ------------------------------------------------------------------ reverse mapped types

    pub(super) fn members_of_reverse_mapped(
        &mut self,
        ty: TypeId,
        source: TypeId,
        mapped: TypeId,
        constraint: TypeId,
    ) -> Members {
        let mut members = Members::default();
        let Some(mapped_data) = self.mapped(mapped) else { return members };
        for info in self.index_infos(source) {
            let value = self.infer_reverse_mapped(info.value, mapped, constraint);
            members.index.push(IndexInfo { value, ..info });
        }
        for prop in self.props_of(source) {
            let data = self.prop(prop).clone();
            let optional = if mapped_data.optional == MappedModifier::Add { false } else { data.optional };
            let readonly = mapped_data.readonly == MappedModifier::Keep && data.readonly;
            let reverse = self.new_prop(Prop {
                optional,
                readonly,
                source: PropSource::ReverseMapped { reverse: ty, prop },
                ty: None,
                method: false,
                ..data.clone()
            });
            members.props.insert(data.name, reverse);
        }
        members
    }

    pub(super) fn reverse_mapped_prop_type(&mut self, reverse: TypeId, prop: PropId) -> TypeId {
        let TypeData::ReverseMapped { mapped, constraint, .. } = *self.data(reverse) else { return t::ERROR };
        let ty = self.type_of_prop(prop);
        self.infer_reverse_mapped(ty, mapped, constraint)
    }
}

fn readonly_after(readonly: bool, modifier: MappedModifier) -> bool {
    match modifier {
        MappedModifier::Keep => readonly,
        MappedModifier::Add => true,
        MappedModifier::Remove => false,
    }
}
