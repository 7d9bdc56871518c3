//! Local functions that share variables with the code around them.
//!
//! A function that is nothing but called changes what is around it where it is called. In Nix it takes the
//! variables that it needs as they are then, and gives those that it changed:
//! `const next = () => { pos++; return text[pos]; }  =>  next = pos: let pos1 = pos + 1; in { value = ...; pos = pos1; }`.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use nix_tree::build::{apply, ident, null, select};
use nix_tree::{Expr, Param};
use smol_str::SmolStr;
use tsnix_check::names::{CALLING_METHODS, Declaration, LocalFunctions, LocalSymbolId, Parent, ScopeId};
use tsnix_syntax::hir::{self, ExprId, FunctionBody, FunctionId};

use super::block::{Exit, Shape};
use super::facts::{self, Facts};
use super::stores::{self, Store};
use super::walk::Part;
use super::{access, arity, assign, bare, call, mutation, names};
use crate::context::Context;

/// What a function shares with the code around it.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared {
    /// The variables that it takes.
    pub(super) taken: Vec<LocalSymbolId>,
    /// Those that it gives back changed.
    pub(super) changed: Vec<LocalSymbolId>,
    /// Whether somebody looks at what it returns.
    pub(super) has_value: bool,
}

/// The functions of a module that share variables.
#[derive(Clone, Debug, Default)]
pub(super) struct Closures {
    functions: LocalFunctions,
    shared: BTreeMap<FunctionId, Shared>,
    /// Variables that such functions change element by element where a loop calls them.
    stores: BTreeMap<LocalSymbolId, Store>,
}

impl Closures {
    /// What a function shares, if it does.
    pub(super) fn of(&self, function: FunctionId) -> Option<&Shared> {
        self.shared.get(&function)
    }

    /// How a variable is held all along, where it is a store.
    pub(super) fn store(&self, symbol: LocalSymbolId) -> Option<&Store> {
        self.stores.get(&symbol)
    }

    /// Whether a function takes the variable.
    pub(super) fn is_taken(&self, symbol: LocalSymbolId) -> bool {
        self.functions
            .iter()
            .filter_map(|(_, function)| self.shared.get(&function))
            .any(|shared| shared.taken.contains(&symbol))
    }

    /// The function that a name stands for, where it is nothing but called.
    pub(super) fn function(&self, symbol: LocalSymbolId) -> Option<FunctionId> {
        self.functions.of_symbol(symbol)
    }

    /// The calls of a function that is nothing but called.
    pub(super) fn calls(&self, function: FunctionId) -> Option<&[ExprId]> {
        self.functions.calls(function)
    }
}

/// The functions of the current module that share variables; found out once.
pub(super) fn of_module(ctx: &Context<'_>) -> Rc<Closures> {
    let known = ctx.lower.closures.borrow().get(&ctx.file).cloned();
    if let Some(known) = known {
        return known;
    }
    let found = Rc::new(collect(ctx));
    ctx.lower.closures.borrow_mut().insert(ctx.file, Rc::clone(&found));
    found
}

/// The function that an expression calls by its name, or hands to a method that calls it.
pub(super) fn callee(ctx: &Context<'_>, closures: &Closures, call: ExprId) -> Option<FunctionId> {
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[call] else { return None };
    let named = |id: ExprId| match &ctx.module()[id] {
        hir::Expr::Name(name) => closures.function(names::symbol(ctx, id, name)?),
        _ => None,
    };
    named(*callee)
        .or_else(|| immediate(ctx, call))
        .or_else(|| callback(ctx, call).and_then(|_| named(args.first()?.expr)))
}

/// The function of `(() => { ... })()`.
pub(super) fn immediate(ctx: &Context<'_>, call: ExprId) -> Option<FunctionId> {
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return None };
    match &ctx.module()[bare(ctx, *callee)] {
        hir::Expr::Function(function) => Some(*function),
        _ => None,
    }
}

/// The callback of a method of lists that calls it on the spot.
pub(super) fn callback(ctx: &Context<'_>, call: ExprId) -> Option<ExprId> {
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[call] else { return None };
    let hir::Expr::Member { object, name, .. } = &ctx.module()[bare(ctx, *callee)] else { return None };
    let is_list = || facts::of(ctx, *object).without(Facts::NULLISH).only(Facts::LIST);
    let first = args.first().filter(|it| !it.is_spread)?;
    (CALLING_METHODS.contains(&name.name.as_str()) && is_list()).then_some(first.expr)
}

