//! `tsnix.json`: what a project says about itself. All of it is optional; comments are allowed.
//!
//! Read once by [`crate::discover`]. What it does not understand it says at the place and goes on with the
//! default: a slip in the configuration never hides what is wrong with the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jsonc_parser::ast::{Object, ObjectProp, Value};
use tsnix_source::catalogue::files::{INVALID_CONFIG, UNKNOWN_CODE, UNKNOWN_CONFIG_KEY};
use tsnix_source::near::nearest;
use tsnix_source::{Code, Diagnostic, FileId, Severity, TextRange, catalogue};

use crate::jsonc::{self, range_of};

/// The keys that mean something, in the order of the documentation.
pub const KEYS: &[&str] = &["$schema", "entries", "systems", "typings", "outDir", "diagnostics"];

/// The JSON schema of the file, for editors.
pub const SCHEMA: &str = include_str!("../schema/tsnix.schema.json");

/// The name of the file.
pub const FILE_NAME: &str = "tsnix.json";

/// A project's settings. Paths are absolute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The files that are compiled when none is named; patterns relative to the configuration's folder.
    pub entries: Vec<EntryPattern>,
    /// The systems that a short flake is for, unless it says so itself.
    pub systems: Option<Vec<String>>,
    /// The folder of generated typings.
    pub typings: Option<PathBuf>,
    /// Where outputs are written instead of beside their sources.
    pub out_dir: Option<PathBuf>,
    /// Severities by code number; `None` is `off`.
    pub severities: BTreeMap<&'static str, Option<Severity>>,
}

/// One of `entries`: a path or a glob.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPattern {
    /// As written, with `/`.
    pub pattern: String,
    /// Where it is written.
    pub range: TextRange,
}

/// Reads the text of a `tsnix.json` in `folder`; `file` is its number in diagnostics.
pub fn parse(file: FileId, text: &str, folder: &Path) -> (Config, Vec<Diagnostic>) {
    let mut reader = Reader { file, folder, config: Config::default(), diagnostics: Vec::new() };
    match jsonc::parse(text) {
        Ok(Some(Value::Object(object))) => reader.object(&object),
        Ok(Some(other)) => reader.invalid(range_of(&other), "the configuration is an object: `{ ... }`"),
        Ok(None) => {}
        Err(error) => reader.invalid(error.range, &format!("this is not JSON: {}", error.message)),
    }
    (reader.config, reader.diagnostics)
}

