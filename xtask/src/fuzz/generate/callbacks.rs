//! Functions that are handed to a method and called there, and the calls of functions in scope.

use super::super::literal::cast;
use super::super::tree::{Name, Node, Part, at, expr, level, only_type};
use super::super::types::{Func, Ty};
use super::statements::Flow;
use super::{Binding, Generator, Variable};

impl Generator {
    /// A function of the element and, where it wants to, the index.
    pub(super) fn predicate(&mut self, element: &Ty, depth: usize) -> Node {
        if matches!(element, Ty::Str | Ty::Int) && self.random.chance(5) {
            return expr(&Ty::Bool, level::PRIMARY, vec!["Boolean".into()]);
        }
        self.callback(&[element.clone(), Ty::Int], &Ty::Bool, depth)
    }

    /// A function that may take fewer parameters than it is given.
    pub(super) fn callback(&mut self, given: &[Ty], ret: &Ty, depth: usize) -> Node {
        if let Some(named) = self.fitting_function(given, ret) {
            return named;
        }
        if *ret == Ty::Str
            && matches!(given[0], Ty::Int | Ty::Bool | Ty::Str)
            && given.len() == 2
            && self.random.chance(15)
        {
            return expr(ret, level::PRIMARY, vec!["String".into()]);
        }
        let count = match self.random.below(10) {
            0 => 0,
            1..=6 => given.len() - 1,
            _ => given.len(),
        };
        self.in_function(false, |this| this.arrow(&given[..count], ret, depth, false))
    }

    /// A function in scope that the method may call.
    fn fitting_function(&mut self, given: &[Ty], ret: &Ty) -> Option<Node> {
        let fits = |func: &Func| {
            let is_prefix = func.params.iter().zip(given).all(|(param, given)| param.ty == *given);
            let rest = func.rest.as_ref();
            let has_fitting_rest =
                rest.is_none_or(|rest| given.iter().skip(func.params.len()).all(|it| it == rest));
            let needed = func.params.iter().filter(|it| !it.is_optional).count();
            is_prefix && needed <= given.len() && has_fitting_rest && func.ret == *ret
        };
        let functions = self.variables(|it| matches!(&it.ty, Ty::Func(func) if fits(func)));
        if functions.is_empty() || !self.random.chance(40) {
            return None;
        }
        Some(Self::read(&self.random.pick(&functions).clone()))
    }

    /// `(_, i) => value`, for `Array.from`.
    pub(super) fn generator_callback(&mut self, ret: &Ty, depth: usize) -> Node {
        self.in_function(false, |this| {
            let (unused, index) = (this.fresh(), this.fresh());
            this.declare(index, &Ty::Int, Binding::Const);
            let value = this.expr(ret, depth, false);
            let parts = vec![
                "(".into(),
                Part::Declare(unused),
                ", ".into(),
                Part::Declare(index),
                ") => ".into(),
                Part::Check("(__t(), "),
                at(value, level::ARROW),
                Part::Check(")"),
            ];
            expr(ret, level::ARROW, parts)
        })
    }

    /// `(a, b) => value` or with a body; parameters with types where nothing around says them.
    pub(super) fn arrow(&mut self, params: &[Ty], ret: &Ty, depth: usize, with_types: bool) -> Node {
        let mut parts: Vec<Part> = vec!["(".into()];
        let mut taken: Vec<Name> = Vec::new();
        let mut patterns = Vec::new();
        for (at, param) in params.iter().enumerate() {
            if at > 0 {
                parts.push(", ".into());
            }
            let pattern = self.pattern(param, true, &taken);
            taken.extend(pattern.variables.iter().map(|it| it.0));
            parts.extend(pattern.parts.iter().cloned());
            if with_types {
                parts.push(only_type(format!(": {}", self.types.print(param))));
            }
            patterns.push(pattern);
        }
        for pattern in &patterns {
            pattern.declare(self);
        }
        parts.push(")".into());
        if with_types || self.random.chance(30) {
            parts.push(only_type(format!(": {}", self.types.print(ret))));
            parts.push(" => ".into());
            parts.extend(self.arrow_body(ret, depth, true));
        } else {
            parts.push(" => ".into());
            parts.extend(self.arrow_body(ret, depth, false));
        }
        expr(ret, level::ARROW, parts)
    }

    fn arrow_body(&mut self, ret: &Ty, depth: usize, is_typed: bool) -> Vec<Part> {
        if depth > 0 && self.random.chance(20) && self.fuel > 20 {
            return vec![self.function_body(&Flow::returning(ret), is_typed).into()];
        }
        let value = self.expr(ret, depth, is_typed);
        let value = match is_typed {
            true => value,
            // What a callback gives decides about types; a literal would say too much.
            false if matches!(ret, Ty::Int | Ty::Num | Ty::Str | Ty::Bool) => value,
            false => cast(&self.types.clone(), ret, value),
        };
        vec![Part::Check("(__t(), "), at(value, level::ARROW), Part::Check(")")]
    }

    /// `((x: number) => x + 1)(2)`
    pub(super) fn called_on_the_spot(&mut self, ty: &Ty, depth: usize) -> Node {
        let types = self.types.clone();
        let params: Vec<Ty> = (0..self.random.below(3)).map(|_| types.data(&mut self.random, 1)).collect();
        let args: Vec<Node> = params.iter().map(|it| self.expr(it, depth, true)).collect();
        let function = self.in_function(false, |this| this.arrow(&params, ty, depth, true));
        let mut parts: Vec<Part> = vec!["(".into(), function.into(), ")(".into()];
        for (at, arg) in args.into_iter().enumerate() {
            if at > 0 {
                parts.push(", ".into());
            }
            parts.push(arg.into());
        }
        parts.push(")".into());
        expr(ty, level::MEMBER, parts)
    }

    /// `f(a, b)`: optional arguments may be left out, rest arguments are any number.
    pub(super) fn call(&mut self, variable: &Variable, depth: usize) -> Node {
        let Ty::Func(func) = variable.ty.clone() else { return Self::read(variable) };
        let mut parts: Vec<Part> = vec![Self::read(variable).into(), "(".into()];
        for (at, param) in func.params.iter().enumerate() {
            if param.is_optional && self.random.chance(40) {
                parts.push(")".into());
                return expr(&func.ret, level::MEMBER, parts);
            }
            if at > 0 {
                parts.push(", ".into());
            }
            parts.push(self.expr(&param.ty, depth, true).into());
        }
        if let Some(rest) = &func.rest {
            for at_item in 0..self.random.below(4) {
                if at_item > 0 || !func.params.is_empty() {
                    parts.push(", ".into());
                }
                if self.random.chance(15) {
                    let list = self.receiver(rest, depth);
                    parts.extend(["...".into(), at(list, level::OBJECT)]);
                } else {
                    parts.push(self.expr(rest, depth, true).into());
                }
            }
        }
        parts.push(")".into());
        expr(&func.ret, level::MEMBER, parts)
    }
}
