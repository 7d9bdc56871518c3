//! Callbacks that change variables around them: `xs.map((x) => { total += x; return total; })`.
//!
//! The variables go from one call to the next: a fold. Callbacks that change nothing are `builtins`'.

use nix_tree::build::{
    apply, attrs, binary, bind, boolean, builtin, ident, if_else, int, lambda, list, not, null, select,
    string,
};
use nix_tree::{BinaryOp, Expr};
use smol_str::SmolStr;
use tsnix_syntax::hir::{self, ExprId, FunctionId};

use super::closures::{self, Shared};
use super::facts::{self, Facts};
use super::stores;
use super::walk::Part;
use super::{
    arrays, assign, bare, branches, builtin_call, expr, function, helper_call, loops, names, truthiness,
};
use crate::context::Context;
use crate::runtime::Helper;

/// A call of a method of lists whose callback shares variables with the code around.
pub(super) fn call(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let callback = closures::callback(ctx, id)?;
    if let Some(value) = accumulated(ctx, id, callback) {
        return Some(value);
    }
    let (function, shared) = closures::shared_callback(ctx, callback)?;
    if shared.changed.is_empty() {
        return None;
    }
    let method = closures::method_name(ctx, id)?;
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[id] else { return None };
    let hir::Expr::Member { object, is_optional, .. } = &ctx.module()[bare(ctx, *callee)] else {
        return None;
    };
    let receiver = arrays::iterated(ctx, *object);
    let receiver = if *is_optional { or_empty(receiver) } else { receiver };
    let receiver = named(ctx, receiver, "list");
    let initial = args.get(1).map(|it| expr(ctx, it.expr));
    let stored = stores::enter(ctx, &shared.changed, &[], &[Part::Function(function)]);
    stores::unmark(ctx, &stored);
    for (symbol, store) in &stored {
        let value = assign::current(ctx, *symbol);
        stores::mark(ctx, &[(*symbol, store.clone())]);
        let value = stores::loaded(ctx, *symbol, value);
        assign::set_variable(ctx, *symbol, value);
    }
    let target = callback_value(ctx, callback, function);
    let target = named(ctx, target, "callback");
    let visit = Visit { function, shared, target, receiver };
    let value = match method {
        "forEach" => for_each(ctx, &visit),
        "reduce" => reduce(ctx, &visit, initial, false),
        "reduceRight" => reduce(ctx, &visit, initial, true),
        _ => each(ctx, &visit, method, callback),
    };
    for (symbol, _) in &stored {
        let value = assign::current(ctx, *symbol);
        let value = stores::unloaded(ctx, *symbol, value);
        let key = ctx.key(*symbol);
        ctx.lower.stores.remove(&key);
        assign::set_variable(ctx, *symbol, value);
    }
    Some(value)
}

/// A list that may be missing, as one that is empty then: `a.b or null  =>  a.b or [ ]`
fn or_empty(list: Expr) -> Expr {
    if super::shapes::has_null_default(&list) {
        return super::shapes::with_default(list, super::shapes::empty_list());
    }
    if_else(super::shapes::is_null(list.clone()), super::shapes::empty_list(), list)
}

