//! The types that programs are made of, and how TypeScript writes them.

use std::rc::Rc;

use super::random::Random;
use super::text;

/// A type. Named ones are numbers into [`Types`].
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ty {
    /// A number without a fraction: the kind that may be made text.
    Int,
    /// Any finite number.
    Num,
    Str,
    Bool,
    /// `"red" | "green"`
    Choice(usize),
    Arr(Rc<Ty>),
    Tuple(Rc<[Ty]>),
    Record(Rc<Ty>),
    Obj(usize),
    /// A union told apart by `kind`.
    Tagged(usize),
    /// One of them, known by its `kind`: only variables have this type.
    Variant(usize, usize),
    /// What a rest pattern leaves of an object: only variables have this type.
    Opaque,
    /// `T | undefined`
    Maybe(Rc<Ty>),
    /// `T | null`
    Nullable(Rc<Ty>),
    /// `string | number`
    Scalar,
    Func(Rc<Func>),
}

/// A function's type: all arguments are given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Func {
    pub(super) params: Vec<Param>,
    pub(super) rest: Option<Ty>,
    pub(super) ret: Ty,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Param {
    pub(super) ty: Ty,
    /// May be left out by the caller.
    pub(super) is_optional: bool,
}

/// A property of a named object type.
#[derive(Clone, Debug)]
pub(super) struct Prop {
    pub(super) key: String,
    pub(super) ty: Ty,
    pub(super) is_optional: bool,
}

/// An object type with a name.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) name: String,
    pub(super) props: Vec<Prop>,
}

/// A union of objects told apart by `kind`.
#[derive(Clone, Debug)]
pub(super) struct Tagged {
    pub(super) name: String,
    pub(super) variants: Vec<(String, Vec<Prop>)>,
}

/// The named types of a program.
#[derive(Clone, Debug, Default)]
pub(super) struct Types {
    pub(super) objects: Vec<Object>,
    pub(super) tagged: Vec<Tagged>,
    pub(super) choices: Vec<(String, Vec<String>)>,
}

/// Names of properties: plain ones, Nix's keywords, and what needs quotes.
const KEYS: &[&str] = &[
    "a", "b", "c", "id", "name", "value", "size", "items", "x1", "inherit", "rec", "or", "with", "then",
    "assert", "in", "let", "if", "else", "import", "null", "true", "map", "builtins", "_", "$x", "b-c", "1a",
    "a b", "a.b", "", "it's", "${q}", "q\"q", "type", "__x", "é", "default", "é-ü", "a\\b",
];

impl Types {
    /// Some named types.
    pub(super) fn random(random: &mut Random) -> Self {
        let mut types = Self::default();
        for at in 0..random.below(2) {
            let count = random.between(2, 4) as usize;
            let mut values: Vec<String> = Vec::new();
            while values.len() < count {
                let value = text::plain(random);
                if !values.contains(&value) && !value.is_empty() {
                    values.push(value);
                }
            }
            types.choices.push((format!("Choice{at}"), values));
        }
        for at in 0..random.between(1, 3) {
            let props = types.props(random, true);
            types.objects.push(Object { name: format!("Obj{at}"), props });
        }
        for at in 0..random.below(2) {
            let variants = ["one", "two", "three"][..random.between(2, 3) as usize].iter();
            let variants = variants.map(|tag| ((*tag).to_owned(), types.props(random, false))).collect();
            types.tagged.push(Tagged { name: format!("Tagged{at}"), variants });
        }
        types
    }

    fn props(&self, random: &mut Random, may_be_optional: bool) -> Vec<Prop> {
        let mut props: Vec<Prop> = Vec::new();
        for _ in 0..random.between(1, 4) {
            let key = if random.chance(60) { KEYS[random.below(9)] } else { *random.pick(KEYS) };
            if key == "kind" || props.iter().any(|it| it.key == key) {
                continue;
            }
            let ty = self.data(random, 2);
            let is_optional =
                may_be_optional && random.chance(35) && !matches!(ty, Ty::Nullable(_) | Ty::Maybe(_));
            props.push(Prop { key: key.to_owned(), ty, is_optional });
        }
        props
    }

    /// A type without functions.
    pub(super) fn data(&self, random: &mut Random, depth: usize) -> Ty {
        let inner = |random: &mut Random| Rc::new(self.data(random, depth - 1));
        match random.below(if depth == 0 { 9 } else { 22 }) {
            0..=2 => Ty::Int,
            3 => Ty::Num,
            4..=6 => Ty::Str,
            7 => Ty::Bool,
            8 => Ty::Scalar,
            9..=12 => Ty::Arr(inner(random)),
            13 => Ty::Record(Rc::new(self.solid(random, depth - 1))),
            14 => Ty::Tuple((0..random.between(1, 3)).map(|_| self.data(random, depth - 1)).collect()),
            15 if !self.choices.is_empty() => Ty::Choice(random.below(self.choices.len())),
            16 | 17 if !self.objects.is_empty() => Ty::Obj(random.below(self.objects.len())),
            18 if !self.tagged.is_empty() => Ty::Tagged(random.below(self.tagged.len())),
            19 => Ty::Nullable(Rc::new(self.solid(random, depth - 1))),
            20 => Ty::Maybe(Rc::new(self.solid(random, depth - 1))),
            _ => Ty::Int,
        }
    }

