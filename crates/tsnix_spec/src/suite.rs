//! Finds what is to be run: pages under `spec/`, pages of diagnostics, programs under `tests/types/`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::page::{Case, CaseFile, PageError, read_page};

/// A file with cases.
#[derive(Debug)]
pub struct Source {
    /// Relative to the repository.
    pub path: PathBuf,
    pub cases: Result<Vec<Case>, Vec<PageError>>,
    /// The code that the example of a diagnostic's page must raise, and nothing else.
    pub code: Option<&'static tsnix_source::Code>,
}

/// All sources of the repository at `root`, in a fixed order.
///
/// # Errors
/// When a file can't be read.
pub fn find(root: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in files(&root.join("spec"), "md")? {
        let text = fs::read_to_string(&path)?;
        sources.push(Source { path: relative(root, &path), cases: read_page(&text), code: None });
    }
    // What is said about files and settings can't be raised by a program; the command line's tests do that.
    let raised_by_programs = |code: &&tsnix_source::Code| !code.number.starts_with("tn4");
    for code in tsnix_source::catalogue::all().filter(raised_by_programs) {
        let path = PathBuf::from(format!("crates/tsnix_source/src/codes/{}.md", code.name));
        sources.push(Source { path, cases: read_page(code.page), code: Some(code) });
    }
    for path in files(&root.join("tests/types"), "ts")? {
        let text = fs::read_to_string(&path)?;
        sources.push(Source {
            path: relative(root, &path),
            cases: Ok(vec![program(&path, text)]),
            code: None,
        });
    }
    Ok(sources)
}

/// A TypeScript file as a page of one case.
fn program(path: &Path, text: String) -> Case {
    let entry = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let lines = (1..=text.lines().count().max(1)).collect();
    let mut case = Case::of_program(entry, CaseFile { text, lines });
    case.is_only_checked = true;
    case
}

/// Files with an extension under a folder, sorted; none where there is no folder.
fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_declaration = path.to_string_lossy().ends_with(".d.ts");
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == extension) && !is_declaration {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn relative(root: &Path, path: &Path) -> PathBuf {
    path.strip_prefix(root).unwrap_or(path).to_owned()
}
