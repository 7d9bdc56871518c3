//! Functions that end without a value.

use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{FunctionBody, FunctionId, Stmt};

use super::super::places::{indent_at, indent_unit};
use super::super::{Action, Request, cases};

pub(super) fn of(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some(function) = function_of(request, diagnostic.range) else { return Vec::new() };
    let FunctionBody::Block(body) = &request.module[function].body else { return Vec::new() };
    let mut found = Vec::new();
    // What is missing are often the cases of a `switch` at the end.
    if let Some(last) = body.last()
        && matches!(request.module[*last], Stmt::Switch { .. })
        && let Some(edit) = cases::missing(request, *last)
    {
        found.push(request.preferred("Add the missing cases", vec![edit]));
    }
    let code = diagnostic.code.number;
    if code == "ts7030" {
        found.extend(
            at_end(request, function, "return undefined;")
                .map(|edit| request.preferred("Return `undefined` at the end", vec![edit])),
        );
    } else {
        let throw = "throw new Error(\"this can't happen\");";
        let edit = at_end(request, function, throw);
        found.extend(edit.map(|edit| request.preferred("Throw at the end", vec![edit])));
    }
    if code == "ts2366"
        && let Some(ty) = request.module[function].return_type
    {
        let end = request.module.type_nodes.range(ty).end;
        let edit = Edit { range: TextRange::empty(end), text: " | undefined".to_owned() };
        found.push(request.fix("Add `undefined` to the return type", vec![edit]));
    }
    found
}

/// The function whose return type or name stands at a place, or which stands there itself.
fn function_of(request: &Request<'_>, range: TextRange) -> Option<FunctionId> {
    let module = request.module;
    module.functions.ids().find(|id| {
        let it = &module[*id];
        it.return_type.is_some_and(|ty| module.type_nodes.range(ty) == range)
            || it.name.as_ref().is_some_and(|name| name.range == range)
            || module.functions.range(*id) == range
    })
}

/// A statement as the last one of a function's body.
fn at_end(request: &Request<'_>, function: FunctionId, statement: &str) -> Option<Edit> {
    let text = request.text;
    let end = request.module.functions.range(function).end;
    let brace = text[..end as usize].rfind('}')? as u32;
    Some(before_brace(text, brace, statement))
}

/// A statement before a closing brace, on a line of its own.
pub(in super::super) fn before_brace(text: &str, brace: u32, statement: &str) -> Edit {
    let before = &text[..brace as usize];
    let inner = before.trim_end_matches([' ', '\t']);
    let indent = indent_at(text, brace);
    let unit = indent_unit(text);
    if inner.ends_with('\n') {
        // The brace stands on a line of its own.
        let start = inner.len() as u32;
        return Edit { range: TextRange::empty(start), text: format!("{indent}{unit}{statement}\n") };
    }
    let kept = before.trim_end();
    let text = if kept.ends_with('{') && before.len() - kept.len() <= 1 && !statement.contains('\n') {
        format!(" {statement} ")
    } else {
        format!("\n{indent}{unit}{statement}\n{indent}")
    };
    Edit { range: TextRange::new(kept.len() as u32, brace), text }
}
