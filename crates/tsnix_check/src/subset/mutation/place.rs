//! Places: a root and the steps from it to an object.

use tsnix_syntax::hir::{AssignOp, Expr, ExprId, Name, Pattern, PropertyName, number_text};

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
            // (o[k] ??= []).push(v)
            Expr::Assign { op: Some(AssignOp::Logical(_)), target, .. } => match ctx.module[*target] {
                Pattern::Expr(place) => at = ctx.peel(place),
                _ => match ctx.assigned_symbol(*target) {
                    Some(symbol) => break Root::Symbol(symbol),
                    None => break Root::Value(at),
                },
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
