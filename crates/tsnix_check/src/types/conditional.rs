//! Conditional types.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{TypeNode, TypeNodeId, TypeParamId};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::Checker;
use crate::names::ScopeKind;

impl Checker {
    pub(super) fn conditional_from_node(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        alias: Option<Alias>,
    ) -> TypeId {
        let hir = self.hir(file);
        let TypeNode::Conditional { check, extends, then, otherwise } = &hir[node] else { return t::ERROR };
        let check_type = self.type_from_node(file, *check);
        let extends_type = self.type_from_node(file, *extends);
        let mut infer_params = Vec::new();
        collect_infer(&hir, *extends, &mut infer_params);
        let mut params: Vec<TypeId> = Vec::with_capacity(infer_params.len());
        for param in infer_params {
            let param = self.type_param(file, param);
            if !params.contains(&param) {
                params.push(param);
            }
        }
        let infer_params: TypeList = params.into();
        let outer_params = self.outer_params_of(file, node);
        let root = ConditionalRoot {
            file,
            check_node: *check,
            extends_node: *extends,
            then: *then,
            otherwise: *otherwise,
            check: self.actual_variable(check_type),
            extends: extends_type,
            is_distributive: self.is(check_type, TypeFlags::TYPE_PARAM),
            infer_params,
            outer_params,
            alias: alias.clone(),
        };
        let id = ConditionalRootId(self.roots.len() as u32);
        self.roots.push(root);
        self.resolve_conditional(id, None, alias)
    }

    /// `T extends string ? F<T> : never`: inside `F<T>`, `T` is known to be a `string` too.
    pub(super) fn in_true_branches(&mut self, file: FileId, node: TypeNodeId, ty: TypeId) -> TypeId {
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        let variable = self.actual_variable(ty);
        let mut constraints = Vec::new();
        let mut at = Some(bindings.type_scope(node));
        while let Some(scope) = at {
            let here = &bindings.scopes[scope.index()];
            if let ScopeKind::TrueBranch(conditional) = here.kind
                && let TypeNode::Conditional { check, extends, .. } = &hir[conditional]
                && let Some(constraint) = self.implied_constraint(file, &hir, variable, *check, *extends)
            {
                constraints.push(constraint);
            }
            at = here.parent;
        }
        if constraints.is_empty() {
            return ty;
        }
        let constraint = self.intersection(&constraints, None);
        if constraint == ty || self.is(constraint, TypeFlags::ANY_OR_UNKNOWN) {
            return ty;
        }
        self.substitution(ty, constraint)
    }

    fn implied_constraint(
        &mut self,
        file: FileId,
        hir: &tsnix_syntax::hir::Module,
        variable: TypeId,
        check: TypeNodeId,
        extends: TypeNodeId,
    ) -> Option<TypeId> {
        // `[T] extends [U]` says of `T` what `T extends U` says.
        if let (TypeNode::Tuple(checks), TypeNode::Tuple(wanted)) = (&hir[check], &hir[extends])
            && let ([check], [wanted]) = (checks.as_slice(), wanted.as_slice())
            && is_simple_tuple(&hir[extends])
            && !check.is_optional
            && !check.is_rest
        {
            return self.implied_constraint(file, hir, variable, check.ty, wanted.ty);
        }
        let checked = self.type_from_node(file, check);
        let checked = self.actual_variable(checked);
        (checked == variable).then(|| self.type_from_node(file, extends))
    }

    /// A type variable without what conditional types around it say of it.
    fn actual_variable(&mut self, ty: TypeId) -> TypeId {
        match *self.data(ty) {
            TypeData::Substitution { base, constraint } if constraint != t::UNKNOWN => {
                self.actual_variable(base)
            }
            TypeData::IndexedAccess { object, index } => {
                let plain = (self.actual_variable(object), self.actual_variable(index));
                if plain == (object, index) { ty } else { self.indexed_access(plain.0, plain.1) }
            }
            _ => ty,
        }
    }

