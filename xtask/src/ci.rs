//! `cargo xtask ci`: the gate. Cheap checks first.

use std::fs;

use crate::{Result, oracles, shell, tidy};

/// Random programs, strings and damaged texts, always the same ones: under a minute once it is built.
const FUZZ: [&str; 10] =
    ["xtask", "fuzz", "--programs", "1000", "--strings", "5000", "--garbage", "1000", "--seed", "1"];

/// Runs everything; stops at the first step that fails.
pub(crate) fn run() -> Result {
    shell::run(&mut shell::cargo(&["fmt", "--all", "--check"]))?;
    tidy::run()?;
    shell::run(&mut shell::cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    check_outputs()?;
    oracles::ensure();
    shell::run(&mut shell::cargo(&["xtask", "oracle"]))?;
    shell::run(&mut shell::cargo(&["xtask", "oracle", "--hover"]))?;
    // A thousand mutants, always the same ones; longer runs with other seeds are made by hand.
    shell::run(&mut shell::cargo(&["xtask", "fuzz", "--types", "1000", "--seed", "1", "--gate"]))?;
    shell::run(&mut shell::cargo(&FUZZ))?;
    shell::run(&mut shell::cargo(&["xtask", "editors", "--test"]))?;
    // As its own command, the one that the README names; its closing lines are the last that is printed.
    shell::run(&mut shell::cargo(&["xtask", "test"]))
}

/// What is generated and checked in is what the sources give: our own flake and every example.
fn check_outputs() -> Result {
    let root = shell::root();
    let mut sources = Vec::new();
    if root.join("flake.ts").is_file() {
        sources.push("flake.ts".to_owned());
    }
    let mut names: Vec<String> = fs::read_dir(root.join("examples"))
        .map_err(|problem| format!("examples: {problem}"))?
        .flatten()
        .map(|entry| format!("examples/{}", entry.file_name().to_string_lossy()))
        .collect();
    names.sort();
    for name in names {
        let entries = ["flake.ts", "shell.ts", "default.ts"].map(|it| format!("{name}/{it}"));
        sources.extend(entries.into_iter().filter(|it| root.join(it).is_file()));
    }
    let mut arguments = vec!["run", "--quiet", "--package", "tsnix", "--", "build", "--check"];
    arguments.extend(sources.iter().map(String::as_str));
    shell::run(&mut shell::cargo(&arguments))
}
