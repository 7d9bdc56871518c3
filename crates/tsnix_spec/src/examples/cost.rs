//! What evaluating an example costs, against the same flake written by hand: Nix's own counters.
//!
//! Counters, unlike times, are the same on every machine: a fixed home, no `NIX_PATH` but the stand-in's, and one
//! evaluation a file. More than a twentieth above what a person would have written is a complaint.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::oracle::process;

/// The counters that count, and where Nix has them.
const COUNTERS: [(&str, &[&str]); 5] = [
    ("nrFunctionCalls", &["nrFunctionCalls"]),
    ("nrPrimOpCalls", &["nrPrimOpCalls"]),
    ("nrThunks", &["nrThunks"]),
    ("nrLookups", &["nrLookups"]),
    ("values.number", &["values", "number"]),
];

/// The most that a counter may be, in hundredths of what it is by hand.
const MOST: u64 = 105;

/// One counter of one example.
#[derive(Clone, Debug)]
pub struct Cost {
    pub counter: &'static str,
    pub built: u64,
    pub by_hand: u64,
}

impl Cost {
    /// Built against written by hand.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.built as f64 / (self.by_hand as f64).max(1.0)
    }

    fn is_too_high(&self) -> bool {
        // One or two more of something that there is hardly any of say nothing.
        self.built * 100 > self.by_hand * MOST && self.built > self.by_hand + 2
    }
}

/// The ratios of an example in one line; nothing where they are not known.
pub fn line(name: &str, costs: &[Cost]) -> Option<String> {
    let ratios: Vec<String> =
        costs.iter().map(|cost| format!("{} {:.2}", cost.counter, cost.ratio())).collect();
    (!ratios.is_empty()).then(|| format!("{name:<28} {}", ratios.join("  ")))
}

/// What the counters of two files are.
///
/// # Errors
/// When Nix can't evaluate one of them, or says nothing of what it did.
pub(super) fn costs(
    command: impl Fn() -> Command,
    root: &Path,
    scratch: &Path,
    built: &Path,
    by_hand: &Path,
) -> Result<Vec<Cost>, String> {
    let built = counters(command(), root, scratch, built)?;
    let by_hand = counters(command(), root, scratch, by_hand)?;
    let pairs = COUNTERS.iter().zip(built.into_iter().zip(by_hand));
    Ok(pairs.map(|((counter, _), (built, by_hand))| Cost { counter, built, by_hand }).collect())
}

/// What is wrong with the costs of an example.
pub(super) fn complaints(costs: &[Cost]) -> Vec<String> {
    let too_high = costs.iter().filter(|cost| cost.is_too_high());
    too_high
        .map(|Cost { counter, built, by_hand }| {
            format!("evaluating costs {counter} {built}, by hand {by_hand}: more than 1.05 times")
        })
        .collect()
}

fn counters(mut command: Command, root: &Path, scratch: &Path, file: &Path) -> Result<Vec<u64>, String> {
    let compare = root.join("tests/flakes/compare.nix");
    let (compare, file) = (compare.display(), file.display());
    let expression = format!("(import {compare} {{ found = {file}; expected = {file}; }}).found");
    let report = scratch.join("counters.json");
    command
        .args(["--eval", "--strict", "--json", "--expr", &expression])
        .env("NIX_SHOW_STATS", "1")
        .env("NIX_SHOW_STATS_PATH", &report);
    let finished = process::run(&mut command, super::LIMIT)?;
    if finished.status != 0 {
        return Err(finished.stderr);
    }
    let text = fs::read_to_string(&report).map_err(|problem| format!("Nix left no counters: {problem}"))?;
    let report: Value = serde_json::from_str(&text).map_err(|problem| problem.to_string())?;
    let counter = |path: &[&str]| path.iter().fold(&report, |at, name| &at[*name]).as_u64();
    let found: Option<Vec<u64>> = COUNTERS.iter().map(|(_, path)| counter(path)).collect();
    found.ok_or_else(|| "Nix's counters are called otherwise".to_owned())
}
