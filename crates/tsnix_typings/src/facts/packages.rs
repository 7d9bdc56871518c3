//! Facts about a package set: its names, at the top and in nested sets, with what each stands for.

pub(super) mod line;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use smol_str::SmolStr;

use super::arguments::Packing;
use super::{Arguments, OneOrMany, Skipped, Source, schema};

/// A package set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PackageFacts {
    /// [`schema::PACKAGES`]
    pub schema: String,
    /// Where it is from.
    pub source: Source,
    /// What could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
    /// Every name, sorted by path.
    pub entries: Vec<PackageFact>,
}

impl Default for PackageFacts {
    fn default() -> Self {
        Self {
            schema: schema::PACKAGES.to_owned(),
            source: Source::default(),
            skipped: Vec::new(),
            entries: Vec::new(),
        }
    }
}

impl PackageFacts {
    /// The document, each entry on a line of its own.
    ///
    /// # Errors
    /// None that can be met: all keys are strings.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        #[derive(Serialize)]
        struct Head<'a> {
            schema: &'a str,
            source: &'a Source,
            #[serde(skip_serializing_if = "<[Skipped]>::is_empty")]
            skipped: &'a [Skipped],
        }
        let Self { schema, source, skipped, entries } = self;
        let mut out = serde_json::to_vec(&Head { schema, source, skipped })?;
        // The brace that ends it.
        out.pop();
        out.extend_from_slice(b",\"entries\":[\n");
        let lines: Vec<Vec<u8>> =
            entries.par_iter().with_min_len(256).map(serde_json::to_vec).collect::<Result<_, _>>()?;
        out.extend_from_slice(&lines.join(&b",\n"[..]));
        out.extend_from_slice(b"\n]}\n");
        Ok(out)
    }
}

/// Reads a document, its entries at once in as many threads as there are.
///
/// # Errors
/// Where it is not of the form.
pub(super) fn read(json: &str) -> serde_json::Result<PackageFacts> {
    if let Some(facts) = read_lines(json) {
        return Ok(facts);
    }
    let Raw { source, skipped, entries } = serde_json::from_str(json)?;
    // A list of results has its length beforehand, which one that ends at an error has not.
    let entries: Vec<serde_json::Result<PackageFact>> =
        entries.par_iter().with_min_len(256).map(|entry| serde_json::from_str(entry.get())).collect();
    let entries = entries.into_iter().collect::<serde_json::Result<_>>()?;
    Ok(PackageFacts { source, skipped, entries, ..PackageFacts::default() })
}

#[derive(Deserialize)]
struct Raw<'a> {
    #[serde(default)]
    source: Source,
    #[serde(default)]
    skipped: Vec<Skipped>,
    #[serde(borrow, default)]
    entries: Vec<&'a RawValue>,
}

/// The same of a document that has each of its entries on a line of its own and nothing behind them, as files of facts
/// do: no string has a line break in it, so that lines are found without reading what is in them. `None` where it is
/// written in any other way, or is not of the form.
fn read_lines(json: &str) -> Option<PackageFacts> {
    const BEGIN: &str = "\"entries\":[\n";
    let at = memchr::memmem::find(json.as_bytes(), BEGIN.as_bytes())?;
    let (head, lines) = json.split_at_checked(at + BEGIN.len())?;
    let lines = lines.trim_end().strip_suffix('}')?.trim_end().strip_suffix(']')?;
    // Where another list of that name stood before, this is no JSON.
    let Raw { source, skipped, .. } = serde_json::from_str(&format!("{head}]}}")).ok()?;
    let lines: Vec<&str> = split_lines(lines.strip_suffix('\n')?).collect();
    let last = lines.len() - 1;
    let read = |packing: &mut Packing, (at, text): (usize, &&str)| {
        let text = if at == last { text } else { text.strip_suffix(',')? };
        line::read(packing, text).or_else(|| serde_json::from_str(text).ok())
    };
    let entries = lines.par_iter().enumerate().with_min_len(256).map_init(Packing::default, read);
    let entries: Vec<Option<PackageFact>> = entries.collect();
    let entries = entries.into_iter().collect::<Option<_>>()?;
    Some(PackageFacts { source, skipped, entries, ..PackageFacts::default() })
}