/// What the functions of a module do themselves.
#[derive(Default)]
struct Facets {
    changes: BTreeMap<FunctionId, BTreeSet<LocalSymbolId>>,
    reads: BTreeMap<FunctionId, BTreeSet<LocalSymbolId>>,
    /// The functions that it calls while it runs.
    calls: BTreeMap<FunctionId, BTreeSet<FunctionId>>,
    /// Those and the ones that functions made in it call.
    mentions: BTreeMap<FunctionId, BTreeSet<FunctionId>>,
    /// Where each variable is changed: the place, and the function.
    sites: BTreeMap<LocalSymbolId, Vec<(u32, Option<FunctionId>)>>,
    callbacks: BTreeSet<FunctionId>,
}

pub(super) fn function_of(ctx: &Context<'_>, id: ExprId) -> Option<FunctionId> {
    let bindings = ctx.bindings();
    bindings.scopes.get(bindings.expr_scope(id).index()).and_then(|scope| scope.function)
}

pub(super) fn function_of_stmt(ctx: &Context<'_>, stmt: hir::StmtId) -> Option<FunctionId> {
    let bindings = ctx.bindings();
    bindings.scopes.get(bindings.stmt_scope(stmt).index()).and_then(|scope| scope.function)
}

/// The function that a variable belongs to.
pub(super) fn owner(ctx: &Context<'_>, symbol: LocalSymbolId) -> Option<FunctionId> {
    let bindings = ctx.bindings();
    bindings.scopes.get(bindings.symbol(symbol).scope.index()).and_then(|scope| scope.function)
}

/// Whether a variable is made inside of a function.
fn is_inside(ctx: &Context<'_>, symbol: LocalSymbolId, function: FunctionId) -> bool {
    let mut at = owner(ctx, symbol);
    while let Some(container) = at {
        if container == function {
            return true;
        }
        at = ctx.bindings().function_container(container);
    }
    false
}

fn collect(ctx: &Context<'_>) -> Closures {
    let module = ctx.module();
    let is_list = |id: ExprId| facts::of(ctx, id).without(Facts::NULLISH).only(Facts::LIST);
    let functions = LocalFunctions::collect(module, ctx.bindings(), &is_list);
    let mut closures = Closures { functions, ..Closures::default() };
    let facets = facets(ctx, &closures);
    let changed = spread(ctx, facets.changes.clone(), &facets.calls);
    let read = spread(ctx, facets.reads.clone(), &facets.mentions);
    let locals: Vec<(LocalSymbolId, FunctionId)> = closures.functions.iter().collect();
    let none = BTreeSet::new();
    for (_, function) in &locals {
        let changes = changed.get(function).unwrap_or(&none);
        let mut taken: BTreeSet<LocalSymbolId> = changes.clone();
        let reads = read.get(function).unwrap_or(&none).iter();
        taken.extend(reads.filter(|symbol| changes_later(ctx, &facets, **symbol, *function)));
        if !taken.is_empty() {
            let has_value = is_value_used(ctx, &closures, *function);
            let shared = Shared {
                taken: taken.into_iter().collect(),
                changed: changes.iter().copied().collect(),
                has_value,
            };
            closures.shared.insert(*function, shared);
        }
    }
    for function in &facets.callbacks {
        let changes: Vec<LocalSymbolId> = changed.get(function).unwrap_or(&none).iter().copied().collect();
        if !changes.is_empty() {
            let shared = Shared { taken: changes.clone(), changed: changes, has_value: true };
            closures.shared.insert(*function, shared);
        }
    }
    closures.stores = stores(ctx, &closures, &facets);
    closures
}

/// The variables that functions change element by element where they are called again and again.
fn stores(ctx: &Context<'_>, closures: &Closures, facets: &Facets) -> BTreeMap<LocalSymbolId, Store> {
    let mut found = BTreeMap::new();
    let repeated = repeated_functions(ctx, closures, facets);
    for function in repeated {
        let Some(shared) = closures.of(function) else { continue };
        if facets.callbacks.contains(&function) {
            continue;
        }
        for symbol in &shared.changed {
            if !found.contains_key(symbol)
                && stores::may_be_global(ctx, *symbol)
                && let Some(store) = stores::wanted(ctx, *symbol, everything(ctx, *symbol))
            {
                found.insert(*symbol, store);
            }
        }
    }
    found
}

