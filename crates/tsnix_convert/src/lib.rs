//! Nix to TypeScript: an existing `flake.nix`, module, package or any other file as the source that tsnix compiles.
//!
//! ```text
//! Nix text --rnix--> tree --translate--> TypeScript tree --print--> text with places
//!                      ^                                               |
//!                      +---- decisions <--settle-- what the checker says
//! ```
//!
//! The result evaluates to what the Nix evaluates to. What has no counterpart, or what the types do not allow, stays Nix
//! in a `nix` template. Nothing is read and nothing is written here; the checker is given by who calls.

mod expression;
mod file;
mod free;
mod names;
mod print;
mod scope;
mod settle;
mod translate;
mod trivia;
mod ts;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use expression::{Expression, Surroundings, convert_expression};

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The TypeScript.
    pub text: String,
    /// How many expressions stayed Nix.
    pub kept: usize,
    /// What the checker still finds wrong, where nothing more could be done about it.
    pub problems: Vec<Problem>,
}

/// Something that the checker finds wrong with a text.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Bytes in the text that was checked.
    pub range: Range<usize>,
    /// The diagnostic's code: `ts2554`.
    pub code: String,
    /// What is wrong, in a sentence.
    pub message: String,
}

/// Why a text could not be converted: it is not Nix.
#[derive(Clone, Debug)]
pub struct SyntaxError {
    /// What the parser found first.
    pub error: rnix::ParseError,
}

/// Converts the text of a file. `check` says what is wrong with the TypeScript of it; it is asked until there is nothing
/// to be done about what it says.
///
/// # Errors
/// Where the text is not Nix.
pub fn convert(text: &str, check: &mut dyn FnMut(&str) -> Vec<Problem>) -> Result<Converted, SyntaxError> {
    let parsed = rnix::Root::parse(text);
    if let Some(error) = parsed.errors().first() {
        return Err(SyntaxError { error: error.clone() });
    }
    let error = SyntaxError { error: rnix::ParseError::UnexpectedEOF };
    settle::settle(&parsed.tree(), check).ok_or(error)
}
