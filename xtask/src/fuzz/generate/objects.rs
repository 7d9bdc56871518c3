//! Objects: literals with shorthand, spreads and computed names, and records.

use super::super::literal::cast;
use super::super::text;
use super::super::tree::{Node, Part, at, expr, level};
use super::super::types::{Prop, Ty};
use super::Generator;

/// Names in records. None of them is one that every object of JavaScript has.
const WORDS: &[&str] =
    &["a", "b", "c", "key", "x y", "inherit", "or", "z-1", "", "10", "9", "${x}", "\"", "rec", "é"];

impl Generator {
    pub(super) fn record_word(&mut self) -> &'static str {
        if self.random.chance(70) {
            WORDS[self.random.below(4)]
        } else {
            WORDS[self.random.below(WORDS.len())]
        }
    }

    /// A name that is computed. It may be none that JavaScript's objects have.
    pub(super) fn record_key(&mut self, depth: usize) -> Node {
        let key = match self.random.below(3) {
            0 => {
                let number = self.expr(&Ty::Int, depth.min(1), false);
                expr(&Ty::Str, level::PRIMARY, vec!["`k${".into(), number.into(), "}`".into()])
            }
            1 => {
                let variables = self.variables(|it| it.ty == Ty::Str);
                match variables.is_empty() {
                    true => self.literal(&Ty::Str),
                    false => Self::read(&self.random.pick(&variables).clone()),
                }
            }
            _ => expr(&Ty::Str, level::PRIMARY, vec![text::quoted(self.record_word()).into()]),
        };
        expr(&Ty::Str, key.level, vec![Part::Check("__k("), at(key, 0), Part::Check(")")])
    }

    pub(super) fn record_form(&mut self, ty: &Ty, inner: &Ty, depth: usize, is_typed: bool) -> Node {
        if self.random.chance(15) && !matches!(inner, Ty::Func(_)) {
            let pair = Ty::Tuple([Ty::Str, inner.clone()].into());
            let list = self.receiver(&pair, depth);
            return expr(ty, level::MEMBER, vec!["Object.fromEntries(".into(), list.into(), ")".into()]);
        }
        let mut parts: Vec<Part> = vec![Part::Check("__o("), "{ ".into()];
        let mut used: Vec<&str> = Vec::new();
        for _ in 0..self.random.below(5) {
            match self.random.below(10) {
                0 => {
                    let other = self.expr(ty, depth, false);
                    parts.extend(["...".into(), at(other, level::OBJECT)]);
                }
                1 => {
                    let test = self.test(depth);
                    let value = self.expr(inner, depth, is_typed);
                    let key = text::key(self.record_word());
                    let (then, end) = match self.random.chance(60) {
                        true => (format!(" ? {{ {key}: "), " } : {})"),
                        false => (format!(" && {{ {key}: "), " })"),
                    };
                    if then.contains("&&") {
                        let test = self.not_a_literal(&Ty::Bool, depth);
                        parts.extend([
                            "...(".into(),
                            at(test, level::AND),
                            then.into(),
                            value.into(),
                            end.into(),
                        ]);
                    } else {
                        parts.extend([
                            "...(".into(),
                            at(test, level::OR),
                            then.into(),
                            value.into(),
                            end.into(),
                        ]);
                    }
                }
                2 => {
                    let number = self.expr(&Ty::Int, depth.min(1), false);
                    let key = expr(&Ty::Str, level::PRIMARY, vec!["`k${".into(), number.into(), "}`".into()]);
                    let value = self.expr(inner, depth, is_typed);
                    parts.extend(["[".into(), key.into(), "]: ".into(), value.into()]);
                }
                _ => {
                    let key = self.record_word();
                    if used.contains(&key) {
                        continue;
                    }
                    used.push(key);
                    let value = self.expr(inner, depth, is_typed);
                    parts.extend([format!("{}: ", text::key(key)).into(), value.into()]);
                }
            }
            parts.push(", ".into());
        }
        parts.extend(["}".into(), Part::Check(")")]);
        let node = expr(ty, level::OBJECT, parts);
        if is_typed { node } else { cast(&self.types.clone(), ty, node) }
    }

    pub(super) fn object_form(&mut self, ty: &Ty, depth: usize, is_typed: bool) -> Node {
        let types = self.types.clone();
        let (tag, props) = match ty {
            Ty::Tagged(at) => {
                let (tag, props) = self.random.pick(&types.tagged[*at].variants);
                (Some(tag), props)
            }
            Ty::Variant(at, kind) => {
                let (tag, props) = &types.tagged[*at].variants[*kind];
                (Some(tag), props)
            }
            Ty::Obj(at) => (None, &types.objects[*at].props),
            _ => return self.leaf(ty),
        };
        let node = self.object_literal(ty, tag, props, depth, is_typed);
        if is_typed { node } else { cast(&types, ty, node) }
    }

    fn object_literal(
        &mut self,
        ty: &Ty,
        tag: Option<&String>,
        props: &[Prop],
        depth: usize,
        is_typed: bool,
    ) -> Node {
        let mut parts: Vec<Part> = vec![Part::Check("__o("), "{ ".into()];
        let has_spread = tag.is_none() && self.random.chance(25);
        if has_spread {
            let other = self.expr(ty, depth, false);
            parts.extend(["...".into(), at(other, level::OBJECT), ", ".into()]);
        }
        parts.extend(tag.map(|tag| Part::from(format!("kind: \"{tag}\", "))));
        for prop in props {
            let is_needed = !has_spread && !prop.is_optional;
            if !is_needed && self.random.chance(50) {
                continue;
            }
            let variables = self.variables(|it| it.ty == prop.ty && it.path.is_empty());
            if !variables.is_empty() && self.random.chance(25) {
                let variable = self.random.pick(&variables).clone();
                parts.push(Part::Shorthand(prop.key.clone(), variable.name));
            } else if prop.is_optional && self.random.chance(20) {
                let test = self.test(depth);
                let value = self.expr(&prop.ty, depth, is_typed);
                let key = text::key(&prop.key);
                let ways: &[(String, &str)] =
                    &[(format!(" ? {{ {key}: "), " } : {})"), (" ? ".to_owned(), " : undefined")];
                let (middle, end) = self.random.pick(ways).clone();
                let start = if end.ends_with(')') { "...(".to_owned() } else { format!("{key}: ") };
                parts.extend([start.into(), at(test, level::OR), middle.into(), value.into(), end.into()]);
            } else {
                let key = text::key(&prop.key);
                let value = self.expr(&prop.ty, depth, is_typed);
                let key = if self.random.chance(5) { format!("[{}]", text::quoted(&prop.key)) } else { key };
                parts.extend([format!("{key}: ").into(), value.into()]);
            }
            parts.push(", ".into());
        }
        parts.extend(["}".into(), Part::Check(")")]);
        expr(ty, level::OBJECT, parts)
    }
}
