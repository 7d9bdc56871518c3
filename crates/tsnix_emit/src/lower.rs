//! Expressions, functions and statements to Nix.
//!
//! [`expr`] dispatches to one file per group of expressions; `block` takes statements. Types decide the
//! form ([`facts`]): nothing here guesses what a value is when the model knows. Every node carries the
//! place it was made from. What the language leaves out is reported by the checks of the subset before
//! anything is emitted; here it becomes a `throw`, so that emission is total.

pub(crate) mod access;
mod arity;
mod arrays;
mod assign;
mod attempts;
mod block;
mod branches;
mod call;
mod callbacks;
mod closures;
mod conditional;
mod defaults;
mod destructure;
pub(crate) mod facts;
mod fallible;
mod function;
mod hoisting;
mod kinds;
mod literal;
mod logical;
mod loops;
mod mutation;
mod names;
pub(crate) mod numbers;
mod objects;
pub(crate) mod operators;
pub(crate) mod shapes;
mod state;
mod stores;
mod template;
pub(crate) mod text;
pub(crate) mod truthiness;
mod walk;

pub(crate) use access::element_at;
pub(crate) use arity::{Arity, of_type as arity_of_type, with_arity};
pub(crate) use arrays::{iterated, joined as joined_lists};
pub(crate) use assign::{each_once, mentions, mutating_call, updated};
pub(crate) use call::rest_of;
pub(crate) use destructure::declarator;
pub(crate) use function::{function, lambda_of_parts, lambda_of_parts_with_body, lambda_with_body};
pub(crate) use mutation::is_changing as changes;
pub(crate) use names::{is_global as is_global_name, symbol_pattern};
pub(crate) use numbers::{fraction, fraction_of_elements, has_fractions, initializer, is_int, truncated};
pub(crate) use objects::spread as spread_object;
pub(crate) use operators::number;
pub(crate) use state::State;
pub(crate) use state::scoped;
pub(crate) use template::text_template;
pub(crate) use truthiness::condition;

use nix_tree::Expr;
use nix_tree::build::{apply, ident, null, string};
use tsnix_syntax::hir::{self, ExprId, UnaryOp};

use crate::context::{Context, SymbolKey};
use crate::runtime::Helper;

/// An expression of the current module as Nix. A function that stands where one of more parameters is
/// expected takes them too: `xs.map((x) => x)  =>  map (x: x) xs`, but `lib.mapAttrs (n: _: n)`.
pub(crate) fn expr(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || {
        let lowered = state::in_some_scope(ctx, |ctx| arity::adapted(ctx, id));
        let origin = ctx.origin_of(id);
        lowered.at_default(origin)
    })
}

/// An expression without regard to what its surroundings expect.
pub(crate) fn plain(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || {
        let lowered = dispatch(ctx, id);
        let lowered = attempts::evaluated(ctx, id, lowered);
        let origin = ctx.origin_of(id);
        lowered.at_default(origin)
    })
}

