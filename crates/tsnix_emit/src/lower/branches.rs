//! `if`, `switch` and `try`: control parts and meets again.

use std::collections::BTreeSet;

use nix_tree::build::{binary, bind, function as lambdas, ident, null, select};
use nix_tree::{BinaryOp, Expr};
use smol_str::SmolStr;
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, LogicalOp, Stmt, StmtId, SwitchCase};

use super::block::{self, Exit, Shape, Step};
use super::mutation::{self, outcome};
use super::{access, assign, attempts, bare, expr, shapes, state, truthiness};
use crate::context::Context;

/// One way that control may take.
struct Branch {
    /// When; nothing for the last one.
    test: Option<Expr>,
    body: Body,
}

/// What happens on a way.
#[derive(Clone)]
enum Body {
    Stmts(Vec<StmtId>),
    /// An expression for its effects.
    Effect(ExprId),
}

/// `if (a) b else c`
pub(super) fn if_statement(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Step {
    let Stmt::If { test, .. } = &ctx.module()[id] else { return Step::Next };
    let test = *test;
    let condition = |ctx: &mut Context<'_>| truthiness::condition(ctx, test);
    attempts::head(ctx, test, rest, condition, |ctx, test| if_chain(ctx, id, test, rest))
}

fn if_chain(ctx: &mut Context<'_>, id: StmtId, first: Expr, rest: &[StmtId]) -> Step {
    let module = ctx.module();
    let mut first = Some(first);
    let mut ways = Vec::new();
    let mut at = id;
    while let Stmt::If { test, then, otherwise } = &module[at] {
        let test = match first.take() {
            Some(test) => test,
            // What a later test changes happens only when it is reached.
            None if !mutation::changed_in_expr(ctx, *test).is_empty()
                || attempts::is_tried_head(ctx, *test) =>
            {
                break;
            }
            None => truthiness::condition(ctx, *test),
        };
        ways.push(Branch { test: Some(test), body: Body::Stmts(stmts_of(ctx, *then)) });
        match otherwise {
            Some(next) => at = *next,
            None => {
                ways.push(Branch { test: None, body: Body::Stmts(Vec::new()) });
                return ways_to(ctx, ways, rest);
            }
        }
    }
    ways.push(Branch { test: None, body: Body::Stmts(stmts_of(ctx, at)) });
    ways_to(ctx, ways, rest)
}

/// The statements of a block, or the one statement.
pub(super) fn stmts_of(ctx: &mut Context<'_>, id: StmtId) -> Vec<StmtId> {
    match &ctx.module()[id] {
        Stmt::Block(inner) => {
            if let Some(first) = inner.first() {
                let scope = ctx.bindings().stmt_scope(*first);
                block::rename_in_scope(ctx, scope);
            }
            inner.clone()
        }
        Stmt::Empty => Vec::new(),
        _ => vec![id],
    }
}

/// `a && (x = 1);`, `c ? x++ : y++;` as statements.
pub(super) fn conditional_effect(ctx: &mut Context<'_>, id: ExprId, rest: &[StmtId]) -> Option<Step> {
    let module = ctx.module();
    let (test, then, otherwise) = match &module[id] {
        hir::Expr::Logical { op: LogicalOp::And, left, right } => {
            (truthiness::condition(ctx, *left), Body::Effect(*right), Body::Stmts(Vec::new()))
        }
        hir::Expr::Logical { op: LogicalOp::Or, left, right } => {
            let test = truthiness::condition(ctx, *left);
            (shapes::negated(test), Body::Effect(*right), Body::Stmts(Vec::new()))
        }
        hir::Expr::Conditional { test, then, otherwise } => {
            (truthiness::condition(ctx, *test), Body::Effect(*then), Body::Effect(*otherwise))
        }
        _ => return None,
    };
    let ways = vec![Branch { test: Some(test), body: then }, Branch { test: None, body: otherwise }];
    Some(ways_to(ctx, ways, rest))
}

fn body_outcome(ctx: &Context<'_>, body: &Body) -> mutation::Outcome {
    match body {
        Body::Stmts(stmts) => outcome(ctx, stmts),
        Body::Effect(_) => mutation::Outcome { falls: true, ..mutation::Outcome::default() },
    }
}

fn body_changes(ctx: &Context<'_>, body: &Body) -> BTreeSet<LocalSymbolId> {
    match body {
        Body::Stmts(stmts) => mutation::changed_in(ctx, stmts),
        Body::Effect(expr) => mutation::changed_in_expr(ctx, *expr),
    }
}

/// The ways, then what follows.
fn ways_to(ctx: &mut Context<'_>, ways: Vec<Branch>, rest: &[StmtId]) -> Step {
    let outcomes: Vec<_> = ways.iter().map(|way| body_outcome(ctx, &way.body)).collect();
    let falling = outcomes.iter().filter(|outcome| outcome.falls).count();
    let all_fall = outcomes.iter().all(|outcome| outcome.falls && !outcome.exits());
    let is_end = rest.is_empty() && !matches!(ctx.lower.exits.fall, Exit::Turn { .. });
    if all_fall && !is_end {
        return meet(ctx, ways);
    }
    if falling > 1 && !is_end {
        let mut changed = BTreeSet::new();
        for (way, outcome) in ways.iter().zip(&outcomes) {
            if outcome.falls {
                changed.extend(body_changes(ctx, &way.body));
            }
        }
        let join = join_of(ctx, changed, rest);
        let outer = std::mem::replace(&mut ctx.lower.exits.fall, join);
        let value = chain(ctx, ways, &[], &outcomes);
        ctx.lower.exits.fall = outer;
        return Step::Done(value);
    }
    Step::Done(chain(ctx, ways, rest, &outcomes))
}

/// `if a then ... else if b then ... else ...`; `rest` follows where the end of a way is reached.
fn chain(ctx: &mut Context<'_>, ways: Vec<Branch>, rest: &[StmtId], outcomes: &[mutation::Outcome]) -> Expr {
    let mut lowered = Vec::new();
    for (way, outcome) in ways.into_iter().zip(outcomes) {
        let rest = if outcome.falls { rest } else { &[] };
        let value = state::isolated(ctx, |ctx| body(ctx, way.body, rest));
        lowered.push((way.test, value));
    }
    chain_of(lowered)
}

fn chain_of(lowered: Vec<(Option<Expr>, Expr)>) -> Expr {
    let mut value = null();
    for (test, then) in lowered.into_iter().rev() {
        value = match test {
            Some(test) => shapes::choose(test, then, value),
            None => then,
        };
    }
    value
}

fn body(ctx: &mut Context<'_>, body: Body, rest: &[StmtId]) -> Expr {
    state::scoped(ctx, |ctx| match body {
        Body::Stmts(stmts) => {
            let all: Vec<StmtId> = stmts.iter().chain(rest).copied().collect();
            block::list(ctx, &all)
        }
        Body::Effect(effect) => {
            expr(ctx, effect);
            block::list(ctx, rest)
        }
    })
}

/// Binds what follows as a function of the variables that the ways change: `next = x: ...;`
pub(super) fn join_of(ctx: &mut Context<'_>, changed: BTreeSet<LocalSymbolId>, rest: &[StmtId]) -> Exit {
    join_named(ctx, "next", changed, rest)
}

pub(super) fn join_named(
    ctx: &mut Context<'_>,
    name: &str,
    changed: BTreeSet<LocalSymbolId>,
    rest: &[StmtId],
) -> Exit {
    let name = crate::lower::fresh(ctx, name);
    let vars: Vec<LocalSymbolId> = changed.into_iter().collect();
    let value = state::isolated(ctx, |ctx| {
        let params: Vec<SmolStr> = vars
            .iter()
            .map(|symbol| {
                let name = ctx.bindings().symbol(*symbol).name.clone();
                let param = crate::lower::fresh(ctx, &name);
                assign::set_to(ctx, *symbol, ident(param.clone()));
                param
            })
            .collect();
        let rest = block::following(ctx, rest);
        lambdas(params, rest)
    });
    ctx.lower.pending.push(bind(name.clone(), value));
    Exit::Join { name, vars }
}

/// Ways that all come to the same end: each changed variable is what it is on the way taken.
fn meet(ctx: &mut Context<'_>, ways: Vec<Branch>) -> Step {
    let mut changed = BTreeSet::new();
    for way in &ways {
        changed.extend(body_changes(ctx, &way.body));
    }
    let vars: Vec<LocalSymbolId> = changed.into_iter().collect();
    let shape = Shape { vars: vars.clone(), ..Shape::default() };
    let outer = std::mem::replace(&mut ctx.lower.exits.fall, Exit::State(shape));
    let mut lowered = Vec::new();
    for way in ways {
        let value = state::isolated(ctx, |ctx| body(ctx, way.body, &[]));
        lowered.push((way.test, value));
    }
    ctx.lower.exits.fall = outer;
    let value = optional(ctx, lowered);
    bind_state(ctx, &vars, value, "merged");
    Step::Next
}

/// `if c then xs ++ [ x ] else xs  =>  xs ++ lib.optional c x`
fn optional(ctx: &mut Context<'_>, lowered: Vec<(Option<Expr>, Expr)>) -> Expr {
    use nix_tree::ExprKind;
    let is_growth = match &lowered[..] {
        [(Some(_), then), (None, otherwise)] => match &then.kind {
            ExprKind::Binary { op: BinaryOp::Concat, left, .. } => {
                matches!((&left.kind, &otherwise.kind), (ExprKind::Ident(a), ExprKind::Ident(b)) if a == b)
            }
            ExprKind::List { .. } => {
                matches!(&otherwise.kind, ExprKind::List { elements, .. } if elements.is_empty())
            }
            _ => false,
        },
        _ => false,
    };
    if !is_growth || ctx.lib.expr.is_none() {
        return chain_of(lowered);
    }
    let mut ways = lowered.into_iter();
    let (Some((Some(test), then)), Some((_, otherwise))) = (ways.next(), ways.next()) else { return null() };
    match then.into_kind() {
        ExprKind::Binary { right, .. } => {
            let added = super::arrays::optional_list(ctx, test, *right);
            binary(BinaryOp::Concat, otherwise, added)
        }
        kind => super::arrays::optional_list(ctx, test, kind.into()),
    }
}

/// Gives variables the values that a state holds for them.
pub(super) fn bind_state(ctx: &mut Context<'_>, vars: &[LocalSymbolId], value: Expr, name: &str) {
    match vars {
        [] => {}
        [one] => assign::set_variable(ctx, *one, value),
        _ => {
            let name = crate::lower::fresh(ctx, name);
            ctx.lower.pending.push(bind(name.clone(), value));
            read_state(ctx, vars, &name);
        }
    }
}

/// Says that variables are to be read of a state from now on.
pub(super) fn read_state(ctx: &mut Context<'_>, vars: &[LocalSymbolId], state: &SmolStr) {
    for symbol in vars {
        let field = assign::field_name(ctx, *symbol);
        assign::set_to(ctx, *symbol, select(ident(state.clone()), [field]));
    }
}

/// `switch`: cases that end in `break` or leave are an `if` chain; one that falls through runs the next too.
pub(super) fn switch(ctx: &mut Context<'_>, value: ExprId, cases: &[SwitchCase], rest: &[StmtId]) -> Step {
    if let Some(first) = cases.iter().find_map(|case| case.body.first()) {
        let scope = ctx.bindings().stmt_scope(*first);
        block::rename_in_scope(ctx, scope);
    }
    let subject = |ctx: &mut Context<'_>| subject_of(ctx, value);
    attempts::head(ctx, value, rest, subject, |ctx, subject| switch_on(ctx, value, subject, cases, rest))
}

fn switch_on(
    ctx: &mut Context<'_>,
    value: ExprId,
    subject: Expr,
    cases: &[SwitchCase],
    rest: &[StmtId],
) -> Step {
    let mut groups: Vec<(Vec<Option<ExprId>>, Vec<StmtId>)> = Vec::new();
    let mut tests = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        tests.push(case.test);
        let is_last = index + 1 == cases.len();
        if case.body.is_empty() && !is_last {
            continue;
        }
        groups.push((std::mem::take(&mut tests), run_from(ctx, cases, index)));
    }
    // `default` is what is left when no case fits, wherever it stands.
    let mut ways = Vec::new();
    let mut default = Vec::new();
    for (tests, stmts) in groups {
        if tests.iter().any(Option::is_none) {
            default.clone_from(&stmts);
        }
        let tests: Vec<Expr> =
            tests.into_iter().flatten().map(|test| matches_case(ctx, value, &subject, test)).collect();
        if let Some(test) = nix_tree::build::binary_chain(BinaryOp::Or, tests) {
            ways.push(Branch { test: Some(test), body: Body::Stmts(stmts) });
        }
    }
    ways.push(Branch { test: None, body: Body::Stmts(default) });
    let stripped: Vec<Branch> = ways.into_iter().map(|way| without_break(ctx, way)).collect();
    let breaks = stripped.iter().any(|way| body_outcome(ctx, &way.body).breaks);
    if !breaks {
        return ways_to(ctx, stripped, rest);
    }
    switch_with_breaks(ctx, stripped, rest)
}

