//! For people: the message, the lines it is about, what to do. Laid out by miette.

use std::fmt;
use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{CONTEXT_LINES, Excerpt, printable};
use super::{RenderOptions, display_path};
use crate::{Diagnostic, FileId, FileSet, Severity, TextRange};

/// Columns below which nothing can be laid out sensibly.
const LEAST_WIDTH: usize = 40;

/// Columns that line numbers, bars and cut marks may take.
const MARGIN: usize = 12;

/// Reports one after the other, a blank line between.
pub(super) fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[&Diagnostic]) -> String {
    let theme = if options.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let width = options.width.max(LEAST_WIDTH);
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(width)
        .with_context_lines(CONTEXT_LINES as usize)
        .without_syntax_highlighting();
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        for report in reports(diagnostic, files, options.base, width - MARGIN) {
            // Writing to a string can't fail, and an excerpt holds every label that it was made for.
            let _ = handler.render_report(&mut text, &report);
        }
    }
    text
}

/// The parts of one diagnostic: its own file first, then each other file with places that explain it.
/// The help comes last, after everything that it speaks of.
fn reports(diagnostic: &Diagnostic, files: &FileSet, base: &Path, width: usize) -> Vec<Report> {
    let excerpt = |file: FileId, ranges: &[TextRange]| {
        let source = files.file(file);
        Excerpt::new(printable(&display_path(source.path(), base)), source, ranges, width)
    };
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        diagnostic.related.iter().partition(|related| related.file == diagnostic.file);
    let ranges: Vec<TextRange> =
        std::iter::once(diagnostic.range).chain(here.iter().map(|related| related.range)).collect();
    let mut reports = vec![Report {
        code: Some(format!(
            "{}[{}] {}",
            diagnostic.severity.name(),
            diagnostic.code.number,
            diagnostic.code.name
        )),
        severity: severity(diagnostic.severity),
        message: printable(&diagnostic.message),
        labels: std::iter::once(None).chain(here.iter().map(|it| Some(printable(&it.message)))).collect(),
        excerpt: excerpt(diagnostic.file, &ranges),
        help: None,
    }];
    reports.extend(elsewhere.into_iter().map(|related| Report {
        code: None,
        severity: miette::Severity::Advice,
        message: printable(&related.message),
        labels: vec![None],
        excerpt: excerpt(related.file, &[related.range]),
        help: None,
    }));
    if let Some(last) = reports.last_mut() {
        last.help = diagnostic.help.as_deref().map(printable);
    }
    reports
}

fn severity(severity: Severity) -> miette::Severity {
    match severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
        Severity::Info => miette::Severity::Advice,
    }
}

/// What miette lays out.
struct Report {
    code: Option<String>,
    severity: miette::Severity,
    message: String,
    /// One for each span of the excerpt; the first is the diagnostic's own place.
    labels: Vec<Option<String>>,
    excerpt: Excerpt,
    help: Option<String>,
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Report {}

impl miette::Diagnostic for Report {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|it| Box::new(it) as Box<dyn fmt::Display + 'a>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|it| Box::new(it) as Box<dyn fmt::Display + 'a>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.labels.iter().zip(self.excerpt.spans()).enumerate();
        Some(Box::new(labels.map(|(at, (label, span))| {
            if at == 0 {
                LabeledSpan::new_primary_with_span(label.clone(), span)
            } else {
                LabeledSpan::new_with_span(label.clone(), span)
            }
        })))
    }
}
