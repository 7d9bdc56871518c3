//! Makes programs: a type first, then an expression of that type from what is in scope.
//!
//! Everything here is well typed by construction and stays inside of what JavaScript and Nix share, or carries
//! a check by which Node says that it did not. It does not know how programs are run.

mod callbacks;
mod expressions;
mod functions;
mod idioms;
mod lists;
mod module;
mod numbers;
mod objects;
mod patterns;
mod sources;
mod statements;
mod strings;
mod tests_of_values;
mod updates;

use std::rc::Rc;

use super::literal::{cast, simplest};
use super::random::Random;
use super::tree::{Name, Node, Part, Tree, expr, level};
use super::types::{Ty, Types};

/// A program with the types that it is made of.
#[derive(Clone)]
pub(super) struct Program {
    pub(super) types: Rc<Types>,
    pub(super) tree: Tree,
}

/// What may be done with a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Binding {
    Const,
    /// Assigned again: not for functions that outlive the moment.
    Let,
    /// A list or an object that is changed: it may be asked, not handed on.
    Changing,
}

/// A value in scope.
#[derive(Clone, Debug)]
struct Variable {
    name: Name,
    /// `.a.b` behind the name
    path: String,
    ty: Ty,
    binding: Binding,
    /// In how many functions it was made.
    owner: usize,
}

/// Makes one program.
struct Generator {
    random: Random,
    types: Rc<Types>,
    names: Vec<String>,
    scope: Vec<Variable>,
    /// How many expressions may still be made before only leaves are.
    fuel: usize,
    /// In how many functions the place is.
    owner: usize,
}

/// Names of variables: plain ones, and such as mean something in Nix.
const NAMES: &[&str] = &[
    "a",
    "b",
    "c",
    "f",
    "g",
    "n",
    "s",
    "x",
    "y",
    "xs",
    "ys",
    "item",
    "count",
    "total",
    "result",
    "key",
    "value",
    "acc",
    "rec",
    "inherit",
    "or",
    "then",
    "assert",
    "map",
    "toString",
    "builtins",
    "lib",
    "pkgs",
    "$x",
    "_a",
    "x$",
    "__y",
    "derivation",
    "abort",
    "head",
    "self",
    "isNull",
    "baseNameOf",
    "removeAttrs",
    "é",
    "name",
    "it",
    "type",
    "as",
    "placeholder",
    "final",
    "args",
    "get",
    "__nixPath",
    "fetchTarball",
    "scopedImport",
    "$",
    "_",
    "naïve",
    "from",
];

/// The program `index` of a run.
pub(super) fn generate(seed: u64, index: u64, size: usize) -> Program {
    let mut random = Random::new(seed, index);
    let types = Rc::new(Types::random(&mut random));
    let scope = Vec::new();
    let mut generator = Generator { random, types, names: Vec::new(), scope, fuel: size * 12, owner: 0 };
    let root = generator.module(size);
    let split = generator.split(&root);
    let tree = Tree { types: generator.types.declarations(), root, names: generator.names, split };
    Program { types: generator.types, tree }
}

/// One that is nothing but strings.
pub(super) fn generate_strings(seed: u64, index: u64, count: usize) -> Program {
    let mut random = Random::new(seed, index ^ 0x5354_5249_4e47_5300);
    let ty = Ty::Arr(Rc::new(Ty::Str));
    let mut parts: Vec<Part> =
        vec![Part::Check("return "), Part::Type("export default ".into()), "[\n".into()];
    for _ in 0..count {
        let value = super::text::any(&mut random);
        let literal = if random.chance(20) {
            let rest = super::text::any(&mut random);
            let (head, tail) =
                (super::text::spelt(&mut random, &value, '`'), super::text::spelt(&mut random, &rest, '`'));
            // A `$` in front of the substitution is a text of its own.
            format!("`{head}${{{}}}{tail}`", random.below(3))
        } else {
            super::text::literal(&mut random, &value)
        };
        parts.push(Part::Child(expr(&Ty::Str, level::PRIMARY, vec![literal.into()]), 0));
        parts.push(",\n".into());
    }
    parts.push("];".into());
    let root =
        super::tree::block(vec![super::tree::statement(vec![expr(&ty, level::PRIMARY, parts).into()])]);
    let types = Rc::new(Types::default());
    Program { types, tree: Tree { types: String::new(), root, names: Vec::new(), split: None } }
}

impl Generator {
    /// A name that no other variable of the program has.
    fn fresh(&mut self) -> Name {
        let base =
            if self.random.chance(70) { NAMES[self.random.below(18)] } else { *self.random.pick(NAMES) };
        let mut name = base.to_owned();
        let mut number = 1;
        while self.names.contains(&name) {
            number += 1;
            name = format!("{base}{number}");
        }
        self.names.push(name);
        self.names.len() - 1
    }

    /// A name for a parameter, which may hide another.
    fn fresh_param(&mut self, siblings: &[Name]) -> Name {
        if !self.names.is_empty() && self.random.chance(15) {
            let name = self.random.pick(&self.names).clone();
            if !siblings.iter().any(|it| self.names[*it] == name) {
                self.names.push(name);
                return self.names.len() - 1;
            }
        }
        self.fresh()
    }

    fn declare(&mut self, name: Name, ty: &Ty, binding: Binding) {
        let variable = Variable { name, path: String::new(), ty: ty.clone(), binding, owner: self.owner };
        self.scope.push(variable);
    }

