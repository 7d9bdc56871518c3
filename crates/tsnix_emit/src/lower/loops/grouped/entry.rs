//! What a turn of a loop does to one entry of an object, as it is written.
//!
//! ```text
//! const key = f(x);                    a constant of the turn
//! if (key === "") continue;            whom the turn leaves out
//! counts[key] = (counts[key] ?? 0) + 1;
//! ```

use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{
    self, AssignOp, BinaryOp, ExprId, LogicalOp, Pattern, Stmt, StmtId, UnaryOp, VariableKind,
};

use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::{bare, mutation, names};

/// What a turn does to the entry of its name.
pub(super) enum Entry {
    /// A list of what each turn adds.
    Added(ExprId),
    /// A number or a text that starts as a literal and grows by an operation.
    Grown { start: ExprId, op: nix_tree::BinaryOp, by: Option<ExprId> },
}

/// What a turn does before it gets to the entry.
#[derive(Default)]
pub(super) struct Opening {
    pub(super) constants: Vec<StmtId>,
    /// The tests under which it gets there, each with the answer that leads on.
    pub(super) guards: Vec<(ExprId, bool)>,
}

/// The constants and tests that a turn starts with, and what it does then; `leaves` are the statements that end it.
pub(super) fn opening(
    ctx: &Context<'_>,
    stmts: &[StmtId],
    leaves: impl Fn(&Stmt) -> bool,
) -> (Opening, Vec<StmtId>) {
    let module = ctx.module();
    let (mut opening, mut rest) = (Opening::default(), stmts.to_vec());
    while let Some(first) = rest.first().copied() {
        match &module[first] {
            Stmt::Variable(decl) if decl.kind == VariableKind::Const => opening.constants.push(first),
            // if (c) continue;
            Stmt::If { test, then, otherwise: None } if matches!(inner(ctx, *then)[..], [one] if leaves(&module[one])) =>
            {
                opening.guards.push((*test, false));
            }
            // if (c) { ... }
            Stmt::If { test, then, otherwise: None } if rest.len() == 1 && opening.constants.is_empty() => {
                opening.guards.push((*test, true));
                rest = inner(ctx, *then);
                continue;
            }
            _ => break,
        }
        rest.remove(0);
    }
    (opening, rest)
}

/// The statements of a block, or the one statement.
fn inner(ctx: &Context<'_>, stmt: StmtId) -> Vec<StmtId> {
    match &ctx.module()[stmt] {
        Stmt::Block(stmts) => stmts.clone(),
        _ => vec![stmt],
    }
}

/// The name that a turn writes under, and what it does there.
pub(super) fn entry_of(
    ctx: &Context<'_>,
    stmts: &[StmtId],
    symbol: LocalSymbolId,
) -> Option<(ExprId, Entry)> {
    let effect = |stmt: StmtId| match &ctx.module()[stmt] {
        Stmt::Expr(effect) => Some(*effect),
        _ => None,
    };
    match *stmts {
        [one] => in_one(ctx, effect(one)?, symbol),
        [first, second] => {
            let (place, start, is_falsy) = started(ctx, first)?;
            let (other, entry) = in_place(ctx, effect(second)?, start)?;
            let key = key_of(ctx, place, symbol)?;
            let fits = is_same(ctx, place, other) && (!is_falsy || is_falsy_literal(ctx, start));
            fits.then_some((key, entry))
        }
        _ => None,
    }
}

/// `(o[k] ??= []).push(v)`, `o[k] = [...(o[k] ?? []), v]`, `o[k] = (o[k] ?? 0) + n`
pub(super) fn in_one(ctx: &Context<'_>, effect: ExprId, symbol: LocalSymbolId) -> Option<(ExprId, Entry)> {
    let module = ctx.module();
    match &module[bare(ctx, effect)] {
        hir::Expr::Call { .. } => {
            let (receiver, value) = pushed(ctx, effect)?;
            let (place, start, is_falsy) = started_by(ctx, receiver)?;
            let fits = is_empty_list(ctx, start) && (!is_falsy || is_falsy_literal(ctx, start));
            fits.then_some((key_of(ctx, place, symbol)?, Entry::Added(value)))
        }
        hir::Expr::Assign { op: None, target, value } => {
            let Pattern::Expr(place) = &module[*target] else { return None };
            let key = key_of(ctx, *place, symbol)?;
            if let Some(value) = appended(ctx, *place, *value) {
                return Some((key, Entry::Added(value)));
            }
            let hir::Expr::Binary { op, left, right } = &module[bare(ctx, *value)] else { return None };
            let hir::Expr::Logical { op: or, left: other, right: start } = &module[bare(ctx, *left)] else {
                return None;
            };
            let is_started = match or {
                LogicalOp::Coalesce => true,
                LogicalOp::Or => is_falsy_literal(ctx, *start),
                LogicalOp::And => false,
            };
            let op = operator(ctx, *op, *start, *right)?;
            (is_started && is_same(ctx, *place, *other))
                .then_some((key, Entry::Grown { start: *start, op, by: Some(*right) }))
        }
        _ => None,
    }
}

