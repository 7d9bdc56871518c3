//! Reading properties and elements, optional chains.
//!
//! A read that may find nothing gives null where that can be seen ([`observed`]); where JavaScript would
//! throw on what is not there anyway ([`strict`]), Nix's own error does.

use nix_tree::build::{builtin, if_else, int, null};
use nix_tree::{AttrName, AttrNameKind, Expr, ExprKind, StringPart};
use tsnix_syntax::hir::{self, ExprId, Ident};

use super::facts::{self, Facts};
use super::{bare, builtin_call, helper_call, names, numbers, plain, shapes, stores, text, truthiness};
use crate::builtins;
use crate::context::Context;
use crate::runtime::Helper;

/// A member or an element as a value.
pub(super) fn read(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    access(ctx, id, true)
}

/// An expression whose absence is seen by what surrounds it.
pub(crate) fn observed(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    plain(ctx, id)
}

/// An expression that is asked whether it is there, and what it may be. A name of a set of Nix is meant to be there
/// everywhere but here: `packages[name] ?? d  =>  packages.${name} or d`.
pub(crate) fn asked(ctx: &mut Context<'_>, id: ExprId) -> (Expr, Facts) {
    let id = without_claims(ctx, id);
    let facts = facts::of_read(ctx, id);
    let value = observed(ctx, id);
    if !reads_open_set(ctx, bare(ctx, id)) {
        return (value, facts);
    }
    let value = match &value.kind {
        ExprKind::Select { default: None, .. } => shapes::with_default(value, null()),
        _ => value,
    };
    (value, facts | Facts::UNDEFINED)
}

/// An expression without what only claims that it is there: `name! ?? d`, `(o.name as string) ?? d`. JavaScript
/// asks whether it is.
fn without_claims(ctx: &Context<'_>, id: ExprId) -> ExprId {
    let inner = bare(ctx, id);
    if inner == id || facts::of_read(ctx, id).may_be(Facts::NULLISH) {
        return id;
    }
    let facts = facts::of_read(ctx, inner);
    if facts.may_be(Facts::NULLISH) && !facts.has(Facts::ANY) { inner } else { id }
}

/// As [`asked`], for its truth. What Nix has and nothing describes is used as it is: `config.x.enable`.
pub(super) fn asked_truth(ctx: &mut Context<'_>, id: ExprId) -> (Expr, Facts) {
    let id = without_claims(ctx, id);
    let facts = facts::of_truth(ctx, id);
    if facts.has(Facts::ANY) {
        return (observed(ctx, id), facts);
    }
    let (value, all) = asked(ctx, id);
    // A set of Nix may lack what is asked for.
    (value, facts | all.without(Facts::STRING | Facts::NUMBER))
}

/// Whether an attribute is read that no declaration says to be there.
pub(super) fn reads_open_set(ctx: &Context<'_>, id: ExprId) -> bool {
    let (hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. }) = &ctx.module()[id] else {
        return false;
    };
    if facts::of(ctx, *object).has(Facts::ANY) {
        return true;
    }
    match ctx.model.member_of(ctx.file, id) {
        Some(property) => property.is_from_index,
        None => ctx.model.has_library_index(ctx.model.type_of(ctx.file, *object)),
    }
}

/// An expression whose absence would be an error in JavaScript too.
pub(crate) fn strict(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let inner = bare(ctx, id);
    match &ctx.module()[inner] {
        _ if ctx.lower.pinned.contains_key(&(ctx.file, inner)) => plain(ctx, inner),
        hir::Expr::Member { .. } | hir::Expr::Index { .. } => {
            let origin = ctx.origin_of(inner);
            stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || access(ctx, inner, false)).at_default(origin)
        }
        _ => plain(ctx, inner),
    }
}

fn access(ctx: &mut Context<'_>, id: ExprId, is_observed: bool) -> Expr {
    if let Some(value) = stores::read(ctx, id) {
        return value;
    }
    match &ctx.module()[id] {
        hir::Expr::Member { object, name, is_optional } => {
            // `util.f` of `import * as util`  =>  `f`
            if let Some(value) = ctx.namespace_member(*object, &name.name) {
                return value;
            }
            member(ctx, id, *object, name, *is_optional, is_observed)
        }
        hir::Expr::Index { object, index, is_optional } => {
            element(ctx, id, *object, *index, *is_optional, is_observed)
        }
        _ => plain(ctx, id),
    }
}

