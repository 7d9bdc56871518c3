//! Whether something may throw: calls of functions, and what the library throws itself.

use tsnix_syntax::hir::{self, ExprId, FunctionBody, FunctionId, Stmt, StmtId};

use super::facts::{self, Facts};
use super::walk::{self, Part};
use super::{access, bare};
use crate::context::Context;

/// Whether evaluating the parts, with all that is inside, may throw.
pub(super) fn may_throw(ctx: &Context<'_>, parts: Vec<Part>) -> bool {
    let module = ctx.module();
    let mut found = false;
    walk::each(module, parts, |part| {
        match part {
            Part::Expr(id) => found |= throws_itself(ctx, id),
            Part::Stmt(id) => found |= matches!(&module[id], Stmt::Throw(_)),
            Part::Function(_) | Part::Pattern(_) => {}
        }
        !found
    });
    found
}

/// Whether evaluating an expression may throw.
pub(super) fn expr_may_throw(ctx: &Context<'_>, id: ExprId) -> bool {
    may_throw(ctx, vec![Part::Expr(id)])
}

/// Whether a statement without statements inside may throw.
pub(super) fn is_fallible_step(ctx: &Context<'_>, id: StmtId) -> bool {
    let is_step = matches!(
        &ctx.module()[id],
        Stmt::Expr(_) | Stmt::Variable(_) | Stmt::Return(Some(_)) | Stmt::Throw(_)
    );
    is_step && !is_function_only(ctx, id) && may_throw(ctx, vec![Part::Stmt(id)])
}

/// `const f = () => ...`: nothing runs yet.
fn is_function_only(ctx: &Context<'_>, id: StmtId) -> bool {
    let Stmt::Variable(decl) = &ctx.module()[id] else { return false };
    decl.declarators
        .iter()
        .all(|it| it.init.is_none_or(|init| matches!(&ctx.module()[bare(ctx, init)], hir::Expr::Function(_))))
}

/// Whether an expression is a call of something that may throw. The functions of JavaScript's library don't,
/// but for the callbacks that are written in them.
pub(super) fn throws_itself(ctx: &Context<'_>, id: ExprId) -> bool {
    let module = ctx.module();
    match &module[id] {
        hir::Expr::Call { callee, args, .. } => match &module[bare(ctx, *callee)] {
            hir::Expr::Member { object, name, .. } => match name.name.as_str() {
                // Of a place that is not there, and of an empty list.
                "with" => true,
                "reduce" | "reduceRight" if args.len() < 2 => true,
                _ => !is_of_library(ctx, *object),
            },
            hir::Expr::Function(_) => false,
            hir::Expr::Name(name) => {
                !matches!(name.as_str(), "String" | "Number" | "Boolean" | "parseInt" | "parseFloat")
            }
            _ => true,
        },
        // A function that is handed on is called by whoever has it.
        hir::Expr::Name(_) => {
            facts::of(ctx, id).has(Facts::FUNCTION)
                && !matches!(ctx.bindings().parent(id), tsnix_check::names::Parent::None)
        }
        hir::Expr::TaggedTemplate { .. } | hir::Expr::New { .. } => true,
        _ => false,
    }
}

pub(super) fn is_of_library(ctx: &Context<'_>, object: ExprId) -> bool {
    let is_global = ["Math", "Object", "Array", "Number", "console"]
        .iter()
        .any(|it| access::is_global_object(ctx, object, it));
    let plain = Facts::STRING | Facts::NUMBER | Facts::BOOLEAN | Facts::LIST | Facts::NULLISH;
    is_global || facts::of(ctx, object).only(plain)
}

/// The functions of the current module that a `try` may call: what they do counts there, used or not.
pub(super) fn is_tried(ctx: &Context<'_>, function: FunctionId) -> bool {
    if let Some(known) = ctx.lower.tried.borrow().get(&ctx.file) {
        return known.contains(&function);
    }
    let found = tried_functions(ctx);
    let is_tried = found.contains(&function);
    ctx.lower.tried.borrow_mut().insert(ctx.file, found);
    is_tried
}

fn tried_functions(ctx: &Context<'_>) -> std::collections::BTreeSet<FunctionId> {
    let module = ctx.module();
    let mut found = std::collections::BTreeSet::new();
    let mut waiting: Vec<Part> = Vec::new();
    for id in module.stmts.ids() {
        if let Stmt::Try { body, .. } = &module[id] {
            waiting.extend(body.iter().map(|it| Part::Stmt(*it)));
        }
    }
    while !waiting.is_empty() {
        let mut next = Vec::new();
        walk::each(module, std::mem::take(&mut waiting), |part| {
            match part {
                Part::Expr(id) => {
                    if let Some(function) = named_function(ctx, id)
                        && found.insert(function)
                    {
                        next.push(Part::Function(function));
                    }
                }
                Part::Function(function) => {
                    found.insert(function);
                }
                _ => {}
            }
            true
        });
        waiting = next;
    }
    found.retain(|function| !matches!(module[*function].body, FunctionBody::None));
    found
}

/// The function of the module that a name stands for.
pub(super) fn named_function(ctx: &Context<'_>, id: ExprId) -> Option<FunctionId> {
    use tsnix_check::names::{Declaration, PatternOrigin};
    let module = ctx.module();
    let hir::Expr::Name(name) = &module[id] else { return None };
    let symbol = super::names::symbol(ctx, id, name)?;
    match ctx.bindings().symbol(symbol).declarations.first()? {
        Declaration::Function(function) => Some(*function),
        Declaration::Variable(pattern, _) => {
            let PatternOrigin::Declarator(stmt, index) = ctx.bindings().pattern_origin(*pattern) else {
                return None;
            };
            let Stmt::Variable(decl) = &module[stmt] else { return None };
            match &module[bare(ctx, decl.declarators.get(index as usize)?.init?)] {
                hir::Expr::Function(function) => Some(*function),
                _ => None,
            }
        }
        _ => None,
    }
}