/// The lines of a text, without the line breaks.
fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = text.get(start..end).unwrap_or_default();
        start = end + 1;
        line
    })
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueKind {
    /// A package.
    Derivation,
    /// An attribute set.
    Set,
    /// A function, or a set that can be called.
    Function,
    /// Text.
    String,
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// A list.
    List,
    /// A path.
    Path,
    /// `null`
    Null,
    /// A type of options.
    OptionType,
    /// Not looked at, because that would cost too much or fails.
    #[default]
    #[serde(other)]
    Unread,
}

/// One name.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageFact {
    /// The names from the top.
    pub path: Vec<SmolStr>,
    /// What it stands for.
    pub kind: ValueKind,
    /// Name and version together, for a derivation.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The name without the version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pname: String,
    /// The version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// The outputs, in order; none stands for `["out"]`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<SmolStr>,
    /// One line: what it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Where it lives on the web.
    #[serde(skip_serializing_if = "OneOrMany::is_empty")]
    pub homepage: OneOrMany<String>,
    /// SPDX identifiers, or short names where there is none.
    #[serde(skip_serializing_if = "OneOrMany::is_empty")]
    pub license: OneOrMany<SmolStr>,
    /// The program that `nix run` starts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub main_program: String,
    /// Does not build.
    #[serde(skip_serializing_if = "is_false")]
    pub broken: bool,
    /// Is not free.
    #[serde(skip_serializing_if = "is_false")]
    pub unfree: bool,
    /// Has known weaknesses.
    #[serde(skip_serializing_if = "is_false")]
    pub insecure: bool,
    /// Where its attribute is written: `file:line`, from the tree's root.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attr_pos: String,
    /// Where it is defined.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pos: String,
    /// What `override` takes; the value says whether there is a default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub override_args: Option<Arguments>,
    /// What it hands on beside its outputs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub passthru: BTreeMap<SmolStr, PassthruFact>,
    /// That it is another name of something.
    #[serde(skip_serializing_if = "Alias::is_none")]
    pub alias: Alias,
    /// For a set: the name at the top under which the same one stands.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub same_as: String,
    /// For a set that was not walked: the name at the top of the one that has the same names in another version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub variant_of: String,
    /// A function's set pattern; the value says whether there is a default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args: Option<BTreeMap<SmolStr, bool>>,
    /// How many arguments a function takes one after the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arity: Option<u32>,
    /// Its parameters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<Parameter>,
    /// Whether its set pattern ends with `...`.
    #[serde(skip_serializing_if = "is_false")]
    pub open: bool,
    /// The attributes of a function that is a set.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attrs: Vec<SmolStr>,
    /// The names in a set that was not walked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<SmolStr>,
}

/// The keys of a [`PackageFact`].
#[derive(Clone, Copy, Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Path,
    Kind,
    Name,
    Pname,
    Version,
    Outputs,
    Description,
    Homepage,
    License,
    MainProgram,
    Broken,
    Unfree,
    Insecure,
    AttrPos,
    Pos,
    OverrideArgs,
    Passthru,
    Alias,
    SameAs,
    VariantOf,
    Args,
    Arity,
    Params,
    Open,
    Attrs,
    Names,
    #[serde(other)]
    Other,
}

/// By hand, since it is read thirty thousand times: what is derived keeps each field apart until all are read, and
/// most are absent.
impl<'de> Deserialize<'de> for PackageFact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PackageForm)
    }
}

struct PackageForm;

