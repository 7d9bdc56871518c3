//! The package index: what a project's nixpkgs has, in one file that is opened instead of parsed.
//!
//! [`IndexBuilder`] writes it from a stream of [`Entry`]s; the same entries give the same bytes.

mod input;

pub use input::{Declaration, Entry, EntryKind, OptionEntry, SetId, SetInput};
