//! Facts about the options of a module system, with structured types.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::packages::is_false;
use super::{OneOrMany, Skipped, Source, schema};

/// A module system.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OptionFacts {
    /// [`schema::OPTIONS`]
    pub schema: String,
    /// Where it is from; its name decides what the declarations are called.
    pub source: Source,
    /// What could not be evaluated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
    /// Whether an option that its own submodule defines says so by `defined`.
    #[serde(skip_serializing_if = "is_false")]
    pub knows_defined: bool,
    /// Every option, sorted by name.
    pub options: Vec<OptionFact>,
}

impl Default for OptionFacts {
    fn default() -> Self {
        Self {
            schema: schema::OPTIONS.to_owned(),
            source: Source::default(),
            skipped: Vec::new(),
            knows_defined: false,
            options: Vec::new(),
        }
    }
}

impl OptionFacts {
    /// The name of the module system in files and commands: `nixos`, `home-manager`, `darwin`, `flake-parts`.
    pub fn system(&self) -> String {
        let name = self.source.name.to_lowercase();
        match name.as_str() {
            "nix-darwin" | "darwin" => "darwin".to_owned(),
            _ => name
                .chars()
                .map(|it| if it.is_ascii_alphanumeric() { it } else { '-' })
                .collect::<String>()
                .trim_matches('-')
                .to_owned(),
        }
    }
}

/// One option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OptionFact {
    /// Its name with dots; absent in submodules.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its names, where one of them has a dot, and in submodules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub ty: OptionType,
    /// Its type in Nix's own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub type_text: String,
    /// Whether there is a default.
    #[serde(skip_serializing_if = "is_false")]
    pub has_default: bool,
    /// The default's value.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub default: Value,
    /// How the default is shown.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub default_text: Value,
    /// An example.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub example: Value,
    /// What it does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// It may be read and not defined.
    #[serde(skip_serializing_if = "is_false")]
    pub read_only: bool,
    /// Documentation leaves it out.
    #[serde(skip_serializing_if = "is_false")]
    pub internal: bool,
    /// In a submodule: the submodule itself defines it.
    #[serde(skip_serializing_if = "is_false")]
    pub defined: bool,
    /// The files that declare it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declarations: Vec<String>,
    /// The places that declare it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
}

impl OptionFact {
    /// The names from the top.
    pub fn names(&self) -> Vec<&str> {
        if self.path.is_empty() {
            self.name.split('.').collect()
        } else {
            self.path.iter().map(String::as_str).collect()
        }
    }
}

/// A default or example: JSON, in which sets with `_type` stand for what JSON can't say.
pub type DefaultValue = Value;

/// A type of options. `kind` says which of the other parts are there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OptionType {
    /// Nix's name: `str`, `attrsOf`, `submodule`, ...
    pub kind: String,
    /// The types that it is made of.
    #[serde(skip_serializing_if = "OneOrMany::is_empty")]
    pub of: OneOrMany<OptionType>,
    /// The values of an `enum`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Value>,
    /// What `coercedTo` takes beside `to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Box<OptionType>>,
    /// What `coercedTo` gives; for `ref` the `id` of a type around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Target>,
    /// The options of a `submodule`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionFact>,
    /// The type of what a `submodule` has beside its options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freeform: Option<Box<OptionType>>,
    /// The tags of `attrTag`.
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    pub tags: serde_json::Map<String, Value>,
    /// What a `ref` inside names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the type calls itself, where its kind does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The type in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The least number.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub min: Value,
    /// The greatest number.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub max: Value,
    /// What `strMatching` must match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The options were not looked at: the submodule contains itself.
    #[serde(skip_serializing_if = "Value::is_null")]
    pub recursive: Value,
}

/// What `to` may be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    /// The `id` of a type.
    Id(String),
    /// A type.
    Type(Box<OptionType>),
}
