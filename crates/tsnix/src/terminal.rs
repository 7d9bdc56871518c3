//! Standard output and standard error: writing to them, and what they can show.

use std::env;
use std::io::{self, IsTerminal, Write};

use terminal_size::Width;

/// Columns where nothing says how many there are.
const DEFAULT_WIDTH: usize = 100;

/// Wider than this a message is hard to read.
const GREATEST_WIDTH: usize = 120;

/// One of the two streams for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    /// For results.
    Out,
    /// For what is said about them.
    Err,
}

impl Stream {
    /// Whether colours may be written: on a terminal, unless `NO_COLOR`, `CI` or a dumb one says no.
    pub(crate) fn has_color(self) -> bool {
        let is_terminal = match self {
            Self::Out => io::stdout().is_terminal(),
            Self::Err => io::stderr().is_terminal(),
        };
        let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
        is_terminal
            && !is_set("NO_COLOR")
            && !is_set("CI")
            && env::var_os("TERM").is_none_or(|it| it != "dumb")
    }

    /// Whether somebody watches who can be shown something that moves.
    pub(crate) fn is_interactive(self) -> bool {
        let is_terminal = match self {
            Self::Out => io::stdout().is_terminal(),
            Self::Err => io::stderr().is_terminal(),
        };
        is_terminal && env::var_os("CI").is_none_or(|it| it.is_empty())
    }

    /// Columns of the terminal.
    pub(crate) fn width(self) -> usize {
        let size = match self {
            Self::Out => terminal_size::terminal_size_of(io::stdout()),
            Self::Err => terminal_size::terminal_size_of(io::stderr()),
        };
        size.map_or(DEFAULT_WIDTH, |(Width(columns), _)| usize::from(columns).min(GREATEST_WIDTH))
    }

    /// Writes all of `text`.
    ///
    /// # Errors
    /// As the operating system gives them, except that a reader who has gone (`| head`) is no error: it
    /// has seen what it wanted.
    pub(crate) fn write(self, text: &str) -> io::Result<()> {
        let written = match self {
            Self::Out => {
                let mut out = io::stdout().lock();
                out.write_all(text.as_bytes()).and_then(|()| out.flush())
            }
            Self::Err => io::stderr().lock().write_all(text.as_bytes()),
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }
}

/// Says something on standard error. Where even that fails there is nobody left to tell.
pub(crate) fn write_err(text: &str) {
    let _ = Stream::Err.write(text);
}
