//! The other implementations that a case is asked of: Nix, Node and TypeScript's own checker.
//!
//! Each gets all cases at once, because starting a process for every case would cost minutes. What a process
//! fails to answer, for whatever reason, is a failure of the case: a killed oracle is never agreement.

mod nix;
mod node;
pub mod process;
mod tsc;

pub use nix::{NixRequest, evaluate as evaluate_nix, is_available as has_nix};
pub use node::{NodeRequest, evaluate as evaluate_node, is_available as has_node};
pub use tsc::{
    Reported, TscUnit, check as check_tsc, compiler_options, declarations, is_available as has_tsc,
    read_option,
};

/// What an evaluator says of one program: the value as JSON text, or the message with which it stopped.
pub type Evaluation = Result<String, String>;

#[cfg(test)]
mod tests;
