//! Names: variables of the program, and the few that JavaScript has of its own.

use nix_tree::Expr;
use nix_tree::build::{apply, builtin, ident, lambda, null, string};
use tsnix_check::names::{LocalSymbolId, Meaning};
use tsnix_syntax::hir::ExprId;

use super::{closures, helper, stores};
use crate::context::Context;
use crate::runtime::Helper;

/// The symbol of the current module that a name refers to.
pub(super) fn symbol(ctx: &Context<'_>, id: ExprId, name: &str) -> Option<LocalSymbolId> {
    let bindings = ctx.bindings();
    bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE)
}

/// The pattern that declares the variable that a name refers to.
pub(crate) fn symbol_pattern(ctx: &Context<'_>, id: ExprId) -> Option<tsnix_syntax::hir::PatId> {
    let tsnix_syntax::hir::Expr::Name(name) = &ctx.module()[id] else { return None };
    let symbol = symbol(ctx, id, name)?;
    match ctx.bindings().symbol(symbol).declarations.first() {
        Some(tsnix_check::names::Declaration::Variable(pattern, _)) => Some(*pattern),
        _ => None,
    }
}

/// Whether a name is not the program's own.
pub(crate) fn is_global(ctx: &Context<'_>, id: ExprId, name: &str) -> bool {
    symbol(ctx, id, name).is_none()
}

/// A name as an expression. A function that takes variables of the code around it has them as they are now,
/// where it is handed on: `xs.map(show)  =>  map (show prefix) xs`.
pub(super) fn name(ctx: &mut Context<'_>, id: ExprId, name: &str) -> Expr {
    let value = plain_name(ctx, id, name);
    if closures::is_called(ctx, id) {
        return value;
    }
    match closures::shared_callback(ctx, id) {
        Some((_, shared)) => {
            let taken: Vec<Expr> =
                shared.taken.iter().map(|symbol| super::assign::current(ctx, *symbol)).collect();
            apply(value, taken)
        }
        None => value,
    }
}

/// What a name is bound to.
pub(super) fn plain_name(ctx: &mut Context<'_>, id: ExprId, name: &str) -> Expr {
    let Some(symbol) = symbol(ctx, id, name) else { return global(ctx, id, name) };
    let value = match ctx.substitutions.get(&ctx.key(symbol)) {
        Some(value) => value.clone(),
        None => ctx.reference(id),
    };
    stores::unloaded(ctx, symbol, value)
}

/// `undefined`, `builtins`, `String` as a callback: names that no module declares.
fn global(ctx: &mut Context<'_>, id: ExprId, name: &str) -> Expr {
    match name {
        "undefined" => null(),
        "builtins" => ident("builtins"),
        "String" => helper(ctx, Helper::ToText),
        "Number" => helper(ctx, Helper::ToNumber),
        "Boolean" => helper(ctx, Helper::Truthy),
        "parseFloat" => {
            let text = crate::lower::fresh(ctx, "text");
            let parse = helper(ctx, Helper::ParseNumber);
            let body = apply(parse, [ident(text.clone()), nix_tree::build::boolean(true)]);
            lambda(text, body)
        }
        "parseInt" => helper(ctx, Helper::ParseInteger),
        "NaN" | "Infinity" => apply(builtin("throw"), [string(format!("{name} can't be said in Nix"))]),
        _ => ctx.reference(id),
    }
}
