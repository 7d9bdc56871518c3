//! Layout: the rendered text as the official `nixfmt` would write it.
//!
//! What is nested so deeply that the formatter can't take it (it stops at 512 levels) stays
//! as it was rendered, which is valid Nix too.

use crate::expr::guard::with_stack;
use crate::render::Rendered;

/// Deeper than this nothing is formatted: the formatter would either refuse or need a stack
/// of hundreds of megabytes.
const DEEPEST: usize = 4_000;
/// The formatter's time grows with the square of the arguments of one application.
const MOST_ARGUMENTS: usize = 500;
/// What one level costs at most on the stack, measured without optimisation.
const STACK_PER_LEVEL: usize = 64 * 1024;

/// The text laid out, with a line feed at its end.
pub(crate) fn format(rendered: &Rendered) -> String {
    if rendered.depth > DEEPEST || rendered.most_arguments > MOST_ARGUMENTS {
        return rendered.text.clone();
    }
    let format = || nixfmt_rs::format(&rendered.text);
    let formatted = if rendered.depth < 32 {
        with_stack(format)
    } else {
        stacker::grow(rendered.depth * STACK_PER_LEVEL, format)
    };
    formatted.unwrap_or_else(|_| rendered.text.clone())
}
