//! Properties: found by name, with their types; apparent types and constraints.

use std::sync::Arc;

use tsnix_source::Diagnostic;
use tsnix_source::catalogue::types::CIRCULAR_ANNOTATION;
use tsnix_syntax::hir::{Name, Property as HirProperty, TypeMember};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::{Checker, Question};

impl Checker {
    /// The type of a property without `undefined` added for reading; optional ones include it.
    pub(crate) fn type_of_prop(&mut self, prop: PropId) -> TypeId {
        if let Some(ty) = self.prop(prop).ty {
            return ty;
        }
        if !self.begin(Question::PropType(prop)) {
            return t::ERROR;
        }
        let data = self.prop(prop).clone();
        let ty = match data.source {
            PropSource::Known => t::ERROR,
            PropSource::Declared => self.declared_prop_type(&data),
            PropSource::Instantiated(of, mapper) => {
                let ty = self.type_of_prop(of);
                self.instantiate(ty, mapper)
            }
            PropSource::Mapped { mapped, key, modifiers } => {
                self.mapped_prop_type(mapped, key, modifiers, data.optional)
            }
            PropSource::ReverseMapped { reverse, prop } => self.reverse_mapped_prop_type(reverse, prop),
            PropSource::Combined { is_union, ref parts, ref extra } => {
                let mut types: Vec<_> = parts.iter().map(|part| self.type_of_prop(*part)).collect();
                types.extend(extra.iter());
                if is_union { self.union(&types) } else { self.intersection(&types, None) }
            }
            PropSource::Export { symbol, .. } => self.type_of_symbol(symbol),
        };
        let ty = if self.end() {
            ty
        } else {
            self.report_circular_prop(&data);
            t::ERROR
        };
        self.props[prop.index()].ty = Some(ty);
        ty
    }

    /// `interface A { b: A["b"] }`
    fn report_circular_prop(&mut self, data: &Prop) {
        let PropSource::Declared = data.source else { return };
        let Some((file, MemberDeclaration::Member(id))) = data.declarations.first() else { return };
        let hir = self.hir(*file);
        let TypeMember::Property { ty: Some(_), .. } = &hir[*id] else { return };
        let name = &data.name;
        let range = hir.type_members.range(*id);
        let message = format!("the written type of `{name}` refers to `{name}` itself");
        let diagnostic =
            Diagnostic::new(&CIRCULAR_ANNOTATION, *file, range, message).with_help("write the type itself");
        self.report(diagnostic);
    }

    fn declared_prop_type(&mut self, data: &Prop) -> TypeId {
        let mut functions = Vec::new();
        let mut setter = None;
        for (file, declaration) in data.declarations.iter() {
            let hir = self.hir(*file);
            match declaration {
                MemberDeclaration::Member(id) => match &hir[*id] {
                    TypeMember::Property { ty, is_optional, .. } => {
                        let ty = ty.map_or(t::ANY, |node| self.type_from_node(*file, node));
                        return if *is_optional { self.optional_type(ty, true) } else { ty };
                    }
                    TypeMember::Method { function, .. } => functions.push((*file, *function)),
                    TypeMember::Accessor { function, is_setter: false, .. } => {
                        let sig = self.signature_of_function(*file, *function);
                        return self.return_type_of(sig);
                    }
                    TypeMember::Accessor { function, .. } => setter = Some((*file, *function)),
                    _ => {}
                },
                MemberDeclaration::Property(id) => {
                    if let HirProperty::Method { function, .. } = &hir[*id] {
                        functions.push((*file, *function));
                    }
                }
                _ => {}
            }
        }
        if let Some((file, function)) = setter {
            return self.type_of_param(file, function, 0);
        }
        let ty = self.anonymous(AnonymousSource::Functions(functions.into()));
        if data.optional { self.optional_type(ty, true) } else { ty }
    }

