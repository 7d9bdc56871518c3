//! Functions and properties outside of the language: generators, `async`, `this` parameters, accessors.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::{ACCESSOR, ASYNC, GENERATOR, THIS, UNSUPPORTED_SYNTAX};
use tsnix_syntax::hir::{ExprId, Function, FunctionBody, FunctionId, Property, PropertyName, Stmt};

use super::context::{Ctx, edit, fix};

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    for id in module.functions.ids() {
        let range = module.functions.range(id);
        let function = &module[id];
        if matches!(function.body, FunctionBody::None) || ctx.is_opaque(range) {
            continue;
        }
        let head = head(ctx, id, function);
        if function.is_async {
            is_async(ctx, function, head);
        } else if function.is_generator {
            is_generator(ctx, function, head);
        }
        if let Some(ty) = function.this_type {
            let at = module.type_nodes.range(ty);
            let found = ctx
                .diagnostic(&THIS, at, "a `this` parameter has no meaning in Nix")
                .with_help("make it an ordinary parameter");
            ctx.refuse(found, at);
        }
    }
    for id in module.properties.ids() {
        let range = module.properties.range(id);
        if let Property::KeyValue { key: key @ (PropertyName::Ident(_) | PropertyName::String(_)), .. } =
            &module[id]
            && key.static_name().is_some_and(|it| it == "__proto__")
            && !ctx.is_opaque(range)
        {
            let message = "`__proto__` is not a property in JavaScript: it sets what an object inherits, and Nix has no inheritance";
            let found = ctx
                .diagnostic(&UNSUPPORTED_SYNTAX, key.range(), message)
                .with_help("spread the other object: `{ ...other }`");
            ctx.refuse(found, key.range());
        }
        if let Property::Accessor { key, is_setter, function } = &module[id]
            && !ctx.is_opaque(range)
        {
            let word = if *is_setter { "setter" } else { "getter" };
            let name = ctx.text_of(key.range()).to_owned();
            let mut found = ctx
                .diagnostic(&ACCESSOR, key.range(), format!("the {word} `{name}` has no meaning in Nix"))
                .with_help("write a property: it is computed when it is first read");
            if let (false, Some(value)) = (*is_setter, only_value(ctx, *function)) {
                let text = format!("{name}: {}", ctx.text_of(ctx.range(value)));
                found.fix = Some(fix("Write a property", vec![edit(range, text)], true));
            }
            ctx.refuse(found, key.range());
        }
    }
}

/// The value of a body that is `return` alone.
fn only_value(ctx: &Ctx<'_>, function: FunctionId) -> Option<ExprId> {
    let FunctionBody::Block(stmts) = &ctx.module[function].body else { return None };
    match stmts[..] {
        [only] => match ctx.module[only] {
            Stmt::Return(value) => value,
            _ => None,
        },
        _ => None,
    }
}

/// From the start of the function to its body.
fn head(ctx: &Ctx<'_>, id: FunctionId, function: &Function) -> TextRange {
    let range = ctx.module.functions.range(id);
    let end = match &function.body {
        FunctionBody::Expr(expr) => ctx.range(*expr).start,
        FunctionBody::Block(stmts) => stmts.first().map_or(range.end, |it| ctx.module.stmts.range(*it).start),
        FunctionBody::None => range.end,
    };
    TextRange::new(range.start, end)
}

fn is_async(ctx: &mut Ctx<'_>, function: &Function, head: TextRange) {
    let at = ctx.find(head.start, head.end, "async").unwrap_or(head);
    let message = match &function.name {
        Some(name) => format!("the function `{}` is `async`, and nothing is waited for in Nix", name.name),
        None => "a function is `async`, and nothing is waited for in Nix".to_owned(),
    };
    let mut found = ctx.diagnostic(&ASYNC, at, message).with_help("leave `async` out");
    let blank = TextRange::new(at.end, at.end + 1);
    let end = at.end + u32::from(ctx.text_of(blank) == " ");
    // The type of the result changes with it, so callers may have to change too.
    found.fix = Some(fix("Remove `async`", vec![edit(TextRange::new(at.start, end), "")], false));
    ctx.refuse(found, head);
}

fn is_generator(ctx: &mut Ctx<'_>, function: &Function, head: TextRange) {
    let star = ctx.find(head.start, head.end, "*").unwrap_or(head);
    let (at, message) = match &function.name {
        Some(name) => (name.range, format!("the generator `{}` has no meaning in Nix", name.name)),
        None => (star, "a generator has no meaning in Nix".to_owned()),
    };
    let found =
        ctx.diagnostic(&GENERATOR, at, message).with_help("return a list: its elements are lazy in Nix");
    ctx.refuse(found, head);
}
