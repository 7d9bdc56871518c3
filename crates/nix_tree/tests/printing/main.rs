//! Properties of the printer over random trees and hostile text, with three judges: rnix
//! reads the output back, the formatter may change nothing in it, real Nix evaluates it.

mod depth;
mod generator;
mod hostile;
mod nix_parser;
mod properties;
mod structure;
mod values;
