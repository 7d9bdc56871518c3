//! `cargo xtask tidy`: the rules of the house that a program can check.

mod library;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, shell};

/// A source file may not be longer.
const MOST_LINES: usize = 800;
/// A page of the specification may not be longer.
const MOST_PAGE_LINES: usize = 400;

/// Which crates may depend on what is kept in one place.
const EDGES: &[(&str, &[&str])] = &[
    ("swc_", &["tsnix_syntax"]),
    ("tower-lsp", &["tsnix_server"]),
    ("lsp-types", &["tsnix_server"]),
    (
        "rnix",
        &[
            "nix_tree",
            "tsnix_emit",
            "tsnix_check",
            "tsnix_convert",
            "tsnix_ide",
            "tsnix_project",
            "tsnix_typings",
        ],
    ),
];

/// Checks everything and says all that is wrong.
pub(crate) fn run() -> Result {
    let root = shell::root();
    let mut problems = Vec::new();
    check_rust(&root, &mut problems);
    check_pages(&root, &mut problems);
    check_crates(&root, &mut problems);
    check_library(&root, &mut problems);
    for problem in &problems {
        println!("tidy: {problem}");
    }
    if problems.is_empty() { Ok(()) } else { Err(format!("tidy: {} problems", problems.len())) }
}

fn check_rust(root: &Path, problems: &mut Vec<String>) {
    let mut files = files_under(&root.join("crates"), "rs");
    files.extend(files_under(&root.join("xtask"), "rs"));
    files.extend(files_under(&root.join("tests"), "rs"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let name = relative(root, &path);
        problems.extend(rust_problems(&text).into_iter().map(|it| format!("{name}: {it}")));
        if path.file_name().is_some_and(|it| it == "mod.rs") {
            problems.push(format!("{name}: is named `mod.rs`: name it after the module, beside its folder"));
        }
    }
}

/// What is wrong with the text of one Rust file.
fn rust_problems(text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    if !text.starts_with("//!") {
        problems
            .push("does not open with `//!`: what it does, where it sits, what it must not do".to_owned());
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        problems.push(format!("has {lines} lines; split it before {MOST_LINES}"));
    }
    // Spelt in two parts, so that this file keeps its own rule.
    for word in [
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("todo", "!("),
        concat!("dbg", "!("),
        concat!("#[ign", "ore"),
    ] {
        if let Some(at) = text.lines().position(|line| line.contains(word)) {
            problems.push(format!("line {}: `{word}` is left behind", at + 1));
        }
    }
    problems
}

fn check_pages(root: &Path, problems: &mut Vec<String>) {
    for path in files_under(&root.join("spec"), "md") {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let lines = text.lines().count();
        if lines > MOST_PAGE_LINES {
            problems.push(format!(
                "{}: has {lines} lines; a page has at most {MOST_PAGE_LINES}",
                relative(root, &path)
            ));
        }
        if !text.starts_with("# ") {
            problems.push(format!("{}: does not open with a title", relative(root, &path)));
        }
    }
}

/// Members of JavaScript's library are documented, and used by a page.
fn check_library(root: &Path, problems: &mut Vec<String>) {
    let library = fs::read_to_string(root.join("typings/lib.d.ts")).unwrap_or_default();
    let pages = files_under(&root.join("spec"), "md");
    let programs: String = pages.iter().map(|page| fs::read_to_string(page).unwrap_or_default()).collect();
    problems.extend(library::problems(&library, &programs));
}

fn check_crates(root: &Path, problems: &mut Vec<String>) {
    let mut crates = BTreeSet::new();
    for entry in fs::read_dir(root.join("crates")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let manifest = fs::read_to_string(entry.path().join("Cargo.toml")).unwrap_or_default();
        for dependency in dependencies(&manifest) {
            for (prefix, allowed) in EDGES {
                if dependency.starts_with(prefix) && !allowed.contains(&name.as_str()) {
                    problems.push(format!("crates/{name}: may not depend on `{dependency}`"));
                }
            }
        }
        crates.insert(name);
    }
    match fs::read_to_string(root.join("ARCHITECTURE.md")) {
        Err(problem) => problems.push(format!("ARCHITECTURE.md: {problem}")),
        Ok(text) => problems.extend(architecture_problems(&text, &crates)),
    }
}

/// The names under `[dependencies]`; what tests alone use does not count.
fn dependencies(manifest: &str) -> Vec<&str> {
    let mut is_inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_inside = line.trim() == "[dependencies]";
        } else if is_inside && let Some((name, _)) = line.split_once('=') {
            names.push(name.trim().split('.').next().unwrap_or_default());
        }
    }
    names
}

/// Every crate is named, and nothing that looks like one of our crates is named that is not there.
fn architecture_problems(text: &str, crates: &BTreeSet<String>) -> Vec<String> {
    let is_word = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let words: BTreeSet<&str> = text.split(|char| !is_word(char)).collect();
    let missing = crates.iter().filter(|name| !words.contains(name.as_str()));
    let invented = words.iter().filter(|word| word.starts_with("tsnix_") && !crates.contains(**word));
    let missing = missing.map(|name| format!("ARCHITECTURE.md: does not name the crate `{name}`"));
    missing
        .chain(invented.map(|name| format!("ARCHITECTURE.md: names `{name}`, which is not there")))
        .collect()
}

fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_under(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests;
