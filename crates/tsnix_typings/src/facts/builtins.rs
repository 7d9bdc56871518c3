//! Facts about Nix's builtins.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::schema;

/// The builtins of one Nix, or of several.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct BuiltinFacts {
    /// [`schema::BUILTINS`]
    pub schema: String,
    /// Every name, sorted.
    pub builtins: Vec<BuiltinFact>,
}

impl Default for BuiltinFacts {
    fn default() -> Self {
        Self { schema: schema::BUILTINS.to_owned(), builtins: Vec::new() }
    }
}

/// One builtin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct BuiltinFact {
    /// Its name in `builtins`.
    pub name: SmolStr,
    /// `function`, `string`, `int`, ...
    pub kind: String,
    /// The names of its parameters.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<SmolStr>,
    /// How many arguments it takes one after the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arity: Option<u32>,
    /// Its type, written as in lib's comments.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// What it does, in Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub doc: String,
}
