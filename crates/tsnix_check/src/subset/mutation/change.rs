//! The changes of a module: assignments, `++`, `delete`, and methods that change a list.

use tsnix_source::TextRange;
use tsnix_source::catalogue::language::ARRAY_HOLE;
use tsnix_syntax::hir::{
    Argument, ArrayElement, AssignOp, Expr, ExprId, ForBinding, FunctionId, PatId, Pattern, Stmt, UnaryOp,
};

use super::is_list;
use super::place::{Root, Step, is_same_place, place};
use super::uses::is_exchanged;
use crate::names::{FlowId, LocalSymbolId};
use crate::subset::context::Ctx;

/// Methods that change a list.
const CHANGING: &[&str] = &["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill"];

/// What is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A variable of the module, or an object that it leads to.
    Symbol(LocalSymbolId),
    /// Something that this module does not declare.
    Global(ExprId),
    /// What an expression gives.
    Value(ExprId),
}

/// One change.
pub(super) struct Change {
    pub(super) target: Target,
    /// The variable itself gets another value.
    pub(super) is_rebinding: bool,
    /// The steps to the object that is changed.
    pub(super) object: Vec<Step>,
    /// The steps to what is written in it.
    pub(super) written: Vec<Step>,
    /// What is shown: the place, without the new value.
    pub(super) range: TextRange,
    /// The object that is changed, for messages.
    pub(super) shown: TextRange,
    /// Values that are stored, with how many steps below `written` they lie.
    pub(super) stored: Vec<ExprId>,
    pub(super) flow: FlowId,
    pub(super) function: Option<FunctionId>,
    /// The expression that changes; for an assigning loop head its iterable.
    pub(super) by: ExprId,
}

pub(super) fn collect(ctx: &mut Ctx<'_>) -> Vec<Change> {
    let module = ctx.module.clone();
    let mut changes = Vec::new();
    for expr in ctx.exprs() {
        match &module[expr] {
            Expr::Assign { op, target, value } => {
                let stored = if matches!(op, Some(AssignOp::Binary(_))) { None } else { Some(*value) };
                pattern(ctx, *target, expr, stored, &mut changes);
            }
            Expr::Update { target, .. } => {
                let target = ctx.peel(*target);
                match ctx.symbol(target) {
                    Some(symbol) => changes.push(rebinding(ctx, symbol, ctx.range(target), expr)),
                    None => member(ctx, target, expr, None, &mut changes),
                }
            }
            Expr::Unary { op: UnaryOp::Delete, operand } => {
                let operand = ctx.peel(*operand);
                hole(ctx, expr, operand);
                member(ctx, operand, expr, None, &mut changes);
            }
            Expr::Call { callee, args, .. } => call(ctx, expr, *callee, args, &mut changes),
            _ => {}
        }
    }
    for stmt in ctx.stmts() {
        if let Stmt::ForOf { binding: ForBinding::Assign(target), iterable, .. }
        | Stmt::ForIn { binding: ForBinding::Assign(target), object: iterable, .. } = module[stmt]
        {
            pattern(ctx, target, iterable, None, &mut changes);
        }
    }
    changes
}

fn rebinding(ctx: &Ctx<'_>, symbol: LocalSymbolId, range: TextRange, by: ExprId) -> Change {
    Change {
        target: Target::Symbol(symbol),
        is_rebinding: true,
        object: Vec::new(),
        written: Vec::new(),
        range,
        shown: range,
        stored: Vec::new(),
        flow: ctx.bindings.expr_flow(by),
        function: ctx.function_of(by),
        by,
    }
}

/// The names and places of an assignment's target.
fn pattern(ctx: &Ctx<'_>, target: PatId, by: ExprId, stored: Option<ExprId>, out: &mut Vec<Change>) {
    let mut waiting = vec![(target, stored)];
    while let Some((pattern, stored)) = waiting.pop() {
        match &ctx.module[pattern] {
            Pattern::Name(_) => {
                if let Some(symbol) = ctx.assigned_symbol(pattern) {
                    out.push(rebinding(ctx, symbol, ctx.module.patterns.range(pattern), by));
                }
            }
            Pattern::Expr(place) => {
                member(ctx, ctx.peel(*place), by, stored, out);
            }
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value).chain(*rest).map(|it| (it, None)));
            }
            Pattern::Array(elements) => {
                let of = |(at, pattern): (usize, PatId)| {
                    (pattern, stored.and_then(|list| stored_at(ctx, list, at)))
                };
                let each = elements.iter().enumerate();
                waiting.extend(each.filter_map(|(at, it)| Some((at, it.as_ref()?.pattern))).map(of));
            }
            Pattern::Missing => {}
        }
    }
}

