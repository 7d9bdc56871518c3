//! Whether what a call gives was made for it.

use tsnix_source::TextRange;
use tsnix_syntax::hir::{Argument, Expr, ExprId, FunctionBody, FunctionId, Stmt};

use super::called::is_of_library;
use super::ownership::Search;
use super::place::{SAME, Step};
use super::reach::owns_pattern;
use super::uses::{Kind, capturing, is_elsewhere};
use super::{How, Shared, is_list, may_begin};
use crate::names::{Declaration, LocalSymbolId};

pub(super) fn call(
    search: Search<'_, '_>,
    call: ExprId,
    callee: ExprId,
    args: &[Argument],
    path: &[Step],
) -> Result<(), Shared> {
    let ctx = search.ctx;
    let inner = ctx.peel(callee);
    if let Expr::Member { object, name, .. } = &ctx.module[inner] {
        if ctx.is_global(*object, "Object") || ctx.is_global(*object, "Array") {
            return static_method(search, call, &name.name, args, path);
        }
        if is_list(ctx, *object) {
            return list_method(search, *object, &name.name, args, path);
        }
    }
    if let Expr::Function(function) = ctx.module[inner] {
        return of_function(search, function, path, None);
    }
    if is_of_library(ctx, call) {
        // `trace(message, value)` gives its argument; anything else is made by Nix.
        return args
            .iter()
            .filter(|_| is_name(search, inner, "trace"))
            .try_for_each(|it| search.value(it.expr, path));
    }
    // What is refused gives nothing that could be shared: `new Array(n).fill(0)`.
    if ctx.model.view(ctx.model.type_of(ctx.file, call)).is_error() {
        return Ok(());
    }
    let signature = ctx.model.resolved_signature(ctx.file, call);
    match signature.and_then(|it| it.declaration) {
        Some((file, function)) if file == ctx.file => of_function(search, function, path, None),
        _ => search.shared(call, How::Result),
    }
}

fn is_name(search: Search<'_, '_>, expr: ExprId, wanted: &str) -> bool {
    search.ctx.name_of(expr).is_some_and(|it| it == wanted)
}

fn static_method(
    search: Search<'_, '_>,
    call: ExprId,
    name: &str,
    args: &[Argument],
    path: &[Step],
) -> Result<(), Shared> {
    let first = args.first().map(|it| it.expr);
    let Some((_, rest)) = path.split_first() else {
        return match (name, first) {
            ("assign", Some(target)) => search.value(target, path),
            _ => Ok(()),
        };
    };
    match name {
        "assign" => args.iter().try_for_each(|it| search.value(it.expr, path)),
        "from" if args.len() > 1 => args.get(1).map_or(Ok(()), |it| callback(search, it.expr, rest, None)),
        "of" => args.iter().try_for_each(|it| search.value(it.expr, rest)),
        // The pairs of `entries` and the lists of `groupBy` are made too.
        "entries" | "groupBy" => match rest.split_first() {
            None => Ok(()),
            Some((_, rest)) => first.map_or(Ok(()), |it| search.elements_of(it, rest)),
        },
        "fromEntries" => {
            let pair: Vec<Step> = [Step::Key("1".into())].into_iter().chain(rest.iter().cloned()).collect();
            first.map_or(Ok(()), |it| search.elements_of(it, &pair))
        }
        "values" | "from" => first.map_or(Ok(()), |it| search.elements_of(it, rest)),
        _ => search.shared(call, How::Result),
    }
}

fn list_method(
    search: Search<'_, '_>,
    list: ExprId,
    name: &str,
    args: &[Argument],
    path: &[Step],
) -> Result<(), Shared> {
    let first = args.first().map(|it| it.expr);
    let below = |step: Option<Step>| step.into_iter().chain(path.iter().cloned()).collect::<Vec<_>>();
    match (name, path.split_first()) {
        _ if SAME.contains(&name) => search.value(list, path),
        ("pop" | "shift" | "at" | "find" | "findLast", _) => search.value(list, &below(Some(Step::Any))),
        ("reduce" | "reduceRight", _) => {
            let Some(initial) = args.get(1) else { return search.value(list, &below(Some(Step::Any))) };
            search.value(initial.expr, path)?;
            first.map_or(Ok(()), |it| callback(search, it, path, Some(0)))
        }
        (_, None) => Ok(()),
        ("map", Some((_, rest))) => first.map_or(Ok(()), |it| callback(search, it, rest, None)),
        ("flatMap", Some(_)) => first.map_or(Ok(()), |it| callback(search, it, path, None)),
        ("concat", Some((_, rest))) => {
            args.iter().try_for_each(|it| search.elements_of(it.expr, rest))?;
            search.elements_of(list, rest)
        }
        (_, Some((_, rest))) => search.elements_of(list, rest),
    }
}

