//! What a type says about values at run time, as far as the emitted Nix depends on it.

use std::ops::BitOr;

use tsnix_check::model::{TypeId, TypeView};
use tsnix_check::names::PatternOrigin;
use tsnix_syntax::hir::{Expr, ExprId, LogicalOp, PatId, Pattern};

use crate::context::Context;

/// Kinds of values that a type admits; a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts(u16);

impl Facts {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const STRING: Self = Self(1);
    pub(crate) const NUMBER: Self = Self(1 << 1);
    pub(crate) const BOOLEAN: Self = Self(1 << 2);
    pub(crate) const NULL: Self = Self(1 << 3);
    pub(crate) const UNDEFINED: Self = Self(1 << 4);
    pub(crate) const LIST: Self = Self(1 << 5);
    pub(crate) const FUNCTION: Self = Self(1 << 6);
    /// An attribute set that is nothing else.
    pub(crate) const OBJECT: Self = Self(1 << 7);
    /// What has a store path: a derivation, a path, a flake input.
    pub(crate) const STORE: Self = Self(1 << 8);
    /// `unknown`, an open type parameter.
    pub(crate) const UNKNOWN: Self = Self(1 << 9);
    /// `any`
    pub(crate) const ANY: Self = Self(1 << 10);
    /// Literals that JavaScript takes for true: `"a" | "b"`. Only where the question is the truth of a value.
    const CERTAIN: Self = Self(1 << 11);
    /// `null` or `undefined`
    pub(crate) const NULLISH: Self = Self(Self::NULL.0 | Self::UNDEFINED.0);
    /// What JavaScript takes for true whatever it is.
    pub(crate) const TRUTHY: Self =
        Self(Self::LIST.0 | Self::FUNCTION.0 | Self::OBJECT.0 | Self::STORE.0 | Self::CERTAIN.0);
    /// Nothing is known.
    pub(crate) const OPEN: Self = Self(Self::UNKNOWN.0 | Self::ANY.0);

    /// Whether nothing outside of `set` is possible, and something is.
    pub(crate) fn only(self, set: Self) -> bool {
        self.0 != 0 && self.0 & !set.0 == 0
    }

    /// Whether it is a text, a number, a boolean or a list, and which is known at run time only.
    pub(crate) fn is_mixed(self) -> bool {
        let kinds = [Self::STRING, Self::NUMBER, Self::BOOLEAN, Self::LIST];
        let known = kinds.iter().fold(Self::NONE, |all, it| Self(all.0 | it.0));
        self.only(known) && !kinds.iter().any(|it| self.only(*it))
    }

    /// Whether it is a text or a list, and which is known at run time only.
    pub(crate) fn is_text_or_list(self) -> bool {
        self.is_mixed() && self.only(Self(Self::STRING.0 | Self::LIST.0))
    }

    /// Whether something of `set` is known to be possible.
    pub(crate) fn has(self, set: Self) -> bool {
        self.0 & set.0 != 0
    }

    /// Whether something of `set` may be, what is not known included.
    pub(crate) fn may_be(self, set: Self) -> bool {
        self.0 & (set.0 | Self::OPEN.0) != 0
    }

    /// The set without what is in the other.
    pub(crate) fn without(self, set: Self) -> Self {
        Self(self.0 & !set.0)
    }
}

