//! A comment that silences one diagnostic: the last thing to offer.

use tsnix_source::{Diagnostic, Edit, TextRange};

use super::{Action, ActionKind, Request};

/// The comment above the line, indented as the line is.
pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Option<Action> {
    // What is no TypeScript can't be silenced.
    if diagnostic.code.number.starts_with("ts1") && diagnostic.code.number.len() == 6 {
        return None;
    }
    let start = request.text[..diagnostic.range.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let line = &request.text[start..];
    let indent: String = line.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let code = diagnostic.code.number;
    let text = format!("{indent}// tsnix-ignore {code} \n");
    let edit = Edit { range: TextRange::empty(start as u32), text };
    let title = format!("Ignore {code} here");
    Some(Action::new(title, ActionKind::QuickFix, request.file, vec![edit]))
}
