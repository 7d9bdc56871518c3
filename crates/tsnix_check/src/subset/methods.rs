//! What JavaScript's library gives that is no value in Nix by itself: methods that are not called, tags of
//! templates, functions with properties.

use tsnix_source::catalogue::language::{CALLABLE_OBJECT, METHOD_OF_ANY, TAGGED_TEMPLATE, UNBOUND_METHOD};
use tsnix_syntax::hir::{Expr, ExprId, Ident, Imported, Stmt};

use super::context::Ctx;
use crate::names::{Declaration, Parent};

/// Interfaces whose members are functions of the library, not attributes of a set.
const OWNERS: &[&str] = &[
    "Array",
    "ReadonlyArray",
    "ConcatArray",
    "String",
    "Number",
    "Boolean",
    "RegExp",
    "ArrayConstructor",
    "ObjectConstructor",
    "Console",
];

/// What a value of type `any` may turn out to be, and then has methods.
const METHOD_OWNERS: &[&str] = &["Array", "String", "Number"];

/// Members of those that may stand alone: Nix has a function for each.
const FUNCTIONS: &[&str] = &["isArray", "keys", "values", "entries", "fromEntries"];

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for expr in ctx.exprs() {
        match &module[expr] {
            Expr::Member { object, name, .. } => {
                let is_called = is_called(ctx, expr);
                of_any(ctx, *object, name, is_called);
                if !is_called {
                    unbound(ctx, expr, *object, &name.name);
                }
            }
            Expr::TaggedTemplate { tag, .. } if !is_of_tsnix(ctx, *tag) => {
                let range = ctx.range(*tag);
                let found = ctx
                    .diagnostic(
                        &TAGGED_TEMPLATE,
                        range,
                        "only the tags `text` and `nix` have a meaning in Nix",
                    )
                    .with_help("call a function with the parts as arguments");
                ctx.report(found);
            }
            Expr::Call { callee, args, .. } => {
                let is_assign = matches!(&module[ctx.peel(*callee)], Expr::Member { object, name, .. }
                    if name.name == "assign" && ctx.is_global(*object, "Object"));
                let Some(target) = args.first().filter(|_| is_assign).map(|arg| arg.expr) else { continue };
                if ctx.model.view(ctx.model.type_of(ctx.file, target)).is_function() {
                    let range = ctx.range(target);
                    let found = ctx
                        .diagnostic(&CALLABLE_OBJECT, range, "a function can't have properties in Nix")
                        .with_help("put the function into an object");
                    ctx.report(found);
                }
            }
            _ => {}
        }
    }
}

/// Whether the parent of a member calls it.
fn is_called(ctx: &Ctx<'_>, member: ExprId) -> bool {
    let (at, parent) = ctx.parent(member);
    matches!(parent, Parent::Expr(outer)
        if matches!(ctx.module[outer], Expr::Call { callee, .. } if callee == at))
}

/// `x.map(f)` of an `x` that the program says is `any`: which function of Nix is meant depends on what `x` is.
fn of_any(ctx: &mut Ctx<'_>, object: ExprId, name: &Ident, is_called: bool) {
    let ty = ctx.model.type_of(ctx.file, object);
    if !ctx.model.view(ty).is_written_any() {
        return;
    }
    let Some(owner) = METHOD_OWNERS.iter().find(|owner| {
        let found = ctx.model.global_type(owner).and_then(|owner| ctx.model.property(owner, &name.name));
        found.is_some_and(|found| ctx.model.view(found.ty).is_function() == is_called)
    }) else {
        return;
    };
    let text = ctx.text_of(ctx.range(object)).to_owned();
    let name = (&name.name, name.range);
    let message =
        format!("`{}` can't be compiled: `{text}` is `any`, so it is not known whose it is", name.0);
    let example = match *owner {
        "Array" => "unknown[]",
        "String" => "string",
        _ => "number",
    };
    let found = ctx
        .diagnostic(&METHOD_OF_ANY, name.1, message)
        .with_help(format!("say the type of `{text}`, or of this use: `({text} as {example}).{}`", name.0));
    ctx.report(found);
}

/// `xs.pop` without a call
fn unbound(ctx: &mut Ctx<'_>, expr: ExprId, object: ExprId, name: &str) {
    let Some(member) = ctx.model.member_of(ctx.file, expr) else { return };
    let is_known = member.owner.as_ref().is_some_and(|owner| OWNERS.contains(&owner.as_str()));
    let is_static = matches!(member.owner.as_deref(), Some("ArrayConstructor" | "ObjectConstructor"));
    let is_function = ctx.model.view(member.ty).is_function();
    if !is_known || !is_function || is_static && FUNCTIONS.contains(&name) {
        return;
    }
    let object = ctx.text_of(ctx.range(object)).to_owned();
    let range = ctx.range(expr);
    let found = ctx
        .diagnostic(
            &UNBOUND_METHOD,
            range,
            format!("the method `{name}` is no value in Nix: it has a meaning only where it is called"),
        )
        .with_help(format!("call it, or write a function that does: `(x) => {object}.{name}(x)`"));
    ctx.report(found);
}

/// Whether a tag is imported from `tsnix`, or a constant that is such a tag.
fn is_of_tsnix(ctx: &Ctx<'_>, tag: ExprId) -> bool {
    let mut at = tag;
    // A constant may be defined by itself, which is said elsewhere.
    for _ in 0..10 {
        let tag = ctx.peel(at);
        // `import * as tsnix`: what it has is known to the checker.
        let name = match &ctx.module[tag] {
            Expr::Member { object, .. } => *object,
            _ => tag,
        };
        let Some(symbol) = ctx.symbol(name) else { return false };
        let declarations = &ctx.bindings.symbol(symbol).declarations;
        let is_imported = declarations.iter().any(|declaration| match declaration {
            Declaration::Import(specifier, stmt) => {
                let is_named = !matches!(ctx.module[*specifier].imported, Imported::Default);
                let is_tsnix =
                    matches!(&ctx.module[*stmt], Stmt::Import(import) if import.from.value == "tsnix");
                is_named && is_tsnix
            }
            _ => false,
        });
        if is_imported {
            return true;
        }
        match ctx.const_init(symbol) {
            Some(init) => at = init,
            None => return false,
        }
    }
    false
}
