//! The places in one file that name what is under the cursor, and whether they write to it.

use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::{Expr, Pattern};

use crate::Analysis;
use crate::identifier::{IdentifierKind, identifier_at};
use crate::references::references_of;
use crate::target::{Target, target};

/// A place to be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Where.
    pub range: TextRange,
    /// Whether the name is declared or assigned to here.
    pub is_write: bool,
}

/// The highlights for the name at an offset.
pub fn highlights(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Vec<Highlight> {
    let Some(identifier) = identifier_at(analysis, file, offset) else { return Vec::new() };
    let Some(wanted) = target(analysis, file, &identifier) else { return Vec::new() };
    let found = references_of(analysis, &wanted, &[file], Target::is_same);
    let is_written = |kind| is_write(analysis, file, kind);
    found
        .into_iter()
        .map(|it| Highlight {
            range: it.place.range,
            is_write: it.is_declaration || is_written(it.identifier.kind),
        })
        .collect()
}

fn is_write(analysis: &Analysis<'_>, file: FileId, kind: IdentifierKind) -> bool {
    let Some(module) = analysis.hir(file) else { return false };
    let (IdentifierKind::Value(expr) | IdentifierKind::Member(expr)) = kind else {
        return matches!(
            kind,
            IdentifierKind::Binding(_) | IdentifierKind::PatternShorthand(..) | IdentifierKind::Key(_)
        );
    };
    let is_target = module.patterns.ids().any(|id| module[id] == Pattern::Expr(expr));
    is_target
        || module.exprs.ids().any(|id| matches!(&module[id], Expr::Update { target, .. } if *target == expr))
}
