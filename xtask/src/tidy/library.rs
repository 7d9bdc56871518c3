//! JavaScript's library in `typings/lib.d.ts`: each member says what it does and what it becomes, and a page
//! of the specification uses it.

use std::collections::BTreeSet;

/// A member of an interface of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The interface.
    pub(super) owner: String,
    /// Its name, or the start of its signature.
    pub(super) name: String,
    /// The comment above the first of its overloads.
    pub(super) doc: String,
    /// From 1.
    pub(super) line: usize,
}

/// Interfaces of what TypeScript asks for itself, of which no program reads a member.
const OF_TYPESCRIPT: &[&str] = &[
    "ArrayIterator",
    "CallableFunction",
    "ConcatArray",
    "Error",
    "ErrorConstructor",
    "Function",
    "IArguments",
    "ImportAttributes",
    "Iterable",
    "IterableIterator",
    "Iterator",
    "IteratorReturnResult",
    "IteratorYieldResult",
    "Promise",
    "StringIterator",
    "Symbol",
    "SymbolConstructor",
    "TemplateStringsArray",
];

/// What is wrong with the library, given its text and the programs of the specification.
pub(super) fn problems(library: &str, programs: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for member in members(library) {
        let Member { owner, name, doc, line } = &member;
        if doc.is_empty() {
            problems.push(format!("typings/lib.d.ts:{line}: `{owner}.{name}` has no comment"));
            continue;
        }
        if OF_TYPESCRIPT.contains(&owner.as_str()) {
            continue;
        }
        let is_value = !name.chars().all(|char| char.is_ascii_uppercase() || char == '_');
        if is_value && owner != "RegExpMatchArray" && owner != "Console" && !doc.contains("Nix") {
            problems
                .push(format!("typings/lib.d.ts:{line}: `{owner}.{name}` does not say what it is in Nix"));
        }
        if let Some(used) = usage(owner, name)
            && !mentions(programs, &used)
        {
            problems.push(format!("typings/lib.d.ts:{line}: no page under spec/ uses `{owner}.{name}`"));
        }
    }
    problems
}

/// How a program writes a member; nothing for what has no name.
fn usage(owner: &str, name: &str) -> Option<String> {
    if !name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_') {
        return None;
    }
    let object = match owner {
        "Math" | "JSON" => owner,
        "Console" => "console",
        _ => owner.strip_suffix("Constructor").unwrap_or(""),
    };
    Some(format!("{object}.{name}"))
}

/// Whether a text has a member as a whole word: `.slice` is no `.sliceBy`.
fn mentions(programs: &str, used: &str) -> bool {
    programs.match_indices(used).any(|(at, _)| {
        let after = programs[at + used.len()..].chars().next();
        !after.is_some_and(|char| char.is_ascii_alphanumeric() || char == '_')
    })
}

/// The members of all interfaces, overloads as one.
pub(super) fn members(library: &str) -> Vec<Member> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut owner = String::new();
    let mut doc = String::new();
    for (at, line) in library.lines().enumerate() {
        if let Some(rest) = line.strip_prefix("interface ") {
            owner = rest.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap_or("").to_owned();
            doc.clear();
        } else if line.starts_with('}') {
            owner.clear();
        }
        let is_inside = !owner.is_empty() && line.starts_with("  ") && !line.starts_with("   ");
        if !is_inside {
            continue;
        }
        let text = line.trim();
        if text.starts_with("/**") || text.starts_with('*') {
            doc.push_str(text);
            continue;
        }
        let Some(name) = name_of(text) else { continue };
        if seen.insert((owner.clone(), name.clone())) {
            found.push(Member { owner: owner.clone(), name, doc: doc.clone(), line: at + 1 });
        }
        doc.clear();
    }
    found
}

/// The name in a member's signature; nothing for a line that only goes on with one.
fn name_of(text: &str) -> Option<String> {
    let text = text.strip_prefix("readonly ").unwrap_or(text);
    if text.starts_with('[') {
        return text.split_inclusive(']').next().map(str::to_owned);
    }
    if text.starts_with('(') || text.starts_with('<') {
        return Some("()".to_owned());
    }
    if text.starts_with("new ") {
        return Some("new ()".to_owned());
    }
    let end = text.find(|char: char| !(char.is_ascii_alphanumeric() || char == '_'))?;
    let is_member = matches!(text[end..].chars().next(), Some('(' | '<' | ':' | '?'));
    (end > 0 && is_member).then(|| text[..end].to_owned())
}
