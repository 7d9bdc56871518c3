//! Changes: each gives a variable a new value under a new name (static single assignment).
//!
//! `x = 1; x += y  =>  x = 1 + y`. What is changed inside an expression happens where it stands: parts that
//! come before have the old value, parts behind it the new one.

mod methods;
mod places;
mod ways;

pub(crate) use methods::mutating_call;
pub(crate) use places::each_once;
pub(super) use places::once;
pub(super) use ways::{conditional_with_effects, default_with_effects, logical_with_effects, sequence};

use nix_tree::build::{apply, attrs, binary as op, bind, builtin, ident, if_else, int, list, null, string};
use nix_tree::{BinaryOp as Nix, BindingKind, Expr, ExprKind};
use tsnix_check::names::{LocalSymbolId, Meaning, PatternOrigin};
use tsnix_syntax::hir::{self, AssignOp, BinaryOp, ExprId, LogicalOp, PatId, Pattern};

use super::facts::{self, Facts};
use super::{
    access, bare, destructure, expr, function, helper_call, mutation, names, numbers, operators, plain,
    shapes, stores, text, truthiness,
};
use crate::context::Context;
use crate::runtime::Helper;

/// The value that a variable has now.
pub(super) fn current(ctx: &mut Context<'_>, symbol: LocalSymbolId) -> Expr {
    let key = ctx.key(symbol);
    ctx.symbol_value(key)
}

/// Gives a variable a new value, as it is written in TypeScript.
fn give(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) {
    let value = if ctx.lower.is_strict { stores::strict(ctx, value) } else { value };
    let value = stores::loaded(ctx, symbol, value);
    set_variable(ctx, symbol, value);
}

/// What a variable is as a whole.
fn whole(ctx: &mut Context<'_>, symbol: LocalSymbolId) -> Expr {
    let value = current(ctx, symbol);
    stores::unloaded(ctx, symbol, value)
}

/// Gives a variable a new value.
pub(super) fn set_variable(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) {
    bind_variable(ctx, symbol, value);
    super::attempts::mark(ctx);
}

fn bind_variable(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) {
    let key = ctx.key(symbol);
    if shapes::is_constant(&value) {
        ctx.substitutions.insert(key, value);
        return;
    }
    let value = match extended_in_place(ctx, symbol, value) {
        Some(value) => value,
        None => return,
    };
    // Its own name is free as long as the variable has only been a constant.
    let name = ctx.bindings().symbol(symbol).name.clone();
    let was_constant = ctx.substitutions.get(&key).is_some_and(shapes::is_constant);
    let is_free = was_constant && ctx.lower.bound.insert(key);
    let name = if is_free { ctx.names.of(key, &name) } else { crate::lower::fresh(ctx, &name) };
    ctx.lower.new_values.insert(name.clone());
    ctx.lower.pending.push(bind(name.clone(), value));
    ctx.substitutions.insert(key, ident(name));
}

/// `xs = [ a ]` followed by `xs ++ [ b ]` is `xs = [ a b ]`, where nothing in between saw the first.
fn extended_in_place(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) -> Option<Expr> {
    let key = ctx.key(symbol);
    let Some(ExprKind::Ident(now)) = ctx.substitutions.get(&key).map(|value| value.kind.clone()) else {
        return Some(value);
    };
    let is_extension = matches!(&value.kind, ExprKind::Binary { op: Nix::Concat | Nix::Update, left, right }
        if matches!(&left.kind, ExprKind::Ident(name) if *name == now) && !mentions(right, &now));
    let Some(last) = ctx.lower.pending.last_mut() else { return Some(value) };
    let BindingKind::Value { path, value: before } = &mut last.kind else { return Some(value) };
    let is_last =
        matches!(&path[..], [name] if matches!(&name.kind, nix_tree::AttrNameKind::Static(it) if *it == now));
    let is_literal = matches!(&before.kind, ExprKind::List { .. } | ExprKind::Attrs(_))
        && ctx.lower.exits.thrown.is_nowhere();
    if !is_extension || !is_last || !is_literal {
        return Some(value);
    }
    let first = std::mem::replace(before, null());
    let ExprKind::Binary { op, right, .. } = value.into_kind() else { return None };
    *before = if op == Nix::Concat { concatenated(first, *right) } else { updated(first, *right) };
    None
}

/// Whether a name stands anywhere in an expression.
pub(crate) fn mentions(value: &Expr, name: &str) -> bool {
    format!("{:?}", value.kind).contains(&format!("\"{name}\""))
}

