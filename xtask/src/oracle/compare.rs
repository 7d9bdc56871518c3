//! Lines and numbers: what TypeScript says of each program, and what we say.
//!
//! A line that tsnix refuses for a reason of its own (`tn1001`) stands for what TypeScript says there. What is
//! known to differ is listed in `tests/types/README.md`; anything else is a failure.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use tsnix_project::discover::{Project, discover};
use tsnix_project::{Checked, Session};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_spec::oracle::{self, Reported};

use super::programs::Program;
use crate::Result;

/// What we say of one program.
pub(super) struct Answer {
    pub(super) said: BTreeSet<Reported>,
    /// Lines that are refused by codes of our own.
    refused: BTreeSet<(PathBuf, usize)>,
    messages: BTreeMap<Reported, String>,
}

/// A difference: where, which code, and who alone says it.
struct Difference {
    place: String,
    text: String,
    code: String,
    /// Ours.
    message: String,
    is_ours: bool,
}

/// Asks both and prints a table.
pub(super) fn run(root: &Path, scratch: &Path, programs: &[Program], is_long: bool) -> Result {
    let units: Vec<_> = programs.iter().map(Program::unit).collect();
    // Ours first: what imported Nix and TOML files are is written beside them, for `tsc` to read.
    let ours: Vec<_> = programs.par_chunks(64).flat_map_iter(|chunk| check_all(scratch, chunk)).collect();
    let theirs = oracle::check_tsc(root, &scratch.join("tsc"), &units);
    let known = known_differences(root);
    let mut used = BTreeSet::new();
    let mut rows: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut differences = Vec::new();
    for ((program, theirs), ours) in programs.iter().zip(theirs).zip(ours) {
        let theirs = theirs.map_err(|message| format!("{}: {message}", program.name))?;
        let ours = ours?;
        // Of one program everything is shown.
        if programs.len() == 1 && is_long {
            for (it, message) in &ours.messages {
                println!("{}: {}: {message}", program.place(&it.file, it.line), it.code);
            }
        }
        let found = differences_of(program, &theirs, &ours);
        let (listed, open): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| {
            let page = it.place.rsplit_once(':').map_or(it.place.as_str(), |(page, _)| page);
            let key = (page.to_owned(), it.code.clone());
            known.contains(&key) && (used.insert(key) || true)
        });
        let row = rows.entry(group(&program.name)).or_default();
        row[0] += 1;
        row[1] += usize::from(!theirs.is_empty());
        row[2] += usize::from(!open.is_empty());
        row[3] += usize::from(!listed.is_empty());
        differences.extend(open);
    }
    print(&rows, &differences, is_long);
    for (page, code) in known.difference(&used).filter(|(page, _)| programs.iter().any(|it| it.name == *page))
    {
        println!("{page}: {code} is listed as a difference and is none");
    }
    match differences.len() {
        0 => Ok(()),
        count => Err(format!("{count} lines on which TypeScript and tsnix differ")),
    }
}

fn print(rows: &BTreeMap<String, [usize; 4]>, differences: &[Difference], is_long: bool) {
    println!("{:36} {:>8} {:>8} {:>8} {:>8}", "programs", "all", "refused", "differ", "listed");
    let mut sum = [0; 4];
    for (name, row) in rows {
        println!("{name:36} {:8} {:8} {:8} {:8}", row[0], row[1], row[2], row[3]);
        sum = [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2], sum[3] + row[3]];
    }
    println!("{:36} {:8} {:8} {:8} {:8}", "", sum[0], sum[1], sum[2], sum[3]);
    let most = if is_long { usize::MAX } else { 100 };
    for it in differences.iter().take(most) {
        let who = if it.is_ours { "only tsnix" } else { "only TypeScript" };
        println!("{}: {who}: {}  {}", it.place, it.code, it.text.trim());
        if !it.message.is_empty() {
            println!("    {}", it.message);
        }
    }
}

/// `spec/language/names.md:12`  =>  `spec/language`
pub(super) fn group(name: &str) -> String {
    let parts: Vec<&str> = name.split('/').collect();
    let count = if parts[0] == "tests" { 3 } else { 2 };
    if parts[0] == "examples" { parts[0].to_owned() } else { parts[..count.min(parts.len() - 1)].join("/") }
}

fn differences_of(program: &Program, theirs: &BTreeSet<Reported>, ours: &Answer) -> Vec<Difference> {
    let is_refused = |it: &&Reported| ours.refused.contains(&(it.file.clone(), it.line));
    let only_theirs = theirs.difference(&ours.said).filter(|it| !is_refused(it)).map(|it| (it, false));
    let only_ours = ours.said.difference(theirs).map(|it| (it, true));
    let difference = |(it, is_ours): (&Reported, bool)| {
        let text = fs::read_to_string(&it.file).unwrap_or_default();
        Difference {
            place: program.place(&it.file, it.line),
            text: text.lines().nth(it.line).unwrap_or_default().to_owned(),
            code: it.code.clone(),
            message: ours.messages.get(it).cloned().unwrap_or_default(),
            is_ours,
        }
    };
    only_theirs.chain(only_ours).map(difference).collect()
}

/// Checks programs one after the other; declarations are read once.
fn check_all(scratch: &Path, programs: &[Program]) -> Vec<Result<Answer>> {
    let mut session = match session(scratch) {
        Ok(session) => session,
        Err(message) => return programs.iter().map(|_| Err(message.clone())).collect(),
    };
    programs.iter().map(|program| check(&mut session, program).map(|it| answer(&it))).collect()
}

/// A session whose root holds no declarations.
pub(super) fn session(scratch: &Path) -> Result<Session> {
    let fs = Arc::new(DiskFileSystem);
    let entry = scratch.join("none.ts");
    fs::write(&entry, "").map_err(|problem| problem.to_string())?;
    let mut project: Project =
        discover(fs.as_ref(), scratch, &[entry]).map_err(|problem| problem.to_string())?;
    project.root = scratch.to_owned();
    Ok(Session::new(fs, project))
}

pub(super) fn check(session: &mut Session, program: &Program) -> Result<Checked> {
    // As `tsc` is given all files, so are we; the entry comes first.
    let mut files = vec![program.entry.clone()];
    files.extend(program.files.iter().filter(|it| **it != program.entry).cloned());
    let checked = session
        .check(&files)
        .map_err(|problem| format!("{}: {}", program.name, problem.message(&program.folder)))?;
    if program.is_laid_out() {
        for (path, text) in tsnix_spec::compile::declarations(&checked, &program.folder) {
            fs::write(path, text).map_err(|problem| problem.to_string())?;
        }
    }
    Ok(checked)
}

fn answer(checked: &Checked) -> Answer {
    let mut answer = Answer { said: BTreeSet::new(), refused: BTreeSet::new(), messages: BTreeMap::new() };
    for it in checked.diagnostics.iter().filter(|it| it.is_error()) {
        let source = checked.files.file(it.file);
        let line = source.lines().line(it.range.start) as usize;
        let file = source.path().to_owned();
        if it.code.number.starts_with("ts") {
            let reported = Reported { file, line, code: it.code.number.to_owned() };
            answer.messages.insert(reported.clone(), it.message.clone());
            answer.said.insert(reported);
        } else {
            answer.refused.insert((file, line));
        }
    }
    answer
}

/// The rows of the table in `tests/types/README.md`: file and code.
fn known_differences(root: &Path) -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(root.join("tests/types/README.md")).unwrap_or_default();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split('|').map(|it| it.trim().trim_matches('`'));
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    };
    text.lines().filter_map(row).collect()
}
