//! Loops. Over a list: a fold over the variables that change. Others: steps of a state, kept by
//! `genericClosure`, so that no loop grows the stack. A list that a loop only fills is built once.

mod counted;
mod element;
mod filling;
mod fold;
mod grouped;
mod live;
mod short;
mod state;
mod steps;
mod turn;

pub(super) use counted::{CountedIndex, is_counted_index};
pub(super) use grouped::grouped_reduce;

use nix_tree::build::{bind, ident};
use nix_tree::{Expr, ExprKind};
use tsnix_syntax::hir::{self, ExprId, ForBinding, FunctionBody, PatId, Stmt, StmtId};

use super::block::{self, Step};
use super::facts::{self, Facts};
use super::mutation::{self};
use super::{arrays, assign, attempts, bare, branches, helper_call, shapes};
use crate::context::Context;
use crate::runtime::Helper;
use counted::counted;
use element::Element;
use fold::{fold, fold_with};
use steps::general;
use turn::Turn;

/// A loop statement.
pub(super) fn lower(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Step {
    match &ctx.module()[id] {
        Stmt::ForOf { binding, iterable, body, .. } => {
            let (binding, iterable, body) = (*binding, *iterable, *body);
            let is_short = short::is_short(ctx, iterable);
            let stmts = branches::stmts_of(ctx, body);
            if let Some(live) = live::of_statement(ctx, iterable, binding, &stmts) {
                return live::lower(ctx, &live, &Turn::Stmts(stmts), rest);
            }
            if let ForBinding::Declare(_, pattern) = binding
                && let Some(set) = entries_set(ctx, iterable, pattern, &stmts)
            {
                return over_entries(ctx, set, pattern, &Turn::Stmts(stmts), is_short, rest);
            }
            if let ForBinding::Declare(_, pattern) = binding
                && let Some((indexed, params)) = indexed_list(ctx, iterable, pattern)
            {
                let is_short = short::is_short(ctx, indexed);
                let list = arrays::iterated(ctx, indexed);
                let list = helper_call(ctx, Helper::Enumerate, [list]);
                let turn = Turn::Stmts(stmts);
                return fold_with(ctx, list, Element::Params(params), &turn, is_short, rest);
            }
            let list = |ctx: &mut Context<'_>| arrays::iterated(ctx, iterable);
            attempts::head(ctx, iterable, rest, list, |ctx, list| {
                let body = branches::stmts_of(ctx, body);
                fold(ctx, list, Element::Pattern(binding), &body, is_short, rest)
            })
        }
        Stmt::For { init, test, update, body } => {
            if let Some(init) = init {
                rename_head(ctx, *init);
                if let Some(step) = counted(ctx, *init, *test, *update, *body, rest) {
                    return step;
                }
                block::head(ctx, *init);
            }
            general(ctx, *test, *update, false, *body, rest)
        }
        Stmt::While { test, body } => general(ctx, Some(*test), None, false, *body, rest),
        Stmt::DoWhile { body, test } => general(ctx, Some(*test), None, true, *body, rest),
        _ => Step::Next,
    }
}

fn rename_head(ctx: &mut Context<'_>, init: StmtId) {
    let scope = ctx.bindings().stmt_scope(init);
    block::rename_in_scope(ctx, scope);
}

/// The object in `Object.entries(o)`, where the loop takes each entry apart into its name and any pattern, and does not
/// change it.
fn entries_set(ctx: &Context<'_>, list: ExprId, pattern: PatId, body: &[StmtId]) -> Option<ExprId> {
    let set = crate::builtins::entries_of(ctx, list)?;
    let module = ctx.module();
    let hir::Pattern::Array(elements) = &module[pattern] else { return None };
    let is_part = |(at, element): (usize, &Option<hir::PatternElement>)| {
        element.as_ref().is_none_or(|element| {
            let is_plain = element.default.is_none() && !element.is_rest;
            is_plain && (at == 1 || matches!(&module[element.pattern], hir::Pattern::Name(_)))
        })
    };
    let are_parts = elements.len() <= 2 && elements.iter().enumerate().all(is_part);
    let changed = mutation::changed_in(ctx, body);
    let is_kept = !counted::reads_any(ctx, set, &changed) && !attempts::is_tried_head(ctx, list);
    (are_parts && is_kept).then_some(set)
}

/// `for (const [i, x] of xs.entries())`: the list, and what its elements and their indices are taken apart into.
fn indexed_list(ctx: &Context<'_>, id: ExprId, pattern: PatId) -> Option<(ExprId, Vec<PatId>)> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, is_optional: false, .. } = &module[bare(ctx, id)] else {
        return None;
    };
    let hir::Expr::Member { object, name, is_optional: false } = &module[bare(ctx, *callee)] else {
        return None;
    };
    let is_list = name.name == "entries" && args.is_empty() && facts::of(ctx, *object).only(Facts::LIST);
    let hir::Pattern::Array(elements) = &module[pattern] else { return None };
    let [Some(index), Some(value)] = &elements[..] else { return None };
    let are_plain = [index, value].iter().all(|it| it.default.is_none() && !it.is_rest);
    let is_kept = is_list && are_plain && !attempts::is_tried_head(ctx, id);
    is_kept.then(|| (*object, vec![value.pattern, index.pattern]))
}

