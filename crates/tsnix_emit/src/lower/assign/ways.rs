//! Changes inside of expressions that happen in one of two ways: `a && (x = 1)`, `c ? x++ : y++`.

use std::collections::BTreeSet;

use nix_tree::Expr;
use nix_tree::build::{attrs, bind, ident, if_else, null};
use smol_str::SmolStr;
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{ExprId, LogicalOp};

use super::{current, field_name, set_to};
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{attempts, closures, expr, fresh, mutation, plain, shapes, state, truthiness};

/// `a, b`
pub(in crate::lower) fn sequence(ctx: &mut Context<'_>, parts: &[ExprId]) -> Expr {
    let mut value = null();
    for part in parts {
        value = expr(ctx, *part);
    }
    value
}

/// `a && (x = 1)`: the right side happens in one of two ways.
pub(in crate::lower) fn logical_with_effects(
    ctx: &mut Context<'_>,
    which: LogicalOp,
    left: ExprId,
    right: ExprId,
) -> Expr {
    let facts = facts::of_truth(ctx, left);
    let left = plain(ctx, left);
    let left = if shapes::is_cheap(&left) {
        left
    } else {
        let name = fresh(ctx, "left");
        ctx.lower.pending.push(bind(name.clone(), left));
        ident(name)
    };
    of_two(ctx, which, left, facts, right)
}

/// `x ??= (n++, 1)`: what is assigned happens only where it is needed.
pub(super) fn assigned_with_effects(
    ctx: &mut Context<'_>,
    which: LogicalOp,
    before: Expr,
    facts: Facts,
    value: ExprId,
) -> Expr {
    let before = if shapes::is_cheap(&before) {
        before
    } else {
        let name = fresh(ctx, "before");
        ctx.lower.pending.push(bind(name.clone(), before));
        ident(name)
    };
    of_two(ctx, which, before, facts, value)
}

/// The left side, or the right one with what it changes.
fn of_two(ctx: &mut Context<'_>, which: LogicalOp, left: Expr, facts: Facts, right: ExprId) -> Expr {
    let test = match which {
        LogicalOp::Coalesce => shapes::is_null(left.clone()),
        LogicalOp::And => truthiness::of_value(ctx, left.clone(), facts),
        LogicalOp::Or => {
            let test = truthiness::of_value(ctx, left.clone(), facts);
            shapes::negated(test)
        }
    };
    let changed = mutation::changed_in_expr(ctx, right);
    merged(ctx, test, &changed, |ctx| expr(ctx, right), move |_| left)
}

/// `const [a = x++] = xs`: the default happens only where nothing is there. Nothing for defaults without changes.
pub(in crate::lower) fn default_with_effects(
    ctx: &mut Context<'_>,
    value: &Expr,
    default: ExprId,
) -> Option<Expr> {
    let changed = mutation::changed_in_expr(ctx, default);
    if changed.is_empty() {
        return None;
    }
    let name = fresh(ctx, "element");
    ctx.lower.pending.push(bind(name.clone(), value.clone()));
    let value = ident(name);
    Some(merged(ctx, shapes::is_null(value.clone()), &changed, |ctx| expr(ctx, default), move |_| value))
}

/// `c ? x++ : y++`
pub(in crate::lower) fn conditional_with_effects(
    ctx: &mut Context<'_>,
    test: ExprId,
    then: ExprId,
    otherwise: ExprId,
) -> Expr {
    let test = truthiness::condition(ctx, test);
    let mut changed = mutation::changed_in_expr(ctx, then);
    changed.extend(mutation::changed_in_expr(ctx, otherwise));
    merged(ctx, test, &changed, |ctx| expr(ctx, then), |ctx| expr(ctx, otherwise))
}

/// One of two ways with changes: `{ value = ...; x = ...; }` of the way taken.
fn merged(
    ctx: &mut Context<'_>,
    test: Expr,
    changed: &BTreeSet<LocalSymbolId>,
    then: impl FnOnce(&mut Context<'_>) -> Expr,
    otherwise: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    let symbols: Vec<_> = changed.iter().copied().collect();
    let value = closures::tag(ctx, &symbols, "value");
    let then = way(ctx, changed, &value, then);
    let otherwise = way(ctx, changed, &value, otherwise);
    let name = fresh(ctx, "outcome");
    ctx.lower.pending.push(bind(name.clone(), if_else(test, then, otherwise)));
    for symbol in changed {
        let field = field_name(ctx, *symbol);
        set_to(ctx, *symbol, nix_tree::build::select(ident(name.clone()), [field]));
    }
    attempts::mark(ctx);
    nix_tree::build::select(ident(name), [value])
}

fn way(
    ctx: &mut Context<'_>,
    changed: &BTreeSet<LocalSymbolId>,
    field: &SmolStr,
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    state::isolated(ctx, |ctx| {
        state::scoped(ctx, |ctx| {
            let value = body(ctx);
            let mut bindings = vec![bind(field.clone(), value)];
            for symbol in changed {
                let field = field_name(ctx, *symbol);
                let now = current(ctx, *symbol);
                bindings.push(bind(field, now));
            }
            attrs(nix_tree::inherits::contract(bindings))
        })
    })
}
