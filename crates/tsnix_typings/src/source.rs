//! Facts from real Nix: expressions of our own under `nix/`, which say what they find while they are visited.
//!
//! ```text
//! tree, expression, flake --search--> answers in JSON --> facts
//! ```
//!
//! The one place of this crate that runs processes and reads disk. A walk costs what the bare evaluation does: one
//! process keeps all that it has evaluated, and what fails is passed over without a word.
#![allow(
    clippy::disallowed_methods,
    reason = "this is where Nix is run and where the trees that it evaluates are read"
)]

mod builtins;
mod comments;
mod expressions;
mod flake_lock;
mod lib;
mod options;
mod outputs;
mod packages;
mod process;
mod search;

pub use builtins::builtins;
pub use flake_lock::{Locked, locked_inputs};
pub use lib::lib;
pub use options::{ModuleSystem, options};
pub use outputs::{input_paths, outputs};
pub use packages::packages;
pub use process::{EvaluationError, command, message};

/// What collecting is done with.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The program; `nix` unless another is wanted.
    pub nix: &'a str,
    /// The system that is evaluated for: `x86_64-linux`.
    pub system: &'a str,
    /// How many evaluations run at once.
    pub jobs: usize,
    /// How many bytes of memory they may take together; one that grows beyond its share is replaced.
    pub memory: u64,
    /// Is told how far it is.
    pub progress: &'a dyn Progress,
}

/// Is told how far collecting is.
pub trait Progress: Sync {
    /// Something begins: what, and of how many parts.
    fn begin(&self, what: &str, parts: usize);
    /// There are more parts than was thought.
    fn grow(&self, parts: usize);
    /// Some parts are done.
    fn advance(&self, parts: usize);
    /// It is done.
    fn end(&self);
    /// Whether somebody wants it to stop.
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// Nobody is told.
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &str, _: usize) {}
    fn grow(&self, _: usize) {}
    fn advance(&self, _: usize) {}
    fn end(&self) {}
}

/// A text as a Nix string.
pub fn nix_string(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "\\${").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// A list of names as Nix has it.
fn nix_list(names: &[smol_str::SmolStr]) -> String {
    let items: Vec<String> = names.iter().map(|it| nix_string(it)).collect();
    format!("[{}]", items.join(" "))
}

#[cfg(test)]
mod tests;
