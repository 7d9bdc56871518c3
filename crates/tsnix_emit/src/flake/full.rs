//! The full form: `flake({ inputs, outputs })` and `satisfies Flake`, emitted as they stand.

use nix_tree::build::{attrs, bind, lambda};
use nix_tree::{Expr, ExprKind};
use tsnix_source::catalogue::flakes::{IMPORT_IN_FULL_FORM, NOT_A_LITERAL, UNDECLARED_INPUT, UNKNOWN_INPUT};
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{self, ExprId, Property};

use super::inputs::is_flake_url;
use super::meta::{known, literal};
use super::nixpkgs::nixpkgs_value;
use super::object_literal;
use crate::context::Context;
use crate::file::{item_bindings, let_around};
use crate::fold::{Const, to_nix};
use crate::imports::ImportedName;
use crate::lower;
use crate::outline::Uses;

/// The object literal of a flake in the full form: it has `outputs`.
pub(super) fn definition(ctx: &Context<'_>, expr: ExprId) -> Option<ExprId> {
    let object = object_literal(ctx, argument_of_flake(ctx, expr).unwrap_or(expr))?;
    let hir::Expr::Object(properties) = &ctx.module()[object] else { return None };
    let is_outputs = |property: &hir::PropertyId| match &ctx.module()[*property] {
        Property::KeyValue { key, .. } | Property::Method { key, .. } => {
            key.static_name().is_some_and(|name| name == "outputs")
        }
        Property::Shorthand { key, .. } => key.name == "outputs",
        _ => false,
    };
    properties.iter().any(is_outputs).then_some(object)
}

/// `{...}` of `flake({...})`.
fn argument_of_flake(ctx: &Context<'_>, mut expr: ExprId) -> Option<ExprId> {
    loop {
        match &ctx.module()[expr] {
            hir::Expr::As { expr: inner, .. } | hir::Expr::Satisfies { expr: inner, .. } => expr = *inner,
            hir::Expr::Call { callee, args, .. } => {
                let is_flake = ctx.tsnix_function(*callee).is_some_and(|name| name == "flake");
                return if is_flake { args.first().map(|arg| arg.expr) } else { None };
            }
            _ => return None,
        }
    }
}

/// A flake in the full form.
pub(super) fn emit(ctx: &mut Context<'_>, object: ExprId) -> Expr {
    let module = ctx.module();
    let hir::Expr::Object(properties) = &module[object] else { return attrs([]) };
    let mut bindings = Vec::new();
    let mut inputs = None;
    let mut function = None;
    for property in properties {
        let range = module.properties.range(*property);
        let (name, value) = match &module[*property] {
            Property::KeyValue { key, value } => (key.static_name(), Part::Expr(*value)),
            Property::Shorthand { key, value } => (Some(key.name.clone()), Part::Expr(*value)),
            Property::Method { key, function } => (key.static_name(), Part::Function(*function)),
            Property::Spread(_) | Property::Accessor { .. } => (None, Part::Expr(object)),
        };
        let Some(name) = name else {
            let message = "the parts of a flake must be written out: Nix reads them without evaluating";
            ctx.report(Diagnostic::new(&NOT_A_LITERAL, ctx.file, range, message));
            continue;
        };
        let value = match (name.as_str(), value) {
            ("outputs", value) => {
                function = function_of(ctx, &value);
                outputs(ctx, value)
            }
            ("inputs", Part::Expr(value)) => {
                let known = known(ctx, "inputs", value);
                let expr = known.as_ref().map_or_else(nix_tree::build::null, to_nix);
                inputs = known.map(|known| (known, module.exprs.range(value)));
                expr
            }
            (_, Part::Expr(value)) => literal(ctx, &name, value),
            (_, Part::Function(function)) => lower::function(ctx, function),
        };
        let trivia = crate::trivia::around(ctx, range);
        bindings.push(bind(name, value).with_trivia(trivia));
    }
    check_inputs(ctx, inputs, function);
    if let Some(first) = bindings.first_mut() {
        first.trivia.blank_line_before = false;
    }
    attrs(nix_tree::dotted::dotted_all(bindings))
}

/// The function that `outputs` is, where it is written out.
fn function_of(ctx: &Context<'_>, value: &Part) -> Option<hir::FunctionId> {
    match value {
        Part::Function(function) => Some(*function),
        Part::Expr(expr) => match ctx.module()[*expr] {
            hir::Expr::Function(function) => Some(function),
            _ => None,
        },
    }
}