impl BitOr for Facts {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What an expression may be where it stands, after narrowing. TypeScript takes a variable for what it was narrowed
/// to although a function was called that sets it: `let found: T | null = null; walk(tree); return found ? 1 : 2`.
pub(crate) fn of(ctx: &Context<'_>, id: ExprId) -> Facts {
    let facts = of_type(ctx, ctx.model.type_of(ctx.file, id));
    let facts = if facts == Facts::NONE { of_impossible(ctx, id) } else { facts };
    match type_at_large(ctx, id) {
        Some(ty) => facts | of_type(ctx, ty),
        None => facts,
    }
}

/// What an expression of the type `never` may be all the same. TypeScript takes for impossible that an element
/// is missing, so that `xs[0] ?? d` is `never` where `xs[0]` was found missing: there it is `d`.
fn of_impossible(ctx: &Context<'_>, id: ExprId) -> Facts {
    let inner = super::bare(ctx, id);
    match &ctx.module()[inner] {
        Expr::Logical { op: LogicalOp::Or | LogicalOp::Coalesce, left, right } => {
            of(ctx, *left).without(Facts::NULLISH) | of(ctx, *right)
        }
        Expr::Conditional { then, otherwise, .. } => of(ctx, *then) | of(ctx, *otherwise),
        _ => Facts::NONE,
    }
}

/// The type without narrowing of a variable that other functions change, or of what it holds.
fn type_at_large(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let inner = super::bare(ctx, id);
    let is_place = matches!(&ctx.module()[inner], Expr::Name(_) | Expr::Member { is_optional: false, .. });
    let symbol = if is_place { super::mutation::variable_of(ctx, inner)? } else { return None };
    if !super::mutation::is_changed_elsewhere(ctx, symbol) {
        return None;
    }
    match &ctx.module()[inner] {
        Expr::Name(_) => Some(ctx.model.declared_type_of_symbol(ctx.model.symbol_of_local(ctx.file, symbol))),
        _ => ctx.model.member_of(ctx.file, inner).map(|property| property.ty),
    }
}

/// What an expression may give when it is evaluated: its type, and nothing where something was read that may
/// not be there although the type does not say so (by an index signature, of a list).
pub(crate) fn of_read(ctx: &Context<'_>, id: ExprId) -> Facts {
    let facts = of(ctx, id);
    // Nothing at all is what a read is narrowed to that was found missing: `xs[0] ?? (xs[0] ?? d)`.
    let is_known = facts.has(Facts::ANY | Facts::UNDEFINED);
    if !is_known && super::access::may_be_missing(ctx, id) { facts | Facts::UNDEFINED } else { facts }
}

/// As [`of_read`] for the truth of a value: of literals it is known, `"a" | "b"` is true wherever it is there.
pub(crate) fn of_truth(ctx: &Context<'_>, id: ExprId) -> Facts {
    let facts = of_read(ctx, id);
    let is_open = facts.has(Facts::OPEN) || type_at_large(ctx, id).is_some();
    if !facts.has(Facts::STRING | Facts::NUMBER) || is_open {
        return facts;
    }
    let literals = Facts::STRING | Facts::NUMBER;
    let members = ctx.model.view(ctx.model.type_of(ctx.file, id)).members();
    let are_true = members.into_iter().all(|member| {
        let view = ctx.model.view(member);
        let text = view.string_literal().is_some_and(|text| !text.is_empty());
        let number = view.number_literal().is_some_and(|number| number != 0.0);
        text || number || !of_member(ctx, member).has(literals)
    });
    if are_true { facts.without(literals) | Facts::CERTAIN } else { facts }
}

/// As [`of_read`], for what a pattern receives.
pub(crate) fn of_pattern(ctx: &Context<'_>, id: PatId) -> Facts {
    let facts = of_type(ctx, ctx.model.type_of_pattern(ctx.file, id));
    let is_known = facts.has(Facts::ANY | Facts::UNDEFINED) || facts == Facts::NONE;
    let may_be_absent = || ctx.model.pattern_may_be_absent(ctx.file, id);
    let is_optional = facts.has(Facts::UNKNOWN) && is_of_optional(ctx, id);
    if is_optional || !is_known && may_be_absent() { facts | Facts::UNDEFINED } else { facts }
}

/// Whether a pattern receives a property that may be missing: of `{ value?: unknown }` the type does not say so.
fn is_of_optional(ctx: &Context<'_>, id: PatId) -> bool {
    let PatternOrigin::Property(outer, at) = ctx.bindings().pattern_origin(id) else { return false };
    let Pattern::Object { properties, .. } = &ctx.module()[outer] else { return false };
    let name = properties.get(at as usize).and_then(|property| property.key.static_name());
    let ty = ctx.model.type_of_pattern(ctx.file, outer);
    name.and_then(|name| ctx.model.property(ty, &name)).is_some_and(|property| property.is_optional)
}

/// What a value of a type may be.
pub(crate) fn of_type(ctx: &Context<'_>, ty: TypeId) -> Facts {
    let view = ctx.model.view(ty);
    if view.is_any() {
        return of_any(&view);
    }
    let members = view.members();
    members.into_iter().fold(Facts::NONE, |facts, member| facts | of_member(ctx, member))
}

/// A program's own `any` may be all that JavaScript has; that of a declaration stands for Nix as it is.
fn of_any(view: &TypeView<'_>) -> Facts {
    if view.is_written_any() { Facts::UNKNOWN | Facts::NULLISH } else { Facts::ANY }
}

fn of_member(ctx: &Context<'_>, ty: TypeId) -> Facts {
    let view = ctx.model.view(ty);
    if let Some(constraint) = view.intersection_constraint() {
        return of_type(ctx, constraint);
    }
    if view.is_never() {
        Facts::NONE
    } else if view.is_any() {
        of_any(&view)
    } else if view.is_string_like() {
        Facts::STRING
    } else if view.is_number_like() {
        Facts::NUMBER
    } else if view.is_boolean() {
        Facts::BOOLEAN
    } else if view.is_null() {
        Facts::NULL
    } else if view.is_undefined() || view.is_void() {
        Facts::UNDEFINED
    } else if view.is_array_like() {
        Facts::LIST
    } else if view.is_function() {
        Facts::FUNCTION
    } else if is_list_interface(ctx, ty) {
        Facts::LIST
    } else if view.is_object() {
        if has_store_path(ctx, ty) { Facts::STORE } else { of_object(ctx, ty) }
    } else if ctx.model.parameter_holds_undefined(ty) {
        Facts::UNKNOWN | Facts::UNDEFINED
    } else {
        Facts::UNKNOWN
    }
}

/// Interfaces of what is a list in Nix without being called an array.
fn is_list_interface(ctx: &Context<'_>, ty: TypeId) -> bool {
    let name = ctx.model.global_interface_name(ty);
    name.is_some_and(|name| {
        matches!(
            name.as_str(),
            "RegExpMatchArray"
                | "TemplateStringsArray"
                | "ConcatArray"
                | "ArrayIterator"
                | "StringIterator"
                | "IterableIterator"
                | "Iterable"
        )
    })
}

/// `{}` admits every value but null.
fn of_object(ctx: &Context<'_>, ty: TypeId) -> Facts {
    let is_empty = ctx.model.type_to_string(ty) == "{}";
    if is_empty { Facts::UNKNOWN } else { Facts::OBJECT }
}

/// Whether a value of an object type stands for a path in the store when it is interpolated.
fn has_store_path(ctx: &Context<'_>, ty: TypeId) -> bool {
    let property = |name| ctx.model.property(ty, name).is_some_and(|found| !found.is_from_index);
    property("outPath") || property("__path")
}
