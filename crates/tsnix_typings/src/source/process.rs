//! Single runs of `nix`: one expression, one answer. And what went wrong, on one line.

use std::fmt;
use std::io;
use std::process::{Child, Command, Stdio};

use super::Context;

/// Why a request has no answer.
#[derive(Clone, Debug)]
pub enum EvaluationError {
    /// What Nix said, on one line.
    Nix(String),
    /// The process is gone.
    Died(String),
    /// The program can't be started.
    Start(String),
    /// Somebody wanted it to stop.
    Cancelled,
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nix(message) => f.write_str(message),
            Self::Died(message) => write!(f, "the evaluation died: {message}"),
            Self::Start(message) => write!(f, "nix can't be run: {message}"),
            Self::Cancelled => f.write_str("it was cancelled"),
        }
    }
}

impl std::error::Error for EvaluationError {}

impl From<io::Error> for EvaluationError {
    fn from(error: io::Error) -> Self {
        Self::Start(error.to_string())
    }
}

/// A process that goes with this one, whatever ends this one: an evaluation that nobody waits for must not go on for
/// minutes with gigabytes of memory.
///
/// Ctrl-C reaches both by the terminal. For all else Linux is told to kill the child when the thread that started it
/// ends; the other systems have nothing of the kind.
pub fn command(program: &str) -> Command {
    #[allow(unused_mut, reason = "only Linux is told something")]
    let mut command = Command::new(program);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::process::CommandExt;
        let parent = std::process::id();
        // SAFETY: between fork and exec only two system calls are made, and nothing is allocated.
        unsafe { command.pre_exec(move || end_with(parent)) };
    }
    command
}

/// Runs in the child. Where the parent has gone already, nobody will say so any more.
#[cfg(target_os = "linux")]
fn end_with(parent: u32) -> io::Result<()> {
    // SAFETY: plain numbers in, a number out.
    let (set, now) = unsafe { (libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL), libc::getppid()) };
    if set != 0 {
        return Err(io::Error::last_os_error());
    }
    if u32::try_from(now) != Ok(parent) {
        return Err(io::ErrorKind::BrokenPipe.into());
    }
    Ok(())
}

/// What an expression is, as JSON.
///
/// # Errors
/// What Nix says of it.
pub(super) fn evaluate(ctx: &Context<'_>, expression: &str) -> Result<String, EvaluationError> {
    let output = command(ctx.nix)
        .args(["--extra-experimental-features", "nix-command flakes", "eval", "--json", "--impure"])
        .args(["--expr", expression])
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(EvaluationError::Nix(message(&String::from_utf8_lossy(&output.stderr))))
}

/// How many bytes a process has in memory; 0 where the system does not say.
pub(super) fn memory(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|it| it.strip_prefix("VmRSS:"));
    let kilobytes: u64 =
        line.and_then(|it| it.trim().split(' ').next()).and_then(|it| it.parse().ok()).unwrap_or(0);
    kilobytes * 1024
}

/// The message of an error: what follows the last `error:`, without the source that Nix shows.
pub fn message(said: &str) -> String {
    let plain = without_colors(said);
    let lines: Vec<&str> = plain.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let error = lines
        .iter()
        .rev()
        .find_map(|it| it.strip_prefix("error:").map(str::trim).filter(|it| !it.is_empty()));
    let text =
        error.map(str::to_owned).unwrap_or_else(|| lines.first().copied().unwrap_or("no answer").to_owned());
    text.chars().take(300).collect()
}

fn without_colors(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.find(|it: char| it.is_ascii_alphabetic()).map_or(after.len(), |end| end + 1);
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn the_last_error_is_the_message() {
        let said =
            "error:\n  … while calling\n\u{1b}[31;1merror:\u{1b}[0m attribute 'x' missing\n at a.nix:1:1:\n";
        assert_eq!(message(said), "attribute 'x' missing");
    }
}