    /// A property of a type by name; of primitives, those of their interfaces.
    pub(crate) fn prop_of(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        let ty = self.apparent_reduced(ty);
        if self.is(ty, TypeFlags::OBJECT) {
            let members = self.members(ty);
            if let Some(prop) = members.props.get(name) {
                return Some(*prop);
            }
            if let Some(prop) = self.looked_up(&members, name) {
                return Some(prop);
            }
            let function = if ty == t::ANY_FUNCTION || !members.call.is_empty() {
                self.global_type("CallableFunction").or_else(|| self.global_type("Function"))
            } else if !members.construct.is_empty() {
                self.global_type("NewableFunction").or_else(|| self.global_type("Function"))
            } else {
                None
            };
            if let Some(function) = function
                && let Some(prop) = self.members(function).props.get(name)
            {
                return Some(*prop);
            }
            let object = self.global_type("Object")?;
            return self.members(object).props.get(name).copied();
        }
        if self.is(ty, TypeFlags::UNION) {
            let prop = self.combined_prop(ty, name)?;
            return (!self.prop(prop).partial).then_some(prop);
        }
        if self.is(ty, TypeFlags::INTERSECTION) {
            return self.combined_prop(ty, name).filter(|prop| !self.prop(*prop).partial).or_else(|| {
                let object = self.global_type("Object")?;
                self.members(object).props.get(name).copied()
            });
        }
        None
    }

    /// The property itself, members of `Object` and `Function` left out: as structure has it.
    pub(crate) fn own_prop_of(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        if self.is(ty, TypeFlags::OBJECT) {
            let members = self.members(ty);
            if let Some(prop) = members.props.get(name) {
                return Some(*prop);
            }
            return self.looked_up(&members, name);
        }
        if self.is(ty, TypeFlags::UNION_OR_INTERSECTION) {
            return self.combined_prop(ty, name).filter(|prop| !self.prop(*prop).partial);
        }
        let apparent = self.apparent_reduced(ty);
        if apparent == ty { None } else { self.own_prop_of(apparent, name) }
    }

    /// A member that is looked up by its name, made once.
    pub(crate) fn indexed_member(&mut self, interface: &Name, name: &str) -> Option<PropId> {
        let key = (interface.clone(), Name::from(name));
        if let Some(known) = self.relations.indexed_members.get(&key) {
            return *known;
        }
        let prop = self.covered_member(interface, name);
        self.relations.indexed_members.insert(key, prop);
        prop
    }

    fn looked_up(&mut self, members: &Members, name: &str) -> Option<PropId> {
        if members.hidden.iter().any(|it| it == name) {
            return None;
        }
        members.indexed_as.iter().find_map(|interface| self.indexed_member(interface, name))
    }

    /// The interfaces whose members are looked up in reading a property of the type.
    pub(crate) fn indexed_as(&mut self, ty: TypeId) -> Vec<Name> {
        let apparent = self.apparent_reduced(ty);
        match self.data(apparent).clone() {
            TypeData::Intersection(types) => types.iter().flat_map(|ty| self.indexed_as(*ty)).collect(),
            _ if self.is(apparent, TypeFlags::OBJECT) => self.members(apparent).indexed_as.clone(),
            _ => Vec::new(),
        }
    }

    /// The members that are declared one by one, then those that are looked up: for questions about all of them.
    fn all_members(&mut self, ty: TypeId) -> Vec<PropId> {
        let members = self.members(ty);
        let mut props: Vec<PropId> = members.props.values().copied().collect();
        for interface in &members.indexed_as {
            for name in self.graph.libraries.member_names(interface) {
                if !members.props.contains_key(&name) && !members.hidden.contains(&name) {
                    props.extend(self.indexed_member(interface, &name));
                }
            }
        }
        props
    }

    /// The property that a union or an intersection has by its parts; `partial` where some lack it.
    pub(crate) fn combined_prop(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        let key = (ty, Name::from(name));
        if let Some(known) = self.interner.union_props.get(&key) {
            return *known;
        }
        let prop = self.make_combined_prop(ty, name);
        self.interner.union_props.insert(key, prop);
        prop
    }

