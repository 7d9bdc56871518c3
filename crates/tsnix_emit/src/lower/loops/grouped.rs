//! Loops that sort the elements of a list into groups, or count them, by a name that each has.
//!
//! ```text
//! for (const x of xs) (groups[key(x)] ??= []).push(x);     builtins.groupBy key xs
//! for (const w of ws) counts[w] = (counts[w] ?? 0) + 1;    builtins.mapAttrs (_: builtins.length) (builtins.groupBy ...)
//! ```
//!
//! What `if (...) continue;` leaves out is filtered out before. The object starts empty, and nothing but such an entry is read of it: then no turn depends on the one before.

mod entry;

use nix_tree::build::{apply, binary, binary_chain, builtin, ident, lambda, let_in};
use nix_tree::{AttrNameKind, Binding, BindingKind, Expr, ExprKind, Param};
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, PatId, Pattern, Stmt, StmtId};

use self::entry::{Entry, Opening, entry_of, in_one, opening};
use super::counted::reads_in;
use super::element::{Element, element_param};
use super::turn::Turn;
use crate::context::Context;
use crate::lower::walk::Part;
use crate::lower::{assign, bare, builtin_call, destructure, expr, names, shapes, state, text, truthiness};

/// The object after a loop that does nothing else than this.
pub(super) fn grouped(
    ctx: &mut Context<'_>,
    list: &Expr,
    element: &Element,
    turn: &Turn,
    symbol: LocalSymbolId,
) -> Option<Expr> {
    let before = assign::current(ctx, symbol);
    let is_empty = matches!(&before.kind, ExprKind::Attrs(set) if set.bindings.is_empty());
    let stmts: &[StmtId] = match turn {
        Turn::Stmts(stmts) | Turn::Callback(stmts) => stmts,
        Turn::Effect(_) => &[],
    };
    let (opening, stmts) = opening(ctx, stmts, |stmt| match turn {
        Turn::Callback(_) => matches!(stmt, Stmt::Return(None)),
        _ => matches!(stmt, Stmt::Continue(None)),
    });
    let (key, entry) = match turn {
        _ if !is_empty => return None,
        Turn::Effect(effect) => in_one(ctx, *effect, symbol)?,
        _ => entry_of(ctx, &stmts, symbol)?,
    };
    state::with_local_names(ctx, |ctx| of_entries(ctx, list, &Each { element, opening }, symbol, key, entry))
}

/// `xs.reduce((all, x) => { all[x.k] = (all[x.k] ?? 0) + 1; return all; }, {})`: as the loop.
pub(in crate::lower) fn grouped_reduce(
    ctx: &mut Context<'_>,
    list: &Expr,
    params: Vec<PatId>,
    stmts: &[StmtId],
    symbol: LocalSymbolId,
) -> Option<Expr> {
    let module = ctx.module();
    let (last, stmts) = stmts.split_last()?;
    let Stmt::Return(Some(returned)) = &module[*last] else { return None };
    let is_returned = |id: ExprId| {
        matches!(&module[bare(ctx, id)], hir::Expr::Name(name)
        if names::symbol(ctx, bare(ctx, id), name) == Some(symbol))
    };
    if !is_returned(*returned) {
        return None;
    }
    let (opening, stmts) =
        opening(ctx, stmts, |stmt| matches!(stmt, Stmt::Return(Some(value)) if is_returned(*value)));
    let (key, entry) = entry_of(ctx, &stmts, symbol)?;
    let element = Element::Params(params);
    let each = Each { element: &element, opening };
    state::with_local_names(ctx, |ctx| of_entries(ctx, list, &each, symbol, key, entry))
}

/// What a turn is about: the element, constants of its own, and whether it is left out.
struct Each<'a> {
    element: &'a Element,
    opening: Opening,
}

fn of_entries(
    ctx: &mut Context<'_>,
    list: &Expr,
    each: &Each<'_>,
    symbol: LocalSymbolId,
    key: ExprId,
    entry: Entry,
) -> Option<Expr> {
    let mut parts = vec![Part::Expr(key)];
    parts.extend(each.opening.constants.iter().map(|stmt| Part::Stmt(*stmt)));
    parts.extend(each.opening.guards.iter().map(|(test, _)| Part::Expr(*test)));
    match &entry {
        Entry::Added(value) => parts.push(Part::Expr(*value)),
        Entry::Grown { by, .. } => parts.extend(by.map(Part::Expr)),
    }
    let is_assigned = matches!(each.element, Element::Pattern(hir::ForBinding::Assign(_)));
    if is_assigned || reads_in(ctx, parts, symbol) {
        return None;
    }
    let (param, key) = of_element(ctx, each, |ctx| text::key(ctx, key));
    let key = crate::builtins::reduced(ctx, lambda(param, key));
    let list = kept(ctx, each, list.clone());
    let groups = apply(builtin("groupBy"), [key, list]);
    let each = match entry {
        Entry::Added(value) => {
            let (param, value) = of_element(ctx, each, |ctx| expr(ctx, value));
            if matches!((&param, &value.kind), (Param::Ident(name), ExprKind::Ident(it)) if name.text == *it)
            {
                return Some(groups);
            }
            apply(ctx.global("map"), [crate::builtins::reduced(ctx, lambda(param, value))])
        }
        Entry::Grown { start, op, by } => {
            let start = expr(ctx, start);
            let (param, by) = of_element(ctx, each, |ctx| match by {
                Some(by) => expr(ctx, by),
                None => nix_tree::build::int(1),
            });
            let counts = op == nix_tree::BinaryOp::Add && matches!(by.kind, ExprKind::Int(1));
            if counts && matches!(start.kind, ExprKind::Int(0)) {
                builtin("length")
            } else {
                let sum = crate::lower::fresh(ctx, "sum");
                let step = lambda(sum.clone(), lambda(param, binary(op, ident(sum), by)));
                apply(builtin("foldl'"), [step, start])
            }
        }
    };
    Some(builtin_call("mapAttrs", [lambda("_", each), groups]))
}

