//! `for` loops that count: a fold over a range.

use nix_tree::build::{apply, binary, ident, lambda};
use nix_tree::{BinaryOp, Expr, ExprKind};
use tsnix_check::names::{LocalSymbolId, Meaning};
use tsnix_syntax::hir::{self, ExprId, Pattern, Stmt, StmtId};

use super::element::Element;
use super::fold::fold;
use crate::context::{Context, SymbolKey};
use crate::lower::block::Step;
use crate::lower::mutation;
use crate::lower::walk::{self, Part};
use crate::lower::{bare, branches, builtin_call, closures, expr, helper, names, numbers};
use crate::runtime::Helper;

/// `for (let i = 0; i < xs.length; i++)`: `xs[i]` is there.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) struct CountedIndex {
    index: SymbolKey,
    list: SymbolKey,
}

/// Whether `object[index]` is a list and the index of a loop over just that list.
pub(in crate::lower) fn is_counted_index(ctx: &Context<'_>, object: ExprId, index: ExprId) -> bool {
    let module = ctx.module();
    let key = |id: ExprId| match &module[bare(ctx, id)] {
        hir::Expr::Name(name) => names::symbol(ctx, id, name).map(|symbol| ctx.key(symbol)),
        _ => None,
    };
    let (Some(list), Some(index)) = (key(object), key(index)) else { return false };
    ctx.lower.counted.iter().any(|it| it.index == index && it.list == list)
}

/// `for (let i = a; i < b; i++)` whose bound and index nobody else changes: a fold over a range.
pub(super) fn counted(
    ctx: &mut Context<'_>,
    init: StmtId,
    test: Option<ExprId>,
    update: Option<ExprId>,
    body: StmtId,
    rest: &[StmtId],
) -> Option<Step> {
    let module = ctx.module();
    let Stmt::Variable(decl) = &module[init] else { return None };
    let [declarator] = &decl.declarators[..] else { return None };
    let symbol = ctx.bindings().pattern_symbol(declarator.pattern)?;
    if !matches!(&module[declarator.pattern], Pattern::Name(_)) {
        return None;
    }
    let is_index = |id: ExprId| matches!(&module[bare(ctx, id)], hir::Expr::Name(name) if names::symbol(ctx, id, name) == Some(symbol));
    let hir::Expr::Update { is_increment: true, target, .. } = &module[update?] else { return None };
    let hir::Expr::Binary { op, left, right } = &module[test?] else { return None };
    let is_inclusive = match op {
        hir::BinaryOp::Less => false,
        hir::BinaryOp::LessEqual => true,
        _ => return None,
    };
    if !is_index(*target) || !is_index(*left) {
        return None;
    }
    let stmts = branches::stmts_of(ctx, body);
    let changed = mutation::changed_in(ctx, &stmts);
    if changed.contains(&symbol) || reads_any(ctx, *right, &changed) || reads(ctx, *right, symbol) {
        return None;
    }
    let from = expr(ctx, declarator.init?);
    let bound = expr(ctx, *right);
    let is_int = numbers::is_int(ctx, declarator.init?) && numbers::is_int(ctx, *right);
    let list = range(ctx, from, bound, is_inclusive, is_int);
    let over = length_of(ctx, *right).filter(|list| !changed.contains(&list.symbol));
    let key = ctx.key(symbol);
    let count = ctx.lower.counted.len();
    ctx.lower.counted.extend(over.map(|list| CountedIndex { index: key, list }));
    let step = fold(ctx, list, Element::Index(symbol), &stmts, false, rest);
    ctx.lower.counted.truncate(count);
    Some(step)
}

