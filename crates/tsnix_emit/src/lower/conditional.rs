//! `c ? a : b`

use nix_tree::Expr;
use tsnix_syntax::hir::ExprId;

use super::{assign, expr, mutation, shapes, truthiness};
use crate::context::Context;

/// `c ? a : b  =>  if c then a else b`
pub(super) fn conditional(ctx: &mut Context<'_>, test: ExprId, then: ExprId, otherwise: ExprId) -> Expr {
    let changes = mutation::changed_in_expr(ctx, then);
    if !changes.is_empty() || !mutation::changed_in_expr(ctx, otherwise).is_empty() {
        return assign::conditional_with_effects(ctx, test, then, otherwise);
    }
    let test = truthiness::condition(ctx, test);
    if shapes::is_bool(&test, true) {
        return expr(ctx, then);
    }
    let then = expr(ctx, then);
    let otherwise = expr(ctx, otherwise);
    shapes::choose(test, then, otherwise)
}
