//! How much is known: counts for the summary and the manifest.

use std::sync::LazyLock;

use memchr::memmem::Finder;
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

    /// Both together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            names: self.names + other.names,
            unknown: self.unknown + other.unknown,
            partly_unknown: self.partly_unknown + other.partly_unknown,
            untyped: self.untyped + other.untyped,
            skipped: self.skipped + other.skipped,
        }
    }

    /// Counts one member by its text.
    pub(crate) fn add(&mut self, member: &str) {
        self.names += 1;
        let is_unknown = stands(member, &UNKNOWN);
        let is_whole = is_unknown && (member == "readonly _: unknown" || member.ends_with(": unknown"));
        self.unknown += usize::from(is_whole);
        self.partly_unknown += usize::from(is_unknown && !is_whole);
        self.untyped += usize::from(stands(member, &UNTYPED));
    }
}

static UNKNOWN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("unknown"));

static UNTYPED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("Untyped"));

/// Whether a word stands in a type, outside of quotes.
fn stands(text: &str, word: &Finder<'_>) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'_');
    let (mut counted, mut quotes) = (0, 0);
    word.find_iter(bytes).any(|at| {
        quotes += bytes.get(counted..at).unwrap_or_default().iter().filter(|it| **it == b'"').count();
        counted = at;
        let is_whole = !at.checked_sub(1).is_some_and(is_letter) && !is_letter(at + word.needle().len());
        quotes % 2 == 0 && is_whole
    })
}
