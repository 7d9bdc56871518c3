//! Variables that change: their declarations, assignments, and changes of lists and objects made here.

use super::super::literal::cast;
use super::super::text;
use super::super::tree::{Node, Part, at, expr, level, only_type, statement};
use super::super::types::Ty;
use super::expressions::is_plain;
use super::{Binding, Generator, Variable};

impl Generator {
    /// `let total = 0;`, `const xs: number[] = [];`: preferably of the type that is returned in the end.
    pub(super) fn variable_statement(&mut self, wanted: Option<&Ty>) -> Node {
        let types = self.types.clone();
        let name = self.fresh();
        let ty = match wanted {
            Some(ty @ (Ty::Arr(_) | Ty::Record(_) | Ty::Obj(_))) if self.random.chance(50) => ty.clone(),
            _ => match self.random.below(12) {
                0..=3 => Ty::Int,
                4 | 5 => Ty::Str,
                6 => Ty::Bool,
                7 | 8 => Ty::Arr(Ty::Int.into()),
                9 => Ty::Arr(Ty::Str.into()),
                10 => Ty::Record(Ty::Int.into()),
                _ => types.data(&mut self.random, 1),
            },
        };
        match &ty {
            Ty::Arr(_) | Ty::Record(_) | Ty::Obj(_) => {
                let value = match &ty {
                    Ty::Arr(inner) => self.list_literal(inner, 1, true),
                    Ty::Record(inner) => self.fresh_record(&ty, inner),
                    _ => self.fresh_object(&ty),
                };
                self.declare(name, &ty, Binding::Changing);
                let says = only_type(format!(": {}", types.print(&ty)));
                statement(vec![
                    "const ".into(),
                    Part::Declare(name),
                    says,
                    " = ".into(),
                    value.into(),
                    ";".into(),
                ])
            }
            _ => {
                let value = self.expr(&ty, 2, false);
                let value = if is_plain(&ty) && ty != Ty::Bool { value } else { cast(&types, &ty, value) };
                self.declare(name, &ty, Binding::Let);
                statement(vec!["let ".into(), Part::Declare(name), " = ".into(), value.into(), ";".into()])
            }
        }
    }

    fn fresh_record(&mut self, ty: &Ty, inner: &Ty) -> Node {
        let mut parts: Vec<Part> = vec!["{ ".into()];
        for key in ["a", "key", "z-1"].iter().take(self.random.below(3)) {
            parts.push(format!("{}: ", text::key(key)).into());
            parts.push(self.expr(inner, 1, true).into());
            parts.push(", ".into());
        }
        parts.push("}".into());
        expr(ty, level::OBJECT, parts)
    }

    fn fresh_object(&mut self, ty: &Ty) -> Node {
        let Ty::Obj(object) = ty else { return self.literal(ty) };
        let types = self.types.clone();
        let mut parts: Vec<Part> = vec!["{ ".into()];
        for prop in types.objects[*object].props.iter().filter(|it| !it.is_optional) {
            let value = self.expr(&prop.ty, 1, true);
            parts.extend([format!("{}: ", text::key(&prop.key)).into(), value.into(), ", ".into()]);
        }
        parts.push("}".into());
        expr(ty, level::OBJECT, parts)
    }

    /// A change of something that belongs to the function that the statement is in.
    pub(super) fn update_statement(&mut self) -> Option<Node> {
        let owner = self.owner;
        let changeable: Vec<Variable> = self
            .visible()
            .into_iter()
            .filter(|it| it.binding != Binding::Const && it.owner == owner)
            .collect();
        if changeable.is_empty() {
            return None;
        }
        let variable = self.random.pick(&changeable).clone();
        Some(match &variable.ty {
            Ty::Arr(inner) if variable.binding == Binding::Changing => self.list_update(&variable, inner),
            Ty::Record(inner) if variable.binding == Binding::Changing => {
                self.record_update(&variable, inner)
            }
            Ty::Obj(_) if variable.binding == Binding::Changing => self.object_update(&variable),
            Ty::Int => self.int_update(&variable, &changeable),
            Ty::Str => {
                let value = self.expr(&Ty::Str, 2, false);
                let sign = if self.random.chance(60) { " += " } else { " = " };
                assign(&variable, sign, value)
            }
            ty => {
                let value = self.expr(ty, 2, false);
                let value = if *ty == Ty::Bool { value } else { cast(&self.types.clone(), ty, value) };
                assign(&variable, " = ", value)
            }
        })
    }

