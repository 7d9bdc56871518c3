//! Whether the names that a callback makes of elements are all different: then it does not matter which counts.

use std::collections::HashSet;

use smol_str::SmolStr;
use tsnix_check::names::Meaning;
use tsnix_syntax::hir::{BinaryOp, Expr, ExprId, PatId};

use super::object::is_declared_by;
use crate::context::Context;
use crate::fold::{Const, fold_each};
use crate::lower::bare;

/// Whether a name says which text it was made of: `` `${own}.service` ``, `"web-" + own`.
pub(super) fn is_injective(ctx: &Context<'_>, name: ExprId, own: PatId, callback: ExprId) -> bool {
    let mut parts = Vec::new();
    collect_parts(ctx, name, &mut parts);
    let is_own = |part: &ExprId| is_declared_by(ctx, *part, own);
    // The other parts are the same text each time, so the length tells that of the one part.
    parts.iter().any(is_own) && parts.iter().all(|part| is_own(part) || is_constant(ctx, *part, callback))
}

/// The texts that an expression puts together.
fn collect_parts(ctx: &Context<'_>, id: ExprId, parts: &mut Vec<ExprId>) {
    match &ctx.module()[bare(ctx, id)] {
        Expr::Template(template) => parts.extend(&template.exprs),
        Expr::Binary { op: BinaryOp::Add, left, right } if is_text(ctx, *left) && is_text(ctx, *right) => {
            collect_parts(ctx, *left, parts);
            collect_parts(ctx, *right, parts);
        }
        _ => parts.push(id),
    }
}

fn is_text(ctx: &Context<'_>, id: ExprId) -> bool {
    use crate::lower::facts::{self, Facts};
    facts::of(ctx, id).only(Facts::STRING)
}

/// Whether an expression reads nothing that a callback is given.
fn is_constant(ctx: &Context<'_>, id: ExprId, callback: ExprId) -> bool {
    let (module, bindings) = (ctx.module(), ctx.bindings());
    let Expr::Function(function) = module[bare(ctx, callback)] else { return false };
    let place = module.functions.range(function);
    let params: HashSet<_> = module
        .patterns
        .ids()
        .filter(|pattern| place.contains(module.patterns.range(*pattern)))
        .filter_map(|pattern| bindings.pattern_symbol(pattern))
        .collect();
    let inside = module.exprs.range(id);
    let names = module.exprs.ids().filter(|it| inside.contains(module.exprs.range(*it)));
    names.into_iter().all(|it| match &module[it] {
        Expr::Name(name) => bindings
            .lookup(bindings.expr_scope(it), name, Meaning::VALUE)
            .is_none_or(|symbol| !params.contains(&symbol)),
        Expr::Assign { .. } | Expr::Update { .. } => false,
        _ => true,
    })
}

/// Whether the program alone says all names, and they are different.
pub(super) fn are_known(ctx: &Context<'_>, list: ExprId, callback: ExprId, name: ExprId) -> bool {
    let Expr::Function(function) = ctx.module()[bare(ctx, callback)] else { return false };
    let Some(names) = fold_each(ctx, list, function, name) else { return false };
    let Some(names) = names.iter().map(Const::text).collect::<Option<Vec<SmolStr>>>() else { return false };
    let different: HashSet<&SmolStr> = names.iter().collect();
    different.len() == names.len()
}
