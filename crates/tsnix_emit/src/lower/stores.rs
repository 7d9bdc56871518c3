//! Lists and objects that are read and changed element by element, again and again.
//!
//! A list or a set in Nix is copied when one element changes. Inside of a loop, or in a local function that a loop
//! calls, such a variable is held as a store: what was changed lies in cells over the first value
//! (`runtime/putCell.nix`), so that a change costs the logarithm of their number. Whoever reads the variable as
//! a whole gets a list or a set as always.

mod strictness;
mod wanted;

pub(super) use strictness::strict;
pub(super) use wanted::{enter, may_be_global, wanted};

use nix_tree::build::{apply, attrs, binary, bind, ident, int, lambda, null, select};
use std::collections::BTreeMap;

use nix_tree::{BinaryOp, Expr, ExprKind};
use smol_str::SmolStr;
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, LogicalOp, Pattern, UnaryOp};

use super::facts::{self, Facts};
use super::{assign, bare, call, closures, helper, helper_call, names, plain, shapes, text};
use crate::context::Context;
use crate::runtime::Helper;

/// How a variable is held, and what lies in it where that is held so too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Store {
    List(Option<Box<Store>>),
    Set(Option<Box<Store>>),
    /// An object of which some properties are held so.
    Object(BTreeMap<SmolStr, Store>),
}

impl Store {
    fn inner(&self) -> Option<&Self> {
        match self {
            Self::List(inner) | Self::Set(inner) => inner.as_deref(),
            Self::Object(_) => None,
        }
    }
}

/// How a variable is held here, if it is a store.
pub(super) fn kind(ctx: &Context<'_>, symbol: LocalSymbolId) -> Option<Store> {
    if let Some(known) = ctx.lower.stores.get(&ctx.key(symbol)) {
        return Some(known.clone());
    }
    closures::of_module(ctx).store(symbol).cloned()
}

/// A value as the store that a variable holds, if it does.
pub(super) fn loaded(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) -> Expr {
    match kind(ctx, symbol) {
        Some(store) => load(ctx, &store, value),
        None => value,
    }
}

/// A variable as a whole, where it holds a store.
pub(super) fn unloaded(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) -> Expr {
    match kind(ctx, symbol) {
        Some(store) => unload(ctx, &store, value),
        None => value,
    }
}

fn load(ctx: &mut Context<'_>, store: &Store, value: Expr) -> Expr {
    match store {
        Store::List(_) => helper_call(ctx, Helper::ListStore, [value]),
        Store::Set(_) => helper_call(ctx, Helper::SetStore, [value]),
        Store::Object(properties) => with_properties(ctx, properties, value, load),
    }
}