    fn int_update(&mut self, variable: &Variable, changeable: &[Variable]) -> Node {
        let name = variable.name;
        match self.random.below(12) {
            0..=2 => statement(vec![Part::Use(name), (*self.random.pick(&["++;", "--;"])).into()]),
            3..=5 => {
                let sign = *self.random.pick(&[" += ", " -= ", " += "]);
                let value = self.expr(&Ty::Int, 2, false);
                let parts = vec![
                    Part::Check("__n("),
                    Part::Use(name),
                    sign.into(),
                    value.into(),
                    Part::Check(")"),
                    ";".into(),
                ];
                statement(parts)
            }
            6 => {
                let (sign, by) = *self.random.pick(&[
                    (" *= ", "3"),
                    (" %= ", "10"),
                    (" |= ", "5"),
                    (" ^= ", "7"),
                    (" <<= ", "1"),
                ]);
                statement(vec![
                    Part::Check("__n("),
                    Part::Use(name),
                    sign.into(),
                    by.into(),
                    Part::Check(")"),
                    ";".into(),
                ])
            }
            7 => {
                // The value before or after the step.
                let made = self.fresh();
                self.declare(made, &Ty::Int, Binding::Const);
                let ways: Vec<Part> = match self.random.below(3) {
                    0 => vec![Part::Use(name), "++".into()],
                    1 => vec!["--".into(), Part::Use(name)],
                    _ => vec!["(".into(), Part::Use(name), " += 2) * 2".into()],
                };
                let mut parts: Vec<Part> = vec!["const ".into(), Part::Declare(made), " = ".into()];
                parts.extend(ways);
                parts.push(";".into());
                statement(parts)
            }
            8 => {
                let others: Vec<_> =
                    changeable.iter().filter(|it| it.ty == Ty::Int && it.name != name).collect();
                let Some(other) = others.first() else {
                    return statement(vec![Part::Use(name), "++;".into()]);
                };
                let (a, b) = (Part::Use(name), Part::Use(other.name));
                statement(vec![
                    "[".into(),
                    a.clone(),
                    ", ".into(),
                    b.clone(),
                    "] = [".into(),
                    b,
                    ", ".into(),
                    a,
                    "];".into(),
                ])
            }
            9 => {
                let value = self.expr(&Ty::Int, 2, false);
                let parts = vec![
                    Part::Use(name),
                    " = ".into(),
                    Part::Check("__n("),
                    "(".into(),
                    Part::Use(name),
                    " * 3 + ".into(),
                    at(value, level::SUM + 1),
                    ") % 1009".into(),
                    Part::Check(")"),
                    ";".into(),
                ];
                statement(parts)
            }
            _ => {
                let value = self.expr(&Ty::Int, 2, false);
                assign(variable, " = ", value)
            }
        }
    }

