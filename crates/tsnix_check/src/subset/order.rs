//! Names of an object that come in another order in Nix: sorted, where JavaScript keeps the order of writing.

use tsnix_source::catalogue::language::ATTRIBUTE_ORDER;
use tsnix_syntax::hir::{Expr, ExprId, Name, Property, PropertyId};

use super::context::Ctx;
use crate::names::Parent;

/// Members of a list whose result does not depend on the order, or that set one.
const ORDERLESS: &[&str] = &["length", "some", "every", "includes", "sort", "toSorted"];

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        let Expr::Call { callee, args, .. } = &module[expr] else { continue };
        let Expr::Member { object, name, .. } = &module[*callee] else { continue };
        let is_listing =
            matches!(&*name.name, "keys" | "values" | "entries") && ctx.is_global(*object, "Object");
        let is_json = name.name == "stringify" && ctx.is_global(*object, "JSON");
        let Some(arg) = args.first() else { continue };
        if !is_listing && !is_json || is_listing && is_order_lost(ctx, expr) {
            continue;
        }
        let Some((first, second)) = unsorted(ctx, arg.expr) else { continue };
        let range = ctx.range(expr);
        let message = format!(
            "`{second}` comes before `{first}` in Nix, where names are sorted; JavaScript keeps the order of writing"
        );
        let found = ctx
            .diagnostic(&ATTRIBUTE_ORDER, range, message)
            .with_help("write the names in sorted order, or use a list where the order matters");
        ctx.report(found);
    }
}

/// `Object.keys(o).length`, `Object.fromEntries(Object.entries(o))`, `Object.entries(o).map(f).sort()`
fn is_order_lost(ctx: &Ctx<'_>, listing: ExprId) -> bool {
    let mut at = listing;
    loop {
        let (inner, Parent::Expr(outer)) = ctx.parent(at) else { return false };
        match &ctx.module[outer] {
            Expr::Member { name, .. } if ORDERLESS.contains(&&*name.name) => return true,
            Expr::Member { name, .. } if matches!(&*name.name, "map" | "filter" | "flatMap") => at = outer,
            Expr::Call { callee, .. } if *callee == inner => at = outer,
            Expr::Call { callee, .. } => {
                return matches!(&ctx.module[*callee], Expr::Member { object, name, .. }
                    if name.name == "fromEntries" && ctx.is_global(*object, "Object"));
            }
            _ => return false,
        }
    }
}

/// Two neighbours of an object literal (or of a constant that is one) that sorting would swap.
fn unsorted(ctx: &Ctx<'_>, expr: ExprId) -> Option<(Name, Name)> {
    let expr = ctx.peel(expr);
    let literal = match ctx.module[expr] {
        Expr::Name(_) => ctx.peel(ctx.const_init(ctx.symbol(expr)?)?),
        _ => expr,
    };
    let Expr::Object(properties) = &ctx.module[literal] else { return None };
    let names: Option<Vec<Name>> = properties.iter().map(|it| static_name(ctx, *it)).collect();
    let names = names?;
    names.windows(2).find(|pair| pair[0] > pair[1]).map(|pair| (pair[0].clone(), pair[1].clone()))
}

fn static_name(ctx: &Ctx<'_>, property: PropertyId) -> Option<Name> {
    match &ctx.module[property] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } | Property::Accessor { key, .. } => {
            key.static_name()
        }
        Property::Shorthand { key, .. } => Some(key.name.clone()),
        Property::Spread(_) => None,
    }
}
