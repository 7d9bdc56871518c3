//! The examples as a user has them: built, compared with what is checked in, and evaluated by the real Nix.
//!
//! Each `examples/NAME/` is copied, its output is laid beside a flake written by hand
//! (`tests/flakes/expected/NAME.nix`), and both must give the same derivations; `nix flake show` then takes the
//! flake as `nix` itself does, with the stand-in for nixpkgs in place of the real one.

mod brought;
pub mod cost;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rayon::prelude::*;
use serde_json::Value;

use crate::compile::{self, Compiled};
use crate::oracle::{self, TscUnit, process};
use crate::value::is_same;

/// What the program of an example may be called.
const ENTRIES: [&str; 3] = ["flake.ts", "shell.ts", "default.ts"];

/// The name of the project's own flake among the examples.
const OWN: &str = "own-flake";

const LIMIT: Duration = Duration::from_secs(60);

/// What became of one example: nothing to say, or what is wrong.
#[derive(Debug)]
pub struct Example {
    /// `examples/dev-shell`
    pub name: String,
    pub complaints: Vec<String>,
    /// What evaluating it costs, against the same written by hand.
    pub costs: Vec<cost::Cost>,
    /// Nix was not there.
    pub is_skipped: bool,
}

/// Runs all examples whose name contains `filter`.
///
/// # Errors
/// When the folders can't be read or copied.
pub fn run(
    root: &Path,
    scratch: &Path,
    filter: Option<&str>,
    has_nix: bool,
    has_tsc: bool,
) -> io::Result<Vec<Example>> {
    let folder = root.join("examples");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.path().is_dir() {
            names.push(format!("examples/{}", entry.file_name().to_string_lossy()));
        }
    }
    names.sort();
    names.push(OWN.to_owned());
    names.retain(|name| filter.is_none_or(|it| name.contains(it)));
    let mut examples: Vec<Example> =
        names.into_par_iter().map(|name| run_one(root, scratch, name, has_nix)).collect::<io::Result<_>>()?;
    if has_tsc && !examples.is_empty() {
        check_types(root, scratch, &mut examples);
    }
    for example in &mut examples {
        example.is_skipped |= !has_tsc;
    }
    Ok(examples)
}

/// TypeScript's own checker has nothing to say about any of them.
fn check_types(root: &Path, scratch: &Path, examples: &mut [Example]) {
    let unit = |example: &Example| {
        let folder = source_of(root, &example.name);
        let mut files: Vec<PathBuf> =
            ENTRIES.iter().map(|it| folder.join(it)).filter(|it| it.is_file()).collect();
        if example.name != OWN {
            let below = entries_below(&folder, Path::new("")).unwrap_or_default();
            let more = below.into_iter().map(|it| folder.join(it)).filter(|it| !files.contains(it));
            files.extend(more.collect::<Vec<_>>());
        }
        TscUnit { folder, files, expected: Default::default(), options: Vec::new(), is_alone: false }
    };
    let units: Vec<TscUnit> = examples.iter().map(unit).collect();
    let answers = oracle::check_tsc(root, &scratch.join("examples-tsc"), &units);
    for (example, answer) in examples.iter_mut().zip(answers) {
        match answer {
            Ok(reported) => example.complaints.extend(
                reported.iter().map(|it| format!("TypeScript says [{}] on line {}", it.code, it.line + 1)),
            ),
            Err(message) => example.complaints.push(message),
        }
    }
}

fn source_of(root: &Path, name: &str) -> PathBuf {
    if name == OWN { root.to_owned() } else { root.join(name) }
}