/// All the code in which a variable can be named.
fn everything(ctx: &Context<'_>, symbol: LocalSymbolId) -> Vec<Part> {
    match owner(ctx, symbol) {
        Some(function) => vec![Part::Function(function)],
        None => Vec::new(),
    }
}

/// Functions that a loop calls, a function that is called so, or they themselves.
fn repeated_functions(ctx: &Context<'_>, closures: &Closures, facets: &Facets) -> BTreeSet<FunctionId> {
    let module = ctx.module();
    let loops: Vec<tsnix_source::TextRange> = module
        .stmts
        .ids()
        .filter(|stmt| {
            matches!(
                module[*stmt],
                hir::Stmt::For { .. }
                    | hir::Stmt::ForOf { .. }
                    | hir::Stmt::While { .. }
                    | hir::Stmt::DoWhile { .. }
            )
        })
        .map(|stmt| module.stmts.range(stmt))
        .chain(facets.callbacks.iter().map(|function| module.functions.range(*function)))
        .collect();
    let is_looped = |call: &ExprId| {
        callback(ctx, *call).is_some() || loops.iter().any(|it| it.contains(module.exprs.range(*call)))
    };
    let mut found = BTreeSet::new();
    let mut waiting: Vec<FunctionId> = Vec::new();
    for (_, function) in closures.functions.iter() {
        let calls = closures.functions.calls(function).unwrap_or_default();
        let calls_itself = facets.mentions.get(&function).is_some_and(|it| it.contains(&function));
        if calls_itself || calls.iter().any(is_looped) {
            waiting.push(function);
        }
    }
    while let Some(function) = waiting.pop() {
        if found.insert(function) {
            waiting.extend(facets.calls.get(&function).into_iter().flatten());
        }
    }
    found
}

fn facets(ctx: &Context<'_>, closures: &Closures) -> Facets {
    let module = ctx.module();
    let mut facets = Facets::default();
    for id in module.exprs.ids() {
        let function = function_of(ctx, id);
        for symbol in mutation::changed_directly(ctx, id) {
            facets.sites.entry(symbol).or_default().push((module.exprs.range(id).start, function));
            if let Some(function) = function {
                facets.changes.entry(function).or_default().insert(symbol);
            }
        }
        match &module[id] {
            hir::Expr::Name(name) => {
                if let Some(symbol) = names::symbol(ctx, id, name)
                    && closures.function(symbol).is_none()
                {
                    for_each_around(ctx, function, |around| {
                        facets.reads.entry(around).or_default().insert(symbol);
                    });
                }
            }
            hir::Expr::Call { .. } => {
                let literal = callback(ctx, id).and_then(|it| match &module[bare(ctx, it)] {
                    hir::Expr::Function(function) => Some(*function),
                    _ => None,
                });
                facets.callbacks.extend(literal.or_else(|| immediate(ctx, id)));
                let called = callee(ctx, closures, id).into_iter().chain(literal);
                for called in called {
                    if let Some(function) = function {
                        facets.calls.entry(function).or_default().insert(called);
                    }
                    for_each_around(ctx, function, |around| {
                        facets.mentions.entry(around).or_default().insert(called);
                    });
                }
            }
            _ => {}
        }
    }
    for stmt in module.stmts.ids() {
        let function = function_of_stmt(ctx, stmt);
        for symbol in mutation::assigned_by_head(ctx, stmt) {
            facets.sites.entry(symbol).or_default().push((module.stmts.range(stmt).start, function));
            if let Some(function) = function {
                facets.changes.entry(function).or_default().insert(symbol);
            }
        }
    }
    facets
}

fn for_each_around(ctx: &Context<'_>, function: Option<FunctionId>, mut visit: impl FnMut(FunctionId)) {
    let mut at = function;
    while let Some(function) = at {
        visit(function);
        at = ctx.bindings().function_container(function);
    }
}

