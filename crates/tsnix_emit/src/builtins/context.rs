//! Which texts carry the context of a store path: those whose pieces must keep it.
//!
//! Nix's regular expressions drop the context of what they are given (`builtins.split`), and with it the dependency on
//! what the text names. Where a text plainly comes from a store path, the pieces are given it again; elsewhere that
//! would only be noise. A `string` that came as a parameter is taken for plain text, as in Nix written by hand.

use nix_tree::Expr;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{bare, helper_call, initializer, shapes, symbol_pattern};
use crate::runtime::Helper;

/// How far constants are followed.
const DEPTH: usize = 16;

/// Functions of `builtins` and `lib` that give texts with store paths in them.
const MAKERS: &[&str] = &[
    "getExe",
    "getExe'",
    "makeBinPath",
    "makeIncludePath",
    "makeLibraryPath",
    "makeSearchPath",
    "makeSearchPathOutput",
    "storePath",
    "toFile",
];

/// The pieces of a text, with its context where it has one: `withContext text pieces`.
pub(super) fn kept(
    ctx: &mut Context<'_>,
    text: ExprId,
    value: Expr,
    split: impl FnOnce(&mut Context<'_>, Expr) -> Expr,
) -> Expr {
    if !names_store_path(ctx, text, DEPTH) {
        return split(ctx, value);
    }
    shapes::shared(ctx, value, "text", |ctx, value| {
        let pieces = split(ctx, value.clone());
        helper_call(ctx, Helper::WithContext, [value, pieces])
    })
}

/// Whether a text is made with a store path.
fn names_store_path(ctx: &Context<'_>, id: ExprId, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let id = bare(ctx, id);
    let is_one = |it: ExprId| facts::of(ctx, it).has(Facts::STORE) || names_store_path(ctx, it, depth);
    match &ctx.module()[id] {
        hir::Expr::Template(template) => template.exprs.iter().any(|it| is_one(*it)),
        hir::Expr::TaggedTemplate { tag, template, .. } => {
            let is_text = matches!(&ctx.module()[bare(ctx, *tag)], hir::Expr::Name(name) if name == "text");
            is_text && template.exprs.iter().any(|it| is_one(*it))
        }
        hir::Expr::Binary { left, right, .. } | hir::Expr::Logical { left, right, .. } => {
            is_one(*left) || is_one(*right)
        }
        hir::Expr::Conditional { then, otherwise, .. } => is_one(*then) || is_one(*otherwise),
        hir::Expr::Member { object, name, .. } => {
            matches!(name.name.as_str(), "outPath" | "drvPath") && facts::of(ctx, *object).has(Facts::STORE)
        }
        hir::Expr::Call { callee, args, .. } => match &ctx.module()[bare(ctx, *callee)] {
            hir::Expr::Member { object, name, .. } => {
                MAKERS.contains(&name.name.as_str()) || names_store_path(ctx, *object, depth)
            }
            hir::Expr::Name(name) => name == "String" && args.first().is_some_and(|it| is_one(it.expr)),
            _ => false,
        },
        hir::Expr::Name(_) => symbol_pattern(ctx, id)
            .and_then(|pattern| initializer(ctx, pattern))
            .is_some_and(|it| names_store_path(ctx, it, depth)),
        _ => false,
    }
}
