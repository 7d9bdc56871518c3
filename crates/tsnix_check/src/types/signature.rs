//! Signatures: of written functions and function types, instantiated, and of unions.

use std::sync::Arc;

use tsnix_source::FileId;
use tsnix_syntax::hir::{FunctionId, FunctionKind, Name, Pattern, TypeNode};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use super::union::Reduction;
use crate::checker::{Checker, Question};

impl Checker {
    /// The signature that a function or a signature in a type writes down.
    pub(crate) fn signature_of_function(&mut self, file: FileId, function: FunctionId) -> SignatureId {
        if let Some(known) = self.answers.function_signatures.get(&(file, function)) {
            return *known;
        }
        let hir = self.hir(file);
        let it = &hir[function];
        let type_params: TypeList =
            it.type_params.iter().map(|param| self.type_param(file, *param)).collect();
        let this_type = it.this_type.map(|node| self.type_from_node(file, node));
        let is_iife = self.is_immediately_called(file, function);
        let mut min_args = 0;
        let mut params = Vec::with_capacity(it.params.len());
        for (at, param) in it.params.iter().enumerate() {
            let name = match &hir[param.pattern] {
                Pattern::Name(name) => name.clone(),
                _ => Name::default(),
            };
            let optional = param.is_optional
                || param.default.is_some()
                || param.is_rest
                || (is_iife && param.ty.is_none());
            if !optional {
                min_args = at + 1;
            }
            params.push(SigParam { name, ty: None, optional: param.is_optional || param.default.is_some() });
        }
        let has_rest = it.params.last().is_some_and(|param| param.is_rest);
        let sig = self.new_signature(Signature {
            declaration: Some((file, function)),
            type_params,
            this_type,
            params,
            min_args,
            has_rest,
            return_type: None,
            predicate: None,
            instance_of: None,
            parts: None,
            is_construct: it.kind == FunctionKind::Constructor,
            is_abstract_or_error: false,
        });
        self.answers.function_signatures.insert((file, function), sig);
        sig
    }

    /// A signature without type parameters.
    pub(crate) fn simple_signature(&mut self, params: Vec<SigParam>, return_type: TypeId) -> SignatureId {
        let min_args = params.iter().rposition(|param| !param.optional).map_or(0, |at| at + 1);
        self.new_signature(Signature {
            declaration: None,
            type_params: Arc::from([]),
            this_type: None,
            params,
            min_args,
            has_rest: false,
            return_type: Some(return_type),
            predicate: Some(None),
            instance_of: None,
            parts: None,
            is_construct: false,
            is_abstract_or_error: false,
        })
    }

    /// The type of a parameter as declared: the array for a rest parameter.
    pub(crate) fn param_type(&mut self, sig: SignatureId, at: usize) -> TypeId {
        let signature = self.sig(sig);
        let Some(param) = signature.params.get(at) else { return t::ERROR };
        if let Some(ty) = param.ty {
            return ty;
        }
        let ty = match (signature.instance_of, signature.declaration) {
            (Some((target, mapper)), _) => {
                let ty = self.param_type(target, at);
                self.instantiate(ty, mapper)
            }
            // Not kept here: a function's own table may still change while it gets its context.
            (None, Some((file, function))) => return self.type_of_param(file, function, at as u32),
            _ => t::ANY,
        };
        self.sigs[sig.index()].params[at].ty = Some(ty);
        ty
    }

    pub(crate) fn return_type_of(&mut self, sig: SignatureId) -> TypeId {
        if let Some(known) = self.sig(sig).return_type {
            return known;
        }
        if !self.begin(Question::ReturnType(sig)) {
            return t::ERROR;
        }
        let signature = self.sig(sig).clone();
        let ty = if let Some((target, mapper)) = signature.instance_of {
            let ty = self.return_type_of(target);
            self.instantiate(ty, mapper)
        } else if let Some(parts) = signature.parts {
            let types: Vec<_> = parts.iter().map(|part| self.return_type_of(*part)).collect();
            self.union_with(&types, Reduction::Subtype, None)
        } else if let Some((file, function)) = signature.declaration {
            let hir = self.hir(file);
            match hir[function].return_type {
                Some(node) => {
                    let declared = self.type_from_node(file, node);
                    if self.certain_reads.is_some() && !self.is_library(file) {
                        self.returned_or_absent(sig, file, function, declared)
                    } else {
                        declared
                    }
                }
                None => self.return_type_from_body(file, function),
            }
        } else {
            t::ANY
        };
        let ty = if self.end() {
            ty
        } else {
            self.report_circular_return(sig);
            t::ANY
        };
        let slot = &mut self.sigs[sig.index()].return_type;
        *slot.get_or_insert(ty)
    }

