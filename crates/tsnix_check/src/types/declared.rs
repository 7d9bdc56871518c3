//! The types that names declare: interfaces, aliases, type parameters, enums, classes.

use std::sync::Arc;

use tsnix_source::catalogue::types::CIRCULAR_ALIAS;
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{Expr, Stmt, TypeNodeId, TypeParamId, UnaryOp};

use super::data::*;
use super::flags::TypeFlags;
use super::intern::t;
use crate::checker::{Checker, Question};
use crate::names::{Declaration, Meaning, ScopeId, declaration_range};

impl Checker {
    /// The type that a symbol declares, aliases of modules followed.
    pub(crate) fn declared_type(&mut self, symbol: SymbolId) -> TypeId {
        let Some(symbol) = self.resolve_alias(symbol) else { return t::ERROR };
        if let Some(known) = self.program.declared_types.get(&symbol) {
            return *known;
        }
        let declarations = self.symbol(symbol).declarations.clone();
        for (file, declaration) in declarations {
            match declaration {
                Declaration::Interface(_) | Declaration::Class(_) => return self.declare_interface(symbol),
                Declaration::TypeAlias(stmt) => {
                    let hir = self.hir(file);
                    let Stmt::TypeAlias(decl) = &hir[stmt] else { continue };
                    return self.declare_alias(symbol, file, &decl.type_params, decl.ty);
                }
                Declaration::TypeParam(param) => {
                    let ty = self.type_param(file, param);
                    self.program.declared_types.insert(symbol, ty);
                    return ty;
                }
                Declaration::Enum(_) => return self.declare_enum(symbol),
                _ => {}
            }
        }
        t::ERROR
    }

    /// The type parameters that are in scope, outermost first.
    pub(crate) fn params_in_scope(&mut self, file: FileId, scope: ScopeId) -> Vec<TypeId> {
        let bindings = self.bindings(file);
        let mut groups = Vec::new();
        let mut at = Some(scope);
        while let Some(scope) = at {
            let params = self.params_of_scope(file, scope);
            let group: Vec<TypeId> = params.iter().map(|param| self.type_param(file, *param)).collect();
            groups.push(group);
            at = bindings.scopes[scope.index()].parent;
        }
        groups.into_iter().rev().flatten().collect()
    }

    /// The type parameters that a scope declares itself; a module's scope has many names and is asked often.
    fn params_of_scope(&mut self, file: FileId, scope: ScopeId) -> Arc<[TypeParamId]> {
        if let Some(known) = self.answers.scope_params.get(&(file, scope)) {
            return Arc::clone(known);
        }
        let bindings = self.bindings(file);
        let names = bindings.scopes[scope.index()].names.values();
        let declarations = names.flat_map(|local| &bindings.symbol(*local).declarations);
        let params = declarations.filter_map(|declaration| match declaration {
            Declaration::TypeParam(param) => Some(*param),
            _ => None,
        });
        let params: Arc<[TypeParamId]> = params.collect();
        self.answers.scope_params.insert((file, scope), Arc::clone(&params));
        params
    }

    fn declare_interface(&mut self, symbol: SymbolId) -> TypeId {
        let declarations = self.symbol(symbol).declarations.clone();
        let mut local: Option<Vec<TypeId>> = None;
        let mut outer = Vec::new();
        for (file, declaration) in declarations {
            let hir = self.hir(file);
            let (params, scope) = match declaration {
                Declaration::Interface(stmt) => {
                    let Stmt::Interface(decl) = &hir[stmt] else { continue };
                    (&decl.type_params, Some(self.bindings(file).stmt_scope(stmt)))
                }
                Declaration::Class(class) => (&hir[class].type_params, None),
                _ => continue,
            };
            match &local {
                // Later declarations use the parameters of the first.
                Some(first) => {
                    for (param, ty) in params.iter().zip(first) {
                        self.interner.declared_params.insert((file, *param), *ty);
                    }
                }
                None => {
                    let types: Vec<_> = params.iter().map(|param| self.type_param(file, *param)).collect();
                    if let Some(scope) = scope {
                        outer = self.params_in_scope(file, scope);
                        outer.retain(|ty| !types.contains(ty));
                    }
                    local = Some(types);
                }
            }
        }
        let outer_count = outer.len();
        let params: TypeList = outer.into_iter().chain(local.unwrap_or_default()).collect();
        let this_type =
            self.new_type(TypeFlags::TYPE_PARAM, TypeData::TypeParam(TypeParamSource::This(symbol)));
        let interface = InterfaceType { symbol, params, outer_count, this_type };
        let id = self.new_type(TypeFlags::OBJECT, TypeData::Interface(Arc::new(interface)));
        let info = TypeParamInfo {
            name: "this".into(),
            constraint: Some(Some(id)),
            default: Some(None),
            ..TypeParamInfo::default()
        };
        self.interner.params.insert(this_type, info);
        self.program.declared_types.insert(symbol, id);
        id
    }

