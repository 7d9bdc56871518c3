//! TypeScript text to HIR.
//!
//! ```text
//! text --parse (swc, with recovery)--> swc AST --lower--> hir::Module + diagnostics
//! ```
//!
//! Parsing never fails: what can't be read becomes a `Missing` node and a diagnostic. The only crate that
//! names swc; nothing of swc is visible from outside. Knows neither types nor Nix.

#[doc(hidden)]
pub mod dump;
pub mod hir;
pub mod range_map;
pub mod walk;
mod comments;
mod errors;
mod lower;
mod nesting;
mod parse;
mod patch;
mod repair;
mod scan;
mod swc_run;

pub use parse::{FileKind, Parsed, parse};
