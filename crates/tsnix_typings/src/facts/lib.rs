//! Facts about `lib`: its functions with their arity, arguments, signatures and comments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::packages::{Parameter, ValueKind};
use super::{Skipped, Source, schema};

/// A lib.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct LibFacts {
    /// [`schema::LIB`]
    pub schema: String,
    /// Where it is from.
    pub source: Source,
    /// What could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
    /// Every name, sorted by path.
    pub entries: Vec<LibFact>,
}

impl Default for LibFacts {
    fn default() -> Self {
        Self {
            schema: schema::LIB.to_owned(),
            source: Source::default(),
            skipped: Vec::new(),
            entries: Vec::new(),
        }
    }
}

/// A signature as it is written in a comment: prose.
pub type TypeSignature = String;

/// One name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct LibFact {
    /// The names from the top.
    pub path: Vec<SmolStr>,
    /// What it stands for.
    pub kind: ValueKind,
    /// Its type as the comment has it.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub signature: Option<TypeSignature>,
    /// How many arguments the code takes one after the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arity: Option<u32>,
    /// The parameters of the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<Parameter>,
    /// The set pattern of the first parameter; the value says whether there is a default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args: Option<BTreeMap<SmolStr, bool>>,
    /// What the comment says of the parameters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<LibInput>,
    /// The comment's first paragraph.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The comment.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub doc: String,
    /// The path of the function that it is, joined with dots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alias_of: Option<String>,
    /// The builtin that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primop: Option<String>,
    /// Where its attribute is written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attr_pos: String,
    /// Where the function is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pos: String,
}

/// A parameter as the comment has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LibInput {
    /// Its name.
    pub name: String,
    /// What it is.
    pub doc: String,
}
