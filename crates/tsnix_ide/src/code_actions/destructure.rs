//! Members of one object read one by one, and the object taken apart: each into the other.

use tsnix_check::names::{Meaning, PatternOrigin};
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, Pattern, Stmt, StmtId};
use tsnix_syntax::walk::{Node, descendants};

use super::places::{indent_at, removal, siblings};
use super::{Action, ActionKind, Request};
use crate::identifier::IdentifierKind;
use crate::references::references_of;
use crate::target::{Target, of_symbol};

/// Offered on `pkgs.x`, and on `const { x, y } = pkgs`.
pub(super) fn of(request: &Request<'_>) -> Vec<Action> {
    [apart(request), together(request)].into_iter().flatten().collect()
}

/// `[pkgs.go, pkgs.jq]`  =>  `const { go, jq } = pkgs;` before the statement and `[go, jq]`
fn apart(request: &Request<'_>) -> Option<Action> {
    let module = request.module;
    let path = request.analysis.nodes_at(request.file, request.range.start);
    let object = path.iter().rev().find_map(|node| match node {
        Node::Expr(id) => match &module[*id] {
            Expr::Member { object, .. } if matches!(module[*object], Expr::Name(_)) => Some(*object),
            Expr::Array(_) => first_object(request, *id),
            _ => None,
        },
        _ => None,
    })?;
    let Expr::Name(name) = &module[object] else { return None };
    let stmt = path.iter().find_map(|node| match node {
        Node::Stmt(id) if sees(request, *id, object) => Some(*id),
        _ => None,
    })?;
    let members = members_of(request, stmt, object);
    let mut names: Vec<String> = members.iter().map(|(_, name)| name.clone()).collect();
    names.sort();
    names.dedup();
    let scope = request.bindings.expr_scope(object);
    let is_taken = |it: &String| {
        let any = Meaning::VALUE.union(Meaning::ALIAS);
        let found = request.bindings.lookup(scope, it, any);
        found.is_some() || !crate::rename::is_name(it)
    };
    if names.len() < 2 || names.iter().any(is_taken) {
        return None;
    }
    let start = module.stmts.range(stmt).start;
    let indent = indent_at(request.text, start);
    let text = format!("const {{ {} }} = {name};\n{indent}", names.join(", "));
    let mut edits = vec![Edit { range: TextRange::empty(start), text }];
    edits.extend(members.iter().map(|(id, name)| {
        // { go: pkgs.go } stays as it is written, with the short name.
        Edit { range: module.exprs.range(*id), text: name.clone() }
    }));
    Some(Action::new(format!("Take `{name}` apart"), ActionKind::Rewrite, request.file, edits))
}

/// The object of the first element that is a member of one.
fn first_object(request: &Request<'_>, list: ExprId) -> Option<ExprId> {
    let Expr::Array(elements) = &request.module[list] else { return None };
    elements.iter().find_map(|it| match it {
        tsnix_syntax::hir::ArrayElement::Expr(expr) => match &request.module[*expr] {
            Expr::Member { object, .. } if matches!(request.module[*object], Expr::Name(_)) => Some(*object),
            _ => None,
        },
        _ => None,
    })
}

/// Whether what an expression names can be seen before a statement, in a list of statements.
fn sees(request: &Request<'_>, stmt: StmtId, object: ExprId) -> bool {
    let module = request.module;
    if !siblings(module, stmt).contains(&stmt) {
        return false;
    }
    let Some((file, local)) = request.analysis.model.local_symbol_of(request.file, object) else {
        return false;
    };
    let around = module.stmts.range(stmt);
    file == request.file
        && request.bindings.symbol(local).declarations.iter().all(|it| {
            let place = tsnix_check::names::declaration_range(module, it);
            place.end <= around.start
        })
}

/// All plain reads of members of a name in a statement.
fn members_of(request: &Request<'_>, stmt: StmtId, object: ExprId) -> Vec<(ExprId, String)> {
    let module = request.module;
    let symbol = request.analysis.model.local_symbol_of(request.file, object);
    let found = descendants(module, Node::Stmt(stmt)).into_iter().filter_map(|node| {
        let Node::Expr(id) = node else { return None };
        let Expr::Member { object, name, is_optional: false } = &module[id] else { return None };
        let is_it = matches!(module[*object], Expr::Name(_))
            && request.analysis.model.local_symbol_of(request.file, *object) == symbol;
        if !is_it || is_called(request, id) {
            return None;
        }
        Some((id, name.name.to_string()))
    });
    found.collect()
}

/// What is called stays as it is: `pkgs.mkShell(...)` reads better.
fn is_called(request: &Request<'_>, member: ExprId) -> bool {
    use tsnix_check::names::Parent;
    match request.bindings.parent(member) {
        Parent::Expr(parent) => {
            matches!(&request.module[parent], Expr::Call { callee, .. } if *callee == member)
        }
        _ => false,
    }
}

/// `const { go, jq } = pkgs;` and `[go, jq]`  =>  `[pkgs.go, pkgs.jq]`
fn together(request: &Request<'_>) -> Option<Action> {
    let module = request.module;
    let stmt = module.stmts.ids().find(|id| match &module[*id] {
        Stmt::Variable(decl) => {
            decl.declarators.len() == 1
                && !decl.modifiers.is_export
                && module.stmts.range(*id).touches(request.range.start)
        }
        _ => false,
    })?;
    if !super::fixes::is_const(request, stmt) {
        return None;
    }
    let Stmt::Variable(decl) = &module[stmt] else { return None };
    let [only] = &decl.declarators[..] else { return None };
    let Pattern::Object { properties, rest: None } = &module[only.pattern] else { return None };
    let object = only.init?;
    if !matches!(module[object], Expr::Name(_) | Expr::Member { .. }) {
        return None;
    }
    let owner = module.exprs.range(object).of(request.text);
    let mut edits = vec![removal(request.text, module.stmts.range(stmt))];
    for property in properties {
        let key = property.key.static_name()?;
        let PatternOrigin::Property(..) = request.bindings.pattern_origin(property.value) else {
            return None;
        };
        if property.default.is_some() || !matches!(module[property.value], Pattern::Name(_)) {
            return None;
        }
        let read = if crate::rename::is_name(&key) {
            format!("{owner}.{key}")
        } else {
            format!("{owner}[{:?}]", key.as_str())
        };
        let symbol = request.analysis.model.symbol_of_pattern(request.file, property.value)?;
        let wanted = Target { property: None, ..of_symbol(request.analysis, symbol) };
        let own = module.patterns.range(property.value);
        for it in references_of(request.analysis, &wanted, &[request.file], Target::is_same) {
            if it.place.range == own || it.place.range == property.key.range() {
                continue;
            }
            let text = match it.identifier.kind {
                IdentifierKind::Value(_) => read.clone(),
                IdentifierKind::Shorthand(..) => format!("{}: {read}", it.identifier.name),
                _ => return None,
            };
            edits.push(Edit { range: it.place.range, text });
        }
    }
    (edits.len() > 1).then(|| {
        let title = format!("Read the members of `{owner}` where they are used");
        Action::new(title, ActionKind::Rewrite, request.file, edits)
    })
}