/// `xs.reduce((all, x) => { all[x] = 1; return all; }, {})`: an accumulator that is changed element by element
/// is a store from the first call to the last.
fn accumulated(ctx: &mut Context<'_>, id: ExprId, callback: ExprId) -> Option<Expr> {
    let module = ctx.module();
    let hir::Expr::Call { callee, args, .. } = &module[id] else { return None };
    let hir::Expr::Member { object, name, .. } = &module[bare(ctx, *callee)] else { return None };
    let hir::Expr::Function(function) = &module[bare(ctx, callback)] else { return None };
    let it = &module[*function];
    let [accumulator, others @ ..] = &it.params[..] else { return None };
    let has_index = others.len() > 1;
    let is_plain = name.name == "reduce"
        && closures::of_module(ctx).of(*function).is_none()
        && matches!(it.body, hir::FunctionBody::Block(_))
        && others.len() < 3
        && it.params.iter().all(|param| !param.is_rest);
    let initial = args.get(1).filter(|_| is_plain)?.expr;
    let symbol = ctx.bindings().pattern_symbol(accumulator.pattern)?;
    let store = stores::wanted(ctx, symbol, vec![Part::Function(*function)])?;
    let receiver = arrays::iterated(ctx, *object);
    let entries = if has_index { helper_call(ctx, Helper::Enumerate, [receiver]) } else { receiver };
    let is_empty =
        matches!(&module[bare(ctx, initial)], hir::Expr::Object(properties) if properties.is_empty());
    let are_plain = it.params.iter().all(|param| param.default.is_none());
    if let hir::FunctionBody::Block(stmts) = &it.body
        && is_empty
        && are_plain
        && ctx.lower.exits.thrown.is_nowhere()
    {
        let params = others.iter().map(|param| param.pattern).collect();
        if let Some(value) = loops::grouped_reduce(ctx, &entries, params, stmts, symbol) {
            return Some(value);
        }
    }
    let start = expr(ctx, initial);
    let stored = [(symbol, store)];
    stores::mark(ctx, &stored);
    let start = stores::loaded(ctx, symbol, start);
    let outer = ctx.lower.accumulator.replace(symbol);
    let step = function::with_arity(ctx, *function, if has_index { 3 } else { 2 });
    ctx.lower.accumulator = outer;
    let step = if has_index {
        let (state, entry) = (super::fresh(ctx, "state"), super::fresh(ctx, "entry"));
        let given = ["value", "index"].map(|field| select(ident(entry.clone()), [field]));
        let values = std::iter::once(ident(state.clone())).chain(given);
        lambda(state, lambda(entry, apply(step, values)))
    } else {
        step
    };
    let value = apply(builtin("foldl'"), [step, start, entries]);
    let value = stores::unloaded(ctx, symbol, value);
    stores::unmark(ctx, &stored);
    Some(value)
}

/// A callback, and what it is called with.
struct Visit {
    function: FunctionId,
    shared: Shared,
    target: Expr,
    receiver: Expr,
}

fn named(ctx: &mut Context<'_>, value: Expr, name: &str) -> Expr {
    if super::shapes::is_cheap(&value) {
        return value;
    }
    let name = super::fresh(ctx, name);
    ctx.lower.pending.push(bind(name.clone(), value));
    ident(name)
}

fn callback_value(ctx: &mut Context<'_>, callback: ExprId, function: FunctionId) -> Expr {
    let inner = bare(ctx, callback);
    match &ctx.module()[inner] {
        hir::Expr::Name(name) => names::plain_name(ctx, inner, name),
        _ => function::function(ctx, function),
    }
}

impl Visit {
    /// How many parameters the callback names.
    fn arity(&self, ctx: &Context<'_>) -> usize {
        let arity = closures::arity_of(ctx, self.function);
        if arity.has_rest { usize::MAX } else { arity.fixed }
    }

    /// `state: entry: f state.n entry`
    fn step(&self, ctx: &mut Context<'_>, has_index: bool, accumulator: bool) -> Expr {
        let is_bare = self.is_bare() && !accumulator;
        let state = super::fresh(ctx, "state");
        let entry = super::fresh(ctx, if has_index { "entry" } else { "element" });
        let mut values = Vec::new();
        for symbol in &self.shared.taken {
            let is_changed = self.shared.changed.contains(symbol);
            values.push(match (is_changed, is_bare) {
                (false, _) => assign::current(ctx, *symbol),
                (true, true) => ident(state.clone()),
                (true, false) => {
                    let field = assign::field_name(ctx, *symbol);
                    select(ident(state.clone()), [field])
                }
            });
        }
        let mut given = Vec::new();
        if accumulator {
            let key = closures::tag(ctx, &self.shared.changed, "value");
            given.push(select(ident(state.clone()), [key]));
        }
        if has_index {
            given.push(select(ident(entry.clone()), ["value"]));
            given.push(select(ident(entry.clone()), ["index"]));
        } else {
            given.push(ident(entry.clone()));
        }
        given.push(self.receiver.clone());
        let arity = closures::arity_of(ctx, self.function);
        for at in 0..arity.fixed {
            values.push(given.get(at).cloned().unwrap_or_else(null));
        }
        if arity.has_rest {
            values.push(list(given.into_iter().skip(arity.fixed)));
        }
        let body = apply(self.target.clone(), values);
        lambda(state, lambda(entry, body))
    }

