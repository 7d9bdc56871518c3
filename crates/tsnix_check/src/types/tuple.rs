//! Arrays and tuples.

use std::sync::Arc;

use tsnix_syntax::hir::{Name, number_text};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

impl Checker {
    pub(crate) fn tuple_target(&mut self, shape: TupleShape) -> TypeId {
        if let Some(known) = self.interner.tuples.get(&shape) {
            return *known;
        }
        let count = shape.elements.len();
        let params: TypeList = (0..count).map(|_| self.synthetic_param("T".into())).collect();
        for param in params.iter() {
            let info = self.interner.params.entry(*param).or_default();
            info.constraint = Some(None);
            info.default = Some(None);
        }
        let this_type = self.synthetic_param("this".into());
        let is_variable =
            |info: &TupleElementInfo| matches!(info.kind, ElementKind::Rest | ElementKind::Variadic);
        let fixed_length = shape.elements.iter().position(is_variable).unwrap_or(count);
        let min_length = shape
            .elements
            .iter()
            .rposition(|info| matches!(info.kind, ElementKind::Required | ElementKind::Variadic))
            .map_or(0, |at| at + 1);
        let min_length = min_length.min(
            shape
                .elements
                .iter()
                .filter(|info| matches!(info.kind, ElementKind::Required | ElementKind::Variadic))
                .count(),
        );
        let target = TupleTarget {
            has_variable: fixed_length < count,
            shape: shape.clone(),
            params,
            this_type,
            min_length,
            fixed_length,
        };
        let id = self.new_type(TypeFlags::OBJECT, TypeData::TupleTarget(Arc::new(target)));
        let info = self.interner.params.entry(this_type).or_default();
        info.constraint = Some(Some(id));
        self.interner.tuples.insert(shape, id);
        id
    }

    pub(crate) fn tuple_of(&mut self, types: &[TypeId], kinds: &[ElementKind], readonly: bool) -> TypeId {
        let infos: Vec<_> = kinds.iter().map(|kind| TupleElementInfo { kind: *kind, label: None }).collect();
        self.tuple_of_infos(types, &infos, readonly)
    }

    pub(crate) fn tuple_of_infos(
        &mut self,
        types: &[TypeId],
        infos: &[TupleElementInfo],
        readonly: bool,
    ) -> TypeId {
        let target = self.tuple_target(TupleShape { elements: infos.into(), readonly });
        self.normalized_tuple(target, types)
    }

    pub(crate) fn normalized_reference(&mut self, target: TypeId, args: &[TypeId]) -> TypeId {
        if matches!(self.data(target), TypeData::TupleTarget(_)) {
            self.normalized_tuple(target, args)
        } else {
            self.reference(target, args)
        }
    }

    /// A tuple with `...T` replaced by the elements of `T` where they are known.
    pub(crate) fn normalized_tuple(&mut self, target: TypeId, types: &[TypeId]) -> TypeId {
        let TypeData::TupleTarget(tuple) = self.data(target).clone() else { return t::ERROR };
        if !tuple.has_variable {
            return if types.is_empty() { self.reference(target, []) } else { self.reference(target, types) };
        }
        let is_variadic = |at: &usize| tuple.shape.elements[*at].kind == ElementKind::Variadic;
        let union = (0..types.len())
            .filter(is_variadic)
            .find(|at| self.is(types[*at], TypeFlags::NEVER | TypeFlags::UNION));
        if let Some(at) = union {
            // `[A, ...(B | C)]` is `[A, ...B] | [A, ...C]`.
            return self.map_type(types[at], |this, member| {
                let mut replaced = types.to_vec();
                replaced[at] = member;
                Some(this.normalized_tuple(target, &replaced))
            });
        }
        let mut flat = Flat::default();
        for (at, ty) in types.iter().enumerate() {
            let info = &tuple.shape.elements[at];
            if info.kind != ElementKind::Variadic {
                flat.add(self, *ty, info.clone());
                continue;
            }
            if self.is(*ty, TypeFlags::ANY) {
                flat.add(self, *ty, TupleElementInfo { kind: ElementKind::Rest, label: info.label.clone() });
            } else if self.is(*ty, TypeFlags::INSTANTIABLE_NON_PRIMITIVE) || self.is_generic_mapped(*ty) {
                flat.add(self, *ty, info.clone());
            } else if let Some(inner) = self.tuple_of_type(*ty) {
                let elements = self.type_args(*ty);
                if flat.types.len() + elements.len() > 10_000 {
                    self.too_complex();
                    return t::ERROR;
                }
                for (element, info) in elements.iter().zip(inner.shape.elements.iter()) {
                    flat.add(self, *element, info.clone());
                }
            } else {
                let element = self.array_element(*ty).unwrap_or(t::ERROR);
                flat.add(
                    self,
                    element,
                    TupleElementInfo { kind: ElementKind::Rest, label: info.label.clone() },
                );
            }
        }
        flat.finish(self);
        let shape = TupleShape { elements: flat.infos.into(), readonly: tuple.shape.readonly };
        let target = self.tuple_target(shape);
        self.reference(target, flat.types)
    }

