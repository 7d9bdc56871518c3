//! Type parameters replaced by types.
//!
//! An object type is instantiated lazily: the instance remembers what it is an instance of and how. It is
//! known by the arguments that the parameters in scope of its declaration get, so that equal instances
//! are one type.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use tsnix_source::catalogue::types::TOO_DEEP;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::TypeNodeId;

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;

impl Checker {
    /// What a mapper makes of a type parameter.
    pub(crate) fn map_param(&mut self, param: TypeId, mapper: MapperId) -> TypeId {
        match &self.mappers[mapper.index()] {
            Mapper::Simple(source, target) => {
                if *source == param {
                    *target
                } else {
                    param
                }
            }
            Mapper::List(sources, targets) => {
                let at = sources.iter().position(|source| *source == param);
                at.and_then(|at| targets.get(at)).copied().unwrap_or(param)
            }
            Mapper::Erase(sources, target) => {
                if sources.contains(&param) {
                    *target
                } else {
                    param
                }
            }
            Mapper::Inference(inference, fixing) => {
                let (inference, fixing) = (*inference, *fixing);
                self.map_to_inferred(inference, param, fixing)
            }
            Mapper::Composite(first, second) => {
                let (first, second) = (*first, *second);
                let ty = self.map_param(param, first);
                if ty == param { self.map_param(ty, second) } else { self.instantiate(ty, second) }
            }
            Mapper::Merged(first, second) => {
                let (first, second) = (*first, *second);
                let ty = self.map_param(param, first);
                // What the first gives is final, but for a parameter: `O[K]` for `O` is not looked into again.
                if self.is(ty, TypeFlags::TYPE_PARAM) { self.map_param(ty, second) } else { ty }
            }
        }
    }

    pub(crate) fn list_mapper(&mut self, sources: &[TypeId], targets: &[TypeId]) -> MapperId {
        self.new_mapper(Mapper::List(sources.into(), targets.into()))
    }

    /// First `a`, then `b` on the result.
    pub(crate) fn combine(&mut self, a: Option<MapperId>, b: MapperId) -> MapperId {
        match a {
            Some(a) => self.new_mapper(Mapper::Composite(a, b)),
            None => b,
        }
    }

    pub(crate) fn instantiate(&mut self, ty: TypeId, mapper: MapperId) -> TypeId {
        self.instantiate_with_alias(ty, mapper, None)
    }

    pub(crate) fn instantiate_opt(&mut self, ty: TypeId, mapper: Option<MapperId>) -> TypeId {
        match mapper {
            Some(mapper) => self.instantiate(ty, mapper),
            None => ty,
        }
    }

    pub(crate) fn instantiate_list(&mut self, types: &[TypeId], mapper: MapperId) -> TypeList {
        types.iter().map(|ty| self.instantiate(*ty, mapper)).collect()
    }

    pub(crate) fn instantiate_with_alias(
        &mut self,
        ty: TypeId,
        mapper: MapperId,
        alias: Option<Alias>,
    ) -> TypeId {
        if !self.could_contain_variables(ty) {
            return ty;
        }
        if self.instantiation_depth >= 100 || self.instantiation_count >= 5_000_000 {
            let (file, range) = self.current;
            self.report(
                Diagnostic::new(&TOO_DEEP, file, range, "this type refers to itself without an end")
                    .with_help("give the recursion an end, or write the type out"),
            );
            return t::ERROR;
        }
        self.instantiation_depth += 1;
        self.instantiation_count += 1;
        let result =
            stacker::maybe_grow(96 * 1024, 4 * 1024 * 1024, || self.instantiate_inner(ty, mapper, alias));
        self.instantiation_depth -= 1;
        result
    }

    fn mapped_alias(&mut self, ty: TypeId, mapper: MapperId, alias: Option<Alias>) -> Option<Alias> {
        if alias.is_some() {
            return alias;
        }
        let own = self.alias_of(ty)?.clone();
        let args = self.instantiate_list(&own.args, mapper);
        Some(Alias { symbol: own.symbol, args })
    }

