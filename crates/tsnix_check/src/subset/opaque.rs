//! Classes, enums and ambient declarations: refused, or let be, as a whole.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::{CLASS, DECLARED_VALUE, DECORATOR, ENUM, NAMESPACE};
use tsnix_syntax::hir::{ClassId, Expr, ExprId, NamespaceName, Property, Stmt, StmtId};

use super::context::Ctx;
use crate::names::Parent;

/// Finds them; nothing inside of them is looked at afterwards.
pub(super) fn collect(ctx: &mut Ctx<'_>) {
    let mut ranges = Vec::new();
    for stmt in ctx.module.stmts.ids() {
        if stmt_is_opaque(ctx, stmt) {
            ranges.push(ctx.module.stmts.range(stmt));
        }
    }
    for expr in ctx.module.exprs.ids() {
        if let Expr::Class(_) = ctx.module[expr] {
            ranges.push(ctx.range(expr));
        }
    }
    ctx.opaque = outermost(ranges);
    refuse(ctx);
}

fn stmt_is_opaque(ctx: &Ctx<'_>, stmt: StmtId) -> bool {
    match &ctx.module[stmt] {
        Stmt::Class { .. } | Stmt::Enum(_) => true,
        Stmt::Function { modifiers, .. } => modifiers.is_declare,
        Stmt::Variable(decl) => decl.modifiers.is_declare,
        Stmt::Namespace(decl) => decl.modifiers.is_declare || !matches!(decl.name, NamespaceName::Ident(_)),
        _ => false,
    }
}

fn outermost(mut ranges: Vec<TextRange>) -> Vec<TextRange> {
    ranges.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    let mut kept: Vec<TextRange> = Vec::new();
    for range in ranges {
        if kept.last().is_none_or(|last| !last.contains(range)) {
            kept.push(range);
        }
    }
    kept
}

/// Whether a range is one of the opaque places, not inside of a larger one.
fn is_outermost(ctx: &Ctx<'_>, range: TextRange) -> bool {
    ctx.opaque.binary_search_by_key(&range.start, |it| it.start).is_ok_and(|at| ctx.opaque[at] == range)
}

fn refuse(ctx: &mut Ctx<'_>) {
    let stmts: Vec<StmtId> = ctx.module.stmts.ids().collect();
    let module = ctx.module.clone();
    for stmt in stmts {
        let range = module.stmts.range(stmt);
        if ctx.is_opaque(range) && !is_outermost(ctx, range) {
            continue;
        }
        match &module[stmt] {
            Stmt::Class { class, modifiers } if !modifiers.is_declare => refuse_class(ctx, *class, range),
            Stmt::Enum(decl) if !decl.modifiers.is_declare => {
                let message = format!("the enum `{}` has no meaning in Nix", decl.name.name);
                let found = ctx
                    .diagnostic(&ENUM, decl.name.range, message)
                    .with_help("write a union of literals: `type Level = \"info\" | \"debug\"`");
                ctx.refuse(found, range);
            }
            Stmt::Namespace(decl) if !decl.modifiers.is_declare => {
                if let NamespaceName::Ident(name) = &decl.name {
                    let message = format!("the namespace `{}` has no meaning in Nix", name.name);
                    let found = ctx
                        .diagnostic(&NAMESPACE, name.range, message)
                        .with_help("write an object, or move the declarations to a module of their own");
                    ctx.refuse(found, name.range);
                }
            }
            _ => refuse_declared(ctx, stmt),
        }
    }
    let exprs: Vec<_> = module.exprs.ids().collect();
    for expr in exprs {
        let range = module.exprs.range(expr);
        if let Expr::Class(class) = module[expr]
            && is_outermost(ctx, range)
        {
            refuse_class(ctx, class, range);
        }
    }
}

fn refuse_class(ctx: &mut Ctx<'_>, class: ClassId, range: TextRange) {
    let module = ctx.module.clone();
    let class = &module[class];
    let text = ctx.text_of(range).to_owned();
    let is_decorated = text.trim_start_matches("export").trim_start().starts_with('@');
    if is_decorated {
        let at = ctx.find(range.start, range.end, "@").unwrap_or(range);
        let found = ctx
            .diagnostic(
                &DECORATOR,
                at,
                "decorators, and the classes that they stand on, have no meaning in Nix",
            )
            .with_help("write a function that returns an object, and apply the other function to it");
        return ctx.refuse(found, range);
    }
    let keyword = ctx.find(range.start, range.end, "class").unwrap_or(range);
    let (at, message) = match &class.name {
        Some(name) => (name.range, format!("the class `{}` has no meaning in Nix", name.name)),
        None => (keyword, "a class has no meaning in Nix".to_owned()),
    };
    let found = ctx
        .diagnostic(&CLASS, at, message)
        .with_help("write a function that returns an object, and an `interface` for its type");
    ctx.refuse(found, range);
}

/// `declare const x: T`: nothing would bind the name.
fn refuse_declared(ctx: &mut Ctx<'_>, stmt: StmtId) {
    let module = ctx.module.clone();
    let (modifiers, at) = match &module[stmt] {
        Stmt::Variable(decl) => {
            let pattern = decl.declarators.first().map(|it| module.patterns.range(it.pattern));
            (decl.modifiers, pattern)
        }
        Stmt::Function { function, modifiers } => {
            (*modifiers, module[*function].name.as_ref().map(|name| name.range))
        }
        _ => return,
    };
    let range = module.stmts.range(stmt);
    // Inside of `declare global` and the like the statement lies in a larger opaque place.
    if !modifiers.is_declare || !is_outermost(ctx, range) {
        return;
    }
    let at = at.unwrap_or(range);
    if !modifiers.is_export && !is_read(ctx, ctx.text_of(at)) {
        return;
    }
    let message =
        format!("nothing gives `{}` a value: a declared name does not exist in Nix", ctx.text_of(at));
    let found = ctx.diagnostic(&DECLARED_VALUE, at, message).with_help(
        "import the value, make it a parameter, or take it from Nix with the tagged template `nix`",
    );
    ctx.refuse(found, at);
}

/// Whether the value of a name is asked for somewhere. Types may speak of what does not exist:
/// `declare const brand: unique symbol; type Id = string & { [brand]: true }`, `typeof config`.
fn is_read(ctx: &Ctx<'_>, name: &str) -> bool {
    let module = &ctx.module;
    let is_name = |it: ExprId| {
        matches!(&module[it], Expr::Name(own) if own == name)
            && !matches!(ctx.bindings.parent(it), Parent::Member(_))
    };
    module.exprs.ids().any(is_name)
        || module
            .properties
            .ids()
            .any(|it| matches!(&module[it], Property::Shorthand { key, .. } if key.name == name))
        || module.export_specifiers.ids().any(|it| module[it].local.name == name)
}
