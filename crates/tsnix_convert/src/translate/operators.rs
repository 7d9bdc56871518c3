//! Operators.

use rnix::ast::{self, BinOpKind, UnaryOpKind};

use super::Translator;
use crate::scope::Scope;
use crate::ts::{Element, Entry, EntryKind, Expr, ExprKind, Trivia};

impl Translator<'_> {
    pub(super) fn unary(&mut self, it: &ast::UnaryOp, scope: &Scope<'_>) -> Option<Expr> {
        let operator = match it.operator()? {
            UnaryOpKind::Invert => "!",
            UnaryOpKind::Negate => "-",
        };
        let operand = Box::new(self.expr(&it.expr()?, scope));
        Some(Expr::new(ExprKind::Unary { operator, operand }, None))
    }

    pub(super) fn binary(&mut self, it: &ast::BinOp, scope: &Scope<'_>) -> Option<Expr> {
        let (left, right) = (it.lhs()?, it.rhs()?);
        let kind = it.operator()?;
        let (is_path_left, is_path_right) = (is_path(&left), is_path(&right));
        if kind == BinOpKind::Add && (is_path_left || is_path_right) {
            return None;
        }
        let (left, right) = (self.expr(&left, scope), self.expr(&right, scope));
        let operator = match kind {
            BinOpKind::Concat => return Some(concatenation(left, right)),
            BinOpKind::Update => return Some(update(left, right)),
            BinOpKind::Div => return Some(Expr::word("builtins").member("div").call(vec![left, right])),
            BinOpKind::Equal | BinOpKind::NotEqual => return Some(self.equality(kind, left, right)),
            BinOpKind::PipeRight => return Some(right.call(vec![left])),
            BinOpKind::PipeLeft => return Some(left.call(vec![right])),
            BinOpKind::Implication => {
                let left = Expr::new(ExprKind::Unary { operator: "!", operand: Box::new(left) }, None);
                return Some(operation("||", left, right));
            }
            BinOpKind::Add => "+",
            BinOpKind::Sub => "-",
            BinOpKind::Mul => "*",
            BinOpKind::And => "&&",
            BinOpKind::Or => "||",
            BinOpKind::Less => "<",
            BinOpKind::LessOrEq => "<=",
            BinOpKind::More => ">",
            BinOpKind::MoreOrEq => ">=",
        };
        Some(operation(operator, left, right))
    }

    /// `===` where one side is known to be no set and no list; else Nix's own comparison.
    fn equality(&mut self, kind: BinOpKind, left: Expr, right: Expr) -> Expr {
        let is_equal = kind == BinOpKind::Equal;
        if is_primitive(&left) || is_primitive(&right) {
            return operation(if is_equal { "===" } else { "!==" }, left, right);
        }
        let test = self.own("equal").call(vec![left, right]);
        if is_equal {
            test
        } else {
            Expr::new(ExprKind::Unary { operator: "!", operand: Box::new(test) }, None)
        }
    }
}

pub(super) fn operation(operator: &'static str, left: Expr, right: Expr) -> Expr {
    Expr::new(ExprKind::Binary { operator, left: Box::new(left), right: Box::new(right) }, None)
}

fn is_primitive(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Text(_) | ExprKind::Block(_) => true,
        ExprKind::Word(word) => {
            matches!(word.as_str(), "true" | "false" | "null")
                || word.starts_with(|it: char| it.is_ascii_digit())
        }
        _ => false,
    }
}

fn is_path(expr: &ast::Expr) -> bool {
    use ast::Expr as E;
    matches!(expr, E::PathAbs(_) | E::PathRel(_) | E::PathHome(_) | E::PathSearch(_))
}

/// `a ++ b  =>  [...a, ...b]`; the elements of literals stand in it themselves.
fn concatenation(left: Expr, right: Expr) -> Expr {
    let mut elements = Vec::new();
    for side in [left, right] {
        match side.kind {
            ExprKind::Array(inner) => elements.extend(inner),
            _ => elements.push(Element { value: side, is_spread: true, trivia: Trivia::default() }),
        }
    }
    Expr::new(ExprKind::Array(elements), None)
}

/// `a // b  =>  { ...a, ...b }`
fn update(left: Expr, right: Expr) -> Expr {
    let mut entries = Vec::new();
    let mut is_open = false;
    for side in [left, right] {
        match side.kind {
            ExprKind::Object { entries: inner, is_open: open } => {
                entries.extend(inner);
                is_open |= open;
            }
            _ => entries.push(Entry { kind: EntryKind::Spread(side), trivia: Trivia::default() }),
        }
    }
    Expr::new(ExprKind::Object { entries, is_open }, None)
}
