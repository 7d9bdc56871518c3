//! What Nix has no way to say. The crate reports it instead of printing something else.

use crate::expr::Origin;
use smol_str::SmolStr;
use std::fmt;

/// A part of an expression that can't be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintError {
    pub kind: PrintErrorKind,
    /// The origin of the node, where it has one.
    pub origin: Origin,
}

/// Why a part of an expression can't be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintErrorKind {
    /// A NUL character in a string, a name, a path or raw Nix.
    NulCharacter,
    /// A variable or parameter whose name is no Nix identifier.
    Identifier(SmolStr),
    /// An infinite float or not-a-number.
    NotFinite,
    /// `<...>` around something else than a path.
    SearchPath(SmolStr),
    /// Two parameters of one name in a set pattern.
    DuplicateFormal(SmolStr),
    /// An attribute that a set or `let` defines twice; the dotted path.
    DuplicateAttribute(SmolStr),
    /// `let ${name} = ...`
    DynamicNameInLet,
    /// A binding or `?` without a name.
    EmptyAttributePath,
}

impl fmt::Display for PrintErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NulCharacter => formatter.write_str("a Nix string can't hold a NUL character"),
            Self::Identifier(name) => {
                write!(formatter, "`{name}` can't be the name of a variable in Nix")
            }
            Self::NotFinite => formatter.write_str("Nix has no literal for infinity or not-a-number"),
            Self::SearchPath(text) => write!(formatter, "`<{text}>` is not a search path"),
            Self::DuplicateFormal(name) => {
                write!(formatter, "`{name}` is twice a parameter of one function")
            }
            Self::DuplicateAttribute(path) => {
                write!(formatter, "the attribute `{path}` is defined twice")
            }
            Self::DynamicNameInLet => formatter.write_str("the names that `let` binds can't be computed"),
            Self::EmptyAttributePath => formatter.write_str("an attribute without a name"),
        }
    }
}

impl fmt::Display for PrintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(formatter)
    }
}

impl std::error::Error for PrintError {}
