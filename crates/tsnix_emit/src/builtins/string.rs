//! `String`: methods of strings. Lengths and indices count bytes.

use nix_tree::build::{apply, binary, if_else, int, list, null, string};
use nix_tree::{BinaryOp, Expr, ExprKind};

use super::{Method, regex, replacement};
use crate::context::Context;
use crate::lower::{builtin_call, helper_call, shapes};
use crate::runtime::Helper;

/// A method of a string.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    if let Some(value) = regex::string_method(ctx, method) {
        return Some(value);
    }
    let s = method.receiver(ctx);
    if let Some(value) = searching(ctx, method, s.clone()) {
        return Some(value);
    }
    Some(match method.name {
        "toString" | "valueOf" => s,
        "at" => {
            let index = method.int_or(ctx, 0, int(0));
            if matches!(index.kind, ExprKind::Int(at) if at >= 0) {
                return Some(helper_call(ctx, Helper::CharacterAt, [s, index]));
            }
            let characters = helper_call(ctx, Helper::Characters, [s]);
            helper_call(ctx, Helper::AtEnd, [characters, index])
        }
        "charAt" => {
            let index = method.int_or(ctx, 0, int(0));
            match index.kind {
                ExprKind::Int(at) if at >= 0 => builtin_call("substring", [int(at), int(1), s]),
                _ => helper_call(ctx, Helper::CharAt, [s, index]),
            }
        }
        "concat" if method.has_spread() => {
            let more = crate::lower::rest_of(ctx, method.args);
            let all = binary(BinaryOp::Concat, list([s]), more);
            builtin_call("concatStringsSep", [string(""), all])
        }
        "concat" => {
            let mut value = s;
            for argument in method.args {
                let more = crate::lower::text::text(ctx, argument.expr);
                value = binary(BinaryOp::Add, value, more);
            }
            value
        }
        "localeCompare" => {
            let other = method.arg_or(ctx, 0, string(""));
            helper_call(ctx, Helper::CompareStrings, [s, other])
        }
        "padStart" | "padEnd" => {
            let length = method.int_or(ctx, 0, int(0));
            let fill = method.arg_or(ctx, 1, string(" "));
            let which = if method.name == "padStart" { Helper::PadStart } else { Helper::PadEnd };
            helper_call(ctx, which, [s, length, fill])
        }
        "repeat" => {
            let count = method.int_or(ctx, 0, int(0));
            helper_call(ctx, Helper::RepeatString, [s, count])
        }
        "slice" => slice(ctx, method, s),
        "substring" => {
            let start = method.int_or(ctx, 0, int(0));
            let end = method.int_or(ctx, 1, null());
            helper_call(ctx, Helper::Substring, [s, start, end])
        }
        "toLowerCase" => case(ctx, "toLower", Helper::Lower, s),
        "toUpperCase" => case(ctx, "toUpper", Helper::Upper, s),
        "trim" => helper_call(ctx, Helper::Trim, [s]),
        "trimStart" => helper_call(ctx, Helper::TrimStart, [s]),
        "trimEnd" => helper_call(ctx, Helper::TrimEnd, [s]),
        "split" => split(ctx, method, s),
        "replace" | "replaceAll" => replacement::of_text(ctx, method, s),
        _ => return None,
    })
}

fn case(ctx: &mut Context<'_>, name: &'static str, helper: Helper, s: Expr) -> Expr {
    match ctx.lib_function(&[name]) {
        Some(function) => apply(function, [s]),
        None => helper_call(ctx, helper, [s]),
    }
}

