//! What is emitted, under a real nixpkgs and its module system, beside the same written by hand.
//!
//! `tests/flakes/real/NAME/` has an entry, `expected.nix` and `evaluate.nix`; see the README there. A case that asks
//! for a tree which no variable of the environment names is skipped, and says so.

mod trees;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rayon::prelude::*;
use serde_json::Value;

use crate::compile;
use crate::examples::Example;
use crate::oracle::process;
use crate::value::is_same;

pub use trees::Trees;

/// A whole NixOS takes its time.
const LIMIT: Duration = Duration::from_secs(300);

/// What became of the cases.
#[derive(Debug, Default)]
pub struct Cases {
    pub examples: Vec<Example>,
    /// The variables of the environment that would have let more of them run, with how many.
    pub missing: Vec<(&'static str, usize)>,
}

/// A case: the folder with `evaluate.nix`, and where its entry and what is expected lie.
struct Case {
    name: String,
    folder: PathBuf,
    source: PathBuf,
    expected: PathBuf,
    /// The trees that `evaluate.nix` takes.
    needs: Vec<&'static trees::Tree>,
}

/// Runs all cases whose name contains `filter`; one that asks for a tree that is not there is skipped.
///
/// # Errors
/// When the folders can't be read or written.
pub fn run(root: &Path, scratch: &Path, filter: Option<&str>, trees: &Trees) -> io::Result<Cases> {
    let folder = root.join("tests/flakes/real");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        let name = format!("real/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() && filter.is_none_or(|it| name.contains(it)) {
            found.push(case(root, entry.path(), name)?);
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let mut missing = Vec::new();
    for tree in trees::ALL {
        let without = |it: &&Case| it.needs.contains(&tree) && trees.path(tree).is_none();
        let count = found.iter().filter(without).count();
        missing.extend((count > 0).then_some((tree.variable, count)));
    }
    let examples =
        found.into_par_iter().map(|it| run_one(root, scratch, it, trees)).collect::<io::Result<_>>()?;
    Ok(Cases { examples, missing })
}

/// Reads what a case is made of: `example` in its folder names one of the examples, else its files are its own.
fn case(root: &Path, folder: PathBuf, name: String) -> io::Result<Case> {
    let evaluate = fs::read_to_string(folder.join("evaluate.nix"))?;
    let needs = trees::needed(&evaluate);
    let (source, expected) = match fs::read_to_string(folder.join("example")) {
        Ok(example) => {
            let example = example.trim();
            (root.join("examples").join(example), root.join(format!("tests/flakes/expected/{example}.nix")))
        }
        Err(_) => (folder.clone(), folder.join("expected.nix")),
    };
    Ok(Case { name, folder, source, expected, needs })
}

fn run_one(root: &Path, scratch: &Path, case: Case, trees: &Trees) -> io::Result<Example> {
    let mut complaints = Vec::new();
    let nix = built(&case.source, &mut complaints)?;
    let given: Option<Vec<_>> =
        case.needs.iter().map(|it| trees.path(it).map(|path| (it.name, path))).collect();
    let is_skipped = given.is_none();
    if let (Some(mut given), Some((output, nix))) = (given, nix) {
        let copy = scratch.join(&case.name);
        copy_folder(&case.source, &copy)?;
        fs::copy(case.folder.join("evaluate.nix"), copy.join("evaluate.nix"))?;
        fs::copy(&case.expected, copy.join("expected.nix"))?;
        fs::write(copy.join(&output), nix)?;
        let home = scratch.join("real-home");
        fs::create_dir_all(&home)?;
        let packages = root.join("tests/flakes/real/packages.nix");
        given.push(("packages", &packages));
        complaints.extend(compare(&given, &copy, &output, &home).err());
    }
    Ok(Example { name: case.name, complaints, costs: Vec::new(), is_skipped })
}

/// The Nix of a case's entry, with the name of its file.
fn built(source: &Path, complaints: &mut Vec<String>) -> io::Result<Option<(String, String)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(source)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".ts") {
            entries.push(name);
        }
    }
    // What lies beside a flake is imported by it.
    let flake = entries.iter().find(|it| *it == "flake.ts").cloned();
    let Some(entry) = flake.or_else(|| entries.pop().filter(|_| entries.is_empty())) else {
        complaints.push("must have one TypeScript file".to_owned());
        return Ok(None);
    };
    match compile::compile(source, &entry, &[]) {
        Ok(compiled) => {
            if !compiled.said.is_empty() {
                complaints.push(compiled.concise);
            }
            let output = compiled.output.file_name().map(|it| it.to_string_lossy().into_owned());
            Ok(output.zip(compiled.nix))
        }
        Err(message) => {
            complaints.push(message);
            Ok(None)
        }
    }
}

/// Both files have the same value.
fn compare(given: &[(&str, &Path)], copy: &Path, output: &str, home: &Path) -> Result<(), String> {
    let found = evaluate(given, copy, output, home)?;
    let expected = evaluate(given, copy, "expected.nix", home)?;
    if found.is_null() || !is_same(&found, &expected) {
        return Err(format!(
            "gives another value than the file written by hand\n    {found}\n    {expected}"
        ));
    }
    Ok(())
}

fn evaluate(given: &[(&str, &Path)], copy: &Path, file: &str, home: &Path) -> Result<Value, String> {
    let mut arguments = String::new();
    for (name, path) in given {
        arguments.push_str(&format!("{name} = {}; ", path.display()));
    }
    let evaluate = copy.join("evaluate.nix");
    let file_path = copy.join(file);
    // `packages` is there for those that ask for it.
    let expression = format!(
        "let f = import {}; in f (builtins.intersectAttrs (builtins.functionArgs f) {{ {arguments}file = {}; }})",
        evaluate.display(),
        file_path.display()
    );
    let mut command = Command::new("nix-instantiate");
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", home)
        .env("NIX_PATH", "")
        .env("NIX_STORE_DIR", home.join("nix/store"))
        .env("NIX_STATE_DIR", home.join("nix/var"))
        .env("NIX_LOG_DIR", home.join("nix/log"))
        .args(["--eval", "--strict", "--json", "--expr", &expression]);
    let finished = process::run(&mut command, LIMIT)?;
    if finished.status != 0 {
        return Err(format!("{file}: {}", finished.stderr));
    }
    serde_json::from_str(&finished.stdout).map_err(|problem| problem.to_string())
}

fn copy_folder(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
