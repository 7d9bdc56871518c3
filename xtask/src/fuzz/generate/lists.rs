//! Lists and tuples: literals with spreads, and the methods that give a list.

use super::super::literal::{cast, simplest};
use super::super::tree::{Node, Part, at, expr, level, only_type};
use super::super::types::Ty;
use super::{Binding, Generator};

impl Generator {
    pub(super) fn element_type(&mut self) -> Ty {
        let types = self.types.clone();
        match self.random.below(5) {
            0 | 1 => Ty::Int,
            2 => Ty::Str,
            _ => {
                // Preferably one of which there is a list in scope.
                let lists = self.variables(|it| matches!(it.ty, Ty::Arr(_)));
                match lists.is_empty() {
                    false => match self.random.pick(&lists).ty.clone() {
                        Ty::Arr(inner) => (*inner).clone(),
                        _ => Ty::Int,
                    },
                    true => types.solid(&mut self.random, 1),
                }
            }
        }
    }

    /// A list that is only asked, such as one that is being built.
    pub(super) fn receiver(&mut self, inner: &Ty, depth: usize) -> Node {
        let ty = Ty::Arr(inner.clone().into());
        let building: Vec<_> =
            self.visible().into_iter().filter(|it| it.ty == ty && it.binding == Binding::Changing).collect();
        if !building.is_empty() && super::expressions::is_plain(inner) && self.random.chance(50) {
            return Self::read(&self.random.pick(&building).clone());
        }
        let node = self.expr(&ty, depth, false);
        // The type of a literal is what its elements say.
        if node.level == level::OBJECT { cast(&self.types.clone(), &ty, node) } else { node }
    }

