//! Facts: what is known of a nixpkgs, a lib, Nix's builtins, a module system and flake inputs.
//!
//! They stand between collecting (real Nix, slow) and generating (pure, fast), as JSON documents: one schema a
//! kind, each with its version in `schema`. A file of facts is one such document, or several under `parts`.
//! In all of them an absent key means null, false or empty; keys that are not known here are passed over.
//!
//! Nothing here knows where facts come from or what is made of them.

mod arguments;
mod builtins;
mod lib;
mod options;
mod outputs;
mod packages;
mod text;

pub use arguments::Arguments;
pub use builtins::{BuiltinFact, BuiltinFacts};
pub use lib::{LibFact, LibFacts, LibInput, TypeSignature};
pub use options::{DefaultValue, OptionFact, OptionFacts, OptionType, Target};
pub use outputs::{InputFacts, OutputFact};
pub use packages::{Alias, Formal, PackageFact, PackageFacts, Parameter, PassthruFact, ValueKind};
pub use text::{OneOrMany, mend_surrogates};

use serde::{Deserialize, Serialize};

/// The schema of each kind, as it stands in `schema`.
pub mod schema {
    /// [`super::PackageFacts`]
    pub const PACKAGES: &str = "tsnix-facts/packages@1";
    /// [`super::LibFacts`]
    pub const LIB: &str = "tsnix-facts/lib@1";
    /// [`super::BuiltinFacts`]
    pub const BUILTINS: &str = "tsnix-facts/builtins@1";
    /// [`super::OptionFacts`]
    pub const OPTIONS: &str = "tsnix-facts/options@1";
    /// [`super::InputFacts`]
    pub const OUTPUTS: &str = "tsnix-facts/outputs@1";
    /// Several of them in one file.
    pub const ALL: &str = "tsnix-facts@1";
}

/// Where facts are from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Source {
    /// What it is: `nixpkgs`, `NixOS`, `home-manager`.
    pub name: String,
    /// Which of them: `20.09`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
    /// The commit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rev: Option<String>,
    /// The version that it calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The system that was evaluated for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// The folder that places are told from, on the machine that collected them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tree: Option<String>,
}

impl Source {
    /// Name and what tells it from others, on one line.
    pub fn title(&self) -> String {
        let version = self.version.as_ref().or(self.release.as_ref());
        let rev = self.rev.as_ref().map(|rev| rev.strip_prefix("sha256-").unwrap_or(rev));
        let short = rev.map(|rev| rev.chars().take(7).collect::<String>());
        [Some(self.name.clone()), version.cloned(), short].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Something that could not be found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Skipped {
    /// The names from the top.
    pub path: Vec<String>,
    /// What Nix said, on one line.
    pub reason: String,
}

/// All that is known; what is not known is absent.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The package set.
    pub packages: Option<PackageFacts>,
    /// The functions of nixpkgs.
    pub lib: Option<LibFacts>,
    /// Nix's own functions.
    pub builtins: Option<BuiltinFacts>,
    /// Module systems, in the order of their names.
    pub options: Vec<OptionFacts>,
    /// Outputs of flakes, in the order of their names.
    pub inputs: Vec<InputFacts>,
}

/// Why a text is no facts.
#[derive(Debug)]
pub enum FactsError {
    /// It is no JSON, or not of the form that its schema says.
    Json(serde_json::Error),
    /// Its schema is one that is not known: of another version of tsnix, or no facts at all.
    Schema(String),
}

impl std::fmt::Display for FactsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(error) if error.is_data() => write!(f, "it is not what its schema says: {error}"),
            Self::Json(error) => write!(f, "it is no JSON: {error}"),
            Self::Schema(found) if found.is_empty() => {
                write!(f, "it has no `schema`: it is no file of facts")
            }
            Self::Schema(found) => {
                write!(f, "its schema is `{found}`, which this version of tsnix does not know")
            }
        }
    }
}

impl std::error::Error for FactsError {}

impl From<serde_json::Error> for FactsError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

/// Only what tells documents apart.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    schema: String,
}

/// Whether a document says first what it is, as those of our own do.
pub(crate) fn begins_with_schema(json: &[u8]) -> bool {
    let rest = json.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    rest.is_some_and(|it| it.starts_with(b"\"schema\""))
}