/// Adds to each function what the functions that it calls have, without what it makes itself.
fn spread(
    ctx: &Context<'_>,
    mut known: BTreeMap<FunctionId, BTreeSet<LocalSymbolId>>,
    calls: &BTreeMap<FunctionId, BTreeSet<FunctionId>>,
) -> BTreeMap<FunctionId, BTreeSet<LocalSymbolId>> {
    for (function, symbols) in &mut known {
        symbols.retain(|symbol| !is_inside(ctx, *symbol, *function));
    }
    loop {
        let mut has_grown = false;
        for (function, called) in calls {
            let more: Vec<LocalSymbolId> = called
                .iter()
                .filter_map(|it| known.get(it))
                .flatten()
                .copied()
                .filter(|symbol| !is_inside(ctx, *symbol, *function))
                .collect();
            let own = known.entry(*function).or_default();
            let before = own.len();
            own.extend(more);
            has_grown |= own.len() > before;
        }
        if !has_grown {
            return known;
        }
    }
}

/// Whether a variable may have another value when a function is called than when it was made.
fn changes_later(ctx: &Context<'_>, facets: &Facets, symbol: LocalSymbolId, function: FunctionId) -> bool {
    let Some(sites) = facets.sites.get(&symbol) else { return false };
    let bindings = ctx.bindings();
    let Some(declaration) = bindings.symbol(symbol).declarations.first() else { return false };
    if !matches!(declaration, Declaration::Variable(..) | Declaration::Param(..)) {
        return false;
    }
    let made = ctx.module().functions.range(function).start;
    let declared = tsnix_check::names::declaration_range(ctx.module(), declaration).start;
    let owner = owner(ctx, symbol);
    bindings.function_expr(function).is_none()
        || declared > made
        || sites.iter().any(|(at, by)| *at > made || *by != owner)
}

/// Whether what a function returns is looked at anywhere.
fn is_value_used(ctx: &Context<'_>, closures: &Closures, function: FunctionId) -> bool {
    let it = &ctx.module()[function];
    let returns_any = match &it.body {
        FunctionBody::Expr(_) => true,
        _ => ctx
            .bindings()
            .returns(function)
            .iter()
            .any(|stmt| matches!(&ctx.module()[*stmt], hir::Stmt::Return(Some(_)))),
    };
    // xs.map(add): the method looks at what the function gives, also where nothing looks at the list.
    let is_asked =
        |call: &ExprId| callback(ctx, *call).is_some() && method_name(ctx, *call) != Some("forEach");
    let is_looked_at = |call: &ExprId| {
        let is_statement = matches!(ctx.bindings().parent(*call), Parent::Stmt(stmt)
            if matches!(&ctx.module()[stmt], hir::Stmt::Expr(_)));
        callback(ctx, *call).is_none() && !is_statement
    };
    let is_used = |call: &ExprId| is_asked(call) || returns_any && is_looked_at(call);
    closures.functions.calls(function).is_some_and(|calls| calls.iter().any(is_used))
}

/// The name of the method that a call calls.
pub(super) fn method_name<'m>(ctx: &Context<'m>, call: ExprId) -> Option<&'m str> {
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return None };
    match &ctx.module()[bare(ctx, *callee)] {
        hir::Expr::Member { name, .. } => Some(&name.name),
        _ => None,
    }
}

/// The variables that a call changes, or looks at, through the function that it calls.
pub(super) fn changed_by_call(ctx: &Context<'_>, id: ExprId) -> Vec<LocalSymbolId> {
    let closures = of_module(ctx);
    let shared = callee(ctx, &closures, id).and_then(|function| closures.of(function));
    shared.map_or_else(Vec::new, |shared| shared.changed.clone())
}

/// The variables that a call hands to the function that it calls.
pub(super) fn taken_by_call(ctx: &Context<'_>, id: ExprId) -> Vec<LocalSymbolId> {
    let closures = of_module(ctx);
    let shared = callee(ctx, &closures, id).and_then(|function| closures.of(function));
    shared.map_or_else(Vec::new, |shared| shared.taken.clone())
}

/// The parameters for the variables that a function takes. Names that it declares itself are kept apart from
/// theirs.
pub(super) fn enter(ctx: &mut Context<'_>, function: FunctionId, shared: &Shared) -> Vec<Param> {
    let mut params = Vec::new();
    for symbol in &shared.taken {
        let name = ctx.bindings().symbol(*symbol).name.clone();
        let namesakes = namesakes_inside(ctx, function, &name);
        for inner in &namesakes {
            let key = ctx.key(*inner);
            ctx.names.rename(key, &name);
        }
        let key = ctx.key(*symbol);
        let param: SmolStr =
            if namesakes.is_empty() { assign::field_name(ctx, *symbol) } else { super::fresh(ctx, &name) };
        ctx.lower.bound.insert(key);
        assign::set_to(ctx, *symbol, ident(param.clone()));
        params.push(param.into());
    }
    params
}

