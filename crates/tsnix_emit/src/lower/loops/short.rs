//! Loops of a few turns, as the program itself says: what they add to may be copied in each turn. That reads better
//! than lists that are collected, and costs nothing to speak of.

use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower::{bare, mutation, names};

/// More turns are many: copying grows with their square.
const FEW: usize = 12;

/// Whether the list that a loop goes over is written in the program, has a few elements, and is never changed; a loop
/// inside of another is never short.
pub(super) fn is_short(ctx: &mut Context<'_>, list: ExprId) -> bool {
    !ctx.lower.is_in_loop && length(ctx, list).is_some_and(|count| count <= FEW)
}

/// The number of elements that a list is known to have.
fn length(ctx: &mut Context<'_>, id: ExprId) -> Option<usize> {
    let module = ctx.module();
    match &module[written(ctx, id)?] {
        hir::Expr::Array(elements) => {
            let is_plain = |element: &hir::ArrayElement| !matches!(element, hir::ArrayElement::Spread(_));
            elements.iter().all(is_plain).then_some(elements.len())
        }
        // Object.keys(o), Object.values(o), Object.entries(o)
        hir::Expr::Call { .. } => {
            let set = ["keys", "values", "entries"]
                .into_iter()
                .find_map(|name| crate::builtins::object_argument(ctx, id, name))?;
            match &module[written(ctx, set)?] {
                hir::Expr::Object(properties) => {
                    let is_plain = |id: &hir::PropertyId| !matches!(module[*id], hir::Property::Spread(_));
                    properties.iter().all(is_plain).then_some(properties.len())
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// The expression itself, or that which a constant of this module is set to once and for all.
fn written(ctx: &mut Context<'_>, id: ExprId) -> Option<ExprId> {
    let id = bare(ctx, id);
    let hir::Expr::Name(name) = &ctx.module()[id] else { return Some(id) };
    let symbol: LocalSymbolId = names::symbol(ctx, id, name)?;
    let [tsnix_check::names::Declaration::Variable(pattern, hir::VariableKind::Const)] =
        ctx.bindings().symbol(symbol).declarations[..]
    else {
        return None;
    };
    if !matches!(&ctx.module()[pattern], hir::Pattern::Name(_)) || mutation::is_variable(ctx, symbol) {
        return None;
    }
    let value = crate::lower::initializer(ctx, pattern)?;
    Some(bare(ctx, value))
}
