//! Types as data: what the checker computes with.
//!
//! A type is a [`TypeId`] into the checker's table; equal structure gives equal ids where TypeScript has
//! identity (literals, unions, intersections, references, keyof, ...). Members of object types, constraints
//! and signatures are worked out when first asked for and kept in side tables.

mod conditional;
pub(crate) mod data;
mod declared;
pub(crate) mod flags;
mod from_node;
pub(crate) mod indexed;
mod instantiate;
pub(crate) mod intern;
mod intersection;
mod mapped;
mod members;
pub(crate) mod print;
pub(crate) mod props;
mod reference;
mod scan;
mod signature;
mod tuple;
pub(crate) mod union;
pub(crate) mod widen;

pub use data::{SignatureId, SymbolId, TypeId};
