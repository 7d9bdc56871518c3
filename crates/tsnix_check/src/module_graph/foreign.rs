//! What the loader asks about imported files of other languages. The answers are given from outside: this crate
//! reads TypeScript alone.

use std::path::Path;

use tsnix_source::{Code, Diagnostic, FileId, FileSystem, TextRange};

use super::ForeignKind;

/// Finds out what is known of the value of a file, from its path (absolute) and its text.
pub type ForeignReader = fn(&dyn FileSystem, ForeignKind, &Path, &str) -> ForeignTypes;

/// What is known of a file of another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignTypes {
    /// Its value.
    pub shape: ForeignShape,
    /// What is wrong with it, at places in it.
    pub problems: Vec<ForeignProblem>,
}

/// How the value of a file is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForeignShape {
    /// The text is an expression of TypeScript's: JSON.
    Value,
    /// A declaration file that says what its default export is.
    Declaration(String),
    /// Not at all; it counts as an error that has been reported.
    Unknown,
}

/// A mistake in a file of another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignProblem {
    /// What kind of mistake.
    pub code: &'static Code,
    /// Where it is in the file (bytes).
    pub range: TextRange,
    /// One line.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl ForeignProblem {
    /// The diagnostic of a file.
    pub(super) fn in_file(self, file: FileId) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, file, self.range, self.message);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}