/// `object // { xs = listStore object.xs; }`
fn with_properties(
    ctx: &mut Context<'_>,
    properties: &BTreeMap<SmolStr, Store>,
    object: Expr,
    change: fn(&mut Context<'_>, &Store, Expr) -> Expr,
) -> Expr {
    shapes::shared(ctx, object, "object", |ctx, object| {
        let mut bindings = Vec::new();
        for (name, store) in properties {
            let value = shapes::select_more(object.clone(), name.clone());
            let value = change(ctx, store, value);
            bindings.push(bind(name.clone(), value));
        }
        binary(BinaryOp::Update, object, attrs(bindings))
    })
}

/// What makes a store of an element, for helpers.
fn loader(ctx: &mut Context<'_>, inner: Option<&Store>) -> Expr {
    match inner {
        None => null(),
        Some(Store::List(_)) => helper(ctx, Helper::ListStore),
        Some(Store::Set(_)) => helper(ctx, Helper::SetStore),
        Some(store @ Store::Object(_)) => of_element(ctx, store, load),
    }
}

/// `object: object // { ... }`
fn of_element(
    ctx: &mut Context<'_>,
    store: &Store,
    change: fn(&mut Context<'_>, &Store, Expr) -> Expr,
) -> Expr {
    let name = super::fresh(ctx, "object");
    let value = change(ctx, store, ident(name.clone()));
    lambda(name, value)
}

fn unload(ctx: &mut Context<'_>, store: &Store, value: Expr) -> Expr {
    match store {
        Store::List(inner) => {
            let inner = unloader(ctx, inner.as_deref());
            helper_call(ctx, Helper::ListStoreValue, [inner, value])
        }
        Store::Set(inner) => {
            let inner = unloader(ctx, inner.as_deref());
            helper_call(ctx, Helper::SetStoreValue, [inner, value])
        }
        Store::Object(properties) => with_properties(ctx, properties, value, unload),
    }
}

fn unloader(ctx: &mut Context<'_>, inner: Option<&Store>) -> Expr {
    let (of_list, of_set) = (Helper::ListStoreValue, Helper::SetStoreValue);
    match inner {
        None => null(),
        Some(Store::List(inner)) => {
            let inner = unloader(ctx, inner.as_deref());
            helper_call(ctx, of_list, [inner])
        }
        Some(Store::Set(inner)) => {
            let inner = unloader(ctx, inner.as_deref());
            helper_call(ctx, of_set, [inner])
        }
        Some(store @ Store::Object(_)) => of_element(ctx, store, unload),
    }
}

/// The store that a place denotes: a variable, or an element of one.
fn raw(ctx: &mut Context<'_>, place: ExprId) -> Option<(Expr, Store)> {
    let place = bare(ctx, place);
    match &ctx.module()[place] {
        hir::Expr::Name(name) => {
            let symbol = names::symbol(ctx, place, name)?;
            let store = kind(ctx, symbol)?;
            Some((assign::current(ctx, symbol), store))
        }
        hir::Expr::Member { .. } | hir::Expr::Index { .. } => {
            let (value, store) = element(ctx, place)?;
            store.map(|store| (value, store))
        }
        _ => None,
    }
}

/// An element of a store as it lies in it, and how it is held.
fn element(ctx: &mut Context<'_>, place: ExprId) -> Option<(Expr, Option<Store>)> {
    let (object, key) = match &ctx.module()[place] {
        hir::Expr::Index { object, index, is_optional: false } => (*object, Ok(*index)),
        hir::Expr::Member { object, name, is_optional: false } => (*object, Err(name.name.clone())),
        _ => return None,
    };
    if kind_of(ctx, object).is_none_or(|store| matches!((&store, &key), (Store::List(_), Err(_)))) {
        return None;
    }
    let (holder, store) = raw(ctx, object)?;
    if let Store::Object(properties) = &store {
        let name = property_name(ctx, place)?;
        let inner = properties.get(&name).cloned();
        let is_optional = inner.is_none() && facts::of(ctx, place).has(Facts::UNDEFINED);
        let value = shapes::select_more(holder, name);
        let value = if is_optional { shapes::with_default(value, null()) } else { value };
        return Some((value, inner));
    }
    let inner = store.inner().cloned();
    let loader = loader(ctx, inner.as_ref());
    let value = match store {
        Store::List(_) => {
            let index = plain(ctx, key.ok()?);
            helper_call(ctx, Helper::ListStoreAt, [loader, holder, index])
        }
        Store::Set(_) => {
            let key = match key {
                Ok(index) => text::key(ctx, index),
                Err(name) => nix_tree::build::string(name.as_str()),
            };
            helper_call(ctx, Helper::SetStoreGet, [loader, holder, key])
        }
        Store::Object(_) => return None,
    };
    Some((value, inner))
}

/// The name of the property that a place is, where it is written.
fn property_name(ctx: &Context<'_>, place: ExprId) -> Option<SmolStr> {
    match &ctx.module()[place] {
        hir::Expr::Member { name, .. } => Some(name.name.clone()),
        hir::Expr::Index { index, .. } => match &ctx.module()[bare(ctx, *index)] {
            hir::Expr::String(text) => Some(text.value.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// How what a place denotes is held, without making anything.
fn kind_of(ctx: &Context<'_>, place: ExprId) -> Option<Store> {
    let place = bare(ctx, place);
    match &ctx.module()[place] {
        hir::Expr::Name(name) => kind(ctx, names::symbol(ctx, place, name)?),
        hir::Expr::Index { object, is_optional: false, .. }
        | hir::Expr::Member { object, is_optional: false, .. } => match kind_of(ctx, *object)? {
            Store::Object(properties) => properties.get(&property_name(ctx, place)?).cloned(),
            Store::List(_) if matches!(&ctx.module()[place], hir::Expr::Member { .. }) => None,
            Store::List(inner) | Store::Set(inner) => inner.map(|inner| *inner),
        },
        _ => None,
    }
}

/// `xs[i]`, `xs.length`, `o[k]` of a store.
pub(super) fn read(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    if let hir::Expr::Member { object, name, is_optional: false } = &ctx.module()[id]
        && name.name == "length"
        && matches!(kind_of(ctx, *object), Some(Store::List(_)))
    {
        let (holder, _) = raw(ctx, *object)?;
        return Some(shapes::select_more(holder, "length"));
    }
    let (value, inner) = element(ctx, id)?;
    Some(match inner {
        Some(inner) => unload(ctx, &inner, value),
        None => value,
    })
}

/// The length of a list that is held as a store, and its element at an index.
pub(super) fn list_at(ctx: &mut Context<'_>, list: ExprId, index: Expr) -> Option<(Expr, Expr)> {
    if !matches!(kind_of(ctx, list), Some(Store::List(_))) {
        return None;
    }
    let (holder, store) = raw(ctx, list)?;
    let inner = store.inner().cloned();
    let loader = loader(ctx, inner.as_ref());
    let element = helper_call(ctx, Helper::ListStoreAt, [loader, holder.clone(), index]);
    let element = match inner {
        Some(inner) => unload(ctx, &inner, element),
        None => element,
    };
    Some((shapes::select_more(holder, "length"), element))
}

/// `k in o`, `Object.hasOwn(o, k)` of a store.
pub(super) fn has(ctx: &mut Context<'_>, object: ExprId, key: ExprId) -> Option<Expr> {
    if !matches!(kind_of(ctx, object), Some(Store::Set(_))) {
        return None;
    }
    let key = text::key(ctx, key);
    let (holder, _) = raw(ctx, object)?;
    Some(helper_call(ctx, Helper::SetStoreHas, [holder, key]))
}

/// Puts a value, as it is written in TypeScript, where a place inside of a store is.
pub(super) fn set(ctx: &mut Context<'_>, place: ExprId, value: &Expr) -> bool {
    let (hir::Expr::Index { object, .. } | hir::Expr::Member { object, .. }) = &ctx.module()[place] else {
        return false;
    };
    let Some(store) = kind_of(ctx, *object) else { return false };
    if matches!((&store, &ctx.module()[place]), (Store::List(_), hir::Expr::Member { .. })) {
        return false;
    }
    let inner = match &store {
        Store::Object(properties) => match property_name(ctx, place) {
            Some(name) => properties.get(&name).cloned(),
            None => return false,
        },
        _ => store.inner().cloned(),
    };
    let value = match inner {
        Some(inner) => load(ctx, &inner, value.clone()),
        None => strict(ctx, value.clone()),
    };
    set_raw(ctx, place, value);
    true
}

/// `delete o[k]` of a store: in its cells a null stands for what is gone.
pub(super) fn delete(ctx: &mut Context<'_>, place: ExprId) -> bool {
    let (hir::Expr::Index { object, .. } | hir::Expr::Member { object, .. }) = &ctx.module()[place] else {
        return false;
    };
    if !matches!(kind_of(ctx, *object), Some(Store::Set(_))) {
        return false;
    }
    let key = match &ctx.module()[place] {
        hir::Expr::Index { index, .. } => text::key(ctx, *index),
        hir::Expr::Member { name, .. } => nix_tree::build::string(name.name.as_str()),
        _ => return false,
    };
    let Some((holder, _)) = raw(ctx, *object) else { return false };
    let changed = helper_call(ctx, Helper::SetStoreDelete, [holder, key]);
    set_raw(ctx, *object, changed);
    true
}

/// Puts a store, or a value that is held as it is, where a place is.
fn set_raw(ctx: &mut Context<'_>, place: ExprId, value: Expr) {
    let place = bare(ctx, place);
    match &ctx.module()[place] {
        hir::Expr::Name(name) => {
            if let Some(symbol) = names::symbol(ctx, place, name) {
                assign::set_variable(ctx, symbol, value);
            }
        }
        hir::Expr::Index { object, index, .. } => {
            let Some((holder, store)) = raw(ctx, *object) else { return };
            let changed = match store {
                Store::List(_) => {
                    let index = plain(ctx, *index);
                    helper_call(ctx, Helper::ListStoreSet, [holder, index, value])
                }
                Store::Set(_) => {
                    let key = text::key(ctx, *index);
                    helper_call(ctx, Helper::SetStoreSet, [holder, key, value])
                }
                Store::Object(_) => {
                    let Some(name) = property_name(ctx, place) else { return };
                    with_property(ctx, holder, name, value)
                }
            };
            set_raw(ctx, *object, changed);
        }
        hir::Expr::Member { object, name, .. } => {
            let Some((holder, store)) = raw(ctx, *object) else { return };
            let changed = if matches!(store, Store::Object(_)) {
                with_property(ctx, holder, name.name.clone(), value)
            } else {
                let key = nix_tree::build::string(name.name.as_str());
                helper_call(ctx, Helper::SetStoreSet, [holder, key, value])
            };
            set_raw(ctx, *object, changed);
        }
        _ => {}
    }
}

/// `o.n = v  =>  let n = v; in builtins.seq n (o // { inherit n; })`
fn with_property(ctx: &mut Context<'_>, object: Expr, name: SmolStr, value: Expr) -> Expr {
    let set = attrs([bind(name, value)]);
    strict(ctx, binary(BinaryOp::Update, object, set))
}

/// `xs.push(a)`, `xs.pop()`, `xs.shift()`, `(o[k] ??= []).push(a)` and `xs.at(-1)` of a store.
pub(super) fn method(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[id] else { return None };
    let hir::Expr::Member { object, name, is_optional: false } = &ctx.module()[bare(ctx, *callee)] else {
        return None;
    };
    if !matches!(name.name.as_str(), "push" | "pop" | "shift" | "unshift" | "at") {
        return None;
    }
    let (place, default) = receiver(ctx, *object)?;
    let Some(Store::List(inner)) = kind_of(ctx, place) else { return None };
    if name.name == "at" {
        return at(ctx, place, inner.as_deref(), args.first()?.expr);
    }
    let is_adding = matches!(name.name.as_str(), "push" | "unshift");
    let items = if is_adding { Some(call::rest_of(ctx, args)) } else { None };
    let (holder, store) = raw(ctx, place)?;
    let holder = match default {
        Some(default) => {
            let default = plain(ctx, default);
            let default = load(ctx, &store, default);
            shapes::shared(ctx, holder, "list", |_, holder| {
                nix_tree::build::if_else(shapes::is_null(holder.clone()), default, holder)
            })
        }
        None => holder,
    };
    let before = named(ctx, holder, "store");
    let loader = loader(ctx, inner.as_deref());
    let of_element = |ctx: &mut Context<'_>, index: Expr| {
        let value = helper_call(ctx, Helper::ListStoreAt, [loader.clone(), before.clone(), index]);
        match inner.as_deref() {
            Some(inner) => unload(ctx, inner, value),
            None => value,
        }
    };
    let length = select(before.clone(), ["length"]);
    let (after, value) = match name.name.as_str() {
        "pop" => {
            let last = of_element(ctx, binary(BinaryOp::Subtract, length, int(1)));
            (helper_call(ctx, Helper::ListStorePop, [before]), last)
        }
        "shift" => {
            let first = of_element(ctx, int(0));
            (helper_call(ctx, Helper::ListStoreShift, [before]), first)
        }
        "unshift" => {
            let items = items?;
            let items = match inner.as_deref() {
                Some(_) => apply(ctx.global("map"), [loader.clone(), items]),
                None => items,
            };
            (helper_call(ctx, Helper::ListStoreUnshift, [before, items]), null())
        }
        _ => {
            let items = items?;
            (pushed(ctx, before, inner.as_deref(), items), null())
        }
    };
    let is_looked_at = !matches!(ctx.bindings().parent(id), tsnix_check::names::Parent::Stmt(stmt)
        if matches!(&ctx.module()[stmt], hir::Stmt::Expr(_)));
    let value = if is_looked_at && !is_adding { named(ctx, value, "element") } else { value };
    set_raw(ctx, place, after);
    if is_adding && is_looked_at {
        let (holder, _) = raw(ctx, place)?;
        return Some(shapes::select_more(holder, "length"));
    }
    Some(value)
}

/// `xs.push(a)  =>  listStoreSet xs xs.length a`
fn pushed(ctx: &mut Context<'_>, before: Expr, inner: Option<&Store>, items: Expr) -> Expr {
    let single = match &items.kind {
        ExprKind::List { elements, .. } => match &elements[..] {
            [one] => Some(one.value.clone()),
            _ => None,
        },
        _ => None,
    };
    match (single, inner) {
        (Some(one), inner) => {
            let value = match inner {
                Some(inner) => load(ctx, inner, one),
                None => strict(ctx, one),
            };
            let length = select(before.clone(), ["length"]);
            helper_call(ctx, Helper::ListStoreSet, [before, length, value])
        }
        (None, None) => helper_call(ctx, Helper::ListStorePush, [before, items]),
        (None, Some(inner)) => {
            let loader = loader(ctx, Some(inner));
            let items = apply(ctx.global("map"), [loader, items]);
            helper_call(ctx, Helper::ListStorePush, [before, items])
        }
    }
}

/// `xs.at(-1)  =>  listStoreAt null xs (xs.length - 1)`
fn at(ctx: &mut Context<'_>, place: ExprId, inner: Option<&Store>, index: ExprId) -> Option<Expr> {
    let (holder, _) = match &ctx.module()[bare(ctx, index)] {
        hir::Expr::Unary { op: UnaryOp::Minus, .. } | hir::Expr::Number { .. } => raw(ctx, place)?,
        _ => return None,
    };
    let holder = named(ctx, holder, "store");
    let index = match &ctx.module()[bare(ctx, index)] {
        hir::Expr::Unary { operand, .. } => {
            let back = plain(ctx, *operand);
            binary(BinaryOp::Subtract, select(holder.clone(), ["length"]), back)
        }
        _ => plain(ctx, index),
    };
    let loader = loader(ctx, inner);
    let value = helper_call(ctx, Helper::ListStoreAt, [loader, holder, index]);
    Some(match inner {
        Some(inner) => unload(ctx, inner, value),
        None => value,
    })
}

/// The place that a method changes: `(o[k] ??= []).push(a)` changes `o[k]`, with a value where it is missing. A list
/// or an object is true wherever it is there, so `||=` says the same.
fn receiver(ctx: &Context<'_>, object: ExprId) -> Option<(ExprId, Option<ExprId>)> {
    let module = ctx.module();
    let inner = bare(ctx, object);
    match &module[inner] {
        hir::Expr::Assign { .. } => {
            let (target, which, value) = module.default_assignment(inner)?;
            let Pattern::Expr(place) = module[target] else { return None };
            let is_true = || facts::of(ctx, place).without(Facts::NULLISH).only(Facts::TRUTHY);
            match which {
                LogicalOp::Coalesce => Some((place, Some(value))),
                LogicalOp::Or if is_true() => Some((place, Some(value))),
                _ => None,
            }
        }
        _ => Some((object, None)),
    }
}

fn named(ctx: &mut Context<'_>, value: Expr, name: &str) -> Expr {
    if shapes::is_cheap(&value) {
        return value;
    }
    let name = super::fresh(ctx, name);
    ctx.lower.pending.push(bind(name.clone(), value));
    ident(name)
}

/// Holds variables as stores from here on.
pub(super) fn mark(ctx: &mut Context<'_>, stored: &[(LocalSymbolId, Store)]) {
    for (symbol, store) in stored {
        let key = ctx.key(*symbol);
        ctx.lower.stores.insert(key, store.clone());
    }
}

/// Holds them as lists and sets again.
pub(super) fn unmark(ctx: &mut Context<'_>, stored: &[(LocalSymbolId, Store)]) {
    for (symbol, _) in stored {
        let key = ctx.key(*symbol);
        ctx.lower.stores.remove(&key);
    }
}
