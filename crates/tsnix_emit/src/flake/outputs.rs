//! The outputs that a program gives, sorted by where they go.

use nix_tree::Comment;
use tsnix_source::catalogue::flakes::{NOT_AN_OBJECT, UNKNOWN_OUTPUT};
use tsnix_source::near::nearest;
use tsnix_source::{Diagnostic, FileId, TextRange};
use tsnix_syntax::hir::{self, ExprId, Name, Property, PropertyId, PropertyName};

use super::keys::{OutputKind, kind, names};
use super::object_literal;
use crate::context::{Context, SymbolKey};
use crate::file::Value;
use crate::fold::fold;
use crate::imports::{Target, follow};
use crate::outline::Uses;

/// Everything that a flake's short form says.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// `description`, `inputs`, `nixConfig`, `systems`.
    pub(crate) meta: Vec<(Name, ExprId)>,
    /// The outputs in the order of the source; `devShell` and `devShells` are one.
    pub(crate) outputs: Vec<Output>,
}

/// One output.
#[derive(Debug)]
pub(crate) struct Output {
    /// `devShells`
    pub(crate) name: Name,
    /// Whether it is under a system level by its name; others are where they need to be.
    pub(crate) is_per_system: Option<bool>,
    pub(crate) pieces: Vec<Piece>,
    /// What stands in it.
    pub(crate) uses: Uses,
    pub(crate) comments: Vec<Comment>,
    pub(crate) is_after_blank_line: bool,
}

/// One property that contributes to an output.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// `default` for `devShell`.
    pub(crate) attribute: Option<&'static str>,
    pub(crate) value: PieceValue,
    pub(crate) file: FileId,
    /// The property, for diagnostics.
    pub(crate) range: TextRange,
}

/// Where the value of a property comes from.
#[derive(Clone, Debug)]
pub(crate) enum PieceValue {
    Expr(ExprId),
    Method(hir::FunctionId),
    /// A named export.
    Symbol(SymbolKey),
}

/// Reads the value of a flake file.
pub(crate) fn parts(ctx: &mut Context<'_>, value: &Value) -> Parts {
    let mut parts = Parts::default();
    match value {
        Value::Expr(expr) => match object_literal(ctx, *expr) {
            Some(object) => object_parts(ctx, object, &mut parts),
            None => report_not_an_object(ctx, *expr),
        },
        Value::Function(function) => {
            let range = ctx.module().functions.range(*function);
            ctx.report(not_an_object(ctx.file, range));
        }
        Value::Exports(exports) => {
            for (name, key) in exports {
                export_part(ctx, name, *key, &mut parts);
            }
        }
    }
    parts
}

fn object_parts(ctx: &mut Context<'_>, object: ExprId, parts: &mut Parts) {
    let module = ctx.module();
    let hir::Expr::Object(properties) = &module[object] else { return };
    for property in properties {
        let range = module.properties.range(*property);
        match &module[*property] {
            Property::KeyValue { key, value } => {
                if let Some(name) = output_name(ctx, key) {
                    add(ctx, parts, &name, PieceValue::Expr(*value), *property, key.range());
                }
            }
            Property::Shorthand { key, value } => {
                add(ctx, parts, &key.name, PieceValue::Expr(*value), *property, key.range);
            }
            Property::Method { key, function } => {
                if let Some(name) = output_name(ctx, key) {
                    add(ctx, parts, &name, PieceValue::Method(*function), *property, key.range());
                }
            }
            Property::Spread(expr) => match object_literal(ctx, *expr) {
                Some(inner) => object_parts(ctx, inner, parts),
                None => report_not_an_object(ctx, *expr),
            },
            Property::Accessor { .. } => ctx.report(not_an_object(ctx.file, range)),
        }
    }
}

/// The name of an output: written out, or computed from what is known when compiling.
fn output_name(ctx: &mut Context<'_>, key: &PropertyName) -> Option<Name> {
    if let Some(name) = key.static_name() {
        return Some(name);
    }
    if let PropertyName::Computed { expr, .. } = key
        && let Ok(value) = fold(ctx, *expr)
        && let Some(name) = value.as_str()
    {
        return Some(name.into());
    }
    let message = "the name of an output must be known when compiling, and this is not";
    ctx.report(
        Diagnostic::new(&NOT_AN_OBJECT, ctx.file, key.range(), message)
            .with_help("use a literal, a constant or a template of them"),
    );
    None
}

