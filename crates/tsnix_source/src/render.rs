//! Diagnostics as text: for people, for scripts, for continuous integration.
//!
//! [`render`] is the end of the data flow: it reads diagnostics and files and gives a string. It prints
//! nothing, asks nothing of the terminal (the caller says how wide it is and whether it has colours) and
//! changes no diagnostic.

mod concise;
mod excerpt;
mod github;
mod json;
mod path;
mod pretty;
mod sarif;

use std::path::Path;

pub use path::display_path;

use crate::{Diagnostic, FileId, FileSet, LineColumn, Severity, TextRange};

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// For people: the source with the place marked, and what to do.
    #[default]
    Pretty,
    /// One line each: `flake.ts:3:12: error[ts2322] message`.
    Concise,
    /// One JSON array, for scripts.
    Json,
    /// GitHub's workflow commands: annotations on a pull request.
    Github,
    /// SARIF 2.1.0: code scanning.
    Sarif,
}

/// What [`render`] must know besides the diagnostics.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions<'a> {
    /// The format.
    pub format: Format,
    /// Paths are written relative to this folder (absolute).
    pub base: &'a Path,
    /// Whether ANSI colours may be written; only `Pretty` has any.
    pub color: bool,
    /// Columns to fill; only `Pretty` cares.
    pub width: usize,
}

/// All diagnostics in one format, sorted by file and place; ends in a line break unless it is empty.
pub fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[Diagnostic]) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_cached_key(|it| {
        (display_path(files.file(it.file).path(), options.base), it.range, it.code.number, it.message.clone())
    });
    match options.format {
        Format::Pretty => pretty::render(options, files, &sorted),
        Format::Concise => concise::render(options, files, &sorted),
        Format::Json => json::render(options, files, &sorted),
        Format::Github => github::render(options, files, &sorted),
        Format::Sarif => sarif::render(options, files, &sorted),
    }
}

impl Severity {
    /// `error`, `warning`, `info`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Start and end of a range, from 0, columns in UTF-16 units.
fn span(files: &FileSet, file: FileId, range: TextRange) -> (LineColumn, LineColumn) {
    let file = files.file(file);
    let place = |offset| file.lines().line_column_utf16(file.text(), offset);
    (place(range.start), place(range.end))
}

#[cfg(test)]
mod tests;
