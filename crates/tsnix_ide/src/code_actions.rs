//! Changes that are offered at a place: fixes of what is wrong there, and refactorings.
//!
//! ```text
//! diagnostics at the range --fixes--> edits that mend them
//! syntax at the range --refactor/*--> edits that keep the meaning
//! ```

mod extract;
mod fixes;
mod inline;
mod silence;

use std::collections::BTreeMap;

use tsnix_source::{Diagnostic, Edit, FileId, TextRange};

use crate::Analysis;

/// A change that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The entry of the menu, in the imperative.
    pub title: String,
    /// Its kind.
    pub kind: ActionKind,
    /// The edits by file; they do not overlap.
    pub edits: BTreeMap<FileId, Vec<Edit>>,
    /// The diagnostic that it mends: its position among those given.
    pub mends: Option<usize>,
    /// Whether it is what one nearly always wants.
    pub is_preferred: bool,
    /// Where a name begins that the user will want to change next.
    pub rename_at: Option<u32>,
}

/// The kind of an action, which decides where the editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a diagnostic.
    QuickFix,
    /// Takes a part out and gives it a name.
    Extract,
    /// Puts a value where its name is used.
    Inline,
    /// Says the same otherwise.
    Rewrite,
}

/// Where an action is asked for.
pub(crate) struct Request<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) file: FileId,
    pub(crate) range: TextRange,
    pub(crate) text: &'a str,
}

impl Action {
    pub(crate) fn new(title: impl Into<String>, kind: ActionKind, file: FileId, edits: Vec<Edit>) -> Self {
        Self {
            title: title.into(),
            kind,
            edits: BTreeMap::from([(file, edits)]),
            mends: None,
            is_preferred: false,
            rename_at: None,
        }
    }
}

/// What is offered for a range; `diagnostics` are those of the file.
pub fn code_actions(
    analysis: &Analysis<'_>,
    file: FileId,
    range: TextRange,
    diagnostics: &[Diagnostic],
) -> Vec<Action> {
    if analysis.hir(file).is_none() || analysis.is_library(file) {
        return Vec::new();
    }
    let request = Request { analysis, file, range, text: analysis.text(file) };
    let mut found = Vec::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let touches = diagnostic.range.start <= range.end && range.start <= diagnostic.range.end;
        if diagnostic.file != file || !touches {
            continue;
        }
        let mut mending = fixes::of(&request, diagnostic);
        mending.extend(silence::of(&request, diagnostic));
        for action in &mut mending {
            action.mends = Some(at);
        }
        found.extend(mending);
    }
    found.extend(extract::of(&request));
    found.extend(inline::of(&request));
    found
}

#[cfg(test)]
mod tests;
