//! `try`: what is inside is evaluated there and then, as JavaScript does.
//!
//! Where nothing that `catch` or what follows looks at is changed before something throws, the whole body is one
//! `builtins.tryEval`. Else each statement that may throw is tried by itself, so that the variables are what
//! they were just before it: [`Thrown::To`] says where control goes from there.

mod order;

use std::collections::{BTreeSet, HashMap};

use nix_tree::build::{apply, attrs, binary, bind, boolean, builtin, ident, if_else, select, string};
use nix_tree::{BinaryOp, BindingKind, Expr, ExprKind};
use smol_str::SmolStr;
use tsnix_check::names::{Declaration, LocalSymbolId, Parent, PatternOrigin};
use tsnix_syntax::hir::{self, ExprId, Stmt, StmtId};

use super::block::{self, Exit, Exits, Shape, Step};
use super::facts::{self, Facts};
use super::fallible::{expr_may_throw, is_fallible_step, may_throw};
use super::mutation::{self, Outcome, outcome};
use super::walk::{self, Part};
use super::{assign, bare, branches, builtin_call, closures, expr, names, shapes, state};
use crate::context::{Context, SymbolKey};

/// What happens where something throws.
#[derive(Clone, Debug, Default)]
pub(super) enum Thrown {
    /// Nothing has to be done: nobody catches it here.
    #[default]
    Nowhere,
    /// It must not be missed: what may throw is forced.
    Forced,
    /// Control goes on there.
    To(Box<Exit>),
}

impl Thrown {
    /// Whether nothing has to be done about it.
    pub(super) fn is_nowhere(&self) -> bool {
        matches!(self, Self::Nowhere)
    }
}

/// `try { ... } catch { ... }`
pub(super) fn try_statement(
    ctx: &mut Context<'_>,
    tried: &[StmtId],
    handler: &[StmtId],
    rest: &[StmtId],
) -> Step {
    let outside = fallible_outside(ctx, tried);
    let value = if needs_steps(ctx, tried, handler) {
        stepwise(ctx, tried, handler, rest)
    } else {
        whole(ctx, tried, handler, rest)
    };
    Step::Done(outside.into_iter().rev().fold(value, |value, outside| assign::forced(outside, value)))
}

/// Constants of the code around that the body reads: what they throw is not thrown inside.
fn fallible_outside(ctx: &mut Context<'_>, tried: &[StmtId]) -> Vec<Expr> {
    let module = ctx.module();
    let mut found: BTreeSet<LocalSymbolId> = BTreeSet::new();
    let parts = tried.iter().map(|it| Part::Stmt(*it)).collect();
    let inside =
        |range: tsnix_source::TextRange| tried.iter().any(|stmt| module.stmts.range(*stmt).contains(range));
    walk::each(module, parts, |part| {
        if let Part::Expr(id) = part
            && let hir::Expr::Name(name) = &module[id]
            && let Some(symbol) = names::symbol(ctx, id, name)
            && let known = ctx.bindings().symbol(symbol)
            && known.scope != tsnix_check::names::ScopeId(0)
            && let [Declaration::Variable(pattern, _)] = known.declarations[..]
            && let PatternOrigin::Declarator(stmt, index) = ctx.bindings().pattern_origin(pattern)
            && !inside(module.patterns.range(pattern))
            && let Stmt::Variable(decl) = &module[stmt]
            && let Some(init) = decl.declarators.get(index as usize).and_then(|it| it.init)
            && !matches!(&module[bare(ctx, init)], hir::Expr::Function(_))
            && expr_may_throw(ctx, init)
        {
            found.insert(symbol);
        }
        true
    });
    found.into_iter().map(|symbol| assign::current(ctx, symbol)).collect()
}

/// Whether something throws after a change that `catch` or what follows may look at.
fn needs_steps(ctx: &Context<'_>, tried: &[StmtId], handler: &[StmtId]) -> bool {
    let changed = mutation::changed_in(ctx, tried);
    let after = outcome(ctx, handler);
    let goes_on = after.falls || after.breaks || after.continues;
    let observed: BTreeSet<LocalSymbolId> = if goes_on {
        changed
    } else {
        changed.into_iter().filter(|symbol| mentions(ctx, handler, *symbol)).collect()
    };
    if observed.is_empty() {
        return false;
    }
    let changes = |stmt: &StmtId| !mutation::changed_in(ctx, &[*stmt]).is_disjoint(&observed);
    let throws = |stmts: &[StmtId]| may_throw(ctx, stmts.iter().map(|it| Part::Stmt(*it)).collect());
    let Some(first) = tried.iter().position(changes) else { return false };
    let Some((stmt, later)) = tried.get(first..).and_then(<[StmtId]>::split_first) else { return false };
    let is_simple = matches!(&ctx.module()[*stmt], Stmt::Expr(_) | Stmt::Variable(_) | Stmt::Return(_))
        && !is_loop_call(ctx, *stmt)
        && !order::throws_after_change(ctx, *stmt, &observed.iter().copied().collect::<Vec<_>>());
    throws(later) || !is_simple && throws(&[*stmt])
}

