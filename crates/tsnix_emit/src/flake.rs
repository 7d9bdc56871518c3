//! `flake.nix`: inputs that are literals, outputs as a plain function of them.
//!
//! The short form gives outputs without the system level; the full form is emitted as it stands.

mod apps;
mod full;
pub(crate) mod inputs;
mod keys;
mod limited;
mod meta;
pub(crate) mod nixpkgs;
mod outputs;
mod per_system;
mod short;
mod slots;
mod systems;

use nix_tree::Expr;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::file::{Options, Value, value_of};

/// The whole of a flake.
pub(crate) fn emit(ctx: &mut Context<'_>, options: &Options) -> Expr {
    let value = value_of(ctx);
    if let Value::Expr(expr) = value
        && let Some(definition) = full::definition(ctx, expr)
    {
        return full::emit(ctx, definition);
    }
    short::emit(ctx, &value, options)
}

/// The object literal that an expression is, behind types, names of constants and identity functions.
pub(crate) fn object_literal(ctx: &Context<'_>, mut expr: ExprId) -> Option<ExprId> {
    for _ in 0..100 {
        match &ctx.module()[expr] {
            hir::Expr::Object(_) => return Some(expr),
            hir::Expr::As { expr: inner, .. }
            | hir::Expr::Satisfies { expr: inner, .. }
            | hir::Expr::AsConst(inner)
            | hir::Expr::NonNull(inner) => expr = *inner,
            hir::Expr::Name(_) => expr = constant_value(ctx, expr)?,
            _ => return None,
        }
    }
    None
}

/// The initializer of a module-level constant of the current module.
pub(crate) fn constant_value(ctx: &Context<'_>, name: ExprId) -> Option<ExprId> {
    use tsnix_check::names::{Declaration, Meaning, PatternOrigin};
    let hir::Expr::Name(text) = &ctx.module()[name] else { return None };
    let bindings = ctx.bindings();
    let symbol = bindings.symbol(bindings.lookup(bindings.expr_scope(name), text, Meaning::VALUE)?);
    if symbol.is_reassigned {
        return None;
    }
    let Declaration::Variable(pattern, _) = *symbol.declarations.first()? else { return None };
    let PatternOrigin::Declarator(stmt, at) = bindings.pattern_origin(pattern) else { return None };
    let hir::Stmt::Variable(decl) = &ctx.module()[stmt] else { return None };
    decl.declarators.get(at as usize)?.init
}
