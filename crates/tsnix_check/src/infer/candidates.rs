//! From candidates to the inferred type.

use super::{InferenceInfo, priority};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;
use crate::types::union::Reduction;

impl Checker {
    /// The type inferred for a parameter by what was gathered so far.
    pub(super) fn inferred_type(&mut self, id: InferenceId, at: usize) -> TypeId {
        let info = self.context(id).infos[at].clone();
        if let Some(known) = info.inferred {
            return known;
        }
        let signature = self.context(id).signature;
        let mut inferred = None;
        let mut fallback = None;
        if let Some(signature) = signature {
            let covariant = (!info.candidates.is_empty()).then(|| self.covariant_inference(&info, signature));
            let contravariant =
                (!info.contra_candidates.is_empty()).then(|| self.contravariant_inference(&info));
            if covariant.is_some() || contravariant.is_some() {
                let prefer_covariant = match (covariant, contravariant) {
                    (Some(co), Some(_)) => {
                        !self.is(co, TypeFlags::NEVER | TypeFlags::ANY)
                            && info.contra_candidates.iter().any(|ty| self.is_assignable(co, *ty))
                    }
                    (co, _) => co.is_some(),
                };
                inferred = if prefer_covariant { covariant } else { contravariant };
                fallback = if prefer_covariant { contravariant } else { covariant };
            } else if self.context(id).no_default {
                inferred = Some(t::SILENT_NEVER);
            } else if let Some(default) = self.default_of_param_raw(info.param) {
                // A default may name earlier parameters.
                let mapper = self.inference_mapper(id, false);
                let backward = self.backward_mapper(id, at);
                let mapper = self.new_mapper(Mapper::Merged(backward, mapper));
                inferred = Some(self.instantiate(default, mapper));
            }
        } else {
            inferred = self.inferred_from_candidates(&info);
        }
        let mut result = inferred.unwrap_or(if self.context(id).any_default { t::ANY } else { t::UNKNOWN });
        // For constraints that lead back to the parameter.
        self.context_mut(id).infos[at].inferred = Some(result);
        if let Some(constraint) = self.constraint_of_param(info.param) {
            let mapper = self.inference_mapper(id, false);
            let constraint = self.instantiate(constraint, mapper);
            let with_this = self.with_this(constraint, result);
            if inferred.is_none() || !self.is_assignable(result, with_this) {
                result = match fallback {
                    Some(fallback) if self.is_assignable(fallback, constraint) => fallback,
                    _ => constraint,
                };
                // A filtered inference from a return type may still fit.
                if let Some(inferred) = inferred
                    && info.priority & priority::RETURN_TYPE != 0
                    && self.is_union(inferred)
                {
                    let filtered =
                        self.filter_type(inferred, |this, member| this.is_assignable(member, constraint));
                    if !self.is(filtered, TypeFlags::NEVER) {
                        result = filtered;
                    }
                }
                self.context_mut(id).infos[at].inferred = Some(result);
            }
        }
        result
    }

    /// Parameters from this one on stand for `unknown` in its default.
    fn backward_mapper(&mut self, id: InferenceId, at: usize) -> MapperId {
        let later: Vec<_> = self.context(id).infos[at..].iter().map(|info| info.param).collect();
        self.new_mapper(Mapper::Erase(later.into(), t::UNKNOWN))
    }

    /// Of a context without signature: `infer` parameters and reverse mapped types.
    pub(super) fn inferred_from_candidates(&mut self, info: &InferenceInfo) -> Option<TypeId> {
        if !info.candidates.is_empty() {
            return Some(self.union_with(&info.candidates, Reduction::Subtype, None));
        }
        if !info.contra_candidates.is_empty() {
            return Some(self.intersection(&info.contra_candidates, None));
        }
        None
    }

    fn covariant_inference(&mut self, info: &InferenceInfo, signature: SignatureId) -> TypeId {
        let candidates = self.union_object_candidates(&info.candidates);
        let primitive_constraint =
            self.has_primitive_constraint(info.param) || self.is_const_param(info.param);
        let widen_literals = !primitive_constraint
            && info.top_level
            && (info.is_fixed || !self.is_top_level_in_return(signature, info.param));
        let base: Vec<_> = if primitive_constraint {
            candidates.iter().map(|ty| self.regular(*ty)).collect()
        } else if widen_literals {
            candidates.iter().map(|ty| self.widened_literal(*ty)).collect()
        } else {
            candidates
        };
        let result = if info.priority & priority::IMPLIES_COMBINATION != 0 {
            self.union_with(&base, Reduction::Subtype, None)
        } else {
            self.common_supertype(&base)
        };
        self.widened(result)
    }

