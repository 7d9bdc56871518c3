//! The walk that makes [`Bindings`]: scopes and flow in one pass over the module.
//!
//! Scopes are filled while walking; nothing is looked up before the walk is over, so the order of
//! declarations does not matter. Flow follows TypeScript's binder: `current` is the point reached so far.

mod expr;
mod flow;
mod pattern;
mod stmt;
mod types;

use std::collections::BTreeMap;

use indexmap::IndexMap;
use tsnix_source::TextRange;
use tsnix_syntax::hir::{ExprId, FunctionBody, FunctionId, FunctionKind, Module, Name, PatId, Stmt, StmtId};

use super::declare::declare;
use super::{
    Bindings, Declaration, FlowId, FlowNode, LocalSymbolId, Meaning, Parent, PatternOrigin, Scope, ScopeId,
    ScopeKind, Tables,
};
use flow::{Label, Labels};

/// Finds the names and the control flow of a module.
pub fn bind(module: &Module) -> Bindings {
    let mut binder = Binder::new(module);
    let body = &module.body;
    binder.statements(body);
    binder.out.tables.module_end = binder.current;
    binder.finish_module();
    binder.mark_reassigned();
    binder.out
}

/// The state of the walk.
struct Binder<'m> {
    module: &'m Module,
    out: Bindings,
    scope: ScopeId,
    function: Option<FunctionId>,
    /// The scope that `var` and exports of the namespace around belong to.
    container: ScopeId,
    /// The scope of the conditional type whose `extends` part is walked: what `infer` declares there.
    infer_scope: Option<ScopeId>,
    /// Inside `declare`, or in a declaration file.
    is_ambient: bool,
    current: FlowId,
    labels: Labels,
    /// Names that were assigned, to be looked up when all scopes are known.
    assigned: Vec<Assigned>,
    /// The statements around, the outermost first.
    statements_around: Vec<StmtId>,
}

/// How the flow inside of a function hangs together with the one around.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FunctionFlow {
    /// A declaration: nothing is known of where it is called.
    Declared,
    /// An expression: it is called at the earliest where it is made.
    Made,
    /// `(() => ...)()`: it runs where it stands.
    Called,
}

/// A name that is assigned to.
struct Assigned {
    scope: ScopeId,
    name: Name,
    function: Option<FunctionId>,
    place: TextRange,
    /// The statements around that may run again, or whose rest may still read the old value.
    around: Vec<TextRange>,
}

impl<'m> Binder<'m> {
    fn new(module: &'m Module) -> Self {
        let root = ScopeId(0);
        let scope = Scope { parent: None, kind: ScopeKind::Module, names: IndexMap::new(), function: None };
        let out = Bindings {
            scopes: vec![scope],
            symbols: Vec::new(),
            exports: IndexMap::new(),
            export_stars: Vec::new(),
            export_assignment: None,
            globals: Vec::new(),
            ambient_modules: Vec::new(),
            flow: vec![FlowNode::Unreachable, FlowNode::Start { function: None, outer: None }],
            tables: Tables::new(module, root),
        };
        Self {
            module,
            out,
            scope: root,
            function: None,
            container: root,
            infer_scope: None,
            is_ambient: module.is_declaration,
            current: FlowId(1),
            labels: Labels::default(),
            assigned: Vec::new(),
            statements_around: Vec::new(),
        }
    }

    fn push_scope(&mut self, kind: ScopeKind) -> ScopeId {
        let id = ScopeId(self.out.scopes.len() as u32);
        let scope = Scope { parent: Some(self.scope), kind, names: IndexMap::new(), function: self.function };
        self.out.scopes.push(scope);
        id
    }

    /// Runs `body` in a new scope.
    fn in_scope(&mut self, kind: ScopeKind, body: impl FnOnce(&mut Self)) -> ScopeId {
        let scope = self.push_scope(kind);
        self.in_this_scope(scope, body);
        scope
    }

