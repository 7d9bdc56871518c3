//! The library is described and proved: each member that `typings/lib.d.ts` declares says what it is in Nix, and stands
//! in a case of the specification.

#![allow(clippy::disallowed_methods, reason = "a test reads the repository")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use tsnix_spec::suite;

/// What TypeScript itself asks for: iteration, promises, the types behind syntax.
const OF_TYPESCRIPT: &[&str] = &[
    "Function",
    "IArguments",
    "ImportAttributes",
    "Iterable",
    "Iterator",
    "IteratorReturnResult",
    "IteratorYieldResult",
    "Promise",
    "SymbolConstructor",
];

/// What no program can name: only `text` and `nix` are tags, and `catch` has no binding.
const NOT_NAMED: &[&str] = &["TemplateStringsArray", "Error"];

struct Member {
    owner: String,
    name: String,
    docs: String,
}

#[test]
fn members_are_described_and_proved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let members = members(&root.join("typings/lib.d.ts"));
    assert!(members.len() > 100, "only {} members were found", members.len());
    let programs = programs(&root);
    let mut problems = Vec::new();
    for Member { owner, name, docs } in &members {
        if !docs.contains("Nix") {
            problems.push(format!("{owner}.{name}: its comment does not say what it is in Nix"));
        }
        let is_named = programs.iter().any(|text| names(text, owner, name));
        if !is_named && !NOT_NAMED.contains(&owner.as_str()) {
            problems.push(format!("{owner}.{name}: no case of the specification names it"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Builtins that the oldest Nix lacks, and those that look at the network, the store or the surroundings.
const NOT_ASKED: &[&str] = &[
    "addDrvOutputDependencies",
    "appendContext",
    "break",
    "convertHash",
    "currentSystem",
    "currentTime",
    "derivationStrict",
    "fetchClosure",
    "fetchGit",
    "fetchMercurial",
    "fetchTarball",
    "fetchTree",
    "fetchurl",
    "filterSource",
    "findFile",
    "flakeRefToString",
    "getFlake",
    "langVersion",
    "nixPath",
    "nixVersion",
    "outputOf",
    "parseFlakeRef",
    "path",
    "readDir",
    "readFileType",
    "scopedImport",
    "storeDir",
    "storePath",
    "toPath",
    "traceVerbose",
    "unsafeDiscardOutputDependency",
    "unsafeGetAttrPos",
    "warn",
];

#[test]
fn builtins_are_proved() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("typings/builtins.d.ts");
    let text = fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let body = text.split("interface SharedBuiltins").nth(1).expect("an interface of all builtins");
    let members = body.lines().filter_map(|line| line.strip_prefix("  "));
    let functions = members.filter(|line| line.starts_with(|char: char| char.is_ascii_lowercase()));
    let names: BTreeSet<&str> = functions
        .filter(|line| line[word(line).len()..].starts_with(['(', '<']))
        .map(word)
        .filter(|name| !NOT_ASKED.contains(name))
        .collect();
    assert!(names.len() > 70, "only {} builtins were found", names.len());
    let programs = programs(&root);
    let is_named = |name: &str| programs.iter().any(|text| self::names(text, "builtins", name));
    let missing: Vec<&str> = names.into_iter().filter(|name| !is_named(name)).collect();
    assert!(missing.is_empty(), "no case of the specification calls {}", missing.join(", "));
}

/// The members of interfaces, and global functions, each once.
fn members(path: &Path) -> Vec<Member> {
    let text = fs::read_to_string(path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    let (mut members, mut seen) = (Vec::new(), BTreeSet::new());
    let (mut owner, mut docs) = (String::new(), String::new());
    for line in text.lines() {
        let inner = line.trim_start();
        if let Some(rest) = line.strip_prefix("interface ") {
            owner = word(rest).to_owned();
        } else if line == "}" {
            owner.clear();
        } else if inner.starts_with("/**") {
            docs = inner.to_owned();
            continue;
        } else if inner.starts_with('*') {
            docs.push_str(inner);
            continue;
        }
        let declared = match line.strip_prefix("declare function ") {
            Some(rest) => Some(rest),
            None if owner.is_empty() || !line.starts_with("  ") || line.starts_with("   ") => None,
            None => Some(inner.strip_prefix("readonly ").unwrap_or(inner)),
        };
        let name = declared.map(word).filter(|name| !name.is_empty() && *name != "new");
        if let Some(name) = name
            && !OF_TYPESCRIPT.contains(&owner.as_str())
            && seen.insert((owner.clone(), name.to_owned()))
        {
            members.push(Member { owner: owner.clone(), name: name.to_owned(), docs: docs.clone() });
        }
        if !inner.is_empty() {
            docs.clear();
        }
    }
    members
}

/// The word at the front of a text.
fn word(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_ascii_alphanumeric() && char != '_').unwrap_or(text.len());
    &text[..end]
}

/// The programs of the specification.
fn programs(root: &Path) -> Vec<String> {
    let sources = suite::find(root).unwrap_or_else(|problem| panic!("{problem}"));
    let is_page = |path: &PathBuf| path.starts_with("spec");
    let pages = sources.into_iter().filter(|source| is_page(&source.path));
    let cases = pages.flat_map(|source| source.cases.unwrap_or_default());
    cases.flat_map(|case| case.files.into_values().map(|file| file.text)).collect()
}

/// Whether a program names a member: `Math.max`, `.slice`, `parseInt(`.
fn names(text: &str, owner: &str, name: &str) -> bool {
    let global = match owner {
        "" => return text.contains(&format!("{name}(")),
        "Console" => Some("console"),
        "Math" | "JSON" | "builtins" => Some(owner),
        _ => owner.strip_suffix("Constructor"),
    };
    let wanted = match global {
        Some(global) => format!("{global}.{name}"),
        None if name.starts_with(|char: char| char.is_ascii_digit()) => format!("[{name}]"),
        None => format!(".{name}"),
    };
    text.match_indices(&wanted).any(|(at, found)| {
        let after = text[at + found.len()..].chars().next();
        !after.is_some_and(|char| char.is_ascii_alphanumeric() || char == '_')
    })
}
