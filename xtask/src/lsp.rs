//! A client of any language server on standard input and output: for measuring one, and for long sessions with one.
//!
//! A thread reads, so that neither side waits for the other's pipe. The time of an answer is when its last byte was
//! read, before its JSON is looked at.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::Result;

/// An answer may take this long; only a hang does.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server that runs.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    incoming: Receiver<Incoming>,
    last: u64,
    name: String,
    /// Answers that nobody waited for and that say the server failed (`InternalError`), and errors that it logged.
    pub(crate) failures: Vec<Value>,
}

/// A message of the server.
struct Incoming {
    at: Instant,
    bytes: usize,
    message: Value,
}

/// An answer of the server.
pub(crate) struct Answer {
    /// What it says; `Err` with the server's message where it is an error.
    pub(crate) result: std::result::Result<Value, Value>,
    /// When the last byte was there.
    pub(crate) at: Instant,
    /// Its length without the header.
    pub(crate) bytes: usize,
}

impl Client {
    /// Starts a server; nothing is said to it yet. Its standard error goes where the caller says.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let name = format!("{}", command.get_program().display());
        let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = spawned.map_err(|problem| format!("{name}: {problem}"))?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or("the server has no output")?;
        let (sender, incoming) = channel();
        thread::spawn(move || {
            let mut output = BufReader::with_capacity(1 << 20, output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, input, incoming, last: 0, name, failures: Vec::new() })
    }

    /// `initialize` and `initialized`; gives what the server can do.
    pub(crate) fn initialize(&mut self, folder: &Path, capabilities: &Value) -> Result<Value> {
        let folders = json!([{ "uri": uri(folder), "name": "folder" }]);
        let answer = self.ask(
            "initialize",
            &json!({ "processId": std::process::id(), "rootUri": uri(folder), "workspaceFolders": folders,
                     "capabilities": capabilities }),
        )?;
        self.tell("initialized", &json!({}))?;
        answer.result.map_err(|problem| format!("{}: {problem}", self.name))
    }

    /// Sends a notification.
    pub(crate) fn tell(&mut self, method: &str, params: &Value) -> Result {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// Sends a request without waiting.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Result<u64> {
        self.last += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last, "method": method, "params": params }))?;
        Ok(self.last)
    }

    /// Sends a request and waits for its answer.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Result<Answer> {
        let id = self.request(method, params)?;
        loop {
            let Incoming { at, bytes, mut message } = self.next(method)?;
            if message["id"].as_u64() != Some(id) || message.get("method").is_some() {
                self.pass(message)?;
                continue;
            }
            let result = match message.get_mut("error") {
                Some(error) => Err(error.take()),
                None => Ok(message["result"].take()),
            };
            return Ok(Answer { result, at, bytes });
        }
    }

    /// Says good-bye and waits; an error where the server did not end well.
    pub(crate) fn stop(mut self) -> Result {
        self.ask("shutdown", &Value::Null)?;
        self.tell("exit", &Value::Null)?;
        self.input = None;
        let status = self.child.wait().map_err(|problem| problem.to_string())?;
        if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", self.name)) }
    }

    /// A number of `/proc/PID/status` in kilobytes: `VmHWM` is the most memory it had, `VmRSS` what it has.
    pub(crate) fn memory(&self, what: &str) -> u64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':'));
        line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    fn next(&mut self, waits_for: &str) -> Result<Incoming> {
        self.incoming.recv_timeout(PATIENCE).map_err(|problem| match problem {
            RecvTimeoutError::Timeout => format!("{}: no answer to {waits_for}", self.name),
            RecvTimeoutError::Disconnected => format!("{} has ended, at {waits_for}", self.name),
        })
    }

    /// Looks at a message that nobody waits for; a question of the server is answered with nothing.
    fn pass(&mut self, mut message: Value) -> Result {
        if message["error"]["code"].as_i64() == Some(-32603) {
            self.failures.push(message["error"].take());
        }
        if message["method"] == "window/logMessage" && message["params"]["type"] == 1 {
            self.failures.push(message["params"].take());
            return Ok(());
        }
        if message["id"].is_null() || message.get("method").is_none() {
            return Ok(());
        }
        self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }))
    }

    fn send(&mut self, message: &Value) -> Result {
        let input = self.input.as_mut().ok_or("the server was told to go")?;
        let text = message.to_string();
        let whole = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        let sent = input.write_all(whole.as_bytes()).and_then(|()| input.flush());
        sent.map_err(|problem| format!("{}: {problem}", self.name))
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_message(output: &mut impl BufRead) -> Option<Incoming> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    let at = Instant::now();
    Some(Incoming { at, bytes: length, message: serde_json::from_slice(&body).ok()? })
}

/// A file or folder for a server.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.to_string_lossy().replace(' ', "%20"))
}

/// The place of an offset, in UTF-16 units.
pub(crate) fn position(text: &str, offset: usize) -> Value {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({ "line": line, "character": before[start..].encode_utf16().count() })
}

/// The offset of a place.
pub(crate) fn offset(text: &str, place: &Value) -> usize {
    let number = |name: &str| place[name].as_u64().unwrap_or(0) as usize;
    let (line, column) = (number("line"), number("character"));
    let mut start = 0;
    for _ in 0..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let mut units = 0;
    let rest = text[start..].char_indices();
    let found = rest.take_while(|(_, it)| *it != '\n').find(|(_, it)| {
        let is_there = units >= column;
        units += it.len_utf16();
        is_there
    });
    match found {
        Some((at, _)) => start + at,
        None => start + text[start..].find('\n').unwrap_or(text.len() - start),
    }
}
