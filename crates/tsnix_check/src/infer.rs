//! Inference of type arguments from what they are used with.
//!
//! An [`InferenceContext`] gathers candidates for each type parameter; asking its mapper for a parameter
//! fixes it: what was gathered so far decides.

mod candidates;
mod from_members;
mod from_types;

use std::sync::Arc;

use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

/// How good a candidate is; lower is better. Bits may be combined.
pub(crate) mod priority {
    /// A naked type parameter of a union.
    pub(crate) const NAKED: u32 = 1;
    /// A naked type parameter in a reverse mapped type of a source with holes.
    pub(crate) const HOMOMORPHIC: u32 = 1 << 3;
    pub(crate) const PARTIAL_HOMOMORPHIC: u32 = 1 << 4;
    pub(crate) const MAPPED_CONSTRAINT: u32 = 1 << 5;
    pub(crate) const CONTRA_CONDITIONAL: u32 = 1 << 6;
    /// From a return type.
    pub(crate) const RETURN_TYPE: u32 = 1 << 7;
    pub(crate) const LITERAL_KEY_OF: u32 = 1 << 8;
    pub(crate) const NO_CONSTRAINTS: u32 = 1 << 9;
    pub(crate) const ALWAYS_STRICT: u32 = 1 << 10;
    pub(crate) const MAX: u32 = 1 << 11;
    /// Candidates of these are combined, not chosen from.
    pub(crate) const IMPLIES_COMBINATION: u32 = RETURN_TYPE | MAPPED_CONSTRAINT | LITERAL_KEY_OF;
}

/// What is known of one type parameter.
#[derive(Clone, Debug)]
pub(crate) struct InferenceInfo {
    pub(crate) param: TypeId,
    pub(crate) candidates: Vec<TypeId>,
    pub(crate) contra_candidates: Vec<TypeId>,
    pub(crate) inferred: Option<TypeId>,
    pub(crate) priority: u32,
    /// Only as the whole of a parameter or a return type.
    pub(crate) top_level: bool,
    pub(crate) is_fixed: bool,
    pub(crate) implied_arity: Option<usize>,
}

/// One inference.
#[derive(Clone, Debug, Default)]
pub(crate) struct InferenceContext {
    pub(crate) infos: Vec<InferenceInfo>,
    pub(crate) signature: Option<SignatureId>,
    /// Nothing inferred is `any` in JavaScript; `unknown` here; with this set, `never` without a trace.
    pub(crate) no_default: bool,
    pub(crate) any_default: bool,
    pub(crate) skipped_generic_function: bool,
    /// Type parameters of generic functions among the arguments: the function that the call gives has them.
    pub(crate) inferred_params: Vec<TypeId>,
    pub(crate) return_mapper: Option<MapperId>,
    pub(crate) mapper: Option<MapperId>,
    pub(crate) non_fixing_mapper: Option<MapperId>,
    /// Property values of an object literal whose types are inferred from before the next is looked at.
    pub(crate) sites: Vec<(tsnix_source::FileId, tsnix_syntax::hir::ExprId, TypeId)>,
}

impl Checker {
    pub(crate) fn new_inference(&mut self, params: &[TypeId], signature: Option<SignatureId>) -> InferenceId {
        let infos = params
            .iter()
            .map(|param| InferenceInfo {
                param: *param,
                candidates: Vec::new(),
                contra_candidates: Vec::new(),
                inferred: None,
                priority: priority::MAX,
                top_level: true,
                is_fixed: false,
                implied_arity: None,
            })
            .collect();
        let id = InferenceId(self.inferences.len() as u32);
        self.inferences.push(InferenceContext { infos, signature, ..InferenceContext::default() });
        let mapper = self.new_mapper(Mapper::Inference(id, true));
        let non_fixing = self.new_mapper(Mapper::Inference(id, false));
        let context = &mut self.inferences[id.index()];
        context.mapper = Some(mapper);
        context.non_fixing_mapper = Some(non_fixing);
        id
    }

    /// An inference without a signature: of `infer` parameters.
    pub(crate) fn new_inference_plain(&mut self, params: &[TypeId]) -> InferenceId {
        self.new_inference(params, None)
    }

    pub(crate) fn context(&self, id: InferenceId) -> &InferenceContext {
        &self.inferences[id.index()]
    }

    pub(crate) fn context_mut(&mut self, id: InferenceId) -> &mut InferenceContext {
        &mut self.inferences[id.index()]
    }

    pub(crate) fn inference_mapper(&mut self, id: InferenceId, fixing: bool) -> MapperId {
        let context = self.context(id);
        let known = if fixing { context.mapper } else { context.non_fixing_mapper };
        known.unwrap_or_else(|| self.new_mapper(Mapper::Inference(id, fixing)))
    }

    /// What an inference makes of a type parameter.
    pub(crate) fn map_to_inferred(&mut self, id: InferenceId, param: TypeId, fixing: bool) -> TypeId {
        let at = self.context(id).infos.iter().position(|info| info.param == param);
        let Some(at) = at else { return param };
        if fixing && !self.context(id).infos[at].is_fixed {
            self.infer_from_sites(id);
            let info = &mut self.context_mut(id).infos[at];
            info.inferred = None;
            info.is_fixed = true;
        }
        self.inferred_type(id, at)
    }

    /// Infers from the properties that were looked at before a function asks for a type.
    fn infer_from_sites(&mut self, id: InferenceId) {
        for (file, expr, ty) in std::mem::take(&mut self.context_mut(id).sites) {
            let contextual = self.contextual_type_with(file, expr, true);
            if let Some(contextual) = contextual {
                self.infer_types(id, ty, contextual, 0);
            }
        }
    }

