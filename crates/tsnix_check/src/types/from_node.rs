//! Written types to types.

use std::sync::Arc;

use tsnix_source::FileId;
use tsnix_syntax::hir::{Ident, KeywordType, Name, TupleElement, TypeNode, TypeNodeId, number_text};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use super::union::Reduction;
use crate::checker::Checker;
use crate::names::{Declaration, Meaning};

impl Checker {
    pub(crate) fn type_from_node(&mut self, file: FileId, node: TypeNodeId) -> TypeId {
        if let Some(known) = self.answers.type_nodes.get(&(file, node)) {
            return *known;
        }
        let ty = self.type_from_node_with_alias(file, node, None);
        let ty =
            if self.is(ty, TypeFlags::INSTANTIABLE) { self.in_true_branches(file, node, ty) } else { ty };
        // A reference to an alias that is being worked out is an error that must not stick.
        self.answers.type_nodes.insert((file, node), ty);
        ty
    }

    /// As [`Checker::type_from_node`]; a new object, union or the like takes the alias as its name.
    pub(crate) fn type_from_node_with_alias(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        alias: Option<Alias>,
    ) -> TypeId {
        let saved = self.current;
        if !self.is_library(file) {
            self.current = (file, self.hir(file).type_nodes.range(node));
        }
        let ty =
            stacker::maybe_grow(96 * 1024, 4 * 1024 * 1024, || self.type_from_node_inner(file, node, alias));
        self.current = saved;
        ty
    }

    fn type_from_node_inner(&mut self, file: FileId, node: TypeNodeId, alias: Option<Alias>) -> TypeId {
        let hir = self.hir(file);
        match &hir[node] {
            TypeNode::Missing => t::ERROR,
            TypeNode::Keyword(KeywordType::Any) if !hir.is_declaration => t::WRITTEN_ANY,
            TypeNode::Keyword(keyword) => keyword_type(*keyword),
            TypeNode::This => self.this_type_at(file, node),
            TypeNode::StringLiteral(text) => self.string_literal(text.value.clone()),
            TypeNode::NumberLiteral(value) => self.number_literal(*value),
            TypeNode::BoolLiteral(value) => {
                if *value {
                    t::TRUE
                } else {
                    t::FALSE
                }
            }
            TypeNode::BigIntLiteral(text) => self.literal(Literal::BigInt(text.clone()), false),
            TypeNode::Template { texts, types } => {
                let types: Vec<_> = types.iter().map(|ty| self.type_from_node(file, *ty)).collect();
                self.template_type(texts, &types)
            }
            TypeNode::Reference { name, args } => self.reference_from_node(file, node, name, args, alias),
            TypeNode::TypeOf { name, args } => self.type_query(file, node, name, args),
            TypeNode::Import { specifier, name, args, is_type_of } => {
                self.import_type(file, node, &specifier.value, name, args, *is_type_of)
            }
            TypeNode::Array(element) => self.array_from_node(file, node, *element, false, alias),
            TypeNode::ReadOnly(inner) => match &hir[*inner] {
                TypeNode::Array(element) => self.array_from_node(file, node, *element, true, alias),
                TypeNode::Tuple(elements) => self.tuple_from_node(file, node, elements, true, alias),
                _ => self.type_from_node(file, *inner),
            },
            TypeNode::Tuple(elements) => self.tuple_from_node(file, node, elements, false, alias),
            TypeNode::Union(types) => {
                let types: Vec<_> = types.iter().map(|ty| self.type_from_node(file, *ty)).collect();
                self.union_with(&types, Reduction::Literal, alias)
            }
            TypeNode::Intersection(types) => {
                let types: Vec<_> = types.iter().map(|ty| self.type_from_node(file, *ty)).collect();
                self.intersection(&types, alias)
            }
            TypeNode::Function(_) | TypeNode::Constructor(_) => {
                let ty = self.anonymous(AnonymousSource::FunctionType(file, node));
                self.types[ty.index()].alias = alias;
                ty
            }
            TypeNode::Object(members) => {
                if members.is_empty() && alias.is_none() {
                    return t::EMPTY_TYPE_LITERAL;
                }
                let ty = self.anonymous(AnonymousSource::Literal(file, node));
                self.types[ty.index()].alias = alias;
                ty
            }
            TypeNode::Conditional { .. } => self.conditional_from_node(file, node, alias),
            TypeNode::Infer(param) => self.type_param(file, *param),
            TypeNode::KeyOf(ty) => {
                let ty = self.type_from_node(file, *ty);
                self.key_of(ty)
            }
            TypeNode::Unique(_) => {
                let range = hir.type_nodes.range(node);
                self.unique_symbol(format!("__@unique{}:{}", file.0, range.start).into())
            }
            TypeNode::IndexedAccess { object, index } => {
                let (object, index) = (*object, *index);
                let object_type = self.type_from_node(file, object);
                let index_type = self.type_from_node(file, index);
                let place = Some((file, hir.type_nodes.range(node), hir.type_nodes.range(index)));
                self.indexed_access_with(object_type, index_type, place, alias)
            }
            TypeNode::Mapped { param, optional, readonly, .. } => {
                let param = self.type_param(file, *param);
                // type M = { [K in keyof M]: 1 }  leads to itself at once, not when its members are asked for.
                self.constraint_of_param(param);
                let mapped =
                    Mapped { file, node, param, optional: *optional, readonly: *readonly, instance_of: None };
                let ty = self.new_type(TypeFlags::OBJECT, TypeData::Mapped(Arc::new(mapped)));
                self.types[ty.index()].alias = alias;
                ty
            }
            TypeNode::Predicate { is_assertion, .. } => {
                if *is_assertion {
                    t::VOID
                } else {
                    t::BOOLEAN
                }
            }
        }
    }

