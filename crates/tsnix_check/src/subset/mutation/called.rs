//! Functions that are called where they are written, and nowhere else.

use std::collections::BTreeSet;

use tsnix_syntax::hir::{Expr, ExprId, FunctionId};

use super::{is_list, is_list_or_nothing, keeps_nothing};
use crate::names::{CALLING_METHODS, Declaration, Parent, is_optional_visit};
use crate::subset::context::Ctx;

/// Methods of lists that call their argument as often as they like.
const COMPARING: &[&str] = &["sort", "toSorted"];
/// Methods of lists that put their argument into the list.
const KEEPING: &[&str] = &["push", "unshift", "splice", "fill", "concat", "with", "toSpliced"];

/// The call that a function expression is written in, as an argument or as what is called.
fn call_around(ctx: &Ctx<'_>, function: FunctionId) -> Option<(ExprId, ExprId, bool)> {
    let expr = ctx.bindings.function_expr(function)?;
    let (at, Parent::Expr(call)) = ctx.parent(expr) else { return None };
    let Expr::Call { callee, .. } = ctx.module[call] else { return None };
    Some((call, callee, callee == at))
}

/// Whether a function that changes what is around it does so right where it is written.
pub(super) fn may_change(ctx: &Ctx<'_>, function: FunctionId) -> bool {
    let Some((_, callee, is_called)) = call_around(ctx, function) else { return false };
    let it = &ctx.module[function];
    let is_called = is_called && !calls_itself(ctx, function);
    is_called && !it.is_async && !it.is_generator || is_method_of_list(ctx, callee, CALLING_METHODS)
}

/// Whether a function expression uses its own name: `(function walk(t) { ... walk(t.next) ... })(root)`. It is called
/// more often than where it is written.
fn calls_itself(ctx: &Ctx<'_>, function: FunctionId) -> bool {
    let Some(name) = &ctx.module[function].name else { return false };
    let is_own = |expr: ExprId| {
        let symbol = ctx.symbol(expr).map(|symbol| ctx.bindings.symbol(symbol));
        symbol.is_some_and(|it| matches!(it.declarations[..], [Declaration::Function(id)] if id == function))
    };
    let range = ctx.module.functions.range(function);
    let names = ctx.module.exprs.ids().filter(|it| range.contains(ctx.range(*it)));
    names.into_iter().any(|it| matches!(&ctx.module[it], Expr::Name(it) if *it == name.name) && is_own(it))
}

/// Whether a function that reads what is around it does so right where it is written: what it reads later
/// does not matter. Functions of libraries keep nothing, nor does a call that gives a number or a text.
pub(super) fn reads_here(ctx: &Ctx<'_>, function: FunctionId) -> bool {
    let Some((call, callee, is_called)) = call_around(ctx, function) else { return false };
    if is_called || is_of_library(ctx, call) && !is_method_of_list(ctx, callee, KEEPING) {
        return true;
    }
    is_method_of_list(ctx, callee, CALLING_METHODS)
        || is_method_of_list(ctx, callee, COMPARING)
        || keeps_nothing(ctx, call) && !is_method_of_list(ctx, callee, KEEPING)
}

fn is_method_of_list(ctx: &Ctx<'_>, callee: ExprId, names: &[&str]) -> bool {
    let Expr::Member { object, name, is_optional } = &ctx.module[ctx.peel(callee)] else { return false };
    let is_visit = *is_optional && is_optional_visit(&ctx.module, *object, &name.name);
    names.contains(&&*name.name) && (is_list(ctx, *object) || is_visit && is_list_or_nothing(ctx, *object))
}

/// Whether a call is of something that tsnix's own declarations declare.
pub(super) fn is_of_library(ctx: &Ctx<'_>, call: ExprId) -> bool {
    let signature = ctx.model.resolved_signature(ctx.file, call);
    let Some((file, _)) = signature.and_then(|it| it.declaration) else { return false };
    ctx.model.graph().module(file).is_some_and(|node| node.is_library)
}

/// The innermost function around a change that is neither the owner of what it changes, nor called on
/// the spot, nor called by its name alone where that is so.
pub(super) fn foreign_function(
    ctx: &Ctx<'_>,
    function: Option<FunctionId>,
    owner: Option<FunctionId>,
) -> Option<FunctionId> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![function];
    while let Some(mut at) = waiting.pop() {
        while at != owner {
            let Some(function) = at else { break };
            if may_change(ctx, function) {
                at = ctx.bindings.function_container(function);
                continue;
            }
            let Some(calls) = ctx.local_functions().calls(function) else { return Some(function) };
            if seen.insert(function) {
                waiting.extend(calls.iter().map(|call| ctx.function_of(*call)));
            }
            break;
        }
    }
    None
}

/// `xs.reduce((acc, x) => ..., initial)`: the initial value, where the function is such a callback.
pub(super) fn initial_of_reduce(ctx: &Ctx<'_>, function: FunctionId) -> Option<ExprId> {
    let (call, callee, is_called) = call_around(ctx, function)?;
    if is_called || !is_method_of_list(ctx, callee, &["reduce", "reduceRight"]) {
        return None;
    }
    let Expr::Call { args, .. } = &ctx.module[call] else { return None };
    args.get(1).filter(|it| !it.is_spread).map(|it| it.expr)
}
