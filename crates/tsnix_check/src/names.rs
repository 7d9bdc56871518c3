//! What each name of one module may mean, and how control flows through it.
//!
//! [`bind()`] walks a module once and makes [`Bindings`]: scopes with symbols, a parent for each
//! expression, the control-flow graph that narrowing walks backwards. It looks at no other module and
//! knows no types, so its result can be kept as long as the text stands.

mod bind;
mod declare;
mod flow;
mod local_functions;
mod scope;
mod symbol;

pub use bind::bind;
pub use flow::{FlowId, FlowNode};
pub use local_functions::{CALLING_METHODS, LocalFunctions, is_optional_visit};
pub use scope::{Scope, ScopeId, ScopeKind};
pub use symbol::{Declaration, LocalSymbol, LocalSymbolId, Meaning, PatternOrigin};

use std::collections::BTreeMap;

use indexmap::IndexMap;
use tsnix_source::TextRange;
use tsnix_syntax::hir::{
    ClassId, ExprId, FunctionId, Module, Name, PatId, Property, PropertyId, StmtId, StringLiteral,
    TypeMemberId, TypeNodeId, TypeParamId,
};

/// The names of one module. Tables are indexed by the ids of its HIR.
#[derive(Clone, Debug)]
pub struct Bindings {
    /// All scopes; the first is the module's (or, for a script, its contribution to the globals).
    pub scopes: Vec<Scope>,
    /// All symbols.
    pub symbols: Vec<LocalSymbol>,
    /// What the module exports, by name; `default` is one.
    pub exports: IndexMap<Name, LocalSymbolId>,
    /// `export * from "x"`.
    pub export_stars: Vec<StringLiteral>,
    /// `export = x`.
    pub export_assignment: Option<ExprId>,
    /// `declare global { ... }` and, in a script, everything at the top: names that every module sees.
    pub globals: Vec<ScopeId>,
    /// `declare module "m" { ... }`: an ambient module or an augmentation of one.
    pub ambient_modules: Vec<AmbientModule>,
    /// The flow graph.
    pub flow: Vec<FlowNode>,
    tables: Tables,
}

/// `declare module "m" { ... }`
#[derive(Clone, Debug)]
pub struct AmbientModule {
    /// `"m"`; may hold one `*`.
    pub name: StringLiteral,
    /// The names inside; all of them are exported unless the body has an export of its own.
    pub scope: ScopeId,
    /// What it exports.
    pub exports: IndexMap<Name, LocalSymbolId>,
    /// `export * from "x"` inside.
    pub export_stars: Vec<StringLiteral>,
    /// `export = x` inside.
    pub export_assignment: Option<ExprId>,
    /// The statement.
    pub stmt: StmtId,
}

/// What stands directly around an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// Nothing: the expression was not reached (a defect) or belongs to no statement.
    None,
    /// An operand of this expression.
    Expr(ExprId),
    /// The value, the computed key or the spread of a property of an object literal.
    Property(PropertyId),
    /// The whole of an arrow function's body.
    Function(FunctionId),
    /// The default value of the parameter at this position.
    Param(FunctionId, u32),
    /// The default value in, the computed key in, or the target that is this pattern.
    Pattern(PatId),
    /// Part of this statement: initializer, test, returned value, ...
    Stmt(StmtId),
    /// A computed key or an initializer of a member.
    Member(TypeMemberId),
    /// The `extends` of a class.
    Class(ClassId),
}

#[derive(Clone, Debug)]
struct Tables {
    expr_parents: Vec<Parent>,
    property_parents: Vec<Option<ExprId>>,
    expr_scopes: Vec<ScopeId>,
    type_scopes: Vec<ScopeId>,
    stmt_scopes: Vec<ScopeId>,
    function_scopes: Vec<ScopeId>,
    function_containers: Vec<Option<FunctionId>>,
    function_exprs: Vec<Option<ExprId>>,
    called_functions: Vec<bool>,
    pattern_symbols: Vec<Option<LocalSymbolId>>,
    pattern_origins: Vec<PatternOrigin>,
    expr_flows: Vec<FlowId>,
    stmt_flows: Vec<FlowId>,
    function_ends: Vec<FlowId>,
    function_returns: Vec<Vec<StmtId>>,
    module_end: FlowId,
    module_returns: Vec<StmtId>,
    repeated_infers: BTreeMap<TypeParamId, TypeParamId>,
    case_ends: BTreeMap<(StmtId, u32), FlowId>,
}

impl Bindings {
    /// Where control is behind the statements of a case of a `switch`; nothing where these are the next one's.
    pub fn case_end(&self, switch: StmtId, case: u32) -> Option<FlowId> {
        self.tables.case_ends.get(&(switch, case)).copied()
    }