/// `a ++ b`, two literal lists as one.
pub(super) fn concatenated(left: Expr, right: Expr) -> Expr {
    if matches!(&left.kind, ExprKind::List { elements, .. } if elements.is_empty()) {
        return right;
    }
    // (a ++ b) ++ c  =>  a ++ b ++ c, which is how Nix groups them
    if matches!(&left.kind, ExprKind::Binary { op: Nix::Concat, .. })
        && let ExprKind::Binary { left: first, right: second, .. } = left.clone().into_kind()
    {
        return op(Nix::Concat, *first, concatenated(*second, right));
    }
    let both = matches!((&left.kind, &right.kind), (ExprKind::List { .. }, ExprKind::List { .. }));
    if !both {
        return op(Nix::Concat, left, right);
    }
    let origin = left.origin;
    match (left.into_kind(), right.into_kind()) {
        (
            ExprKind::List { mut elements, layout, .. },
            ExprKind::List { elements: more, comments_after, .. },
        ) => {
            elements.extend(more);
            Expr { kind: ExprKind::List { elements, comments_after, layout }, origin }
        }
        (left, right) => op(Nix::Concat, left.into(), right.into()),
    }
}

/// `a // b`; over the empty set it is `b`.
pub(crate) fn updated(left: Expr, right: Expr) -> Expr {
    if matches!(&left.kind, ExprKind::Attrs(set) if set.bindings.is_empty()) {
        return right;
    }
    if matches!(&left.kind, ExprKind::Binary { op: Nix::Update, .. })
        && let ExprKind::Binary { left: first, right: second, .. } = left.clone().into_kind()
    {
        return op(Nix::Update, *first, updated(*second, right));
    }
    op(Nix::Update, left, right)
}

/// Puts a value where an expression stands for a place: a variable, `o.a`, `xs[i]`, nested.
pub(super) fn set_place(ctx: &mut Context<'_>, place: ExprId, value: Expr) {
    let place = bare(ctx, place);
    if stores::set(ctx, place, &value) {
        return;
    }
    match &ctx.module()[place] {
        hir::Expr::Name(name) => {
            if let Some(symbol) = names::symbol(ctx, place, name) {
                give(ctx, symbol, value);
            }
        }
        // (xs ??= []).push(a), (o.a ??= {}).b = c: what it gave stands where it was put.
        hir::Expr::Assign { target, .. } => match (&ctx.module()[*target], mutation::root(ctx, place)) {
            (Pattern::Name(_), Some(symbol)) => give(ctx, symbol, value),
            (Pattern::Expr(target), _) => set_place(ctx, *target, value),
            _ => {}
        },
        hir::Expr::Member { object, name, .. } => {
            let key = string(name.name.as_str());
            set_property(ctx, *object, key, value);
        }
        hir::Expr::Index { object, index, .. } => {
            if facts::of(ctx, *object).without(Facts::NULLISH).only(Facts::LIST) {
                let before = access::strict(ctx, *object);
                let place = plain(ctx, *index);
                let index = numbers::truncated(ctx, *index, place);
                let changed = helper_call(ctx, Helper::SetElement, [before, index, value]);
                return set_place(ctx, *object, changed);
            }
            let key = text::key(ctx, *index);
            set_property(ctx, *object, key, value);
        }
        _ => {}
    }
}

/// `o.a = v  =>  o // { a = v; }`
fn set_property(ctx: &mut Context<'_>, object: ExprId, key: Expr, value: Expr) {
    if let Some(symbol) = collected_object(ctx, object) {
        let entry = attrs(nix_tree::inherits::contract(vec![bind("name", key), bind("value", value)]));
        let before = current(ctx, symbol);
        return set_variable(ctx, symbol, concatenated(before, list([entry])));
    }
    let before = access::strict(ctx, object);
    let set = attrs([bind(access::attribute(key), value)]);
    set_place(ctx, object, updated(before, set));
}

/// The variable whose writes a loop collects, if `object` is one.
fn collected_object(ctx: &Context<'_>, object: ExprId) -> Option<LocalSymbolId> {
    let hir::Expr::Name(name) = &ctx.module()[bare(ctx, object)] else { return None };
    let symbol = names::symbol(ctx, object, name)?;
    ctx.lower.collected.contains(&ctx.key(symbol)).then_some(symbol)
}

