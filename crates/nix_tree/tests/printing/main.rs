//! Properties of the printer over random trees and hostile text, with three judges: rnix
//! reads the output back, the formatter may change nothing in it, real Nix evaluates it.
#![allow(
    clippy::disallowed_methods,
    reason = "tests ask the real Nix, by the environment that they are run in"
)]

mod depth;
mod generator;
mod hostile;
mod nix_parser;
mod properties;
mod structure;
mod values;
