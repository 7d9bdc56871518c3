//! `Array`: methods of lists.

mod from;
mod sort;

pub(super) use from::static_call;
pub(crate) use sort::sorted;

use nix_tree::build::{apply, if_else, int, lambda, list, null, string};
use nix_tree::{Expr, ExprKind};
use tsnix_check::names::CALLING_METHODS;
use tsnix_syntax::hir::ExprId;

use super::{Method, callback};
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{self, builtin_call, helper_call, shapes, text};
use crate::runtime::Helper;

/// A method of a list.
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    if let Some(value) = super::object::entries_method(ctx, method) {
        return Some(value);
    }
    if let Some(value) = with_callback(ctx, method) {
        return Some(value);
    }
    let xs = method.receiver(ctx);
    Some(match method.name {
        "at" => {
            let index = method.int_or(ctx, 0, int(0));
            let is_forward = matches!(index.kind, ExprKind::Int(at) if at >= 0);
            helper_call(ctx, if is_forward { Helper::At } else { Helper::AtEnd }, [xs, index])
        }
        "concat" => concat(ctx, method, xs),
        "includes" => {
            let element = method.arg_or(ctx, 0, null());
            let xs = match method.int_or(ctx, 1, null()) {
                from if shapes::is_null_literal(&from) => xs,
                from => helper_call(ctx, Helper::Slice, [xs, from, null()]),
            };
            builtin_call("elem", [element, xs])
        }
        "indexOf" => {
            let element = method.arg_or(ctx, 0, null());
            match method.int_or(ctx, 1, int(0)) {
                from if matches!(from.kind, ExprKind::Int(0)) => {
                    helper_call(ctx, Helper::IndexOf, [xs, element])
                }
                from => helper_call(ctx, Helper::IndexOfFrom, [xs, element, from]),
            }
        }
        "lastIndexOf" => {
            let element = method.arg_or(ctx, 0, null());
            let from = method.int_or(ctx, 1, int(-1));
            helper_call(ctx, Helper::LastIndexOf, [xs, element, from])
        }
        "join" => {
            let separator = method.arg_or(ctx, 0, string(","));
            join(ctx, method.object, xs, separator)
        }
        "toString" => join(ctx, method.object, xs, string(",")),
        "slice" => {
            let start = method.int_or(ctx, 0, int(0));
            let end = method.int_or(ctx, 1, null());
            slice(ctx, xs, start, end)
        }
        "flat" => flat(ctx, method, xs),
        // A list that nobody holds may be changed: what counts is the value of the call.
        "toReversed" | "reverse" => reversed(ctx, xs),
        "toSorted" | "sort" => sorted(ctx, method.object, method.args),
        "pop" => helper_call(ctx, Helper::AtEnd, [xs, int(-1)]),
        "shift" => helper_call(ctx, Helper::At, [xs, int(0)]),
        "push" | "unshift" => {
            let items = lower::rest_of(ctx, method.args);
            builtin_call("length", [lower::joined_lists(vec![xs, items])])
        }
        "toSpliced" => {
            let start = method.int_or(ctx, 0, int(0));
            let count = method.int_or(ctx, 1, null());
            let items = lower::rest_of(ctx, method.args.get(2..).unwrap_or_default());
            helper_call(ctx, Helper::Splice, [xs, start, count, items])
        }
        "with" => {
            let index = method.int_or(ctx, 0, int(0));
            let value = method.arg_or(ctx, 1, null());
            helper_call(ctx, Helper::WithElement, [xs, index, value])
        }
        "fill" => {
            let value = method.arg_or(ctx, 0, null());
            let start = method.int_or(ctx, 1, int(0));
            let end = method.int_or(ctx, 2, null());
            helper_call(ctx, Helper::Fill, [xs, value, start, end])
        }
        "keys" => {
            builtin_call("genList", [lambda("i", nix_tree::build::ident("i")), builtin_call("length", [xs])])
        }
        "values" => xs,
        "entries" => {
            let pair = list([nix_tree::build::ident("i"), nix_tree::build::ident("x")]);
            let callback = lambda("x", lambda("i", pair));
            mapped_indexed(ctx, callback, xs)
        }
        _ => return None,
    })
}

/// Methods that call a function with the elements.
fn with_callback(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let is_fold = matches!(method.name, "reduce" | "reduceRight");
    if !CALLING_METHODS.contains(&method.name) {
        return None;
    }
    let id = method.arg_id(0)?;
    let most = if is_fold { 3 } else { 2 };
    if callback::params(ctx, id, most + 1) > most {
        return Some(with_whole_list(ctx, method, id));
    }
    if is_fold {
        let xs = method.receiver(ctx);
        return Some(reduce(ctx, method, id, xs));
    }
    let xs = method.receiver(ctx);
    Some(called_with(ctx, method, id, xs))
}