fn run_one(root: &Path, scratch: &Path, name: String, has_nix: bool) -> io::Result<Example> {
    let source = source_of(root, &name);
    let mut complaints = Vec::new();
    let Some(entry) = ENTRIES.into_iter().find(|it| source.join(it).is_file()) else {
        complaints.push("has no flake.ts, shell.ts or default.ts".to_owned());
        return Ok(Example { name, complaints, costs: Vec::new(), is_skipped: false });
    };
    let output = entry.replace(".ts", ".nix");
    check_build(&source, entry, &output, &mut complaints);
    if name != OWN {
        // Modules and flakes of parts have outputs of their own.
        for other in entries_below(&source, Path::new(""))?.into_iter().filter(|it| it != Path::new(entry)) {
            check_entry(&source, &other, &mut complaints);
        }
    }

    let copy = scratch.join(&name);
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    if name == OWN {
        // The rest of the repository is large, and the flake only names it.
        fs::create_dir_all(&copy)?;
        for file in [entry, &output, "Cargo.lock"].into_iter().filter(|it| source.join(it).is_file()) {
            fs::copy(source.join(file), copy.join(file))?;
        }
    } else {
        copy_folder(&source, &copy)?;
    }
    let stem = name.trim_start_matches("examples/");
    let expected = root.join(format!("tests/flakes/expected/{stem}.nix"));
    if expected.is_file() {
        fs::copy(&expected, copy.join("expected.nix"))?;
    } else {
        complaints.push(format!("there is no tests/flakes/expected/{stem}.nix to compare with"));
    }
    let mut costs = Vec::new();
    if has_nix && expected.is_file() && source.join(&output).is_file() {
        let nix = Nix { root, home: &scratch.join("home") };
        fs::create_dir_all(nix.home)?;
        let scratch = copy.with_extension("counters");
        fs::create_dir_all(&scratch)?;
        let by_hand = copy.join("expected.nix");
        match cost::costs(|| nix.command("nix-instantiate"), root, &scratch, &copy.join(&output), &by_hand) {
            Err(message) => complaints.push(message),
            Ok(found) => {
                complaints.extend(cost::complaints(&found));
                costs = found;
            }
        }
        let brought = brought::over(&copy, "expected.nix").and_then(|output| nix.compare(&copy, output));
        complaints.extend(brought.err().map(|message| format!("what is written by hand: {message}")));
        match nix.compare(&copy, &output) {
            Err(message) => complaints.push(message),
            Ok(inputs) if entry == "flake.ts" => {
                // What lies beside a flake is part of its source.
                for file in ["expected.nix", "brought.nix", "brought.nix.ts"] {
                    fs::remove_file(copy.join(file)).ok();
                }
                complaints.extend(nix.show(&copy, &inputs).err());
            }
            Ok(_) => {}
        }
    }
    Ok(Example { name, complaints, costs, is_skipped: !has_nix })
}

