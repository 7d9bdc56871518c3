//! `Array.from`, `Array.of`, `Array.isArray`.

use nix_tree::Expr;
use nix_tree::build::{apply, lambda, null};
use tsnix_syntax::hir::{self, ExprId};

use super::{map, mapped_indexed};
use crate::builtins::{Method, callback};
use crate::context::Context;
use crate::lower::{self, bare, builtin_call, iterated};

/// `Array.from`, `Array.of`, `Array.isArray`.
pub(in crate::builtins) fn static_call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    Some(match method.name {
        "isArray" => {
            let value = method.arg_or(ctx, 0, null());
            builtin_call("isList", [value])
        }
        "of" => lower::rest_of(ctx, method.args),
        "from" => from(ctx, method)?,
        _ => return None,
    })
}

/// `Array.from({ length: n }, (_, i) => f(i))  =>  builtins.genList f n`
fn from(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let source = method.arg_id(0)?;
    let callback = method.arg_id(1);
    if let Some(length) = length_only(ctx, source) {
        let length = lower::access::strict(ctx, length);
        let Some(callback) = callback else {
            return Some(builtin_call("genList", [lambda("_", null()), length]));
        };
        let callback = callback::function(ctx, callback, 2);
        return Some(match callback::two_params(callback) {
            Ok((first, index, body)) if is_unused(&first) => {
                builtin_call("genList", [lambda(index, body), length])
            }
            Ok((first, index, body)) => {
                let callback = lambda(first, lambda(index, body));
                builtin_call("genList", [apply(callback, [null()]), length])
            }
            Err(callback) => builtin_call("genList", [apply(callback, [null()]), length]),
        });
    }
    let xs = iterated(ctx, source);
    let Some(callback) = callback else { return Some(xs) };
    let count = callback::params(ctx, callback, 2);
    let callback = callback::function(ctx, callback, count.max(1));
    Some(if count > 1 { mapped_indexed(ctx, callback, xs) } else { map(ctx, callback, xs) })
}

/// Whether a parameter is called so because nobody uses it.
fn is_unused(param: &nix_tree::Param) -> bool {
    matches!(param, nix_tree::Param::Ident(name) if name.text.starts_with('_'))
}

/// The length in `{ length: n }`.
fn length_only(ctx: &Context<'_>, id: ExprId) -> Option<ExprId> {
    let module = ctx.module();
    let hir::Expr::Object(properties) = &module[bare(ctx, id)] else { return None };
    let [property] = &properties[..] else { return None };
    match &module[*property] {
        hir::Property::KeyValue { key, value } if key.static_name().is_some_and(|name| name == "length") => {
            Some(*value)
        }
        hir::Property::Shorthand { key, value } if key.name == "length" => Some(*value),
        _ => None,
    }
}