    fn instantiate_inner(&mut self, ty: TypeId, mapper: MapperId, alias: Option<Alias>) -> TypeId {
        match self.data(ty).clone() {
            TypeData::TypeParam(_) => self.map_param(ty, mapper),
            TypeData::Interface(interface) => {
                // The generic type itself stands for the reference to its own parameters.
                if interface.params.is_empty() {
                    return ty;
                }
                let args = self.instantiate_list(&interface.params, mapper);
                if args == interface.params { ty } else { self.reference(ty, args) }
            }
            TypeData::Reference { target, args: ReferenceArgs::Known(args) } => {
                let new_args = self.instantiate_list(&args, mapper);
                if new_args == args { ty } else { self.normalized_reference(target, &new_args) }
            }
            TypeData::Reference { args: ReferenceArgs::Deferred { .. }, .. }
            | TypeData::Anonymous(_)
            | TypeData::Mapped(_) => self.instantiate_object(ty, mapper, alias),
            TypeData::Union(types) => {
                let new_types = self.instantiate_list(&types, mapper);
                if new_types == types && alias.is_none() {
                    return ty;
                }
                let alias = self.mapped_alias(ty, mapper, alias);
                self.union_with(&new_types, super::union::Reduction::Literal, alias)
            }
            TypeData::Intersection(types) => {
                let new_types = self.instantiate_list(&types, mapper);
                if new_types == types && alias.is_none() {
                    return ty;
                }
                let alias = self.mapped_alias(ty, mapper, alias);
                self.intersection(&new_types, alias)
            }
            TypeData::KeyOf(of) => {
                let of = self.instantiate(of, mapper);
                self.key_of(of)
            }
            TypeData::IndexedAccess { object, index } => {
                let object = self.instantiate(object, mapper);
                let index = self.instantiate(index, mapper);
                let alias = self.mapped_alias(ty, mapper, alias);
                self.indexed_access_with(object, index, None, alias)
            }
            TypeData::Conditional(conditional) => {
                let mapper = self.combine(conditional.mapper, mapper);
                self.instantiate_conditional(&conditional, mapper, alias)
            }
            TypeData::Substitution { base, constraint } => {
                let base = self.instantiate(base, mapper);
                if constraint == t::UNKNOWN {
                    return self.no_infer_of(base);
                }
                let constraint = self.instantiate(constraint, mapper);
                // Once the base is known the constraint says nothing new.
                if self.is(base, TypeFlags::TYPE_VARIABLE) && self.is_generic_type(constraint) {
                    self.substitution(base, constraint)
                } else if self.is(constraint, TypeFlags::ANY_OR_UNKNOWN)
                    || self.is_restrictively_assignable(base, constraint)
                {
                    base
                } else if self.is(base, TypeFlags::TYPE_VARIABLE) {
                    self.substitution(base, constraint)
                } else {
                    self.intersection2(constraint, base)
                }
            }
            TypeData::Template { texts, types } => {
                let types = self.instantiate_list(&types, mapper);
                self.template_type(&texts, &types)
            }
            TypeData::StringMapping { kind, ty } => {
                let ty = self.instantiate(ty, mapper);
                self.string_mapping(kind, ty)
            }
            TypeData::ReverseMapped { source, mapped, constraint } => {
                let mapped = self.instantiate(mapped, mapper);
                let constraint = self.instantiate(constraint, mapper);
                // Once the variable is known there is nothing left to be read backwards.
                if !matches!(self.data(constraint), TypeData::KeyOf(_))
                    || !matches!(self.data(mapped), TypeData::Mapped(_))
                {
                    return ty;
                }
                self.new_type(TypeFlags::OBJECT, TypeData::ReverseMapped { source, mapped, constraint })
            }
            TypeData::Intrinsic(_)
            | TypeData::Literal { .. }
            | TypeData::EnumMember { .. }
            | TypeData::UniqueSymbol(_)
            | TypeData::TupleTarget(_) => ty,
        }
    }

