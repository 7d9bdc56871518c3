//! Which variables are held as stores: those of lists and objects that a loop, or a function that is called again and
//! again, changes element by element.

use std::collections::BTreeMap;

use smol_str::SmolStr;
use tsnix_check::model::TypeId;
use tsnix_check::names::{Declaration, LocalSymbolId, PatternOrigin, ScopeId};
use tsnix_source::TextRange;
use tsnix_syntax::hir::{self, BinaryOp, ExprId, PatId, Pattern, Stmt, UnaryOp};

use super::{Store, kind, property_name, receiver};
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::walk::{self, Part};
use crate::lower::{bare, closures, mutation, names};

/// Variables of a loop that are changed element by element become stores; gives those that did.
pub(in crate::lower) fn enter(
    ctx: &mut Context<'_>,
    vars: &[LocalSymbolId],
    others: &[LocalSymbolId],
    parts: &[Part],
) -> Vec<(LocalSymbolId, Store)> {
    let closures = closures::of_module(ctx);
    let mut entered = Vec::new();
    for symbol in vars {
        let is_known = kind(ctx, *symbol).is_some() || others.contains(symbol) || closures.is_taken(*symbol);
        if !is_known && let Some(store) = wanted(ctx, *symbol, parts.to_vec()) {
            entered.push((*symbol, store));
        }
    }
    entered
}

/// The store that a variable should be for what some code does to it.
pub(in crate::lower) fn wanted(ctx: &Context<'_>, symbol: LocalSymbolId, parts: Vec<Part>) -> Option<Store> {
    match ctx.bindings().symbol(symbol).declarations[..] {
        [Declaration::Variable(pattern, _)]
            if matches!(ctx.bindings().pattern_origin(pattern), PatternOrigin::Declarator(..)) => {}
        // The accumulator of a reduce.
        [Declaration::Param(pattern, _)] if matches!(&ctx.module()[pattern], Pattern::Name(_)) => {}
        _ => return None,
    }
    let ty = ctx.model.declared_type_of_symbol(ctx.model.symbol_of_local(ctx.file, symbol));
    let mut paths: Vec<Path> = Vec::new();
    let mut deleted: Vec<Path> = Vec::new();
    let mut scanned: Vec<TextRange> = Vec::new();
    let mut are_all_scanned = true;
    walk::each(ctx.module(), parts, |part| {
        if let Part::Stmt(stmt) = part
            && let Stmt::If { test, then, .. } = &ctx.module()[stmt]
            && is_scan(ctx, *test, symbol)
        {
            scanned.push(ctx.module().stmts.range(*then));
        }
        if let Part::Expr(id) = part {
            match write_path(ctx, id) {
                Some((root, path)) if root == symbol => {
                    let place = ctx.module().exprs.range(id);
                    let is_push = mutation::mutator(ctx, id).is_some_and(|(_, name)| name == "push");
                    let is_plain = is_push && path.len() == 1;
                    are_all_scanned &= is_plain && scanned.iter().any(|range| range.contains(place));
                    paths.push(path);
                }
                _ => {}
            }
            if let hir::Expr::Unary { op: UnaryOp::Delete, operand } = &ctx.module()[id]
                && mutation::root(ctx, *operand) == Some(symbol)
            {
                deleted.push(place_path(ctx, *operand).map(|it| it.1).unwrap_or_default());
            }
        }
        true
    });
    // if (!xs.includes(x)) xs.push(x): a copy costs no more than having looked at all of it.
    if are_all_scanned && !paths.is_empty() && deleted.is_empty() {
        return None;
    }
    paths.extend(deleted.iter().cloned());
    let store = store_for(ctx, ty, &paths)?;
    deleted.iter().all(|path| may_lose(ctx, ty, &store, path)).then_some(store)
}

/// Whether what is deleted along a path is an attribute of a set store that can say so: in its cells a null stands
/// for what is gone, so no value of the set may be null.
fn may_lose(ctx: &Context<'_>, ty: TypeId, store: &Store, path: &[Option<SmolStr>]) -> bool {
    let Some((name, below)) = path.split_first() else { return false };
    let inner = match store {
        Store::Object(properties) => name.as_ref().and_then(|name| properties.get(name)),
        Store::List(inner) | Store::Set(inner) => inner.as_deref(),
    };
    let value = match (store, name) {
        (Store::Object(_), Some(name)) => ctx.model.property(ty, name).map(|it| it.ty),
        _ => element_type(ctx, ty),
    };
    let Some(value) = value else { return false };
    if below.is_empty() {
        return matches!(store, Store::Set(_)) && !facts::of_type(ctx, value).may_be(Facts::NULLISH);
    }
    inner.is_some_and(|inner| may_lose(ctx, value, inner, below))
}

/// Whether a test looks at all elements of a list before it lets through.
fn is_scan(ctx: &Context<'_>, test: ExprId, symbol: LocalSymbolId) -> bool {
    let module = ctx.module();
    let is_call_of = |id: ExprId, methods: &[&str]| {
        let hir::Expr::Call { callee, .. } = &module[bare(ctx, id)] else { return false };
        let hir::Expr::Member { object, name, .. } = &module[bare(ctx, *callee)] else { return false };
        let object = bare(ctx, *object);
        methods.contains(&name.name.as_str())
            && matches!(&module[object], hir::Expr::Name(name) if names::symbol(ctx, object, name) == Some(symbol))
    };
    match &module[bare(ctx, test)] {
        hir::Expr::Unary { op: UnaryOp::Not, operand } => is_call_of(*operand, &["includes", "some"]),
        hir::Expr::Logical { op: hir::LogicalOp::And, left, right } => {
            is_scan(ctx, *left, symbol) || is_scan(ctx, *right, symbol)
        }
        // xs.indexOf(x) < 0, xs.indexOf(x) === -1
        hir::Expr::Binary { op: BinaryOp::Less | BinaryOp::Equal, left, .. } => {
            is_call_of(*left, &["indexOf", "findIndex"])
        }
        _ => is_call_of(test, &["every"]),
    }
}

