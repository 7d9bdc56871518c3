//! Statements to one expression.
//!
//! A list of statements becomes a `let` with its constants, and a body: what is returned. Where control
//! parts, what comes after is lowered once: behind the branch that reaches it, or as a function that each
//! of several branches calls. Where control goes at the end, at `return`, `break` and `continue` is told by
//! [`Exits`]: in a function a `return` is its value, in a loop it ends up in the loop's state.

use nix_tree::build::{apply, assert as nix_assert, attrs, bind, boolean, builtin, ident, null, string};
use nix_tree::{BinaryOp, Binding, Expr, ExprKind};
use smol_str::SmolStr;
use tsnix_check::names::{LocalSymbolId, ScopeId, ScopeKind};
use tsnix_syntax::hir::{self, ExprId, FunctionId, Pattern, Stmt, StmtId, VariableDecl};

use super::attempts::Thrown;
use super::{
    access, assign, attempts, bare, branches, closures, destructure, expr, function, hoisting, loops,
    mutation, shapes, state, stores, text, truthiness,
};
use crate::context::{Context, SymbolKey};
use crate::trivia;

/// Where control goes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exits {
    /// Behind the last statement.
    pub(super) fall: Exit,
    /// At `return`; [`Exit::Value`] gives the returned value.
    pub(super) ret: Exit,
    /// At `break`.
    pub(super) brk: Exit,
    /// At `continue`.
    pub(super) cont: Exit,
    /// Where something throws.
    pub(super) thrown: Thrown,
}

/// What control that goes somewhere gives.
#[derive(Clone, Debug, Default)]
pub(super) enum Exit {
    /// The value itself; null where there is none.
    #[default]
    Value,
    /// The call of a function that stands for the rest.
    Join { name: SmolStr, vars: Vec<LocalSymbolId> },
    /// The state of a loop or of a branch.
    State(Shape),
    /// The end of a turn of a loop: `update` happens, then the state is given; with `test` it also says
    /// whether there is another turn.
    Turn { shape: Shape, update: Option<ExprId>, test: Option<ExprId> },
    /// What a function gives that changes variables around it: them, and what it returns.
    Result { shape: Shape, has_value: bool },
    /// A way out of the body of a `try`: its name, what is returned, and the variables.
    Left { shape: Shape, way: &'static str },
    /// The state of a loop that something thrown has ended.
    Thrown(Shape),
}

/// What a state holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// The variables.
    pub(super) vars: Vec<LocalSymbolId>,
    /// Those among them for which the state has what was added, as a chain of lists.
    pub(super) chained: Vec<LocalSymbolId>,
    /// The variable that holds the state of the turn, for chains.
    pub(super) state: Option<SmolStr>,
    /// Whether the state can say that the loop is over: it is a set even for one variable.
    pub(super) is_tagged: bool,
    /// Whether the values are forced, so that no chain of unevaluated ones grows.
    pub(super) is_strict: bool,
}

/// The body of a function.
pub(super) fn function_body(ctx: &mut Context<'_>, stmts: &[StmtId], prelude: Vec<Binding>) -> Expr {
    state::scoped(ctx, |ctx| {
        ctx.lower.pending = nix_tree::inherits::contract_recursive(prelude);
        list(ctx, stmts)
    })
}