impl Head {
    /// Reads it. Where the schema is the first key, as it is in files of our own, the rest is not looked at.
    fn read(json: &str) -> Result<Self, FactsError> {
        let value = json.trim_start().strip_prefix('{').map(str::trim_start);
        let value = value.and_then(|it| it.strip_prefix("\"schema\"")).map(str::trim_start);
        match value.and_then(|it| it.strip_prefix(':')) {
            Some(value) => {
                let mut values = serde_json::Deserializer::from_str(value).into_iter::<String>();
                Ok(Self { schema: values.next().transpose()?.unwrap_or_default() })
            }
            None => Ok(serde_json::from_str(json)?),
        }
    }
}

/// A file of several documents.
#[derive(Deserialize)]
struct Parts<'a> {
    #[serde(borrow)]
    parts: Vec<&'a serde_json::value::RawValue>,
}

impl Facts {
    /// Reads a document of any schema. Strings with half a surrogate pair get U+FFFD in its place.
    ///
    /// # Errors
    /// Where the text is not of a schema that is known.
    pub fn from_json(json: &[u8]) -> Result<Self, FactsError> {
        let json = mend_surrogates(json);
        // Checking is far quicker than mending, and there is nearly never anything to mend.
        let text = match std::str::from_utf8(&json) {
            Ok(text) => std::borrow::Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(&json),
        };
        let mut facts = Self::default();
        facts.add(&text)?;
        facts.sort();
        Ok(facts)
    }

    fn add(&mut self, json: &str) -> Result<(), FactsError> {
        let head = Head::read(json)?;
        match head.schema.as_str() {
            schema::PACKAGES => self.packages = Some(packages::read(json)?),
            schema::LIB => self.lib = Some(serde_json::from_str(json)?),
            schema::BUILTINS => self.builtins = Some(serde_json::from_str(json)?),
            schema::OPTIONS => self.options.push(serde_json::from_str(json)?),
            schema::OUTPUTS => self.inputs.push(serde_json::from_str(json)?),
            schema::ALL => {
                let parts: Parts<'_> = serde_json::from_str(json)?;
                for part in parts.parts {
                    self.add_part(part.get())?;
                }
            }
            _ => return Err(FactsError::Schema(head.schema)),
        }
        Ok(())
    }

    /// One of several documents; they are not nested further.
    fn add_part(&mut self, json: &str) -> Result<(), FactsError> {
        let head = Head::read(json)?;
        if head.schema == schema::ALL { Err(FactsError::Schema(head.schema)) } else { self.add(json) }
    }

    /// Takes what `other` knows; where both know something, what `other` knows.
    pub fn merge(&mut self, other: Self) {
        self.packages = other.packages.or(self.packages.take());
        self.lib = other.lib.or(self.lib.take());
        self.builtins = other.builtins.or(self.builtins.take());
        self.options.retain(|it| other.options.iter().all(|new| new.system() != it.system()));
        self.options.extend(other.options);
        self.inputs.retain(|it| other.inputs.iter().all(|new| new.name != it.name));
        self.inputs.extend(other.inputs);
        self.sort();
    }

    fn sort(&mut self) {
        self.options.sort_by_key(OptionFacts::system);
        self.inputs.sort_by(|left, right| left.name.cmp(&right.name));
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.packages.is_none()
            && self.lib.is_none()
            && self.builtins.is_none()
            && self.options.is_empty()
            && self.inputs.is_empty()
    }

    /// One document with all of it: the same facts give the same bytes.
    ///
    /// # Errors
    /// None that can be met: all keys are strings.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut parts = Vec::new();
        parts.extend(self.packages.as_ref().map(PackageFacts::to_json).transpose()?);
        parts.extend(self.lib.as_ref().map(serde_json::to_vec).transpose()?);
        parts.extend(self.builtins.as_ref().map(serde_json::to_vec).transpose()?);
        for options in &self.options {
            parts.push(serde_json::to_vec(options)?);
        }
        for input in &self.inputs {
            parts.push(serde_json::to_vec(input)?);
        }
        let head = format!("{{\"schema\":\"{}\",\"parts\":[\n", schema::ALL);
        Ok([head.as_bytes(), &parts.join(&b",\n"[..]), b"\n]}\n"].concat())
    }
}

#[cfg(test)]
mod tests;
