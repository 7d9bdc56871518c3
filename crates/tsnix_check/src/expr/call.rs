//! Calls: the callee's signatures, the arguments, the result.

use tsnix_source::FileId;
use tsnix_source::catalogue::types::{
    ASSERTION_NEEDS_TYPE, MAYBE_NULL_CALL, MAYBE_NULLISH_CALL, MAYBE_UNDEFINED_CALL,
};
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{Argument, Expr, ExprId, TypeNodeId};

use super::overload::{Arg, CallSite};
use crate::checker::{CheckMode, Checker};
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(super) fn check_call(&mut self, file: FileId, expr: ExprId, mode: CheckMode) -> TypeId {
        let sig = self.resolve_call(file, expr, mode);
        let Some(sig) = sig else { return t::ERROR };
        let given = self.return_type_of(sig);
        if self.is(given, TypeFlags::VOID) {
            self.check_assertion_target(file, expr, sig);
        }
        self.absent_text(file, expr, given)
    }

    /// An assertion is known before types are inferred only where all names in the call have written types.
    fn check_assertion_target(&mut self, file: FileId, expr: ExprId, sig: SignatureId) {
        if !self.predicate_of(sig).is_some_and(|predicate| predicate.is_assertion) {
            return;
        }
        let hir = self.hir(file);
        let Expr::Call { callee, is_optional: false, .. } = hir[expr] else { return };
        let is_statement = match self.bindings(file).parent(expr) {
            crate::names::Parent::Stmt(stmt) => matches!(hir[stmt], tsnix_syntax::hir::Stmt::Expr(_)),
            _ => false,
        };
        if is_statement
            && matches!(hir[callee], Expr::Name(_) | Expr::Member { .. })
            && self.effects_signature(file, expr).is_none()
        {
            let range = hir.exprs.range(callee);
            let message = "what is asserted here is not known behind it: the function has no written type";
            self.report(
                Diagnostic::new(&ASSERTION_NEEDS_TYPE, file, range, message)
                    .with_help("declare it with `function`, or write the type of the constant"),
            );
        }
    }

    /// The signature that a call uses.
    pub(crate) fn resolved_signature(&mut self, file: FileId, call: ExprId) -> Option<SignatureId> {
        if let Some(known) = self.answers.signatures.get(&(file, call)) {
            return *known;
        }
        self.resolve_call(file, call, CheckMode::NORMAL)
    }

    fn resolve_call(&mut self, file: FileId, call: ExprId, mode: CheckMode) -> Option<SignatureId> {
        if let Some(known) = self.answers.signatures.get(&(file, call)) {
            return *known;
        }
        // Whoever asks while it is being found out gets nothing.
        self.answers.signatures.insert((file, call), None);
        let saved_start = std::mem::replace(&mut self.question_start, self.questions.len());
        let sig = self.find_signature(file, call, mode);
        self.question_start = saved_start;
        if self.may_keep_answers() && !mode.has(CheckMode::SKIP_GENERIC_FUNCTIONS) {
            self.answers.signatures.insert((file, call), sig);
        } else {
            self.answers.signatures.remove(&(file, call));
        }
        sig
    }

    fn find_signature(&mut self, file: FileId, call: ExprId, mode: CheckMode) -> Option<SignatureId> {
        let hir = self.hir(file);
        match &hir[call] {
            Expr::Call { callee, type_args, args, is_optional } => {
                if matches!(hir[*callee], Expr::Super | Expr::Import) {
                    self.check_args_alone(file, args);
                    return None;
                }
                let ty = self.check_expr(file, *callee);
                let ty = if *is_optional {
                    self.non_nullable(ty)
                } else {
                    self.check_callable_non_null(file, ty, *callee)
                };
                self.resolve_callee(file, call, *callee, ty, type_args, args, false, mode)
            }
            Expr::New { callee, type_args, args } => {
                let ty = self.check_expr(file, *callee);
                let ty = self.check_non_null(file, ty, *callee);
                self.resolve_callee(file, call, *callee, ty, type_args, args, true, mode)
            }
            Expr::TaggedTemplate { tag, type_args, template } => {
                let ty = self.check_expr(file, *tag);
                let strings = self.global_type("TemplateStringsArray").unwrap_or(t::ANY);
                let mut args = vec![Arg::Given(strings, *tag)];
                args.extend(template.exprs.iter().map(|expr| Arg::Expr(*expr)));
                let apparent = self.apparent_reduced(ty);
                if self.is_error_type(ty) || self.is(apparent, TypeFlags::ANY) {
                    for expr in &template.exprs {
                        self.check_expr(file, *expr);
                    }
                    return None;
                }
                let signatures = self.call_signatures(apparent);
                if signatures.is_empty() {
                    self.not_callable(file, hir.exprs.range(*tag), ty, false);
                    return None;
                }
                let site = CallSite { file, call, callee: *tag, type_args: type_args.clone(), args };
                self.choose_signature(&site, signatures, mode)
            }
            _ => None,
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a call")]
    fn resolve_callee(
        &mut self,
        file: FileId,
        call: ExprId,
        callee: ExprId,
        ty: TypeId,
        type_args: &[TypeNodeId],
        args: &[Argument],
        is_new: bool,
        mode: CheckMode,
    ) -> Option<SignatureId> {
        if self.is_error_type(ty) || ty == t::SILENT_NEVER {
            self.check_args_alone(file, args);
            return None;
        }
        let apparent = self.apparent_reduced(ty);
        if self.is(apparent, TypeFlags::ANY) {
            self.check_args_alone(file, args);
            return Some(self.any_signature(apparent));
        }
        let signatures =
            if is_new { self.construct_signatures(apparent) } else { self.call_signatures(apparent) };
        if signatures.is_empty() {
            // What is called without a signature of its own but is a `Function` gives anything.
            let function = self.global_type("Function");
            let is_untyped =
                !is_new && !self.is_union(apparent) && function.is_some_and(|function| apparent == function);
            self.check_args_alone(file, args);
            if is_untyped {
                return Some(self.any_signature(t::ANY));
            }
            let range = self.hir(file).exprs.range(callee);
            self.not_callable(file, range, ty, is_new);
            return None;
        }
        if mode.has(CheckMode::SKIP_GENERIC_FUNCTIONS)
            && type_args.is_empty()
            && self.waits_for_outer_call(&signatures)
        {
            if let Some(inference) = self.inference_context_of(file, call) {
                self.context_mut(inference).skipped_generic_function = true;
            }
            return Some(self.simple_signature(Vec::new(), t::SILENT_NEVER));
        }
        let args = self.effective_args(file, args);
        let site = CallSite { file, call, callee, type_args: type_args.to_vec(), args };
        self.choose_signature(&site, signatures, mode)
    }

    /// What a value of some `any` is called by: anything goes in, the same `any` comes out.
    fn any_signature(&mut self, any: TypeId) -> SignatureId {
        let array = self.array_of(t::ANY);
        let params = vec![SigParam { name: "args".into(), ty: Some(array), optional: false }];
        let sig = self.simple_signature(params, any);
        self.sigs[sig.index()].has_rest = true;
        self.sigs[sig.index()].min_args = 0;
        sig
    }

    /// Arguments of a call that can't be resolved are looked at for what is wrong inside them.
    fn check_args_alone(&mut self, file: FileId, args: &[Argument]) {
        for arg in args {
            self.check_expr(file, arg.expr);
        }
    }

    /// Spread tuples stand for as many arguments as they have elements.
    fn effective_args(&mut self, file: FileId, args: &[Argument]) -> Vec<Arg> {
        let mut effective = Vec::with_capacity(args.len());
        for (at, arg) in args.iter().enumerate() {
            if !arg.is_spread {
                effective.push(Arg::Expr(arg.expr));
                continue;
            }
            let ty = self.check_expr(file, arg.expr);
            let tuple = self.tuple_of_type(ty);
            match tuple {
                Some(tuple) => {
                    let types = self.type_args(ty);
                    for (element, info) in types.iter().zip(tuple.shape.elements.iter()) {
                        effective.push(match info.kind {
                            ElementKind::Rest => {
                                let array = self.array_of(*element);
                                Arg::Spread(array, arg.expr)
                            }
                            ElementKind::Variadic => Arg::Spread(*element, arg.expr),
                            _ => Arg::Given(*element, arg.expr),
                        });
                    }
                }
                None => {
                    let range = self.hir(file).exprs.range(arg.expr);
                    let element = self.iterated_type(file, ty, Some((range, arg.expr)));
                    let ty = if self.is_error_type(element) { self.array_of(t::ERROR) } else { ty };
                    effective.push(Arg::Spread(ty, arg.expr));
                }
            }
            let _ = at;
        }
        effective
    }

    fn check_callable_non_null(&mut self, file: FileId, ty: TypeId, callee: ExprId) -> TypeId {
        if self.is(ty, TypeFlags::UNKNOWN) {
            return self.check_non_null(file, ty, callee);
        }
        let null = self.maybe(ty, TypeFlags::NULL);
        let undefined = self.maybe(ty, TypeFlags::UNDEFINED);
        if !null && !undefined {
            return ty;
        }
        let hir = self.hir(file);
        if matches!(hir[callee], Expr::Null) {
            return self.check_non_null(file, ty, callee);
        }
        let (code, what) = match (null, undefined) {
            (true, true) => (&MAYBE_NULLISH_CALL, "`null` or `undefined`"),
            (true, false) => (&MAYBE_NULL_CALL, "`null`"),
            _ => (&MAYBE_UNDEFINED_CALL, "`undefined`"),
        };
        let range: TextRange = hir.exprs.range(callee);
        let diagnostic = Diagnostic::new(code, file, range, format!("what is called here may be {what}"))
            .with_help("call it with `?.()`, or test it first");
        self.report(diagnostic);
        let rest = self.non_nullable(ty);
        if self.is(rest, TypeFlags::NEVER | TypeFlags::NULLABLE) { t::ERROR } else { rest }
    }

    /// A generic function as an argument takes the type parameters' places of what is expected.
    pub(super) fn instantiate_generic_function_argument(
        &mut self,
        file: FileId,
        expr: ExprId,
        ty: TypeId,
        mode: CheckMode,
    ) -> TypeId {
        if !mode.has(CheckMode::INFERENTIAL.with(CheckMode::SKIP_GENERIC_FUNCTIONS))
            || !self.is(ty, TypeFlags::OBJECT)
        {
            return ty;
        }
        let Some(sig) = self.single_call_signature(ty) else { return ty };
        if self.sig(sig).type_params.is_empty() {
            return ty;
        }
        let Some(context) = self.apparent_contextual(file, expr, false) else { return ty };
        let context = self.non_nullable(context);
        let Some(wanted) = self.single_call_signature(context) else { return ty };
        if !self.sig(wanted).type_params.is_empty() {
            return ty;
        }
        let inference = self.inference_context_of(file, expr);
        if mode.has(CheckMode::SKIP_GENERIC_FUNCTIONS) {
            if let Some(inference) = inference {
                self.context_mut(inference).skipped_generic_function = true;
            }
            return t::ANY_FUNCTION;
        }
        if let Some(inference) = inference
            && let Some(adopted) = self.adopt_type_params(inference, sig, wanted)
        {
            return adopted;
        }
        let instance = self.instantiate_in_context(sig, wanted, inference);
        self.function_type(instance)
    }

    /// `compose(list, box)`: where the outer call gives a function, that function takes over the type
    /// parameters of generic functions among the arguments, as long as nothing else was inferred from them.
    fn adopt_type_params(
        &mut self,
        inference: InferenceId,
        sig: SignatureId,
        wanted: SignatureId,
    ) -> Option<TypeId> {
        let outer = self.context(inference).signature?;
        let given = self.return_type_of(outer);
        let returned = self.single_call_signature(given)?;
        let infos = &self.context(inference).infos;
        if !self.sig(returned).type_params.is_empty() || infos.iter().all(Self::has_candidates) {
            return None;
        }
        let unique = self.unique_type_params(inference, sig);
        let instance = self.apply_type_args(sig, &unique);
        let params: Vec<_> = self.context(inference).infos.iter().map(|info| info.param).collect();
        let found = self.new_inference(&params, None);
        self.apply_to_params(instance, wanted, |this, from, to| {
            this.infer_types_with(found, from, to, 0, true);
        });
        if !self.context(found).infos.iter().any(Self::has_candidates) {
            return None;
        }
        self.apply_to_returns(instance, wanted, |this, from, to| this.infer_types(found, from, to, 0));
        let new = self.context(found).infos.clone();
        let known = &self.context(inference).infos;
        if known.iter().zip(&new).any(|(a, b)| Self::has_candidates(a) && Self::has_candidates(b)) {
            return None;
        }
        let context = self.context_mut(inference);
        for (known, new) in context.infos.iter_mut().zip(new) {
            if !Self::has_candidates(known) && Self::has_candidates(&new) {
                *known = new;
            }
        }
        context.inferred_params.extend(unique);
        Some(self.function_type(instance))
    }

    /// The type parameters of a signature, those renamed that other functions brought in already.
    fn unique_type_params(&mut self, inference: InferenceId, sig: SignatureId) -> Vec<TypeId> {
        let params = std::sync::Arc::clone(&self.sig(sig).type_params);
        let taken: Vec<TypeId> = self.context(inference).inferred_params.clone();
        let mut names: Vec<tsnix_syntax::hir::Name> =
            taken.iter().map(|param| self.param_info(*param).name).collect();
        let mut unique = Vec::with_capacity(params.len());
        let mut renamed = Vec::new();
        for param in params.iter() {
            let name = self.param_info(*param).name;
            if !names.contains(&name) {
                names.push(name);
                unique.push(*param);
                continue;
            }
            let base = name.trim_end_matches(|it: char| it.is_ascii_digit()).to_owned();
            let fresh = (1..).map(|at| format!("{base}{at}")).find(|it| !names.iter().any(|name| name == it));
            let fresh: tsnix_syntax::hir::Name = fresh.unwrap_or(base).into();
            names.push(fresh.clone());
            let copy = self.copy_param(*param);
            self.interner.params.entry(copy).or_default().name = fresh;
            renamed.push(copy);
            unique.push(copy);
        }
        // A constraint may name another of the parameters.
        let mapper = self.list_mapper(&params, &unique);
        for copy in renamed {
            self.interner.params.entry(copy).or_default().mapper = Some(mapper);
        }
        unique
    }

    /// Gives the function that a call gives the type parameters of its generic arguments.
    pub(super) fn with_inferred_params(&mut self, sig: SignatureId, inference: InferenceId) -> SignatureId {
        let params = self.context(inference).inferred_params.clone();
        if params.is_empty() {
            return sig;
        }
        let given = self.return_type_of(sig);
        let Some(returned) = self.single_call_signature(given) else { return sig };
        let mut generic = self.sig(returned).clone();
        // The parameters' types are read before the type parameters are the signature's own.
        for at in 0..generic.params.len() {
            generic.params[at].ty = Some(self.param_type(returned, at));
        }
        generic.return_type = Some(self.return_type_of(returned));
        generic.type_params = params.into();
        generic.instance_of = None;
        let generic = self.new_signature(generic);
        let mut outer = self.sig(sig).clone();
        outer.return_type = Some(self.function_type(generic));
        self.new_signature(outer)
    }

    /// A call of a generic function that gives a function waits until the outer call has inferred what it can.
    fn waits_for_outer_call(&mut self, signatures: &[SignatureId]) -> bool {
        signatures.iter().any(|sig| {
            !self.sig(*sig).type_params.is_empty() && {
                let given = self.return_type_of(*sig);
                self.single_call_signature(given).is_some()
            }
        })
    }

    /// Whether some signature of a value has type parameters for so many arguments.
    pub(crate) fn takes_type_args(&mut self, ty: TypeId, count: usize) -> bool {
        if self.is_error_type(ty) || self.is(ty, TypeFlags::ANY) {
            return true;
        }
        let mut signatures = self.call_signatures(ty);
        signatures.extend(self.construct_signatures(ty));
        signatures.into_iter().any(|sig| {
            let params = std::sync::Arc::clone(&self.sig(sig).type_params);
            count <= params.len() && count >= self.min_type_args(&params)
        })
    }

    /// `f<string>` without a call.
    pub(crate) fn instantiation_expression_type(&mut self, ty: TypeId, args: &[TypeId]) -> TypeId {
        if !self.is(ty, TypeFlags::OBJECT) {
            return ty;
        }
        let members = self.members(ty);
        let mut new_members = (*members).clone();
        let fits = |this: &mut Self, sigs: &[SignatureId]| -> Vec<SignatureId> {
            let mut result = Vec::new();
            for sig in sigs {
                let params = std::sync::Arc::clone(&this.sig(*sig).type_params);
                if !params.is_empty()
                    && args.len() <= params.len()
                    && args.len() >= this.min_type_args(&params)
                {
                    result.push(this.apply_type_args(*sig, args));
                }
            }
            result
        };
        new_members.call = fits(self, &members.call);
        new_members.construct = fits(self, &members.construct);
        self.object_from(new_members, ObjectInfo::default())
    }
}
