//! The cases that a `switch` over a union of literals does not have.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Stmt, StmtId};
use tsnix_syntax::walk::Node;

use super::places::{indent_at, indent_unit};
use super::{Action, ActionKind, Request};

/// Offered on the word `switch`.
pub(super) fn of(request: &Request<'_>) -> Option<Action> {
    let path = request.analysis.nodes_at(request.file, request.range.start + 1);
    let stmt = path.into_iter().rev().find_map(|node| match node {
        Node::Stmt(id) if matches!(request.module[id], Stmt::Switch { .. }) => Some(id),
        _ => None,
    })?;
    let start = request.module.stmts.range(stmt).start;
    if request.range.start > start + "switch".len() as u32 {
        return None;
    }
    let edit = missing(request, stmt)?;
    Some(Action::new("Add the missing cases", ActionKind::Rewrite, request.file, vec![edit]))
}

/// The edit that adds them; nothing where all are there.
pub(super) fn missing(request: &Request<'_>, stmt: StmtId) -> Option<Edit> {
    let Stmt::Switch { value, cases } = &request.module[stmt] else { return None };
    if cases.iter().any(|it| it.test.is_none()) {
        return None;
    }
    let model = request.analysis.model;
    let wanted = model.view(model.type_of(request.file, *value)).members();
    let tests: Vec<_> = cases.iter().filter_map(|it| it.test).collect();
    let there: Vec<String> =
        tests.iter().map(|it| model.type_to_string(model.type_of(request.file, *it))).collect();
    let mut missing = Vec::new();
    for ty in wanted {
        let view = model.view(ty);
        let is_literal = view.string_literal().is_some()
            || view.number_literal().is_some()
            || view.bool_literal().is_some()
            || view.is_null()
            || view.is_undefined();
        // What is no literal can't be listed.
        if !is_literal {
            return None;
        }
        let printed = model.type_to_string(ty);
        if !there.contains(&printed) {
            missing.push(printed);
        }
    }
    if missing.is_empty() {
        return None;
    }
    let range = request.module.stmts.range(stmt);
    let brace = request.text[..range.end as usize].rfind('}')? as u32;
    let indent = indent_at(request.text, range.start);
    let unit = indent_unit(request.text);
    let written: String = missing
        .iter()
        .map(|it| {
            let throw = format!(
                "{indent}{unit}{unit}throw new Error({:?});\n",
                format!("{} is not handled yet", it.trim_matches('"'))
            );
            format!("{indent}{unit}case {it}:\n{throw}")
        })
        .collect();
    let kept = request.text[..brace as usize].trim_end().len() as u32;
    let text = format!("\n{written}{indent}");
    Some(Edit { range: TextRange::new(kept, brace), text })
}
