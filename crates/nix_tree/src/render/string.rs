//! Strings, paths and raw Nix: text with expressions in it.

use super::level::Level;
use super::render_expr;
use super::writer::Writer;
use crate::error::PrintErrorKind;
use crate::escape::{
    Following, IndentedLines, LinePart, ends_in_dots, indented_lines, is_path_text, is_representable,
    path_continuation, path_start, push_indented_text, push_plain_text, split_at_last_plain_folder,
};
use crate::expr::*;
use std::borrow::Cow;

pub(super) fn render_string(out: &mut Writer, parts: &[StringPart], style: StringStyle, origin: Origin) {
    let parts = joined(parts);
    report_nul(out, &parts, origin);
    if style == StringStyle::Indented
        && let Some(lines) = indented_lines(&parts)
    {
        return render_indented(out, &lines, origin);
    }
    render_plain(out, &parts, origin);
}

/// The parts with neighbouring texts made one, since escapes depend on what comes next.
fn joined(parts: &[StringPart]) -> Cow<'_, [StringPart]> {
    let adjacent = |pair: &[StringPart]| matches!(pair, [StringPart::Text(_), StringPart::Text(_)]);
    if !parts.windows(2).any(adjacent) {
        return Cow::Borrowed(parts);
    }
    let mut out: Vec<StringPart> = Vec::with_capacity(parts.len());
    for part in parts {
        match (out.last_mut(), part) {
            (Some(StringPart::Text(before)), StringPart::Text(text)) => before.push_str(text),
            _ => out.push(part.clone()),
        }
    }
    Cow::Owned(out)
}

fn report_nul(out: &mut Writer, parts: &[StringPart], origin: Origin) {
    if parts.iter().any(|it| matches!(it, StringPart::Text(text) if !is_representable(text))) {
        out.error(PrintErrorKind::NulCharacter, origin);
    }
}

fn render_plain(out: &mut Writer, parts: &[StringPart], origin: Origin) {
    let mut text = String::from("\"");
    for (index, part) in parts.iter().enumerate() {
        match part {
            StringPart::Text(literal) => push_plain_text(&mut text, literal, index + 1 < parts.len()),
            StringPart::Interpolation(expression) => {
                text.push_str("${");
                interpolated(out, &mut text, expression, origin);
            }
        }
    }
    text.push('"');
    out.token(&text, origin);
}

/// Writes the text so far, which ends in `${`, and the expression; `text` starts anew at `}`.
fn interpolated(out: &mut Writer, text: &mut String, expression: &Expr, origin: Origin) {
    out.token(text, origin);
    out.glue();
    render_expr(out, expression, Level::Lowest);
    out.glue();
    text.clear();
    text.push('}');
}

/// Lines indented by two, which Nix takes away again.
fn render_indented(out: &mut Writer, lines: &IndentedLines<'_>, origin: Origin) {
    let mut text = String::from("''");
    let several = lines.len() > 1;
    for (index, line) in lines.iter().enumerate() {
        let last_line = index + 1 == lines.len();
        if several {
            text.push('\n');
            if !line.is_empty() {
                text.push_str("  ");
            }
        }
        for (position, part) in line.iter().enumerate() {
            let following = match (position + 1 < line.len(), last_line) {
                (true, _) => Following::Interpolation,
                (false, true) => Following::End,
                (false, false) => Following::LineBreak,
            };
            match part {
                LinePart::Text(literal) => push_indented_text(&mut text, literal, following),
                LinePart::Interpolation(expression) => {
                    text.push_str("${");
                    interpolated(out, &mut text, expression, origin);
                }
            }
        }
    }
    text.push_str("''");
    out.token(&text, origin);
}

/// Whether a path can be written as a literal.
pub(super) fn is_path_literal(parts: &[StringPart]) -> bool {
    parts.iter().enumerate().all(|(index, part)| match part {
        StringPart::Interpolation(_) => true,
        StringPart::Text(text) if index == 0 => {
            is_path_text(text) && (parts.len() == 1 || !ends_in_dots(text))
        }
        StringPart::Text(text) => is_path_text(text) && !text.starts_with('~'),
    })
}

pub(super) fn render_path(out: &mut Writer, parts: &[StringPart], origin: Origin) {
    let parts = joined(parts);
    let (first, rest) = match &parts[..] {
        [StringPart::Text(first), rest @ ..] => (first.as_str(), rest),
        rest => ("", rest),
    };
    if !is_path_literal(&parts) {
        return render_path_sum(out, first, rest, origin);
    }
    let mut text = path_start(first, rest.is_empty());
    for (index, part) in rest.iter().enumerate() {
        match part {
            StringPart::Text(literal) => text.push_str(&path_continuation(literal, index + 1 == rest.len())),
            StringPart::Interpolation(expression) => {
                text.push_str("${");
                interpolated(out, &mut text, expression, origin);
            }
        }
    }
    out.token(&text, origin);
}

/// `./a b/${c}  =>  ./. + "/a b/${c}"`
fn render_path_sum(out: &mut Writer, first: &str, rest: &[StringPart], origin: Origin) {
    let (folder, tail) = split_at_last_plain_folder(first);
    out.token(&folder, origin);
    out.token("+", origin);
    let mut parts = vec![StringPart::Text(tail)];
    parts.extend(rest.iter().cloned());
    render_string(out, &parts, StringStyle::Plain, origin);
}

/// Verbatim source; what it ends with may be a comment, so a line break follows one.
pub(super) fn render_raw(out: &mut Writer, parts: &[RawPart], origin: Origin) {
    for (index, part) in parts.iter().enumerate() {
        match part {
            RawPart::Source(source) => {
                if source.contains('\0') {
                    out.error(PrintErrorKind::NulCharacter, origin);
                }
                let first = index == 0;
                let last = index + 1 == parts.len();
                let source = if first { source.trim_start() } else { source };
                let source = if last { source.trim_end() } else { source };
                out.token(source, origin);
                out.glue();
            }
            RawPart::Expr(expression) => {
                out.separate();
                render_expr(out, expression, Level::Atom);
                out.separate();
            }
            RawPart::Interpolation(expression) => {
                out.token("${", origin);
                out.glue();
                render_expr(out, expression, Level::Lowest);
                out.glue();
                out.token("}", origin);
                out.glue();
            }
        }
    }
    let ends_in_comment = matches!(parts.last(), Some(RawPart::Source(last)) if last.lines().last().is_some_and(|it| it.contains('#')));
    if ends_in_comment {
        out.newline();
    } else {
        out.separate();
    }
}