    pub(crate) fn inferred_types(&mut self, id: InferenceId) -> Vec<TypeId> {
        (0..self.context(id).infos.len()).map(|at| self.inferred_type(id, at)).collect()
    }

    pub(crate) fn clear_inferred(&mut self, id: InferenceId) {
        for info in &mut self.context_mut(id).infos {
            if !info.is_fixed {
                info.inferred = None;
            }
        }
    }

    pub(crate) fn has_candidates(info: &InferenceInfo) -> bool {
        !info.candidates.is_empty() || !info.contra_candidates.is_empty()
    }

    /// The same context with nothing fixed, for a look that must not change it.
    pub(crate) fn clone_inference(&mut self, id: InferenceId, no_default: bool) -> InferenceId {
        let mut context = self.context(id).clone();
        for info in &mut context.infos {
            if !info.is_fixed {
                info.inferred = None;
            }
        }
        context.no_default = no_default;
        context.sites.clear();
        let new = InferenceId(self.inferences.len() as u32);
        self.inferences.push(context);
        let mapper = self.new_mapper(Mapper::Inference(new, true));
        let non_fixing = self.new_mapper(Mapper::Inference(new, false));
        let context = &mut self.inferences[new.index()];
        context.mapper = Some(mapper);
        context.non_fixing_mapper = Some(non_fixing);
        new
    }

    /// The part of a context in which something was inferred.
    pub(crate) fn clone_inferred_part(&mut self, id: InferenceId) -> Option<InferenceId> {
        let infos: Vec<_> =
            self.context(id).infos.iter().filter(|info| Self::has_candidates(info)).cloned().collect();
        if infos.is_empty() {
            return None;
        }
        let signature = self.context(id).signature;
        let new = self.new_inference(&[], signature);
        let mut infos = infos;
        for info in &mut infos {
            if !info.is_fixed {
                info.inferred = None;
            }
        }
        self.context_mut(new).infos = infos;
        Some(new)
    }

    /// Inferred type arguments for a source signature in the context of a target signature, which is that of an
    /// argument where an outer inference is under way.
    pub(crate) fn instantiate_in_context(
        &mut self,
        source: SignatureId,
        target: SignatureId,
        outer: Option<InferenceId>,
    ) -> SignatureId {
        let params = Arc::clone(&self.sig(source).type_params);
        let context = self.new_inference(&params, Some(source));
        let target = match outer {
            Some(outer) => {
                let rest = self.effective_rest(target);
                let is_open = rest.is_some_and(|rest| self.is(rest, TypeFlags::TYPE_PARAM));
                let mapper = self.inference_mapper(outer, !is_open);
                self.instantiate_signature(target, mapper)
            }
            None => target,
        };
        self.apply_to_params(target, source, |this, from, to| this.infer_types(context, from, to, 0));
        if outer.is_none() {
            self.apply_to_returns(target, source, |this, from, to| {
                this.infer_types(context, from, to, priority::RETURN_TYPE);
            });
        }
        let args = self.inferred_types(context);
        self.apply_type_args(source, &args)
    }

    /// Pairs the parameters of two signatures.
    pub(crate) fn apply_to_params(
        &mut self,
        source: SignatureId,
        target: SignatureId,
        mut each: impl FnMut(&mut Self, TypeId, TypeId),
    ) {
        let (source_count, target_count) = (self.param_count(source), self.param_count(target));
        let source_rest = self.effective_rest(source);
        let target_rest = self.effective_rest(target);
        let target_fixed = if target_rest.is_some() { target_count - 1 } else { target_count };
        let count = if source_rest.is_some() { target_fixed } else { source_count.min(target_fixed) };
        if let (Some(from), Some(to)) = (self.sig(source).this_type, self.sig(target).this_type) {
            each(self, from, to);
        }
        for at in 0..count {
            let from = self.type_at_position(source, at);
            let to = self.type_at_position(target, at);
            each(self, from, to);
        }
        if let Some(to) = target_rest {
            let from = self.rest_type_at(source, count);
            each(self, from, to);
        }
    }

    pub(crate) fn apply_to_returns(
        &mut self,
        source: SignatureId,
        target: SignatureId,
        mut each: impl FnMut(&mut Self, TypeId, TypeId),
    ) {
        if let Some(wanted) = self.predicate_of(target)
            && let Some(own) = self.predicate_of(source)
            && own.is_assertion == wanted.is_assertion
            && let (Some(from), Some(to)) = (own.ty, wanted.ty)
        {
            each(self, from, to);
            return;
        }
        let to = self.return_type_of(target);
        if self.could_contain_variables(to) {
            let from = self.return_type_of(source);
            each(self, from, to);
        }
    }

    pub(crate) fn is_const_param(&self, param: TypeId) -> bool {
        self.interner.params.get(&param).is_some_and(|info| info.is_const)
    }

    pub(crate) fn has_primitive_constraint(&mut self, param: TypeId) -> bool {
        let Some(constraint) = self.constraint_of_param(param) else { return false };
        let constraint = if let TypeData::Conditional(conditional) = self.data(constraint).clone() {
            let _ = conditional;
            self.base_constraint(constraint).unwrap_or(t::UNKNOWN)
        } else {
            constraint
        };
        self.maybe(
            constraint,
            TypeFlags::PRIMITIVE | TypeFlags::INDEX | TypeFlags::TEMPLATE | TypeFlags::STRING_MAPPING,
        )
    }
}
