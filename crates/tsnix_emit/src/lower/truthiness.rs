//! Conditions: JavaScript's truthiness as cheaply as the type allows.

use nix_tree::build::{binary, boolean, int, string};
use nix_tree::{AttrNameKind, BinaryOp, Expr, ExprKind};
use tsnix_syntax::hir::{self, ExprId, LogicalOp, UnaryOp};

use super::facts::Facts;
use super::{access, bare, helper_call, kinds, shapes};
use crate::context::Context;
use crate::runtime::Helper;

/// An expression where only its truth counts, as a boolean.
pub(crate) fn condition(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let origin = ctx.origin_of(id);
    stacker::maybe_grow(256 * 1024, 4 * 1024 * 1024, || condition_of(ctx, id)).at_default(origin)
}

fn condition_of(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let bare_id = bare(ctx, id);
    match &ctx.module()[bare_id] {
        hir::Expr::Unary { op: UnaryOp::Not, operand } => {
            let operand = condition(ctx, *operand);
            return shapes::negated(operand);
        }
        hir::Expr::Logical { op: op @ (LogicalOp::And | LogicalOp::Or), left, right }
            if super::mutation::changed_in_expr(ctx, *right).is_empty() =>
        {
            let left = condition(ctx, *left);
            let right = condition(ctx, *right);
            return joined(*op, left, right);
        }
        _ => {}
    }
    let (value, facts) = access::asked_truth(ctx, id);
    of_value(ctx, value, facts)
}

/// `a && b`, `a || b`, without operands that decide nothing.
fn joined(op: LogicalOp, left: Expr, right: Expr) -> Expr {
    let is_and = op == LogicalOp::And;
    if shapes::is_bool(&left, is_and) {
        return right;
    }
    if shapes::is_bool(&right, is_and) || shapes::is_bool(&left, !is_and) {
        return left;
    }
    if is_and { kinds::and(left, right) } else { kinds::or(left, right) }
}

/// Whether a value is taken for true, when its type says `facts`.
pub(crate) fn of_value(ctx: &mut Context<'_>, value: Expr, facts: Facts) -> Expr {
    if let Some(known) = known_truth(&value) {
        return boolean(known);
    }
    if facts.only(Facts::BOOLEAN) || facts.only(Facts::ANY) || facts == Facts::NONE {
        return value;
    }
    if facts.only(Facts::TRUTHY) {
        return boolean(true);
    }
    if facts.only(Facts::NULLISH) {
        return boolean(false);
    }
    if facts.only(Facts::STRING) {
        return binary(BinaryOp::NotEqual, value, string(""));
    }
    if facts.only(Facts::NUMBER) {
        return binary(BinaryOp::NotEqual, value, int(0));
    }
    if facts.only(Facts::TRUTHY | Facts::NULLISH) {
        // a.b or null  =>  a ? b
        return if facts.has(Facts::NULL) { shapes::is_not_null(value) } else { has_attribute(value) };
    }
    if facts.only(Facts::BOOLEAN | Facts::NULLISH) {
        // a.b or null  =>  a.b or false
        if shapes::has_null_default(&value) && !facts.has(Facts::NULL) {
            return shapes::with_default(value, boolean(false));
        }
        return if_true(value);
    }
    if facts.only(Facts::STRING | Facts::NULLISH) || facts.only(Facts::NUMBER | Facts::NULLISH) {
        let nothing = if facts.has(Facts::STRING) { string("") } else { int(0) };
        // a.b or null  =>  a.b or "" != ""
        if shapes::has_null_default(&value) && !facts.has(Facts::NULL) {
            let value = shapes::with_default(value, nothing.clone());
            return binary(BinaryOp::NotEqual, value, nothing);
        }
        if shapes::is_cheap(&value) {
            let is_there = shapes::is_not_null(value.clone());
            // a.b or null != null && a.b != ""
            let value = access::without_default(value);
            return binary(BinaryOp::And, is_there, binary(BinaryOp::NotEqual, value, nothing));
        }
        if let ExprKind::If { consequent, alternate, .. } = &value.kind
            && (shapes::is_null_literal(consequent) || shapes::is_null_literal(alternate))
        {
            return of_part(ctx, value, facts);
        }
    }
    if is_length(&value) {
        return binary(BinaryOp::NotEqual, value, int(0));
    }
    helper_call(ctx, Helper::Truthy, [value])
}

