//! Functions: parameters as lambdas and set patterns, bodies.

use std::collections::BTreeMap;
use std::rc::Rc;

use nix_tree::build::{bind, builtin, formal, formal_or, ident, if_else, lambda, let_in, null, pattern};
use nix_tree::{Binding, Expr, Formal, Name, Param, SetPattern};
use smol_str::SmolStr;
use tsnix_check::names::Declaration;
use tsnix_source::TextRange;
use tsnix_syntax::hir::{
    self, Function, FunctionBody, FunctionId, FunctionKind, PatId, Pattern, PatternProperty, Stmt,
};

use super::attempts::Thrown;
use super::facts::{self, Facts};
use super::walk::{self, Part};
use super::{arity, block, closures, defaults, destructure, expr, fallible, names, shapes, state};
use crate::context::Context;
use crate::names::can_be_bound;
use crate::trivia;

/// A function as curried lambdas: `(a, b) => x  =>  a: b: x`, `() => x  =>  _: x`.
pub(crate) fn function(ctx: &mut Context<'_>, id: FunctionId) -> Expr {
    with_arity(ctx, id, 0)
}

/// A function of at least `wanted` parameters: those that it does not name are `_`.
pub(super) fn with_arity(ctx: &mut Context<'_>, id: FunctionId, wanted: usize) -> Expr {
    let it = &ctx.module()[id];
    // A function expression that calls itself by its own name.
    let own_name = match (&it.name, it.kind) {
        (Some(name), FunctionKind::Expression)
            if {
                let body = body_range(ctx, it);
                mentions(ctx, &name.name, body)
            } =>
        {
            Some(name.name.clone())
        }
        _ => None,
    };
    let value = state::with_local_names(ctx, |ctx| state::isolated(ctx, |ctx| lambdas(ctx, id, wanted)));
    match own_name {
        Some(name) if can_be_bound(&name) => let_in([bind(name.clone(), value)], ident(name)),
        _ => value,
    }
}

fn lambdas(ctx: &mut Context<'_>, id: FunctionId, wanted: usize) -> Expr {
    let mut prelude = Vec::new();
    let mut params: Vec<Param> = match closures::of_module(ctx).of(id) {
        Some(shared) => closures::enter(ctx, id, shared),
        None => Vec::new(),
    };
    let wanted = params.len() + wanted;
    params.extend(own_params(ctx, id, &mut prelude));
    while params.len() < wanted.max(1) {
        params.push(arity::unused());
    }
    let body = body(ctx, id, prelude);
    params.into_iter().rev().fold(body, |body, param| lambda(param, body))
}

/// A function literal's parameters around a body that is made by someone else.
pub(crate) fn lambda_with_body(
    ctx: &mut Context<'_>,
    id: FunctionId,
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    state::isolated(ctx, |ctx| {
        let mut prelude = Vec::new();
        let params = own_params(ctx, id, &mut prelude);
        let body = state::scoped(ctx, |ctx| {
            ctx.lower.pending = prelude;
            body(ctx)
        });
        params.into_iter().rev().fold(body, |body, param| lambda(param, body))
    })
}

/// The body of a function, with bindings that its parameters need.
pub(super) fn body(ctx: &mut Context<'_>, id: FunctionId, prelude: Vec<Binding>) -> Expr {
    let is_strict = std::mem::take(&mut ctx.lower.is_strict);
    // Only the function itself returns the accumulator, none inside of it.
    let accumulator = ctx.lower.accumulator.take();
    ctx.lower.accumulator = accumulator.filter(|symbol| is_own_param(ctx, id, *symbol));
    ctx.lower.is_strict = ctx.lower.accumulator.is_some();
    let exits = std::mem::take(&mut ctx.lower.exits);
    let guards = std::mem::take(&mut ctx.lower.guards);
    if let Some(shared) = closures::of_module(ctx).of(id) {
        ctx.lower.exits.ret = closures::exit_of(shared);
        ctx.lower.exits.fall = closures::exit_of(shared);
        ctx.lower.is_strict |= !shared.changed.is_empty();
    }
    if fallible::is_tried(ctx, id) {
        ctx.lower.exits.thrown = Thrown::Forced;
    }
    let value = match &ctx.module()[id].body {
        FunctionBody::None => super::unsupported("a function without a body"),
        FunctionBody::Expr(body) => state::scoped(ctx, |ctx| {
            ctx.lower.pending = prelude;
            let value = expr(ctx, *body);
            let ret = ctx.lower.exits.ret.clone();
            block::exit(ctx, &ret, Some(value), true)
        }),
        FunctionBody::Block(stmts) => block::function_body(ctx, stmts, prelude),
    };
    ctx.lower.is_strict = is_strict;
    ctx.lower.accumulator = accumulator;
    ctx.lower.exits = exits;
    ctx.lower.guards = guards;
    value
}