    /// The parameter that a declaration stands for: of several `infer U` of one conditional type the first.
    pub fn type_param(&self, param: TypeParamId) -> TypeParamId {
        self.tables.repeated_infers.get(&param).copied().unwrap_or(param)
    }

    /// What stands directly around an expression.
    pub fn parent(&self, expr: ExprId) -> Parent {
        self.tables.expr_parents[expr.index()]
    }

    /// The object literal of a property.
    pub fn object_of(&self, property: PropertyId) -> Option<ExprId> {
        self.tables.property_parents[property.index()]
    }

    /// The scope in which an expression's names are looked up.
    pub fn expr_scope(&self, expr: ExprId) -> ScopeId {
        self.tables.expr_scopes[expr.index()]
    }

    /// The scope in which a written type's names are looked up.
    pub fn type_scope(&self, ty: TypeNodeId) -> ScopeId {
        self.tables.type_scopes[ty.index()]
    }

    /// The scope in which a statement stands; of an interface, alias or class: the one inside, with its
    /// type parameters.
    pub fn stmt_scope(&self, stmt: StmtId) -> ScopeId {
        self.tables.stmt_scopes[stmt.index()]
    }

    /// The scope of a function: its parameters and type parameters.
    pub fn function_scope(&self, function: FunctionId) -> ScopeId {
        self.tables.function_scopes[function.index()]
    }

    /// The function around a function.
    pub fn function_container(&self, function: FunctionId) -> Option<FunctionId> {
        self.tables.function_containers[function.index()]
    }

    /// The function whose flow a function's code is part of: one that is called on the spot, `(() => ...)()`,
    /// is a piece of the flow around.
    pub fn flow_function(&self, mut function: Option<FunctionId>) -> Option<FunctionId> {
        while let Some(id) = function
            && self.tables.called_functions[id.index()]
        {
            function = self.function_container(id);
        }
        function
    }

    /// The [`tsnix_syntax::hir::Expr::Function`] of a function, where it is an expression.
    pub fn function_expr(&self, function: FunctionId) -> Option<ExprId> {
        self.tables.function_exprs[function.index()]
    }

    /// The symbol that a [`tsnix_syntax::hir::Pattern::Name`] of a declaration binds.
    pub fn pattern_symbol(&self, pattern: PatId) -> Option<LocalSymbolId> {
        self.tables.pattern_symbols[pattern.index()]
    }

    /// Where the value of a pattern comes from.
    pub fn pattern_origin(&self, pattern: PatId) -> PatternOrigin {
        self.tables.pattern_origins[pattern.index()]
    }

    /// Control flow just before an expression is evaluated; kept for names, members, elements and calls.
    pub fn expr_flow(&self, expr: ExprId) -> FlowId {
        self.tables.expr_flows[expr.index()]
    }

    /// Control flow at the start of a statement.
    pub fn stmt_flow(&self, stmt: StmtId) -> FlowId {
        self.tables.stmt_flows[stmt.index()]
    }

    /// Control flow behind the last statement of a function: reachable where it may end without `return`.
    pub fn function_end(&self, function: FunctionId) -> FlowId {
        self.tables.function_ends[function.index()]
    }

    /// The `return` statements of a function, in order, without those of functions inside.
    pub fn returns(&self, function: FunctionId) -> &[StmtId] {
        &self.tables.function_returns[function.index()]
    }

    /// Control flow behind the last statement of the module.
    pub fn module_end(&self) -> FlowId {
        self.tables.module_end
    }

    /// `return` statements outside of any function: errors.
    pub fn stray_returns(&self) -> &[StmtId] {
        &self.tables.module_returns
    }

    /// The symbol of a name with one of the wanted meanings, looked up from `scope` outwards.
    pub fn lookup(&self, mut scope: ScopeId, name: &str, meaning: Meaning) -> Option<LocalSymbolId> {
        loop {
            let here = &self.scopes[scope.index()];
            if let Some(symbol) = here.names.get(name)
                && self.symbols[symbol.index()].meaning.intersects(meaning)
            {
                return Some(*symbol);
            }
            scope = here.parent?;
        }
    }

    /// The symbol of an id.
    pub fn symbol(&self, id: LocalSymbolId) -> &LocalSymbol {
        &self.symbols[id.index()]
    }
}

/// The name of a property in an object literal, where it has one that need not be computed.
pub(crate) fn property_name(module: &Module, property: PropertyId) -> Option<Name> {
    match &module[property] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } | Property::Accessor { key, .. } => {
            key.static_name()
        }
        Property::Shorthand { key, .. } => Some(key.name.clone()),
        Property::Spread(_) => None,
    }
}

/// Where a symbol is named in the source, for diagnostics and navigation.
pub fn declaration_range(module: &Module, declaration: &Declaration) -> TextRange {
    declare::name_range(module, declaration)
}
