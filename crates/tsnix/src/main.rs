//! The command line: arguments in, one command run, an exit status out.
//!
//! Each command is a file of [`commands`]; what a command finds out comes from `tsnix_project`, which reads
//! and never writes. Writing files, asking git, looking at the terminal is done here and nowhere below.
#![allow(
    clippy::disallowed_methods,
    reason = "the command line is where disk, environment and processes are"
)]

mod args;
mod atomic_write;
mod commands;
mod exit;
mod git;
mod input;
mod panic_message;
mod report;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};
use crate::exit::Exit;

/// Address space for the stack of the thread that works, so that a deeply nested program is no problem.
/// Only what is used is ever backed by memory.
const STACK_BYTES: usize = 256 << 20;

/// A build allocates many small nodes from two threads: measured an eighth faster than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    panic_message::install();
    let arguments = Arguments::parse();
    let worker = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(move || run(&arguments.command));
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(exit)) => exit.into(),
        // The panic has spoken for itself.
        Ok(Err(_)) => Exit::Failure.into(),
        Err(error) => exit::failure(&format!("no thread could be started: {error}"), None).into(),
    }
}

fn run(command: &Command) -> Exit {
    match command {
        Command::Init(arguments) => commands::init::run(arguments),
        Command::Build(arguments) => commands::build::run(arguments),
        Command::Check(arguments) => commands::check::run(arguments),
        Command::Typings(arguments) => commands::typings::run(arguments),
        Command::Convert(arguments) => commands::convert::run(arguments),
        Command::Explain(arguments) => commands::explain::run(arguments),
        Command::Doctor => commands::doctor::run(),
        Command::Lsp { stdio: true | false } => commands::lsp::run(),
        Command::Nix(arguments) => commands::nix::run(arguments),
        Command::Completions(arguments) => commands::completions::run(arguments),
    }
}
