//! `tsnix typings`: what a project's nixpkgs, modules and inputs have, as declarations and as an index.
//!
//! Facts come from real Nix or from a file; they are kept beside the declarations, so that a run that asks for one
//! kind keeps the others. The folder is replaced as a whole at the end: a run that is stopped leaves the old one.

mod collect;
mod folder;
mod memory;
mod progress;
mod summary;

use std::path::{Path, PathBuf};
use std::time::Instant;

use tsnix_project::discover::discover;
use tsnix_project::typings::{EMBEDDED, FOLDER};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::display_path;
use tsnix_typings::facts::Facts;
use tsnix_typings::generate::{Generated, Manifest, Shipped, generate, is_replaced};

use self::collect::Collection;
use self::memory::Known;
use crate::args::{OnlyArgument, TypingsArguments};
use crate::exit::{Exit, failure};
use crate::input::current_folder;

pub(crate) fn run(arguments: &TypingsArguments) -> Exit {
    match typings(arguments) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn typings(arguments: &TypingsArguments) -> Result<Exit, Exit> {
    let started = Instant::now();
    let current = current_folder()?;
    let project = discover(&DiskFileSystem, &current, &[]).ok();
    let root = project.as_ref().map_or(current.as_path(), |it| it.root.as_path());
    let out = match (&arguments.out, project.as_ref().and_then(|it| it.config.typings.as_ref())) {
        (Some(folder), _) => current.join(folder),
        (None, Some(folder)) => folder.clone(),
        (None, None) => root.join(FOLDER),
    };
    if arguments.facts.as_ref().is_some_and(|it| !memory::is_written(it)) {
        let help = "name it `.zst`, `.gz` or `.json`";
        return Err(failure("facts can't be written with Brotli", Some(help)));
    }
    folder::mend(&out).map_err(|error| unwritable(&out, &current, &error))?;
    let known = memory::read(&out);
    let collection = Collection { arguments, current: &current, root, known: &known.facts };
    let mut new = collect::facts(&collection)?;
    limit(&mut new.facts, arguments.only, &arguments.options);
    if new.facts.is_empty() && known.facts.is_empty() {
        let help = "name a source that has it, or leave out `--only`";
        return Err(failure("there is nothing to write typings of", Some(help)));
    }
    let mut all = known;
    all.merge(new);
    let collected = started.elapsed();
    if let Some(file) = &arguments.facts {
        let path = current.join(file);
        let bytes = all
            .facts
            .to_json()
            .map_err(|error| failure(&format!("the facts can't be written: {error}"), None))?;
        memory::write_facts(&path, &bytes).map_err(|error| unwritable(&path, &current, &error))?;
    }
    let generated = write(&all, &out, &current)?;
    leave_out_replaced(root).map_err(|error| unwritable(root, &current, &error))?;
    summary::print(&all.facts, &generated, &out, &current, collected, started.elapsed());
    // The process ends here: taking a million texts apart one by one would be for nothing.
    std::mem::forget((all, generated));
    Ok(Exit::Done)
}

/// Generates and replaces the folder.
fn write(known: &Known, out: &Path, current: &Path) -> Result<Generated, Exit> {
    let facts = &known.facts;
    let shipped = Shipped::new(EMBEDDED.iter().copied());
    let replaced: Vec<(&str, &str)> =
        EMBEDDED.iter().copied().filter(|(path, _)| is_replaced(path)).collect();
    let generated = generate(facts, &shipped, &replaced)
        .map_err(|error| failure(&format!("the facts give no typings: {error}"), None))?;
    let manifest = Manifest::new(env!("CARGO_PKG_VERSION"), facts, &generated);
    folder::replace(out, &generated, &manifest, known).map_err(|error| unwritable(out, current, &error))?;
    Ok(generated)
}

/// Removes the declarations that the written ones replace from those that `tsnix init` has put there for
/// TypeScript's own tools.
fn leave_out_replaced(root: &Path) -> std::io::Result<()> {
    let lib = root.join(".tsnix/lib");
    for (path, _) in EMBEDDED.iter().filter(|(path, _)| is_replaced(path)) {
        match std::fs::remove_file(lib.join(path)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The facts of one kind alone.
fn limit(facts: &mut Facts, only: Option<OnlyArgument>, named: &[String]) {
    let Some(only) = only else { return };
    if only != OnlyArgument::Packages {
        facts.packages = None;
    }
    if only != OnlyArgument::Lib {
        facts.lib = None;
    }
    if only != OnlyArgument::Builtins {
        facts.builtins = None;
    }
    if only != OnlyArgument::Inputs {
        facts.inputs.clear();
    }
    let system = match only {
        OnlyArgument::Nixos => "nixos",
        OnlyArgument::HomeManager => "home-manager",
        OnlyArgument::Darwin => "darwin",
        _ => "",
    };
    let is_named = |name: &str| named.iter().any(|it| it.split('=').next() == Some(name));
    facts.options.retain(|it| it.system() == system || is_named(&it.source.name));
}

fn unwritable(path: &Path, current: &Path, error: &std::io::Error) -> Exit {
    failure(&format!("`{}` can't be written: {error}", display_path(&PathBuf::from(path), current)), None)
}