/// `a.b`
fn member(
    ctx: &mut Context<'_>,
    id: ExprId,
    object: ExprId,
    name: &Ident,
    is_optional: bool,
    is_observed: bool,
) -> Expr {
    if name.name == "length" && facts::of(ctx, object).without(Facts::NULLISH).is_text_or_list() {
        let value = object_of(ctx, object, is_optional, true);
        return shapes::shared(ctx, value, "value", |_, value| {
            let of_text = builtin_call("stringLength", [value.clone()]);
            if_else(builtin_call("isString", [value.clone()]), of_text, builtin_call("length", [value]))
        });
    }
    let property = ctx.model.member_of(ctx.file, id);
    let owner = property.as_ref().and_then(|property| property.owner.clone());
    if let Some(owner) = &owner
        && builtins::has_members(owner)
    {
        let value = object_of(ctx, object, is_optional, true);
        if owner == "RegExpMatchArray"
            && name.name == "groups"
            && let Some(groups) = builtins::named_groups(ctx, object, value.clone())
        {
            return groups;
        }
        return builtins::property(ctx, owner, &name.name, value);
    }
    if let Some(value) = builtins::function_value(ctx, id, object, &name.name) {
        return value;
    }
    if is_list(ctx, object) && name.name == "length" {
        let object = object_of(ctx, object, is_optional, true);
        return builtins::property(ctx, "Array", "length", object);
    }
    let target = object_of(ctx, object, is_optional, false);
    let origin = ctx.origin(name.range);
    let selected = shapes::select_more(target, AttrName::from(name.name.clone()).at(origin));
    let is_open = property.as_ref().is_some_and(|property| is_open(ctx, id, property));
    // Where each `?.` has a guard around the chain, what is read here is there.
    let is_optional = !ctx.lower.guards_all && (is_optional || carries_absence(ctx, object));
    finish(ctx, id, selected, is_optional, is_open, is_observed)
}

/// `a[b]`
fn element(
    ctx: &mut Context<'_>,
    id: ExprId,
    object: ExprId,
    index: ExprId,
    is_optional: bool,
    is_observed: bool,
) -> Expr {
    let facts = facts::of(ctx, object).without(Facts::NULLISH);
    // Of data whose type is not known a number reads a list.
    let is_position = facts.has(Facts::OPEN) && facts::of(ctx, index).only(Facts::NUMBER);
    if facts.only(Facts::LIST) || is_position {
        let list = object_of(ctx, object, is_optional, true);
        return list_element(ctx, id, object, list, index, is_observed);
    }
    if facts.only(Facts::STRING) {
        let string = object_of(ctx, object, is_optional, true);
        return character(ctx, string, index);
    }
    if facts.is_text_or_list() {
        let value = object_of(ctx, object, is_optional, true);
        let changing = super::changes(ctx, index).then_some(index);
        return super::each_once(ctx, changing, |ctx| {
            shapes::shared(ctx, value, "value", |ctx, value| {
                let of_text = character(ctx, value.clone(), index);
                let of_list = list_element(ctx, id, object, value.clone(), index, is_observed);
                if_else(builtin_call("isString", [value]), of_text, of_list)
            })
        });
    }
    let target = object_of(ctx, object, is_optional, false);
    let key = text::key(ctx, index);
    let property = ctx.model.member_of(ctx.file, id);
    let selected = shapes::select_more(target, attribute(key));
    let is_open = match property {
        Some(property) => is_open(ctx, id, &property),
        None => !ctx.model.has_library_index(ctx.model.type_of(ctx.file, object)),
    };
    let is_optional = is_optional || carries_absence(ctx, object);
    finish(ctx, id, selected, is_optional, is_open, is_observed)
}

/// `s[i]`
fn character(ctx: &mut Context<'_>, string: Expr, index: ExprId) -> Expr {
    let position = plain(ctx, index);
    let position = numbers::position(ctx, index, position);
    helper_call(ctx, Helper::CharacterAt, [string, position])
}

/// Whether an index signature answered that says nothing of which names are there. Those of declarations
/// that come with tsnix stand for sets of Nix, where a name that is written is meant to be there. What may be missing
/// and else is `unknown` is `unknown`: `{ value?: unknown }`.
fn is_open(ctx: &Context<'_>, id: ExprId, property: &tsnix_check::model::Property) -> bool {
    let is_unknown = property.is_optional && facts::of_type(ctx, property.ty).has(Facts::UNKNOWN);
    if is_unknown && facts::of(ctx, id).may_be(Facts::NULL) {
        return true;
    }
    let of_library = property
        .declarations
        .iter()
        .any(|(file, _)| ctx.model.graph().module(*file).is_some_and(|module| module.is_library));
    property.is_from_index && !of_library
}

