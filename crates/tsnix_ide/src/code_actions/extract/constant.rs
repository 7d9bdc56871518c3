//! An expression as a constant before the statement.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{ExprId, Stmt, StmtId};

use super::super::places::indent_at;
use super::super::{Action, ActionKind, Request};
use super::{free_name, inner_names};

/// `f(a + b)`  =>  `const value = a + b;` before the statement and `f(value)`
pub(super) fn of(request: &Request<'_>, expr: ExprId, stmt: StmtId) -> Option<Action> {
    let module = request.module;
    if matches!(module[stmt], Stmt::Import(_) | Stmt::ExportNamed(_)) {
        return None;
    }
    // What names a parameter of an arrow's short body would be out of its sight before the statement.
    if request.bindings.expr_scope(expr) != request.bindings.stmt_scope(stmt)
        && !inner_names(request, expr, module.stmts.range(stmt)).is_empty()
    {
        return None;
    }
    let name = free_name(request, expr, "value");
    let range = module.exprs.range(expr);
    let start = module.stmts.range(stmt).start;
    let indent = indent_at(request.text, start);
    let declaration = format!("const {name} = {};\n{indent}", range.of(request.text));
    let edits = vec![Edit { range: TextRange::empty(start), text: declaration }, Edit { range, text: name }];
    let mut action = Action::new("Extract to a constant", ActionKind::Extract, request.file, edits);
    action.rename_at = Some(start + "const ".len() as u32);
    Some(action)
}
