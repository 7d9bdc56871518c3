//! Types as data: what the checker computes with.
//!
//! A type is a [`TypeId`] into the checker's table; equal structure gives equal ids where TypeScript has
//! identity (literals, unions, intersections, references, keyof, ...). Members of object types, constraints
//! and signatures are worked out when first asked for and kept in side tables.

pub(crate) mod data;
pub(crate) mod flags;

pub use data::{SignatureId, SymbolId, TypeId};
