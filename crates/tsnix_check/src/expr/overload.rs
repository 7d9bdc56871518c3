//! Which signature a call uses, and what its type parameters are.

use std::sync::Arc;

use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, TypeNodeId};

use crate::checker::{CheckMode, Checker};
use crate::infer::priority;
use crate::relate::Relation;
use crate::types::data::*;
use crate::types::intern::t;

/// One argument as the signature sees it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Arg {
    /// As written.
    Expr(ExprId),
    /// An element of a spread tuple, or what a tagged template passes.
    Given(TypeId, ExprId),
    /// `...xs` of unknown length.
    Spread(TypeId, ExprId),
}

impl Arg {
    pub(super) fn expr(self) -> ExprId {
        match self {
            Self::Expr(expr) | Self::Given(_, expr) | Self::Spread(_, expr) => expr,
        }
    }
}

/// A call with its parts.
#[derive(Clone, Debug)]
pub(super) struct CallSite {
    pub(super) file: FileId,
    pub(super) call: ExprId,
    pub(super) callee: ExprId,
    pub(super) type_args: Vec<TypeNodeId>,
    pub(super) args: Vec<Arg>,
}

/// Why no signature fits.
#[derive(Default)]
pub(super) struct Failures {
    pub(super) argument: Vec<SignatureId>,
    pub(super) arity: Option<SignatureId>,
    pub(super) type_argument: Option<SignatureId>,
}

/// Signatures that are declared in one place: a file and where in it.
type SignatureGroup = (Option<(FileId, u32)>, Vec<SignatureId>);

impl Checker {
    pub(super) fn choose_signature(
        &mut self,
        site: &CallSite,
        signatures: Vec<SignatureId>,
        mode: CheckMode,
    ) -> Option<SignatureId> {
        let candidates = self.reordered(signatures);
        let sensitive = site.args.iter().any(|arg| match arg {
            Arg::Expr(expr) => self.is_context_sensitive(site.file, *expr),
            _ => false,
        });
        let mut arg_mode = if sensitive { CheckMode::SKIP_CONTEXT_SENSITIVE } else { CheckMode::NORMAL };
        if mode.has(CheckMode::SKIP_GENERIC_FUNCTIONS) {
            arg_mode = arg_mode.with(CheckMode::NORMAL);
        }
        let mut failures = Failures::default();
        if candidates.len() > 1 {
            let chosen = self.try_candidates(site, &candidates, Relation::Subtype, arg_mode, &mut failures);
            if let Some(sig) = chosen {
                self.record_targets(site, sig);
                return Some(sig);
            }
        }
        failures = Failures::default();
        let chosen = self.try_candidates(site, &candidates, Relation::Assignable, arg_mode, &mut failures);
        if let Some(sig) = chosen {
            self.record_targets(site, sig);
            return Some(sig);
        }
        self.report_call_failure(site, &candidates, &failures);
        self.best_failed_candidate(site, &candidates, arg_mode)
    }

    /// Remembers what each argument is checked against.
    fn record_targets(&mut self, site: &CallSite, sig: SignatureId) {
        let has_spread = site.args.iter().any(|arg| !matches!(arg, Arg::Expr(_)));
        if has_spread {
            return;
        }
        for (at, arg) in site.args.iter().enumerate() {
            if let Arg::Expr(expr) = arg
                && let Some(wanted) = self.try_type_at_position(sig, at)
            {
                self.answers.targets.insert((site.file, *expr), wanted);
            }
        }
    }