/// Statements of a module that change its variables. What they declare has its last value wherever else it is
/// named: `const xs = []; xs.push(1);`  =>  `xs = let xs = [ ]; xs1 = xs ++ [ 1 ]; in xs1;`
pub(super) fn module_state(ctx: &mut Context<'_>, stmts: &[StmtId], symbols: &[SymbolKey]) -> Vec<Binding> {
    let names: Vec<SmolStr> = symbols.iter().map(|key| ctx.symbol_name(*key)).collect();
    let vars = symbols.iter().map(|key| key.symbol).collect();
    let exits = Exits { fall: Exit::State(Shape { vars, ..Shape::default() }), ..Exits::default() };
    let outer = std::mem::replace(&mut ctx.lower.exits, exits);
    let value = state::isolated(ctx, |ctx| {
        for (key, name) in symbols.iter().zip(&names) {
            ctx.substitutions.insert(*key, ident(name.clone()));
        }
        following(ctx, stmts)
    });
    ctx.lower.exits = outer;
    if symbols.is_empty() {
        return vec![bind(super::fresh(ctx, "state"), value)];
    }
    if let [name] = &names[..] {
        return vec![bind(name.clone(), value)];
    }
    let all = super::fresh(ctx, "state");
    let part =
        |name: &SmolStr| bind(name.clone(), nix_tree::build::select(ident(all.clone()), [name.clone()]));
    let parts: Vec<Binding> = names.iter().map(part).collect();
    let mut bindings = vec![bind(all.clone(), value)];
    bindings.extend(parts);
    nix_tree::inherits::contract_recursive(bindings)
}

/// Statements, then wherever their end leads.
pub(super) fn list(ctx: &mut Context<'_>, stmts: &[StmtId]) -> Expr {
    // The same statements may be written twice: what is bound early is so for one time.
    let hoisted = (ctx.lower.hoisted.len(), ctx.lower.hoisted_constants.len());
    let value = stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || {
        for (index, stmt) in stmts.iter().enumerate() {
            let rest = stmts.get(index + 1..).unwrap_or_default();
            hoisting::hoist(ctx, stmts.get(..=index).unwrap_or_default(), rest);
            if let Step::Done(value) = statement(ctx, *stmt, rest) {
                return value;
            }
        }
        let fall = ctx.lower.exits.fall.clone();
        exit(ctx, &fall, None, false)
    });
    ctx.lower.hoisted.truncate(hoisted.0);
    ctx.lower.hoisted_constants.truncate(hoisted.1);
    value
}

/// What became of a statement.
pub(super) enum Step {
    /// What it did is bound; the next one follows.
    Next,
    /// This is the value of it and of all that follows.
    Done(Expr),
}