/// What has an output of its own below a folder, relative to the example: `flake.ts`, `NAME.nix.ts`.
fn entries_below(root: &Path, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        let name = folder.join(entry?.file_name());
        let text = name.file_name().and_then(|it| it.to_str()).unwrap_or("");
        if root.join(&name).is_dir() {
            found.extend(entries_below(root, &name)?);
        } else if text == "flake.ts" || text.ends_with(".nix.ts") && !text.contains(".d.") {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// As [`check_build`], for an entry in a folder of the example.
fn check_entry(source: &Path, entry: &Path, complaints: &mut Vec<String>) {
    let folder = source.join(entry.parent().unwrap_or(Path::new("")));
    let name = entry.file_name().and_then(|it| it.to_str()).unwrap_or("");
    let stem = name.trim_end_matches(".ts").trim_end_matches(".nix");
    let mut own = Vec::new();
    check_build(&folder, name, &format!("{stem}.nix"), &mut own);
    complaints.extend(own.into_iter().map(|it| format!("{}: {it}", entry.display())));
}

/// The build says nothing, gives what is checked in, gives it twice, and `nixfmt` would leave it alone.
fn check_build(source: &Path, entry: &str, output: &str, complaints: &mut Vec<String>) {
    let compiled = match compile::compile(source, entry, &[]) {
        Ok(compiled) => compiled,
        Err(message) => return complaints.push(message),
    };
    if !compiled.said.is_empty() {
        complaints.push(compiled.concise.clone());
    }
    let Some(nix) = &compiled.nix else { return complaints.push("gives no Nix".to_owned()) };
    match fs::read_to_string(source.join(output)) {
        Ok(checked_in) if checked_in == *nix => {}
        Ok(checked_in) => complaints.push(difference(&checked_in, nix)),
        Err(problem) => complaints.push(format!("{output}: {problem}")),
    }
    match nixfmt_rs::format(nix) {
        Ok(formatted) if formatted == *nix => {}
        Ok(formatted) => complaints.push(format!("nixfmt would change it: {}", difference(nix, &formatted))),
        Err(problem) => complaints.push(format!("nixfmt can't read it: {problem}")),
    }
    let again = compile::compile(source, entry, &[]).ok().and_then(|it: Compiled| it.nix);
    if again.as_ref() != Some(nix) {
        complaints.push("a second build gives other bytes".to_owned());
    }
}

fn difference(old: &str, new: &str) -> String {
    let diff = similar::TextDiff::from_lines(old, new);
    let text = diff.unified_diff().context_radius(2).header("checked in", "built").to_string();
    format!("the output is stale\n{text}")
}

/// The real Nix, without a daemon, a network or anything of the user's.
struct Nix<'a> {
    root: &'a Path,
    home: &'a Path,
}

impl Nix<'_> {
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home)
            .env("NIX_PATH", format!("nixpkgs={}", self.nixpkgs().display()))
            .env("NIX_STORE_DIR", self.home.join("nix/store"))
            .env("NIX_STATE_DIR", self.home.join("nix/var"))
            .env("NIX_LOG_DIR", self.home.join("nix/log"));
        command
    }

    fn nixpkgs(&self) -> PathBuf {
        self.root.join("tests/flakes/nixpkgs")
    }

    /// The built file and the one written by hand give the same derivations. Gives the names of the inputs.
    fn compare(&self, copy: &Path, output: &str) -> Result<Vec<String>, String> {
        let compare = self.root.join("tests/flakes/compare.nix");
        let expression = format!(
            "import {} {{ found = {}; expected = {}; }}",
            compare.display(),
            copy.join(output).display(),
            copy.join("expected.nix").display()
        );
        let finished = process::run(
            self.command("nix-instantiate").args(["--eval", "--strict", "--json", "--expr", &expression]),
            LIMIT,
        )?;
        if finished.status != 0 {
            return Err(finished.stderr);
        }
        let answer: Value = serde_json::from_str(&finished.stdout).map_err(|problem| problem.to_string())?;
        if answer["undeclared"].as_array().is_none_or(|it| !it.is_empty()) {
            return Err(format!("`outputs` names what is no input: {}", answer["undeclared"]));
        }
        if !is_same(&answer["found"], &answer["expected"]) {
            return Err(format!(
                "gives other derivations than the flake written by hand\n    {}\n    {}",
                answer["found"], answer["expected"]
            ));
        }
        let inputs = answer["inputs"].as_array().into_iter().flatten();
        Ok(inputs.filter_map(|it| it.as_str().map(str::to_owned)).collect())
    }

    /// `nix` takes the flake and finds outputs in it.
    fn show(&self, copy: &Path, inputs: &[String]) -> Result<(), String> {
        let flake = format!("path:{}", copy.display());
        let mut command = self.command("nix");
        command.args([
            "--extra-experimental-features",
            "nix-command flakes",
            "flake",
            "show",
            "--json",
            &flake,
        ]);
        command.args(["--no-write-lock-file", "--offline"]);
        for input in inputs {
            // Every branch of nixpkgs has the same stand-in.
            let folder = if input.starts_with("nixpkgs") { "nixpkgs" } else { input };
            // A part of the example is its own.
            let part = copy.join(folder);
            let is_part = part.join("flake.nix").is_file();
            let stand_in = if is_part { part } else { self.root.join("tests/flakes").join(folder) };
            command.args(["--override-input", input]).arg(format!("path:{}", stand_in.display()));
        }
        let finished = process::run(&mut command, LIMIT)?;
        if finished.status != 0 {
            return Err(finished.stderr);
        }
        let shown: Value = serde_json::from_str(&finished.stdout).map_err(|problem| problem.to_string())?;
        match shown.as_object() {
            Some(outputs) if !outputs.is_empty() => Ok(()),
            _ => Err(format!("`nix flake show` finds nothing: {}", finished.stdout)),
        }
    }
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