/// `a = b`, `a += b`, `[a, b] = c` as an expression.
pub(super) fn assign(
    ctx: &mut Context<'_>,
    id: ExprId,
    which: Option<AssignOp>,
    target: PatId,
    value: ExprId,
) -> Expr {
    let module = ctx.module();
    match &module[target] {
        Pattern::Name(name) => {
            let scope = ctx.bindings().expr_scope(id);
            let Some(symbol) = ctx.bindings().lookup(scope, name, Meaning::VALUE) else { return null() };
            // A loop that only adds to a text collects the pieces.
            if which.is_some() && ctx.lower.collected.contains(&ctx.key(symbol)) {
                let piece = text::text(ctx, value);
                let before = current(ctx, symbol);
                set_variable(ctx, symbol, concatenated(before, list([piece])));
                return null();
            }
            let before = which.map(|_| whole(ctx, symbol));
            let result = assigned(ctx, which, before, target, value);
            give(ctx, symbol, result);
            whole(ctx, symbol)
        }
        Pattern::Expr(place) => {
            let before = which.map(|_| plain(ctx, *place));
            if which.is_none() && is_absent(ctx, value) {
                delete(ctx, *place);
                return null();
            }
            let result = assigned(ctx, which, before, target, value);
            // o[k] &&= v where there is no o[k]: there is none after it.
            let is_kept = which == Some(AssignOp::Logical(LogicalOp::And))
                && may_lack(ctx, target)
                && !target_facts(ctx, target).has(Facts::NULL);
            let may_be_absent = is_kept || which.is_none() && may_be_absent(ctx, value);
            let result = if shapes::is_cheap(&result) || is_statement(ctx, id) && !may_be_absent {
                result
            } else {
                named(ctx, result)
            };
            if may_be_absent {
                set_or_delete(ctx, *place, result.clone());
            } else {
                set_place(ctx, *place, result.clone());
            }
            result
        }
        _ if is_statement(ctx, id) && side_by_side(ctx, id, target, value) => null(),
        _ => {
            let source = expr(ctx, value);
            let source = if shapes::is_cheap(&source) {
                source
            } else {
                let name = crate::lower::fresh(ctx, "values");
                ctx.lower.pending.push(bind(name.clone(), source));
                ident(name)
            };
            assign_pattern(ctx, id, target, source.clone());
            source
        }
    }
}

/// `[a, b] = [b, a + b]  =>  a1 = b; b1 = a + b;`; else nothing is done.
fn side_by_side(ctx: &mut Context<'_>, id: ExprId, target: PatId, value: ExprId) -> bool {
    let module = ctx.module();
    let Pattern::Array(targets) = &module[target] else { return false };
    let hir::Expr::Array(elements) = &module[bare(ctx, value)] else { return false };
    let is_place = |target: &Option<hir::PatternElement>| match target {
        Some(it) => {
            let is_plain = matches!(module[it.pattern], Pattern::Name(_) | Pattern::Expr(_));
            is_plain && !it.is_rest && it.default.is_none()
        }
        None => false,
    };
    let is_value = |element: &hir::ArrayElement| matches!(element, hir::ArrayElement::Expr(_));
    if targets.len() != elements.len() || !targets.iter().all(is_place) || !elements.iter().all(is_value) {
        return false;
    }
    let mut values = Vec::new();
    for element in elements {
        let hir::ArrayElement::Expr(element) = element else { continue };
        let value = expr(ctx, *element);
        // What a list grows by may be put into the list itself, which others still read as it was.
        let grows = matches!(&value.kind, ExprKind::Binary { op: Nix::Concat | Nix::Update, .. });
        values.push(if grows { named(ctx, value) } else { value });
    }
    for (target, value) in targets.iter().flatten().zip(values) {
        let is_used_once = matches!(module[target.pattern], Pattern::Name(_)) || shapes::is_cheap(&value);
        let value = if is_used_once { value } else { named(ctx, value) };
        assign_pattern(ctx, id, target.pattern, value);
    }
    true
}

/// A value under a name of its own.
fn named(ctx: &mut Context<'_>, value: Expr) -> Expr {
    let name = crate::lower::fresh(ctx, "value");
    ctx.lower.pending.push(bind(name.clone(), value));
    ident(name)
}

/// Whether nothing looks at the value of an expression.
fn is_statement(ctx: &Context<'_>, id: ExprId) -> bool {
    matches!(ctx.bindings().parent(id), tsnix_check::names::Parent::Stmt(_))
}

/// Whether what is assigned is `undefined`, and not null: then the attribute goes.
fn is_absent(ctx: &Context<'_>, value: ExprId) -> bool {
    super::is_undefined(ctx, value)
}