    fn no_infer_of(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::STRUCTURED_OR_INSTANTIABLE) && self.could_contain_variables(ty) {
            self.substitution(ty, t::UNKNOWN)
        } else {
            ty
        }
    }

    pub(crate) fn substitution(&mut self, base: TypeId, constraint: TypeId) -> TypeId {
        if let Some(known) = self.interner.substitutions.get(&(base, constraint)) {
            return *known;
        }
        let id = self.new_type(TypeFlags::SUBSTITUTION, TypeData::Substitution { base, constraint });
        self.interner.substitutions.insert((base, constraint), id);
        id
    }

    fn is_restrictively_assignable(&mut self, base: TypeId, constraint: TypeId) -> bool {
        !self.is_generic_type(base) && self.is_assignable(base, constraint)
    }

    /// An instance of an object type, by what its declaration's parameters become.
    fn instantiate_object(&mut self, ty: TypeId, mapper: MapperId, alias: Option<Alias>) -> TypeId {
        let (target, own_mapper) = match self.data(ty) {
            TypeData::Anonymous(anonymous) => split(ty, anonymous.instance_of),
            TypeData::Mapped(mapped) => split(ty, mapped.instance_of),
            TypeData::Reference { args: ReferenceArgs::Deferred { mapper, .. }, .. } => (ty, *mapper),
            _ => return ty,
        };
        let target = self.deferred_origin(target);
        let params = self.outer_params(target);
        if params.is_empty() {
            return ty;
        }
        let combined = self.combine(own_mapper, mapper);
        let args: TypeList = params.iter().map(|param| self.map_param(*param, combined)).collect();
        if args == params {
            return target;
        }
        let alias = self.mapped_alias(ty, mapper, alias);
        let key = (target, Arc::clone(&args), alias.clone());
        if let Some(known) = self.interner.instances.get(&key) {
            return *known;
        }
        let new_mapper = self.new_mapper(Mapper::List(params, args));
        let result = match self.data(target).clone() {
            TypeData::Mapped(mapped) => self.instantiate_mapped(target, &mapped, new_mapper, alias.clone()),
            TypeData::Anonymous(anonymous) => {
                let instance = Anonymous { instance_of: Some((target, new_mapper)), ..(*anonymous).clone() };
                self.new_type(TypeFlags::OBJECT, TypeData::Anonymous(Arc::new(instance)))
            }
            TypeData::Reference { target: generic, args: ReferenceArgs::Deferred { file, node, .. } } => {
                let args = ReferenceArgs::Deferred { file, node, mapper: Some(new_mapper) };
                self.new_type(TypeFlags::OBJECT, TypeData::Reference { target: generic, args })
            }
            _ => target,
        };
        if alias.is_some()
            && self.types[result.index()].alias.is_none()
            && self.is(result, TypeFlags::OBJECT)
            && result != target
        {
            self.types[result.index()].alias = alias;
        }
        self.interner.instances.insert(key, result);
        result
    }

    /// The uninstantiated form of a deferred reference, as all its instances share it.
    fn deferred_origin(&mut self, ty: TypeId) -> TypeId {
        let TypeData::Reference { target, args: ReferenceArgs::Deferred { file, node, mapper: Some(_) } } =
            self.data(ty).clone()
        else {
            if let TypeData::Reference { args: ReferenceArgs::Deferred { file, node, .. }, .. } =
                *self.data(ty)
            {
                return *self.interner.deferred_origins.entry((file, node)).or_insert(ty);
            }
            return ty;
        };
        if let Some(known) = self.interner.deferred_origins.get(&(file, node)) {
            return *known;
        }
        let args = ReferenceArgs::Deferred { file, node, mapper: None };
        let origin = self.new_type(TypeFlags::OBJECT, TypeData::Reference { target, args });
        self.interner.deferred_origins.insert((file, node), origin);
        origin
    }

    /// The parameters around an object type's declaration that it may refer to.
    pub(crate) fn outer_params(&mut self, ty: TypeId) -> TypeList {
        if let Some(known) = self.interner.outer_params.get(&ty) {
            return Arc::clone(known);
        }
        // For types that lead back to themselves while this is being found out.
        self.interner.outer_params.insert(ty, Arc::from([]));
        let params: TypeList = match self.data(ty).clone() {
            TypeData::Anonymous(anonymous) => match &anonymous.source {
                AnonymousSource::Literal(file, node) | AnonymousSource::FunctionType(file, node) => {
                    self.outer_params_of_node(*file, *node)
                }
                AnonymousSource::Functions(functions) => {
                    let mut params = Vec::new();
                    for (file, function) in functions.iter() {
                        for param in self.outer_params_of_function(*file, *function) {
                            if !params.contains(&param) {
                                params.push(param);
                            }
                        }
                    }
                    params.into()
                }
                AnonymousSource::Symbol(symbol) => self.outer_params_of_symbol(*symbol),
                AnonymousSource::Given => self.free_params_of_members(ty),
            },
            TypeData::Mapped(mapped) => self.outer_params_of_node(mapped.file, mapped.node),
            TypeData::Reference { args: ReferenceArgs::Deferred { file, node, .. }, .. } => {
                self.outer_params_of_node(file, node)
            }
            _ => Arc::from([]),
        };
        self.interner.outer_params.insert(ty, Arc::clone(&params));
        params
    }

    fn outer_params_of_node(&mut self, file: FileId, node: TypeNodeId) -> TypeList {
        let scope = self.bindings(file).type_scope(node);
        let mut outer = self.params_in_scope(file, scope);
        let mut found = FxHashSet::default();
        let mut all = false;
        self.collect_params_around(file, node, &mut found, &mut all);
        if !all {
            outer.retain(|param| found.contains(param));
        }
        // `this` of the interface around stands in no scope.
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable();
        for param in found {
            if matches!(self.data(param), TypeData::TypeParam(TypeParamSource::This(_))) {
                outer.push(param);
            }
        }
        outer.into()
    }

    fn outer_params_of_function(
        &mut self,
        file: FileId,
        function: tsnix_syntax::hir::FunctionId,
    ) -> Vec<TypeId> {
        let bindings = self.bindings(file);
        let scope = bindings.function_scope(function);
        let Some(parent) = bindings.scopes[scope.index()].parent else { return Vec::new() };
        let mut params = self.params_in_scope(file, parent);
        let hir = self.hir(file);
        if let Some(this) = self.this_in_function(file, &hir, function) {
            params.push(this);
        }
        params
    }

    fn outer_params_of_symbol(&mut self, symbol: SymbolId) -> TypeList {
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            if let crate::names::Declaration::Function(function) = declaration {
                return self.outer_params_of_function(file, function).into();
            }
        }
        Arc::from([])
    }

    fn free_params_of_members(&mut self, ty: TypeId) -> TypeList {
        let Some(members) = self.interner.members.get(&ty).cloned() else { return Arc::from([]) };
        let mut found = Vec::new();
        for prop in members.props.values() {
            match self.prop(*prop).source.clone() {
                PropSource::Known => {
                    if let Some(ty) = self.prop(*prop).ty {
                        self.free_params(ty, &mut found);
                    }
                }
                _ => {
                    let ty = self.type_of_prop(*prop);
                    self.free_params(ty, &mut found);
                }
            }
        }
        for info in &members.index {
            self.free_params(info.value, &mut found);
        }
        for sig in members.call.iter().chain(&members.construct) {
            self.free_params_of_signature(*sig, &mut found);
        }
        found.into()
    }

    fn free_params_of_signature(&mut self, sig: SignatureId, found: &mut Vec<TypeId>) {
        let count = self.sig(sig).params.len();
        for at in 0..count {
            let ty = self.param_type(sig, at);
            self.free_params(ty, found);
        }
        let ty = self.return_type_of(sig);
        self.free_params(ty, found);
    }

    /// Gathers the type parameters that a type may hold.
    pub(super) fn free_params(&mut self, ty: TypeId, found: &mut Vec<TypeId>) {
        if !self.could_contain_variables(ty) {
            return;
        }
        match self.data(ty).clone() {
            TypeData::TypeParam(_) if !found.contains(&ty) => found.push(ty),
            TypeData::Union(types) | TypeData::Intersection(types) | TypeData::Template { types, .. } => {
                for ty in types.iter() {
                    self.free_params(*ty, found);
                }
            }
            TypeData::Reference { args: ReferenceArgs::Known(args), .. } => {
                for ty in args.iter() {
                    self.free_params(*ty, found);
                }
            }
            TypeData::Interface(interface) => {
                for ty in interface.params.iter() {
                    self.free_params(*ty, found);
                }
            }
            TypeData::KeyOf(ty) | TypeData::StringMapping { ty, .. } => self.free_params(ty, found),
            TypeData::IndexedAccess { object, index } => {
                self.free_params(object, found);
                self.free_params(index, found);
            }
            TypeData::Substitution { base, constraint } => {
                self.free_params(base, found);
                self.free_params(constraint, found);
            }
            TypeData::Conditional(conditional) => {
                let root = self.roots[conditional.root.index()].clone();
                for param in root.outer_params.iter() {
                    let ty = match conditional.mapper {
                        Some(mapper) => self.map_param(*param, mapper),
                        None => *param,
                    };
                    self.free_params(ty, found);
                }
            }
            TypeData::Anonymous(_) | TypeData::Mapped(_) | TypeData::Reference { .. } => {
                let (target, mapper) = match self.data(ty) {
                    TypeData::Anonymous(anonymous) => split(ty, anonymous.instance_of),
                    TypeData::Mapped(mapped) => split(ty, mapped.instance_of),
                    TypeData::Reference { args: ReferenceArgs::Deferred { mapper, .. }, .. } => (ty, *mapper),
                    _ => (ty, None),
                };
                for param in self.outer_params(target).iter() {
                    match mapper {
                        Some(mapper) => {
                            let mapped = self.map_param(*param, mapper);
                            if mapped != ty {
                                self.free_params(mapped, found);
                            }
                        }
                        None => {
                            if !found.contains(param) {
                                found.push(*param);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether instantiating a type could change it.
    pub(crate) fn could_contain_variables(&mut self, ty: TypeId) -> bool {
        let flags = self.flags(ty);
        if flags.intersects(TypeFlags::INSTANTIABLE) {
            return true;
        }
        if !flags.intersects(TypeFlags::STRUCTURED) {
            return false;
        }
        if let Some(known) = self.relations.variables.get(&ty) {
            return *known;
        }
        self.relations.variables.insert(ty, true);
        let result = match self.data(ty).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().any(|ty| self.could_contain_variables(*ty))
            }
            TypeData::Interface(interface) => !interface.params.is_empty(),
            TypeData::Reference { args: ReferenceArgs::Known(args), .. } => {
                args.iter().any(|ty| self.could_contain_variables(*ty))
            }
            TypeData::Anonymous(anonymous) if anonymous.instance_of.is_none() => {
                !self.outer_params(ty).is_empty()
            }
            TypeData::Mapped(mapped) if mapped.instance_of.is_none() => !self.outer_params(ty).is_empty(),
            TypeData::Anonymous(_) | TypeData::Mapped(_) => {
                let (target, mapper) = match self.data(ty) {
                    TypeData::Anonymous(anonymous) => split(ty, anonymous.instance_of),
                    TypeData::Mapped(mapped) => split(ty, mapped.instance_of),
                    _ => (ty, None),
                };
                let params = self.outer_params(target);
                params.iter().any(|param| {
                    let mapped = match mapper {
                        Some(mapper) => self.map_param(*param, mapper),
                        None => *param,
                    };
                    self.could_contain_variables(mapped)
                })
            }
            TypeData::Reference { args: ReferenceArgs::Deferred { mapper, .. }, .. } => {
                let params = self.outer_params(ty);
                params.iter().any(|param| {
                    let mapped = match mapper {
                        Some(mapper) => self.map_param(*param, mapper),
                        None => *param,
                    };
                    self.could_contain_variables(mapped)
                })
            }
            TypeData::TupleTarget(_) => false,
            TypeData::ReverseMapped { .. } => true,
            _ => true,
        };
        self.relations.variables.insert(ty, result);
        result
    }
}

fn split(ty: TypeId, instance_of: Option<(TypeId, MapperId)>) -> (TypeId, Option<MapperId>) {
    match instance_of {
        Some((target, mapper)) => (target, Some(mapper)),
        None => (ty, None),
    }
}
