//! Functions: parameters, what they give, their bodies.

use tsnix_source::catalogue::types::{
    CIRCULAR_RETURN, IMPLICIT_ANY_BINDING, IMPLICIT_ANY_PARAM, IMPLICIT_ANY_REST,
};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{ExprId, FunctionBody, FunctionId, FunctionKind, Module, PatId, Pattern, Stmt};

use crate::checker::{CheckMode, Checker, Question};
use crate::names::Parent;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    /// The type of a function expression.
    pub(crate) fn type_of_function(&mut self, file: FileId, function: FunctionId) -> TypeId {
        if let Some(known) = self.answers.function_types.get(&(file, function)) {
            return *known;
        }
        let ty = self.anonymous(AnonymousSource::Functions(std::sync::Arc::from([(file, function)])));
        self.answers.function_types.insert((file, function), ty);
        ty
    }

    pub(crate) fn check_function(
        &mut self,
        file: FileId,
        expr: ExprId,
        function: FunctionId,
        mode: CheckMode,
    ) -> TypeId {
        if mode.has(CheckMode::SKIP_CONTEXT_SENSITIVE) && self.is_context_sensitive(file, expr) {
            // Without parameters only the body waits: what it gives can be looked at.
            let hir = self.hir(file);
            let it = &hir[function];
            if it.return_type.is_none() && !self.has_context_sensitive_params(&hir, function) {
                let context = self.contextual_signature(file, function);
                if let Some(context) = context {
                    let wanted = self.return_type_of(context);
                    if self.could_contain_variables(wanted) {
                        if let Some(known) = self.relations_context_free(file, function) {
                            return known;
                        }
                        let given = self.return_type_from_body_with(file, function, mode);
                        let sig = self.simple_signature(Vec::new(), given);
                        let mut members = Members::default();
                        members.call.push(sig);
                        return self.object_from(
                            members,
                            ObjectInfo { is_non_inferrable: true, ..ObjectInfo::default() },
                        );
                    }
                }
            }
            return t::ANY_FUNCTION;
        }
        self.assign_context_once(file, expr, function, mode);
        let ty = self.type_of_function(file, function);
        if !self.deferred.contains(&(file, function))
            && !self.answers.checked_bodies.contains(&(file, function))
        {
            self.deferred.push((file, function));
        }
        ty
    }

    fn relations_context_free(&mut self, _file: FileId, _function: FunctionId) -> Option<TypeId> {
        None
    }

    /// Gives a function's parameters the types of the signature that is expected where it stands.
    fn assign_context_once(&mut self, file: FileId, expr: ExprId, function: FunctionId, mode: CheckMode) {
        if self.answers.context_checked.contains(&(file, function)) {
            return;
        }
        let context = self.contextual_signature(file, function);
        // The look for the context may have led here again.
        if !self.answers.context_checked.insert((file, function)) {
            return;
        }
        let Some(context) = context else {
            return;
        };
        let sig = self.signature_of_function(file, function);
        if self.is_context_sensitive(file, expr) {
            let inference = self.inference_context_of(file, expr);
            if !self.sig(sig).type_params.is_empty() {
                self.assign_param_types(file, function, context, None);
                return;
            }
            self.assign_context(file, function, sig, context, inference, mode);
        }
        self.fix_return_type(file, function, sig, mode);
    }

    fn assign_context(
        &mut self,
        file: FileId,
        function: FunctionId,
        sig: SignatureId,
        context: SignatureId,
        inference: Option<InferenceId>,
        mode: CheckMode,
    ) {
        let context = match inference {
            Some(inference) => {
                if mode.has(CheckMode::INFERENTIAL) {
                    self.infer_from_annotated_params(file, function, sig, context, inference);
                }
                let mapper = self.inference_mapper(inference, true);
                if self.sig(context).has_rest {
                    let non_fixing = self.inference_mapper(inference, false);
                    self.instantiate_for_params(context, non_fixing, mapper)
                } else {
                    self.instantiate_signature(context, mapper)
                }
            }
            None => context,
        };
        self.assign_param_types(file, function, context, inference);
    }

    /// What a body gives is found out while the inference is there that its own literals ask about:
    /// `const xs: ("a" | "b")[] = ys.map(() => "a")`.
    fn fix_return_type(&mut self, file: FileId, function: FunctionId, sig: SignatureId, mode: CheckMode) {
        let hir = self.hir(file);
        if hir[function].return_type.is_none()
            && self.sig(sig).return_type.is_none()
            && mode.has(CheckMode::CONTEXTUAL)
            && self.begin(Question::ReturnType(sig))
        {
            let ty = self.return_type_from_body_with(
                file,
                function,
                mode.without(CheckMode::SKIP_CONTEXT_SENSITIVE),
            );
            if self.end() {
                self.sigs[sig.index()].return_type.get_or_insert(ty);
            }
        }
    }

    fn instantiate_for_params(
        &mut self,
        context: SignatureId,
        non_fixing: MapperId,
        mapper: MapperId,
    ) -> SignatureId {
        // A rest of a type parameter that has nothing inferred yet is fixed with the others.
        let last = self.sig(context).params.len().saturating_sub(1);
        let rest = self.param_type(context, last);
        let rest_now = self.instantiate(rest, non_fixing);
        if self.is(rest, TypeFlags::TYPE_PARAM) && self.is(rest_now, TypeFlags::TYPE_PARAM) {
            return self.instantiate_signature(context, non_fixing);
        }
        self.instantiate_signature(context, mapper)
    }

    /// `(x: number) => ...` as an argument tells what its written parameters say.
    fn infer_from_annotated_params(
        &mut self,
        file: FileId,
        function: FunctionId,
        sig: SignatureId,
        context: SignatureId,
        inference: InferenceId,
    ) {
        let hir = self.hir(file);
        for (at, param) in hir[function].params.iter().enumerate() {
            if param.ty.is_some() && !param.is_rest {
                let own = self.param_type(sig, at);
                let own = if param.is_optional { self.optional_type(own, false) } else { own };
                if let Some(wanted) = self.try_type_at_position(context, at) {
                    self.infer_types(inference, own, wanted, 0);
                }
            }
        }
    }

    fn assign_param_types(
        &mut self,
        file: FileId,
        function: FunctionId,
        context: SignatureId,
        _inference: Option<InferenceId>,
    ) {
        // <K>(key: K) => string  expects  (key) => string : the function is as generic as what is expected.
        if !self.sig(context).type_params.is_empty() {
            let sig = self.signature_of_function(file, function);
            if !self.sig(sig).type_params.is_empty() {
                return;
            }
            self.sigs[sig.index()].type_params = self.sig(context).type_params.clone();
        }
        let hir = self.hir(file);
        for (at, param) in hir[function].params.iter().enumerate() {
            let key = (file, function, at as u32);
            if param.ty.is_some() || self.answers.params.contains_key(&key) {
                continue;
            }
            let ty = if param.is_rest {
                Some(self.rest_type_at(context, at))
            } else {
                self.try_type_at_position(context, at)
            };
            let Some(mut ty) = ty else {
                if let Some(default) = param.default {
                    let given = self.check_expr_cached(file, default, CheckMode::NORMAL);
                    let given = self.widened_literal(given);
                    let given = self.widened(given);
                    self.answers.params.insert(key, given);
                }
                continue;
            };
            if param.default.is_some() {
                // A default takes the place of `undefined`.
                ty = self.without_undefined(ty);
            } else if param.is_optional {
                ty = self.without_undefined_keep(ty);
            }
            self.answers.params.insert(key, ty);
        }
    }

    fn without_undefined_keep(&mut self, ty: TypeId) -> TypeId {
        ty
    }

    /// The declared or contextual type of a parameter; the array of a rest parameter.
    pub(crate) fn type_of_param(&mut self, file: FileId, function: FunctionId, at: u32) -> TypeId {
        let key = (file, function, at);
        if let Some(known) = self.answers.params.get(&key) {
            return *known;
        }
        let hir = self.hir(file);
        let Some(param) = hir[function].params.get(at as usize) else { return t::ERROR };
        if let Some(node) = param.ty {
            let mut ty = self.type_from_node(file, node);
            if self.absent_params.contains(&key) {
                ty = self.union2(ty, t::UNDEFINED);
            }
            // A default makes the parameter optional; inside, it is never `undefined`.
            self.answers.params.insert(key, ty);
            return ty;
        }
        if !self.begin(Question::Param(file, function, at)) {
            return t::ANY;
        }
        // A function that is asked about before its call was: the call gives the context.
        if let Some(expr) = self.bindings(file).function_expr(function)
            && !self.answers.context_checked.contains(&(file, function))
        {
            self.check_context_of(file, expr, function);
        } else if hir[function].kind == FunctionKind::Method
            && !self.answers.context_checked.contains(&(file, function))
        {
            self.answers.context_checked.insert((file, function));
            if let Some(context) = self.contextual_signature(file, function) {
                self.assign_param_types(file, function, context, None);
            }
        }
        if let Some(known) = self.answers.params.get(&key).copied() {
            self.end();
            return known;
        }
        let called = self.param_of_called(file, function, at);
        let ty = match param.default {
            _ if called.is_some() => called.unwrap_or(t::ERROR),
            Some(default) => {
                let ty = self.check_expr_cached(file, default, CheckMode::NORMAL);
                let ty = self.widened_literal(ty);
                self.widened(ty)
            }
            None => self.type_from_pattern(file, param.pattern),
        };
        let ty = if param.is_rest
            && !self.every_is_array_or_tuple(ty)
            && !self.is_error_type(ty)
            && param.default.is_none()
        {
            self.array_of(t::ANY)
        } else {
            ty
        };
        self.end();
        if self.answers.context_checked.contains(&(file, function))
            || self.bindings(file).function_expr(function).is_none()
        {
            self.answers.params.insert(key, ty);
        }
        ty
    }

    /// Looks at the call or declaration around a function, so that its parameters get their types.
    fn check_context_of(&mut self, file: FileId, expr: ExprId, function: FunctionId) {
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        // The outermost expression that an answer for the function may depend on.
        let mut at = expr;
        let mut call = None;
        loop {
            match bindings.parent(at) {
                Parent::Expr(parent) => {
                    if matches!(
                        hir[parent],
                        tsnix_syntax::hir::Expr::Call { .. } | tsnix_syntax::hir::Expr::New { .. }
                    ) {
                        call = Some(parent);
                    }
                    at = parent;
                }
                Parent::Property(property) => match bindings.object_of(property) {
                    Some(object) => at = object,
                    None => break,
                },
                _ => break,
            }
        }
        let _ = call;
        if !self.contexts.iter().any(|context| context.file == file && context.expr == expr) && at != expr {
            self.check_expr(file, at);
        }
        if !self.answers.context_checked.contains(&(file, function)) {
            self.assign_context_once(file, expr, function, CheckMode::NORMAL);
        }
    }

    /// `((x) => x)(1)`: a function that is called where it stands has its parameters from the arguments.
    fn param_of_called(&mut self, file: FileId, function: FunctionId, at: u32) -> Option<TypeId> {
        let expr = self.bindings(file).function_expr(function)?;
        let call = self.call_of(file, expr)?;
        let hir = self.hir(file);
        let tsnix_syntax::hir::Expr::Call { args, .. } = &hir[call] else { return None };
        let arg = args.get(at as usize).filter(|_| !args.iter().any(|arg| arg.is_spread))?;
        if hir[function].params.get(at as usize).is_none_or(|param| param.is_rest) {
            return None;
        }
        let ty = self.check_expr_cached(file, arg.expr, CheckMode::NORMAL);
        let ty = self.widened_literal(ty);
        Some(self.widened(ty))
    }

    /// What a pattern alone says of the type that it takes apart.
    pub(crate) fn type_from_pattern(&mut self, file: FileId, pattern: PatId) -> TypeId {
        let hir = self.hir(file);
        match &hir[pattern] {
            Pattern::Object { properties, rest } => {
                let mut members = Members::default();
                for property in properties {
                    let Some(name) = property.key.static_name() else { continue };
                    let ty = match property.default {
                        Some(default) => {
                            let ty = self.check_expr_cached(file, default, CheckMode::NORMAL);
                            let ty = self.widened_literal(ty);
                            self.widened(ty)
                        }
                        None => self.type_from_pattern(file, property.value),
                    };
                    let prop = self.known_prop(name.clone(), ty);
                    self.props[prop.index()].optional = property.default.is_some();
                    members.props.insert(name, prop);
                }
                if rest.is_some() {
                    members.index.push(IndexInfo {
                        key: t::STRING,
                        value: t::ANY,
                        readonly: false,
                        declaration: None,
                    });
                }
                self.object_from(members, ObjectInfo::default())
            }
            Pattern::Array(elements) => {
                let mut types = Vec::new();
                let mut kinds = Vec::new();
                for element in elements {
                    let Some(element) = element else {
                        types.push(t::ANY);
                        kinds.push(ElementKind::Required);
                        continue;
                    };
                    let ty = match element.default {
                        Some(default) => {
                            let ty = self.check_expr_cached(file, default, CheckMode::NORMAL);
                            self.widened_literal(ty)
                        }
                        None => self.type_from_pattern(file, element.pattern),
                    };
                    types.push(ty);
                    kinds.push(if element.is_rest {
                        ElementKind::Rest
                    } else if element.default.is_some() {
                        ElementKind::Optional
                    } else {
                        ElementKind::Required
                    });
                }
                self.tuple_of(&types, &kinds, false)
            }
            _ => t::ANY,
        }
    }

    /// Reports parameters of which nothing says what they are.
    pub(crate) fn check_implicit_any_params(&mut self, file: FileId, function: FunctionId) {
        if !self.options.no_implicit_any {
            return;
        }
        for at in 0..self.hir(file)[function].params.len() {
            self.check_implicit_any_param(file, function, at);
        }
    }

    pub(crate) fn check_implicit_any_param(&mut self, file: FileId, function: FunctionId, at: usize) {
        let hir = self.hir(file);
        let Some(param) = hir[function].params.get(at) else { return };
        let is_known = param.ty.is_some()
            || param.default.is_some()
            || self.param_of_called(file, function, at as u32).is_some()
            || self.answers.params.contains_key(&(file, function, at as u32))
                && self.has_context_type(file, function, at as u32);
        if is_known {
            return;
        }
        match &hir[param.pattern] {
            Pattern::Name(name) if param.is_rest => {
                let message = format!("nothing says what the rest parameter `{name}` holds");
                let diagnostic = Diagnostic::new(&IMPLICIT_ANY_REST, file, param.range, message)
                    .with_help(format!("write its type, such as `...{name}: string[]`"));
                self.report(diagnostic);
            }
            Pattern::Name(name) => {
                let message = format!("nothing says what the parameter `{name}` is");
                let diagnostic = Diagnostic::new(&IMPLICIT_ANY_PARAM, file, param.range, message)
                    .with_help(format!("write its type, such as `{name}: string`"));
                self.report(diagnostic);
            }
            Pattern::Missing => {}
            _ => self.report_implicit_bindings(file, &hir, param.pattern),
        }
    }

    fn has_context_type(&mut self, file: FileId, function: FunctionId, at: u32) -> bool {
        self.contextual_signature(file, function).is_some_and(|sig| {
            let hir = self.hir(file);
            let is_rest = hir[function].params.get(at as usize).is_some_and(|param| param.is_rest);
            is_rest || self.try_type_at_position(sig, at as usize).is_some()
        })
    }

    fn report_implicit_bindings(&mut self, file: FileId, hir: &Module, pattern: PatId) {
        match &hir[pattern] {
            Pattern::Name(name) => {
                let message = format!("nothing says what `{name}` is");
                let diagnostic =
                    Diagnostic::new(&IMPLICIT_ANY_BINDING, file, hir.patterns.range(pattern), message)
                        .with_help("write the type of the parameter");
                self.report(diagnostic);
            }
            Pattern::Object { properties, rest } => {
                for property in properties {
                    if property.default.is_none() {
                        self.report_implicit_bindings(file, hir, property.value);
                    }
                }
                let _ = rest;
            }
            Pattern::Array(elements) => {
                for element in elements.iter().flatten() {
                    if element.default.is_none() {
                        self.report_implicit_bindings(file, hir, element.pattern);
                    }
                }
            }
            _ => {}
        }
    }

    // ------------------------------------------------------------------ what functions give

    pub(crate) fn return_type_from_body(&mut self, file: FileId, function: FunctionId) -> TypeId {
        self.apart_from_loops(|this| this.return_type_from_body_with(file, function, CheckMode::NORMAL))
    }

    pub(crate) fn return_type_from_body_with(
        &mut self,
        file: FileId,
        function: FunctionId,
        mode: CheckMode,
    ) -> TypeId {
        let hir = self.hir(file);
        let it = &hir[function];
        if it.is_generator || it.is_async {
            // Refused where it stands: what it would give is not asked about any more.
            return t::ERROR;
        }
        let ty = match &it.body {
            FunctionBody::None => return t::ANY,
            FunctionBody::Expr(expr) => {
                self.check_expr_cached(file, *expr, mode.without(CheckMode::SKIP_GENERIC_FUNCTIONS))
            }
            FunctionBody::Block(_) => {
                let bindings = self.bindings(file);
                let returns = bindings.returns(function).to_vec();
                let end_reachable = self.is_reachable_flow(file, bindings.function_end(function));
                let mut types = Vec::new();
                let mut has_bare = false;
                for stmt in returns {
                    let Stmt::Return(value) = &hir[stmt] else { continue };
                    match value {
                        Some(value) => {
                            let ty = self.check_expr_cached(
                                file,
                                *value,
                                mode.without(CheckMode::SKIP_GENERIC_FUNCTIONS),
                            );
                            if self.is(ty, TypeFlags::NEVER) {
                                continue;
                            }
                            types.push(ty);
                        }
                        None => has_bare = true,
                    }
                }
                if types.is_empty() && !has_bare {
                    let is_expression = matches!(it.kind, FunctionKind::Arrow | FunctionKind::Expression);
                    if !end_reachable && is_expression {
                        return t::NEVER;
                    }
                    if !end_reachable && self.all_returns_never(file, function) {
                        return if is_expression { t::NEVER } else { t::VOID };
                    }
                    return self.result_of_nothing(file, function);
                }
                if types.is_empty() {
                    return self.result_of_nothing(file, function);
                }
                if has_bare || end_reachable {
                    types.push(t::UNDEFINED);
                }
                self.union_with(&types, Reduction::Subtype, None)
            }
        };
        self.finish_return_type(file, function, ty)
    }

    /// A function without results gives `undefined` where that is expected of it, else `void`.
    fn result_of_nothing(&mut self, file: FileId, function: FunctionId) -> TypeId {
        let called = self.bindings(file).function_expr(function).and_then(|expr| self.call_of(file, expr));
        let wanted = match called {
            Some(call) => self.contextual_type(file, call),
            None => self.contextual_signature(file, function).and_then(|sig| {
                let own = self.answers.function_signatures.get(&(file, function)).copied();
                (own != Some(sig)).then(|| self.return_type_of(sig))
            }),
        };
        if wanted.is_some_and(|wanted| self.maybe(wanted, TypeFlags::UNDEFINED)) {
            t::UNDEFINED
        } else {
            t::VOID
        }
    }

    /// The call of a function expression that is called where it stands.
    pub(crate) fn call_of(&self, file: FileId, function: ExprId) -> Option<ExprId> {
        let node = self.graph.module(file)?;
        let Parent::Expr(call) = node.bindings.parent(function) else { return None };
        matches!(node.hir[call], tsnix_syntax::hir::Expr::Call { callee, .. } if callee == function)
            .then_some(call)
    }

    fn all_returns_never(&mut self, _file: FileId, _function: FunctionId) -> bool {
        true
    }

    /// Literals widen unless the context asks for them or several are told apart.
    fn finish_return_type(&mut self, file: FileId, function: FunctionId, ty: TypeId) -> TypeId {
        let mut ty = ty;
        if self.is(ty, TypeFlags::UNIT) || self.is_fresh_literal(ty) {
            let context = self.contextual_signature(file, function);
            let wanted = match context {
                Some(sig) => {
                    let own = self.signature_of_function(file, function);
                    if sig == own { Some(ty) } else { Some(self.return_type_of(sig)) }
                }
                None => None,
            };
            let wanted = wanted.map(|wanted| self.instantiate_contextual(file, function, wanted));
            ty = self.widened_for_context(ty, wanted);
        }
        self.widened(ty)
    }

    fn instantiate_contextual(&mut self, file: FileId, function: FunctionId, ty: TypeId) -> TypeId {
        let Some(expr) = self.bindings(file).function_expr(function) else { return ty };
        let ty = self.instantiate_context(file, expr, ty, false);
        match self.inference_context_of(file, expr) {
            Some(inference) if self.context(inference).infos.iter().any(Self::has_candidates) => {
                let mapper = self.inference_mapper(inference, false);
                if self.is(ty, TypeFlags::TYPE_PARAM) { ty } else { self.instantiate(ty, mapper) }
            }
            _ => ty,
        }
    }

    pub(crate) fn report_circular_return(&mut self, sig: SignatureId) {
        let Some((file, function)) = self.sig(sig).declaration else { return };
        if !self.options.no_implicit_any {
            return;
        }
        let hir = self.hir(file);
        let it = &hir[function];
        if it.return_type.is_some() {
            return;
        }
        let (range, what) = match &it.name {
            Some(name) => (name.range, format!("`{}`", name.name)),
            None => {
                let range = hir.functions.range(function);
                (self.name_range_of_function(file, function).unwrap_or(range), "the function".to_owned())
            }
        };
        let diagnostic =
            Diagnostic::new(&CIRCULAR_RETURN, file, range, format!("what {what} gives depends on itself"))
                .with_help("write the return type");
        self.report(diagnostic);
    }

    fn name_range_of_function(
        &mut self,
        file: FileId,
        function: FunctionId,
    ) -> Option<tsnix_source::TextRange> {
        let bindings = self.bindings(file);
        let expr = bindings.function_expr(function)?;
        let Parent::Stmt(stmt) = bindings.parent(expr) else { return None };
        let hir = self.hir(file);
        let Stmt::Variable(decl) = &hir[stmt] else { return None };
        let declarator = decl.declarators.iter().find(|it| it.init == Some(expr))?;
        Some(hir.patterns.range(declarator.pattern))
    }

    /// `x => typeof x === "string"` is a type guard: where it gives true the parameter is narrowed, and
    /// where it gives false nothing that it was narrowed to is left.
    pub(crate) fn inferred_predicate(&mut self, file: FileId, function: FunctionId) -> Option<Predicate> {
        let hir = self.hir(file);
        let it = &hir[function];
        if it.is_async || it.is_generator || it.params.len() != 1 {
            return None;
        }
        let value = match &it.body {
            FunctionBody::Expr(expr) => *expr,
            FunctionBody::Block(_) => {
                let bindings = self.bindings(file);
                let [only] = bindings.returns(function) else { return None };
                let Stmt::Return(Some(value)) = &hir[*only] else { return None };
                if self.is_reachable_flow(file, bindings.function_end(function)) {
                    return None;
                }
                *value
            }
            FunctionBody::None => return None,
        };
        let Pattern::Name(name) = &hir[it.params[0].pattern] else { return None };
        if it.params[0].is_rest || it.params[0].default.is_some() {
            return None;
        }
        let given = self.check_expr_cached(file, value, CheckMode::NORMAL);
        if !self.is(given, TypeFlags::BOOLEAN_LIKE) {
            return None;
        }
        let bindings = self.bindings(file);
        let symbol = bindings.pattern_symbol(it.params[0].pattern)?;
        if bindings.symbol(symbol).is_reassigned {
            return None;
        }
        let initial = self.type_of_param(file, function, 0);
        if self.is(initial, TypeFlags::ANY | TypeFlags::BOOLEAN) {
            return None;
        }
        let when_true = self.narrowed_by_condition(file, value, symbol, initial, true);
        if when_true == initial {
            return None;
        }
        let when_false = self.narrowed_by_condition(file, value, symbol, when_true, false);
        if !self.is(when_false, TypeFlags::NEVER) {
            return None;
        }
        Some(Predicate { is_assertion: false, param: Some(0), param_name: name.clone(), ty: Some(when_true) })
    }
}