/// A `break` inside a case leads to what follows, as the end of a case does.
fn switch_with_breaks(ctx: &mut Context<'_>, ways: Vec<Branch>, rest: &[StmtId]) -> Step {
    let mut changed = BTreeSet::new();
    for way in &ways {
        changed.extend(body_changes(ctx, &way.body));
    }
    let join = join_of(ctx, changed, rest);
    let outer = ctx.lower.exits.clone();
    ctx.lower.exits.fall = join.clone();
    ctx.lower.exits.brk = join;
    let outcomes: Vec<_> = ways.iter().map(|way| body_outcome(ctx, &way.body)).collect();
    let value = chain(ctx, ways, &[], &outcomes);
    ctx.lower.exits = outer;
    Step::Done(value)
}

fn subject_of(ctx: &mut Context<'_>, value: ExprId) -> Expr {
    let value = expr(ctx, value);
    if shapes::is_cheap(&value) {
        return value;
    }
    let name = crate::lower::fresh(ctx, "subject");
    ctx.lower.pending.push(bind(name.clone(), value));
    ident(name)
}

fn matches_case(ctx: &mut Context<'_>, value: ExprId, subject: &Expr, test: ExprId) -> Expr {
    // switch (true) { case a > b: ... }
    if matches!(&ctx.module()[bare(ctx, value)], hir::Expr::Bool(true)) {
        return access::observed(ctx, test);
    }
    let test = access::observed(ctx, test);
    binary(BinaryOp::Equal, subject.clone(), test)
}

/// The statements that run from a case on: its own, and those of the next while the end is reached.
fn run_from(ctx: &Context<'_>, cases: &[SwitchCase], from: usize) -> Vec<StmtId> {
    let mut all = Vec::new();
    for case in cases.iter().skip(from) {
        all.extend(case.body.iter().copied());
        if !outcome(ctx, &case.body).falls {
            break;
        }
    }
    all
}

/// The way without a `break` at its very end.
fn without_break(ctx: &mut Context<'_>, mut way: Branch) -> Branch {
    if let Body::Stmts(stmts) = &mut way.body {
        // case 1: { ...; break; }
        if let [one] = &stmts[..]
            && let Stmt::Block(_) = &ctx.module()[*one]
        {
            *stmts = stmts_of(ctx, *one);
        }
        if stmts.last().is_some_and(|last| matches!(&ctx.module()[*last], Stmt::Break(None))) {
            stmts.pop();
        }
    }
    way
}
