//! Numbers. Node checks that every result is finite and below 2^53.

use super::super::tree::{Node, Part, at, expr, level};
use super::super::types::Ty;
use super::Generator;

/// Marks the result of arithmetic for Node.
fn checked(ty: &Ty, level: u8, parts: Vec<Part>) -> Node {
    let mut all = vec![Part::Check("__n(")];
    all.extend(parts);
    all.push(Part::Check(")"));
    expr(ty, level, all)
}

impl Generator {
    pub(super) fn binary(
        &mut self,
        ty: &Ty,
        operand: &Ty,
        operator: &'static str,
        of: u8,
        depth: usize,
    ) -> Node {
        let left = self.expr(operand, depth, false);
        let right = self.expr(operand, depth, false);
        checked(ty, of, vec![at(left, of), operator.into(), at(right, of + 1)])
    }

    /// A small index, sometimes negative.
    pub(super) fn small(&mut self, depth: usize) -> Node {
        if self.random.chance(75) || depth == 0 {
            let value = self.random.between(-2, 5);
            return self.number(&Ty::Int, value.to_string());
        }
        let value = self.expr(&Ty::Int, depth - 1, false);
        checked(&Ty::Int, level::PRODUCT, vec![at(value, level::PRODUCT), " % 5".into()])
    }

    /// A count that is not negative.
    pub(super) fn count(&mut self, most: i64) -> Node {
        let value = self.random.between(0, most);
        self.number(&Ty::Int, value.to_string())
    }

