//! `while`, `do`, and `for` loops that do not just count: steps of a state, kept by `genericClosure`, so that no loop
//! grows the stack.

use nix_tree::build::{binary, has_attr, ident, if_else, lambda, not, null};
use nix_tree::{BinaryOp, Expr};
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{ExprId, StmtId};

use super::filling::{filled_vars, mark_filled};
use super::state::{Ends, after_loop, enter_state, initial_state, name_of_state};
use super::turn::{Turn, exits_of, turn_body};
use crate::context::Context;
use crate::lower::block::{self, Exits, Shape, Step};
use crate::lower::mutation::{self, Outcome};
use crate::lower::stores;
use crate::lower::walk::Part;
use crate::lower::{attempts, branches, closures, helper_call, shapes, state, truthiness};
use crate::runtime::Helper;

/// `while`, `do`, and `for` loops that do not just count: steps of a state.
pub(super) fn general(
    ctx: &mut Context<'_>,
    test: Option<ExprId>,
    update: Option<ExprId>,
    tests_last: bool,
    body: StmtId,
    rest: &[StmtId],
) -> Step {
    let stmts = branches::stmts_of(ctx, body);
    let outcome = mutation::outcome(ctx, &stmts);
    let mut parts: Vec<Part> = stmts.iter().map(|it| Part::Stmt(*it)).collect();
    parts.extend(test.map(Part::Expr));
    parts.extend(update.map(Part::Expr));
    let vars: Vec<LocalSymbolId> = mutation::changed(ctx, parts.clone()).into_iter().collect();
    let test_changes = test.is_some_and(|test| {
        !mutation::changed_in_expr(ctx, test).is_empty() || attempts::is_tried_head(ctx, test)
    });
    let outcome = Outcome {
        throws: outcome.throws || test.is_some_and(|it| attempts::is_tried_head(ctx, it)),
        ..outcome
    };
    let tests_inside = tests_last || test_changes;
    let is_tagged = outcome.returns || outcome.breaks || outcome.throws || tests_inside;
    let filled = filled_vars(ctx, &vars, parts.clone());
    let others: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let stored = stores::enter(ctx, &vars, &others, &parts);
    let state_name = name_of_state(ctx, &vars, &filled, is_tagged);
    let shape = Shape {
        vars,
        chained: filled.iter().map(|(symbol, _)| *symbol).collect(),
        state: Some(state_name.clone()),
        is_tagged,
        is_strict: true,
    };
    stores::mark(ctx, &stored);
    let initial = initial_state(ctx, &shape, &stored);
    let outer_strict = std::mem::replace(&mut ctx.lower.is_strict, true);
    let done = closures::tag(ctx, &shape.vars, "done");
    let condition = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        let is_open = is_tagged.then(|| not(has_attr(ident(state_name.clone()), [done])));
        lambda(param, loop_condition(ctx, test.filter(|_| !tests_inside), is_open))
    });
    let step = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        mark_filled(ctx, &filled, true);
        let turn = Turn::Stmts(stmts);
        let last = test.filter(|_| tests_last);
        let exits = exits_of(ctx, &shape, &turn, update, last);
        let first = test.filter(|_| test_changes && !tests_last);
        let body = match first {
            Some(test) => tested_turn(ctx, test, &turn, exits, &shape),
            None => turn_body(ctx, &turn, Vec::new(), exits),
        };
        mark_filled(ctx, &filled, false);
        lambda(param, body)
    });
    ctx.lower.is_strict = outer_strict;
    stores::unmark(ctx, &stored);
    let value = helper_call(ctx, Helper::Loop, [condition, step, initial]);
    after_loop(ctx, &shape, &Ends { filled: &filled, stored: &stored }, value, outcome, rest)
}

/// Whether there is another turn.
pub(super) fn loop_condition(ctx: &mut Context<'_>, test: Option<ExprId>, is_open: Option<Expr>) -> Expr {
    let test = test.map(|test| state::scoped(ctx, |ctx| truthiness::condition(ctx, test)));
    match (is_open, test) {
        (Some(is_open), Some(test)) if !shapes::is_bool(&test, true) => binary(BinaryOp::And, is_open, test),
        (Some(is_open), _) => is_open,
        (None, Some(test)) => test,
        (None, None) => nix_tree::build::boolean(true),
    }
}

/// A turn that starts with a test which changes something: `while (i-- > 0)`.
pub(super) fn tested_turn(
    ctx: &mut Context<'_>,
    test: ExprId,
    turn: &Turn,
    exits: Exits,
    shape: &Shape,
) -> Expr {
    let outer = std::mem::replace(&mut ctx.lower.exits.thrown, exits.thrown.clone());
    let value = state::scoped(ctx, |ctx| {
        let condition = |ctx: &mut Context<'_>| truthiness::condition(ctx, test);
        let step = attempts::head(ctx, test, &[], condition, |ctx, test| {
            let over = block::state_of(ctx, shape, true, None);
            let on = state::isolated(ctx, |ctx| turn_body(ctx, turn, Vec::new(), exits));
            Step::Done(if_else(test, on, over))
        });
        match step {
            Step::Done(value) => value,
            Step::Next => null(),
        }
    });
    ctx.lower.exits.thrown = outer;
    value
}
