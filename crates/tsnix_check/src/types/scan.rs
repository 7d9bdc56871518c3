//! Which type parameters a written type refers to, found by walking it: types need not be known for that.

use rustc_hash::FxHashSet;
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{
    FunctionId, Module, PropertyName, Stmt, TypeMember, TypeMemberId, TypeNode, TypeNodeId,
};

use super::data::*;
use crate::checker::Checker;
use crate::names::{Declaration, Meaning, ScopeKind};

impl Checker {
    /// Gathers the declared type parameters that a written type names; `all` is set where a `typeof` might
    /// refer to any of them.
    pub(crate) fn collect_params(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        found: &mut FxHashSet<TypeId>,
        all: &mut bool,
    ) {
        stacker::maybe_grow(64 * 1024, 4 * 1024 * 1024, || self.collect_params_inner(file, node, found, all));
    }

    /// The same for a type of its own inside another, with what the conditional types around it say of its parts:
    /// `P extends T ? { a: Y[P] } : never` refers to `T` in the braces too.
    pub(super) fn collect_params_around(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        found: &mut FxHashSet<TypeId>,
        all: &mut bool,
    ) {
        self.collect_params(file, node, found, all);
        let bindings = self.bindings(file);
        let hir = self.hir(file);
        let mut at = Some(bindings.type_scope(node));
        while let Some(scope) = at {
            let here = &bindings.scopes[scope.index()];
            if let ScopeKind::TrueBranch(conditional) = here.kind
                && let TypeNode::Conditional { extends, .. } = &hir[conditional]
            {
                self.collect_params(file, *extends, found, all);
            }
            at = here.parent;
        }
    }

    fn collect_params_inner(
        &mut self,
        file: FileId,
        node: TypeNodeId,
        found: &mut FxHashSet<TypeId>,
        all: &mut bool,
    ) {
        let hir = self.hir(file);
        let mut each = |this: &mut Self, nodes: &[TypeNodeId]| {
            for node in nodes {
                this.collect_params(file, *node, found, all);
            }
        };
        match &hir[node] {
            TypeNode::Reference { name, args } => {
                each(self, args);
                if let [only] = name.as_slice() {
                    let bindings = self.bindings(file);
                    let scope = bindings.type_scope(node);
                    if let Some(local) = bindings.lookup(scope, &only.name, Meaning::TYPE) {
                        for declaration in &bindings.symbol(local).declarations {
                            if let Declaration::TypeParam(param) = declaration {
                                let ty = self.type_param(file, *param);
                                found.insert(ty);
                            }
                        }
                    }
                }
            }
            TypeNode::TypeOf { .. } => *all = true,
            TypeNode::Import { args, .. } => each(self, args),
            TypeNode::This => {
                if let Some(ty) = self.this_type_of_range(file, hir.type_nodes.range(node)) {
                    found.insert(ty);
                }
            }
            TypeNode::Template { types, .. } | TypeNode::Union(types) | TypeNode::Intersection(types) => {
                each(self, types);
            }
            TypeNode::Array(ty) | TypeNode::KeyOf(ty) | TypeNode::ReadOnly(ty) | TypeNode::Unique(ty) => {
                each(self, &[*ty]);
            }
            TypeNode::Tuple(elements) => {
                for element in elements {
                    each(self, &[element.ty]);
                }
            }
            TypeNode::Function(function) | TypeNode::Constructor(function) => {
                self.collect_function(file, &hir, *function, found, all);
            }
            TypeNode::Object(members) => self.collect_members(file, &hir, members, found, all),
            TypeNode::Conditional { check, extends, then, otherwise } => {
                each(self, &[*check, *extends, *then, *otherwise]);
            }
            TypeNode::IndexedAccess { object, index } => each(self, &[*object, *index]),
            TypeNode::Mapped { param, name_type, ty, .. } => {
                if let Some(constraint) = hir[*param].constraint {
                    each(self, &[constraint]);
                }
                for node in name_type.iter().chain(ty) {
                    each(self, &[*node]);
                }
            }
            TypeNode::Infer(param) => {
                if let Some(constraint) = hir[*param].constraint {
                    each(self, &[constraint]);
                }
                let own = self.type_param(file, *param);
                found.insert(own);
            }
            TypeNode::Predicate { ty: Some(ty), .. } => each(self, &[*ty]),
            _ => {}
        }
    }