    /// Signatures in the order in which they are tried: those of later declarations of an interface first.
    fn reordered(&mut self, signatures: Vec<SignatureId>) -> Vec<SignatureId> {
        if signatures.len() < 2 {
            return signatures;
        }
        let mut groups: Vec<SignatureGroup> = Vec::new();
        for sig in signatures {
            let container = self.sig(sig).declaration.and_then(|(file, function)| {
                let hir = self.graph.module(file).map(|node| Arc::clone(&node.hir))?;
                let range = hir.functions.range(function);
                let around = hir
                    .stmts
                    .ids()
                    .filter(|stmt| matches!(hir[*stmt], tsnix_syntax::hir::Stmt::Interface(_)))
                    .find(|stmt| hir.stmts.range(*stmt).contains(range))?;
                Some((file, around.index() as u32))
            });
            match groups.iter_mut().find(|(known, _)| *known == container) {
                Some((_, list)) => list.push(sig),
                None => groups.push((container, vec![sig])),
            }
        }
        groups.reverse();
        groups.into_iter().flat_map(|(_, list)| list).collect()
    }

    pub(super) fn has_correct_arity(&mut self, site: &CallSite, sig: SignatureId) -> bool {
        let count = site.args.len();
        let spread = site.args.iter().position(|arg| matches!(arg, Arg::Spread(..)));
        if let Some(at) = spread {
            let min = self.min_arg_count(sig, false);
            return at >= min && (self.has_effective_rest(sig) || at < self.param_count(sig));
        }
        if !self.has_effective_rest(sig) && count > self.param_count(sig) {
            return false;
        }
        count >= self.min_arg_count(sig, false)
    }

    fn has_correct_type_arg_count(&mut self, site: &CallSite, sig: SignatureId) -> bool {
        if site.type_args.is_empty() {
            return true;
        }
        let params = Arc::clone(&self.sig(sig).type_params);
        site.type_args.len() >= self.min_type_args(&params) && site.type_args.len() <= params.len()
    }

    fn try_candidates(
        &mut self,
        site: &CallSite,
        candidates: &[SignatureId],
        relation: Relation,
        arg_mode: CheckMode,
        failures: &mut Failures,
    ) -> Option<SignatureId> {
        if let [only] = candidates
            && site.type_args.is_empty()
            && self.sig(*only).type_params.is_empty()
        {
            if !self.has_correct_arity(site, *only) {
                failures.arity = Some(*only);
                return None;
            }
            if !self.is_applicable(site, *only, relation, CheckMode::NORMAL) {
                failures.argument.push(*only);
                return None;
            }
            return Some(*only);
        }
        for candidate in candidates {
            if let Some(sig) = self.try_candidate(site, *candidate, relation, arg_mode, failures) {
                return Some(sig);
            }
        }
        None
    }

    fn try_candidate(
        &mut self,
        site: &CallSite,
        candidate: SignatureId,
        relation: Relation,
        arg_mode: CheckMode,
        failures: &mut Failures,
    ) -> Option<SignatureId> {
        if !self.has_correct_type_arg_count(site, candidate) || !self.has_correct_arity(site, candidate) {
            return None;
        }
        let mut arg_mode = arg_mode;
        let mut inference = None;
        let mut check = candidate;
        let params = Arc::clone(&self.sig(candidate).type_params);
        if !params.is_empty() {
            if site.type_args.is_empty() {
                let context = self.new_inference(&params, Some(candidate));
                inference = Some(context);
                let mode = arg_mode.with(CheckMode::SKIP_GENERIC_FUNCTIONS);
                let inferred = self.infer_type_args(site, candidate, mode, context);
                let mapper = self.inference_mapper(context, false);
                let inferred = self.instantiate_list(&inferred, mapper);
                if self.context(context).skipped_generic_function {
                    arg_mode = arg_mode.with(CheckMode::SKIP_GENERIC_FUNCTIONS);
                }
                check = self.apply_type_args(candidate, &inferred);
                check = self.with_inferred_params(check, context);
            } else {
                let args: Vec<_> =
                    site.type_args.iter().map(|node| self.type_from_node(site.file, *node)).collect();
                let filled = self.fill_type_args(&params, &args);
                let fits = self.silently(|this| {
                    let ranges = vec![tsnix_source::TextRange::default(); filled.len()];
                    this.check_type_args(site.file, &params, &filled, &ranges)
                });
                if !fits {
                    failures.type_argument = Some(candidate);
                    return None;
                }
                check = self.apply_type_args(candidate, &filled);
            }
            if self.non_array_rest(candidate).is_some() && !self.has_correct_arity(site, check) {
                failures.arity = Some(check);
                return None;
            }
        }
        if !self.is_applicable(site, check, relation, arg_mode) {
            failures.argument.push(check);
            return None;
        }
        if arg_mode != CheckMode::NORMAL {
            if let Some(context) = inference {
                let inferred = self.infer_type_args(site, candidate, CheckMode::NORMAL, context);
                let mapper = self.inference_mapper(context, true);
                let inferred = self.instantiate_list(&inferred, mapper);
                check = self.apply_type_args(candidate, &inferred);
                check = self.with_inferred_params(check, context);
                if self.non_array_rest(candidate).is_some() && !self.has_correct_arity(site, check) {
                    failures.arity = Some(check);
                    return None;
                }
            }
            if !self.is_applicable(site, check, relation, CheckMode::NORMAL) {
                failures.argument.push(check);
                return None;
            }
        }
        Some(check)
    }

