//! An expression of any type: a leaf, a form that every type has, or one of the type's own.

use super::super::literal::cast;
use super::super::tree::{Node, Part, at, expr, level, only_type};
use super::super::types::Ty;
use super::{Binding, Generator};

impl Generator {
    /// An expression of type `ty`. Where nothing around it says the type (`is_typed` is false), it says it itself.
    pub(super) fn expr(&mut self, ty: &Ty, depth: usize, is_typed: bool) -> Node {
        self.fuel = self.fuel.saturating_sub(1);
        if depth == 0 || self.fuel == 0 {
            return self.leaf(ty);
        }
        let depth = depth - 1;
        if self.random.chance(8)
            && let Some(node) = self.idiom(ty)
        {
            return node;
        }
        match self.random.below(100) {
            0..=14 => self.leaf(ty),
            15..=34 => match self.source(ty, depth) {
                Some(node) => node,
                None => self.own_form(ty, depth, is_typed),
            },
            35..=42 => self.conditional(ty, depth, is_typed),
            43..=48 => self.narrowing(ty, depth).unwrap_or_else(|| self.leaf(ty)),
            49 => self.called_on_the_spot(ty, depth),
            50 => {
                let value = self.expr(ty, depth, false);
                cast(&self.types.clone(), ty, value)
            }
            51 if !matches!(ty, Ty::Func(_)) => {
                let value = self.expr(ty, depth, false);
                let least = if value.level == level::OBJECT { level::OBJECT } else { level::SHIFT };
                let satisfies = only_type(format!(" satisfies {}", self.types.print(ty)));
                expr(ty, level::PRIMARY, vec!["(".into(), at(value, least), satisfies, ")".into()])
            }
            _ => self.own_form(ty, depth, is_typed),
        }
    }

    /// A variable or a literal.
    pub(super) fn leaf(&mut self, ty: &Ty) -> Node {
        let variables = self.variables(|it| it.ty == *ty);
        if !variables.is_empty() && self.random.chance(75) {
            let variable = self.random.pick(&variables).clone();
            return Self::read(&variable);
        }
        match ty {
            Ty::Func(_) => self.expr_own_function(ty),
            _ => self.literal(ty),
        }
    }

    fn expr_own_function(&mut self, ty: &Ty) -> Node {
        match ty {
            Ty::Func(func) => {
                let func = func.clone();
                self.kept_function(&func, 1)
            }
            _ => self.literal(ty),
        }
    }

    fn own_form(&mut self, ty: &Ty, depth: usize, is_typed: bool) -> Node {
        match ty {
            Ty::Int => self.int_form(depth),
            Ty::Num => self.num_form(depth),
            Ty::Str => self.string_form(depth),
            Ty::Bool => self.test_form(depth),
            Ty::Arr(inner) => {
                let inner = (**inner).clone();
                self.list_form(&inner, depth, is_typed)
            }
            Ty::Tuple(items) => {
                let items = items.clone();
                self.tuple_form(ty, &items, depth, is_typed)
            }
            Ty::Record(inner) => {
                let inner = (**inner).clone();
                self.record_form(ty, &inner, depth, is_typed)
            }
            Ty::Obj(_) | Ty::Tagged(_) | Ty::Variant(..) => self.object_form(ty, depth, is_typed),
            Ty::Maybe(inner) | Ty::Nullable(inner) => {
                let inner = (**inner).clone();
                self.optional_form(ty, &inner, depth, is_typed)
            }
            Ty::Scalar => {
                let inner = if self.random.chance(50) { Ty::Int } else { Ty::Str };
                let value = self.expr(&inner, depth, false);
                cast(&self.types.clone(), ty, value)
            }
            Ty::Func(_) => self.expr_own_function(ty),
            Ty::Choice(_) | Ty::Opaque => self.leaf(ty),
        }
    }

