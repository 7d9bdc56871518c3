//! Object literals. What is undefined is absent: a property that may be undefined is set only where it is not.

use nix_tree::build::{apply, binary, bind, if_else, list, null, string};
use nix_tree::{AttrName, AttrNameKind, AttrSet, BinaryOp, Binding, Expr, ExprKind, Layout};
use smol_str::SmolStr;
use tsnix_syntax::hir::{self, ExprId, LogicalOp, Property, PropertyId, PropertyName};

use super::facts::{self, Facts};
use super::{access, arity, bare, expr, function, plain, shapes, text, truthiness};
use crate::context::Context;
use crate::trivia;

/// An object literal taken apart: sets of bindings and spread values, each over those before it.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    /// In order.
    pub(crate) parts: Vec<Part>,
}

/// A part of an object literal.
#[derive(Debug)]
pub(crate) enum Part {
    /// Properties with their values.
    Bindings(Vec<Binding>),
    /// `...x`
    Spread(Expr),
}

/// `{ a: 1, ...b }  =>  { a = 1; } // b`
pub(super) fn object(ctx: &mut Context<'_>, id: ExprId, ids: &[PropertyId]) -> Expr {
    let lowered = properties(ctx, ids);
    let range = ctx.module().exprs.range(id);
    let last = ids.last().map_or(range.start, |last| ctx.module().properties.range(*last).end);
    let comments = trivia::at_end(ctx, last, range.end);
    assembled(lowered, comments)
}

/// The parts as one expression.
pub(crate) fn assembled(lowered: Lowered, mut comments: Vec<nix_tree::Comment>) -> Expr {
    let count = lowered.parts.len();
    let mut values = Vec::with_capacity(count);
    for (index, part) in lowered.parts.into_iter().enumerate() {
        values.push(match part {
            Part::Bindings(bindings) => {
                let comments_after =
                    if index + 1 == count { std::mem::take(&mut comments) } else { Vec::new() };
                set_of(bindings, comments_after)
            }
            Part::Spread(value) => value,
        });
    }
    // Nix's `//` groups from the right.
    let whole = values.into_iter().rev().reduce(|right, left| binary(BinaryOp::Update, left, right));
    whole.unwrap_or_else(|| set_of(Vec::new(), comments))
}

/// A set with its idioms: `inherit`, dotted paths.
pub(crate) fn set_of(bindings: Vec<Binding>, comments_after: Vec<nix_tree::Comment>) -> Expr {
    let bindings = nix_tree::inherits::contract(nix_tree::dotted_all(bindings));
    AttrSet { recursive: false, bindings, comments_after, layout: Layout::Compact }.into()
}

/// The properties of an object literal.
pub(crate) fn properties(ctx: &mut Context<'_>, ids: &[PropertyId]) -> Lowered {
    let mut builder = Builder::default();
    for id in ids {
        property(ctx, *id, &mut builder);
    }
    builder.finish()
}

/// The set that is being filled, and the parts before it.
#[derive(Default)]
struct Builder {
    parts: Vec<Part>,
    bindings: Vec<Binding>,
    names: Vec<SmolStr>,
    has_computed: bool,
}

impl Builder {
    fn close(&mut self) {
        if !self.bindings.is_empty() {
            self.parts.push(Part::Bindings(std::mem::take(&mut self.bindings)));
        }
        self.names.clear();
        self.has_computed = false;
    }

    fn spread(&mut self, value: Expr) {
        self.close();
        // (a // b) // c  =>  a // b // c
        let is_update = matches!(&value.kind, ExprKind::Binary { op: BinaryOp::Update, .. });
        match value {
            Expr { kind: ExprKind::Binary { .. }, .. } if is_update => {
                if let ExprKind::Binary { left, right, .. } = value.into_kind() {
                    self.parts.extend([Part::Spread(*left), Part::Spread(*right)]);
                }
            }
            value => self.parts.push(Part::Spread(value)),
        }
    }

    /// Adds a binding; where a name may be there already it starts a new set over the old one.
    fn add(&mut self, binding: Binding, name: Option<SmolStr>) {
        let clashes = match &name {
            Some(name) => self.has_computed || self.names.contains(name),
            None => !self.bindings.is_empty(),
        };
        if clashes {
            self.close();
        }
        match name {
            Some(name) => self.names.push(name),
            None => self.has_computed = true,
        }
        self.bindings.push(binding);
    }

    /// Takes a name out of what the parts before may have, for a property that may be undefined.
    fn without(&mut self, name: &SmolStr) {
        self.close();
        let may_be_there = self.parts.iter().any(|part| match part {
            Part::Bindings(bindings) => may_bind(bindings, name),
            Part::Spread(value) => may_have(value, name),
        });
        if !may_be_there {
            return;
        }
        let before = Lowered { parts: std::mem::take(&mut self.parts) };
        let removed = list([string(name.as_str())]);
        let value = apply(nix_tree::build::builtin("removeAttrs"), [assembled(before, Vec::new()), removed]);
        self.parts.push(Part::Spread(value));
    }

    fn finish(mut self) -> Lowered {
        self.close();
        Lowered { parts: self.parts }
    }
}

