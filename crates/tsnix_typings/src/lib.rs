//! Facts about Nix to declarations and to the package index.
//!
//! ```text
//! facts --generate--> .d.ts          what `tsc` and other editors read
//!       --index-----> packages.index what tsnix reads: opened, not parsed
//! ```
//!
//! Knows nothing of how programs are checked; the project hands the index to the checker.

pub mod facts;
pub mod generate;
pub mod import;
pub mod index;
pub mod source;
