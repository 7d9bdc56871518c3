//! Signatures: parameters the other way round (both ways for methods), results the same way.

use super::{Relation, Ternary};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use tsnix_syntax::hir::FunctionKind;

impl Checker {
    pub(super) fn signature_lists_related(
        &mut self,
        source: TypeId,
        target: TypeId,
        construct: bool,
        relation: Relation,
    ) -> Ternary {
        if source == t::ANY_FUNCTION || target == t::ANY_FUNCTION {
            return Ternary::True;
        }
        let list = |this: &mut Self, ty| {
            if construct { this.construct_signatures(ty) } else { this.call_signatures(ty) }
        };
        let (sources, targets) = (list(self, source), list(self, target));
        if relation == Relation::Identity {
            if sources.len() != targets.len() {
                return Ternary::False;
            }
            return Ternary::of(sources.iter().zip(&targets).all(|(a, b)| self.signatures_identical(*a, *b)));
        }
        if targets.is_empty() {
            // Any function is a `Function`.
            return Ternary::True;
        }
        if let ([only], [wanted]) = (sources.as_slice(), targets.as_slice()) {
            let erase = relation == Relation::Comparable;
            return self.signature_related(*only, *wanted, erase, relation);
        }
        let mut result = Ternary::True;
        'wanted: for wanted in &targets {
            for own in &sources {
                let related = self.signature_related(*own, *wanted, true, relation);
                if related.holds() {
                    result = result.and(related);
                    continue 'wanted;
                }
            }
            return Ternary::False;
        }
        result
    }

    fn signature_related(
        &mut self,
        source: SignatureId,
        target: SignatureId,
        erase: bool,
        relation: Relation,
    ) -> Ternary {
        let (source, target) =
            if erase { (self.erased(source), self.erased(target)) } else { (source, target) };
        let mode = match relation {
            Relation::Subtype | Relation::StrictSubtype => {
                Mode { strict_arity: relation == Relation::StrictSubtype, ..Mode::default() }
            }
            _ => Mode::default(),
        };
        self.compare_signatures(source, target, mode, relation)
    }

    /// Whether a signature can be called wherever another one can, whatever it gives.
    pub(crate) fn parameters_fit(&mut self, source: SignatureId, target: SignatureId) -> bool {
        let without_result = |this: &mut Self, sig| {
            // Types of parameters are found out under the signature that they belong to.
            let count = this.sig(sig).params.len();
            let types: Vec<_> = (0..count).map(|at| this.param_type(sig, at)).collect();
            let mut copy = this.sig(sig).clone();
            for (param, ty) in copy.params.iter_mut().zip(types) {
                param.ty = Some(ty);
            }
            (copy.return_type, copy.predicate, copy.instance_of) = (Some(t::ANY), Some(None), None);
            this.new_signature(copy)
        };
        let (source, target) = (without_result(self, source), without_result(self, target));
        self.compare_signatures(source, target, Mode::default(), Relation::Assignable).holds()
    }

    /// The relation of two signatures; a generic source is instantiated in the context of the target.
    fn compare_signatures(
        &mut self,
        source: SignatureId,
        target: SignatureId,
        mode: Mode,
        relation: Relation,
    ) -> Ternary {
        if source == target {
            return Ternary::True;
        }
        let target_count = self.param_count(target);
        let target_rest = self.has_effective_rest(target);
        let source_required = self.min_arg_count(source, false);
        let too_many = if mode.strict_arity {
            !target_rest && (self.has_effective_rest(source) || self.param_count(source) > target_count)
        } else {
            !target_rest && source_required > target_count
        };
        if too_many {
            return Ternary::False;
        }
        let (mut source, mut target) = (source, target);
        if !self.sig(source).type_params.is_empty()
            && self.sig(source).type_params != self.sig(target).type_params
        {
            target = self.canonical(target);
            source = self.instantiate_in_context(source, target, None);
        }
        let strict = !mode.is_callback && self.options.strict_function_types && !self.is_method_like(target);
        let mut result = Ternary::True;
        if let (Some(from), Some(to)) = (self.sig(source).this_type, self.sig(target).this_type)
            && !self.is(from, TypeFlags::VOID)
        {
            let related = if strict { Ternary::False } else { self.related(from, to, relation) };
            let related = if related.holds() { related } else { self.related(to, from, relation) };
            result = result.and(related);
            if !result.holds() {
                return result;
            }
        }
        let source_rest = self.non_array_rest(source);
        let target_non_array_rest = self.non_array_rest(target);
        let source_count = self.param_count(source);
        let count = if source_rest.is_some() || target_non_array_rest.is_some() {
            source_count.min(target_count)
        } else {
            source_count.max(target_count)
        };
        let rest_index =
            (source_rest.is_some() || target_non_array_rest.is_some()).then(|| count.saturating_sub(1));
        for at in 0..count {
            let from = if Some(at) == rest_index {
                Some(self.rest_type_at(source, at))
            } else {
                self.try_type_at_position(source, at)
            };
            let to = if Some(at) == rest_index {
                Some(self.rest_type_at(target, at))
            } else {
                self.try_type_at_position(target, at)
            };
            let (Some(from), Some(to)) = (from, to) else { continue };
            if from == to {
                continue;
            }
            let related = self.parameter_related(from, to, strict, mode, relation);
            result = result.and(related);
            if !result.holds() {
                return result;
            }
        }
        let target_return = self.return_type_of(target);
        if self.is(target_return, TypeFlags::VOID | TypeFlags::ANY) {
            return result;
        }
        if let Some(wanted) = self.predicate_of(target) {
            if let Some(own) = self.predicate_of(source) {
                return result.and(self.predicates_related(&own, &wanted, relation));
            }
            if !wanted.is_assertion {
                return Ternary::False;
            }
        }
        let source_return = self.return_type_of(source);
        let related = if mode.is_callback {
            let back = self.related(target_return, source_return, relation);
            if back.holds() { back } else { self.related(source_return, target_return, relation) }
        } else {
            self.related(source_return, target_return, relation)
        };
        result.and(related)
    }

    fn parameter_related(
        &mut self,
        from: TypeId,
        to: TypeId,
        strict: bool,
        mode: Mode,
        relation: Relation,
    ) -> Ternary {
        // A callback's own parameters are compared the right way round even in methods.
        let from_sig = if strict { None } else { self.callback_signature(from) };
        let to_sig = if strict { None } else { self.callback_signature(to) };
        if let (Some(from_sig), Some(to_sig)) = (from_sig, to_sig)
            && !mode.is_callback
            && self.predicate_of(from_sig).is_none()
            && self.predicate_of(to_sig).is_none()
        {
            let nullable = |this: &Self, ty| this.maybe(ty, TypeFlags::NULLABLE);
            if nullable(self, from) == nullable(self, to) {
                let mode = Mode { is_callback: true, ..mode };
                return self.compare_signatures(to_sig, from_sig, mode, relation);
            }
        }
        if !strict && !mode.is_callback {
            let forth = self.related(from, to, relation);
            if forth.holds() {
                return forth;
            }
        }
        if mode.is_callback && !strict {
            let back = self.related(to, from, relation);
            return back;
        }
        self.related(to, from, relation)
    }

    fn callback_signature(&mut self, ty: TypeId) -> Option<SignatureId> {
        let stripped = self.without_flags(ty, TypeFlags::NULLABLE);
        let sig = self.single_call_signature(stripped)?;
        Some(sig)
    }

    fn predicates_related(&mut self, own: &Predicate, wanted: &Predicate, relation: Relation) -> Ternary {
        if own.is_assertion != wanted.is_assertion || own.param != wanted.param {
            return Ternary::False;
        }
        match (own.ty, wanted.ty) {
            (Some(a), Some(b)) => self.related(a, b, relation),
            (None, None) => Ternary::True,
            _ => Ternary::False,
        }
    }

    /// Methods and constructors are compared bivariantly.
    fn is_method_like(&self, sig: SignatureId) -> bool {
        let Some((file, function)) = self.sig(sig).declaration else { return false };
        let hir = self.hir(file);
        matches!(hir[function].kind, FunctionKind::Method | FunctionKind::Constructor)
    }

    /// The signature with its own parameters in place of type arguments, so that it can be inferred from.
    pub(crate) fn canonical(&mut self, sig: SignatureId) -> SignatureId {
        if self.sig(sig).type_params.is_empty() {
            return sig;
        }
        let params = std::sync::Arc::clone(&self.sig(sig).type_params);
        let targets: Vec<_> = params
            .iter()
            .map(|param| {
                let target = self.param_info(*param).target;
                match target {
                    Some(target) if self.constraint_of_param(target).is_none() => target,
                    _ => *param,
                }
            })
            .collect();
        self.apply_type_args(sig, &targets)
    }

    pub(crate) fn signatures_identical(&mut self, a: SignatureId, b: SignatureId) -> bool {
        if a == b {
            return true;
        }
        if self.param_count(a) != self.param_count(b)
            || self.min_arg_count(a, true) != self.min_arg_count(b, true)
            || self.has_effective_rest(a) != self.has_effective_rest(b)
        {
            return false;
        }
        let (params_a, params_b) = (
            std::sync::Arc::clone(&self.sig(a).type_params),
            std::sync::Arc::clone(&self.sig(b).type_params),
        );
        if params_a.len() != params_b.len() {
            return false;
        }
        let mut a = a;
        if !params_a.is_empty() {
            let mapper = self.list_mapper(&params_a, &params_b);
            for (x, y) in params_a.iter().zip(params_b.iter()) {
                if x == y {
                    continue;
                }
                let (x, y) = (
                    self.constraint_of_param(*x).unwrap_or(t::UNKNOWN),
                    self.constraint_of_param(*y).unwrap_or(t::UNKNOWN),
                );
                let x = self.instantiate(x, mapper);
                if !self.is_identical(x, y) {
                    return false;
                }
            }
            a = self.instantiate_signature_with(a, mapper, true);
        }
        for at in 0..self.param_count(a) {
            let (x, y) = (self.type_at_position(a, at), self.type_at_position(b, at));
            if !self.is_identical(x, y) {
                return false;
            }
        }
        if self.predicate_of(a) != self.predicate_of(b) {
            return false;
        }
        let (x, y) = (self.return_type_of(a), self.return_type_of(b));
        self.is_identical(x, y)
    }
}

/// How signatures are compared.
#[derive(Clone, Copy, Default)]
struct Mode {
    /// Parameters of a parameter.
    is_callback: bool,
    /// The source may not take more parameters, optional ones included.
    strict_arity: bool,
}