/// Whether the object is a part of an optional chain whose absence goes on through what is read of it:
/// `a?.b.c  =>  a.b.c or null`.
fn carries_absence(ctx: &Context<'_>, object: ExprId) -> bool {
    !ctx.lower.guards_all && is_chain_part(ctx, object) && has_optional(ctx, object)
}

/// A computed name as an attribute name: `"a"` is `a`, anything else `${...}`.
pub(crate) fn attribute(key: Expr) -> AttrName {
    let origin = key.origin;
    if let ExprKind::String { parts, .. } = &key.kind {
        match &parts[..] {
            [] => return AttrName::from("").at(origin),
            [StringPart::Text(text)] => return AttrName::from(text.as_str()).at(origin),
            _ => {}
        }
    }
    AttrName { kind: AttrNameKind::Dynamic(Box::new(key)), origin }
}

/// `xs[i]`
fn list_element(
    ctx: &mut Context<'_>,
    id: ExprId,
    object: ExprId,
    list: Expr,
    index: ExprId,
    is_observed: bool,
) -> Expr {
    let is_certain = ctx.model.is_certain_read(ctx.file, id);
    let is_there = is_in_tuple(ctx, object, index) || is_certain || !is_observed;
    let is_counted = super::loops::is_counted_index(ctx, object, index);
    let position = plain(ctx, index);
    let position = numbers::position(ctx, index, position);
    if is_there || is_counted {
        return nix_tree::build::apply(builtin("elemAt"), [list, position]);
    }
    helper_call(ctx, Helper::At, [list, position])
}

/// Whether a literal index is one of a tuple's places.
fn is_in_tuple(ctx: &Context<'_>, object: ExprId, index: ExprId) -> bool {
    let hir::Expr::Number { value, .. } = &ctx.module()[bare(ctx, index)] else { return false };
    let elements = ctx.model.view(ctx.model.type_of(ctx.file, object)).tuple_elements();
    let required = elements.map_or(0, |elements| {
        elements.iter().take_while(|(_, is_optional, is_rest)| !is_optional && !is_rest).count()
    });
    value.fract() == 0.0 && *value >= 0.0 && (*value as usize) < required
}

/// Adds `or null` where the attribute may be missing and that can be seen.
fn finish(
    ctx: &mut Context<'_>,
    id: ExprId,
    selected: Expr,
    is_optional: bool,
    is_open: bool,
    is_observed: bool,
) -> Expr {
    let facts = facts::of_read(ctx, id);
    let is_open = is_open && !facts.has(Facts::ANY) && !ctx.model.is_certain_read(ctx.file, id);
    let may_be_missing = facts.has(Facts::UNDEFINED) || is_open;
    if is_optional || is_observed && may_be_missing {
        shapes::with_default(selected, null())
    } else {
        selected
    }
}

/// Whether an expression may give nothing although its type does not say so.
pub(crate) fn may_be_missing(ctx: &Context<'_>, id: ExprId) -> bool {
    let id = bare(ctx, id);
    let reads = matches!(
        &ctx.module()[id],
        hir::Expr::Name(_)
            | hir::Expr::Member { .. }
            | hir::Expr::Index { .. }
            | hir::Expr::Chain(_)
            | hir::Expr::Call { .. }
            | hir::Expr::Conditional { .. }
            | hir::Expr::Logical { .. }
    );
    reads && ctx.model.may_be_absent(ctx.file, id)
}

fn is_list(ctx: &Context<'_>, object: ExprId) -> bool {
    facts::of(ctx, object).without(Facts::NULLISH).only(Facts::LIST)
}