fn statement(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Step {
    let module = ctx.module();
    if attempts::is_step(ctx, id) {
        return attempts::step(ctx, id, rest);
    }
    match &module[id] {
        Stmt::Expr(expr) => expression(ctx, id, *expr, rest),
        Stmt::Variable(decl) => {
            variables(ctx, id, decl);
            Step::Next
        }
        Stmt::Function { function, .. } => {
            declared_function(ctx, id, *function);
            Step::Next
        }
        Stmt::Return(value) => {
            let value = value.map_or_else(null, |value| returned(ctx, value));
            let value = with_comments(ctx, id, value);
            let exit_to = ctx.lower.exits.ret.clone();
            Step::Done(exit(ctx, &exit_to, Some(value), true))
        }
        Stmt::Throw(value) => Step::Done(throw(ctx, *value)),
        Stmt::Break(_) => {
            let exit_to = ctx.lower.exits.brk.clone();
            Step::Done(exit(ctx, &exit_to, None, true))
        }
        Stmt::Continue(_) => {
            let exit_to = ctx.lower.exits.cont.clone();
            Step::Done(exit(ctx, &exit_to, None, false))
        }
        Stmt::If { .. } => branches::if_statement(ctx, id, rest),
        Stmt::Switch { value, cases } => branches::switch(ctx, *value, cases, rest),
        Stmt::Block(inner) => {
            rename_shadowing(ctx, inner);
            let all: Vec<StmtId> = inner.iter().chain(rest).copied().collect();
            Step::Done(list(ctx, &all))
        }
        Stmt::For { .. } | Stmt::ForOf { .. } | Stmt::While { .. } | Stmt::DoWhile { .. } => {
            loops::lower(ctx, id, rest)
        }
        Stmt::Try { body, handler, .. } => {
            let handler = handler.as_ref().map_or(&[][..], |handler| &handler.body);
            attempts::try_statement(ctx, body, handler, rest)
        }
        Stmt::Labeled { body, .. } => statement(ctx, *body, rest),
        _ => Step::Next,
    }
}

/// What `return` returns; the accumulator of a reduce as it is held.
fn returned(ctx: &mut Context<'_>, value: ExprId) -> Expr {
    let Some(accumulator) = ctx.lower.accumulator else { return expr(ctx, value) };
    let is_it = matches!(&ctx.module()[bare(ctx, value)], hir::Expr::Name(name)
        if super::names::symbol(ctx, value, name) == Some(accumulator));
    if is_it {
        return assign::current(ctx, accumulator);
    }
    let value = expr(ctx, value);
    stores::loaded(ctx, accumulator, value)
}

/// The first part of a `for (a; b; c)`.
pub(super) fn head(ctx: &mut Context<'_>, id: StmtId) {
    match &ctx.module()[id] {
        Stmt::Variable(decl) => variables(ctx, id, decl),
        Stmt::Expr(effect) => {
            expr(ctx, *effect);
        }
        _ => {}
    }
}

/// What control that goes to `exit` gives, with a value where it has one. `is_end` says that a loop is over.
pub(super) fn exit(ctx: &mut Context<'_>, to: &Exit, value: Option<Expr>, is_end: bool) -> Expr {
    match to {
        Exit::Value => value.unwrap_or_else(null),
        Exit::Join { name, vars } => {
            let values: Vec<Expr> = vars.iter().map(|symbol| assign::current(ctx, *symbol)).collect();
            if values.is_empty() { ident(name.clone()) } else { apply(ident(name.clone()), values) }
        }
        Exit::State(shape) => {
            let is_over = is_end && shape.is_tagged;
            state_of(ctx, shape, is_over, value.filter(|_| is_over))
        }
        Exit::Result { shape, has_value } => {
            let value = has_value.then(|| value.unwrap_or_else(null));
            result_of(ctx, shape, value)
        }
        Exit::Left { shape, way } => attempts::left(ctx, shape, way, value),
        Exit::Thrown(shape) => state_with(ctx, shape, true, None, true),
        Exit::Turn { shape, update, test } => {
            if let Some(update) = update {
                expr(ctx, *update);
            }
            let Some(test) = test else { return state_of(ctx, shape, false, None) };
            let test = truthiness::condition(ctx, *test);
            let on = state_of(ctx, shape, false, None);
            let over = state_of(ctx, shape, true, None);
            nix_tree::build::if_else(test, on, over)
        }
    }
}

/// The state that holds the variables as they are now.
pub(super) fn state_of(ctx: &mut Context<'_>, shape: &Shape, is_done: bool, result: Option<Expr>) -> Expr {
    state_with(ctx, shape, is_done, result, false)
}

fn state_with(
    ctx: &mut Context<'_>,
    shape: &Shape,
    is_done: bool,
    result: Option<Expr>,
    is_thrown: bool,
) -> Expr {
    let mut fields = Vec::new();
    let mut forced = Vec::new();
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let mut value = assign::current(ctx, *symbol);
        if shape.chained.contains(symbol) {
            value = chained(shape, &field, value);
        } else if shape.is_strict && is_new(shape, &field, &value) {
            forced.push(value.clone());
        }
        fields.push((field, value));
    }
    let single = fields.len() == 1 && !shape.is_tagged && result.is_none();
    if single && let Some((_, value)) = fields.pop() {
        return value;
    }
    let mut bindings: Vec<Binding> = fields.into_iter().map(|(field, value)| bind(field, value)).collect();
    if is_done {
        bindings.push(bind(closures::tag(ctx, &shape.vars, "done"), boolean(true)));
    }
    if let Some(result) = result {
        bindings.push(bind(closures::tag(ctx, &shape.vars, "result"), result));
    }
    if is_thrown {
        bindings.push(bind(closures::tag(ctx, &shape.vars, "thrown"), boolean(true)));
    }
    let set = attrs(nix_tree::inherits::contract(bindings));
    forced.into_iter().rev().fold(set, |set, value| assign::forced(value, set))
}

