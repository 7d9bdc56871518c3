//! `import x from "url" with { | }`: how a flake input is named and what it follows.

use tsnix_syntax::hir::{Stmt, StmtId};

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Source};

/// The attributes that may still be written.
pub(super) fn of_import(context: &Context<'_>, stmt: StmtId) -> Vec<Candidate> {
    let Stmt::Import(decl) = &context.module[stmt] else { return Vec::new() };
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
    known
        .into_iter()
        .filter(|(name, ..)| !is_taken(name))
        .map(|(name, text, docs)| {
            Candidate::new(name, ItemKind::Property, Source::Text(docs.to_owned()), 0)
                .with_insert(Insert::Text(text.to_owned()))
        })
        .collect()
}
