//! One JSON array: what scripts and editors without a language server read. The shape is an interface:
//! members are added, never renamed.

use serde::Serialize;

use super::{RenderOptions, display_path, span};
use crate::{Diagnostic, FileId, FileSet, LineColumn, TextRange};

#[derive(Serialize)]
struct Item<'a> {
    file: String,
    range: Range,
    severity: &'static str,
    code: &'static str,
    name: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<RelatedItem<'a>>,
}

#[derive(Serialize)]
struct RelatedItem<'a> {
    file: String,
    range: Range,
    message: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// From 0; characters in UTF-16 units.
#[derive(Serialize)]
struct Position {
    line: u32,
    character: u32,
}

/// The array; `[]` where there is nothing to say.
pub(super) fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[&Diagnostic]) -> String {
    let path = |file: FileId| display_path(files.file(file).path(), options.base);
    let items: Vec<Item<'_>> = diagnostics
        .iter()
        .map(|it| Item {
            file: path(it.file),
            range: range(files, it.file, it.range),
            severity: it.severity.name(),
            code: it.code.number,
            name: it.code.name,
            message: &it.message,
            help: it.help.as_deref(),
            related: it
                .related
                .iter()
                .map(|related| RelatedItem {
                    file: path(related.file),
                    range: range(files, related.file, related.range),
                    message: &related.message,
                })
                .collect(),
        })
        .collect();
    // Plain data of strings and numbers always serialises.
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

fn range(files: &FileSet, file: FileId, range: TextRange) -> Range {
    let (start, end) = span(files, file, range);
    Range { start: position(start), end: position(end) }
}

fn position(place: LineColumn) -> Position {
    Position { line: place.line, character: place.column }
}