/// `for (const [k, v] of Object.entries(o))`: over the names, with `v = o.${k};` in each turn.
fn over_entries(
    ctx: &mut Context<'_>,
    set: ExprId,
    pattern: PatId,
    turn: &Turn,
    is_short: bool,
    rest: &[StmtId],
) -> Step {
    let value = super::access::strict(ctx, set);
    // What the turn binds may be called as the set is.
    let is_safe = match &value.kind {
        ExprKind::Ident(name) => ctx.bindings().symbols.iter().filter(|it| it.name == *name).count() == 1,
        _ => false,
    };
    let value = if is_safe {
        value
    } else {
        let name = crate::lower::fresh(ctx, "set");
        ctx.lower.pending.push(bind(name.clone(), value));
        ident(name)
    };
    let names = super::builtin_call("attrNames", [value.clone()]);
    fold_with(ctx, names, Element::Entry { set: value, pattern }, turn, is_short, rest)
}

/// `xs.forEach((x, i) => { ... })`
pub(super) fn for_each(ctx: &mut Context<'_>, call: ExprId, rest: &[StmtId]) -> Step {
    let module = ctx.module();
    let Some(function) = mutation::for_each_callback(ctx, call) else { return Step::Next };
    let hir::Expr::Call { callee, .. } = &module[call] else { return Step::Next };
    let hir::Expr::Member { object, .. } = &module[bare(ctx, *callee)] else { return Step::Next };
    let it = &module[function];
    let params: Vec<PatId> = it.params.iter().map(|param| param.pattern).collect();
    // In a callback `return` ends the turn.
    let turn = match &it.body {
        FunctionBody::Block(stmts) => Turn::Callback(stmts.clone()),
        FunctionBody::Expr(body) => Turn::Effect(*body),
        FunctionBody::None => return Step::Next,
    };
    if let Some(live) = live::of_callback(ctx, *object, &params, &turn) {
        return live::lower(ctx, &live, &turn, rest);
    }
    let is_short = short::is_short(ctx, *object);
    let list = arrays::iterated(ctx, *object);
    let list = match params.get(2) {
        Some(whole) => whole_list(ctx, *whole, list),
        None => list,
    };
    let list = if params.len() > 1 { helper_call(ctx, Helper::Enumerate, [list]) } else { list };
    fold_with(ctx, list, Element::Params(params), &turn, is_short, rest)
}

/// The third parameter of a callback is the list itself, under a name of its own.
fn whole_list(ctx: &mut Context<'_>, param: PatId, list: Expr) -> Expr {
    let list = if shapes::is_cheap(&list) {
        list
    } else {
        let name = crate::lower::fresh(ctx, "list");
        ctx.lower.pending.push(bind(name.clone(), list));
        ident(name)
    };
    if let Some(symbol) = ctx.bindings().pattern_symbol(param) {
        assign::set_to(ctx, symbol, list.clone());
    }
    list
}
