//! One line for each diagnostic, as compilers have always written them: editors and `grep` read it.

use std::fmt::Write;

use super::excerpt::printable;
use super::{RenderOptions, display_path, span};
use crate::{Diagnostic, FileSet};

/// `flake.ts:3:12: error[ts2322] message`; line and column (UTF-16) from 1.
pub(super) fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[&Diagnostic]) -> String {
    let mut text = String::new();
    for it in diagnostics {
        let path = printable(&display_path(files.file(it.file).path(), options.base));
        let (start, _) = span(files, it.file, it.range);
        let (line, column) = (start.line + 1, start.column + 1);
        let (severity, code) = (it.severity.name(), it.code.number);
        // Writing to a string can't fail.
        let message = printable(&it.message).replace('\n', " ");
        let _ = writeln!(text, "{path}:{line}:{column}: {severity}[{code}] {message}");
    }
    text
}