    fn outer_params_of(&mut self, file: FileId, node: TypeNodeId) -> TypeList {
        let scope = self.bindings(file).type_scope(node);
        let mut found = rustc_hash::FxHashSet::default();
        let mut all = false;
        self.collect_params_around(file, node, &mut found, &mut all);
        let mut outer = self.params_in_scope(file, scope);
        if !all {
            outer.retain(|param| found.contains(param));
        }
        // interface First extends Fn { return: this["args"] extends [infer A, ...any] ? A : never }
        let this = self.this_around(file, node);
        outer.extend(this.filter(|this| all || found.contains(this)));
        outer.into()
    }

    pub(super) fn instantiate_conditional(
        &mut self,
        conditional: &Conditional,
        mapper: MapperId,
        alias: Option<Alias>,
    ) -> TypeId {
        let root = self.roots[conditional.root.index()].clone();
        let args: TypeList = root.outer_params.iter().map(|param| self.map_param(*param, mapper)).collect();
        let key = (conditional.root, Arc::clone(&args), alias.clone());
        if let Some(known) = self.interner.conditional_instances.get(&key) {
            return *known;
        }
        let new_mapper = self.new_mapper(Mapper::List(Arc::clone(&root.outer_params), args));
        let alias = alias.or_else(|| {
            root.alias.as_ref().map(|alias| Alias {
                symbol: alias.symbol,
                args: self.instantiate_list(&alias.args, new_mapper),
            })
        });
        let distributed = if root.is_distributive {
            let check = self.map_param(root.check, new_mapper);
            let check = self.reduced(check);
            (check != root.check && self.is(check, TypeFlags::UNION | TypeFlags::NEVER)).then_some(check)
        } else {
            None
        };
        let result = match distributed {
            Some(check) => {
                let types = self.constituents(check);
                if self.is(check, TypeFlags::NEVER) {
                    t::NEVER
                } else {
                    let mut parts = Vec::with_capacity(types.len());
                    for member in types.iter() {
                        let own = self.new_mapper(Mapper::Simple(root.check, *member));
                        let mapper = self.new_mapper(Mapper::Merged(own, new_mapper));
                        parts.push(self.resolve_conditional(conditional.root, Some(mapper), None));
                    }
                    self.union_with(&parts, super::union::Reduction::Literal, alias.clone())
                }
            }
            None => self.resolve_conditional(conditional.root, Some(new_mapper), alias),
        };
        self.interner.conditional_instances.insert(key, result);
        result
    }

