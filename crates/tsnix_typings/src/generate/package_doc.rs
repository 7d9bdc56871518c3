//! What the comment of a package says: description, version, licence, homepage, program, outputs.

use std::fmt::Write;

use super::docs;
use crate::facts::{Alias, PackageFact, ValueKind};

/// Why a name should not be used; empty where it may.
pub(super) fn deprecated(fact: &PackageFact) -> String {
    match &fact.alias {
        Alias::Of(target) => format!("another name of `{target}`"),
        Alias::Unknown(true) => "an old name, kept for those who use it".to_owned(),
        _ => String::new(),
    }
}

/// The comment's text.
pub(super) fn comment(fact: &PackageFact, deprecated: &str) -> String {
    let mut out = String::new();
    if !fact.description.is_empty() {
        out.push_str(&docs::foreign(fact.description.trim()));
        out.push_str("\n\n");
    }
    if fact.kind == ValueKind::Derivation {
        let name = if fact.pname.is_empty() { &fact.name } else { &fact.pname };
        out.push_str(&docs::foreign(name));
        if !fact.version.is_empty() {
            out.push(' ');
            out.push_str(&docs::foreign(&fact.version));
        }
        if !fact.license.is_empty() {
            let licences: Vec<&str> = fact.license.0.iter().map(|it| it.as_str()).collect();
            let _ = write!(out, ", {}", docs::foreign(&licences.join(", ")));
        }
        if let Some(homepage) = fact.homepage.0.first() {
            let _ = write!(out, "\n{}", docs::foreign(homepage));
        }
        if !fact.main_program.is_empty() {
            let _ = write!(out, "\nProgram: `{}`", docs::foreign(&fact.main_program));
        }
        if !fact.outputs.is_empty() {
            let outputs: Vec<String> = fact.outputs.iter().map(|it| format!("`{it}`")).collect();
            let _ = write!(out, "\nOutputs: {}", docs::foreign(&outputs.join(", ")));
        }
        let marks = marks(fact);
        if !marks.is_empty() {
            let _ = write!(out, "\n**Marked as {}**", marks.replace(' ', ", "));
        }
    }
    if !deprecated.is_empty() {
        let deprecated = docs::foreign(deprecated).replace('\n', " ");
        let _ = write!(out, "\n\n@deprecated {deprecated}");
    }
    out
}

/// `broken unfree`
pub(super) fn marks(fact: &PackageFact) -> String {
    if !(fact.broken || fact.insecure || fact.unfree) {
        return String::new();
    }
    let marks = [(fact.broken, "broken"), (fact.insecure, "insecure"), (fact.unfree, "unfree")];
    marks.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}