/// Whether a symbol is a parameter of a function.
fn is_own_param(ctx: &Context<'_>, id: FunctionId, symbol: tsnix_check::names::LocalSymbolId) -> bool {
    ctx.module()[id].params.iter().any(|param| ctx.bindings().pattern_symbol(param.pattern) == Some(symbol))
}

/// The parameters; what their defaults bind on the way names other parameters, so it stands inside too.
fn own_params(ctx: &mut Context<'_>, id: FunctionId, prelude: &mut Vec<Binding>) -> Vec<Param> {
    let outer = std::mem::take(&mut ctx.lower.pending);
    ctx.lower.open += 1;
    let count = ctx.module()[id].params.len();
    let params = (0..count).map(|index| param(ctx, id, index, prelude)).collect();
    ctx.lower.open -= 1;
    let bound = std::mem::replace(&mut ctx.lower.pending, outer);
    prelude.splice(..0, bound);
    params
}

/// One parameter; what can't be said in a pattern is added to `prelude`.
fn param(ctx: &mut Context<'_>, id: FunctionId, index: usize, prelude: &mut Vec<Binding>) -> Param {
    let module = ctx.module();
    let it = &module[id];
    let Some(param) = it.params.get(index) else { return arity::unused() };
    let origin = ctx.origin(module.patterns.range(param.pattern));
    match &module[param.pattern] {
        Pattern::Name(name) => {
            let own = destructure::declared_name(ctx, param.pattern, name);
            let default = param.default.filter(|_| defaults::written_by_callers(ctx, id, index).is_none());
            let Some(default) = default else { return Param::Ident(Name { text: own, origin }) };
            let given = crate::lower::fresh(ctx, name);
            let default = expr(ctx, default);
            let value = if_else(shapes::is_null(ident(given.clone())), default, ident(given.clone()));
            prelude.push(bind(own, value).at(origin));
            Param::Ident(Name { text: given, origin })
        }
        Pattern::Object { .. } => {
            let may_be_set = param.default.is_none() && !param.is_optional;
            if may_be_set && let Some(pattern) = set_param(ctx, it, param.pattern, prelude) {
                return pattern;
            }
            whole(ctx, param, "args", prelude)
        }
        Pattern::Array(_) => whole(ctx, param, "element", prelude),
        Pattern::Missing | Pattern::Expr(_) => arity::unused(),
    }
}

/// `{ a, b ? 1, ... }` for an object pattern, where Nix can say it so.
fn set_param(
    ctx: &mut Context<'_>,
    function: &Function,
    pattern: PatId,
    prelude: &mut Vec<Binding>,
) -> Option<Param> {
    let module = ctx.module();
    let Pattern::Object { properties, rest } = &module[pattern] else { return None };
    let origin = ctx.origin(module.patterns.range(pattern));
    let ty = ctx.model.type_of_pattern(ctx.file, pattern);
    let is_set = !facts::of_type(ctx, ty).has(Facts::NULLISH) && !destructure::is_of_list(ctx, pattern);
    if !is_set || !fits_pattern(ctx, function, pattern, properties) {
        return None;
    }
    Some(Param::Set(set_pattern(ctx, pattern, properties, *rest, prelude).at(origin)))
}