/// What is added in `o[k] = [...(o[k] ?? []), v]`.
fn appended(ctx: &Context<'_>, place: ExprId, value: ExprId) -> Option<ExprId> {
    let module = ctx.module();
    let hir::Expr::Array(elements) = &module[bare(ctx, value)] else { return None };
    let [hir::ArrayElement::Spread(before), hir::ArrayElement::Expr(added)] = elements[..] else {
        return None;
    };
    let hir::Expr::Logical { op: LogicalOp::Coalesce | LogicalOp::Or, left, right } =
        &module[bare(ctx, before)]
    else {
        return None;
    };
    (is_same(ctx, place, *left) && is_empty_list(ctx, *right)).then_some(added)
}

/// `o[k].push(v)`, `o[k]++`, `o[k] += n` on an entry that starts as a literal.
fn in_place(ctx: &Context<'_>, effect: ExprId, start: ExprId) -> Option<(ExprId, Entry)> {
    let module = ctx.module();
    match &module[bare(ctx, effect)] {
        hir::Expr::Call { .. } => {
            let (receiver, value) = pushed(ctx, effect)?;
            is_empty_list(ctx, start).then_some((receiver, Entry::Added(value)))
        }
        hir::Expr::Update { is_increment: true, target, .. } => {
            let is_number = matches!(&module[bare(ctx, start)], hir::Expr::Number { .. });
            let op = nix_tree::BinaryOp::Add;
            is_number.then_some((*target, Entry::Grown { start, op, by: None }))
        }
        hir::Expr::Assign { op: Some(AssignOp::Binary(op)), target, value } => {
            let Pattern::Expr(place) = &module[*target] else { return None };
            let op = operator(ctx, *op, start, *value)?;
            Some((*place, Entry::Grown { start, op, by: Some(*value) }))
        }
        _ => None,
    }
}

/// The list and the element of `xs.push(x)`.
fn pushed(ctx: &Context<'_>, effect: ExprId) -> Option<(ExprId, ExprId)> {
    let (receiver, "push") = mutation::mutator(ctx, bare(ctx, effect))? else { return None };
    let hir::Expr::Call { args, .. } = &ctx.module()[bare(ctx, effect)] else { return None };
    match &args[..] {
        [one] if !one.is_spread => Some((receiver, one.expr)),
        _ => None,
    }
}

/// `o[k] ??= 0;`, `if (!o[k]) o[k] = 0;`, `if (!(k in o)) o[k] = 0;`: the entry, what it starts as, and whether what is
/// falsy is started again.
fn started(ctx: &Context<'_>, stmt: StmtId) -> Option<(ExprId, ExprId, bool)> {
    let module = ctx.module();
    let (test, then) = match &module[stmt] {
        Stmt::Expr(effect) => return started_by(ctx, *effect),
        Stmt::If { test, then, otherwise: None } => (*test, *then),
        _ => return None,
    };
    let then = match &module[then] {
        Stmt::Block(stmts) => match stmts[..] {
            [one] => one,
            _ => return None,
        },
        _ => then,
    };
    let Stmt::Expr(effect) = &module[then] else { return None };
    let hir::Expr::Assign { op: None, target, value } = &module[bare(ctx, *effect)] else { return None };
    let Pattern::Expr(place) = &module[*target] else { return None };
    let hir::Expr::Index { object, index, .. } = &module[bare(ctx, *place)] else { return None };
    let is_falsy = match &module[bare(ctx, test)] {
        hir::Expr::Unary { op: UnaryOp::Not, operand } => match &module[bare(ctx, *operand)] {
            hir::Expr::Binary { op: BinaryOp::In, left, right } => {
                if !is_same(ctx, *left, *index) || !is_same(ctx, *right, *object) {
                    return None;
                }
                false
            }
            _ if is_same(ctx, *operand, *place) => true,
            _ => return None,
        },
        hir::Expr::Binary { op: BinaryOp::Equal, left, right } => {
            let is_test = is_same(ctx, *left, *place) && crate::lower::is_undefined(ctx, *right);
            if !is_test {
                return None;
            }
            false
        }
        _ => return None,
    };
    Some((*place, *value, is_falsy))
}

