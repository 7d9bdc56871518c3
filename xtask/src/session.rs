//! `cargo xtask session --edits N --seed S`: somebody who edits the examples for a long time, at random.
//!
//! Every example is copied, opened in one server and edited ([`edits`]): letters, words and lines come and go, much
//! is taken back, several cursors type and big pieces are pasted, files are saved, made, renamed and removed, folders
//! come and go, renames and quick fixes are applied, and between edits everything that an editor can ask is asked
//! ([`questions`]), sometimes without waiting. Nothing of it may fail; every so many edits the server must have the
//! text that the editor has, and say of it what `tsnix check` says; what it kept from check to check must hold. In the
//! end it must not hold more memory than before ([`judge::memory`]). The same seed gives the same session.

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
/// How much more memory the last quarter of a session may take than the one before, and how many kB never
/// matter: declarations that are read for the first time are kept.
const GROWTH: (f64, u64) = (1.15, 7_500);

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
        // In every other round the smallest program is looked at in pieces, as only long ones are.
        let pieces = if (round + round / examples.len()) % 2 == 0 { 0 } else { 40_000 };
        editor.settings(&json!({ "inPiecesFrom": pieces }))?;
        let beside = &examples[(round + 1) % examples.len()];
        editor.open_folder(example)?;
        while editor.made < share {
            let next = share.min(editor.made + BETWEEN_LOOKS);
            let looked = surroundings(&mut editor, &mut random, example, beside)
                .and_then(|()| edit(&mut editor, &mut random, next))
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
            memory.push(editor.client.memory("RssAnon"));
        }
        for path in editor.paths().into_iter().filter(|it| is_made(it)) {
            editor.delete(&path)?;
        }
        editor.folder(beside, false)?;
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
            let cursor = one_edit(editor, random, &path)?;
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

/// What happens beside the edits of texts: files and folders come and go, typings are made anew.
fn surroundings(editor: &mut Editor, random: &mut Random, folder: &Path, beside: &Path) -> Result {
    let made = |name: usize| folder.join(format!("made{name}.ts"));
    let known: Vec<PathBuf> = editor.paths().into_iter().filter(|it| is_made(it)).collect();
    match random.below(8) {
        0 | 1 => {
            let path = made(random.below(3));
            if !known.contains(&path) {
                editor.create(&path, "export const made = (n: number) => ({ n, text: `${n}` });\n")?;
            }
            // Somebody imports it: mostly it stays a program.
            let others: Vec<PathBuf> = editor.paths().into_iter().filter(|it| !is_made(it)).collect();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = format!("import {{ made }} from \"./{name}\";\n");
            let importer = random.pick(&others);
            if importer.parent() == Some(folder) {
                editor.edit(importer, editor::Edit { range: 0..0, text })?;
            }
            Ok(())
        }
        2 => known.first().map_or(Ok(()), |it| editor.delete(it)),
        3 => match known.first() {
            Some(path) if !known.contains(&made(9)) => editor.rename(path, &made(9)),
            _ => Ok(()),
        },
        4 => editor.folder(beside, true),
        5 => editor.folder(beside, false),
        6 => editor.watched(&folder.join(".tsnix/typings/packages.index"), 2),
        _ => {
            let params = json!({ "command": "tsnix.reloadTypings", "arguments": [] });
            editor.ask("workspace/executeCommand", &params).map(|_| ())
        }
    }
}

/// Whether a file was made by the session.
fn is_made(path: &Path) -> bool {
    path.file_name().is_some_and(|it| it.to_string_lossy().starts_with("made"))
}

/// One edit, and where the cursor is then.
fn one_edit(editor: &mut Editor, random: &mut Random, path: &Path) -> Result<usize> {
    match random.below(20) {
        0 => {
            let places = edits::cursors(random, editor.text(path));
            let end = places.first().map_or(0, |it| it.end);
            editor.edit_everywhere(path, &places, edits::typed(random)).map(|()| end)
        }
        1 => {
            let from = random.pick(&editor.paths()).clone();
            let edit = edits::paste(random, editor.text(path), editor.text(&from));
            let cursor = edit.range.start + edit.text.len();
            editor.edit(path, edit).map(|()| cursor)
        }
        _ => {
            let edit = edits::random_edit(random, editor.text(path));
            let cursor = edit.range.start + edit.text.len();
            editor.edit(path, edit).map(|()| cursor)
        }
    }
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
