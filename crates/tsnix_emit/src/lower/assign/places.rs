//! Places that are computed: what stands in their brackets is evaluated once, and before the value that goes there.

use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, Pattern};

use nix_tree::build::{bind, ident};

use crate::context::Context;
use crate::lower::walk::{self, Part};
use crate::lower::{bare, expr, fresh, mutation, names, plain, shapes};

/// Makes a change of a place, `xs[i++] += 1`, `a[j] = a[--j]`, `rows[i].push(i++)`: where what is in brackets
/// changes something, or is changed by the values, it has the value that it had in the beginning.
pub(in crate::lower) fn once<T>(
    ctx: &mut Context<'_>,
    place: ExprId,
    values: &[ExprId],
    change: impl FnOnce(&mut Context<'_>) -> T,
) -> T {
    let started = started(ctx, place, values);
    let mut indices = computed(ctx, place);
    if !is_delicate(ctx, &indices, values) {
        indices.clear();
    }
    if started.is_none() && indices.is_empty() {
        return change(ctx);
    }
    pinned(ctx, indices, "key", |ctx| {
        let Some(started) = started else { return change(ctx) };
        let value = expr(ctx, started);
        ctx.lower.pinned.insert((ctx.file, started), value);
        let result = change(ctx);
        ctx.lower.pinned.remove(&(ctx.file, started));
        result
    })
}

/// `x.at(i++)`, `x[i++]` of a text or a list: what changes something and is written in both branches has the value
/// that it has where it stands.
pub(crate) fn each_once<T>(
    ctx: &mut Context<'_>,
    values: impl IntoIterator<Item = ExprId>,
    then: impl FnOnce(&mut Context<'_>) -> T,
) -> T {
    let values: Vec<ExprId> = values.into_iter().map(|id| bare(ctx, id)).collect();
    pinned(ctx, values, "value", then)
}

/// Evaluates some expressions now; what is made then has their values.
fn pinned<T>(
    ctx: &mut Context<'_>,
    mut values: Vec<ExprId>,
    base: &str,
    then: impl FnOnce(&mut Context<'_>) -> T,
) -> T {
    values.retain(|id| !ctx.lower.pinned.contains_key(&(ctx.file, *id)));
    for id in &values {
        let value = plain(ctx, *id);
        let value = if shapes::is_cheap(&value) {
            value
        } else {
            let name = fresh(ctx, base);
            ctx.lower.pending.push(bind(name.clone(), value));
            ident(name)
        };
        ctx.lower.pinned.insert((ctx.file, *id), value);
    }
    let result = then(ctx);
    for id in values {
        ctx.lower.pinned.remove(&(ctx.file, id));
    }
    result
}

/// `(o[k] ??= {}).a = o[k].b`: the assignment in the place, where the values see what it did.
fn started(ctx: &Context<'_>, place: ExprId, values: &[ExprId]) -> Option<ExprId> {
    let mut at = bare(ctx, place);
    while let hir::Expr::Index { object, .. } | hir::Expr::Member { object, .. } = &ctx.module()[at] {
        at = bare(ctx, *object);
    }
    let hir::Expr::Assign { .. } = &ctx.module()[at] else { return None };
    let symbol = mutation::root(ctx, at)?;
    let is_new = !ctx.lower.pinned.contains_key(&(ctx.file, at));
    (is_new && values.iter().any(|value| reads(ctx, *value, symbol))).then_some(at)
}

/// Whether it matters when, or how often, what is in brackets is evaluated.
fn is_delicate(ctx: &Context<'_>, indices: &[ExprId], values: &[ExprId]) -> bool {
    if indices.is_empty() {
        return false;
    }
    let changed: Vec<LocalSymbolId> =
        values.iter().flat_map(|value| mutation::changed_in_expr(ctx, *value)).collect();
    indices.iter().any(|index| {
        !mutation::changed_in_expr(ctx, *index).is_empty() || changed.iter().any(|it| reads(ctx, *index, *it))
    })
}

/// What stands in the brackets of a place, as it is evaluated.
fn computed(ctx: &Context<'_>, place: ExprId) -> Vec<ExprId> {
    let mut found = Vec::new();
    let mut at = bare(ctx, place);
    loop {
        at = match &ctx.module()[at] {
            hir::Expr::Index { object, index, .. } => {
                found.push(*index);
                bare(ctx, *object)
            }
            hir::Expr::Member { object, .. } => bare(ctx, *object),
            hir::Expr::Assign { target, .. } => match &ctx.module()[*target] {
                Pattern::Expr(target) => bare(ctx, *target),
                _ => break,
            },
            _ => break,
        };
    }
    found.reverse();
    found
}

fn reads(ctx: &Context<'_>, expr: ExprId, symbol: LocalSymbolId) -> bool {
    let mut is_read = false;
    walk::each(ctx.module(), vec![Part::Expr(expr)], |part| {
        if let Part::Expr(id) = part
            && let hir::Expr::Name(name) = &ctx.module()[id]
        {
            is_read |= names::symbol(ctx, id, name) == Some(symbol);
        }
        true
    });
    is_read
}
