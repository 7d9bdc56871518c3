//! Facts about the outputs of a flake that a project has as an input.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use super::{Skipped, Source, ValueKind, schema};

/// The outputs of one input.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct InputFacts {
    /// [`schema::OUTPUTS`]
    pub schema: String,
    /// Where it is from.
    pub source: Source,
    /// Its name in the project.
    pub name: String,
    /// How imports write it: `github:owner/repo`, one or several spellings.
    pub urls: Vec<String>,
    /// Whether it is a flake; else it is a source tree.
    pub is_flake: bool,
    /// What could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
    /// Its outputs by name.
    pub outputs: BTreeMap<SmolStr, OutputFact>,
}

impl Default for InputFacts {
    fn default() -> Self {
        Self {
            schema: schema::OUTPUTS.to_owned(),
            source: Source::default(),
            name: String::new(),
            urls: Vec::new(),
            is_flake: true,
            skipped: Vec::new(),
            outputs: BTreeMap::new(),
        }
    }
}

/// A value in the outputs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OutputFact {
    /// What it is.
    pub kind: ValueKind,
    /// What a set has; absent where it was not looked into.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members: Option<BTreeMap<SmolStr, OutputFact>>,
    /// A function's set pattern; the value says whether there is a default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub args: Option<BTreeMap<SmolStr, bool>>,
    /// A package's name and version.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// One line: what it is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
}
