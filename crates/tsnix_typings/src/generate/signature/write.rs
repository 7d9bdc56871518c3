//! Writes a signature as TypeScript.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use smol_str::SmolStr;

use super::{Field, FieldName, Signature};
use crate::generate::names;

/// Names of types: as a parameter, as a result.
static NAMED: LazyLock<HashMap<&'static str, [&'static str; 2]>> = LazyLock::new(|| {
    let table = include_str!("../../../data/signature-types.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, [columns.next()?, columns.next()?]))
    })
    .collect()
});

/// On which side of an arrow a type stands: what is taken is read only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Taken,
    Given,
}

impl Side {
    fn flip(self) -> Self {
        if self == Self::Taken { Self::Given } else { Self::Taken }
    }
}

/// A function to be written.
pub(crate) struct Function<'a> {
    /// Its signature.
    pub(crate) signature: &'a Signature,
    /// How many arguments its code takes, where that is known.
    pub(crate) arity: Option<u32>,
    /// What Nix says of the set pattern of its first parameter.
    pub(crate) args: Option<&'a BTreeMap<SmolStr, bool>>,
    /// The names of its parameters.
    pub(crate) names: Vec<&'a str>,
}

impl Function<'_> {
    /// `<A>(list: readonly A[]): A`, and whether that says more than that there are values; none where the
    /// signature is of fewer parameters than the code.
    pub(crate) fn write(&self) -> Option<(String, bool)> {
        let (mut parameters, result) = split(self.signature);
        let arity = self.arity.map(|it| it as usize);
        // `(a -> b -> c) -> (b -> a -> c)` of three parameters: the result's are its own.
        if let Some(arity) = arity
            && arity > parameters.len()
        {
            return None;
        }
        if let Some(first) = parameters.first_mut() {
            *first = with_args(first, self.args);
        }
        let writer = Writer::new(&parameters, &result);
        let mut taken = Vec::new();
        let result = writer.ty(&result, Side::Given);
        let mut is_better = result != "unknown";
        let list: Vec<String> = parameters
            .iter()
            .enumerate()
            .map(|(at, ty)| {
                let name = self.names.get(at).copied().unwrap_or("argument");
                let ty = writer.ty(ty, Side::Taken);
                is_better |= ty != "unknown";
                format!("{}: {ty}", names::parameter(name, &mut taken))
            })
            .collect();
        Some((format!("{}({}): {result}", writer.generics(), list.join(", ")), is_better))
    }
}

/// The type of what is no function.
pub(crate) fn value_type(signature: &Signature) -> String {
    Writer::new(&[], signature).ty(signature, Side::Given)
}

/// Parameters and result.
fn split(signature: &Signature) -> (Vec<Signature>, Signature) {
    let mut parameters = Vec::new();
    let mut rest = signature;
    while let Signature::Function(from, to) = rest {
        parameters.push((**from).clone());
        rest = to;
    }
    (parameters, rest.clone())
}

/// A set of arguments with what Nix says of it: which there are, which have a default.
fn with_args(signature: &Signature, args: Option<&BTreeMap<SmolStr, bool>>) -> Signature {
    let Some(args) = args.filter(|it| !it.is_empty()) else { return signature.clone() };
    let (mut fields, is_open) = match signature {
        Signature::Set { fields, is_open } => (fields.clone(), *is_open),
        Signature::Name(name) if matches!(name.as_str(), "AttrSet" | "Attrs" | "Set") => (Vec::new(), false),
        _ => return signature.clone(),
    };
    for field in &mut fields {
        if let FieldName::Name(name) = &field.name {
            field.is_optional |= args.get(name.as_str()).copied().unwrap_or(false);
        }
    }
    for (name, is_optional) in args {
        let is_there =
            fields.iter().any(|it| matches!(&it.name, FieldName::Name(own) if own == name.as_str()));
        if !is_there {
            let name = FieldName::Name(name.to_string());
            fields.push(Field { name, is_optional: *is_optional, ty: Signature::Unknown });
        }
    }
    Signature::Set { fields, is_open }
}

struct Writer {
    /// The variables that are type parameters, with their TypeScript names.
    variables: BTreeMap<String, String>,
}

