//! What is known of a value without evaluating it: less than a type of TypeScript's, enough to write one.

use indexmap::IndexMap;
use smol_str::SmolStr;

/// What is known of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Unknown,
    /// The element of a list that is empty.
    Never,
    Null,
    Boolean,
    Number,
    String,
    Path,
    Derivation,
    /// A global type by name: `Lib`, `AllPackages`.
    Named(&'static str),
    List(Box<Shape>),
    Attributes(Attributes),
    Function(Box<Function>),
    /// Two or more that are not unions themselves.
    Union(Vec<Shape>),
}

/// An attribute set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub(super) fields: IndexMap<SmolStr, Field>,
    /// There may be others: names that are computed.
    pub(super) is_open: bool,
}

/// One attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) shape: Shape,
    pub(super) is_optional: bool,
}

/// A function; a chain of lambdas is one of several parameters, as it is in TypeScript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Function {
    pub(super) params: Vec<(SmolStr, Shape)>,
    pub(super) result: Shape,
}

impl Attributes {
    /// Adds an attribute that is there; a nested one joins what is known of the set around it.
    pub(super) fn insert(&mut self, name: &str, shape: Shape) {
        self.fields.insert(name.into(), Field { shape, is_optional: false });
    }

    /// Adds `a.b.c`.
    pub(super) fn insert_path(&mut self, path: &[SmolStr], shape: Shape) {
        let Some((first, rest)) = path.split_first() else { return };
        if rest.is_empty() {
            self.insert(first, shape);
            return;
        }
        let field = self
            .fields
            .entry(first.clone())
            .or_insert_with(|| Field { shape: Shape::Attributes(Self::default()), is_optional: false });
        match &mut field.shape {
            Shape::Attributes(inner) => inner.insert_path(rest, shape),
            other => *other = Shape::Unknown,
        }
    }

    /// `self // other`
    pub(super) fn updated(mut self, other: Self) -> Self {
        for (name, field) in other.fields {
            match self.fields.get(&name) {
                // `{ a = 1; } // (if c then { a = ""; } else { })`
                Some(old) if field.is_optional => {
                    let is_optional = old.is_optional;
                    let shape = Shape::union([old.shape.clone(), field.shape]).unwrap_or(Shape::Unknown);
                    self.fields.insert(name, Field { shape, is_optional });
                }
                _ => drop(self.fields.insert(name, field)),
            }
        }
        self.is_open |= other.is_open;
        self
    }

    /// What is known of a set that is one of two: what not both have is optional.
    fn either(mut self, other: Self) -> Self {
        for (name, field) in &mut self.fields {
            match other.fields.get(name) {
                Some(theirs) => {
                    let both = [field.shape.clone(), theirs.shape.clone()];
                    field.shape = Shape::union(both).unwrap_or(Shape::Unknown);
                    field.is_optional |= theirs.is_optional;
                }
                None => field.is_optional = true,
            }
        }
        for (name, field) in other.fields {
            self.fields.entry(name).or_insert(Field { is_optional: true, ..field });
        }
        self.is_open |= other.is_open;
        self
    }
}

impl Shape {
    /// One of several; nothing of none. Sets are joined into one with optional attributes.
    pub(super) fn union(shapes: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut members: Vec<Self> = Vec::new();
        let flat = shapes.into_iter().flat_map(|shape| match shape {
            Self::Union(members) => members,
            shape => vec![shape],
        });
        for shape in flat {
            match shape {
                Self::Unknown => return Some(Self::Unknown),
                Self::Attributes(set) => {
                    let known = members.iter_mut().find_map(|it| match it {
                        Self::Attributes(known) => Some(known),
                        _ => None,
                    });
                    match known {
                        Some(known) => *known = std::mem::take(known).either(set),
                        None => members.push(Self::Attributes(set)),
                    }
                }
                Self::List(element) => {
                    let known = members.iter_mut().find_map(|it| match it {
                        Self::List(known) => Some(known),
                        _ => None,
                    });
                    match known {
                        Some(known) => {
                            let both = [(**known).clone(), *element];
                            **known = Self::union(both).unwrap_or(Self::Never);
                        }
                        None => members.push(Self::List(element)),
                    }
                }
                Self::Never if !members.is_empty() => {}
                shape if members.contains(&shape) => {}
                shape => {
                    members.retain(|it| *it != Self::Never);
                    members.push(shape);
                }
            }
        }
        match members.len() {
            0 => None,
            1 => members.pop(),
            _ => Some(Self::Union(members)),
        }
    }

    /// An attribute of the value.
    pub(super) fn attribute(&self, name: &str) -> Self {
        match self {
            Self::Attributes(set) => match set.fields.get(name) {
                Some(field) => field.shape.clone(),
                None => Self::Unknown,
            },
            _ => Self::Unknown,
        }
    }
}
