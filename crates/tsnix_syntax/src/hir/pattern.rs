//! Patterns: what stands on the left of a binding or an assignment.

use tsnix_source::TextRange;

use super::{ExprId, Id, Name, PropertyName};

/// The number of a pattern in its module.
pub type PatId = Id<Pattern>;

/// A pattern. In declarations [`Pattern::Name`] binds a name; in assignments it refers to one.
#[derive(Clone, Debug, PartialEq)]
pub enum Pattern {
    /// What could not be parsed.
    Missing,
    /// `a`
    Name(Name),
    /// `{ a, b: c = 1, ...rest }`
    Object {
        /// The named properties.
        properties: Vec<PatternProperty>,
        /// `...rest`
        rest: Option<PatId>,
    },
    /// `[a, , b = 1, ...rest]`
    Array(Vec<Option<PatternElement>>),
    /// `a.b`, `a[b]`: only in assignments.
    Expr(ExprId),
}

/// A property of an object pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternProperty {
    /// The property that is read.
    pub key: PropertyName,
    /// What it is bound to; the name itself in the short form.
    pub value: PatId,
    /// `= default`
    pub default: Option<ExprId>,
    /// Written without `:`.
    pub is_shorthand: bool,
    /// The whole property.
    pub range: TextRange,
}

/// An element of an array pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct PatternElement {
    /// What it is bound to.
    pub pattern: PatId,
    /// `= default`
    pub default: Option<ExprId>,
    /// `...`
    pub is_rest: bool,
}
