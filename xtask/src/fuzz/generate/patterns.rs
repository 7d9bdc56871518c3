//! What stands on the left of `=`, and parameters: names, and patterns that take values apart.

use super::super::text;
use super::super::tree::{Name, Part};
use super::super::types::{Prop, Ty};
use super::{Binding, Generator};

/// A pattern, and the variables that it makes.
pub(super) struct Pattern {
    pub(super) parts: Vec<Part>,
    pub(super) variables: Vec<(Name, Ty)>,
}

impl Pattern {
    pub(super) fn declare(&self, generator: &mut Generator) {
        for (name, ty) in &self.variables {
            generator.declare(*name, ty, Binding::Const);
        }
    }
}

impl Generator {
    /// A pattern for a value of type `ty`: most often a name.
    pub(super) fn pattern(&mut self, ty: &Ty, is_param: bool, taken: &[Name]) -> Pattern {
        let mut pattern = Pattern { parts: Vec::new(), variables: Vec::new() };
        let chance = if matches!(ty, Ty::Tuple(_)) { 70 } else { 35 };
        let depth = if self.random.chance(chance) { 2 } else { 0 };
        self.pattern_into(ty, depth, is_param, taken, &mut pattern);
        pattern
    }

    /// One that surely takes the value apart.
    pub(super) fn deep_pattern(&mut self, ty: &Ty) -> Pattern {
        let mut pattern = Pattern { parts: Vec::new(), variables: Vec::new() };
        self.pattern_into(ty, 2, false, &[], &mut pattern);
        pattern
    }

    fn pattern_into(&mut self, ty: &Ty, depth: usize, is_param: bool, taken: &[Name], pattern: &mut Pattern) {
        let types = self.types.clone();
        match ty {
            Ty::Obj(at) if depth > 0 => {
                self.object_pattern(&types.objects[*at].props, depth, is_param, taken, pattern)
            }
            Ty::Tuple(items) if depth > 0 => {
                pattern.parts.push("[".into());
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        pattern.parts.push(", ".into());
                    }
                    if self.random.chance(85) || at + 1 == items.len() {
                        self.pattern_into(item, depth - 1, is_param, taken, pattern);
                    }
                }
                pattern.parts.push("]".into());
            }
            Ty::Arr(inner)
                if depth > 0 && !matches!(**inner, Ty::Maybe(_) | Ty::Nullable(_) | Ty::Func(_)) =>
            {
                pattern.parts.push("[".into());
                for _ in 0..self.random.between(1, 2) {
                    self.bind_name(inner, is_param, taken, pattern);
                    pattern.parts.push(" = ".into());
                    let default = self.literal(inner);
                    pattern.parts.extend([default.into(), ", ".into()]);
                }
                if self.random.chance(60) {
                    pattern.parts.push("...".into());
                    self.bind_name(ty, is_param, taken, pattern);
                }
                pattern.parts.push("]".into());
            }
            _ => self.bind_name(ty, is_param, taken, pattern),
        }
    }

    fn bind_name(&mut self, ty: &Ty, is_param: bool, taken: &[Name], pattern: &mut Pattern) {
        let mut siblings: Vec<Name> = pattern.variables.iter().map(|it| it.0).collect();
        siblings.extend(taken);
        let name = if is_param { self.fresh_param(&siblings) } else { self.fresh() };
        pattern.parts.push(Part::Declare(name));
        pattern.variables.push((name, ty.clone()));
    }

    fn object_pattern(
        &mut self,
        props: &[Prop],
        depth: usize,
        is_param: bool,
        taken: &[Name],
        pattern: &mut Pattern,
    ) {
        pattern.parts.push("{ ".into());
        for prop in props {
            if self.random.chance(25) {
                continue;
            }
            pattern.parts.push(format!("{}: ", text::key(&prop.key)).into());
            if prop.is_optional && self.random.chance(50) {
                self.bind_name(&Ty::Maybe(prop.ty.clone().into()), is_param, taken, pattern);
            } else if prop.is_optional {
                self.pattern_into(&prop.ty, depth - 1, is_param, taken, pattern);
                pattern.parts.push(" = ".into());
                let default = super::super::literal::simplest(&self.types, &prop.ty);
                let default = if self.random.chance(50) { self.literal(&prop.ty) } else { default };
                pattern.parts.push(default.into());
            } else {
                self.pattern_into(&prop.ty, depth - 1, is_param, taken, pattern);
            }
            pattern.parts.push(", ".into());
        }
        if self.random.chance(20) {
            pattern.parts.push("...".into());
            self.bind_name(&Ty::Opaque, is_param, taken, pattern);
        }
        pattern.parts.push(" }".into());
    }
}
