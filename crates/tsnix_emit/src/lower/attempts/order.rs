//! In which order the parts of a statement in a `try` change variables and may throw.
//!
//! A statement is tried piece by piece, a piece up to each change. What may throw before a change and is no part
//! of it can't be told from what throws later, and a function that throws after it has changed something does not
//! say what it has changed: both are refused here, and nothing is emitted that would be wrong.

use std::collections::BTreeMap;

use tsnix_check::names::LocalSymbolId;
use tsnix_source::{Diagnostic, TextRange};
use tsnix_syntax::hir::{self, ExprId, FunctionId, Stmt, StmtId};

use super::super::block::Exit;
use super::super::walk::{self, Part};
use super::super::{closures, fallible, mutation, names};
use super::Thrown;
use crate::context::Context;

/// What happens at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    Throws,
    /// As `Throws`, in the piece that the next change ends.
    ThrowsInPiece,
    Changes(LocalSymbolId, TextRange),
    /// Something is thrown after something was changed.
    ThrowsLate(LocalSymbolId, TextRange),
}

/// What decides whether the order of a statement is seen.
struct Sight<'a> {
    /// The variables that are looked at where control goes when something throws; none named: all.
    observed: Option<&'a [LocalSymbolId]>,
    /// What happens in functions; nothing in those that are being looked into.
    functions: BTreeMap<FunctionId, Vec<Event>>,
}

impl Sight<'_> {
    fn first(&self, changed: impl IntoIterator<Item = LocalSymbolId>) -> Option<LocalSymbolId> {
        changed.into_iter().find(|symbol| self.observed.is_none_or(|it| it.contains(symbol)))
    }
}

/// Whether a statement by itself changes something and then may throw.
pub(super) fn throws_after_change(ctx: &Context<'_>, stmt: StmtId, observed: &[LocalSymbolId]) -> bool {
    let mut sight = Sight { observed: Some(observed), functions: BTreeMap::new() };
    let events = of_parts(ctx, &mut sight, vec![Part::Stmt(stmt)]);
    is_late(&events)
}

fn is_late(events: &[Event]) -> bool {
    let change = events.iter().position(|it| matches!(it, Event::Changes(..)));
    events.iter().any(|it| matches!(it, Event::ThrowsLate(..)))
        || change.is_some_and(|at| events.iter().skip(at).any(is_throw))
}

/// Says what can't be done in a statement that is tried by itself, or in the head of one.
pub(super) fn refuse(ctx: &mut Context<'_>, part: Part) {
    let Thrown::To(to) = ctx.lower.exits.thrown.clone() else { return };
    let vars = match &*to {
        Exit::Join { vars, .. } => Some(vars.as_slice()),
        Exit::State(shape) | Exit::Thrown(shape) => Some(shape.vars.as_slice()),
        _ => None,
    };
    let mut sight = Sight { observed: vars, functions: BTreeMap::new() };
    let events = of_parts(ctx, &mut sight, vec![part]);
    if let Some((symbol, range)) = events.iter().find_map(|it| match it {
        Event::ThrowsLate(symbol, range) => Some((*symbol, *range)),
        _ => None,
    }) {
        let name = ctx.bindings().symbol(symbol).name.clone();
        let message = format!("what is called here may throw after it has changed `{name}`");
        let help = "let it find out what is wrong before it changes anything, or return that and throw here";
        return report(ctx, range, message, help);
    }
    let first = events.iter().position(|it| *it == Event::Throws);
    let last = events.iter().rposition(|it| matches!(it, Event::Changes(..)));
    let is_mixed = matches!((first, last), (Some(first), Some(last)) if first < last);
    if is_mixed && let Some(Event::Changes(symbol, range)) = last.and_then(|at| events.get(at)).copied() {
        let name = ctx.bindings().symbol(symbol).name.clone();
        let message = format!("`{name}` is changed in the middle of what may throw");
        report(ctx, range, message, "change it in a statement of its own");
    }
}

