//! Calls. A function of N parameters is curried: what is left out is null, a rest parameter is a list.

use nix_tree::build::{apply, list, null};
use nix_tree::{Expr, ExprKind};
use tsnix_syntax::hir::{self, Argument, ExprId, FunctionBody, FunctionKind};

use super::arity::{self, Arity};
use super::{
    access, attempts, bare, callbacks, closures, defaults, expr, function, helper_call, plain, stores,
};
use crate::builtins;
use crate::context::Context;
use crate::runtime::Helper;

/// `f(a, b)  =>  f a b`
pub(super) fn call(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    if let Some(value) = ctx.special_call(id) {
        return value;
    }
    if let Some(value) = closures::call(ctx, id) {
        return value;
    }
    if let Some(value) = stores::method(ctx, id).or_else(|| has_own(ctx, id)) {
        return value;
    }
    if let Some(value) = callbacks::call(ctx, id) {
        return value;
    }
    if let Some(value) = builtins::call(ctx, id) {
        return value;
    }
    let hir::Expr::Call { callee, args, is_optional, .. } = &ctx.module()[id] else { return null() };
    if let Some(body) = immediate(ctx, *callee, args) {
        return body;
    }
    let arity = arity_of_call(ctx, id, *callee, args.len());
    let function = callee_of(ctx, *callee, *is_optional);
    let mut arguments = arguments(ctx, args, arity);
    for at in args.len()..arity.fixed {
        if let Some(default) = defaults::of_call(ctx, *callee, at)
            && let Some(argument) = arguments.get_mut(at)
        {
            *argument = expr(ctx, default);
        }
    }
    let around = attempts::with_arguments(ctx, args, &mut arguments);
    let value = around(applied(function, arguments));
    arity::returned(ctx, id, *callee, value)
}

/// `Object.hasOwn(o, k)` of a variable that is held as a store.
fn has_own(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[id] else { return None };
    let hir::Expr::Member { object, name, .. } = &ctx.module()[bare(ctx, *callee)] else { return None };
    let [set, key] = &args[..] else { return None };
    let is_meant = name.name == "hasOwn" && access::is_global_object(ctx, *object, "Object");
    if is_meant { stores::has(ctx, set.expr, key.expr) } else { None }
}

/// What is called; in `f?.()` a null ends the chain.
fn callee_of(ctx: &mut Context<'_>, callee: ExprId, is_optional: bool) -> Expr {
    if is_optional {
        let value = access::observed(ctx, callee);
        return access::guarded(ctx, callee, value);
    }
    let callee = bare(ctx, callee);
    match &ctx.module()[callee] {
        hir::Expr::Member { object, name, is_optional: false } if access::has_optional(ctx, *object) => {
            let object = access::object_of(ctx, *object, false, true);
            let origin = ctx.origin(name.range);
            access::property(object, nix_tree::AttrName::from(name.name.clone()).at(origin))
        }
        // o?.f(x): the chain ends where `o` is null, so the call needs a guard.
        hir::Expr::Member { object, is_optional: true, name, .. } => {
            let object = access::object_of(ctx, *object, true, true);
            let origin = ctx.origin(name.range);
            access::property(object, nix_tree::AttrName::from(name.name.clone()).at(origin))
        }
        _ => access::strict(ctx, callee),
    }
}

/// `(() => x)()  =>  x`
fn immediate(ctx: &mut Context<'_>, callee: ExprId, args: &[Argument]) -> Option<Expr> {
    let module = ctx.module();
    let hir::Expr::Function(id) = &module[bare(ctx, callee)] else { return None };
    let it = &module[*id];
    let is_plain = args.is_empty() && it.params.is_empty() && it.kind == FunctionKind::Arrow;
    if !is_plain || matches!(it.body, FunctionBody::None) {
        return None;
    }
    Some(function::body(ctx, *id, Vec::new()))
}

