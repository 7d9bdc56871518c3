//! The high-level intermediate representation: one file's syntax in arenas.
//!
//! Faithful to TypeScript (nothing is desugared), freed of what has no meaning (parentheses, white
//! space). Nodes refer to each other by [`Id`]; whatever later phases find out about a node stands in side
//! tables under that id. Every node has a range in bytes.

mod arena;
mod defaults;
mod expr;
mod function;
mod module;
mod pattern;
mod stmt;
mod type_node;

pub use arena::{Arena, Id};
pub use expr::*;
pub use function::*;
pub use module::*;
pub use pattern::*;
pub use stmt::*;
pub use type_node::*;

use smol_str::SmolStr;
use tsnix_source::TextRange;

/// A name or a string of the source: cheap to clone.
pub type Name = SmolStr;

/// A name at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ident {
    /// The name with escapes resolved.
    pub name: Name,
    /// Where it stands.
    pub range: TextRange,
}

/// A string literal at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringLiteral {
    /// The value; unpaired surrogates are U+FFFD here.
    pub value: Name,
    /// Whether the value had an unpaired surrogate, which no Nix string can hold.
    pub has_lone_surrogate: bool,
    /// The literal with its quotes.
    pub range: TextRange,
}

/// The name of a property in an object literal, a pattern, an interface or a class.
#[derive(Clone, Debug, PartialEq)]
pub enum PropertyName {
    /// `name`
    Ident(Ident),
    /// `"name"`
    String(StringLiteral),
    /// `1`; the property's name is the number as JavaScript prints it.
    Number {
        /// The value.
        value: f64,
        /// Where it stands.
        range: TextRange,
    },
    /// `[expression]`
    Computed {
        /// The expression between the brackets.
        expr: ExprId,
        /// With the brackets.
        range: TextRange,
    },
    /// `#name`
    Private(Ident),
}

impl PropertyName {
    /// Where the name stands.
    pub fn range(&self) -> TextRange {
        match self {
            Self::Ident(ident) | Self::Private(ident) => ident.range,
            Self::String(string) => string.range,
            Self::Number { range, .. } | Self::Computed { range, .. } => *range,
        }
    }

    /// The name, where it does not have to be computed.
    pub fn static_name(&self) -> Option<Name> {
        match self {
            Self::Ident(ident) => Some(ident.name.clone()),
            Self::String(string) => Some(string.value.clone()),
            Self::Number { value, .. } => Some(number_text(*value)),
            Self::Computed { .. } | Self::Private(_) => None,
        }
    }
}

/// A number as JavaScript's `String(number)` prints it (ECMA-262, Number::toString).
pub fn number_text(value: f64) -> Name {
    if value.is_nan() {
        return Name::new_static("NaN");
    }
    if value.is_infinite() {
        return Name::new_static(if value > 0.0 { "Infinity" } else { "-Infinity" });
    }
    if value == 0.0 {
        return Name::new_static("0");
    }
    // Rust's shortest digits are JavaScript's; only the layout differs.
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    let count = digits.len() as i32;
    let point = exponent + 1;
    let body = if (count..=21).contains(&point) {
        format!("{digits}{}", "0".repeat((point - count) as usize))
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(point as usize);
        format!("{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("0.{}{digits}", "0".repeat(-point as usize))
    } else {
        let (first, rest) = digits.split_at(1);
        let fraction = if rest.is_empty() { String::new() } else { format!(".{rest}") };
        format!("{first}{fraction}e{}{}", if exponent < 0 { "-" } else { "+" }, exponent.abs())
    };
    format!("{sign}{body}").into()
}

#[cfg(test)]
mod tests;
