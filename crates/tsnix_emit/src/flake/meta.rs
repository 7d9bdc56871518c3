//! What of a flake Nix reads without evaluating: `description`, `inputs`, `nixConfig`; and `systems`, which must
//! be known when compiling too.

use std::collections::BTreeMap;

use nix_tree::Expr;
use smol_str::SmolStr;
use tsnix_source::Diagnostic;
use tsnix_source::catalogue::flakes::NOT_A_LITERAL;
use tsnix_syntax::hir::ExprId;

use super::outputs::Parts;
use crate::context::Context;
use crate::fold::{Const, fold, to_nix};

/// The folded parts, by name.
pub(super) type Meta = BTreeMap<SmolStr, Const>;

/// Folds the parts that must be known.
pub(super) fn fold_meta(ctx: &mut Context<'_>, parts: &Parts) -> Meta {
    let mut meta = Meta::new();
    for (name, expr) in &parts.meta {
        if let Some(value) = known(ctx, name, *expr) {
            meta.insert(name.clone(), value);
        }
    }
    meta
}

/// A part in Nix.
pub(super) fn literal(ctx: &mut Context<'_>, name: &str, value: ExprId) -> Expr {
    known(ctx, name, value).map_or_else(nix_tree::build::null, |value| to_nix(&value))
}

/// The value of a part; says so where it is not known, at the expression that stops it.
pub(super) fn known(ctx: &mut Context<'_>, name: &str, value: ExprId) -> Option<Const> {
    match fold(ctx, value) {
        Ok(value) => Some(value),
        Err(stopped) => {
            let range = ctx.module_of(stopped.file).exprs.range(stopped.expr);
            let message = format!("`{name}` must be known when compiling, and this is not");
            ctx.report(
                Diagnostic::new(&NOT_A_LITERAL, stopped.file, range, message)
                    .with_help("use literals, constants, templates and calls of local functions"),
            );
            None
        }
    }
}
