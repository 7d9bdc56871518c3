//! Variables that a loop only adds to: what is added is collected, and put together once behind the loop.

use nix_tree::build::{apply, binary, builtin, if_else, lambda};
use nix_tree::{BinaryOp, Expr, ExprKind, Param};
use tsnix_check::names::{LocalSymbolId, Meaning};
use tsnix_syntax::hir::{self, AssignOp, ExprId, PatId, Pattern, Stmt};

use super::element::{Element, element_param};
use super::turn::{Turn, exits_of, turn_body};
use crate::context::Context;
use crate::lower::block::{Shape, Step};
use crate::lower::mutation;
use crate::lower::stores;
use crate::lower::walk::{self, Part};
use crate::lower::{arrays, assign, bare, builtin_call, closures, facts, names, shapes, state};

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
pub(super) fn filled_vars(
    ctx: &Context<'_>,
    vars: &[LocalSymbolId],
    parts: Vec<Part>,
) -> Vec<(LocalSymbolId, Filling)> {
    let module = ctx.module();
    let mut seen: Vec<(LocalSymbolId, Option<Filling>)> = Vec::new();
    let mut receivers: Vec<ExprId> = Vec::new();
    let mut texts: Vec<ExprId> = Vec::new();
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
            // What is set otherwise too is not only added to: `s += a; s = "";`
            if let Part::Expr(id) = part
                && let hir::Expr::Assign { target, .. } = &module[id]
                && !texts.contains(&id)
            {
                let set = assigned_names(ctx, id, *target);
                seen.extend(set.into_iter().map(|symbol| (symbol, None)));
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
            texts.push(bare(ctx, *effect));
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

/// The variables that a pattern on the left of `=` sets.
fn assigned_names(ctx: &Context<'_>, assignment: ExprId, target: PatId) -> Vec<LocalSymbolId> {
    let mut waiting = vec![target];
    let mut found = Vec::new();
    while let Some(pattern) = waiting.pop() {
        match &ctx.module()[pattern] {
            Pattern::Name(name) => {
                let scope = ctx.bindings().expr_scope(assignment);
                found.extend(ctx.bindings().lookup(scope, name, Meaning::VALUE));
            }
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value));
                waiting.extend(*rest);
            }
            Pattern::Array(elements) => waiting.extend(elements.iter().flatten().map(|it| it.pattern)),
            Pattern::Expr(_) | Pattern::Missing => {}
        }
    }
    found
}

/// The variable of `s += a`, where it is a string.
pub(super) fn appended_text(ctx: &Context<'_>, effect: ExprId) -> Option<LocalSymbolId> {
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
pub(super) fn filling_of(ctx: &Context<'_>, effect: ExprId) -> Option<(ExprId, Filling)> {
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
    if crate::lower::is_undefined(ctx, *value) || assign::may_be_absent(ctx, *value) {
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
pub(super) fn mark_filled(ctx: &mut Context<'_>, filled: &[(LocalSymbolId, Filling)], starts: bool) {
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
pub(super) fn collected(
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
pub(super) fn mapped(ctx: &mut Context<'_>, param: Param, body: Expr, list: Expr) -> Expr {
    match body.into_kind() {
        ExprKind::List { mut elements, .. } if elements.len() == 1 => {
            let Some(element) = elements.pop() else { return list };
            if is_variable(&param, &element.value) {
                return list;
            }
            let callback = crate::builtins::reduced(ctx, lambda(param, element.value));
            apply(ctx.global("map"), [callback, list])
        }
        ExprKind::If { condition, consequent, alternate } => {
            filtered(ctx, param, *condition, *consequent, *alternate, list)
        }
        kind => apply(builtin("concatMap"), [lambda(param, kind.into()), list]),
    }
}

pub(super) fn filtered(
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
        return apply(builtin("filter"), [crate::builtins::reduced(ctx, lambda(param, test)), list]);
    }
    let body = if is_empty { arrays::optional_list(ctx, test, then) } else { if_else(test, then, otherwise) };
    apply(builtin("concatMap"), [lambda(param, body), list])
}

pub(super) fn is_variable(param: &Param, value: &Expr) -> bool {
    matches!((param, &value.kind), (Param::Ident(name), ExprKind::Ident(it)) if name.text == *it)
}

/// What a variable is after a loop that only added to it.
pub(super) fn grown(ctx: &mut Context<'_>, filling: Filling, before: Expr, added: Expr) -> Expr {
    match filling {
        Filling::List => assign::concatenated(before, added),
        Filling::Text => {
            let text = builtin_call("concatStringsSep", [nix_tree::build::string(""), added]);
            if shapes::is_empty_string(&before) { text } else { binary(BinaryOp::Add, before, text) }
        }
        Filling::Object => {
            // Of two entries with one name `listToAttrs` takes the first, an assignment the last.
            let newest_first = crate::builtins::array::reversed(ctx, added);
            let set = builtin_call("listToAttrs", [newest_first]);
            assign::updated(before, set)
        }
    }
}
