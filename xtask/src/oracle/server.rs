//! A client of TypeScript's language server, as far as hovers need one.
//!
//! Requests are sent ahead of their answers; a thread reads, so that neither side waits for the other's pipe.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::Result;

/// An answer may take this long: the first one waits for the project to be loaded.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Server {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Value>,
    known: BTreeMap<u64, Value>,
    last: u64,
}

impl Server {
    /// Starts `tsc --lsp --stdio` in a folder.
    pub(super) fn start(root: &Path, folder: &Path) -> Result<Self> {
        let failed = |problem: std::io::Error| format!("TypeScript's language server: {problem}");
        let mut child = Command::new("node")
            .arg(root.join("node_modules/typescript/bin/tsc"))
            .args(["--lsp", "--stdio"])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let input = child.stdin.take().ok_or("the server has no input")?;
        let output = child.stdout.take().ok_or("the server has no output")?;
        let (sender, answers) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let mut server = Self { child, input, answers, known: BTreeMap::new(), last: 0 };
        let uri = uri(folder);
        let id = server.request(
            "initialize",
            &json!({ "processId": null, "rootUri": uri, "capabilities": {
                "textDocument": { "hover": { "contentFormat": ["markdown"] } },
            } }),
        )?;
        server.answer(id)?;
        server.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }))?;
        Ok(server)
    }

    /// Tells the server of an open file.
    pub(super) fn open(&mut self, file: &Path, text: &str) -> Result {
        self.send(&json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": {
            "uri": uri(file), "languageId": "typescript", "version": 1, "text": text,
        } } }))
    }

    pub(super) fn close(&mut self, file: &Path) -> Result {
        self.send(&json!({ "jsonrpc": "2.0", "method": "textDocument/didClose",
            "params": { "textDocument": { "uri": uri(file) } } }))
    }

    /// Asks what is at a place: line and column from 0, the column in UTF-16 units.
    pub(super) fn ask_hover(&mut self, file: &Path, line: u32, column: u32) -> Result<u64> {
        self.request(
            "textDocument/hover",
            &json!({ "textDocument": { "uri": uri(file) }, "position": { "line": line, "character": column } }),
        )
    }

    /// The code of a hover, without fences and comments.
    pub(super) fn hover(&mut self, id: u64) -> Result<Option<String>> {
        let answer = self.answer(id)?;
        let Some(text) = answer["result"]["contents"]["value"].as_str() else { return Ok(None) };
        let code = text.strip_prefix("```").and_then(|it| it.split_once('\n')).map_or(text, |(_, code)| code);
        Ok(Some(code.split("\n```").next().unwrap_or(code).to_owned()))
    }

    fn request(&mut self, method: &str, params: &Value) -> Result<u64> {
        self.last += 1;
        let id = self.last;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        Ok(id)
    }

    fn send(&mut self, message: &Value) -> Result {
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .map_err(|problem| format!("TypeScript's language server: {problem}"))
    }

    fn answer(&mut self, id: u64) -> Result<Value> {
        loop {
            if let Some(known) = self.known.remove(&id) {
                return Ok(known);
            }
            let message =
                self.answers.recv_timeout(PATIENCE).map_err(|_| "TypeScript's language server is silent")?;
            match (message["id"].as_u64(), message.get("method")) {
                (Some(id), None) => drop(self.known.insert(id, message)),
                // A question of the server's own: nothing is what there is to say.
                (_, Some(_)) if !message["id"].is_null() => {
                    self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }))?;
                }
                _ => {}
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
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
    serde_json::from_slice(&body).ok()
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.to_string_lossy().replace(' ', "%20"))
}
