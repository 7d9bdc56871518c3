//! One running `nix repl`: requests in, answers out.
//!
//! An error in one request leaves the process as it is, with all that it has evaluated; when it dies (out of
//! stack, out of memory) another one takes its place.

use std::fmt;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// A request that takes longer is given up.
const LONGEST: Duration = Duration::from_secs(600);

/// Why a request has no answer.
#[derive(Clone, Debug)]
pub enum EvaluationError {
    /// What Nix said, on one line.
    Nix(String),
    /// The process is gone.
    Died(String),
    /// The program can't be started.
    Start(String),
}

impl fmt::Display for EvaluationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nix(message) => f.write_str(message),
            Self::Died(message) => write!(f, "the evaluation died: {message}"),
            Self::Start(message) => write!(f, "nix can't be run: {message}"),
        }
    }
}

impl std::error::Error for EvaluationError {}

impl From<io::Error> for EvaluationError {
    fn from(error: io::Error) -> Self {
        Self::Start(error.to_string())
    }
}

/// A running evaluation with `w` bound to a set of functions.
pub(super) struct Evaluator {
    child: Child,
    input: ChildStdin,
    output: Receiver<String>,
    errors: Receiver<String>,
    next: u64,
}

impl Evaluator {
    /// Starts one; `walk` is the expression that `w` is.
    pub(super) fn start(nix: &str, walk: &str) -> Result<Self, EvaluationError> {
        let mut child = Command::new(nix)
            .args(["--extra-experimental-features", "nix-command flakes", "repl"])
            // Its own home for the lines that it remembers; colours only stand in the way.
            .env("NO_COLOR", "1")
            .env("TERM", "dumb")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(EvaluationError::Start("it has no streams".to_owned()));
        };
        let mut evaluator = Self { child, input, output: lines(output), errors: lines(errors), next: 0 };
        evaluator.send(&format!("w = {walk}\n")).map_err(|error| EvaluationError::Died(error.to_string()))?;
        Ok(evaluator)
    }

    /// Asks; `{id}` in the request is replaced by its number. Gives the JSON text of the answer.
    pub(super) fn ask(&mut self, request: &str) -> Result<String, EvaluationError> {
        self.next += 1;
        let id = self.next;
        let text = format!("{}\nw.end {id}\n", request.replace("{id}", &id.to_string()));
        self.send(&text).map_err(|error| self.died(&error.to_string()))?;
        let answer = self.read_output(id)?;
        let said = self.read_errors(id)?;
        answer.ok_or_else(|| EvaluationError::Nix(one_line(&said)))
    }

    fn send(&mut self, text: &str) -> io::Result<()> {
        self.input.write_all(text.as_bytes())?;
        self.input.flush()
    }

    fn read_output(&mut self, id: u64) -> Result<Option<String>, EvaluationError> {
        let answer = format!("\"@@answer {id} ");
        let end = format!("\"@@end {id}\"");
        let mut found = None;
        loop {
            let line = receive(&self.output).map_err(|error| self.died(error))?;
            if let Some(at) = line.find(&answer) {
                found = Some(unescape(&line[at + answer.len()..]));
            } else if line.contains(&end) {
                return Ok(found);
            } else if line.contains("undefined variable 'w'") {
                return Ok(None);
            }
        }
    }

    fn read_errors(&mut self, id: u64) -> Result<String, EvaluationError> {
        let end = format!("trace: @@end {id}");
        let mut said = String::new();
        loop {
            let line = receive(&self.errors).map_err(|error| self.died(error))?;
            if line.contains(&end) {
                return Ok(said);
            }
            if said.len() < 4_000 {
                said.push_str(&line);
                said.push('\n');
            }
        }
    }

    /// What can be told of the end of the process.
    fn died(&mut self, reason: &str) -> EvaluationError {
        let _ = self.child.kill();
        let status = self.child.wait().map(|it| it.to_string()).unwrap_or_default();
        let mut said = String::new();
        while let Ok(line) = self.errors.try_recv() {
            said.push_str(&line);
            said.push('\n');
        }
        EvaluationError::Died(format!("{reason}, {status} {}", one_line(&said)).trim().to_owned())
    }
}

impl Drop for Evaluator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn receive(lines: &Receiver<String>) -> Result<String, &'static str> {
    lines.recv_timeout(LONGEST).map_err(|error| match error {
        RecvTimeoutError::Timeout => "it took too long",
        RecvTimeoutError::Disconnected => "it ended",
    })
}

/// The lines of a stream, read by a thread of their own so that neither stream blocks the other.
fn lines(stream: impl io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut reader = BufReader::with_capacity(1 << 16, stream);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}

/// A Nix string up to its end quote, as the text that it stands for.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '"']) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        if letters.next() == Some('"') {
            return out;
        }
        match letters.next() {
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => return out,
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out
}

/// The message of an error: what follows the last `error:`, without the source that Nix shows.
fn one_line(said: &str) -> String {
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
    use super::{one_line, unescape};

    #[test]
    fn strings_are_read_as_nix_prints_them() {
        assert_eq!(unescape(r#"{\"a\":\"l\\n\\\\\",\"b\":\"\${x}\"}" more"#), r#"{"a":"l\n\\","b":"${x}"}"#);
    }

    #[test]
    fn the_last_error_is_the_message() {
        let said =
            "error:\n  … while calling\n\u{1b}[31;1merror:\u{1b}[0m attribute 'x' missing\n at a.nix:1:1:\n";
        assert_eq!(one_line(said), "attribute 'x' missing");
    }
}
