//! Loops over a list: a fold over the variables that change.

use nix_tree::Expr;
use nix_tree::build::{apply, builtin, has_attr, ident, if_else, lambda, null};
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{ForBinding, StmtId};

use super::element::{Element, assigned_names, declared_names, element_param};
use super::filling::{collected, filled_vars, mark_filled};
use super::grouped::grouped;
use super::state::{Ends, after_loop, enter_state, initial_state, name_of_state};
use super::turn::{Turn, exits_of, turn_body};
use crate::context::Context;
use crate::lower::block::{self, Exits, Shape, Step};
use crate::lower::mutation;
use crate::lower::stores;
use crate::lower::{assign, closures, state};

pub(super) fn fold(
    ctx: &mut Context<'_>,
    list: Expr,
    element: Element,
    body: &[StmtId],
    is_short: bool,
    rest: &[StmtId],
) -> Step {
    fold_with(ctx, list, element, &Turn::Stmts(body.to_vec()), is_short, rest)
}

/// A loop over a list; of a few turns the program says so itself.
pub(super) fn fold_with(
    ctx: &mut Context<'_>,
    list: Expr,
    element: Element,
    turn: &Turn,
    is_short: bool,
    rest: &[StmtId],
) -> Step {
    let outcome = turn.outcome(ctx);
    let mut changed = mutation::changed(ctx, turn.parts());
    if let Element::Pattern(ForBinding::Assign(pattern)) = &element {
        changed.extend(assigned_names(ctx, *pattern));
    }
    // for (let line of lines) { line = line.trim(); ... }: each turn has its own.
    for own in declared_names(ctx, &element) {
        changed.remove(&own);
    }
    let vars: Vec<LocalSymbolId> = changed.into_iter().collect();
    if vars.is_empty() && !outcome.returns && !outcome.throws {
        return effect_only(ctx, list, element, turn, rest);
    }
    let is_tagged = outcome.returns || outcome.breaks || outcome.throws;
    let mut filled = filled_vars(ctx, &vars, turn.parts());
    if let [(one, kind)] = filled[..]
        && vars.len() == 1
        && !is_tagged
    {
        return collected(ctx, list, element, turn, one, kind);
    }
    if let [one] = vars[..]
        && !is_tagged
        && ctx.lower.exits.thrown.is_nowhere()
        && is_own(ctx, one)
        && let Some(value) = grouped(ctx, &list, &element, turn, one)
    {
        assign::set_variable(ctx, one, value);
        return Step::Next;
    }
    let is_copied = is_short && vars.iter().all(|symbol| is_own(ctx, *symbol));
    if is_copied {
        filled.clear();
    }
    // No chain of what is not evaluated grows long in a few turns.
    let is_strict = !is_copied || outcome.throws || !ctx.lower.exits.thrown.is_nowhere();
    let chained: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let others: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let stored = if is_copied { Vec::new() } else { stores::enter(ctx, &vars, &others, &turn.parts()) };
    let state_name = name_of_state(ctx, &vars, &filled, is_tagged);
    let shape = Shape {
        vars: vars.clone(),
        chained: chained.clone(),
        state: Some(state_name.clone()),
        is_tagged,
        is_strict,
    };
    stores::mark(ctx, &stored);
    let initial = initial_state(ctx, &shape, &stored);
    let outer_strict = std::mem::replace(&mut ctx.lower.is_strict, is_strict);
    let step = state::isolated(ctx, |ctx| {
        let state_param = enter_state(ctx, &shape, &state_name);
        mark_filled(ctx, &filled, true);
        let (element_param, prelude) = element_param(ctx, &element);
        let exits = exits_of(ctx, &shape, turn, None, None);
        let body = turn_body(ctx, turn, prelude, exits);
        mark_filled(ctx, &filled, false);
        let body = if is_tagged {
            let done = closures::tag(ctx, &shape.vars, "done");
            if_else(has_attr(ident(state_name.clone()), [done]), ident(state_name.clone()), body)
        } else {
            body
        };
        lambda(state_param, lambda(element_param, body))
    });
    ctx.lower.is_strict = outer_strict;
    stores::unmark(ctx, &stored);
    let value = apply(builtin("foldl'"), [step, initial, list]);
    after_loop(ctx, &shape, &Ends { filled: &filled, stored: &stored }, value, outcome, rest)
}

/// Whether a variable is held as it is written, and no function that is called in between changes it.
fn is_own(ctx: &Context<'_>, symbol: LocalSymbolId) -> bool {
    let is_held = stores::kind(ctx, symbol).is_some() || ctx.lower.collected.contains(&ctx.key(symbol));
    !is_held && !closures::of_module(ctx).is_taken(symbol)
}

/// A loop that changes nothing: for what it prints, or for what it throws.
pub(super) fn effect_only(
    ctx: &mut Context<'_>,
    list: Expr,
    element: Element,
    turn: &Turn,
    rest: &[StmtId],
) -> Step {
    let step = state::isolated(ctx, |ctx| {
        let (param, prelude) = element_param(ctx, &element);
        let exits = Exits { thrown: ctx.lower.exits.thrown.clone(), ..Exits::default() };
        let body = turn_body(ctx, turn, prelude, exits);
        lambda("_", lambda(param, body))
    });
    let value = apply(builtin("foldl'"), [step, null(), list]);
    let rest = block::following(ctx, rest);
    Step::Done(assign::forced(value, rest))
}
