//! Texts that literal types know.

use tsnix_check::model::TypeId;
use tsnix_check::names::Parent;
use tsnix_syntax::hir::{Expr, ExprId};

use super::context::Context;
use super::{Candidate, ItemKind, Source};

/// What may stand between the quotes: literals of the expected type, names of properties in `object["|"]`.
pub(super) fn of_literal(context: &Context<'_>, expr: ExprId) -> Vec<Candidate> {
    let model = context.analysis.model;
    if let Some(Parent::Expr(parent)) = context.analysis.bindings(context.file).map(|it| it.parent(expr))
        && let Expr::Index { object, index, .. } = &context.module[parent]
        && *index == expr
    {
        let mut found = super::members::of_expr(context, *object);
        found.iter_mut().for_each(|it| {
            it.item.insert = None;
            it.item.edits.clear();
        });
        return found;
    }
    let mut found = Vec::new();
    let expected = model.contextual_type(context.file, expr).or_else(|| compared_with(context, expr));
    for text in texts(context, expected) {
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

/// Literals of the expected type with their quotes, `true` and `false` among them.
pub(super) fn literals(context: &Context<'_>, expected: Option<TypeId>) -> Vec<Candidate> {
    let texts = texts(context, expected).into_iter();
    texts.map(|text| Candidate::new(format!("{text:?}"), ItemKind::Value, Source::Nothing, 0)).collect()
}

fn texts(context: &Context<'_>, expected: Option<TypeId>) -> Vec<String> {
    let model = context.analysis.model;
    let Some(expected) = expected else { return Vec::new() };
    let members = model.view(expected).members();
    members.into_iter().filter_map(|ty| Some(model.view(ty).string_literal()?.to_string())).collect()
}
