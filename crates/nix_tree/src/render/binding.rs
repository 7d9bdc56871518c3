//! What has several members: sets, lists, the bindings of `let`; and attribute paths.

use super::level::Level;
use super::writer::Writer;
use super::{Place, comment, duplicates, render_at, render_expr, string};
use crate::error::PrintErrorKind;
use crate::escape::{attribute_name, is_representable};
use crate::expr::*;

pub(super) fn render_set(out: &mut Writer, set: &AttrSet, place: Place, origin: Origin) {
    if set.recursive {
        out.token("rec", origin);
    }
    out.token("{", origin);
    let expanded = set.layout == Layout::Expanded || place == Place::Body;
    if expanded && !set.bindings.is_empty() {
        out.newline();
    }
    render_bindings(out, &set.bindings, &set.comments_after);
    out.token("}", origin);
}

/// `let bindings in`, nothing where there is nothing to bind.
pub(super) fn render_let(out: &mut Writer, bindings: &[Binding], comments_after: &[Comment], origin: Origin) {
    if bindings.is_empty() {
        comment::above(out, comments_after);
        return;
    }
    for binding in bindings {
        if let BindingKind::Value { path, .. } = &binding.kind {
            for name in path.iter().take(1).filter(|it| is_computed(it)) {
                out.error(PrintErrorKind::DynamicNameInLet, name.origin.or(binding.origin));
            }
        }
    }
    out.token("let", origin);
    out.newline();
    render_bindings(out, bindings, comments_after);
    out.newline();
    out.token("in", origin);
    out.newline();
}

/// Whether Nix sees a name that has to be evaluated; a string without interpolations is none.
fn is_computed(name: &AttrName) -> bool {
    let AttrNameKind::Dynamic(name) = &name.kind else {
        return false;
    };
    let ExprKind::String { parts, .. } = &name.kind else {
        return true;
    };
    parts.iter().any(|it| matches!(it, StringPart::Interpolation(_)))
}

fn render_bindings(out: &mut Writer, bindings: &[Binding], comments_after: &[Comment]) {
    duplicates::report(out, bindings);
    for (index, binding) in bindings.iter().enumerate() {
        if index > 0 {
            out.newline();
        }
        if binding.trivia.blank_line_before && index > 0 {
            out.blank_line();
        }
        comment::above(out, &binding.trivia.comments_before);
        render_binding(out, binding);
        out.glue();
        out.token(";", binding.origin);
        comment::behind(out, binding.trivia.comment_after.as_ref());
    }
    comment::above(out, comments_after);
}

fn render_binding(out: &mut Writer, binding: &Binding) {
    match &binding.kind {
        BindingKind::Value { path, value } => {
            render_path(out, path, binding.origin);
            out.token("=", binding.origin);
            render_at(out, value, Level::Lowest, Place::Inner);
        }
        BindingKind::Inherit { source, names } => {
            out.token("inherit", binding.origin);
            if let Some(source) = source {
                out.token("(", binding.origin);
                out.glue();
                render_expr(out, source, Level::Lowest);
                out.glue();
                out.token(")", binding.origin);
            }
            for name in names {
                static_name(out, &name.name, name.origin.or(binding.origin));
            }
        }
    }
}

/// `a.b."c d".${e}`
pub(super) fn render_path(out: &mut Writer, path: &[AttrName], origin: Origin) {
    if path.is_empty() {
        out.error(PrintErrorKind::EmptyAttributePath, origin);
    }
    for (index, name) in path.iter().enumerate() {
        let origin = name.origin.or(origin);
        if index > 0 {
            out.glue();
            out.token(".", origin);
            out.glue();
        }
        match &name.kind {
            AttrNameKind::Static(text) => static_name(out, text, origin),
            AttrNameKind::Dynamic(expression) => dynamic_name(out, expression, origin),
        }
    }
}

fn static_name(out: &mut Writer, name: &str, origin: Origin) {
    if !is_representable(name) {
        out.error(PrintErrorKind::NulCharacter, origin);
    }
    out.token(&attribute_name(name), origin);
}

/// `${e}`; a string stands for itself: `${"a-${b}"}  =>  "a-${b}"`
fn dynamic_name(out: &mut Writer, expression: &Expr, origin: Origin) {
    if let ExprKind::String { parts, .. } = &expression.kind {
        let origin = expression.origin.or(origin);
        return match &parts[..] {
            [] => static_name(out, "", origin),
            [StringPart::Text(text)] => static_name(out, text, origin),
            _ => string::render_string(out, parts, StringStyle::Plain, origin),
        };
    }
    out.token("${", origin);
    out.glue();
    render_expr(out, expression, Level::Lowest);
    out.glue();
    out.token("}", origin);
}

pub(super) fn render_list(
    out: &mut Writer,
    elements: &[Element],
    comments_after: &[Comment],
    layout: Layout,
    origin: Origin,
) {
    out.token("[", origin);
    if layout == Layout::Expanded && !elements.is_empty() {
        out.newline();
    }
    for (index, element) in elements.iter().enumerate() {
        if element.trivia.blank_line_before && index > 0 {
            out.blank_line();
        }
        comment::above(out, &element.trivia.comments_before);
        render_expr(out, &element.value, Level::Selection);
        comment::behind(out, element.trivia.comment_after.as_ref());
    }
    comment::above(out, comments_after);
    out.token("]", origin);
}