    fn this_type_at(&mut self, file: FileId, node: TypeNodeId) -> TypeId {
        let hir = self.hir(file);
        match self.this_owner(file, hir.type_nodes.range(node)) {
            Some(symbol) => {
                let ty = self.declared_type(symbol);
                match self.data(ty) {
                    TypeData::Interface(interface) => interface.this_type,
                    _ => t::ERROR,
                }
            }
            None => t::ERROR,
        }
    }

    /// Whether a type with arguments or elements stands where it may be part of its own definition: then its elements
    /// are read later.
    pub(super) fn is_deferred_node(&mut self, file: FileId, elements: &[TypeNodeId]) -> bool {
        let is_resolving_alias = self
            .questions
            .iter()
            .any(|(question, _)| matches!(question, crate::checker::Question::DeclaredType(_)));
        is_resolving_alias && elements.iter().any(|element| self.may_resolve_alias(file, *element, 0))
    }

    /// Whether reading a type reads an alias, so that it may lead back to itself.
    fn may_resolve_alias(&mut self, file: FileId, node: TypeNodeId, depth: u32) -> bool {
        if depth > 50 {
            return true;
        }
        let hir = self.hir(file);
        let each = |this: &mut Self, nodes: &[TypeNodeId]| {
            nodes.iter().any(|node| this.may_resolve_alias(file, *node, depth + 1))
        };
        match &hir[node] {
            TypeNode::Reference { name, args } => {
                let scope = self.bindings(file).type_scope(node);
                let symbol = self.resolve_type_name(file, scope, name);
                let is_alias = symbol.is_some_and(|symbol| {
                    self.symbol(symbol)
                        .declarations
                        .iter()
                        .any(|(_, it)| matches!(it, Declaration::TypeAlias(_)))
                });
                is_alias || each(self, args)
            }
            TypeNode::TypeOf { .. } | TypeNode::Import { .. } => true,
            TypeNode::Array(ty) | TypeNode::KeyOf(ty) | TypeNode::ReadOnly(ty) => each(self, &[*ty]),
            TypeNode::Tuple(elements) => {
                let nodes: Vec<_> = elements.iter().map(|element| element.ty).collect();
                each(self, &nodes)
            }
            TypeNode::Union(types) | TypeNode::Intersection(types) => each(self, types),
            TypeNode::IndexedAccess { object, index } => each(self, &[*object, *index]),
            TypeNode::Conditional { check, extends, then, otherwise } => {
                each(self, &[*check, *extends, *then, *otherwise])
            }
            _ => false,
        }
    }

    fn array_from_node(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        element: TypeNodeId,
        readonly: bool,
        alias: Option<Alias>,
    ) -> TypeId {
        let name = if readonly { "ReadonlyArray" } else { "Array" };
        let Some(target) = self.global_type(name) else { return t::EMPTY_GENERIC };
        // `type Rows = number[][]` is a type of its own, which has that name.
        if alias.is_some() || self.is_deferred_node(file, &[element]) {
            return self.deferred_reference(file, node, target, alias);
        }
        let element = self.type_from_node(file, element);
        self.reference(target, [element])
    }

    /// An array, tuple or interface whose arguments are read when they are needed.
    pub(super) fn deferred_reference(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        target: TypeId,
        alias: Option<Alias>,
    ) -> TypeId {
        let args = ReferenceArgs::Deferred { file, node, mapper: None };
        let ty = self.new_type(TypeFlags::OBJECT, TypeData::Reference { target, args });
        self.types[ty.index()].alias = alias;
        ty
    }