    /// The tuple target of a reference to a tuple.
    pub(crate) fn tuple_of_type(&self, ty: TypeId) -> Option<Arc<TupleTarget>> {
        match self.data(ty) {
            TypeData::Reference { target, .. } => match self.data(*target) {
                TypeData::TupleTarget(tuple) => Some(Arc::clone(tuple)),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn is_tuple(&self, ty: TypeId) -> bool {
        self.tuple_of_type(ty).is_some()
    }

    /// `T[]` or `readonly T[]`.
    pub(crate) fn is_array(&mut self, ty: TypeId) -> bool {
        let Some(target) = self.reference_target(ty) else { return false };
        Some(target) == self.global_type("Array") || Some(target) == self.global_type("ReadonlyArray")
    }

    pub(crate) fn is_readonly_array(&mut self, ty: TypeId) -> bool {
        let readonly = self.global_type("ReadonlyArray");
        self.reference_target(ty).is_some_and(|target| Some(target) == readonly)
            || self.tuple_of_type(ty).is_some_and(|tuple| tuple.shape.readonly)
    }

    pub(crate) fn is_mutable_array(&mut self, ty: TypeId) -> bool {
        self.is_array_or_tuple(ty) && !self.is_readonly_array(ty)
    }

    pub(crate) fn is_array_or_tuple(&mut self, ty: TypeId) -> bool {
        self.is_tuple(ty) || self.is_array(ty)
    }

    pub(crate) fn is_array_like(&mut self, ty: TypeId) -> bool {
        if self.is_array_or_tuple(ty) {
            return true;
        }
        if self.is(ty, TypeFlags::NULLABLE | TypeFlags::ANY)
            || !self.is(ty, TypeFlags::STRUCTURED_OR_INSTANTIABLE)
        {
            return false;
        }
        let any_array = self.readonly_array_of(t::ANY);
        self.is_assignable(ty, any_array)
    }

    /// The element type of an array; of a tuple, the union of its elements.
    pub(crate) fn array_element(&mut self, ty: TypeId) -> Option<TypeId> {
        if let Some(tuple) = self.tuple_of_type(ty) {
            let args = self.type_args(ty);
            return Some(self.tuple_element_union(&tuple.shape, &args));
        }
        if self.is_array(ty) {
            return self.type_args(ty).first().copied();
        }
        None
    }

    pub(crate) fn tuple_element_union(&mut self, shape: &TupleShape, types: &[TypeId]) -> TypeId {
        self.tuple_slice_union(shape, types, 0, types.len())
    }

    /// The union of the elements `from..to`.
    pub(crate) fn tuple_slice_union(
        &mut self,
        shape: &TupleShape,
        types: &[TypeId],
        from: usize,
        to: usize,
    ) -> TypeId {
        let mut parts = Vec::new();
        let to = to.min(types.len());
        for (ty, element) in types.iter().zip(shape.elements.iter()).take(to).skip(from) {
            parts.push(match element.kind {
                ElementKind::Variadic => self.indexed_access(*ty, t::NUMBER),
                _ => *ty,
            });
        }
        self.union(&parts)
    }

    /// The element at an index of a tuple; nothing behind its end.
    pub(crate) fn tuple_element(&mut self, ty: TypeId, index: usize) -> Option<TypeId> {
        let tuple = self.tuple_of_type(ty)?;
        let args = self.type_args(ty);
        if index < tuple.fixed_length {
            return args.get(index).copied();
        }
        if tuple.has_variable {
            return Some(self.tuple_slice_union(&tuple.shape, &args, tuple.fixed_length, args.len()));
        }
        None
    }

    /// The part of a tuple from an index on; an array where it is one.
    pub(crate) fn slice_tuple(&mut self, ty: TypeId, from: usize, skip_end: usize) -> TypeId {
        let Some(tuple) = self.tuple_of_type(ty) else { return ty };
        let args = self.type_args(ty);
        let end = args.len().saturating_sub(skip_end);
        if from > tuple.fixed_length {
            let rest = self.tuple_slice_union(&tuple.shape, &args, tuple.fixed_length, args.len());
            return if tuple.has_variable { self.array_of(rest) } else { self.tuple_of(&[], &[], false) };
        }
        if from >= end {
            return self.tuple_of(&[], &[], false);
        }
        self.tuple_of_infos(&args[from..end], &tuple.shape.elements[from..end], false)
    }

    pub(super) fn members_of_tuple(&mut self, ty: TypeId, target: TypeId, args: &[TypeId]) -> Members {
        let TypeData::TupleTarget(tuple) = self.data(target).clone() else { return Members::default() };
        let mut members = Members::default();
        for (at, info) in tuple.shape.elements.iter().enumerate().take(tuple.fixed_length) {
            let name = number_text(at as f64);
            let element = args.get(at).copied().unwrap_or(t::ERROR);
            let prop = self.known_prop(name.clone(), element);
            let prop_data = &mut self.props[prop.index()];
            prop_data.optional = info.kind == ElementKind::Optional;
            prop_data.readonly = tuple.shape.readonly;
            members.props.insert(name, prop);
        }
        let length = if tuple.has_variable {
            t::NUMBER
        } else {
            let lengths: Vec<_> =
                (tuple.min_length..=tuple.fixed_length).map(|n| self.number_literal(n as f64)).collect();
            self.union(&lengths)
        };
        let element = self.tuple_element_union(&tuple.shape, args);
        let base =
            if tuple.shape.readonly { self.readonly_array_of(element) } else { self.array_of(element) };
        let base = self.with_this(base, ty);
        let inherited = self.members(base);
        let owner = inherited.props.get("length").and_then(|prop| self.prop(*prop).owner);
        let prop = self.known_prop(Name::new_static("length"), length);
        self.props[prop.index()].readonly = tuple.shape.readonly;
        self.props[prop.index()].owner = owner;
        members.props.insert("length".into(), prop);
        for (name, prop) in &inherited.props {
            members.props.entry(name.clone()).or_insert(*prop);
        }
        members.index.extend(&inherited.index);
        members
    }

    pub(crate) fn tuple_elements_for_model(&mut self, ty: TypeId) -> Option<Vec<(TypeId, bool, bool)>> {
        let tuple = self.tuple_of_type(ty)?;
        let args = self.type_args(ty);
        let elements = args.iter().zip(tuple.shape.elements.iter());
        let each = elements.map(|(ty, info)| {
            let is_rest = matches!(info.kind, ElementKind::Rest | ElementKind::Variadic);
            (*ty, info.kind == ElementKind::Optional, is_rest)
        });
        Some(each.collect())
    }
}

/// A tuple's elements while variadic ones are being replaced.
#[derive(Default)]
struct Flat {
    types: Vec<TypeId>,
    infos: Vec<TupleElementInfo>,
    last_required: Option<usize>,
    first_rest: Option<usize>,
    last_optional_or_rest: Option<usize>,
}

impl Flat {
    fn add(&mut self, checker: &mut Checker, ty: TypeId, info: TupleElementInfo) {
        let at = self.types.len();
        match info.kind {
            ElementKind::Required => self.last_required = Some(at),
            ElementKind::Rest => {
                self.first_rest.get_or_insert(at);
            }
            _ => {}
        }
        if matches!(info.kind, ElementKind::Optional | ElementKind::Rest) {
            self.last_optional_or_rest = Some(at);
        }
        let ty = if info.kind == ElementKind::Optional { checker.optional_type(ty, true) } else { ty };
        self.types.push(ty);
        self.infos.push(info);
    }

    /// Optional elements before a required one are required; what lies between rests becomes one rest.
    fn finish(&mut self, checker: &mut Checker) {
        for at in 0..self.last_required.unwrap_or(0) {
            if self.infos[at].kind == ElementKind::Optional {
                self.infos[at].kind = ElementKind::Required;
            }
        }
        if let (Some(first), Some(last)) = (self.first_rest, self.last_optional_or_rest)
            && first < last
        {
            let mut parts = Vec::new();
            for at in first..=last {
                let ty = self.types[at];
                parts.push(if self.infos[at].kind == ElementKind::Variadic {
                    checker.indexed_access(ty, t::NUMBER)
                } else {
                    ty
                });
            }
            self.types[first] = checker.union(&parts);
            self.types.drain(first + 1..=last);
            self.infos.drain(first + 1..=last);
            self.infos[first].label = None;
        }
    }
}
