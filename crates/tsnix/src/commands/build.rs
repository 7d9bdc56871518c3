//! `tsnix build`: entries to Nix files.
//!
//! Compile all, say what is to be said, then print, compare or write each output. An entry with an error
//! anywhere in it writes nothing.

mod outputs;
mod watch;

use tsnix_project::{Compilation, Compiled};
use tsnix_source::render::Format;

use crate::args::BuildArguments;
use crate::commands::build::outputs::{Outcome, compare, write};
use crate::exit::{Exit, failure};
use crate::input::{self, Input};
use crate::report;
use crate::terminal::Stream;

pub(crate) fn run(arguments: &BuildArguments) -> Exit {
    if arguments.watch {
        return watch::run(arguments);
    }
    match open_and_compile(arguments) {
        Ok((input, mut compilation)) => {
            let exit = deliver(arguments, &input, &mut compilation);
            // Freeing node by node would take a tenth of the run; the end of the process does it at once.
            std::mem::forget((input, compilation));
            exit.unwrap_or_else(|exit| exit)
        }
        Err(exit) => exit,
    }
}

/// Finds the project and compiles its entries.
fn open_and_compile(arguments: &BuildArguments) -> Result<(Input, Compilation), Exit> {
    let mut input = input::open(&arguments.files, arguments.out_dir.as_deref())?;
    if arguments.stdout && input.entries.len() > 1 {
        let message = format!("--stdout prints one file, and there are {}", input.entries.len());
        return Err(failure(&message, Some("name the one: `tsnix build flake.ts --stdout`")));
    }
    let compiled = input.session.compile(&input.entries);
    let compilation =
        compiled.map_err(|error| input::unreadable(&error, &input.current, Format::Pretty, Stream::Err))?;
    Ok((input, compilation))
}

/// Prints, compares or writes what was compiled; says what is to be said.
fn deliver(arguments: &BuildArguments, input: &Input, compilation: &mut Compilation) -> Result<Exit, Exit> {
    if arguments.stdout {
        return print(arguments, input, compilation);
    }
    let is_comparing = arguments.check || arguments.diff;
    let outcome = if is_comparing {
        compare(input, compilation, arguments.diff)?
    } else {
        write(input, compilation, arguments.force)?
    };
    finish(arguments, input, compilation, outcome)
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
