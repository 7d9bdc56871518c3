//! `tsnix build`: entries to Nix files.
//!
//! Compile all, say what is to be said, then print, compare or write each output. An entry with an error
//! anywhere in it writes nothing.

mod outputs;

use std::mem::ManuallyDrop;

use tsnix_project::{Compilation, Compiled};
use tsnix_source::render::Format;

use crate::args::BuildArguments;
use crate::commands::build::outputs::{Outcome, compare, write};
use crate::exit::{Exit, failure};
use crate::input::{self, Input};
use crate::report;
use crate::terminal::Stream;

pub(crate) fn run(arguments: &BuildArguments) -> Exit {
    let mut input = match input::open(&arguments.files, arguments.out_dir.as_deref()) {
        Ok(input) => input,
        Err(exit) => return exit,
    };
    let exit = match build(arguments, &mut input) {
        Ok(exit) | Err(exit) => exit,
    };
    input.forget();
    exit
}

fn build(arguments: &BuildArguments, input: &mut Input) -> Result<Exit, Exit> {
    if arguments.stdout && input.entries.len() > 1 {
        let message = format!("--stdout prints one file, and there are {}", input.entries.len());
        return Err(failure(&message, Some("name the one: `tsnix build flake.ts --stdout`")));
    }
    let entries = input.entries.clone();
    let compiled = input.session.compile(&entries);
    // Freed by the end of the process, as the session is.
    let mut compilation = ManuallyDrop::new(
        compiled.map_err(|error| input::unreadable(&error, &input.current, Format::Pretty, Stream::Err))?,
    );
    if arguments.stdout {
        return print(arguments, input, &compilation);
    }
    let is_comparing = arguments.check || arguments.diff;
    let outcome = if is_comparing {
        compare(input, &compilation, arguments.diff)?
    } else {
        write(input, &mut compilation, arguments.force)?
    };
    finish(arguments, input, &compilation, outcome)
}

/// `--stdout`: the Nix of the one entry, and nothing else there.
fn print(arguments: &BuildArguments, input: &Input, compilation: &Compilation) -> Result<Exit, Exit> {
    let status = finish(arguments, input, compilation, Outcome::Fresh)?;
    if let Some(Compiled { printed: Some(printed), .. }) = compilation.outputs.first() {
        Stream::Out
            .write(&printed.text)
            .map_err(|error| failure(&format!("the output can't be written: {error}"), None))?;
    }
    Ok(status)
}

/// Reports the diagnostics; gives the exit status.
fn finish(
    arguments: &BuildArguments,
    input: &Input,
    compilation: &Compilation,
    outcome: Outcome,
) -> Result<Exit, Exit> {
    let checked = &compilation.checked;
    report::write(&checked.files, &checked.diagnostics, &input.current, Format::Pretty, Stream::Err)?;
    report::write_summary(&checked.diagnostics);
    match (report::status(&checked.diagnostics, arguments.deny_warnings), outcome) {
        (_, Outcome::Failed) => Ok(Exit::Failure),
        (Exit::Done, Outcome::Stale) => Ok(Exit::ProgramErrors),
        (status, _) => Ok(status),
    }
}
