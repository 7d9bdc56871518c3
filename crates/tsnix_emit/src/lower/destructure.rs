//! Patterns that are bound: `const { a, b = 1, ...rest } = x`, `const [c, , d] = y`.

use nix_tree::build::{bind, builtin, ident, if_else, int, null, string};
use nix_tree::{AttrName, Binding, BindingKind, Expr, ExprKind};
use smol_str::SmolStr;
use tsnix_syntax::hir::{Declarator, ExprId, PatId, Pattern, PatternElement, PatternProperty, PropertyName};

use super::facts::{self, Facts};
use super::{access, assign, expr, function, helper_call, numbers, plain, shapes, state, text};
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
    let mut out = std::mem::take(&mut ctx.lower.pending);
    let value = taken_back(ctx, value, &mut out);
    let first = out.len();
    bind_pattern(ctx, declarator.pattern, value, &mut out);
    // What defaults change.
    out.append(&mut ctx.lower.pending);
    ctx.lower.pending = outer;
    let (comments, has_blank_line) = (trivia::around(ctx, declarator.range), false);
    if let Some(binding) = out.get_mut(first)
        && binding.trivia == nix_tree::Trivia::default()
    {
        let _ = has_blank_line;
        binding.trivia = comments;
    }
    nix_tree::inherits::contract_recursive(out)
}

/// `element = at xs 0; xs1 = tail xs; x = element;  =>  xs1 = tail xs; x = at xs 0;`: what was bound on the way for
/// the variable's value alone.
pub(super) fn taken_back(ctx: &Context<'_>, value: Expr, bindings: &mut Vec<Binding>) -> Expr {
    let ExprKind::Ident(name) = &value.kind else { return value };
    // What a variable is set to is read again under that name.
    let is_variable = ctx.lower.new_values.contains(name)
        || ctx.substitutions.values().any(|it| matches!(&it.kind, ExprKind::Ident(other) if other == name));
    if is_variable {
        return value;
    }
    let is_it = |binding: &Binding| state::is_own(binding, name);
    let reads = |binding: &Binding| match &binding.kind {
        BindingKind::Value { value, .. } => super::mentions(value, name),
        BindingKind::Inherit { .. } => true,
    };
    let Some(at) = bindings.iter().position(is_it) else { return value };
    if bindings.iter().any(reads) {
        return value;
    }
    let origin = value.origin;
    match bindings.remove(at).kind {
        BindingKind::Value { value, .. } => value.at_default(origin),
        BindingKind::Inherit { .. } => value,
    }
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
                bind_property(ctx, pattern, property, source.clone(), out);
            }
            if let Some(rest) = rest {
                bind_rest(ctx, *rest, source, properties, out);
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
    pattern: PatId,
    property: &PatternProperty,
    source: Expr,
    out: &mut Vec<Binding>,
) {
    let value = property_value(ctx, pattern, property, source);
    bind_pattern(ctx, property.value, value, out);
}

/// What a property of an object pattern is bound to.
pub(super) fn property_value(
    ctx: &mut Context<'_>,
    pattern: PatId,
    property: &PatternProperty,
    source: Expr,
) -> Expr {
    let origin = ctx.origin(property.range);
    if let Some(value) = member_of_list(ctx, pattern, property, &source) {
        return with_own_default(ctx, property.default, value.at(origin));
    }
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
            let asked = shapes::with_default(selected.clone(), null());
            if let Some(value) = assign::default_with_effects(ctx, &asked, default) {
                return value;
            }
            let default = expr(ctx, default);
            shapes::with_default(selected, default)
        }
        None => {
            let may_be_missing = facts::of_pattern(ctx, property.value).has(Facts::UNDEFINED);
            if may_be_missing { shapes::with_default(selected, null()) } else { selected }
        }
    }
}

/// `const { length, 0: first } = xs`: what is taken out of a list or a string is no attribute.
fn member_of_list(
    ctx: &mut Context<'_>,
    pattern: PatId,
    property: &PatternProperty,
    source: &Expr,
) -> Option<Expr> {
    let facts = pattern_facts(ctx, pattern);
    if !is_list_or_string(facts) {
        return None;
    }
    if facts.is_text_or_list() {
        let of_kind = |ctx: &mut Context<'_>, kind| of_list_or_text(ctx, property, source, kind);
        let (of_text, of_list) = (of_kind(ctx, Facts::STRING)?, of_kind(ctx, Facts::LIST)?);
        let test = super::builtin_call("isString", [source.clone()]);
        return Some(if_else(test, of_text, of_list));
    }
    of_list_or_text(ctx, property, source, facts)
}

