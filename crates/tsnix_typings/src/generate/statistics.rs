//! How much is known: counts for the summary and the manifest.

use serde::{Deserialize, Serialize};

use super::declarations::Member;

/// Counts of one kind of declarations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Names that are declared.
    pub names: usize,
    /// Those of them of which nothing is known: their type is `unknown`, or that of what they give.
    pub unknown: usize,
    /// Those of them with `unknown` somewhere in their type.
    pub partly_unknown: usize,
    /// Those of them with `Untyped` in their type.
    pub untyped: usize,
    /// Names that could not be evaluated.
    pub skipped: usize,
}

impl Counts {
    /// Counts members of sets; those that are written by hand are known.
    pub(crate) fn of_members<'a>(members: impl Iterator<Item = &'a Member>) -> Self {
        let mut counts = Self::default();
        for member in members {
            counts.add(&member.member);
        }
        counts
    }

    /// Counts one member by its text.
    pub(crate) fn add(&mut self, member: &str) {
        self.names += 1;
        // Most have neither.
        if memchr::memmem::find(member.as_bytes(), b"unknown").is_none()
            && memchr::memmem::find(member.as_bytes(), b"Untyped").is_none()
        {
            return;
        }
        let words = words(member);
        let is_whole = member == "readonly _: unknown" || member.ends_with(": unknown") || words.only_unknown;
        self.unknown += usize::from(is_whole);
        self.partly_unknown += usize::from(words.unknown && !is_whole);
        self.untyped += usize::from(words.untyped);
    }
}

#[derive(Default)]
struct Words {
    unknown: bool,
    only_unknown: bool,
    untyped: bool,
}

/// Which of the words for what is not known stand in a type, outside of quotes.
fn words(text: &str) -> Words {
    let mut found = Words::default();
    for (number, part) in text.split('"').enumerate() {
        if number % 2 == 1 {
            continue;
        }
        for word in part.split(|it: char| !it.is_ascii_alphanumeric() && it != '_') {
            found.unknown |= word == "unknown";
            found.untyped |= word == "Untyped";
        }
    }
    found
}
