//! Object literals.

use swc_common::{BytePos, Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, Grammar, Role, expr, function, name};
use crate::hir::{Expr, FunctionKind, Property, PropertyId};

/// The properties of an object literal.
pub(super) fn properties(ctx: &mut Ctx<'_>, nodes: &[swc::PropOrSpread]) -> Vec<PropertyId> {
    nodes.iter().map(|node| property(ctx, node)).collect()
}

fn property(ctx: &mut Ctx<'_>, node: &swc::PropOrSpread) -> PropertyId {
    let (lowered, span) = match node {
        swc::PropOrSpread::Spread(spread) => (Property::Spread(expr::expr(ctx, &spread.expr)), node.span()),
        swc::PropOrSpread::Prop(prop) => (lower_property(ctx, prop), property_span(prop)),
    };
    let range = ctx.range(span);
    ctx.module.properties.add(lowered, range)
}

/// The whole property. swc's span of a method starts at its name, behind `async` and `*`.
fn property_span(node: &swc::Prop) -> Span {
    match node {
        swc::Prop::Method(method) => method.key.span().to(method.function.span),
        other => other.span(),
    }
}

fn note_equals(ctx: &mut Ctx<'_>, assign: &swc::AssignProp) {
    let before_value = Span::new(assign.key.span.hi, assign.value.span().lo.max(assign.key.span.hi));
    if let Some(at) = ctx.text_of(before_value).find('=') {
        let start = before_value.lo + BytePos(at as u32);
        let range = ctx.range(Span::new(start, start + BytePos(1)));
        ctx.notes.grammar.push((range, Grammar::EqualsInObject));
    }
}

fn lower_property(ctx: &mut Ctx<'_>, node: &swc::Prop) -> Property {
    match node {
        swc::Prop::Shorthand(ident) => {
            let key = name::ident(ctx, ident);
            let is_missing = ctx.note_missing(ident.span, Role::Property);
            let lowered = if is_missing { Expr::Missing } else { Expr::Name(key.name.clone()) };
            let value = ctx.module.exprs.add(lowered, key.range);
            Property::Shorthand { key, value }
        }
        swc::Prop::KeyValue(pair) => Property::KeyValue {
            key: name::property_name(ctx, &pair.key),
            value: expr::expr(ctx, &pair.value),
        },
        // `{ a = 1 }` is a pattern only.
        swc::Prop::Assign(assign) => {
            let key = name::ident(ctx, &assign.key);
            if !ctx.note_missing(assign.key.span, Role::Property) {
                note_equals(ctx, assign);
            }
            Property::KeyValue {
                key: crate::hir::PropertyName::Ident(key),
                value: expr::expr(ctx, &assign.value),
            }
        }
        swc::Prop::Method(method) => {
            let key = name::property_name(ctx, &method.key);
            let function = function::function(ctx, FunctionKind::Method, None, &method.function);
            Property::Method { key, function }
        }
        swc::Prop::Getter(getter) => {
            let key = name::property_name(ctx, &getter.key);
            let function = function::function(ctx, FunctionKind::Getter, None, &getter.function);
            Property::Accessor { key, function, is_setter: false }
        }
        swc::Prop::Setter(setter) => {
            let key = name::property_name(ctx, &setter.key);
            let function = function::function(ctx, FunctionKind::Setter, None, &setter.function);
            Property::Accessor { key, function, is_setter: true }
        }
    }
}