/// What a function gives that changes variables: `{ value = ...; n = ...; }`, or the one variable.
fn result_of(ctx: &mut Context<'_>, shape: &Shape, value: Option<Expr>) -> Expr {
    let mut bindings = Vec::new();
    let mut forced = Vec::new();
    let single = shape.vars.len() == 1 && value.is_none();
    if let Some(value) = value {
        bindings.push(bind(closures::tag(ctx, &shape.vars, "value"), value));
    }
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let value = assign::current(ctx, *symbol);
        if is_new(shape, &field, &value) {
            forced.push(value.clone());
        }
        bindings.push(bind(field, value));
    }
    if single
        && let Some(nix_tree::BindingKind::Value { value, .. }) = bindings.pop().map(|binding| binding.kind)
    {
        return value;
    }
    let set = attrs(nix_tree::inherits::contract(bindings));
    forced.into_iter().rev().fold(set, |set, value| assign::forced(value, set))
}

/// Whether a value is not just what the turn started with: then nobody may have forced it yet.
fn is_new(shape: &Shape, field: &SmolStr, value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Ident(name) => name != field && !shapes::is_constant(value),
        ExprKind::Select { target, .. } => match (&target.kind, &shape.state) {
            (ExprKind::Ident(name), Some(state)) => name != state,
            _ => true,
        },
        _ => !shapes::is_constant(value),
    }
}

/// A list that was filled in this turn, put on those of the turns before.
fn chained(shape: &Shape, field: &SmolStr, added: Expr) -> Expr {
    let before = match &shape.state {
        Some(state) => nix_tree::build::select(ident(state.clone()), [field.clone()]),
        None => null(),
    };
    if matches!(&added.kind, ExprKind::List { elements, .. } if elements.is_empty()) {
        return before;
    }
    attrs([bind("last", added), bind("before", before)])
}

/// A statement without others inside, without what follows: values that show whether it throws, or where
/// it leads.
pub(super) fn simple(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Result<Vec<Expr>, Box<Expr>> {
    match &ctx.module()[id] {
        Stmt::Expr(effect) => {
            let inner = bare(ctx, *effect);
            if !mutation::changed_in_expr(ctx, inner).is_empty() {
                let value = expr(ctx, inner);
                return Ok(if matches!(value.kind, ExprKind::Ident(_)) { Vec::new() } else { vec![value] });
            }
            let is_call = matches!(&ctx.module()[inner], hir::Expr::Call { .. });
            if is_call && logged(ctx, inner).is_none() && !is_assertion(ctx, inner) {
                let value = expr(ctx, inner);
                let name = super::fresh(ctx, "value");
                ctx.lower.pending.push(bind(name.clone(), value));
                return Ok(vec![ident(name)]);
            }
            match expression(ctx, id, *effect, rest) {
                Step::Next => Ok(Vec::new()),
                Step::Done(value) => Err(Box::new(value)),
            }
        }
        Stmt::Variable(decl) => {
            variables(ctx, id, decl);
            Ok(Vec::new())
        }
        _ => Ok(Vec::new()),
    }
}

/// `assert(c, m)` of "tsnix".
fn is_assertion(ctx: &Context<'_>, call: ExprId) -> bool {
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return false };
    ctx.tsnix_function(*callee).is_some_and(|name| name == "assert")
}

