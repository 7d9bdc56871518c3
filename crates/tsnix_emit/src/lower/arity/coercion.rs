//! Values that hold functions, given to where functions of more parameters are expected.
//!
//! TypeScript compares functions wherever they stand: in properties, in lists, as parameters and results of
//! other functions. Nix calls what it is given, so what is inside is wrapped where two types differ:
//! `const long: { f: (a, b) => R } = short  =>  long = short // { f = a: _: short.f a; }`.

use std::rc::Rc;

use nix_tree::build::{apply, bind, builtin, has_attr, ident, if_else, lambda, list, null, select, string};
use nix_tree::{AttrName, AttrNameKind, Expr};
use smol_str::SmolStr;
use tsnix_check::model::{Property, Signature, TypeId};

use super::super::{access, assign, facts, shapes};
use super::{Arity, is_same, of_type, wrapped};
use crate::context::Context;
use crate::lower::facts::Facts;

/// Types inside of types are followed so far.
const DEPTH: u32 = 5;
/// Objects of more properties than this are sets of Nix, not what a program makes.
const MOST_PROPERTIES: usize = 100;

/// How a value of one type becomes one of another.
#[derive(Clone, Debug)]
pub(crate) enum Coercion {
    Function {
        own: Arity,
        wanted: Arity,
        params: Vec<Option<Coercion>>,
        result: Option<Box<Coercion>>,
    },
    /// Some properties; those that may be missing are marked.
    Properties(Vec<(SmolStr, bool, Coercion)>),
    /// All properties.
    Values(Box<Coercion>),
    /// All elements.
    Elements(Box<Coercion>),
    /// The elements of a tuple.
    Places(Vec<Option<Coercion>>),
    /// What is null stays so.
    Present(Box<Coercion>),
}

/// What makes a value of `source` one of `target`; nothing where it is one in Nix too.
pub(super) fn between(ctx: &mut Context<'_>, source: TypeId, target: TypeId) -> Option<Rc<Coercion>> {
    if source == target {
        return None;
    }
    if let Some(known) = ctx.lower.coercions.get(&(source, target)) {
        return known.clone();
    }
    let found = find(ctx, source, target, DEPTH).map(Rc::new);
    ctx.lower.coercions.insert((source, target), found.clone());
    found
}

fn find(ctx: &Context<'_>, source: TypeId, target: TypeId, depth: u32) -> Option<Coercion> {
    if source == target || depth == 0 {
        return None;
    }
    let (from, to) = (facts::of_type(ctx, source), facts::of_type(ctx, target));
    if from.has(Facts::OPEN) || to.has(Facts::OPEN) {
        // A type parameter has the functions of its constraint.
        let is_generic = ctx.model.view(target).is_generic() && from.has(Facts::FUNCTION);
        return if is_generic { functions(ctx, source, target, depth) } else { None };
    }
    let value = from.without(Facts::NULLISH);
    let found = if value.only(Facts::FUNCTION) && to.has(Facts::FUNCTION) {
        functions(ctx, source, target, depth)
    } else if value.only(Facts::LIST) && to.has(Facts::LIST) {
        lists(ctx, source, target, depth)
    } else if value.only(Facts::OBJECT) && to.without(Facts::NULLISH).only(Facts::OBJECT) {
        objects(ctx, source, target, depth)
    } else {
        None
    };
    let may_be_null = from.has(Facts::NULLISH);
    found.map(|found| if may_be_null { Coercion::Present(Box::new(found)) } else { found })
}

fn functions(ctx: &Context<'_>, source: TypeId, target: TypeId, depth: u32) -> Option<Coercion> {
    let (own, wanted) = (of_type(ctx, source)?, of_type(ctx, target)?);
    let (mut params, mut result) = (Vec::new(), None);
    if let (Some(from), Some(to)) = (only_signature(ctx, source), only_signature(ctx, target)) {
        for (given, taken) in to.params.iter().zip(&from.params) {
            let is_plain = !given.is_rest && !taken.is_rest;
            params.push(if is_plain { find(ctx, given.ty, taken.ty, depth - 1) } else { None });
        }
        result = find(ctx, from.return_type, to.return_type, depth - 1).map(Box::new);
    }
    let is_needless = is_same(own, wanted) && result.is_none() && params.iter().all(Option::is_none);
    (!is_needless).then_some(Coercion::Function { own, wanted, params, result })
}

fn only_signature(ctx: &Context<'_>, ty: TypeId) -> Option<Signature> {
    let mut signatures = ctx.model.call_signatures(ty);
    let only = signatures.pop();
    only.filter(|only| signatures.is_empty() && only.type_params.is_empty())
}

fn lists(ctx: &Context<'_>, source: TypeId, target: TypeId, depth: u32) -> Option<Coercion> {
    let (from, to) = (ctx.model.view(source), ctx.model.view(target));
    if let (Some(own), Some(wanted)) = (from.tuple_elements(), to.tuple_elements()) {
        let is_plain = own.iter().chain(&wanted).all(|(_, is_optional, is_rest)| !is_optional && !is_rest);
        if is_plain && own.len() == wanted.len() {
            let pairs = own.iter().zip(&wanted);
            let places: Vec<_> = pairs.map(|(own, wanted)| find(ctx, own.0, wanted.0, depth - 1)).collect();
            return places.iter().any(Option::is_some).then_some(Coercion::Places(places));
        }
        return None;
    }
    let element = find(ctx, from.element()?, to.element()?, depth - 1)?;
    Some(Coercion::Elements(Box::new(element)))
}