    /// Infers a signature's type arguments from a call: from the expected result first, then from the
    /// arguments in order.
    fn infer_type_args(
        &mut self,
        site: &CallSite,
        sig: SignatureId,
        mode: CheckMode,
        context: InferenceId,
    ) -> Vec<TypeId> {
        self.infer_from_expected_result(site, sig, context);
        self.infer_from_this(site, sig, context);
        let rest = self.non_array_rest(sig);
        let count =
            if rest.is_some() { (self.param_count(sig) - 1).min(site.args.len()) } else { site.args.len() };
        if let Some(rest) = rest
            && self.is(rest, crate::types::flags::TypeFlags::TYPE_PARAM)
            && let Some(at) = self.context(context).infos.iter().position(|info| info.param == rest)
        {
            let has_spread = site.args.iter().skip(count).any(|arg| matches!(arg, Arg::Spread(..)));
            self.context_mut(context).infos[at].implied_arity =
                (!has_spread).then(|| site.args.len() - count);
        }
        for (at, arg) in site.args.iter().enumerate().take(count) {
            let wanted = self.type_at_position(sig, at);
            if !self.could_contain_variables(wanted) {
                continue;
            }
            let ty = match arg {
                Arg::Expr(expr) => self.check_with_context(site.file, *expr, wanted, Some(context), mode),
                Arg::Given(ty, _) => *ty,
                Arg::Spread(ty, _) => self.array_element(*ty).unwrap_or(t::ANY),
            };
            self.infer_types(context, ty, wanted, 0);
        }
        if let Some(rest) = rest
            && self.could_contain_variables(rest)
        {
            let spread = self.spread_args_type(site, count, rest, Some(context), mode);
            self.infer_types(context, spread, rest, 0);
        }
        self.inferred_types(context)
    }

    fn infer_from_expected_result(&mut self, site: &CallSite, sig: SignatureId, context: InferenceId) {
        let Some(expected) = self.contextual_type(site.file, site.call) else { return };
        let given = self.return_type_of(sig);
        if !self.could_contain_variables(given) {
            return;
        }
        let outer = self.inference_context_of(site.file, site.call);
        let instantiated = match outer {
            Some(outer) => {
                let clone = self.clone_inference(outer, true);
                let mapper = self.inference_mapper(clone, true);
                self.instantiate(expected, mapper)
            }
            None => expected,
        };
        if self.is(
            instantiated,
            crate::types::flags::TypeFlags::VOID | crate::types::flags::TypeFlags::ANY_OR_UNKNOWN,
        ) {
            return;
        }
        self.infer_types(context, instantiated, given, priority::RETURN_TYPE);
        // What the expected type says is kept for literals in arguments.
        let params: Vec<_> = self.context(context).infos.iter().map(|info| info.param).collect();
        let signature = self.context(context).signature;
        let return_context = self.new_inference(&params, signature);
        let source = match outer.and_then(|outer| self.context(outer).return_mapper) {
            Some(mapper) => self.instantiate(expected, mapper),
            None => expected,
        };
        self.infer_types(return_context, source, given, 0);
        let part = self.clone_inferred_part(return_context);
        let mapper = part.map(|part| self.inference_mapper(part, true));
        self.context_mut(context).return_mapper = mapper;
    }

