//! What happened to an object before a change: the control flow walked backwards, up to where the variable
//! got the value that is changed.

use std::cell::Cell;

use rustc_hash::{FxHashMap, FxHashSet};
use tsnix_source::TextRange;
use tsnix_syntax::hir::{AssignOp, Expr, ExprId, FunctionId, PatId, Pattern, Stmt};

use super::called::{initial_of_reduce, reads_here};
use super::change::Change;
use super::ownership::{MAX_VALUES, Search};
use super::place::Step;
use super::results::of_function;
use super::uses::{Kind, Use, Uses, calls_by_owner, is_elsewhere};
use super::{How, Shared, may_begin};
use crate::names::{Declaration, FlowId, FlowNode, LocalSymbolId, Parent, PatternOrigin, ScopeKind};
use crate::subset::context::Ctx;

/// Who shares what a change of `symbol` changes, by the time of the change.
pub(super) fn shared_before(
    ctx: &Ctx<'_>,
    uses: &Uses,
    change: &Change,
    symbol: LocalSymbolId,
) -> Option<Shared> {
    let budget = Cell::new(MAX_VALUES);
    let search = Search { ctx, uses, depth: 0, budget: &budget };
    let events: Vec<&Use> = uses
        .of_changed(symbol)
        .iter()
        .filter(|it| may_come_first(ctx, uses, change, symbol, it))
        .filter(|it| matters(search, change, it))
        .collect();
    let declared = events.iter().find(|it| is_declared_before(it, change));
    if let Some(found) = declared {
        return Some(Shared { range: found.range, how: How::Captured });
    }
    let known = ctx.bindings.symbol(symbol);
    match known.declarations[..] {
        _ if !events.is_empty() => {}
        _ if change.is_rebinding => return None,
        // Nothing happens between its one value and the change: no need to walk.
        [Declaration::Variable(pattern, _) | Declaration::Param(pattern, _)] if !known.is_reassigned => {
            return owns_pattern(search, pattern, &change.object).err();
        }
        _ => {}
    }
    let mut by_flow: FxHashMap<FlowId, Vec<(&Use, u32)>> = FxHashMap::default();
    for event in events {
        for point in &event.points {
            by_flow.entry(point.flow).or_default().push((event, point.at));
        }
    }
    Walk { ctx, search, change, symbol, by_flow }.run()
}

/// What the text says of the order of a use and a change.
fn may_come_first(ctx: &Ctx<'_>, uses: &Uses, change: &Change, symbol: LocalSymbolId, event: &Use) -> bool {
    if event.is_elsewhere {
        return true;
    }
    if !is_elsewhere(ctx, change.function, symbol) {
        return event.at < change.range.start || is_in_one_loop(ctx, uses, change, symbol, event);
    }
    // function add(x) { xs.push(x); }  for (...) add(y);  return { xs };
    let calls = calls_by_owner(ctx, change.function, symbol);
    let is_before = |call: &TextRange| {
        event.at < call.start || uses.comes_again(ctx, call.cover(TextRange::empty(event.at)), symbol)
    };
    event.points.len() > 1 || calls.is_none_or(|calls| calls.iter().any(is_before))
}

/// What is written behind the change comes before it only in an earlier round of a loop around both. The
/// flow alone does not tell: what follows a loop shares the node of its head.
fn is_in_one_loop(ctx: &Ctx<'_>, uses: &Uses, change: &Change, symbol: LocalSymbolId, event: &Use) -> bool {
    let both = change.range.cover(TextRange::empty(event.at));
    uses.comes_again(ctx, both, symbol)
}

/// A declared function is there from the start of its block; it is taken for made where it is written.
fn is_declared_before(event: &Use, change: &Change) -> bool {
    matches!(event.kind, Kind::Captured { is_declared: true }) && event.at < change.range.start
}

/// Whether a use, if it comes first, keeps the change from being a local one.
fn matters(search: Search<'_, '_>, change: &Change, event: &Use) -> bool {
    match event.kind {
        Kind::Captured { .. } => {
            may_begin(&event.path, &change.written) || may_begin(&change.written, &event.path)
        }
        Kind::Aliased => !change.is_rebinding && may_begin(&event.path, &change.object),
        Kind::Received(value) => {
            !change.is_rebinding
                && may_begin(&event.path, &change.object)
                && search.value(value, &change.object[event.path.len()..]).is_err()
        }
    }
}