    fn declare_alias(
        &mut self,
        symbol: SymbolId,
        file: FileId,
        params: &[TypeParamId],
        node: TypeNodeId,
    ) -> TypeId {
        if !self.begin(Question::DeclaredType(symbol)) {
            return t::ERROR;
        }
        let params: TypeList = params.iter().map(|param| self.type_param(file, *param)).collect();
        self.program.alias_params.insert(symbol, Arc::clone(&params));
        let alias = Alias { symbol, args: params };
        let ty = self.type_from_node_with_alias(file, node, Some(alias));
        let ty = if self.end() {
            ty
        } else {
            let hir = self.hir(file);
            let declaration = self
                .symbol(symbol)
                .declarations
                .iter()
                .find(|(_, it)| matches!(it, Declaration::TypeAlias(_)));
            let range = declaration.map(|(_, it)| declaration_range(&hir, it)).unwrap_or_default();
            let name = self.symbol_name(symbol);
            self.report(
                Diagnostic::new(
                    &CIRCULAR_ALIAS,
                    file,
                    range,
                    format!("the type `{name}` is defined as itself"),
                )
                .with_help("put the recursion inside an object, an array or a function type"),
            );
            t::ERROR
        };
        self.program.declared_types.insert(symbol, ty);
        ty
    }

    /// The type parameters of a generic alias or interface.
    pub(crate) fn params_of_symbol(&mut self, symbol: SymbolId) -> TypeList {
        let ty = self.declared_type(symbol);
        if let Some(params) = self.program.alias_params.get(&symbol) {
            return Arc::clone(params);
        }
        match self.data(ty) {
            TypeData::Interface(interface) => interface.params[interface.outer_count..].into(),
            _ => Arc::from([]),
        }
    }

    fn declare_enum(&mut self, symbol: SymbolId) -> TypeId {
        let mut members = Vec::new();
        let mut next = Some(0.0);
        for (file, declaration) in self.symbol(symbol).declarations.clone() {
            let Declaration::Enum(stmt) = declaration else { continue };
            let hir = self.hir(file);
            let Stmt::Enum(decl) = &hir[stmt] else { continue };
            for (_, init) in &decl.members {
                let value = match init {
                    Some(init) => constant(&hir[*init], |id| hir[id].clone()),
                    None => next.map(|value: f64| Literal::Number(value.to_bits())),
                };
                next = match &value {
                    Some(Literal::Number(bits)) => Some(f64::from_bits(*bits) + 1.0),
                    _ => None,
                };
                let flags = match &value {
                    Some(Literal::String(_)) => TypeFlags::STRING_LITERAL,
                    Some(_) => TypeFlags::NUMBER_LITERAL,
                    None => TypeFlags::NUMBER,
                };
                let data = TypeData::EnumMember { symbol, member: members.len() as u32, value };
                members.push(self.new_type(flags | TypeFlags::ENUM_LITERAL, data));
            }
        }
        let ty = self.union_of_sorted(members.into(), None);
        self.program.declared_types.insert(symbol, ty);
        ty
    }

    /// A global interface, alias or class by name; nothing where the library lacks it.
    pub(crate) fn global_type(&mut self, name: &'static str) -> Option<TypeId> {
        if let Some(known) = self.program.global_types.get(name) {
            return *known;
        }
        let symbol = self.global_symbol(name, Meaning::TYPE);
        let ty = symbol.map(|symbol| self.declared_type(symbol));
        self.program.global_types.insert(name, ty);
        ty
    }

    /// `Name<args>` of a global interface.
    pub(crate) fn global_reference(&mut self, name: &'static str, args: &[TypeId]) -> TypeId {
        let Some(target) = self.global_type(name) else { return t::EMPTY_GENERIC };
        self.filled(target, args)
    }

    /// An interface or class with arguments in place of its parameters; any other type as it is.
    pub(crate) fn filled(&mut self, target: TypeId, args: &[TypeId]) -> TypeId {
        let TypeData::Interface(interface) = self.data(target) else { return target };
        let interface = Arc::clone(interface);
        if interface.params.is_empty() {
            return target;
        }
        let filled = self.fill_type_args(&interface.params, args);
        self.reference(target, filled)
    }

    pub(crate) fn array_of(&mut self, element: TypeId) -> TypeId {
        self.global_reference("Array", &[element])
    }

    pub(crate) fn readonly_array_of(&mut self, element: TypeId) -> TypeId {
        self.global_reference("ReadonlyArray", &[element])
    }
}

/// The value of an enum member's initializer, where it is a plain literal.
fn constant(expr: &Expr, get: impl Fn(tsnix_syntax::hir::ExprId) -> Expr) -> Option<Literal> {
    match expr {
        Expr::Number { value, .. } => Some(Literal::Number(value.to_bits())),
        Expr::String(text) => Some(Literal::String(text.value.clone())),
        Expr::Unary { op: UnaryOp::Minus, operand } => match get(*operand) {
            Expr::Number { value, .. } => Some(Literal::Number((-value).to_bits())),
            _ => None,
        },
        _ => None,
    }
}
