//! What the type parameters of the program's functions stand for: whether a call gives one `undefined`, or null.
//!
//! A value of a type parameter may be anything; what the program's own calls put there is known. Looks at all
//! calls once, when it is first asked.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, TypeParamId};

use super::{Nullish, SemanticModel, TypeId};
use crate::checker::Checker;
use crate::types::data::{SignatureId, TypeData, TypeParamSource};
use crate::types::flags::TypeFlags;

/// A declared type parameter.
type Param = (FileId, TypeParamId);

/// What calls give type parameters.
pub(super) type TypeArguments = FxHashMap<Param, (bool, bool)>;

impl SemanticModel {
    /// Whether some call of the program gives a type parameter `undefined`, and none null: what is nothing there
    /// is `undefined` for sure.
    pub fn parameter_holds_undefined(&self, ty: TypeId) -> bool {
        let Some(param) = self.checker.borrow().declared_param(ty) else { return false };
        let known = self.type_arguments.get_or_init(|| {
            let absent = self.absent_type_arguments();
            self.checker.borrow_mut().type_arguments(absent)
        });
        known.get(&param) == Some(&(true, false))
    }
}

impl SemanticModel {
    /// The type parameters that are given what was read by an index and may not be there.
    fn absent_type_arguments(&self) -> Vec<Param> {
        let Some((_, second)) = self.absence() else { return Vec::new() };
        let mut first = self.checker.borrow_mut();
        let mut found = Vec::new();
        for given in first.arguments_of_program() {
            let (file, function, at) = given.param;
            let ty = first.type_of_param(file, function, at);
            if let Some(param) = first.declared_param(ty)
                && second.borrow_mut().argument_is_absent(&given)
            {
                found.push(param);
            }
        }
        found
    }
}

impl Checker {
    fn declared_param(&self, ty: TypeId) -> Option<Param> {
        match self.data(ty) {
            TypeData::TypeParam(TypeParamSource::Declared(file, param)) => Some((*file, *param)),
            TypeData::TypeParam(TypeParamSource::Synthetic(_)) => {
                self.interner.params.get(&ty)?.target.and_then(|target| self.declared_param(target))
            }
            _ => None,
        }
    }

    fn type_arguments(&mut self, absent: Vec<Param>) -> TypeArguments {
        let graph = Arc::clone(&self.graph);
        let mut found: TypeArguments = absent.into_iter().map(|param| (param, (true, false))).collect();
        let mut flows: Vec<(Param, Param)> = Vec::new();
        let files = graph.modules.iter().filter(|(_, node)| !node.is_library && !node.hir.is_declaration);
        for (file, node) in files {
            let is_call = |expr: &Expr| matches!(expr, Expr::Call { .. });
            for call in node.hir.exprs.ids().filter(|id| is_call(&node.hir[*id])) {
                for (param, argument) in self.type_arguments_of_call(*file, call) {
                    let entry = found.entry(param).or_default();
                    let of = |nullish: Nullish| (nullish.undefined(), nullish.null());
                    let (undefined, null) = of(self.nullish_of(argument));
                    *entry = (entry.0 || undefined, entry.1 || null);
                    for member in self.constituents(argument).iter() {
                        flows.extend(self.declared_param(*member).map(|from| (from, param)));
                    }
                }
            }
        }
        // What a parameter stands for goes on to those that are given it.
        let mut is_growing = true;
        while is_growing {
            is_growing = false;
            for (from, to) in &flows {
                let (undefined, null) = found.get(from).copied().unwrap_or_default();
                let entry = found.entry(*to).or_default();
                let grown = (entry.0 || undefined, entry.1 || null);
                is_growing |= grown != *entry;
                *entry = grown;
            }
        }
        found
    }

    fn type_arguments_of_call(
        &mut self,
        file: FileId,
        call: tsnix_syntax::hir::ExprId,
    ) -> Vec<(Param, TypeId)> {
        let mut found = Vec::new();
        let Some(mut sig) = self.resolved_signature(file, call) else { return found };
        while let Some((target, mapper)) = self.sig(sig).instance_of {
            let params = Arc::clone(&self.sig(target).type_params);
            for param in params.iter() {
                if let Some(declared) = self.declared_param(*param) {
                    found.push((declared, self.instantiate(*param, mapper)));
                }
            }
            sig = target;
        }
        found
    }

    /// What the own type parameters of a generic signature stand for in one that a call uses.
    pub(crate) fn type_arguments_of_signature(&mut self, sig: SignatureId) -> Vec<TypeId> {
        let data = self.sig(sig);
        let Some((target, mapper)) = data.instance_of.filter(|_| data.type_params.is_empty()) else {
            return Vec::new();
        };
        let params = Arc::clone(&self.sig(target).type_params);
        params.iter().map(|param| self.instantiate(*param, mapper)).collect()
    }

    fn nullish_of(&self, ty: TypeId) -> Nullish {
        let has = |flags| self.constituents(ty).iter().any(|member| self.is(*member, flags));
        match (has(TypeFlags::NULL), has(TypeFlags::UNDEFINED | TypeFlags::VOID)) {
            (true, true) => Nullish::ANY,
            (true, false) => Nullish::NULL,
            (false, true) => Nullish::UNDEFINED,
            (false, false) => Nullish::NONE,
        }
    }
}