/// What a function that is written as an argument gives.
fn callback(
    search: Search<'_, '_>,
    function: ExprId,
    path: &[Step],
    fresh: Option<usize>,
) -> Result<(), Shared> {
    match search.ctx.module[search.ctx.peel(function)] {
        Expr::Function(function) => of_function(search, function, path, fresh),
        _ => search.shared(function, How::Result),
    }
}

/// What a function gives, whatever it is called with; the parameter `fresh` is known to be made for it.
pub(super) fn of_function(
    search: Search<'_, '_>,
    function: FunctionId,
    path: &[Step],
    fresh: Option<usize>,
) -> Result<(), Shared> {
    let ctx = search.ctx;
    match &ctx.module[function].body {
        FunctionBody::Expr(expr) => result(search, function, *expr, path, fresh),
        FunctionBody::Block(_) => {
            ctx.bindings.returns(function).iter().try_for_each(|stmt| match ctx.module[*stmt] {
                Stmt::Return(Some(expr)) => result(search, function, expr, path, fresh),
                _ => Ok(()),
            })
        }
        FunctionBody::None => Err(Shared { range: ctx.module.functions.range(function), how: How::Result }),
    }
}

fn result(
    search: Search<'_, '_>,
    function: FunctionId,
    expr: ExprId,
    path: &[Step],
    fresh: Option<usize>,
) -> Result<(), Shared> {
    let ctx = search.ctx;
    let inner = ctx.peel(expr);
    let Some(search) = search.deeper() else { return search.shared(expr, How::Result) };
    if let Expr::Conditional { then, otherwise, .. } = ctx.module[inner] {
        result(search, function, then, path, fresh)?;
        return result(search, function, otherwise, path, fresh);
    }
    let Some(symbol) = ctx.symbol(inner) else { return search.value(expr, path) };
    let is_own = ctx.function_of_scope(ctx.bindings.symbol(symbol).scope) == Some(function);
    let owned = if is_own { local(search, symbol, None, path, fresh) } else { None };
    owned.unwrap_or_else(|| search.value(expr, path))
}

/// The value of a variable where it is named for the last time: nothing reaches it by that name afterwards.
/// Nothing where the variable is still used, or may be.
///
/// ```text
/// for (...) { const row = []; row.push(x); rows.push(row); }     // rows[0] may be changed
/// ```
pub(super) fn moved(search: Search<'_, '_>, name: ExprId, path: &[Step]) -> Option<Result<(), Shared>> {
    let ctx = search.ctx;
    let symbol = ctx.symbol(name)?;
    let known = ctx.bindings.symbol(symbol);
    let [Declaration::Variable(..)] = known.declarations[..] else { return None };
    if known.is_exported || search.uses.exported.contains(&symbol) {
        return None;
    }
    let range = ctx.range(name);
    let function = ctx.function_of(name);
    let is_before = |it: &ExprId| {
        let function = ctx.function_of(*it);
        ctx.range(*it).start <= range.start
            && capturing(ctx, function, symbol).is_none()
            && !is_elsewhere(ctx, function, symbol)
    };
    let is_last = search.uses.mentions(symbol).iter().all(is_before)
        && ctx.function_of_scope(known.scope) == function
        && !search.uses.comes_again(ctx, range, symbol);
    if is_last { local(search, symbol, Some(range), path, None) } else { None }
}

/// A variable that no code reaches any more: what it was given, as long as nothing else kept it. The mention
/// at `last` is the one that takes it over. Nothing where that can't be told.
fn local(
    search: Search<'_, '_>,
    symbol: LocalSymbolId,
    last: Option<TextRange>,
    path: &[Step],
    fresh: Option<usize>,
) -> Option<Result<(), Shared>> {
    let ctx = search.ctx;
    let known = ctx.bindings.symbol(symbol);
    if known.is_reassigned {
        return None;
    }
    let uses = search.uses.of(ctx, symbol);
    let kept = uses.iter().filter(|it| Some(it.range) != last).find(|it| match it.kind {
        Kind::Aliased => may_begin(&it.path, path),
        Kind::Received(value) => {
            may_begin(&it.path, path) && search.value(value, &path[it.path.len()..]).is_err()
        }
        Kind::Captured { .. } => true,
    });
    if let Some(kept) = kept {
        return Some(Err(Shared { range: kept.range, how: How::Alias }));
    }
    match known.declarations[..] {
        [Declaration::Param(pattern, function)] => {
            let index = fresh?;
            let is_fresh = ctx.module[function].params.get(index).is_some_and(|it| it.pattern == pattern);
            is_fresh.then_some(Ok(()))
        }
        [Declaration::Variable(pattern, _)] => Some(owns_pattern(search, pattern, path)),
        _ => None,
    }
}