/// `console.log(x); rest  =>  builtins.trace x rest`, calls for their effect, changes.
fn expression(ctx: &mut Context<'_>, id: StmtId, value: ExprId, rest: &[StmtId]) -> Step {
    let module = ctx.module();
    let inner = bare(ctx, value);
    if let Some(message) = logged(ctx, inner) {
        let rest = following(ctx, rest);
        return Step::Done(apply(builtin("trace"), [message, rest]));
    }
    if let hir::Expr::Call { callee, args, .. } = &module[inner]
        && ctx.tsnix_function(*callee).is_some_and(|name| name == "assert")
        && let Some(condition) = args.first()
    {
        let condition = truthiness::condition(ctx, condition.expr);
        let condition = match args.get(1) {
            Some(message) => {
                let message = expr(ctx, message.expr);
                let failed = apply(ctx.global("throw"), [message]);
                nix_tree::build::binary(BinaryOp::Or, condition, failed)
            }
            None => condition,
        };
        let rest = following(ctx, rest);
        return Step::Done(nix_assert(condition, rest));
    }
    if mutation::for_each_callback(ctx, inner).is_some() {
        return loops::for_each(ctx, inner, rest);
    }
    if !mutation::changed_in_expr(ctx, inner).is_empty() {
        if let Some(step) = branches::conditional_effect(ctx, inner, rest) {
            return step;
        }
        expr(ctx, inner);
        return Step::Next;
    }
    if matches!(&module[inner], hir::Expr::Call { .. }) {
        let never = ctx.model.view(ctx.model.type_of(ctx.file, inner)).is_never();
        let value = expr(ctx, inner);
        if never {
            return Step::Done(with_comments(ctx, id, value));
        }
        let rest = following(ctx, rest);
        return Step::Done(assign::forced(value, rest));
    }
    Step::Next
}

/// The statements that follow, in a scope of their own.
pub(super) fn following(ctx: &mut Context<'_>, rest: &[StmtId]) -> Expr {
    state::scoped(ctx, |ctx| list(ctx, rest))
}

/// The message of `console.log(...)`.
fn logged(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[id] else { return None };
    let hir::Expr::Member { object, .. } = &ctx.module()[*callee] else { return None };
    if !access::is_global_object(ctx, *object, "console") {
        return None;
    }
    let mut parts = Vec::new();
    for (index, argument) in args.iter().enumerate() {
        if index > 0 {
            parts.push(nix_tree::build::text(" "));
        }
        match args.len() {
            1 => return Some(expr(ctx, argument.expr)),
            _ => parts.extend(super::template::part_of(ctx, argument.expr)),
        }
    }
    Some(nix_tree::build::string_parts(parts))
}

/// `throw new Error(m)  =>  throw m`
fn throw(ctx: &mut Context<'_>, value: ExprId) -> Expr {
    let origin = ctx.origin_of(value);
    let message = match &ctx.module()[bare(ctx, value)] {
        hir::Expr::New { args, .. } => match args.first() {
            Some(argument) => text::text(ctx, argument.expr),
            None => string("Error"),
        },
        _ => string("Error"),
    };
    apply(ctx.global("throw"), [message]).at(origin)
}

/// Binds a function declaration, unless that was done at the start of the block.
pub(super) fn declared_function(ctx: &mut Context<'_>, stmt: StmtId, id: FunctionId) {
    let it = &ctx.module()[id];
    let Some(name) = &it.name else { return };
    if matches!(it.body, hir::FunctionBody::None) || ctx.lower.hoisted.contains(&(ctx.file, id)) {
        return;
    }
    let scope = ctx.bindings().stmt_scope(stmt);
    let symbol = ctx.bindings().lookup(scope, &name.name, tsnix_check::names::Meaning::VALUE);
    let Some(symbol) = symbol else { return };
    let given = ctx.names.of(ctx.key(symbol), &name.name);
    let value = function(ctx, id);
    let range = ctx.module().stmts.range(stmt);
    let origin = ctx.origin(range);
    let trivia = trivia_at(ctx, range);
    ctx.lower.pending.push(bind(given, value).at(origin).with_trivia(trivia));
}

/// Comments and blank lines; the first binding of a `let` has no blank line above.
fn trivia_at(ctx: &Context<'_>, range: tsnix_source::TextRange) -> nix_tree::Trivia {
    let mut trivia = trivia::around(ctx, range);
    trivia.blank_line_before &= !ctx.lower.pending.is_empty();
    trivia
}

