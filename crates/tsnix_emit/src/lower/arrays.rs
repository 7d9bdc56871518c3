//! Array literals.

use nix_tree::build::{apply, if_else, null};
use nix_tree::{Element, Expr, ExprKind, Layout};
use tsnix_source::TextRange;
use tsnix_syntax::hir::{self, ArrayElement, ExprId, LogicalOp};

use super::facts::{self, Facts};
use super::{bare, expr, helper_call, plain, shapes, truthiness};
use crate::context::Context;
use crate::runtime::Helper;
use crate::trivia;

/// `[a, ...b]  =>  [ a ] ++ b`
pub(super) fn array(ctx: &mut Context<'_>, elements: &[ArrayElement]) -> Expr {
    let mut parts: Vec<Expr> = Vec::new();
    let mut run: Vec<Element> = Vec::new();
    for element in elements {
        match element {
            ArrayElement::Expr(id) => {
                let range = ctx.module().exprs.range(*id);
                let trivia = trivia_of(ctx, range);
                let value = match crate::special::entry::module_path(ctx, *id) {
                    Some(path) => path,
                    None => expr(ctx, *id),
                };
                run.push(Element::from(value).with_trivia(trivia));
            }
            ArrayElement::Hole => run.push(null().into()),
            ArrayElement::Spread(id) => {
                if !run.is_empty() {
                    parts.push(list_of(std::mem::take(&mut run)));
                }
                parts.push(spread(ctx, *id));
            }
        }
    }
    if !run.is_empty() || parts.is_empty() {
        parts.push(list_of(run));
    }
    joined(parts)
}

/// Lists one after another; Nix's `++` groups from the right.
pub(crate) fn joined(parts: Vec<Expr>) -> Expr {
    parts
        .into_iter()
        .rev()
        .reduce(|right, left| super::assign::concatenated(left, right))
        .unwrap_or_else(shapes::empty_list)
}

fn list_of(elements: Vec<Element>) -> Expr {
    ExprKind::List { elements, comments_after: Vec::new(), layout: Layout::Compact }.into()
}

/// Comments and blank lines around an element; the first one has no blank line above.
fn trivia_of(ctx: &Context<'_>, range: TextRange) -> nix_tree::Trivia {
    trivia::around(ctx, range)
}

/// `...b` in a list. `...(c ? [x] : [])  =>  lib.optionals c [ x ]`
fn spread(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let module = ctx.module();
    let inner = bare(ctx, id);
    if let hir::Expr::Conditional { test, then, otherwise } = &module[inner] {
        if is_empty_array(ctx, *otherwise) {
            let test = truthiness::condition(ctx, *test);
            return optionals(ctx, test, *then);
        }
        if is_empty_array(ctx, *then) {
            let test = truthiness::condition(ctx, *test);
            return optionals(ctx, shapes::negated(test), *otherwise);
        }
    }
    if let hir::Expr::Logical { op: LogicalOp::And, left, right } = &module[inner]
        && facts::of(ctx, *right).only(Facts::LIST)
    {
        let test = truthiness::condition(ctx, *left);
        return optionals(ctx, test, *right);
    }
    if let hir::Expr::Logical { op: LogicalOp::Coalesce | LogicalOp::Or, left, right } = &module[inner]
        && is_empty_array(ctx, *right)
        && facts::of(ctx, *left).only(Facts::LIST | Facts::NULLISH)
    {
        let value = plain(ctx, *left);
        if shapes::has_null_default(&value) {
            return shapes::with_default(value, shapes::empty_list());
        }
    }
    iterated(ctx, id)
}

/// What `for...of`, spread and `Array.from` go through, as a list.
pub(crate) fn iterated(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let facts = facts::of(ctx, id);
    let value = plain(ctx, id);
    elements_of(ctx, value, facts)
}

/// The list of what a list or a text consists of.
pub(super) fn elements_of(ctx: &mut Context<'_>, value: Expr, facts: Facts) -> Expr {
    if facts.only(Facts::STRING) {
        return helper_call(ctx, Helper::Characters, [value]);
    }
    if facts.is_text_or_list() {
        return shapes::shared(ctx, value, "value", |ctx, value| {
            let characters = helper_call(ctx, Helper::Characters, [value.clone()]);
            if_else(super::builtin_call("isString", [value.clone()]), characters, value)
        });
    }
    value
}

fn is_empty_array(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(&ctx.module()[bare(ctx, id)], hir::Expr::Array(elements) if elements.is_empty())
}

/// `lib.optionals c [ ... ]`, `lib.optional c x`, or an `if` where there is no `lib`.
pub(crate) fn optionals(ctx: &mut Context<'_>, test: Expr, value: ExprId) -> Expr {
    let value = plain(ctx, value);
    optional_list(ctx, test, value)
}

/// A list if the condition holds, else the empty one.
pub(crate) fn optional_list(ctx: &mut Context<'_>, test: Expr, value: Expr) -> Expr {
    if shapes::is_bool(&test, true) {
        return value;
    }
    let is_one = matches!(
        &value.kind,
        ExprKind::List { elements, comments_after, .. }
            if comments_after.is_empty()
                && matches!(&elements[..], [one] if one.trivia.comments_before.is_empty() && one.trivia.comment_after.is_none())
    );
    let name = if is_one { "optional" } else { "optionals" };
    let Some(function) = ctx.lib_function(&[name]) else {
        return if_else(test, value, shapes::empty_list());
    };
    if !is_one {
        return apply(function, [test, value]);
    }
    match value.into_kind() {
        ExprKind::List { mut elements, .. } => match elements.pop() {
            Some(element) => apply(function, [test, element.value]),
            None => shapes::empty_list(),
        },
        kind => apply(function, [test, kind.into()]),
    }
}
