//! `T[K]`, `keyof T`, and the string types that index.

use std::sync::Arc;

use tsnix_source::catalogue::types::{INDEX_NOT_A_KEY, NO_INDEX_SIGNATURE, NO_PROPERTY};
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{MappedModifier, Name, number_text};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

/// Where an indexed access type is written: the whole, and its index.
pub(crate) type AccessPlace = Option<(FileId, TextRange, TextRange)>;

/// Interfaces with more members have a `keyof` that is asked, not listed.
const MOST_KEYS: usize = 5_000;

impl Checker {
    /// Whether members of a type are not known until type parameters are.
    pub(crate) fn is_generic_object(&mut self, ty: TypeId) -> bool {
        if let TypeData::Union(types) | TypeData::Intersection(types) = self.data(ty) {
            let types = Arc::clone(types);
            return types.iter().any(|ty| self.is_generic_object(*ty));
        }
        if let TypeData::Substitution { base, .. } = *self.data(ty) {
            return self.is_generic_object(base);
        }
        self.is(ty, TypeFlags::INSTANTIABLE_NON_PRIMITIVE)
            || self.is_generic_mapped(ty)
            || self.is_generic_tuple(ty)
    }

    /// Whether a type as an index is not known until type parameters are.
    pub(crate) fn is_generic_index(&mut self, ty: TypeId) -> bool {
        match self.data(ty).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().any(|ty| self.is_generic_index(*ty))
            }
            TypeData::Template { .. } => !self.is_pattern_literal(ty),
            TypeData::StringMapping { ty: inner, .. } => !self.is_pattern_placeholder(inner),
            TypeData::Substitution { base, .. } => self.is_generic_index(base),
            _ => self.is(ty, TypeFlags::INSTANTIABLE_NON_PRIMITIVE | TypeFlags::INDEX),
        }
    }

    pub(crate) fn is_generic_type(&mut self, ty: TypeId) -> bool {
        self.is_generic_object(ty) || self.is_generic_index(ty)
    }

    // ------------------------------------------------------------------ keyof

    /// `keyof T` as it stands.
    pub(crate) fn key_of_raw(&mut self, ty: TypeId) -> TypeId {
        if let Some(known) = self.interner.key_of.get(&ty) {
            return *known;
        }
        let id = self.new_type(TypeFlags::INDEX, TypeData::KeyOf(ty));
        self.interner.key_of.insert(ty, id);
        id
    }

    pub(crate) fn key_of(&mut self, ty: TypeId) -> TypeId {
        let ty = self.reduced(ty);
        if let TypeData::Substitution { base, constraint: t::UNKNOWN } = *self.data(ty) {
            let keys = self.key_of(base);
            return self.substitution(keys, t::UNKNOWN);
        }
        if self.should_defer_key_of(ty) {
            return self.key_of_raw(ty);
        }
        match self.data(ty).clone() {
            TypeData::Union(types) => {
                let keys: Vec<_> = types.iter().map(|ty| self.key_of(*ty)).collect();
                self.intersection(&keys, None)
            }
            TypeData::Intersection(types) => {
                let keys: Vec<_> = types.iter().map(|ty| self.key_of(*ty)).collect();
                self.union(&keys)
            }
            TypeData::Mapped(_) => {
                if self.mapped_name_type(ty).is_some() {
                    return self.keys_of_members(ty);
                }
                let constraint = self.mapped_constraint(ty);
                if self.is(constraint, TypeFlags::INDEX) && self.homomorphic_source(ty).is_some() {
                    self.keys_of_members(ty)
                } else {
                    constraint
                }
            }
            _ if ty == t::WILDCARD => t::WILDCARD,
            _ if self.is(ty, TypeFlags::UNKNOWN) => t::NEVER,
            _ if self.is(ty, TypeFlags::ANY | TypeFlags::NEVER) => t::PROPERTY_KEY,
            _ => self.keys_of_members(ty),
        }
    }

    fn should_defer_key_of(&mut self, ty: TypeId) -> bool {
        self.is(ty, TypeFlags::INSTANTIABLE_NON_PRIMITIVE)
            || self.is_generic_tuple(ty)
            || self.is_generic_mapped(ty) && self.homomorphic_or_named(ty)
            || self.is(ty, TypeFlags::UNION) && self.is_generic_object(ty)
            || match self.data(ty).clone() {
                TypeData::Intersection(types) => {
                    self.maybe(ty, TypeFlags::INSTANTIABLE) && types.contains(&t::EMPTY_TYPE_LITERAL)
                }
                _ => false,
            }
    }

    fn homomorphic_or_named(&mut self, ty: TypeId) -> bool {
        self.homomorphic_source(ty).is_some() || self.mapped_name_type(ty).is_some()
    }

    fn keys_of_members(&mut self, ty: TypeId) -> TypeId {
        let apparent = self.apparent_type(ty);
        if !self.is(apparent, TypeFlags::STRUCTURED) {
            return t::NEVER;
        }
        let members = self.members_with_props(apparent);
        let mut keys = Vec::with_capacity(members.props.len());
        for prop in members.props.values() {
            keys.push(self.key_of_prop(*prop));
        }
        if !members.index.iter().any(|info| info.key == t::STRING) {
            let graph = Arc::clone(&self.graph);
            let counts = members.indexed_as.iter().map(|interface| graph.libraries.member_count(interface));
            // A union of so many names helps nobody: each is asked for as it comes.
            if counts.sum::<usize>() > MOST_KEYS {
                return self.key_of_raw(ty);
            }
            for interface in &members.indexed_as {
                let names = graph.libraries.member_names(interface);
                let names = names.into_iter().filter(|name| !members.hidden.contains(name));
                keys.extend(names.map(|name| self.string_literal(name)));
            }
        }
        for info in &members.index {
            keys.push(if info.key == t::STRING { t::STRING_OR_NUMBER } else { info.key });
        }
        self.union(&keys)
    }

    /// `keyof T` without what index signatures let in.
    pub(crate) fn listed_keys_of(&mut self, ty: TypeId) -> TypeId {
        let apparent = self.apparent_type(ty);
        let has_index = self.is(apparent, TypeFlags::OBJECT)
            && !self.is_generic_mapped(apparent)
            && !self.members(apparent).index.is_empty();
        if !has_index {
            return self.key_of(ty);
        }
        let props: Vec<_> = self.members_with_props(apparent).props.values().copied().collect();
        let keys: Vec<_> = props.into_iter().map(|prop| self.key_of_prop(prop)).collect();
        self.union(&keys)
    }

    /// The literal type that names a property.
    pub(crate) fn key_of_prop(&mut self, prop: PropId) -> TypeId {
        let data = self.prop(prop).clone();
        if data.name.starts_with("__@") {
            return self.unique_symbol(data.name);
        }
        // A name written as a number is a number.
        let is_number = data.declarations.first().is_some_and(|(file, declaration)| {
            let MemberDeclaration::Member(id) = declaration else { return false };
            let hir = self.hir(*file);
            match &hir[*id] {
                tsnix_syntax::hir::TypeMember::Property { key, .. } => {
                    matches!(key, tsnix_syntax::hir::PropertyName::Number { .. })
                }
                _ => false,
            }
        });
        if is_number && let Ok(value) = data.name.parse::<f64>() {
            return self.number_literal(value);
        }
        self.string_literal(data.name)
    }

    // ------------------------------------------------------------------ T[K]

    pub(crate) fn indexed_access(&mut self, object: TypeId, index: TypeId) -> TypeId {
        self.indexed_access_with(object, index, None, None)
    }

    /// `T[K]`; reports at `place` where there is no such member.
    pub(crate) fn indexed_access_with(
        &mut self,
        object: TypeId,
        index: TypeId,
        place: AccessPlace,
        alias: Option<Alias>,
    ) -> TypeId {
        self.try_indexed_access(object, index, place, alias).unwrap_or(if place.is_some() {
            t::ERROR
        } else {
            t::UNKNOWN
        })
    }

    pub(crate) fn try_indexed_access(
        &mut self,
        object: TypeId,
        index: TypeId,
        place: AccessPlace,
        alias: Option<Alias>,
    ) -> Option<TypeId> {
        if object == t::WILDCARD || index == t::WILDCARD {
            return Some(t::WILDCARD);
        }
        let object = self.reduced(object);
        let is_generic_tuple_index = self.is_generic_tuple(object) && !self.is_fixed_index(object, index);
        if self.is_generic_index(index)
            || (self.is_generic_object(object) && !self.is_tuple(object))
            || is_generic_tuple_index
        {
            if self.is(object, TypeFlags::ANY_OR_UNKNOWN) {
                return Some(object);
            }
            let key = (object, index, alias.clone());
            if let Some(known) = self.interner.indexed.get(&key) {
                return Some(*known);
            }
            let simplified = self.simplify_mapped_access(object, index);
            if let Some(simplified) = simplified {
                return Some(simplified);
            }
            let id = self.new_type(TypeFlags::INDEXED_ACCESS, TypeData::IndexedAccess { object, index });
            self.types[id.index()].alias = alias;
            self.interner.indexed.insert(key, id);
            if let Some((file, _, index_range)) = place {
                self.check_generic_index(file, index_range, object, index);
            }
            return Some(id);
        }
        let apparent = self.apparent_reduced(object);
        if self.is(index, TypeFlags::UNION) && !self.is(index, TypeFlags::BOOLEAN) {
            let mut parts = Vec::new();
            for member in self.constituents(index).iter() {
                parts.push(self.property_of_index(object, apparent, *member, place)?);
            }
            return Some(self.union_with(&parts, super::union::Reduction::Literal, alias));
        }
        self.property_of_index(object, apparent, index, place)
    }

    fn is_fixed_index(&self, object: TypeId, index: TypeId) -> bool {
        let Some(tuple) = self.tuple_of_type(object) else { return false };
        match self.property_name_of_type(index) {
            Some(name) => name.parse::<usize>().is_ok_and(|at| at < tuple.fixed_length),
            None => false,
        }
    }

    /// `{ [K in C]: T }[X]` is `T` with `X` for `K`, where several keys at once give what each gives.
    fn simplify_mapped_access(&mut self, object: TypeId, index: TypeId) -> Option<TypeId> {
        let TypeData::Mapped(mapped) = self.data(object).clone() else { return None };
        if mapped.optional != MappedModifier::Keep
            || !self.is_generic_mapped(object)
            || self.mapped_name_type(object).is_some()
        {
            return None;
        }
        let template = self.mapped_template(object);
        let mapper = self.new_mapper(Mapper::Simple(mapped.param, index));
        let found = self.instantiate(template, mapper);
        (found == template || self.is_read_key_by_key(template, mapped.param, mapper)).then_some(found)
    }

    /// `T[K]`, `K`, `T[K] | null`: for a union of keys the union of what they give. A conditional type is not that.
    fn is_read_key_by_key(&mut self, template: TypeId, param: TypeId, mapper: MapperId) -> bool {
        match self.data(template).clone() {
            TypeData::TypeParam(_) => true,
            TypeData::IndexedAccess { object, index } => {
                index == param && self.instantiate(object, mapper) == object
            }
            TypeData::Union(types) => types.iter().all(|ty| self.is_read_key_by_key(*ty, param, mapper)),
            _ => self.instantiate(template, mapper) == template,
        }
    }

    /// `{ [K in C]: T }[X]` is `T` with `X` for `K`, as far as it is asked what that fits; with a `?`, or nothing.
    pub(crate) fn mapped_access(&mut self, object: TypeId, index: TypeId) -> Option<TypeId> {
        if !self.is_generic_mapped(object) {
            return None;
        }
        self.with_key(object, index)
    }

    /// The same of a type whose keys are known, read by one that is not: what it gives goes together with other
    /// places that have the same key: `<K extends keyof M>(h: { [K in keyof M]: (v: M[K]) => R }, k: K, v: M[K]) => h[k](v)`.
    fn correlated_access(&mut self, object: TypeId, index: TypeId) -> Option<TypeId> {
        if self.is_generic_mapped(object) || !self.is_generic_index(index) {
            return None;
        }
        self.with_key(object, index)
    }

    fn with_key(&mut self, object: TypeId, index: TypeId) -> Option<TypeId> {
        let TypeData::Mapped(mapped) = self.data(object).clone() else { return None };
        if mapped.optional == MappedModifier::Remove || self.mapped_name_type(object).is_some() {
            return None;
        }
        let template = self.mapped_template(object);
        let mapper = self.new_mapper(Mapper::Simple(mapped.param, index));
        let found = self.instantiate(template, mapper);
        Some(if mapped.optional == MappedModifier::Add { self.optional_type(found, true) } else { found })
    }

    /// `T[K]` in a declaration: `K` must be a key of `T`.
    fn check_generic_index(&mut self, file: FileId, range: TextRange, object: TypeId, index: TypeId) {
        let keys = self.key_of(object);
        if self.is_assignable(index, keys) {
            return;
        }
        let apparent = self.apparent_type(object);
        let number_index = self.index_type_of(apparent, t::NUMBER).is_some();
        if number_index && self.is_assignable(index, t::NUMBER) {
            return;
        }
        if let Some(name) = self.property_name_of_type(index)
            && self.prop_of(apparent, &name).is_some()
        {
            return;
        }
        let found = self.type_to_string(index);
        let of = self.type_to_string(object);
        let message = format!("the type `{found}` is not known to be a key of `{of}`");
        self.error(file, range, &INDEX_NOT_A_KEY, message);
    }

    fn property_of_index(
        &mut self,
        object: TypeId,
        apparent: TypeId,
        index: TypeId,
        place: AccessPlace,
    ) -> Option<TypeId> {
        if self.is(apparent, TypeFlags::ANY | TypeFlags::NEVER) {
            return Some(apparent);
        }
        if self.is(index, TypeFlags::NEVER) {
            // A signature answers also where no key is left.
            let info =
                self.applicable_index(apparent, index).or_else(|| self.applicable_index(apparent, t::STRING));
            return Some(info.map_or(t::NEVER, |info| info.value));
        }
        if let Some(name) = self.property_name_of_type(index) {
            if let Some(prop) = self.prop_of(apparent, &name) {
                return Some(self.type_of_prop(prop));
            }
            if self.every_type(apparent, |this, member| this.is_tuple(member))
                && let Ok(at) = name.parse::<usize>()
            {
                let is_closed =
                    |this: &mut Self, member| this.tuple_of_type(member).is_some_and(|it| !it.has_variable);
                if let Some((file, _, range)) = place
                    && self.every_type(apparent, is_closed)
                {
                    if self.is_tuple(apparent) {
                        self.tuple_out_of_bounds(file, range, object, at);
                    } else {
                        self.report_bad_index(file, range, object, index);
                    }
                }
                return Some(self.map_type_unreduced(apparent, |this, member| {
                    this.tuple_element(member, at).unwrap_or(t::UNDEFINED)
                }));
            }
        }
        if self.is(index, TypeFlags::ANY)
            || self.is(index, TypeFlags::STRING_LIKE | TypeFlags::NUMBER_LIKE | TypeFlags::SYMBOL_LIKE)
        {
            let key = if self.is(index, TypeFlags::ANY) { t::STRING } else { index };
            if let Some(info) = self.applicable_index(apparent, key) {
                return Some(info.value);
            }
            // A signature for strings answers for any key of a declaration: `T[keyof T]`.
            if self.is(index, TypeFlags::SYMBOL_LIKE)
                && let Some(info) = self.applicable_index(apparent, t::STRING)
            {
                return Some(info.value);
            }
            if self.is(index, TypeFlags::ANY)
                && let Some(info) = self.applicable_index(apparent, t::NUMBER)
            {
                return Some(info.value);
            }
        }
        let (file, _, range) = place?;
        self.report_bad_index(file, range, object, index);
        None
    }

    fn report_bad_index(&mut self, file: FileId, range: TextRange, object: TypeId, index: TypeId) {
        let of = self.type_to_string(object);
        if let Some(name) = self.property_name_of_type(index) {
            let message = format!("the type `{of}` has no property `{name}`");
            self.error(file, range, &NO_PROPERTY, message);
        } else if self.is(index, TypeFlags::STRING | TypeFlags::NUMBER) {
            let key = self.type_to_string(index);
            let message = format!("the type `{of}` has no index signature for `{key}`");
            self.error(file, range, &NO_INDEX_SIGNATURE, message);
        } else {
            let key = self.type_to_string(index);
            let message = format!("the type `{key}` can't be used as an index");
            self.error(file, range, &INDEX_NOT_A_KEY, message);
        }
    }

    /// What `T[K]` is at least, by the constraint of `K` or of `T`.
    pub(super) fn indexed_access_constraint(&mut self, object: TypeId, index: TypeId) -> Option<TypeId> {
        let found = self.mapped_access(object, index).or_else(|| self.correlated_access(object, index));
        if let Some(found) = found {
            return self.base_or_self(found);
        }
        if self.is_generic_index(index)
            && let Some(base) = self.base_constraint(index)
            && base != index
            && let Some(result) = self.try_indexed_access(object, base, None, None)
        {
            return self.base_or_self(result);
        }
        if self.is_generic_object(object)
            && let Some(base) = self.base_constraint(object)
            && base != object
        {
            let result = self.try_indexed_access(base, index, None, None)?;
            return self.base_or_self(result);
        }
        None
    }

    fn base_or_self(&mut self, ty: TypeId) -> Option<TypeId> {
        if self.is(ty, TypeFlags::INSTANTIABLE) { self.base_constraint(ty) } else { Some(ty) }
    }

    // ------------------------------------------------------------------ template literals

    /// A hole of a template that stands for any text of a kind: `${string}`.
    pub(crate) fn is_pattern_placeholder(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Intersection(types) => types.iter().any(|ty| {
                self.is(*ty, TypeFlags::LITERAL | TypeFlags::NULLABLE) || self.is_pattern_placeholder(*ty)
            }),
            _ => {
                self.is(ty, TypeFlags::ANY | TypeFlags::STRING | TypeFlags::NUMBER | TypeFlags::BIGINT)
                    || self.is_pattern_literal(ty)
            }
        }
    }

    /// A template of which all holes are placeholders.
    pub(crate) fn is_pattern_literal(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Template { types, .. } => types.iter().all(|ty| self.is_pattern_placeholder(*ty)),
            TypeData::StringMapping { ty, .. } => self.is_pattern_placeholder(*ty),
            _ => false,
        }
    }

    /// Whether a string literal fits a template or a mapped string.
    pub(crate) fn is_literal_of_pattern(&self, literal: TypeId, pattern: TypeId) -> bool {
        let TypeData::Literal { value: Literal::String(text), .. } = self.data(literal) else { return false };
        self.text_fits(text, pattern)
    }

    fn text_fits(&self, text: &str, pattern: TypeId) -> bool {
        match self.data(pattern) {
            TypeData::Template { texts, types } => match match_template(text, texts) {
                Some(parts) => parts.iter().zip(types.iter()).all(|(part, ty)| self.text_fits(part, *ty)),
                None => false,
            },
            TypeData::StringMapping { kind, ty } => {
                apply_mapping(*kind, text) == text && self.text_fits(text, *ty)
            }
            TypeData::Intersection(types) => {
                types.iter().all(|ty| *ty == t::EMPTY_TYPE_LITERAL || self.text_fits(text, *ty))
            }
            TypeData::Union(types) => types.iter().any(|ty| self.text_fits(text, *ty)),
            TypeData::Literal { value, .. } => match value {
                Literal::String(other) | Literal::BigInt(other) => other == text,
                Literal::Number(bits) => number_text(f64::from_bits(*bits)) == text,
                Literal::Bool(value) => (if *value { "true" } else { "false" }) == text,
            },
            TypeData::Intrinsic(name) => match *name {
                "string" | "any" => true,
                "number" => is_valid_number(text),
                "bigint" => {
                    !text.is_empty()
                        && text.strip_prefix('-').unwrap_or(text).bytes().all(|byte| byte.is_ascii_digit())
                }
                "null" | "undefined" => *name == text,
                _ => false,
            },
            _ => false,
        }
    }

    /// The texts that fill the holes of a template, where the source fits.
    pub(crate) fn infer_from_template(&mut self, source: TypeId, target: TypeId) -> Option<Vec<TypeId>> {
        let TypeData::Template { texts, types } = self.data(target).clone() else { return None };
        match self.data(source).clone() {
            TypeData::Literal { value: Literal::String(text), .. } => {
                let parts = match_template(&text, &texts)?;
                let parts: Vec<String> = parts.into_iter().map(str::to_owned).collect();
                Some(parts.into_iter().map(|part| self.string_literal(part)).collect())
            }
            TypeData::Template { texts: source_texts, types: source_types } => {
                if source_texts == texts {
                    return Some(
                        source_types
                            .iter()
                            .zip(types.iter())
                            .map(|(source, target)| {
                                let base = self.base_constraint_or_type(*target);
                                let source_base = self.base_constraint_or_type(*source);
                                if self.is_assignable(source_base, base) {
                                    *source
                                } else {
                                    self.string_like_type(*source)
                                }
                            })
                            .collect(),
                    );
                }
                self.match_template_of_template(&source_texts, &source_types, &texts)
            }
            _ => None,
        }
    }

    fn string_like_type(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::ANY | TypeFlags::STRING_LIKE) {
            ty
        } else {
            let empty = Name::default();
            self.template_type(&[empty.clone(), empty], &[ty])
        }
    }

    /// A template against a template: texts between holes are looked for in the source's texts.
    fn match_template_of_template(
        &mut self,
        source_texts: &[Name],
        source_types: &[TypeId],
        target: &[Name],
    ) -> Option<Vec<TypeId>> {
        let last_source = source_texts.len() - 1;
        let (start, end) = (source_texts.first()?, source_texts.last()?);
        let (target_start, target_end) = (target.first()?, target.last()?);
        if last_source == 0 && start.len() < target_start.len() + target_end.len()
            || !start.starts_with(target_start.as_str())
            || !end.ends_with(target_end.as_str())
        {
            return None;
        }
        let end_text = end[..end.len() - target_end.len()].to_owned();
        let text_of =
            |at: usize| if at < last_source { source_texts[at].to_string() } else { end_text.clone() };
        let mut matches = Vec::new();
        let (mut segment, mut position) = (0usize, target_start.len());
        for delimiter in &target[1..target.len() - 1] {
            let (mut s, mut p) = (segment, position);
            if delimiter.is_empty() {
                if position < text_of(segment).len() {
                    let step = text_of(segment)[position..].chars().next().map_or(1, char::len_utf8);
                    let found = self.template_slice(
                        source_texts,
                        source_types,
                        &text_of,
                        segment,
                        position,
                        segment,
                        position + step,
                    );
                    matches.push(found);
                    position += step;
                } else if segment < last_source {
                    let found = self.template_slice(
                        source_texts,
                        source_types,
                        &text_of,
                        segment,
                        position,
                        segment + 1,
                        0,
                    );
                    matches.push(found);
                    segment += 1;
                    position = 0;
                } else {
                    return None;
                }
                continue;
            }
            loop {
                if let Some(at) = text_of(s).get(p..).and_then(|text| text.find(delimiter.as_str())) {
                    p += at;
                    break;
                }
                s += 1;
                if s > last_source {
                    return None;
                }
                p = 0;
            }
            let found = self.template_slice(source_texts, source_types, &text_of, segment, position, s, p);
            matches.push(found);
            segment = s;
            position = p + delimiter.len();
        }
        let found = self.template_slice(
            source_texts,
            source_types,
            &text_of,
            segment,
            position,
            last_source,
            end_text.len(),
        );
        matches.push(found);
        Some(matches)
    }

    #[expect(clippy::too_many_arguments, reason = "two places in a list of texts")]
    fn template_slice(
        &mut self,
        source_texts: &[Name],
        source_types: &[TypeId],
        text_of: &dyn Fn(usize) -> String,
        segment: usize,
        position: usize,
        to_segment: usize,
        to_position: usize,
    ) -> TypeId {
        if segment == to_segment {
            return self.string_literal(text_of(segment).get(position..to_position).unwrap_or("").to_owned());
        }
        let mut texts: Vec<Name> = vec![source_texts[segment].get(position..).unwrap_or("").into()];
        texts.extend(source_texts[segment + 1..to_segment].iter().cloned());
        texts.push(text_of(to_segment).get(..to_position).unwrap_or("").into());
        self.template_type(&texts, &source_types[segment..to_segment])
    }

    pub(crate) fn string_mapping(&mut self, kind: StringMapping, ty: TypeId) -> TypeId {
        match self.data(ty).clone() {
            TypeData::Union(_) | TypeData::Intrinsic("never") => {
                self.map_type(ty, |this, member| Some(this.string_mapping(kind, member)))
            }
            TypeData::Literal { value: Literal::String(text), .. } => {
                self.string_literal(apply_mapping(kind, &text))
            }
            TypeData::Template { texts, types } => {
                let (texts, types) = self.map_template(kind, &texts, &types);
                self.template_type(&texts, &types)
            }
            TypeData::StringMapping { kind: inner, .. } if inner == kind => ty,
            _ if self.is(ty, TypeFlags::ANY | TypeFlags::STRING | TypeFlags::STRING_MAPPING)
                || self.is_generic_index(ty) =>
            {
                self.string_mapping_raw(kind, ty)
            }
            _ if self.is_pattern_placeholder(ty) => {
                let empty = Name::default();
                let template = self.template_type(&[empty.clone(), empty], &[ty]);
                self.string_mapping_raw(kind, template)
            }
            _ => ty,
        }
    }

    fn string_mapping_raw(&mut self, kind: StringMapping, ty: TypeId) -> TypeId {
        if let Some(known) = self.interner.mappings.get(&(kind, ty)) {
            return *known;
        }
        let id = self.new_type(TypeFlags::STRING_MAPPING, TypeData::StringMapping { kind, ty });
        self.interner.mappings.insert((kind, ty), id);
        id
    }

    fn map_template(
        &mut self,
        kind: StringMapping,
        texts: &[Name],
        types: &[TypeId],
    ) -> (Vec<Name>, Vec<TypeId>) {
        match kind {
            StringMapping::Uppercase | StringMapping::Lowercase => (
                texts.iter().map(|text| apply_mapping(kind, text).into()).collect(),
                types.iter().map(|ty| self.string_mapping(kind, *ty)).collect(),
            ),
            StringMapping::Capitalize | StringMapping::Uncapitalize => {
                let mut texts = texts.to_vec();
                let mut types = types.to_vec();
                if texts[0].is_empty() {
                    types[0] = self.string_mapping(kind, types[0]);
                } else {
                    texts[0] = apply_mapping(kind, &texts[0]).into();
                }
                (texts, types)
            }
        }
    }
}

