//! Variance of type parameters, measured with marker types.

use std::sync::Arc;

use super::{Relation, Ternary};
use crate::checker::Checker;
use crate::types::data::*;
use crate::types::intern::t;

/// How a type follows one of its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Variance {
    Covariant,
    Contravariant,
    Invariant,
    Bivariant,
    /// Not used at all.
    Independent,
}

impl Checker {
    pub(super) fn is_marker(&self, ty: TypeId) -> bool {
        self.relations.markers.contains(&ty)
    }

    /// The variances of a generic interface's parameters; empty while they are being measured.
    pub(crate) fn variances(&mut self, target: TypeId) -> Arc<[Variance]> {
        if Some(target) == self.global_type("Array") || Some(target) == self.global_type("ReadonlyArray") {
            return Arc::from([Variance::Covariant]);
        }
        if let Some(known) = self.program.variances.get(&target) {
            return Arc::clone(known);
        }
        self.program.variances.insert(target, Arc::from([]));
        let params = self.target_params(target);
        let mut variances = Vec::new();
        for at in 0..params.len() {
            let make = |this: &mut Self, marker: TypeId| {
                let mut args = params.to_vec();
                args[at] = marker;
                this.reference(target, args)
            };
            variances.push(self.measure(make));
        }
        let variances: Arc<[Variance]> = variances.into();
        self.program.variances.insert(target, Arc::clone(&variances));
        variances
    }

    /// The variances of a generic alias's parameters; empty while they are being measured.
    pub(crate) fn alias_variances(&mut self, symbol: SymbolId) -> Arc<[Variance]> {
        if let Some(known) = self.program.alias_variances.get(&symbol) {
            return Arc::clone(known);
        }
        self.program.alias_variances.insert(symbol, Arc::from([]));
        let params = self.params_of_symbol(symbol);
        let mut variances = Vec::new();
        for at in 0..params.len() {
            let make = |this: &mut Self, marker: TypeId| {
                let mut args = params.to_vec();
                args[at] = marker;
                this.alias_instance(symbol, args.into())
            };
            variances.push(self.measure(make));
        }
        let variances: Arc<[Variance]> = variances.into();
        self.program.alias_variances.insert(symbol, Arc::clone(&variances));
        variances
    }

    fn measure(&mut self, mut make: impl FnMut(&mut Self, TypeId) -> TypeId) -> Variance {
        let with_super = make(self, t::MARKER_SUPER);
        let with_sub = make(self, t::MARKER_SUB);
        self.relations.markers.extend([with_super, with_sub]);
        // Measured on its own: assumptions of a comparison under way don't count.
        let saved_maybe = std::mem::take(&mut self.relations.maybe);
        let saved_source = std::mem::take(&mut self.relations.source_stack);
        let saved_target = std::mem::take(&mut self.relations.target_stack);
        self.relations.measuring += 1;
        let covariant = self.is_related(with_sub, with_super, Relation::Assignable);
        let contravariant = self.is_related(with_super, with_sub, Relation::Assignable);
        let result = match (covariant, contravariant) {
            (true, true) => {
                let with_other = make(self, t::MARKER_OTHER);
                self.relations.markers.insert(with_other);
                if self.is_related(with_other, with_super, Relation::Assignable) {
                    Variance::Independent
                } else {
                    Variance::Bivariant
                }
            }
            (true, false) => Variance::Covariant,
            (false, true) => Variance::Contravariant,
            (false, false) => Variance::Invariant,
        };
        self.relations.measuring -= 1;
        self.relations.maybe = saved_maybe;
        self.relations.source_stack = saved_source;
        self.relations.target_stack = saved_target;
        result
    }

    pub(super) fn args_related(
        &mut self,
        sources: &[TypeId],
        targets: &[TypeId],
        variances: &[Variance],
        relation: Relation,
    ) -> Ternary {
        let mut result = Ternary::True;
        for (at, (source, target)) in sources.iter().zip(targets).enumerate() {
            let (source, target) = (*source, *target);
            let variance = variances.get(at).copied().unwrap_or(Variance::Covariant);
            let related = match variance {
                Variance::Independent => Ternary::True,
                _ if relation == Relation::Identity => self.related(source, target, relation),
                Variance::Covariant => self.related(source, target, relation),
                Variance::Contravariant => self.related(target, source, relation),
                Variance::Bivariant => {
                    let back = self.related(target, source, relation);
                    if back.holds() { back } else { self.related(source, target, relation) }
                }
                Variance::Invariant => {
                    let forth = self.related(source, target, relation);
                    if forth.holds() { forth.and(self.related(target, source, relation)) } else { forth }
                }
            };
            result = result.and(related);
            if !result.holds() {
                return Ternary::False;
            }
        }
        result
    }
}
