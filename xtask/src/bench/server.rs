//! `cargo xtask bench --server`: `tsnix lsp` against `tsc --lsp --stdio` on the same projects, in one run.
//!
//! Runs are interleaved, so that a machine that gets busy slows both. Each run has two processes: one is asked for
//! diagnostics first and then edited, one for a completion at once. Both servers are asked in the same words. An
//! answer's time ends with its last byte; what the client needs to parse it is left out, though TypeScript's lists are
//! megabytes long. TypeScript sends the whole list once and lets the client filter, tsnix is asked on every key: so
//! what a request costs, and that it is less than a frame, both count.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::write_packages;
use crate::Result;
use crate::lsp::{Client, position, uri};

/// Runs of each server on each project, unless `--runs` says otherwise.
const RUNS: usize = 5;
/// Typed letter by letter behind `pkgs.`.
const WORDS: [&str; 6] = ["benchNodejs", "storm-cac", "ripgrep", "lib", "wave-", "zoomtile"];
/// How often an edit is made before a hover, and a mistake put in and taken out.
const EDITS: usize = 10;
const SCRATCH: &str = "pkgs.";
const MISTAKE: &str = "const mistake: number = pkgs.benchNodejs.pname;\n";
/// What is hovered over, in the text of the program.
const HOVERED: &str = "benchRipgrep";

/// What a server took; times in milliseconds.
#[derive(Default)]
struct Figures {
    first_diagnostics: Vec<f64>,
    first_completion: Vec<f64>,
    completions: Vec<f64>,
    /// Bytes.
    sizes: Vec<f64>,
    hovers: Vec<f64>,
    diagnostics: Vec<f64>,
    /// Megabytes.
    memory: Vec<f64>,
}

/// Measures and prints; with `--flat` the larger set alone, with `--real` the other.
pub(super) fn run(root: &Path, tsnix: &Path, tsc: &Path, arguments: &[String]) -> Result {
    let given = arguments.iter().position(|it| it == "--runs").and_then(|at| arguments.get(at + 1));
    let runs = given.and_then(|it| it.parse().ok()).unwrap_or(RUNS);
    for (name, top) in [
        ("120,000 packages, 25,000 at the top (nixpkgs)", None),
        ("120,000 packages, 94,000 at the top", Some(94_000)),
    ] {
        let left_out = if top.is_none() { "--flat" } else { "--real" };
        if arguments.iter().any(|it| it == left_out) {
            continue;
        }
        let project = write_packages(root, 120_000, top)?;
        let mut ours = Figures::default();
        let mut theirs = Figures::default();
        for _ in 0..runs {
            measure(tsnix, &["lsp"], &project, &mut ours)?;
            measure(tsc, &["--lsp", "--stdio"], &project, &mut theirs)?;
        }
        println!("{name}; {runs} runs");
        print(&ours, &theirs);
    }
    Ok(())
}

/// Both processes of one run.
fn measure(program: &Path, arguments: &[&str], project: &Path, figures: &mut Figures) -> Result {
    let file = project.join("flake.ts");
    let text = std::fs::read_to_string(&file).map_err(|problem| problem.to_string())?;
    let start = || -> Result<(Instant, Client)> {
        let mut command = Command::new(program);
        let at = Instant::now();
        let mut client = Client::start(command.args(arguments).current_dir(project).stderr(Stdio::null()))?;
        client.initialize(project, &abilities())?;
        Ok((at, client))
    };
    let (at, client) = start()?;
    let mut session = Session { client, uri: uri(&file), text: format!("{text}{MISTAKE}"), version: 1 };
    session.open()?;
    let answered = session.diagnostics(true)?;
    figures.first_diagnostics.push(milliseconds(at, answered));
    session.replace(text.len()..text.len() + MISTAKE.len(), SCRATCH)?;
    session.complete()?;
    session.type_words(figures)?;
    session.replace(text.len()..text.len() + SCRATCH.len(), "")?;
    session.edit_and_ask(text.len(), figures)?;
    figures.memory.push(session.client.memory("VmHWM") as f64 / 1000.0);
    session.client.stop()?;

    let (at, client) = start()?;
    let mut session = Session { client, uri: uri(&file), text: format!("{text}{SCRATCH}"), version: 1 };
    session.open()?;
    let (answered, _) = session.complete()?;
    figures.first_completion.push(milliseconds(at, answered));
    session.client.stop()
}

/// A document with a server.
struct Session {
    client: Client,
    uri: String,
    text: String,
    version: u32,
}

impl Session {
    fn open(&mut self) -> Result {
        let document =
            json!({ "uri": self.uri, "languageId": "typescript", "version": 1, "text": self.text });
        self.client.tell("textDocument/didOpen", &json!({ "textDocument": document }))
    }

    fn document(&self) -> Value {
        json!({ "uri": self.uri })
    }

    fn replace(&mut self, range: std::ops::Range<usize>, with: &str) -> Result {
        self.version += 1;
        let (start, end) = (position(&self.text, range.start), position(&self.text, range.end));
        self.text.replace_range(range, with);
        self.client.tell(
            "textDocument/didChange",
            &json!({ "textDocument": { "uri": self.uri, "version": self.version },
                     "contentChanges": [{ "range": { "start": start, "end": end }, "text": with }] }),
        )
    }

    /// Asks for diagnostics, until the mistake is among them or is not.
    fn diagnostics(&mut self, with_mistake: bool) -> Result<Instant> {
        let document = self.document();
        loop {
            let answer = self.client.ask("textDocument/diagnostic", &json!({ "textDocument": document }))?;
            let items = answer.result.map_err(|error| error.to_string())?;
            let is_mistake = |it: &Value| it["message"].as_str().is_some_and(|it| it.contains("number"));
            let found = items["items"].as_array().is_some_and(|items| items.iter().any(is_mistake));
            if found == with_mistake {
                return Ok(answer.at);
            }
        }
    }

