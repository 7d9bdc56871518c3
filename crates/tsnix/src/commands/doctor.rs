//! `tsnix doctor`: what tsnix finds here, for people who wonder why it does what it does.

use std::fmt::Write;
use std::process::Command;

use tsnix_project::discover::discover;
use tsnix_project::typings::EMBEDDED;
use tsnix_source::FileSet;
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::{Format, display_path};

use crate::exit::{Exit, failure};
use crate::input::current_folder;
use crate::report;
use crate::terminal::Stream;

pub(crate) fn run() -> Exit {
    match examine() {
        Ok(exit) | Err(exit) => exit,
    }
}

fn examine() -> Result<Exit, Exit> {
    let current = current_folder()?;
    let mut text = String::new();
    // Writing to a string can't fail.
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<10} {value}");
    };
    row("tsnix", env!("CARGO_PKG_VERSION"));
    let mut said = None;
    match discover(&DiskFileSystem, &current, &[]) {
        Ok(project) => {
            row("project", &project.root.display().to_string());
            let config = project.config_file.as_ref();
            row("settings", &config.map_or("none".to_owned(), |it| display_path(it.path(), &current)));
            for entry in &project.entries {
                row("entry", &display_path(entry, &current));
            }
            let typings = project.config.typings.as_ref().filter(|folder| folder.is_dir());
            let own = typings.map(|folder| format!(", and those of {}", display_path(folder, &current)));
            row("typings", &format!("{} embedded files{}", EMBEDDED.len(), own.unwrap_or_default()));
            let tsconfig =
                project.root.ancestors().map(|it| it.join("tsconfig.json")).find(|it| it.is_file());
            row("tsconfig", &tsconfig.map_or("none: strict".to_owned(), |it| display_path(&it, &current)));
            said = Some(project);
        }
        Err(error) => row("project", &error.message(&current)),
    }
    for (tool, purpose) in [("nix", "evaluates what is built"), ("git", "decides what Nix sees of a flake")] {
        row(tool, &version(tool).unwrap_or_else(|| format!("not found ({purpose})")));
    }
    Stream::Out
        .write(&text)
        .map_err(|error| failure(&format!("the report can't be written: {error}"), None))?;
    let Some(project) = said else { return Ok(Exit::Done) };
    let mut files = FileSet::default();
    let Some(config) = project.config_file else { return Ok(Exit::Done) };
    let file = files.add(config);
    let mut diagnostics = project.diagnostics;
    for diagnostic in &mut diagnostics {
        diagnostic.file = file;
    }
    report::write(&files, &diagnostics, &current, Format::Pretty, Stream::Out)?;
    Ok(report::status(&diagnostics, false))
}

/// What a tool says about its version.
fn version(tool: &str) -> Option<String> {
    let output = Command::new(tool).arg("--version").output().ok().filter(|it| it.status.success())?;
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.lines().next().unwrap_or("").to_owned())
}