    /// The variables that can be named here: no other of the same name was declared later.
    fn visible(&self) -> Vec<Variable> {
        let is_hidden = |at: usize, it: &Variable| {
            self.scope[at + 1..].iter().any(|later| {
                let is_same_name = self.names[later.name] == self.names[it.name];
                is_same_name && (later.name != it.name || later.path == it.path)
            })
        };
        self.scope
            .iter()
            .enumerate()
            .filter(|(at, it)| !is_hidden(*at, it))
            .map(|(_, it)| it.clone())
            .collect()
    }

    /// Those that satisfy a condition; changing ones are left out.
    fn variables(&self, holds: impl Fn(&Variable) -> bool) -> Vec<Variable> {
        self.visible().into_iter().filter(|it| it.binding != Binding::Changing && holds(it)).collect()
    }

    /// `name.path`
    fn read(variable: &Variable) -> Node {
        let parts = vec![Part::Use(variable.name), variable.path.clone().into()];
        expr(&variable.ty, if variable.path.is_empty() { level::PRIMARY } else { level::MEMBER }, parts)
    }

    /// Runs `inside` and forgets what was declared there.
    fn scoped<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> T {
        let scope = self.scope.clone();
        let result = inside(self);
        self.scope = scope;
        result
    }

    /// The same for the inside of a function; one that outlives the moment sees constants only.
    fn in_function<T>(&mut self, is_kept: bool, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.owner += 1;
        let result = self.scoped(|this| {
            if is_kept {
                // What is hidden by a changing variable must stay hidden.
                let visible = this.visible();
                // What is known of a variable is not known in a function declaration.
                let is_known = |it: &Variable| {
                    this.scope.iter().filter(|other| other.name == it.name && other.path == it.path).count()
                        > 1
                };
                this.scope =
                    visible.into_iter().filter(|it| it.binding == Binding::Const && !is_known(it)).collect();
            }
            inside(this)
        });
        self.owner -= 1;
        result
    }

    /// A literal of a random value; of collections and functions the simplest.
    fn literal(&mut self, ty: &Ty) -> Node {
        match ty {
            Ty::Int => {
                let value = match self.random.below(10) {
                    0..=6 => self.random.between(0, 9),
                    7 => self.random.between(-5, 20),
                    8 => self.random.between(-1000, 1000),
                    _ => *self.random.pick(&[0, -1, 1_000_000, 2_147_483_647, -2_147_483_648, 4_294_967_296]),
                };
                self.number(ty, value.to_string())
            }
            Ty::Num => {
                let value = *self
                    .random
                    .pick(&["0.5", "1.25", "2", "10", "0.1", "3.75", "-1.5", "1e3", "100", "2.5e-1", "7"]);
                self.number(ty, value.to_owned())
            }
            Ty::Str => {
                let value = super::text::plain(&mut self.random);
                let literal = super::text::literal(&mut self.random, &value);
                expr(ty, level::PRIMARY, vec![literal.into()])
            }
            Ty::Bool => {
                let value = if self.random.chance(50) { "true" } else { "false" };
                expr(ty, level::PRIMARY, vec![value.into()])
            }
            Ty::Choice(at) => {
                let types = self.types.clone();
                let value = self.random.pick(&types.choices[*at].1).clone();
                cast(&types, ty, expr(ty, level::PRIMARY, vec![super::text::quoted(&value).into()]))
            }
            Ty::Maybe(inner) | Ty::Nullable(inner) if self.random.chance(60) => {
                let value = self.literal(inner);
                cast(&self.types.clone(), ty, value)
            }
            Ty::Scalar => {
                let inner = if self.random.chance(50) { Ty::Int } else { Ty::Str };
                let value = self.literal(&inner);
                cast(&self.types.clone(), ty, value)
            }
            _ if self.random.chance(20) => simplest(&self.types, ty),
            Ty::Arr(inner) => {
                let mut parts: Vec<Part> = vec!["[".into()];
                for at in 0..self.random.between(1, 3) {
                    if at > 0 {
                        parts.push(", ".into());
                    }
                    parts.push(self.literal(inner).into());
                }
                parts.push("]".into());
                let list = expr(ty, level::PRIMARY, parts);
                if matches!(**inner, Ty::Int | Ty::Str) { list } else { cast(&self.types.clone(), ty, list) }
            }
            Ty::Record(inner) => {
                let mut parts: Vec<Part> = vec!["{ ".into()];
                for key in ["a", "key", "10", "b-c"].iter().take(self.random.below(4)) {
                    parts.push(format!("{}: ", super::text::key(key)).into());
                    parts.extend([self.literal(inner).into(), ", ".into()]);
                }
                parts.push("}".into());
                cast(&self.types.clone(), ty, expr(ty, level::OBJECT, parts))
            }
            Ty::Obj(_) | Ty::Tagged(_) => {
                // Made of literals: without fuel nothing else is.
                let fuel = std::mem::take(&mut self.fuel);
                let node = self.object_form(ty, 0, false);
                self.fuel = fuel;
                node
            }
            Ty::Tuple(items) => {
                let items = items.clone();
                let fuel = std::mem::take(&mut self.fuel);
                let node = self.tuple_form(ty, &items, 0, false);
                self.fuel = fuel;
                node
            }
            _ => simplest(&self.types, ty),
        }
    }

    fn number(&self, ty: &Ty, text: String) -> Node {
        let level = if text.starts_with('-') { level::UNARY } else { level::NUMBER };
        expr(ty, level, vec![text.into()])
    }
}