    /// Whether the state is the one variable itself.
    fn is_bare(&self) -> bool {
        !self.shared.has_value && self.shared.changed.len() == 1
    }

    /// The variables before the first call.
    fn initial(&self, ctx: &mut Context<'_>, value: Option<Expr>) -> Expr {
        if let [one] = self.shared.changed[..]
            && self.is_bare()
            && value.is_none()
        {
            return assign::current(ctx, one);
        }
        let mut bindings = Vec::new();
        if let Some(value) = value {
            let key = closures::tag(ctx, &self.shared.changed, "value");
            bindings.push(bind(key, value));
        }
        for symbol in &self.shared.changed {
            let field = assign::field_name(ctx, *symbol);
            let now = assign::current(ctx, *symbol);
            bindings.push(bind(field, now));
        }
        attrs(nix_tree::inherits::contract(bindings))
    }

    /// The list, with indices where the callback wants them.
    fn entries(&self, ctx: &mut Context<'_>, has_index: bool) -> Expr {
        let receiver = self.receiver.clone();
        if has_index { helper_call(ctx, Helper::Enumerate, [receiver]) } else { receiver }
    }
}

fn for_each(ctx: &mut Context<'_>, visit: &Visit) -> Expr {
    let has_index = visit.arity(ctx) > 1;
    let step = visit.step(ctx, has_index, false);
    let initial = visit.initial(ctx, None);
    let entries = visit.entries(ctx, has_index);
    let value = apply(builtin("foldl'"), [step, initial, entries]);
    branches::bind_state(ctx, &visit.shared.changed, value, "after");
    if visit.shared.has_value
        && let [one] = visit.shared.changed[..]
    {
        // The state holds what the callback returned too.
        let field = assign::field_name(ctx, one);
        let state = assign::current(ctx, one);
        assign::set_to(ctx, one, select(state, [field]));
    }
    null()
}

fn reduce(ctx: &mut Context<'_>, visit: &Visit, initial: Option<Expr>, is_reversed: bool) -> Expr {
    let has_index = visit.arity(ctx) > 2;
    let step = visit.step(ctx, has_index, true);
    let mut entries = visit.entries(ctx, has_index);
    if is_reversed {
        entries = crate::builtins::array::reversed(ctx, entries);
    }
    let initial = match initial {
        Some(value) => value,
        None => {
            // Without an initial value the first element is it.
            entries = named(ctx, entries, "elements");
            let first = builtin_call("head", [entries.clone()]);
            entries = builtin_call("tail", [entries]);
            if has_index { select(first, ["value"]) } else { first }
        }
    };
    let start = visit.initial(ctx, Some(initial));
    let value = apply(builtin("foldl'"), [step, start, entries]);
    let name = super::fresh(ctx, "after");
    ctx.lower.pending.push(bind(name.clone(), value));
    branches::read_state(ctx, &visit.shared.changed, &name);
    let key = closures::tag(ctx, &visit.shared.changed, "value");
    select(ident(name), [key])
}