    /// `xs.flat()`: `this` is declared with a type of its own.
    fn infer_from_this(&mut self, site: &CallSite, sig: SignatureId, context: InferenceId) {
        let Some(wanted) = self.sig(sig).this_type else { return };
        if !self.could_contain_variables(wanted) {
            return;
        }
        let ty = self.this_argument(site);
        self.infer_types(context, ty, wanted, 0);
    }

    pub(super) fn this_argument(&mut self, site: &CallSite) -> TypeId {
        let hir = self.hir(site.file);
        match &hir[site.callee] {
            Expr::Member { object, .. } | Expr::Index { object, .. } => {
                let ty = self.check_expr(site.file, *object);
                self.non_nullable(ty)
            }
            _ => t::VOID,
        }
    }

    /// The arguments from a position on as one tuple.
    pub(super) fn spread_args_type(
        &mut self,
        site: &CallSite,
        from: usize,
        rest: TypeId,
        context: Option<InferenceId>,
        mode: CheckMode,
    ) -> TypeId {
        let in_const = self.is(rest, crate::types::flags::TypeFlags::TYPE_PARAM) && self.is_const_param(rest);
        if site.args.len() == from + 1
            && let Arg::Spread(ty, _) = site.args[from]
        {
            return if self.every_is_array_or_tuple(ty) || self.is_generic_type(ty) {
                ty
            } else {
                let element = self.iterated_type(site.file, ty, None);
                self.array_of(element)
            };
        }
        let mut types = Vec::new();
        let mut infos = Vec::new();
        for (at, arg) in site.args.iter().enumerate().skip(from) {
            match arg {
                Arg::Spread(ty, _) => {
                    if self.every_is_array_or_tuple(*ty) || self.is_generic_type(*ty) {
                        types.push(*ty);
                        infos.push(TupleElementInfo { kind: ElementKind::Variadic, label: None });
                    } else {
                        types.push(self.iterated_type(site.file, *ty, None));
                        infos.push(TupleElementInfo { kind: ElementKind::Rest, label: None });
                    }
                }
                Arg::Given(ty, _) => {
                    types.push(*ty);
                    infos.push(TupleElementInfo { kind: ElementKind::Required, label: None });
                }
                Arg::Expr(expr) => {
                    let index = self.number_literal((at - from) as f64);
                    let wanted = if self.is_tuple(rest) {
                        self.tuple_element(rest, at - from).unwrap_or(t::UNKNOWN)
                    } else {
                        self.try_indexed_access(rest, index, None, None).unwrap_or(t::UNKNOWN)
                    };
                    let ty = self.check_with_context(site.file, *expr, wanted, context, mode);
                    let literal = in_const || {
                        let base = self.base_constraint_or_type(wanted);
                        self.maybe(
                            base,
                            crate::types::flags::TypeFlags::PRIMITIVE
                                | crate::types::flags::TypeFlags::INDEX
                                | crate::types::flags::TypeFlags::TEMPLATE
                                | crate::types::flags::TypeFlags::STRING_MAPPING,
                        )
                    };
                    types.push(if literal { self.regular(ty) } else { self.widened_literal(ty) });
                    infos.push(TupleElementInfo { kind: ElementKind::Required, label: None });
                }
            }
        }
        self.tuple_of_infos(&types, &infos, in_const)
    }