    /// A declared return type, with `undefined` where what is returned may be absent. What leads back to the
    /// function meanwhile sees the declared type.
    fn returned_or_absent(
        &mut self,
        sig: SignatureId,
        file: FileId,
        function: FunctionId,
        declared: TypeId,
    ) -> TypeId {
        let hir = self.hir(file);
        let is_open = self.is(declared, TypeFlags::ANY | TypeFlags::UNKNOWN | TypeFlags::VOID);
        if is_open || matches!(hir[function].body, tsnix_syntax::hir::FunctionBody::None) {
            return declared;
        }
        self.sigs[sig.index()].return_type = Some(declared);
        let found = self.return_type_from_body(file, function);
        self.sigs[sig.index()].return_type = None;
        self.declared_or_absent(declared, found)
    }

    /// `x is T` and the like of a signature.
    pub(crate) fn predicate_of(&mut self, sig: SignatureId) -> Option<Predicate> {
        if let Some(known) = &self.sig(sig).predicate {
            return known.clone();
        }
        let signature = self.sig(sig).clone();
        // const f = (x: typeof f) => x + 1  asks for its own predicate while the body is looked at: none.
        self.sigs[sig.index()].predicate = Some(None);
        let predicate = if let Some((target, mapper)) = signature.instance_of {
            self.predicate_of(target).map(|predicate| Predicate {
                ty: predicate.ty.map(|ty| self.instantiate(ty, mapper)),
                ..predicate
            })
        } else if let Some((file, function)) = signature.declaration {
            let hir = self.hir(file);
            match hir[function].return_type.map(|node| &hir[node]) {
                Some(TypeNode::Predicate { is_assertion, param, ty }) => {
                    let at = signature.params.iter().position(|it| it.name == param.name);
                    Some(Predicate {
                        is_assertion: *is_assertion,
                        param: if param.name == "this" { None } else { at },
                        param_name: param.name.clone(),
                        ty: ty.map(|ty| self.type_from_node(file, ty)),
                    })
                }
                Some(_) => None,
                None => self.inferred_predicate(file, function),
            }
        } else {
            None
        };
        self.sigs[sig.index()].predicate = Some(predicate.clone());
        predicate
    }

    pub(crate) fn instantiate_signature(&mut self, sig: SignatureId, mapper: MapperId) -> SignatureId {
        self.instantiate_signature_with(sig, mapper, false)
    }

    /// Replaces type parameters in a signature; its own ones are copied unless they are erased with it.
    pub(crate) fn instantiate_signature_with(
        &mut self,
        sig: SignatureId,
        mapper: MapperId,
        erase_params: bool,
    ) -> SignatureId {
        let signature = self.sig(sig).clone();
        let mut mapper = mapper;
        let mut type_params: TypeList = Arc::from([]);
        if !signature.type_params.is_empty() && !erase_params {
            type_params = signature.type_params.iter().map(|param| self.copy_param(*param)).collect();
            let own =
                self.new_mapper(Mapper::List(Arc::clone(&signature.type_params), Arc::clone(&type_params)));
            mapper = self.combine(Some(own), mapper);
            for param in type_params.iter() {
                self.interner.params.entry(*param).or_default().mapper = Some(mapper);
            }
        }
        let (origin, mapper) = match signature.instance_of {
            Some((target, first)) => (target, self.combine(Some(first), mapper)),
            None => (sig, mapper),
        };
        let params = signature
            .params
            .iter()
            .map(|param| SigParam { name: param.name.clone(), ty: None, optional: param.optional })
            .collect();
        let this_type = signature.this_type.map(|ty| self.instantiate(ty, mapper));
        // Parts of a union's signature are instantiated with it.
        let parts = signature.parts.map(|parts| {
            parts.iter().map(|part| self.instantiate_signature_with(*part, mapper, erase_params)).collect()
        });
        let instance_of = Some((origin, mapper));
        self.new_signature(Signature {
            declaration: signature.declaration,
            type_params,
            this_type,
            params,
            min_args: signature.min_args,
            has_rest: signature.has_rest,
            return_type: None,
            predicate: None,
            instance_of,
            parts,
            is_construct: signature.is_construct,
            is_abstract_or_error: signature.is_abstract_or_error,
        })
    }

    pub(crate) fn copy_param(&mut self, param: TypeId) -> TypeId {
        let info = self.param_info(param);
        let copy = self.synthetic_param(info.name.clone());
        let entry = self.interner.params.entry(copy).or_default();
        entry.target = Some(param);
        entry.is_const = info.is_const;
        copy
    }

