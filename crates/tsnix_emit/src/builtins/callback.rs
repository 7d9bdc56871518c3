//! Callbacks: functions that the library calls with an element, and an index if they ask for it.

use nix_tree::build::{apply, ident, lambda, select};
use nix_tree::{Expr, ExprKind, Param};
use tsnix_check::names::Parent;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{self, Arity, bare, truthiness};
use crate::runtime::Helper;

/// How many arguments a callback takes, at most `most`.
pub(super) fn params(ctx: &Context<'_>, id: ExprId, most: usize) -> usize {
    if let hir::Expr::Function(function) = &ctx.module()[bare(ctx, id)] {
        let params = &ctx.module()[*function].params;
        return if params.last().is_some_and(|param| param.is_rest) { most } else { params.len().min(most) };
    }
    // `String`, `Number` and `Boolean` look at the element alone.
    if let hir::Expr::Name(name) = &ctx.module()[bare(ctx, id)]
        && lower::is_global_name(ctx, id, name)
    {
        return if name == "parseInt" { most.min(2) } else { 1 };
    }
    let ty = ctx.model.type_of(ctx.file, id);
    match lower::arity_of_type(ctx, ty) {
        Some(arity) if arity.has_rest => most,
        Some(arity) => arity.fixed.min(most),
        None => 1,
    }
}

/// Whether something inside of a callback is called so.
pub(super) fn declares(ctx: &Context<'_>, id: ExprId, name: &str) -> bool {
    let module = ctx.module();
    let range = module.exprs.range(id);
    let is_named = |pattern: hir::PatId| {
        range.contains(module.patterns.range(pattern))
            && matches!(&module[pattern], hir::Pattern::Name(it) if it == name)
    };
    module.patterns.ids().any(is_named)
}

/// A callback as a function of exactly so many parameters.
pub(super) fn function(ctx: &mut Context<'_>, id: ExprId, count: usize) -> Expr {
    if let Some((callback, list)) = ctx.lower.whole_list.clone()
        && callback == id
    {
        ctx.lower.whole_list = None;
        return with_list(ctx, id, count, list);
    }
    if count == 1
        && let Some(callback) = conversion(ctx, id)
    {
        return reduced(ctx, callback);
    }
    let callback = lower::with_arity(ctx, id, Arity::exactly(count));
    if count == 1 { reduced(ctx, callback) } else { callback }
}

/// `ports.map(String)  =>  map toString ports`: what is converted is known by its type.
fn conversion(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let hir::Expr::Name(name) = &ctx.module()[bare(ctx, id)] else { return None };
    if !matches!(name.as_str(), "String" | "Number") || !lower::is_global_name(ctx, bare(ctx, id), name) {
        return None;
    }
    let target = ctx.model.target_type(ctx.file, id)?;
    let given = ctx.model.call_signatures(target).first()?.params.first()?.ty;
    let facts = facts::of_type(ctx, given);
    let facts = if is_given_absent(ctx, id) { facts | Facts::UNDEFINED } else { facts };
    let shown = if name == "String" { facts.without(Facts::UNDEFINED) } else { facts };
    let is_known = shown.only(Facts::STRING) || shown.only(Facts::NUMBER) || shown.only(Facts::BOOLEAN);
    let is_kept = name == "Number" && facts.only(Facts::BOOLEAN);
    if !is_known || is_kept {
        return None;
    }
    let fraction = lower::fraction_of_elements(ctx);
    if name == "String" && facts.only(Facts::NUMBER) {
        return Some(lower::text::number_to_text(ctx, fraction));
    }
    let param = lower::fresh(ctx, "x");
    let value = ident(param.clone());
    let body = if name == "String" {
        lower::scoped(ctx, |ctx| lower::text::of_value(ctx, value, facts, fraction))
    } else if facts.only(Facts::NUMBER) {
        value
    } else {
        lower::helper_call(ctx, Helper::ParseNumber, [value, nix_tree::build::boolean(false)])
    };
    Some(lambda(param, body))
}

/// Whether the list for whose elements a callback is called may have what was read by an index that is not there.
fn is_given_absent(ctx: &Context<'_>, callback: ExprId) -> bool {
    let Parent::Expr(call) = ctx.bindings().parent(callback) else { return false };
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return false };
    match &ctx.module()[bare(ctx, *callee)] {
        hir::Expr::Member { object, .. } => ctx.model.elements_may_be_absent(ctx.file, *object),
        _ => false,
    }
}

/// A callback that asks for the list too: `(x, i, all) => all.length  =>  x: i: builtins.length xs`
fn with_list(ctx: &mut Context<'_>, id: ExprId, count: usize, list: Expr) -> Expr {
    let module = ctx.module();
    let whole = match &module[bare(ctx, id)] {
        hir::Expr::Function(function) => {
            module[*function].params.get(count).filter(|param| param.default.is_none() && !param.is_rest)
        }
        _ => None,
    };
    let symbol = whole.and_then(|param| ctx.bindings().pattern_symbol(param.pattern));
    let outer = symbol.map(|symbol| {
        let key = ctx.key(symbol);
        (key, ctx.substitutions.insert(key, list.clone()))
    });
    let callback = lower::with_arity(ctx, id, Arity::exactly(count + 1));
    if let Some((key, before)) = outer {
        match before {
            Some(before) => ctx.substitutions.insert(key, before),
            None => ctx.substitutions.remove(&key),
        };
    }
    filled(ctx, callback, count, list, symbol.is_some())
}