/// The whole numbers from one to another.
pub(super) fn range(
    ctx: &mut Context<'_>,
    from: Expr,
    bound: Expr,
    is_inclusive: bool,
    is_int: bool,
) -> Expr {
    let starts_at_zero = matches!(from.kind, ExprKind::Int(0));
    let is_length = matches!(&bound.kind, ExprKind::Apply { function, .. } if is_length_function(function))
        || matches!(bound.kind, ExprKind::Int(count) if count >= 0);
    if starts_at_zero && is_length && is_int && !is_inclusive {
        return builtin_call("genList", [lambda("i", ident("i")), bound]);
    }
    if is_int && let Some(range) = ctx.lib_function(&["range"]) {
        let last = match (is_inclusive, &bound.kind) {
            (true, _) => bound,
            (false, ExprKind::Int(bound)) => nix_tree::build::int(bound - 1),
            (false, _) => binary(BinaryOp::Subtract, bound, nix_tree::build::int(1)),
        };
        return apply(range, [from, last]);
    }
    let end = if is_inclusive { after_whole(ctx, bound, is_int) } else { bound };
    let range = helper(ctx, Helper::Range);
    apply(range, [from, end])
}

/// One more than the greatest whole number that is not above a bound.
pub(super) fn after_whole(ctx: &mut Context<'_>, bound: Expr, is_int: bool) -> Expr {
    let _ = ctx;
    match bound.kind {
        ExprKind::Int(value) => nix_tree::build::int(value + 1),
        _ if is_int => binary(BinaryOp::Add, bound, nix_tree::build::int(1)),
        _ => binary(BinaryOp::Add, builtin_call("floor", [bound]), nix_tree::build::int(1)),
    }
}

pub(super) fn is_length_function(function: &Expr) -> bool {
    match &function.kind {
        ExprKind::Select { path, .. } => matches!(
            path.last().map(|name| &name.kind),
            Some(nix_tree::AttrNameKind::Static(name)) if name == "length" || name == "stringLength"
        ),
        _ => false,
    }
}

/// The variable of `xs.length`.
pub(super) fn length_of(ctx: &Context<'_>, id: ExprId) -> Option<SymbolKey> {
    let module = ctx.module();
    let hir::Expr::Member { object, name, .. } = &module[bare(ctx, id)] else { return None };
    if name.name != "length" {
        return None;
    }
    match &module[bare(ctx, *object)] {
        hir::Expr::Name(name) => names::symbol(ctx, *object, name).map(|symbol| ctx.key(symbol)),
        _ => None,
    }
}

pub(super) fn reads(ctx: &Context<'_>, id: ExprId, symbol: LocalSymbolId) -> bool {
    reads_any(ctx, id, &[symbol].into_iter().collect())
}

/// Whether an expression reads one of the variables.
pub(super) fn reads_any(
    ctx: &Context<'_>,
    id: ExprId,
    symbols: &std::collections::BTreeSet<LocalSymbolId>,
) -> bool {
    reads_any_in(ctx, vec![Part::Expr(id)], symbols)
}

/// Whether some parts of a program read a variable.
pub(super) fn reads_in(ctx: &Context<'_>, parts: Vec<Part>, symbol: LocalSymbolId) -> bool {
    reads_any_in(ctx, parts, &[symbol].into_iter().collect())
}

fn reads_any_in(
    ctx: &Context<'_>,
    parts: Vec<Part>,
    symbols: &std::collections::BTreeSet<LocalSymbolId>,
) -> bool {
    let module = ctx.module();
    let mut found = false;
    walk::each(module, parts, |part| {
        if let Part::Expr(id) = part
            && let hir::Expr::Name(name) = &module[id]
        {
            found |= names::symbol(ctx, id, name).is_some_and(|symbol| symbols.contains(&symbol));
        }
        // `x += 1` reads what it changes.
        if let Part::Expr(id) = part
            && let hir::Expr::Assign { op: Some(_), target, .. } = &module[id]
            && let Pattern::Name(name) = &module[*target]
        {
            let bindings = ctx.bindings();
            let symbol = bindings.lookup(bindings.expr_scope(id), name, Meaning::VALUE);
            found |= symbol.is_some_and(|symbol| symbols.contains(&symbol));
        }
        if let Part::Expr(id) = part
            && matches!(&module[id], hir::Expr::Call { .. })
        {
            found |= closures::taken_by_call(ctx, id).iter().any(|symbol| symbols.contains(symbol));
        }
        true
    });
    found
}