pub(crate) fn apply_mapping(kind: StringMapping, text: &str) -> String {
    let mut chars = text.chars();
    match kind {
        StringMapping::Uppercase => text.to_uppercase(),
        StringMapping::Lowercase => text.to_lowercase(),
        StringMapping::Capitalize => match chars.next() {
            Some(first) => first.to_uppercase().chain(chars).collect(),
            None => String::new(),
        },
        StringMapping::Uncapitalize => match chars.next() {
            Some(first) => first.to_lowercase().chain(chars).collect(),
            None => String::new(),
        },
    }
}

/// A text that JavaScript's `Number` reads as a finite number: `"1"`, `"0x10"`, `" 1 "`.
fn is_valid_number(text: &str) -> bool {
    if text.is_empty() {
        return false;
    }
    let trimmed = text.trim();
    let radix = |prefixes: [&str; 2], radix: u32| {
        let digits = prefixes.iter().find_map(|it| trimmed.strip_prefix(it))?;
        Some(!digits.is_empty() && digits.chars().all(|it| it.is_digit(radix)))
    };
    let of_radix = radix(["0x", "0X"], 16).or(radix(["0o", "0O"], 8)).or(radix(["0b", "0B"], 2));
    let is_decimal = |text: &str| {
        text.chars().all(|it| it.is_ascii_digit() || "+-.eE".contains(it))
            && text.parse::<f64>().is_ok_and(f64::is_finite)
    };
    of_radix.unwrap_or(trimmed.is_empty() || is_decimal(trimmed))
}

/// The parts of a text between a template's texts, found from the left.
fn match_template<'a>(text: &'a str, texts: &[Name]) -> Option<Vec<&'a str>> {
    let (first, last) = (texts.first()?, texts.last()?);
    if text.len() < first.len() + last.len()
        || !text.starts_with(first.as_str())
        || !text.ends_with(last.as_str())
    {
        return None;
    }
    let mut rest = &text[first.len()..text.len() - last.len()];
    let mut parts = Vec::new();
    for delimiter in &texts[1..texts.len() - 1] {
        if delimiter.is_empty() {
            let step = rest.chars().next()?.len_utf8();
            let (part, after) = rest.split_at(step);
            parts.push(part);
            rest = after;
        } else {
            let at = rest.find(delimiter.as_str())?;
            parts.push(&rest[..at]);
            rest = &rest[at + delimiter.len()..];
        }
    }
    parts.push(rest);
    Some(parts)
}
