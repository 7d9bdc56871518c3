//! Places in text: `FILE.nix:LINE:COLUMN` wherever it stands, as every Nix since 2.4 writes them.

use std::ops::Range;

/// A place that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The file as it is written.
    pub(super) file: String,
    /// Line and column from 1; the column counts bytes.
    pub(super) line: u32,
    pub(super) column: u32,
    /// Where in the text it stands (bytes).
    pub(super) range: Range<usize>,
}

/// All places in a line of text, in their order.
pub(super) fn places(text: &str) -> Vec<Place> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(".nix:") {
        let end_of_file = from + at + ".nix".len();
        match numbers(&text[end_of_file..]) {
            Some((line, column, length)) => {
                let start = from + start_of_file(&text[from..end_of_file]);
                let file = text[start..end_of_file].to_owned();
                found.push(Place { file, line, column, range: start..end_of_file + length });
                from = end_of_file + length;
            }
            None => from = end_of_file,
        }
    }
    found
}

/// The place that a text begins with; its file may have spaces in its name.
pub(super) fn place_at_start(text: &str) -> Option<Place> {
    let mut found = places(text);
    if found.len() != 1 {
        return None;
    }
    let place = found.pop()?;
    let file = format!("{}{}", &text[..place.range.start], place.file);
    Some(Place { file, range: 0..place.range.end, ..place })
}

/// `:8:15` at the start of a text, and how long it is.
fn numbers(text: &str) -> Option<(u32, u32, usize)> {
    let rest = text.strip_prefix(':')?;
    let line = digits(rest);
    let after = rest[line.len()..].strip_prefix(':')?;
    let column = digits(after);
    let length = 2 + line.len() + column.len();
    Some((line.parse().ok()?, column.parse().ok()?, length))
}

fn digits(text: &str) -> &str {
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

/// Where the name of a file that ends a text begins: behind the last white space, quote or bracket. What newer Nix
/// writes of trees that are not in the store, `«path:/p»/flake.nix`, is one name.
fn start_of_file(text: &str) -> usize {
    let is_before = |it: char| it.is_whitespace() || "'\"`([{<=,\u{2018}\u{201c}".contains(it);
    text.char_indices().rev().find(|it| is_before(it.1)).map_or(0, |(at, it)| at + it.len_utf8())
}

/// A text without the colours of a terminal.
pub(super) fn without_colors(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..at]);
        let sequence = &rest[at + 2..];
        let end = sequence.find(|it: char| it.is_ascii_alphabetic()).map_or(sequence.len(), |it| it + 1);
        rest = &sequence[end..];
    }
    plain.push_str(rest);
    plain
}