fn dispatch(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    if let Some(value) = ctx.lower.pinned.get(&(ctx.file, id)) {
        return value.clone();
    }
    let module = ctx.module();
    match &module[id] {
        hir::Expr::Name(name) => names::name(ctx, id, name),
        hir::Expr::Number { value, raw } => literal::number(*value, raw),
        hir::Expr::String(text) => literal::string(&text.value),
        hir::Expr::Bool(value) => nix_tree::build::boolean(*value),
        hir::Expr::Null => null(),
        hir::Expr::Template(template) => template::template(ctx, template),
        hir::Expr::TaggedTemplate { .. } => special(ctx, id).unwrap_or_else(|| unsupported("a tag")),
        hir::Expr::Array(elements) => arrays::array(ctx, elements),
        hir::Expr::Object(ids) => objects::object(ctx, id, ids),
        hir::Expr::Function(function) => function::function(ctx, *function),
        hir::Expr::Unary { op, operand } => operators::unary(ctx, id, *op, *operand),
        hir::Expr::Update { is_increment, is_prefix, target } => {
            let (is_increment, is_prefix, target) = (*is_increment, *is_prefix, *target);
            assign::once(ctx, target, &[], |ctx| assign::update(ctx, is_increment, is_prefix, target))
        }
        hir::Expr::Binary { op: hir::BinaryOp::In, left, right } => {
            stores::has(ctx, *right, *left).unwrap_or_else(|| operators::binary(ctx, id))
        }
        hir::Expr::Binary { .. } => operators::binary(ctx, id),
        hir::Expr::Logical { op, left, right } => logical::logical(ctx, *op, *left, *right),
        hir::Expr::Assign { op, target, value } => {
            let (op, target, value) = (*op, *target, *value);
            match module[target] {
                hir::Pattern::Expr(place) => {
                    assign::once(ctx, place, &[value], |ctx| assign::assign(ctx, id, op, target, value))
                }
                _ => assign::assign(ctx, id, op, target, value),
            }
        }
        hir::Expr::Conditional { test, then, otherwise } => {
            conditional::conditional(ctx, *test, *then, *otherwise)
        }
        hir::Expr::Call { args, .. } => match mutation::mutator(ctx, id) {
            Some((place, _)) => {
                let values: Vec<_> = args.iter().map(|it| it.expr).collect();
                assign::once(ctx, place, &values, |ctx| call::call(ctx, id))
            }
            None => call::call(ctx, id),
        },
        hir::Expr::Member { .. } | hir::Expr::Index { .. } => access::read(ctx, id),
        hir::Expr::Chain(inner) => access::chain(ctx, *inner),
        hir::Expr::Sequence(parts) => assign::sequence(ctx, parts),
        hir::Expr::As { expr: inner, .. }
        | hir::Expr::AsConst(inner)
        | hir::Expr::Satisfies { expr: inner, .. }
        | hir::Expr::Instantiation { expr: inner, .. } => plain(ctx, *inner),
        hir::Expr::NonNull(inner) => access::strict(ctx, *inner),
        hir::Expr::New { args, .. } => match args.first() {
            // `new Error(m)` by itself has one thing to read: its message.
            Some(argument) => {
                let message = text::text(ctx, argument.expr);
                nix_tree::build::attrs([nix_tree::build::bind("message", message)])
            }
            None => nix_tree::build::attrs([nix_tree::build::bind("message", string(""))]),
        },
        hir::Expr::Missing
        | hir::Expr::BigInt(_)
        | hir::Expr::Regex { .. }
        | hir::Expr::Class(_)
        | hir::Expr::This
        | hir::Expr::Super
        | hir::Expr::Import
        | hir::Expr::Await(_)
        | hir::Expr::Yield(_)
        | hir::Expr::MetaProperty
        | hir::Expr::Unsupported(_) => unsupported("this expression"),
    }
}

/// What stands for something that was refused before: it is never part of an output.
pub(crate) fn unsupported(what: &str) -> Expr {
    apply(ident("throw"), [string(format!("{what} has no meaning in Nix"))])
}

/// A function of the language's own modules, if the call is one.
fn special(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    ctx.special_call(id)
}

/// A runtime helper by name; the output will define it.
pub(crate) fn helper(ctx: &mut Context<'_>, helper: Helper) -> Expr {
    ctx.helpers.use_helper(&mut ctx.names, helper)
}

/// A call of a runtime helper.
pub(crate) fn helper_call(
    ctx: &mut Context<'_>,
    which: Helper,
    arguments: impl IntoIterator<Item = Expr>,
) -> Expr {
    apply(helper(ctx, which), arguments)
}

/// `builtins.NAME a b`
pub(crate) fn builtin_call(name: &'static str, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    apply(nix_tree::build::builtin(name), arguments)
}

/// A name for something inside the function that is being lowered; free again behind it.
pub(crate) fn fresh(ctx: &mut Context<'_>, base: &str) -> smol_str::SmolStr {
    let name = ctx.names.fresh(base);
    ctx.lower.local_names.push(name.clone());
    name
}

/// Whether a name is that of a runtime helper.
pub(crate) fn is_helper(ctx: &Context<'_>, name: &str) -> bool {
    ctx.helpers.has_name(name)
}

/// Statements of a module that change its variables: the bindings they make, and the final values.
pub(crate) fn module_state(
    ctx: &mut Context<'_>,
    stmts: &[hir::StmtId],
    symbols: &[SymbolKey],
) -> Vec<nix_tree::Binding> {
    block::module_state(ctx, stmts, symbols)
}

/// The expression without what types alone say: `as`, `satisfies`, `!`, `as const`, `f<T>`.
pub(crate) fn bare(ctx: &Context<'_>, mut id: ExprId) -> ExprId {
    loop {
        id = match &ctx.module()[id] {
            hir::Expr::As { expr, .. }
            | hir::Expr::Satisfies { expr, .. }
            | hir::Expr::AsConst(expr)
            | hir::Expr::NonNull(expr)
            | hir::Expr::Instantiation { expr, .. } => *expr,
            _ => return id,
        };
    }
}

/// Whether the expression is `undefined` or `void 0`.
pub(crate) fn is_undefined(ctx: &Context<'_>, id: ExprId) -> bool {
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Name(name) => name == "undefined" && names::is_global(ctx, id, name),
        hir::Expr::Unary { op: UnaryOp::Void, .. } => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
