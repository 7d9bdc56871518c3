//! Patterns: bindings and the left sides of assignments.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;
use tsnix_source::TextRange;

use super::{Ctx, Role, expr, guarded, name};
use crate::hir::{ExprId, Ident, PatId, Pattern, PatternElement, PatternProperty, PropertyName};

/// A pattern without its default value.
pub(super) fn pattern(ctx: &mut Ctx<'_>, node: &swc::Pat) -> PatId {
    guarded(|| match node {
        swc::Pat::Ident(binding) => name_pattern(ctx, &binding.id),
        swc::Pat::Array(array) => array_pattern(ctx, array),
        swc::Pat::Object(object) => object_pattern(ctx, object),
        swc::Pat::Rest(rest) => pattern(ctx, &rest.arg),
        swc::Pat::Assign(assign) => pattern(ctx, &assign.left),
        swc::Pat::Invalid(invalid) => missing(ctx, invalid.span),
        swc::Pat::Expr(target) => expr_pattern(ctx, target),
    })
}

/// A pattern and its default value: `a = 1`.
pub(super) fn with_default(ctx: &mut Ctx<'_>, node: &swc::Pat) -> (PatId, Option<ExprId>) {
    match node {
        swc::Pat::Assign(assign) => {
            let target = pattern(ctx, &assign.left);
            (target, Some(expr::expr(ctx, &assign.right)))
        }
        other => (pattern(ctx, other), None),
    }
}

/// A name that is bound or assigned to.
pub(super) fn name_pattern(ctx: &mut Ctx<'_>, node: &swc::Ident) -> PatId {
    let Ident { name, range } = name::ident(ctx, node);
    let is_missing = ctx.note_missing(node.span, Role::Name);
    let lowered = if is_missing { Pattern::Missing } else { Pattern::Name(name) };
    ctx.module.patterns.add(lowered, range)
}

fn missing(ctx: &mut Ctx<'_>, span: Span) -> PatId {
    let range = ctx.range(span);
    ctx.module.patterns.add(Pattern::Missing, range)
}

/// The left side of an assignment that is an expression.
fn expr_pattern(ctx: &mut Ctx<'_>, node: &swc::Expr) -> PatId {
    let node = expr::without_parentheses(node);
    match node {
        swc::Expr::Ident(ident) => name_pattern(ctx, ident),
        swc::Expr::Invalid(invalid) => missing(ctx, invalid.span),
        _ => {
            let range = ctx.range(node.span());
            let target = expr::expr(ctx, node);
            ctx.module.patterns.add(Pattern::Expr(target), range)
        }
    }
}

/// `[a, , b = 1, ...rest]`
pub(super) fn array_pattern(ctx: &mut Ctx<'_>, node: &swc::ArrayPat) -> PatId {
    let mut elements = Vec::with_capacity(node.elems.len());
    for element in &node.elems {
        elements.push(element.as_ref().map(|element| {
            let (pattern, default) = with_default(ctx, element);
            PatternElement { pattern, default, is_rest: matches!(element, swc::Pat::Rest(_)) }
        }));
    }
    let range = bracket_range(ctx, node.span, node.type_ann.as_deref());
    ctx.module.patterns.add(Pattern::Array(elements), range)
}

/// `{ a, b: c = 1, ...rest }`
pub(super) fn object_pattern(ctx: &mut Ctx<'_>, node: &swc::ObjectPat) -> PatId {
    let mut properties = Vec::with_capacity(node.props.len());
    let mut rest = None;
    for property in &node.props {
        match property {
            swc::ObjectPatProp::KeyValue(pair) => {
                let key = name::property_name(ctx, &pair.key);
                let (value, default) = with_default(ctx, &pair.value);
                let range = ctx.range_between(pair.key.span(), pair.value.span());
                properties.push(PatternProperty { key, value, default, is_shorthand: false, range });
            }
            swc::ObjectPatProp::Assign(assign) => {
                let key = PropertyName::Ident(name::ident(ctx, &assign.key.id));
                let value = name_pattern(ctx, &assign.key.id);
                let default = expr::option(ctx, assign.value.as_deref());
                let range = ctx.range(assign.span);
                properties.push(PatternProperty { key, value, default, is_shorthand: true, range });
            }
            swc::ObjectPatProp::Rest(node) => rest = Some(pattern(ctx, &node.arg)),
        }
    }
    let range = bracket_range(ctx, node.span, node.type_ann.as_deref());
    ctx.module.patterns.add(Pattern::Object { properties, rest }, range)
}

/// The range up to the closing bracket: swc's span goes on over the type annotation.
fn bracket_range(ctx: &Ctx<'_>, span: Span, annotation: Option<&swc::TsTypeAnn>) -> TextRange {
    let Some(annotation) = annotation else {
        return ctx.range(span);
    };
    let before = ctx.text_of(Span::new(span.lo, annotation.span.lo.max(span.lo)));
    match before.rfind([']', '}']) {
        Some(at) => {
            let end = span.lo + swc_common::BytePos(at as u32 + 1);
            ctx.range(Span::new(span.lo, end))
        }
        None => ctx.range(span),
    }
}

/// The left side of `=`.
pub(super) fn assign_target(ctx: &mut Ctx<'_>, node: &swc::AssignTarget) -> PatId {
    use swc::SimpleAssignTarget as Target;
    match node {
        swc::AssignTarget::Pat(swc::AssignTargetPat::Array(array)) => array_pattern(ctx, array),
        swc::AssignTarget::Pat(swc::AssignTargetPat::Object(object)) => object_pattern(ctx, object),
        swc::AssignTarget::Pat(swc::AssignTargetPat::Invalid(invalid)) => missing(ctx, invalid.span),
        swc::AssignTarget::Simple(Target::Ident(binding)) => name_pattern(ctx, &binding.id),
        swc::AssignTarget::Simple(Target::Invalid(invalid)) => missing(ctx, invalid.span),
        swc::AssignTarget::Simple(simple) => {
            let target: swc::Expr = match simple.clone() {
                Target::Member(node) => node.into(),
                Target::SuperProp(node) => node.into(),
                Target::Paren(node) => node.into(),
                Target::OptChain(node) => node.into(),
                Target::TsAs(node) => node.into(),
                Target::TsSatisfies(node) => node.into(),
                Target::TsNonNull(node) => node.into(),
                Target::TsTypeAssertion(node) => node.into(),
                Target::TsInstantiation(node) => node.into(),
                Target::Ident(node) => node.id.into(),
                Target::Invalid(node) => node.into(),
            };
            expr_pattern(ctx, &target)
        }
    }
}
