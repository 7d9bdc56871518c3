//! Asks TypeScript's own checker about all programs in one process: same lines, same numbers.
//!
//! `tsc` says nothing of types as long as any file of the project can't be parsed, so programs that are meant
//! not to parse are a project of their own, and so is each program that declares something for all others.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rayon::prelude::*;
use serde_json::json;
use tsnix_project::typings::FOLDER;
use tsnix_typings::generate::is_replaced;

use super::process;

const LIMIT: Duration = Duration::from_secs(120);

/// A diagnostic as far as it is compared: the file, the line (from 0) and the number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reported {
    pub file: PathBuf,
    pub line: usize,
    /// `ts2322`
    pub code: String,
}

/// The TypeScript files of one case.
#[derive(Clone, Debug)]
pub struct TscUnit {
    pub folder: PathBuf,
    pub files: Vec<PathBuf>,
    pub expected: BTreeSet<Reported>,
    /// Options besides `strict`: `noUnusedLocals`, `noImplicitAny=false`.
    pub options: Vec<String>,
    /// Declares something that other cases would see.
    pub is_alone: bool,
}

/// What TypeScript says beyond what is expected, and the other way round.
pub(super) type TscAnswer = Result<BTreeSet<Reported>, String>;

/// Whether the pinned TypeScript and Node are there.
pub fn is_available(root: &Path) -> bool {
    compiler(root).is_some() && process::exists("node", "--version")
}

fn compiler(root: &Path) -> Option<PathBuf> {
    let path = root.join("node_modules/typescript/bin/tsc");
    path.is_file().then_some(path)
}

/// What TypeScript says of each unit, in order.
pub fn check(root: &Path, scratch: &Path, units: &[TscUnit]) -> Vec<TscAnswer> {
    let mut answers: Vec<Option<TscAnswer>> = vec![None; units.len()];
    let is_syntax = |unit: &TscUnit| unit.expected.iter().any(is_syntax_error);
    let together: Vec<usize> = (0..units.len())
        .filter(|at| !units[*at].is_alone && units[*at].options.is_empty() && !is_syntax(&units[*at]))
        .collect();
    check_together(root, scratch, units, together, &mut answers);
    // Those with the same options go together too.
    let mut by_options: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for at in (0..units.len()).filter(|at| !units[*at].is_alone && !is_syntax(&units[*at])) {
        if !units[at].options.is_empty() {
            by_options.entry(&units[at].options).or_default().push(at);
        }
    }
    for same in by_options.into_values() {
        check_together(root, scratch, units, same, &mut answers);
    }
    // The rest are few: one process each.
    let alone: Vec<usize> = (0..units.len()).filter(|at| answers[*at].is_none()).collect();
    let found: Vec<TscAnswer> = alone
        .par_iter()
        .map(|at| {
            let reported = run(root, &scratch.join(format!("tsc-{at}")), &[&units[*at]])?;
            Ok(reported.into_iter().collect())
        })
        .collect();
    for (at, answer) in alone.into_iter().zip(found) {
        answers[at] = Some(answer);
    }
    answers.into_iter().map(|it| it.unwrap_or_else(|| Err("tsc was not asked".to_owned()))).collect()
}

/// One process for all; units that turn out not to parse are left for a process of their own.
fn check_together(
    root: &Path,
    scratch: &Path,
    units: &[TscUnit],
    mut asked: Vec<usize>,
    answers: &mut [Option<TscAnswer>],
) {
    loop {
        let chosen: Vec<&TscUnit> = asked.iter().map(|at| &units[*at]).collect();
        let reported = match run(root, &scratch.join("tsc"), &chosen) {
            Ok(reported) => reported,
            Err(message) => {
                for at in asked {
                    answers[at] = Some(Err(message.clone()));
                }
                return;
            }
        };
        let mut by_unit: BTreeMap<usize, BTreeSet<Reported>> = BTreeMap::new();
        for it in reported {
            match asked.iter().find(|at| it.file.starts_with(&units[**at].folder)) {
                Some(at) => drop(by_unit.entry(*at).or_default().insert(it)),
                None => {
                    let message = format!("tsc finds fault with {}: {}", it.file.display(), it.code);
                    for at in &asked {
                        answers[*at] = Some(Err(message.clone()));
                    }
                    return;
                }
            }
        }
        let broken: Vec<usize> =
            by_unit.iter().filter(|(_, all)| all.iter().any(is_syntax_error)).map(|(at, _)| *at).collect();
        if broken.is_empty() {
            for at in asked {
                answers[at] = Some(Ok(by_unit.remove(&at).unwrap_or_default()));
            }
            return;
        }
        asked.retain(|at| !broken.contains(at));
    }
}

