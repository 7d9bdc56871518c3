//! `JSON`.

use nix_tree::build::{builtin, null, string};
use nix_tree::{Expr, ExprKind, StringPart};
use tsnix_syntax::hir::{Expr as Expression, Property, PropertyName};

use super::Method;
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{builtin_call, has_fractions, helper_call, shapes};
use crate::runtime::Helper;

/// `JSON.stringify(x, null, 2)`, `JSON.parse(text)`
pub(super) fn call(ctx: &mut Context<'_>, method: &Method<'_>) -> Option<Expr> {
    let value = method.arg(ctx, 0)?;
    Some(match method.name {
        "parse" => builtin_call("fromJSON", [value]),
        "stringify" => {
            let facts = facts::of_read(ctx, method.arg_id(0)?);
            if !facts.has(Facts::UNDEFINED) || facts.may_be(Facts::NULL) {
                return Some(text_of(ctx, method, value));
            }
            // Of what is not there JavaScript makes no text.
            shapes::shared(ctx, value, "value", |ctx, value| {
                let text = text_of(ctx, method, value.clone());
                shapes::choose(shapes::is_null(value), null(), text)
            })
        }
        _ => return None,
    })
}

fn text_of(ctx: &mut Context<'_>, method: &Method<'_>, value: Expr) -> Expr {
    let text = stringified(ctx, method, value);
    if may_hold_rare_controls(ctx) { helper_call(ctx, Helper::ShortEscapes, [text]) } else { text }
}

fn stringified(ctx: &mut Context<'_>, method: &Method<'_>, value: Expr) -> Expr {
    let indent = method.arg_id(2).map(|_| method.int_or(ctx, 2, null()));
    match indent.map(|indent| (unit_of(&indent), indent)) {
        Some((Some(unit), _)) if !unit.is_empty() => {
            helper_call(ctx, Helper::PrettyJson, [string(unit), value])
        }
        Some((None, indent)) if !shapes::is_null_literal(&indent) => {
            helper_call(ctx, Helper::IndentedJson, [indent, value])
        }
        // Nix prints fewer digits of a float than JavaScript does.
        _ if has_fractions(ctx) => helper_call(ctx, Helper::ToJson, [value]),
        _ => builtin_call("toJSON", [value]),
    }
}

/// What a literal indentation puts before each line: a number of spaces, or a text, ten of them at the most.
fn unit_of(indent: &Expr) -> Option<String> {
    match &indent.kind {
        ExprKind::Int(count) => Some(" ".repeat(usize::try_from(*count).unwrap_or(0).min(10))),
        ExprKind::String { parts, .. } => match parts.as_slice() {
            [] => Some(String::new()),
            [StringPart::Text(text)] if text.is_ascii() => Some(text.chars().take(10).collect()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a literal of the program has a backspace or a form feed: in JSON older versions of Nix write them as
/// numbers, newer ones as `\b` and `\f`, which is how JavaScript does.
fn may_hold_rare_controls(ctx: &mut Context<'_>) -> bool {
    if let Some(known) = ctx.lower.has_rare_controls {
        return known;
    }
    let graph = ctx.model.graph();
    let mut modules = ctx.modules.iter().filter_map(|file| graph.module(*file));
    let found = modules.any(|module| {
        let hir = &module.hir;
        hir.exprs.ids().any(|id| match &hir[id] {
            Expression::String(text) => has_rare_control(&text.value),
            Expression::Template(template) => {
                template.quasis.iter().filter_map(|it| it.cooked.as_ref()).any(|it| has_rare_control(it))
            }
            Expression::Object(properties) => properties.iter().any(|it| match &hir[*it] {
                Property::KeyValue { key: PropertyName::String(key), .. } => has_rare_control(&key.value),
                _ => false,
            }),
            _ => false,
        })
    });
    ctx.lower.has_rare_controls = Some(found);
    found
}

/// Also where a text is JSON that may be parsed.
fn has_rare_control(text: &str) -> bool {
    const ESCAPES: [&str; 5] = ["\\b", "\\f", "\\u0008", "\\u000c", "\\u000C"];
    text.contains(['\u{8}', '\u{c}']) || ESCAPES.iter().any(|it| text.contains(it))
}

/// `xs.map(JSON.stringify)` is refused by its type; `JSON.parse` may stand alone.
pub(super) fn function_value(name: &str) -> Option<Expr> {
    match name {
        "parse" => Some(builtin("fromJSON")),
        "stringify" => Some(builtin("toJSON")),
        _ => None,
    }
}
