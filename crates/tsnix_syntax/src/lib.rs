//! TypeScript text to HIR.
//!
//! ```text
//! text --parse (swc, with recovery)--> swc AST --lower--> hir::Module + diagnostics
//! ```
//!
//! Parsing never fails: what can't be read becomes a `Missing` node and a diagnostic. The only crate that
//! names swc; nothing of swc is visible from outside. Knows neither types nor Nix.

mod comments;
#[doc(hidden)]
pub mod dump;
mod errors;
pub mod hir;
mod lower;
mod nesting;
mod parse;
mod patch;
pub mod range_map;
mod recognize;
mod repair;
pub mod scan;
mod swc_run;
pub mod walk;

pub use errors::is_grammar;
pub use parse::{FileKind, Parsed, parse};

/// Whether a word is one of JavaScript's reserved words, so that nothing can be called so.
pub fn is_reserved_word(word: &str) -> bool {
    repair::is_keyword(word)
}
