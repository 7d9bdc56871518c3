//! `tsnix convert`: a Nix file as the TypeScript that compiles to the same. What exists is left alone.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use tsnix_project::convert::{Converted, convert, source_path};
use tsnix_source::catalogue::flakes::INVALID_DATA;
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::{Format, display_path};
use tsnix_source::{Diagnostic, FileSet, TextRange};

use crate::args::ConvertArguments;
use crate::atomic_write;
use crate::exit::{Exit, failure};
use crate::input::current_folder;
use crate::report;
use crate::terminal::{Stream, write_err};

pub(crate) fn run(arguments: &ConvertArguments) -> Exit {
    let current = match current_folder() {
        Ok(current) => current,
        Err(exit) => return exit,
    };
    let file = current.join(&arguments.file);
    let source = match &arguments.out {
        Some(out) => current.join(out),
        None => source_path(&file),
    };
    match converted(&file, &source, &current, arguments.stdout) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn converted(file: &Path, source: &Path, current: &Path, to_stdout: bool) -> Result<Exit, Exit> {
    let target = display_path(source, current);
    if !to_stdout && source.exists() {
        let help = "name another file with --out, or look at the result with --stdout";
        return Err(failure(&format!("`{target}` exists, and would be overwritten"), Some(help)));
    }
    let converted = text_of(file, source, current)?;
    if to_stdout {
        let written = Stream::Out.write(&converted.text);
        written.map_err(|error| failure(&format!("the result can't be printed: {error}"), None))?;
    } else {
        atomic_write::write(source, &converted.text)
            .map_err(|error| failure(&format!("`{target}` can't be written: {error}"), None))?;
        write_err(&format!("wrote  {target}\n"));
    }
    for problem in &converted.problems {
        write_err(&format!("note   left to mend: {} {}\n", problem.code, problem.message));
    }
    if !to_stdout {
        let nix = display_path(file, current);
        write_err(&format!(
            "\nNext: `tsnix build --diff {target}` shows what changes in `{nix}`, `tsnix build --force {target}` changes it\n"
        ));
    }
    Ok(if converted.problems.is_empty() { Exit::Done } else { Exit::ProgramErrors })
}

/// What a Nix file becomes at `source`; says how much of it stays Nix.
///
/// # Errors
/// Where it can't be read or is not Nix; the reason was said.
pub(crate) fn text_of(file: &Path, source: &Path, current: &Path) -> Result<Converted, Exit> {
    let text = fs::read_to_string(file).map_err(|error| {
        let reason = match error.kind() {
            ErrorKind::NotFound => "there is no such file".to_owned(),
            ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
            _ => error.to_string(),
        };
        failure(&format!("`{}` can't be read: {reason}", display_path(file, current)), None)
    })?;
    let converted = convert(Arc::new(DiskFileSystem), source, &text)
        .map_err(|(range, message)| not_nix(file, &text, range, &message, current))?;
    if converted.kept > 0 {
        let what = if converted.kept == 1 { "expression stays" } else { "expressions stay" };
        write_err(&format!("note   {} {what} Nix, in `nix` templates\n", converted.kept));
    }
    Ok(converted)
}

/// Says where the text stops being Nix.
fn not_nix(file: &Path, text: &str, range: std::ops::Range<usize>, message: &str, current: &Path) -> Exit {
    let mut files = FileSet::default();
    let id = files.add(tsnix_source::SourceFile::new(file.to_path_buf(), text));
    let place = TextRange::new(range.start as u32, range.end as u32);
    let found = Diagnostic::new(&INVALID_DATA, id, place, format!("this is not Nix: {message}"));
    match report::write(&files, &[found], current, Format::Pretty, Stream::Err) {
        Ok(()) => Exit::ProgramErrors,
        Err(exit) => exit,
    }
}
