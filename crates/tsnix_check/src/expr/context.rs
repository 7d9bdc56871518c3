//! Contextual types: what the surroundings of an expression ask for.

use tsnix_source::FileId;
use tsnix_syntax::hir::{
    Argument, ArrayElement, AssignOp, Expr, ExprId, FunctionBody, FunctionId, FunctionKind, LogicalOp,
    Module, PatId, Pattern, Property, Stmt,
};

use crate::checker::{CheckMode, Checker, PushedContext};
use crate::names::{Parent, PatternOrigin};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    /// Looks at an expression with a contextual type given, as while arguments are tried.
    pub(crate) fn check_with_context(
        &mut self,
        file: FileId,
        expr: ExprId,
        context: TypeId,
        inference: Option<InferenceId>,
        mode: CheckMode,
    ) -> TypeId {
        self.contexts.push(PushedContext { file, expr, ty: Some(context), inference });
        if let Some(inference) = inference {
            self.context_mut(inference).sites.clear();
        }
        let inferential = if inference.is_some() { CheckMode::INFERENTIAL } else { CheckMode::NORMAL };
        let mode = mode.with(CheckMode::CONTEXTUAL).with(inferential);
        let ty = self.check_expr_with(file, expr, mode);
        // A literal keeps its type where the parameter, or what the whole call is expected to give, asks for
        // literals.
        let keeps = self.maybe(ty, TypeFlags::LITERAL) && {
            let context = self.instantiate_context(file, expr, context, false);
            self.is_literal_context(ty, Some(context))
        };
        self.contexts.pop();
        if let Some(inference) = inference {
            self.context_mut(inference).sites.clear();
        }
        if keeps { self.regular(ty) } else { ty }
    }

    /// The type that is expected of an expression.
    pub(crate) fn contextual_type(&mut self, file: FileId, expr: ExprId) -> Option<TypeId> {
        self.contextual_type_with(file, expr, false)
    }

    pub(crate) fn contextual_type_with(
        &mut self,
        file: FileId,
        expr: ExprId,
        skip_bindings: bool,
    ) -> Option<TypeId> {
        if let Some(pushed) = self.contexts.iter().rev().find(|it| it.file == file && it.expr == expr) {
            return pushed.ty;
        }
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        match bindings.parent(expr) {
            Parent::Stmt(stmt) => self.context_in_statement(file, &hir, stmt, expr),
            Parent::Function(function) => self.return_context(file, function),
            Parent::Param(function, at) => {
                let param = hir[function].params.get(at as usize)?;
                match param.ty {
                    Some(node) => Some(self.type_from_node(file, node)),
                    None => {
                        if !matches!(hir[param.pattern], Pattern::Name(_)) && !skip_bindings {
                            return Some(self.type_from_pattern(file, param.pattern));
                        }
                        None
                    }
                }
            }
            Parent::Pattern(pattern) => self.context_of_default(file, &hir, pattern, expr),
            Parent::Property(property) => {
                let object = bindings.object_of(property)?;
                match &hir[property] {
                    Property::Spread(_) => self.contextual_type_with(file, object, skip_bindings),
                    Property::KeyValue { key, value } if *value == expr => {
                        let key = key.clone();
                        self.context_of_property(file, object, &key, skip_bindings)
                    }
                    Property::Shorthand { key, .. } => {
                        let key = tsnix_syntax::hir::PropertyName::Ident(key.clone());
                        self.context_of_property(file, object, &key, skip_bindings)
                    }
                    _ => None,
                }
            }
            Parent::Expr(parent) => self.context_in_expr(file, &hir, parent, expr, skip_bindings),
            Parent::None | Parent::Member(_) | Parent::Class(_) => None,
        }
    }

    fn context_in_statement(
        &mut self,
        file: FileId,
        hir: &Module,
        stmt: tsnix_syntax::hir::StmtId,
        expr: ExprId,
    ) -> Option<TypeId> {
        match &hir[stmt] {
            Stmt::Variable(decl) => {
                let declarator = decl.declarators.iter().find(|it| it.init == Some(expr))?;
                match declarator.ty {
                    Some(node) => Some(self.type_from_node(file, node)),
                    None if !matches!(hir[declarator.pattern], Pattern::Name(_)) => {
                        Some(self.type_from_pattern(file, declarator.pattern))
                    }
                    None => None,
                }
            }
            Stmt::Return(_) => {
                let bindings = self.bindings(file);
                let scope = bindings.expr_scope(expr);
                let function = bindings.scopes[scope.index()].function?;
                self.return_context(file, function)
            }
            _ => None,
        }
    }

    /// What a function is expected to give.
    fn return_context(&mut self, file: FileId, function: FunctionId) -> Option<TypeId> {
        let hir = self.hir(file);
        let it = &hir[function];
        if let Some(node) = it.return_type {
            return Some(self.type_from_node(file, node));
        }
        let sig = self.contextual_signature(file, function)?;
        // A signature that is just being found out says nothing yet.
        let own = self.answers.function_signatures.get(&(file, function)).copied();
        if own == Some(sig) {
            return None;
        }
        let ty = self.return_type_of(sig);
        Some(ty)
    }

    fn context_of_default(
        &mut self,
        file: FileId,
        hir: &Module,
        pattern: PatId,
        expr: ExprId,
    ) -> Option<TypeId> {
        let bindings = self.bindings(file);
        let (outer, name, index) = match bindings.pattern_origin(pattern) {
            PatternOrigin::Property(outer, at) => {
                let Pattern::Object { properties, .. } = &hir[outer] else { return None };
                let property = properties.get(at as usize)?;
                if property.default != Some(expr) {
                    return None;
                }
                (outer, property.key.static_name(), None)
            }
            PatternOrigin::Element(outer, at) => (outer, None, Some(at as usize)),
            _ => return None,
        };
        let whole = self.declared_type_of_pattern(file, outer)?;
        match (name, index) {
            (Some(name), _) => self.property_or_index_type(whole, &name),
            (_, Some(index)) => self.tuple_element(whole, index).or_else(|| self.array_element(whole)),
            _ => None,
        }
    }

    /// The type of a pattern where it is written or follows from the context of its function.
    fn declared_type_of_pattern(&mut self, file: FileId, pattern: PatId) -> Option<TypeId> {
        let hir = self.hir(file);
        match self.bindings(file).pattern_origin(pattern) {
            PatternOrigin::Declarator(stmt, at) => {
                let Stmt::Variable(decl) = &hir[stmt] else { return None };
                let node = decl.declarators.get(at as usize)?.ty?;
                Some(self.type_from_node(file, node))
            }
            PatternOrigin::Param(function, at) => {
                let param = hir[function].params.get(at as usize)?;
                match param.ty {
                    Some(node) => Some(self.type_from_node(file, node)),
                    None => self.answers.params.get(&(file, function, at)).copied(),
                }
            }
            PatternOrigin::Property(outer, at) => {
                let whole = self.declared_type_of_pattern(file, outer)?;
                let Pattern::Object { properties, .. } = &hir[outer] else { return None };
                let name = properties.get(at as usize)?.key.static_name()?;
                self.property_or_index_type(whole, &name)
            }
            PatternOrigin::Element(outer, at) => {
                let whole = self.declared_type_of_pattern(file, outer)?;
                self.tuple_element(whole, at as usize).or_else(|| self.array_element(whole))
            }
            _ => None,
        }
    }

    fn context_in_expr(
        &mut self,
        file: FileId,
        hir: &Module,
        parent: ExprId,
        expr: ExprId,
        skip: bool,
    ) -> Option<TypeId> {
        match &hir[parent] {
            Expr::Call { callee, args, .. } | Expr::New { callee, args, .. } => {
                if *callee == expr {
                    return None;
                }
                self.context_of_argument(file, parent, args, expr)
            }
            Expr::TaggedTemplate { tag, template, .. } => {
                if *tag == expr {
                    return None;
                }
                let at = template.exprs.iter().position(|it| *it == expr)?;
                let sig = self.resolved_signature_or_none(file, parent)?;
                Some(self.type_at_position(sig, at + 1))
            }
            Expr::As { expr: inner, ty } if *inner == expr => Some(self.type_from_node(file, *ty)),
            Expr::Satisfies { ty, .. } => Some(self.type_from_node(file, *ty)),
            Expr::AsConst(_) | Expr::NonNull(_) | Expr::Chain(_) => {
                self.contextual_type_with(file, parent, skip)
            }
            Expr::Logical { op, left, right } => match op {
                LogicalOp::Or | LogicalOp::Coalesce => {
                    let context = self.contextual_type_with(file, parent, skip);
                    if *right == expr && context.is_none() {
                        let ty = self.check_expr(file, *left);
                        let ty = self.non_nullable(ty);
                        return Some(self.regular(ty));
                    }
                    context
                }
                LogicalOp::And => {
                    (*right == expr).then(|| self.contextual_type_with(file, parent, skip)).flatten()
                }
            },
            Expr::Conditional { test, .. } => {
                if *test == expr {
                    None
                } else {
                    self.contextual_type_with(file, parent, skip)
                }
            }
            Expr::Sequence(exprs) => {
                if exprs.last() == Some(&expr) {
                    self.contextual_type_with(file, parent, skip)
                } else {
                    None
                }
            }
            Expr::Assign { op, target, value } => {
                if *value != expr {
                    return None;
                }
                match op {
                    None => Some(self.type_of_target(file, *target)),
                    Some(AssignOp::Logical(_)) => Some(self.written_type(file, *target)),
                    Some(_) => None,
                }
            }
            Expr::Array(elements) => {
                let context = self.apparent_contextual(file, parent, skip)?;
                self.context_of_element(context, elements, expr)
            }
            Expr::Template(_) => None,
            _ => None,
        }
    }

    fn context_of_argument(
        &mut self,
        file: FileId,
        call: ExprId,
        args: &[Argument],
        expr: ExprId,
    ) -> Option<TypeId> {
        let at = args.iter().position(|arg| arg.expr == expr)?;
        let sig = self.resolved_signature_or_none(file, call)?;
        if args[at].is_spread {
            return None;
        }
        if args[..at].iter().any(|arg| arg.is_spread) {
            // Behind a spread the place is not known: an element of the rest.
            let count = self.param_count(sig);
            let rest = self.rest_type_at(sig, at.min(count.saturating_sub(1)));
            return self.array_element(rest);
        }
        let has_rest = self.sig(sig).has_rest;
        let count = self.sig(sig).params.len();
        if has_rest && at + 1 >= count {
            let rest = self.param_type(sig, count - 1);
            let index = self.number_literal((at + 1 - count) as f64);
            return self
                .try_indexed_access(rest, index, None, None)
                .or_else(|| self.try_type_at_position(sig, at));
        }
        self.try_type_at_position(sig, at).or(Some(t::ANY).filter(|_| false))
    }

    /// The signature that a call has, without looking for it while it is being looked for.
    fn resolved_signature_or_none(&mut self, file: FileId, call: ExprId) -> Option<SignatureId> {
        match self.answers.signatures.get(&(file, call)) {
            Some(known) => *known,
            None => self.resolved_signature(file, call),
        }
    }

    fn context_of_element(
        &mut self,
        context: TypeId,
        elements: &[ArrayElement],
        expr: ExprId,
    ) -> Option<TypeId> {
        let at = elements.iter().position(
            |element| matches!(element, ArrayElement::Expr(it) | ArrayElement::Spread(it) if *it == expr),
        )?;
        if matches!(elements[at], ArrayElement::Spread(_)) {
            return Some(context);
        }
        let after_spread = elements[..at].iter().any(|element| matches!(element, ArrayElement::Spread(_)));
        self.map_context(context, |this, member| {
            if let Some(tuple) = this.tuple_of_type(member) {
                if !after_spread && at < tuple.fixed_length {
                    let ty = this.tuple_element(member, at)?;
                    let is_optional = tuple.shape.elements[at].kind == ElementKind::Optional;
                    return Some(this.remove_missing(ty, is_optional));
                }
                let args = this.type_args(member);
                let from = if after_spread { 0 } else { tuple.fixed_length };
                return Some(this.tuple_slice_union(&tuple.shape, &args, from, args.len()));
            }
            if let Some(element) = this.array_element(member) {
                return Some(element);
            }
            let name = at.to_string();
            if !after_spread && let Some(ty) = this.property_type_structural(member, &name) {
                return Some(ty);
            }
            this.index_type_of(member, t::NUMBER).or_else(|| this.iterated_context(member))
        })
    }

    fn iterated_context(&mut self, ty: TypeId) -> Option<TypeId> {
        let method = self.property_type_structural(ty, "__@iterator")?;
        let sig = *self.call_signatures(method).first()?;
        let iterator = self.return_type_of(sig);
        let args = self.type_args(iterator);
        args.first().copied()
    }

    fn property_type_structural(&mut self, ty: TypeId, name: &str) -> Option<TypeId> {
        if !self.is(ty, TypeFlags::STRUCTURED) {
            return None;
        }
        let prop = self.own_prop_of(ty, name)?;
        Some(self.type_of_prop(prop))
    }

    fn context_of_property(
        &mut self,
        file: FileId,
        object: ExprId,
        key: &tsnix_syntax::hir::PropertyName,
        skip: bool,
    ) -> Option<TypeId> {
        let context = self.apparent_contextual(file, object, skip)?;
        match self.property_key_name(file, key) {
            Some(name) => self.context_property_type(context, &name),
            None => {
                let tsnix_syntax::hir::PropertyName::Computed { expr, .. } = key else { return None };
                let index = self.check_expr(file, *expr);
                self.map_context(context, |this, member| {
                    this.applicable_index(member, index).map(|info| info.value)
                })
            }
        }
    }

    /// The type of a property in a contextual type.
    pub(crate) fn context_property_type(&mut self, context: TypeId, name: &str) -> Option<TypeId> {
        self.map_context(context, |this, member| this.context_property_of(member, name))
    }

    fn context_property_of(&mut self, ty: TypeId, name: &str) -> Option<TypeId> {
        if let TypeData::Intersection(types) = self.data(ty).clone() {
            let mut found = Vec::new();
            let mut from_index = Vec::new();
            for member in types.iter() {
                if self.is(*member, TypeFlags::OBJECT | TypeFlags::INTERSECTION) {
                    if let Some(prop) = self.own_prop_of(*member, name) {
                        let prop_type = self.type_of_prop(prop);
                        found.push(prop_type);
                    } else if let Some(value) = self.context_property_of(*member, name) {
                        from_index.push(value);
                    }
                }
            }
            let list = if found.is_empty() { from_index } else { found };
            return if list.is_empty() { None } else { Some(self.intersection(&list, None)) };
        }
        if !self.is(ty, TypeFlags::OBJECT) {
            return None;
        }
        if self.is_generic_mapped(ty) && self.mapped_name_type(ty).is_none() {
            let constraint = self.mapped_constraint(ty);
            let constraint = self.base_constraint(constraint).unwrap_or(constraint);
            let key = self.string_literal(name);
            if self.is_assignable(key, constraint) {
                let TypeData::Mapped(mapped) = self.data(ty).clone() else { return None };
                let template = self.mapped_template(ty);
                let mapper = self.new_mapper(Mapper::Simple(mapped.param, key));
                return Some(self.instantiate(template, mapper));
            }
            return None;
        }
        if let Some(prop) = self.own_prop_of(ty, name) {
            if matches!(self.prop(prop).source, PropSource::Mapped { .. })
                && self.questions.contains(&(crate::checker::Question::PropType(prop), true))
            {
                return None;
            }
            let optional = self.prop(prop).optional;
            let prop_type = self.type_of_prop(prop);
            return Some(self.remove_missing(prop_type, optional));
        }
        if self.is_tuple(ty)
            && let Ok(at) = name.parse::<usize>()
            && let Some(element) = self.tuple_element(ty, at)
        {
            return Some(element);
        }
        self.index_info_for_name(ty, name).map(|info| info.value)
    }

    fn map_context(
        &mut self,
        context: TypeId,
        mut map: impl FnMut(&mut Self, TypeId) -> Option<TypeId>,
    ) -> Option<TypeId> {
        let TypeData::Union(types) = self.data(context).clone() else { return map(self, context) };
        let parts: Vec<_> = types.iter().filter_map(|member| map(self, *member)).collect();
        if parts.is_empty() { None } else { Some(self.union_with(&parts, Reduction::None, None)) }
    }

    /// The contextual type with what inference knows, and of a union only the members that the literal may
    /// be.
    pub(crate) fn apparent_contextual(&mut self, file: FileId, expr: ExprId, skip: bool) -> Option<TypeId> {
        let context = self.contextual_type_with(file, expr, skip)?;
        let is_function = matches!(self.hir(file)[expr], Expr::Function(_));
        let context = self.instantiate_context(file, expr, context, is_function);
        let apparent = self.map_type_unreduced(context, |this, member| {
            if matches!(this.data(member), TypeData::Mapped(_)) {
                member
            } else {
                this.apparent_context_member(member)
            }
        });
        if self.is_union(apparent) {
            let hir = self.hir(file);
            if let Expr::Object(properties) = &hir[expr] {
                return Some(self.discriminated_context(file, apparent, properties));
            }
        }
        Some(apparent)
    }

    fn apparent_context_member(&mut self, ty: TypeId) -> TypeId {
        if self.is(ty, TypeFlags::INSTANTIABLE) { self.apparent_type(ty) } else { ty }
    }

    /// A contextual type with what was inferred so far (for signatures), or with what the expected result of
    /// the call says (for everything else).
    pub(crate) fn instantiate_context(
        &mut self,
        file: FileId,
        expr: ExprId,
        context: TypeId,
        is_for_signature: bool,
    ) -> TypeId {
        if !self.maybe(context, TypeFlags::INSTANTIABLE) && !self.could_contain_variables(context) {
            return context;
        }
        let Some(inference) = self.inference_context_of(file, expr) else { return context };
        let has_any = self.context(inference).infos.iter().any(Self::has_candidates);
        if has_any && is_for_signature {
            let mapper = self.inference_mapper(inference, false);
            return self.instantiate_instantiable(context, mapper);
        }
        if let Some(return_mapper) = self.context(inference).return_mapper {
            let ty = self.instantiate_instantiable(context, return_mapper);
            if !self.is(ty, TypeFlags::NEVER | TypeFlags::ANY_OR_UNKNOWN) {
                // That a `boolean` is expected does not ask for `true` or `false` themselves.
                let has_both = self.contains_type(ty, t::TRUE) && self.contains_type(ty, t::FALSE);
                return match has_both {
                    true => self.filter_type(ty, |_, member| member != t::TRUE && member != t::FALSE),
                    false => ty,
                };
            }
        }
        context
    }

    fn instantiate_instantiable(&mut self, ty: TypeId, mapper: MapperId) -> TypeId {
        match self.data(ty).clone() {
            _ if self.is(ty, TypeFlags::INSTANTIABLE) => {
                let result = self.instantiate(ty, mapper);
                // Nothing known yet: the parameter itself says more.
                if self.is(result, TypeFlags::UNKNOWN) { ty } else { result }
            }
            TypeData::Union(types) => {
                let parts: Vec<_> =
                    types.iter().map(|ty| self.instantiate_instantiable(*ty, mapper)).collect();
                self.union_with(&parts, Reduction::None, None)
            }
            TypeData::Intersection(types) => {
                let parts: Vec<_> =
                    types.iter().map(|ty| self.instantiate_instantiable(*ty, mapper)).collect();
                self.intersection(&parts, None)
            }
            _ => ty,
        }
    }

    // ------------------------------------------------------------------ functions

    /// The signature that is expected of a function expression or method.
    pub(crate) fn contextual_signature(&mut self, file: FileId, function: FunctionId) -> Option<SignatureId> {
        let hir = self.hir(file);
        let context = match hir[function].kind {
            FunctionKind::Arrow | FunctionKind::Expression => {
                let expr = self.bindings(file).function_expr(function)?;
                self.apparent_contextual(file, expr, false)?
            }
            FunctionKind::Method => {
                let (object, key) = self.object_of_method(file, function)?;
                self.context_of_property(file, object, &key, false)?
            }
            _ => return None,
        };
        if !self.is(context, TypeFlags::UNION) {
            return self.contextual_call_signature(context, file, function);
        }
        let mut list: Vec<SignatureId> = Vec::new();
        for member in self.constituents(context).iter() {
            let Some(sig) = self.contextual_call_signature(*member, file, function) else { continue };
            let is_new = match list.first() {
                Some(first) => !self.signatures_identical(*first, sig),
                None => true,
            };
            if is_new {
                list.push(sig);
            }
        }
        match list.as_slice() {
            [] => None,
            [only] => Some(*only),
            // Several different ones: they must agree on what the parameters are.
            [first, rest @ ..] => {
                let first = *first;
                let agree = rest.iter().all(|sig| self.same_params(first, *sig));
                agree.then_some(first)
            }
        }
    }

    fn same_params(&mut self, a: SignatureId, b: SignatureId) -> bool {
        let count = self.param_count(a).min(self.param_count(b));
        (0..count).all(|at| {
            let (x, y) = (self.type_at_position(a, at), self.type_at_position(b, at));
            self.is_identical(x, y)
        })
    }

    fn contextual_call_signature(
        &mut self,
        ty: TypeId,
        file: FileId,
        function: FunctionId,
    ) -> Option<SignatureId> {
        let signatures = self.call_signatures(ty);
        let hir = self.hir(file);
        let it = &hir[function];
        let required = it
            .params
            .iter()
            .take_while(|param| !param.is_optional && param.default.is_none() && !param.is_rest)
            .count();
        let applicable: Vec<_> = signatures
            .into_iter()
            .filter(|sig| self.has_effective_rest(*sig) || self.param_count(*sig) >= required)
            .collect();
        match applicable.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The object literal and the key of a method.
    fn object_of_method(
        &self,
        file: FileId,
        function: FunctionId,
    ) -> Option<(ExprId, tsnix_syntax::hir::PropertyName)> {
        let node = self.graph.module(file)?;
        let property =
            node.hir.properties.ids().find(
                |id| matches!(&node.hir[*id], Property::Method { function: it, .. } if *it == function),
            )?;
        let Property::Method { key, .. } = &node.hir[property] else { return None };
        Some((node.bindings.object_of(property)?, key.clone()))
    }

    /// The inference that goes on around an expression.
    pub(crate) fn inference_context_of(&mut self, file: FileId, expr: ExprId) -> Option<InferenceId> {
        let range = self.hir(file).exprs.range(expr);
        let found = self.contexts.iter().rev().find(|it| {
            it.file == file
                && (it.expr == expr || {
                    let hir = self.graph.module(file).map(|node| &node.hir);
                    hir.is_some_and(|hir| hir.exprs.range(it.expr).contains(range))
                })
        })?;
        found.inference
    }

    /// Whether the type of an expression depends on its context: a function whose parameters have no type.
    pub(crate) fn is_context_sensitive(&mut self, file: FileId, expr: ExprId) -> bool {
        if let Some(known) = self.answers.context_sensitive.get(&(file, expr)) {
            return *known;
        }
        let hir = self.hir(file);
        let result = match &hir[expr] {
            Expr::Function(function) => self.is_context_sensitive_function(file, &hir, *function),
            Expr::Object(properties) => properties.iter().any(|property| match &hir[*property] {
                Property::KeyValue { value, .. } => self.is_context_sensitive(file, *value),
                Property::Method { function, .. } => {
                    self.is_context_sensitive_function(file, &hir, *function)
                }
                _ => false,
            }),
            Expr::Array(elements) => elements.iter().any(|element| match element {
                ArrayElement::Expr(expr) | ArrayElement::Spread(expr) => {
                    self.is_context_sensitive(file, *expr)
                }
                ArrayElement::Hole => false,
            }),
            Expr::Conditional { then, otherwise, .. } => {
                self.is_context_sensitive(file, *then) || self.is_context_sensitive(file, *otherwise)
            }
            Expr::Logical { op: LogicalOp::Or | LogicalOp::Coalesce, left, right } => {
                self.is_context_sensitive(file, *left) || self.is_context_sensitive(file, *right)
            }
            _ => false,
        };
        self.answers.context_sensitive.insert((file, expr), result);
        result
    }

    pub(crate) fn has_context_sensitive_params(&self, hir: &Module, function: FunctionId) -> bool {
        let it = &hir[function];
        it.type_params.is_empty() && it.params.iter().any(|param| param.ty.is_none())
    }

    fn is_context_sensitive_function(&mut self, file: FileId, hir: &Module, function: FunctionId) -> bool {
        if self.has_context_sensitive_params(hir, function) {
            return true;
        }
        let it = &hir[function];
        // The body may give a function that waits for its context.
        match &it.body {
            FunctionBody::Expr(body) if it.return_type.is_none() && it.type_params.is_empty() => {
                self.is_context_sensitive(file, *body)
            }
            FunctionBody::Block(_) if it.return_type.is_none() && it.type_params.is_empty() => {
                let returns = self.bindings(file).returns(function).to_vec();
                returns.iter().any(|stmt| match &hir[*stmt] {
                    Stmt::Return(Some(value)) => self.is_context_sensitive(file, *value),
                    _ => false,
                })
            }
            _ => false,
        }
    }

    /// `(() => ...)()`
    pub(crate) fn is_immediately_called(&self, file: FileId, function: FunctionId) -> bool {
        let Some(node) = self.graph.module(file) else { return false };
        let Some(expr) = node.bindings.function_expr(function) else { return false };
        match node.bindings.parent(expr) {
            Parent::Expr(parent) => matches!(&node.hir[parent], Expr::Call { callee, .. } if *callee == expr),
            _ => false,
        }
    }
}
