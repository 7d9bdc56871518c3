//! Loops that sort the elements of a list into groups, or count them, by a name that each has.
//!
//! ```text
//! for (const x of xs) (groups[key(x)] ??= []).push(x);     builtins.groupBy key xs
//! for (const w of ws) counts[w] = (counts[w] ?? 0) + 1;    builtins.mapAttrs (_: builtins.length) (builtins.groupBy ...)
//! ```
//!
//! The object starts empty, and nothing but such an entry is read of it: then no turn depends on the one before.

use nix_tree::build::{apply, binary, builtin, ident, lambda, let_in};
use nix_tree::{AttrNameKind, Binding, BindingKind, Expr, ExprKind, Param};
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, AssignOp, BinaryOp, ExprId, LogicalOp, PatId, Pattern, Stmt, StmtId, UnaryOp};

use super::counted::reads_in;
use super::element::{Element, element_param};
use super::turn::Turn;
use crate::context::Context;
use crate::lower::facts::{self, Facts};
use crate::lower::walk::Part;
use crate::lower::{assign, bare, builtin_call, destructure, expr, mutation, names, state, text};

/// What a turn does to the entry of its name.
enum Entry {
    /// A list of what each turn adds.
    Added(ExprId),
    /// A number or a text that starts as a literal and grows by an operation.
    Grown { start: ExprId, op: nix_tree::BinaryOp, by: Option<ExprId> },
}

/// The object after a loop that does nothing else than this.
pub(super) fn grouped(
    ctx: &mut Context<'_>,
    list: &Expr,
    element: &Element,
    turn: &Turn,
    symbol: LocalSymbolId,
) -> Option<Expr> {
    let before = assign::current(ctx, symbol);
    let is_empty = matches!(&before.kind, ExprKind::Attrs(set) if set.bindings.is_empty());
    let stmts: &[StmtId] = match turn {
        Turn::Stmts(stmts) | Turn::Callback(stmts) => stmts,
        Turn::Effect(_) => &[],
    };
    let (constants, stmts) = constants(ctx, stmts);
    let (key, entry) = match turn {
        _ if !is_empty => return None,
        Turn::Effect(effect) => in_one(ctx, *effect, symbol)?,
        _ => entry_of(ctx, stmts, symbol)?,
    };
    state::with_local_names(ctx, |ctx| {
        of_entries(ctx, list, &Each { element, constants }, symbol, key, entry)
    })
}

/// `xs.reduce((all, x) => { all[x.k] = (all[x.k] ?? 0) + 1; return all; }, {})`: as the loop.
pub(in crate::lower) fn grouped_reduce(
    ctx: &mut Context<'_>,
    list: &Expr,
    params: Vec<PatId>,
    stmts: &[StmtId],
    symbol: LocalSymbolId,
) -> Option<Expr> {
    let module = ctx.module();
    let (last, stmts) = stmts.split_last()?;
    let Stmt::Return(Some(returned)) = &module[*last] else { return None };
    let hir::Expr::Name(name) = &module[bare(ctx, *returned)] else { return None };
    if names::symbol(ctx, bare(ctx, *returned), name) != Some(symbol) {
        return None;
    }
    let (constants, stmts) = constants(ctx, stmts);
    let (key, entry) = entry_of(ctx, stmts, symbol)?;
    let element = Element::Params(params);
    let each = Each { element: &element, constants };
    state::with_local_names(ctx, |ctx| of_entries(ctx, list, &each, symbol, key, entry))
}

/// What a turn binds: the element, and constants of its own.
struct Each<'a> {
    element: &'a Element,
    constants: &'a [StmtId],
}

/// The constants that a turn starts with, and what it does then.
fn constants<'s>(ctx: &Context<'_>, stmts: &'s [StmtId]) -> (&'s [StmtId], &'s [StmtId]) {
    let is_constant = |stmt: &StmtId| matches!(&ctx.module()[*stmt], Stmt::Variable(decl) if decl.kind == hir::VariableKind::Const);
    let count = stmts.iter().take_while(|stmt| is_constant(stmt)).count();
    stmts.split_at(count)
}

fn of_entries(
    ctx: &mut Context<'_>,
    list: &Expr,
    element: &Each<'_>,
    symbol: LocalSymbolId,
    key: ExprId,
    entry: Entry,
) -> Option<Expr> {
    let mut parts = vec![Part::Expr(key)];
    parts.extend(element.constants.iter().map(|stmt| Part::Stmt(*stmt)));
    match &entry {
        Entry::Added(value) => parts.push(Part::Expr(*value)),
        Entry::Grown { by, .. } => parts.extend(by.map(Part::Expr)),
    }
    let is_assigned = matches!(element.element, Element::Pattern(hir::ForBinding::Assign(_)));
    if is_assigned || reads_in(ctx, parts, symbol) {
        return None;
    }
    let (param, key) = of_element(ctx, element, |ctx| text::key(ctx, key));
    let key = crate::builtins::reduced(ctx, lambda(param, key));
    let groups = apply(builtin("groupBy"), [key, list.clone()]);
    let each = match entry {
        Entry::Added(value) => {
            let (param, value) = of_element(ctx, element, |ctx| expr(ctx, value));
            if matches!((&param, &value.kind), (Param::Ident(name), ExprKind::Ident(it)) if name.text == *it)
            {
                return Some(groups);
            }
            apply(ctx.global("map"), [crate::builtins::reduced(ctx, lambda(param, value))])
        }
        Entry::Grown { start, op, by } => {
            let start = expr(ctx, start);
            let (param, by) = of_element(ctx, element, |ctx| match by {
                Some(by) => expr(ctx, by),
                None => nix_tree::build::int(1),
            });
            let counts = op == nix_tree::BinaryOp::Add && matches!(by.kind, ExprKind::Int(1));
            if counts && matches!(start.kind, ExprKind::Int(0)) {
                builtin("length")
            } else {
                let sum = crate::lower::fresh(ctx, "sum");
                let step = lambda(sum.clone(), lambda(param, binary(op, ident(sum), by)));
                apply(builtin("foldl'"), [step, start])
            }
        }
    };
    Some(builtin_call("mapAttrs", [lambda("_", each), groups]))
}

