//! The checker's answers in the words of the model.

use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId};

use super::{Nullish, Property, Signature, SignatureParam};
use crate::checker::Checker;
use crate::names::Parent;
use crate::types::data::*;
use crate::types::flags::TypeFlags;
use crate::types::intern::t;

impl Checker {
    pub(crate) fn contextual_type_for_model(&mut self, file: FileId, expr: ExprId) -> Option<TypeId> {
        let ty = self.contextual_type(file, expr)?;
        (!self.is_error_type(ty)).then_some(ty)
    }

    /// What an expression was checked against; found by checking what is around it.
    pub(crate) fn target_type_of(&mut self, file: FileId, expr: ExprId) -> Option<TypeId> {
        if let Some(known) = self.answers.targets.get(&(file, expr)) {
            return Some(*known);
        }
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        match bindings.parent(expr) {
            Parent::Expr(parent) => match &hir[parent] {
                Expr::Call { callee, .. } | Expr::New { callee, .. } => {
                    if *callee != expr {
                        self.check_expr(file, parent);
                    }
                    self.answers.targets.get(&(file, expr)).copied()
                }
                Expr::Conditional { test, .. } if *test != expr => self.target_type_of(file, parent),
                Expr::Logical { .. } | Expr::Chain(_) | Expr::AsConst(_) | Expr::NonNull(_) => {
                    self.target_type_of(file, parent)
                }
                Expr::Array(_) => self.contextual_type(file, expr),
                _ => None,
            },
            Parent::Property(_)
            | Parent::Function(_)
            | Parent::Param(..)
            | Parent::Stmt(_)
            | Parent::Pattern(_) => self.contextual_type(file, expr),
            Parent::None | Parent::Member(_) | Parent::Class(_) => None,
        }
    }

    pub(crate) fn signature_for_model(&mut self, file: FileId, call: ExprId) -> Option<Signature> {
        self.check_expr(file, call);
        let sig = self.resolved_signature(file, call)?;
        Some(self.model_signature(sig))
    }

    fn model_signature(&mut self, sig: SignatureId) -> Signature {
        let data = self.sig(sig).clone();
        let count = data.params.len();
        let mut params = Vec::with_capacity(count);
        for (at, param) in data.params.iter().enumerate() {
            let ty = self.param_type(sig, at);
            params.push(SignatureParam {
                name: param.name.clone(),
                ty,
                is_optional: param.optional,
                is_rest: data.has_rest && at + 1 == count,
            });
        }
        let return_type = self.return_type_of(sig);
        let min_args = self.min_arg_count(sig, true);
        let type_params = data.type_params.iter().map(|param| self.param_info(*param).name).collect();
        Signature { id: sig, params, return_type, min_args, declaration: data.declaration, type_params }
    }

    pub(crate) fn call_signatures_for_model(&mut self, ty: TypeId) -> Vec<Signature> {
        let ty = self.non_nullable(ty);
        self.call_signatures(ty).into_iter().map(|sig| self.model_signature(sig)).collect()
    }

    pub(crate) fn construct_signatures_for_model(&mut self, ty: TypeId) -> Vec<Signature> {
        let ty = self.non_nullable(ty);
        self.construct_signatures(ty).into_iter().map(|sig| self.model_signature(sig)).collect()
    }

    pub(crate) fn member_for_model(&mut self, file: FileId, member: ExprId) -> Option<Property> {
        self.check_expr(file, member);
        if let Some(prop) = self.answers.members.get(&(file, member)).copied() {
            return Some(self.model_property(prop));
        }
        let (info, name) = self.answers.index_members.get(&(file, member)).cloned()?;
        let declaration = info.declaration.map(|(file, member)| (file, MemberDeclaration::Member(member)));
        Some(Property {
            name,
            ty: info.value,
            is_optional: false,
            is_readonly: info.readonly,
            owner: None,
            declarations: declaration.into_iter().collect(),
            is_from_index: true,
        })
    }

