//! `tsnix completions SHELL`: a completion script on standard output.

use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArguments};
use crate::exit::{Exit, failure};
use crate::terminal::Stream;

pub(crate) fn run(arguments: &CompletionsArguments) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "tsnix", &mut script);
    match Stream::Out.write(&String::from_utf8_lossy(&script)) {
        Ok(()) => Exit::Done,
        Err(error) => failure(&format!("the script can't be written: {error}"), None),
    }
}
