//! Tests of what a value is, joined so that nothing is said twice.
//!
//! ```text
//! x == null || x == null                                                  x == null
//! (isAttrs x || isList x || x == null) && x != null && !isList x          isAttrs x
//! ```
//!
//! A value is of one kind only, so a test for one kind says that it is none of the others.

use nix_tree::build::{binary, binary_chain};
use nix_tree::{AttrNameKind, BinaryOp, Expr, ExprKind, UnaryOp};
use smol_str::SmolStr;

use super::shapes;

/// How many operands of a chain are looked at.
const NEAR: usize = 8;

/// `builtins.isList x`, `x == null`, `!(builtins.isList x)`, `x != null`
#[derive(Debug, PartialEq, Eq)]
struct Test {
    /// The function of `builtins`, or `null`.
    kind: SmolStr,
    subject: String,
    holds: bool,
}

/// `left && right`
pub(super) fn and(left: Expr, right: Expr) -> Expr {
    let Some(test) = test(&right) else { return binary(BinaryOp::And, left, right) };
    let (left, is_said) = narrowed(left, &test);
    if is_said { left } else { binary(BinaryOp::And, left, right) }
}

/// `left || right`
pub(super) fn or(left: Expr, right: Expr) -> Expr {
    let is_said = match test(&right) {
        Some(test) => {
            operands(&left, BinaryOp::Or).into_iter().any(|it| self::test(it).as_ref() == Some(&test))
        }
        None => false,
    };
    if is_said { left } else { binary(BinaryOp::Or, left, right) }
}

/// A condition that holds together with a test, and whether it says the test, too.
fn narrowed(condition: Expr, wanted: &Test) -> (Expr, bool) {
    let mut conditions: Vec<Expr> = operands(&condition, BinaryOp::And).into_iter().cloned().collect();
    if conditions.len() > NEAR {
        return (condition, false);
    }
    for it in &mut conditions {
        let kinds = operands(it, BinaryOp::Or);
        let tests: Option<Vec<Test>> = kinds.iter().map(|kind| test(kind)).collect();
        let Some(tests) = tests else { continue };
        if let [one] = &tests[..]
            && one == wanted
        {
            return (condition, true);
        }
        let is_of_subject = tests.iter().all(|test| test.holds && test.subject == wanted.subject);
        if !is_of_subject || wanted.holds {
            continue;
        }
        let others = kinds.iter().zip(&tests).filter(|(_, test)| test.kind != wanted.kind);
        let others: Vec<Expr> = others.map(|(kind, _)| (*kind).clone()).collect();
        let origin = it.origin;
        if let Some(other) = binary_chain(BinaryOp::Or, others) {
            *it = other.at_default(origin);
            let whole = binary_chain(BinaryOp::And, conditions).unwrap_or(condition);
            return (whole, true);
        }
    }
    (condition, false)
}

/// The operands of `a op b op c`, or the one expression.
fn operands(value: &Expr, op: BinaryOp) -> Vec<&Expr> {
    let (mut found, mut at) = (Vec::new(), value);
    while let ExprKind::Binary { op: its, left, right } = &at.kind
        && *its == op
        && found.len() <= NEAR
    {
        found.push(&**right);
        at = left;
    }
    found.push(at);
    found.reverse();
    found
}

fn test(value: &Expr) -> Option<Test> {
    match &value.kind {
        ExprKind::Unary { op: UnaryOp::Not, operand } => {
            let test = test(operand)?;
            Some(Test { holds: !test.holds, ..test })
        }
        ExprKind::Binary { op: op @ (BinaryOp::Equal | BinaryOp::NotEqual), left, right }
            if shapes::is_null_literal(right) =>
        {
            let holds = *op == BinaryOp::Equal;
            Some(Test { kind: "null".into(), subject: subject(left)?, holds })
        }
        ExprKind::Apply { function, arguments } => {
            let ExprKind::Select { target, path, default: None } = &function.kind else { return None };
            let ([name], [of], ExprKind::Ident(builtins)) = (&path[..], &arguments[..], &target.kind) else {
                return None;
            };
            let AttrNameKind::Static(kind) = &name.kind else { return None };
            let is_kind = builtins == "builtins"
                && matches!(
                    kind.as_str(),
                    "isAttrs" | "isBool" | "isFloat" | "isFunction" | "isInt" | "isList" | "isString"
                );
            is_kind.then_some(())?;
            Some(Test { kind: kind.clone(), subject: subject(of)?, holds: true })
        }
        _ => None,
    }
}

/// A name, or a plain selection from one, as text.
fn subject(value: &Expr) -> Option<String> {
    match &value.kind {
        ExprKind::Ident(name) => Some(name.to_string()),
        ExprKind::Select { target, path, default } => {
            let ExprKind::Ident(name) = &target.kind else { return None };
            let mut text = name.to_string();
            for name in path {
                let AttrNameKind::Static(name) = &name.kind else { return None };
                text.push('\n');
                text.push_str(name);
            }
            match default {
                Some(default) if shapes::is_null_literal(default) => text.push('\n'),
                Some(_) => return None,
                None => {}
            }
            Some(text)
        }
        _ => None,
    }
}