    fn contravariant_inference(&mut self, info: &InferenceInfo) -> TypeId {
        if info.priority & priority::IMPLIES_COMBINATION != 0 {
            self.intersection(&info.contra_candidates, None)
        } else {
            self.common_subtype(&info.contra_candidates)
        }
    }

    /// Several object literals are one candidate: their union with each other's properties.
    fn union_object_candidates(&mut self, candidates: &[TypeId]) -> Vec<TypeId> {
        if candidates.len() < 2 {
            return candidates.to_vec();
        }
        let is_literal = |this: &mut Self, ty: TypeId| this.is_literal_object_or_array(ty);
        let literals: Vec<_> = candidates.iter().copied().filter(|ty| is_literal(self, *ty)).collect();
        if literals.is_empty() {
            return candidates.to_vec();
        }
        let union = self.union_with(&literals, Reduction::Subtype, None);
        let mut rest: Vec<_> = candidates.iter().copied().filter(|ty| !literals.contains(ty)).collect();
        rest.push(union);
        rest
    }

    fn is_top_level_in_return(&mut self, signature: SignatureId, param: TypeId) -> bool {
        let ty = match self.predicate_of(signature).and_then(|predicate| predicate.ty) {
            Some(ty) => ty,
            None => self.return_type_of(signature),
        };
        self.is_param_at_top(ty, param, 0)
    }

    pub(super) fn is_param_at_top(&mut self, ty: TypeId, param: TypeId, depth: u32) -> bool {
        if ty == param {
            return true;
        }
        match self.data(ty).clone() {
            TypeData::Union(types) | TypeData::Intersection(types) => {
                types.iter().any(|ty| self.is_param_at_top(*ty, param, depth))
            }
            TypeData::Conditional(conditional) if depth < 3 => {
                let (then, otherwise) =
                    (self.conditional_true(&conditional), self.conditional_false(&conditional));
                then == param
                    || otherwise == param
                    || self.is_param_at_top(then, param, depth + 1)
                    || self.is_param_at_top(otherwise, param, depth + 1)
            }
            _ => false,
        }
    }

    /// The candidate of which the others are subtypes; the leftmost of the best.
    fn common_supertype(&mut self, types: &[TypeId]) -> TypeId {
        if let [only] = types {
            return *only;
        }
        let primary: Vec<_> = types.iter().map(|ty| self.without_flags(*ty, TypeFlags::NULLABLE)).collect();
        let non_never: Vec<_> =
            primary.iter().copied().filter(|ty| !self.is(*ty, TypeFlags::NEVER)).collect();
        let pool = if non_never.is_empty() { primary } else { non_never };
        let all_same_literal_base = pool.len() > 1 && {
            let base = self.base_of_literal(pool[0]);
            pool.iter().all(|ty| self.is(*ty, TypeFlags::UNIT) || self.is_union(*ty) && self.every_unit(*ty))
                && pool.iter().all(|ty| self.base_of_literal(*ty) == base)
        };
        let supertype = if all_same_literal_base {
            self.union(&pool)
        } else {
            let mut best = pool[0];
            for ty in &pool[1..] {
                if self.is_subtype(best, *ty) {
                    best = *ty;
                }
            }
            best
        };
        let nullable: Vec<_> = [t::UNDEFINED, t::NULL]
            .into_iter()
            .filter(|kind| types.iter().any(|ty| self.contains_type(*ty, *kind)))
            .collect();
        if nullable.is_empty() {
            return supertype;
        }
        let mut parts = vec![supertype];
        parts.extend(nullable);
        self.union(&parts)
    }

    fn every_unit(&self, ty: TypeId) -> bool {
        match self.data(ty) {
            TypeData::Union(types) => types.iter().all(|ty| self.is(*ty, TypeFlags::UNIT)),
            _ => self.is(ty, TypeFlags::UNIT),
        }
    }

    fn common_subtype(&mut self, types: &[TypeId]) -> TypeId {
        let mut best = types[0];
        for ty in &types[1..] {
            if self.is_subtype(*ty, best) {
                best = *ty;
            }
        }
        best
    }
}
