//! Values as text: what JavaScript does in templates, in `+` with a string and in `String(x)`.

use nix_tree::build::{apply, builtin, if_else, null, string};
use nix_tree::{BinaryOp, Expr};
use tsnix_syntax::hir::{self, ExprId};

use super::facts::{self, Facts};
use super::numbers::Fraction;
use super::{bare, helper, helper_call, numbers, plain, shapes};
use crate::context::Context;
use crate::runtime::Helper;

/// An expression as text.
pub(crate) fn text(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    // `${1}  =>  "1"`, not `${toString 1}`
    match &ctx.module()[bare(ctx, id)] {
        hir::Expr::Number { value, .. } => return string(hir::number_text(*value).as_str()),
        hir::Expr::Bool(value) => return string(value.to_string()),
        hir::Expr::Null => return string("null"),
        _ => {}
    }
    let facts = facts::of_read(ctx, id);
    let fraction = numbers::fraction(ctx, id);
    let value = plain(ctx, id);
    of_value(ctx, value, facts, fraction)
}

/// A value of which the type says `facts` as text; `fraction` is what a number may have.
pub(crate) fn of_value(ctx: &mut Context<'_>, value: Expr, facts: Facts, fraction: Fraction) -> Expr {
    if facts.only(Facts::STRING | Facts::STORE) || facts.only(Facts::ANY) || facts == Facts::NONE {
        return value;
    }
    if facts.only(Facts::NUMBER) {
        return number(ctx, value, fraction);
    }
    if facts.only(Facts::BOOLEAN) {
        return boolean(ctx, value);
    }
    let rest = facts.without(Facts::NULLISH);
    // Which of the two it is can't be told at run time; the type says what is possible.
    let absent = if facts.has(Facts::UNDEFINED) && !facts.has(Facts::NULL) { "undefined" } else { "null" };
    if facts.only(Facts::NULLISH) {
        return string(absent);
    }
    let is_plain = rest.only(Facts::STRING) || rest.only(Facts::NUMBER) || rest.only(Facts::BOOLEAN);
    if facts.has(Facts::NULLISH) && (is_plain || absent == "undefined") {
        return shapes::shared(ctx, value, "value", |ctx, value| {
            let test = nix_tree::build::binary(BinaryOp::Equal, value.clone(), null());
            let present = of_value(ctx, value, rest, fraction);
            if_else(test, string(absent), present)
        });
    }
    // `toString` leaves a text as it is.
    if facts.only(Facts::STRING | Facts::NUMBER) && fraction == Fraction::None {
        return apply(ctx.global("toString"), [value]);
    }
    if facts.only(Facts::STRING | Facts::NUMBER | Facts::BOOLEAN) {
        return shapes::shared(ctx, value, "value", |ctx, value| of_kinds(ctx, value, facts, fraction));
    }
    helper_call(ctx, Helper::ToText, [value])
}

/// A text, a number or a boolean as text, by asking which it is:
/// `if builtins.isBool value then lib.boolToString value else toString value`
fn of_kinds(ctx: &mut Context<'_>, value: Expr, facts: Facts, fraction: Fraction) -> Expr {
    if facts.has(Facts::BOOLEAN) {
        let test = super::builtin_call("isBool", [value.clone()]);
        let shown = boolean(ctx, value.clone());
        let rest = of_value(ctx, value, facts.without(Facts::BOOLEAN), fraction);
        return if_else(test, shown, rest);
    }
    let test = super::builtin_call("isString", [value.clone()]);
    let shown = number(ctx, value.clone(), fraction);
    if_else(test, value, shown)
}

/// A number as text.
pub(crate) fn number(ctx: &mut Context<'_>, value: Expr, fraction: Fraction) -> Expr {
    let to_string = number_to_text(ctx, fraction);
    apply(to_string, [value])
}

/// The function that makes text of a number.
pub(crate) fn number_to_text(ctx: &mut Context<'_>, fraction: Fraction) -> Expr {
    match fraction {
        Fraction::None => ctx.global("toString"),
        Fraction::Short => builtin("toJSON"),
        Fraction::Any => helper(ctx, Helper::NumberToString),
    }
}

/// `if b then "true" else "false"`
pub(crate) fn boolean(ctx: &mut Context<'_>, value: Expr) -> Expr {
    match ctx.lib_function(&["boolToString"]) {
        Some(to_string) => apply(to_string, [value]),
        None => if_else(value, string("true"), string("false")),
    }
}

/// A property's name as text: strings as they are, numbers as they print.
pub(crate) fn key(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    if let hir::Expr::Template(_) | hir::Expr::String(_) = &ctx.module()[bare(ctx, id)] {
        return plain(ctx, id);
    }
    // A name that is not there is `undefined`, in words.
    let facts = facts::of_read(ctx, id);
    let is_name = facts.has(Facts::STRING) && !facts.has(Facts::NUMBER | Facts::UNDEFINED);
    if is_name { plain(ctx, id) } else { text(ctx, id) }
}
