//! Apps: a derivation stands for its main program, and `type = "app"` need not be said.

use nix_tree::build::{attrs, bind, string, string_parts, text};
use nix_tree::{Expr, ExprKind};
use tsnix_syntax::hir::{self, ExprId, Property};

use crate::context::Context;
use crate::lower;

/// The value of `apps`, or of one app where `is_one`.
pub(super) fn apps(ctx: &mut Context<'_>, expr: ExprId, is_one: bool) -> Expr {
    if is_one {
        return app(ctx, expr);
    }
    let module = ctx.module();
    let hir::Expr::Object(properties) = &module[expr] else { return lower::expr(ctx, expr) };
    let is_plain = |property: &hir::PropertyId| match &module[*property] {
        Property::KeyValue { key, .. } => key.static_name().is_some(),
        Property::Shorthand { .. } => true,
        _ => false,
    };
    if !properties.iter().all(is_plain) {
        return lower::expr(ctx, expr);
    }
    let mut bindings = Vec::new();
    for property in properties {
        let range = module.properties.range(*property);
        let (name, value) = match &module[*property] {
            Property::KeyValue { key, value } => (key.static_name().unwrap_or_default(), *value),
            Property::Shorthand { key, value } => (key.name.clone(), *value),
            _ => continue,
        };
        let trivia = crate::trivia::around(ctx, range);
        bindings.push(bind(name, app(ctx, value)).with_trivia(trivia));
    }
    if let Some(first) = bindings.first_mut() {
        first.trivia.blank_line_before = false;
    }
    attrs(bindings)
}

/// One app.
fn app(ctx: &mut Context<'_>, expr: ExprId) -> Expr {
    let ty = ctx.model.type_of(ctx.file, expr);
    let is_derivation = ctx.model.property(ty, "outPath").is_some();
    let value = lower::expr(ctx, expr);
    if is_derivation {
        let program = main_program(ctx, value);
        return attrs([bind("type", string("app")), bind("program", program)]);
    }
    let has_type = ctx.model.property(ty, "type").is_some();
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Attrs(mut set) if !has_type && !set.recursive => {
            set.bindings.insert(0, bind("type", string("app")));
            Expr { kind: ExprKind::Attrs(set), origin }
        }
        kind => Expr { kind, origin },
    }
}

/// `lib.getExe package`
fn main_program(ctx: &mut Context<'_>, package: Expr) -> Expr {
    match ctx.lib_function(&["getExe"]) {
        Some(get_exe) => nix_tree::build::apply(get_exe, [package]),
        None => string_parts([package.into(), text("/bin/app")]),
    }
}
