//! Asks Node for values: one process strips the types of all programs and runs each in a context of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Evaluation, process};

/// How long the process may take; each program has five seconds of its own inside of it.
const LIMIT: Duration = Duration::from_secs(120);

/// A program to run: the file with the default export, and the folder that holds it and all it imports.
#[derive(Clone, Debug)]
pub struct NodeRequest {
    pub folder: PathBuf,
    pub file: PathBuf,
}

/// Whether there is Node, and esbuild to strip types.
pub fn is_available(root: &Path) -> bool {
    root.join("node_modules/esbuild/package.json").is_file() && process::exists("node", "--version")
}

/// The value of each program, in order.
pub fn evaluate(root: &Path, scratch: &Path, requests: &[NodeRequest]) -> Vec<Evaluation> {
    match evaluate_together(root, scratch, requests) {
        Ok(values) => values,
        Err(message) => requests.iter().map(|_| Err(message.clone())).collect(),
    }
}

fn evaluate_together(
    root: &Path,
    scratch: &Path,
    requests: &[NodeRequest],
) -> Result<Vec<Evaluation>, String> {
    let scripts = root.join("crates/tsnix_spec/src/oracle");
    let list = scratch.join("node-programs.json");
    let answers = scratch.join("node-values.json");
    let programs: Vec<_> = requests
        .iter()
        .map(|it| json!({ "folder": it.folder.to_string_lossy(), "file": it.file.to_string_lossy() }))
        .collect();
    let manifest = json!({ "programs": programs, "tsnix": scripts.join("tsnix.mjs").to_string_lossy() });
    std::fs::write(&list, manifest.to_string()).map_err(|problem| problem.to_string())?;
    // What an earlier run left must not be taken for an answer.
    let _ = std::fs::remove_file(&answers);
    let mut command = Command::new("node");
    command.arg(scripts.join("node.mjs")).arg(&list).arg(&answers).current_dir(root);
    let finished = process::run(&mut command, LIMIT)?;
    if finished.status != 0 {
        return Err(format!("node ended with status {}: {}", finished.status, finished.stderr));
    }
    let text =
        std::fs::read_to_string(&answers).map_err(|problem| format!("node left no values: {problem}"))?;
    let values: Vec<Value> =
        serde_json::from_str(&text).map_err(|problem| format!("node left no JSON: {problem}"))?;
    if values.len() != requests.len() {
        return Err(format!("node gave {} values for {} programs", values.len(), requests.len()));
    }
    Ok(values.iter().map(one_value).collect())
}

fn one_value(value: &Value) -> Evaluation {
    match (value["value"].as_str(), value["error"].as_str()) {
        (Some(text), None) => Ok(text.to_owned()),
        (_, Some(message)) => Err(message.to_owned()),
        _ => Err("the value is not JSON (a function, or undefined)".to_owned()),
    }
}