    /// Whether all arguments fit the parameters.
    pub(super) fn is_applicable(
        &mut self,
        site: &CallSite,
        sig: SignatureId,
        relation: Relation,
        mode: CheckMode,
    ) -> bool {
        if let Some(wanted) = self.sig(sig).this_type
            && !self.is(wanted, crate::types::flags::TypeFlags::VOID)
        {
            let ty = self.this_argument(site);
            if !self.is_related(ty, wanted, relation) {
                return false;
            }
        }
        let rest = self.non_array_rest(sig);
        let count =
            if rest.is_some() { (self.param_count(sig) - 1).min(site.args.len()) } else { site.args.len() };
        for (at, arg) in site.args.iter().enumerate().take(count) {
            let wanted = self.type_at_position(sig, at);
            let ty = self.argument_type(site, *arg, wanted, mode);
            let ty = if mode.has(CheckMode::SKIP_CONTEXT_SENSITIVE) { self.regular_object(ty) } else { ty };
            if !self.is_related(ty, wanted, relation) {
                return false;
            }
        }
        if let Some(rest) = rest {
            let spread = self.spread_args_type(site, count, rest, None, mode);
            if !self.is_related(spread, rest, relation) {
                return false;
            }
        }
        true
    }

    pub(super) fn argument_type(
        &mut self,
        site: &CallSite,
        arg: Arg,
        wanted: TypeId,
        mode: CheckMode,
    ) -> TypeId {
        match arg {
            Arg::Expr(expr) => self.check_with_context(site.file, expr, wanted, None, mode),
            Arg::Given(ty, _) => ty,
            Arg::Spread(ty, _) => {
                if self.is(ty, crate::types::flags::TypeFlags::ANY) {
                    return ty;
                }
                self.iterated_type(site.file, ty, None)
            }
        }
    }

    /// The signature that goes on after an error: the one that takes as many arguments.
    fn best_failed_candidate(
        &mut self,
        site: &CallSite,
        candidates: &[SignatureId],
        mode: CheckMode,
    ) -> Option<SignatureId> {
        let fitting: Vec<SignatureId> =
            candidates.iter().copied().filter(|it| self.has_correct_arity(site, *it)).collect();
        // The first that can tell functions what their parameters are, as it did when it was tried.
        let telling = fitting.iter().copied().find(|it| self.tells_functions(site, *it));
        let best = telling.or(fitting.first().copied()).or(candidates.first().copied())?;
        // Functions among the arguments still get their context; arguments are looked at for errors inside.
        let sig = if self.sig(best).type_params.is_empty() {
            best
        } else {
            let params = Arc::clone(&self.sig(best).type_params);
            let args: Vec<_> = if site.type_args.is_empty() {
                let context = self.new_inference(&params, Some(best));
                let mode =
                    mode.with(CheckMode::SKIP_CONTEXT_SENSITIVE).with(CheckMode::SKIP_GENERIC_FUNCTIONS);
                self.infer_type_args(site, best, mode, context)
            } else {
                site.type_args.iter().map(|node| self.type_from_node(site.file, *node)).collect()
            };
            let filled = self.fill_type_args(&params, &args[..args.len().min(params.len())]);
            self.apply_type_args(best, &filled)
        };
        for (at, arg) in site.args.iter().enumerate() {
            if let Arg::Expr(expr) = arg {
                let wanted = self.try_type_at_position(sig, at).unwrap_or(t::ANY);
                self.check_with_context(site.file, *expr, wanted, None, CheckMode::NORMAL);
            }
        }
        Some(sig)
    }

    /// Whether every function among the arguments is expected by a signature to be one.
    fn tells_functions(&mut self, site: &CallSite, sig: SignatureId) -> bool {
        site.args.iter().enumerate().all(|(at, arg)| match arg {
            Arg::Expr(expr) if self.is_context_sensitive(site.file, *expr) => {
                let wanted = self.try_type_at_position(sig, at).unwrap_or(t::ANY);
                self.constituents(wanted).iter().any(|ty| !self.call_signatures(*ty).is_empty())
                    || !matches!(self.hir(site.file)[*expr], Expr::Function(_))
            }
            _ => true,
        })
    }
}