/// Methods that look at what the callback gives for each element.
fn each(ctx: &mut Context<'_>, visit: &Visit, method: &str, callback: ExprId) -> Expr {
    let has_index = visit.arity(ctx) > 1;
    let is_reversed = method.starts_with("findLast");
    let step = visit.step(ctx, has_index, false);
    let initial = visit.initial(ctx, None);
    let mut entries = visit.entries(ctx, has_index);
    if is_reversed {
        entries = crate::builtins::array::reversed(ctx, entries);
    }
    let stops = stops(ctx, method, callback);
    let key = closures::tag(ctx, &visit.shared.changed, "value");
    let visited = helper_call(ctx, Helper::Visit, [string(key.as_str()), step, stops, initial, entries]);
    let name = super::fresh(ctx, "visited");
    ctx.lower.pending.push(bind(name.clone(), visited));
    for symbol in &visit.shared.changed {
        let field = assign::field_name(ctx, *symbol);
        assign::set_to(ctx, *symbol, select(ident(name.clone()), [SmolStr::new_static("state"), field]));
    }
    result(ctx, visit, method, callback, &name)
}

/// Where the method stops: `some` and `find` at the first true value, `every` at the first false one.
fn stops(ctx: &mut Context<'_>, method: &str, callback: ExprId) -> Expr {
    if matches!(method, "map" | "filter" | "flatMap") {
        return lambda("_", boolean(false));
    }
    let value = super::fresh(ctx, "value");
    let test = truth(ctx, callback, ident(value.clone()));
    lambda(value, if method == "every" { super::shapes::negated(test) } else { test })
}

fn truth(ctx: &mut Context<'_>, callback: ExprId, value: Expr) -> Expr {
    let facts = returned(ctx, callback);
    truthiness::of_value(ctx, value, facts)
}

/// What the callback may return.
fn returned(ctx: &Context<'_>, callback: ExprId) -> Facts {
    let ty = ctx.model.type_of(ctx.file, callback);
    let result = ctx.model.call_signatures(ty).first().map(|signature| signature.return_type);
    let facts = result.map_or(Facts::NONE, |ty| facts::of_type(ctx, ty));
    let is_read = facts != Facts::NONE && ctx.model.result_may_be_absent(ctx.file, callback);
    if is_read { facts | Facts::UNDEFINED } else { facts }
}

fn result(ctx: &mut Context<'_>, visit: &Visit, method: &str, callback: ExprId, visited: &SmolStr) -> Expr {
    let of = |name: &'static str| select(ident(visited.clone()), [name]);
    let count = || builtin_call("length", [of("values")]);
    let list_count = || builtin_call("length", [visit.receiver.clone()]);
    let index = match method {
        "findLast" | "findLastIndex" => binary(BinaryOp::Subtract, list_count(), count()),
        _ => binary(BinaryOp::Subtract, count(), int(1)),
    };
    match method {
        "some" => of("stopped"),
        "every" => not(of("stopped")),
        "find" | "findLast" => {
            let found = builtin_call("elemAt", [visit.receiver.clone(), index]);
            if_else(of("stopped"), found, null())
        }
        "findIndex" | "findLastIndex" => if_else(of("stopped"), index, nix_tree::build::negate(int(1))),
        "filter" => {
            let at = super::fresh(ctx, "index");
            let value = builtin_call("elemAt", [of("values"), ident(at.clone())]);
            let test = truth(ctx, callback, value);
            let element = builtin_call("elemAt", [visit.receiver.clone(), ident(at.clone())]);
            let body = arrays::optional_list(ctx, test, list([element]));
            let parts = builtin_call("genList", [lambda(at, body), count()]);
            builtin_call("concatLists", [parts])
        }
        "flatMap" => {
            if returned(ctx, callback).only(Facts::LIST) {
                return builtin_call("concatLists", [of("values")]);
            }
            let value = super::fresh(ctx, "value");
            let is_list = builtin_call("isList", [ident(value.clone())]);
            let body = if_else(is_list, ident(value.clone()), list([ident(value.clone())]));
            builtin_call("concatMap", [lambda(value, body), of("values")])
        }
        _ => of("values"),
    }
}