/// Whether a set may have an attribute of a name, as far as it is written: `lib.optionalAttrs c { a = 1; }` has no `b`.
fn may_have(value: &Expr, name: &str) -> bool {
    match &value.kind {
        ExprKind::Attrs(set) => may_bind(&set.bindings, name),
        ExprKind::Binary { op: BinaryOp::Update, left, right } => {
            may_have(left, name) || may_have(right, name)
        }
        ExprKind::If { consequent, alternate, .. } => may_have(consequent, name) || may_have(alternate, name),
        ExprKind::Apply { function, arguments } => match (&function.kind, &arguments[..]) {
            (ExprKind::Select { path, default: None, .. }, [_, set]) => {
                let is_optional = matches!(path.last().map(|name| &name.kind),
                    Some(AttrNameKind::Static(name)) if name == "optionalAttrs");
                !is_optional || may_have(set, name)
            }
            _ => true,
        },
        _ => true,
    }
}

fn may_bind(bindings: &[Binding], wanted: &str) -> bool {
    bindings.iter().any(|binding| match &binding.kind {
        nix_tree::BindingKind::Value { path, .. } => match path.first().map(|name| &name.kind) {
            Some(AttrNameKind::Static(name)) => name == wanted,
            _ => true,
        },
        nix_tree::BindingKind::Inherit { names, .. } => names.iter().any(|it| it.name == wanted),
    })
}

fn property(ctx: &mut Context<'_>, id: PropertyId, builder: &mut Builder) {
    let module = ctx.module();
    let range = module.properties.range(id);
    match &module[id] {
        Property::KeyValue { key, value } => keyed(ctx, id, key, *value, builder),
        Property::Shorthand { key, value } => {
            let key = PropertyName::Ident(key.clone());
            keyed(ctx, id, &key, *value, builder);
        }
        Property::Method { key, function } => {
            let (name, attribute) = key_of(ctx, key);
            let wanted = name.as_deref().map_or(0, |name| arity::of_method(ctx, id, name));
            let value = function::with_arity(ctx, *function, wanted);
            let binding = bind(attribute, value).at(ctx.origin(range));
            builder.add(binding.with_trivia(trivia::around(ctx, range)), name);
        }
        Property::Accessor { .. } => {}
        Property::Spread(value) => {
            let (of, object) = (*value, ctx.bindings().object_of(id));
            if let Some(value) = spread(ctx, of) {
                let source = ctx.model.type_of(ctx.file, of);
                let is_checked = object.is_some() && !facts::of_type(ctx, source).has(Facts::NULLISH);
                builder.spread(match object.filter(|_| is_checked) {
                    Some(object) => arity::coerced_to(ctx, value, source, object),
                    None => value,
                });
            }
        }
    }
}

/// The name of a property: the text, where it is known, and the attribute name.
fn key_of(ctx: &mut Context<'_>, key: &PropertyName) -> (Option<SmolStr>, AttrName) {
    let origin = ctx.origin(key.range());
    if let Some(name) = key.static_name() {
        return (Some(name.clone()), AttrName::from(name).at(origin));
    }
    let PropertyName::Computed { expr, .. } = key else { return (None, AttrName::from("").at(origin)) };
    let value = text::key(ctx, *expr);
    let attribute = access::attribute(value);
    let name = match &attribute.kind {
        AttrNameKind::Static(name) => Some(name.clone()),
        AttrNameKind::Dynamic(_) => None,
    };
    (name, attribute)
}

fn keyed(ctx: &mut Context<'_>, id: PropertyId, key: &PropertyName, value: ExprId, builder: &mut Builder) {
    let range = ctx.module().properties.range(id);
    let origin = ctx.origin(range);
    let (name, attribute) = key_of(ctx, key);
    let facts = facts::of_read(ctx, value);
    let comments = trivia::around(ctx, range);
    // A read tells by itself whether the attribute is there, also where it may be null.
    let is_read = matches!(
        &ctx.module()[bare(ctx, value)],
        hir::Expr::Member { .. } | hir::Expr::Index { .. } | hir::Expr::Chain(_)
    );
    let may_be_absent = facts.has(Facts::UNDEFINED) && !facts.has(Facts::NULL)
        || is_read && facts.may_be(Facts::UNDEFINED) && has_default(ctx, value);
    if !may_be_absent {
        let value = expr(ctx, value);
        builder.add(bind(attribute, value).at(origin).with_trivia(comments), name);
        return;
    }
    if let Some(name) = &name
        && (builder.parts.iter().any(|part| matches!(part, Part::Spread(_))) || builder.names.contains(name))
    {
        builder.without(name);
    }
    if facts.only(Facts::UNDEFINED) {
        return;
    }
    let key = match attribute.kind {
        AttrNameKind::Static(name) => string(name.as_str()).at(attribute.origin),
        AttrNameKind::Dynamic(name) => *name,
    };
    let base = name.as_deref().filter(|name| crate::names::can_be_bound(name)).unwrap_or("value");
    let (test, value) = optional_value(ctx, value, base);
    if shapes::is_bool(&test, true) {
        builder.add(bind(access::attribute(key), value).at(origin).with_trivia(comments), name);
        return;
    }
    let chosen = AttrName {
        kind: AttrNameKind::Dynamic(Box::new(if_else(test, key, null()))),
        origin: attribute.origin,
    };
    builder.add(bind(chosen, value).at(origin).with_trivia(comments), name);
}

