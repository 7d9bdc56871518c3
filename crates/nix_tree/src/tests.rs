//! What the printed Nix looks like: idioms, comments, layout; what it says of itself:
//! errors and origins.

mod errors;
mod idioms;
mod layout;
mod origins;

use crate::{Expr, print};

/// The printed text, or the errors one per line.
fn show(expression: &Expr) -> String {
    print(expression).map_or_else(
        |errors| errors.iter().map(|it| format!("error: {it} {:?}\n", it.origin)).collect(),
        |it| it.text,
    )
}