    pub(crate) fn has_library_index(&mut self, ty: TypeId) -> bool {
        let ty = self.non_nullable(ty);
        let apparent = self.apparent_reduced(ty);
        let info = self.applicable_index(apparent, t::STRING);
        info.and_then(|info| info.declaration).is_some_and(|(file, _)| self.is_library(file))
    }

    fn model_property(&mut self, prop: PropId) -> Property {
        let ty = self.type_of_prop(prop);
        let data = self.prop(prop).clone();
        Property {
            name: data.name,
            ty,
            is_optional: data.optional,
            is_readonly: data.readonly,
            owner: data.owner.map(|owner| self.symbol_name(owner)),
            declarations: data.declarations.to_vec(),
            is_from_index: false,
        }
    }

    pub(crate) fn properties_for_model(&mut self, ty: TypeId) -> Vec<Property> {
        let ty = self.non_nullable(ty);
        let apparent = self.apparent_reduced(ty);
        self.props_of(apparent).into_iter().map(|prop| self.model_property(prop)).collect()
    }

    pub(crate) fn property_for_model(&mut self, ty: TypeId, name: &str) -> Option<Property> {
        let ty = self.non_nullable(ty);
        if let Some(prop) = self.prop_of(ty, name) {
            return Some(self.model_property(prop));
        }
        let info = self.index_info_for_name(ty, name)?;
        Some(Property {
            name: name.into(),
            ty: info.value,
            is_optional: false,
            is_readonly: info.readonly,
            owner: None,
            declarations: Vec::new(),
            is_from_index: true,
        })
    }

    pub(crate) fn may_be(&mut self, ty: TypeId, what: Nullish) -> bool {
        let ty = if self.is(ty, TypeFlags::INSTANTIABLE) {
            self.base_constraint(ty).unwrap_or(t::UNKNOWN)
        } else {
            ty
        };
        if self.is(ty, TypeFlags::ANY_OR_UNKNOWN) {
            return true;
        }
        what.null() && self.maybe(ty, TypeFlags::NULL)
            || what.undefined() && self.maybe(ty, TypeFlags::UNDEFINED | TypeFlags::VOID)
    }

    pub(crate) fn every_constituent_is(&mut self, ty: TypeId, flags: TypeFlags) -> bool {
        let base = if self.is(ty, TypeFlags::INSTANTIABLE) && !self.is(ty, flags) {
            self.base_constraint(ty).unwrap_or(t::UNKNOWN)
        } else {
            ty
        };
        if self.is(base, TypeFlags::NEVER) {
            return false;
        }
        let types = self.constituents(base);
        types.iter().all(|member| {
            self.is(*member, flags)
                || matches!(self.data(*member), TypeData::Intersection(types) if types.iter().any(|ty| self.is(*ty, flags)))
        })
    }

    pub(crate) fn element_type(&mut self, ty: TypeId) -> Option<TypeId> {
        let base = self.base_constraint_or_type(ty);
        let mut parts = Vec::new();
        for member in self.constituents(base).iter() {
            parts.push(self.array_element(*member)?);
        }
        Some(self.union(&parts))
    }

    /// The members of a union, `boolean` as one.
    pub(crate) fn union_members_for_model(&mut self, ty: TypeId) -> Vec<TypeId> {
        let types = self.constituents(ty);
        if self.is(ty, TypeFlags::BOOLEAN) {
            return vec![ty];
        }
        let is_bool = |this: &Self, ty: TypeId| this.is(ty, TypeFlags::BOOLEAN_LITERAL);
        let both = types.iter().filter(|ty| is_bool(self, **ty)).count() > 1;
        let mut members = Vec::new();
        for member in types.iter() {
            if both && is_bool(self, *member) {
                if !members.contains(&t::BOOLEAN) {
                    members.push(t::BOOLEAN);
                }
            } else {
                members.push(*member);
            }
        }
        members
    }
}