    pub(super) fn list_form(&mut self, inner: &Ty, depth: usize, is_typed: bool) -> Node {
        let ty = &Ty::Arr(inner.clone().into());
        match self.random.below(24) {
            0..=7 => self.list_literal(inner, depth, is_typed),
            8..=10 => {
                let from = self.element_type();
                let list = self.receiver(&from, depth);
                let callback = self.callback(&[from, Ty::Int], inner, depth);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), ".map(".into(), callback.into(), ")".into()],
                )
            }
            11 | 12 => {
                let list = self.receiver(inner, depth);
                let predicate = self.predicate(inner, depth);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), ".filter(".into(), predicate.into(), ")".into()],
                )
            }
            13 => {
                let from = self.element_type();
                let list = self.receiver(&from, depth);
                let callback = self.callback(&[from, Ty::Int], ty, depth);
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), ".flatMap(".into(), callback.into(), ")".into()],
                )
            }
            14 => {
                let of_lists = Ty::Arr(ty.clone().into());
                let list = self.expr(&of_lists, depth, false);
                let list = cast(&self.types.clone(), &of_lists, list);
                match inner {
                    Ty::Arr(_) => self.leaf(ty),
                    _ => expr(ty, level::MEMBER, vec![at(list, level::MEMBER), ".flat()".into()]),
                }
            }
            15 => {
                let count = self.count(5);
                let callback = self.generator_callback(inner, depth);
                let parts = vec![
                    "Array.from({ length: ".into(),
                    count.into(),
                    " }, ".into(),
                    callback.into(),
                    ")".into(),
                ];
                expr(ty, level::MEMBER, parts)
            }
            16 if *inner == Ty::Str => {
                let parts = match self.random.below(3) {
                    0 => {
                        let text = self.expr(&Ty::Str, depth, false);
                        let separator = self.expr(&Ty::Str, depth.min(1), false);
                        vec![at(text, level::MEMBER), ".split(".into(), separator.into(), ")".into()]
                    }
                    1 => {
                        let record = Ty::Record(Ty::Int.into());
                        let record = self.expr(&record, depth, false);
                        vec!["Object.keys(".into(), record.into(), ")".into()]
                    }
                    _ => {
                        let text = self.expr(&Ty::Str, depth, false);
                        vec!["[...".into(), at(text, level::OBJECT), "]".into()]
                    }
                };
                expr(ty, level::MEMBER, parts)
            }
            17 if !matches!(inner, Ty::Maybe(_) | Ty::Nullable(_) | Ty::Func(_)) => {
                let record_type = Ty::Record(inner.clone().into());
                let record = self.expr(&record_type, depth, false);
                let record = cast(&self.types.clone(), &record_type, record);
                expr(ty, level::MEMBER, vec!["Object.values(".into(), record.into(), ")".into()])
            }
            18 | 19 if matches!(inner, Ty::Tuple(items) if items.len() == 2 && items[0] == Ty::Str) => {
                let Ty::Tuple(items) = inner else { return self.leaf(ty) };
                if matches!(items[1], Ty::Maybe(_) | Ty::Nullable(_) | Ty::Func(_)) {
                    return self.leaf(ty);
                }
                let record_type = Ty::Record(items[1].clone().into());
                let record = self.expr(&record_type, depth, false);
                let record = cast(&self.types.clone(), &record_type, record);
                expr(ty, level::MEMBER, vec!["Object.entries(".into(), record.into(), ")".into()])
            }
            _ => self.list_method(inner, depth),
        }
    }

    fn list_method(&mut self, inner: &Ty, depth: usize) -> Node {
        let ty = &Ty::Arr(inner.clone().into());
        let list = self.receiver(inner, depth);
        let mut parts: Vec<Part> = vec![at(list, level::MEMBER)];
        match self.random.below(9) {
            0 | 1 => {
                let start = self.small(depth);
                parts.extend([".slice(".into(), start.into()]);
                if self.random.chance(50) {
                    let end = self.small(depth);
                    parts.extend([", ".into(), end.into()]);
                }
                parts.push(")".into());
            }
            2 if !matches!(inner, Ty::Arr(_) | Ty::Tuple(_)) => {
                let other = self.expr(ty, depth, false);
                parts.extend([".concat(".into(), other.into()]);
                if self.random.chance(40) {
                    let item = self.expr(inner, depth, false);
                    parts.extend([", ".into(), item.into()]);
                }
                parts.push(")".into());
            }
            3 => parts.push(".toReversed()".into()),
            4 | 5 => match inner {
                Ty::Int | Ty::Num => {
                    let compare = *self.random.pick(&[
                        "(a, b) => a - b",
                        "(a, b) => b - a",
                        "(a, b) => a % 3 - b % 3",
                        "(a, b) => (a < b ? 1 : a > b ? -1 : 0)",
                        "(a, b) => Math.abs(a) - Math.abs(b) || a - b",
                    ]);
                    parts.push(format!(".toSorted({compare})").into());
                }
                Ty::Str => parts.push(
                    (*self.random.pick(&[
                        ".toSorted()",
                        ".toSorted((a, b) => a.localeCompare(b))",
                        ".toSorted((a, b) => b.length - a.length)",
                        ".toSorted((a, b) => a.length - b.length || b.localeCompare(a))",
                        ".toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0))",
                    ]))
                    .into(),
                ),
                Ty::Obj(object) => {
                    let types = self.types.clone();
                    let by =
                        types.objects[*object].props.iter().find(|it| it.ty == Ty::Int && !it.is_optional);
                    match by {
                        Some(by) => {
                            let member = super::super::text::member(&by.key);
                            parts.push(format!(".toSorted((a, b) => a{member} - b{member})").into());
                        }
                        None => parts.push(".toReversed()".into()),
                    }
                }
                _ => parts.push(".slice()".into()),
            },
            6 => {
                let start = self.random.between(-2, 3);
                let count = self.random.below(3);
                parts.push(format!(".toSpliced({start}, {count}").into());
                for _ in 0..self.random.below(3) {
                    let item = self.expr(inner, depth, true);
                    parts.extend([", ".into(), item.into()]);
                }
                parts.push(")".into());
            }
            7 => {
                let item = self.expr(inner, depth, false);
                let parts =
                    vec!["Array.of(".into(), cast(&self.types.clone(), inner, item).into(), ")".into()];
                return expr(ty, level::MEMBER, parts);
            }
            _ => {
                let list = parts.swap_remove(0);
                return expr(ty, level::MEMBER, vec!["Array.from(".into(), list, ")".into()]);
            }
        }
        expr(ty, level::MEMBER, parts)
    }

    pub(super) fn list_literal(&mut self, inner: &Ty, depth: usize, is_typed: bool) -> Node {
        let ty = &Ty::Arr(inner.clone().into());
        let mut parts: Vec<Part> = vec!["[".into()];
        let count = self.random.below(5);
        for at_item in 0..count {
            if at_item > 0 {
                parts.push(", ".into());
            }
            match self.random.below(10) {
                0 => {
                    let list = self.receiver(inner, depth);
                    parts.extend(["...".into(), at(list, level::OBJECT)]);
                }
                1 => {
                    let test = self.test(depth);
                    let item = self.expr(inner, depth, is_typed);
                    parts.extend([
                        "...(".into(),
                        at(test, level::OR),
                        " ? [".into(),
                        item.into(),
                        "] : [])".into(),
                    ]);
                }
                _ => parts.push(self.expr(inner, depth, is_typed).into()),
            }
        }
        parts.push("]".into());
        let node = expr(ty, level::PRIMARY, parts);
        let says_itself =
            count > 0 && matches!(inner, Ty::Int | Ty::Num | Ty::Str | Ty::Bool) && self.random.chance(80);
        if is_typed || says_itself { node } else { cast(&self.types.clone(), ty, node) }
    }

    pub(super) fn tuple_form(&mut self, ty: &Ty, items: &[Ty], depth: usize, is_typed: bool) -> Node {
        let mut parts: Vec<Part> = vec!["[".into()];
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                parts.push(", ".into());
            }
            parts.push(self.expr(item, depth, is_typed).into());
        }
        parts.push("]".into());
        let node = expr(ty, level::PRIMARY, parts);
        if is_typed { node } else { cast(&self.types.clone(), ty, node) }
    }

    pub(super) fn search_in_list(&mut self, depth: usize) -> Node {
        let ty = &Ty::Int;
        let element = if self.random.chance(50) { Ty::Int } else { Ty::Str };
        let list = self.receiver(&element, depth);
        let (name, argument): (_, Node) = match self.random.below(4) {
            0 => (".indexOf(", self.expr(&element, depth.min(1), false)),
            1 => (".lastIndexOf(", self.expr(&element, depth.min(1), false)),
            2 => (".findIndex(", self.predicate(&element, depth)),
            _ => (".findLastIndex(", self.predicate(&element, depth)),
        };
        expr(ty, level::MEMBER, vec![at(list, level::MEMBER), name.into(), argument.into(), ")".into()])
    }

    /// `xs.reduce((acc, x) => ..., initial)`
    pub(super) fn reduction(&mut self, ty: &Ty, depth: usize) -> Node {
        let element = self.element_type();
        let list = self.receiver(&element, depth);
        let name = *self.random.pick(&[".reduce(", ".reduce(", ".reduceRight("]);
        let callback = self.callback(&[ty.clone(), element, Ty::Int], ty, depth);
        let initial = if self.random.chance(50) {
            simplest(&self.types, ty)
        } else {
            self.expr(ty, depth.min(1), false)
        };
        let argument = only_type(format!("<{}>", self.types.print(ty)));
        let name = name.trim_end_matches('(').to_owned();
        let parts = vec![
            at(list, level::MEMBER),
            name.into(),
            argument,
            "(".into(),
            callback.into(),
            ", ".into(),
            initial.into(),
            ")".into(),
        ];
        expr(ty, level::MEMBER, parts)
    }
}
