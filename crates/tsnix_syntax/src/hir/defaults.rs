//! Places that are given a value where they have none, however that is written: `o[k] ??= v`, `o[k] = o[k] ?? v`.
//! Checker and emission have to see the same in both, so it is told here; nothing is rewritten.

use super::{AssignOp, Expr, ExprId, LogicalOp, Module, PatId, Pattern, number_text};

impl Module {
    /// The place, the operator and the value: `o[k] ||= v` and `o[k] = o[k] || v` are `(o[k], ||, v)`.
    pub fn default_assignment(&self, assignment: ExprId) -> Option<(PatId, LogicalOp, ExprId)> {
        let Expr::Assign { op, target, value } = &self[assignment] else { return None };
        match op {
            Some(AssignOp::Logical(op)) => Some((*target, *op, *value)),
            Some(AssignOp::Binary(_)) => None,
            None => {
                let Expr::Logical { op, left, right } = self[self.without_types(*value)] else { return None };
                let is_same = match &self[*target] {
                    Pattern::Expr(place) => self.is_same_place(*place, left),
                    Pattern::Name(name) => {
                        matches!(&self[self.without_types(left)], Expr::Name(read) if read == name)
                    }
                    _ => false,
                };
                is_same.then_some((*target, op, right))
            }
        }
    }

    /// Whether two expressions of one statement are written alike and say the same place, as far as nothing happens
    /// between them. `a[i++]` is never the same.
    fn is_same_place(&self, a: ExprId, b: ExprId) -> bool {
        let (mut a, mut b) = (self.without_types(a), self.without_types(b));
        loop {
            match (&self[a], &self[b]) {
                (Expr::Name(one), Expr::Name(other)) => return one == other,
                (
                    Expr::Member { object: of_a, name: one, is_optional: false },
                    Expr::Member { object: of_b, name: other, is_optional: false },
                ) if one.name == other.name => {
                    (a, b) = (self.without_types(*of_a), self.without_types(*of_b));
                }
                (
                    Expr::Index { object: of_a, index: one, is_optional: false },
                    Expr::Index { object: of_b, index: other, is_optional: false },
                ) if self.is_same_index(*one, *other) => {
                    (a, b) = (self.without_types(*of_a), self.without_types(*of_b));
                }
                _ => return false,
            }
        }
    }

    fn is_same_index(&self, a: ExprId, b: ExprId) -> bool {
        match (&self[self.without_types(a)], &self[self.without_types(b)]) {
            (Expr::String(one), Expr::String(other)) => one.value == other.value,
            (Expr::Number { value: one, .. }, Expr::Number { value: other, .. }) => {
                number_text(*one) == number_text(*other)
            }
            _ => self.is_same_place(a, b),
        }
    }

    /// The expression without what types alone are about.
    fn without_types(&self, mut expr: ExprId) -> ExprId {
        loop {
            expr = match self[expr] {
                Expr::As { expr, .. } | Expr::Satisfies { expr, .. } | Expr::Instantiation { expr, .. } => {
                    expr
                }
                Expr::AsConst(expr) | Expr::NonNull(expr) => expr,
                _ => return expr,
            };
        }
    }
}