/// A function of `count + 1` parameters with the last one given.
fn filled(ctx: &mut Context<'_>, callback: Expr, count: usize, last: Expr, is_substituted: bool) -> Expr {
    let mut params = Vec::new();
    let mut body = callback;
    while params.len() <= count && matches!(body.kind, ExprKind::Lambda { .. }) {
        match body.into_kind() {
            ExprKind::Lambda { param, body: inner } => {
                params.push(param);
                body = *inner;
            }
            kind => {
                body = kind.into();
                break;
            }
        }
    }
    if params.len() == count + 1
        && let Some(whole) = params.pop()
    {
        let body = if is_substituted { body } else { applied(whole, last, body) };
        return params.into_iter().rev().fold(body, |body, param| lambda(param, body));
    }
    let function = params.into_iter().rev().fold(body, |body, param| lambda(param, body));
    let names: Vec<_> = (0..count).map(|_| lower::fresh(ctx, "x")).collect();
    let arguments = names.iter().map(|name| ident(name.clone())).chain([last]);
    let call = apply(function, arguments);
    names.into_iter().rev().fold(call, |body, name| lambda(name, body))
}

/// `s: lib.hasPrefix "a" s  =>  lib.hasPrefix "a"`, for functions of Nix: TypeScript needed the arrow to
/// call a method. Functions of the program stay as they were written.
pub(crate) fn reduced(ctx: &Context<'_>, callback: Expr) -> Expr {
    let is_needless = match &callback.kind {
        ExprKind::Lambda { param: Param::Ident(name), body } => match &body.kind {
            ExprKind::Apply { function, arguments } => {
                let is_own = matches!(&function.kind, ExprKind::Ident(name) if lower::is_helper(ctx, name));
                (is_own || is_nix_function(function))
                    && arguments.split_last().is_some_and(|(last, others)| {
                        matches!(&last.kind, ExprKind::Ident(it) if *it == name.text)
                            && others.iter().all(|it| !lower::mentions(it, &name.text))
                    })
            }
            _ => false,
        },
        _ => false,
    };
    if !is_needless {
        return callback;
    }
    match callback.into_kind() {
        ExprKind::Lambda { body, .. } => match body.into_kind() {
            ExprKind::Apply { function, mut arguments } => {
                arguments.pop();
                if arguments.is_empty() { *function } else { apply(*function, arguments) }
            }
            kind => kind.into(),
        },
        kind => kind.into(),
    }
}

/// `lib.x`, `builtins.x`, `toString`
fn is_nix_function(function: &Expr) -> bool {
    match &function.kind {
        ExprKind::Ident(name) => name == "toString",
        ExprKind::Select { target, default: None, .. } => {
            matches!(&target.kind, ExprKind::Ident(name) if name == "lib" || name == "builtins")
        }
        _ => false,
    }
}

/// What a callback takes a pair apart into, a name and any pattern: `([k, v]) => ...`, `([k, { a, b }]) => ...`.
pub(super) fn pair_params(ctx: &Context<'_>, id: ExprId) -> Option<[Option<hir::PatId>; 2]> {
    let module = ctx.module();
    let hir::Expr::Function(function) = &module[bare(ctx, id)] else { return None };
    let [param] = &module[*function].params[..] else { return None };
    let hir::Pattern::Array(elements) = &module[param.pattern] else { return None };
    if elements.len() > 2 || param.default.is_some() {
        return None;
    }
    let mut parts = [None, None];
    for (at, element) in elements.iter().enumerate() {
        let Some(element) = element else { continue };
        let is_plain = at == 1 || matches!(&module[element.pattern], hir::Pattern::Name(_));
        if !is_plain || element.default.is_some() || element.is_rest {
            return None;
        }
        parts[at] = Some(element.pattern);
    }
    Some(parts)
}

/// The expression that a callback gives, where it is nothing but that.
pub(super) fn body_expr(ctx: &Context<'_>, id: ExprId) -> Option<ExprId> {
    let module = ctx.module();
    let hir::Expr::Function(function) = &module[bare(ctx, id)] else { return None };
    match &module[*function].body {
        hir::FunctionBody::Expr(body) => Some(*body),
        hir::FunctionBody::Block(stmts) => match stmts[..] {
            [one] => match &module[one] {
                hir::Stmt::Return(Some(value)) => Some(*value),
                _ => None,
            },
            _ => None,
        },
        hir::FunctionBody::None => None,
    }
}

/// `k: v: body`, `k: { a, b, ... }: body` for a callback that takes a pair apart.
pub(super) fn of_pair(
    ctx: &mut Context<'_>,
    callback: ExprId,
    parts: [Option<hir::PatId>; 2],
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    let hir::Expr::Function(function) = &ctx.module()[bare(ctx, callback)] else {
        return lower::scoped(ctx, body);
    };
    lower::lambda_of_parts_with_body(ctx, *function, parts, body)
}

