//! `cargo xtask bench`: the whole process `tsnix build`, against `tsc --noEmit` (TypeScript's native compiler) on the
//! same file with the same declarations.
//!
//! Runs are interleaved, so that a machine that gets busy slows both; medians are compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::{Result, shell};

const RUNS: usize = 41;
const EXAMPLE: &str = "examples/dev-shell/flake.ts";

/// Builds a release, measures, prints the ratio.
pub(crate) fn run() -> Result {
    shell::run(&mut shell::cargo(&["build", "--release", "--package", "tsnix"]))?;
    let root = shell::root();
    let tsnix = root.join("target/release/tsnix");
    let tsc = native_compiler(&root).ok_or("TypeScript is missing: run `npm ci`")?;
    let project = write_project(&root)?;

    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for _ in 0..RUNS {
        ours.push(time(Command::new(&tsnix).args(["build", EXAMPLE, "--stdout"]).current_dir(&root))?);
        theirs.push(time(Command::new(&tsc).arg("--noEmit").arg("-p").arg(&project).current_dir(&root))?);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("{EXAMPLE}, whole process, median of {RUNS} interleaved runs");
    println!("  tsnix build --stdout   {:8.2} ms", milliseconds(ours));
    println!("  tsc --noEmit (native)  {:8.2} ms", milliseconds(theirs));
    println!("  ratio                  {:8.2}", milliseconds(theirs) / milliseconds(ours));
    Ok(())
}

/// The executable itself: the script that npm puts before it would be measured too.
fn native_compiler(root: &Path) -> Option<PathBuf> {
    let platforms = fs::read_dir(root.join("node_modules/@typescript")).ok()?;
    let mut found: Vec<PathBuf> =
        platforms.flatten().map(|it| it.path().join("lib/tsc")).filter(|it| it.is_file()).collect();
    found.sort();
    found.into_iter().next()
}

/// A project of the example and the declarations that are embedded in the binary.
fn write_project(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/bench");
    let config = json!({
        "compilerOptions": {
            "target": "es2022", "module": "preserve", "moduleResolution": "bundler", "moduleDetection": "force",
            "strict": true, "noLib": true, "noEmit": true, "types": [], "allowImportingTsExtensions": true,
        },
        "include": ["../../typings/**/*.d.ts"],
        "files": [format!("../../{EXAMPLE}")],
    });
    let text = format!("{config:#}\n");
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("tsconfig.json"), text));
    written.map_err(|problem| format!("{}: {problem}", folder.display()))?;
    Ok(folder)
}

/// The time of one run that succeeds; a failing program is no measure.
fn time(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().map_err(|problem| format!("{:?}: {problem}", command.get_program()))?;
    let taken = start.elapsed();
    if status.success() { Ok(taken) } else { Err(format!("{:?} failed ({status})", command.get_program())) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
