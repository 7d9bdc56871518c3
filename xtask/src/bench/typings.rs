//! `cargo xtask bench --typings`: generating declarations from facts, against TypeScript checking them once.
//!
//! Both are whole processes: reading the facts from a file, generating, writing declarations and index on the one side;
//! reading and checking all declarations on the other. Then what the index costs, against parsing with swc. Packages are
//! synthetic; facts about real ones are measured, too, where `TSNIX_FACTS` names a file of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Measure, config, measure, median, write};
use crate::{Result, shell};

const SIZES: [usize; 2] = [30_000, 120_000];

const RUNS: usize = 5;

/// A file of facts about real packages.
const REAL: &str = "TSNIX_FACTS";

pub(super) fn run(root: &Path, tsnix: &Path, tsc: &Path) -> Result {
    println!(
        "generating from facts, against TypeScript checking the result; medians of {RUNS} interleaved runs\n"
    );
    println!(
        "{:>10} {:>12} {:>12} {:>12} {:>12} {:>10} {:>10}",
        "packages", "tsnix", "processor", "tsc", "processor", "of time", "of proc."
    );
    let mut ours = Vec::new();
    for total in SIZES {
        let folder = root.join(format!("target/bench/typings-{total}"));
        let facts = synthetic(&folder, total)?;
        ours.push(row(&folder, tsnix, tsc, &total.to_string(), &facts)?);
    }
    if let Some(facts) = std::env::var_os(REAL) {
        let facts = fs::canonicalize(facts).map_err(|problem| format!("{REAL}: {problem}"))?;
        row(&root.join("target/bench/typings-real"), tsnix, tsc, "real", &facts)?;
    }
    if let [small, large] = ours[..] {
        let growth = large.time.as_secs_f64() / small.time.as_secs_f64();
        let processor = large.processor.as_secs_f64() / small.processor.as_secs_f64();
        println!(
            "\nfour times the packages take {growth:.2} times as long ({processor:.2} of processor): 4.4 at most"
        );
    }
    println!("the part of TypeScript's should be 0.1 at most\n");
    shell::run(&mut shell::cargo(&["bench", "--quiet", "--package", "tsnix_typings", "--bench", "index"]))
}

/// Facts about so many packages.
fn synthetic(folder: &Path, total: usize) -> Result<PathBuf> {
    let facts = folder.join("packages.json");
    fs::create_dir_all(folder).map_err(|problem| problem.to_string())?;
    if !facts.is_file() {
        let (file, count) = (facts.display().to_string(), total.to_string());
        let bench = ["bench", "--quiet", "--package", "tsnix_typings", "--bench", "index", "--", "facts"];
        shell::run(shell::cargo(&bench).args([&file, &count]))?;
    }
    Ok(facts)
}

fn row(folder: &Path, tsnix: &Path, tsc: &Path, shown: &str, facts: &Path) -> Result<Measure> {
    write(&folder.join("tsnix.json"), "{}\n")?;
    let shipped = "../../../typings/";
    let include = [format!("{shipped}**/*.d.ts"), ".tsnix/typings/**/*.d.ts".to_owned()];
    // What generated typings replace.
    let exclude =
        ["nixpkgs/packages.d.ts", "nixpkgs/packages/**", "options/**"].map(|it| format!("{shipped}{it}"));
    let include: Vec<&str> = include.iter().map(String::as_str).collect();
    let exclude: Vec<&str> = exclude.iter().map(String::as_str).collect();
    let text = config(&include, &exclude, &serde_json::json!([]));
    // The declarations are what is checked.
    let text = text
        .replace("\"skipLibCheck\": true", "\"skipLibCheck\": false")
        .replace("\"files\": []", "\"files\": [\"a.ts\"]");
    write(&folder.join("a.ts"), "export default null;\n")?;
    write(&folder.join("tsconfig.json"), &text)?;
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        // Facts of a run before would be read too.
        match fs::remove_dir_all(folder.join(".tsnix")) {
            Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => return Err(problem.to_string()),
            _ => {}
        }
        let mut generate = Command::new(tsnix);
        generate.arg("typings").arg(facts).current_dir(folder);
        of_ours.push(measure(&mut generate)?);
        let mut check = Command::new(tsc);
        check.args(["--noEmit", "-p", "."]).current_dir(folder);
        of_theirs.push(measure(&mut check)?);
    }
    let (ours, theirs) = (median(of_ours), median(of_theirs));
    let milliseconds = |it: std::time::Duration| it.as_secs_f64() * 1000.0;
    println!(
        "{shown:>10} {:>9.1} ms {:>9.1} ms {:>9.1} ms {:>9.1} ms {:>10.3} {:>10.3}",
        milliseconds(ours.time),
        milliseconds(ours.processor),
        milliseconds(theirs.time),
        milliseconds(theirs.processor),
        ours.time.as_secs_f64() / theirs.time.as_secs_f64(),
        ours.processor.as_secs_f64() / theirs.processor.as_secs_f64(),
    );
    Ok(ours)
}
