//! The command line from outside: the real binary in a real folder, looked at by what it prints, how it exits
//! and what it leaves on disk.
#![allow(clippy::disallowed_methods, reason = "these tests run the binary in folders of their own")]
#![allow(clippy::unwrap_used, reason = "a test that can't be set up fails")]

#[path = "cli/build.rs"]
mod build;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/convert.rs"]
mod convert;
#[path = "cli/git.rs"]
mod git;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/nix.rs"]
#[cfg(unix)]
mod nix;
#[path = "cli/other_commands.rs"]
mod other_commands;
#[path = "cli/project.rs"]
mod project;
#[path = "cli/sandbox.rs"]
mod sandbox;
#[path = "cli/typings.rs"]
mod typings;