    /// `T | undefined`: a value, nothing, or what a search gives.
    fn optional_form(&mut self, ty: &Ty, inner: &Ty, depth: usize, is_typed: bool) -> Node {
        let is_maybe = matches!(ty, Ty::Maybe(_));
        match self.random.below(6) {
            0 | 1 if is_maybe && is_plain(inner) => {
                let list = self.receiver(inner, depth);
                let (method, argument): (_, Node) = match self.random.below(3) {
                    0 => (".find(", self.predicate(inner, depth)),
                    1 => (".findLast(", self.predicate(inner, depth)),
                    _ => (".at(", self.small(depth)),
                };
                expr(
                    ty,
                    level::MEMBER,
                    vec![at(list, level::MEMBER), method.into(), argument.into(), ")".into()],
                )
            }
            2 if is_maybe => {
                // A choice with nothing on one side.
                let test = self.test(depth);
                let value = self.expr(inner, depth, false);
                let parts = vec![at(test, level::OR), " ? ".into(), value.into(), " : undefined".into()];
                cast(&self.types.clone(), ty, expr(ty, level::CONDITIONAL, parts))
            }
            3 => self.leaf(ty),
            _ => {
                let value = self.expr(inner, depth, is_typed);
                cast(&self.types.clone(), ty, value)
            }
        }
    }

    fn conditional(&mut self, ty: &Ty, depth: usize, is_typed: bool) -> Node {
        let test = self.test(depth);
        let then = self.expr(ty, depth, is_typed);
        let otherwise = self.expr(ty, depth, is_typed);
        let parts = vec![at(test, level::OR), " ? ".into(), then.into(), " : ".into(), otherwise.into()];
        expr(ty, level::CONDITIONAL, parts)
    }

    /// A choice by what is known of a constant: in each branch it has the type that it is known to have there.
    fn narrowing(&mut self, ty: &Ty, depth: usize) -> Option<Node> {
        let variables = self.variables(|it| {
            it.binding == Binding::Const
                && it.path.is_empty()
                && matches!(it.ty, Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar | Ty::Tagged(_))
        });
        if variables.is_empty() {
            return None;
        }
        let variable = self.random.pick(&variables).clone();
        let (test, yes, no) = self.known_by(&variable);
        let branch = |this: &mut Self, known: Option<Ty>| {
            this.scoped(|this| {
                match known {
                    Some(known) => this.scope.push(super::Variable { ty: known, ..variable.clone() }),
                    None => this.scope.retain(|it| it.name != variable.name),
                }
                this.expr(ty, depth, false)
            })
        };
        let then = branch(self, yes);
        let otherwise = branch(self, no);
        let mut parts = test;
        parts.extend([" ? ".into(), then.into(), " : ".into(), otherwise.into()]);
        Some(expr(ty, level::CONDITIONAL, parts))
    }

    /// A test of a variable, and its type where it holds and where it does not; no type: leave it alone there.
    pub(super) fn known_by(&mut self, variable: &super::Variable) -> (Vec<Part>, Option<Ty>, Option<Ty>) {
        let name = Part::Use(variable.name);
        match &variable.ty {
            Ty::Maybe(inner) | Ty::Nullable(inner) => {
                let word = if matches!(variable.ty, Ty::Maybe(_)) { "undefined" } else { "null" };
                let inner = Some((**inner).clone());
                match self.random.below(4) {
                    0 => (vec![name, format!(" === {word}").into()], None, inner),
                    1 => (vec![name, " != null".into()], inner, None),
                    2 if word == "undefined" => {
                        (vec!["typeof ".into(), name, " !== \"undefined\"".into()], inner, None)
                    }
                    _ => (vec![name, format!(" !== {word}").into()], inner, None),
                }
            }
            Ty::Tagged(tagged) => {
                let variants = &self.types.clone().tagged[*tagged].variants;
                let kind = self.random.below(variants.len());
                let known = Some(Ty::Variant(*tagged, kind));
                let other = (variants.len() == 2).then(|| Ty::Variant(*tagged, 1 - kind));
                (vec![name, format!(".kind === \"{}\"", variants[kind].0).into()], known, other)
            }
            _ => match self.random.below(2) {
                0 => (vec!["typeof ".into(), name, " === \"string\"".into()], Some(Ty::Str), Some(Ty::Int)),
                _ => (vec!["typeof ".into(), name, " !== \"string\"".into()], Some(Ty::Int), Some(Ty::Str)),
            },
        }
    }
}

/// Whether values of the type are compared by value in both languages.
pub(super) fn is_plain(ty: &Ty) -> bool {
    matches!(ty, Ty::Int | Ty::Num | Ty::Str | Ty::Bool | Ty::Choice(_))
}
