//! Checks at the top of a module that nothing reads: `if (bad) throw new Error(m)`, `assert(c, m)`, `console.log(x)`.
//!
//! JavaScript runs them before anything is exported; in Nix they come before the value of the file. Checks among
//! statements whose variables are used happen there, with them. Works on what emission made; decides no layout.

use nix_tree::build::{apply, builtin, ident};
use nix_tree::{AttrNameKind, BindingKind, Expr, ExprKind};
use tsnix_source::TextRange;
use tsnix_syntax::hir::{self, Stmt, StmtId};

use crate::context::Context;
use crate::outline::{ItemId, ItemKind, Uses};

/// The statements of the entry, and of modules that its value uses, that check something and that nobody reads.
pub(crate) fn unread(ctx: &Context<'_>, uses: &Uses) -> Vec<ItemId> {
    let mut files: Vec<_> = uses.items.iter().map(|item| ctx.outline.item(*item).file).collect();
    files.push(ctx.file);
    let all = (0..ctx.outline.items.len()).map(ItemId);
    let is_guard = |id: &ItemId| {
        let item = ctx.outline.item(*id);
        match &item.kind {
            ItemKind::State(stmts) => {
                let module = ctx.module_of(item.file);
                files.contains(&item.file)
                    && !uses.items.contains(id)
                    && stmts.iter().any(|stmt| checks(module, *stmt))
            }
            _ => false,
        }
    };
    all.filter(is_guard).collect()
}

/// Where the first of an item's statements that checks something stands.
pub(crate) fn place(ctx: &Context<'_>, guard: ItemId) -> TextRange {
    let item = ctx.outline.item(guard);
    let module = ctx.module_of(item.file);
    let ItemKind::State(stmts) = &item.kind else { return item.range };
    let check = stmts.iter().find(|stmt| checks(module, **stmt));
    check.map_or(item.range, |stmt| module.stmts.range(*stmt))
}

/// Whether a statement does something by itself that can be noticed: it may throw, or calls a function for that alone.
fn checks(module: &hir::Module, stmt: StmtId) -> bool {
    if matches!(module[stmt], Stmt::Function { .. } | Stmt::Variable(_)) {
        return false;
    }
    let range = module.stmts.range(stmt);
    let is_inside = |id: &StmtId| range.contains(module.stmts.range(*id));
    let is_throw = |id: StmtId| matches!(module[id], Stmt::Throw(_));
    let is_plain_call = |expr: hir::ExprId| match &module[expr] {
        hir::Expr::Call { callee, .. } => match &module[*callee] {
            hir::Expr::Name(_) => true,
            hir::Expr::Member { object, .. } => {
                matches!(&module[*object], hir::Expr::Name(name) if name == "console")
            }
            _ => false,
        },
        _ => false,
    };
    let is_call = |id: StmtId| matches!(module[id], Stmt::Expr(expr) if is_plain_call(expr));
    module.stmts.ids().filter(is_inside).any(|id| is_throw(id) || is_call(id))
}

/// The value of a file behind a check. What a function of a set gives is checked when it is called: the file stays a
/// function of its arguments. A check that has variables is bound as they are.
pub(crate) fn before(ctx: &mut Context<'_>, guard: ItemId, body: Expr) -> Expr {
    if let Some(key) = ctx.outline.item(guard).symbols.first().copied() {
        let name = ctx.symbol_name(key);
        return inside(body, |body| apply(builtin("seq"), [ident(name), body]));
    }
    let mut bindings = crate::file::lower_item(ctx, guard);
    match bindings.pop().map(|binding| binding.kind) {
        Some(BindingKind::Value { value, .. }) => inside(body, |body| joined(value, body)),
        _ => body,
    }
}

/// `{ pkgs, ... }: body` with something done to the body.
fn inside(body: Expr, change: impl FnOnce(Expr) -> Expr) -> Expr {
    let origin = body.origin;
    match body.into_kind() {
        ExprKind::Lambda { param: param @ nix_tree::Param::Set(_), body } => {
            Expr { kind: ExprKind::Lambda { param, body: change(*body).into() }, origin }
        }
        kind => change(Expr { kind, origin }),
    }
}

/// A check that ends in nothing, then a value: `assert c || throw m; body`, `if bad then throw m else body`.
fn joined(guard: Expr, body: Expr) -> Expr {
    let origin = guard.origin;
    match guard.into_kind() {
        ExprKind::Attrs(set) if set.bindings.is_empty() => body,
        ExprKind::Assert { condition, body: rest } => {
            let rest = joined(*rest, body).into();
            Expr { kind: ExprKind::Assert { condition, body: rest }, origin }
        }
        ExprKind::If { condition, consequent, alternate } if is_throw(&consequent) => {
            let alternate = joined(*alternate, body).into();
            Expr { kind: ExprKind::If { condition, consequent, alternate }, origin }
        }
        // builtins.seq a rest, builtins.trace a rest
        ExprKind::Apply { function, mut arguments } if arguments.len() == 2 && is_order(&function) => {
            let rest = arguments.pop();
            arguments.extend(rest.map(|rest| joined(rest, body)));
            Expr { kind: ExprKind::Apply { function, arguments }, origin }
        }
        kind => apply(builtin("seq"), [Expr { kind, origin }, body]),
    }
}

fn is_throw(value: &Expr) -> bool {
    let ExprKind::Apply { function, .. } = &value.kind else { return false };
    matches!(&function.kind, ExprKind::Ident(name) if name == "throw")
}

fn is_order(function: &Expr) -> bool {
    let ExprKind::Select { target, path, default: None } = &function.kind else { return false };
    let is_builtins = matches!(&target.kind, ExprKind::Ident(name) if name == "builtins");
    let [name] = &path[..] else { return false };
    is_builtins && matches!(&name.kind, AttrNameKind::Static(name) if name == "seq" || name == "trace")
}
