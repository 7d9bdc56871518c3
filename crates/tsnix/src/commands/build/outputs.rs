//! What `build` does with outputs: compare them with what is there, or write them.

use std::path::Path;
use std::{fs, io};

use similar::TextDiff;
use tsnix_project::Compilation;
use tsnix_project::outputs::{is_generated, map_path};
use tsnix_source::catalogue::files::{NOT_GENERATED, UNTRACKED_OUTPUT};
use tsnix_source::render::display_path;
use tsnix_source::{Diagnostic, FileSet, SourceFile, TextRange};

use crate::exit::{Exit, failure};
use crate::input::Input;
use crate::terminal::{Stream, write_err};
use crate::{atomic_write, git};

/// What became of the outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// They are as they should be.
    Fresh,
    /// Some are out of date, and nothing was written.
    Stale,
    /// Some could not be written; why was said.
    Failed,
}

/// `--check` and `--diff`: says which outputs are out of date, and shows how.
pub(crate) fn compare(input: &Input, compilation: &Compilation, with_diff: bool) -> Result<Outcome, Exit> {
    let mut outcome = Outcome::Fresh;
    for compiled in &compilation.outputs {
        let Some(printed) = &compiled.printed else { continue };
        let shown = display_path(&compiled.output, &input.current);
        let before = read(&compiled.output)?;
        if before.as_deref() == Some(printed.text.as_str()) {
            continue;
        }
        outcome = Outcome::Stale;
        let state = if before.is_some() { "is out of date" } else { "does not exist" };
        write_err(&format!("{shown} {state}\n"));
        if with_diff {
            let old = before.unwrap_or_default();
            let diff = TextDiff::from_lines(old.as_str(), printed.text.as_str());
            let text = diff.unified_diff().header(&format!("a/{shown}"), &format!("b/{shown}")).to_string();
            Stream::Out
                .write(&text)
                .map_err(|error| failure(&format!("the difference can't be written: {error}"), None))?;
        }
    }
    if outcome == Outcome::Stale {
        write_err("  help: run `tsnix build`\n");
    }
    Ok(outcome)
}

/// Writes what changed. What must not be overwritten, and what git does not know, becomes a diagnostic.
pub(crate) fn write(input: &Input, compilation: &mut Compilation, is_forced: bool) -> Result<Outcome, Exit> {
    let mut outcome = Outcome::Fresh;
    let mut said = Vec::new();
    let mut files = compilation.checked.files.clone();
    for compiled in &compilation.outputs {
        let Some(printed) = &compiled.printed else { continue };
        let output = &compiled.output;
        let shown = display_path(output, &input.current);
        let before = read(output)?;
        if let Some(before) = before.as_deref().filter(|it| !is_forced && !is_generated(it)) {
            said.push(not_generated(&mut files, output, before, &shown));
            continue;
        }
        let map = map_path(output, &input.session.project().root);
        let source_map = compilation.source_map(compiled, &map).unwrap_or_default();
        let written = write_output(output, before.as_deref(), &printed.text);
        match written {
            Ok(is_new) => {
                write_err(&format!("{} {shown}\n", if is_new { "wrote" } else { "up to date:" }));
                if let Err(error) = write_map(&map, &source_map, &input.session.project().root) {
                    let shown = display_path(&map, &input.current);
                    write_err(&format!("warning: the source map `{shown}` can't be written: {error}\n"));
                }
                said.extend(untracked(&mut files, output, &printed.text, &shown));
            }
            Err(error) => {
                failure(
                    &format!("`{shown}` can't be written: {}", reason(&error)),
                    Some("nothing was changed"),
                );
                outcome = Outcome::Failed;
            }
        }
    }
    compilation.checked.files = files;
    compilation.checked.diagnostics.extend(said);
    Ok(outcome)
}

/// The text of an output; nothing where it does not exist. One that is not text was not generated.
fn read(output: &Path) -> Result<Option<String>, Exit> {
    match fs::read(output) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let message = format!("`{}` can't be read: {}", output.display(), reason(&error));
            Err(failure(&message, None))
        }
    }
}

/// Writes an output unless it is there already; gives whether it was written.
fn write_output(output: &Path, before: Option<&str>, text: &str) -> io::Result<bool> {
    if before == Some(text) {
        return Ok(false);
    }
    if let Some(folder) = output.parent() {
        fs::create_dir_all(folder)?;
    }
    atomic_write::write(output, text)?;
    Ok(true)
}

/// Writes a source map. The folder of tsnix's own files keeps itself out of git.
fn write_map(map: &Path, text: &str, root: &Path) -> io::Result<()> {
    if fs::read(map).is_ok_and(|before| before == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = map.parent() {
        fs::create_dir_all(folder)?;
    }
    let ignore = root.join(".tsnix/.gitignore");
    if !ignore.exists() {
        atomic_write::write(&ignore, "*\n")?;
    }
    atomic_write::write(map, text)
}

fn not_generated(files: &mut FileSet, output: &Path, text: &str, shown: &str) -> Diagnostic {
    let file = files.add(SourceFile::new(output, text));
    let first = TextRange::new(0, text.lines().next().map_or(0, str::len) as u32);
    let message = format!("`{shown}` was not generated by tsnix, so it is not overwritten");
    Diagnostic::new(&NOT_GENERATED, file, first, message)
        .with_help("move it away, or run `tsnix build --force` to replace it")
}

/// The warning about an output that Nix will not see.
fn untracked(files: &mut FileSet, output: &Path, text: &str, shown: &str) -> Option<Diagnostic> {
    if !git::is_in_flake(output) {
        return None;
    }
    let help = match git::tracking(output) {
        git::Tracking::Tracked => return None,
        git::Tracking::Untracked => format!("run `git add {shown}`"),
        git::Tracking::Ignored => format!("take it out of `.gitignore`, then run `git add {shown}`"),
    };
    let file = files.add(SourceFile::new(output, text));
    let message = format!("`{shown}` is not tracked by git, so Nix does not see it in the flake");
    Some(Diagnostic::new(&UNTRACKED_OUTPUT, file, TextRange::empty(0), message).with_help(help))
}

/// Why the operating system refused, in plain words where there are some.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is not a folder".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}