/// Whether statements name a variable, or call a function that takes it.
fn mentions(ctx: &Context<'_>, stmts: &[StmtId], symbol: LocalSymbolId) -> bool {
    let module = ctx.module();
    let mut found = false;
    walk::each(module, stmts.iter().map(|it| Part::Stmt(*it)).collect(), |part| {
        if let Part::Expr(id) = part {
            found |= match &module[id] {
                hir::Expr::Name(name) => names::symbol(ctx, id, name) == Some(symbol),
                hir::Expr::Call { .. } => closures::taken_by_call(ctx, id).contains(&symbol),
                // x += 2
                hir::Expr::Assign { op: Some(_), .. } => {
                    mutation::changed_directly(ctx, id).contains(&symbol)
                }
                _ => false,
            };
        }
        !found
    });
    found
}

/// The body as one value.
fn whole(ctx: &mut Context<'_>, tried: &[StmtId], handler: &[StmtId], rest: &[StmtId]) -> Expr {
    let outer = ctx.lower.exits.clone();
    ctx.lower.exits.thrown = Thrown::Forced;
    let ways = outcome(ctx, tried);
    let is_value = !ways.falls && !ways.breaks && !ways.continues;
    let vars: Vec<LocalSymbolId> =
        if is_value { Vec::new() } else { mutation::changed_in(ctx, tried).into_iter().collect() };
    let shape = Shape { vars, ..Shape::default() };
    ctx.lower.exits = inner_exits(&shape, ways, is_value);
    let body = state::isolated(ctx, |ctx| block::following(ctx, tried));
    ctx.lower.exits = outer;
    let body = if is_value {
        let value = crate::lower::fresh(ctx, "value");
        ctx.lower.pending.push(bind(value.clone(), body));
        builtin_call("deepSeq", [ident(value.clone()), ident(value)])
    } else {
        body
    };
    let attempt = crate::lower::fresh(ctx, "attempt");
    ctx.lower.pending.push(bind(attempt.clone(), apply(builtin("tryEval"), [body])));
    let succeeded = select(ident(attempt.clone()), ["success"]);
    let result = select(ident(attempt), ["value"]);
    let caught = outcome(ctx, handler);
    // What follows is written once.
    let join = (ways.falls && caught.falls && !rest.is_empty()).then(|| {
        let mut changed: BTreeSet<LocalSymbolId> = shape.vars.iter().copied().collect();
        changed.extend(mutation::changed_in(ctx, handler));
        branches::join_of(ctx, changed, rest)
    });
    let bad = state::isolated(ctx, |ctx| match &join {
        Some(join) => with_fall(ctx, join, |ctx| block::following(ctx, handler)),
        None => {
            let rest = if caught.falls { rest } else { &[] };
            let all: Vec<StmtId> = handler.iter().chain(rest).copied().collect();
            block::following(ctx, &all)
        }
    });
    let good = state::isolated(ctx, |ctx| good(ctx, &shape, ways, is_value, &result, join.as_ref(), rest));
    if_else(succeeded, good, bad)
}

fn with_fall(ctx: &mut Context<'_>, fall: &Exit, body: impl FnOnce(&mut Context<'_>) -> Expr) -> Expr {
    let outer = std::mem::replace(&mut ctx.lower.exits.fall, fall.clone());
    let value = body(ctx);
    ctx.lower.exits.fall = outer;
    value
}

/// Where control leads inside of the body: each way says which it was, where there are several.
fn inner_exits(shape: &Shape, ways: Outcome, is_value: bool) -> Exits {
    let thrown = Thrown::Forced;
    if is_value {
        return Exits { thrown, ..Exits::default() };
    }
    if !ways.exits() {
        return Exits { fall: Exit::State(shape.clone()), thrown, ..Exits::default() };
    }
    let left = |way: &'static str| Exit::Left { shape: shape.clone(), way };
    Exits { fall: left("end"), ret: left("return"), brk: left("break"), cont: left("continue"), thrown }
}