/// A method whose callback also asks for the list.
fn with_whole_list(ctx: &mut Context<'_>, method: &Method<'_>, id: ExprId) -> Expr {
    let xs = method.receiver(ctx);
    // Inside the callback another variable may have the list's name.
    let is_safe = matches!(&xs.kind, ExprKind::Ident(name) if !callback::declares(ctx, id, name));
    let finish = |ctx: &mut Context<'_>, xs: Expr| {
        let outer = ctx.lower.whole_list.replace((id, xs.clone()));
        let value = match method.name {
            "reduce" | "reduceRight" => reduce(ctx, method, id, xs),
            _ => called_with(ctx, method, id, xs),
        };
        ctx.lower.whole_list = outer;
        value
    };
    if is_safe {
        return finish(ctx, xs);
    }
    let name = lower::fresh(ctx, "list");
    let value = finish(ctx, nix_tree::build::ident(name.clone()));
    nix_tree::build::let_in([nix_tree::build::bind(name, xs)], value)
}

fn called_with(ctx: &mut Context<'_>, method: &Method<'_>, id: ExprId, xs: Expr) -> Expr {
    let count = callback::params(ctx, id, 2);
    let with_index = count > 1;
    let xs = entries_or_list(ctx, method, with_index, xs);
    match method.name {
        "map" if with_index => {
            let callback = callback::function(ctx, id, 2);
            mapped_indexed(ctx, callback, xs)
        }
        "map" => {
            let callback = callback::function(ctx, id, 1);
            map(ctx, callback, xs)
        }
        "flatMap" => flat_map(ctx, id, xs, with_index),
        "forEach" => {
            // For what the callback throws or prints: nothing it changes comes here.
            let callback = callback::function(ctx, id, if with_index { 2 } else { 1 });
            let callback = if with_index { callback::of_entry(ctx, callback) } else { callback };
            let step = lambda("_", callback);
            let value = builtin_call("foldl'", [step, null(), xs]);
            builtin_call("seq", [value, null()])
        }
        _ => searched(ctx, method.name, id, xs, with_index),
    }
}

/// The list; where the callback asks for the index, but for `map`, with the indices.
fn entries_or_list(ctx: &mut Context<'_>, method: &Method<'_>, with_index: bool, xs: Expr) -> Expr {
    let is_direct = !with_index || matches!(method.name, "map" | "flatMap");
    if is_direct { xs } else { helper_call(ctx, Helper::Enumerate, [xs]) }
}

/// Methods whose callback is a test.
fn searched(ctx: &mut Context<'_>, name: &str, id: ExprId, xs: Expr, with_index: bool) -> Expr {
    let test = callback::predicate(ctx, id, if with_index { 2 } else { 1 });
    let test = if with_index { callback::of_entry(ctx, test) } else { test };
    let value = match name {
        "filter" => builtin_call("filter", [test, xs]),
        "some" => return builtin_call("any", [test, xs]),
        "every" => return builtin_call("all", [test, xs]),
        "findIndex" => return helper_call(ctx, Helper::FindIndex, [test, xs]),
        "findLastIndex" => {
            let entries = if with_index { xs } else { helper_call(ctx, Helper::Enumerate, [xs]) };
            let test = if with_index { test } else { on_value(ctx, test) };
            let backwards = reversed(ctx, entries);
            let found = find(ctx, test, backwards);
            return shapes::shared(ctx, found, "found", |_, found| {
                let index = nix_tree::build::select(found.clone(), ["index"]);
                if_else(shapes::is_null(found), int(-1), index)
            });
        }
        "findLast" => {
            let backwards = reversed(ctx, xs);
            find(ctx, test, backwards)
        }
        _ => find(ctx, test, xs),
    };
    if !with_index {
        return value;
    }
    // Back from entries to elements.
    if name == "filter" {
        let element = lambda("entry", nix_tree::build::select(nix_tree::build::ident("entry"), ["value"]));
        return apply(ctx.global("map"), [element, value]);
    }
    shapes::with_default(nix_tree::build::select(value, ["value"]), null())
}

