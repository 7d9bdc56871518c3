//! Questions about emitted Nix, and small forms that several groups need.

use nix_tree::build::{bind, ident, let_in};
use nix_tree::{BinaryOp, Expr, ExprKind, StringPart, UnaryOp};

use crate::context::Context;

/// Whether writing the expression twice costs nothing to speak of: a name, a literal, a plain selection.
pub(crate) fn is_cheap(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Ident(_) | ExprKind::Int(_) | ExprKind::Float(_) => true,
        ExprKind::String { parts, .. } => match &parts[..] {
            [] => true,
            [StringPart::Text(text)] => text.len() < 24,
            _ => false,
        },
        ExprKind::Select { target, path, default } => {
            default.as_deref().is_none_or(is_cheap)
                && is_cheap(target)
                && path.iter().all(|name| match &name.kind {
                    nix_tree::AttrNameKind::Static(_) => true,
                    nix_tree::AttrNameKind::Dynamic(name) => is_cheap(name),
                })
        }
        _ => is_constant(value),
    }
}

/// Whether the value is the same wherever it is written: it refers to nothing that could be hidden there.
pub(crate) fn is_constant(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Int(_) | ExprKind::Float(_) => true,
        ExprKind::Ident(name) => matches!(name.as_str(), "null" | "true" | "false"),
        ExprKind::String { parts, .. } => match &parts[..] {
            [] => true,
            [StringPart::Text(text)] => text.len() < 24,
            _ => false,
        },
        ExprKind::List { elements, .. } => elements.is_empty(),
        ExprKind::Attrs(set) => set.bindings.is_empty(),
        ExprKind::Unary { op: UnaryOp::Negate, operand } => is_constant(operand),
        _ => false,
    }
}

/// Uses a value several times: under a name of its own where that saves work.
pub(crate) fn shared(
    ctx: &mut Context<'_>,
    value: Expr,
    name: &str,
    body: impl FnOnce(&mut Context<'_>, Expr) -> Expr,
) -> Expr {
    if is_cheap(&value) {
        return body(ctx, value);
    }
    let name = crate::lower::fresh(ctx, name);
    let inner = body(ctx, ident(name.clone()));
    let_in([bind(name, value)], inner)
}

/// `value == null`
pub(crate) fn is_null(value: Expr) -> Expr {
    nix_tree::build::binary(BinaryOp::Equal, value, nix_tree::build::null())
}

/// `value != null`
pub(crate) fn is_not_null(value: Expr) -> Expr {
    if is_constant(&value) {
        return nix_tree::build::boolean(!is_null_literal(&value));
    }
    nix_tree::build::binary(BinaryOp::NotEqual, value, nix_tree::build::null())
}

/// `if test then a else b`; where the test is known, the one that counts.
pub(crate) fn choose(test: Expr, then: Expr, otherwise: Expr) -> Expr {
    if is_bool(&test, true) {
        return then;
    }
    if is_bool(&test, false) {
        return otherwise;
    }
    // if a.b or null != null then a.b or null else d  =>  if a.b or null != null then a.b else d
    let is_asked = matches!(&test.kind, ExprKind::Binary { op: BinaryOp::NotEqual, left, right }
        if is_null_literal(right) && left.kind == then.kind);
    let then = if is_asked && has_null_default(&then) { without_default(then) } else { then };
    nix_tree::build::if_else(test, then, otherwise)
}

/// `a.b or d  =>  a.b`
fn without_default(value: Expr) -> Expr {
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Select { target, path, .. } => {
            Expr { kind: ExprKind::Select { target, path, default: None }, origin }
        }
        kind => kind.into(),
    }
}