    /// A type that includes neither `null` nor `undefined`.
    pub(super) fn solid(&self, random: &mut Random, depth: usize) -> Ty {
        match self.data(random, depth) {
            Ty::Maybe(inner) | Ty::Nullable(inner) => (*inner).clone(),
            ty => ty,
        }
    }

    /// As TypeScript writes it.
    pub(super) fn print(&self, ty: &Ty) -> String {
        match ty {
            Ty::Int | Ty::Num => "number".to_owned(),
            Ty::Str => "string".to_owned(),
            Ty::Bool => "boolean".to_owned(),
            Ty::Choice(at) => self.choices[*at].0.clone(),
            Ty::Arr(inner) => format!("{}[]", self.print_inner(inner)),
            Ty::Tuple(items) => {
                let items: Vec<_> = items.iter().map(|it| self.print(it)).collect();
                format!("[{}]", items.join(", "))
            }
            Ty::Record(inner) => format!("Record<string, {}>", self.print(inner)),
            Ty::Obj(at) => self.objects[*at].name.clone(),
            Ty::Tagged(at) => self.tagged[*at].name.clone(),
            Ty::Variant(at, kind) => {
                let tagged = &self.tagged[*at];
                format!("Extract<{}, {{ kind: \"{}\" }}>", tagged.name, tagged.variants[*kind].0)
            }
            Ty::Opaque => "object".to_owned(),
            Ty::Maybe(inner) => format!("{} | undefined", self.print_inner(inner)),
            Ty::Nullable(inner) => format!("{} | null", self.print_inner(inner)),
            Ty::Scalar => "string | number".to_owned(),
            Ty::Func(func) => {
                let mut params: Vec<_> = (func.params.iter().enumerate())
                    .map(|(at, it)| {
                        format!("p{at}{}: {}", if it.is_optional { "?" } else { "" }, self.print(&it.ty))
                    })
                    .collect();
                params.extend(func.rest.iter().map(|it| format!("...rest: {}[]", self.print_inner(it))));
                format!("({}) => {}", params.join(", "), self.print(&func.ret))
            }
        }
    }

    /// As an element or a member of a union.
    fn print_inner(&self, ty: &Ty) -> String {
        match ty {
            Ty::Maybe(_) | Ty::Nullable(_) | Ty::Scalar | Ty::Func(_) => format!("({})", self.print(ty)),
            _ => self.print(ty),
        }
    }

    /// Whether a fraction may be somewhere in a value: its text is not the same in both languages.
    pub(super) fn may_have_fraction(&self, ty: &Ty) -> bool {
        let any = |props: &[Prop]| props.iter().any(|it| self.may_have_fraction(&it.ty));
        match ty {
            Ty::Num | Ty::Opaque => true,
            Ty::Int | Ty::Str | Ty::Bool | Ty::Choice(_) | Ty::Scalar | Ty::Func(_) => false,
            Ty::Arr(inner) | Ty::Record(inner) | Ty::Maybe(inner) | Ty::Nullable(inner) => {
                self.may_have_fraction(inner)
            }
            Ty::Tuple(items) => items.iter().any(|it| self.may_have_fraction(it)),
            Ty::Obj(at) => any(&self.objects[*at].props),
            Ty::Tagged(at) | Ty::Variant(at, _) => {
                self.tagged[*at].variants.iter().any(|(_, props)| any(props))
            }
        }
    }

    /// The declarations of all named types.
    pub(super) fn declarations(&self) -> String {
        let mut text = String::new();
        for (name, values) in &self.choices {
            let values: Vec<_> = values.iter().map(|it| text::quoted(it)).collect();
            text.push_str(&format!("type {name} = {};\n", values.join(" | ")));
        }
        for (at, object) in self.objects.iter().enumerate() {
            let props = self.print_props(&object.props);
            let line = if at % 2 == 0 {
                format!("type {} = {{ {props} }};\n", object.name)
            } else {
                format!("interface {} {{ {props} }}\n", object.name)
            };
            text.push_str(&line);
        }
        for tagged in &self.tagged {
            text.push_str(&format!("type {} =\n", tagged.name));
            for (tag, props) in &tagged.variants {
                text.push_str(&format!("  | {{ kind: \"{tag}\"; {} }}\n", self.print_props(props)));
            }
            text.push_str("  ;\n");
        }
        text
    }

    fn print_props(&self, props: &[Prop]) -> String {
        let props: Vec<_> = props
            .iter()
            .map(|it| {
                format!(
                    "{}{}: {}",
                    text::key(&it.key),
                    if it.is_optional { "?" } else { "" },
                    self.print(&it.ty)
                )
            })
            .collect();
        props.join("; ")
    }
}
