//! The one front end: what the command line, the language server and the specification's tests call.
//!
//! ```text
//! arguments + tsnix.json --discover--> Project (entries, options)
//! entries --Session::check--> Checked (model, diagnostics)          types only
//! entries --Session::compile--> Compilation (Checked + Nix text)    nothing is written
//! ```
//!
//! It reads files through a [`tsnix_source::FileSystem`] and writes none.

mod compile;
pub mod config;
pub mod convert;
pub mod discover;
pub mod foreign;
pub mod ignore;
mod jsonc;
pub mod outputs;
mod session;
pub mod tsconfig;
pub mod typings;

pub use compile::{Compilation, Compiled};
pub use session::{Checked, Diagnosis, InputError, Session};
