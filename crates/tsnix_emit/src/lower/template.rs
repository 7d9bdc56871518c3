//! Template literals.

use nix_tree::build::{interpolation, text};
use nix_tree::{Expr, ExprKind, StringPart, StringStyle};
use tsnix_syntax::hir::{ExprId, Template};

use super::facts::{self, Facts};
use super::text::text as as_text;
use crate::context::Context;

/// `` `a${b}c`  =>  "a${b}c" ``; one of several lines is an indented string where that says the same.
pub(super) fn template(ctx: &mut Context<'_>, template: &Template) -> Expr {
    if let Some(value) = single(ctx, template) {
        return value;
    }
    let mut parts = Vec::new();
    let mut has_lines = false;
    for (index, quasi) in template.quasis.iter().enumerate() {
        let cooked = quasi.cooked.as_deref().unwrap_or_default();
        has_lines |= cooked.contains('\n');
        if !cooked.is_empty() {
            parts.push(text(cooked));
        }
        if let Some(part) = template.exprs.get(index) {
            parts.extend(part_of(ctx, *part));
        }
    }
    // A text without any line in it but its end is not worth two more.
    let whole: String = parts
        .iter()
        .map(|part| match part {
            StringPart::Text(text) => text.as_str(),
            StringPart::Interpolation(_) => "x",
        })
        .collect();
    let is_indented = has_lines && super::literal::is_long_text(&whole);
    let style = if is_indented { StringStyle::Indented } else { StringStyle::Plain };
    ExprKind::String { parts, style }.into()
}

/// `` `${n}` `` of what is made text anyway: `toString n`, not `"${toString n}"`.
fn single(ctx: &mut Context<'_>, template: &Template) -> Option<Expr> {
    let [only] = template.exprs[..] else { return None };
    let is_bare = template.quasis.iter().all(|quasi| quasi.cooked.as_deref().unwrap_or_default().is_empty());
    // A path or a derivation is put into a string to be one.
    let is_text = |facts: Facts| !facts.may_be(Facts::STORE | Facts::OBJECT) && facts != Facts::NONE;
    (is_bare && is_text(facts::of_read(ctx, only))).then(|| as_text(ctx, only))
}

/// A substitution as parts of a string: text that is known is put in as it is.
pub(crate) fn part_of(ctx: &mut Context<'_>, id: ExprId) -> Vec<StringPart> {
    let value = as_text(ctx, id);
    match value.kind {
        ExprKind::String { .. } => match value.into_kind() {
            ExprKind::String { parts, .. } => parts,
            _ => Vec::new(),
        },
        _ => vec![interpolation(value)],
    }
}

/// The tag `text`: without the first line break and the common indentation, as `''...''` has it.
pub(crate) fn text_template(ctx: &mut Context<'_>, template: &Template) -> Expr {
    let texts: Vec<String> =
        template.quasis.iter().map(|quasi| quasi.cooked.clone().unwrap_or_default().to_string()).collect();
    let texts = dedented(texts);
    let mut parts = Vec::new();
    for (index, quasi) in texts.into_iter().enumerate() {
        if !quasi.is_empty() {
            parts.push(text(quasi));
        }
        if let Some(part) = template.exprs.get(index) {
            parts.extend(part_of(ctx, *part));
        }
    }
    ExprKind::String { parts, style: StringStyle::Indented }.into()
}

/// The texts of a template without their common indentation; substitutions count as text.
fn dedented(mut texts: Vec<String>) -> Vec<String> {
    if let Some(first) = texts.first_mut() {
        let is_blank = first.split('\n').next().is_some_and(|line| line.chars().all(|char| char == ' '));
        if is_blank && let Some(at) = first.find('\n') {
            first.drain(..=at);
        }
    }
    let least = common_indentation(&texts);
    let count = texts.len();
    let mut at_line_start = true;
    let mut out = Vec::with_capacity(count);
    for (index, text) in texts.iter().enumerate() {
        let mut written = String::new();
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                written.push('\n');
                at_line_start = true;
            }
            let spaces = line.len() - line.trim_start_matches(' ').len();
            let dropped = if at_line_start { spaces.min(least) } else { 0 };
            written.push_str(&line[dropped..]);
            at_line_start &= line.is_empty();
        }
        at_line_start = false;
        // The last line is only the way back to the closing quotes.
        if index + 1 == count
            && let Some(at) = written.rfind('\n')
            && written[at + 1..].chars().all(|char| char == ' ')
        {
            written.truncate(at + 1);
        }
        out.push(written);
    }
    out
}

fn common_indentation(texts: &[String]) -> usize {
    let mut least = usize::MAX;
    let mut at_line_start = true;
    let mut spaces = 0;
    for (index, text) in texts.iter().enumerate() {
        for char in text.chars() {
            match char {
                '\n' => {
                    at_line_start = true;
                    spaces = 0;
                }
                ' ' if at_line_start => spaces += 1,
                _ if at_line_start => {
                    least = least.min(spaces);
                    at_line_start = false;
                }
                _ => {}
            }
        }
        if index + 1 < texts.len() && at_line_start {
            least = least.min(spaces);
            at_line_start = false;
        }
    }
    if least == usize::MAX { 0 } else { least }
}
