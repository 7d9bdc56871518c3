//! What may be written how: identifiers, attribute names, strings, numbers, paths.
//!
//! Functions from values to the Nix text that gives exactly that value, or to the fact that
//! there is none. The rules are those of Nix's own lexer (`src/libexpr/lexer.l`, 2.8). They
//! know nothing of expressions or layout.

mod indented;
mod number;
mod path;

pub(crate) use indented::{Following, IndentedLines, LinePart, indented_lines, push_indented_text};
pub(crate) use number::{FloatForm, float_form};
pub(crate) use path::{
    ends_in_dots, is_path_text, is_search_path, path_continuation, path_start, split_at_last_plain_folder,
};

use std::borrow::Cow;

/// Words that Nix's lexer takes for itself. `or` is one too, except as an attribute name,
/// where old and new versions differ in what they allow: it is quoted there.
const KEYWORDS: [&str; 10] = ["assert", "else", "if", "in", "inherit", "let", "or", "rec", "then", "with"];

/// Whether `name` is a keyword (or `or`), so neither a variable nor an unquoted attribute.
pub fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Whether `name` can be a variable or an unquoted attribute name.
pub fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'\'' | b'-'))
        && !is_keyword(name)
}

/// An identifier that resembles `name`: itself where it is one, a keyword with a `'`, and
/// for characters that Nix lacks an underscore. Different names may become the same one.
pub fn to_identifier(name: &str) -> Cow<'_, str> {
    if is_identifier(name) {
        return Cow::Borrowed(name);
    }
    if is_keyword(name) {
        return Cow::Owned(format!("{name}'"));
    }
    let usable = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '\'');
    let mut identifier: String = name.chars().map(|it| if usable(it) { it } else { '_' }).collect();
    if !identifier.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_') {
        identifier.insert(0, '_');
    }
    if is_keyword(&identifier) {
        identifier.push('\'');
    }
    Cow::Owned(identifier)
}

/// Whether a Nix string can hold `text`: everything but NUL.
pub fn is_representable(text: &str) -> bool {
    !text.contains('\0')
}

/// An attribute name as it is written: plain where it is an identifier, else quoted.
pub fn attribute_name(name: &str) -> Cow<'_, str> {
    if is_identifier(name) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(quoted(name))
}

/// `text` as a string literal, `"..."`.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    push_plain_text(&mut out, text, false);
    out.push('"');
    out
}

/// Appends `text` as it stands between the quotes of `"..."`. `before_interpolation` says
/// that `${` follows, where a last `$` must not join it: `$${` is no interpolation.
pub(crate) fn push_plain_text(out: &mut String, text: &str, before_interpolation: bool) {
    let mut rest = text.chars().peekable();
    while let Some(it) = rest.next() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // A bare carriage return in a literal is read as a line feed.
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' => match rest.peek() {
                Some('{') => out.push_str("\\$"),
                None if before_interpolation => out.push_str("\\$"),
                _ => out.push('$'),
            },
            _ => out.push(it),
        }
    }
}