/// What stands under a name or a number of a list, or of a text.
fn of_list_or_text(
    ctx: &mut Context<'_>,
    property: &PatternProperty,
    source: &Expr,
    facts: Facts,
) -> Option<Expr> {
    let is_text = facts.only(Facts::STRING);
    let position = match (&property.key, property.key.static_name()) {
        (_, Some(name)) if name == "length" => {
            let count = if is_text { "stringLength" } else { "length" };
            return Some(nix_tree::build::apply(builtin(count), [source.clone()]));
        }
        (_, Some(name)) => int(name.parse().ok()?),
        (PropertyName::Computed { expr, .. }, None) => {
            let position = plain(ctx, *expr);
            numbers::position(ctx, *expr, position)
        }
        _ => return None,
    };
    let helper = if is_text { Helper::CharacterAt } else { Helper::At };
    Some(helper_call(ctx, helper, [source.clone(), position]))
}

/// What an object pattern takes apart.
fn pattern_facts(ctx: &Context<'_>, pattern: PatId) -> Facts {
    facts::of_type(ctx, ctx.model.type_of_pattern(ctx.file, pattern)).without(Facts::UNDEFINED)
}

fn is_list_or_string(facts: Facts) -> bool {
    facts.only(Facts::LIST | Facts::STRING)
}

/// Whether an object pattern takes a list or a string apart, which no set pattern does.
pub(super) fn is_of_list(ctx: &Context<'_>, pattern: PatId) -> bool {
    is_list_or_string(pattern_facts(ctx, pattern))
}

/// A value, or a pattern's default where it is not there.
fn with_own_default(ctx: &mut Context<'_>, default: Option<ExprId>, value: Expr) -> Expr {
    let Some(default) = default else { return value };
    if let Some(value) = assign::default_with_effects(ctx, &value, default) {
        return value;
    }
    let default = expr(ctx, default);
    state::in_some_scope(ctx, |ctx| {
        shapes::shared(ctx, value, "element", |_, value| {
            if_else(shapes::is_null(value.clone()), default, value)
        })
    })
}

/// The names that an object pattern takes out and that are written.
pub(super) fn static_keys(properties: &[PatternProperty]) -> Vec<SmolStr> {
    properties.iter().filter_map(|property| property.key.static_name()).collect()
}

/// `...rest  =>  removeAttrs source [ "a" "b" ]`
pub(super) fn bind_rest(
    ctx: &mut Context<'_>,
    rest: PatId,
    source: Expr,
    properties: &[PatternProperty],
    out: &mut Vec<Binding>,
) {
    let value = rest_value(ctx, source, properties);
    bind_pattern(ctx, rest, value, out);
}

/// A set without what a pattern takes out of it: `{ a, [k]: v, ...rest }  =>  removeAttrs source [ "a" k ]`
pub(super) fn rest_value(ctx: &mut Context<'_>, source: Expr, properties: &[PatternProperty]) -> Expr {
    let name_of = |property: &PatternProperty| match (&property.key, property.key.static_name()) {
        (_, Some(name)) => Some(string(name.as_str())),
        (PropertyName::Computed { expr, .. }, None) => Some(text::key(ctx, *expr)),
        _ => None,
    };
    let names: Vec<Expr> = properties.iter().filter_map(name_of).collect();
    if names.is_empty() { source } else { function::without(source, names) }
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
        let source = super::arrays::elements_of(ctx, source, facts);
        if index == 0 {
            return source;
        }
        let is_never_empty = ctx.model.view(ty).tuple_elements().is_some_and(|elements| {
            elements.first().is_some_and(|(_, is_optional, is_rest)| !is_optional && !is_rest)
        });
        if index == 1 && is_never_empty {
            return super::builtin_call("tail", [source]);
        }
        return match ctx.lib_function(&["drop"]) {
            Some(drop) => nix_tree::build::apply(drop, [int(index as i64), source]),
            None if index == 1 && shapes::is_cheap(&source) => shapes::tail(source),
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
    let source =
        if facts.is_text_or_list() { super::arrays::elements_of(ctx, source, facts) } else { source };
    let value = helper_call(ctx, helper, [source, int(index as i64)]);
    with_own_default(ctx, element.default, value)
}
