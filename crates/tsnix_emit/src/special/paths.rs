//! `path("./src")`, `` path(`./hosts/${name}`) ``, `searchPath("nixpkgs")`.

use nix_tree::build::{null, path, path_parts, search_path, text};
use nix_tree::{Expr, StringPart};
use tsnix_source::Diagnostic;
use tsnix_source::catalogue::flakes::NOT_A_PATH;
use tsnix_syntax::hir::{self, ExprId};

use super::foreign::rebased;
use crate::context::Context;
use crate::lower;

/// A path literal.
pub(super) fn path_call(ctx: &mut Context<'_>, call: ExprId) -> Expr {
    let Some(argument) = ctx.call_args(call).first().copied() else { return null() };
    let module = ctx.module();
    match &module[argument] {
        hir::Expr::String(literal) => path(rebased(ctx, &literal.value)),
        hir::Expr::Template(template) if template.exprs.is_empty() => {
            let written = template.quasis.first().and_then(|text| text.cooked.clone()).unwrap_or_default();
            path(rebased(ctx, &written))
        }
        hir::Expr::Template(template) => dynamic(ctx, argument, template),
        _ => report(ctx, argument, "a path must be written as a literal where it is used"),
    }
}

/// `./hosts/${name}.nix`
fn dynamic(ctx: &mut Context<'_>, argument: ExprId, template: &hir::Template) -> Expr {
    let texts: Vec<_> =
        template.quasis.iter().map(|text| text.cooked.clone().unwrap_or_else(|| text.raw.clone())).collect();
    let Some((first, rest)) = texts.split_first() else { return null() };
    // The folder must be written out, so that the path can be rebased: `./${x}` is `.` and `${x}`.
    let Some((folder, start)) = first.rsplit_once('/') else {
        return report(ctx, argument, "the first folder of a path must be written out");
    };
    let mut folder = rebased(ctx, if folder.is_empty() { "/" } else { folder });
    if folder == "./." {
        folder = ".".into();
    }
    let mut parts: Vec<StringPart> = vec![text(format!("{}/{start}", folder.trim_end_matches('/')))];
    for (expr, after) in template.exprs.iter().zip(rest) {
        parts.push(StringPart::Interpolation(lower::expr(ctx, *expr)));
        if !after.is_empty() {
            parts.push(text(after.as_str()));
        }
    }
    path_parts(parts)
}

/// `<nixpkgs>`
pub(super) fn search_path_call(ctx: &mut Context<'_>, call: ExprId) -> Expr {
    let Some(argument) = ctx.call_args(call).first().copied() else { return null() };
    match &ctx.module()[argument] {
        hir::Expr::String(literal) => search_path(literal.value.clone()),
        _ => report(ctx, argument, "a search path must be written as a string literal"),
    }
}

fn report(ctx: &mut Context<'_>, expr: ExprId, message: &str) -> Expr {
    let range = ctx.module().exprs.range(expr);
    ctx.report(
        Diagnostic::new(&NOT_A_PATH, ctx.file, range, message).with_help(
            "write the string or the template here; a template may have parts behind the first `/`",
        ),
    );
    null()
}
