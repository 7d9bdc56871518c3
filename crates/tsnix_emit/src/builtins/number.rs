//! `Number`, `Boolean`, and the functions that have no object: `String(x)`, `parseInt(x)`.

use nix_tree::build::{apply, binary, boolean, int, null, string};
use nix_tree::{BinaryOp, Expr, ExprKind};
use tsnix_syntax::hir::Argument;

use super::Method;
use crate::context::Context;
use crate::lower::{self, access, builtin_call, helper, helper_call, shapes, text, truthiness};
use crate::runtime::Helper;

/// `String(x)`, `Number(x)`, `Boolean(x)`, `parseInt(x)`, `parseFloat(x)`.
pub(super) fn global_call(ctx: &mut Context<'_>, name: &str, args: &[Argument]) -> Option<Expr> {
    let first = args.first().map(|argument| argument.expr);
    Some(match name {
        "String" => first.map_or_else(|| string(""), |id| text::text(ctx, id)),
        "Boolean" => first.map_or_else(|| boolean(false), |id| truthiness::condition(ctx, id)),
        "Number" => first.map_or_else(|| int(0), |id| lower::number(ctx, id)),
        "parseFloat" => parse_float(ctx, first?),
        "parseInt" => {
            let radix = args.get(1).map(|argument| argument.expr);
            parse_int(ctx, first?, radix)
        }
        _ => return None,
    })
}

fn parse_float(ctx: &mut Context<'_>, id: tsnix_syntax::hir::ExprId) -> Expr {
    let text = text::text(ctx, id);
    helper_call(ctx, Helper::ParseNumber, [text, boolean(true)])
}

fn parse_int(
    ctx: &mut Context<'_>,
    id: tsnix_syntax::hir::ExprId,
    radix: Option<tsnix_syntax::hir::ExprId>,
) -> Expr {
    let text = text::text(ctx, id);
    let radix = radix.map_or_else(null, |radix| access::strict(ctx, radix));
    if matches!(radix.kind, ExprKind::Int(10)) {
        return helper_call(ctx, Helper::ParseDecimal, [text]);
    }
    helper_call(ctx, Helper::ParseInteger, [text, radix])
}

/// A method of a number.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let fraction = lower::fraction(ctx, method.object);
    let value = method.receiver(ctx);
    Some(match method.name {
        "toString" => match method.arg(ctx, 0) {
            None => text::number(ctx, value, fraction),
            Some(radix) if matches!(radix.kind, ExprKind::Int(10)) => text::number(ctx, value, fraction),
            Some(radix) => helper_call(ctx, Helper::ToRadix, [value, radix]),
        },
        "toFixed" => {
            let places = method.int_or(ctx, 0, int(0));
            helper_call(ctx, Helper::ToFixed, [value, places])
        }
        "valueOf" => value,
        _ => return None,
    })
}

/// A method of a boolean.
pub(super) fn boolean_call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let value = method.receiver(ctx);
    (method.name == "toString").then(|| text::boolean(ctx, value))
}

/// `Number.isInteger` and its like.
pub(super) fn static_call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    Some(match method.name {
        "isInteger" | "isSafeInteger" => {
            let value = method.arg_or(ctx, 0, null());
            let whole = helper_call(ctx, Helper::Whole, [value]);
            builtin_call("isInt", [whole])
        }
        "isFinite" => {
            let value = method.arg_or(ctx, 0, null());
            shapes::shared(ctx, value, "value", |_, value| {
                let is_int = builtin_call("isInt", [value.clone()]);
                binary(BinaryOp::Or, is_int, builtin_call("isFloat", [value]))
            })
        }
        "isNaN" => boolean(false),
        "parseFloat" => parse_float(ctx, method.arg_id(0)?),
        "parseInt" => parse_int(ctx, method.arg_id(0)?, method.arg_id(1)),
        _ => return None,
    })
}

/// `Number.isInteger` as a callback, and the constants.
pub(super) fn function_value(ctx: &mut Context<'_>, name: &str) -> Option<Expr> {
    let value = nix_tree::build::ident("number");
    match name {
        "EPSILON" => Some(nix_tree::build::float(f64::EPSILON)),
        // 2^53 - 1
        "MAX_SAFE_INTEGER" => Some(int(9_007_199_254_740_991)),
        "MIN_SAFE_INTEGER" => Some(int(-9_007_199_254_740_991)),
        "isInteger" => {
            let whole = helper_call(ctx, Helper::Whole, [value]);
            Some(nix_tree::build::lambda("number", builtin_call("isInt", [whole])))
        }
        "parseInt" => Some(helper(ctx, Helper::ParseInteger)),
        "parseFloat" => {
            let parse = helper(ctx, Helper::ParseNumber);
            Some(nix_tree::build::lambda("number", apply(parse, [value, boolean(true)])))
        }
        _ => None,
    }
}
