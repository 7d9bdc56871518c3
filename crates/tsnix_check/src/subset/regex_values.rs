//! Regular expressions as values: there are none in Nix, so each must be known where it is used.

use tsnix_source::catalogue::language::REGULAR_EXPRESSION_VALUE;
use tsnix_syntax::hir::{Expr, ExprId, Property, PropertyId, Stmt};

use super::context::Ctx;
use crate::names::{Declaration, LocalSymbolId, Parent};

/// Members of strings that take one.
const TAKING: &[&str] = &["match", "replace", "replaceAll", "split"];

pub(super) fn check(ctx: &mut Ctx<'_>) {
    let module = ctx.module.clone();
    let mut constants: Vec<LocalSymbolId> = Vec::new();
    let mut tables: Vec<LocalSymbolId> = Vec::new();
    let mut wrong: Vec<ExprId> = Vec::new();
    for expr in ctx.exprs() {
        if let Expr::Regex { .. } = module[expr]
            && !is_used(ctx, expr)
        {
            match (constant(ctx, expr), table(ctx, expr)) {
                (Some(symbol), _) => constants.push(symbol),
                (None, Some(symbol)) => tables.push(symbol),
                (None, None) => wrong.push(expr),
            }
        }
    }
    if !tables.is_empty() {
        let names =
            ctx.exprs().into_iter().filter(|it| ctx.symbol(*it).is_some_and(|it| tables.contains(&it)));
        wrong.extend(names.filter(|it| !is_read_and_used(ctx, *it)));
    }
    if !constants.is_empty() {
        let names =
            ctx.exprs().into_iter().filter(|it| ctx.symbol(*it).is_some_and(|it| constants.contains(&it)));
        wrong.extend(names.filter(|it| !is_used(ctx, *it)));
    }
    for expr in wrong {
        let range = ctx.range(expr);
        let message = "a regular expression is no value in Nix: it must be known where it is used";
        let help = if is_executed(ctx, expr) {
            "write `text.match(/.../)` in place of `/.../.exec(text)`"
        } else {
            "write it where it is used, and pass a function that matches: `(text) => /.../.test(text)`"
        };
        let found = ctx.diagnostic(&REGULAR_EXPRESSION_VALUE, range, message).with_help(help);
        ctx.report(found);
    }
}

/// `/a/.test(s)`, `s.match(/a/)`
fn is_used(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let (at, Parent::Expr(outer)) = ctx.parent(expr) else { return false };
    match &ctx.module[outer] {
        Expr::Member { object, name, .. } if *object == at => {
            let (member, parent) = ctx.parent(outer);
            let is_called = |call| matches!(ctx.module[call], Expr::Call { callee, .. } if callee == member);
            name.name == "test" && matches!(parent, Parent::Expr(call) if is_called(call))
        }
        Expr::Call { callee, args, .. } => {
            let takes = matches!(&ctx.module[ctx.peel(*callee)], Expr::Member { name, .. } if TAKING.contains(&&*name.name));
            takes && args.first().is_some_and(|it| it.expr == at)
        }
        // What stands alone has no meaning, and does no harm.
        _ => false,
    }
}

/// `/a/.exec(s)`
fn is_executed(ctx: &Ctx<'_>, expr: ExprId) -> bool {
    let (at, Parent::Expr(outer)) = ctx.parent(expr) else { return false };
    matches!(&ctx.module[outer], Expr::Member { object, name, .. } if *object == at && name.name == "exec")
}

/// The constant that an expression is the value of; nothing where other modules may use it.
fn constant(ctx: &Ctx<'_>, expr: ExprId) -> Option<LocalSymbolId> {
    let (at, Parent::Stmt(stmt)) = ctx.parent(expr) else { return None };
    let Stmt::Variable(decl) = &ctx.module[stmt] else { return None };
    let declarator = decl.declarators.iter().find(|it| it.init == Some(at))?;
    let symbol = ctx.bindings.pattern_symbol(declarator.pattern)?;
    let known = ctx.bindings.symbol(symbol);
    let is_exported = known.is_exported || decl.modifiers.is_export;
    let is_constant = ctx.const_init(symbol).is_some();
    let is_listed = ctx.bindings.exports.values().any(|export| {
        ctx.bindings.symbol(*export).declarations.iter().any(|it| match it {
            Declaration::Export(specifier, _) => ctx.module[*specifier].local.name == known.name,
            _ => false,
        })
    });
    (is_constant && !is_exported && !is_listed).then_some(symbol)
}

/// The constant that is an object of regular expressions alone: `const patterns = { date: /.../, port: /.../ }`.
fn table(ctx: &Ctx<'_>, expr: ExprId) -> Option<LocalSymbolId> {
    let (_, Parent::Property(property)) = ctx.parent(expr) else { return None };
    let object = ctx.bindings.object_of(property)?;
    let Expr::Object(properties) = &ctx.module[object] else { return None };
    let is_pattern = |id: &PropertyId| match &ctx.module[*id] {
        Property::KeyValue { key, value } => {
            key.static_name().is_some() && matches!(ctx.module[ctx.peel(*value)], Expr::Regex { .. })
        }
        _ => false,
    };
    if properties.iter().all(is_pattern) { constant(ctx, object) } else { None }
}

/// `patterns.date.test(s)`, `s.match(patterns.date)`
fn is_read_and_used(ctx: &Ctx<'_>, name: ExprId) -> bool {
    let (at, Parent::Expr(outer)) = ctx.parent(name) else { return false };
    match &ctx.module[outer] {
        Expr::Member { object, .. } if *object == at => is_used(ctx, outer),
        _ => false,
    }
}
