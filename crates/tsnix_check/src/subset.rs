//! What is TypeScript and still outside of the language: each form with its own code, reason and way out.
//!
//! ```text
//! SemanticModel --check--> refusals (tn1000 to tn1999) and warnings about what means something else (tn2000)
//! what parser and checker said + refusals --apply--> what is shown: one mistake, one diagnostic
//! ```
//!
//! Runs over the arenas of a module, not over a tree: what stands around a node is asked of its bindings.
//! Reads types through the model only, changes nothing, and decides nothing about the Nix that is written.

mod context;
mod defaults;
mod equality;
mod exprs;
mod functions;
mod globals;
mod imports;
mod methods;
mod mutation;
mod numbers;
mod opaque;
mod order;
pub mod regex;
mod regex_values;
mod stmts;
mod text;
mod tries;

use std::collections::BTreeMap;

use tsnix_source::catalogue::language::ASYNC;
use tsnix_source::catalogue::syntax::AWAIT_OUTSIDE_ASYNC;
use tsnix_source::{Diagnostic, FileId, TextRange};

use crate::model::SemanticModel;
use context::{Ctx, Finding};

/// Everything in a file that is outside of the language, by place. Nothing for libraries and declaration
/// files, which describe what exists elsewhere.
pub fn check(model: &SemanticModel, file: FileId) -> Vec<Diagnostic> {
    findings(model, file).into_iter().map(|it| it.diagnostic).collect()
}

/// What is outside of the language in one module, to be merged with what others said of it.
#[derive(Clone, Default)]
pub struct Refusals(Vec<Finding>);

impl Refusals {
    /// What they say.
    pub fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().map(|it| &it.diagnostic)
    }
}

/// The refusals of a module.
pub fn refusals(model: &SemanticModel, file: FileId) -> Refusals {
    Refusals(findings(model, file))
}

/// What is to be shown of some modules: `others` (what parser, loader and checker said, of any files) and the
/// modules' refusals. Where a refusal explains a place, what TypeScript says about the same place is left out; where
/// TypeScript finds a wrong type at exactly the place of a refusal that rests on types, the refusal is. Sorted by file
/// and place.
pub fn merged(
    others: Vec<Diagnostic>,
    refusals: impl IntoIterator<Item = (FileId, Refusals)>,
) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in others {
        by_file.entry(diagnostic.file).or_default().push(diagnostic);
    }
    for (file, refusals) in refusals {
        let known = by_file.remove(&file).unwrap_or_default();
        by_file.insert(file, merge(known, refusals.0));
    }
    by_file.into_values().flatten().collect()
}

fn merge(others: Vec<Diagnostic>, findings: Vec<Finding>) -> Vec<Diagnostic> {
    // TypeScript has a word of its own for `await` in a function that is not `async`.
    let awaits: Vec<TextRange> =
        others.iter().filter(|it| it.code.number == AWAIT_OUTSIDE_ASYNC.number).map(|it| it.range).collect();
    let is_said = |finding: &Finding| {
        *finding.diagnostic.code == ASYNC
            && awaits.iter().any(|it| it.touches(finding.diagnostic.range.start))
    };
    let findings: Vec<Finding> = findings.into_iter().filter(|it| !is_said(it)).collect();
    let is_covered = |other: &Diagnostic| {
        other.code.number.starts_with("ts")
            && findings.iter().any(|it| it.covers.iter().any(|covered| covered.contains(other.range)))
    };
    let mut all: Vec<Diagnostic> = others.iter().filter(|it| !is_covered(it)).cloned().collect();
    let wrong: Vec<TextRange> = all
        .iter()
        .filter(|it| it.is_error() && it.code.number.starts_with("ts"))
        .map(|it| it.range)
        .collect();
    let refusals =
        findings.into_iter().filter(|it| !it.covers.is_empty() || !wrong.contains(&it.diagnostic.range));
    all.extend(refusals.map(|it| it.diagnostic));
    all.sort_by_key(|it| (it.range, it.code.number));
    all
}

fn findings(model: &SemanticModel, file: FileId) -> Vec<Finding> {
    let Some(mut ctx) = Ctx::new(model, file) else { return Vec::new() };
    opaque::collect(&mut ctx);
    stmts::check(&mut ctx);
    functions::check(&mut ctx);
    imports::check(&mut ctx);
    exprs::check(&mut ctx);
    globals::check(&mut ctx);
    text::check(&mut ctx);
    regex_values::check(&mut ctx);
    methods::check(&mut ctx);
    numbers::check(&mut ctx);
    equality::check(&mut ctx);
    defaults::check(&mut ctx);
    order::check(&mut ctx);
    tries::check(&mut ctx);
    mutation::check(&mut ctx);
    ctx.finish()
}

#[cfg(test)]
mod tests;