/// TypeScript numbers what its parser says from 1000 to 1999.
fn is_syntax_error(it: &Reported) -> bool {
    it.code.len() == 6 && it.code.starts_with("ts1")
}

/// The options with which every program is checked.
pub fn compiler_options() -> serde_json::Value {
    json!({
        "target": "es2022", "module": "preserve", "moduleResolution": "bundler", "moduleDetection": "force",
        "strict": true, "noLib": true, "noEmit": true, "types": [], "allowImportingTsExtensions": true,
        "resolveJsonModule": true, "allowArbitraryExtensions": true, "skipLibCheck": true,
    })
}

/// `noUnusedLocals`  =>  on; `noImplicitAny=false`  =>  off
pub fn read_option(option: &str) -> (&str, bool) {
    match option.split_once('=') {
        Some((name, value)) => (name.trim(), value.trim() != "false"),
        None => (option, true),
    }
}

fn run(root: &Path, project: &Path, units: &[&TscUnit]) -> Result<Vec<Reported>, String> {
    let compiler = compiler(root).ok_or("TypeScript is not installed")?;
    let mut files: Vec<PathBuf> =
        declarations(&root.join("typings")).map_err(|problem| problem.to_string())?;
    let has_typings =
        units.iter().any(|unit| unit.files.iter().any(|file| file.starts_with(unit.folder.join(FOLDER))));
    if has_typings {
        // Generated ones stand in the place of these.
        let shipped = root.join("typings");
        let path = |file: &PathBuf| Some(file.strip_prefix(&shipped).ok()?.to_string_lossy().into_owned());
        files.retain(|file| path(file).is_none_or(|it| !is_replaced(&it)));
    }
    files.extend(units.iter().flat_map(|unit| unit.files.iter().cloned()));
    let mut config = json!({
        "compilerOptions": compiler_options(),
        "files": files.iter().map(|file| file.to_string_lossy()).collect::<Vec<_>>(),
    });
    if has_typings {
        // They are what is tested.
        config["compilerOptions"]["skipLibCheck"] = json!(false);
    }
    for option in units.iter().flat_map(|unit| &unit.options) {
        let (name, is_on) = read_option(option);
        config["compilerOptions"][name] = json!(is_on);
    }
    std::fs::create_dir_all(project).map_err(|problem| problem.to_string())?;
    std::fs::write(project.join("tsconfig.json"), config.to_string())
        .map_err(|problem| problem.to_string())?;
    let mut command = Command::new("node");
    command.arg(compiler).args(["--pretty", "false", "-p"]).arg(project).current_dir(project);
    let finished = process::run(&mut command, LIMIT)?;
    let reported: Vec<Reported> =
        finished.stdout.lines().filter_map(|line| read_line(project, line)).collect();
    let is_understood = match finished.status {
        0 => reported.is_empty(),
        1 | 2 => !reported.is_empty(),
        _ => false,
    };
    if is_understood { Ok(reported) } else { Err(format!("tsc: {}{}", finished.stdout, finished.stderr)) }
}

/// `main.ts(3,7): error TS2322: ...`
fn read_line(project: &Path, line: &str) -> Option<Reported> {
    let (place, rest) = line.split_once("): error TS")?;
    let (file, place) = place.rsplit_once('(')?;
    let (line, _) = place.split_once(',')?;
    let (code, _) = rest.split_once(':')?;
    let file = std::path::absolute(project.join(file)).ok()?;
    Some(Reported {
        file: without_dots(&file),
        line: line.parse::<usize>().ok()?.checked_sub(1)?,
        code: format!("ts{code}"),
    })
}

/// `/a/b/../c`  =>  `/a/c`: tsc names files from the folder it runs in.
fn without_dots(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(result.pop()),
            other => result.push(other),
        }
    }
    result
}

/// All `.d.ts` files under a folder, sorted.
///
/// # Errors
/// When a folder can't be read.
pub fn declarations(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
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
