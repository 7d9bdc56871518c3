//! Every diagnostic that tsnix can give, declared once.
//!
//! A code is `ts` and TypeScript's number where TypeScript reports the same, else `tn` and a number of our
//! own. Numbers are never used twice. Each entry has a page `codes/NAME.md`, which is what `tsnix explain`
//! prints, what the documentation shows, and a test: its example must raise exactly this code.
//!
//! A page is:
//!
//! ```text
//! # NAME
//!
//! What is wrong and why it matters.
//!
//! ## Example
//!
//! A `ts` fence that raises this code and no other. Where the code is about something outside of a
//! module (a setting, the command line), a `json` or `console` fence instead, which is only shown.
//!
//! ## How to fix
//!
//! What to do, and a `ts` fence without any diagnostic (and, where it helps, a `nix` one).
//! ```

use crate::Severity;

/// One kind of diagnostic.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `ts2322`, `tn1001`.
    pub number: &'static str,
    /// `not-assignable`: stable, kebab-case.
    pub name: &'static str,
    /// Unless configured otherwise.
    pub severity: Severity,
    /// One line that says what the code is about.
    pub summary: &'static str,
    /// The page, in Markdown.
    pub page: &'static str,
}

/// Declares the codes of one area: a constant each, and the list `CODES` of all.
macro_rules! codes {
    ($($constant:ident = $number:literal $name:literal $severity:ident $summary:literal;)*) => {
        use super::Code;
        use crate::Severity;

        $(
            #[doc = $summary]
            pub static $constant: Code = Code {
                number: $number,
                name: $name,
                severity: Severity::$severity,
                summary: $summary,
                page: include_str!(concat!("../codes/", $name, ".md")),
            };
        )*

        /// The codes of this area, in the order of declaration.
        pub(super) static CODES: &[&Code] = &[$(&$constant),*];
    };
}

pub mod files;
pub mod flakes;
pub mod language;
pub mod names;
pub mod syntax;
pub mod types;

/// All codes, area by area.
pub fn all() -> impl Iterator<Item = &'static Code> {
    let areas = [syntax::CODES, names::CODES, types::CODES, language::CODES, flakes::CODES, files::CODES];
    areas.into_iter().flatten().copied()
}

/// The code of a number (`ts2322`, `TS2322`, `2322`) or a name (`not-assignable`).
pub fn find(wanted: &str) -> Option<&'static Code> {
    let wanted = wanted.to_ascii_lowercase();
    all().find(|code| {
        code.number == wanted
            || code.name == wanted
            || code.number.strip_prefix("ts") == Some(wanted.as_str())
    })
}

#[cfg(test)]
mod tests;