fn report(ctx: &mut Context<'_>, range: TextRange, message: String, help: &str) {
    let code = &tsnix_source::catalogue::language::CHANGED_BEFORE_THROW;
    let diagnostic = Diagnostic::new(code, ctx.file, range, message).with_help(help);
    if !ctx.diagnostics.contains(&diagnostic) {
        ctx.report(diagnostic);
    }
}

fn of_parts(ctx: &Context<'_>, sight: &mut Sight<'_>, parts: Vec<Part>) -> Vec<Event> {
    let mut events = Vec::new();
    for part in parts {
        stacker::maybe_grow(128 * 1024, 2 * 1024 * 1024, || match part {
            Part::Expr(id) => of_expr(ctx, sight, id, &mut events),
            Part::Pattern(id) => {
                events.extend(of_parts(ctx, sight, walk::parts_of_pattern(ctx.module(), id)));
            }
            Part::Stmt(id) => of_stmt(ctx, sight, id, &mut events),
            // Nothing runs where a function is made.
            Part::Function(_) => {}
        });
    }
    events
}

fn of_stmt(ctx: &Context<'_>, sight: &mut Sight<'_>, id: StmtId, out: &mut Vec<Event>) {
    let module = ctx.module();
    if let Stmt::Throw(_) = &module[id] {
        out.push(Event::Throws);
        return;
    }
    if let Stmt::Try { body, handler, .. } = &module[id] {
        // What it catches goes on behind it.
        let tried = of_parts(ctx, sight, body.iter().map(|it| Part::Stmt(*it)).collect());
        out.extend(tried.into_iter().filter_map(|event| match event {
            Event::Throws | Event::ThrowsInPiece => None,
            Event::Changes(symbol, range) | Event::ThrowsLate(symbol, range) => {
                Some(Event::Changes(symbol, range))
            }
        }));
        let handler = handler.iter().flat_map(|it| &it.body).map(|it| Part::Stmt(*it));
        out.extend(of_parts(ctx, sight, handler.collect()));
        return;
    }
    let inner = of_parts(ctx, sight, walk::parts_of_stmt(module, id));
    let is_loop = matches!(
        &module[id],
        Stmt::For { .. } | Stmt::ForOf { .. } | Stmt::While { .. } | Stmt::DoWhile { .. }
    );
    out.extend(inner.iter().copied());
    if is_loop {
        out.extend(inner);
    }
}

fn of_expr(ctx: &Context<'_>, sight: &mut Sight<'_>, id: ExprId, out: &mut Vec<Event>) {
    let module = ctx.module();
    let parts = walk::parts_of_expr(module, id);
    let mut inner = of_parts(ctx, sight, parts);
    let range = module.exprs.range(id);
    let own = match &module[id] {
        hir::Expr::Call { .. } => of_call(ctx, sight, id, range),
        hir::Expr::Assign { .. } | hir::Expr::Update { .. } | hir::Expr::Unary { .. } => {
            sight.first(mutation::changed_directly(ctx, id)).map(|symbol| Event::Changes(symbol, range))
        }
        _ => fallible::throws_itself(ctx, id).then_some(Event::Throws),
    };
    if let Some(Event::Changes(..)) = own
        && call_throws(ctx, sight, id)
    {
        inner.push(Event::ThrowsInPiece);
    }
    // What is a part of a change throws in the piece that ends with it.
    if matches!(own, Some(Event::Changes(..) | Event::ThrowsLate(..))) {
        for event in inner.iter_mut().rev().take_while(|it| is_throw(it)) {
            if *event == Event::Throws {
                *event = Event::ThrowsInPiece;
            }
        }
    }
    out.extend(inner);
    out.extend(own);
}

