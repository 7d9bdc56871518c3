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
    while !asked.is_empty() {
        let (mut found, crashed) = run(scratch, units, options, &asked)?;
        if crashed && asked.len() > 1 {
            let right = asked.split_off(asked.len() / 2);
            check_together(scratch, units, options, asked, answers)?;
            return check_together(scratch, units, options, right, answers);
        }
        // Only what the parser says stands in the answer where anything of the program can't be parsed.
        let broken: Vec<usize> = found
            .iter()
            .filter(|(_, it)| it.said.iter().any(|it| is_parser(&it.2)))
            .map(|(at, _)| *at)
            .collect();
        let is_first_round = !broken.is_empty() && found.len() == broken.len() && only_parser(&found);
        if !is_first_round {
            for at in asked {
                answers[at] = found.remove(&at).unwrap_or_default();
            }
            return Ok(());
        }
        for at in &broken {
            let mut answer = found.remove(at).unwrap_or_default();
            answer.is_syntax = true;
            answers[*at] = answer;
        }
        asked.retain(|at| !broken.contains(at));
    }
    Ok(())
}

/// Whether all that was said can be the parser's.
fn only_parser(found: &BTreeMap<usize, Answer>) -> bool {
    found.values().all(|it| it.said.iter().all(|it| is_parser(&it.2)))
}

/// What the parser says is numbered from 1000 to 1999; a few things from 8000 and 17000 too.
fn is_parser(code: &str) -> bool {
    let number = code.trim_start_matches("ts").parse::<u32>().unwrap_or(0);
    matches!(number, 1000..=1999 | 2657 | 6188..=6189 | 17000..=17999 | 18007 | 18026 | 18030)
}

fn run(
    scratch: &Path,
    units: &[Unit],
    options: &[String],
    asked: &[usize],
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
            "resolveJsonModule": true, "allowArbitraryExtensions": true, "skipLibCheck": true,
        },
        "files": files,
    });
    for name in options {
        config["compilerOptions"][name] = serde_json::json!(true);
    }
    fs::write(project.join("tsconfig.json"), config.to_string()).map_err(|it| it.to_string())?;
    let output = Command::new("timeout")
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