/// What a member is read of. In an optional chain a null ends the chain: by `or null` where only
/// selections follow, else by a guard around the whole chain.
pub(crate) fn object_of(ctx: &mut Context<'_>, object: ExprId, is_optional: bool, needs_guard: bool) -> Expr {
    let needs_guard = needs_guard || ctx.lower.guards_all;
    if !is_optional {
        // What a method is called on can't be null: a?.b.c()  =>  if a == null then null else a.b.c
        let is_broken = needs_guard && is_chain_part(ctx, object) && has_optional(ctx, object);
        if is_broken {
            let outer = std::mem::replace(&mut ctx.lower.guards_all, true);
            let value = strict(ctx, object);
            ctx.lower.guards_all = outer;
            let is_tested = shapes::has_null_default(&value);
            return if is_tested { guarded(ctx, object, value) } else { value };
        }
        // Inside a chain an `or null` of the object goes on through the rest: a?.b.c  =>  a.b.c or null.
        return match strict(ctx, object) {
            value if shapes::has_null_default(&value) && !needs_guard && is_chain_part(ctx, object) => {
                without_default(value)
            }
            value => value,
        };
    }
    let value = observed(ctx, object);
    if !needs_guard {
        return if shapes::has_null_default(&value) { without_default(value) } else { value };
    }
    guarded(ctx, object, value)
}

/// Whether an optional chain has a `?.` at or before this part of it.
pub(super) fn has_optional(ctx: &Context<'_>, id: ExprId) -> bool {
    let mut at = id;
    loop {
        at = match &ctx.module()[at] {
            hir::Expr::Member { is_optional: true, .. }
            | hir::Expr::Index { is_optional: true, .. }
            | hir::Expr::Call { is_optional: true, .. } => return true,
            hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } => *object,
            hir::Expr::Call { callee, .. } => *callee,
            hir::Expr::NonNull(inner) => *inner,
            _ => return false,
        };
    }
}

/// Whether the expression lies inside an optional chain and is no chain itself.
fn is_chain_part(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(&ctx.module()[id], hir::Expr::Member { .. } | hir::Expr::Index { .. })
}

pub(super) fn without_default(value: Expr) -> Expr {
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Select { target, path, .. } => {
            Expr { kind: ExprKind::Select { target, path, default: None }, origin }
        }
        kind => Expr { kind, origin },
    }
}

/// The value under a name that the chain around tests for null.
pub(super) fn guarded(ctx: &mut Context<'_>, object: ExprId, value: Expr) -> Expr {
    let value = if shapes::is_cheap(&value) {
        value
    } else {
        let name = crate::lower::fresh(ctx, "object");
        let origin = value.origin;
        ctx.lower.guards.push(nix_tree::build::let_in([nix_tree::build::bind(name.clone(), value)], null()));
        return nix_tree::build::ident(name).at(origin);
    };
    let may_be_null = facts::of(ctx, object).may_be(Facts::NULL);
    // a.b?.c()  =>  if a ? b then a.b.c else null
    let guard = if may_be_null { value.clone() } else { truthiness::attribute_or_self(value.clone()) };
    ctx.lower.guards.push(guard);
    without_default(value)
}

/// A whole optional chain: null as soon as a `?.` finds nothing.
pub(super) fn chain(ctx: &mut Context<'_>, inner: ExprId) -> Expr {
    let outer = std::mem::take(&mut ctx.lower.guards);
    let value = plain(ctx, inner);
    let guards = std::mem::replace(&mut ctx.lower.guards, outer);
    guards.into_iter().rev().fold(value, |value, guard| match &guard.kind {
        ExprKind::Let { bindings, .. } => {
            let bindings = bindings.clone();
            let name = match bindings.first().map(|binding| &binding.kind) {
                Some(nix_tree::BindingKind::Value { path, .. }) => {
                    match path.first().map(|name| &name.kind) {
                        Some(AttrNameKind::Static(name)) => name.clone(),
                        _ => return value,
                    }
                }
                _ => return value,
            };
            let test = shapes::is_null(nix_tree::build::ident(name));
            nix_tree::build::let_in(bindings, if_else(test, null(), value))
        }
        ExprKind::HasAttr { .. } => if_else(guard, value, null()),
        _ => if_else(shapes::is_null(guard), null(), value),
    })
}

/// `source.key` for a pattern: what is read by name.
pub(crate) fn property(source: Expr, key: AttrName) -> Expr {
    shapes::select_more(source, key)
}

/// `builtins.elemAt source index`
pub(crate) fn element_at(source: Expr, index: usize) -> Expr {
    nix_tree::build::apply(builtin("elemAt"), [source, int(index as i64)])
}

/// Whether an expression is the global object of this name: `Math`, `Object`.
pub(crate) fn is_global_object(ctx: &Context<'_>, id: ExprId, wanted: &str) -> bool {
    match &ctx.module()[id] {
        hir::Expr::Name(name) => name == wanted && names::is_global(ctx, id, name),
        _ => false,
    }
}
