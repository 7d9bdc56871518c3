//! `import x from "url" with { | }`: how a flake input is named and what it follows.

use tsnix_syntax::hir::{Stmt, StmtId};

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Source};

/// The attributes that may still be written.
pub(super) fn of_import(context: &Context<'_>, stmt: StmtId) -> Vec<Candidate> {
    let Stmt::Import(decl) = &context.module[stmt] else { return Vec::new() };
    if let Some(key) = key_of_text(context) {
        return values(context, &key);
    }
    let is_taken = |name: &str| {
        decl.attributes.iter().any(|it| it.key.name == name && !it.range.touches(context.offset))
    };
    let known = [
        ("name", "name: \"\"", "What the input is called in the flake; the repository's name otherwise."),
        ("flake", "flake: \"false\"", "`\"false\"` for a source that is no flake."),
        (
            "inputs.nixpkgs.follows",
            "\"inputs.nixpkgs.follows\": \"nixpkgs\"",
            "The input uses this flake's nixpkgs and not its own, so that there is one.",
        ),
        ("type", "type: \"\"", "What a file is read as: `json`, `toml`, `nix`."),
    ];
    // The order is that in which they are most often needed.
    (0_u8..)
        .zip(known)
        .filter(|(_, (name, ..))| !is_taken(name))
        .map(|(group, (name, text, docs))| {
            Candidate::new(name, ItemKind::Property, Source::Text(docs.to_owned()), group)
                .with_insert(Insert::Text(text.to_owned()))
        })
        .collect()
}

/// `{ key: "|" }`: the key, where the cursor is in the text of its value.
fn key_of_text(context: &Context<'_>) -> Option<String> {
    let before = &context.analysis.text(context.file)[..context.replaces.start as usize];
    let before = before.strip_suffix(['"', '\''])?.trim_end().strip_suffix(':')?.trim_end();
    let is_quoted = before.ends_with(['"', '\'']);
    let before = before.trim_end_matches(['"', '\'']);
    let is_part = |c: char| c == '_' || c.is_alphanumeric() || is_quoted && matches!(c, '.' | '-');
    let start = before.rfind(|c| !is_part(c)).map_or(0, |at| at + 1);
    before.get(start..).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// What may be written for an attribute.
fn values(context: &Context<'_>, key: &str) -> Vec<Candidate> {
    let known: Vec<String> = match key {
        "flake" => ["false", "true"].map(str::to_owned).to_vec(),
        "type" => ["json", "toml", "text", "bytes"].map(str::to_owned).to_vec(),
        // The other inputs by the names that they are imported by.
        _ if key.ends_with(".follows") => inputs(context),
        _ => Vec::new(),
    };
    (0_u8..)
        .zip(known)
        .map(|(group, text)| Candidate::new(text, ItemKind::Value, Source::Nothing, group))
        .collect()
}

/// `nixpkgs`, then the flakes that the file imports.
fn inputs(context: &Context<'_>) -> Vec<String> {
    let mut names = vec!["nixpkgs".to_owned()];
    for stmt in &context.module.body {
        let Stmt::Import(decl) = &context.module[*stmt] else { continue };
        let is_here = context.module.stmts.range(*stmt).touches(context.offset);
        if is_here || !decl.from.value.contains(':') {
            continue;
        }
        let defaults = decl.specifiers.iter().map(|it| context.module[*it].local.name.to_string());
        names.extend(defaults.filter(|it| it != "nixpkgs").take(1));
    }
    names
}
