//! Takes a part out and gives it a name: a constant, a function, a module, a shared list of packages.

mod constant;
mod function;
mod list;
mod module;

use tsnix_source::TextRange;
use tsnix_syntax::hir::{Expr, ExprId, StmtId};
use tsnix_syntax::walk::{Node, descendants};

use super::{Action, Request};

/// The extractions for what is selected, and for the declaration or list under the cursor.
pub(super) fn of(request: &Request<'_>) -> Vec<Action> {
    let mut found = Vec::new();
    let trimmed = trim(request.text, request.range);
    if !trimmed.is_empty()
        && let Some((expr, stmt)) = selected(request, trimmed)
    {
        found.extend(constant::of(request, expr, stmt));
        found.extend(function::of(request, expr));
    }
    found.extend(list::of(request));
    found.extend(module::of(request));
    found
}

fn trim(text: &str, range: TextRange) -> TextRange {
    let selected = range.of(text);
    let start = range.start + (selected.len() - selected.trim_start().len()) as u32;
    TextRange::new(start, start + selected.trim().len() as u32)
}

/// The expression that is selected as a whole, and the statement in which it stands.
fn selected(request: &Request<'_>, range: TextRange) -> Option<(ExprId, StmtId)> {
    let path = request.analysis.nodes_at(request.file, range.start + 1);
    let mut stmt = None;
    for node in path {
        match node {
            Node::Stmt(id) => stmt = Some(id),
            Node::Expr(id) if request.module.exprs.range(id) == range => return Some((id, stmt?)),
            _ => {}
        }
    }
    None
}

/// A name that nothing at the place is called.
pub(super) fn free_name(request: &Request<'_>, expr: ExprId, base: &str) -> String {
    let scope = request.bindings.expr_scope(expr);
    let any = tsnix_check::names::Meaning::VALUE.union(tsnix_check::names::Meaning::ALIAS);
    let is_taken = |name: &str| request.analysis.model.resolve_name(request.file, scope, name, any).is_some();
    let mut name = base.to_owned();
    let mut count = 2;
    while is_taken(&name) {
        name = format!("{base}{count}");
        count += 1;
    }
    name
}

/// The names that an expression reads and that are declared inside of `around` but outside of the expression, each
/// with its first use.
fn inner_names(request: &Request<'_>, expr: ExprId, around: TextRange) -> Vec<(String, ExprId)> {
    let module = request.module;
    let inside = module.exprs.range(expr);
    let mut found: Vec<(String, ExprId)> = Vec::new();
    for node in descendants(module, Node::Expr(expr)) {
        let Node::Expr(id) = node else { continue };
        let Expr::Name(name) = &module[id] else { continue };
        let Some((file, local)) = request.analysis.model.local_symbol_of(request.file, id) else { continue };
        let is_inner = file == request.file
            && request.bindings.symbol(local).declarations.iter().any(|it| {
                let place = tsnix_check::names::declaration_range(module, it);
                around.contains(place) && !inside.contains(place)
            });
        if is_inner && !found.iter().any(|(it, _)| it == name.as_str()) {
            found.push((name.to_string(), id));
        }
    }
    found
}