/// What `follows` leads to, and what `outputs` names without declaring it.
fn check_inputs(
    ctx: &mut Context<'_>,
    inputs: Option<(Const, TextRange)>,
    function: Option<hir::FunctionId>,
) {
    let added = inputs.as_ref().map(|(known, range)| (known, (ctx.file, *range)));
    super::inputs::check_follows(ctx, added);
    let declared = match &inputs {
        Some((Const::Object(declared), _)) => declared.keys().cloned().collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    let Some(param) = function.and_then(|function| ctx.module()[function].params.first()) else { return };
    let hir::Pattern::Object { properties, .. } = &ctx.module()[param.pattern] else { return };
    for property in properties {
        let Some(name) = property.key.static_name() else { continue };
        if name == "self" || declared.contains(&name) {
            continue;
        }
        let range = property.key.range();
        let report = if REGISTRY.lines().any(|known| known == name) {
            let message = format!("`{name}` is not declared, so Nix takes it from the registry of flakes");
            Diagnostic::new(&UNDECLARED_INPUT, ctx.file, range, message)
                .with_help(format!("pin it: `inputs: {{ {name}: {{ url: \"...\" }} }}`"))
        } else {
            let message = format!("there is no input `{name}`");
            let report = Diagnostic::new(&UNKNOWN_INPUT, ctx.file, range, message);
            match tsnix_source::near::nearest(&name, declared.iter().map(|it| it.as_str())) {
                Some(near) => {
                    let is_shorthand = ctx.module().patterns.range(property.value).start == range.start;
                    let fixed = renamed_key(near, &name, is_shorthand);
                    report.with_help(format!("did you mean `{near}`?")).with_fix(
                        format!("Rename to `{near}`"),
                        range,
                        fixed,
                    )
                }
                None => report.with_help(format!("declare it: `inputs: {{ {name}: {{ url: \"...\" }} }}`")),
            }
        };
        ctx.report(report);
    }
}

/// The key of a pattern under another name: what it binds keeps its own. `{ sourc }  =>  { source: sourc }`
fn renamed_key(near: &str, name: &str, is_shorthand: bool) -> String {
    let key = if crate::names::is_identifier(near) && !near.contains('-') {
        near.to_owned()
    } else {
        format!("\"{near}\"")
    };
    if is_shorthand { format!("{key}: {name}") } else { key }
}

/// The names that the registry of flakes has for everybody.
const REGISTRY: &str = include_str!("registry.txt");

/// What is imported as an input stands for nothing here.
fn report_imports(ctx: &mut Context<'_>, uses: &Uses) {
    for import in &uses.ambient {
        let is_self = import.specifier == "tsnix"
            && matches!(&import.name, ImportedName::Named(name) if name == "self");
        let is_nixpkgs = nixpkgs_value(import).is_some();
        if !is_self && !is_nixpkgs && !is_flake_url(&import.specifier) {
            continue;
        }
        let (file, stmt) = import.from;
        let module = ctx.module_of(file);
        let range = match &module[stmt] {
            hir::Stmt::Import(decl) => decl.from.range,
            _ => module.stmts.range(stmt),
        };
        let name = match (&import.name, is_nixpkgs) {
            (ImportedName::Named(name), _) => name.to_string(),
            (_, _) => super::inputs::repository_name(&import.specifier).to_string(),
        };
        let message = format!("`{name}` is imported, but a flake in the full form is given its inputs");
        let help = match (is_self, is_nixpkgs) {
            (true, _) => "take it from the arguments: `outputs: ({ self }) => ...`".to_owned(),
            (_, true) => "take `nixpkgs` from the arguments: `nixpkgs.legacyPackages[system]`".to_owned(),
            _ => format!("declare it in `inputs`, and take it from the arguments: `({{ {name} }}) => ...`"),
        };
        ctx.report(Diagnostic::new(&IMPORT_IN_FULL_FORM, file, range, message).with_help(help));
    }
}

enum Part {
    Expr(ExprId),
    Function(hir::FunctionId),
}

/// `outputs`: a plain function, with the module's items in a `let` of its body.
fn outputs(ctx: &mut Context<'_>, value: Part) -> Expr {
    let graph = ctx.model.graph();
    let range = match value {
        Part::Expr(expr) => ctx.module().exprs.range(expr),
        Part::Function(function) => ctx.module().functions.range(function),
    };
    let uses = ctx.outline.closure(&ctx.outline.uses_in(graph, ctx.file, range));
    report_imports(ctx, &uses);
    crate::unique::name_items(ctx, &uses);
    let function = match value {
        Part::Expr(expr) => lower::expr(ctx, expr),
        Part::Function(function) => lower::function(ctx, function),
    };
    let items: Vec<_> = uses.items.iter().copied().collect();
    // The names were given before anything was lowered.
    let items = item_bindings(ctx, &items);
    let mut bindings = ctx.helpers.bindings();
    bindings.extend(ctx.foreign.bindings());
    bindings.extend(items);
    let origin = function.origin;
    match function.into_kind() {
        ExprKind::Lambda { param, body } => {
            let body = let_around(bindings, *body);
            let mut lambda = lambda(param, body);
            lambda.origin = origin;
            lambda
        }
        // Nix wants a lambda to be seen: `outputs = inputs: f inputs`.
        kind => {
            let inputs = ctx.names.fresh("inputs");
            let call =
                nix_tree::build::apply(Expr { kind, origin }, [nix_tree::build::ident(inputs.clone())]);
            lambda(inputs, let_around(bindings, call))
        }
    }
}
