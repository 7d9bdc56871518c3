//! Written types: scopes of type parameters, and which scope each type is read in.

use tsnix_syntax::hir::{
    FunctionId, PropertyName, TypeMember, TypeMemberId, TypeNode, TypeNodeId, TypeParamId,
};

use super::super::{Declaration, Meaning, Parent, ScopeKind};
use super::{Binder, FunctionFlow};

impl Binder<'_> {
    /// Declares type parameters in the current scope and walks their constraints and defaults.
    pub(super) fn type_params(&mut self, params: &[TypeParamId]) {
        for param in params {
            self.type_param(*param);
        }
    }

    fn type_param(&mut self, id: TypeParamId) {
        let param = &self.module[id];
        self.declare(param.name.name.clone(), Meaning::TYPE, Declaration::TypeParam(id));
        for ty in param.constraint.iter().chain(&param.default) {
            self.type_node(*ty);
        }
    }

    /// `{ a: infer U; b: infer U }`: both are one parameter.
    fn infer_param(&mut self, id: TypeParamId) {
        let param = &self.module[id];
        let known = self.out.scopes[self.scope.index()].names.get(&param.name.name).copied();
        let first = known.and_then(|known| match self.out.symbols[known.index()].declarations.first() {
            Some(Declaration::TypeParam(first)) => Some(*first),
            _ => None,
        });
        match first {
            Some(first) => {
                self.out.tables.repeated_infers.insert(id, first);
                if let Some(constraint) = param.constraint {
                    self.type_node(constraint);
                }
            }
            None => self.type_param(id),
        }
    }

    pub(super) fn type_nodes(&mut self, types: &[TypeNodeId]) {
        for ty in types {
            self.type_node(*ty);
        }
    }

    pub(super) fn type_node(&mut self, id: TypeNodeId) {
        stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || self.type_node_inner(id));
    }

    fn type_node_inner(&mut self, id: TypeNodeId) {
        self.out.tables.type_scopes[id.index()] = self.scope;
        let module = self.module;
        match &module[id] {
            TypeNode::Template { types, .. } => self.type_nodes(types),
            TypeNode::Reference { args, .. }
            | TypeNode::TypeOf { args, .. }
            | TypeNode::Import { args, .. } => {
                self.type_nodes(args);
            }
            TypeNode::Array(ty) | TypeNode::KeyOf(ty) | TypeNode::ReadOnly(ty) | TypeNode::Unique(ty) => {
                self.type_node(*ty);
            }
            TypeNode::Tuple(elements) => {
                for element in elements {
                    self.type_node(element.ty);
                }
            }
            TypeNode::Union(types) | TypeNode::Intersection(types) => self.type_nodes(types),
            TypeNode::Function(function) | TypeNode::Constructor(function) => self.signature(*function),
            TypeNode::Object(members) => self.type_members(members),
            TypeNode::Conditional { check, extends, then, otherwise } => {
                self.type_node(*check);
                self.type_node(*otherwise);
                // Names that `infer` declares hold in the `extends` part and in the true branch.
                // They belong to the conditional type, however deep inside function types they stand.
                let outer = self.infer_scope;
                self.in_scope(ScopeKind::TypeParams, |this| {
                    this.infer_scope = Some(this.scope);
                    this.type_node(*extends);
                    this.infer_scope = outer;
                    this.in_scope(ScopeKind::TrueBranch(id), |this| this.type_node(*then));
                });
            }
            TypeNode::Infer(param) => {
                let scope = self.infer_scope.unwrap_or(self.scope);
                self.in_this_scope(scope, |this| this.infer_param(*param));
            }
            TypeNode::IndexedAccess { object, index } => {
                self.type_node(*object);
                self.type_node(*index);
            }
            TypeNode::Mapped { param, name_type, ty, .. } => {
                self.in_scope(ScopeKind::TypeParams, |this| {
                    this.type_param(*param);
                    for ty in name_type.iter().chain(ty) {
                        this.type_node(*ty);
                    }
                });
            }
            TypeNode::Predicate { ty, .. } => {
                if let Some(ty) = ty {
                    self.type_node(*ty);
                }
            }
            TypeNode::Missing
            | TypeNode::Keyword(_)
            | TypeNode::This
            | TypeNode::StringLiteral(_)
            | TypeNode::NumberLiteral(_)
            | TypeNode::BoolLiteral(_)
            | TypeNode::BigIntLiteral(_) => {}
        }
    }

    pub(super) fn signature(&mut self, function: FunctionId) {
        self.function(function, FunctionFlow::Declared);
    }

    pub(super) fn type_members(&mut self, members: &[TypeMemberId]) {
        for member in members {
            self.type_member(*member);
        }
    }

    fn type_member(&mut self, id: TypeMemberId) {
        match &self.module[id] {
            TypeMember::Property { key, ty, .. } => {
                self.member_key(key, id);
                if let Some(ty) = ty {
                    self.type_node(*ty);
                }
            }
            TypeMember::Method { key, function, .. } | TypeMember::Accessor { key, function, .. } => {
                self.member_key(key, id);
                self.signature(*function);
            }
            TypeMember::Call(function) | TypeMember::Construct(function) => self.signature(*function),
            TypeMember::Index { key, value, .. } => {
                self.type_node(*key);
                if let Some(value) = value {
                    self.type_node(*value);
                }
            }
        }
    }

    fn member_key(&mut self, key: &PropertyName, member: TypeMemberId) {
        if let PropertyName::Computed { expr, .. } = key {
            self.expr(*expr, Parent::Member(member));
        }
    }
}
