//! JavaScript's regular expressions as data, and what POSIX extended ones can't say of them.
//!
//! ```text
//! pattern --parse--> Regex { root, groups, problems }
//! ```
//!
//! The checker turns problems into diagnostics; the emitter writes the tree as POSIX. A pattern without
//! problems means the same in both. Source: ECMA-262, Patterns (with Annex B); POSIX.1, 9.4.

mod alternatives;
mod reader;

use tsnix_source::TextRange;

pub use reader::parse;

/// A pattern that was read. Where there are problems the tree holds what could be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Regex {
    /// The whole pattern.
    pub root: Node,
    /// The names of the capturing groups, in order.
    pub groups: Vec<Option<String>>,
    /// What POSIX can't say, or would read differently.
    pub problems: Vec<Problem>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `a|b`; at least two.
    Alternatives(Vec<Node>),
    /// `ab`; empty for nothing.
    Sequence(Vec<Node>),
    /// A character, escapes resolved.
    Char(char),
    /// `.`: all but a line break.
    Any,
    /// `^`
    Start,
    /// `$`
    End,
    /// `[a-z]`, `\d`
    Class(Class),
    /// `(a)`, `(?<n>a)`: the index is that of the group, from 1; `(?:a)` has none.
    Group {
        /// Which group.
        index: Option<u32>,
        /// What is inside.
        inner: Box<Node>,
    },
    /// `a*`, `a{2,3}`: greedy.
    Repeat {
        /// What is repeated.
        inner: Box<Node>,
        /// At least.
        min: u32,
        /// At most; nothing for any number.
        max: Option<u32>,
    },
}

/// A set of characters. With no items and `is_negated`: any character, line breaks too (`[^]`, `[\s\S]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// `[^...]`, `\D`
    pub is_negated: bool,
    /// What it holds.
    pub items: Vec<ClassItem>,
}

/// An item of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassItem {
    /// `a`
    Char(char),
    /// `a-z`
    Range(char, char),
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\s`
    Space,
}

/// A part of a pattern that has no POSIX form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In bytes of the pattern.
    pub range: TextRange,
    /// What was found.
    pub what: &'static str,
    /// Why it can't be.
    pub why: &'static str,
    /// What to do.
    pub help: &'static str,
}

#[cfg(test)]
mod tests;