    /// The signature with its type parameters replaced by arguments.
    pub(crate) fn apply_type_args(&mut self, sig: SignatureId, args: &[TypeId]) -> SignatureId {
        let params = Arc::clone(&self.sig(sig).type_params);
        let args = self.fill_type_args(&params, args);
        let key = (sig, Arc::clone(&args));
        if let Some(known) = self.interner.instantiated_sigs.get(&key) {
            return *known;
        }
        let mapper = self.new_mapper(Mapper::List(params, args));
        let result = self.instantiate_signature_with(sig, mapper, true);
        self.interner.instantiated_sigs.insert(key, result);
        result
    }

    /// The signature with its type parameters replaced by `any`.
    pub(crate) fn erased(&mut self, sig: SignatureId) -> SignatureId {
        if self.sig(sig).type_params.is_empty() {
            return sig;
        }
        if let Some(known) = self.interner.erased.get(&sig) {
            return *known;
        }
        let params = Arc::clone(&self.sig(sig).type_params);
        let mapper = self.new_mapper(Mapper::Erase(params, t::ANY));
        let result = self.instantiate_signature_with(sig, mapper, true);
        self.interner.erased.insert(sig, result);
        result
    }

    /// The signature with its type parameters replaced by their constraints.
    pub(crate) fn base_signature(&mut self, sig: SignatureId) -> SignatureId {
        let params = Arc::clone(&self.sig(sig).type_params);
        if params.is_empty() {
            return sig;
        }
        let eraser = self.new_mapper(Mapper::Erase(Arc::clone(&params), t::UNKNOWN));
        let mut bases: Vec<TypeId> = Vec::new();
        for param in params.iter() {
            let constraint = self.constraint_of_param(*param).unwrap_or(t::UNKNOWN);
            bases.push(self.instantiate(constraint, eraser));
        }
        let mapper = self.list_mapper(&params, &bases);
        self.instantiate_signature_with(sig, mapper, true)
    }

    /// Number of parameters, the elements of a rest tuple counted.
    pub(crate) fn param_count(&mut self, sig: SignatureId) -> usize {
        let (count, has_rest) = (self.sig(sig).params.len(), self.sig(sig).has_rest);
        if has_rest {
            let rest = self.param_type(sig, count - 1);
            if let Some(tuple) = self.tuple_of_type(rest) {
                return count + tuple.fixed_length - usize::from(!tuple.has_variable);
            }
        }
        count
    }

    pub(crate) fn min_arg_count(&mut self, sig: SignatureId, strong: bool) -> usize {
        let (count, has_rest, mut min) = {
            let sig = self.sig(sig);
            (sig.params.len(), sig.has_rest, sig.min_args)
        };
        if has_rest {
            let rest = self.param_type(sig, count - 1);
            if let Some(tuple) = self.tuple_of_type(rest) {
                let required = tuple
                    .shape
                    .elements
                    .iter()
                    .position(|info| info.kind != ElementKind::Required)
                    .unwrap_or(tuple.fixed_length);
                if required > 0 {
                    min = count - 1 + required;
                }
            }
        }
        if strong {
            return min;
        }
        // A trailing parameter that accepts `void` may be left out.
        while min > 0 {
            let ty = self.type_at_position(sig, min - 1);
            let accepts_void = self.filter_type(ty, |this, member| this.is(member, TypeFlags::VOID));
            if self.is(accepts_void, TypeFlags::NEVER) {
                break;
            }
            min -= 1;
        }
        min
    }

    pub(crate) fn has_effective_rest(&mut self, sig: SignatureId) -> bool {
        if !self.sig(sig).has_rest {
            return false;
        }
        let last = self.sig(sig).params.len() - 1;
        let rest = self.param_type(sig, last);
        self.tuple_of_type(rest).is_none_or(|tuple| tuple.has_variable)
    }

    /// The type that an argument at a position is checked against; nothing behind the last.
    pub(crate) fn try_type_at_position(&mut self, sig: SignatureId, at: usize) -> Option<TypeId> {
        let (count, has_rest) = (self.sig(sig).params.len(), self.sig(sig).has_rest);
        let fixed = count - usize::from(has_rest);
        if at < fixed {
            let ty = self.param_type(sig, at);
            // What may be left out may be given as `undefined`.
            return Some(if self.sig(sig).params[at].optional { self.optional_type(ty, false) } else { ty });
        }
        if !has_rest {
            return None;
        }
        let rest = self.param_type(sig, count - 1);
        let index = at - fixed;
        if let Some(tuple) = self.tuple_of_type(rest)
            && !tuple.has_variable
            && index >= tuple.fixed_length
        {
            return None;
        }
        if let Some(tuple) = self.tuple_of_type(rest)
            && index < tuple.fixed_length
        {
            let _ = tuple;
            return self.tuple_element(rest, index);
        }
        if let Some(element) = self.array_element(rest)
            && self.is_array(rest)
        {
            return Some(element);
        }
        let index_type = self.number_literal(index as f64);
        Some(self.indexed_access(rest, index_type))
    }

