//! What is emitted, under a real nixpkgs and its module system, beside the same written by hand.
//!
//! `tests/flakes/real/NAME/` has an entry, `expected.nix` and `evaluate.nix`; see the README there. Only where
//! `TSNIX_NIXPKGS` names a tree.

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

/// A whole NixOS takes its time.
const LIMIT: Duration = Duration::from_secs(300);

/// Runs all cases whose name contains `filter`; without a tree each is skipped.
///
/// # Errors
/// When the folders can't be read or written.
pub fn run(
    root: &Path,
    scratch: &Path,
    filter: Option<&str>,
    nixpkgs: Option<&Path>,
) -> io::Result<Vec<Example>> {
    let folder = root.join("tests/flakes/real");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if entry.path().is_dir() {
            names.push(format!("real/{}", entry.file_name().to_string_lossy()));
        }
    }
    names.sort();
    names.retain(|name| filter.is_none_or(|it| name.contains(it)));
    names
        .into_par_iter()
        .map(|name| {
            let source = root.join("tests/flakes").join(&name);
            let mut complaints = Vec::new();
            let nix = built(&source, &mut complaints)?;
            if let (Some(nixpkgs), Some((output, nix))) = (nixpkgs, nix) {
                let copy = scratch.join(&name);
                copy_folder(&source, &copy)?;
                fs::write(copy.join(&output), nix)?;
                let home = scratch.join("real-home");
                fs::create_dir_all(&home)?;
                complaints.extend(compare(nixpkgs, &copy, &output, &home).err());
            }
            Ok(Example { name, complaints, costs: Vec::new(), is_skipped: nixpkgs.is_none() })
        })
        .collect()
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
    let [entry] = entries.as_slice() else {
        complaints.push("must have one TypeScript file".to_owned());
        return Ok(None);
    };
    match compile::compile(source, entry, &[]) {
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
fn compare(nixpkgs: &Path, copy: &Path, output: &str, home: &Path) -> Result<(), String> {
    let found = evaluate(nixpkgs, copy, output, home)?;
    let expected = evaluate(nixpkgs, copy, "expected.nix", home)?;
    if found.is_null() || !is_same(&found, &expected) {
        return Err(format!(
            "gives another value than the file written by hand\n    {found}\n    {expected}"
        ));
    }
    Ok(())
}

fn evaluate(nixpkgs: &Path, copy: &Path, file: &str, home: &Path) -> Result<Value, String> {
    let expression = format!(
        "import {} {{ nixpkgs = {}; file = {}; }}",
        copy.join("evaluate.nix").display(),
        nixpkgs.display(),
        copy.join(file).display()
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
