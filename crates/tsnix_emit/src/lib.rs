//! Checked modules to Nix expressions.
//!
//! ```text
//! entry --outline--> items (module-level names), what each uses, where it belongs
//! items, default export --lower--> nix_tree expressions
//! flake / file --assemble--> the whole Nix file
//! ```
//!
//! Total on modules without errors; asks the [`tsnix_check::SemanticModel`] for types and infers nothing.
//! Knows nothing of layout: that is `nix_tree`'s.

mod context;
mod fold;
mod imports;
mod names;
mod outline;
mod placement;
mod reference;
mod trivia;
mod unique;

mod builtins;
mod flake;
mod lower;
mod runtime;
mod special;

mod file;
mod guards;
pub mod nix_syntax;

pub use file::{Emitted, EntryKind, Options, emit};
pub use special::nix_of_template;
