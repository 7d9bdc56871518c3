//! Loops over a list that their turns change: `for (const x of queue) queue.push(next(x))`. The list is asked again
//! before each turn, as JavaScript does it, so that what is added is gone through, too.

use nix_tree::build::{binary, bind, has_attr, ident, lambda, not};
use nix_tree::{BinaryOp, Binding, Expr, Param};
use smol_str::SmolStr;
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, ForBinding, PatId, Pattern, StmtId};

use super::element::{Element, assigned_names, declared_names, element_param, pattern_param};
use super::filling::{filled_vars, mark_filled};
use super::state::{Ends, after_loop, enter_state, initial_state, name_of_state};
use super::turn::{Turn, exits_of, turn_body};
use crate::context::Context;
use crate::lower::block::{Shape, Step};
use crate::lower::facts::{self, Facts};
use crate::lower::walk::{self, Part};
use crate::lower::{bare, builtin_call, closures, helper_call, mutation, names, plain, state, stores};
use crate::runtime::Helper;

/// A loop over a list that its turns change.
pub(super) struct Live {
    list: ExprId,
    given: Given,
    /// `forEach` goes no further than the list was long at first.
    is_limited: bool,
}

/// What a turn is given.
enum Given {
    Element(ForBinding),
    /// Of `xs.keys()`.
    Index(ForBinding),
    /// Of `xs.entries()`: `[index, element]`.
    Entry(ForBinding),
    /// The same taken apart; the parameters of a callback.
    Parts {
        value: PatId,
        index: Option<PatId>,
    },
}

/// What the turns do to the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Nothing,
    Elements,
    Length,
    /// Another list takes its place: the loop goes on through the first one.
    Replaced,
}

/// The loop as one over a list that its turns change, if it is.
pub(super) fn of_statement(
    ctx: &Context<'_>,
    iterable: ExprId,
    binding: ForBinding,
    body: &[StmtId],
) -> Option<Live> {
    let (list, given) = match called_on(ctx, iterable) {
        Some((list, "values")) => (list, Given::Element(binding)),
        Some((list, "keys")) => (list, Given::Index(binding)),
        Some((list, _)) => (list, entry_parts(ctx, binding).unwrap_or(Given::Entry(binding))),
        None => (iterable, Given::Element(binding)),
    };
    let parts = body.iter().map(|it| Part::Stmt(*it)).collect();
    live(ctx, list, given, parts, false)
}

/// `xs.forEach((x, i) => { ... })` as such a loop.
pub(super) fn of_callback(ctx: &Context<'_>, list: ExprId, params: &[PatId], turn: &Turn) -> Option<Live> {
    let (value, index) = match params {
        [value] => (*value, None),
        [value, index] => (*value, Some(*index)),
        _ => return None,
    };
    live(ctx, list, Given::Parts { value, index }, turn.parts(), true)
}

fn live(ctx: &Context<'_>, list: ExprId, given: Given, parts: Vec<Part>, is_limited: bool) -> Option<Live> {
    let root = mutation::root(ctx, list)?;
    let changed = mutation::changed(ctx, parts.clone());
    if !changed.contains(&root)
        || !facts::of(ctx, list).only(Facts::LIST)
        || !is_kept(ctx, list, root, &changed)
    {
        return None;
    }
    let index = match &given {
        Given::Parts { index: Some(index), .. } => ctx.bindings().pattern_symbol(*index),
        Given::Index(ForBinding::Declare(_, pattern)) => ctx.bindings().pattern_symbol(*pattern),
        _ => None,
    };
    let index = index.filter(|it| !changed.contains(it));
    let change = change_of(ctx, list, root, index, parts);
    let least = if matches!(given, Given::Index(_)) { Change::Length } else { Change::Elements };
    (change >= least && change < Change::Replaced).then_some(Live { list, given, is_limited })
}

