//! What an editor asks of a program, one file per feature.
//!
//! ```text
//! Checked (files, model) --Analysis--> hover, completion, definition, ... (plain data, offsets in bytes)
//! ```
//!
//! Every feature is a function of an [`Analysis`] and a place. Nothing here knows the protocol of the language
//! server, touches a disk or keeps state: the server converts and remembers.
//!
//! Reading order: [`Analysis`], then [`identifier`] (the names that are written in a file), [`target`] (what
//! a name stands for), then the features.

pub mod analysis;
pub mod call_hierarchy;
pub mod code_actions;
pub mod completion;
pub mod definition;
pub mod docs;
pub mod file_rename;
pub mod folding;
pub mod hashes;
pub mod highlight;
pub mod hover;
pub mod identifier;
pub mod inlay_hints;
pub mod inputs;
pub mod lenses;
pub mod linked_editing;
pub mod links;
pub mod nix_sources;
pub mod other_modules;
pub mod references;
pub mod rename;
pub mod semantic_tokens;
pub mod show_nix;
pub mod signature_help;
pub mod symbols;
pub mod target;

pub use analysis::{Analysis, FileRange};

#[cfg(test)]
mod fixture;
