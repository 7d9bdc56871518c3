//! `Math`.

use nix_tree::build::{apply, binary, builtin, float, ident, if_else, int, lambda, list, negate};
use nix_tree::{BinaryOp, Expr, ExprKind};
use tsnix_syntax::hir;

use super::Method;
use crate::context::Context;
use crate::lower::{self, access, builtin_call, helper, helper_call, numbers, operators, rest_of, shapes};
use crate::runtime::Helper;

/// `Math.floor(x)` and its like.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    if matches!(method.name, "max" | "min") {
        return Some(extreme(ctx, method));
    }
    if let Some(rounded) = rounded_quotient(ctx, method) {
        return Some(rounded);
    }
    let is_int = lower::is_int(ctx, method.arg_id(0)?);
    let first = access::strict(ctx, method.arg_id(0)?);
    if is_int && matches!(method.name, "floor" | "ceil" | "round" | "trunc") {
        return Some(first);
    }
    if method.name == "pow" {
        let exponent = access::strict(ctx, method.arg_id(1)?);
        return Some(operators::power(ctx, first, exponent));
    }
    of_one(ctx, method.name, first)
}

/// `Math.floor(a / b)` of ints, which has no need of an int where the quotient is one.
fn rounded_quotient(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let id = lower::bare(ctx, method.arg_id(0)?);
    let hir::Expr::Binary { op: hir::BinaryOp::Div, left, right } = ctx.module()[id] else { return None };
    let are_ints = lower::is_int(ctx, left) && lower::is_int(ctx, right);
    if !are_ints || lower::is_int(ctx, id) || !matches!(method.name, "floor" | "ceil" | "round" | "trunc") {
        return None;
    }
    let is_natural = numbers::is_natural(ctx, left);
    let (left, right) = (access::strict(ctx, left), access::strict(ctx, right));
    if shapes::is_constant(&left) && shapes::is_constant(&right) {
        let quotient = operators::arithmetic(ctx, hir::BinaryOp::Div, left, right, true);
        return of_one(ctx, method.name, quotient);
    }
    // Nix's division of ints cuts off, which is to round down where nothing is negative.
    let cuts_off = match method.name {
        "trunc" => true,
        "floor" => is_natural && matches!(right.kind, ExprKind::Int(right) if right > 0),
        _ => false,
    };
    if cuts_off {
        return Some(binary(BinaryOp::Divide, left, right));
    }
    of_one(ctx, method.name, operators::float_quotient(left, right))
}

/// A function of one number.
fn of_one(ctx: &mut Context<'_>, name: &str, value: Expr) -> Option<Expr> {
    let zero = |op, value: Expr| binary(op, value, int(0));
    Some(match name {
        "floor" => builtin_call("floor", [value]),
        "ceil" => builtin_call("ceil", [value]),
        "round" => helper_call(ctx, Helper::Round, [value]),
        "trunc" => helper_call(ctx, Helper::Truncate, [value]),
        "sqrt" => helper_call(ctx, Helper::SquareRoot, [value]),
        "abs" => shapes::shared(ctx, value, "number", |_, value| {
            if_else(zero(BinaryOp::Less, value.clone()), negate(value.clone()), value)
        }),
        "sign" => helper_call(ctx, Helper::Sign, [value]),
        _ => return None,
    })
}

/// `Math.max(a, b)`, `Math.max(...xs)`
fn extreme(ctx: &mut Context<'_>, method: &Method<'_>) -> Expr {
    let (name, which) =
        if method.name == "max" { ("max", Helper::Largest) } else { ("min", Helper::Smallest) };
    if let [a, b] = method.args
        && !method.has_spread()
        && let Some(function) = ctx.lib_function(&[name])
    {
        let a = access::strict(ctx, a.expr);
        let b = access::strict(ctx, b.expr);
        return apply(function, [a, b]);
    }
    if let [a, b] = method.args
        && !method.has_spread()
    {
        let pair = [access::strict(ctx, a.expr), access::strict(ctx, b.expr)];
        // What is written once under a name reads well; two such names do not.
        if pair.iter().any(shapes::is_cheap) {
            let [a, b] = pair;
            return shapes::shared(ctx, a, "number", |ctx, a| {
                shapes::shared(ctx, b, "number", |_, b| greater(name, a, b))
            });
        }
        return helper_call(ctx, which, [list(pair)]);
    }
    let numbers = rest_of(ctx, method.args);
    helper_call(ctx, which, [numbers])
}

/// `Math.max(a, b)  =>  if a > b then a else b`, `Math.max(0, a)  =>  if a < 0 then 0 else a`
fn greater(name: &str, a: Expr, b: Expr) -> Expr {
    let (op, turned) = match name {
        "max" => (BinaryOp::Greater, BinaryOp::Less),
        _ => (BinaryOp::Less, BinaryOp::Greater),
    };
    let test = if shapes::is_constant(&a) {
        binary(turned, b.clone(), a.clone())
    } else {
        binary(op, a.clone(), b.clone())
    };
    if_else(test, a, b)
}

/// `xs.map(Math.floor)`, `Math.PI`
pub(super) fn function_value(ctx: &mut Context<'_>, name: &str) -> Option<Expr> {
    use std::f64::consts;
    Some(match name {
        "E" => float(consts::E),
        "LN10" => float(consts::LN_10),
        "LN2" => float(consts::LN_2),
        "LOG10E" => float(consts::LOG10_E),
        "LOG2E" => float(consts::LOG2_E),
        "PI" => float(consts::PI),
        "SQRT1_2" => float(consts::FRAC_1_SQRT_2),
        "SQRT2" => float(consts::SQRT_2),
        "floor" | "ceil" => builtin(name),
        "round" => helper(ctx, Helper::Round),
        "trunc" => helper(ctx, Helper::Truncate),
        "sqrt" => helper(ctx, Helper::SquareRoot),
        "pow" => helper(ctx, Helper::Power),
        // A rest parameter is a list.
        "max" => helper(ctx, Helper::Largest),
        "min" => helper(ctx, Helper::Smallest),
        _ => lambda("number", of_one(ctx, name, ident("number"))?),
    })
}