    pub(super) fn int_form(&mut self, depth: usize) -> Node {
        let ty = &Ty::Int;
        match self.random.below(30) {
            0..=2 => self.binary(ty, ty, " + ", level::SUM, depth),
            3 | 4 => self.binary(ty, ty, " - ", level::SUM, depth),
            5 | 6 => self.binary(ty, ty, " * ", level::PRODUCT, depth),
            7 | 8 => {
                let left = self.expr(ty, depth, false);
                let by = *self.random.pick(&[" % 2", " % 3", " % 7", " % 10", " % 101", " % -4"]);
                checked(ty, level::PRODUCT, vec![at(left, level::PRODUCT), by.into()])
            }
            9 => {
                let value = self.expr(ty, depth, false);
                checked(ty, level::UNARY, vec!["-".into(), at(value, level::UNARY + 1)])
            }
            10..=12 => {
                let name = *self.random.pick(&["floor", "ceil", "round", "trunc"]);
                let value = self.expr(&Ty::Num, depth, false);
                checked(ty, level::MEMBER, vec![format!("Math.{name}(").into(), value.into(), ")".into()])
            }
            13 => {
                let name = *self.random.pick(&["abs", "sign"]);
                let value = self.expr(ty, depth, false);
                checked(ty, level::MEMBER, vec![format!("Math.{name}(").into(), value.into(), ")".into()])
            }
            14 => self.largest(ty, depth),
            15 => {
                let (sign, of) = *self.random.pick(&[
                    (" & ", level::BIT_AND),
                    (" | ", level::BIT_OR),
                    (" ^ ", level::BIT_XOR),
                ]);
                self.binary(ty, ty, sign, of, depth)
            }
            16 => {
                let left = self.expr(ty, depth, false);
                let sign = *self.random.pick(&[" << ", " >> ", " >>> "]);
                let by = self.random.below(34).to_string();
                // In parentheses: `a << 21 > (b)` begins type arguments for TypeScript.
                expr(
                    ty,
                    level::MEMBER,
                    vec!["(".into(), at(left, level::SHIFT), sign.into(), by.into(), ")".into()],
                )
            }
            17 => {
                let value = self.expr(ty, depth, false);
                expr(ty, level::UNARY, vec!["~".into(), at(value, level::UNARY + 1)])
            }
            18 => {
                let value = self.expr(&Ty::Str, depth, false);
                expr(ty, level::MEMBER, vec![at(value, level::MEMBER), ".length".into()])
            }
            19 | 20 => {
                let inner = self.element_type();
                let list = self.receiver(&inner, depth);
                expr(ty, level::MEMBER, vec![at(list, level::MEMBER), ".length".into()])
            }
            21 => self.search_in_list(depth),
            22 => self.search_in_string(depth),
            23 | 24 => self.reduction(ty, depth),
            25 => {
                let value = self.random.between(-99, 99);
                let text = match self.random.below(4) {
                    0 => format!("Number(\"{value}\")"),
                    1 => format!("parseInt(\"{value}px\")"),
                    2 => format!("Number.parseInt(\" {value}\", 10)"),
                    _ => format!("parseInt(\"{}\", 16)", value.abs()),
                };
                expr(ty, level::MEMBER, vec![text.into()])
            }
            26 => {
                let test = self.expr(&Ty::Bool, depth, false);
                expr(ty, level::MEMBER, vec!["Number(".into(), test.into(), ")".into()])
            }
            27 => {
                let power = self.random.between(0, 3).to_string();
                let base = self.expr(ty, depth, false);
                checked(ty, level::POWER, vec![at(base, level::NUMBER), " ** ".into(), power.into()])
            }
            28 => self.truth_choice(ty, depth),
            _ => {
                let left = self.expr(&Ty::Str, depth, false);
                let right = self.expr(&Ty::Str, depth, false);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(left, level::MEMBER), ".localeCompare(".into(), right.into(), ")".into()],
                )
            }
        }
    }

    /// `a || b`, `a && b` as values.
    pub(super) fn truth_choice(&mut self, ty: &Ty, depth: usize) -> Node {
        let variables = self.variables(|it| it.ty == *ty);
        if variables.is_empty() {
            return self.leaf(ty);
        }
        let left = Self::read(&self.random.pick(&variables).clone());
        let right = self.expr(ty, depth, false);
        let (sign, of) = *self.random.pick(&[(" || ", level::OR), (" && ", level::AND)]);
        expr(ty, of, vec![at(left, of), sign.into(), at(right, of + 1)])
    }

    fn largest(&mut self, ty: &Ty, depth: usize) -> Node {
        let name = *self.random.pick(&["max", "min"]);
        let mut parts: Vec<Part> = vec![format!("Math.{name}(").into(), self.expr(ty, depth, false).into()];
        for _ in 0..self.random.between(0, 2) {
            parts.push(", ".into());
            parts.push(self.expr(ty, depth, false).into());
        }
        if self.random.chance(20) {
            parts.push(", ...".into());
            parts.push(self.receiver(ty, depth).into());
        }
        parts.push(")".into());
        checked(ty, level::MEMBER, parts)
    }

    pub(super) fn num_form(&mut self, depth: usize) -> Node {
        let ty = &Ty::Num;
        match self.random.below(14) {
            0 => self.binary(ty, ty, " + ", level::SUM, depth),
            1 => self.binary(ty, ty, " - ", level::SUM, depth),
            2 => self.binary(ty, ty, " * ", level::PRODUCT, depth),
            3..=5 => self.binary(ty, ty, " / ", level::PRODUCT, depth),
            6 => {
                let operand = if self.random.chance(70) { Ty::Int } else { Ty::Num };
                self.binary(ty, &operand, " % ", level::PRODUCT, depth)
            }
            7 => {
                let value = self.expr(ty, depth, false);
                checked(ty, level::UNARY, vec!["-".into(), at(value, level::UNARY + 1)])
            }
            8 => {
                let value = self.expr(ty, depth, false);
                checked(ty, level::MEMBER, vec!["Math.abs(".into(), value.into(), ")".into()])
            }
            9 => self.largest(ty, depth),
            10 => {
                let value = self.random.between(0, 12);
                expr(ty, level::MEMBER, vec![format!("Math.sqrt({})", value * value).into()])
            }
            11 => {
                let value = *self.random.pick(&["1.5", "-2.25", "10", "0.125abc", "3e2"]);
                let name = *self.random.pick(&["parseFloat", "Number.parseFloat"]);
                expr(ty, level::MEMBER, vec![format!("{name}(\"{value}\")").into()])
            }
            _ => {
                let value = self.expr(&Ty::Int, depth, false);
                expr(ty, value.level, vec![at(value, 0)])
            }
        }
    }
}