/// `if (c) continue;  =>  builtins.filter (x: !c) xs`
fn kept(ctx: &mut Context<'_>, each: &Each<'_>, list: Expr) -> Expr {
    if each.opening.guards.is_empty() {
        return list;
    }
    let (param, test) = of_element(ctx, each, |ctx| {
        let tests = each.opening.guards.iter().map(|(test, leads_on)| {
            let test = truthiness::condition(ctx, *test);
            if *leads_on { test } else { shapes::negated(test) }
        });
        let tests: Vec<Expr> = tests.collect();
        binary_chain(nix_tree::BinaryOp::And, tests).unwrap_or_else(|| nix_tree::build::boolean(true))
    });
    let test = crate::builtins::reduced(ctx, lambda(param, test));
    builtin_call("filter", [test, list])
}

/// A function of the element: the parameter, and the body with what it needs of the parts.
fn of_element(
    ctx: &mut Context<'_>,
    each: &Each<'_>,
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> (Param, Expr) {
    state::with_local_names(ctx, |ctx| {
        state::isolated(ctx, |ctx| {
            let (param, mut parts) = element_param(ctx, each.element);
            read_in_place(ctx, each.element, &mut parts);
            for stmt in &each.opening.constants {
                if let Stmt::Variable(decl) = &ctx.module()[*stmt] {
                    for declarator in &decl.declarators {
                        parts.extend(destructure::declarator(ctx, declarator));
                    }
                }
            }
            let mut body = state::scoped(ctx, body);
            // let k = f x; in k  =>  f x
            if let ExprKind::Ident(name) = &body.kind
                && let Some(at) = parts.iter().position(|part| is_named(part, name))
                && let BindingKind::Value { value, .. } = parts.remove(at).kind
            {
                body = value;
            }
            let parts = read_of(parts, &body);
            let body = if parts.is_empty() {
                body
            } else {
                let_in(nix_tree::inherits::contract_recursive(parts), body)
            };
            (param, body)
        })
    })
}

/// `let day = element.day; in day  =>  element.day`: what the element is taken apart into is read where it is needed.
fn read_in_place(ctx: &mut Context<'_>, element: &Element, parts: &mut Vec<Binding>) {
    let mut waiting: Vec<PatId> = match element {
        Element::Pattern(hir::ForBinding::Declare(_, pattern)) | Element::Entry { pattern, .. } => {
            vec![*pattern]
        }
        Element::Params(params) => params.clone(),
        Element::Pattern(hir::ForBinding::Assign(_)) | Element::Index(_) => Vec::new(),
    };
    while let Some(pattern) = waiting.pop() {
        match &ctx.module()[pattern] {
            Pattern::Name(name) => {
                let Some(symbol) = ctx.bindings().pattern_symbol(pattern) else { continue };
                let key = ctx.key(symbol);
                let name = ctx.names.of(key, name);
                let Some(at) = parts.iter().position(|part| is_named(part, &name)) else { continue };
                let value = match parts.get(at).map(|part| &part.kind) {
                    Some(BindingKind::Value { value, .. }) => value.clone(),
                    _ => continue,
                };
                if matches!(value.kind, ExprKind::Select { default: None, .. }) {
                    ctx.substitutions.insert(key, value);
                    parts.remove(at);
                }
            }
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value));
                waiting.extend(*rest);
            }
            Pattern::Array(elements) => waiting.extend(elements.iter().flatten().map(|it| it.pattern)),
            Pattern::Missing | Pattern::Expr(_) => {}
        }
    }
}

/// Whether a binding is `name = value;`.
fn is_named(part: &Binding, name: &str) -> bool {
    let BindingKind::Value { path, .. } = &part.kind else { return false };
    matches!(path.as_slice(), [one] if matches!(&one.kind, AttrNameKind::Static(it) if it == name))
}

/// The bindings that a body reads, directly or by others.
fn read_of(parts: Vec<Binding>, body: &Expr) -> Vec<Binding> {
    let mut kept: Vec<Binding> = Vec::new();
    for part in parts.into_iter().rev() {
        let is_read = |name: &str| {
            let in_kept = |it: &Binding| match &it.kind {
                BindingKind::Value { value, .. } => crate::lower::mentions(value, name),
                BindingKind::Inherit { .. } => true,
            };
            crate::lower::mentions(body, name) || kept.iter().any(in_kept)
        };
        let is_kept = match &part.kind {
            BindingKind::Value { path, .. } => path.first().is_none_or(|name| match &name.kind {
                AttrNameKind::Static(name) => is_read(name),
                _ => true,
            }),
            BindingKind::Inherit { names, .. } => names.iter().any(|it| is_read(&it.name)),
        };
        if is_kept {
            kept.push(part);
        }
    }
    kept.reverse();
    kept
}
