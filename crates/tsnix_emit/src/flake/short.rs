//! The short form: outputs without the system level, put under a function of the system.

use nix_tree::Expr;
use nix_tree::build::{attrs, bind, lambda, pattern};
use smol_str::SmolStr;
use tsnix_source::catalogue::flakes::UNPLACED_CHECK;
use tsnix_source::{Diagnostic, FileId, TextRange};

use super::inputs;
use super::meta::{Meta, fold_meta};
use super::outputs::{Output, Parts, Piece, PieceValue, parts};
use super::slots::slots_of;
use super::systems::Plan;
use crate::context::Context;
use crate::file::{Options, Value, let_around};
use crate::fold::{Const, to_nix};
use crate::lower;
use crate::outline::{ItemId, Uses};

/// The systems of a flake that names none.
const DEFAULT_SYSTEMS: &[&str] = &["x86_64-linux", "aarch64-linux", "x86_64-darwin", "aarch64-darwin"];

/// A flake in the short form.
pub(super) fn emit(ctx: &mut Context<'_>, value: &Value, options: &Options) -> Expr {
    inputs::collect(ctx);
    let mut parts = parts(ctx, value);
    let guards = checks(ctx, &mut parts);
    let meta = fold_meta(ctx, &parts);
    let place = parts.meta.iter().find(|(name, _)| name == "inputs");
    let place = place.map_or_else(TextRange::default, |(_, expr)| ctx.module().exprs.range(*expr));
    inputs::check_follows(ctx, meta.get("inputs").map(|added| (added, (ctx.file, place))));
    let mut plan = Plan::new(ctx, &parts, systems(&meta, options));
    let outputs = plan.outputs(ctx, &parts);
    let bindings = plan.bindings(ctx);
    let mut outputs = attrs(outputs);
    for guard in guards.into_iter().rev() {
        outputs = crate::guards::before(ctx, guard, outputs);
    }
    let body = let_around(bindings, outputs);
    file(ctx, &meta, body)
}

/// What modules check at their tops before there are outputs. A check of packages has no place: it would need a system.
fn checks(ctx: &mut Context<'_>, parts: &mut Parts) -> Vec<ItemId> {
    let mut used = Uses::default();
    for output in &parts.outputs {
        used.extend(&ctx.outline.closure(&output.uses));
    }
    let uses_of = |guard: &ItemId| ctx.outline.closure(&ctx.outline.item(*guard).uses);
    let (guards, unplaced): (Vec<_>, Vec<_>) = crate::guards::unread(ctx, &used)
        .into_iter()
        .partition(|guard| slots_of(ctx, &uses_of(guard)).is_empty());
    for guard in &guards {
        let mut uses = uses_of(guard);
        if !ctx.outline.item(*guard).symbols.is_empty() {
            uses.items.insert(*guard);
        }
        // What every output uses is bound before all of them.
        for output in &mut parts.outputs {
            output.uses.extend(&uses);
        }
    }
    for guard in unplaced {
        let place = (ctx.outline.item(guard).file, crate::guards::place(ctx, guard));
        ctx.report(unplaced_check(place));
    }
    guards
}

fn unplaced_check((file, range): (FileId, TextRange)) -> Diagnostic {
    let message = "this check asks for packages of a system, and no output is made of it: it is left out";
    Diagnostic::new(&UNPLACED_CHECK, file, range, message)
        .with_help("check inside of the output, or in a function that it calls")
}

/// `{ description; nixConfig; inputs; outputs }`
pub(super) fn file(ctx: &mut Context<'_>, meta: &Meta, body: Expr) -> Expr {
    let mut bindings = Vec::new();
    for name in ["description", "nixConfig"] {
        if let Some(value) = meta.get(name) {
            bindings.push(bind(name, to_nix(value)));
        }
    }
    bindings.extend(inputs::binding(ctx, meta.get("inputs")));
    let mut formals: Vec<SmolStr> = Vec::new();
    if ctx.inputs.uses_self {
        formals.push("self".into());
    }
    let used = ctx.inputs.used.iter().map(|at| ctx.inputs.list[*at].name.clone());
    formals.extend(used.filter(|name| crate::names::can_be_bound(name)));
    let mut set = pattern(formals).open();
    if let Some(all) = &ctx.inputs.all {
        set = set.named(all.clone());
    }
    let comments = crate::file::value_comments(ctx);
    bindings.push(bind("outputs", lambda(set, body)).commented(comments));
    for binding in bindings.iter_mut().skip(1) {
        binding.trivia.blank_line_before = true;
    }
    let comments = crate::file::file_comments(ctx);
    nix_tree::build::commented(comments, attrs(nix_tree::dotted::dotted_all(bindings)))
}

fn systems(meta: &Meta, options: &Options) -> Vec<SmolStr> {
    if let Some(Const::List(items)) = meta.get("systems") {
        return items.iter().filter_map(Const::as_str).map(SmolStr::from).collect();
    }
    match &options.systems {
        Some(systems) => systems.iter().map(SmolStr::from).collect(),
        None => DEFAULT_SYSTEMS.iter().copied().map(SmolStr::from).collect(),
    }
}

/// An output that has no system level.
pub(super) fn plain(ctx: &mut Context<'_>, output: &Output) -> Expr {
    if !slots_of(ctx, &ctx.outline.closure(&output.uses)).is_empty() {
        super::per_system::report(ctx, output);
    }
    output_value(ctx, output)
}

/// The value of an output: its one property, or an object with what its properties say.
pub(super) fn output_value(ctx: &mut Context<'_>, output: &Output) -> Expr {
    if let [piece] = output.pieces.as_slice()
        && piece.attribute.is_none()
    {
        return piece_value(ctx, &output.name, piece);
    }
    let mut bindings = Vec::new();
    let mut whole = None;
    for piece in &output.pieces {
        let value = piece_value(ctx, &output.name, piece);
        let origin = value.origin;
        match (piece.attribute, value.into_kind()) {
            (Some(name), kind) => bindings.push(bind(name, Expr { kind, origin })),
            (None, nix_tree::ExprKind::Attrs(set)) if !set.recursive => bindings.extend(set.bindings),
            (None, kind) => whole = Some(Expr { kind, origin }),
        }
    }
    match whole {
        Some(whole) if bindings.is_empty() => whole,
        Some(whole) => nix_tree::build::binary(nix_tree::BinaryOp::Update, whole, attrs(bindings)),
        None => attrs(bindings),
    }
}

fn piece_value(ctx: &mut Context<'_>, output: &str, piece: &Piece) -> Expr {
    ctx.in_file(piece.file, |ctx| match &piece.value {
        PieceValue::Expr(expr) if output == "apps" => {
            super::apps::apps(ctx, *expr, piece.attribute.is_some())
        }
        PieceValue::Expr(expr) => lower::expr(ctx, *expr),
        PieceValue::Method(function) => lower::function(ctx, *function),
        PieceValue::Symbol(key) => ctx.target_value(*key),
    })
}
