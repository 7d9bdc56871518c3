//! `sort` and `toSorted`: by text, or by a function that compares.

use nix_tree::build::{apply, binary, builtin, if_else, int, lambda};
use nix_tree::{BinaryOp, Expr};
use tsnix_syntax::hir::{self, Argument, BinaryOp as Js, ExprId};

use crate::builtins::callback;
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{self, bare, builtin_call, shapes, text};

/// A sorted list: by text, or by a function that compares.
pub(crate) fn sorted(ctx: &mut Context<'_>, object: ExprId, args: &[Argument]) -> Expr {
    let xs = lower::access::strict(ctx, object);
    let Some(compare) = args.first() else { return sorted_as_text(ctx, object, xs) };
    if facts::of(ctx, compare.expr).has(Facts::UNDEFINED) {
        return sorted_perhaps(ctx, object, compare.expr, xs);
    }
    if let Some(less) = comparison(ctx, compare.expr) {
        return builtin_call("sort", [less, xs]);
    }
    let compare = callback::function(ctx, compare.expr, 2);
    let less = match callback::two_params(compare) {
        Ok((a, b, body)) => lambda(a, lambda(b, binary(BinaryOp::Less, body, int(0)))),
        Err(compare) => {
            let (a, b) = (lower::fresh(ctx, "a"), lower::fresh(ctx, "b"));
            let call = apply(compare, [nix_tree::build::ident(a.clone()), nix_tree::build::ident(b.clone())]);
            lambda(a, lambda(b, binary(BinaryOp::Less, call, int(0))))
        }
    };
    builtin_call("sort", [less, xs])
}

/// By a comparison that may be undefined: then by text.
fn sorted_perhaps(ctx: &mut Context<'_>, object: ExprId, compare: ExprId, xs: Expr) -> Expr {
    let compare = lower::plain(ctx, compare);
    shapes::shared(ctx, xs, "list", |ctx, xs| {
        let by_text = sorted_as_text(ctx, object, xs.clone());
        shapes::shared(ctx, compare, "compare", |ctx, compare| {
            let (a, b) = (lower::fresh(ctx, "a"), lower::fresh(ctx, "b"));
            let (first, second) = (nix_tree::build::ident(a.clone()), nix_tree::build::ident(b.clone()));
            let order = apply(compare.clone(), [first, second]);
            let less = lambda(a, lambda(b, binary(BinaryOp::Less, order, int(0))));
            if_else(shapes::is_null(compare), by_text, builtin_call("sort", [less, xs]))
        })
    })
}

fn sorted_as_text(ctx: &mut Context<'_>, object: ExprId, xs: Expr) -> Expr {
    let ty = ctx.model.type_of(ctx.file, object);
    let element = ctx.model.view(ty).element();
    let facts = element.map_or(Facts::UNKNOWN, |ty| facts::of_type(ctx, ty));
    if facts.only(Facts::STRING) {
        return builtin_call("sort", [builtin("lessThan"), xs]);
    }
    let (a, b) = (lower::fresh(ctx, "a"), lower::fresh(ctx, "b"));
    let fraction = lower::fraction_of_elements(ctx);
    let left = text::of_value(ctx, nix_tree::build::ident(a.clone()), facts, fraction);
    let right = text::of_value(ctx, nix_tree::build::ident(b.clone()), facts, fraction);
    builtin_call("sort", [lambda(a, lambda(b, binary(BinaryOp::Less, left, right))), xs])
}

/// `(a, b) => a.n - b.n  =>  a: b: a.n < b.n`, `a.localeCompare(b)` too.
fn comparison(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let module = ctx.module();
    let hir::Expr::Function(function) = &module[bare(ctx, id)] else { return None };
    let hir::FunctionBody::Expr(body) = &module[*function].body else { return None };
    if module[*function].params.len() != 2 {
        return None;
    }
    let (left, right) = match &module[bare(ctx, *body)] {
        hir::Expr::Binary { op: Js::Sub, left, right } => (*left, *right),
        hir::Expr::Call { callee, args, .. } => match &module[*callee] {
            hir::Expr::Member { object, name, .. } if name.name == "localeCompare" => {
                (*object, args.first()?.expr)
            }
            _ => return None,
        },
        _ => return None,
    };
    let lambda_of = lower::lambda_with_body(ctx, *function, |ctx| {
        let left = lower::access::strict(ctx, left);
        let right = lower::access::strict(ctx, right);
        binary(BinaryOp::Less, left, right)
    });
    Some(lambda_of)
}
