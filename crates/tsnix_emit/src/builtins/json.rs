//! `JSON`.

use nix_tree::Expr;
use nix_tree::build::builtin;

use super::Method;
use crate::context::Context;
use crate::lower::{builtin_call, has_fractions, helper_call, shapes};
use crate::runtime::Helper;

/// `JSON.stringify(x, null, 2)`, `JSON.parse(text)`
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let value = method.arg(ctx, 0)?;
    Some(match method.name {
        "parse" => builtin_call("fromJSON", [value]),
        "stringify" => match method.arg_id(2).map(|_| method.int_or(ctx, 2, nix_tree::build::null())) {
            Some(indent) if !shapes::is_null_literal(&indent) => {
                helper_call(ctx, Helper::PrettyJson, [indent, value])
            }
            // Nix prints fewer digits of a float than JavaScript does.
            _ if has_fractions(ctx) => helper_call(ctx, Helper::ToJson, [value]),
            _ => builtin_call("toJSON", [value]),
        },
        _ => return None,
    })
}

/// `xs.map(JSON.stringify)` is refused by its type; `JSON.parse` may stand alone.
pub(super) fn function_value(name: &str) -> Option<Expr> {
    match name {
        "parse" => Some(builtin("fromJSON")),
        "stringify" => Some(builtin("toJSON")),
        _ => None,
    }
}