    fn make_combined_prop(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        let (types, is_union) = match self.data(ty) {
            TypeData::Union(types) => (Arc::clone(types), true),
            TypeData::Intersection(types) => (Arc::clone(types), false),
            _ => return None,
        };
        let mut parts: Vec<PropId> = Vec::new();
        let mut extra = Vec::new();
        let mut optional = !is_union;
        // { a: A } & { readonly a: A }  may be written.
        let mut readonly = !is_union;
        let mut partial = false;
        let mut is_normalised = false;
        for member in types.iter() {
            let apparent = self.apparent_type(*member);
            if self.is_error_type(apparent) || self.is(apparent, TypeFlags::NEVER) {
                continue;
            }
            let found =
                if is_union { self.prop_of(apparent, name) } else { self.own_prop_of(apparent, name) };
            match found {
                Some(prop) => {
                    let data = self.prop(prop);
                    if is_union {
                        optional |= data.optional;
                        readonly |= data.readonly;
                    } else {
                        optional &= data.optional;
                        readonly &= data.readonly;
                    }
                    if !parts.contains(&prop) {
                        parts.push(prop);
                    }
                }
                None if is_union => {
                    let info = self.index_info_for_name(apparent, name);
                    match info {
                        Some(info) => {
                            readonly |= info.readonly;
                            let value = if self.is_tuple(apparent) {
                                self.union2(info.value, t::UNDEFINED)
                            } else {
                                info.value
                            };
                            extra.push(value);
                        }
                        None if self.object_info(apparent).is_literal => {
                            // An object literal that has not the property has it as `undefined`.
                            partial = true;
                            is_normalised = true;
                            extra.push(t::UNDEFINED);
                        }
                        None => partial = true,
                    }
                }
                None => {}
            }
        }
        let first = *parts.first()?;
        if is_union && partial && !extra.is_empty() {
            // Normalised literals: absent is `undefined`, unless a real member lacks it too.
            let real_gap = types.iter().any(|member| {
                let apparent = self.apparent_type(*member);
                self.prop_of(apparent, name).is_none()
                    && self.index_info_for_name(apparent, name).is_none()
                    && !self.object_info(apparent).is_literal
            });
            partial = real_gap || !self.object_info(self.apparent_first_literal(&types)).is_literal;
        }
        if parts.len() == 1 && extra.is_empty() && !partial && self.prop(first).optional == optional {
            return Some(first);
        }
        let data = self.prop(first).clone();
        let mut declarations = Vec::new();
        for part in &parts {
            declarations.extend(self.prop(*part).declarations.iter().copied());
        }
        let mut discriminant = false;
        if is_union {
            let part_types: Vec<_> = parts.iter().map(|part| self.type_of_prop(*part)).collect();
            let differ = part_types.windows(2).any(|pair| pair[0] != pair[1]);
            let has_literal = part_types.iter().any(|ty| self.is_literal_or_unit(*ty));
            discriminant = has_literal && (differ || is_normalised);
        }
        let prop = Prop {
            name: data.name,
            optional,
            readonly,
            method: data.method,
            partial,
            discriminant,
            source: PropSource::Combined { is_union, parts: parts.into(), extra: extra.into() },
            ty: None,
            owner: data.owner,
            declarations: declarations.into(),
        };
        Some(self.new_prop(prop))
    }

    fn apparent_first_literal(&self, types: &[TypeId]) -> TypeId {
        types.iter().copied().find(|ty| self.object_info(*ty).is_literal).unwrap_or(types[0])
    }

