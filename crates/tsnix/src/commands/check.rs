//! `tsnix check`: all diagnostics, nothing written (except by `--fix`, into the sources).

use std::collections::BTreeMap;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use tsnix_project::Compilation;
use tsnix_source::render::{Format, display_path};
use tsnix_source::{Edit, FileId};

use crate::args::CheckArguments;
use crate::atomic_write;
use crate::exit::{Exit, failure};
use crate::input::{self, Input};
use crate::report;
use crate::terminal::{Stream, write_err};

/// How often fixes are applied: one may make room for another.
const MOST_ROUNDS: usize = 8;

pub(crate) fn run(arguments: &CheckArguments) -> Exit {
    let mut input = match input::open(&arguments.files, None) {
        Ok(input) => input,
        Err(exit) => return exit,
    };
    let exit = match check(arguments, &mut input) {
        Ok(exit) | Err(exit) => exit,
    };
    std::mem::forget(input);
    exit
}

fn check(arguments: &CheckArguments, input: &mut Input) -> Result<Exit, Exit> {
    let format = Format::from(arguments.format);
    // Freed by the end of the process, as the session is.
    let mut compilation = ManuallyDrop::new(compile(input, format)?);
    if arguments.fix {
        for _ in 0..MOST_ROUNDS {
            if apply_fixes(input, &compilation)? == 0 {
                break;
            }
            compilation = ManuallyDrop::new(compile(input, format)?);
        }
    }
    let checked = &compilation.checked;
    report::write(&checked.files, &checked.diagnostics, &input.current, format, Stream::Out)?;
    if format == Format::Pretty {
        report::write_summary(&checked.diagnostics);
    }
    Ok(report::status(&checked.diagnostics, arguments.deny_warnings))
}

/// Checks by compiling: then what only emission can see is reported too.
fn compile(input: &mut Input, format: Format) -> Result<Compilation, Exit> {
    let entries = input.entries.clone();
    input
        .session
        .compile(&entries)
        .map_err(|error| input::unreadable(&error, &input.current, format, Stream::Out))
}

/// Applies the safe fixes that do not get in each other's way; gives how many.
fn apply_fixes(input: &Input, compilation: &Compilation) -> Result<usize, Exit> {
    let checked = &compilation.checked;
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut count = 0;
    for diagnostic in &checked.diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| fix.is_safe) else { continue };
        let taken = by_file.entry(diagnostic.file).or_default();
        let is_free = |edit: &Edit| {
            taken
                .iter()
                .all(|other| edit.range.end <= other.range.start || other.range.end <= edit.range.start)
                && !taken.iter().any(|other| edit.range == other.range)
        };
        if fix.edits.iter().all(is_free) {
            taken.extend(&fix.edits);
            count += 1;
        }
    }
    for (file, edits) in by_file {
        let source = checked.files.file(file);
        let path: PathBuf = source.path().to_path_buf();
        // Embedded declarations are no files.
        if edits.is_empty() || !path.is_absolute() {
            continue;
        }
        let text = edited(source.text(), edits);
        atomic_write::write(&path, &text)
            .map_err(|error| failure(&format!("`{}` can't be written: {error}", path.display()), None))?;
        write_err(&format!("fixed {}\n", display_path(&path, &input.current)));
    }
    Ok(count)
}

/// The text with all edits made. They do not overlap.
pub(crate) fn edited(text: &str, mut edits: Vec<&Edit>) -> String {
    edits.sort_by_key(|edit| edit.range);
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        result.push_str(text.get(at..edit.range.start as usize).unwrap_or(""));
        result.push_str(&edit.text);
        at = edit.range.end as usize;
    }
    result.push_str(text.get(at..).unwrap_or(""));
    result
}