impl<'de> Visitor<'de> for PackageForm {
    type Value = PackageFact;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object about a name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PackageFact, A::Error> {
        let mut fact = PackageFact::default();
        while let Some(key) = map.next_key()? {
            match key {
                Key::Path => fact.path = map.next_value()?,
                Key::Kind => fact.kind = map.next_value()?,
                Key::Name => fact.name = map.next_value()?,
                Key::Pname => fact.pname = map.next_value()?,
                Key::Version => fact.version = map.next_value()?,
                Key::Outputs => fact.outputs = map.next_value()?,
                Key::Description => fact.description = map.next_value()?,
                Key::Homepage => fact.homepage = map.next_value()?,
                Key::License => fact.license = map.next_value()?,
                Key::MainProgram => fact.main_program = map.next_value()?,
                Key::Broken => fact.broken = map.next_value()?,
                Key::Unfree => fact.unfree = map.next_value()?,
                Key::Insecure => fact.insecure = map.next_value()?,
                Key::AttrPos => fact.attr_pos = map.next_value()?,
                Key::Pos => fact.pos = map.next_value()?,
                Key::OverrideArgs => fact.override_args = map.next_value()?,
                Key::Passthru => fact.passthru = map.next_value()?,
                Key::Alias => fact.alias = map.next_value()?,
                Key::SameAs => fact.same_as = map.next_value()?,
                Key::VariantOf => fact.variant_of = map.next_value()?,
                Key::Args => fact.args = map.next_value()?,
                Key::Arity => fact.arity = map.next_value()?,
                Key::Params => fact.params = map.next_value()?,
                Key::Open => fact.open = map.next_value()?,
                Key::Attrs => fact.attrs = map.next_value()?,
                Key::Names => fact.names = map.next_value()?,
                Key::Other => drop(map.next_value::<de::IgnoredAny>()?),
            }
        }
        Ok(fact)
    }
}

/// That a name is there for compatibility.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Alias {
    /// It is no alias.
    #[default]
    None,
    /// It is one; of what is not known.
    Unknown(bool),
    /// What it stands for, joined with dots.
    Of(String),
}

impl Alias {
    fn is_none(&self) -> bool {
        matches!(self, Self::None | Self::Unknown(false))
    }

    /// Whether it is another name of something.
    pub fn is_alias(&self) -> bool {
        !self.is_none()
    }
}

/// What a package hands on under one name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum PassthruFact {
    /// A value of a kind: `"derivation"`, `"set"`.
    Kind(ValueKind),
    /// A function.
    Function {
        /// `function`
        kind: ValueKind,
        /// Its set pattern.
        args: BTreeMap<SmolStr, bool>,
    },
}

impl<'de> Deserialize<'de> for PassthruFact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PassthruForm)
    }
}

/// `"derivation"` or `{ "kind": "function", "args": {} }`
struct PassthruForm;

impl<'de> Visitor<'de> for PassthruForm {
    type Value = PassthruFact;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a kind, or a function with its arguments")
    }

    fn visit_str<E: de::Error>(self, kind: &str) -> Result<PassthruFact, E> {
        Ok(PassthruFact::Kind(ValueKind::deserialize(kind.into_deserializer())?))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<PassthruFact, A::Error> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Function {
            kind: ValueKind,
            args: BTreeMap<SmolStr, bool>,
        }
        let Function { kind, args } = Function::deserialize(MapAccessDeserializer::new(map))?;
        Ok(PassthruFact::Function { kind, args })
    }
}

/// A parameter of a function as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameter {
    /// Its name; none for a set pattern without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<SmolStr>,
    /// Whether the set pattern ends with `...`.
    #[serde(skip_serializing_if = "is_false")]
    pub open: bool,
    /// The set pattern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formals: Option<Vec<Formal>>,
}

/// A name in a set pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Formal {
    /// The name.
    pub name: SmolStr,
    /// Its default, as it is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
}

/// For `skip_serializing_if`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
pub(super) fn is_false(value: &bool) -> bool {
    !*value
}
