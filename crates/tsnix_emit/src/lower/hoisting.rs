//! What is declared in a block and named before: where what follows a statement may end up inside of its value,
//! it is bound in front of that statement.
//!
//! Function declarations are known from the start of their block; a constant is known to functions that are made
//! before it and called behind it. Nix's `let` knows no order, so that a constant may stand earlier.

use std::collections::BTreeSet;
use std::rc::Rc;

use tsnix_check::names::{Declaration, LocalSymbolId, ScopeId};
use tsnix_syntax::hir::{self, FunctionId, Stmt, StmtId, VariableKind};

use super::walk::{self, Part};
use super::{block, mutation, names};
use crate::context::Context;

/// Function declarations are known from the start of their block: where what follows a statement may end up
/// inside of its value, those that are named so far are bound before it.
pub(super) fn hoist(ctx: &mut Context<'_>, so_far: &[StmtId], rest: &[StmtId]) {
    let module = ctx.module();
    let is_plain = so_far.last().is_none_or(|stmt| {
        matches!(
            &module[*stmt],
            Stmt::Variable(_) | Stmt::Function { .. } | Stmt::Empty | Stmt::TypeAlias(_) | Stmt::Interface(_)
        )
    });
    let declared = |stmt: &StmtId| match &module[*stmt] {
        Stmt::Function { function, .. } => Some((*stmt, *function)),
        _ => None,
    };
    let mut later: Vec<(StmtId, FunctionId)> = rest.iter().filter_map(declared).collect();
    if is_plain && ctx.lower.exits.thrown.is_nowhere() {
        return;
    }
    let mut hoisted: Vec<Part> = Vec::new();
    let mut waiting: Vec<Part> = match later.is_empty() {
        true => Vec::new(),
        false => so_far.iter().map(|it| Part::Stmt(*it)).collect(),
    };
    while !waiting.is_empty() {
        let mut named = Vec::new();
        walk::each(module, std::mem::take(&mut waiting), |part| {
            if let Part::Expr(id) = part
                && let hir::Expr::Name(name) = &module[id]
            {
                named.push(name.clone());
            }
            true
        });
        let is_named = |id: FunctionId| module[id].name.as_ref().is_some_and(|it| named.contains(&it.name));
        let (now, others): (Vec<_>, Vec<_>) =
            later.into_iter().partition(|(_, function)| is_named(*function));
        later = others;
        for (stmt, function) in now {
            block::declared_function(ctx, stmt, function);
            ctx.lower.hoisted.insert((ctx.file, function));
            waiting.push(Part::Function(function));
            hoisted.push(Part::Function(function));
        }
    }
    if ctx.lower.exits.thrown.is_nowhere() {
        constants(ctx, rest, hoisted);
    }
}

/// Constants that are named in front of their place, and what they are made of.
fn constants(ctx: &mut Context<'_>, rest: &[StmtId], mut waiting: Vec<Part>) {
    let early = named_early(ctx);
    if early.is_empty() && waiting.is_empty() {
        return;
    }
    let mut wanted: BTreeSet<usize> = BTreeSet::new();
    for (at, stmt) in rest.iter().enumerate() {
        let range = ctx.module().stmts.range(*stmt);
        let is_early = early.range(range.start..range.end).next().is_some();
        if is_early && is_constant(ctx, *stmt) && wanted.insert(at) {
            waiting.push(Part::Stmt(*stmt));
        }
    }
    while !waiting.is_empty() {
        let mut used = Vec::new();
        walk::each(ctx.module(), std::mem::take(&mut waiting), |part| {
            if let Part::Expr(id) = part
                && let hir::Expr::Name(name) = &ctx.module()[id]
            {
                used.extend(names::symbol(ctx, id, name).and_then(|symbol| declared_at(ctx, symbol)));
            }
            true
        });
        for place in used {
            let at = rest.partition_point(|it| ctx.module().stmts.range(*it).end <= place);
            if let Some(stmt) = rest.get(at).copied()
                && ctx.module().stmts.range(stmt).start <= place
                && !wanted.contains(&at)
                && is_constant(ctx, stmt)
            {
                wanted.insert(at);
                waiting.push(Part::Stmt(stmt));
            }
        }
    }
    for stmt in wanted.into_iter().filter_map(|at| rest.get(at).copied()) {
        if let Stmt::Variable(decl) = &ctx.module()[stmt] {
            block::variables(ctx, stmt, decl);
            ctx.lower.hoisted_constants.insert((ctx.file, stmt));
        }
    }
}

/// Where a variable of a function is declared.
fn declared_at(ctx: &Context<'_>, symbol: LocalSymbolId) -> Option<u32> {
    let known = ctx.bindings().symbol(symbol);
    match known.declarations.first()? {
        Declaration::Variable(pattern, _) if known.scope != ScopeId(0) => {
            Some(ctx.module().patterns.range(*pattern).start)
        }
        _ => None,
    }
}

/// The places of variables that are named in front of them; found out once.
fn named_early(ctx: &mut Context<'_>) -> Rc<BTreeSet<u32>> {
    if let Some(known) = ctx.lower.named_early.get(&ctx.file) {
        return Rc::clone(known);
    }
    let module = ctx.module();
    let mut found = BTreeSet::new();
    for id in module.exprs.ids() {
        if let hir::Expr::Name(name) = &module[id]
            && let Some(symbol) = names::symbol(ctx, id, name)
            && let Some(place) = declared_at(ctx, symbol)
            && module.exprs.range(id).start < place
        {
            found.insert(place);
        }
    }
    let found = Rc::new(found);
    ctx.lower.named_early.insert(ctx.file, Rc::clone(&found));
    found
}

/// Whether a statement makes constants, and neither changes nor reads what changes.
fn is_constant(ctx: &mut Context<'_>, stmt: StmtId) -> bool {
    let module = ctx.module();
    let Stmt::Variable(decl) = &module[stmt] else { return false };
    if decl.kind != VariableKind::Const
        || ctx.lower.hoisted_constants.contains(&(ctx.file, stmt))
        || !mutation::changed_in(ctx, &[stmt]).is_empty()
    {
        return false;
    }
    let mut symbols = Vec::new();
    walk::each(module, vec![Part::Stmt(stmt)], |part| {
        match part {
            Part::Expr(id) => {
                if let hir::Expr::Name(name) = &module[id] {
                    symbols.extend(names::symbol(ctx, id, name));
                }
                if let hir::Expr::Call { .. } = &module[id] {
                    symbols.extend(super::closures::taken_by_call(ctx, id));
                }
            }
            Part::Pattern(id) => symbols.extend(ctx.bindings().pattern_symbol(id)),
            // What a function reads it reads when it is called.
            Part::Function(_) => return false,
            Part::Stmt(_) => {}
        }
        true
    });
    symbols.into_iter().all(|symbol| !mutation::is_variable(ctx, symbol))
}