    pub(crate) fn type_at_position(&mut self, sig: SignatureId, at: usize) -> TypeId {
        self.try_type_at_position(sig, at).unwrap_or(t::ANY)
    }

    /// The rest parameter's type where it is no plain array: a type parameter, a tuple.
    pub(crate) fn non_array_rest(&mut self, sig: SignatureId) -> Option<TypeId> {
        let rest = self.effective_rest(sig)?;
        (!self.is_array(rest) && !self.is(rest, TypeFlags::ANY)).then_some(rest)
    }

    pub(crate) fn effective_rest(&mut self, sig: SignatureId) -> Option<TypeId> {
        if !self.sig(sig).has_rest {
            return None;
        }
        let last = self.sig(sig).params.len() - 1;
        let rest = self.param_type(sig, last);
        if let Some(tuple) = self.tuple_of_type(rest) {
            return tuple.has_variable.then(|| self.slice_tuple(rest, tuple.fixed_length, 0));
        }
        if self.is(rest, TypeFlags::ANY) {
            return Some(self.array_of(t::ANY));
        }
        Some(rest)
    }

    /// All parameters from a position on as one tuple or array.
    pub(crate) fn rest_type_at(&mut self, sig: SignatureId, from: usize) -> TypeId {
        let count = self.param_count(sig);
        let min = self.min_arg_count(sig, true);
        let rest = self.effective_rest(sig);
        if let Some(rest) = rest
            && from + 1 >= count
        {
            return if from + 1 == count {
                rest
            } else {
                let element = self.indexed_access(rest, t::NUMBER);
                self.array_of(element)
            };
        }
        let mut types = Vec::new();
        let mut infos = Vec::new();
        for at in from..count {
            let label = self.param_name_at(sig, at);
            if rest.is_some() && at + 1 == count {
                types.push(rest.unwrap_or(t::ERROR));
                infos.push(TupleElementInfo { kind: ElementKind::Variadic, label });
            } else {
                types.push(self.type_at_position(sig, at));
                let kind = if at < min { ElementKind::Required } else { ElementKind::Optional };
                infos.push(TupleElementInfo { kind, label });
            }
        }
        self.tuple_of_infos(&types, &infos, false)
    }

    pub(crate) fn param_name_at(&mut self, sig: SignatureId, at: usize) -> Option<Name> {
        let (count, has_rest) = (self.sig(sig).params.len(), self.sig(sig).has_rest);
        let fixed = count - usize::from(has_rest);
        if at < fixed {
            let name = self.sig(sig).params[at].name.clone();
            return (!name.is_empty()).then_some(name);
        }
        if !has_rest {
            return None;
        }
        let rest = self.param_type(sig, count - 1);
        let name = self.sig(sig).params[count - 1].name.clone();
        match self.tuple_of_type(rest) {
            Some(tuple) => tuple.shape.elements.get(at - fixed).and_then(|info| info.label.clone()),
            None => (!name.is_empty()).then_some(name),
        }
    }

    /// The one call signature of a function type without other members.
    pub(crate) fn single_call_signature(&mut self, ty: TypeId) -> Option<SignatureId> {
        if !self.is(ty, TypeFlags::OBJECT) {
            return None;
        }
        let members = self.members(ty);
        let is_single = members.call.len() == 1
            && members.construct.is_empty()
            && members.props.is_empty()
            && members.index.is_empty();
        is_single.then(|| members.call[0])
    }

    pub(crate) fn call_signatures(&mut self, ty: TypeId) -> Vec<SignatureId> {
        let ty = self.apparent_reduced(ty);
        if !self.is(ty, TypeFlags::STRUCTURED) {
            return Vec::new();
        }
        self.members(ty).call.clone()
    }

    pub(crate) fn construct_signatures(&mut self, ty: TypeId) -> Vec<SignatureId> {
        let ty = self.apparent_reduced(ty);
        if !self.is(ty, TypeFlags::STRUCTURED) {
            return Vec::new();
        }
        self.members(ty).construct.clone()
    }

    pub(crate) fn has_call_signatures(&mut self, ty: TypeId) -> bool {
        if self.is(ty, TypeFlags::ANY | TypeFlags::NEVER) {
            return false;
        }
        self.every_type(ty, |this, member| !this.call_signatures(member).is_empty())
    }