struct Reader<'a> {
    file: FileId,
    folder: &'a Path,
    config: Config,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn invalid(&mut self, range: TextRange, message: &str) {
        self.diagnostics.push(Diagnostic::new(&INVALID_CONFIG, self.file, range, message));
    }

    fn object(&mut self, object: &Object<'_>) {
        for property in &object.properties {
            match property.name.as_str() {
                "$schema" => {}
                "entries" => self.entries(property),
                "systems" => self.systems(property),
                "typings" => self.config.typings = self.path(property),
                "outDir" => self.config.out_dir = self.path(property),
                "diagnostics" => self.severities(property),
                unknown => self.unknown_key(unknown, range_of(&property.name)),
            }
        }
    }

    fn unknown_key(&mut self, key: &str, range: TextRange) {
        let message = format!("`{key}` is not a setting of tsnix");
        let diagnostic = Diagnostic::new(&UNKNOWN_CONFIG_KEY, self.file, range, message);
        self.diagnostics.push(match nearest(key, KEYS.iter().copied()) {
            Some(near) => diagnostic.with_help(format!("write `{near}`")).with_fix(
                format!("Change to `{near}`"),
                range,
                format!("\"{near}\""),
            ),
            None => diagnostic
                .with_help("the settings are `entries`, `systems`, `typings`, `outDir` and `diagnostics`"),
        });
    }

    /// The strings of a list, with their places; says what is something else.
    fn strings(&mut self, property: &ObjectProp<'_>) -> Option<Vec<(String, TextRange)>> {
        let key = property.name.as_str();
        let Value::Array(array) = &property.value else {
            self.invalid(range_of(&property.value), &format!("`{key}` is a list of strings"));
            return None;
        };
        let mut strings = Vec::new();
        for element in &array.elements {
            match element {
                Value::StringLit(string) => strings.push((string.value.to_string(), range_of(string))),
                other => self.invalid(range_of(other), &format!("`{key}` is a list of strings")),
            }
        }
        Some(strings)
    }

    fn entries(&mut self, property: &ObjectProp<'_>) {
        let Some(strings) = self.strings(property) else { return };
        for (pattern, range) in strings {
            if fast_glob::validate(&pattern).is_err() {
                self.invalid(range, &format!("`{pattern}` is not a pattern: a bracket is not closed"));
                continue;
            }
            let pattern = pattern.strip_prefix("./").unwrap_or(&pattern).to_owned();
            self.config.entries.push(EntryPattern { pattern, range });
        }
    }

    fn systems(&mut self, property: &ObjectProp<'_>) {
        let Some(strings) = self.strings(property) else { return };
        if strings.is_empty() {
            self.invalid(
                range_of(&property.value),
                "`systems` needs at least one system, such as `x86_64-linux`",
            );
            return;
        }
        self.config.systems = Some(strings.into_iter().map(|(system, _)| system).collect());
    }

    fn path(&mut self, property: &ObjectProp<'_>) -> Option<PathBuf> {
        match &property.value {
            Value::StringLit(string) => Some(self.folder.join(string.value.as_ref())),
            Value::NullKeyword(_) => None,
            other => {
                let key = property.name.as_str();
                self.invalid(range_of(other), &format!("`{key}` is the path of a folder, or `null`"));
                None
            }
        }
    }

    fn severities(&mut self, property: &ObjectProp<'_>) {
        let Value::Object(object) = &property.value else {
            let message = "`diagnostics` is an object from codes to severities";
            return self.invalid(range_of(&property.value), message);
        };
        for property in &object.properties {
            self.severity(property);
        }
    }

    fn severity(&mut self, property: &ObjectProp<'_>) {
        let range = range_of(&property.name);
        let Some(code) = catalogue::find(property.name.as_str()) else {
            self.diagnostics.push(unknown_code(self.file, range, property.name.as_str()));
            return;
        };
        let word = property.value.as_string_lit().map(|string| string.value.as_ref());
        let severity = match word {
            Some("off") => None,
            Some("info") => Some(Severity::Info),
            Some("warning") => Some(Severity::Warning),
            Some("error") => Some(Severity::Error),
            _ => {
                let message = "a severity is `\"off\"`, `\"info\"`, `\"warning\"` or `\"error\"`";
                return self.invalid(range_of(&property.value), message);
            }
        };
        if severity != Some(Severity::Error) && !can_be_silenced(code) {
            let message =
                format!("`{}` can't be less than an error: there is no Nix for such a program", code.number);
            return self.invalid(range_of(&property.value), &message);
        }
        self.config.severities.insert(code.number, severity);
    }
}

/// Whether a diagnostic may be turned off or ignored: whatever TypeScript says about types, and warnings.
///
/// Not syntax errors and not our own errors, since what they stand at has no meaning in Nix.
pub fn can_be_silenced(code: &Code) -> bool {
    let is_syntax = code.number.strip_prefix("ts1").is_some_and(|rest| rest.len() == 3);
    code.severity != Severity::Error || (code.number.starts_with("ts") && !is_syntax)
}

/// There is no diagnostic called `wanted`.
pub(crate) fn unknown_code(file: FileId, range: TextRange, wanted: &str) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&UNKNOWN_CODE, file, range, format!("there is no diagnostic `{wanted}`"));
    match near_code(wanted) {
        Some(near) => diagnostic.with_help(format!("write `{near}`")),
        None => diagnostic.with_help("write a code as diagnostics show it, such as `ts2322`"),
    }
}

/// The number or the name of a code that is near to `wanted`.
pub fn near_code(wanted: &str) -> Option<&'static str> {
    nearest(wanted, catalogue::all().flat_map(|code| [code.number, code.name]))
}

#[cfg(test)]
mod tests;
