//! Between the protocol's words and ours: places, ranges, diagnostics, markdown.
//!
//! The protocol counts lines and, within a line, UTF-16 units (or bytes, where the client can); everything
//! below counts bytes.

use tower_lsp::lsp_types as lsp;
use tsnix_source::{LineColumn, SourceFile, TextRange};

pub(crate) use diagnostics::{diagnostic, text_edit};

mod diagnostics;

/// How the client counts within a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// The protocol's default.
    #[default]
    Utf16,
    /// Bytes.
    Utf8,
}

/// The offset of a position; one behind the end of a line is that end, as the protocol wants it.
pub(crate) fn offset(file: &SourceFile, position: lsp::Position, encoding: Encoding) -> u32 {
    let (text, lines) = (file.text(), file.lines());
    if position.line >= lines.line_count() {
        return text.len() as u32;
    }
    match encoding {
        Encoding::Utf16 => {
            let place = LineColumn { line: position.line, column: position.character };
            lines.offset_of_utf16(text, place)
        }
        Encoding::Utf8 => {
            let start = lines.line_start(position.line);
            let rest = &text[start as usize..];
            let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
            let mut at = (position.character as usize).min(end);
            while !rest.is_char_boundary(at) {
                at -= 1;
            }
            start + at as u32
        }
    }
}

/// The position of an offset.
pub(crate) fn position(file: &SourceFile, offset: u32, encoding: Encoding) -> lsp::Position {
    let at = match encoding {
        Encoding::Utf16 => file.lines().line_column_utf16(file.text(), offset),
        Encoding::Utf8 => file.lines().line_column(offset),
    };
    lsp::Position::new(at.line, at.column)
}

/// The range of a range.
pub(crate) fn range(file: &SourceFile, range: TextRange, encoding: Encoding) -> lsp::Range {
    lsp::Range::new(position(file, range.start, encoding), position(file, range.end, encoding))
}

/// A range of the client in bytes.
pub(crate) fn text_range(file: &SourceFile, range: lsp::Range, encoding: Encoding) -> TextRange {
    TextRange::new(offset(file, range.start, encoding), offset(file, range.end, encoding))
}

/// Text with code before it: Markdown, where the client shows that, else plain.
pub(crate) fn markup(code: &str, docs: &str, is_markdown: bool) -> lsp::MarkupContent {
    let mut value = match (code, is_markdown) {
        ("", _) => String::new(),
        (code, true) => format!("```typescript\n{code}\n```"),
        (code, false) => code.to_owned(),
    };
    if !docs.is_empty() {
        if !value.is_empty() {
            value.push_str("\n\n");
        }
        value.push_str(docs);
    }
    let kind = if is_markdown { lsp::MarkupKind::Markdown } else { lsp::MarkupKind::PlainText };
    lsp::MarkupContent { kind, value }
}
