//! Strings: operators, templates, methods, and everything that makes text of a value.

use super::super::text;
use super::super::tree::{Node, Part, at, expr, level};
use super::super::types::Ty;
use super::Generator;

impl Generator {
    pub(super) fn string_form(&mut self, depth: usize) -> Node {
        let ty = &Ty::Str;
        match self.random.below(30) {
            0..=2 => {
                let left = self.expr(ty, depth, false);
                let right =
                    if self.random.chance(60) { self.expr(ty, depth, false) } else { self.showable(depth) };
                expr(ty, level::SUM, vec![at(left, level::SUM), " + ".into(), at(right, level::SUM + 1)])
            }
            3 => {
                let left = self.expr(&Ty::Int, depth, false);
                let right = self.expr(ty, depth, false);
                expr(ty, level::SUM, vec![at(left, level::SUM), " + ".into(), at(right, level::SUM + 1)])
            }
            4..=9 => self.template(depth),
            10 => {
                let value = self.showable(depth);
                expr(ty, level::MEMBER, vec!["String(".into(), value.into(), ")".into()])
            }
            11 => {
                let value = self.expr(&Ty::Int, depth, false);
                let radix = *self.random.pick(&["", "2", "16", "36"]);
                expr(ty, level::MEMBER, vec![at(value, level::MEMBER), format!(".toString({radix})").into()])
            }
            12 => {
                let value = self.expr(&Ty::Int, depth, false);
                let digits = self.random.below(3);
                expr(ty, level::MEMBER, vec![at(value, level::MEMBER), format!(".toFixed({digits})").into()])
            }
            13..=15 => {
                let element = self.random.pick(&[Ty::Str, Ty::Int, Ty::Bool]).clone();
                let list = self.receiver(&element, depth);
                let separator = if self.random.chance(20) {
                    String::new()
                } else {
                    text::quoted(&text::plain(&mut self.random))
                };
                expr(ty, level::MEMBER, vec![at(list, level::MEMBER), format!(".join({separator})").into()])
            }
            16 => self.reduction(ty, depth),
            17 => self.truth_choice(ty, depth),
            18 => self.json_text(depth),
            _ => self.string_method(depth),
        }
    }

    /// Something whose text is the same in both languages.
    pub(super) fn showable(&mut self, depth: usize) -> Node {
        let ty = match self.random.below(10) {
            0..=2 => Ty::Int,
            3..=5 => Ty::Str,
            6 => Ty::Bool,
            7 => Ty::Scalar,
            8 => Ty::Num,
            _ => {
                let inner = self.random.pick(&[Ty::Int, Ty::Str, Ty::Bool]).clone().into();
                if self.random.chance(50) { Ty::Maybe(inner) } else { Ty::Nullable(inner) }
            }
        };
        let value = self.expr(&ty, depth, false);
        match ty {
            // Node says where a fraction has too many digits.
            Ty::Num => expr(&ty, value.level, vec![Part::Check("__f("), at(value, 0), Part::Check(")")]),
            _ => value,
        }
    }

    fn template(&mut self, depth: usize) -> Node {
        let mut parts: Vec<Part> = vec!["`".into()];
        for _ in 0..self.random.between(1, 3) {
            let value = text::plain(&mut self.random);
            parts.push(text::spelt(&mut self.random, &value, '`').into());
            parts.push("${".into());
            parts.push(self.showable(depth).into());
            parts.push("}".into());
        }
        let value = text::plain(&mut self.random);
        parts.push(text::spelt(&mut self.random, &value, '`').into());
        parts.push("`".into());
        expr(&Ty::Str, level::PRIMARY, parts)
    }

    fn json_text(&mut self, depth: usize) -> Node {
        let mut ty = self.types.clone().solid(&mut self.random, 1);
        if self.types.may_have_fraction(&ty) {
            ty = Ty::Arr(Ty::Int.into());
        }
        let value = self.expr(&ty, depth, false);
        let more = *self.random.pick(&["", "", ", null, 2"]);
        expr(&Ty::Str, level::MEMBER, vec!["JSON.stringify(".into(), value.into(), format!("{more})").into()])
    }

    fn string_method(&mut self, depth: usize) -> Node {
        let ty = &Ty::Str;
        let object = self.expr(ty, depth, false);
        let mut parts: Vec<Part> = vec![at(object, level::MEMBER)];
        match self.random.below(20) {
            0 => parts.push(".toUpperCase()".into()),
            1 => parts.push(".toLowerCase()".into()),
            2 => parts.push((*self.random.pick(&[".trim()", ".trimStart()", ".trimEnd()"])).into()),
            3 | 4 => {
                let index = self.small(depth);
                parts.extend([".charAt(".into(), index.into(), ")".into()]);
            }
            5..=8 => {
                let name = *self.random.pick(&[".slice(", ".substring(", ".slice("]);
                let start = self.small(depth);
                parts.extend([name.into(), start.into()]);
                if self.random.chance(60) {
                    let end = self.small(depth);
                    parts.extend([", ".into(), end.into()]);
                }
                parts.push(")".into());
            }
            9 | 10 => {
                let name = *self.random.pick(&["padStart", "padEnd"]);
                let fill = *self.random.pick(&["", ", \"0\"", ", \"ab\"", ", \"\"", ", \"-=+\""]);
                parts.push(format!(".{name}({}{fill})", self.random.below(9)).into());
            }
            11 => parts.push(format!(".repeat({})", self.random.below(4)).into()),
            12..=14 => {
                let name = *self.random.pick(&["replace", "replaceAll"]);
                let from = self.expr(ty, depth.min(1), false);
                let to = text::quoted(&text::plain(&mut self.random).replace('$', "d"));
                parts.extend([format!(".{name}(").into(), from.into(), format!(", {to})").into()]);
            }
            15 => {
                let pattern = *self.random.pick(&[
                    "/[a-z]/g",
                    "/a/",
                    "/\\s+/g",
                    "/[^a-zA-Z0-9]/g",
                    "/(a)(b)?/",
                    "/o+/gi",
                ]);
                let to = *self.random.pick(&["\"\"", "\"_\"", "\"<$&>\"", "\"$$\""]);
                parts.push(format!(".replace({pattern}, {to})").into());
            }
            16 => {
                let more = self.expr(ty, depth, false);
                parts.extend([".concat(".into(), more.into(), ")".into()]);
            }
            17 => {
                let index = self.small(depth);
                parts.extend([".at(".into(), index.into(), ")".into()]);
                let read = expr(ty, level::MEMBER, parts);
                let default = self.literal(ty);
                let parts = vec![read.into(), " ?? ".into(), default.into()];
                return expr(ty, level::CONDITIONAL + 1, parts);
            }
            18 => parts.push(".split(\"\").toReversed().join(\"\")".into()),
            _ => parts.push(".toString()".into()),
        }
        expr(ty, level::MEMBER, parts)
    }

    pub(super) fn search_in_string(&mut self, depth: usize) -> Node {
        let object = self.expr(&Ty::Str, depth, false);
        let wanted = self.expr(&Ty::Str, depth.min(1), false);
        let name = *self.random.pick(&[".indexOf(", ".lastIndexOf("]);
        expr(&Ty::Int, level::MEMBER, vec![at(object, level::MEMBER), name.into(), wanted.into(), ")".into()])
    }
}