    fn tuple_from_node(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        elements: &[TupleElement],
        readonly: bool,
        alias: Option<Alias>,
    ) -> TypeId {
        let infos: Vec<_> = elements
            .iter()
            .map(|element| TupleElementInfo {
                kind: self.element_kind(file, element),
                label: element.label.as_ref().map(|label| label.name.clone()),
            })
            .collect();
        let target = self.tuple_target(TupleShape { elements: infos.into(), readonly });
        let nodes: Vec<_> = elements.iter().map(|element| element.ty).collect();
        let has_variadic =
            elements.iter().any(|element| self.element_kind(file, element) == ElementKind::Variadic);
        if !has_variadic && !elements.is_empty() && (alias.is_some() || self.is_deferred_node(file, &nodes)) {
            return self.deferred_reference(file, node, target, alias);
        }
        let types = self.tuple_element_types(file, elements);
        self.normalized_tuple(target, &types)
    }

    fn element_kind(&mut self, file: FileId, element: &TupleElement) -> ElementKind {
        let hir = self.hir(file);
        if element.is_rest {
            let inner = match &hir[element.ty] {
                TypeNode::ReadOnly(inner) => &hir[*inner],
                other => other,
            };
            return match inner {
                TypeNode::Array(_) => ElementKind::Rest,
                _ => ElementKind::Variadic,
            };
        }
        if element.is_optional { ElementKind::Optional } else { ElementKind::Required }
    }

    /// The types of a tuple's places: the element type for a rest.
    fn tuple_element_types(&mut self, file: FileId, elements: &[TupleElement]) -> Vec<TypeId> {
        let mut types = Vec::with_capacity(elements.len());
        for element in elements {
            let ty = self.type_from_node(file, element.ty);
            let kind = self.element_kind(file, element);
            types.push(match kind {
                ElementKind::Rest => self.array_element(ty).unwrap_or(t::ERROR),
                ElementKind::Optional => self.optional_type(ty, true),
                _ => ty,
            });
        }
        types
    }

    /// The arguments of an array, tuple or interface that were left for later.
    pub(crate) fn deferred_args(&mut self, file: FileId, node: TypeNodeId) -> Vec<TypeId> {
        let hir = self.hir(file);
        let inner = match &hir[node] {
            TypeNode::ReadOnly(inner) => *inner,
            _ => node,
        };
        match &hir[inner] {
            TypeNode::Array(element) => vec![self.type_from_node(file, *element)],
            TypeNode::Tuple(elements) => self.tuple_element_types(file, elements),
            TypeNode::Reference { name, args } => self.deferred_reference_args(file, inner, name, args),
            _ => Vec::new(),
        }
    }

    /// `typeof a.b`
    fn type_query(&mut self, file: FileId, node: TypeNodeId, name: &[Ident], args: &[TypeNodeId]) -> TypeId {
        let Some((first, rest)) = name.split_first() else { return t::ERROR };
        if first.name == "undefined" {
            return t::UNDEFINED;
        }
        let scope = self.bindings(file).type_scope(node);
        let Some(symbol) = self.resolve_name(file, scope, &first.name, Meaning::VALUE) else {
            self.cannot_find_name(file, first, scope, Meaning::VALUE);
            return t::ERROR;
        };
        self.mark_used(symbol);
        let Some(symbol) = self.resolve_alias(symbol) else { return t::ERROR };
        let mut ty = self.type_of_symbol(symbol);
        for part in rest {
            if self.is_error_type(ty) {
                return ty;
            }
            match self.property_type(ty, &part.name) {
                Some(found) => ty = found,
                None => {
                    self.no_property(file, part.range, ty, &part.name);
                    return t::ERROR;
                }
            }
        }
        let ty = self.regular(ty);
        if args.is_empty() {
            return ty;
        }
        let args: Vec<_> = args.iter().map(|arg| self.type_from_node(file, *arg)).collect();
        self.instantiation_expression_type(ty, &args)
    }

    fn import_type(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        specifier: &str,
        name: &[Ident],
        args: &[TypeNodeId],
        is_type_of: bool,
    ) -> TypeId {
        let Some(module) = self.resolve_module(file, specifier) else {
            let range = self.hir(file).type_nodes.range(node);
            self.cannot_find_module(file, range, specifier);
            return t::ERROR;
        };
        let mut symbol = module;
        for (at, part) in name.iter().enumerate() {
            let is_last = at + 1 == name.len();
            let found = self.export_of(symbol, &part.name);
            let found = found.and_then(|found| self.resolve_alias(found));
            let Some(found) = found else {
                self.no_type_in(file, part, symbol);
                return t::ERROR;
            };
            symbol = found;
            if is_last && !is_type_of {
                return self.type_reference(file, node, symbol, args);
            }
        }
        self.type_of_symbol(symbol)
    }

