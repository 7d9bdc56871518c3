//! The package index: what a project's nixpkgs has, in one file that is opened instead of parsed.
//!
//! [`IndexBuilder`] writes it from a stream of [`Entry`]s; the same entries give the same bytes. [`Index`] reads it
//! where it lies: names are in finite state transducers, one for each set, what is said about them in small packed
//! blocks. A file that is not what was written is an error, never a wrong answer.

mod format;
mod input;
mod names;
mod near;
mod places;
mod read;
mod search;
mod walk;
mod words;
mod write;

pub use input::{Declaration, Entry, EntryKind, OptionEntry, SetId, SetInput};
pub use places::AboutOption;
pub use read::{Bytes, Damaged, Details, Index, Info, OpenError, Set, Summary, Text, TextId};
pub use search::{Hit, Match};
pub use write::{IndexBuilder, WriteError, option_name, options_of};

#[cfg(test)]
mod tests;
