//! The crate's exit: an expression in, laid out text and the origins of its parts out.

use crate::error::PrintError;
use crate::expr::{Expr, SourceRange};
use crate::render::Rendered;
use crate::{format, render, source_map};

/// Nix text and where its parts come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Valid Nix as `nixfmt` lays it out, with a line feed at the end.
    pub text: String,
    /// In the order of the text, not overlapping; what has no origin is in none of them.
    pub mappings: Vec<Mapping>,
}

/// A piece of printed text and the source it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// First byte in the printed text.
    pub start: u32,
    /// One past the last byte in the printed text.
    pub end: u32,
    pub origin: SourceRange,
}

/// Prints an expression by itself.
///
/// # Errors
/// Everything in the tree that Nix can't say, in the order of the text.
pub fn print(expression: &Expr) -> Result<Printed, Vec<PrintError>> {
    Ok(lay_out(&render::render(expression, None)?))
}

/// Prints an expression as the whole of a file: below `header` as a comment (its lines
/// without `#`), and with the set that the file amounts to opened up.
///
/// # Errors
/// Everything in the tree that Nix can't say, in the order of the text.
pub fn print_file(header: Option<&str>, expression: &Expr) -> Result<Printed, Vec<PrintError>> {
    Ok(lay_out(&render::render(expression, Some(header))?))
}

fn lay_out(rendered: &Rendered) -> Printed {
    let text = format::format(rendered);
    let mappings = source_map::map_tokens(rendered, &text);
    Printed { text, mappings }
}

impl Printed {
    /// Where the byte at `offset` of the text comes from: the piece it is in, or else the
    /// nearest one before it.
    pub fn origin_at(&self, offset: u32) -> Option<SourceRange> {
        let after = self.mappings.partition_point(|it| it.start <= offset);
        Some(self.mappings.get(after.checked_sub(1)?)?.origin)
    }
}
