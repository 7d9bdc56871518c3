//! TypeScript's own checker: many programs to a process, in two rounds.
//!
//! It says nothing of types as long as any file can't be parsed. So what can't be parsed is found first, and
//! the rest is asked about again. Programs that declare something for all others have a process of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Result;
use crate::shell;

/// What is said of a program: file, line from 1, code.
pub(super) type Said = BTreeSet<(String, u32, String)>;

/// What TypeScript says of one program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) said: Said,
    /// The text could not be parsed; types were not looked at.
    pub(super) is_syntax: bool,
    /// The messages, for reading.
    pub(super) text: Vec<String>,
}

/// A program in its folder.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) folder: PathBuf,
    /// All its TypeScript files.
    pub(super) files: Vec<String>,
    pub(super) options: Vec<String>,
    pub(super) is_alone: bool,
}

/// What TypeScript says of each, in order.
pub(super) fn check(scratch: &Path, units: &[Unit]) -> Result<Vec<Answer>> {
    let mut groups: BTreeMap<(Vec<String>, usize), Vec<usize>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let own = if unit.is_alone { at + 1 } else { 0 };
        groups.entry((unit.options.clone(), own)).or_default().push(at);
    }
    let mut answers = vec![Answer::default(); units.len()];
    for ((options, _), members) in groups {
        check_together(scratch, units, &options, members, &mut answers)?;
    }
    Ok(answers)
}

fn check_together(
    scratch: &Path,
    units: &[Unit],
    options: &[String],
    mut asked: Vec<usize>,
    answers: &mut [Answer],
) -> Result {
    // As long as any file can't be parsed nothing is said of types, so the parser is asked first.
    for is_syntax in [true, false] {
        if asked.is_empty() {
            return Ok(());
        }
        let (mut found, crashed) = run(scratch, units, options, &asked, is_syntax)?;
        if crashed && asked.len() > 1 {
            let right = asked.split_off(asked.len() / 2);
            check_together(scratch, units, options, asked, answers)?;
            return check_together(scratch, units, options, right, answers);
        }
        for (at, answer) in &mut found {
            answer.is_syntax = is_syntax;
            answers[*at] = std::mem::take(answer);
        }
        asked.retain(|at| !found.contains_key(at));
    }
    Ok(())
}

fn run(
    scratch: &Path,
    units: &[Unit],
    options: &[String],
    asked: &[usize],
    is_syntax: bool,
) -> Result<(BTreeMap<usize, Answer>, bool)> {
    let root = shell::root();
    let project = scratch.join("tsc");
    fs::create_dir_all(&project).map_err(|it| it.to_string())?;
    let mut files = declarations(&root.join("typings")).map_err(|it| it.to_string())?;
    for at in asked {
        files.extend(units[*at].files.iter().map(|name| units[*at].folder.join(name)));
    }
    let mut config = serde_json::json!({
        "compilerOptions": {
            "target": "es2022", "module": "preserve", "moduleResolution": "bundler", "moduleDetection": "force",
            "strict": true, "noLib": true, "noEmit": true, "types": [], "allowImportingTsExtensions": true,
            "noCheck": is_syntax, "resolveJsonModule": true, "allowArbitraryExtensions": true, "skipLibCheck": true,
        },
        "files": files,
    });
    for option in options {
        let (name, is_on) = tsnix_spec::oracle::read_option(option);
        config["compilerOptions"][name] = serde_json::json!(is_on);
    }
    fs::write(project.join("tsconfig.json"), config.to_string()).map_err(|it| it.to_string())?;
    let output = Command::new("timeout")
        .arg("--signal=KILL")
        .arg("100")
        .arg(compiler(&root)?)
        .args(["--pretty", "false", "-p"])
        .arg(&project)
        .current_dir(scratch)
        .stdin(Stdio::null())
        .output()
        .map_err(|it| format!("tsc: {it}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let by_folder: BTreeMap<&Path, usize> =
        asked.iter().map(|at| (units[*at].folder.as_path(), *at)).collect();
    let mut found: BTreeMap<usize, Answer> = BTreeMap::new();
    for line in text.lines() {
        let Some((path, number, code)) = read_line(scratch, line) else { continue };
        let unit = path.ancestors().find_map(|it| by_folder.get(it));
        let Some(at) = unit else { return Err(format!("tsc finds fault with a library: {line}")) };
        let name = path.strip_prefix(&units[*at].folder).unwrap_or(&path).to_string_lossy().into_owned();
        let answer = found.entry(*at).or_default();
        answer.said.insert((name, number, code));
        answer.text.push(line.to_owned());
    }
    let is_fine = match output.status.code() {
        Some(0) => found.is_empty(),
        Some(1 | 2) => !found.is_empty(),
        _ => false,
    };
    if !is_fine && asked.len() == 1 {
        let message = String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default().to_owned();
        let answer = found.entry(asked[0]).or_default();
        answer.said.insert(("tsc".to_owned(), 0, "crash".to_owned()));
        answer.text.push(format!("tsc crashed: {message} {text}"));
    }
    Ok((found, !is_fine))
}

/// `main.ts(3,7): error TS2322: ...`
fn read_line(scratch: &Path, line: &str) -> Option<(PathBuf, u32, String)> {
    let (place, rest) = line.split_once("): error TS")?;
    let (file, place) = place.rsplit_once('(')?;
    let (line, _) = place.split_once(',')?;
    let (code, _) = rest.split_once(':')?;
    Some((scratch.join(file), line.parse().ok()?, format!("ts{code}")))
}

/// The native compiler itself: starting Node for it costs more than most runs.
fn compiler(root: &Path) -> Result<PathBuf> {
    let folder = root.join("node_modules/@typescript");
    let packages = fs::read_dir(&folder).map_err(|_| "TypeScript is not installed: run `npm ci`")?;
    let mut found: Vec<PathBuf> =
        packages.flatten().map(|it| it.path().join("lib/tsc")).filter(|it| it.is_file()).collect();
    found.sort();
    found.pop().ok_or_else(|| "TypeScript's native compiler is not there".to_owned())
}

/// All `.d.ts` files under a folder, sorted.
fn declarations(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".d.ts") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
