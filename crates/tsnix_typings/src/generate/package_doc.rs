//! What the comment of a package says: description, version, licence, homepage, program, outputs.

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

/// Appends the comment's text.
pub(super) fn push_comment(out: &mut String, fact: &PackageFact, deprecated: &str) {
    if !fact.description.is_empty() {
        out.push_str(&docs::foreign(fact.description.trim()));
        out.push_str("\n\n");
    }
    if fact.kind == ValueKind::Derivation {
        push_derivation(out, fact);
    }
    if !deprecated.is_empty() {
        let deprecated = docs::foreign(deprecated).replace('\n', " ");
        out.push_str("\n\n@deprecated ");
        out.push_str(&deprecated);
    }
}

fn push_derivation(out: &mut String, fact: &PackageFact) {
    let name = if fact.pname.is_empty() { &fact.name } else { &fact.pname };
    out.push_str(&docs::foreign(name));
    if !fact.version.is_empty() {
        out.push(' ');
        out.push_str(&docs::foreign(&fact.version));
    }
    for licence in &fact.license.0 {
        out.push_str(", ");
        out.push_str(&docs::foreign(licence));
    }
    if let Some(homepage) = fact.homepage.0.first() {
        out.push('\n');
        out.push_str(&docs::foreign(homepage));
    }
    if !fact.main_program.is_empty() {
        for part in ["\nProgram: `", &docs::foreign(&fact.main_program), "`"] {
            out.push_str(part);
        }
    }
    let mut before = "\nOutputs: `";
    for output in &fact.outputs {
        out.push_str(before);
        out.push_str(&docs::foreign(output));
        before = "`, `";
    }
    if !fact.outputs.is_empty() {
        out.push('`');
    }
    let marks = marks(fact);
    if !marks.is_empty() {
        for part in ["\n**Marked as ", &marks.replace(' ', ", "), "**"] {
            out.push_str(part);
        }
    }
}

/// `broken unfree`
pub(super) fn marks(fact: &PackageFact) -> String {
    if !(fact.broken || fact.insecure || fact.unfree) {
        return String::new();
    }
    let marks = [(fact.broken, "broken"), (fact.insecure, "insecure"), (fact.unfree, "unfree")];
    marks.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}