    fn collect_function(
        &mut self,
        file: FileId,
        hir: &Module,
        function: FunctionId,
        found: &mut FxHashSet<TypeId>,
        all: &mut bool,
    ) {
        let function = &hir[function];
        for param in &function.type_params {
            let param = &hir[*param];
            for node in param.constraint.iter().chain(&param.default) {
                self.collect_params(file, *node, found, all);
            }
        }
        let nodes = function.this_type.iter().chain(&function.return_type).copied();
        let params = function.params.iter().filter_map(|param| param.ty);
        for node in nodes.chain(params) {
            self.collect_params(file, node, found, all);
        }
        if function.return_type.is_none() {
            *all = true;
        }
    }

    fn collect_members(
        &mut self,
        file: FileId,
        hir: &Module,
        members: &[TypeMemberId],
        found: &mut FxHashSet<TypeId>,
        all: &mut bool,
    ) {
        for member in members {
            match &hir[*member] {
                TypeMember::Property { ty, key, .. } => {
                    if let Some(ty) = ty {
                        self.collect_params(file, *ty, found, all);
                    }
                    *all |= matches!(key, PropertyName::Computed { .. }) && ty.is_none();
                }
                TypeMember::Method { function, .. }
                | TypeMember::Accessor { function, .. }
                | TypeMember::Call(function)
                | TypeMember::Construct(function) => self.collect_function(file, hir, *function, found, all),
                TypeMember::Index { key, value, .. } => {
                    self.collect_params(file, *key, found, all);
                    if let Some(value) = value {
                        self.collect_params(file, *value, found, all);
                    }
                }
            }
        }
    }

    /// The interface or class around a place.
    pub(super) fn this_owner(&mut self, file: FileId, range: TextRange) -> Option<SymbolId> {
        let hir = self.hir(file);
        let mut best: Option<(u32, Declaration)> = None;
        for stmt in hir.stmts.ids() {
            let declaration = match &hir[stmt] {
                Stmt::Interface(_) => Declaration::Interface(stmt),
                Stmt::Class { class, .. } => Declaration::Class(*class),
                _ => continue,
            };
            let around = hir.stmts.range(stmt);
            if around.contains(range) && best.is_none_or(|(length, _)| around.len() < length) {
                best = Some((around.len(), declaration));
            }
        }
        let (_, wanted) = best?;
        let bindings = self.bindings(file);
        let at = bindings.symbols.iter().position(|symbol| symbol.declarations.contains(&wanted))?;
        Some(self.symbol_of_local(file, crate::names::LocalSymbolId(at as u32)))
    }

    fn this_type_of_range(&mut self, file: FileId, range: TextRange) -> Option<TypeId> {
        let symbol = self.this_owner(file, range)?;
        let ty = self.declared_type(symbol);
        match self.data(ty) {
            TypeData::Interface(interface) => Some(interface.this_type),
            _ => None,
        }
    }

    /// The `this` type that a type may use, where the file has any.
    pub(super) fn this_around(&mut self, file: FileId, node: TypeNodeId) -> Option<TypeId> {
        if self.this_places(file).is_empty() {
            return None;
        }
        let range = self.hir(file).type_nodes.range(node);
        self.this_type_of_range(file, range)
    }

    /// The `this` type that a method's signature may use, where the file has any.
    pub(super) fn this_in_function(
        &mut self,
        file: FileId,
        hir: &Module,
        function: FunctionId,
    ) -> Option<TypeId> {
        if self.this_places(file).is_empty() {
            return None;
        }
        self.this_type_of_range(file, hir.functions.range(function))
    }

    /// Whether the declarations of an interface mention `this`.
    pub(super) fn mentions_this(&mut self, file: FileId, range: TextRange) -> bool {
        self.this_places(file).iter().any(|place| range.contains(*place))
    }

    /// Where a file writes the type `this`: most never do.
    fn this_places(&mut self, file: FileId) -> std::sync::Arc<[TextRange]> {
        if let Some(known) = self.relations.this_places.get(&file) {
            return std::sync::Arc::clone(known);
        }
        let hir = self.hir(file);
        let nodes = hir.type_nodes.ids().filter(|node| matches!(hir[*node], TypeNode::This));
        let places: std::sync::Arc<[TextRange]> = nodes.map(|node| hir.type_nodes.range(node)).collect();
        self.relations.this_places.insert(file, std::sync::Arc::clone(&places));
        places
    }
}
