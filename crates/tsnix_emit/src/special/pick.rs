//! `pick(pkgs, "git", "jq")`: `with pkgs; [ git jq ]`, where nothing in scope would capture a name.

use nix_tree::build::{ident, list, null, select, with};
use nix_tree::{Expr, is_global_name};
use tsnix_check::names::Meaning;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower;
use crate::names::can_be_bound;

/// A list of attributes by name.
pub(super) fn call(ctx: &mut Context<'_>, call: ExprId) -> Expr {
    let args = ctx.call_args(call);
    let Some((set, names)) = args.split_first() else { return null() };
    let set_value = lower::expr(ctx, *set);
    let module = ctx.module();
    let literals: Option<Vec<_>> = names
        .iter()
        .map(|name| match &module[*name] {
            hir::Expr::String(literal) => Some((literal.value.clone(), *name)),
            _ => None,
        })
        .collect();
    let Some(literals) = literals else {
        let elements: Vec<_> = names
            .iter()
            .map(|name| {
                let name = lower::expr(ctx, *name);
                select(set_value.clone(), [name])
            })
            .collect();
        return list(elements);
    };
    let scope = ctx.bindings().expr_scope(call);
    let is_free = |name: &str| {
        can_be_bound(name)
            // Such a name is stronger than `with`.
            && !is_global_name(name)
            && ctx.bindings().lookup(scope, name, Meaning::VALUE).is_none()
            && !ctx.names.is_given(name)
    };
    if literals.iter().all(|(name, _)| is_free(name)) && Context::is_simple(&set_value) {
        let elements: Vec<_> =
            literals.into_iter().map(|(name, place)| ident(name).at(ctx.origin_of(place))).collect();
        return with(set_value, list(elements));
    }
    let elements: Vec<_> = literals
        .into_iter()
        .map(|(name, place)| select(set_value.clone(), [name]).at(ctx.origin_of(place)))
        .collect();
    list(elements)
}