fn on_value(ctx: &mut Context<'_>, test: Expr) -> Expr {
    let name = lower::fresh(ctx, "entry");
    let value = nix_tree::build::select(nix_tree::build::ident(name.clone()), ["value"]);
    let is_lambda = matches!(test.kind, ExprKind::Lambda { .. });
    if !is_lambda {
        return lambda(name, apply(test, [value]));
    }
    match test.into_kind() {
        ExprKind::Lambda { param, body } => lambda(name, callback::applied(param, value, *body)),
        kind => kind.into(),
    }
}

fn find(ctx: &mut Context<'_>, test: Expr, xs: Expr) -> Expr {
    match ctx.lib_function(&["findFirst"]) {
        Some(find) => apply(find, [test, null(), xs]),
        None => helper_call(ctx, Helper::Find, [test, xs]),
    }
}

/// `map f xs`; the identity changes nothing.
pub(crate) fn map(ctx: &mut Context<'_>, callback: Expr, xs: Expr) -> Expr {
    apply(ctx.global("map"), [callback, xs])
}

fn mapped_indexed(ctx: &mut Context<'_>, callback: Expr, xs: Expr) -> Expr {
    match ctx.lib_function(&["imap0"]) {
        Some(imap) => {
            let callback = callback::swapped(ctx, callback);
            apply(imap, [callback, xs])
        }
        None => helper_call(ctx, Helper::MapIndexed, [callback, xs]),
    }
}

fn flat_map(ctx: &mut Context<'_>, id: ExprId, xs: Expr, with_index: bool) -> Expr {
    let callback = callback::function(ctx, id, if with_index { 2 } else { 1 });
    let ty = ctx.model.type_of(ctx.file, id);
    let result = ctx.model.call_signatures(ty).first().map(|signature| signature.return_type);
    let facts = result.map_or(Facts::LIST, |ty| facts::of_type(ctx, ty));
    if facts.only(Facts::LIST) || facts.only(Facts::ANY) {
        if with_index {
            return builtin_call("concatLists", [mapped_indexed(ctx, callback, xs)]);
        }
        return builtin_call("concatMap", [callback, xs]);
    }
    if !facts.may_be(Facts::LIST) {
        return if with_index { mapped_indexed(ctx, callback, xs) } else { map(ctx, callback, xs) };
    }
    let mapped = if with_index { mapped_indexed(ctx, callback, xs) } else { map(ctx, callback, xs) };
    helper_call(ctx, Helper::Flat, [mapped, int(1)])
}

/// `xs.reduce((a, x) => a + x, 0)  =>  builtins.foldl' (a: x: a + x) 0 xs`
fn reduce(ctx: &mut Context<'_>, method: &Method<'_>, id: ExprId, xs: Expr) -> Expr {
    let is_right = method.name == "reduceRight";
    let with_index = callback::params(ctx, id, 3) > 2;
    let initial = method.arg_id(1).map(|id| lower::plain(ctx, id));
    let mut folded = xs;
    if with_index {
        folded = helper_call(ctx, Helper::Enumerate, [folded]);
    }
    if is_right {
        folded = reversed(ctx, folded);
    }
    let callback = callback::function(ctx, id, if with_index { 3 } else { 2 });
    let callback = if with_index {
        let (state, entry) = (lower::fresh(ctx, "state"), lower::fresh(ctx, "entry"));
        let value = nix_tree::build::select(nix_tree::build::ident(entry.clone()), ["value"]);
        let index = nix_tree::build::select(nix_tree::build::ident(entry.clone()), ["index"]);
        indexed_fold(callback, state, entry, value, index)
    } else {
        callback
    };
    if let Some(initial) = initial {
        return builtin_call("foldl'", [callback, initial, folded]);
    }
    if !with_index {
        return helper_call(ctx, Helper::Reduce, [callback, folded]);
    }
    shapes::shared(ctx, folded, "list", |_, xs| {
        let first = nix_tree::build::select(builtin_call("head", [xs.clone()]), ["value"]);
        builtin_call("foldl'", [callback, first, builtin_call("tail", [xs])])
    })
}

/// A callback of state, element and index as one of state and entry.
fn indexed_fold(
    callback: Expr,
    state: smol_str::SmolStr,
    entry: smol_str::SmolStr,
    value: Expr,
    index: Expr,
) -> Expr {
    let is_lambda = matches!(callback.kind, ExprKind::Lambda { .. });
    if is_lambda && let ExprKind::Lambda { param, body } = callback.clone().into_kind() {
        return match callback::two_params(*body) {
            Ok((first, second, body)) => {
                let body = callback::applied(first, value, callback::applied(second, index, body));
                lambda(param, lambda(entry, body))
            }
            Err(rest) => lambda(param, lambda(entry, apply(rest, [value, index]))),
        };
    }
    let call = apply(callback, [nix_tree::build::ident(state.clone()), value, index]);
    lambda(state, lambda(entry, call))
}

