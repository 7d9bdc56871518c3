//! What happens in a turn of a loop, and where control leads from it.

use nix_tree::{Binding, Expr};
use tsnix_syntax::hir::{ExprId, StmtId};

use crate::context::Context;
use crate::lower::block::{self, Exit, Exits, Shape};
use crate::lower::mutation::{self, Outcome};
use crate::lower::walk::Part;
use crate::lower::{attempts, expr, state};

/// What happens in a turn.
pub(super) enum Turn {
    Stmts(Vec<StmtId>),
    /// The body of a callback, in which `return` only ends the turn.
    Callback(Vec<StmtId>),
    Effect(ExprId),
}

impl Turn {
    pub(super) fn parts(&self) -> Vec<Part> {
        match self {
            Self::Stmts(stmts) | Self::Callback(stmts) => stmts.iter().map(|it| Part::Stmt(*it)).collect(),
            Self::Effect(expr) => vec![Part::Expr(*expr)],
        }
    }

    pub(super) fn outcome(&self, ctx: &Context<'_>) -> Outcome {
        match self {
            Self::Stmts(stmts) => mutation::outcome(ctx, stmts),
            Self::Callback(stmts) => {
                let throws = mutation::outcome(ctx, stmts).throws;
                Outcome { falls: true, throws, ..Outcome::default() }
            }
            Self::Effect(_) => Outcome { falls: true, ..Outcome::default() },
        }
    }
}

pub(super) fn exits_of(
    ctx: &Context<'_>,
    shape: &Shape,
    turn: &Turn,
    update: Option<ExprId>,
    test: Option<ExprId>,
) -> Exits {
    let on = if update.is_some() || test.is_some() {
        Exit::Turn { shape: shape.clone(), update, test }
    } else {
        Exit::State(shape.clone())
    };
    let over = Exit::State(shape.clone());
    let ret = if matches!(turn, Turn::Stmts(_)) { over.clone() } else { on.clone() };
    let thrown = attempts::inside_loop(ctx, shape);
    Exits { fall: on.clone(), ret, brk: over, cont: on, thrown }
}

pub(super) fn turn_body(ctx: &mut Context<'_>, turn: &Turn, prelude: Vec<Binding>, exits: Exits) -> Expr {
    let outer = std::mem::replace(&mut ctx.lower.exits, exits);
    let is_in_loop = std::mem::replace(&mut ctx.lower.is_in_loop, true);
    let value = state::scoped(ctx, |ctx| {
        ctx.lower.pending = nix_tree::inherits::contract_recursive(prelude);
        match turn {
            Turn::Stmts(stmts) | Turn::Callback(stmts) => block::list(ctx, stmts),
            Turn::Effect(effect) => {
                expr(ctx, *effect);
                block::list(ctx, &[])
            }
        }
    });
    ctx.lower.exits = outer;
    ctx.lower.is_in_loop = is_in_loop;
    value
}
