//! Places: a root and the steps from it to an object.

use tsnix_syntax::hir::{Expr, ExprId, Name, Pattern, PropertyName, number_text};

use super::is_list;
use crate::names::LocalSymbolId;
use crate::subset::context::Ctx;

/// One step from an object to what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A property of that name, an element of that index.
    Key(Name),
    /// One that is computed.
    Any,
}

impl Step {
    pub(super) fn may_be(&self, other: &Self) -> bool {
        self == other || matches!(self, Self::Any) || matches!(other, Self::Any)
    }

    pub(super) fn of_key(key: &PropertyName) -> Self {
        key.static_name().map_or(Self::Any, Self::Key)
    }
}

/// Where a place begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    /// A name of this module.
    Symbol(LocalSymbolId),
    /// A name that this module does not declare.
    Global(ExprId),
    /// Any other expression.
    Value(ExprId),
}

/// Methods of lists that give the list itself.
pub(super) const SAME: &[&str] = &["sort", "reverse", "fill"];

/// The root of an expression and the steps from there. What is no place is its own root.
pub(super) fn place(ctx: &Ctx<'_>, expr: ExprId) -> (Root, Vec<Step>) {
    let mut steps = Vec::new();
    let mut at = ctx.peel(expr);
    let root = loop {
        match &ctx.module[at] {
            Expr::Member { object, name, .. } => {
                steps.push(Step::Key(name.name.clone()));
                at = ctx.peel(*object);
            }
            Expr::Index { object, index, .. } => {
                steps.push(index_step(ctx, *index));
                at = ctx.peel(*object);
            }
            Expr::Call { callee, .. } => match same_list(ctx, *callee) {
                Some(object) => at = ctx.peel(object),
                None => break Root::Value(at),
            },
            // (o[k] ??= []).push(v), (o[k] = o[k] ?? []).push(v)
            Expr::Assign { .. } => match ctx.module.default_assignment(at) {
                Some((target, ..)) => match ctx.module[target] {
                    Pattern::Expr(place) => at = ctx.peel(place),
                    _ => match ctx.assigned_symbol(target) {
                        Some(symbol) => break Root::Symbol(symbol),
                        None => break Root::Value(at),
                    },
                },
                None => break Root::Value(at),
            },
            Expr::Name(_) => match ctx.symbol(at) {
                Some(symbol) => break Root::Symbol(symbol),
                None => break Root::Global(at),
            },
            _ => break Root::Value(at),
        }
    };
    steps.reverse();
    (root, steps)
}

/// Whether two expressions are written alike and say the same place, as far as nothing happens between them.
pub(super) fn is_same_place(ctx: &Ctx<'_>, a: ExprId, b: ExprId) -> bool {
    let (mut a, mut b) = (ctx.peel(a), ctx.peel(b));
    loop {
        match (&ctx.module[a], &ctx.module[b]) {
            (Expr::Name(one), Expr::Name(other)) => return one == other && ctx.symbol(a) == ctx.symbol(b),
            (
                Expr::Member { object: of_a, name: one, .. },
                Expr::Member { object: of_b, name: other, .. },
            ) => {
                if one.name != other.name {
                    return false;
                }
                (a, b) = (ctx.peel(*of_a), ctx.peel(*of_b));
            }
            (
                Expr::Index { object: of_a, index: one, .. },
                Expr::Index { object: of_b, index: other, .. },
            ) => {
                if !is_same_index(ctx, *one, *other) {
                    return false;
                }
                (a, b) = (ctx.peel(*of_a), ctx.peel(*of_b));
            }
            _ => return false,
        }
    }
}

fn is_same_index(ctx: &Ctx<'_>, a: ExprId, b: ExprId) -> bool {
    match (&ctx.module[ctx.peel(a)], &ctx.module[ctx.peel(b)]) {
        (Expr::String(one), Expr::String(other)) => one.value == other.value,
        (Expr::Number { value: one, .. }, Expr::Number { value: other, .. }) => one == other,
        _ => is_same_place(ctx, a, b),
    }
}

pub(super) fn index_step(ctx: &Ctx<'_>, index: ExprId) -> Step {
    match &ctx.module[ctx.peel(index)] {
        Expr::String(text) => Step::Key(text.value.clone()),
        Expr::Number { value, .. } => Step::Key(number_text(*value)),
        _ => Step::Any,
    }
}

/// The list of `xs.sort` and the like, which is also what the call gives.
fn same_list(ctx: &Ctx<'_>, callee: ExprId) -> Option<ExprId> {
    let Expr::Member { object, name, .. } = &ctx.module[ctx.peel(callee)] else { return None };
    (SAME.contains(&&*name.name) && is_list(ctx, *object)).then_some(*object)
}