impl Writer {
    fn new(parameters: &[Signature], result: &Signature) -> Self {
        let mut counts = BTreeMap::new();
        let mut in_parameters = BTreeMap::new();
        for parameter in parameters {
            count_variables(parameter, &mut in_parameters);
        }
        for (name, count) in &in_parameters {
            *counts.entry(name.clone()).or_insert(0) += count;
        }
        count_variables(result, &mut counts);
        // One that stands once ties nothing to anything: it is unknown. One that no argument tells is, too.
        let used = counts.into_iter().filter(|(name, count)| *count > 1 && in_parameters.contains_key(name));
        let mut variables = BTreeMap::new();
        for (name, _) in used {
            let mut text: String = name.to_uppercase().replace('\'', "_");
            while variables.values().any(|it| *it == text) {
                text.push('_');
            }
            variables.insert(name, text);
        }
        Self { variables }
    }

    fn generics(&self) -> String {
        if self.variables.is_empty() {
            return String::new();
        }
        format!("<{}>", self.variables.values().cloned().collect::<Vec<_>>().join(", "))
    }

    fn ty(&self, signature: &Signature, side: Side) -> String {
        match signature {
            Signature::Unknown => "unknown".to_owned(),
            Signature::Literal(text) => names::string(text),
            Signature::Variable(name) => {
                self.variables.get(name).map_or("unknown", String::as_str).to_owned()
            }
            Signature::Name(name) => {
                let named = NAMED.get(name.as_str());
                let ty = named.map_or("unknown", |it| if side == Side::Taken { it[0] } else { it[1] });
                ty.to_owned()
            }
            Signature::List(inner) => {
                let inner = self.ty(inner, side);
                let inner = if inner.contains([' ', '|', '&']) { format!("({inner})") } else { inner };
                if side == Side::Taken { format!("readonly {inner}[]") } else { format!("{inner}[]") }
            }
            Signature::Set { fields, is_open } => self.set(fields, *is_open, side),
            Signature::Function(..) => {
                let (parameters, result) = split(signature);
                let mut taken = Vec::new();
                let list: Vec<String> = parameters
                    .iter()
                    .map(|it| {
                        format!("{}: {}", names::parameter("argument", &mut taken), self.ty(it, side.flip()))
                    })
                    .collect();
                format!("(({}) => {})", list.join(", "), self.ty(&result, side))
            }
            Signature::Union(parts) => {
                let mut out: Vec<String> = Vec::new();
                for part in parts {
                    let text = self.ty(part, side);
                    // `a | b[]` in a list is two lists; a `readonly` needs no parentheses.
                    if !out.contains(&text) && text != "never" {
                        out.push(text);
                    }
                }
                match out.iter().any(|it| it == "unknown") {
                    true => "unknown".to_owned(),
                    false if out.is_empty() => "never".to_owned(),
                    false => out.join(" | "),
                }
            }
        }
    }

    fn set(&self, fields: &[Field], is_open: bool, side: Side) -> String {
        let mut out = String::from("{ ");
        let readonly = if side == Side::Taken { "readonly " } else { "" };
        let any = fields.iter().find(|it| it.name == FieldName::Any);
        let mut types = Vec::new();
        for field in fields {
            let FieldName::Name(name) = &field.name else { continue };
            let ty = self.ty(&field.ty, side);
            let mark = if field.is_optional { "?" } else { "" };
            out.push_str(&format!("{readonly}{}{mark}: {ty}; ", names::property(name)));
            types.push(ty);
        }
        match any {
            // Beside named fields the index signature has to take what they are.
            Some(any) if types.is_empty() => {
                out.push_str(&format!("{readonly}[name: string]: {}; ", self.ty(&any.ty, side)));
            }
            None if !is_open && !fields.is_empty() => {}
            _ => out.push_str(&format!("{readonly}[name: string]: unknown; ")),
        }
        out.push('}');
        out
    }
}

fn count_variables(signature: &Signature, counts: &mut BTreeMap<String, usize>) {
    match signature {
        Signature::Variable(name) => *counts.entry(name.clone()).or_insert(0) += 1,
        Signature::List(inner) => count_variables(inner, counts),
        Signature::Set { fields, .. } => fields.iter().for_each(|it| count_variables(&it.ty, counts)),
        Signature::Function(from, to) => {
            count_variables(from, counts);
            count_variables(to, counts);
        }
        Signature::Union(parts) => parts.iter().for_each(|it| count_variables(it, counts)),
        Signature::Name(_) | Signature::Literal(_) | Signature::Unknown => {}
    }
}
