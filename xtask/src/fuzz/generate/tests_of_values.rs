//! Booleans, and the conditions of `if` and `?:`, which may be of any type.

use super::super::tree::{Node, at, expr, level};
use super::super::types::Ty;
use super::Generator;
use super::expressions::is_plain;

impl Generator {
    /// Something to choose by.
    pub(super) fn test(&mut self, depth: usize) -> Node {
        let variables = self.variables(|it| {
            matches!(
                it.ty,
                Ty::Str | Ty::Int | Ty::Num | Ty::Bool | Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar
            )
        });
        if !variables.is_empty() && self.random.chance(15) {
            let variable = self.random.pick(&variables).clone();
            let value = Self::read(&variable);
            return match self.random.below(3) {
                0 => expr(&Ty::Bool, level::UNARY, vec!["!".into(), at(value, level::UNARY)]),
                _ => value,
            };
        }
        self.test_form(depth)
    }

    pub(super) fn test_form(&mut self, depth: usize) -> Node {
        let ty = &Ty::Bool;
        let inner = depth.saturating_sub(1);
        match self.random.below(22) {
            0..=4 => {
                let operand = if self.random.chance(80) { Ty::Int } else { Ty::Num };
                let sign = *self.random.pick(&[" < ", " <= ", " > ", " >= "]);
                self.comparison(&operand, sign, level::RELATION, inner)
            }
            5 => {
                let sign = *self.random.pick(&[" < ", " <= ", " > ", " >= "]);
                self.comparison(&Ty::Str, sign, level::RELATION, inner)
            }
            6..=8 => {
                let operand = if self.random.chance(60) { Ty::Int } else { Ty::Str };
                let sign = *self.random.pick(&[" === ", " !== "]);
                self.comparison(&operand, sign, level::EQUALITY, inner)
            }
            9 | 10 => {
                let left = self.not_a_literal(ty, inner);
                let right = self.expr(ty, inner, false);
                let (sign, of) = *self.random.pick(&[(" || ", level::OR), (" && ", level::AND)]);
                expr(ty, of, vec![at(left, of), sign.into(), at(right, of + 1)])
            }
            11 => {
                let value = self.expr(ty, inner, false);
                expr(ty, level::UNARY, vec!["!".into(), at(value, level::UNARY)])
            }
            12 | 13 => {
                let text = self.expr(&Ty::Str, inner, false);
                let part = self.expr(&Ty::Str, inner.min(1), false);
                let method = *self.random.pick(&[".includes(", ".startsWith(", ".endsWith("]);
                expr(ty, level::MEMBER, vec![at(text, level::MEMBER), method.into(), part.into(), ")".into()])
            }
            14 | 15 => {
                let element = self.element_type();
                let list = self.receiver(&element, inner);
                let method = *self.random.pick(&[".some(", ".every("]);
                let predicate = self.predicate(&element, inner);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), method.into(), predicate.into(), ")".into()],
                )
            }
            16 => {
                let element = if self.random.chance(50) { Ty::Int } else { Ty::Str };
                let list = self.receiver(&element, inner);
                let wanted = self.expr(&element, inner, false);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), ".includes(".into(), wanted.into(), ")".into()],
                )
            }
            17 => {
                let value = self.expr(&Ty::Str, inner, false);
                expr(ty, level::MEMBER, vec!["Boolean(".into(), value.into(), ")".into()])
            }
            18 => {
                let value = self.expr(&Ty::Num, inner, false);
                expr(ty, level::MEMBER, vec!["Number.isInteger(".into(), value.into(), ")".into()])
            }
            19 => {
                let text = self.expr(&Ty::Str, inner, false);
                let pattern = *self.random.pick(&[
                    "/a/",
                    "/^[a-z]+$/",
                    "/\\d/",
                    "/^$/",
                    "/a|b/i",
                    "/x y?/",
                    "/(fo+|ba)r?/",
                    "/[^a-z]/",
                    "/\\$\\{/",
                ]);
                expr(ty, level::MEMBER, vec![format!("{pattern}.test(").into(), text.into(), ")".into()])
            }
            20 => self.test_of_absence(),
            _ => self.leaf(ty),
        }
    }

    /// `v === undefined`, `v !== null`, `"k" in v`, `Object.hasOwn(v, "k")`
    fn test_of_absence(&mut self) -> Node {
        let ty = &Ty::Bool;
        let variables = self.variables(|it| {
            it.binding == super::Binding::Const
                && matches!(it.ty, Ty::Maybe(_) | Ty::Nullable(_) | Ty::Record(_) | Ty::Scalar)
        });
        if variables.is_empty() {
            return self.leaf(ty);
        }
        let variable = self.random.pick(&variables).clone();
        let value = Self::read(&variable);
        let key = super::super::text::quoted(self.record_word());
        match variable.ty {
            Ty::Maybe(_) => expr(ty, level::EQUALITY, vec![value.into(), " === undefined".into()]),
            Ty::Nullable(_) => expr(ty, level::EQUALITY, vec![value.into(), " !== null".into()]),
            Ty::Scalar => {
                let value = vec!["typeof ".into(), value.into(), " === \"number\"".into()];
                expr(ty, level::EQUALITY, value)
            }
            _ if self.random.chance(50) => expr(
                ty,
                level::MEMBER,
                vec!["Object.hasOwn(".into(), value.into(), format!(", {key})").into()],
            ),
            // In parentheses: the parser takes the default of a parameter for the head of a `for` otherwise.
            _ => expr(ty, level::PRIMARY, vec![format!("({key} in ").into(), value.into(), ")".into()]),
        }
    }

    /// TypeScript refuses to compare two literals, and to ask whether one is true.
    pub(super) fn not_a_literal(&mut self, ty: &Ty, depth: usize) -> Node {
        for _ in 0..4 {
            let node = self.expr(ty, depth.max(1), false);
            if !is_literal(&node) {
                return node;
            }
        }
        let value = self.literal(ty);
        super::super::literal::cast(&self.types.clone(), ty, value)
    }

    fn comparison(&mut self, operand: &Ty, sign: &'static str, of: u8, depth: usize) -> Node {
        let left = self.not_a_literal(operand, depth);
        let right = self.expr(operand, depth, false);
        let is_equality = of == level::EQUALITY;
        // A variable that is known to be a literal by now can't be compared with another one.
        let right = match is_literal(&right) && is_plain(operand) && is_equality {
            true => super::super::literal::cast(&self.types.clone(), operand, right),
            false => right,
        };
        expr(&Ty::Bool, of, vec![at(left, of + 1), sign.into(), at(right, of + 1)])
    }
}

fn is_literal(node: &Node) -> bool {
    node.parts.iter().all(|it| matches!(it, super::super::tree::Part::Text(_)))
        || matches!(&node.parts[..], [super::super::tree::Part::Child(child, _)] if is_literal(child))
}
