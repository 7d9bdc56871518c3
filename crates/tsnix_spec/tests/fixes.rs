//! What a fix gives: every fix that the pages and the type tests raise, applied, takes its diagnostic away and brings
//! no other error.

#![allow(clippy::disallowed_methods, reason = "a test writes programs into a folder")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tsnix_spec::compile::{Compiled, Said, compile};
use tsnix_spec::page::Case;
use tsnix_spec::suite;

#[test]
fn fixes_fix() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = suite::find(&root).unwrap_or_else(|problem| panic!("{problem}"));
    let cases: Vec<(PathBuf, Case)> = sources
        .into_iter()
        .flat_map(|source| {
            let cases = source.cases.unwrap_or_default();
            cases.into_iter().map(move |case| (source.path.clone(), case))
        })
        // What a program is allowed to say differs by the options that it is checked with.
        .filter(|(_, case)| case.options.is_empty())
        .collect();
    let pool = rayon::ThreadPoolBuilder::new().stack_size(256 << 20).build();
    let pool = pool.unwrap_or_else(|problem| panic!("{problem}"));
    let tried: Vec<(usize, Vec<String>)> =
        pool.install(|| cases.par_iter().map(|(page, case)| of_case(page, case)).collect());
    let count: usize = tried.iter().map(|(count, _)| count).sum();
    let problems: Vec<String> = tried.into_iter().flat_map(|(_, problems)| problems).collect();
    assert!(count > 40, "only {count} fixes were tried");
    assert!(problems.is_empty(), "{} of {count} fixes do not fix\n{}", problems.len(), problems.join("\n"));
}

/// How many fixes a case raises, and what is wrong with them.
fn of_case(page: &Path, case: &Case) -> (usize, Vec<String>) {
    let files: BTreeMap<&str, String> =
        case.files.iter().map(|(name, file)| (name.as_str(), file.text.clone())).collect();
    // What the compiler gives up on is a complaint of the specification.
    let Ok(before) = compiled(&files, &case.entry) else { return (0, Vec::new()) };
    let (mut count, mut problems) = (0, Vec::new());
    for said in before.said.iter().filter(|said| !said.fix.is_empty()) {
        let Some(text) = files.get(said.file.as_str()) else { continue };
        count += 1;
        let mut changed = files.clone();
        changed.insert(&said.file, applied(text, said));
        let problem = match compiled(&changed, &case.entry) {
            Ok(after) => left(said, &before, &after),
            Err(message) => Some(message),
        };
        if let Some(problem) = problem {
            let line = case.page_line(&said.file, said.line);
            problems.push(format!("{}:{line}: [{}] {}: {problem}", page.display(), said.code, said.message));
        }
    }
    (count, problems)
}

fn compiled(files: &BTreeMap<&str, String>, entry: &str) -> Result<Compiled, String> {
    let folder = tempfile::tempdir().map_err(|problem| problem.to_string())?;
    for (name, text) in files {
        let path = folder.path().join(name);
        let parent = path.parent().unwrap_or(folder.path());
        fs::create_dir_all(parent).map_err(|problem| problem.to_string())?;
        fs::write(path, text).map_err(|problem| problem.to_string())?;
    }
    compile(folder.path(), entry, &[])
}

fn applied(text: &str, said: &Said) -> String {
    let mut edits = said.fix.clone();
    edits.sort_by_key(|(range, _)| range.start);
    edits.into_iter().rev().fold(text.to_owned(), |mut text, (range, new)| {
        text.replace_range(range, &new);
        text
    })
}

/// What a fix leaves undone, or breaks.
fn left(said: &Said, before: &Compiled, after: &Compiled) -> Option<String> {
    let same = |it: &&Said| it.code == said.code && it.file == said.file;
    if after.said.iter().filter(same).count() >= before.said.iter().filter(same).count() {
        return Some(format!("is still said after its fix\n    {}", after.concise.trim()));
    }
    // `{ alhpa, alpha }`: the right name may be there already.
    let is_new = |it: &&Said| {
        it.severity == "error" && it.code != "ts1117" && before.said.iter().all(|old| old.code != it.code)
    };
    let new = after.said.iter().find(is_new)?;
    Some(format!("its fix brings [{}] {}", new.code, new.message))
}
