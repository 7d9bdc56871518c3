//! The one front end: what the command line, the language server and the specification's tests call.
//!
//! ```text
//! arguments + tsnix.json --discover--> Project (entries, options)
//! entries --Session::check--> Checked (model, diagnostics)          types only
//! entries --Session::compile--> Compilation (Checked + Nix text)    nothing is written
//! ```
//!
//! It reads files through a [`tsnix_source::FileSystem`] and writes none.

mod jsonc;
pub mod config;
pub mod discover;
pub mod ignore;
pub mod outputs;
pub mod tsconfig;
pub mod typings;
mod compile;
mod session;

pub use compile::{Compilation, Compiled};
pub use session::{Checked, InputError, Session};
