//! Rules that swc stops at although it has read the text: the change takes away what breaks the rule.

use swc_common::Spanned;
use swc_ecma_parser::error::{Error, SyntaxError};

use super::{Edit, List, Place, ProblemKind};
use crate::lower::offset;
use crate::scan::TokenKind;
use crate::swc_run::{is_about_place, kind_of};

/// Changes for an error that is not about a missing token.
pub(super) fn early(place: &Place<'_>, error: &Error, edits: &mut Vec<Edit>) {
    let problem = ProblemKind::Swc(error.clone());
    let token = place.token(place.index);
    let replace = |start: usize, end: usize, insert: &str| Edit {
        start,
        end,
        insert: insert.to_owned(),
        cost: 0,
        problem: problem.clone(),
        shown: (token.start, token.end),
    };
    match kind_of(error) {
        // switch (a) { default: b; default: c }  =>  the second is another case.
        SyntaxError::MultipleDefault { .. } => {
            let default = (0..=place.index).rev().take(3).find(|index| place.word(*index) == "default");
            if let Some(default) = default.map(|index| place.token(index)) {
                let shown = (default.start, default.end);
                edits.push(Edit { shown, ..replace(default.start, default.end, "case 0") });
            }
        }
        // -a ** b  =>  -a * b
        SyntaxError::UnaryInExp { left_span, .. } => {
            let shown = (offset(left_span.lo) as usize, offset(left_span.hi) as usize);
            let power =
                (place.index.saturating_sub(3)..place.index + 3).find(|index| place.word(*index) == "**");
            if let Some(power) = power.map(|index| place.token(index)) {
                edits.push(Edit { shown, ..replace(power.start, power.end, "*") });
            }
        }
        // 1 = a  =>  1 , a
        SyntaxError::TS2406
        | SyntaxError::NotSimpleAssign
        | SyntaxError::InvalidAssignTarget
        | SyntaxError::InvalidPat => {
            let behind = offset(error.span().hi) as usize;
            let first = place.tokens.partition_point(|token| token.end <= behind);
            let operator = (first..first + 2).find(|index| place.word(*index).ends_with('='));
            if let Some(operator) = operator.map(|index| place.token(index)) {
                edits.push(replace(operator.start, operator.end, ","));
            }
        }
        // (a)       =>  (a) => b
        //   => b
        SyntaxError::LineBreakInThrow | SyntaxError::LineBreakBeforeArrow => {
            // The error may be at the arrow or where the parameters start.
            let first = place.tokens.iter().enumerate().skip(place.index).take(200);
            let index = first.filter(|(_, token)| token.is_on_new_line).map(|(index, _)| index).next();
            if let Some(index) = index {
                let shown = (place.gap(index), place.gap(index));
                edits.push(Edit { shown, ..replace(place.gap(index), place.token(index).start, " ") });
            }
        }
        _ if is_about_place(error) => misplaced(place, edits, &problem),
        _ => {}
    }
    if place.list == List::Cases && place.is_at_element(place.index) && token.kind != TokenKind::End {
        edits.push(Edit {
            problem: ProblemKind::ElementOf(List::Cases),
            cost: 3,
            ..replace(token.start, token.start, "case 0: ")
        });
    }
}

/// An import or an export that stands inside of something: the import goes, of the export the keyword.
fn misplaced(place: &Place<'_>, edits: &mut Vec<Edit>, problem: &ProblemKind) {
    let token = place.token(place.index);
    let end = if place.word(place.index) == "import" {
        let last = (place.index + 1..place.tokens.len())
            .find(|index| place.word(*index) == ";" || place.token(*index).is_on_new_line);
        let last = last.unwrap_or(place.tokens.len());
        if place.word(last) == ";" { place.token(last).end } else { place.gap(last) }
    } else {
        token.end
    };
    edits.push(Edit {
        start: token.start,
        end,
        insert: ";".to_owned(),
        cost: 6,
        problem: problem.clone(),
        shown: (token.start, token.end),
    });
}