/// What follows where nothing was thrown.
fn good(
    ctx: &mut Context<'_>,
    shape: &Shape,
    ways: Outcome,
    is_value: bool,
    result: &Expr,
    join: Option<&Exit>,
    rest: &[StmtId],
) -> Expr {
    if is_value {
        let ret = ctx.lower.exits.ret.clone();
        return block::exit(ctx, &ret, Some(result.clone()), true);
    }
    let is_bare = shape.vars.len() == 1 && !ways.exits();
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let now = if is_bare { result.clone() } else { shapes::select_more(result.clone(), field) };
        assign::set_to(ctx, *symbol, now);
    }
    let way_tag = closures::tag(ctx, &shape.vars, "way");
    let way = shapes::select_more(result.clone(), way_tag);
    let mut parts: Vec<(&str, Expr)> = Vec::new();
    let exits = ctx.lower.exits.clone();
    if ways.returns {
        let tag = closures::tag(ctx, &shape.vars, "result");
        let value = shapes::select_more(result.clone(), tag);
        let returned = state::isolated(ctx, |ctx| block::exit(ctx, &exits.ret, Some(value), true));
        parts.push(("return", returned));
    }
    if ways.breaks {
        let left = state::isolated(ctx, |ctx| block::exit(ctx, &exits.brk, None, true));
        parts.push(("break", left));
    }
    if ways.continues {
        parts.push(("continue", scoped_exit(ctx, &exits.cont)));
    }
    if ways.falls {
        let on = match join {
            Some(join) => block::exit(ctx, join, None, false),
            None => block::following(ctx, rest),
        };
        parts.push(("end", on));
    }
    let last = parts.pop().map_or_else(nix_tree::build::null, |(_, value)| value);
    parts.into_iter().rev().fold(last, |otherwise, (name, value)| {
        if_else(binary(BinaryOp::Equal, way.clone(), string(name)), value, otherwise)
    })
}

/// An exit that may have to bind something on the way.
fn scoped_exit(ctx: &mut Context<'_>, to: &Exit) -> Expr {
    state::isolated(ctx, |ctx| state::scoped(ctx, |ctx| block::exit(ctx, to, None, false)))
}

/// Each statement by itself; `catch` is a function of what the body changes.
fn stepwise(ctx: &mut Context<'_>, tried: &[StmtId], handler: &[StmtId], rest: &[StmtId]) -> Expr {
    let changed = mutation::changed_in(ctx, tried);
    let mut all = changed.clone();
    all.extend(mutation::changed_in(ctx, handler));
    let next = if rest.is_empty() && !matches!(ctx.lower.exits.fall, Exit::Turn { .. }) {
        ctx.lower.exits.fall.clone()
    } else {
        branches::join_of(ctx, all, rest)
    };
    let outer = ctx.lower.exits.clone();
    ctx.lower.exits.fall = next;
    let caught = branches::join_named(ctx, "caught", changed, handler);
    ctx.lower.exits.thrown = Thrown::To(Box::new(caught));
    let value = state::isolated(ctx, |ctx| block::following(ctx, tried));
    ctx.lower.exits = outer;
    value
}

/// Whether a statement is to be tried or forced by itself.
pub(super) fn is_step(ctx: &Context<'_>, id: StmtId) -> bool {
    match &ctx.lower.exits.thrown {
        Thrown::Nowhere => false,
        Thrown::Forced => {
            let is_whole_value = matches!(ctx.lower.exits.ret, Exit::Value);
            match &ctx.module()[id] {
                Stmt::Variable(_) | Stmt::Expr(_) => is_fallible_step(ctx, id),
                Stmt::Return(Some(_)) => !is_whole_value && is_fallible_step(ctx, id),
                _ => false,
            }
        }
        Thrown::To(_) => is_fallible_step(ctx, id) && !is_loop_call(ctx, id),
    }
}

/// `xs.forEach((x) => { ... })`: its statements are steps.
fn is_loop_call(ctx: &Context<'_>, id: StmtId) -> bool {
    let Stmt::Expr(effect) = &ctx.module()[id] else { return false };
    mutation::for_each_callback(ctx, bare(ctx, *effect)).is_some()
}