    fn in_this_scope(&mut self, scope: ScopeId, body: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, scope);
        body(self);
        self.scope = outer;
    }

    fn declare(&mut self, name: Name, meaning: Meaning, declaration: Declaration) -> LocalSymbolId {
        declare(&mut self.out, self.scope, name, meaning, declaration)
    }

    /// A function of any form: a scope of its own with its parameters, and a flow of its own; that of one
    /// which is called on the spot is a piece of the flow around.
    fn function(&mut self, id: FunctionId, flow: FunctionFlow) {
        let module = self.module;
        let function = &module[id];
        self.out.tables.function_containers[id.index()] = self.function;
        let outer_scope = self.scope;
        if function.kind == FunctionKind::Expression
            && let Some(name) = &function.name
        {
            self.scope = self.push_scope(ScopeKind::SelfName);
            self.declare(name.name.clone(), Meaning::VALUE, Declaration::Function(id));
        }
        let outer_function = self.function.replace(id);
        let scope = self.push_scope(ScopeKind::Function(id));
        self.out.tables.function_scopes[id.index()] = scope;
        let outer_container = std::mem::replace(&mut self.container, scope);
        let outer_labels = std::mem::take(&mut self.labels);
        let outer_flow = self.current;
        let outer = match flow {
            FunctionFlow::Declared => None,
            FunctionFlow::Made | FunctionFlow::Called => Some(outer_flow),
        };
        if flow == FunctionFlow::Called {
            self.out.tables.called_functions[id.index()] = true;
            self.labels.returns = Some(Label::default());
        } else {
            self.current = self.add_flow(FlowNode::Start { function: Some(id), outer });
        }
        self.scope = scope;
        self.type_params(&function.type_params);
        for ty in function.this_type.iter().chain(&function.return_type) {
            self.type_node(*ty);
        }
        for (index, param) in function.params.iter().enumerate() {
            self.out.tables.pattern_origins[param.pattern.index()] = PatternOrigin::Param(id, index as u32);
            if let Some(ty) = param.ty {
                self.type_node(ty);
            }
            if let Some(default) = param.default {
                self.default_value(default, Parent::Param(id, index as u32));
            }
            self.binding_pattern(param.pattern, &|pattern| Declaration::Param(pattern, id));
        }
        match &function.body {
            FunctionBody::None => {}
            FunctionBody::Expr(expr) => self.expr(*expr, Parent::Function(id)),
            FunctionBody::Block(stmts) => self.statements(stmts),
        }
        self.out.tables.function_ends[id.index()] = self.current;
        self.scope = outer_scope;
        self.function = outer_function;
        self.container = outer_container;
        let labels = std::mem::replace(&mut self.labels, outer_labels);
        self.current = match labels.returns {
            Some(mut returns) => {
                returns.add(self.current);
                self.finish(returns)
            }
            None => outer_flow,
        };
    }

    fn mark_reassigned(&mut self) {
        for it in std::mem::take(&mut self.assigned) {
            let Some(symbol) = self.out.lookup(it.scope, &it.name, Meaning::VALUE) else { continue };
            let home = self.out.scopes[self.out.symbols[symbol.index()].scope.index()].function;
            let symbol = &mut self.out.symbols[symbol.index()];
            symbol.is_reassigned = true;
            let declared = match symbol.declarations.first() {
                Some(Declaration::Variable(pattern, _) | Declaration::Param(pattern, _)) => {
                    self.module.patterns.range(*pattern).start
                }
                _ => 0,
            };
            let end = it.around.iter().filter(|range| range.start > declared).map(|range| range.end).max();
            let last = if it.function == home { end.unwrap_or(it.place.start) } else { u32::MAX };
            symbol.last_assignment = symbol.last_assignment.max(last);
        }
    }

    /// Remembers that a name is assigned to.
    fn note_assignment(&mut self, name: Name, place: TextRange) {
        let module = self.module;
        let counts = |stmt: &&StmtId| {
            matches!(
                module[**stmt],
                Stmt::Variable(_)
                    | Stmt::Expr(_)
                    | Stmt::If { .. }
                    | Stmt::DoWhile { .. }
                    | Stmt::While { .. }
                    | Stmt::For { .. }
                    | Stmt::ForIn { .. }
                    | Stmt::ForOf { .. }
                    | Stmt::Switch { .. }
                    | Stmt::Try { .. }
            )
        };
        let around =
            self.statements_around.iter().filter(counts).map(|stmt| module.stmts.range(*stmt)).collect();
        self.assigned.push(Assigned { scope: self.scope, name, function: self.function, place, around });
    }
}

impl Tables {
    fn new(module: &Module, root: ScopeId) -> Self {
        let functions = module.functions.len();
        Self {
            expr_parents: vec![Parent::None; module.exprs.len()],
            property_parents: vec![None; module.properties.len()],
            expr_scopes: vec![root; module.exprs.len()],
            type_scopes: vec![root; module.type_nodes.len()],
            stmt_scopes: vec![root; module.stmts.len()],
            function_scopes: vec![root; functions],
            function_containers: vec![None; functions],
            function_exprs: vec![None; functions],
            called_functions: vec![false; functions],
            pattern_symbols: vec![None; module.patterns.len()],
            pattern_origins: vec![PatternOrigin::None; module.patterns.len()],
            expr_flows: vec![FlowId::UNREACHABLE; module.exprs.len()],
            stmt_flows: vec![FlowId::UNREACHABLE; module.stmts.len()],
            function_ends: vec![FlowId::UNREACHABLE; functions],
            function_returns: vec![Vec::new(); functions],
            module_end: FlowId::UNREACHABLE,
            module_returns: Vec::new(),
            repeated_infers: BTreeMap::new(),
            case_ends: BTreeMap::new(),
        }
    }
}

/// How the walk asks for a declaration of each name of a pattern.
type Declare<'a> = &'a dyn Fn(PatId) -> Declaration;

/// Shorthand for the two things that most of the walk is about.
type Exprs<'a> = &'a [ExprId];
type Stmts<'a> = &'a [StmtId];