    /// Completes at the end of the text; when the answer was there, and its bytes.
    fn complete(&mut self) -> Result<(Instant, usize)> {
        let place = position(&self.text, self.text.len());
        let params = json!({ "textDocument": self.document(), "position": place });
        let answer = self.client.ask("textDocument/completion", &params)?;
        let list = answer.result.map_err(|error| error.to_string())?;
        let items = list["items"].as_array().or(list.as_array()).map_or(0, Vec::len);
        // Nothing is a right answer only where the word fits no name.
        if items == 0 && self.text.ends_with('.') {
            return Err("a server completed nothing".to_owned());
        }
        Ok((answer.at, answer.bytes))
    }

    /// Types words behind the scratch text, completing after each letter.
    fn type_words(&mut self, figures: &mut Figures) -> Result {
        let start = self.text.len();
        for word in WORDS {
            for letter in word.chars() {
                let at = Instant::now();
                let end = self.text.len();
                self.replace(end..end, letter.encode_utf8(&mut [0; 4]))?;
                let (answered, bytes) = self.complete()?;
                figures.completions.push(milliseconds(at, answered));
                figures.sizes.push(bytes as f64);
            }
            self.replace(start..self.text.len(), "")?;
        }
        Ok(())
    }

    /// Hovers right after an edit, then puts a mistake in and takes it out.
    fn edit_and_ask(&mut self, end: usize, figures: &mut Figures) -> Result {
        let hovered = self.text.find(HOVERED).ok_or("the program has lost its packages")?;
        for turn in 0..EDITS {
            let line = format!("const turn{turn} = {turn};\n");
            let at = Instant::now();
            self.replace(end..end, &line)?;
            let params =
                json!({ "textDocument": self.document(), "position": position(&self.text, hovered + 1) });
            let answer = self.client.ask("textDocument/hover", &params)?;
            if !answer.result.is_ok_and(|it| it.to_string().contains(HOVERED)) {
                return Err("a hover said nothing".to_owned());
            }
            figures.hovers.push(milliseconds(at, answer.at));
            self.replace(end..end + line.len(), "")?;
        }
        for _ in 0..EDITS {
            let at = Instant::now();
            self.replace(end..end, MISTAKE)?;
            figures.diagnostics.push(milliseconds(at, self.diagnostics(true)?));
            let at = Instant::now();
            self.replace(end..end + MISTAKE.len(), "")?;
            figures.diagnostics.push(milliseconds(at, self.diagnostics(false)?));
        }
        Ok(())
    }
}

/// As VS Code has them, as far as the questions go.
fn abilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "diagnostic": { "dynamicRegistration": false },
            "completion": {
                "contextSupport": true,
                "completionItem": {
                    "snippetSupport": true, "labelDetailsSupport": true, "insertReplaceSupport": true,
                    "documentationFormat": ["markdown"],
                    "resolveSupport": { "properties": ["documentation", "detail", "additionalTextEdits"] },
                },
                "completionList": { "itemDefaults": ["commitCharacters", "editRange", "insertTextFormat", "data"] },
            },
            "hover": { "contentFormat": ["markdown"] },
        },
    })
}

fn milliseconds(from: Instant, to: Instant) -> f64 {
    to.checked_duration_since(from).unwrap_or(Duration::ZERO).as_secs_f64() * 1000.0
}

/// The value below which a part of them lies.
fn quantile(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (part * sorted.len().saturating_sub(1) as f64).round() as usize;
    sorted.get(at).copied().unwrap_or_default()
}

/// The table: what, both servers, how many times faster or smaller, and what it should be.
fn print(ours: &Figures, theirs: &Figures) {
    println!("{:>32} {:>14} {:>14} {:>7}   should be", "", "tsnix", "tsc", "times");
    let line = |name: &str, unit: &str, part: f64, ours: &[f64], theirs: &[f64], goal: &str| {
        let (ours, theirs) = (quantile(ours, part), quantile(theirs, part));
        let times = theirs / ours.max(f64::MIN_POSITIVE);
        println!("{name:>32} {ours:>11.2} {unit} {theirs:>11.2} {unit} {times:>7.1}   {goal}");
    };
    line("start to first diagnostics", "ms", 0.5, &ours.first_diagnostics, &theirs.first_diagnostics, "20");
    line("start to first completion", "ms", 0.5, &ours.first_completion, &theirs.first_completion, "20");
    line("a completion, p50", "ms", 0.5, &ours.completions, &theirs.completions, "20");
    line("p95", "ms", 0.95, &ours.completions, &theirs.completions, "20");
    line("p99", "ms", 0.99, &ours.completions, &theirs.completions, "tsnix below 16 ms");
    let kilobytes = |sizes: &[f64]| sizes.iter().map(|it| it / 1000.0).collect::<Vec<_>>();
    line(
        "its size, greatest",
        "kB",
        1.0,
        &kilobytes(&ours.sizes),
        &kilobytes(&theirs.sizes),
        "tsnix 100 kB at most",
    );
    line("hover after an edit", "ms", 0.5, &ours.hovers, &theirs.hovers, "10");
    line("diagnostics after an edit", "ms", 0.5, &ours.diagnostics, &theirs.diagnostics, "10");
    line("most memory", "MB", 0.5, &ours.memory, &theirs.memory, "6");
    println!();
}