/// A statement that may throw: forced, or tried.
pub(super) fn step(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Step {
    order::refuse(ctx, Part::Stmt(id));
    let before = ctx.substitutions.clone();
    let first = ctx.lower.pending.len();
    let outer = ctx.lower.marks.replace(Vec::new());
    let step = marked_step(ctx, id, rest, first, before);
    ctx.lower.marks = outer;
    step
}

/// [`step`], with the changes in the statement noted as they happen.
fn marked_step(
    ctx: &mut Context<'_>,
    id: StmtId,
    rest: &[StmtId],
    first: usize,
    before: HashMap<SymbolKey, Expr>,
) -> Step {
    match &ctx.module()[id] {
        Stmt::Throw(_) if let Thrown::To(to) = ctx.lower.exits.thrown.clone() => {
            Step::Done(block::exit(ctx, &to, None, true))
        }
        Stmt::Return(Some(value)) => {
            let value = expr(ctx, *value);
            let name = crate::lower::fresh(ctx, "value");
            ctx.lower.pending.push(bind(name.clone(), value));
            let ret = ctx.lower.exits.ret.clone();
            pieces(ctx, first, before, vec![ident(name.clone())], |ctx| {
                block::exit(ctx, &ret, Some(ident(name)), true)
            })
        }
        _ => {
            let forced = match block::simple(ctx, id, rest) {
                Ok(value) => value,
                Err(done) => return Step::Done(*done),
            };
            pieces(ctx, first, before, forced, |ctx| block::following(ctx, rest))
        }
    }
}

/// The bindings of a statement up to a change in it, and the variables before and after that.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    bindings: usize,
    after: HashMap<SymbolKey, Expr>,
}

/// Notes that a variable was changed in a statement that is tried.
pub(super) fn mark(ctx: &mut Context<'_>) {
    if ctx.lower.marks.is_none() || !matches!(ctx.lower.exits.thrown, Thrown::To(_)) {
        return;
    }
    let mark = Mark { bindings: ctx.lower.pending.len(), after: ctx.substitutions.clone() };
    if let Some(marks) = &mut ctx.lower.marks {
        marks.push(mark);
    }
}