struct Walk<'a, 'm> {
    ctx: &'a Ctx<'m>,
    search: Search<'a, 'm>,
    change: &'a Change,
    symbol: LocalSymbolId,
    /// The uses that matter, by the points of the flow where they are.
    by_flow: FxHashMap<FlowId, Vec<(&'a Use, u32)>>,
}

/// A point that is walked from; what stands there behind the place in the text comes later.
type Start = (FlowId, Option<u32>);

impl Walk<'_, '_> {
    fn run(&self) -> Option<Shared> {
        let mut found = None;
        let mut seen: FxHashSet<Start> = FxHashSet::default();
        let mut waiting: Vec<Start> = vec![(self.change.flow, Some(self.change.range.start))];
        while let Some((flow, limit)) = waiting.pop() {
            if found.is_some() {
                break;
            }
            if !seen.insert((flow, limit)) {
                continue;
            }
            found = self.at(flow, limit);
            if let Err(shared) = self.before(flow, &mut waiting) {
                found = found.or(Some(shared));
            }
        }
        found
    }

    /// A use at a point of the flow; where the walk starts only one that is written before that place.
    fn at(&self, flow: FlowId, limit: Option<u32>) -> Option<Shared> {
        let is_here = |it: &&(&Use, u32)| {
            !matches!(it.0.kind, Kind::Captured { is_declared: true })
                && limit.is_none_or(|limit| it.1 < limit)
                && !self.is_of_an_earlier_round(it.0)
        };
        let (event, _) = self.by_flow.get(&flow)?.iter().find(is_here)?;
        let how = match event.kind {
            Kind::Aliased => How::Alias,
            Kind::Received(_) => How::Stored,
            Kind::Captured { .. } => How::Captured,
        };
        Some(Shared { range: event.range, how })
    }

    /// `for (let i = 0; ...; i++)`: each round has a variable of its own, which functions made in it keep.
    fn is_of_an_earlier_round(&self, event: &Use) -> bool {
        let Parent::Stmt(stmt) = self.ctx.bindings.parent(self.change.by) else { return false };
        let Stmt::For { update: Some(update), body, .. } = self.ctx.module[stmt] else { return false };
        matches!(event.kind, Kind::Captured { .. })
            && update == self.change.by
            && self.ctx.module.stmts.range(body).contains(event.range)
            && ScopeKind::Block(stmt)
                == self.ctx.bindings.scopes[self.ctx.bindings.symbol(self.symbol).scope.index()].kind
    }

    /// What comes before a point; the value that the variable gets there, where it gets one.
    fn before(&self, flow: FlowId, waiting: &mut Vec<Start>) -> Result<(), Shared> {
        let Some(node) = self.ctx.bindings.flow.get(flow.index()) else { return Ok(()) };
        match node {
            FlowNode::Unreachable => {}
            FlowNode::Start { function, outer } => {
                if let Some(function) = function
                    && Some(*function) != self.owner()
                    && let Some(calls) = self.ctx.local_functions().calls(*function)
                {
                    let of_call = |call: &ExprId| {
                        (self.ctx.bindings.expr_flow(*call), Some(self.ctx.range(*call).start))
                    };
                    waiting.extend(calls.iter().map(of_call));
                } else if let (Some(function), Some(outer)) = (function, outer)
                    && Some(*function) != self.owner()
                {
                    waiting.push((*outer, None));
                    if reads_here(self.ctx, *function) {
                        waiting.push((self.ctx.bindings.function_end(*function), None));
                        let returns = self.ctx.bindings.returns(*function).iter();
                        waiting.extend(returns.map(|it| (self.ctx.bindings.stmt_flow(*it), None)));
                    }
                }
            }
            FlowNode::Branch(ways) | FlowNode::Loop(ways) => {
                waiting.extend(ways.iter().map(|way| (*way, None)));
            }
            FlowNode::Assign { before, target } => {
                if self.is_target(*target) {
                    return self.assigned(*target, *before, waiting);
                }
                waiting.push((*before, None));
            }
            FlowNode::Update { before, .. }
            | FlowNode::Condition { before, .. }
            | FlowNode::Kept { before, .. }
            | FlowNode::Switch { before, .. }
            | FlowNode::Call { before, .. }
            | FlowNode::ArrayMutation { before, .. } => waiting.push((*before, None)),
        }
        Ok(())
    }

