//! `Object`: functions on attribute sets.

use nix_tree::build::{apply, builtin, has_attr, ident, lambda, list, null};
use nix_tree::{Expr, ExprKind, Param};
use tsnix_syntax::hir::{self, ExprId};

use super::{Method, callback};
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{self, access, bare, builtin_call, helper, helper_call, iterated, text};
use crate::runtime::Helper;

/// `Object.keys(x)` and its like.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let first = method.arg_id(0)?;
    Some(match method.name {
        "keys" => builtin_call("attrNames", [access::strict(ctx, first)]),
        "values" => builtin_call("attrValues", [access::strict(ctx, first)]),
        "entries" => {
            let set = access::strict(ctx, first);
            entries(ctx, set)
        }
        "fromEntries" => from_entries(ctx, first),
        "assign" => {
            let mut value = access::strict(ctx, first);
            for at in 1..method.args.len() {
                let more = method.arg_or(ctx, at, null());
                value = lower::updated(value, more);
            }
            value
        }
        "hasOwn" => {
            let set = access::strict(ctx, first);
            let key = text::key(ctx, method.arg_id(1)?);
            has_attr(set, [access::attribute(key)])
        }
        "groupBy" => {
            let xs = iterated(ctx, first);
            let id = method.arg_id(1)?;
            let with_index = callback::params(ctx, id, 2) > 1;
            let callback = callback::function(ctx, id, if with_index { 2 } else { 1 });
            if with_index {
                return None;
            }
            builtin_call("groupBy", [callback, xs])
        }
        _ => return None,
    })
}

fn entries(ctx: &mut Context<'_>, set: Expr) -> Expr {
    match ctx.lib_function(&["mapAttrsToList"]) {
        Some(function) => {
            let pair = list([ident("name"), ident("value")]);
            apply(function, [lambda("name", lambda("value", pair)), set])
        }
        None => helper_call(ctx, Helper::Entries, [set]),
    }
}

/// `Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v)]))  =>  builtins.mapAttrs (k: v: f v) o`
fn from_entries(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let pairs = iterated(ctx, id);
    if let Some(keys) = literal_pairs(ctx, id) {
        let _ = keys;
    }
    helper_call(ctx, Helper::FromEntries, [pairs])
}

fn literal_pairs(ctx: &Context<'_>, id: ExprId) -> Option<usize> {
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Array(elements) => Some(elements.len()),
        _ => None,
    }
}

/// `xs.map(Object.keys)`
pub(super) fn function_value(ctx: &mut Context<'_>, name: &str) -> Option<Expr> {
    Some(match name {
        "keys" => builtin("attrNames"),
        "values" => builtin("attrValues"),
        "entries" => helper(ctx, Helper::Entries),
        "fromEntries" => helper(ctx, Helper::FromEntries),
        _ => return None,
    })
}

/// Whether a value is an attribute set by its type.
#[allow(dead_code, reason = "asked by the forms of entries")]
pub(super) fn is_set(ctx: &Context<'_>, id: ExprId) -> bool {
    facts::of(ctx, id).only(Facts::OBJECT | Facts::STORE)
}

/// The name of a plain parameter.
#[allow(dead_code, reason = "asked by the forms of entries")]
pub(super) fn plain_name(param: &Param) -> Option<&str> {
    match param {
        Param::Ident(name) => Some(&name.text),
        Param::Set(_) => None,
    }
}

/// Whether an expression is a variable of this name.
#[allow(dead_code, reason = "asked by the forms of entries")]
pub(super) fn is_variable(value: &Expr, name: &str) -> bool {
    matches!(&value.kind, ExprKind::Ident(it) if it == name)
}
