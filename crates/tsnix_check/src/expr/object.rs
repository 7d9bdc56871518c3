//! Object literals and spreads.

use std::sync::Arc;

use tsnix_source::catalogue::types::{DUPLICATE_PROPERTY, OVERWRITTEN_PROPERTY, SPREAD_NOT_OBJECT};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, Name, Property, PropertyId, PropertyName};

use crate::checker::{CheckMode, Checker};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// An object literal being put together.
struct Literal<'h> {
    members: Members,
    /// What was spread before the properties at hand.
    spread: Option<TypeId>,
    written: Vec<(Name, tsnix_source::TextRange)>,
    non_inferrable: bool,
    computed_string: Vec<TypeId>,
    computed_number: Vec<TypeId>,
    properties: &'h [PropertyId],
}

impl Checker {
    pub(super) fn check_object(
        &mut self,
        file: FileId,
        expr: ExprId,
        properties: &[PropertyId],
        mode: CheckMode,
    ) -> TypeId {
        let hir = self.hir(file);
        let in_const = self.is_const_context(file, expr);
        let mut literal = Literal {
            members: Members::default(),
            spread: None,
            written: Vec::new(),
            non_inferrable: false,
            computed_string: Vec::new(),
            computed_number: Vec::new(),
            properties,
        };
        for id in properties {
            match &hir[*id] {
                Property::Spread(value) => self.add_spread(file, &mut literal, *value, in_const, mode),
                property => {
                    self.add_literal_property(file, expr, &mut literal, *id, property, in_const, mode)
                }
            }
        }
        let _ = literal.properties;
        let non_inferrable = literal.non_inferrable;
        match literal.spread {
            Some(spread) => {
                let rest = self.finish_literal(&mut literal, in_const);
                let ty =
                    if self.interner.members.get(&rest).is_some_and(|it| crate::types::widen::is_empty(it)) {
                        spread
                    } else {
                        self.spread_type(spread, rest, in_const)
                    };
                self.mark_literal(ty, non_inferrable)
            }
            None => self.finish_literal(&mut literal, in_const),
        }
    }

    /// The result of a spread is a fresh literal too, but what was spread is not checked for excess.
    fn mark_literal(&mut self, ty: TypeId, non_inferrable: bool) -> TypeId {
        let TypeData::Anonymous(anonymous) = self.data(ty).clone() else { return ty };
        if !anonymous.object.is_literal {
            return ty;
        }
        let members = self.members(ty);
        let object = ObjectInfo { is_fresh: true, is_non_inferrable: non_inferrable, ..anonymous.object };
        self.object_from((*members).clone(), object)
    }

    fn finish_literal(&mut self, literal: &mut Literal<'_>, in_const: bool) -> TypeId {
        let mut members = std::mem::take(&mut literal.members);
        for (key, values) in [
            (t::STRING, std::mem::take(&mut literal.computed_string)),
            (t::NUMBER, std::mem::take(&mut literal.computed_number)),
        ] {
            if values.is_empty() {
                continue;
            }
            let mut all = values;
            for prop in members.props.values() {
                let is_numeric = crate::types::props::is_numeric_name(&self.prop(*prop).name);
                if key == t::STRING || is_numeric {
                    let ty = self.type_of_prop(*prop);
                    all.push(ty);
                }
            }
            let value = self.union_with(&all, crate::types::union::Reduction::Subtype, None);
            members.index.push(IndexInfo { key, value, readonly: in_const, declaration: None });
        }
        let object = ObjectInfo {
            is_literal: true,
            is_fresh: true,
            is_non_inferrable: literal.non_inferrable,
            contains_spread: false,
        };
        self.object_from(members, object)
    }

