//! Files, places in them, and what is said about them.
//!
//! The lowest crate: everything above speaks of code through [`FileId`], [`TextRange`] (bytes) and
//! [`Diagnostic`]. It knows neither TypeScript nor Nix. Reading order is the order of the modules.

pub mod catalogue;
mod diagnostic;
mod file_set;
pub mod file_system;
mod line_index;
pub mod near;
mod range;
pub mod render;

pub use catalogue::Code;
pub use diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
pub use file_set::{FIRST_VIRTUAL, FileId, FileSet, SourceFile, VirtualFiles};
pub use file_system::FileSystem;
pub use line_index::{LineColumn, LineIndex};
pub use range::TextRange;
