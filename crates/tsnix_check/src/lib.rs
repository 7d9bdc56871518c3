//! HIR to names and types: TypeScript's own rules, in process.
//!
//! ```text
//! Parsed modules --module_graph--> ModuleGraph (imports resolved)
//! each module    --names::bind---> Bindings    (scopes, symbols, control flow; a pure function of the HIR)
//! ModuleGraph + Bindings --check-> SemanticModel (types by ExprId, diagnostics; always returned)
//! ```
//!
//! Knows nothing of Nix or of what is emitted.

mod checker;
mod expr;
mod infer;
pub mod model;
pub mod module_graph;
pub mod names;
mod narrow;
mod program;
mod relate;
mod report;
mod stmt;
pub mod subset;
mod types;

pub use model::{CheckOptions, SemanticModel, check};