    /// A function type with one signature.
    pub(crate) fn function_type(&mut self, sig: SignatureId) -> TypeId {
        let mut members = Members::default();
        if self.sig(sig).is_construct {
            members.construct.push(sig);
        } else {
            members.call.push(sig);
        }
        self.object_from(members, ObjectInfo::default())
    }

    /// Signatures of a union: those that all members have, combined; and index signatures.
    pub(super) fn members_of_union(&mut self, types: &[TypeId]) -> Members {
        let calls: Vec<_> = types.iter().map(|ty| self.call_signatures(*ty)).collect();
        let constructs: Vec<_> = types.iter().map(|ty| self.construct_signatures(*ty)).collect();
        let mut members = Members {
            call: self.union_signatures(&calls),
            construct: self.union_signatures(&constructs),
            ..Members::default()
        };
        if let Some((first, rest)) = types.split_first() {
            for info in self.index_infos(*first) {
                let mut values = vec![info.value];
                let mut readonly = info.readonly;
                let all = rest.iter().all(|ty| match self.applicable_index(*ty, info.key) {
                    Some(other) => {
                        values.push(other.value);
                        readonly |= other.readonly;
                        true
                    }
                    None => false,
                });
                if all {
                    let value = self.union(&values);
                    members.index.push(IndexInfo { key: info.key, value, readonly, declaration: None });
                }
            }
        }
        members
    }

    fn union_signatures(&mut self, lists: &[Vec<SignatureId>]) -> Vec<SignatureId> {
        if lists.is_empty() || lists.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        let mut result: Vec<SignatureId> = Vec::new();
        for (at, list) in lists.iter().enumerate() {
            for sig in list {
                if result.iter().any(|known| self.signatures_match(*known, *sig)) {
                    continue;
                }
                let mut parts = Vec::new();
                let found_all = lists.iter().enumerate().all(|(other, list)| {
                    if other == at {
                        parts.push(*sig);
                        return true;
                    }
                    let found = list.iter().copied().find(|it| self.signatures_match(*it, *sig));
                    parts.extend(found);
                    found.is_some()
                });
                if found_all {
                    let all_same = parts.iter().all(|part| part == sig);
                    result.push(if all_same { *sig } else { self.union_of_signatures(*sig, parts) });
                }
            }
        }
        if !result.is_empty() {
            return result;
        }
        // One signature each: parameters are intersected, results united.
        let mut all = Vec::new();
        for list in lists {
            match list.as_slice() {
                [only] if self.sig(*only).type_params.is_empty() => all.push(*only),
                _ => return Vec::new(),
            }
        }
        vec![self.intersected_signature(&all)]
    }

    fn signatures_match(&mut self, a: SignatureId, b: SignatureId) -> bool {
        a == b || self.signatures_identical(a, b)
    }

    fn union_of_signatures(&mut self, sig: SignatureId, parts: Vec<SignatureId>) -> SignatureId {
        let mut signature = self.sig(sig).clone();
        for at in 0..signature.params.len() {
            signature.params[at].ty = Some(self.param_type(sig, at));
        }
        signature.parts = Some(parts.into());
        signature.return_type = None;
        signature.instance_of = None;
        signature.predicate = Some(None);
        self.new_signature(signature)
    }

    fn intersected_signature(&mut self, sigs: &[SignatureId]) -> SignatureId {
        let longest = sigs.iter().map(|sig| self.param_count(*sig)).max().unwrap_or(0);
        let min = sigs.iter().map(|sig| self.min_arg_count(*sig, true)).max().unwrap_or(0);
        let with_rest = sigs.iter().any(|sig| self.has_effective_rest(*sig));
        let mut params = Vec::new();
        for at in 0..longest {
            let mut types = Vec::new();
            let mut name = Name::default();
            for sig in sigs {
                if let Some(ty) = self.try_type_at_position(*sig, at) {
                    types.push(ty);
                    if name.is_empty() {
                        name = self.param_name_at(*sig, at).unwrap_or_default();
                    }
                }
            }
            let mut ty = self.intersection(&types, None);
            if with_rest && at + 1 == longest {
                ty = self.array_of(ty);
            }
            params.push(SigParam { name, ty: Some(ty), optional: at >= min });
        }
        let sig = self.simple_signature(params, t::ANY);
        let parts: Arc<[SignatureId]> = sigs.into();
        let signature = &mut self.sigs[sig.index()];
        signature.min_args = min;
        signature.has_rest = with_rest;
        signature.parts = Some(parts);
        signature.return_type = None;
        sig
    }
}
