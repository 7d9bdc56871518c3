//! Type signatures as lib's comments have them, to TypeScript.
//!
//! ```text
//! mapAttrs :: (String -> a -> b) -> { [String] :: a } -> { [String] :: b }
//!   =>  <A, B>(f: (argument: string, argument_: A) => B, attrset: { readonly [name: string]: A }) => { [name: string]: B }
//! ```
//!
//! They are prose: what can't be read is unknown, what follows the type is passed over.

mod parse;
mod write;

pub(crate) use parse::{Field, FieldName, Signature, parse};
pub(crate) use write::{Function, value_type};
