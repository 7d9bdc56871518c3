//! JSON: a value as it stands, typed as TypeScript types it (`resolveJsonModule`), read as strictly as Nix does.

use tsnix_check::module_graph::{ForeignProblem, ForeignShape, ForeignTypes};
use tsnix_source::TextRange;
use tsnix_source::catalogue::flakes::INVALID_DATA;

/// A JSON text.
pub(super) fn read(text: &str) -> ForeignTypes {
    let Err(error) = serde_json::from_str::<serde_json::Value>(text) else {
        return ForeignTypes { shape: ForeignShape::Value, problems: Vec::new() };
    };
    let message = error.to_string();
    // `expected value at line 1 column 2`  =>  `expected value`: the place is the diagnostic's own.
    let reason = message.split(" at line ").next().unwrap_or(&message);
    let problem = ForeignProblem {
        code: &INVALID_DATA,
        range: place(text, error.line(), error.column()),
        message: format!("this is not JSON: {reason}"),
        help: Some("Nix reads JSON strictly: no comments, no trailing commas".to_owned()),
    };
    ForeignTypes { shape: ForeignShape::Unknown, problems: vec![problem] }
}

/// The character at a line and a column in bytes, both from 1.
fn place(text: &str, line: usize, column: usize) -> TextRange {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut start = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let length = text[start..].chars().next().map_or(0, char::len_utf8);
    TextRange::new(start as u32, (start + length) as u32)
}