/// The name that a turn writes under, and what it does there.
fn entry_of(ctx: &Context<'_>, stmts: &[StmtId], symbol: LocalSymbolId) -> Option<(ExprId, Entry)> {
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
fn in_one(ctx: &Context<'_>, effect: ExprId, symbol: LocalSymbolId) -> Option<(ExprId, Entry)> {
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
    let hir::Expr::Assign { op: Some(AssignOp::Logical(op)), target, value } = &module[bare(ctx, id)] else {
        return None;
    };
    let Pattern::Expr(place) = &module[*target] else { return None };
    match op {
        LogicalOp::Coalesce => Some((*place, *value, false)),
        LogicalOp::Or => Some((*place, *value, true)),
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

/// A function of the element: the parameter, and the body with what it needs of the parts.
fn of_element(
    ctx: &mut Context<'_>,
    each: &Each<'_>,
    body: impl FnOnce(&mut Context<'_>) -> Expr,
) -> (Param, Expr) {
    state::with_local_names(ctx, |ctx| {
        state::isolated(ctx, |ctx| {
            let (param, mut parts) = element_param(ctx, each.element);
            read_in_place(ctx, each.element, &mut parts);
            for stmt in each.constants {
                if let Stmt::Variable(decl) = &ctx.module()[*stmt] {
                    for declarator in &decl.declarators {
                        parts.extend(destructure::declarator(ctx, declarator));
                    }
                }
            }
            let mut body = state::scoped(ctx, body);
            // let k = f x; in k  =>  f x
            if let ExprKind::Ident(name) = &body.kind
                && let Some(at) = parts.iter().position(|part| is_named(part, name))
                && let BindingKind::Value { value, .. } = parts.remove(at).kind
            {
                body = value;
            }
            let parts = read_of(parts, &body);
            let body = if parts.is_empty() {
                body
            } else {
                let_in(nix_tree::inherits::contract_recursive(parts), body)
            };
            (param, body)
        })
    })
}

/// `let day = element.day; in day  =>  element.day`: what the element is taken apart into is read where it is needed.
fn read_in_place(ctx: &mut Context<'_>, element: &Element, parts: &mut Vec<Binding>) {
    let mut waiting: Vec<PatId> = match element {
        Element::Pattern(hir::ForBinding::Declare(_, pattern)) | Element::Entry { pattern, .. } => {
            vec![*pattern]
        }
        Element::Params(params) => params.clone(),
        Element::Pattern(hir::ForBinding::Assign(_)) | Element::Index(_) => Vec::new(),
    };
    while let Some(pattern) = waiting.pop() {
        match &ctx.module()[pattern] {
            Pattern::Name(name) => {
                let Some(symbol) = ctx.bindings().pattern_symbol(pattern) else { continue };
                let key = ctx.key(symbol);
                let name = ctx.names.of(key, name);
                let Some(at) = parts.iter().position(|part| is_named(part, &name)) else { continue };
                let value = match parts.get(at).map(|part| &part.kind) {
                    Some(BindingKind::Value { value, .. }) => value.clone(),
                    _ => continue,
                };
                if matches!(value.kind, ExprKind::Select { default: None, .. }) {
                    ctx.substitutions.insert(key, value);
                    parts.remove(at);
                }
            }
            Pattern::Object { properties, rest } => {
                waiting.extend(properties.iter().map(|it| it.value));
                waiting.extend(*rest);
            }
            Pattern::Array(elements) => waiting.extend(elements.iter().flatten().map(|it| it.pattern)),
            Pattern::Missing | Pattern::Expr(_) => {}
        }
    }
}

/// Whether a binding is `name = value;`.
fn is_named(part: &Binding, name: &str) -> bool {
    let BindingKind::Value { path, .. } = &part.kind else { return false };
    matches!(path.as_slice(), [one] if matches!(&one.kind, AttrNameKind::Static(it) if it == name))
}

/// The bindings that a body reads, directly or by others.
fn read_of(parts: Vec<Binding>, body: &Expr) -> Vec<Binding> {
    let mut kept: Vec<Binding> = Vec::new();
    for part in parts.into_iter().rev() {
        let is_read = |name: &str| {
            let in_kept = |it: &Binding| match &it.kind {
                BindingKind::Value { value, .. } => crate::lower::mentions(value, name),
                BindingKind::Inherit { .. } => true,
            };
            crate::lower::mentions(body, name) || kept.iter().any(in_kept)
        };
        let is_kept = match &part.kind {
            BindingKind::Value { path, .. } => path.first().is_none_or(|name| match &name.kind {
                AttrNameKind::Static(name) => is_read(name),
                _ => true,
            }),
            BindingKind::Inherit { names, .. } => names.iter().any(|it| is_read(&it.name)),
        };
        if is_kept {
            kept.push(part);
        }
    }
    kept.reverse();
    kept
}