/// The steps from a variable to what is written: a name that is written, or a computed one.
type Path = Vec<Option<SmolStr>>;

/// The store for a type whose values are changed along paths.
fn store_for(ctx: &Context<'_>, ty: TypeId, paths: &[Path]) -> Option<Store> {
    let below: Vec<Path> = paths
        .iter()
        .filter_map(|path| path.get(1..))
        .filter(|it| !it.is_empty())
        .map(<[_]>::to_vec)
        .collect();
    if paths.iter().all(Vec::is_empty) {
        return None;
    }
    match shape_of(ctx, ty) {
        Some(shape) => {
            let inner = element_type(ctx, ty).and_then(|it| store_for(ctx, it, &below)).map(Box::new);
            Some(if shape == Store::List(None) { Store::List(inner) } else { Store::Set(inner) })
        }
        None => object_for(ctx, ty, paths),
    }
}

/// An object of which some properties are changed element by element.
fn object_for(ctx: &Context<'_>, ty: TypeId, paths: &[Path]) -> Option<Store> {
    let is_object = facts::of_type(ctx, ty).only(Facts::OBJECT)
        && ctx.model.view(ty).members().len() == 1
        && ctx.model.properties(ty).iter().all(|it| !it.is_from_index);
    // A computed name may be that of any property.
    if !is_object || paths.iter().any(|path| matches!(path.first(), Some(None))) {
        return None;
    }
    let mut properties = BTreeMap::new();
    for name in paths.iter().filter_map(|path| path.first().cloned().flatten()) {
        let below: Vec<Path> = paths
            .iter()
            .filter(|path| path.first() == Some(&Some(name.clone())))
            .filter_map(|path| path.get(1..))
            .filter(|it| !it.is_empty())
            .map(<[_]>::to_vec)
            .collect();
        let found = ctx.model.property(ty, &name).and_then(|it| store_for(ctx, it.ty, &below));
        if let Some(store) = found {
            properties.insert(name, store);
        }
    }
    (!properties.is_empty()).then_some(Store::Object(properties))
}

/// Whether a type is that of lists, or of objects with any names.
fn shape_of(ctx: &Context<'_>, ty: TypeId) -> Option<Store> {
    let facts = facts::of_type(ctx, ty);
    let view = ctx.model.view(ty);
    if facts.only(Facts::LIST) && view.tuple_elements().is_none() {
        return Some(Store::List(None));
    }
    let is_open = facts.only(Facts::OBJECT)
        && !view.has_looked_up_members()
        && ctx.model.property(ty, "any name").is_some_and(|it| it.is_from_index)
        && ctx.model.properties(ty).iter().all(|it| it.is_from_index);
    is_open.then_some(Store::Set(None))
}

fn element_type(ctx: &Context<'_>, ty: TypeId) -> Option<TypeId> {
    ctx.model.view(ty).element().or_else(|| ctx.model.property(ty, "any name").map(|it| it.ty))
}

/// The variable that an expression writes into, and where: `xs[i].a = v` writes at any index, then `a`.
fn write_path(ctx: &Context<'_>, id: ExprId) -> Option<(LocalSymbolId, Path)> {
    match &ctx.module()[id] {
        hir::Expr::Assign { target, .. } => target_path(ctx, *target),
        hir::Expr::Update { target, .. } => place_path(ctx, *target),
        hir::Expr::Call { callee, .. } => {
            let hir::Expr::Member { object, name, .. } = &ctx.module()[bare(ctx, *callee)] else {
                return None;
            };
            if !matches!(name.name.as_str(), "push" | "pop" | "shift" | "unshift") {
                return None;
            }
            let (place, _) = receiver(ctx, *object)?;
            let (root, mut path) = place_path(ctx, place)?;
            path.push(None);
            Some((root, path))
        }
        _ => None,
    }
}

fn target_path(ctx: &Context<'_>, target: PatId) -> Option<(LocalSymbolId, Path)> {
    match &ctx.module()[target] {
        Pattern::Expr(place) => place_path(ctx, *place),
        Pattern::Array(elements) => elements
            .iter()
            .flatten()
            .filter_map(|it| target_path(ctx, it.pattern))
            .max_by_key(|it| it.1.len()),
        _ => None,
    }
}

fn place_path(ctx: &Context<'_>, place: ExprId) -> Option<(LocalSymbolId, Path)> {
    let place = bare(ctx, place);
    match &ctx.module()[place] {
        hir::Expr::Name(name) => Some((names::symbol(ctx, place, name)?, Vec::new())),
        hir::Expr::Index { object, .. } | hir::Expr::Member { object, .. } => {
            let (root, mut path) = place_path(ctx, *object)?;
            path.push(property_name(ctx, place));
            Some((root, path))
        }
        _ => None,
    }
}

/// Whether a variable may be a store for all of the function that it belongs to.
pub(in crate::lower) fn may_be_global(ctx: &Context<'_>, symbol: LocalSymbolId) -> bool {
    ctx.bindings().symbol(symbol).scope != ScopeId(0)
}