/// A callback whose result only counts as true or false.
pub(super) fn predicate(ctx: &mut Context<'_>, id: ExprId, count: usize) -> Expr {
    let callback = function(ctx, id, count);
    let ty = ctx.model.type_of(ctx.file, id);
    let result = ctx.model.call_signatures(ty).first().map(|signature| signature.return_type);
    let facts = result.map_or(Facts::NONE, |ty| facts::of_type(ctx, ty));
    // (i) => flags[i]
    let is_read = facts != Facts::NONE && ctx.model.result_may_be_absent(ctx.file, id);
    let facts = if is_read { facts | Facts::UNDEFINED } else { facts };
    let is_boolean = facts == Facts::NONE || facts.only(Facts::BOOLEAN) || facts.only(Facts::ANY);
    let is_own = matches!(&callback.kind, ExprKind::Ident(name) if lower::is_helper(ctx, name));
    if is_boolean || is_own {
        return callback;
    }
    // x: x.name  =>  x: x.name != ""
    truthy_result(ctx, callback, facts, count)
}

fn truthy_result(ctx: &mut Context<'_>, callback: Expr, facts: Facts, count: usize) -> Expr {
    let is_lambda = matches!(callback.kind, ExprKind::Lambda { .. });
    if is_lambda {
        return match callback.into_kind() {
            ExprKind::Lambda { param, body } => {
                let body = if count > 1 {
                    truthy_result(ctx, *body, facts, count - 1)
                } else {
                    truthiness::of_value(ctx, *body, facts)
                };
                lambda(param, body)
            }
            kind => kind.into(),
        };
    }
    let names: Vec<_> = (0..count).map(|_| lower::fresh(ctx, "x")).collect();
    let call = apply(callback, names.iter().map(|name| ident(name.clone())));
    let body = truthiness::of_value(ctx, call, facts);
    names.into_iter().rev().fold(body, |body, name| lambda(name, body))
}

/// A callback of element and index as a function of one entry `{ value, index }`.
pub(super) fn of_entry(ctx: &mut Context<'_>, callback: Expr) -> Expr {
    let name = lower::fresh(ctx, "entry");
    let value = select(ident(name.clone()), ["value"]);
    let index = select(ident(name.clone()), ["index"]);
    let body = match two_params(callback) {
        Ok((first, second, body)) => applied(first, value, applied(second, index, body)),
        Err(callback) => apply(callback, [value, index]),
    };
    lambda(name, body)
}

/// `(x: body) value  =>  let x = value; in body`
pub(super) fn applied(param: Param, value: Expr, body: Expr) -> Expr {
    match param {
        Param::Ident(name) if name.text == "_" => body,
        Param::Ident(name) => {
            let binding = nix_tree::build::bind(name.text, value).at(name.origin);
            let is_let = matches!(body.kind, ExprKind::Let { .. });
            if !is_let {
                return nix_tree::build::let_in([binding], body);
            }
            match body.into_kind() {
                ExprKind::Let { mut bindings, comments_after, body } => {
                    bindings.insert(0, binding);
                    ExprKind::Let { bindings, comments_after, body }.into()
                }
                kind => kind.into(),
            }
        }
        Param::Set(_) => apply(lambda(param, body), [value]),
    }
}

/// `(x: i: body)  =>  (i: x: body)`, for `lib.imap0`.
pub(super) fn swapped(ctx: &mut Context<'_>, callback: Expr) -> Expr {
    let is_nested = match &callback.kind {
        ExprKind::Lambda { body, .. } => matches!(body.kind, ExprKind::Lambda { .. }),
        _ => false,
    };
    if is_nested && let ExprKind::Lambda { param: value, body } = callback.clone().into_kind() {
        if let ExprKind::Lambda { param: index, body } = body.into_kind() {
            return lambda(index, lambda(value, body_of(*body)));
        }
        return callback;
    }
    let value = lower::fresh(ctx, "value");
    let index = lower::fresh(ctx, "index");
    let call = apply(callback, [ident(value.clone()), ident(index.clone())]);
    lambda(index, lambda(value, call))
}

fn body_of(body: Expr) -> Expr {
    body
}

/// The two parameters and the body of a function literal of two plain parameters, for comparisons.
#[expect(clippy::result_large_err, reason = "what is no such function is given back")]
pub(super) fn two_params(callback: Expr) -> Result<(Param, Param, Expr), Expr> {
    let is_nested = match &callback.kind {
        ExprKind::Lambda { body, .. } => matches!(body.kind, ExprKind::Lambda { .. }),
        _ => false,
    };
    if !is_nested {
        return Err(callback);
    }
    match callback.into_kind() {
        ExprKind::Lambda { param: first, body } => match body.into_kind() {
            ExprKind::Lambda { param: second, body } => Ok((first, second, *body)),
            kind => Err(lambda(first, kind.into())),
        },
        kind => Err(kind.into()),
    }
}