/// The list and the name in `xs.entries()`, `xs.keys()`, `xs.values()`.
fn called_on(ctx: &Context<'_>, id: ExprId) -> Option<(ExprId, &'static str)> {
    let module = ctx.module();
    let hir::Expr::Call { callee, is_optional: false, .. } = &module[bare(ctx, id)] else { return None };
    let hir::Expr::Member { object, name, is_optional: false } = &module[bare(ctx, *callee)] else {
        return None;
    };
    let name = ["entries", "keys", "values"].into_iter().find(|it| name.name == *it)?;
    facts::of(ctx, *object).only(Facts::LIST).then_some((*object, name))
}

/// `[i, x]` as the parts of an entry.
fn entry_parts(ctx: &Context<'_>, binding: ForBinding) -> Option<Given> {
    let ForBinding::Declare(_, pattern) = binding else { return None };
    let Pattern::Array(elements) = &ctx.module()[pattern] else { return None };
    let [Some(index), Some(value)] = &elements[..] else { return None };
    let are_plain = [index, value].iter().all(|it| it.default.is_none() && !it.is_rest);
    are_plain.then_some(Given::Parts { value: value.pattern, index: Some(index.pattern) })
}

/// Whether a place stays the same one while the turns change what it holds: `o[k]` where `k` stays.
fn is_kept(
    ctx: &Context<'_>,
    place: ExprId,
    root: LocalSymbolId,
    changed: &std::collections::BTreeSet<LocalSymbolId>,
) -> bool {
    let module = ctx.module();
    match &module[bare(ctx, place)] {
        hir::Expr::Name(_) => true,
        hir::Expr::Member { object, is_optional: false, .. } => is_kept(ctx, *object, root, changed),
        hir::Expr::Index { object, index, is_optional: false } => {
            let is_plain = match &module[bare(ctx, *index)] {
                hir::Expr::Name(name) => {
                    names::symbol(ctx, *index, name).is_some_and(|it| it != root && !changed.contains(&it))
                }
                index => matches!(index, hir::Expr::String(_) | hir::Expr::Number { .. }),
            };
            is_plain && is_kept(ctx, *object, root, changed)
        }
        _ => false,
    }
}

/// The most that the turns do to the list. Where a function that they call changes it, all that the module does counts.
fn change_of(
    ctx: &Context<'_>,
    list: ExprId,
    root: LocalSymbolId,
    index: Option<LocalSymbolId>,
    parts: Vec<Part>,
) -> Change {
    let module = ctx.module();
    let mut found = Change::Nothing;
    let mut is_called = false;
    walk::each(module, parts, |part| {
        if let Part::Expr(id) = part {
            found = found.max(change_by(ctx, id, list, index));
            let is_call = matches!(&module[id], hir::Expr::Call { .. });
            is_called |= is_call && closures::changed_by_call(ctx, id).contains(&root);
        }
        true
    });
    if is_called {
        let all = module.exprs.ids().map(|id| change_by(ctx, id, list, None));
        found = all.fold(found, Change::max);
    }
    found
}

/// What one expression does to the list.
fn change_by(ctx: &Context<'_>, id: ExprId, list: ExprId, index: Option<LocalSymbolId>) -> Change {
    let module = ctx.module();
    let of_place = |place: ExprId| written(ctx, place, list, index);
    match &module[id] {
        hir::Expr::Update { target, .. } => of_place(*target),
        hir::Expr::Unary { op: hir::UnaryOp::Delete, operand } => of_place(*operand),
        hir::Expr::Assign { target, .. } => {
            let mut found = Change::Nothing;
            walk::each(module, vec![Part::Pattern(*target)], |part| {
                let Part::Pattern(pattern) = part else { return false };
                found = found.max(match &module[pattern] {
                    Pattern::Expr(place) => of_place(*place),
                    Pattern::Name(name) => {
                        let scope = ctx.bindings().expr_scope(id);
                        let symbol = ctx.bindings().lookup(scope, name, tsnix_check::names::Meaning::VALUE);
                        let is_root = symbol.is_some() && symbol == mutation::root(ctx, list);
                        if is_root { Change::Replaced } else { Change::Nothing }
                    }
                    _ => Change::Nothing,
                });
                true
            });
            found
        }
        hir::Expr::Call { .. } => match mutation::mutator(ctx, id) {
            Some((place, method)) if is_same(ctx, place, list) => match method {
                "sort" | "reverse" | "fill" | "copyWithin" | "assign" => Change::Elements,
                _ => Change::Length,
            },
            Some((place, _)) => of_place(place),
            None => Change::Nothing,
        },
        _ => Change::Nothing,
    }
}