    /// A template literal type: literals are filled in, unions multiplied out.
    pub(crate) fn template_type(&mut self, texts: &[Name], types: &[TypeId]) -> TypeId {
        if let Some(at) = types.iter().position(|ty| self.is(*ty, TypeFlags::NEVER | TypeFlags::UNION)) {
            if !self.cross_product_fits(types) {
                self.too_complex();
                return t::ERROR;
            }
            return self.map_type(types[at], |this, member| {
                let mut replaced = types.to_vec();
                replaced[at] = member;
                Some(this.template_type(texts, &replaced))
            });
        }
        if types.contains(&t::WILDCARD) {
            return t::WILDCARD;
        }
        let mut new_types = Vec::new();
        let mut new_texts = Vec::new();
        let mut text = texts.first().map(ToString::to_string).unwrap_or_default();
        if !self.add_template_spans(texts, types, &mut text, &mut new_types, &mut new_texts) {
            return t::STRING;
        }
        if new_types.is_empty() {
            return self.string_literal(text);
        }
        new_texts.push(text.into());
        if new_texts.iter().all(|text: &Name| text.is_empty()) {
            if new_types.iter().all(|ty| self.is(*ty, TypeFlags::STRING)) {
                return t::STRING;
            }
            if new_types.len() == 1 && self.is_pattern_literal(new_types[0]) {
                return new_types[0];
            }
        }
        self.template_raw(new_texts.into(), new_types.into())
    }

    fn cross_product_fits(&self, types: &[TypeId]) -> bool {
        let mut size = 1usize;
        for ty in types {
            if let TypeData::Union(members) = self.data(*ty) {
                size = size.saturating_mul(members.len());
            }
        }
        size < 100_000
    }

    fn add_template_spans(
        &mut self,
        texts: &[Name],
        types: &[TypeId],
        text: &mut String,
        new_types: &mut Vec<TypeId>,
        new_texts: &mut Vec<Name>,
    ) -> bool {
        for (at, ty) in types.iter().enumerate() {
            let after = texts.get(at + 1).cloned().unwrap_or_default();
            if let Some(literal) = self.template_text(*ty) {
                text.push_str(&literal);
                text.push_str(&after);
                continue;
            }
            if let TypeData::Template { texts: inner_texts, types: inner } = self.data(*ty) {
                let (inner_texts, inner) = (Arc::clone(inner_texts), Arc::clone(inner));
                text.push_str(inner_texts.first().map_or("", |text| text.as_str()));
                if !self.add_template_spans(&inner_texts, &inner, text, new_types, new_texts) {
                    return false;
                }
                text.push_str(&after);
                continue;
            }
            if self.is_generic_index(*ty) || self.is_pattern_placeholder(*ty) {
                new_types.push(*ty);
                new_texts.push(std::mem::take(text).into());
                text.push_str(&after);
                continue;
            }
            return false;
        }
        true
    }

    /// The text that a unit type gives in a template.
    fn template_text(&self, ty: TypeId) -> Option<Name> {
        match self.data(ty) {
            TypeData::Literal { value, .. } => Some(match value {
                Literal::String(text) | Literal::BigInt(text) => text.clone(),
                Literal::Number(bits) => number_text(f64::from_bits(*bits)),
                Literal::Bool(value) => {
                    if *value {
                        "true".into()
                    } else {
                        "false".into()
                    }
                }
            }),
            TypeData::Intrinsic("null") => Some("null".into()),
            TypeData::Intrinsic("undefined") => Some("undefined".into()),
            _ => None,
        }
    }
}

fn keyword_type(keyword: KeywordType) -> TypeId {
    match keyword {
        KeywordType::Any => t::ANY,
        KeywordType::Unknown => t::UNKNOWN,
        KeywordType::Never => t::NEVER,
        KeywordType::Void => t::VOID,
        KeywordType::Undefined => t::UNDEFINED,
        KeywordType::Null => t::NULL,
        KeywordType::String => t::STRING,
        KeywordType::Number => t::NUMBER,
        KeywordType::Boolean => t::BOOLEAN,
        KeywordType::BigInt => t::BIGINT,
        KeywordType::Symbol => t::SYMBOL,
        KeywordType::Object => t::OBJECT,
        KeywordType::Intrinsic => t::ERROR,
    }
}
