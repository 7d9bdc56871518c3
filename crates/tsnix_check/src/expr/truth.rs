//! Tests that can only come out one way: of literals, by their form alone, whatever their types are.

use tsnix_source::catalogue::types::{ALWAYS_FALSY, ALWAYS_NULLISH, ALWAYS_TRUTHY, NEVER_NULLISH_LEFT};
use tsnix_source::{Diagnostic, FileId};
use tsnix_syntax::hir::{Expr, ExprId, LogicalOp, Module, UnaryOp};

use crate::checker::Checker;

impl Checker {
    /// What is tested for truth may be either.
    pub(super) fn check_truth(&mut self, file: FileId, test: ExprId) {
        let hir = self.hir(file);
        let Some(is_truthy) = always_truthy(&hir, test) else { return };
        let (code, word) = if is_truthy { (&ALWAYS_TRUTHY, "true") } else { (&ALWAYS_FALSY, "false") };
        let message = format!("what is tested here is always {word}");
        let diagnostic = Diagnostic::new(code, file, hir.exprs.range(test), message)
            .with_help("test what may be either, or leave the test out");
        self.report(diagnostic);
    }

    /// The left side of `??` may be nullish, and may be something else.
    pub(super) fn check_coalesced(&mut self, file: FileId, left: ExprId) {
        let hir = self.hir(file);
        let inner = without_assertions(&hir, left);
        let Some(is_nullish) = always_nullish(&hir, inner) else { return };
        let range = hir.exprs.range(inner);
        let diagnostic = if is_nullish {
            Diagnostic::new(&ALWAYS_NULLISH, file, range, "the left side of `??` is always nullish")
                .with_help("leave out what does nothing")
        } else {
            let message = "the right side of `??` is never reached: the left side is never nullish";
            Diagnostic::new(&NEVER_NULLISH_LEFT, file, range, message)
                .with_help("leave the right side out, or mind the parentheses")
        };
        self.report(diagnostic);
    }
}

/// `a!`, `a as T`  =>  `a`
fn without_assertions(hir: &Module, expr: ExprId) -> ExprId {
    let mut at = expr;
    while let Expr::NonNull(inner)
    | Expr::As { expr: inner, .. }
    | Expr::AsConst(inner)
    | Expr::Satisfies { expr: inner, .. } = &hir[at]
    {
        at = *inner;
    }
    at
}

fn is_undefined(hir: &Module, expr: ExprId) -> bool {
    matches!(&hir[expr], Expr::Name(name) if name == "undefined")
}

/// Whether an expression is always true, or always false, by its form.
fn always_truthy(hir: &Module, expr: ExprId) -> Option<bool> {
    let expr = without_assertions(hir, expr);
    match &hir[expr] {
        // `while (1)` is an idiom, and so is its opposite.
        Expr::Number { raw, .. } if raw == "0" || raw == "1" => None,
        Expr::Number { .. }
        | Expr::BigInt(_)
        | Expr::Array(_)
        | Expr::Object(_)
        | Expr::Function(_)
        | Expr::Class(_)
        | Expr::Regex { .. } => Some(true),
        Expr::Null | Expr::Unary { op: UnaryOp::Void, .. } => Some(false),
        Expr::String(text) => Some(!text.value.is_empty()),
        Expr::Template(template) if template.exprs.is_empty() => {
            Some(template.quasis.iter().any(|it| it.cooked.as_ref().is_none_or(|text| !text.is_empty())))
        }
        Expr::Conditional { then, otherwise, .. } => {
            let then = always_truthy(hir, *then)?;
            (always_truthy(hir, *otherwise)? == then).then_some(then)
        }
        _ if is_undefined(hir, expr) => Some(false),
        _ => None,
    }
}

/// Whether an expression is always nullish, or never, by its form.
fn always_nullish(hir: &Module, expr: ExprId) -> Option<bool> {
    match &hir[expr] {
        Expr::Null => Some(true),
        Expr::Name(_) => is_undefined(hir, expr).then_some(true),
        Expr::Conditional { then, otherwise, .. } => {
            let then = always_nullish(hir, without_assertions(hir, *then))?;
            let otherwise = always_nullish(hir, without_assertions(hir, *otherwise))?;
            (otherwise == then).then_some(then)
        }
        Expr::Sequence(parts) => parts.last().and_then(|last| always_nullish(hir, *last)),
        Expr::Logical { op: LogicalOp::And | LogicalOp::Or | LogicalOp::Coalesce, .. }
        | Expr::Assign { op: None | Some(tsnix_syntax::hir::AssignOp::Logical(_)), .. }
        | Expr::Missing
        | Expr::TaggedTemplate { .. }
        | Expr::Call { .. }
        | Expr::New { .. }
        | Expr::Member { .. }
        | Expr::Index { .. }
        | Expr::Chain(_)
        | Expr::This
        | Expr::Super
        | Expr::Import
        | Expr::Await(_)
        | Expr::Yield(_)
        | Expr::MetaProperty
        | Expr::Unsupported(_) => None,
        _ => Some(false),
    }
}