    #[expect(clippy::too_many_arguments, reason = "the state of one literal and one of its properties")]
    fn add_literal_property(
        &mut self,
        file: FileId,
        object: ExprId,
        literal: &mut Literal<'_>,
        id: PropertyId,
        property: &Property,
        in_const: bool,
        mode: CheckMode,
    ) {
        let (key, ty) = match property {
            Property::KeyValue { key, value } => {
                let ty = self.check_property_value(file, *value, mode);
                (key.clone(), ty)
            }
            Property::Shorthand { key, value } => {
                let ty = self.check_property_value(file, *value, mode);
                (PropertyName::Ident(key.clone()), ty)
            }
            Property::Method { key, function } => {
                let is_sensitive = {
                    let hir = self.hir(file);
                    self.has_context_sensitive_params(&hir, *function)
                };
                let ty = if mode.has(CheckMode::SKIP_CONTEXT_SENSITIVE) && is_sensitive {
                    t::ANY_FUNCTION
                } else {
                    if !self.answers.checked_bodies.contains(&(file, *function))
                        && !self.deferred.contains(&(file, *function))
                    {
                        self.deferred.push((file, *function));
                    }
                    self.type_of_function(file, *function)
                };
                (key.clone(), ty)
            }
            Property::Accessor { key, function, is_setter } => {
                let ty = if *is_setter {
                    self.type_of_param(file, *function, 0)
                } else {
                    let sig = self.signature_of_function(file, *function);
                    self.return_type_of(sig)
                };
                (key.clone(), ty)
            }
            Property::Spread(_) => return,
        };
        literal.non_inferrable |= ty == t::ANY_FUNCTION || self.object_info(ty).is_non_inferrable;
        let Some(name) = self.property_key_name(file, &key) else {
            self.add_computed(file, literal, &key, ty);
            return;
        };
        if let Property::KeyValue { .. } | Property::Shorthand { .. } = property {
            self.note_inference_site(file, object, property, ty, mode);
        }
        let range = key.range();
        if literal.written.iter().any(|(known, _)| *known == name)
            && !matches!(property, Property::Accessor { .. })
            && !matches!(key, PropertyName::Computed { .. })
        {
            let message = format!("the property `{name}` is there twice");
            self.error(file, range, &DUPLICATE_PROPERTY, message);
        }
        literal.written.push((name.clone(), range));
        let prop = self.new_prop(Prop {
            name: name.clone(),
            optional: false,
            readonly: in_const,
            method: matches!(property, Property::Method { .. }),
            partial: false,
            discriminant: false,
            source: PropSource::Known,
            ty: Some(ty),
            owner: None,
            declarations: Arc::from([(file, MemberDeclaration::Property(id))]),
        });
        literal.members.props.insert(name, prop);
    }

    /// A value of which a later function in the same literal may need to know.
    fn note_inference_site(
        &mut self,
        file: FileId,
        object: ExprId,
        property: &Property,
        ty: TypeId,
        mode: CheckMode,
    ) {
        let (Property::KeyValue { value, .. } | Property::Shorthand { value, .. }) = property else { return };
        if !mode.has(CheckMode::INFERENTIAL) || mode.has(CheckMode::SKIP_CONTEXT_SENSITIVE) {
            return;
        }
        if !self.is_context_sensitive(file, *value) {
            return;
        }
        if let Some(inference) = self.inference_context_of(file, object) {
            self.context_mut(inference).sites.push((file, *value, ty));
        }
    }

    fn add_computed(&mut self, file: FileId, literal: &mut Literal<'_>, key: &PropertyName, ty: TypeId) {
        let PropertyName::Computed { expr, .. } = key else { return };
        let key_type = self.check_expr(file, *expr);
        self.check_computed_name(file, key_type, key.range());
        if self.is_assignable(key_type, t::NUMBER) && !self.is(key_type, TypeFlags::ANY) {
            literal.computed_number.push(ty);
        } else {
            literal.computed_string.push(ty);
        }
    }

    fn check_property_value(&mut self, file: FileId, value: ExprId, mode: CheckMode) -> TypeId {
        let ty = self.check_expr_with(file, value, mode);
        self.literal_type_in_context(file, value, ty)
    }

    /// A literal in an object or array keeps its type only where literals are asked for.
    pub(crate) fn literal_type_in_context(&mut self, file: FileId, value: ExprId, ty: TypeId) -> TypeId {
        if self.is_const_context(file, value) {
            return self.regular(ty);
        }
        let context = self.contextual_type(file, value);
        let context = context.map(|context| self.instantiate_context(file, value, context, false));
        self.widened_for_context(ty, context)
    }

