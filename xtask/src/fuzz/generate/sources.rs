//! Where a value of a wanted type can be had from: properties, elements and calls of what is in scope.

use super::super::text;
use super::super::tree::{Node, Part, at, expr, level};
use super::super::types::{Prop, Ty};
use super::{Binding, Generator, Variable};

/// A way from a variable to a value.
enum Way {
    /// `v.a`, surely there
    Property(String),
    /// `v.a ?? d`, `v?.a ?? d`
    MaybeProperty(String),
    /// `v[i] ?? d`
    Element,
    /// `v["k"] ?? d`
    Entry,
    /// `v ?? d`
    Value,
    Call,
    /// `v?.(x) ?? d` never arises: functions are always there.
    Size,
}

impl Generator {
    /// A value of type `ty` out of something in scope.
    pub(super) fn source(&mut self, ty: &Ty, depth: usize) -> Option<Node> {
        let mut ways: Vec<(Variable, Way)> = Vec::new();
        for variable in self.visible() {
            let changing = variable.binding == Binding::Changing;
            for way in self.ways(&variable.ty, ty) {
                let hands_on = !super::expressions::is_plain(ty);
                let is_maybe = matches!(way, Way::MaybeProperty(_));
                if !(changing && hands_on || variable.binding == Binding::Let && is_maybe) {
                    ways.push((variable.clone(), way));
                }
            }
        }
        if ways.is_empty() {
            return None;
        }
        let choice = self.random.below(ways.len());
        let (variable, way) = ways.swap_remove(choice);
        let object = Self::read(&variable);
        Some(match way {
            Way::Property(path) => expr(ty, level::MEMBER, vec![object.into(), path.into()]),
            Way::MaybeProperty(path) => {
                let read = expr(ty, level::MEMBER, vec![object.into(), path.into()]);
                self.or_default(ty, read, depth)
            }
            Way::Value => self.or_default(ty, object, depth),
            Way::Element => {
                let parts = if self.random.chance(30) {
                    let index = self.small(depth);
                    vec![object.into(), ".at(".into(), index.into(), ")".into()]
                } else {
                    let index = self.random.below(4).to_string();
                    vec![object.into(), format!("[{index}]").into()]
                };
                let read = expr(ty, level::MEMBER, parts);
                self.or_default(ty, read, depth)
            }
            Way::Entry => {
                let read = match self.random.below(3) {
                    0 => {
                        let key = self.record_key(depth);
                        vec![object.into(), "[".into(), key.into(), "]".into()]
                    }
                    _ => vec![object.into(), text::member(self.record_word()).into()],
                };
                let read = expr(ty, level::MEMBER, read);
                self.or_default(ty, read, depth)
            }
            Way::Call => self.call(&variable, depth),
            Way::Size => {
                expr(ty, level::MEMBER, vec!["Object.keys(".into(), object.into(), ").length".into()])
            }
        })
    }

    /// `value ?? default`
    fn or_default(&mut self, ty: &Ty, value: Node, depth: usize) -> Node {
        let default = self.expr(ty, depth.min(1), false);
        // Below everything that must not be mixed with it.
        let parts: Vec<Part> = vec![at(value, level::BIT_OR), " ?? ".into(), at(default, level::BIT_OR)];
        expr(ty, level::CONDITIONAL + 1, parts)
    }

    fn ways(&self, from: &Ty, to: &Ty) -> Vec<Way> {
        let types = &self.types;
        let properties = |props: &[Prop], mark: &str| -> Vec<Way> {
            let path = |it: &Prop| {
                let member = text::member(&it.key);
                if mark.is_empty() { member } else { format!("?.{}", member.trim_start_matches('.')) }
            };
            let fitting = props.iter().filter(|it| it.ty == *to);
            fitting
                .map(|it| match it.is_optional || !mark.is_empty() {
                    true => Way::MaybeProperty(path(it)),
                    false => Way::Property(path(it)),
                })
                .collect()
        };
        match from {
            Ty::Obj(at) => properties(&types.objects[*at].props, ""),
            Ty::Variant(at, kind) => properties(&types.tagged[*at].variants[*kind].1, ""),
            Ty::Arr(inner) if **inner == *to && !matches!(to, Ty::Maybe(_) | Ty::Nullable(_)) => {
                vec![Way::Element]
            }
            Ty::Record(inner) if **inner == *to => vec![Way::Entry],
            Ty::Record(_) | Ty::Opaque if *to == Ty::Int => vec![Way::Size],
            Ty::Tuple(items) => {
                let fitting = items.iter().enumerate().filter(|(_, it)| **it == *to);
                fitting.map(|(at, _)| Way::Property(format!("[{at}]"))).collect()
            }
            Ty::Maybe(inner) | Ty::Nullable(inner) if **inner == *to => vec![Way::Value],
            Ty::Maybe(inner) | Ty::Nullable(inner) => match &**inner {
                Ty::Obj(at) if !matches!(to, Ty::Maybe(_) | Ty::Nullable(_)) => {
                    properties(&types.objects[*at].props, "?.")
                }
                Ty::Str if *to == Ty::Int => vec![Way::MaybeProperty("?.length".to_owned())],
                Ty::Str if *to == Ty::Str => vec![Way::MaybeProperty("?.toUpperCase()".to_owned())],
                Ty::Arr(element) if **element == *to && !matches!(to, Ty::Maybe(_) | Ty::Nullable(_)) => {
                    vec![Way::MaybeProperty("?.[0]".to_owned())]
                }
                _ => Vec::new(),
            },
            Ty::Func(func) if func.ret == *to => vec![Way::Call, Way::Call],
            _ => Vec::new(),
        }
    }
}
