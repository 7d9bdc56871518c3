//! `cargo xtask bench --typings`: generating declarations from facts, against TypeScript checking them once.
//!
//! Both are whole processes: reading the facts from a file, generating, writing declarations and index on the one side;
//! reading and checking all declarations on the other. Then what the index costs, against parsing with swc.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Measure, config, measure, median, write};
use crate::{Result, shell};

const SIZES: [usize; 2] = [30_000, 120_000];

const RUNS: usize = 5;

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
        ours.push(row(root, tsnix, tsc, total)?);
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

fn row(root: &Path, tsnix: &Path, tsc: &Path, total: usize) -> Result<Measure> {
    let folder = root.join(format!("target/bench/typings-{total}"));
    let facts = folder.join("packages.json");
    write(&folder.join("tsnix.json"), "{}\n")?;
    if !facts.is_file() {
        let (file, count) = (facts.display().to_string(), total.to_string());
        let bench = ["bench", "--quiet", "--package", "tsnix_typings", "--bench", "index", "--", "facts"];
        shell::run(shell::cargo(&bench).args([&file, &count]))?;
    }
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
        generate.arg("typings").arg(&facts).current_dir(&folder);
        of_ours.push(measure(&mut generate)?);
        let mut check = Command::new(tsc);
        check.args(["--noEmit", "-p", "."]).current_dir(&folder);
        of_theirs.push(measure(&mut check)?);
    }
    let (ours, theirs) = (median(of_ours), median(of_theirs));
    let milliseconds = |it: std::time::Duration| it.as_secs_f64() * 1000.0;
    println!(
        "{total:>10} {:>9.1} ms {:>9.1} ms {:>9.1} ms {:>9.1} ms {:>10.3} {:>10.3}",
        milliseconds(ours.time),
        milliseconds(ours.processor),
        milliseconds(theirs.time),
        milliseconds(theirs.processor),
        ours.time.as_secs_f64() / theirs.time.as_secs_f64(),
        ours.processor.as_secs_f64() / theirs.processor.as_secs_f64(),
    );
    Ok(ours)
}