/// Adds a property of the default export.
fn add(
    ctx: &mut Context<'_>,
    parts: &mut Parts,
    name: &Name,
    value: PieceValue,
    property: PropertyId,
    key_range: TextRange,
) {
    let range = ctx.module().properties.range(property);
    if let (Some(OutputKind::Meta), PieceValue::Expr(expr)) = (kind(name), &value) {
        parts.meta.retain(|(known, _)| known != name);
        parts.meta.push((name.clone(), *expr));
        return;
    }
    let graph = ctx.model.graph();
    let uses = ctx.outline.uses_in(graph, ctx.file, range);
    let (comments, is_after_blank_line) = crate::trivia::before(ctx, range.start);
    let output = Output {
        name: name.clone(),
        is_per_system: None,
        pieces: vec![Piece { attribute: None, value, file: ctx.file, range: key_range }],
        uses,
        comments,
        is_after_blank_line,
    };
    place(ctx, parts, output);
}

/// Adds a named export of a flake without a default export.
fn export_part(ctx: &mut Context<'_>, name: &Name, key: SymbolKey, parts: &mut Parts) {
    let graph = ctx.model.graph();
    let mut uses = Uses::default();
    let target = follow(graph, key);
    uses.add(&ctx.outline, graph, &target);
    let (range, comments) = match target {
        Target::Symbol(key) if key.file == ctx.file => {
            let item = ctx.outline.item_of(key).map(|item| ctx.outline.item(item).range);
            (item.unwrap_or_default(), Vec::new())
        }
        _ => (TextRange::default(), Vec::new()),
    };
    if let (Some(OutputKind::Meta), Some(expr)) = (kind(name), initializer(ctx, key)) {
        parts.meta.push((name.clone(), expr));
        return;
    }
    let value = PieceValue::Symbol(key);
    let output = Output {
        name: name.clone(),
        is_per_system: None,
        pieces: vec![Piece { attribute: None, value, file: ctx.file, range }],
        uses,
        comments,
        is_after_blank_line: false,
    };
    place(ctx, parts, output);
}

/// The initializer of a constant of the current module.
fn initializer(ctx: &Context<'_>, key: SymbolKey) -> Option<ExprId> {
    let outline = &ctx.outline;
    let item = outline.item(outline.item_of(key)?);
    let crate::outline::ItemKind::Declarator(at) = item.kind else { return None };
    match &ctx.module_of(item.file)[item.stmt] {
        hir::Stmt::Variable(decl) if item.file == ctx.file => decl.declarators.get(at)?.init,
        _ => None,
    }
}

/// Sorts an output by its name and joins it with what is already there.
fn place(ctx: &mut Context<'_>, parts: &mut Parts, mut output: Output) {
    match kind(&output.name) {
        Some(OutputKind::Default(name)) => {
            output.name = Name::new_static(name);
            output.is_per_system = Some(true);
            for piece in &mut output.pieces {
                piece.attribute = Some("default");
            }
        }
        Some(OutputKind::PerSystem) => output.is_per_system = Some(true),
        Some(OutputKind::Plain | OutputKind::Meta) => output.is_per_system = Some(false),
        None => {
            let piece = &output.pieces[0];
            let message = format!("`{}` is not an output that Nix knows", output.name);
            let mut report = Diagnostic::new(&UNKNOWN_OUTPUT, piece.file, piece.range, message);
            if let Some(near) = nearest(&output.name, names()) {
                report = report.with_help(format!("did you mean `{near}`?")).with_fix(
                    format!("Rename to `{near}`"),
                    piece.range,
                    near,
                );
            }
            ctx.report(report);
        }
    }
    match parts.outputs.iter_mut().find(|known| known.name == output.name) {
        Some(known) => {
            known.uses.extend(&output.uses);
            known.pieces.append(&mut output.pieces);
            known.comments.append(&mut output.comments);
        }
        None => parts.outputs.push(output),
    }
}

fn report_not_an_object(ctx: &mut Context<'_>, expr: ExprId) {
    let range = ctx.module().exprs.range(expr);
    ctx.report(not_an_object(ctx.file, range));
}

fn not_an_object(file: FileId, range: TextRange) -> Diagnostic {
    Diagnostic::new(&NOT_AN_OBJECT, file, range, "the outputs of a flake can't be seen here")
        .with_help("export an object literal whose keys are the names of outputs")
}
