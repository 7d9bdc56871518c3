//! Functions: `x: body`, `{ a, b ? 1, ... }@args: body`.

use super::level::Level;
use super::writer::Writer;
use super::{Place, comment, identifier, render_at, render_expr};
use crate::error::PrintErrorKind;
use crate::expr::*;

/// A function of a set pattern that stands for itself (not an argument) starts its body on a
/// new line, as people write modules, packages and the outputs of flakes.
pub(super) fn render_lambda(
    out: &mut Writer,
    param: &Param,
    body: &Expr,
    enclosed: bool,
    place: Place,
    origin: Origin,
) {
    match param {
        Param::Ident(name) => identifier(out, &name.text, name.origin.or(origin)),
        Param::Set(pattern) => render_pattern(out, pattern, pattern.origin.or(origin)),
    }
    out.glue();
    out.token(":", origin);
    let opened = matches!(param, Param::Set(_)) && !enclosed;
    if opened {
        out.newline();
    }
    render_at(out, body, Level::Lowest, if opened { Place::Body } else { place });
}

fn render_pattern(out: &mut Writer, pattern: &SetPattern, origin: Origin) {
    report_duplicates(out, pattern);
    out.token("{", origin);
    for (index, formal) in pattern.formals.iter().enumerate() {
        let more = pattern.ellipsis || index + 1 < pattern.formals.len();
        render_formal(out, formal, index == 0, more);
    }
    if pattern.ellipsis {
        out.token("...", origin);
    }
    if !pattern.comments_after.is_empty() {
        comment::above(out, &pattern.comments_after);
    }
    out.token("}", origin);
    if let Some(name) = &pattern.at_name {
        out.glue();
        out.token("@", origin);
        out.glue();
        identifier(out, &name.text, name.origin.or(origin));
    }
}

fn render_formal(out: &mut Writer, formal: &Formal, first: bool, more: bool) {
    if formal.trivia.blank_line_before && !first {
        out.blank_line();
    }
    comment::above(out, &formal.trivia.comments_before);
    identifier(out, &formal.name, formal.origin);
    if let Some(default) = &formal.default {
        out.token("?", formal.origin);
        render_expr(out, default, Level::Lowest);
    }
    if more {
        out.glue();
        out.token(",", None);
    }
    comment::behind(out, formal.trivia.comment_after.as_ref());
}

/// Nix refuses two formals of one name, and one called like the whole set.
fn report_duplicates(out: &mut Writer, pattern: &SetPattern) {
    let mut names: Vec<(&str, Origin)> =
        pattern.formals.iter().map(|it| (it.name.as_str(), it.origin)).collect();
    names.extend(pattern.at_name.iter().map(|it| (it.text.as_str(), it.origin)));
    names.sort_by_key(|(name, _)| *name);
    for pair in names.windows(2) {
        if let [(first, _), (second, origin)] = pair
            && first == second
        {
            out.error(PrintErrorKind::DuplicateFormal((*second).into()), *origin);
        }
    }
}
