//! `cargo xtask session --edits N --seed S`: somebody who edits the examples for a long time, at random.
//!
//! Every example is copied, opened in one server and edited ([`edits`]): letters, words and lines come and go, much
//! is taken back, files are saved, renames and quick fixes are applied, and between edits everything that an editor
//! can ask is asked ([`questions`]), sometimes without waiting. Nothing of it may fail; every so many edits the server
//! must have the text that the editor has, and say of it what `tsnix check` says. In the end its memory must not have
//! grown. The same seed gives the same session.

mod editor;
mod edits;
mod judge;
mod questions;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::fuzz::random::Random;
use crate::lsp::Client;
use crate::{Result, shell};
use editor::Editor;

/// Edits between two looks at what the server has.
const BETWEEN_LOOKS: usize = 100;
/// How much more memory the last quarter of a session may take than the second, and how much never matters.
const GROWTH: (f64, u64) = (1.15, 4_000);

/// What was asked for.
struct Options {
    edits: usize,
    seed: u64,
    tsnix: PathBuf,
}

fn options(arguments: &[String]) -> Result<Options> {
    let number = |name: &str, otherwise: u64| match arguments.iter().position(|it| it == name) {
        Some(at) => {
            let given = arguments.get(at + 1).and_then(|it| it.parse().ok());
            given.ok_or(format!("{name} needs a number"))
        }
        None => Ok(otherwise),
    };
    let tsnix = match std::env::var_os("TSNIX_BINARY") {
        Some(path) => path.into(),
        None => {
            shell::run(&mut shell::cargo(&["build", "--quiet", "--package", "tsnix"]))?;
            shell::root().join("target/debug/tsnix")
        }
    };
    Ok(Options { edits: number("--edits", 10_000)? as usize, seed: number("--seed", 1)?, tsnix })
}

/// Runs the session and prints what it found.
pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let folder = shell::root().join("target/session");
    let examples = copy_examples(&folder)?;
    let mut random = Random::new(options.seed, 0);
    let mut command = Command::new(&options.tsnix);
    let log = fs::File::create(folder.join("server.log")).map_err(|problem| problem.to_string())?;
    let mut client = Client::start(command.arg("lsp").current_dir(&folder).stderr(Stdio::from(log)))?;
    client.initialize(&folder, &abilities())?;
    let mut editor = Editor::new(client);
    let mut memory = Vec::new();
    // Twice round: what an example leaves behind must be gone when it is opened again.
    let rounds = 2 * examples.len();
    for round in 0..rounds {
        let example = &examples[round % examples.len()];
        let share = options.edits * (round + 1) / rounds;
        editor.open_folder(example)?;
        while editor.made < share {
            let next = share.min(editor.made + BETWEEN_LOOKS);
            let looked = edit(&mut editor, &mut random, next)
                .and_then(|()| judge::look(&mut editor, &options.tsnix, example));
            if let Err(problem) = looked {
                let name = example.file_name().unwrap_or_default().to_string_lossy().into_owned();
                return Err(format!(
                    "seed {} edit {} ({name}): {problem}\n{}",
                    options.seed,
                    editor.made,
                    editor.story()
                ));
            }
            memory.push(editor.client.memory("VmRSS"));
        }
        editor.close_folder()?;
    }
    println!(
        "{} edits ({} of the server's own), {} questions, {} comparisons with `tsnix check`, seed {}",
        editor.made, editor.applied, editor.asked, editor.compared, options.seed
    );
    let verdict = judge::memory(&memory, GROWTH);
    editor.client.stop()?;
    verdict
}

/// Edits and questions until so many edits were made.
fn edit(editor: &mut Editor, random: &mut Random, until: usize) -> Result {
    while editor.made < until {
        let path = random.pick(&editor.paths()).clone();
        let before = editor.text(&path).to_owned();
        let count = (1 + random.below(6)).min(until - editor.made);
        for _ in 0..count {
            let edit = edits::random_edit(random, editor.text(&path));
            let cursor = edit.range.start + edit.text.len();
            editor.edit(&path, edit)?;
            let questions = if random.chance(60) { 1 + random.below(3) } else { 0 };
            for _ in 0..questions {
                questions::ask(editor, random, &path, cursor)?;
            }
        }
        // Most of it is taken back, so that the programs stay programs.
        match random.below(10) {
            0..7 => editor.set(&path, before, random.chance(50))?,
            7 => editor.save(&path)?,
            _ => {}
        }
        // What is left of a text must not grow or shrink for ever.
        if random.chance(15) {
            editor.reset(&path, random.chance(50))?;
        }
    }
    Ok(())
}

/// As VS Code has them; diagnostics are asked for.
fn abilities() -> serde_json::Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "diagnostic": {},
            "completion": { "completionItem": { "snippetSupport": true, "labelDetailsSupport": true } },
        },
        "workspace": { "workspaceEdit": { "documentChanges": false } },
    })
}

/// The folders of the copies.
fn copy_examples(to: &Path) -> Result<Vec<PathBuf>> {
    let failed = |problem: std::io::Error| format!("the examples can't be copied: {problem}");
    if to.is_dir() {
        fs::remove_dir_all(to).map_err(failed)?;
    }
    fs::create_dir_all(to).map_err(failed)?;
    let mut folders = Vec::new();
    for entry in fs::read_dir(shell::root().join("examples")).map_err(failed)? {
        let from = entry.map_err(failed)?.path();
        if let Some(name) = from.file_name().filter(|_| from.is_dir()) {
            copy(&from, &to.join(name)).map_err(failed)?;
            folders.push(to.join(name));
        }
    }
    folders.sort();
    Ok(folders)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
