//! `cargo xtask <verb>`: what developers and continuous integration run.
//!
//! One module for each verb. They start other programs and print; nothing of this ships.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a developer tool talks to the terminal")]
#![allow(clippy::disallowed_methods, reason = "a developer tool reads files and starts other programs")]

mod bench;
mod ci;
mod editors;
mod fuzz;
mod fuzz_types;
mod lsp;
mod oracle;
mod oracles;
mod robust;
mod session;
mod shell;
mod test;
mod tidy;

use std::process::ExitCode;

/// What a verb gives back: an error is one line for the terminal.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask <verb>

  test    all tests, with Nix, Node and TypeScript as oracles (installed where that can be done)
  tidy    the rules of the house that a program can check
  bench   time and memory of check and build up to 120,000 packages, against `tsc --noEmit`; the index alone;
          --server [--runs N] [--flat]: the language server against `tsc --lsp`;
          --typings: generating typings from facts against `tsc` checking them
  session a long random editing session with the language server: --edits N --seed S
  fuzz    random programs through Node and through Nix: --programs N --strings N --seed S;
          damaged texts through the compiler: --garbage N --seed S;
          accepted programs with one thing changed through TypeScript and tsnix: --types N --seed S
  oracle  every program through TypeScript and through tsnix: [FILTER] --hover --all
  robust  the declarations of some npm packages, parsed and checked without panic, hang or flood of memory
  editors the package for VS Code, with --with-server for this platform alone; --test [EDITOR...]: the server in
          the real Neovim, Emacs, Helix and VS Code
  ci      what continuous integration runs: format, lints, test, tidy, fresh outputs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.first().map(String::as_str) {
        Some("test") => test::run(),
        Some("tidy") => tidy::run(),
        Some("bench") => bench::run(&arguments[1..]),
        Some("session") => session::run(&arguments[1..]),
        Some("ci") => ci::run(),
        Some("editors") => editors::run(&arguments[1..]),
        Some("robust") => robust::run(&arguments[1..]),
        Some("fuzz") if arguments.iter().any(|it| it == "--types") => fuzz_types::run(&arguments[1..]),
        Some("oracle") => oracle::run(&arguments[1..]),
        Some("fuzz") => fuzz::run(&arguments[1..]),
        Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
