//! Statements.

use swc_common::{Span, Spanned};
use swc_ecma_ast as swc;

use super::{Ctx, Role, expr, function, guarded, item, name, pattern, type_node};
use crate::hir::{
    CatchClause, Declarator, ForBinding, Modifiers, Stmt, StmtId, SwitchCase, VariableDecl, VariableKind,
};

/// The statements of a block.
pub(super) fn stmts(ctx: &mut Ctx<'_>, nodes: &[swc::Stmt]) -> Vec<StmtId> {
    nodes.iter().map(|node| stmt(ctx, node)).collect()
}

/// A statement, whatever its depth.
pub(super) fn stmt(ctx: &mut Ctx<'_>, node: &swc::Stmt) -> StmtId {
    guarded(|| {
        let lowered = match node {
            swc::Stmt::Decl(declaration) => {
                return item::declaration(ctx, declaration, Modifiers::default(), declaration.span());
            }
            swc::Stmt::If(_) => return if_chain(ctx, node),
            other => lower_stmt(ctx, other),
        };
        let range = ctx.range(node.span());
        ctx.module.stmts.add(lowered, range)
    })
}

fn lower_stmt(ctx: &mut Ctx<'_>, node: &swc::Stmt) -> Stmt {
    match node {
        swc::Stmt::Block(block) => Stmt::Block(stmts(ctx, &block.stmts)),
        swc::Stmt::Empty(_) => Stmt::Empty,
        swc::Stmt::Debugger(_) => Stmt::Debugger,
        swc::Stmt::With(with) => {
            Stmt::With { object: expr::expr(ctx, &with.obj), body: stmt(ctx, &with.body) }
        }
        swc::Stmt::Return(result) => Stmt::Return(expr::option(ctx, result.arg.as_deref())),
        swc::Stmt::Labeled(labeled) => {
            Stmt::Labeled { label: name::ident(ctx, &labeled.label), body: stmt(ctx, &labeled.body) }
        }
        swc::Stmt::Break(jump) => Stmt::Break(jump.label.as_ref().map(|label| name::ident(ctx, label))),
        swc::Stmt::Continue(jump) => Stmt::Continue(jump.label.as_ref().map(|label| name::ident(ctx, label))),
        swc::Stmt::Switch(switch) => Stmt::Switch {
            value: expr::expr(ctx, &switch.discriminant),
            cases: switch.cases.iter().map(|case| switch_case(ctx, case)).collect(),
        },
        swc::Stmt::Throw(throw) => Stmt::Throw(expr::expr(ctx, &throw.arg)),
        swc::Stmt::Try(attempt) => Stmt::Try {
            body: stmts(ctx, &attempt.block.stmts),
            handler: attempt.handler.as_ref().map(|clause| catch_clause(ctx, clause)),
            finalizer: attempt.finalizer.as_ref().map(|block| stmts(ctx, &block.stmts)),
        },
        swc::Stmt::While(each) => {
            Stmt::While { test: expr::expr(ctx, &each.test), body: stmt(ctx, &each.body) }
        }
        swc::Stmt::DoWhile(each) => {
            Stmt::DoWhile { body: stmt(ctx, &each.body), test: expr::expr(ctx, &each.test) }
        }
        swc::Stmt::For(each) => Stmt::For {
            init: each.init.as_ref().map(|init| for_init(ctx, init)),
            test: expr::option(ctx, each.test.as_deref()),
            update: expr::option(ctx, each.update.as_deref()),
            body: stmt(ctx, &each.body),
        },
        swc::Stmt::ForIn(each) => Stmt::ForIn {
            binding: for_binding(ctx, &each.left),
            object: expr::expr(ctx, &each.right),
            body: stmt(ctx, &each.body),
        },
        swc::Stmt::ForOf(each) => Stmt::ForOf {
            binding: for_binding(ctx, &each.left),
            iterable: expr::expr(ctx, &each.right),
            body: stmt(ctx, &each.body),
            is_await: each.is_await,
        },
        swc::Stmt::Expr(statement) => match &*statement.expr {
            swc::Expr::Invalid(_) => Stmt::Missing,
            inner => Stmt::Expr(expr::expr(ctx, inner)),
        },
        // Both are lowered by the caller.
        swc::Stmt::If(_) | swc::Stmt::Decl(_) => Stmt::Missing,
    }
}