    fn add_spread(
        &mut self,
        file: FileId,
        literal: &mut Literal<'_>,
        value: ExprId,
        in_const: bool,
        mode: CheckMode,
    ) {
        if !crate::types::widen::is_empty(&literal.members) || !literal.computed_string.is_empty() {
            let before = self.finish_literal(literal, in_const);
            literal.spread = Some(match literal.spread {
                Some(spread) => self.spread_type(spread, before, in_const),
                None => before,
            });
        }
        let ty = self.check_expr_with(file, value, mode.with(CheckMode::NORMAL));
        let ty = self.reduced(ty);
        if !self.is_valid_spread(ty) {
            let range = self.hir(file).exprs.range(value);
            let shown = self.type_to_string(ty);
            let diagnostic = Diagnostic::new(
                &SPREAD_NOT_OBJECT,
                file,
                range,
                format!("a value of type `{shown}` can't be spread into an object"),
            )
            .with_help("spread an object");
            self.report(diagnostic);
            literal.spread = Some(t::ERROR);
            return;
        }
        self.check_overwritten(file, literal, ty);
        literal.written.clear();
        let base = literal.spread.unwrap_or(t::EMPTY_OBJECT);
        let ty = self.map_type_unreduced(ty, |this, member| this.written_elsewhere(member));
        literal.spread = Some(self.spread_type(base, ty, in_const));
    }

    /// `{ a: 1, ...b }` where `b` always has `a`.
    fn check_overwritten(&mut self, file: FileId, literal: &Literal<'_>, ty: TypeId) {
        if self.is(ty, TypeFlags::ANY | TypeFlags::UNION) {
            return;
        }
        for (name, range) in literal.written.clone() {
            let Some(prop) = self.own_prop_of(ty, &name) else { continue };
            let prop_type = self.type_of_prop(prop);
            if !self.prop(prop).optional && !self.maybe(prop_type, TypeFlags::UNDEFINED | TypeFlags::ANY) {
                let diagnostic = Diagnostic::new(
                    &OVERWRITTEN_PROPERTY,
                    file,
                    range,
                    format!("`{name}` is always overwritten by the spread behind it"),
                )
                .with_help("write the property behind the spread, or leave it out");
                self.report(diagnostic);
            }
        }
    }