/// `const a = 1, { b } = c;`
pub(super) fn variables(ctx: &mut Context<'_>, id: StmtId, decl: &VariableDecl) {
    if ctx.lower.hoisted_constants.contains(&(ctx.file, id)) {
        return;
    }
    for (index, it) in decl.declarators.iter().enumerate() {
        let range = if index == 0 { ctx.module().stmts.range(id) } else { it.range };
        let trivia = trivia_at(ctx, range);
        let before = ctx.lower.pending.len();
        let mut value = it.init.map_or_else(null, |init| expr(ctx, init));
        // A `try` around knows the places of the bindings.
        if ctx.lower.marks.is_none() && before < ctx.lower.pending.len() {
            let mut on_the_way = ctx.lower.pending.split_off(before);
            value = destructure::taken_back(ctx, value, &mut on_the_way);
            ctx.lower.pending.append(&mut on_the_way);
        }
        let first = ctx.lower.pending.len();
        match changing_variable(ctx, it.pattern) {
            Some(symbol) => declare(ctx, symbol, value),
            None => {
                let mut made = Vec::new();
                destructure::bind_pattern(ctx, it.pattern, value, &mut made);
                ctx.lower.pending.extend(nix_tree::inherits::contract_recursive(made));
                rebind_changing(ctx, it.pattern);
            }
        }
        if let Some(binding) = ctx.lower.pending.get_mut(first) {
            binding.trivia = trivia;
        }
    }
}

/// The symbol of a name pattern whose variable is changed somewhere.
fn changing_variable(ctx: &mut Context<'_>, pattern: hir::PatId) -> Option<LocalSymbolId> {
    if !matches!(&ctx.module()[pattern], Pattern::Name(_)) {
        return None;
    }
    let symbol = ctx.bindings().pattern_symbol(pattern)?;
    mutation::is_variable(ctx, symbol).then_some(symbol)
}

/// Names in a pattern that are changed later have their own names bound now.
fn rebind_changing(ctx: &mut Context<'_>, pattern: hir::PatId) {
    if let Some(symbol) = ctx.bindings().pattern_symbol(pattern) {
        let key = ctx.key(symbol);
        ctx.lower.bound.insert(key);
        ctx.substitutions.remove(&key);
    }
}

/// Declares a variable that changes: a constant start needs no binding.
pub(super) fn declare(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) {
    let key = ctx.key(symbol);
    let value = stores::loaded(ctx, symbol, value);
    if shapes::is_constant(&value) {
        ctx.substitutions.insert(key, value);
        return;
    }
    let name = ctx.bindings().symbol(symbol).name.clone();
    let name =
        if ctx.lower.bound.insert(key) { ctx.names.of(key, &name) } else { crate::lower::fresh(ctx, &name) };
    ctx.lower.pending.push(bind(name.clone(), value));
    ctx.substitutions.insert(key, ident(name));
}

/// Names of a block that an outer name shares get their own: the statements behind the block are lowered
/// inside its `let`.
fn rename_shadowing(ctx: &mut Context<'_>, stmts: &[StmtId]) {
    let Some(first) = stmts.first() else { return };
    let scope = ctx.bindings().stmt_scope(*first);
    rename_in_scope(ctx, scope);
}

/// [`rename_shadowing`] for a scope.
pub(super) fn rename_in_scope(ctx: &mut Context<'_>, scope: ScopeId) {
    let bindings = ctx.bindings();
    let Some(here) = bindings.scopes.get(scope.index()) else { return };
    if !matches!(here.kind, ScopeKind::Block(_)) {
        return;
    }
    let Some(parent) = here.parent else { return };
    for (name, symbol) in &here.names {
        let is_shadowing = bindings.lookup(parent, name, tsnix_check::names::Meaning::VALUE).is_some();
        // { const i = f(); } { const i = g(); }: both are bound in one `let`, or the second inside of the first's.
        let is_bound = ctx.lower.bound_around.contains(name)
            || ctx.lower.pending.iter().any(|binding| crate::file::bound_names(binding).contains(name));
        let key = ctx.key(*symbol);
        if is_shadowing || is_bound {
            ctx.names.rename(key, name);
        }
    }
}

/// The value with the comments that stand above its statement.
fn with_comments(ctx: &Context<'_>, id: StmtId, value: Expr) -> Expr {
    let (comments, _) = trivia::before(ctx, ctx.module().stmts.range(id).start);
    nix_tree::build::commented(comments, value)
}