/// What it does to the list that a place is given a value.
fn written(ctx: &Context<'_>, place: ExprId, list: ExprId, index: Option<LocalSymbolId>) -> Change {
    let module = ctx.module();
    if is_same(ctx, place, list) || holds(ctx, place, list) {
        return Change::Replaced;
    }
    let mut at = bare(ctx, place);
    while let hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } = &module[at] {
        if is_same(ctx, *object, list) {
            // xs[i] = f(x), where `i` is this turn's: what comes later stays.
            let is_own = matches!(&module[at], hir::Expr::Index { index: key, .. }
                if matches!(&module[bare(ctx, *key)], hir::Expr::Name(name)
                    if index.is_some() && names::symbol(ctx, bare(ctx, *key), name) == index));
            return if is_own { Change::Nothing } else { Change::Elements };
        }
        at = bare(ctx, *object);
    }
    Change::Nothing
}

/// Whether a place lies on the way to the list.
fn holds(ctx: &Context<'_>, place: ExprId, list: ExprId) -> bool {
    match &ctx.module()[bare(ctx, list)] {
        hir::Expr::Member { object, .. } | hir::Expr::Index { object, .. } => {
            is_same(ctx, place, *object) || holds(ctx, place, *object)
        }
        _ => false,
    }
}

/// Whether two places may be the same.
fn is_same(ctx: &Context<'_>, left: ExprId, right: ExprId) -> bool {
    let module = ctx.module();
    let (left, right) = (bare(ctx, left), bare(ctx, right));
    match (&module[left], &module[right]) {
        (hir::Expr::Name(x), hir::Expr::Name(y)) => {
            let symbol = names::symbol(ctx, left, x);
            symbol.is_some() && symbol == names::symbol(ctx, right, y)
        }
        (hir::Expr::Member { object: x, name: a, .. }, hir::Expr::Member { object: y, name: b, .. }) => {
            a.name == b.name && is_same(ctx, *x, *y)
        }
        (
            hir::Expr::Index { object: x, .. },
            hir::Expr::Index { object: y, .. } | hir::Expr::Member { object: y, .. },
        )
        | (hir::Expr::Member { object: x, .. }, hir::Expr::Index { object: y, .. }) => is_same(ctx, *x, *y),
        _ => false,
    }
}

/// The loop: a state as of any loop, and the number of the turn.
pub(super) fn lower(ctx: &mut Context<'_>, it: &Live, turn: &Turn, rest: &[StmtId]) -> Step {
    let outcome = turn.outcome(ctx);
    let mut changed = mutation::changed(ctx, turn.parts());
    for own in it.given.declared(ctx) {
        changed.remove(&own);
    }
    changed.extend(it.given.assigned(ctx));
    let vars: Vec<LocalSymbolId> = changed.into_iter().collect();
    let is_tagged = outcome.returns || outcome.breaks || outcome.throws;
    let mut parts = turn.parts();
    parts.push(Part::Expr(it.list));
    let filled = filled_vars(ctx, &vars, parts);
    let chained: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let limit = it.is_limited.then(|| limit(ctx, it.list));
    let stored = stores::enter(ctx, &vars, &chained, &turn.parts());
    let state_name = name_of_state(ctx, &vars, &filled, is_tagged);
    let shape = Shape { vars, chained, state: Some(state_name.clone()), is_tagged, is_strict: true };
    stores::mark(ctx, &stored);
    let initial = initial_state(ctx, &shape, &stored);
    let outer_strict = std::mem::replace(&mut ctx.lower.is_strict, true);
    let done = closures::tag(ctx, &shape.vars, "done");
    let index = crate::lower::fresh(ctx, "index");
    let condition = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        let (length, _) = read(ctx, it.list, ident(index.clone()));
        let is_inside = |end: Expr| binary(BinaryOp::Less, ident(index.clone()), end);
        let is_open = is_tagged.then(|| not(has_attr(ident(state_name.clone()), [done])));
        let tests = is_open.into_iter().chain(limit.map(&is_inside)).chain([is_inside(length)]);
        let test = tests.reduce(|left, right| binary(BinaryOp::And, left, right));
        lambda(param, lambda(index.clone(), test.unwrap_or_else(nix_tree::build::null)))
    });
    let step = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        mark_filled(ctx, &filled, true);
        let (number, prelude) = it.given.bound(ctx, it.list, &index);
        let exits = exits_of(ctx, &shape, turn, None, None);
        let body = turn_body(ctx, turn, prelude, exits);
        mark_filled(ctx, &filled, false);
        lambda(param, lambda(number, body))
    });
    ctx.lower.is_strict = outer_strict;
    stores::unmark(ctx, &stored);
    let value = helper_call(ctx, Helper::IndexedLoop, [condition, step, initial]);
    after_loop(ctx, &shape, &Ends { filled: &filled, stored: &stored }, value, outcome, rest)
}

