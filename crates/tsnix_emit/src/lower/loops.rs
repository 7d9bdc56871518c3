//! Loops. Over a list: a fold over the variables that change. Others: steps of a state, kept by
//! `genericClosure`, so that no loop grows the stack. A list that a loop only fills is built once.

use nix_tree::build::{apply, binary, bind, builtin, has_attr, ident, if_else, lambda, not, null, select};
use nix_tree::{BinaryOp, Binding, Expr, ExprKind, Param};
use smol_str::SmolStr;
use tsnix_check::names::{LocalSymbolId, Meaning};
use tsnix_syntax::hir::{self, AssignOp, ExprId, ForBinding, FunctionBody, PatId, Pattern, Stmt, StmtId};

use super::attempts::Thrown;
use super::block::{self, Exit, Exits, Shape, Step};
use super::mutation::{self, Outcome};
use super::stores::{self, Store};
use super::walk::{self, Part};
use super::{
    arrays, assign, attempts, bare, branches, builtin_call, closures, destructure, expr, facts, helper,
    helper_call, names, numbers, shapes, state, truthiness,
};
use crate::context::{Context, SymbolKey};
use crate::runtime::Helper;

/// `for (let i = 0; i < xs.length; i++)`: `xs[i]` is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct CountedIndex {
    index: SymbolKey,
    list: SymbolKey,
}

/// Whether `object[index]` is a list and the index of a loop over just that list.
pub(super) fn is_counted_index(ctx: &Context<'_>, object: ExprId, index: ExprId) -> bool {
    let module = ctx.module();
    let key = |id: ExprId| match &module[bare(ctx, id)] {
        hir::Expr::Name(name) => names::symbol(ctx, id, name).map(|symbol| ctx.key(symbol)),
        _ => None,
    };
    let (Some(list), Some(index)) = (key(object), key(index)) else { return false };
    ctx.lower.counted.iter().any(|it| it.index == index && it.list == list)
}

/// A loop statement.
pub(super) fn lower(ctx: &mut Context<'_>, id: StmtId, rest: &[StmtId]) -> Step {
    match &ctx.module()[id] {
        Stmt::ForOf { binding, iterable, body, .. } => {
            let (binding, iterable, body) = (*binding, *iterable, *body);
            let list = |ctx: &mut Context<'_>| arrays::iterated(ctx, iterable);
            attempts::head(ctx, iterable, rest, list, |ctx, list| {
                let body = branches::stmts_of(ctx, body);
                fold(ctx, list, Element::Pattern(binding), &body, rest)
            })
        }
        Stmt::For { init, test, update, body } => {
            if let Some(init) = init {
                rename_head(ctx, *init);
                if let Some(step) = counted(ctx, *init, *test, *update, *body, rest) {
                    return step;
                }
                block::head(ctx, *init);
            }
            general(ctx, *test, *update, false, *body, rest)
        }
        Stmt::While { test, body } => general(ctx, Some(*test), None, false, *body, rest),
        Stmt::DoWhile { body, test } => general(ctx, Some(*test), None, true, *body, rest),
        _ => Step::Next,
    }
}

fn rename_head(ctx: &mut Context<'_>, init: StmtId) {
    let scope = ctx.bindings().stmt_scope(init);
    block::rename_in_scope(ctx, scope);
}

/// What a turn of a loop over a list binds.
enum Element {
    Pattern(ForBinding),
    /// The parameters of a `forEach` callback: element, index.
    Params(Vec<PatId>),
    /// An index variable.
    Index(LocalSymbolId),
}