/// Whether a read has `or null` behind it.
fn has_default(ctx: &mut Context<'_>, id: ExprId) -> bool {
    let pending = ctx.lower.pending.len();
    let value = super::state::isolated(ctx, |ctx| expr(ctx, id));
    ctx.lower.pending.truncate(pending);
    shapes::has_null_default(&value)
}

/// When a value that may be undefined is there, and what it is then.
fn optional_value(ctx: &mut Context<'_>, id: ExprId, base: &str) -> (Expr, Expr) {
    let module = ctx.module();
    if let hir::Expr::Conditional { test, then, otherwise } = &module[bare(ctx, id)] {
        if super::is_undefined(ctx, *otherwise) && !facts::of_read(ctx, *then).has(Facts::UNDEFINED) {
            let test = truthiness::condition(ctx, *test);
            return (test, expr(ctx, *then));
        }
        if super::is_undefined(ctx, *then) && !facts::of_read(ctx, *otherwise).has(Facts::UNDEFINED) {
            let test = truthiness::condition(ctx, *test);
            return (shapes::negated(test), expr(ctx, *otherwise));
        }
    }
    let value = expr(ctx, id);
    if shapes::has_null_default(&value) {
        let value = of_shared_target(ctx, value);
        let test = truthiness::has_attribute(value.clone());
        return (test, access::without_default(value));
    }
    let value = if shapes::is_cheap(&value) {
        value
    } else {
        let name = crate::lower::fresh(ctx, base);
        ctx.lower.pending.push(bind(name.clone(), value));
        nix_tree::build::ident(name)
    };
    (shapes::is_not_null(value.clone()), value)
}

/// `(f x).a or null  =>  found.a or null` with `found = f x` bound around: what is asked whether it has the
/// attribute and then read is evaluated once.
fn of_shared_target(ctx: &mut Context<'_>, value: Expr) -> Expr {
    let is_costly = matches!(&value.kind, ExprKind::Select { target, .. } if !shapes::is_cheap(target));
    if !is_costly {
        return value;
    }
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Select { target, path, default } => {
            let name = crate::lower::fresh(ctx, "found");
            ctx.lower.pending.push(bind(name.clone(), *target));
            let target = Box::new(nix_tree::build::ident(name));
            Expr { kind: ExprKind::Select { target, path, default }, origin }
        }
        kind => Expr { kind, origin },
    }
}

/// `...x` in an object, a source of `Object.assign`; nothing where it adds nothing.
pub(crate) fn spread(ctx: &mut Context<'_>, id: ExprId) -> Option<Expr> {
    let module = ctx.module();
    let inner = bare(ctx, id);
    if let hir::Expr::Conditional { test, then, otherwise } = &module[inner] {
        if adds_nothing(ctx, *otherwise) {
            let test = truthiness::condition(ctx, *test);
            return Some(optional_attrs(ctx, test, *then));
        }
        if adds_nothing(ctx, *then) {
            let test = truthiness::condition(ctx, *test);
            return Some(optional_attrs(ctx, shapes::negated(test), *otherwise));
        }
    }
    if let hir::Expr::Logical { op: LogicalOp::And, left, right } = &module[inner]
        && facts::of(ctx, *right).only(Facts::OBJECT | Facts::STORE)
    {
        let test = truthiness::condition(ctx, *left);
        return Some(optional_attrs(ctx, test, *right));
    }
    let facts = facts::of_read(ctx, id);
    if facts.only(Facts::NULLISH) {
        return None;
    }
    let value = plain(ctx, id);
    if !facts.has(Facts::NULLISH) {
        return Some(value);
    }
    if shapes::has_null_default(&value) && !facts.has(Facts::NULL) {
        return Some(shapes::with_default(value, shapes::empty_set()));
    }
    Some(shapes::shared(ctx, value, "spread", |_, value| {
        if_else(shapes::is_not_null(value.clone()), value, shapes::empty_set())
    }))
}

/// `{}`, `undefined`, `null`
fn adds_nothing(ctx: &Context<'_>, id: ExprId) -> bool {
    let inner = bare(ctx, id);
    match &ctx.module()[inner] {
        hir::Expr::Object(properties) => properties.is_empty(),
        hir::Expr::Null | hir::Expr::Bool(false) => true,
        _ => super::is_undefined(ctx, inner),
    }
}

/// `lib.optionalAttrs c { ... }`, or an `if` where there is no `lib`.
fn optional_attrs(ctx: &mut Context<'_>, test: Expr, value: ExprId) -> Expr {
    let value = plain(ctx, value);
    if shapes::is_bool(&test, true) {
        return value;
    }
    match ctx.lib_function(&["optionalAttrs"]) {
        Some(function) => apply(function, [test, value]),
        None => if_else(test, value, shapes::empty_set()),
    }
}
