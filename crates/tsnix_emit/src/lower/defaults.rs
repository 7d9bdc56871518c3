//! Defaults of parameters that the callers write. Where all calls of a function are known and a default is a literal,
//! a call that leaves the argument out says the default itself, and the function needs no test for null.
//!
//! ```text
//! const shell = (name: string, hook = "") => ...   shell("a")   =>   shell = name: hook: ...   shell "a" ""
//! ```

use tsnix_syntax::hir::{self, ExprId, FunctionId, Pattern, UnaryOp};

use super::facts::{self, Facts};
use super::{bare, closures};
use crate::context::Context;

/// The default of a parameter that every call gives or leaves to the compiler; nothing where the function has to look.
pub(super) fn written_by_callers(ctx: &Context<'_>, function: FunctionId, at: usize) -> Option<ExprId> {
    let param = ctx.module()[function].params.get(at)?;
    let default = param.default.filter(|default| is_literal(ctx, *default))?;
    let key = (ctx.file, function, at);
    if let Some(is_so) = ctx.lower.written_defaults.borrow().get(&key) {
        return is_so.then_some(default);
    }
    let is_so = matches!(&ctx.module()[param.pattern], Pattern::Name(_)) && is_known(ctx, function, at);
    ctx.lower.written_defaults.borrow_mut().insert(key, is_so);
    is_so.then_some(default)
}

/// The default for an argument that a call leaves out.
pub(super) fn of_call(ctx: &Context<'_>, callee: ExprId, at: usize) -> Option<ExprId> {
    let hir::Expr::Name(name) = &ctx.module()[callee] else { return None };
    let symbol = super::names::symbol(ctx, callee, name)?;
    let function = closures::of_module(ctx).function(symbol)?;
    written_by_callers(ctx, function, at)
}

/// Whether all calls are known, and what they give is there.
fn is_known(ctx: &Context<'_>, function: FunctionId, at: usize) -> bool {
    let closures = closures::of_module(ctx);
    let Some(calls) = closures.calls(function) else { return false };
    closures.of(function).is_none() && calls.iter().all(|call| gives_value(ctx, function, *call, at))
}

/// Whether a call by name gives an argument that is there, or none.
fn gives_value(ctx: &Context<'_>, function: FunctionId, call: ExprId, at: usize) -> bool {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, .. } = &module[call] else { return false };
    let is_direct = matches!(&module[*callee], hir::Expr::Name(_));
    if !is_direct || args.iter().any(|arg| arg.is_spread) {
        return false;
    }
    let Some(argument) = args.get(at) else { return true };
    let facts = facts::of_read(ctx, argument.expr);
    // A function that calls itself with what it has computed: the test is what evaluates that before it grows.
    let is_inside = is_inside(ctx, call, function);
    let is_evaluated = !is_inside
        || is_literal(ctx, argument.expr)
        || matches!(&module[bare(ctx, argument.expr)], hir::Expr::Name(_));
    !facts.may_be(Facts::NULLISH) && is_evaluated
}

/// Whether an expression stands in a function, or in one inside of it.
fn is_inside(ctx: &Context<'_>, id: ExprId, function: FunctionId) -> bool {
    let bindings = ctx.bindings();
    let mut container = bindings.scopes.get(bindings.expr_scope(id).index()).and_then(|scope| scope.function);
    while let Some(at) = container {
        if at == function {
            return true;
        }
        container = bindings.function_container(at);
    }
    false
}

/// What reads the same wherever it is written: `""`, `0`, `-1`, `true`, `[]`, `{}`.
fn is_literal(ctx: &Context<'_>, id: ExprId) -> bool {
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Number { .. } | hir::Expr::String(_) | hir::Expr::Bool(_) => true,
        hir::Expr::Unary { op: UnaryOp::Minus, operand } => {
            matches!(&ctx.module()[bare(ctx, *operand)], hir::Expr::Number { .. })
        }
        hir::Expr::Array(elements) => elements.is_empty(),
        hir::Expr::Object(properties) => properties.is_empty(),
        _ => false,
    }
}