/// Where, or whether, a text is in the string.
fn searching(ctx: &mut Context<'_>, method: &Method<'_>, s: Expr) -> Option<Expr> {
    let names = ["includes", "startsWith", "endsWith", "indexOf", "lastIndexOf"];
    if !names.contains(&method.name) {
        return None;
    }
    let search = method.arg_or(ctx, 0, string("undefined"));
    let position = match method.int_or(ctx, 1, null()) {
        position if shapes::is_null_literal(&position) => None,
        position => Some(position),
    };
    Some(match (method.name, position) {
        ("includes", None) => match ctx.lib_function(&["hasInfix"]) {
            Some(function) => apply(function, [search, s]),
            None => helper_call(ctx, Helper::IncludesString, [s, search]),
        },
        ("includes", Some(position)) => {
            let index = helper_call(ctx, Helper::IndexOfStringFrom, [s, search, position]);
            binary(BinaryOp::GreaterOrEqual, index, int(0))
        }
        ("startsWith", None) => match ctx.lib_function(&["hasPrefix"]) {
            Some(function) => apply(function, [search, s]),
            None => helper_call(ctx, Helper::StartsWith, [s, search]),
        },
        ("startsWith", Some(position)) => helper_call(ctx, Helper::StartsWithAt, [s, search, position]),
        ("endsWith", None) => match ctx.lib_function(&["hasSuffix"]) {
            Some(function) => apply(function, [search, s]),
            None => helper_call(ctx, Helper::EndsWith, [s, search]),
        },
        ("endsWith", Some(end)) => {
            let part = helper_call(ctx, Helper::Substring, [s, int(0), end]);
            helper_call(ctx, Helper::EndsWith, [part, search])
        }
        ("indexOf", None) => helper_call(ctx, Helper::IndexOfString, [s, search]),
        ("indexOf", Some(position)) => helper_call(ctx, Helper::IndexOfStringFrom, [s, search, position]),
        (_, position) => {
            let position = position.unwrap_or_else(null);
            helper_call(ctx, Helper::LastIndexOfString, [s, search, position])
        }
    })
}

/// `s.slice(0, 3)  =>  builtins.substring 0 3 s`
fn slice(ctx: &mut Context<'_>, method: &Method<'_>, s: Expr) -> Expr {
    let start = method.int_or(ctx, 0, int(0));
    let end = method.int_or(ctx, 1, null());
    match (&start.kind, &end.kind) {
        (ExprKind::Int(from), _) if *from >= 0 && shapes::is_null_literal(&end) => {
            builtin_call("substring", [start, int(-1), s])
        }
        (ExprKind::Int(from), ExprKind::Int(to)) if *from >= 0 && to >= from => {
            let count = int(to - from);
            builtin_call("substring", [start, count, s])
        }
        _ => helper_call(ctx, Helper::SliceString, [s, start, end]),
    }
}

fn split(ctx: &mut Context<'_>, method: &Method<'_>, s: Expr) -> Expr {
    if method.args.is_empty() {
        return list([s]);
    }
    let separator = method.arg_or(ctx, 0, string(""));
    let is_empty = matches!(&separator.kind, ExprKind::String { parts, .. } if parts.is_empty())
        || method.literal(ctx, 0).is_some_and(|text| text.is_empty());
    let text = method.literal(ctx, 0).filter(|text| !text.is_empty());
    let parts = if is_empty {
        helper_call(ctx, Helper::Characters, [s])
    } else if let Some(text) = text {
        match ctx.lib_function(&["splitString"]) {
            Some(split) => apply(split, [separator, s]),
            None => {
                let pattern = string(regex::escaped(&text));
                super::context::kept(ctx, method.object, s, |_, s| {
                    let parts = builtin_call("split", [pattern, s]);
                    builtin_call("filter", [nix_tree::build::builtin("isString"), parts])
                })
            }
        }
    } else {
        helper_call(ctx, Helper::SplitString, [s, separator])
    };
    limited(ctx, method, parts)
}

/// The first parts, where a split says how many at most.
pub(super) fn limited(ctx: &mut Context<'_>, method: &Method<'_>, parts: Expr) -> Expr {
    match method.int_or(ctx, 1, null()) {
        limit if shapes::is_null_literal(&limit) => parts,
        // JavaScript counts a negative limit from 2^32 down.
        limit if matches!(limit.kind, ExprKind::Int(limit) if limit < 0) => parts,
        limit if !matches!(limit.kind, ExprKind::Int(_)) => {
            shapes::shared(ctx, limit, "limit", |ctx, limit| {
                let is_negative = binary(BinaryOp::Less, limit.clone(), int(0));
                let end = if_else(is_negative, null(), limit);
                helper_call(ctx, Helper::Slice, [parts, int(0), end])
            })
        }
        limit => helper_call(ctx, Helper::Slice, [parts, int(0), limit]),
    }
}