/// The opposite of a condition, pushed into comparisons: `!(a == b)  =>  a != b`.
pub(crate) fn negated(condition: Expr) -> Expr {
    let is_mendable = matches!(
        &condition.kind,
        ExprKind::Binary { op: BinaryOp::Equal | BinaryOp::NotEqual, .. }
            | ExprKind::Unary { op: UnaryOp::Not, .. }
    );
    if let ExprKind::Ident(name) = &condition.kind
        && matches!(name.as_str(), "true" | "false")
    {
        return nix_tree::build::boolean(name == "false").at(condition.origin);
    }
    if !is_mendable {
        return nix_tree::build::not(condition);
    }
    let origin = condition.origin;
    match condition.into_kind() {
        ExprKind::Binary { op: BinaryOp::Equal, left, right } => {
            nix_tree::build::binary(BinaryOp::NotEqual, *left, *right).at(origin)
        }
        ExprKind::Binary { left, right, .. } => {
            nix_tree::build::binary(BinaryOp::Equal, *left, *right).at(origin)
        }
        ExprKind::Unary { operand, .. } => *operand,
        kind => nix_tree::build::not(kind.into()),
    }
}

/// `{ }`
pub(crate) fn empty_set() -> Expr {
    nix_tree::build::attrs([])
}

/// `[ ]`
pub(crate) fn empty_list() -> Expr {
    nix_tree::build::list::<Expr>([])
}

/// Whether the expression is the literal `true`, or `false`.
pub(crate) fn is_bool(value: &Expr, wanted: bool) -> bool {
    matches!(&value.kind, ExprKind::Ident(name) if name == if wanted { "true" } else { "false" })
}

/// Whether the expression is `null`.
pub(crate) fn is_null_literal(value: &Expr) -> bool {
    matches!(&value.kind, ExprKind::Ident(name) if name == "null")
}

/// `target.name` with the path of a plain selection made longer: `(a.b).c  =>  a.b.c`.
pub(crate) fn select_more(target: Expr, name: impl Into<nix_tree::AttrName>) -> Expr {
    let origin = target.origin;
    match &target.kind {
        ExprKind::Select { default: None, .. } => match target.into_kind() {
            ExprKind::Select { target, mut path, .. } => {
                path.push(name.into());
                let kind = ExprKind::Select { target, path, default: None };
                Expr { kind, origin }
            }
            kind => kind.into(),
        },
        _ => nix_tree::build::select(target, [name.into()]),
    }
}

/// A selection with a default: `a.b  =>  a.b or null`. Anything else stays as it is.
pub(crate) fn with_default(value: Expr, default: Expr) -> Expr {
    let origin = value.origin;
    match &value.kind {
        ExprKind::Select { .. } => match value.into_kind() {
            ExprKind::Select { target, path, .. } => {
                Expr { kind: ExprKind::Select { target, path, default: Some(Box::new(default)) }, origin }
            }
            kind => kind.into(),
        },
        _ => value,
    }
}

/// Whether the value is a selection with `or null` behind it.
pub(crate) fn has_null_default(value: &Expr) -> bool {
    matches!(&value.kind, ExprKind::Select { default: Some(default), .. } if is_null_literal(default))
}

/// Whether the value is a selection whose defaults end in null: `a.b or null`, `a.b or c.d or null`.
pub(crate) fn ends_in_null_default(value: &Expr) -> bool {
    let mut at = value;
    while let ExprKind::Select { default: Some(default), .. } = &at.kind {
        if is_null_literal(default) {
            return true;
        }
        at = default;
    }
    false
}

/// As [`with_default`] for the last of several: `a.b or c.d or null  =>  a.b or c.d or default`
pub(crate) fn with_last_default(value: Expr, last: Expr) -> Expr {
    let origin = value.origin;
    match value.into_kind() {
        ExprKind::Select { target, path, default: Some(default) } => {
            let default = Some(Box::new(with_last_default(*default, last)));
            Expr { kind: ExprKind::Select { target, path, default }, origin }
        }
        _ => last,
    }
}

/// A list without its first element: `if list == [ ] then [ ] else builtins.tail list`
pub(crate) fn tail(list: Expr) -> Expr {
    let test = nix_tree::build::binary(BinaryOp::Equal, list.clone(), empty_list());
    nix_tree::build::if_else(test, empty_list(), crate::lower::builtin_call("tail", [list]))
}

/// Whether the expression is `""`.
pub(crate) fn is_empty_string(value: &Expr) -> bool {
    let is_empty = |part: &StringPart| matches!(part, StringPart::Text(text) if text.is_empty());
    matches!(&value.kind, ExprKind::String { parts, .. } if parts.iter().all(is_empty))
}