    /// The function that the variable belongs to: the walk ends at its start.
    fn owner(&self) -> Option<FunctionId> {
        self.ctx.function_of_scope(self.ctx.bindings.symbol(self.symbol).scope)
    }

    fn is_target(&self, target: PatId) -> bool {
        let declared = self.ctx.bindings.pattern_symbol(target) == Some(self.symbol);
        declared || self.ctx.assigned_symbol(target) == Some(self.symbol)
    }

    fn assigned(&self, target: PatId, before: FlowId, waiting: &mut Vec<Start>) -> Result<(), Shared> {
        if let Some((_, PatternOrigin::Assign(expr))) = self.ctx.assignment_scope(target) {
            if let Expr::Assign { op: Some(AssignOp::Binary(_)), .. } = self.ctx.module[expr] {
                // n += 1: nothing that could be shared.
                waiting.push((before, None));
                return Ok(());
            }
            if let Some((_, _, value)) = self.ctx.module.default_assignment(expr) {
                // xs ||= [], xs = xs || []: either value.
                waiting.push((before, None));
                let owned = || self.search.value(value, &self.change.object);
                return if self.change.is_rebinding { Ok(()) } else { owned() };
            }
        }
        if self.change.is_rebinding {
            return Ok(());
        }
        owns_pattern(self.search, target, &self.change.object)
    }
}

/// Whether the object at `path` of what a pattern is bound to was made for it.
pub(super) fn owns_pattern(search: Search<'_, '_>, pattern: PatId, path: &[Step]) -> Result<(), Shared> {
    let ctx = search.ctx;
    let mut path = path.to_vec();
    let mut at = pattern;
    loop {
        let origin = ctx.bindings.pattern_origin(at);
        match origin {
            PatternOrigin::Property(outer, index) => {
                let Pattern::Object { properties, .. } = &ctx.module[outer] else { return Ok(()) };
                let Some(property) = properties.get(index as usize) else { return Ok(()) };
                if let Some(default) = property.default {
                    search.value(default, &path)?;
                }
                path.insert(0, Step::of_key(&property.key));
                at = outer;
            }
            PatternOrigin::Element(outer, index) => {
                let Pattern::Array(elements) = &ctx.module[outer] else { return Ok(()) };
                let Some(Some(element)) = elements.get(index as usize) else { return Ok(()) };
                if let Some(default) = element.default {
                    search.value(default, &path)?;
                }
                if element.is_rest {
                    // [a, ...rest]: a list of its own, with the same elements.
                    if path.is_empty() {
                        return Ok(());
                    }
                    path[0] = Step::Any;
                } else {
                    path.insert(0, Step::Key(index.to_string().into()));
                }
                at = outer;
            }
            PatternOrigin::ObjectRest(outer) => {
                if path.is_empty() {
                    return Ok(());
                }
                at = outer;
            }
            PatternOrigin::Declarator(stmt, index) => {
                let Stmt::Variable(decl) = &ctx.module[stmt] else { return Ok(()) };
                let init = decl.declarators.get(index as usize).and_then(|it| it.init);
                return init.map_or(Ok(()), |it| search.value(it, &path));
            }
            PatternOrigin::Assign(expr) => {
                let Expr::Assign { value, .. } = ctx.module[expr] else { return Ok(()) };
                return search.value(value, &path);
            }
            PatternOrigin::ForOf(stmt) => {
                let Stmt::ForOf { iterable, .. } = ctx.module[stmt] else { return Ok(()) };
                return search.elements_of(iterable, &path);
            }
            PatternOrigin::Param(function, index) => return parameter(search, function, index, at, &path),
            PatternOrigin::ForIn(_) | PatternOrigin::Catch(_) | PatternOrigin::None => return Ok(()),
        }
    }
}

fn parameter(
    search: Search<'_, '_>,
    function: FunctionId,
    index: u32,
    pattern: PatId,
    path: &[Step],
) -> Result<(), Shared> {
    let ctx = search.ctx;
    let range = ctx.module.patterns.range(pattern);
    let Some(param) = ctx.module[function].params.get(index as usize) else { return Ok(()) };
    if param.is_rest && path.is_empty() {
        return Ok(());
    }
    if index == 0
        && let Some(initial) = initial_of_reduce(ctx, function)
    {
        search.value(initial, path)?;
        return of_function(search, function, path, Some(0));
    }
    Err(Shared { range, how: How::Parameter })
}
