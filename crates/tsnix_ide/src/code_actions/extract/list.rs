//! A list of packages as a constant that several outputs share.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{ArrayElement, Expr, ExprId};
use tsnix_syntax::walk::Node;

use super::super::{Action, ActionKind, Request};
use super::{free_name, inner_names};

/// `packages: [pkgs.go, pkgs.gopls]`  =>  `const tools = [pkgs.go, pkgs.gopls];` before the statement, and every list
/// that is written the same way named instead.
pub(super) fn of(request: &Request<'_>) -> Option<Action> {
    let module = request.module;
    let path = request.analysis.nodes_at(request.file, request.range.start);
    let list = path.into_iter().rev().find_map(|node| match node {
        Node::Expr(id) if matches!(module[id], Expr::Array(_)) => Some(id),
        _ => None,
    })?;
    let range = module.exprs.range(list);
    let is_top = |it: &&tsnix_syntax::hir::StmtId| module.stmts.range(**it).contains(range);
    let stmt = *module.body.iter().find(is_top)?;
    let around = module.stmts.range(stmt);
    if !is_of_packages(request, list) || !inner_names(request, list, around).is_empty() {
        return None;
    }
    // A list that has a name of its own already is shared.
    let is_named = module.stmts.ids().any(|id| match &module[id] {
        tsnix_syntax::hir::Stmt::Variable(decl) => decl.declarators.iter().any(|it| it.init == Some(list)),
        _ => false,
    });
    if is_named {
        return None;
    }
    let name = free_name(request, list, "tools");
    let written = words(range.of(request.text));
    let same = module.exprs.ids().filter(|id| {
        let range = module.exprs.range(*id);
        matches!(module[*id], Expr::Array(_))
            && range.start >= around.start
            && words(range.of(request.text)) == written
    });
    let mut edits: Vec<Edit> =
        same.map(|id| Edit { range: module.exprs.range(id), text: name.clone() }).collect();
    let declaration = format!("const {name} = {};\n\n", range.of(request.text));
    edits.insert(0, Edit { range: TextRange::empty(around.start), text: declaration });
    let title = "Move the packages to a shared constant";
    let mut action = Action::new(title, ActionKind::Extract, request.file, edits);
    action.rename_at = Some(around.start + "const ".len() as u32);
    Some(action)
}

fn is_of_packages(request: &Request<'_>, list: ExprId) -> bool {
    let Expr::Array(elements) = &request.module[list] else { return false };
    !elements.is_empty()
        && elements.iter().all(|it| match it {
            ArrayElement::Expr(expr) => {
                request.analysis.is_package(request.analysis.model.type_of(request.file, *expr))
            }
            ArrayElement::Spread(_) | ArrayElement::Hole => false,
        })
}

/// A text without what layout may change.
fn words(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    kept.replace(",]", "]")
}
