//! Takes an expression out: into a constant before the statement.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Stmt, StmtId};
use tsnix_syntax::walk::Node;

use super::{Action, ActionKind, Request};

/// The extractions for what is selected; nothing for an empty selection.
pub(super) fn of(request: &Request<'_>) -> Vec<Action> {
    let trimmed = trim(request.text, request.range);
    if trimmed.is_empty() {
        return Vec::new();
    }
    let Some((expr, stmt)) = selected(request, trimmed) else { return Vec::new() };
    constant(request, expr, stmt).into_iter().collect()
}

fn trim(text: &str, range: TextRange) -> TextRange {
    let selected = range.of(text);
    let start = range.start + (selected.len() - selected.trim_start().len()) as u32;
    TextRange::new(start, start + selected.trim().len() as u32)
}

/// The expression that is selected as a whole, and the statement in which it stands.
fn selected(request: &Request<'_>, range: TextRange) -> Option<(ExprId, StmtId)> {
    let module = request.analysis.hir(request.file)?;
    let path = request.analysis.nodes_at(request.file, range.start + 1);
    let mut stmt = None;
    for node in path {
        match node {
            Node::Stmt(id) => stmt = Some(id),
            Node::Expr(id) if module.exprs.range(id) == range => return Some((id, stmt?)),
            _ => {}
        }
    }
    None
}

/// `f(a + b)`  =>  `const value = a + b;` before the statement and `f(value)`
fn constant(request: &Request<'_>, expr: ExprId, stmt: StmtId) -> Option<Action> {
    let module = request.analysis.hir(request.file)?;
    if matches!(module[stmt], Stmt::Import(_) | Stmt::ExportNamed(_)) {
        return None;
    }
    let bindings = request.analysis.bindings(request.file)?;
    // What names a parameter of an arrow's short body would be out of its sight before the statement.
    if bindings.expr_scope(expr) != bindings.stmt_scope(stmt) && uses_inner_names(request, expr, stmt) {
        return None;
    }
    let name = free_name(request, expr, "value");
    let range = module.exprs.range(expr);
    let start = module.stmts.range(stmt).start;
    let line = request.text[..start as usize].rfind('\n').map_or(0, |at| at + 1);
    let indent: String = request.text[line..].chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let declaration = format!("const {name} = {};\n{indent}", range.of(request.text));
    let edits =
        vec![Edit { range: TextRange::empty(start), text: declaration }, Edit { range, text: name.clone() }];
    let mut action = Action::new("Extract to a constant", ActionKind::Extract, request.file, edits);
    action.rename_at = Some(start + "const ".len() as u32);
    Some(action)
}

/// Whether an expression names something that is declared inside of the statement.
fn uses_inner_names(request: &Request<'_>, expr: ExprId, stmt: StmtId) -> bool {
    let (Some(module), Some(bindings)) =
        (request.analysis.hir(request.file), request.analysis.bindings(request.file))
    else {
        return true;
    };
    let around = module.stmts.range(stmt);
    let inside = module.exprs.range(expr);
    tsnix_syntax::walk::descendants(module, Node::Expr(expr)).into_iter().any(|node| {
        let Node::Expr(id) = node else { return false };
        if !matches!(module[id], Expr::Name(_)) {
            return false;
        }
        let Some((file, local)) = request.analysis.model.local_symbol_of(request.file, id) else {
            return false;
        };
        file == request.file
            && bindings.symbol(local).declarations.iter().any(|it| {
                let place = tsnix_check::names::declaration_range(module, it);
                around.contains(place) && !inside.contains(place)
            })
    })
}

/// A name that nothing at the place is called.
pub(super) fn free_name(request: &Request<'_>, expr: ExprId, base: &str) -> String {
    let Some(bindings) = request.analysis.bindings(request.file) else { return base.to_owned() };
    let scope = bindings.expr_scope(expr);
    let any = tsnix_check::names::Meaning::VALUE;
    let is_taken = |name: &str| request.analysis.model.resolve_name(request.file, scope, name, any).is_some();
    let mut name = base.to_owned();
    let mut count = 2;
    while is_taken(&name) {
        name = format!("{base}{count}");
        count += 1;
    }
    name
}