/// Whether a call of a function that changes something may throw before it does.
fn call_throws(ctx: &Context<'_>, sight: &mut Sight<'_>, id: ExprId) -> bool {
    let known = closures::of_module(ctx);
    let called = mutation::inline_callback(ctx, id).or_else(|| closures::callee(ctx, &known, id));
    called.is_some_and(|function| of_function(ctx, sight, function).iter().any(is_throw))
}

/// What a call does itself.
fn of_call(ctx: &Context<'_>, sight: &mut Sight<'_>, id: ExprId, range: TextRange) -> Option<Event> {
    let module = ctx.module();
    let directly = mutation::changed_directly(ctx, id);
    if let Some(symbol) = sight.first(directly) {
        return Some(Event::Changes(symbol, range));
    }
    let literal = mutation::inline_callback(ctx, id);
    let known = closures::of_module(ctx);
    let called = literal.or_else(|| closures::callee(ctx, &known, id));
    let shared = called.and_then(|function| known.of(function));
    let changed = shared.and_then(|shared| sight.first(shared.changed.iter().copied()));
    match (called, changed) {
        (Some(function), Some(symbol)) => {
            let is_repeated = closures::callback(ctx, id).is_some();
            let for_each = mutation::for_each_callback(ctx, id).is_some();
            let events = of_function(ctx, sight, function);
            let throws = events.iter().any(is_throw);
            // The statements of a callback of `forEach` are tried by themselves.
            let is_late = is_late(&events) || is_repeated && throws;
            Some(if is_late && !(for_each && literal.is_some()) {
                Event::ThrowsLate(symbol, range)
            } else {
                Event::Changes(symbol, range)
            })
        }
        (Some(function), None) => {
            of_function(ctx, sight, function).iter().any(is_throw).then_some(Event::Throws)
        }
        (None, _) => match named(ctx, id) {
            Some(function) if !matches!(module[function].body, hir::FunctionBody::None) => {
                of_function(ctx, sight, function).iter().any(is_throw).then_some(Event::Throws)
            }
            _ => fallible::throws_itself(ctx, id).then_some(Event::Throws),
        },
    }
}

fn is_throw(event: &Event) -> bool {
    !matches!(event, Event::Changes(..))
}

fn named(ctx: &Context<'_>, call: ExprId) -> Option<FunctionId> {
    let hir::Expr::Call { callee, .. } = &ctx.module()[call] else { return None };
    match &ctx.module()[*callee] {
        hir::Expr::Name(name) => {
            names::symbol(ctx, *callee, name)?;
            fallible::named_function(ctx, *callee)
        }
        _ => None,
    }
}

/// What happens when a function is called, all its ways one behind the other.
fn of_function(ctx: &Context<'_>, sight: &mut Sight<'_>, function: FunctionId) -> Vec<Event> {
    if let Some(known) = sight.functions.get(&function) {
        return known.clone();
    }
    sight.functions.insert(function, Vec::new());
    let parts = match &ctx.module()[function].body {
        hir::FunctionBody::Expr(body) => vec![Part::Expr(*body)],
        hir::FunctionBody::Block(stmts) => stmts.iter().map(|it| Part::Stmt(*it)).collect(),
        hir::FunctionBody::None => Vec::new(),
    };
    let events = summary(&of_parts(ctx, sight, parts));
    sight.functions.insert(function, events.clone());
    events
}

/// The same in at most two events.
fn summary(events: &[Event]) -> Vec<Event> {
    let mut found = Vec::new();
    found.extend(events.first().filter(|it| is_throw(it)).map(|_| Event::Throws));
    let change = events.iter().find_map(|it| match it {
        Event::Changes(symbol, range) | Event::ThrowsLate(symbol, range) => Some((*symbol, *range)),
        Event::Throws | Event::ThrowsInPiece => None,
    });
    found.extend(change.map(|(symbol, range)| match is_late(events) {
        true => Event::ThrowsLate(symbol, range),
        false => Event::Changes(symbol, range),
    }));
    found
}
