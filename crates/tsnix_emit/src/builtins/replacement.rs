//! Replacements of `replace` and `replaceAll`: what `$&` and its like in them mean.
//!
//! What is written out is worked out here; a replacement that is only known when Nix evaluates it is read by a
//! helper, unless its type says that there is no `$` in it.

use nix_tree::Expr;
use nix_tree::build::{apply, boolean, list, null, string};
use tsnix_syntax::hir::{self, BinaryOp, ExprId};

use super::Method;
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{bare, builtin_call, helper_call};
use crate::runtime::Helper;

/// `replace` and `replaceAll` of a text.
pub(super) fn of_text(ctx: &mut Context<'_>, method: &Method<'_>, s: Expr) -> Expr {
    let all = method.name == "replaceAll";
    let search = method.arg_or(ctx, 0, string("undefined"));
    let is_function =
        method.arg_id(1).is_some_and(|id| ctx.model.view(ctx.model.type_of(ctx.file, id)).is_function());
    if is_function {
        let id = method.arg_id(1).map(|id| super::callback::function(ctx, id, 1));
        let replacement = id.map_or_else(null, |function| apply(function, [search.clone()]));
        return everywhere_or_first(ctx, all, s, search, replacement);
    }
    let found = method.literal(ctx, 0);
    let written = method.literal(ctx, 1);
    let replacement = match &written {
        Some(text) => known(text, found.as_deref()).map(string),
        None if method.arg_id(1).is_some_and(|id| !has_no_dollar(ctx, id)) => None,
        None => Some(method.arg_or(ctx, 1, string("undefined"))),
    };
    match replacement {
        Some(replacement) => everywhere_or_first(ctx, all, s, search, replacement),
        None => {
            let replacement = method.arg_or(ctx, 1, string("undefined"));
            helper_call(ctx, Helper::ReplaceText, [s, search, replacement, boolean(all)])
        }
    }
}

fn everywhere_or_first(ctx: &mut Context<'_>, all: bool, s: Expr, search: Expr, replacement: Expr) -> Expr {
    if all {
        return builtin_call("replaceStrings", [list([search]), list([replacement]), s]);
    }
    helper_call(ctx, Helper::ReplaceFirst, [s, search, replacement])
}

/// A written replacement for a text, where it is the same at each place: `$$` and `$&` are put in.
fn known(replacement: &str, found: Option<&str>) -> Option<String> {
    let mut out = String::new();
    let mut rest = replacement;
    while let Some(at) = rest.find('$') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        if let Some(after) = behind.strip_prefix('$') {
            out.push('$');
            rest = after;
        } else if let Some(after) = behind.strip_prefix('&') {
            out.push_str(found?);
            rest = after;
        } else if behind.starts_with(['`', '\'']) {
            return None;
        } else {
            out.push('$');
            rest = behind;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Whether a text has a `$` in it that means something.
pub(super) fn has_no_dollar(ctx: &Context<'_>, id: ExprId) -> bool {
    let id = bare(ctx, id);
    match &ctx.module()[id] {
        hir::Expr::String(text) => return !text.value.contains('$'),
        hir::Expr::Template(template) => {
            let is_plain =
                |text: &hir::TemplateText| text.cooked.as_ref().is_some_and(|it| !it.contains('$'));
            return template.quasis.iter().all(is_plain)
                && template.exprs.iter().all(|it| has_no_dollar(ctx, *it));
        }
        hir::Expr::Binary { op: BinaryOp::Add, left, right } => {
            return has_no_dollar(ctx, *left) && has_no_dollar(ctx, *right);
        }
        hir::Expr::Conditional { then, otherwise, .. } => {
            return has_no_dollar(ctx, *then) && has_no_dollar(ctx, *otherwise);
        }
        _ => {}
    }
    if facts::of(ctx, id).only(Facts::NUMBER | Facts::BOOLEAN) {
        return true;
    }
    let members = ctx.model.view(ctx.model.type_of(ctx.file, id)).members();
    members.into_iter().all(|member| {
        let view = ctx.model.view(member);
        // Names of the store have none either.
        view.string_literal().is_some_and(|text| !text.contains('$'))
            || view.is_object() && !view.is_string_like()
    })
}

/// A replacement that is known only when it is evaluated, for a match with its groups: what is to be put for what.
pub(super) fn at_run_time(replacement: Expr, texts: Vec<(String, Expr)>) -> Expr {
    let (from, to): (Vec<Expr>, Vec<Expr>) = texts.into_iter().map(|(from, to)| (string(from), to)).unzip();
    builtin_call("replaceStrings", [list(from), list(to), replacement])
}

/// Whether a written replacement asks for what stands around the match.
pub(super) fn asks_around(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let behind = &rest[at + 1..];
        match behind.chars().next() {
            Some('`' | '\'') => return true,
            Some('$') => rest = &behind[1..],
            _ => rest = behind,
        }
    }
    false
}
