//! What the compiler says about code: plain data, rendered elsewhere.

use crate::{Code, FileId, TextRange};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The program is wrong; nothing is written.
    Error,
    /// The program may be wrong.
    Warning,
    /// Something worth knowing.
    Info,
}

/// One thing that is said about one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing; carries the severity.
    pub code: &'static Code,
    /// The severity that counts, after configuration; starts as the code's own.
    pub severity: Severity,
    /// The file of `range`.
    pub file: FileId,
    /// The place.
    pub range: TextRange,
    /// One line that stands alone: what was found and what was expected, names in backticks.
    pub message: String,
    /// What to do about it, in the imperative.
    pub help: Option<String>,
    /// Other places that explain this one.
    pub related: Vec<Related>,
    /// A text edit that mends it.
    pub fix: Option<Fix>,
}

/// A place that explains a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The file of `range`.
    pub file: FileId,
    /// The place.
    pub range: TextRange,
    /// What is to be seen there.
    pub message: String,
}

/// A change of text that mends a diagnostic, for `check --fix` and for the editor's quick fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as a menu entry.
    pub title: String,
    /// Edits that do not overlap, in the diagnostic's file.
    pub edits: Vec<Edit>,
    /// Whether `--fix` may apply it without asking: the result is what the author meant.
    pub is_safe: bool,
}

/// The replacement of a range by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub range: TextRange,
    /// What stands there afterwards.
    pub text: String,
}

impl Diagnostic {
    /// A diagnostic of `code` at a place.
    pub fn new(code: &'static Code, file: FileId, range: TextRange, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            file,
            range,
            message: message.into(),
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a place that explains it.
    #[must_use]
    pub fn with_related(mut self, file: FileId, range: TextRange, message: impl Into<String>) -> Self {
        self.related.push(Related { file, range, message: message.into() });
        self
    }

    /// Adds a fix of one edit in the diagnostic's file.
    #[must_use]
    pub fn with_fix(mut self, title: impl Into<String>, range: TextRange, text: impl Into<String>) -> Self {
        let edits = vec![Edit { range, text: text.into() }];
        self.fix = Some(Fix { title: title.into(), edits, is_safe: true });
        self
    }

    /// Whether it keeps the program from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
