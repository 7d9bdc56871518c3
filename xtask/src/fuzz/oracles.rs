//! The other implementations: Node and Nix give values, TypeScript's checker says whether a program is one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Result;
use crate::shell;

/// What Node says of a program.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ran {
    Value(String),
    /// It throws: laziness may make Nix succeed, so nothing follows.
    Throws(String),
    /// Outside of what the languages share.
    Skip(String),
}

/// How long Nix may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// What is said of a program for which it takes longer.
pub(super) const NO_ANSWER: &str = "no answer in 60 s";

/// The values of many programs by one process.
pub(super) fn run_node(scratch: &Path, programs: &[String]) -> Result<Vec<Ran>> {
    let (list, answers) = (scratch.join("programs.json"), scratch.join("answers.json"));
    let text = serde_json::to_string(programs).map_err(|it| it.to_string())?;
    fs::write(&list, text).map_err(|it| it.to_string())?;
    let script = shell::root().join("xtask/src/fuzz/node.mjs");
    let output =
        Command::new("node").arg(script).arg(&list).arg(&answers).output().map_err(|it| it.to_string())?;
    if !output.status.success() {
        return Err(format!("node failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let text = fs::read_to_string(&answers).map_err(|it| it.to_string())?;
    let values: Vec<Value> = serde_json::from_str(&text).map_err(|it| it.to_string())?;
    let said = |it: &Value, key: &str| it[key].as_str().map(str::to_owned);
    Ok(values
        .iter()
        .map(|it| match (said(it, "value"), said(it, "skip")) {
            (Some(value), _) => Ran::Value(value),
            (None, Some(reason)) => Ran::Skip(reason),
            (None, None) => Ran::Throws(said(it, "error").unwrap_or_default()),
        })
        .collect())
}

/// The values of many Nix expressions: one process for all; what fails is asked again by halves.
pub(super) fn run_nix(scratch: &Path, programs: &[&str]) -> Vec<std::result::Result<Value, String>> {
    if programs.is_empty() {
        return Vec::new();
    }
    match run_nix_together(scratch, programs) {
        Ok(values) => values,
        Err(message) if programs.len() == 1 => vec![Err(message)],
        Err(_) => {
            let (left, right) = programs.split_at(programs.len() / 2);
            let mut values = run_nix(scratch, left);
            values.extend(run_nix(scratch, right));
            values
        }
    }
}

/// The same, each in a process of its own: where most of them fail, halving would take twice as many.
pub(super) fn run_nix_apart(scratch: &Path, programs: &[&str]) -> Vec<std::result::Result<Value, String>> {
    let middle = programs.len().div_ceil(2);
    let alone = |it: &&str| run_nix(scratch, &[it]).remove(0);
    std::thread::scope(|scope| {
        let (left, right) = programs.split_at(middle);
        let other = scope.spawn(move || right.iter().map(alone).collect::<Vec<_>>());
        let mut values: Vec<_> = left.iter().map(alone).collect();
        values.extend(other.join().unwrap_or_default());
        values
    })
}

fn run_nix_together(
    scratch: &Path,
    programs: &[&str],
) -> std::result::Result<Vec<std::result::Result<Value, String>>, String> {
    // Failures that Nix can catch do not disturb the others; alone, the message is wanted.
    let is_alone = programs.len() == 1;
    let mut text = String::from(
        "let try = v: let r = builtins.tryEval (builtins.deepSeq v v); in if r.success then r.value else \"<<threw>>\"; in [\n",
    );
    for program in programs {
        text.push_str(if is_alone { "(\n" } else { "(try (\n" });
        text.push_str(program);
        text.push_str(if is_alone { "\n)\n" } else { "\n))\n" });
    }
    text.push(']');
    let file = scratch.join(format!("programs-{:?}.nix", std::thread::current().id()));
    fs::write(&file, text).map_err(|it| it.to_string())?;
    let start = Instant::now();
    let child = Command::new("timeout")
        .args(["--signal=KILL", &PATIENCE.as_secs().to_string()])
        .args(["nix-instantiate", "--eval", "--strict", "--json"])
        .arg(&file)
        .env("HOME", scratch)
        .env("NIX_PATH", "")
        .env("NIX_STORE_DIR", scratch.join("store"))
        .env("NIX_STATE_DIR", scratch.join("var"))
        .env("NIX_LOG_DIR", scratch.join("log"))
        .stdin(Stdio::null())
        .output()
        .map_err(|it| it.to_string())?;
    if !child.status.success() {
        // What is killed says nothing itself.
        if start.elapsed() >= PATIENCE {
            return Err(NO_ANSWER.to_owned());
        }
        return Err(String::from_utf8_lossy(&child.stderr).into_owned());
    }
    let values: Vec<Value> = serde_json::from_slice(&child.stdout).map_err(|it| it.to_string())?;
    let threw = Value::String("<<threw>>".to_owned());
    if !is_alone && values.contains(&threw) && programs.len() > 1 {
        // Asked again by themselves, for their messages.
        return Ok(values
            .into_iter()
            .zip(programs)
            .map(|(value, program)| match value == threw {
                true => run_nix(scratch, &[program]).remove(0),
                false => Ok(value),
            })
            .collect());
    }
    Ok(values.into_iter().map(Ok).collect())
}

/// What TypeScript's own checker says of each program: nothing, or its first complaint.
///
/// Where it can't read one program it says nothing of the types in all others: those are asked about again.
pub(super) fn run_tsc(scratch: &Path, programs: &[(String, Option<String>)]) -> Result<Vec<Option<String>>> {
    let mut said = run_tsc_together(scratch, programs)?;
    let is_syntax = |it: &Option<String>| it.as_ref().is_some_and(|it| it.contains("error TS1"));
    if !said.iter().any(is_syntax) {
        return Ok(said);
    }
    let others: Vec<usize> = (0..programs.len()).filter(|at| !is_syntax(&said[*at])).collect();
    let texts: Vec<_> = others.iter().map(|at| programs[*at].clone()).collect();
    if !texts.is_empty() {
        for (at, answer) in others.into_iter().zip(run_tsc(scratch, &texts)?) {
            said[at] = answer;
        }
    }
    Ok(said)
}

fn run_tsc_together(scratch: &Path, programs: &[(String, Option<String>)]) -> Result<Vec<Option<String>>> {
    let root = shell::root();
    let folder = scratch.join("tsc");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|it| it.to_string())?;
    for (at, program) in programs.iter().enumerate() {
        let own = folder.join(format!("p{at}"));
        fs::create_dir_all(&own).map_err(|it| it.to_string())?;
        fs::write(own.join("main.ts"), &program.0).map_err(|it| it.to_string())?;
        if let Some(part) = &program.1 {
            fs::write(own.join(super::tree::PART), part).map_err(|it| it.to_string())?;
        }
    }
    let lib: PathBuf = root.join("typings");
    let config = serde_json::json!({
        "compilerOptions": {
            "target": "es2022", "module": "preserve", "moduleDetection": "force", "strict": true, "noLib": true,
            "noEmit": true, "allowImportingTsExtensions": true, "types": [], "skipLibCheck": true,
        },
        "files": [lib.join("lib.d.ts"), lib.join("builtins.d.ts"), lib.join("nix.d.ts")],
        "include": ["./*/*.ts"],
    });
    fs::write(folder.join("tsconfig.json"), config.to_string()).map_err(|it| it.to_string())?;
    let output = Command::new(root.join("node_modules/.bin/tsc"))
        .args(["--pretty", "false", "-p"])
        .arg(&folder)
        .current_dir(&folder)
        .output()
        .map_err(|it| it.to_string())?;
    let mut said = vec![None; programs.len()];
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Some((name, rest)) = line.split_once(".ts(") else { continue };
        let number = name.split('/').next().and_then(|it| it.strip_prefix('p'));
        let Some(at) = number.and_then(|it| it.parse::<usize>().ok()) else {
            return Err(format!("tsc: {line}"));
        };
        if let Some(place) = said.get_mut(at) {
            place.get_or_insert_with(|| format!("({rest}"));
        }
    }
    Ok(said)
}
