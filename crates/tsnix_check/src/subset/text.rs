//! Strings: characters that no Nix string can hold, and positions in text that is not ASCII.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::{NON_ASCII_TEXT, NUL_CHARACTER, UNPAIRED_SURROGATE};
use tsnix_syntax::hir::{ArrayElement, Expr, ExprId, Stmt};

use super::context::Ctx;
use crate::names::Parent;

/// Members of strings that count characters.
const COUNTING: &[&str] =
    &["length", "at", "charAt", "slice", "substring", "padStart", "padEnd", "indexOf", "lastIndexOf"];
/// Members of strings that change the case of letters.
const CASES: &[&str] = &["toUpperCase", "toLowerCase"];

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        let range = ctx.range(expr);
        match &module[expr] {
            Expr::String(literal) => {
                if literal.has_lone_surrogate {
                    surrogate(ctx, range);
                }
                if literal.value.contains('\0') {
                    nul(ctx, range);
                }
            }
            Expr::Template(template) | Expr::TaggedTemplate { template, .. } => {
                for text in &template.quasis {
                    if text.cooked.as_ref().is_some_and(|it| it.contains('\0')) {
                        nul(ctx, text.range);
                    }
                }
            }
            _ => {}
        }
        if let Some(what) = counted(ctx, expr) {
            let message = if CASES.iter().any(|it| what.contains(it)) {
                format!("{what} of a text that is not ASCII: Nix knows the case of ASCII letters only")
            } else {
                format!(
                    "{what} in a text that is not ASCII: Nix counts the bytes of UTF-8, JavaScript UTF-16 units"
                )
            };
            let found = ctx
                .diagnostic(&NON_ASCII_TEXT, range, message)
                .with_help("keep the text whole, or write it with characters of ASCII");
            ctx.report(found);
        }
    }
}

fn surrogate(ctx: &mut Ctx<'_>, range: TextRange) {
    let found = ctx
        .diagnostic(
            &UNPAIRED_SURROGATE,
            range,
            "half of a character (an unpaired surrogate) can't be in a Nix string",
        )
        .with_help("write the whole character");
    ctx.report(found);
}

fn nul(ctx: &mut Ctx<'_>, range: TextRange) {
    let found = ctx
        .diagnostic(&NUL_CHARACTER, range, "the character NUL can't be in a Nix string")
        .with_help("leave it out");
    ctx.report(found);
}

/// What counts, where an expression counts in a text that is not ASCII.
fn counted(ctx: &Ctx<'_>, expr: ExprId) -> Option<String> {
    match &ctx.module[expr] {
        Expr::Member { object, name, .. } if COUNTING.contains(&&*name.name) => {
            (is_foreign(ctx, *object) || fills_with_foreign(ctx, expr)).then(|| format!("`{}`", name.name))
        }
        Expr::Member { object, name, .. } if CASES.contains(&&*name.name) && is_foreign(ctx, *object) => {
            Some(format!("`{}`", name.name))
        }
        Expr::Index { object, index, .. } if is_foreign(ctx, *object) => {
            (!matches!(ctx.module[*index], Expr::String(_))).then(|| "an index".to_owned())
        }
        // "ä".split("")
        Expr::Call { callee, args, .. } => {
            let Expr::Member { object, name, .. } = &ctx.module[*callee] else { return None };
            let separator = args.first().map(|it| &ctx.module[ctx.peel(it.expr)]);
            let is_empty = matches!(separator, Some(Expr::String(text)) if text.value.is_empty());
            (name.name == "split" && is_empty && is_foreign(ctx, *object)).then(|| "`split(\"\")`".to_owned())
        }
        // [..."ä"]
        Expr::Array(elements) => elements
            .iter()
            .any(|it| matches!(it, ArrayElement::Spread(inner) if is_foreign(ctx, *inner)))
            .then(|| "a spread".to_owned()),
        _ => match ctx.bindings.parent(expr) {
            Parent::Stmt(stmt) if matches!(ctx.module[stmt], Stmt::ForOf { iterable, .. } if iterable == expr) => {
                is_foreign(ctx, expr).then(|| "`for...of`".to_owned())
            }
            _ => None,
        },
    }
}

/// `"a".padStart(5, "ä")`
fn fills_with_foreign(ctx: &Ctx<'_>, member: ExprId) -> bool {
    let Expr::Member { name, .. } = &ctx.module[member] else { return false };
    let Parent::Expr(call) = ctx.bindings.parent(member) else { return false };
    let Expr::Call { args, .. } = &ctx.module[call] else { return false };
    name.name.starts_with("pad") && args.get(1).is_some_and(|it| is_foreign(ctx, it.expr))
}

/// A literal with a character outside of ASCII, or a constant that is one.
fn is_foreign(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let expr = ctx.peel(expr);
    let is_literal = |it: ExprId| match &ctx.module[ctx.peel(it)] {
        Expr::String(literal) => !literal.value.is_ascii() && !literal.has_lone_surrogate,
        Expr::Template(template) => {
            template.quasis.iter().any(|it| it.cooked.as_ref().is_some_and(|text| !text.is_ascii()))
        }
        _ => false,
    };
    match ctx.module[expr] {
        Expr::Name(_) => ctx.symbol(expr).and_then(|it| ctx.const_init(it)).is_some_and(is_literal),
        _ => is_literal(expr),
    }
}