/// `[o.a, o.b] = [v, w]`: what an element of the pattern gets, where it is written out.
fn stored_at(ctx: &Ctx<'_>, list: ExprId, at: usize) -> Option<ExprId> {
    let list = ctx.peel(list);
    let Expr::Array(elements) = &ctx.module[list] else { return None };
    let is_plain = !elements.iter().take(at + 1).any(|it| matches!(it, ArrayElement::Spread(_)));
    match elements.get(at)? {
        ArrayElement::Expr(value) if is_plain && !is_exchanged(ctx, list) => Some(*value),
        _ => None,
    }
}

/// `o.a = v`, `xs[i]++`, `delete o.a`
fn member(ctx: &Ctx<'_>, expr: ExprId, by: ExprId, stored: Option<ExprId>, out: &mut Vec<Change>) {
    let (Expr::Member { object, .. } | Expr::Index { object, .. }) = ctx.module[expr] else { return };
    let (root, written) = place(ctx, expr);
    let range = ctx.range(expr);
    let stored = stored.map_or_else(Vec::new, |value| new_values(ctx, expr, value));
    out.extend(object_change(ctx, root, written, object, range, by, stored));
}

/// What a value puts into a place that was not there before: `o[k] = o[k] ?? []`  =>  `[]`
fn new_values(ctx: &Ctx<'_>, place: ExprId, value: ExprId) -> Vec<ExprId> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match &ctx.module[ctx.peel(value)] {
            Expr::Logical { left, right, .. } => waiting.extend([*left, *right]),
            Expr::Conditional { then, otherwise, .. } => waiting.extend([*then, *otherwise]),
            _ if is_same_place(ctx, place, value) => {}
            _ => found.push(value),
        }
    }
    found
}

fn object_change(
    ctx: &Ctx<'_>,
    root: Root,
    written: Vec<Step>,
    object: ExprId,
    range: TextRange,
    by: ExprId,
    stored: Vec<ExprId>,
) -> Option<Change> {
    let target = match root {
        Root::Symbol(symbol) => Target::Symbol(symbol),
        Root::Global(name) => Target::Global(name),
        Root::Value(value) => match ctx.module[value] {
            // Refused as what they are.
            Expr::This | Expr::Super | Expr::Missing | Expr::MetaProperty => return None,
            _ => Target::Value(value),
        },
    };
    let mut path = written.clone();
    path.pop();
    Some(Change {
        target,
        is_rebinding: false,
        object: path,
        written,
        range,
        shown: ctx.range(object),
        stored,
        flow: ctx.bindings.expr_flow(by),
        function: ctx.function_of(by),
        by,
    })
}

/// `xs.push(v)`, `Object.assign(o, v)`
fn call(ctx: &Ctx<'_>, expr: ExprId, callee: ExprId, args: &[Argument], out: &mut Vec<Change>) {
    let Expr::Member { object, name, .. } = &ctx.module[ctx.peel(callee)] else { return };
    if name.name == "assign" && ctx.is_global(*object, "Object") {
        let Some(first) = args.first() else { return };
        let (root, mut written) = place(ctx, first.expr);
        written.push(Step::Any);
        let range = ctx.range(first.expr);
        return out.extend(object_change(ctx, root, written, first.expr, range, expr, Vec::new()));
    }
    if !CHANGING.contains(&&*name.name) || !is_list(ctx, *object) {
        return;
    }
    let stored = match &*name.name {
        "push" | "unshift" | "fill" => args.iter().filter(|it| !it.is_spread).map(|it| it.expr).collect(),
        "splice" => args.iter().skip(2).filter(|it| !it.is_spread).map(|it| it.expr).collect(),
        _ => Vec::new(),
    };
    let (root, mut written) = place(ctx, *object);
    written.push(Step::Any);
    let range = ctx.range(ctx.peel(callee));
    out.extend(object_change(ctx, root, written, *object, range, expr, stored));
}

/// `delete xs[i]`
fn hole(ctx: &mut Ctx<'_>, by: ExprId, operand: ExprId) {
    let Expr::Index { object, .. } = ctx.module[operand] else { return };
    if !is_list(ctx, object) {
        return;
    }
    let found = ctx
        .diagnostic(
            &ARRAY_HOLE,
            ctx.range(by),
            "`delete` on an element makes a hole, which no list in Nix has",
        )
        .with_help("take the element out with `splice`, or make a list without it with `filter`");
    ctx.report(found);
}
