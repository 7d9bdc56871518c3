//! Diagnostics on a stream, and what they mean for the exit status.

use std::path::Path;

use tsnix_source::render::{Format, RenderOptions, render};
use tsnix_source::{Diagnostic, FileSet, Severity};

use crate::exit::{Exit, failure};
use crate::terminal::{Stream, write_err};

/// Writes diagnostics in a format.
///
/// # Errors
/// Where the stream can't be written; that was said.
pub(crate) fn write(
    files: &FileSet,
    diagnostics: &[Diagnostic],
    current: &Path,
    format: Format,
    stream: Stream,
) -> Result<(), Exit> {
    let options = RenderOptions { format, base: current, color: stream.has_color(), width: stream.width() };
    let text = render(&options, files, diagnostics);
    stream.write(&text).map_err(|error| failure(&format!("the output can't be written: {error}"), None))
}

/// Says on standard error how many errors and warnings there are; nothing where there are none.
pub(crate) fn write_summary(diagnostics: &[Diagnostic]) {
    let counts: Vec<String> = [(Severity::Error, "error"), (Severity::Warning, "warning")]
        .into_iter()
        .filter_map(|(severity, word)| {
            let count = diagnostics.iter().filter(|it| it.severity == severity).count();
            (count > 0).then(|| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        })
        .collect();
    if !counts.is_empty() {
        write_err(&format!("\n{}\n", counts.join(", ")));
    }
}

/// The exit status that diagnostics alone ask for.
pub(crate) fn status(diagnostics: &[Diagnostic], deny_warnings: bool) -> Exit {
    let is_wrong = |it: &Diagnostic| it.is_error() || (deny_warnings && it.severity == Severity::Warning);
    if diagnostics.iter().any(is_wrong) { Exit::ProgramErrors } else { Exit::Done }
}