/// Whether what is assigned may be `undefined`, and not null.
pub(super) fn may_be_absent(ctx: &Context<'_>, value: ExprId) -> bool {
    let facts = facts::of_read(ctx, value);
    facts.has(Facts::UNDEFINED) && !facts.has(Facts::NULL)
}

/// `o.a = v  =>  if v == null then removeAttrs o [ "a" ] else o // { a = v; }`
fn set_or_delete(ctx: &mut Context<'_>, place: ExprId, value: Expr) {
    let (object, key) = match &ctx.module()[bare(ctx, place)] {
        hir::Expr::Member { object, name, .. } => (*object, string(name.name.as_str())),
        hir::Expr::Index { object, index, .. }
            if !facts::of(ctx, *object).without(Facts::NULLISH).only(Facts::LIST) =>
        {
            (*object, text::key(ctx, *index))
        }
        _ => return set_place(ctx, place, value),
    };
    let before = access::strict(ctx, object);
    let set = attrs([bind(access::attribute(key.clone()), value.clone())]);
    let without = function::without(before.clone(), vec![key]);
    let changed = if_else(shapes::is_null(value), without, updated(before, set));
    set_place(ctx, object, changed);
}

/// The new value of a place.
fn assigned(
    ctx: &mut Context<'_>,
    which: Option<AssignOp>,
    before: Option<Expr>,
    target: PatId,
    value: ExprId,
) -> Expr {
    let (Some(which), Some(before)) = (which, before) else { return expr(ctx, value) };
    let facts = target_facts(ctx, target);
    match which {
        AssignOp::Logical(which) => {
            let facts = if may_lack(ctx, target) { facts | Facts::UNDEFINED } else { facts };
            if mutation::is_changing(ctx, value) {
                return ways::assigned_with_effects(ctx, which, before, facts, value);
            }
            let value = expr(ctx, value);
            logical_value(ctx, which, before, facts, value)
        }
        AssignOp::Binary(which) => compound(ctx, which, before, facts, value),
    }
}

/// Whether a place is read by an index that nothing says to be there: `o[k] ||= 1`.
fn may_lack(ctx: &Context<'_>, target: PatId) -> bool {
    let Pattern::Expr(place) = ctx.module()[target] else { return false };
    match &ctx.module()[bare(ctx, place)] {
        hir::Expr::Index { .. } => true,
        hir::Expr::Member { .. } => {
            ctx.model.member_of(ctx.file, bare(ctx, place)).is_some_and(|it| it.is_from_index)
        }
        _ => false,
    }
}

fn target_facts(ctx: &Context<'_>, target: PatId) -> Facts {
    match &ctx.module()[target] {
        Pattern::Expr(place) => facts::of(ctx, *place),
        Pattern::Name(name) => {
            // What the variable is declared to hold, not what it is given here.
            let PatternOrigin::Assign(assignment) = ctx.bindings().pattern_origin(target) else {
                return facts::of_type(ctx, ctx.model.type_of_pattern(ctx.file, target));
            };
            let scope = ctx.bindings().expr_scope(assignment);
            match ctx.bindings().lookup(scope, name, Meaning::VALUE) {
                Some(local) => {
                    let symbol = ctx.model.symbol_of_local(ctx.file, local);
                    facts::of_type(ctx, ctx.model.declared_type_of_symbol(symbol))
                }
                None => Facts::ANY,
            }
        }
        _ => Facts::ANY,
    }
}

fn logical_value(ctx: &mut Context<'_>, which: LogicalOp, before: Expr, facts: Facts, value: Expr) -> Expr {
    if which == LogicalOp::Coalesce && shapes::has_null_default(&before) {
        return shapes::with_default(before, value);
    }
    shapes::shared(ctx, before, "value", |ctx, before| match which {
        LogicalOp::Coalesce => shapes::choose(shapes::is_not_null(before.clone()), before, value),
        LogicalOp::And => {
            let test = truthiness::of_value(ctx, before.clone(), facts);
            shapes::choose(test, value, before)
        }
        LogicalOp::Or => {
            let test = truthiness::of_value(ctx, before.clone(), facts);
            shapes::choose(test, before, value)
        }
    })
}

