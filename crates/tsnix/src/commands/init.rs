//! `tsnix init`: the files of a new project, those of an example where one is asked for. What exists is left alone.

pub(crate) mod templates;

use std::path::Path;
use std::{fs, io};

use tsnix_project::config::SCHEMA;
use tsnix_project::typings::EMBEDDED;
use tsnix_source::render::display_path;
use tsnix_typings::generate::is_replaced;

use self::templates::TEMPLATES;
use crate::args::InitArguments;
use crate::atomic_write;
use crate::exit::{Exit, failure};
use crate::input::current_folder;
use crate::terminal::write_err;

/// The line that keeps tsnix's own files out of git.
const IGNORED: &str = ".tsnix/";

/// What a project starts from that does not ask for an example.
const DEFAULT: &[(&str, &str)] = &[("flake.ts", include_str!("../../templates/flake.ts"))];

/// What TypeScript's own tools need to know.
const TSCONFIG: (&str, &str) = ("tsconfig.json", include_str!("../../templates/tsconfig.json"));

pub(crate) fn run(arguments: &InitArguments) -> Exit {
    let current = match current_folder() {
        Ok(current) => current,
        Err(exit) => return exit,
    };
    let folder = current.join(&arguments.folder);
    let template = TEMPLATES.iter().find(|it| Some(it.name) == arguments.template.as_deref());
    let brought = match &arguments.from {
        Some(flake) => {
            match super::convert::text_of(&current.join(flake), &folder.join("flake.ts"), &current) {
                Ok(converted) => Some(converted.text),
                Err(exit) => return exit,
            }
        }
        None => None,
    };
    let own = brought.as_deref().map(|text| [("flake.ts", text)]);
    let files = own.as_ref().map_or_else(|| template.map_or(DEFAULT, |it| it.files), |own| &own[..]);
    match init(&folder, &current, files) {
        Ok(()) => {
            let place = display_path(&folder, &current);
            let enter = if place == "." { String::new() } else { format!("cd {place}, then ") };
            let (main, build) = main_file(files);
            write_err(&format!("\nNext: {enter}edit {main} and run `{build}`\n"));
            Exit::Done
        }
        Err(error) => failure(&format!("the project can't be written: {error}"), None),
    }
}

/// The file to begin with, and the command that builds it.
fn main_file(files: &[(&str, &str)]) -> (&'static str, String) {
    let has = |wanted: &str| files.iter().any(|(name, _)| *name == wanted);
    if has("flake.ts") || has("tsnix.json") {
        return ("flake.ts", "tsnix build".to_owned());
    }
    let main = ["shell.ts", "default.ts"].into_iter().find(|it| has(it)).unwrap_or("flake.ts");
    (main, format!("tsnix build {main}"))
}

fn init(folder: &Path, current: &Path, files: &[(&str, &str)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (name, content) in files.iter().chain([&TSCONFIG]) {
        let path = folder.join(name);
        let shown = display_path(&path, current);
        if path.exists() {
            write_err(&format!("kept   {shown}\n"));
        } else {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
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