    /// Decides a conditional type, or leaves it where the answer depends on what is not known yet. Tail
    /// recursion (`T extends ... ? Again<...> : ...`) runs in a loop.
    #[expect(
        clippy::too_many_lines,
        reason = "one loop with the state of tail recursion; its steps share all of it"
    )]
    fn resolve_conditional(
        &mut self,
        root: ConditionalRootId,
        mapper: Option<MapperId>,
        alias: Option<Alias>,
    ) -> TypeId {
        let (mut root_id, mut mapper, mut alias) = (root, mapper, alias);
        let mut extra: Vec<TypeId> = Vec::new();
        let mut tail_count = 0;
        let result = loop {
            if tail_count >= 1000 {
                let (file, range) = self.current;
                self.report(
                    tsnix_source::Diagnostic::new(
                        &tsnix_source::catalogue::types::TOO_DEEP,
                        file,
                        range,
                        "this type refers to itself without an end",
                    )
                    .with_help("give the recursion an end, or write the type out"),
                );
                break t::ERROR;
            }
            let root = self.roots[root_id.index()].clone();
            let check = self.instantiate_opt(root.check, mapper);
            let extends = self.instantiate_opt(root.extends, mapper);
            if check == t::ERROR || extends == t::ERROR {
                break t::ERROR;
            }
            if check == t::WILDCARD || extends == t::WILDCARD {
                break t::WILDCARD;
            }
            // `[A, B] extends [C, D]` decides like its elements.
            let hir = self.hir(root.file);
            let check_tuples = is_simple_tuple(&hir[root.check_node])
                && is_simple_tuple(&hir[root.extends_node])
                && tuple_len(&hir[root.check_node]) == tuple_len(&hir[root.extends_node]);
            let is_deferred = self.is_deferred_check(check, check_tuples);
            let mut combined = None;
            if !root.infer_params.is_empty() {
                let fresh: TypeList =
                    root.infer_params.iter().map(|param| self.copy_infer_param(*param, mapper)).collect();
                let renames =
                    self.new_mapper(Mapper::List(Arc::clone(&root.infer_params), Arc::clone(&fresh)));
                let context = self.new_inference_plain(&fresh);
                if !is_deferred {
                    let own = self.instantiate(root.extends, renames);
                    let own = self.instantiate_opt(own, mapper);
                    self.infer_types(
                        context,
                        check,
                        own,
                        crate::infer::priority::NO_CONSTRAINTS | crate::infer::priority::ALWAYS_STRICT,
                    );
                }
                let inferred = self.new_mapper(Mapper::Inference(context, true));
                let own = self.combine(Some(renames), inferred);
                combined = Some(match mapper {
                    Some(mapper) => self.new_mapper(Mapper::Merged(own, mapper)),
                    None => own,
                });
                // Read now: the answer must not change afterwards.
                let targets: Vec<_> = fresh.iter().map(|param| self.map_param(*param, inferred)).collect();
                let list = self.list_mapper(&root.infer_params, &targets);
                combined = Some(match (mapper, combined) {
                    (Some(mapper), _) => self.new_mapper(Mapper::Merged(list, mapper)),
                    _ => list,
                });
            }
            let inferred_extends = match combined {
                Some(combined) => self.instantiate(root.extends, combined),
                None => extends,
            };
            let extends_deferred = self.is_deferred_check(inferred_extends, check_tuples);
            if !is_deferred && !extends_deferred {
                let is_any = self.is(check, TypeFlags::ANY);
                if !self.is(inferred_extends, TypeFlags::ANY_OR_UNKNOWN)
                    && (is_any || {
                        let permissive_check = self.permissive(check);
                        let permissive_extends = self.permissive(inferred_extends);
                        !self.is_assignable(permissive_check, permissive_extends)
                    })
                {
                    if is_any {
                        let then = self.type_from_node(root.file, root.then);
                        let then = self.instantiate_opt(then, combined.or(mapper));
                        extra.push(then);
                    }
                    let otherwise = self.type_from_node(root.file, root.otherwise);
                    if let TypeData::Conditional(next) = self.data(otherwise).clone() {
                        let next_root = &self.roots[next.root.index()];
                        // `A extends B ? C : D extends E ? F : G`, written in one.
                        // What it is decided to already has a mapper of its own.
                        let is_nested = matches!(&hir[root.otherwise],
                            TypeNode::Conditional { check, .. } if *check == next_root.check_node);
                        if is_nested && (!next_root.is_distributive || next_root.check == root.check) {
                            root_id = next.root;
                            tail_count += 1;
                            continue;
                        }
                        if let Some((next_root, next_mapper)) = self.tail_recursion(&next, mapper) {
                            (root_id, mapper, alias) = (next_root, Some(next_mapper), None);
                            tail_count += 1;
                            continue;
                        }
                    }
                    break self.instantiate_opt(otherwise, mapper);
                }
                let is_certain = self.is(inferred_extends, TypeFlags::ANY_OR_UNKNOWN) || {
                    let restrictive_check = self.restrictive(check);
                    let restrictive_extends = self.restrictive(inferred_extends);
                    self.is_assignable(restrictive_check, restrictive_extends)
                };
                if is_certain {
                    let then = self.type_from_node(root.file, root.then);
                    let true_mapper = combined.or(mapper);
                    if let TypeData::Conditional(next) = self.data(then).clone()
                        && let Some((next_root, next_mapper)) = self.tail_recursion(&next, true_mapper)
                    {
                        (root_id, mapper, alias) = (next_root, Some(next_mapper), None);
                        tail_count += 1;
                        continue;
                    }
                    break self.instantiate_opt(then, true_mapper);
                }
            }
            let conditional =
                Conditional { root: root_id, check, extends, mapper, combined_mapper: combined };
            let ty = self.new_type(TypeFlags::CONDITIONAL, TypeData::Conditional(Arc::new(conditional)));
            self.types[ty.index()].alias = alias.clone().or_else(|| {
                let own = root.alias.clone()?;
                let args = match mapper {
                    Some(mapper) => self.instantiate_list(&own.args, mapper),
                    None => own.args,
                };
                Some(Alias { symbol: own.symbol, args })
            });
            break ty;
        };
        if extra.is_empty() {
            return result;
        }
        extra.push(result);
        self.union(&extra)
    }

    /// The next round, where a branch is a conditional type again that does not distribute.
    fn tail_recursion(
        &mut self,
        next: &Conditional,
        mapper: Option<MapperId>,
    ) -> Option<(ConditionalRootId, MapperId)> {
        let mapper = mapper?;
        let root = self.roots[next.root.index()].clone();
        if root.outer_params.is_empty() {
            return None;
        }
        let type_mapper = self.combine(next.mapper, mapper);
        let args: Vec<_> =
            root.outer_params.iter().map(|param| self.map_param(*param, type_mapper)).collect();
        let new_mapper = self.list_mapper(&root.outer_params, &args);
        if root.is_distributive {
            let check = self.map_param(root.check, new_mapper);
            if check != root.check && self.is(check, TypeFlags::UNION | TypeFlags::NEVER) {
                return None;
            }
        }
        Some((next.root, new_mapper))
    }

    fn copy_infer_param(&mut self, param: TypeId, mapper: Option<MapperId>) -> TypeId {
        let info = self.param_info(param);
        let constraint = self.constraint_of_param(param);
        let constraint = constraint.map(|constraint| self.instantiate_opt(constraint, mapper));
        let copy = self.synthetic_param(info.name);
        let entry = self.interner.params.entry(copy).or_default();
        entry.constraint = Some(constraint);
        entry.default = Some(None);
        copy
    }

    fn is_deferred_check(&mut self, ty: TypeId, tuples: bool) -> bool {
        if self.is_generic_type(ty) {
            return true;
        }
        if tuples && self.is_tuple(ty) {
            let args = self.type_args(ty);
            return args.iter().any(|ty| self.is_generic_type(*ty));
        }
        false
    }

    /// Type parameters as `any`: what might hold for some argument.
    fn permissive(&mut self, ty: TypeId) -> TypeId {
        if !self.could_contain_variables(ty) {
            return ty;
        }
        let mapper = self.all_params_mapper(ty, t::WILDCARD);
        self.instantiate_opt(ty, mapper)
    }

    /// Type parameters without their constraints: what holds for every argument.
    fn restrictive(&mut self, ty: TypeId) -> TypeId {
        ty
    }

    fn all_params_mapper(&mut self, ty: TypeId, target: TypeId) -> Option<MapperId> {
        let mut found = Vec::new();
        self.free_params(ty, &mut found);
        if found.is_empty() {
            return None;
        }
        Some(self.new_mapper(Mapper::Erase(found.into(), target)))
    }

    /// What a conditional type that is still open is at least: either branch, or what its constraint
    /// decides.
    pub(super) fn conditional_constraint(&mut self, ty: TypeId, conditional: &Conditional) -> Option<TypeId> {
        let root = self.roots[conditional.root.index()].clone();
        if root.is_distributive
            && let Some(constraint) = self.constraint_of(conditional.check)
            && constraint != conditional.check
            && self.is(conditional.check, TypeFlags::INSTANTIABLE)
        {
            let own = self.new_mapper(Mapper::Simple(root.check, constraint));
            let mapper = match conditional.mapper {
                Some(mapper) => self.new_mapper(Mapper::Merged(own, mapper)),
                None => own,
            };
            let instance = self.instantiate_conditional(conditional, mapper, None);
            if !self.is(instance, TypeFlags::NEVER) && instance != ty {
                return Some(instance);
            }
        }
        Some(self.default_conditional_constraint(conditional))
    }

    fn default_conditional_constraint(&mut self, conditional: &Conditional) -> TypeId {
        let then = self.conditional_true(conditional);
        let otherwise = self.conditional_false(conditional);
        if self.is(then, TypeFlags::ANY) {
            return otherwise;
        }
        if self.is(otherwise, TypeFlags::ANY) {
            return then;
        }
        self.union2(then, otherwise)
    }

    pub(crate) fn conditional_true(&mut self, conditional: &Conditional) -> TypeId {
        let root = self.roots[conditional.root.index()].clone();
        let then = self.type_from_node(root.file, root.then);
        self.instantiate_opt(then, conditional.combined_mapper.or(conditional.mapper))
    }

    pub(crate) fn conditional_false(&mut self, conditional: &Conditional) -> TypeId {
        let root = self.roots[conditional.root.index()].clone();
        let otherwise = self.type_from_node(root.file, root.otherwise);
        self.instantiate_opt(otherwise, conditional.mapper)
    }

    /// `infer U` in `Name<infer U>` is constrained as the parameter that it stands for.
    /// The `infer` nodes of a file by what they declare; found once.
    fn infer_nodes(&mut self, file: FileId) -> Arc<FxHashMap<TypeParamId, TypeNodeId>> {
        if let Some(known) = self.answers.infer_nodes.get(&file) {
            return Arc::clone(known);
        }
        let hir = self.hir(file);
        let nodes = hir.type_nodes.ids().filter_map(|node| match hir[node] {
            TypeNode::Infer(param) => Some((param, node)),
            _ => None,
        });
        let found = Arc::new(nodes.collect());
        self.answers.infer_nodes.insert(file, Arc::clone(&found));
        found
    }

    pub(super) fn inferred_constraint_of_infer(
        &mut self,
        file: FileId,
        param: TypeParamId,
    ) -> Option<TypeId> {
        let hir = self.hir(file);
        let place = hir.type_params.range(param);
        let infer = *self.infer_nodes(file).get(&param)?;
        if !hir.type_nodes.range(infer).contains(place) {
            return None;
        }
        // (...args: infer A) => any
        let mut params = hir.functions.ids().flat_map(|function| &hir[function].params);
        if params.any(|param| param.is_rest && param.ty == Some(infer)) {
            return Some(self.array_of(t::UNKNOWN));
        }
        for node in hir.type_nodes.ids() {
            match &hir[node] {
                TypeNode::Template { types, .. } if types.contains(&infer) => return Some(t::STRING),
                TypeNode::Tuple(elements)
                    if elements.iter().any(|element| element.is_rest && element.ty == infer) =>
                {
                    return Some(self.array_of(t::UNKNOWN));
                }
                TypeNode::Reference { name, args } if args.contains(&infer) => {
                    let at = args.iter().position(|arg| *arg == infer)?;
                    let scope = self.bindings(file).type_scope(node);
                    let symbol = self.resolve_type_name(file, scope, name)?;
                    let params = self.params_of_symbol(symbol);
                    let declared = *params.get(at)?;
                    let constraint = self.constraint_of_param(declared)?;
                    // A constraint that names other parameters says nothing here.
                    return (!self.could_contain_variables(constraint)).then_some(constraint);
                }
                _ => {}
            }
        }
        None
    }
}