/// `x += v`
fn compound(ctx: &mut Context<'_>, which: BinaryOp, before: Expr, facts: Facts, value: ExprId) -> Expr {
    let value_facts = facts::of(ctx, value);
    if which == BinaryOp::Add && !(facts.only(Facts::NUMBER) && value_facts.only(Facts::NUMBER)) {
        if facts.only(Facts::STRING) || value_facts.only(Facts::STRING) {
            let left = text::of_value(ctx, before, facts, numbers::Fraction::Any);
            let right = text::text(ctx, value);
            return op(Nix::Add, left, right);
        }
        let value = access::observed(ctx, value);
        return helper_call(ctx, Helper::Add, [before, value]);
    }
    let ints = !numbers::has_fractions(ctx);
    let value = access::strict(ctx, value);
    operators::arithmetic(ctx, which, before, value, ints)
}

/// `x++` and the like; the value is the old one, or the new one of `++x`.
pub(super) fn update(ctx: &mut Context<'_>, is_increment: bool, is_prefix: bool, target: ExprId) -> Expr {
    let before = access::strict(ctx, target);
    let which = if is_increment { Nix::Add } else { Nix::Subtract };
    let after = match &before.kind {
        ExprKind::Int(value) => int(if is_increment { value + 1 } else { value - 1 }),
        _ => op(which, before.clone(), int(1)),
    };
    set_place(ctx, target, after);
    if is_prefix { access::strict(ctx, target) } else { before }
}

/// `[a, b] = source`, `({ a, b: c.d } = source)`
/// Gives all that a pattern names a new value, as seen from the expression `id`.
pub(super) fn assign_pattern(ctx: &mut Context<'_>, id: ExprId, pattern: PatId, source: Expr) {
    let module = ctx.module();
    match &module[pattern] {
        Pattern::Name(name) => {
            let scope = ctx.bindings().expr_scope(id);
            if let Some(symbol) = ctx.bindings().lookup(scope, name, Meaning::VALUE) {
                give(ctx, symbol, source);
            }
        }
        Pattern::Expr(place) => set_place(ctx, *place, source),
        Pattern::Object { properties, rest } => {
            for property in properties {
                let value = destructure::property_value(ctx, pattern, property, source.clone());
                assign_pattern(ctx, id, property.value, value);
            }
            if let Some(rest) = rest {
                let value = destructure::rest_value(ctx, source, properties);
                assign_pattern(ctx, id, *rest, value);
            }
        }
        Pattern::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let Some(element) = element else { continue };
                let value = destructure::element_value(ctx, pattern, element, index, source.clone());
                assign_pattern(ctx, id, element.pattern, value);
            }
        }
        Pattern::Missing => {}
    }
}

/// `delete o.k`
pub(super) fn delete(ctx: &mut Context<'_>, place: ExprId) -> Expr {
    let place = bare(ctx, place);
    if stores::delete(ctx, place) {
        return nix_tree::build::boolean(true);
    }
    let (object, key) = match &ctx.module()[place] {
        hir::Expr::Member { object, name, .. } => (*object, string(name.name.as_str())),
        hir::Expr::Index { object, index, .. } => (*object, text::key(ctx, *index)),
        _ => return nix_tree::build::boolean(true),
    };
    let before = access::strict(ctx, object);
    set_place(ctx, object, function::without(before, vec![key]));
    nix_tree::build::boolean(true)
}

/// The place that a call changes: what comes before happens first, in `(o[k] ??= []).push(a)` the assignment, in
/// `xs.sort().reverse()` the sorting.
fn changed_place(ctx: &mut Context<'_>, place: ExprId) -> ExprId {
    let inner = bare(ctx, place);
    let module = ctx.module();
    match &module[inner] {
        hir::Expr::Assign { .. } => match module.default_assignment(inner).map(|it| &module[it.0]) {
            Some(Pattern::Expr(target)) => {
                expr(ctx, inner);
                *target
            }
            _ => place,
        },
        hir::Expr::Call { .. } => match mutation::same_list(ctx, inner) {
            Some(list) => {
                expr(ctx, inner);
                changed_place(ctx, list)
            }
            None => place,
        },
        _ => place,
    }
}

/// What a variable is called inside a state.
pub(super) fn field_name(ctx: &mut Context<'_>, symbol: LocalSymbolId) -> smol_str::SmolStr {
    let name = ctx.bindings().symbol(symbol).name.clone();
    ctx.names.of(ctx.key(symbol), &name)
}

/// Says that a variable now is what an expression reads, without a binding of its own.
pub(super) fn set_to(ctx: &mut Context<'_>, symbol: LocalSymbolId, value: Expr) {
    let key = ctx.key(symbol);
    ctx.substitutions.insert(key, value);
}

/// `builtins.seq value rest`
pub(super) fn forced(value: Expr, rest: Expr) -> Expr {
    apply(builtin("seq"), [value, rest])
}
