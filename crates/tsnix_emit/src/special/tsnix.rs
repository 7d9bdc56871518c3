//! The functions of the module "tsnix".

use nix_tree::build::{apply, assert, binary, builtin, function, ident, lambda, null};
use nix_tree::{BinaryOp, Expr};
use tsnix_syntax::hir::{self, ExprId};

use super::{modules, nix_template, paths, pick};
use crate::context::Context;
use crate::lower;

/// A call of one of the functions; nothing where an ordinary call does it.
pub(super) fn call(ctx: &mut Context<'_>, name: &str, call: ExprId) -> Option<Expr> {
    let args = ctx.call_args(call);
    let mut arg = |at: usize| match args.get(at) {
        Some(arg) => lower::expr(ctx, *arg),
        None => null(),
    };
    Some(match name {
        "equal" => {
            let (left, right) = (arg(0), arg(1));
            binary(BinaryOp::Equal, left, right)
        }
        "update" => {
            let (left, right) = (arg(0), arg(1));
            binary(BinaryOp::Update, left, right)
        }
        "throwError" => {
            let message = arg(0);
            apply(ctx.global("throw"), [message])
        }
        "trace" => {
            let (message, value) = (arg(0), arg(1));
            apply(builtin("trace"), [message, value])
        }
        "placeholder" => {
            let output = arg(0);
            apply(ctx.global("placeholder"), [output])
        }
        "importNix" => {
            let file = arg(0);
            apply(ident("import"), [file])
        }
        "assert" => {
            let (condition, message) = (*args.first()?, args.get(1).copied());
            assertion(ctx, condition, message, null())
        }
        "path" => paths::path_call(ctx, call),
        "searchPath" => paths::search_path_call(ctx, call),
        "pick" => pick::call(ctx, call),
        "nix" => nix_template::call(ctx, call),
        "text" => text_template(ctx, call)?,
        "flake" | "overlay" | "packageFunction" => arg(0),
        "nixosModule" | "homeModule" | "darwinModule" => modules::module(ctx, &args),
        "forSystems" => arg(1),
        _ => return None,
    })
}

/// One of the functions as a value.
pub(super) fn value(ctx: &mut Context<'_>, name: &str) -> Expr {
    let two = |op| function(["a", "b"], binary(op, ident("a"), ident("b")));
    match name {
        "self" => {
            ctx.inputs.uses_self = true;
            ident("self")
        }
        "equal" => two(BinaryOp::Equal),
        "update" => two(BinaryOp::Update),
        "throwError" => ctx.global("throw"),
        "importNix" => ident("import"),
        "trace" => builtin("trace"),
        "placeholder" => ctx.global("placeholder"),
        "flake" | "overlay" | "packageFunction" => lambda("x", ident("x")),
        _ => null(),
    }
}

/// `assert condition; body`, with a message through `lib.assertMsg` or a plain condition.
pub(crate) fn assertion(
    ctx: &mut Context<'_>,
    condition: ExprId,
    message: Option<ExprId>,
    body: Expr,
) -> Expr {
    let condition = lower::condition(ctx, condition);
    let condition = match message {
        None => condition,
        Some(message) => {
            let message = lower::expr(ctx, message);
            match ctx.lib_function(&["assertMsg"]) {
                Some(assert_msg) => apply(assert_msg, [condition, message]),
                None => {
                    let throw = apply(ctx.global("throw"), [message]);
                    binary(BinaryOp::Or, condition, throw)
                }
            }
        }
    };
    assert(condition, body)
}

/// `` text`...` ``: the template without its common indentation.
fn text_template(ctx: &mut Context<'_>, call: ExprId) -> Option<Expr> {
    let hir::Expr::TaggedTemplate { template, .. } = &ctx.module()[call] else { return None };
    Some(lower::text_template(ctx, template))
}