/// `xs.forEach((x, i) => { ... })`
pub(super) fn for_each(ctx: &mut Context<'_>, call: ExprId, rest: &[StmtId]) -> Step {
    let module = ctx.module();
    let Some(function) = mutation::for_each_callback(ctx, call) else { return Step::Next };
    let hir::Expr::Call { callee, .. } = &module[call] else { return Step::Next };
    let hir::Expr::Member { object, .. } = &module[bare(ctx, *callee)] else { return Step::Next };
    let it = &module[function];
    let list = arrays::iterated(ctx, *object);
    let params: Vec<PatId> = it.params.iter().map(|param| param.pattern).collect();
    let list = match params.get(2) {
        Some(whole) => whole_list(ctx, *whole, list),
        None => list,
    };
    let list = if params.len() > 1 { helper_call(ctx, Helper::Enumerate, [list]) } else { list };
    match &it.body {
        FunctionBody::Block(stmts) => fold_callback(ctx, list, params, stmts, rest),
        FunctionBody::Expr(body) => {
            let body = *body;
            fold_with(ctx, list, Element::Params(params), &Turn::Effect(body), rest)
        }
        FunctionBody::None => Step::Next,
    }
}

/// The third parameter of a callback is the list itself, under a name of its own.
fn whole_list(ctx: &mut Context<'_>, param: PatId, list: Expr) -> Expr {
    let list = if shapes::is_cheap(&list) {
        list
    } else {
        let name = crate::lower::fresh(ctx, "list");
        ctx.lower.pending.push(bind(name.clone(), list));
        ident(name)
    };
    if let Some(symbol) = ctx.bindings().pattern_symbol(param) {
        assign::set_to(ctx, symbol, list.clone());
    }
    list
}

/// In a callback `return` ends the turn.
fn fold_callback(
    ctx: &mut Context<'_>,
    list: Expr,
    params: Vec<PatId>,
    stmts: &[StmtId],
    rest: &[StmtId],
) -> Step {
    fold_with(ctx, list, Element::Params(params), &Turn::Callback(stmts.to_vec()), rest)
}

/// What happens in a turn.
enum Turn {
    Stmts(Vec<StmtId>),
    /// The body of a callback, in which `return` only ends the turn.
    Callback(Vec<StmtId>),
    Effect(ExprId),
}

impl Turn {
    fn parts(&self) -> Vec<Part> {
        match self {
            Self::Stmts(stmts) | Self::Callback(stmts) => stmts.iter().map(|it| Part::Stmt(*it)).collect(),
            Self::Effect(expr) => vec![Part::Expr(*expr)],
        }
    }

