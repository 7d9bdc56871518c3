//! Texts that literal types know.

use tsnix_check::model::TypeId;
use tsnix_check::names::Parent;
use tsnix_syntax::hir::{Expr, ExprId, Stmt, SwitchCase};

use super::context::Context;
use super::{Candidate, ItemKind, Source};

/// What may stand between the quotes: literals of the expected type, names of properties in `object["|"]`.
pub(super) fn of_literal(context: &Context<'_>, expr: ExprId) -> Vec<Candidate> {
    let model = context.analysis.model;
    if let Some(Parent::Expr(parent)) = context.analysis.bindings(context.file).map(|it| it.parent(expr))
        && let Expr::Index { object, index, .. } = &context.module[parent]
        && *index == expr
    {
        let mut found = super::members::of_expr(context, *object, super::Options { snippets: false });
        found.iter_mut().for_each(|it| {
            it.item.insert = None;
            it.item.edits.clear();
        });
        return found;
    }
    let mut found = Vec::new();
    let expected = model
        .contextual_type(context.file, expr)
        .or_else(|| compared_with(context, expr))
        .or_else(|| switched_on(context, expr));
    let used = used_cases(context, expr);
    let mut known = texts(context, expected);
    if known.is_empty() {
        known = super::expected::of_value(context, expr)
            .into_iter()
            .flat_map(|it| texts(context, Some(it)))
            .collect();
    }
    for text in known.into_iter().filter(|it| !used.contains(it)) {
        found.push(Candidate::new(text, ItemKind::Value, Source::Nothing, 0));
    }
    found
}

/// The other side of `==`.
fn compared_with(context: &Context<'_>, expr: ExprId) -> Option<TypeId> {
    let Parent::Expr(parent) = context.analysis.bindings(context.file)?.parent(expr) else { return None };
    let Expr::Binary { left, right, .. } = &context.module[parent] else { return None };
    let other = if *left == expr { *right } else { *left };
    Some(context.analysis.model.type_of(context.file, other))
}

/// The `switch` in whose `case` a text stands.
fn switch_around<'c>(context: &'c Context<'_>, expr: ExprId) -> Option<(ExprId, &'c [SwitchCase])> {
    let place = context.module.exprs.range(expr);
    let around = context.module.stmts.ids().filter(|id| context.module.stmts.range(*id).contains(place));
    around
        .filter_map(|id| match &context.module[id] {
            Stmt::Switch { value, cases } if cases.iter().any(|it| it.test == Some(expr)) => {
                Some((*value, &cases[..]))
            }
            _ => None,
        })
        .last()
}

fn switched_on(context: &Context<'_>, expr: ExprId) -> Option<TypeId> {
    let (value, _) = switch_around(context, expr)?;
    Some(context.analysis.model.type_of(context.file, value))
}

/// The texts of the other cases.
fn used_cases(context: &Context<'_>, expr: ExprId) -> Vec<String> {
    let Some((_, cases)) = switch_around(context, expr) else { return Vec::new() };
    let tests = cases.iter().filter_map(|it| it.test).filter(|it| *it != expr);
    tests
        .filter_map(|it| match &context.module[it] {
            Expr::String(text) => Some(text.value.to_string()),
            _ => None,
        })
        .collect()
}

/// Literals of the expected type with their quotes, `true` and `false` among them.
pub(super) fn literals(context: &Context<'_>, expected: Option<TypeId>) -> Vec<Candidate> {
    let texts = texts(context, expected).into_iter();
    let mut found: Vec<Candidate> =
        texts.map(|text| Candidate::new(format!("{text:?}"), ItemKind::Value, Source::Nothing, 0)).collect();
    let model = context.analysis.model;
    if expected.is_some_and(|it| model.view(it).members().iter().any(|it| model.view(*it).is_boolean())) {
        let values = ["true", "false"];
        found.extend(values.map(|it| Candidate::new(it, ItemKind::Value, Source::Nothing, 0)));
    }
    found
}

fn texts(context: &Context<'_>, expected: Option<TypeId>) -> Vec<String> {
    let model = context.analysis.model;
    let Some(expected) = expected else { return Vec::new() };
    let members = model.view(expected).members();
    members.into_iter().filter_map(|ty| Some(model.view(ty).string_literal()?.to_string())).collect()
}