/// `if t then v else null  =>  t && v`, of a text or a number: `xs?.length ? a : b`
fn of_part(ctx: &mut Context<'_>, value: Expr, facts: Facts) -> Expr {
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::If { condition, consequent, alternate } if shapes::is_null_literal(&consequent) => {
            let rest = of_value(ctx, *alternate, facts);
            binary(BinaryOp::And, shapes::negated(*condition), rest).at(origin)
        }
        ExprKind::If { condition, consequent, .. } => {
            let rest = of_value(ctx, *consequent, facts);
            binary(BinaryOp::And, *condition, rest).at(origin)
        }
        kind => helper_call(ctx, Helper::Truthy, [kind.into()]),
    }
}

/// `builtins.length xs`, `builtins.stringLength s`: a number for sure.
fn is_length(value: &Expr) -> bool {
    let ExprKind::Apply { function, .. } = &value.kind else { return false };
    let ExprKind::Select { target, path, default: None } = &function.kind else { return false };
    let is_builtin = matches!(&target.kind, ExprKind::Ident(name) if name == "builtins");
    is_builtin
        && matches!(&path[..], [name] if matches!(&name.kind,
            AttrNameKind::Static(it) if matches!(it.as_str(), "length" | "stringLength")))
}

/// Whether a value that is true, false or null is true: `if t then null else v  =>  !t && v`
fn if_true(value: Expr) -> Expr {
    let origin = value.origin;
    if is_boolean(&value) {
        return value;
    }
    let (then_is_null, otherwise_is_null) = match &value.kind {
        ExprKind::If { consequent, alternate, .. } => {
            (shapes::is_null_literal(consequent), shapes::is_null_literal(alternate))
        }
        _ => (false, false),
    };
    if !then_is_null && !otherwise_is_null {
        return binary(BinaryOp::Equal, value, boolean(true));
    }
    match value.into_kind() {
        ExprKind::If { condition, alternate, .. } if then_is_null => {
            binary(BinaryOp::And, shapes::negated(*condition), if_true(*alternate)).at(origin)
        }
        ExprKind::If { condition, consequent, .. } => {
            binary(BinaryOp::And, *condition, if_true(*consequent)).at(origin)
        }
        kind => kind.into(),
    }
}

/// Whether an expression gives true or false whatever is in it.
fn is_boolean(value: &Expr) -> bool {
    const TESTS: [(&str, &str); 7] = [
        ("builtins", "all"),
        ("builtins", "any"),
        ("builtins", "elem"),
        ("builtins", "hasAttr"),
        ("lib", "hasInfix"),
        ("lib", "hasPrefix"),
        ("lib", "hasSuffix"),
    ];
    match &value.kind {
        ExprKind::HasAttr { .. } | ExprKind::Unary { op: nix_tree::UnaryOp::Not, .. } => true,
        ExprKind::Binary { op, .. } => matches!(
            op,
            BinaryOp::Equal
                | BinaryOp::NotEqual
                | BinaryOp::Less
                | BinaryOp::LessOrEqual
                | BinaryOp::Greater
                | BinaryOp::GreaterOrEqual
                | BinaryOp::And
                | BinaryOp::Or
        ),
        // builtins.elem x xs, lib.hasPrefix a s
        ExprKind::Apply { function, arguments } => match &function.kind {
            ExprKind::Select { target, path, default: None } => match (&target.kind, &path[..]) {
                (ExprKind::Ident(set), [nix_tree::AttrName { kind: AttrNameKind::Static(name), .. }]) => {
                    arguments.len() == 2 && TESTS.contains(&(set.as_str(), name.as_str()))
                }
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

/// Whether a constant is taken for true.
fn known_truth(value: &Expr) -> Option<bool> {
    match &value.kind {
        ExprKind::Int(value) => Some(*value != 0),
        ExprKind::Ident(_) if shapes::is_null_literal(value) => Some(false),
        ExprKind::String { parts, .. } if parts.is_empty() => Some(false),
        ExprKind::String { parts, .. } => match &parts[..] {
            [nix_tree::StringPart::Text(text)] => Some(!text.is_empty()),
            _ => None,
        },
        _ => None,
    }
}

/// `a.b or null  =>  a ? b`, where the attribute is known not to be null when it is there.
pub(crate) fn has_attribute(value: Expr) -> Expr {
    if shapes::has_null_default(&value) { attribute_or_self(value) } else { shapes::is_not_null(value) }
}

/// `a.b or null  =>  a ? b`; anything else as it is.
pub(crate) fn attribute_or_self(value: Expr) -> Expr {
    if !shapes::has_null_default(&value) {
        return value;
    }
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Select { target, path, .. } => Expr { kind: ExprKind::HasAttr { target, path }, origin },
        kind => kind.into(),
    }
}