fn namesakes_inside(ctx: &Context<'_>, function: FunctionId, name: &str) -> Vec<LocalSymbolId> {
    let bindings = ctx.bindings();
    let ids = (0..bindings.symbols.len()).map(|at| LocalSymbolId(at as u32));
    ids.filter(|id| {
        let symbol = bindings.symbol(*id);
        symbol.name == name && symbol.scope != ScopeId(0) && is_inside(ctx, *id, function)
    })
    .collect()
}

/// Where control leads that leaves a function which gives variables back.
pub(super) fn exit_of(shared: &Shared) -> Exit {
    if shared.changed.is_empty() {
        return Exit::Value;
    }
    let shape = Shape { vars: shared.changed.clone(), is_strict: true, ..Shape::default() };
    Exit::Result { shape, has_value: shared.has_value }
}

/// `f(a)`, where `f` shares variables with the code around.
pub(super) fn call(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let closures = of_module(ctx);
    let hir::Expr::Call { callee: called, args, .. } = &ctx.module()[id] else { return None };
    let function = match &ctx.module()[*called] {
        hir::Expr::Name(name) => closures.function(names::symbol(ctx, *called, name)?)?,
        _ => immediate(ctx, id)?,
    };
    let shared = closures.of(function)?.clone();
    let arity = call::arity_of_call(ctx, id, *called, args.len());
    let mut given = if arity.total() == 0 { Vec::new() } else { call::arguments(ctx, args, arity) };
    let around = super::attempts::with_arguments(ctx, args, &mut given);
    let target = match immediate(ctx, id) {
        Some(function) => super::function::function(ctx, function),
        None => access::strict(ctx, *called),
    };
    let mut all: Vec<Expr> = shared.taken.iter().map(|symbol| assign::current(ctx, *symbol)).collect();
    all.extend(given);
    let value = around(apply(target, all)).at(ctx.origin_of(id));
    Some(returned(ctx, &shared, value))
}

/// The value of a call; the variables have from now on what the function gave back.
fn returned(ctx: &mut Context<'_>, shared: &Shared, value: Expr) -> Expr {
    match shared.changed[..] {
        [] => value,
        [one] if !shared.has_value => {
            assign::set_variable(ctx, one, value);
            null()
        }
        _ => {
            let name = super::fresh(ctx, "result");
            ctx.lower.pending.push(nix_tree::build::bind(name.clone(), value));
            super::branches::read_state(ctx, &shared.changed, &name);
            super::attempts::mark(ctx);
            if shared.has_value { select(ident(name), [tag(ctx, &shared.changed, "value")]) } else { null() }
        }
    }
}

/// A name for something in a state beside the variables, which may be called like it.
pub(super) fn tag(ctx: &mut Context<'_>, vars: &[LocalSymbolId], name: &'static str) -> SmolStr {
    let is_taken = vars.iter().any(|symbol| assign::field_name(ctx, *symbol) == name);
    if is_taken { SmolStr::from(format!("{name}'")) } else { SmolStr::new_static(name) }
}

/// The function that shares variables which a callback is, as a function of them and so many arguments.
pub(super) fn shared_callback(ctx: &mut Context<'_>, id: ExprId) -> Option<(FunctionId, Shared)> {
    let closures = of_module(ctx);
    let inner = bare(ctx, id);
    let function = match &ctx.module()[inner] {
        hir::Expr::Function(function) => *function,
        hir::Expr::Name(name) => closures.function(names::symbol(ctx, inner, name)?)?,
        _ => return None,
    };
    let shared = closures.of(function)?.clone();
    Some((function, shared))
}

/// Whether a name is what a call calls.
pub(super) fn is_called(ctx: &Context<'_>, name: ExprId) -> bool {
    let Parent::Expr(call) = ctx.bindings().parent(name) else { return false };
    matches!(&ctx.module()[call], hir::Expr::Call { callee, .. } if *callee == name)
}

/// How many arguments a function takes.
pub(super) fn arity_of(ctx: &Context<'_>, function: FunctionId) -> arity::Arity {
    let params = &ctx.module()[function].params;
    let has_rest = params.last().is_some_and(|param| param.is_rest);
    arity::Arity { fixed: params.len() - usize::from(has_rest), has_rest }
}
