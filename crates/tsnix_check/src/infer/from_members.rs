//! Inference from the members of objects: properties, signatures, index signatures.

use super::from_types::Walk;
use super::priority;
use crate::checker::Checker;
use crate::types::data::*;

impl Checker {
    pub(super) fn infer_properties(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        // Members that are looked up are declared at the top and name no type parameter.
        for prop in self.listed_props(target) {
            let name = self.prop(prop).name.clone();
            let Some(own) = self.prop_of(source, &name) else { continue };
            if own == prop {
                continue;
            }
            let optional = self.prop(own).optional && self.prop(prop).optional;
            let from = self.type_of_prop(own);
            let to = self.type_of_prop(prop);
            let (from, to) = if optional {
                (self.remove_missing(from, true), self.remove_missing(to, true))
            } else {
                (from, to)
            };
            self.infer_from(walk, from, to);
        }
    }

    pub(super) fn infer_signatures(
        &mut self,
        walk: &mut Walk,
        source: TypeId,
        target: TypeId,
        construct: bool,
    ) {
        let list = |this: &mut Self, ty| {
            if construct { this.construct_signatures(ty) } else { this.call_signatures(ty) }
        };
        let (sources, targets) = (list(self, source), list(self, target));
        let count = sources.len().min(targets.len());
        for at in 0..count {
            let own = self.base_signature(sources[sources.len() - count + at]);
            let wanted = targets[targets.len() - count + at];
            self.infer_signature(walk, own, wanted);
        }
    }

    fn infer_signature(&mut self, walk: &mut Walk, own: SignatureId, wanted: SignatureId) {
        let saved = walk.bivariant;
        let is_method = self.sig(wanted).declaration.is_some_and(|(file, function)| {
            let hir = self.hir(file);
            matches!(
                hir[function].kind,
                tsnix_syntax::hir::FunctionKind::Method | tsnix_syntax::hir::FunctionKind::Constructor
            )
        });
        walk.bivariant = walk.bivariant || is_method;
        let mut pairs = Vec::new();
        self.apply_to_params(own, wanted, |_, from, to| pairs.push((from, to)));
        for (from, to) in pairs {
            if self.options.strict_function_types || walk.priority & priority::ALWAYS_STRICT != 0 {
                self.infer_contravariantly(walk, from, to);
            } else {
                self.infer_from(walk, from, to);
            }
        }
        walk.bivariant = saved;
        let mut pair = None;
        self.apply_to_returns(own, wanted, |_, from, to| pair = Some((from, to)));
        if let Some((from, to)) = pair {
            self.infer_from(walk, from, to);
        }
    }

    pub(super) fn infer_index_signatures(&mut self, walk: &mut Walk, source: TypeId, target: TypeId) {
        let implied = self.object_info(source).is_literal
            || matches!(
                self.data(source),
                TypeData::Anonymous(_) | TypeData::Mapped(_) | TypeData::ReverseMapped { .. }
            );
        for wanted in self.index_infos(target) {
            let mut values = Vec::new();
            if implied {
                for prop in self.props_of(source) {
                    let key = self.key_of_prop(prop);
                    if self.is_applicable_index(key, wanted.key) {
                        let ty = self.type_of_prop(prop);
                        values.push(if self.prop(prop).optional { self.without_undefined(ty) } else { ty });
                    }
                }
            }
            for info in self.index_infos(source) {
                if self.is_applicable_index(info.key, wanted.key) {
                    values.push(info.value);
                }
            }
            if !values.is_empty() {
                let value = self.union(&values);
                self.infer_from(walk, value, wanted.value);
            } else if let Some(info) = self.applicable_index(source, wanted.key) {
                self.infer_from(walk, info.value, wanted.value);
            }
        }
    }
}
