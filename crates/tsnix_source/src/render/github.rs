//! GitHub's workflow commands: lines on standard output that become annotations on a pull request.

use std::fmt::Write;

use super::{RenderOptions, display_path, span};
use crate::{Diagnostic, FileSet, Severity};

/// `::error file=flake.ts,line=1,endLine=1,col=3,endColumn=9,title=ts2322 not-assignable::message`
pub(super) fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[&Diagnostic]) -> String {
    let mut text = String::new();
    for it in diagnostics {
        let command = match it.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (start, end) = span(files, it.file, it.range);
        let path = property(&display_path(files.file(it.file).path(), options.base));
        let title = property(&format!("{} {}", it.code.number, it.code.name));
        // Writing to a string can't fail.
        let _ = write!(
            text,
            "::{command} file={path},line={},endLine={},col={}",
            start.line + 1,
            end.line + 1,
            start.column + 1
        );
        // GitHub refuses columns of ranges over several lines: the end column is left out there.
        if start.line == end.line {
            let _ = write!(text, ",endColumn={}", end.column + 1);
        }
        let help = it.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let _ = writeln!(text, ",title={title}::{}", data(&format!("{}{help}", it.message)));
    }
    text
}

/// Escapes what ends a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes what ends a property as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
