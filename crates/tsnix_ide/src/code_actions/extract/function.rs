//! An expression as a function of what it reads of the functions around it.

use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Stmt};
use tsnix_syntax::walk::{Node, descendants};

use super::super::values::written_type;
use super::super::{Action, ActionKind, Request};
use super::{free_name, inner_names};

/// `(n: number) => n * 2 + 1`  =>  `const compute = (n: number) => n * 2 + 1;` and `(n: number) => compute(n)`
pub(super) fn of(request: &Request<'_>, expr: ExprId) -> Option<Action> {
    let module = request.module;
    let range = module.exprs.range(expr);
    let is_top = |it: &&tsnix_syntax::hir::StmtId| module.stmts.range(**it).contains(range);
    let stmt = *module.body.iter().find(is_top)?;
    if matches!(module[stmt], Stmt::Import(_) | Stmt::ExportNamed(_)) || changes(request, expr) {
        return None;
    }
    let names = inner_names(request, expr, module.stmts.range(stmt));
    let params: Vec<String> = names
        .iter()
        .map(|(name, id)| {
            let ty = request.analysis.model.type_of(request.file, *id);
            format!("{name}: {}", written_type(request.analysis, ty))
        })
        .collect();
    let arguments: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
    let name = free_name(request, expr, "compute");
    let written = range.of(request.text);
    // An object needs parentheses to be no block.
    let body =
        if matches!(module[expr], Expr::Object(_)) { format!("({written})") } else { written.to_owned() };
    let start = module.stmts.range(stmt).start;
    let declaration = format!("const {name} = ({}) => {body};\n\n", params.join(", "));
    let edits = vec![
        Edit { range: TextRange::empty(start), text: declaration },
        Edit { range, text: format!("{name}({})", arguments.join(", ")) },
    ];
    let mut action = Action::new("Extract to a function", ActionKind::Extract, request.file, edits);
    action.rename_at = Some(start + "const ".len() as u32);
    Some(action)
}

/// Whether an expression assigns to something: that can't be done from elsewhere.
fn changes(request: &Request<'_>, expr: ExprId) -> bool {
    descendants(request.module, Node::Expr(expr)).into_iter().any(|node| match node {
        Node::Expr(id) => matches!(request.module[id], Expr::Assign { .. } | Expr::Update { .. }),
        _ => false,
    })
}
