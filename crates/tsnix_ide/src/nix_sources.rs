//! Into the `.nix` code that something comes from: a package, a function of the library, an option, a flake, what a
//! Nix file gives.
//!
//! ```text
//! name --subject--> what it is in Nix --find--> a place in a tree that lies on this machine
//! ```
//!
//! Which trees there are is told by who asks ([`pinned_trees`] says where Nix keeps what a lock file pins). Nothing is
//! evaluated: places are those that typings know, else they are found by reading the code.

mod find;
mod library;
mod option_path;
mod packages;
mod store;
mod subject;
mod text;

use std::path::PathBuf;

use tsnix_source::{FileId, FileSystem, TextRange};

use crate::Analysis;
use crate::identifier::identifier_at;
pub(crate) use option_path::option_at;
pub use store::pinned_trees;
pub(crate) use subject::Subject;

/// A tree of Nix sources.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tree {
    /// What a flake calls it: `nixpkgs`, `home-manager`.
    pub name: String,
    /// Its folder (absolute).
    pub root: PathBuf,
}

/// The Nix code that there is to look at.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// Where the trees are read from.
    pub fs: &'a dyn FileSystem,
    /// The trees, the best first. Some may not be there.
    pub trees: &'a [Tree],
    /// The text of the project's `flake.lock`.
    pub lock: Option<&'a str>,
}

/// A place in a file that is no part of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NixPlace {
    /// The file (absolute).
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Where in it, in bytes.
    pub range: TextRange,
}

/// What was asked about and where its Nix is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NixDefinition {
    /// The name under the cursor.
    pub origin: TextRange,
    /// The place.
    pub place: NixPlace,
    /// Whether the declaration in TypeScript says no more than that the name is there: a package, an option. One who
    /// asks for the definition wants the Nix then.
    pub is_better: bool,
}

/// The Nix of the name at an offset; nothing where no tree has it.
pub fn implementation(
    analysis: &Analysis<'_>,
    file: FileId,
    offset: u32,
    sources: Sources<'_>,
) -> Option<NixDefinition> {
    let identifier = identifier_at(analysis, file, offset)?;
    let subject = subject::of(analysis, file, &identifier)?;
    let place = find::find(sources, &subject)?;
    let is_better =
        matches!(subject, Subject::Package { .. } | Subject::Option { .. } | Subject::Attribute { .. });
    Some(NixDefinition { origin: identifier.range, place, is_better })
}

#[cfg(test)]
mod tests;