    fn outcome(&self, ctx: &Context<'_>) -> Outcome {
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

fn fold(ctx: &mut Context<'_>, list: Expr, element: Element, body: &[StmtId], rest: &[StmtId]) -> Step {
    fold_with(ctx, list, element, &Turn::Stmts(body.to_vec()), rest)
}

/// A loop over a list.
fn fold_with(ctx: &mut Context<'_>, list: Expr, element: Element, turn: &Turn, rest: &[StmtId]) -> Step {
    let outcome = turn.outcome(ctx);
    let mut changed = mutation::changed(ctx, turn.parts());
    if let Element::Pattern(ForBinding::Assign(pattern)) = &element {
        changed.extend(assigned_names(ctx, *pattern));
    }
    let vars: Vec<LocalSymbolId> = changed.into_iter().collect();
    if vars.is_empty() && !outcome.returns && !outcome.throws {
        return effect_only(ctx, list, element, turn, rest);
    }
    let is_tagged = outcome.returns || outcome.breaks || outcome.throws;
    let filled = filled_vars(ctx, &vars, turn.parts());
    if let [(one, kind)] = filled[..]
        && vars.len() == 1
        && !is_tagged
    {
        return collected(ctx, list, element, turn, one, kind);
    }
    let chained: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let others: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let stored = stores::enter(ctx, &vars, &others, &turn.parts());
    let state_name = name_of_state(ctx, &vars, &filled, is_tagged);
    let shape = Shape {
        vars: vars.clone(),
        chained: chained.clone(),
        state: Some(state_name.clone()),
        is_tagged,
        is_strict: true,
    };
    stores::mark(ctx, &stored);
    let initial = initial_state(ctx, &shape, &stored);
    let outer_strict = std::mem::replace(&mut ctx.lower.is_strict, true);
    let step = state::isolated(ctx, |ctx| {
        let state_param = enter_state(ctx, &shape, &state_name);
        mark_filled(ctx, &filled, true);
        let (element_param, prelude) = element_param(ctx, &element);
        let exits = exits_of(ctx, &shape, turn, None, None);
        let body = turn_body(ctx, turn, prelude, exits);
        mark_filled(ctx, &filled, false);
        let body = if is_tagged {
            let done = closures::tag(ctx, &shape.vars, "done");
            if_else(has_attr(ident(state_name.clone()), [done]), ident(state_name.clone()), body)
        } else {
            body
        };
        lambda(state_param, lambda(element_param, body))
    });
    ctx.lower.is_strict = outer_strict;
    stores::unmark(ctx, &stored);
    let value = apply(builtin("foldl'"), [step, initial, list]);
    after_loop(ctx, &shape, &Ends { filled: &filled, stored: &stored }, value, outcome, rest)
}

/// A loop that changes nothing: for what it prints, or for what it throws.
fn effect_only(ctx: &mut Context<'_>, list: Expr, element: Element, turn: &Turn, rest: &[StmtId]) -> Step {
    let step = state::isolated(ctx, |ctx| {
        let (param, prelude) = element_param(ctx, &element);
        let exits = Exits { thrown: ctx.lower.exits.thrown.clone(), ..Exits::default() };
        let body = turn_body(ctx, turn, prelude, exits);
        lambda("_", lambda(param, body))
    });
    let value = apply(builtin("foldl'"), [step, null(), list]);
    let rest = block::following(ctx, rest);
    Step::Done(assign::forced(value, rest))
}

fn exits_of(
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

fn turn_body(ctx: &mut Context<'_>, turn: &Turn, prelude: Vec<Binding>, exits: Exits) -> Expr {
    let outer = std::mem::replace(&mut ctx.lower.exits, exits);
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
    value
}

/// The parameter for the element, and what it is taken apart into.
fn element_param(ctx: &mut Context<'_>, element: &Element) -> (Param, Vec<Binding>) {
    let mut prelude = Vec::new();
    let param = match element {
        Element::Index(symbol) => {
            let name = assign::field_name(ctx, *symbol);
            assign::set_to(ctx, *symbol, ident(name.clone()));
            name.into()
        }
        Element::Pattern(ForBinding::Declare(_, pattern)) => pattern_param(ctx, *pattern, &mut prelude),
        Element::Pattern(ForBinding::Assign(pattern)) => {
            let name = crate::lower::fresh(ctx, "element");
            if let Some(symbol) = assigned_names(ctx, *pattern).first() {
                assign::set_to(ctx, *symbol, ident(name.clone()));
            }
            name.into()
        }
        Element::Params(params) => match &params[..] {
            [] => "_".into(),
            [one] => pattern_param(ctx, *one, &mut prelude),
            [value, index, ..] => {
                let name = crate::lower::fresh(ctx, "entry");
                destructure::bind_pattern(ctx, *value, select(ident(name.clone()), ["value"]), &mut prelude);
                destructure::bind_pattern(ctx, *index, select(ident(name.clone()), ["index"]), &mut prelude);
                name.into()
            }
        },
    };
    (param, prelude)
}

fn pattern_param(ctx: &mut Context<'_>, pattern: PatId, prelude: &mut Vec<Binding>) -> Param {
    match &ctx.module()[pattern] {
        Pattern::Name(name) => {
            let name = destructure::declared_name(ctx, pattern, name);
            if let Some(symbol) = ctx.bindings().pattern_symbol(pattern) {
                let key = ctx.key(symbol);
                ctx.lower.bound.insert(key);
            }
            name.into()
        }
        _ => {
            let name = crate::lower::fresh(ctx, "element");
            destructure::bind_pattern(ctx, pattern, ident(name.clone()), prelude);
            name.into()
        }
    }
}

fn assigned_names(ctx: &Context<'_>, pattern: PatId) -> Vec<LocalSymbolId> {
    match &ctx.module()[pattern] {
        Pattern::Name(name) => match ctx.bindings().pattern_origin(pattern) {
            tsnix_check::names::PatternOrigin::ForOf(stmt) => {
                let scope = ctx.bindings().stmt_scope(stmt);
                ctx.bindings().lookup(scope, name, Meaning::VALUE).into_iter().collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// How a loop fills a variable that it does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// `xs.push(a)`
    List,
    /// `o[k] = v`
    Object,
    /// `s += a`
    Text,
}

/// The variables that a loop only adds to, never reading them.
fn filled_vars(ctx: &Context<'_>, vars: &[LocalSymbolId], parts: Vec<Part>) -> Vec<(LocalSymbolId, Filling)> {
    let module = ctx.module();
    let mut seen: Vec<(LocalSymbolId, Option<Filling>)> = Vec::new();
    let mut receivers: Vec<ExprId> = Vec::new();
    // xs.forEach((x) => out.push(x)): the whole turn is one effect.
    if let [Part::Expr(effect)] = parts[..]
        && let Some((receiver, filling)) = filling_of(ctx, effect)
        && let Some(symbol) = mutation::root(ctx, receiver)
    {
        receivers.push(bare(ctx, receiver));
        seen.push((symbol, Some(filling)));
    }
    walk::each(module, parts, |part| {
        let Part::Stmt(stmt) = part else {
            if let Part::Expr(id) = part
                && matches!(&module[id], hir::Expr::Call { .. })
            {
                seen.extend(closures::taken_by_call(ctx, id).into_iter().map(|symbol| (symbol, None)));
            }
            if let Part::Expr(id) = part
                && let hir::Expr::Name(name) = &module[id]
                && !receivers.contains(&id)
                && let Some(symbol) = names::symbol(ctx, id, name)
            {
                seen.push((symbol, None));
            }
            return true;
        };
        if let Stmt::Expr(effect) = &module[stmt]
            && let Some(symbol) = appended_text(ctx, *effect)
        {
            seen.push((symbol, Some(Filling::Text)));
        }
        if let Stmt::Expr(effect) = &module[stmt]
            && let Some((receiver, filling)) = filling_of(ctx, *effect)
            && let Some(symbol) = mutation::root(ctx, receiver)
        {
            receivers.push(bare(ctx, receiver));
            seen.push((symbol, Some(filling)));
        }
        true
    });
    let mut found = Vec::new();
    for symbol in vars.iter().filter(|symbol| stores::kind(ctx, **symbol).is_none()) {
        let uses: Vec<Option<Filling>> =
            seen.iter().filter(|(it, _)| it == symbol).map(|(_, filling)| *filling).collect();
        if let Some(Some(first)) = uses.first().copied()
            && uses.iter().all(|it| *it == Some(first))
        {
            // What a loop around collects goes on being collected, as a list.
            let is_inner = ctx.lower.collected.contains(&ctx.key(*symbol));
            found.push((*symbol, if is_inner { Filling::List } else { first }));
        }
    }
    found
}

/// The variable of `s += a`, where it is a string.
fn appended_text(ctx: &Context<'_>, effect: ExprId) -> Option<LocalSymbolId> {
    let hir::Expr::Assign { op: Some(AssignOp::Binary(hir::BinaryOp::Add)), target, .. } =
        &ctx.module()[bare(ctx, effect)]
    else {
        return None;
    };
    let Pattern::Name(name) = &ctx.module()[*target] else { return None };
    let symbol = ctx.bindings().lookup(ctx.bindings().expr_scope(effect), name, Meaning::VALUE)?;
    let ty = ctx.model.declared_type_of_symbol(ctx.model.symbol_of_local(ctx.file, symbol));
    facts::of_type(ctx, ty).only(facts::Facts::STRING).then_some(symbol)
}

/// `xs.push(a)` or `o[k] = v` on a variable itself.
fn filling_of(ctx: &Context<'_>, effect: ExprId) -> Option<(ExprId, Filling)> {
    let module = ctx.module();
    let is_name = |id: ExprId| matches!(&module[bare(ctx, id)], hir::Expr::Name(_));
    if let Some((receiver, "push")) = mutation::mutator(ctx, effect) {
        return is_name(receiver).then_some((receiver, Filling::List));
    }
    let hir::Expr::Assign { op, target, value } = &module[effect] else { return None };
    if op.is_some() {
        return None;
    }
    let Pattern::Expr(place) = &module[*target] else { return None };
    if super::is_undefined(ctx, *value) || assign::may_be_absent(ctx, *value) {
        return None;
    }
    match &module[bare(ctx, *place)] {
        hir::Expr::Index { object, .. } if is_name(*object) => {
            let is_list = facts::of(ctx, *object).only(facts::Facts::LIST);
            (!is_list).then_some((*object, Filling::Object))
        }
        _ => None,
    }
}

/// Sets what a turn starts with for the variables that are only added to.
fn mark_filled(ctx: &mut Context<'_>, filled: &[(LocalSymbolId, Filling)], starts: bool) {
    for (symbol, filling) in filled {
        let key = ctx.key(*symbol);
        if starts {
            assign::set_to(ctx, *symbol, shapes::empty_list());
        }
        if matches!(filling, Filling::Object | Filling::Text) {
            if starts {
                ctx.lower.collected.insert(key);
            } else {
                ctx.lower.collected.remove(&key);
            }
        }
    }
}

/// A loop that does nothing but fill one list or object: `map`, `filter`, `concatMap`.
fn collected(
    ctx: &mut Context<'_>,
    list: Expr,
    element: Element,
    turn: &Turn,
    symbol: LocalSymbolId,
    filling: Filling,
) -> Step {
    let shape = Shape { vars: vec![symbol], ..Shape::default() };
    let filled = [(symbol, filling)];
    let (param, body) = state::isolated(ctx, |ctx| {
        mark_filled(ctx, &filled, true);
        let (param, prelude) = element_param(ctx, &element);
        let exits = exits_of(ctx, &shape, turn, None, None);
        let body = turn_body(ctx, turn, prelude, exits);
        mark_filled(ctx, &filled, false);
        (param, body)
    });
    let added = mapped(ctx, param, body, list);
    let before = assign::current(ctx, symbol);
    let value = grown(ctx, filling, before, added);
    assign::set_variable(ctx, symbol, value);
    Step::Next
}

/// `x: [ (f x) ]  =>  map f xs`, `x: if c then [ x ] else [ ]  =>  filter (x: c) xs`.
fn mapped(ctx: &mut Context<'_>, param: Param, body: Expr, list: Expr) -> Expr {
    match body.into_kind() {
        ExprKind::List { mut elements, .. } if elements.len() == 1 => {
            let Some(element) = elements.pop() else { return list };
            if is_variable(&param, &element.value) {
                return list;
            }
            let callback = crate::builtins::reduced(lambda(param, element.value));
            apply(ctx.global("map"), [callback, list])
        }
        ExprKind::If { condition, consequent, alternate } => {
            filtered(ctx, param, *condition, *consequent, *alternate, list)
        }
        kind => apply(builtin("concatMap"), [lambda(param, kind.into()), list]),
    }
}

fn filtered(
    ctx: &mut Context<'_>,
    param: Param,
    test: Expr,
    then: Expr,
    otherwise: Expr,
    list: Expr,
) -> Expr {
    let is_empty = matches!(&otherwise.kind, ExprKind::List { elements, .. } if elements.is_empty());
    let same = match &then.kind {
        ExprKind::List { elements, .. } => match &elements[..] {
            [one] => is_variable(&param, &one.value),
            _ => false,
        },
        _ => false,
    };
    if is_empty && same {
        return apply(builtin("filter"), [crate::builtins::reduced(lambda(param, test)), list]);
    }
    let body = if is_empty { arrays::optional_list(ctx, test, then) } else { if_else(test, then, otherwise) };
    apply(builtin("concatMap"), [lambda(param, body), list])
}

fn is_variable(param: &Param, value: &Expr) -> bool {
    matches!((param, &value.kind), (Param::Ident(name), ExprKind::Ident(it)) if name.text == *it)
}

/// What a variable is after a loop that only added to it.
fn grown(ctx: &mut Context<'_>, filling: Filling, before: Expr, added: Expr) -> Expr {
    match filling {
        Filling::List => assign::concatenated(before, added),
        Filling::Text => {
            let text = builtin_call("concatStringsSep", [nix_tree::build::string(""), added]);
            let is_empty = matches!(&before.kind, ExprKind::String { parts, .. } if parts.is_empty());
            if is_empty { text } else { binary(BinaryOp::Add, before, text) }
        }
        Filling::Object => {
            // Of two entries with one name `listToAttrs` takes the first, an assignment the last.
            let newest_first = crate::builtins::array::reversed(ctx, added);
            let set = builtin_call("listToAttrs", [newest_first]);
            assign::updated(before, set)
        }
    }
}

/// What has to be done for variables when a loop is over.
struct Ends<'a> {
    filled: &'a [(LocalSymbolId, Filling)],
    stored: &'a [(LocalSymbolId, Store)],
}

/// The state before the first turn.
fn initial_state(ctx: &mut Context<'_>, shape: &Shape, stored: &[(LocalSymbolId, Store)]) -> Expr {
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
fn name_of_state(
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
fn enter_state(ctx: &mut Context<'_>, shape: &Shape, state: &SmolStr) -> Param {
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
fn after_loop(
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
fn ended(ctx: &mut Context<'_>, ends: &Ends<'_>, symbol: LocalSymbolId, value: Expr) -> Expr {
    let Some(stored) = ends.stored.iter().find(|(it, _)| *it == symbol) else { return value };
    stores::mark(ctx, std::slice::from_ref(stored));
    let value = stores::unloaded(ctx, symbol, value);
    stores::unmark(ctx, std::slice::from_ref(stored));
    value
}

/// What follows a loop, or what it returned.
fn returned_or_next(
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
    let returned = state::isolated(ctx, |ctx| block::exit(ctx, &ret, Some(result), true));
    let rest = block::following(ctx, rest);
    Step::Done(if_else(has_attr(ident(name.clone()), [tag]), returned, rest))
}

/// `while`, `do`, and `for` loops that do not just count: steps of a state.
fn general(
    ctx: &mut Context<'_>,
    test: Option<ExprId>,
    update: Option<ExprId>,
    tests_last: bool,
    body: StmtId,
    rest: &[StmtId],
) -> Step {
    let stmts = branches::stmts_of(ctx, body);
    let outcome = mutation::outcome(ctx, &stmts);
    let mut parts: Vec<Part> = stmts.iter().map(|it| Part::Stmt(*it)).collect();
    parts.extend(test.map(Part::Expr));
    parts.extend(update.map(Part::Expr));
    let vars: Vec<LocalSymbolId> = mutation::changed(ctx, parts.clone()).into_iter().collect();
    let test_changes = test.is_some_and(|test| {
        !mutation::changed_in_expr(ctx, test).is_empty() || attempts::is_tried_head(ctx, test)
    });
    let outcome = Outcome {
        throws: outcome.throws || test.is_some_and(|it| attempts::is_tried_head(ctx, it)),
        ..outcome
    };
    let tests_inside = tests_last || test_changes;
    let is_tagged = outcome.returns || outcome.breaks || outcome.throws || tests_inside;
    let filled = filled_vars(ctx, &vars, parts.clone());
    let others: Vec<LocalSymbolId> = filled.iter().map(|(symbol, _)| *symbol).collect();
    let stored = stores::enter(ctx, &vars, &others, &parts);
    let state_name = name_of_state(ctx, &vars, &filled, is_tagged);
    let shape = Shape {
        vars,
        chained: filled.iter().map(|(symbol, _)| *symbol).collect(),
        state: Some(state_name.clone()),
        is_tagged,
        is_strict: true,
    };
    stores::mark(ctx, &stored);
    let initial = initial_state(ctx, &shape, &stored);
    let outer_strict = std::mem::replace(&mut ctx.lower.is_strict, true);
    let done = closures::tag(ctx, &shape.vars, "done");
    let condition = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        let is_open = is_tagged.then(|| not(has_attr(ident(state_name.clone()), [done])));
        lambda(param, loop_condition(ctx, test.filter(|_| !tests_inside), is_open))
    });
    let step = state::isolated(ctx, |ctx| {
        let param = enter_state(ctx, &shape, &state_name);
        mark_filled(ctx, &filled, true);
        let turn = Turn::Stmts(stmts);
        let last = test.filter(|_| tests_last);
        let exits = exits_of(ctx, &shape, &turn, update, last);
        let first = test.filter(|_| test_changes && !tests_last);
        let body = match first {
            Some(test) => tested_turn(ctx, test, &turn, exits, &shape),
            None => turn_body(ctx, &turn, Vec::new(), exits),
        };
        mark_filled(ctx, &filled, false);
        lambda(param, body)
    });
    ctx.lower.is_strict = outer_strict;
    stores::unmark(ctx, &stored);
    let value = helper_call(ctx, Helper::Loop, [condition, step, initial]);
    after_loop(ctx, &shape, &Ends { filled: &filled, stored: &stored }, value, outcome, rest)
}

/// Whether there is another turn.
fn loop_condition(ctx: &mut Context<'_>, test: Option<ExprId>, is_open: Option<Expr>) -> Expr {
    let test = test.map(|test| state::scoped(ctx, |ctx| truthiness::condition(ctx, test)));
    match (is_open, test) {
        (Some(is_open), Some(test)) if !shapes::is_bool(&test, true) => binary(BinaryOp::And, is_open, test),
        (Some(is_open), _) => is_open,
        (None, Some(test)) => test,
        (None, None) => nix_tree::build::boolean(true),
    }
}

/// A turn that starts with a test which changes something: `while (i-- > 0)`.
fn tested_turn(ctx: &mut Context<'_>, test: ExprId, turn: &Turn, exits: Exits, shape: &Shape) -> Expr {
    let outer = std::mem::replace(&mut ctx.lower.exits.thrown, exits.thrown.clone());
    let value = state::scoped(ctx, |ctx| {
        let condition = |ctx: &mut Context<'_>| truthiness::condition(ctx, test);
        let step = attempts::head(ctx, test, &[], condition, |ctx, test| {
            let over = block::state_of(ctx, shape, true, None);
            let on = state::isolated(ctx, |ctx| turn_body(ctx, turn, Vec::new(), exits));
            Step::Done(if_else(test, on, over))
        });
        match step {
            Step::Done(value) => value,
            Step::Next => null(),
        }
    });
    ctx.lower.exits.thrown = outer;
    value
}

/// `for (let i = a; i < b; i++)` whose bound and index nobody else changes: a fold over a range.
fn counted(
    ctx: &mut Context<'_>,
    init: StmtId,
    test: Option<ExprId>,
    update: Option<ExprId>,
    body: StmtId,
    rest: &[StmtId],
) -> Option<Step> {
    let module = ctx.module();
    let Stmt::Variable(decl) = &module[init] else { return None };
    let [declarator] = &decl.declarators[..] else { return None };
    let symbol = ctx.bindings().pattern_symbol(declarator.pattern)?;
    if !matches!(&module[declarator.pattern], Pattern::Name(_)) {
        return None;
    }
    let is_index = |id: ExprId| matches!(&module[bare(ctx, id)], hir::Expr::Name(name) if names::symbol(ctx, id, name) == Some(symbol));
    let hir::Expr::Update { is_increment: true, target, .. } = &module[update?] else { return None };
    let hir::Expr::Binary { op, left, right } = &module[test?] else { return None };
    let is_inclusive = match op {
        hir::BinaryOp::Less => false,
        hir::BinaryOp::LessEqual => true,
        _ => return None,
    };
    if !is_index(*target) || !is_index(*left) {
        return None;
    }
    let stmts = branches::stmts_of(ctx, body);
    let changed = mutation::changed_in(ctx, &stmts);
    if changed.contains(&symbol) || reads_any(ctx, *right, &changed) || reads(ctx, *right, symbol) {
        return None;
    }
    let from = expr(ctx, declarator.init?);
    let bound = expr(ctx, *right);
    let is_int = numbers::is_int(ctx, declarator.init?) && numbers::is_int(ctx, *right);
    let list = range(ctx, from, bound, is_inclusive, is_int);
    let over = length_of(ctx, *right).filter(|list| !changed.contains(&list.symbol));
    let key = ctx.key(symbol);
    let count = ctx.lower.counted.len();
    ctx.lower.counted.extend(over.map(|list| CountedIndex { index: key, list }));
    let step = fold(ctx, list, Element::Index(symbol), &stmts, rest);
    ctx.lower.counted.truncate(count);
    Some(step)
}

/// The whole numbers from one to another.
fn range(ctx: &mut Context<'_>, from: Expr, bound: Expr, is_inclusive: bool, is_int: bool) -> Expr {
    let starts_at_zero = matches!(from.kind, ExprKind::Int(0));
    let is_length = matches!(&bound.kind, ExprKind::Apply { function, .. } if is_length_function(function))
        || matches!(bound.kind, ExprKind::Int(count) if count >= 0);
    if starts_at_zero && is_length && is_int && !is_inclusive {
        return builtin_call("genList", [lambda("i", ident("i")), bound]);
    }
    if is_int && let Some(range) = ctx.lib_function(&["range"]) {
        let last = match (is_inclusive, &bound.kind) {
            (true, _) => bound,
            (false, ExprKind::Int(bound)) => nix_tree::build::int(bound - 1),
            (false, _) => binary(BinaryOp::Subtract, bound, nix_tree::build::int(1)),
        };
        return apply(range, [from, last]);
    }
    let end = if is_inclusive { after_whole(ctx, bound, is_int) } else { bound };
    let range = helper(ctx, Helper::Range);
    apply(range, [from, end])
}

/// One more than the greatest whole number that is not above a bound.
fn after_whole(ctx: &mut Context<'_>, bound: Expr, is_int: bool) -> Expr {
    let _ = ctx;
    match bound.kind {
        ExprKind::Int(value) => nix_tree::build::int(value + 1),
        _ if is_int => binary(BinaryOp::Add, bound, nix_tree::build::int(1)),
        _ => binary(BinaryOp::Add, builtin_call("floor", [bound]), nix_tree::build::int(1)),
    }
}

fn is_length_function(function: &Expr) -> bool {
    match &function.kind {
        ExprKind::Select { path, .. } => matches!(
            path.last().map(|name| &name.kind),
            Some(nix_tree::AttrNameKind::Static(name)) if name == "length" || name == "stringLength"
        ),
        _ => false,
    }
}

/// The variable of `xs.length`.
fn length_of(ctx: &Context<'_>, id: ExprId) -> Option<SymbolKey> {
    let module = ctx.module();
    let hir::Expr::Member { object, name, .. } = &module[bare(ctx, id)] else { return None };
    if name.name != "length" {
        return None;
    }
    match &module[bare(ctx, *object)] {
        hir::Expr::Name(name) => names::symbol(ctx, *object, name).map(|symbol| ctx.key(symbol)),
        _ => None,
    }
}

fn reads(ctx: &Context<'_>, id: ExprId, symbol: LocalSymbolId) -> bool {
    reads_any(ctx, id, &[symbol].into_iter().collect())
}

/// Whether an expression reads one of the variables.
fn reads_any(ctx: &Context<'_>, id: ExprId, symbols: &std::collections::BTreeSet<LocalSymbolId>) -> bool {
    let module = ctx.module();
    let mut found = false;
    walk::each(module, vec![Part::Expr(id)], |part| {
        if let Part::Expr(id) = part
            && let hir::Expr::Name(name) = &module[id]
        {
            found |= names::symbol(ctx, id, name).is_some_and(|symbol| symbols.contains(&symbol));
        }
        if let Part::Expr(id) = part
            && matches!(&module[id], hir::Expr::Call { .. })
        {
            found |= closures::taken_by_call(ctx, id).iter().any(|symbol| symbols.contains(symbol));
        }
        true
    });
    found
}