/// A function literal that takes a pair apart, as a function of both parts; nothing where it shares what it changes.
pub(crate) fn lambda_of_parts(
    ctx: &mut Context<'_>,
    id: FunctionId,
    parts: [Option<PatId>; 2],
) -> Option<Expr> {
    if closures::of_module(ctx).of(id).is_some() {
        return None;
    }
    Some(state::with_local_names(ctx, |ctx| of_parts(ctx, id, parts, |ctx, prelude| body(ctx, id, prelude))))
}

/// As [`lambda_of_parts`] around a body that is made by someone else.
pub(crate) fn lambda_of_parts_with_body(
    ctx: &mut Context<'_>,
    id: FunctionId,
    parts: [Option<PatId>; 2],
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> Expr {
    of_parts(ctx, id, parts, |ctx, prelude| {
        state::scoped(ctx, |ctx| {
            ctx.lower.pending = prelude;
            body(ctx)
        })
    })
}

fn of_parts(
    ctx: &mut Context<'_>,
    id: FunctionId,
    parts: [Option<PatId>; 2],
    body: impl FnOnce(&mut Context<'_>, Vec<Binding>) -> Expr,
) -> Expr {
    state::isolated(ctx, |ctx| {
        let mut prelude = Vec::new();
        let params = parts.map(|part| match part {
            Some(pattern) => part_param(ctx, id, pattern, &mut prelude),
            None => arity::unused(),
        });
        let body = body(ctx, prelude);
        params.into_iter().rev().fold(body, |body, param| lambda(param, body))
    })
}

/// A parameter of its own for one part of what a callback takes apart: `([k, { a }]) => x  =>  k: { a, ... }: x`.
fn part_param(ctx: &mut Context<'_>, id: FunctionId, pattern: PatId, prelude: &mut Vec<Binding>) -> Param {
    let module = ctx.module();
    if let Pattern::Name(name) = &module[pattern] {
        return destructure::declared_name(ctx, pattern, name).into();
    }
    if let Some(param) = set_param(ctx, &module[id], pattern, prelude) {
        return param;
    }
    let given = crate::lower::fresh(ctx, "value");
    destructure::bind_pattern(ctx, pattern, ident(given.clone()), prelude);
    given.into()
}

/// A parameter that is taken apart in the body.
fn whole(ctx: &mut Context<'_>, param: &hir::Param, base: &str, prelude: &mut Vec<Binding>) -> Param {
    let given = crate::lower::fresh(ctx, base);
    let source = match param.default {
        Some(default) => {
            let default = expr(ctx, default);
            let value = if_else(shapes::is_null(ident(given.clone())), default, ident(given.clone()));
            let name = crate::lower::fresh(ctx, base);
            prelude.push(bind(name.clone(), value));
            ident(name)
        }
        None => ident(given.clone()),
    };
    destructure::bind_pattern(ctx, param.pattern, source, prelude);
    given.into()
}

/// Whether a name can stand in a set pattern. `{ _, ... }: _: ...` would hide it.
fn can_be_formal(key: &str) -> bool {
    can_be_bound(key) && key != "_"
}

/// Whether each property can be a formal, or be read of the whole set, without hiding another name.
fn fits_pattern(
    ctx: &mut Context<'_>,
    function: &Function,
    pattern: PatId,
    properties: &[PatternProperty],
) -> bool {
    // ({ x: a }, { x: b }) => ...: the inner `x` would hide the outer one.
    let others: Vec<SmolStr> = (function.params.iter())
        .filter(|param| param.pattern != pattern)
        .filter_map(|param| match &ctx.module()[param.pattern] {
            Pattern::Object { properties, .. } => Some(destructure::static_keys(properties)),
            _ => None,
        })
        .flatten()
        .collect();
    let range = function_range(ctx, function);
    if needs_body(ctx, function, properties) {
        return false;
    }
    properties.iter().all(|property| {
        let Some(key) = property.key.static_name() else { return true };
        let is_own = matches!(&ctx.module()[property.value], Pattern::Name(name) if *name == key);
        // ({ x: a }) => list.map(({ x: b }) => a): the `x` of the inner pattern would hide the outer one.
        let is_hidden = |ctx: &mut Context<'_>| {
            others.contains(&key) || mentions(ctx, &key, range) || has_inner_key(ctx, &key, pattern, range)
        };
        is_own || !can_be_bound(&key) || !is_hidden(ctx)
    })
}

/// Whether a default names what only the body binds: `([a], { b = a }) => ...`.
fn needs_body(ctx: &Context<'_>, function: &Function, properties: &[PatternProperty]) -> bool {
    let module = ctx.module();
    let defaults: Vec<Part> = properties.iter().filter_map(|it| it.default.map(Part::Expr)).collect();
    let mut named = Vec::new();
    walk::each(module, defaults, |part| {
        if let Part::Expr(id) = part
            && let hir::Expr::Name(name) = &module[id]
        {
            named.extend(names::symbol(ctx, id, name));
        }
        true
    });
    if named.is_empty() {
        return false;
    }
    // Formals of this pattern know each other, and the parameters before it that are names.
    let formals = properties.iter().filter(|it| it.key.static_name().is_some_and(|key| can_be_formal(&key)));
    let plain = function.params.iter().filter(|it| it.default.is_none()).map(|it| it.pattern);
    let known: Vec<_> =
        formals.map(|it| it.value).chain(plain).filter_map(|it| ctx.bindings().pattern_symbol(it)).collect();
    let own: Vec<TextRange> = function.params.iter().map(|it| module.patterns.range(it.pattern)).collect();
    named.into_iter().filter(|symbol| !known.contains(symbol)).any(|symbol| {
        let places = ctx.bindings().symbol(symbol).declarations.iter().filter_map(|it| match it {
            Declaration::Param(pattern, ..) | Declaration::Variable(pattern, ..) => {
                Some(module.patterns.range(*pattern))
            }
            _ => None,
        });
        places.into_iter().any(|place| own.iter().any(|it| it.contains(place)))
    })
}

/// Whether a parameter of a function inside is taken apart by a key.
fn has_inner_key(ctx: &Context<'_>, key: &str, pattern: PatId, range: TextRange) -> bool {
    let module = ctx.module();
    let own = module.patterns.range(pattern);
    let is_inside = |place: TextRange| range.contains(place) && !own.contains(place);
    module.functions.ids().any(|id| {
        module[id].params.iter().any(|param| {
            is_inside(module.patterns.range(param.pattern))
                && matches!(&module[param.pattern], Pattern::Object { properties, .. }
                    if destructure::static_keys(properties).iter().any(|it| it == key))
        })
    })
}

/// `{ a, b ? 1, ... }@args`
fn set_pattern(
    ctx: &mut Context<'_>,
    whole: PatId,
    properties: &[PatternProperty],
    rest: Option<PatId>,
    prelude: &mut Vec<Binding>,
) -> SetPattern {
    let range = ctx.module().patterns.range(whole);
    let mut formals: Vec<Formal> = Vec::new();
    let mut others: Vec<&PatternProperty> = Vec::new();
    for property in properties {
        match property.key.static_name() {
            Some(key) if can_be_formal(&key) => {
                let formal = formal_of(ctx, property, &key, prelude);
                formals.push(formal.with_trivia(formal_trivia(ctx, property.range)));
            }
            _ => others.push(property),
        }
    }
    let mut result = pattern(formals).open();
    if let Some(last) = properties.last() {
        result.comments_after = trivia::at_end(ctx, last.range.end, range.end);
    }
    if rest.is_none() && others.is_empty() {
        return result;
    }
    let args = crate::lower::fresh(ctx, "args");
    for property in others {
        destructure::bind_property(ctx, whole, property, ident(args.clone()), prelude);
    }
    if let Some(rest) = rest {
        destructure::bind_rest(ctx, rest, ident(args.clone()), properties, prelude);
    }
    result.named(args)
}

fn formal_trivia(ctx: &Context<'_>, range: TextRange) -> nix_tree::Trivia {
    let mut trivia = trivia::around(ctx, range);
    trivia.blank_line_before = false;
    trivia
}

/// `a`, `a ? default`, `a ? null`
fn formal_of(
    ctx: &mut Context<'_>,
    property: &PatternProperty,
    key: &SmolStr,
    prelude: &mut Vec<Binding>,
) -> Formal {
    let module = ctx.module();
    let origin = ctx.origin(property.range);
    match &module[property.value] {
        Pattern::Name(_) => {
            // A renamed key keeps the attribute's name: that is what callers see.
            if let Some(symbol) = ctx.bindings().pattern_symbol(property.value) {
                ctx.names.assign(ctx.key(symbol), key.clone());
            }
        }
        _ => destructure::bind_pattern(ctx, property.value, ident(key.clone()), prelude),
    }
    // A default is evaluated outside of the body: what it binds on the way stands in itself.
    let default = property.default.map(|default| state::scoped(ctx, |ctx| expr(ctx, default)));
    // Also what an index signature gives may be missing.
    let facts = facts::of_pattern(ctx, property.value);
    match default {
        Some(default) => formal_or(key.clone(), default),
        None if facts.has(Facts::UNDEFINED) => formal_or(key.clone(), null()),
        None => formal(key.clone()),
    }
    .at(origin)
}

fn body_range(ctx: &Context<'_>, function: &Function) -> TextRange {
    let module = ctx.module();
    match &function.body {
        FunctionBody::Expr(body) => module.exprs.range(*body),
        FunctionBody::Block(stmts) => match (stmts.first(), stmts.last()) {
            (Some(first), Some(last)) => {
                TextRange::new(module.stmts.range(*first).start, module.stmts.range(*last).end)
            }
            _ => TextRange::new(0, 0),
        },
        FunctionBody::None => TextRange::new(0, 0),
    }
}

/// From the first parameter to the end of the body.
fn function_range(ctx: &Context<'_>, function: &Function) -> TextRange {
    let body = body_range(ctx, function);
    let start = function.params.first().map_or(body.start, |param| param.range.start);
    TextRange::new(start, body.end.max(start))
}

/// Whether a name is used or declared in a range.
fn mentions(ctx: &mut Context<'_>, name: &str, range: TextRange) -> bool {
    let places = named_places(ctx);
    let Some(places) = places.get(name) else { return false };
    let from = places.partition_point(|place| place.start < range.start);
    places[from..].iter().take_while(|place| place.start < range.end).any(|place| place.end <= range.end)
}

/// Where names stand in the current module, by name and in order; found once.
fn named_places(ctx: &mut Context<'_>) -> Rc<BTreeMap<SmolStr, Vec<TextRange>>> {
    if let Some(known) = ctx.lower.named_places.get(&ctx.file) {
        return Rc::clone(known);
    }
    let module = ctx.module();
    let mut found: BTreeMap<SmolStr, Vec<TextRange>> = BTreeMap::new();
    for id in module.exprs.ids() {
        if let hir::Expr::Name(name) = &module[id] {
            found.entry(name.clone()).or_default().push(module.exprs.range(id));
        }
    }
    for id in module.patterns.ids() {
        if let Pattern::Name(name) = &module[id] {
            found.entry(name.clone()).or_default().push(module.patterns.range(id));
        }
    }
    for id in module.stmts.ids() {
        if let Stmt::Function { function, .. } = &module[id]
            && let Some(name) = &module[*function].name
        {
            found.entry(name.name.clone()).or_default().push(module.stmts.range(id));
        }
    }
    for places in found.values_mut() {
        places.sort_by_key(|place| place.start);
    }
    let found = Rc::new(found);
    ctx.lower.named_places.insert(ctx.file, Rc::clone(&found));
    found
}

/// `removeAttrs args [ ... ]`
pub(super) fn without(source: Expr, names: Vec<Expr>) -> Expr {
    nix_tree::build::apply(builtin("removeAttrs"), [source, nix_tree::build::list(names)])
}
