//! `&&`, `||` and `??` as values.

use nix_tree::Expr;
use nix_tree::build::{boolean, null};
use tsnix_syntax::hir::{self, ExprId, LogicalOp};

use super::facts::{self, Facts};
use super::{access, assign, bare, expr, is_undefined, kinds, mutation, shapes, truthiness};
use crate::context::Context;

/// `a && b`, `a || b`, `a ?? b`
pub(super) fn logical(ctx: &mut Context<'_>, op: LogicalOp, left: ExprId, right: ExprId) -> Expr {
    if !mutation::changed_in_expr(ctx, right).is_empty() {
        return assign::logical_with_effects(ctx, op, left, right);
    }
    match op {
        LogicalOp::And => and(ctx, left, right),
        LogicalOp::Or => or(ctx, left, right),
        LogicalOp::Coalesce => coalesce(ctx, left, right),
    }
}

fn and(ctx: &mut Context<'_>, left: ExprId, right: ExprId) -> Expr {
    let left_facts = facts::of_read(ctx, left);
    if left_facts.only(Facts::BOOLEAN) {
        let right_facts = facts::of(ctx, right);
        let test = truthiness::condition(ctx, left);
        let value = expr(ctx, right);
        if right_facts.only(Facts::BOOLEAN) {
            return kinds::and(test, value);
        }
        return shapes::choose(test, value, boolean(false));
    }
    if left_facts.only(Facts::TRUTHY) && !access::reads_open_set(ctx, left) {
        return expr(ctx, right);
    }
    if facts::of_truth(ctx, left).only(Facts::TRUTHY | Facts::NULLISH) {
        let test = truthiness::condition(ctx, left);
        let value = expr(ctx, right);
        return shapes::choose(test, value, null());
    }
    let (left, left_facts) = access::asked_truth(ctx, left);
    shapes::shared(ctx, left, "left", |ctx, left| {
        let test = truthiness::of_value(ctx, left.clone(), left_facts);
        let value = expr(ctx, right);
        shapes::choose(test, value, left)
    })
}

fn or(ctx: &mut Context<'_>, left: ExprId, right: ExprId) -> Expr {
    let left_facts = facts::of_read(ctx, left);
    if left_facts.only(Facts::BOOLEAN) {
        let right_facts = facts::of(ctx, right);
        let test = truthiness::condition(ctx, left);
        let value = expr(ctx, right);
        if right_facts.only(Facts::BOOLEAN) {
            return kinds::or(test, value);
        }
        return shapes::choose(test, boolean(true), value);
    }
    if left_facts.only(Facts::TRUTHY) && !access::reads_open_set(ctx, left) {
        return expr(ctx, left);
    }
    let (value, left_facts) = access::asked_truth(ctx, left);
    // a.b or null  =>  a.b or d, for what is true whenever it is there
    if left_facts.only(Facts::TRUTHY | Facts::UNDEFINED) && shapes::has_null_default(&value) {
        let default = expr(ctx, right);
        return shapes::with_default(value, default);
    }
    shapes::shared(ctx, value, "left", |ctx, value| {
        let test = truthiness::of_value(ctx, value.clone(), left_facts);
        let otherwise = expr(ctx, right);
        shapes::choose(test, value, otherwise)
    })
}

fn coalesce(ctx: &mut Context<'_>, left: ExprId, right: ExprId) -> Expr {
    let (value, left_facts) = access::asked(ctx, left);
    // What is not there is null already: a.b ?? null  =>  a.b or null
    if matches!(&ctx.module()[bare(ctx, right)], hir::Expr::Null) || is_undefined(ctx, right) {
        return value;
    }
    if shapes::ends_in_null_default(&value) && !left_facts.may_be(Facts::NULL) {
        let default = expr(ctx, right);
        return shapes::with_last_default(value, default);
    }
    if !left_facts.may_be(Facts::NULLISH) {
        return value;
    }
    shapes::shared(ctx, value, "value", |ctx, value| {
        let otherwise = expr(ctx, right);
        shapes::choose(shapes::is_not_null(value.clone()), value, otherwise)
    })
}