    /// Literals, `null`, `undefined`, and unions of them: what tells members of a union apart.
    pub(crate) fn is_literal_or_unit(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Union(types) => {
                self.is(ty, TypeFlags::BOOLEAN) || types.iter().all(|ty| self.is(*ty, TypeFlags::UNIT))
            }
            _ => self.is(ty, TypeFlags::UNIT),
        }
    }

    /// The properties of a type without those that are looked up by name: for questions that can be asked of
    /// the others one by one.
    pub(crate) fn listed_props(&mut self, ty: TypeId) -> Vec<PropId> {
        let ty = self.reduced(ty);
        match self.data(ty).clone() {
            TypeData::Intersection(types) => {
                let mut names: Vec<Name> = Vec::new();
                for member in types.iter() {
                    for prop in self.listed_props(*member) {
                        let name = self.prop(prop).name.clone();
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                }
                names.iter().filter_map(|name| self.combined_prop(ty, name)).collect()
            }
            _ if self.is(ty, TypeFlags::OBJECT) => self.members(ty).props.values().copied().collect(),
            _ => self.props_of(ty),
        }
    }

    /// All properties of a type.
    pub(crate) fn props_of(&mut self, ty: TypeId) -> Vec<PropId> {
        let ty = self.reduced(ty);
        match self.data(ty).clone() {
            TypeData::Union(types) => {
                let Some(first) = types.first() else { return Vec::new() };
                let names: Vec<_> =
                    self.props_of(*first).iter().map(|prop| self.prop(*prop).name.clone()).collect();
                {
                    let found: Vec<_> =
                        names.iter().filter_map(|name| self.combined_prop(ty, name)).collect();
                    found.into_iter().filter(|prop| !self.prop(*prop).partial).collect()
                }
            }
            TypeData::Intersection(types) => {
                let mut names: Vec<Name> = Vec::new();
                for member in types.iter() {
                    for prop in self.props_of(*member) {
                        let name = self.prop(prop).name.clone();
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                }
                names.iter().filter_map(|name| self.combined_prop(ty, name)).collect()
            }
            _ if self.is(ty, TypeFlags::OBJECT) => self.all_members(ty),
            _ => {
                let apparent = self.apparent_type(ty);
                if apparent == ty { Vec::new() } else { self.props_of(apparent) }
            }
        }
    }

    /// The type of reading a property by name.
    pub(crate) fn property_type(&mut self, ty: TypeId, name: &str) -> Option<TypeId> {
        if self.is(ty, TypeFlags::ANY) {
            return Some(ty);
        }
        let prop = self.prop_of(ty, name)?;
        Some(self.type_of_prop(prop))
    }

    /// The property's type, or what an index signature gives for the name.
    pub(crate) fn property_or_index_type(&mut self, ty: TypeId, name: &str) -> Option<TypeId> {
        self.property_type(ty, name).or_else(|| self.index_info_for_name(ty, name).map(|info| info.value))
    }

    // ------------------------------------------------------------------ index signatures

    pub(crate) fn index_infos(&mut self, ty: TypeId) -> Vec<IndexInfo> {
        let ty = self.apparent_reduced(ty);
        if !self.is(ty, TypeFlags::STRUCTURED) {
            return Vec::new();
        }
        self.members(ty).index.clone()
    }

    /// The index signature that answers for a key type.
    pub(crate) fn applicable_index(&mut self, ty: TypeId, key: TypeId) -> Option<IndexInfo> {
        let infos = self.index_infos(ty);
        let mut string_info = None;
        let mut applicable: Vec<IndexInfo> = Vec::new();
        for info in infos {
            if info.key == t::STRING {
                string_info = Some(info);
            } else if self.is_applicable_index(key, info.key) {
                applicable.push(info);
            }
        }
        match applicable.as_slice() {
            [] => string_info.filter(|_| self.is_applicable_index(key, t::STRING)),
            [only] => Some(*only),
            many => {
                let values: Vec<_> = many.iter().map(|info| info.value).collect();
                let value = self.intersection(&values, None);
                let readonly = many.iter().all(|info| info.readonly);
                Some(IndexInfo { key: t::UNKNOWN, value, readonly, declaration: None })
            }
        }
    }

    pub(crate) fn is_applicable_index(&mut self, source: TypeId, target: TypeId) -> bool {
        self.is_assignable(source, target)
            || target == t::STRING && (source == t::NUMBER || self.is(source, TypeFlags::NUMBER_LITERAL))
            || target == t::NUMBER
                && (source == t::NUMERIC_STRING
                    || matches!(self.data(source), TypeData::Literal { value: Literal::String(text), .. } if is_numeric_name(text)))
    }

    pub(crate) fn index_info_for_name(&mut self, ty: TypeId, name: &str) -> Option<IndexInfo> {
        let infos = self.index_infos(ty);
        if infos.is_empty() {
            return None;
        }
        let key =
            if name.starts_with("__@") { self.unique_symbol(name.into()) } else { self.string_literal(name) };
        self.applicable_index(ty, key)
    }

    pub(crate) fn index_type_of(&mut self, ty: TypeId, key: TypeId) -> Option<TypeId> {
        self.index_infos(ty).into_iter().find(|info| info.key == key).map(|info| info.value)
    }

    // ------------------------------------------------------------------ apparent types

    /// The type whose members a value of the type shows.
    pub(crate) fn apparent_type(&mut self, ty: TypeId) -> TypeId {
        let base = if self.is(ty, TypeFlags::INSTANTIABLE) {
            self.base_constraint(ty).unwrap_or(t::UNKNOWN)
        } else {
            ty
        };
        let base =
            if matches!(self.data(base), TypeData::Mapped(_)) { self.apparent_mapped(base) } else { base };
        let base =
            if base != ty && matches!(self.data(base), TypeData::Reference { .. } | TypeData::Interface(_)) {
                self.with_this(base, ty)
            } else {
                base
            };
        if let TypeData::Intersection(members) = self.data(base).clone() {
            return self.apparent_intersection(base, &members, ty);
        }
        let flags = self.flags(base);
        let global = if flags.intersects(TypeFlags::STRING_LIKE) {
            "String"
        } else if flags.intersects(TypeFlags::NUMBER_LIKE) {
            "Number"
        } else if flags.intersects(TypeFlags::BOOLEAN_LIKE) {
            "Boolean"
        } else if flags.intersects(TypeFlags::BIGINT_LIKE) {
            "BigInt"
        } else if flags.intersects(TypeFlags::SYMBOL_LIKE) {
            "Symbol"
        } else if flags.intersects(TypeFlags::NON_PRIMITIVE) {
            return t::EMPTY_OBJECT;
        } else if flags.intersects(TypeFlags::INDEX) {
            return t::PROPERTY_KEY;
        } else {
            return base;
        };
        self.global_type(global).unwrap_or(t::EMPTY_OBJECT)
    }

    /// `Partial<Record<K, T[]>>[K] & {}`: what is in it is asked by what it is constrained to. In `Node & { tag: 1 }`
    /// the `this` of `interface Node { next: this }` is all of it.
    fn apparent_intersection(&mut self, ty: TypeId, members: &TypeList, this: TypeId) -> TypeId {
        let mut parts = Vec::with_capacity(members.len());
        for member in members.iter() {
            let is_open = self.is(*member, TypeFlags::INSTANTIABLE);
            let part = self.with_this(*member, this);
            parts.push(if is_open { self.apparent_type(part) } else { part });
        }
        if *parts == **members { ty } else { self.intersection(&parts, None) }
    }

    pub(crate) fn apparent_reduced(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::OBJECT) && !matches!(self.data(ty), TypeData::Mapped(_)) {
            return ty;
        }
        let apparent = self.apparent_type(ty);
        self.reduced(apparent)
    }

    /// `never` for an intersection that nothing can be in: its discriminants contradict each other.
    pub(crate) fn reduced(&mut self, ty: TypeId) -> TypeId {
        if !self.is(ty, TypeFlags::UNION_OR_INTERSECTION) || self.is(ty, TypeFlags::BOOLEAN) {
            return ty;
        }
        if let Some(known) = self.interner.reduced.get(&ty) {
            return *known;
        }
        self.interner.reduced.insert(ty, ty);
        let result = match self.data(ty).clone() {
            TypeData::Union(types) => {
                if types.iter().any(|ty| self.is(*ty, TypeFlags::INTERSECTION)) {
                    let reduced: Vec<_> = types.iter().map(|ty| self.reduced(*ty)).collect();
                    if *reduced == *types { ty } else { self.union(&reduced) }
                } else {
                    ty
                }
            }
            TypeData::Intersection(types) => {
                if self.is_contradiction(&types) {
                    t::NEVER
                } else {
                    ty
                }
            }
            _ => ty,
        };
        self.interner.reduced.insert(ty, result);
        result
    }

    fn listed_names(&mut self, ty: TypeId) -> Vec<Name> {
        self.listed_props(ty).iter().map(|prop| self.prop(*prop).name.clone()).collect()
    }

    fn is_contradiction(&mut self, types: &[TypeId]) -> bool {
        if types.iter().any(|ty| !self.is(*ty, TypeFlags::OBJECT)) {
            return false;
        }
        let Some((first, rest)) = types.split_first() else { return false };
        let first_names = self.listed_names(*first);
        let is_looked_up = !self.indexed_as(*first).is_empty();
        for other in rest {
            // A package set is asked for what the other has; two of them share no discriminants.
            let names = if is_looked_up { self.listed_names(*other) } else { first_names.clone() };
            for name in &names {
                let (Some(a), Some(b)) = (self.own_prop_of(*first, name), self.own_prop_of(*other, name))
                else {
                    continue;
                };
                if self.prop(a).optional && self.prop(b).optional {
                    continue;
                }
                let (a, b) = (self.type_of_prop(a), self.type_of_prop(b));
                if self.is_literal_or_unit(a) && self.is_literal_or_unit(b) {
                    let both = self.intersection2(a, b);
                    if self.is(both, TypeFlags::NEVER) {
                        return true;
                    }
                }
            }
        }
        false
    }

    // ------------------------------------------------------------------ constraints

    /// The declared constraint of a type parameter.
    pub(crate) fn constraint_of_param(&mut self, param: TypeId) -> Option<TypeId> {
        let info = self.param_info(param);
        if let Some(known) = info.constraint {
            return known;
        }
        if !self.begin(Question::Constraint(param)) {
            return None;
        }
        let constraint = if let Some(target) = info.target {
            let constraint = self.constraint_of_param(target);
            match (constraint, info.mapper) {
                (Some(constraint), Some(mapper)) => Some(self.instantiate(constraint, mapper)),
                (constraint, _) => constraint,
            }
        } else if let TypeData::TypeParam(TypeParamSource::Declared(file, id)) = *self.data(param) {
            let hir = self.hir(file);
            match hir[id].constraint {
                Some(node) => {
                    let ty = self.type_from_node(file, node);
                    // `any` as a constraint is as good as none.
                    let ty =
                        if self.is(ty, TypeFlags::ANY) && !self.is_error_type(ty) { t::UNKNOWN } else { ty };
                    Some(ty)
                }
                None => self.inferred_constraint_of_infer(file, id),
            }
        } else {
            None
        };
        let is_circular = !self.end();
        let constraint = constraint.filter(|_| !is_circular);
        self.interner.params.entry(param).or_default().is_circular |= is_circular;
        self.interner.params.entry(param).or_default().constraint = Some(constraint);
        constraint
    }

    pub(crate) fn default_of_param_raw(&mut self, param: TypeId) -> Option<TypeId> {
        let info = self.param_info(param);
        if let Some(known) = info.default {
            return known;
        }
        // A default that leads to itself is none.
        self.interner.params.entry(param).or_default().default = Some(None);
        let default = if let Some(target) = info.target {
            let default = self.default_of_param_raw(target);
            match (default, info.mapper) {
                (Some(default), Some(mapper)) => Some(self.instantiate(default, mapper)),
                (default, _) => default,
            }
        } else if let TypeData::TypeParam(TypeParamSource::Declared(file, id)) = *self.data(param) {
            let hir = self.hir(file);
            hir[id].default.map(|node| self.type_from_node(file, node))
        } else {
            None
        };
        self.interner.params.entry(param).or_default().default = Some(default);
        default
    }

    /// What a type that depends on parameters is at least; nothing where nothing is known.
    pub(crate) fn base_constraint(&mut self, ty: TypeId) -> Option<TypeId> {
        if !self.is(ty, TypeFlags::INSTANTIABLE | TypeFlags::UNION_OR_INTERSECTION)
            && !self.is_generic_tuple(ty)
        {
            return Some(ty);
        }
        if let Some(known) = self.interner.base_constraints.get(&ty) {
            return *known;
        }
        if self.questions.len() > 400 || !self.begin(Question::BaseConstraint(ty)) {
            return None;
        }
        let result = match self.data(ty).clone() {
            TypeData::TypeParam(_) => match self.constraint_of_param(ty) {
                Some(constraint) => self.base_constraint(constraint),
                None => None,
            },
            TypeData::Union(types) => {
                let mut parts = Vec::new();
                let mut changed = false;
                let mut all = true;
                for member in types.iter() {
                    match self.base_constraint(*member) {
                        Some(base) => {
                            changed |= base != *member;
                            parts.push(base);
                        }
                        None => all = false,
                    }
                }
                if !all {
                    None
                } else if changed {
                    Some(self.union(&parts))
                } else {
                    Some(ty)
                }
            }
            TypeData::Intersection(types) => {
                let mut parts = Vec::new();
                let mut changed = false;
                for member in types.iter() {
                    match self.base_constraint(*member) {
                        Some(base) => {
                            changed |= base != *member;
                            parts.push(base);
                        }
                        None => changed = true,
                    }
                }
                if changed { Some(self.intersection(&parts, None)) } else { Some(ty) }
            }
            TypeData::KeyOf(_) => Some(t::PROPERTY_KEY),
            TypeData::Template { texts, types } => {
                let parts: Vec<_> =
                    types.iter().map(|ty| self.base_constraint(*ty).unwrap_or(t::STRING)).collect();
                Some(self.template_type(&texts, &parts))
            }
            TypeData::StringMapping { kind, ty: inner } => match self.base_constraint(inner) {
                Some(base) if base != inner => Some(self.string_mapping(kind, base)),
                _ => Some(t::STRING),
            },
            TypeData::IndexedAccess { object, index } => self.indexed_access_constraint(object, index),
            TypeData::Conditional(conditional) => {
                let constraint = self.conditional_constraint(ty, &conditional);
                constraint.and_then(|constraint| self.base_constraint(constraint))
            }
            TypeData::Substitution { base, constraint } => {
                let both = if constraint == t::UNKNOWN { base } else { self.intersection2(constraint, base) };
                self.base_constraint(both)
            }
            TypeData::Reference { .. } => Some(self.generic_tuple_constraint(ty)),
            _ => Some(ty),
        };
        let is_circular = !self.end();
        let result = result.filter(|_| !is_circular);
        if is_circular && self.is(ty, TypeFlags::TYPE_PARAM) {
            self.interner.params.entry(ty).or_default().is_circular = true;
        }
        self.interner.base_constraints.insert(ty, result);
        result
    }

    pub(crate) fn is_generic_tuple(&self, ty: TypeId) -> bool {
        self.tuple_of_type(ty)
            .is_some_and(|tuple| tuple.shape.elements.iter().any(|info| info.kind == ElementKind::Variadic))
    }

    fn generic_tuple_constraint(&mut self, ty: TypeId) -> TypeId {
        let Some(tuple) = self.tuple_of_type(ty) else { return ty };
        let args = self.type_args(ty);
        let mut types = Vec::new();
        for (arg, info) in args.iter().zip(tuple.shape.elements.iter()) {
            let is_param = info.kind == ElementKind::Variadic && self.is(*arg, TypeFlags::INSTANTIABLE);
            let constraint = if is_param { self.base_constraint(*arg) } else { None };
            types.push(constraint.filter(|it| self.is_array_or_tuple(*it)).unwrap_or(*arg));
        }
        self.tuple_of_infos(&types, &tuple.shape.elements, tuple.shape.readonly)
    }

    pub(crate) fn constraint_of(&mut self, ty: TypeId) -> Option<TypeId> {
        match self.data(ty).clone() {
            TypeData::TypeParam(_) => self.constraint_of_param(ty),
            TypeData::IndexedAccess { object, index } => self.indexed_access_constraint(object, index),
            TypeData::Conditional(conditional) => self.conditional_constraint(ty, &conditional),
            _ => self.base_constraint(ty),
        }
    }

    pub(crate) fn base_constraint_or_type(&mut self, ty: TypeId) -> TypeId {
        self.base_constraint(ty).unwrap_or(ty)
    }
}

/// `"1"`, `"-2.5"`: the text that JavaScript gives for a number.
pub(crate) fn is_numeric_name(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|value| tsnix_syntax::hir::number_text(value) == text)
}

impl Checker {
    /// A property by name, as narrowing asks for it.
    pub(crate) fn property_of_type(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        self.prop_of(ty, name)
    }

    /// The property of a union, where all members may be asked for it or some lack it.
    pub(crate) fn property_of_union(&mut self, ty: TypeId, name: &str) -> Option<PropId> {
        self.combined_prop(ty, name)
    }

    /// What an index signature gives for a name.
    pub(crate) fn index_type_for_name(&mut self, ty: TypeId, name: &str) -> Option<TypeId> {
        self.index_info_for_name(ty, name).map(|info| info.value)
    }

    /// `Record<K, V>`
    pub(crate) fn record_of(&mut self, key: TypeId, value: TypeId) -> TypeId {
        match self.global_symbol("Record", crate::names::Meaning::TYPE) {
            Some(record) => self.alias_instance(record, vec![key, value].into()),
            None => t::EMPTY_OBJECT,
        }
    }
}
