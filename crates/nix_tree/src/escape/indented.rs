//! Indented strings, `''...''`: when one can say a value, and how.
//!
//! Nix removes from such a string the first line break, the spaces that all its lines have
//! in common (lines of nothing but spaces do not count) and a last line of nothing but
//! spaces. A value is written this way only where that gives back exactly the value and
//! where `nixfmt`, which moves the lines, leaves it alone.

use crate::expr::{Expr, StringPart};

/// A piece of a line.
pub(crate) enum LinePart<'tree> {
    Text(&'tree str),
    Interpolation(&'tree Expr),
}

/// The lines of a string, without their line breaks; a value that ends in one has an empty
/// last line.
pub(crate) type IndentedLines<'tree> = Vec<Vec<LinePart<'tree>>>;

/// The lines of `parts` (no two texts adjacent) if `''...''` can say them, else `None`.
pub(crate) fn indented_lines(parts: &[StringPart]) -> Option<IndentedLines<'_>> {
    let lines = split_lines(parts);
    if lines.iter().flatten().any(|it| matches!(it, LinePart::Text(text) if text.contains(['\r', '\0']))) {
        return None;
    }
    match &lines[..] {
        [only] => single_line_is_kept(only).then_some(lines),
        _ => several_lines_are_kept(&lines).then_some(lines),
    }
}

/// Splits texts at their line breaks; empty texts are left out.
fn split_lines(parts: &[StringPart]) -> IndentedLines<'_> {
    let mut lines: IndentedLines<'_> = vec![Vec::new()];
    for part in parts {
        match part {
            StringPart::Interpolation(expression) => {
                push_to_last(&mut lines, LinePart::Interpolation(expression))
            }
            StringPart::Text(text) => {
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 {
                        lines.push(Vec::new());
                    }
                    if !line.is_empty() {
                        push_to_last(&mut lines, LinePart::Text(line));
                    }
                }
            }
        }
    }
    lines
}

fn push_to_last<'tree>(lines: &mut IndentedLines<'tree>, part: LinePart<'tree>) {
    if let Some(line) = lines.last_mut() {
        line.push(part);
    }
}

/// One line is worth `''...''` only where it saves escapes (`nixfmt` rewrites it otherwise),
/// and may not begin with spaces, which would be removed.
fn single_line_is_kept(line: &[LinePart<'_>]) -> bool {
    let saves_escapes =
        line.iter().any(|it| matches!(it, LinePart::Text(text) if text.contains(['"', '\\'])));
    saves_escapes && leading_spaces(line) == Some(0)
}

/// Several lines: some line must start at the left edge, and no line may be blank without
/// being empty.
fn several_lines_are_kept(lines: &IndentedLines<'_>) -> bool {
    let blank =
        |line: &Vec<LinePart<'_>>| matches!(&line[..], [LinePart::Text(text)] if text.trim().is_empty());
    !lines.iter().any(blank) && lines.iter().filter_map(|line| leading_spaces(line)).min() == Some(0)
}

/// The number of spaces at the start of a line; `None` for an empty line.
fn leading_spaces(line: &[LinePart<'_>]) -> Option<usize> {
    match line.first()? {
        LinePart::Text(text) => Some(text.len() - text.trim_start_matches(' ').len()),
        LinePart::Interpolation(_) => Some(0),
    }
}

/// What stands directly behind a text in an indented string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Following {
    LineBreak,
    Interpolation,
    /// The closing `''`.
    End,
}

/// Appends `text` as it stands in an indented string.
pub(crate) fn push_indented_text(out: &mut String, text: &str, following: Following) {
    let bytes = text.as_bytes();
    let mut copied = 0;
    let mut index = 0;
    while index < bytes.len() {
        // What is after the character at `at`: a dollar that is going to be escaped?
        let dollar_is_escaped = |at: usize| match bytes.get(at + 1) {
            Some(next) => *next == b'{',
            None => following == Following::Interpolation,
        };
        let escape = match bytes[index] {
            b'$' if dollar_is_escaped(index) => Some(("''$", 1)),
            b'\'' if bytes.get(index + 1) == Some(&b'\'') => Some(("'''", 2)),
            // A single quote may not join the quotes of an escape or of the end.
            b'\'' if bytes.get(index + 1) == Some(&b'$') && dollar_is_escaped(index + 1) => {
                Some(("''\\'", 1))
            }
            b'\'' if index + 1 == bytes.len() && following == Following::End => Some(("''\\'", 1)),
            _ => None,
        };
        if let Some((replacement, length)) = escape {
            out.push_str(&text[copied..index]);
            out.push_str(replacement);
            index += length;
            copied = index;
        } else {
            index += 1;
        }
    }
    out.push_str(&text[copied..]);
}