    pub(super) fn is_valid_spread(&mut self, ty: TypeId) -> bool {
        let ty = self.map_type(ty, |this, member| {
            if this.is(member, TypeFlags::INSTANTIABLE) {
                Some(this.base_constraint_or_type(member))
            } else {
                Some(member)
            }
        });
        // `...(c && { a })`: what is falsy spreads to nothing. What is never anything else is a mistake.
        let ty = self.filter_type(ty, |this, member| !this.is_definitely_falsy(member));
        let kinds = TypeFlags::ANY
            | TypeFlags::NON_PRIMITIVE
            | TypeFlags::OBJECT
            | TypeFlags::INSTANTIABLE_NON_PRIMITIVE;
        match self.data(ty).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().all(|ty| self.is_valid_spread(*ty))
            }
            _ => self.is(ty, kinds),
        }
    }

    pub(crate) fn is_definitely_falsy(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Literal { value, .. } => match value {
                crate::types::data::Literal::String(text) => text.is_empty(),
                crate::types::data::Literal::Number(bits) => f64::from_bits(*bits) == 0.0,
                crate::types::data::Literal::Bool(value) => !value,
                crate::types::data::Literal::BigInt(text) => text == "0",
            },
            _ => self.is(ty, TypeFlags::NULLABLE | TypeFlags::VOID),
        }
    }

    /// `{ a: 1, ...right }`, where `right.a` may be missing: either of the two.
    fn spread_over(&mut self, known: PropId, prop: PropId, readonly: bool) -> PropId {
        let from = self.type_of_prop(known);
        let to = self.type_of_prop(prop);
        let to = self.without_undefined_or_missing(to);
        let ty = self.union_with(&[from, to], crate::types::union::Reduction::Subtype, None);
        let optional = self.prop(known).optional;
        let data = self.prop(prop).clone();
        let (source, declarations) = (PropSource::Known, Arc::from([]));
        self.new_prop(Prop { ty: Some(ty), source, optional, readonly, declarations, ..data })
    }

    /// `{ ...left, ...right }`
    pub(crate) fn spread_type(&mut self, left: TypeId, right: TypeId, readonly: bool) -> TypeId {
        if self.is_error_type(left) || self.is_error_type(right) {
            return t::ERROR;
        }
        if left == t::WRITTEN_ANY || right == t::WRITTEN_ANY {
            return t::WRITTEN_ANY;
        }
        if self.is(left, TypeFlags::ANY) || self.is(right, TypeFlags::ANY) {
            return t::ANY;
        }
        let left = self.spreadable(left);
        let right = self.spreadable(right);
        if self.is(left, TypeFlags::NEVER) {
            return right;
        }
        if self.is(right, TypeFlags::NEVER) {
            return left;
        }
        if self.is_union(left) {
            let parts: Vec<_> = self
                .constituents(left)
                .iter()
                .map(|member| self.spread_type(*member, right, readonly))
                .collect();
            return self.union(&parts);
        }
        if self.is_union(right) {
            let parts: Vec<_> = self
                .constituents(right)
                .iter()
                .map(|member| self.spread_type(left, *member, readonly))
                .collect();
            return self.union(&parts);
        }
        if self.is(right, TypeFlags::PRIMITIVE | TypeFlags::NON_PRIMITIVE) {
            return left;
        }
        if self.is_generic_object(left) || self.is_generic_object(right) {
            if self.is_empty_object_type(left) {
                return right;
            }
            return self.intersection2(left, right);
        }
        let mut members = Members::default();
        let (left_infos, right_infos) = (self.index_infos(left), self.index_infos(right));
        if left == t::EMPTY_OBJECT {
            // What is made by spreading can be written.
            members.index = right_infos.into_iter().map(|info| IndexInfo { readonly, ..info }).collect();
        } else {
            for info in left_infos {
                if let Some(other) = right_infos.iter().find(|other| other.key == info.key) {
                    let value = self.union2(info.value, other.value);
                    members.index.push(IndexInfo { key: info.key, value, readonly, declaration: None });
                }
            }
        }
        // What is looked up in one side stays so; the other side is small and asked for each name.
        let looked_up = (self.indexed_as(left), self.indexed_as(right));
        let (left_props, right_props) = (self.listed_props(left), self.listed_props(right));
        // Of two such sets the right one is asked first: its members stand for those of the left.
        members.indexed_as = looked_up.1.clone();
        members.indexed_as.extend(looked_up.0.into_iter().filter(|it| !looked_up.1.contains(it)));
        if looked_up.1.is_empty() && self.is(left, TypeFlags::OBJECT) {
            members.hidden = self.members(left).hidden.clone();
        }
        for prop in left_props {
            let name = self.prop(prop).name.clone();
            // `{ a: 1, ...pkgs }`, where `pkgs.a` is looked up: it stands for the other.
            let over = looked_up.1.iter().find_map(|interface| self.indexed_member(interface, &name));
            if over.is_some_and(|over| !self.prop(over).optional) {
                continue;
            }
            let own = self.spread_prop(prop, readonly);
            members.props.insert(name, own);
        }
        for prop in right_props {
            let name = self.prop(prop).name.clone();
            if name.starts_with("__@") {
                continue;
            }
            let known = members.props.get(&name).copied();
            let own = match known {
                Some(known) if self.prop(prop).optional => self.spread_over(known, prop, readonly),
                _ => self.spread_prop(prop, readonly),
            };
            members.props.insert(name, own);
        }
        self.object_from(
            members,
            ObjectInfo { is_literal: true, contains_spread: true, ..ObjectInfo::default() },
        )
    }

    /// What is spread was written in another literal: none of it is too much in this one.
    fn written_elsewhere(&mut self, ty: TypeId) -> TypeId {
        let is_given = matches!(self.data(ty), TypeData::Anonymous(anonymous)
            if matches!(anonymous.source, AnonymousSource::Given) && anonymous.instance_of.is_none());
        if !is_given {
            return ty;
        }
        let members = self.members(ty);
        let is_written =
            |it: &Prop| matches!(it.declarations.first(), Some((_, MemberDeclaration::Property(_))));
        if !members.props.values().any(|prop| is_written(self.prop(*prop))) {
            return ty;
        }
        let mut copy = (*members).clone();
        for prop in copy.props.values_mut() {
            let ty = self.type_of_prop(*prop);
            let data = self.prop(*prop).clone();
            let declarations = Arc::from([]);
            *prop = self.new_prop(Prop { ty: Some(ty), source: PropSource::Known, declarations, ..data });
        }
        self.object_from(copy, self.object_info(ty))
    }

    fn without_undefined_or_missing(&mut self, ty: TypeId) -> TypeId {
        if self.options.exact_optional_property_types {
            self.filter_type(ty, |_, member| member != t::MISSING)
        } else {
            self.without_undefined(ty)
        }
    }

    /// A property as the spread has it: what a literal wrote itself stays checkable for excess.
    fn spread_prop(&mut self, prop: PropId, readonly: bool) -> PropId {
        let data = self.prop(prop).clone();
        let is_written = matches!(data.declarations.first(), Some((_, MemberDeclaration::Property(_))));
        if is_written && data.readonly == readonly {
            return prop;
        }
        let ty = self.type_of_prop(prop);
        let declarations = if is_written { data.declarations.clone() } else { Arc::from([]) };
        self.new_prop(Prop {
            ty: Some(ty),
            source: PropSource::Known,
            readonly,
            method: false,
            declarations,
            ..data
        })
    }

    /// `c && { a: 1 }` spreads the object or nothing.
    fn spreadable(&mut self, ty: TypeId) -> TypeId {
        if !self.is_union(ty) {
            if self.is_definitely_falsy(ty) {
                return t::EMPTY_OBJECT;
            }
            return ty;
        }
        let has_falsy = self.some_type(ty, |this, member| this.is_definitely_falsy(member));
        if !has_falsy {
            return self.merged_optional(ty);
        }
        let rest = self.filter_type(ty, |this, member| !this.is_definitely_falsy(member));
        if self.is(rest, TypeFlags::NEVER) {
            return t::EMPTY_OBJECT;
        }
        if !self.is_union(rest) && self.is(rest, TypeFlags::OBJECT) && !self.is_generic_object(rest) {
            return self.all_optional(rest);
        }
        self.map_type(rest, |this, member| {
            Some(if this.is(member, TypeFlags::OBJECT) { this.all_optional(member) } else { member })
        })
    }

    /// `c ? { a: 1 } : {}` spreads with `a` optional.
    fn merged_optional(&mut self, ty: TypeId) -> TypeId {
        let members = self.constituents(ty);
        let empty: Vec<_> = members.iter().map(|member| self.is_empty_object_type(*member)).collect();
        let full: Vec<_> =
            members.iter().zip(&empty).filter(|(_, empty)| !**empty).map(|(ty, _)| *ty).collect();
        if full.len() == 1 && empty.iter().any(|it| *it) && self.is(full[0], TypeFlags::OBJECT) {
            return self.all_optional(full[0]);
        }
        ty
    }

    fn all_optional(&mut self, ty: TypeId) -> TypeId {
        let mut members = Members { index: self.index_infos(ty), ..Members::default() };
        for prop in self.props_of(ty) {
            let data = self.prop(prop).clone();
            let ty = self.type_of_prop(prop);
            let ty = self.optional_type(ty, true);
            let name = data.name.clone();
            let prop =
                self.new_prop(Prop { ty: Some(ty), source: PropSource::Known, optional: true, ..data });
            members.props.insert(name, prop);
        }
        self.object_from(
            members,
            ObjectInfo { is_literal: true, contains_spread: true, ..ObjectInfo::default() },
        )
    }
}