fn is_simple_tuple(node: &TypeNode) -> bool {
    matches!(node, TypeNode::Tuple(elements)
        if !elements.is_empty() && elements.iter().all(|element| !element.is_optional && !element.is_rest))
}

fn tuple_len(node: &TypeNode) -> usize {
    match node {
        TypeNode::Tuple(elements) => elements.len(),
        _ => 0,
    }
}

/// The `infer` parameters of an `extends` part, those of conditional types inside left out where they
/// belong to those.
fn collect_infer(hir: &tsnix_syntax::hir::Module, node: TypeNodeId, found: &mut Vec<TypeParamId>) {
    let range = hir.type_nodes.range(node);
    for id in hir.type_nodes.ids() {
        if let TypeNode::Infer(param) = &hir[id]
            && range.contains(hir.type_nodes.range(id))
            && !in_inner_conditional(hir, node, id)
        {
            found.push(*param);
        }
    }
}

fn in_inner_conditional(hir: &tsnix_syntax::hir::Module, around: TypeNodeId, id: TypeNodeId) -> bool {
    let range = hir.type_nodes.range(around);
    let place = hir.type_nodes.range(id);
    hir.type_nodes.ids().any(|other| match &hir[other] {
        TypeNode::Conditional { extends, .. } => {
            range.contains(hir.type_nodes.range(other)) && hir.type_nodes.range(*extends).contains(place)
        }
        _ => false,
    })
}