fn objects(ctx: &Context<'_>, source: TypeId, target: TypeId, depth: u32) -> Option<Coercion> {
    if ctx.model.view(target).has_looked_up_members() || ctx.model.view(source).has_looked_up_members() {
        return None;
    }
    let index = ctx.model.property(target, "anything at all").filter(|it| it.is_from_index);
    if let Some(index) = &index
        && let Some(own) = ctx.model.property(source, "anything at all").filter(|it| it.is_from_index)
    {
        let value = find(ctx, own.ty, index.ty, depth - 1)?;
        return Some(Coercion::Values(Box::new(value)));
    }
    let own = ctx.model.properties(source);
    if own.len() > MOST_PROPERTIES || own.iter().any(|property| is_of_library(ctx, property)) {
        return None;
    }
    let mut found = Vec::new();
    for property in own {
        let wanted = ctx.model.property(target, &property.name).or_else(|| index.clone());
        let Some(wanted) = wanted.filter(|wanted| !is_of_library(ctx, wanted)) else { continue };
        if let Some(coercion) = find(ctx, property.ty, wanted.ty, depth - 1) {
            let (coercion, is_optional) = match coercion {
                Coercion::Present(inner) if property.is_optional => (*inner, true),
                other => (other, property.is_optional),
            };
            found.push((property.name.clone(), is_optional, coercion));
        }
    }
    (!found.is_empty()).then_some(Coercion::Properties(found))
}

/// What comes with tsnix has the types of Nix's own values: those take what they are given.
fn is_of_library(ctx: &Context<'_>, property: &Property) -> bool {
    property
        .declarations
        .iter()
        .any(|(file, _)| ctx.model.graph().module(*file).is_some_and(|module| module.is_library))
}

/// The value as the other type has it.
pub(super) fn applied(ctx: &mut Context<'_>, value: Expr, coercion: &Coercion) -> Expr {
    match coercion {
        Coercion::Function { own, wanted, params, result } => {
            if result.is_none() && params.iter().all(Option::is_none) {
                return wrapped(ctx, value, *own, *wanted);
            }
            shapes::shared(ctx, value, "function", |ctx, value| {
                around(ctx, value, (*own, *wanted), params, result.as_deref())
            })
        }
        Coercion::Properties(properties) => shapes::shared(ctx, value, "set", |ctx, set| {
            let mut bindings = Vec::new();
            for (name, is_optional, coercion) in properties {
                let inner = applied(ctx, select(set.clone(), [name.as_str()]), coercion);
                let key = if *is_optional {
                    let test = has_attr(set.clone(), [AttrName::from(name.as_str())]);
                    let key = if_else(test, string(name.as_str()), null());
                    AttrName { kind: AttrNameKind::Dynamic(Box::new(key)), origin: None }
                } else {
                    AttrName::from(name.as_str())
                };
                bindings.push(bind(key, inner));
            }
            assign::updated(set, nix_tree::build::attrs(bindings))
        }),
        Coercion::Values(inner) => {
            let name = crate::lower::fresh(ctx, "value");
            let body = applied(ctx, ident(name.clone()), inner);
            apply(builtin("mapAttrs"), [lambda("_", lambda(name, body)), value])
        }
        Coercion::Elements(inner) => {
            let name = crate::lower::fresh(ctx, "element");
            let body = applied(ctx, ident(name.clone()), inner);
            crate::builtins::array::map(ctx, lambda(name, body), value)
        }
        Coercion::Places(places) => shapes::shared(ctx, value, "elements", |ctx, elements| {
            let mut values = Vec::new();
            for (at, place) in places.iter().enumerate() {
                let value = access::element_at(elements.clone(), at);
                values.push(match place {
                    Some(coercion) => applied(ctx, value, coercion),
                    None => value,
                });
            }
            list(values)
        }),
        Coercion::Present(inner) => shapes::shared(ctx, value, "value", |ctx, value| {
            let present = applied(ctx, value.clone(), inner);
            if_else(shapes::is_null(value), null(), present)
        }),
    }
}

/// A function whose parameters or result are made what is expected on the way.
fn around(
    ctx: &mut Context<'_>,
    function: Expr,
    (own, wanted): (Arity, Arity),
    params: &[Option<Coercion>],
    result: Option<&Coercion>,
) -> Expr {
    let function = if is_same(own, wanted) { function } else { wrapped(ctx, function, own, wanted) };
    let names: Vec<SmolStr> = (0..wanted.total().max(1)).map(|_| crate::lower::fresh(ctx, "x")).collect();
    let mut arguments = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let value = ident(name.clone());
        arguments.push(match params.get(at).and_then(Option::as_ref) {
            Some(coercion) => applied(ctx, value, coercion),
            None => value,
        });
    }
    let call = super::super::call::applied(function, arguments);
    let body = match result {
        Some(coercion) => applied(ctx, call, coercion),
        None => call,
    };
    names.into_iter().rev().fold(body, |body, name| lambda(name, body))
}
