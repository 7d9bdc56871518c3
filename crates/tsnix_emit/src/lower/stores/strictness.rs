//! Values that go from turn to turn of a loop, evaluated as far as they are written.

use nix_tree::build::{bind, ident, let_in};
use nix_tree::{BinaryOp, BindingKind, Expr, ExprKind};
use smol_str::SmolStr;

use crate::context::Context;
use crate::lower::{assign, fresh, shapes};

/// A value with the parts of a literal evaluated first, so that no chain of what is not evaluated grows from
/// turn to turn: `{ n = a.n + 1; }  =>  let n = a.n + 1; in builtins.seq n { inherit n; }`
pub(in crate::lower) fn strict(ctx: &mut Context<'_>, mut value: Expr) -> Expr {
    let mut parts = Vec::new();
    take_parts(ctx, &mut value, true, &mut parts);
    if parts.is_empty() {
        return value;
    }
    let names: Vec<SmolStr> = parts.iter().map(|(name, _)| name.clone()).collect();
    let bindings = parts.into_iter().map(|(name, value)| bind(name, value));
    let body = names.into_iter().rev().fold(value, |body, name| assign::forced(ident(name), body));
    let_in(bindings, body)
}

/// Gives the parts of a list, a set, or what they are put together of, names of their own.
fn take_parts(ctx: &mut Context<'_>, value: &mut Expr, is_top: bool, out: &mut Vec<(SmolStr, Expr)>) {
    if is_evaluated(value) {
        return;
    }
    match &mut value.kind {
        ExprKind::Binary { op: BinaryOp::Concat | BinaryOp::Update, left, right } => {
            take_parts(ctx, left, true, out);
            take_parts(ctx, right, true, out);
            if !is_top {
                take(ctx, value, out);
            }
        }
        ExprKind::List { elements, .. } => {
            for element in elements {
                take_parts(ctx, &mut element.value, false, out);
            }
        }
        ExprKind::Attrs(set) if !set.recursive => {
            for binding in &mut set.bindings {
                if let BindingKind::Value { value, .. } = &mut binding.kind {
                    take_parts(ctx, value, false, out);
                }
            }
        }
        _ if is_top => {}
        _ => take(ctx, value, out),
    }
}

fn take(ctx: &mut Context<'_>, value: &mut Expr, out: &mut Vec<(SmolStr, Expr)>) {
    let name = fresh(ctx, "part");
    let taken = std::mem::replace(value, ident(name.clone()));
    out.push((name, taken));
}

/// Whether there is nothing to evaluate, or nothing that leads to earlier turns.
fn is_evaluated(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Lambda { .. } | ExprKind::Ident(_) | ExprKind::Path(_))
        || shapes::is_constant(value)
}
