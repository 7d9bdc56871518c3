//! The state that goes from turn to turn: before the first, inside, and behind the last.

use nix_tree::build::{bind, has_attr, ident, if_else, null, select};
use nix_tree::{Expr, ExprKind, Param};
use smol_str::SmolStr;
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::StmtId;

use super::filling::{Filling, grown};
use crate::context::Context;
use crate::lower::attempts::Thrown;
use crate::lower::block::{self, Shape, Step};
use crate::lower::mutation::Outcome;
use crate::lower::stores::{self, Store};
use crate::lower::{assign, branches, closures, helper_call, shapes, state};
use crate::runtime::Helper;

/// What has to be done for variables when a loop is over.
pub(super) struct Ends<'a> {
    pub(super) filled: &'a [(LocalSymbolId, Filling)],
    pub(super) stored: &'a [(LocalSymbolId, Store)],
}

/// The state before the first turn.
pub(super) fn initial_state(ctx: &mut Context<'_>, shape: &Shape, stored: &[(LocalSymbolId, Store)]) -> Expr {
    let mut bindings = Vec::new();
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let value = if shape.chained.contains(symbol) { null() } else { assign::current(ctx, *symbol) };
        let is_new = stored.iter().any(|(it, _)| it == symbol);
        let value = if is_new { stores::loaded(ctx, *symbol, value) } else { value };
        bindings.push((field, value));
    }
    if let [_] = bindings[..]
        && !shape.is_tagged
        && let Some((_, value)) = bindings.pop()
    {
        return value;
    }
    let bindings = bindings.into_iter().map(|(field, value)| bind(field, value)).collect();
    nix_tree::build::attrs(nix_tree::inherits::contract(bindings))
}

/// The name of the variable that holds the state of a turn; a lone variable needs none.
pub(super) fn name_of_state(
    ctx: &mut Context<'_>,
    vars: &[LocalSymbolId],
    filled: &[(LocalSymbolId, Filling)],
    is_tagged: bool,
) -> SmolStr {
    let is_lone = !is_tagged && filled.is_empty();
    if is_lone || vars.is_empty() && !is_tagged {
        SmolStr::default()
    } else {
        crate::lower::fresh(ctx, "state")
    }
}

/// Says how variables are read inside a turn; gives the parameter of the state.
pub(super) fn enter_state(ctx: &mut Context<'_>, shape: &Shape, state: &SmolStr) -> Param {
    if let [one] = shape.vars[..]
        && !shape.is_tagged
    {
        let name = if shape.chained.is_empty() { assign::field_name(ctx, one) } else { state.clone() };
        let key = ctx.key(one);
        ctx.lower.bound.insert(key);
        assign::set_to(ctx, one, ident(name.clone()));
        return name.into();
    }
    if shape.is_tagged || !shape.chained.is_empty() {
        branches::read_state(ctx, &shape.vars, state);
        return state.clone().into();
    }
    // { total, count }: x: ...
    let mut names = Vec::new();
    for symbol in &shape.vars {
        let name = assign::field_name(ctx, *symbol);
        let key = ctx.key(*symbol);
        ctx.lower.bound.insert(key);
        assign::set_to(ctx, *symbol, ident(name.clone()));
        names.push(name);
    }
    nix_tree::build::pattern(names).into()
}

/// Binds what the loop gave, and says how its variables are read from now on.
pub(super) fn after_loop(
    ctx: &mut Context<'_>,
    shape: &Shape,
    ends: &Ends<'_>,
    value: Expr,
    outcome: Outcome,
    rest: &[StmtId],
) -> Step {
    if let [one] = shape.vars[..]
        && !shape.is_tagged
        && ends.filled.is_empty()
    {
        let value = ended(ctx, ends, one, value);
        assign::set_variable(ctx, one, value);
        return Step::Next;
    }
    let name = crate::lower::fresh(ctx, "after");
    ctx.lower.new_values.insert(name.clone());
    ctx.lower.pending.push(bind(name.clone(), value));
    for symbol in &shape.vars {
        let field = assign::field_name(ctx, *symbol);
        let now = select(ident(name.clone()), [field]);
        let is_stored = ends.stored.iter().any(|(it, _)| it == symbol);
        match ends.filled.iter().find(|(it, _)| it == symbol) {
            None if is_stored => {
                let value = ended(ctx, ends, *symbol, now);
                assign::set_variable(ctx, *symbol, value);
            }
            None => assign::set_to(ctx, *symbol, now),
            Some((_, filling)) => {
                let before = assign::current(ctx, *symbol);
                let added = helper_call(ctx, Helper::Collect, [now]);
                let value = grown(ctx, *filling, before, added);
                assign::set_variable(ctx, *symbol, value);
            }
        }
    }
    let thrown = ctx.lower.exits.thrown.clone();
    if let (true, Thrown::To(to)) = (outcome.throws, thrown) {
        let tag = closures::tag(ctx, &shape.vars, "thrown");
        let caught = state::isolated(ctx, |ctx| block::exit(ctx, &to, None, true));
        let on = state::scoped(ctx, |ctx| match returned_or_next(ctx, shape, outcome, &name, rest) {
            Step::Done(value) => value,
            Step::Next => block::list(ctx, rest),
        });
        return Step::Done(if_else(has_attr(ident(name), [tag]), caught, on));
    }
    returned_or_next(ctx, shape, outcome, &name, rest)
}

/// A variable as a whole where it was a store in the loop.
pub(super) fn ended(ctx: &mut Context<'_>, ends: &Ends<'_>, symbol: LocalSymbolId, value: Expr) -> Expr {
    let Some(stored) = ends.stored.iter().find(|(it, _)| *it == symbol) else { return value };
    stores::mark(ctx, std::slice::from_ref(stored));
    let value = stores::unloaded(ctx, symbol, value);
    stores::unmark(ctx, std::slice::from_ref(stored));
    value
}

/// What follows a loop, or what it returned.
pub(super) fn returned_or_next(
    ctx: &mut Context<'_>,
    shape: &Shape,
    outcome: Outcome,
    name: &SmolStr,
    rest: &[StmtId],
) -> Step {
    if !outcome.returns {
        return Step::Next;
    }
    let ret = ctx.lower.exits.ret.clone();
    let tag = closures::tag(ctx, &shape.vars, "result");
    let result = select(ident(name.clone()), [tag.clone()]);
    let returned = state::isolated(ctx, |ctx| block::exit(ctx, &ret, Some(result.clone()), true));
    let rest = block::following(ctx, rest);
    // if after ? result then after.result else 0  =>  after.result or 0
    if returned.kind == result.kind && (shapes::is_constant(&rest) || matches!(rest.kind, ExprKind::Ident(_)))
    {
        return Step::Done(shapes::with_default(returned, rest));
    }
    Step::Done(if_else(has_attr(ident(name.clone()), [tag]), returned, rest))
}