fn concat(ctx: &mut Context<'_>, method: &Method<'_>, xs: Expr) -> Expr {
    let mut parts = vec![xs];
    for argument in method.args {
        let facts = facts::of(ctx, argument.expr);
        let value = lower::plain(ctx, argument.expr);
        parts.push(if argument.is_spread {
            helper_call(ctx, Helper::Flat, [value, int(1)])
        } else if facts.only(Facts::LIST) {
            value
        } else if facts.may_be(Facts::LIST) {
            helper_call(ctx, Helper::Flat, [list([value]), int(1)])
        } else {
            list([value])
        });
    }
    lower::joined_lists(parts)
}

/// `builtins.concatStringsSep sep xs`
pub(super) fn join(ctx: &mut Context<'_>, object: ExprId, xs: Expr, separator: Expr) -> Expr {
    let ty = ctx.model.type_of(ctx.file, object);
    let element = ctx.model.view(ty).element();
    let mut facts = element.map_or(Facts::ANY, |ty| facts::of_type(ctx, ty));
    if !facts.has(Facts::ANY) && ctx.model.elements_may_be_absent(ctx.file, object) {
        facts = facts | Facts::UNDEFINED;
    }
    let xs = if facts.only(Facts::STRING | Facts::STORE) || facts.only(Facts::ANY) || facts == Facts::NONE {
        xs
    } else {
        let as_text = text_callback(ctx, facts);
        map(ctx, as_text, xs)
    };
    builtin_call("concatStringsSep", [separator, xs])
}

/// What makes text of an element in `join`: nothing where it is null.
fn text_callback(ctx: &mut Context<'_>, facts: Facts) -> Expr {
    let fraction = lower::fraction_of_elements(ctx);
    if facts.only(Facts::NUMBER) {
        return text::number_to_text(ctx, fraction);
    }
    let name = lower::fresh(ctx, "x");
    let value = nix_tree::build::ident(name.clone());
    let present = text::of_value(ctx, value.clone(), facts.without(Facts::NULLISH), fraction);
    let body = if facts.may_be(Facts::NULLISH) {
        if_else(shapes::is_null(value), string(""), present)
    } else {
        present
    };
    lambda(name, body)
}

fn slice(ctx: &mut Context<'_>, xs: Expr, start: Expr, end: Expr) -> Expr {
    let from = match start.kind {
        ExprKind::Int(from) if from >= 0 => Some(from),
        _ => None,
    };
    let to = match end.kind {
        ExprKind::Int(to) if to >= 0 => Some(to),
        _ => None,
    };
    match (from, to, shapes::is_null_literal(&end)) {
        (Some(0), _, true) => xs,
        (Some(from), _, true) => match ctx.lib_function(&["drop"]) {
            Some(drop) => apply(drop, [int(from), xs]),
            None if from == 1 && shapes::is_cheap(&xs) => shapes::tail(xs),
            None => helper_call(ctx, Helper::Slice, [xs, int(from), end]),
        },
        (Some(0), Some(to), _) => match ctx.lib_function(&["take"]) {
            Some(take) => apply(take, [int(to), xs]),
            None => helper_call(ctx, Helper::Slice, [xs, int(0), int(to)]),
        },
        _ => helper_call(ctx, Helper::Slice, [xs, start, end]),
    }
}

fn flat(ctx: &mut Context<'_>, method: &Method<'_>, xs: Expr) -> Expr {
    let depth = method.arg_or(ctx, 0, int(1));
    let ty = ctx.model.type_of(ctx.file, method.object);
    let element = ctx.model.view(ty).element();
    let all_lists = element.is_some_and(|ty| facts::of_type(ctx, ty).only(Facts::LIST));
    if all_lists && matches!(depth.kind, ExprKind::Int(1)) {
        return builtin_call("concatLists", [xs]);
    }
    helper_call(ctx, Helper::Flat, [xs, depth])
}

/// A list in the opposite order.
pub(crate) fn reversed(ctx: &mut Context<'_>, xs: Expr) -> Expr {
    match ctx.lib_function(&["reverseList"]) {
        Some(reverse) => apply(reverse, [xs]),
        None => helper_call(ctx, Helper::Reverse, [xs]),
    }
}
