//! Nix expressions as data, and as text laid out as the official `nixfmt` does.
//!
//! An [`Expr`] is built with the constructors of [`build`], given places in the source it
//! was made from ([`Origin`]) and printed with [`print`]. The crate knows all of Nix and
//! nothing of TypeScript: no file is read, nothing is evaluated, no name is resolved.
//!
//! Reading order: `expr` (the data), `build` (short constructors), `dotted` and `inherits`
//! (two idioms as passes over bindings), `unused`
//! (what nobody reads), `globals` (the names that are there everywhere), `escape` (what may be written how), `render`
//! (tokens with minimal parentheses), `format` (layout), `source_map` (origins of the text).

pub mod build;
pub mod dotted;
pub mod error;
pub mod escape;
pub mod expr;
mod format;
mod globals;
pub mod inherits;
pub mod print;
mod render;
pub mod source_map;
mod unused;

pub use dotted::{dotted, dotted_all};
pub use error::{PrintError, PrintErrorKind};
pub use expr::{
    AttrName, AttrNameKind, AttrSet, BinaryOp, Binding, BindingKind, Comment, CommentStyle, Element, Expr,
    ExprKind, Formal, InheritedName, Layout, Name, Origin, Param, RawPart, RawShape, SetPattern, SourceRange,
    StringPart, StringStyle, Trivia, UnaryOp,
};
pub use globals::is_global_name;
pub use inherits::{contract, contract_recursive};
pub use print::{Mapping, Printed, print, print_file};
pub use source_map::SourceFile;
pub use unused::drop_unused;

#[cfg(test)]
mod tests;
