//! Asks the real Nix for values, many files to a process.
//!
//! A list of all files is evaluated by one `nix-instantiate`. One file that fails makes the whole list fail,
//! so a list that fails is halved until the file that fails stands alone, and its message is its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rayon::prelude::*;

use super::{Evaluation, process};

/// How long one process may take. The whole suite takes seconds.
const LIMIT: Duration = Duration::from_secs(60);

/// A file to evaluate.
#[derive(Clone, Debug)]
pub struct NixRequest {
    pub file: PathBuf,
    /// The expected value as a Nix expression, where JSON is not exact enough: Nix prints six digits of a float.
    /// A value that is not equal to it is given back as an error.
    pub exact: Option<String>,
}

/// Whether there is a Nix.
pub fn is_available() -> bool {
    process::exists("nix-instantiate", "--version")
}

/// The value of each file, in order. `root` is the repository, whose stub package set stands in for nixpkgs.
pub fn evaluate(root: &Path, scratch: &Path, requests: &[NixRequest]) -> Vec<Evaluation> {
    let size = requests.len().div_ceil(rayon::current_num_threads() * 2).max(1);
    requests.par_chunks(size).flat_map_iter(|chunk| evaluate_chunk(root, scratch, chunk)).collect()
}

fn evaluate_chunk(root: &Path, scratch: &Path, requests: &[NixRequest]) -> Vec<Evaluation> {
    match evaluate_together(root, scratch, requests) {
        Ok(values) => values,
        Err(message) if requests.len() == 1 => vec![Err(message)],
        Err(_) => {
            let (left, right) = requests.split_at(requests.len() / 2);
            let (left, right) =
                rayon::join(|| evaluate_chunk(root, scratch, left), || evaluate_chunk(root, scratch, right));
            left.into_iter().chain(right).collect()
        }
    }
}

fn evaluate_together(
    root: &Path,
    scratch: &Path,
    requests: &[NixRequest],
) -> Result<Vec<Evaluation>, String> {
    let expression = expression(root, requests);
    let mut command = Command::new("nix-instantiate");
    command
        .args(["--eval", "--strict", "--json", "--expr", &expression])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", scratch)
        .env("NIX_PATH", format!("nixpkgs={}", root.join("tests/flakes/nixpkgs").display()))
        .env("NIX_STORE_DIR", scratch.join("nix/store"))
        .env("NIX_STATE_DIR", scratch.join("nix/var"))
        .env("NIX_LOG_DIR", scratch.join("nix/log"));
    let finished = process::run(&mut command, LIMIT)?;
    if finished.status != 0 {
        return Err(finished.stderr);
    }
    let values: Vec<serde_json::Value> = serde_json::from_str(&finished.stdout)
        .map_err(|problem| format!("Nix gave no JSON ({problem}): {}", finished.stdout))?;
    if values.len() != requests.len() {
        return Err(format!("Nix gave {} values for {} files", values.len(), requests.len()));
    }
    Ok(values.into_iter().map(one_value).collect())
}

fn one_value(value: serde_json::Value) -> Evaluation {
    let text = value["value"].to_string();
    match value["same"].as_bool() {
        Some(true) => Ok(text),
        _ => Err(format!("the value differs behind the sixth digit: about {text}")),
    }
}

fn expression(root: &Path, requests: &[NixRequest]) -> String {
    let value = nix_string(&root.join("crates/tsnix_spec/src/oracle/value.nix"));
    let mut text = format!("let value = import (/. + {value}); in [");
    for request in requests {
        let file = nix_string(&request.file);
        let exact =
            request.exact.as_ref().map_or_else(|| "(_: true)".to_owned(), |it| format!("(x: x == {it})"));
        text.push_str(&format!("(value (/. + {file}) {exact})\n"));
    }
    text.push(']');
    text
}

fn nix_string(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"").replace("${", "\\${");
    format!("\"{text}\"")
}
