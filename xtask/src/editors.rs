//! `cargo xtask editors`: packages the VS Code extension; with `--test`, runs the editors themselves.
//!
//! ```text
//! editors/vscode --vsce--> target/editors/tsnix.vsix
//! tests/editors/<editor> against target/debug/tsnix, each in the real editor without a display
//! ```
//!
//! An editor that is not there and can't be installed is skipped, and that is said. What is installed for the tests goes
//! to `target/editors`, or comes from the system's packages.

mod emacs;
mod helix;
mod neovim;
mod package;
mod vscode;

use std::path::PathBuf;
use std::time::Instant;

use crate::{Result, shell};

/// How the tests of one editor ended.
enum Outcome {
    Passed,
    Failed(String),
    /// The editor is not there, and why it could not be installed.
    Skipped(String),
}

/// An editor and its tests.
type Editor = (&'static str, fn() -> Outcome);

/// Quick ones first.
const EDITORS: [Editor; 4] =
    [("neovim", neovim::test), ("emacs", emacs::test), ("helix", helix::test), ("vscode", vscode::test)];

/// Packages; tests all editors, or those named behind `--test`.
pub(crate) fn run(arguments: &[String]) -> Result {
    let has = |name: &str| arguments.iter().any(|it| it == name);
    let wanted: Vec<&str> = arguments.iter().map(String::as_str).filter(|it| !it.starts_with("--")).collect();
    if let Some(unknown) = wanted.iter().find(|it| !EDITORS.iter().any(|(name, _)| name == *it)) {
        return Err(format!("there are no tests of `{unknown}`; there are neovim, emacs, helix and vscode"));
    }
    let needs_package = wanted.is_empty() || wanted.contains(&"vscode");
    let packaged = if needs_package { package::package(has("--with-server")) } else { Ok(()) };
    if !has("--test") {
        return packaged;
    }
    shell::run(&mut shell::cargo(&["build", "--quiet", "--package", "tsnix"]))?;
    let mut failed = 0;
    let mut lines = Vec::new();
    for (name, test) in EDITORS {
        if !wanted.is_empty() && !wanted.contains(&name) {
            continue;
        }
        let start = Instant::now();
        let outcome = match &packaged {
            Err(problem) if name == "vscode" => missing(problem.clone()),
            _ => test(),
        };
        lines.push(match outcome {
            Outcome::Passed => format!("{name}: passed, {} s", start.elapsed().as_secs()),
            Outcome::Skipped(why) => format!("SKIPPED: {name}: {why}"),
            Outcome::Failed(why) => {
                failed += 1;
                format!("FAILED: {name}: {why}")
            }
        });
    }
    println!("\n{}", lines.join("\n"));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of the editors failed")) }
}

/// The folder for what is installed and made.
fn folder() -> PathBuf {
    shell::root().join("target/editors")
}

/// The server that the editors start.
fn server() -> PathBuf {
    let given = std::env::var_os("TSNIX_BINARY").map(PathBuf::from);
    given.unwrap_or_else(|| shell::root().join("target/debug/tsnix"))
}

/// What it means that something is not there.
fn missing(why: String) -> Outcome {
    Outcome::Skipped(why)
}

/// A run that passes or not.
fn outcome(result: Result) -> Outcome {
    match result {
        Ok(()) => Outcome::Passed,
        Err(problem) => Outcome::Failed(problem),
    }
}
