//! Runs the specification pages against Nix, Node and tsc.
//!
//! [`page`] reads Markdown into cases, [`suite`] finds the pages and lays each case out as files, [`compile`]
//! asks the compiler, [`oracle`] asks the other implementations about all cases at once, [`verdict`] compares,
//! and [`update`] writes what was found back into a page. [`examples`] does the same for whole flakes, [`real`] under a
//! real nixpkgs. The binary prints. A development tool: nothing of it
//! ships, and it may touch disk and processes.

#![allow(clippy::disallowed_methods, reason = "a development tool reads pages and starts other programs")]
#![allow(clippy::print_stderr, reason = "what is skipped or traced is said on the terminal")]

pub mod compile;
pub mod examples;
pub mod oracle;
pub mod page;
pub mod real;
pub mod suite;
pub mod typings;
pub mod update;
pub mod value;
pub mod verdict;

mod run;

pub use real::Trees;
pub use run::{Options, Outcome, run};