/// How many arguments the function takes in Nix.
pub(super) fn arity_of_call(ctx: &Context<'_>, id: ExprId, callee: ExprId, given: usize) -> Arity {
    let signature = ctx.model.resolved_signature(ctx.file, id);
    let is_library = signature
        .as_ref()
        .and_then(|signature| signature.declaration)
        .is_some_and(|(file, _)| ctx.model.graph().module(file).is_some_and(|module| module.is_library));
    // An overload of a declared Nix function has exactly its own parameters.
    if is_library && let Some(signature) = &signature {
        return Arity::of_signature(signature);
    }
    let ty = ctx.model.type_of(ctx.file, callee);
    // Of what nothing is known TypeScript says `(...args: any[]) => any`; in Nix it takes what it is given.
    let declared = signature.as_ref().filter(|signature| signature.declaration.is_some());
    let known = arity::of_type(ctx, ty).or_else(|| declared.map(Arity::of_signature));
    known.unwrap_or(Arity { fixed: given, has_rest: false })
}

/// The arguments as the curried function takes them.
pub(crate) fn arguments(ctx: &mut Context<'_>, args: &[Argument], arity: Arity) -> Vec<Expr> {
    if arity.total() == 0 {
        return vec![null()];
    }
    let spread_at = args.iter().position(|argument| argument.is_spread);
    if spread_at.is_some_and(|at| at < arity.fixed) {
        return spread_arguments(ctx, args, arity);
    }
    let mut values = Vec::with_capacity(arity.total());
    for at in 0..arity.fixed {
        values.push(match args.get(at) {
            Some(argument) => expr(ctx, argument.expr),
            None => null(),
        });
    }
    if arity.has_rest {
        values.push(rest_of(ctx, args.get(arity.fixed..).unwrap_or_default()));
    }
    values
}

/// `f(...pair)` on parameters that are no rest: each is taken from the list of all arguments.
fn spread_arguments(ctx: &mut Context<'_>, args: &[Argument], arity: Arity) -> Vec<Expr> {
    let all = rest_of(ctx, args);
    let all = if super::shapes::is_cheap(&all) {
        all
    } else {
        let name = crate::lower::fresh(ctx, "arguments");
        ctx.lower.pending.push(nix_tree::build::bind(name.clone(), all));
        nix_tree::build::ident(name)
    };
    let mut values: Vec<Expr> = Vec::new();
    for at in 0..arity.fixed {
        values.push(helper_call(ctx, Helper::At, [all.clone(), nix_tree::build::int(at as i64)]));
    }
    if arity.has_rest {
        let from = nix_tree::build::int(arity.fixed as i64);
        values.push(helper_call(ctx, Helper::Slice, [all, from, null()]));
    }
    values
}

/// Arguments as one list: `a, ...b  =>  [ a ] ++ b`.
pub(crate) fn rest_of(ctx: &mut Context<'_>, args: &[Argument]) -> Expr {
    let mut parts: Vec<Expr> = Vec::new();
    let mut run: Vec<Expr> = Vec::new();
    for argument in args {
        if !argument.is_spread {
            run.push(expr(ctx, argument.expr));
            continue;
        }
        if !run.is_empty() {
            parts.push(list(std::mem::take(&mut run)));
        }
        parts.push(plain(ctx, argument.expr));
    }
    if !run.is_empty() || parts.is_empty() {
        parts.push(list(run));
    }
    super::arrays::joined(parts)
}

/// `(f a) b  =>  f a b`
pub(crate) fn applied(function: Expr, more: Vec<Expr>) -> Expr {
    let origin = function.origin;
    match &function.kind {
        ExprKind::Apply { .. } => match function.into_kind() {
            ExprKind::Apply { function, mut arguments } => {
                arguments.extend(more);
                Expr { kind: ExprKind::Apply { function, arguments }, origin }
            }
            kind => kind.into(),
        },
        _ => apply(function, more),
    }
}
