//! How a run ends: the three exit statuses that scripts rely on.

use std::process::ExitCode;

use crate::terminal;

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: what was asked for is done.
    Done,
    /// 1: the program has errors, or `build --check` found an output out of date.
    ProgramErrors,
    /// 2: wrong usage, or the operating system refused something.
    Failure,
    /// The status of a program that was run in the place of tsnix.
    Other(u8),
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::ProgramErrors => 1,
            Exit::Failure => 2,
            Exit::Other(status) => status,
        })
    }
}

/// Says why nothing could be done, and what to do about it.
pub(crate) fn failure(message: &str, help: Option<&str>) -> Exit {
    let mut text = format!("error: {message}\n");
    if let Some(help) = help {
        text.push_str(&format!("  help: {help}\n"));
    }
    terminal::write_err(&text);
    Exit::Failure
}