/// `if (a) b else if (c) d else e`: long chains are walked in a loop, from the last to the first.
fn if_chain(ctx: &mut Ctx<'_>, node: &swc::Stmt) -> StmtId {
    let mut heads = Vec::new();
    let mut current = Some(node);
    while let Some(swc::Stmt::If(head)) = current {
        let test = expr::expr(ctx, &head.test);
        let then = stmt(ctx, &head.cons);
        heads.push((test, then, head.span));
        current = head.alt.as_deref();
    }
    let mut otherwise = current.map(|last| stmt(ctx, last));
    for (test, then, span) in heads.into_iter().rev() {
        let range = ctx.range(span);
        otherwise = Some(ctx.module.stmts.add(Stmt::If { test, then, otherwise }, range));
    }
    // The chain has at least the statement that was given.
    otherwise.unwrap_or_else(|| {
        let range = ctx.range(node.span());
        ctx.module.stmts.add(Stmt::Missing, range)
    })
}

fn switch_case(ctx: &mut Ctx<'_>, node: &swc::SwitchCase) -> SwitchCase {
    SwitchCase {
        test: expr::option(ctx, node.test.as_deref()),
        body: stmts(ctx, &node.cons),
        range: ctx.range(node.span),
    }
}

fn catch_clause(ctx: &mut Ctx<'_>, node: &swc::CatchClause) -> CatchClause {
    let (binding, ty) = match &node.param {
        Some(param) => {
            let binding = pattern::pattern(ctx, param);
            (Some(binding), type_node::annotation(ctx, function::annotation_of(param).0))
        }
        None => (None, None),
    };
    let body = stmts(ctx, &node.body.stmts);
    CatchClause { binding, ty, body, range: ctx.range(node.span) }
}

fn for_init(ctx: &mut Ctx<'_>, node: &swc::VarDeclOrExpr) -> StmtId {
    match node {
        swc::VarDeclOrExpr::VarDecl(declaration) => {
            let lowered = Stmt::Variable(variable(ctx, declaration, Modifiers::default()));
            let range = ctx.range(declaration.span);
            ctx.module.stmts.add(lowered, range)
        }
        swc::VarDeclOrExpr::Expr(value) => {
            let range = ctx.range(value.span());
            let lowered = Stmt::Expr(expr::expr(ctx, value));
            ctx.module.stmts.add(lowered, range)
        }
    }
}

fn for_binding(ctx: &mut Ctx<'_>, node: &swc::ForHead) -> ForBinding {
    let (kind, declarators) = match node {
        swc::ForHead::Pat(target) => return ForBinding::Assign(pattern::pattern(ctx, target)),
        swc::ForHead::VarDecl(declaration) => (variable_kind(declaration.kind), &declaration.decls),
        swc::ForHead::UsingDecl(declaration) => (VariableKind::Using, &declaration.decls),
    };
    let target = match declarators.first() {
        Some(first) => pattern::pattern(ctx, &first.name),
        None => {
            let range = ctx.range(node.span());
            ctx.module.patterns.add(crate::hir::Pattern::Missing, range)
        }
    };
    ForBinding::Declare(kind, target)
}

/// `const a = 1, b = 2`
pub(super) fn variable(ctx: &mut Ctx<'_>, node: &swc::VarDecl, modifiers: Modifiers) -> VariableDecl {
    VariableDecl {
        kind: variable_kind(node.kind),
        declarators: declarators(ctx, &node.decls),
        modifiers: Modifiers { is_declare: modifiers.is_declare || node.declare, ..modifiers },
    }
}

/// The variables of a declaration.
pub(super) fn declarators(ctx: &mut Ctx<'_>, nodes: &[swc::VarDeclarator]) -> Vec<Declarator> {
    let lower = |node: &swc::VarDeclarator| {
        let annotation = function::annotation_of(&node.name).0;
        ctx.note_missing(node.name.span(), Role::Variable);
        Declarator {
            pattern: pattern::pattern(ctx, &node.name),
            ty: type_node::annotation(ctx, annotation),
            init: expr::option(ctx, node.init.as_deref()),
            range: ctx.range(declarator_span(node)),
        }
    };
    nodes.iter().map(lower).collect()
}

fn declarator_span(node: &swc::VarDeclarator) -> Span {
    node.span
}

fn variable_kind(kind: swc::VarDeclKind) -> VariableKind {
    match kind {
        swc::VarDeclKind::Const => VariableKind::Const,
        swc::VarDeclKind::Let => VariableKind::Let,
        swc::VarDeclKind::Var => VariableKind::Var,
    }
}