    fn list_update(&mut self, variable: &Variable, inner: &Ty) -> Node {
        let name = Part::Use(variable.name);
        match self.random.below(16) {
            0..=6 => {
                let mut parts: Vec<Part> = vec![name, ".push(".into(), self.expr(inner, 2, true).into()];
                if self.random.chance(15) {
                    parts.extend([", ".into(), self.expr(inner, 2, true).into()]);
                }
                parts.push(");".into());
                statement(parts)
            }
            7 => statement(vec![name, (*self.random.pick(&[".pop();", ".shift();", ".reverse();"])).into()]),
            8 => {
                let value = self.expr(inner, 2, true);
                statement(vec![name, ".unshift(".into(), value.into(), ");".into()])
            }
            9 | 10 if is_plain(inner) => {
                let index = self.count(3);
                let value = self.expr(inner, 2, true);
                let parts = vec![
                    "if (".into(),
                    name.clone(),
                    ".length > ".into(),
                    index.clone().into(),
                    ") ".into(),
                    name,
                    "[".into(),
                    index.into(),
                    "] = ".into(),
                    value.into(),
                    ";".into(),
                ];
                statement(parts)
            }
            11 if is_plain(inner) => {
                let made = self.fresh();
                let default = self.literal(inner);
                let method = *self.random.pick(&[".pop()", ".shift()"]);
                let default = cast(&self.types.clone(), inner, default);
                self.declare(made, inner, Binding::Const);
                statement(vec![
                    "const ".into(),
                    Part::Declare(made),
                    " = ".into(),
                    name,
                    method.into(),
                    " ?? ".into(),
                    default.into(),
                    ";".into(),
                ])
            }
            12 => match inner {
                Ty::Int | Ty::Num => statement(vec![name, ".sort((a, b) => a - b);".into()]),
                Ty::Str => statement(vec![name, ".sort();".into()]),
                _ => statement(vec![name, ".reverse();".into()]),
            },
            13 => {
                let start = self.random.below(3);
                statement(vec![name, format!(".splice({start}, 1);").into()])
            }
            14 if is_plain(inner) => {
                let value = self.expr(inner, 1, true);
                statement(vec![name, ".fill(".into(), value.into(), ", 1);".into()])
            }
            _ => {
                let list = self.expr(&Ty::Arr(inner.clone().into()), 1, false);
                statement(vec![name, ".push(...".into(), at(list, level::OBJECT), ");".into()])
            }
        }
    }

    fn record_update(&mut self, variable: &Variable, inner: &Ty) -> Node {
        let name = Part::Use(variable.name);
        let key = self.record_key(1);
        let place = vec![name.clone(), "[".into(), key.clone().into(), "]".into()];
        let mut parts = place.clone();
        match self.random.below(6) {
            0..=1 if *inner == Ty::Int => {
                parts.extend([" = (".into()]);
                parts.extend(place);
                let value = self.expr(inner, 1, true);
                parts.extend([" ?? 0) + ".into(), at(value, level::SUM + 1), ";".into()]);
            }
            2 => {
                let word = text::member(self.record_word());
                return statement(vec!["delete ".into(), name, word.into(), ";".into()]);
            }
            _ => {
                let value = self.expr(inner, 2, true);
                parts.extend([" = ".into(), value.into(), ";".into()]);
            }
        }
        statement(parts)
    }

    fn object_update(&mut self, variable: &Variable) -> Node {
        let Ty::Obj(object) = variable.ty else { return statement(vec![]) };
        let types = self.types.clone();
        let props = &types.objects[object].props;
        if props.is_empty() {
            return statement(vec![]);
        }
        let prop = self.random.pick(props);
        let member = text::member(&prop.key);
        let name = Part::Use(variable.name);
        let value = self.expr(&prop.ty, 2, true);
        let value = match prop.ty {
            Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar | Ty::Tagged(_) => cast(&types, &prop.ty, value),
            _ => value,
        };
        let sign = match prop.ty {
            Ty::Int | Ty::Str if !prop.is_optional && self.random.chance(40) => " += ",
            _ if prop.is_optional && self.random.chance(30) => " ??= ",
            _ => " = ",
        };
        if prop.is_optional && self.random.chance(20) {
            return statement(vec!["delete ".into(), name, member.into(), ";".into()]);
        }
        // A property that is set to nothing is absent in Nix.
        statement(vec![
            name,
            member.into(),
            sign.into(),
            value.into(),
            ";".into(),
            Part::Check(" __o("),
            Part::CheckUse(variable.name),
            Part::Check(");"),
        ])
    }
}

fn assign(variable: &Variable, sign: &'static str, value: Node) -> Node {
    statement(vec![Part::Use(variable.name), sign.into(), value.into(), ";".into()])
}