/// How long the list is before the first turn.
fn limit(ctx: &mut Context<'_>, list: ExprId) -> Expr {
    let (length, _) = read(ctx, list, ident("_"));
    let name = crate::lower::fresh(ctx, "count");
    ctx.lower.pending.push(bind(name.clone(), length));
    ident(name)
}

/// The length of the list as it is now, and its element at an index.
fn read(ctx: &mut Context<'_>, list: ExprId, index: Expr) -> (Expr, Expr) {
    if let Some(read) = stores::list_at(ctx, list, index.clone()) {
        return read;
    }
    let list = plain(ctx, list);
    (builtin_call("length", [list.clone()]), builtin_call("elemAt", [list, index]))
}

impl Given {
    /// The variables that each turn has for itself.
    fn declared(&self, ctx: &Context<'_>) -> Vec<LocalSymbolId> {
        match self {
            Self::Element(binding) | Self::Index(binding) | Self::Entry(binding) => {
                declared_names(ctx, &Element::Pattern(*binding))
            }
            Self::Parts { value, index } => {
                let params = [*value].into_iter().chain(*index).collect();
                declared_names(ctx, &Element::Params(params))
            }
        }
    }

    /// The variables that the head assigns to.
    fn assigned(&self, ctx: &Context<'_>) -> Vec<LocalSymbolId> {
        match self {
            Self::Element(ForBinding::Assign(pattern))
            | Self::Index(ForBinding::Assign(pattern))
            | Self::Entry(ForBinding::Assign(pattern)) => assigned_names(ctx, *pattern),
            _ => Vec::new(),
        }
    }

    /// The parameter for the number of the turn, and what the turn starts with.
    fn bound(&self, ctx: &mut Context<'_>, list: ExprId, number: &SmolStr) -> (Param, Vec<Binding>) {
        let mut prelude = Vec::new();
        let (binding, source): (ForBinding, fn(Expr, Expr) -> Expr) = match self {
            Self::Parts { value, index } => {
                let number = match index {
                    Some(index) => pattern_param(ctx, *index, &mut prelude),
                    None => number.clone().into(),
                };
                let (_, element) = read(ctx, list, ident(name_of(&number)));
                let value = pattern_param(ctx, *value, &mut prelude);
                prelude.insert(0, bind(name_of(&value), element));
                return (number, prelude);
            }
            Self::Element(binding) => (*binding, |_, element| element),
            Self::Index(binding) => (*binding, |index, _| index),
            Self::Entry(binding) => (*binding, |index, element| nix_tree::build::list([index, element])),
        };
        let (_, element) = read(ctx, list, ident(number.clone()));
        let (param, mut prelude) = element_param(ctx, &Element::Pattern(binding));
        prelude.insert(0, bind(name_of(&param), source(ident(number.clone()), element)));
        (number.clone().into(), prelude)
    }
}

fn name_of(param: &Param) -> SmolStr {
    match param {
        Param::Ident(name) => name.text.clone(),
        _ => "_".into(),
    }
}
