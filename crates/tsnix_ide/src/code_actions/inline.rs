//! Puts a constant's value where the constant is used, and takes the constant away.

use tsnix_check::names::{Declaration, PatternOrigin};
use tsnix_source::Edit;
use tsnix_syntax::hir::{Expr, Pattern, Stmt, VariableKind};

use super::places::removal;
use super::{Action, ActionKind, Request};
use crate::identifier::{IdentifierKind, identifier_at};
use crate::references::references_of;
use crate::target::{Target, target};

/// Offered on the name of a constant that no other module can see.
pub(super) fn of(request: &Request<'_>) -> Option<Action> {
    let analysis = request.analysis;
    let module = request.module;
    let identifier = identifier_at(analysis, request.file, request.range.start)?;
    if !matches!(identifier.kind, IdentifierKind::Binding(_) | IdentifierKind::Value(_)) {
        return None;
    }
    let found = target(analysis, request.file, &identifier)?;
    let symbol = found.symbol?;
    let [(file, Declaration::Variable(pattern, VariableKind::Const))] =
        analysis.model.definitions(symbol)[..]
    else {
        return None;
    };
    // The ids of another module mean nothing in this one.
    if file != request.file {
        return None;
    }
    let PatternOrigin::Declarator(stmt, at) = request.bindings.pattern_origin(pattern) else { return None };
    let Stmt::Variable(decl) = &module[stmt] else { return None };
    let declarator = decl.declarators.get(at as usize)?;
    let is_plain = matches!(module[pattern], Pattern::Name(_))
        && decl.declarators.len() == 1
        && !decl.modifiers.is_export;
    let init = declarator.init.filter(|_| is_plain)?;
    let value = module.exprs.range(init).of(request.text);
    let written = if needs_parentheses(&module[init]) { format!("({value})") } else { value.to_owned() };
    let mut edits = vec![removal(request.text, module.stmts.range(stmt))];
    let name = &identifier.name;
    for reference in references_of(analysis, &found, &[request.file], Target::is_same) {
        if reference.is_declaration {
            continue;
        }
        let text = match reference.identifier.kind {
            IdentifierKind::Value(_) => written.clone(),
            // { name }  =>  { name: value }
            IdentifierKind::Shorthand(..) => format!("{name}: {value}"),
            _ => return None,
        };
        edits.push(Edit { range: reference.place.range, text });
    }
    (edits.len() > 1)
        .then(|| Action::new(format!("Inline `{name}`"), ActionKind::Inline, request.file, edits))
}

/// Whether a value has to be put between parentheses to stand anywhere.
fn needs_parentheses(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Function(_)
            | Expr::Unary { .. }
            | Expr::Binary { .. }
            | Expr::Logical { .. }
            | Expr::Conditional { .. }
            | Expr::Assign { .. }
            | Expr::As { .. }
            | Expr::AsConst(_)
            | Expr::Satisfies { .. }
            | Expr::Object(_)
    )
}
