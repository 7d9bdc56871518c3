//! swc's errors and the changes of recovery as diagnostics.

use swc_common::Spanned;
use swc_ecma_parser::error::Error;
use tsnix_source::catalogue::syntax;
use tsnix_source::{Diagnostic, FileId};

use crate::lower::{Missing, offset};
use crate::patch::Patches;
use crate::repair::Problem;

pub(crate) fn is_specific(_: &Error) -> bool {
    false
}

/// The diagnostics of a text, by place.
pub(crate) fn diagnostics(
    file: FileId,
    text: &str,
    patches: &Patches,
    errors: &[Error],
    problems: &[Problem],
    missing: &[Missing],
) -> Vec<Diagnostic> {
    let mut d: Vec<_> = errors.iter().map(|error| {
    let span = error.span();
    let range = patches.original_range(offset(span.lo), offset(span.hi));
    Diagnostic::new(&syntax::SYNTAX_ERROR, file, range, format!("{:?}", error.kind()))
    }).collect();
    for p in problems {
        let role = missing.iter().filter(|m| m.at == p.at).map(|m| m.role).max();
        d.push(Diagnostic::new(&syntax::SYNTAX_ERROR, file, p.range, format!("R {:?} {role:?}", p.kind)));
    }
    d.sort_by_key(|d| d.range.start);
    d
}
