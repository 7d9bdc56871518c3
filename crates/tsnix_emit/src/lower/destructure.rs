//! Patterns that are bound: `const { a, b = 1, ...rest } = x`, `const [c, , d] = y`.

use nix_tree::build::{bind, ident, if_else, int, null, string};
use nix_tree::{AttrName, Binding, Expr};
use smol_str::SmolStr;
use tsnix_syntax::hir::{Declarator, PatId, Pattern, PatternElement, PatternProperty, PropertyName};

use super::facts::{self, Facts};
use super::{access, expr, function, helper_call, shapes, state, text};
use crate::context::Context;
use crate::runtime::Helper;
use crate::trivia;

/// The bindings of one `name = value` of a variable declaration.
pub(crate) fn declarator(ctx: &mut Context<'_>, declarator: &Declarator) -> Vec<Binding> {
    let outer = std::mem::take(&mut ctx.lower.pending);
    ctx.lower.open += 1;
    let value = match declarator.init {
        Some(init) => expr(ctx, init),
        None => null(),
    };
    ctx.lower.open -= 1;
    let mut out = std::mem::replace(&mut ctx.lower.pending, outer);
    let first = out.len();
    bind_pattern(ctx, declarator.pattern, value, &mut out);
    let (comments, has_blank_line) = (trivia::around(ctx, declarator.range), false);
    if let Some(binding) = out.get_mut(first)
        && binding.trivia == nix_tree::Trivia::default()
    {
        let _ = has_blank_line;
        binding.trivia = comments;
    }
    nix_tree::inherits::contract_recursive(out)
}

/// The Nix name of what a name pattern declares.
pub(crate) fn declared_name(ctx: &mut Context<'_>, pattern: PatId, name: &str) -> SmolStr {
    match ctx.bindings().pattern_symbol(pattern) {
        Some(symbol) => ctx.names.of(ctx.key(symbol), name),
        None => crate::lower::fresh(ctx, name),
    }
}

/// Binds all names of a pattern to the parts of `source`.
pub(super) fn bind_pattern(ctx: &mut Context<'_>, pattern: PatId, source: Expr, out: &mut Vec<Binding>) {
    let module = ctx.module();
    let origin = ctx.origin(module.patterns.range(pattern));
    match &module[pattern] {
        Pattern::Name(name) => {
            let name = declared_name(ctx, pattern, name);
            out.push(bind(AttrName::from(name).at(origin), source).at(origin));
        }
        Pattern::Object { properties, rest } => {
            let source = named_source(ctx, source, "source", out);
            for property in properties {
                bind_property(ctx, property, source.clone(), out);
            }
            if let Some(rest) = rest {
                bind_rest(ctx, *rest, source, static_keys(properties), out);
            }
        }
        Pattern::Array(elements) => {
            let source = named_source(ctx, source, "elements", out);
            bind_elements(ctx, pattern, elements, &source, out);
        }
        Pattern::Missing | Pattern::Expr(_) => {}
    }
}

/// The source under a name, unless it is one.
fn named_source(ctx: &mut Context<'_>, source: Expr, base: &str, out: &mut Vec<Binding>) -> Expr {
    if shapes::is_cheap(&source) {
        return source;
    }
    let name = crate::lower::fresh(ctx, base);
    out.push(bind(name.clone(), source));
    ident(name)
}

/// One property of an object pattern.
pub(super) fn bind_property(
    ctx: &mut Context<'_>,
    property: &PatternProperty,
    source: Expr,
    out: &mut Vec<Binding>,
) {
    let value = property_value(ctx, property, source);
    bind_pattern(ctx, property.value, value, out);
}

/// What a property of an object pattern is bound to.
pub(super) fn property_value(ctx: &mut Context<'_>, property: &PatternProperty, source: Expr) -> Expr {
    let origin = ctx.origin(property.range);
    let key = match (&property.key, property.key.static_name()) {
        (_, Some(name)) => AttrName::from(name).at(ctx.origin(property.key.range())),
        (PropertyName::Computed { expr, .. }, None) => {
            let key = text::key(ctx, *expr);
            access::attribute(key)
        }
        _ => AttrName::from(""),
    };
    let selected = access::property(source, key).at(origin);
    match property.default {
        Some(default) => {
            let default = expr(ctx, default);
            shapes::with_default(selected, default)
        }
        None => {
            let may_be_missing = facts::of_pattern(ctx, property.value).has(Facts::UNDEFINED);
            if may_be_missing { shapes::with_default(selected, null()) } else { selected }
        }
    }
}

/// The names that an object pattern takes out, for its rest.
pub(super) fn static_keys(properties: &[PatternProperty]) -> Vec<SmolStr> {
    properties.iter().filter_map(|property| property.key.static_name()).collect()
}

/// `...rest  =>  removeAttrs source [ "a" "b" ]`
pub(super) fn bind_rest(
    ctx: &mut Context<'_>,
    rest: PatId,
    source: Expr,
    names: Vec<SmolStr>,
    out: &mut Vec<Binding>,
) {
    let value = rest_value(source, names);
    bind_pattern(ctx, rest, value, out);
}

/// A set without some names.
pub(super) fn rest_value(source: Expr, names: Vec<SmolStr>) -> Expr {
    if names.is_empty() {
        return source;
    }
    function::without(source, names.iter().map(|name| string(name.as_str())).collect())
}

fn bind_elements(
    ctx: &mut Context<'_>,
    pattern: PatId,
    elements: &[Option<PatternElement>],
    source: &Expr,
    out: &mut Vec<Binding>,
) {
    for (index, element) in elements.iter().enumerate() {
        let Some(element) = element else { continue };
        let value = element_value(ctx, pattern, element, index, source.clone());
        bind_pattern(ctx, element.pattern, value, out);
    }
}

/// What an element of an array pattern is bound to.
pub(super) fn element_value(
    ctx: &mut Context<'_>,
    pattern: PatId,
    element: &PatternElement,
    index: usize,
    source: Expr,
) -> Expr {
    let ty = ctx.model.type_of_pattern(ctx.file, pattern);
    let facts = facts::of_type(ctx, ty);
    if element.is_rest {
        let is_text = facts.only(Facts::STRING);
        let source = if is_text { helper_call(ctx, Helper::Characters, [source]) } else { source };
        if index == 0 {
            return source;
        }
        return match ctx.lib_function(&["drop"]) {
            Some(drop) => nix_tree::build::apply(drop, [int(index as i64), source]),
            None => helper_call(ctx, Helper::Slice, [source, int(index as i64), null()]),
        };
    }
    let is_there = ctx.model.view(ty).tuple_elements().is_some_and(|elements| {
        elements.iter().take(index + 1).filter(|(_, is_optional, is_rest)| !is_optional && !is_rest).count()
            > index
    });
    if is_there && element.default.is_none() {
        return access::element_at(source, index);
    }
    let helper = if facts.only(Facts::STRING) { Helper::CharacterAt } else { Helper::At };
    let value = helper_call(ctx, helper, [source, int(index as i64)]);
    match element.default {
        Some(default) => {
            let default = expr(ctx, default);
            state::in_some_scope(ctx, |ctx| {
                shapes::shared(ctx, value, "element", |_, value| {
                    if_else(shapes::is_null(value.clone()), default, value)
                })
            })
        }
        None => value,
    }
}
