//! What may be `null` or `undefined`: asked with `?.`, given a default, or said to be there.

use tsnix_check::names::Parent;
use tsnix_source::{Diagnostic, Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId};

use super::super::places::expr_at;
use super::super::{Action, Request};

/// A value that is used.
pub(super) fn used(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let Some(expr) = expr_at(request.module, diagnostic.range) else { return Vec::new() };
    let mut found = Vec::new();
    let end = TextRange::empty(diagnostic.range.end);
    let parent = match request.bindings.parent(expr) {
        Parent::Expr(parent) => Some(parent),
        _ => None,
    };
    let asked = parent.and_then(|parent| asked(request, expr, parent));
    let is_asked = asked.is_some();
    if let Some(edit) = asked {
        found.push(request.preferred("Ask with `?.`", vec![edit]));
    }
    if !is_asked && let Some(default) = default_of(request, expr) {
        let written = diagnostic.range.of(request.text);
        let text = format!("({written} ?? {default})");
        let edit = Edit { range: diagnostic.range, text };
        found.push(request.preferred(format!("Use `{default}` where there is none"), vec![edit]));
    }
    let edit = Edit { range: end, text: "!".to_owned() };
    found.push(request.fix("Say with `!` that it is there", vec![edit]));
    found
}

/// a.b  =>  a?.b    a[b]  =>  a?.[b]    a(b)  =>  a?.(b)
fn asked(request: &Request<'_>, expr: ExprId, parent: ExprId) -> Option<Edit> {
    let at = request.module.exprs.range(expr).end;
    match &request.module[parent] {
        Expr::Member { object, .. } if *object == expr => {
            let dot = request.text[at as usize..].find('.')? as u32 + at;
            Some(Edit { range: TextRange::new(dot, dot + 1), text: "?.".to_owned() })
        }
        Expr::Index { object, .. } if *object == expr => {
            Some(Edit { range: TextRange::empty(at), text: "?.".to_owned() })
        }
        Expr::Call { callee, .. } if *callee == expr => {
            Some(Edit { range: TextRange::empty(at), text: "?.".to_owned() })
        }
        _ => None,
    }
}

/// A value to go on with: the empty one of its type.
fn default_of(request: &Request<'_>, expr: ExprId) -> Option<&'static str> {
    let model = request.analysis.model;
    let ty = model.type_of(request.file, expr);
    let members = model.view(ty).members().into_iter().map(|it| model.view(it));
    let there: Vec<_> = members.filter(|it| !it.is_null() && !it.is_undefined()).collect();
    if there.is_empty() {
        return None;
    }
    if there.iter().all(|it| it.is_string_like()) {
        Some("\"\"")
    } else if there.iter().all(|it| it.is_number_like()) {
        Some("0")
    } else if there.iter().all(|it| it.is_boolean()) {
        Some("false")
    } else if there.iter().all(|it| it.is_array_like()) {
        Some("[]")
    } else {
        None
    }
}

/// A function that is called: f(a)  =>  f?.(a)
pub(super) fn called(request: &Request<'_>, diagnostic: &Diagnostic) -> Vec<Action> {
    let end = TextRange::empty(diagnostic.range.end);
    vec![
        request.preferred("Call it with `?.()`", vec![Edit { range: end, text: "?.".to_owned() }]),
        request.fix("Say with `!` that it is there", vec![Edit { range: end, text: "!".to_owned() }]),
    ]
}