/// `o[k] ??= 0`, `o[k] ||= 0`
fn started_by(ctx: &Context<'_>, id: ExprId) -> Option<(ExprId, ExprId, bool)> {
    let module = ctx.module();
    let (target, op, value) = module.default_assignment(bare(ctx, id))?;
    let Pattern::Expr(place) = &module[target] else { return None };
    match op {
        LogicalOp::Coalesce => Some((*place, value, false)),
        LogicalOp::Or => Some((*place, value, true)),
        LogicalOp::And => None,
    }
}

/// The name in `o[k]` of the object.
fn key_of(ctx: &Context<'_>, place: ExprId, symbol: LocalSymbolId) -> Option<ExprId> {
    let hir::Expr::Index { object, index, is_optional: false } = &ctx.module()[bare(ctx, place)] else {
        return None;
    };
    let hir::Expr::Name(name) = &ctx.module()[bare(ctx, *object)] else { return None };
    let is_it = names::symbol(ctx, bare(ctx, *object), name) == Some(symbol);
    // The elements of a list are not sorted by a name.
    (is_it && facts::of(ctx, *object).only(Facts::OBJECT)).then_some(*index)
}

/// How an entry grows, where both sides are numbers, or texts, for sure.
fn operator(ctx: &Context<'_>, op: BinaryOp, start: ExprId, by: ExprId) -> Option<nix_tree::BinaryOp> {
    let by = facts::of_read(ctx, by);
    match (&ctx.module()[bare(ctx, start)], op) {
        (hir::Expr::Number { .. }, BinaryOp::Add) if by.only(Facts::NUMBER) => Some(nix_tree::BinaryOp::Add),
        (hir::Expr::Number { .. }, BinaryOp::Sub) if by.only(Facts::NUMBER) => {
            Some(nix_tree::BinaryOp::Subtract)
        }
        (hir::Expr::String(_), BinaryOp::Add) if by.only(Facts::STRING) => Some(nix_tree::BinaryOp::Add),
        _ => None,
    }
}

fn is_empty_list(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(&ctx.module()[bare(ctx, id)], hir::Expr::Array(elements) if elements.is_empty())
}

/// Whether starting again with a literal where the entry is falsy changes nothing: a list never is, and the only falsy
/// number or text is the literal.
fn is_falsy_literal(ctx: &Context<'_>, id: ExprId) -> bool {
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Number { value, .. } => *value == 0.0,
        hir::Expr::String(literal) => literal.value.is_empty(),
        hir::Expr::Array(elements) => elements.is_empty(),
        _ => false,
    }
}

/// Whether two expressions are the same names and members.
fn is_same(ctx: &Context<'_>, a: ExprId, b: ExprId) -> bool {
    let module = ctx.module();
    let (a, b) = (bare(ctx, a), bare(ctx, b));
    match (&module[a], &module[b]) {
        (hir::Expr::Name(left), hir::Expr::Name(right)) => {
            left == right && names::symbol(ctx, a, left) == names::symbol(ctx, b, right)
        }
        (
            hir::Expr::Member { object: left, name, is_optional: false },
            hir::Expr::Member { object: right, name: other, is_optional: false },
        ) => name.name == other.name && is_same(ctx, *left, *right),
        (
            hir::Expr::Index { object: left, index: at, is_optional: false },
            hir::Expr::Index { object: right, index: other, is_optional: false },
        ) => is_same(ctx, *at, *other) && is_same(ctx, *left, *right),
        (hir::Expr::Number { value: left, .. }, hir::Expr::Number { value: right, .. }) => left == right,
        _ => false,
    }
}
