//! One kind of diagnostic mended in the whole file, and everything that can be mended without asking.

use std::collections::BTreeMap;

use tsnix_source::{Diagnostic, Edit};

use super::{Action, ActionKind, Request, fixes};

/// "Fix all of this kind": where more than one diagnostic of a code has a fix that one nearly always wants.
pub(super) fn of_kind(request: &Request<'_>, code: &str, diagnostics: &[Diagnostic]) -> Option<Action> {
    let same = diagnostics.iter().filter(|it| it.file == request.file && it.code.number == code);
    let preferred = same.filter_map(|it| preferred(request, it));
    let all: Vec<Vec<Edit>> = preferred.collect();
    if all.len() < 2 {
        return None;
    }
    let (edits, count) = merged(all);
    let name = tsnix_source::catalogue::find(code)?.name;
    let title = format!("Fix all {count} of {code} ({name}) in this file");
    (count > 1).then(|| Action::new(title, ActionKind::QuickFix, request.file, edits))
}

/// Everything in the file that can be mended without asking.
pub(super) fn of_file(request: &Request<'_>, diagnostics: &[Diagnostic]) -> Option<Action> {
    let own = diagnostics.iter().filter(|it| it.file == request.file);
    let safe = own.filter_map(|it| it.fix.as_ref()).filter(|it| it.is_safe).map(|it| it.edits.clone());
    let (edits, count) = merged(safe.collect());
    (count > 0).then(|| {
        let title = "Fix all that can be mended without asking";
        Action::new(title, ActionKind::FixAll, request.file, edits)
    })
}

/// The edits of the fix that one nearly always wants, where they are in this file alone.
fn preferred(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Vec<Edit>> {
    let action = fixes::of(request, diagnostic).into_iter().find(|it| it.is_preferred)?;
    let is_here = action.creates.is_empty() && action.edits.len() == 1;
    let edits: BTreeMap<_, _> = action.edits;
    is_here.then(|| edits.into_iter().next().map(|(_, edits)| edits)).flatten()
}

/// Edits that do not touch each other; of fixes that would, the first. How many fixes are in it.
fn merged(all: Vec<Vec<Edit>>) -> (Vec<Edit>, usize) {
    let mut merged: Vec<Edit> = Vec::new();
    let mut count = 0;
    for fix in all {
        // The same import is needed once.
        let new: Vec<Edit> = fix.iter().filter(|it| !merged.contains(it)).cloned().collect();
        let overlaps = |one: &Edit| {
            merged.iter().any(|it| {
                one.range.start < it.range.end && it.range.start < one.range.end
                    || one.range == it.range
                    || one.range.is_empty()
                        && it.range.start < one.range.start
                        && one.range.start < it.range.end
            })
        };
        if !new.iter().any(overlaps) {
            merged.extend(new);
            count += 1;
        }
    }
    merged.sort_by_key(|it| it.range);
    (merged, count)
}
