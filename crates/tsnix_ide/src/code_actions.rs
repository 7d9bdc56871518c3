//! Changes that are offered at a place: fixes of what is wrong there, and refactorings.
//!
//! ```text
//! diagnostics at the range --fixes--> edits that mend them
//! syntax at the range --refactor/*--> edits that keep the meaning
//! ```

mod cases;
mod destructure;
mod extract;
mod fix_all;
mod fixes;
mod forms;
mod inline;
mod places;
mod silence;
pub mod template;
pub(crate) mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tsnix_check::names::Bindings;
use tsnix_source::{Diagnostic, Edit, FileId, TextRange};
use tsnix_syntax::hir::Module;

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
    /// The files that it makes, none of which is part of the program yet.
    pub creates: Vec<NewFile>,
    /// The diagnostic that it mends: its position among those given.
    pub mends: Option<usize>,
    /// Whether it is what one nearly always wants.
    pub is_preferred: bool,
    /// Where a name begins that the user will want to change next.
    pub rename_at: Option<u32>,
}

/// A file that an action makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Where (absolute).
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
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
    /// Mends all that can be mended in a file.
    FixAll,
}

/// Where an action is asked for.
pub(crate) struct Request<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) file: FileId,
    pub(crate) range: TextRange,
    pub(crate) text: &'a str,
    pub(crate) module: &'a Module,
    pub(crate) bindings: &'a Bindings,
}

impl Action {
    pub(crate) fn new(title: impl Into<String>, kind: ActionKind, file: FileId, edits: Vec<Edit>) -> Self {
        let edits = if edits.is_empty() { BTreeMap::new() } else { BTreeMap::from([(file, edits)]) };
        let title = title.into();
        Self { title, kind, edits, creates: Vec::new(), mends: None, is_preferred: false, rename_at: None }
    }
}

impl<'a> Request<'a> {
    /// Nothing for a file that can't be changed.
    fn new(analysis: &'a Analysis<'a>, file: FileId, range: TextRange) -> Option<Self> {
        if analysis.is_library(file) {
            return None;
        }
        let (module, bindings) = (analysis.hir(file)?, analysis.bindings(file)?);
        Some(Self { analysis, file, range, text: analysis.text(file), module, bindings })
    }

    /// A fix of this file.
    pub(crate) fn fix(&self, title: impl Into<String>, edits: Vec<Edit>) -> Action {
        Action::new(title, ActionKind::QuickFix, self.file, edits)
    }

    /// A fix of another file.
    pub(crate) fn fix_in(&self, file: FileId, title: String, edits: Vec<Edit>) -> Action {
        Action::new(title, ActionKind::QuickFix, file, edits)
    }

    /// A fix that one nearly always wants.
    pub(crate) fn preferred(&self, title: impl Into<String>, edits: Vec<Edit>) -> Action {
        Action { is_preferred: true, ..self.fix(title, edits) }
    }
}

/// What is offered for a range; `diagnostics` are those of the file.
pub fn code_actions(
    analysis: &Analysis<'_>,
    file: FileId,
    range: TextRange,
    diagnostics: &[Diagnostic],
) -> Vec<Action> {
    let Some(request) = Request::new(analysis, file, range) else { return Vec::new() };
    let mut found = Vec::new();
    let mut silencing = Vec::new();
    let mut codes = BTreeSet::new();
    for (at, diagnostic) in diagnostics.iter().enumerate() {
        let touches = diagnostic.range.start <= range.end && range.start <= diagnostic.range.end;
        if diagnostic.file != file || !touches {
            continue;
        }
        codes.insert(diagnostic.code.number);
        let mends = |action: Action| Action { mends: Some(at), ..action };
        found.extend(fixes::of(&request, diagnostic).into_iter().map(mends));
        silencing.extend(silence::of(&request, diagnostic).map(mends));
    }
    found.extend(codes.iter().filter_map(|code| fix_all::of_kind(&request, code, diagnostics)));
    found.extend(silencing);
    found.extend(extract::of(&request));
    found.extend(inline::of(&request));
    found.extend(destructure::of(&request));
    found.extend(cases::of(&request));
    found.extend(forms::of(&request));
    found.extend(fix_all::of_file(&request, diagnostics));
    found
}

#[cfg(test)]
mod tests;
