//! `tsnix init`: the files of a new project. What exists is left alone.

use std::path::Path;
use std::{fs, io};

use tsnix_project::config::SCHEMA;
use tsnix_project::typings::EMBEDDED;
use tsnix_source::render::display_path;
use tsnix_typings::generate::is_replaced;

use crate::args::InitArguments;
use crate::atomic_write;
use crate::exit::{Exit, failure};
use crate::input::current_folder;
use crate::terminal::write_err;

/// The line that keeps tsnix's own files out of git.
const IGNORED: &str = ".tsnix/";

/// The files of a project, with their content.
const FILES: &[(&str, &str)] = &[
    ("flake.ts", include_str!("../../templates/flake.ts")),
    ("tsconfig.json", include_str!("../../templates/tsconfig.json")),
];

pub(crate) fn run(arguments: &InitArguments) -> Exit {
    let current = match current_folder() {
        Ok(current) => current,
        Err(exit) => return exit,
    };
    let folder = current.join(&arguments.folder);
    match init(&folder, &current) {
        Ok(()) => {
            let place = display_path(&folder, &current);
            let enter = if place == "." { String::new() } else { format!("cd {place}, then ") };
            write_err(&format!("\nNext: {enter}edit flake.ts and run `tsnix build`\n"));
            Exit::Done
        }
        Err(error) => failure(&format!("the project can't be written: {error}"), None),
    }
}

fn init(folder: &Path, current: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, content) in FILES {
        let path = folder.join(name);
        let shown = display_path(&path, current);
        if path.exists() {
            write_err(&format!("kept   {shown}\n"));
        } else {
            atomic_write::write(&path, content)?;
            write_err(&format!("wrote  {shown}\n"));
        }
    }
    ignore(folder, current)?;
    write_own(folder)
}

/// Adds the line to `.gitignore`, unless it is there.
fn ignore(folder: &Path, current: &Path) -> io::Result<()> {
    let path = folder.join(".gitignore");
    let before = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let is_there = |line: &str| line.trim().trim_start_matches('/').trim_end_matches('/') == ".tsnix";
    if before.lines().any(is_there) {
        return Ok(());
    }
    let line_end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    atomic_write::write(&path, &format!("{before}{line_end}{IGNORED}\n"))?;
    write_err(&format!("added  {IGNORED} to {}\n", display_path(&path, current)));
    Ok(())
}

/// Tsnix's own files, always those of this version: the embedded declarations for TypeScript's own tools, and
/// the schema of `tsnix.json` for editors.
fn write_own(folder: &Path) -> io::Result<()> {
    let own = folder.join(".tsnix");
    // Where `tsnix typings` has written others in the place of some, those would be declared twice.
    let has_typings = own.join("typings/manifest.json").is_file();
    let declarations = EMBEDDED
        .iter()
        .filter(|(name, _)| !has_typings || !is_replaced(name))
        .map(|(name, text)| (own.join("lib").join(name), *text));
    for (path, text) in declarations.chain([(own.join("tsnix.schema.json"), SCHEMA)]) {
        if fs::read(&path).is_ok_and(|before| before == text.as_bytes()) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        atomic_write::write(&path, text)?;
    }
    Ok(())
}