/// Tries what a statement has bound since, a piece up to each change in it.
fn pieces(
    ctx: &mut Context<'_>,
    first: usize,
    before: HashMap<SymbolKey, Expr>,
    forced: Vec<Expr>,
    then: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Step {
    let marks = ctx.lower.marks.take().unwrap_or_default();
    let mut rest = ctx.lower.pending.split_off(first.min(ctx.lower.pending.len()));
    let mut pieces: Vec<(Vec<nix_tree::Binding>, HashMap<SymbolKey, Expr>)> = Vec::new();
    let mut now = before;
    let mut taken = first;
    for mark in marks {
        let count = mark.bindings.saturating_sub(taken).min(rest.len());
        let behind = rest.split_off(count);
        pieces.push((std::mem::replace(&mut rest, behind), std::mem::replace(&mut now, mark.after)));
        taken += count;
    }
    pieces.push((rest, now));
    let value = piece(ctx, pieces.into_iter(), forced, then);
    Step::Done(value)
}

fn piece(
    ctx: &mut Context<'_>,
    mut pieces: std::vec::IntoIter<(Vec<nix_tree::Binding>, HashMap<SymbolKey, Expr>)>,
    forced: Vec<Expr>,
    then: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    let Some((bindings, before)) = pieces.next() else { return then(ctx) };
    let first = ctx.lower.pending.len();
    ctx.lower.pending.extend(bindings);
    let mut names = new_values(ctx, first);
    let is_last = pieces.len() == 0;
    if is_last {
        names.retain(|name| !forced.iter().any(|it| it.kind == name.kind));
        names.extend(forced.iter().cloned());
    }
    if names.is_empty() && !is_last {
        return piece(ctx, pieces, forced, then);
    }
    let step = checked(ctx, names, before, |ctx| match is_last {
        true => then(ctx),
        false => state::scoped(ctx, |ctx| piece(ctx, pieces, forced, then)),
    });
    match step {
        Step::Done(value) => value,
        Step::Next => nix_tree::build::null(),
    }
}

/// Goes on where the values can be evaluated; else control goes where it goes when something throws, and the
/// variables are what they were `before`.
fn checked(
    ctx: &mut Context<'_>,
    values: Vec<Expr>,
    before: HashMap<SymbolKey, Expr>,
    then: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Step {
    let to = match ctx.lower.exits.thrown.clone() {
        Thrown::To(to) => to,
        _ => {
            let then = then(ctx);
            let force = |then, value| builtin_call("deepSeq", [value, then]);
            return Step::Done(values.into_iter().rev().fold(then, force));
        }
    };
    let attempt = crate::lower::fresh(ctx, "attempt");
    let all = match <[Expr; 1]>::try_from(values) {
        Ok([one]) => one,
        Err(many) => nix_tree::build::list(many),
    };
    let tried = builtin_call("tryEval", [builtin_call("deepSeq", [all, boolean(true)])]);
    ctx.lower.pending.push(bind(attempt.clone(), tried));
    let bad = {
        let now = std::mem::replace(&mut ctx.substitutions, before);
        let bad = state::isolated(ctx, |ctx| block::exit(ctx, &to, None, true));
        ctx.substitutions = now;
        bad
    };
    let good = then(ctx);
    Step::Done(if_else(select(ident(attempt), ["success"]), good, bad))
}

/// A value at the head of a statement (a test, what a loop goes through), where it may throw and that is caught.
pub(super) fn head(
    ctx: &mut Context<'_>,
    id: ExprId,
    rest: &[StmtId],
    lower: impl FnOnce(&mut Context<'_>) -> Expr,
    then: impl FnOnce(&mut Context<'_>, Expr) -> Step,
) -> Step {
    if !is_tried_head(ctx, id) {
        let value = lower(ctx);
        return then(ctx, value);
    }
    order::refuse(ctx, Part::Expr(id));
    let before = ctx.substitutions.clone();
    let first = ctx.lower.pending.len();
    let outer = ctx.lower.marks.replace(Vec::new());
    let value = lower(ctx);
    let name = crate::lower::fresh(ctx, "value");
    ctx.lower.pending.push(bind(name.clone(), value));
    let step = pieces(ctx, first, before, vec![ident(name.clone())], |ctx| {
        ctx.lower.marks = None;
        state::scoped(ctx, |ctx| match then(ctx, ident(name)) {
            Step::Done(value) => value,
            Step::Next => block::list(ctx, rest),
        })
    });
    ctx.lower.marks = outer;
    step
}

/// Whether what an expression throws is caught, and it may throw.
pub(super) fn is_tried_head(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(ctx.lower.exits.thrown, Thrown::To(_)) && expr_may_throw(ctx, id)
}

/// A list or an object of which only a part is read on, in a `try`: all of it is evaluated, as JavaScript does.
/// `[f(), 1].length  =>  let value = [ (f null) 1 ]; in builtins.length (builtins.deepSeq value value)`
pub(super) fn evaluated(ctx: &mut Context<'_>, id: ExprId, value: Expr) -> Expr {
    if ctx.lower.exits.thrown.is_nowhere() || !is_read_of(ctx, id) {
        return value;
    }
    let is_made = matches!(
        &ctx.module()[bare(ctx, id)],
        hir::Expr::Call { .. } | hir::Expr::Array(_) | hir::Expr::Object(_)
    );
    let is_structure = facts::of(ctx, id).only(Facts::LIST | Facts::OBJECT);
    if !is_made || !is_structure || shapes::is_cheap(&value) || !expr_may_throw(ctx, id) {
        return value;
    }
    let name = crate::lower::fresh(ctx, "value");
    let all = builtin_call("deepSeq", [ident(name.clone()), ident(name.clone())]);
    nix_tree::build::let_in(vec![bind(name, value)], all)
}

/// Whether something is what `.a`, `[i]` or a method is read of, or is given to a function of the library.
fn is_read_of(ctx: &Context<'_>, id: ExprId) -> bool {
    let Parent::Expr(parent) = ctx.bindings().parent(id) else { return false };
    match &ctx.module()[parent] {
        hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } => *object == id,
        // Object.keys({ a: f() })
        hir::Expr::Call { callee, .. } => match &ctx.module()[*callee] {
            hir::Expr::Member { object, .. } => *callee != id && super::fallible::is_of_library(ctx, *object),
            _ => false,
        },
        _ => false,
    }
}

/// A call in a `try`: what its arguments throw is thrown, used by the function or not.
pub(super) fn with_arguments(
    ctx: &mut Context<'_>,
    given: &[hir::Argument],
    arguments: &mut [Expr],
) -> impl FnOnce(Expr) -> Expr + use<> {
    let mut bindings = Vec::new();
    let mut forced = Vec::new();
    if !ctx.lower.exits.thrown.is_nowhere() {
        let plain = given.iter().take_while(|it| !it.is_spread);
        for (argument, value) in plain.zip(arguments.iter_mut()) {
            let inner = bare(ctx, argument.expr);
            let runs = !matches!(&ctx.module()[inner], hir::Expr::Name(_) | hir::Expr::Function(_));
            if runs && !shapes::is_cheap(value) && expr_may_throw(ctx, inner) {
                let name = crate::lower::fresh(ctx, "argument");
                bindings.push(bind(name.clone(), std::mem::replace(value, ident(name.clone()))));
                forced.push(ident(name));
            }
        }
    }
    move |call| {
        if bindings.is_empty() {
            return call;
        }
        let call = forced.into_iter().rev().fold(call, |call, value| builtin_call("deepSeq", [value, call]));
        nix_tree::build::let_in(bindings, call)
    }
}

/// Where control goes from a turn of a loop in which something throws.
pub(super) fn inside_loop(ctx: &Context<'_>, shape: &Shape) -> Thrown {
    match &ctx.lower.exits.thrown {
        Thrown::To(_) => Thrown::To(Box::new(Exit::Thrown(shape.clone()))),
        other => other.clone(),
    }
}

/// What was bound since, down to what is not just a name or a literal: new elements of a list by themselves,
/// so that the list is not gone through again and again.
fn new_values(ctx: &mut Context<'_>, first: usize) -> Vec<Expr> {
    let mut bindings = ctx.lower.pending.split_off(first.min(ctx.lower.pending.len()));
    let mut found = Vec::new();
    for mut binding in std::mem::take(&mut bindings) {
        let mut taken = Vec::new();
        if let BindingKind::Value { path, value } = &mut binding.kind
            && let [nix_tree::AttrName { kind: nix_tree::AttrNameKind::Static(name), .. }] = &path[..]
        {
            match &value.kind {
                ExprKind::Binary { op: BinaryOp::Concat | BinaryOp::Update, .. }
                | ExprKind::List { .. }
                | ExprKind::Attrs(_) => take_parts(ctx, value, &mut taken),
                _ if is_evaluated(value) => {}
                _ => found.push(ident(name.clone())),
            }
        }
        for (name, value) in taken {
            ctx.lower.pending.push(bind(name.clone(), value));
            found.push(ident(name));
        }
        ctx.lower.pending.push(binding);
    }
    found
}

/// Gives the parts of a list, a set, or what they are put together of, names of their own.
fn take_parts(ctx: &mut Context<'_>, value: &mut Expr, out: &mut Vec<(SmolStr, Expr)>) {
    if is_evaluated(value) {
        return;
    }
    match &mut value.kind {
        ExprKind::Binary { op: BinaryOp::Concat | BinaryOp::Update, left, right } => {
            take_parts(ctx, left, out);
            take_parts(ctx, right, out);
        }
        ExprKind::List { elements, .. } => {
            for element in elements {
                take_parts(ctx, &mut element.value, out);
            }
        }
        ExprKind::Attrs(set) if !set.recursive => {
            for binding in &mut set.bindings {
                if let BindingKind::Value { value, .. } = &mut binding.kind {
                    take_parts(ctx, value, out);
                }
            }
        }
        _ => {
            let name = crate::lower::fresh(ctx, "value");
            let taken = std::mem::replace(value, ident(name.clone()));
            out.push((name, taken));
        }
    }
}

/// Whether there is nothing to evaluate, or it was evaluated before.
fn is_evaluated(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Lambda { .. } | ExprKind::Ident(_))
        || shapes::is_constant(value)
        || matches!(&value.kind, ExprKind::Select { target, default: None, .. } if matches!(target.kind, ExprKind::Ident(_)))
}

/// The state of what is left on some way, with its name and what was returned.
pub(super) fn left(ctx: &mut Context<'_>, shape: &Shape, way: &'static str, value: Option<Expr>) -> Expr {
    let mut bindings = vec![bind(closures::tag(ctx, &shape.vars, "way"), string(way))];
    if let Some(value) = value {
        bindings.push(bind(closures::tag(ctx, &shape.vars, "result"), value));
    }
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let now = assign::current(ctx, *symbol);
        bindings.push(bind(field, now));
    }
    attrs(nix_tree::inherits::contract(bindings))
}
