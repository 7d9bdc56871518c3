//! What loops cost: `tests/cost/loops.md` under the real Nix, whose counters are the same on every machine.
//!
//! Doubling the rounds must about double the counters, and 100,000 rounds must not overflow the stack. Without Nix
//! nothing is measured, which `TSNIX_REQUIRE_ORACLES=1` turns into a failure.

#![allow(clippy::disallowed_methods, reason = "a test reads a page and starts Nix")]
#![allow(clippy::print_stderr, reason = "what is skipped is said on the terminal")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rayon::prelude::*;
use tsnix_spec::oracle::{has_nix, process};

/// The sizes that are compared.
const SMALL: usize = 2_000;
const LARGE: usize = 2 * SMALL;
/// The size that must not overflow.
const MANY: usize = 100_000;
/// Twice, and the logarithm of the number of cells.
const MOST: f64 = 2.4;
/// What a program costs that does nothing.
const START: f64 = 2_000.0;
const LIMIT: Duration = Duration::from_secs(300);

type Counter = (&'static str, &'static [&'static str]);

const COUNTERS: &[Counter] = &[
    ("calls", &["nrFunctionCalls"]),
    ("primitive operations", &["nrPrimOpCalls"]),
    ("thunks", &["nrThunks"]),
    ("lookups", &["nrLookups"]),
    ("values", &["values", "number"]),
    ("elements of lists", &["list", "elements"]),
    ("copied attributes", &["nrOpUpdateValuesCopied"]),
];

#[test]
fn loops_cost_what_their_rounds_cost() {
    let Some(shapes) = shapes() else { return };
    let problems: Vec<String> = shapes.par_iter().flat_map(|(name, body)| growth(name, body)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn many_rounds_overflow_no_stack() {
    let Some(shapes) = shapes() else { return };
    let failed = |(name, body): &(String, String)| {
        statistics(body, MANY).err().map(|problem| format!("{name}, {MANY} rounds: {problem}"))
    };
    let problems: Vec<String> = shapes.par_iter().filter_map(failed).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The loops of the page; nothing where there is no Nix.
fn shapes() -> Option<Vec<(String, String)>> {
    if !has_nix() {
        assert!(std::env::var_os("TSNIX_REQUIRE_ORACLES").is_none(), "there is no Nix");
        eprintln!("SKIPPED: there is no Nix, loops were not measured");
        return None;
    }
    let page = root().join("tests/cost/loops.md");
    let text = fs::read_to_string(&page).unwrap_or_else(|problem| panic!("{}: {problem}", page.display()));
    let shapes: Vec<(String, String)> = text.split("\n## ").skip(1).filter_map(shape).collect();
    assert!(shapes.len() > 30, "the page has {} loops", shapes.len());
    Some(shapes)
}

fn shape(section: &str) -> Option<(String, String)> {
    let (name, rest) = section.split_once('\n')?;
    let (_, code) = rest.split_once("```ts\n")?;
    let (code, _) = code.split_once("```")?;
    Some((name.to_owned(), code.to_owned()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The counters that more than double.
fn growth(name: &str, body: &str) -> Vec<String> {
    let (small, large) = match (statistics(body, SMALL), statistics(body, LARGE)) {
        (Ok(small), Ok(large)) => (small, large),
        (Err(problem), _) | (_, Err(problem)) => return vec![format!("{name}: {problem}")],
    };
    let mut problems = Vec::new();
    for (counter, path) in COUNTERS {
        let read = |all: &serde_json::Value| {
            path.iter().try_fold(all, |value, key| value.get(key)).and_then(serde_json::Value::as_f64)
        };
        let (Some(before), Some(after)) = (read(&small), read(&large)) else {
            problems.push(format!("{name}: Nix does not count {counter}"));
            continue;
        };
        if after > before * MOST + START {
            problems.push(format!("{name}: {counter} grow from {before} to {after}"));
        }
    }
    problems
}

/// What Nix counts while it evaluates a loop of so many rounds.
fn statistics(body: &str, size: usize) -> Result<serde_json::Value, String> {
    let folder = tempfile::tempdir().map_err(|problem| problem.to_string())?;
    let program = format!("const run = (size: number) => {{\n{body}}};\nexport default run({size});\n");
    fs::write(folder.path().join("loop.ts"), program).map_err(|problem| problem.to_string())?;
    let compiled = tsnix_spec::compile::compile(folder.path(), "loop.ts", &[])?;
    let nix = compiled.nix.ok_or(compiled.concise)?;
    let file = folder.path().join("loop.nix");
    fs::write(&file, nix).map_err(|problem| problem.to_string())?;
    let mut command = Command::new("nix-instantiate");
    command.args(["--eval", "--strict", "--json"]).arg(&file);
    command.env("NIX_SHOW_STATS", "1").env("NIX_PATH", "").env("HOME", folder.path());
    let finished = process::run(&mut command, LIMIT)?;
    let said = finished.stderr;
    let counted = said.find('{').filter(|_| finished.status == 0).and_then(|start| said.get(start..));
    let counted = counted.ok_or_else(|| said.lines().next().unwrap_or("no answer").to_owned())?;
    serde_json::from_str(counted.trim()).map_err(|problem| problem.to_string())
}
