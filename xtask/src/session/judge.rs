//! Whether the server still has the editor's texts, says what the command says, and keeps its memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::editor::Editor;
use crate::Result;
use crate::lsp::uri;

/// What is said about a file: place, code, severity and words.
type Said = BTreeSet<String>;

/// Compares texts, then diagnostics; for that the texts are written to the files and put back afterwards.
pub(super) fn look(editor: &mut Editor, tsnix: &Path, folder: &Path) -> Result {
    editor.compared += 1;
    if let Some(failure) = editor.client.failures.first() {
        return Err(format!("a question that nobody waited for: {failure}"));
    }
    for path in editor.paths() {
        let answer = editor.ask("tsnix/viewFileText", &json!({ "textDocument": { "uri": uri(&path) } }))?;
        if answer.as_ref().and_then(Value::as_str) != Some(editor.text(&path)) {
            let text = editor.text(&path);
            return Err(format!(
                "the server has another text of {}: {answer:?}, not {text:?}",
                path.display()
            ));
        }
    }
    let said = said_by_server(editor)?;
    let before: Vec<(PathBuf, Option<String>)> =
        editor.paths().into_iter().map(|path| (path.clone(), fs::read_to_string(path).ok())).collect();
    for (path, _) in &before {
        fs::write(path, editor.text(path)).map_err(|problem| problem.to_string())?;
    }
    let compared = compare(editor, tsnix, folder, &said);
    for (path, text) in before {
        if let Some(text) = text {
            fs::write(path, text).map_err(|problem| problem.to_string())?;
        }
    }
    compared
}

/// A file that the entries do not lead to is looked at by itself.
fn compare(editor: &Editor, tsnix: &Path, folder: &Path, said: &BTreeMap<String, Said>) -> Result {
    let checked = said_by_command(tsnix, folder, None)?;
    for path in editor.paths() {
        let uri = uri(&path);
        let ours = said.get(&uri).cloned().unwrap_or_default();
        // The command refuses to look at a declaration alone.
        let is_declaration = path.file_name().is_some_and(|it| it.to_string_lossy().contains(".d."));
        if checked.get(&uri).cloned().unwrap_or_default() == ours || is_declaration {
            continue;
        }
        let alone = said_by_command(tsnix, folder, Some(&path))?;
        let alone = alone.get(&uri).cloned().unwrap_or_default();
        if alone != ours {
            let theirs = checked.get(&uri).cloned().unwrap_or_default();
            let kept = path.with_extension("failed.txt");
            let _ = fs::write(&kept, editor.text(&path));
            return Err(format!(
                "of {}\nthe server says {ours:#?}\nthe command {theirs:#?}\nand of the file alone {alone:#?}",
                path.display()
            ));
        }
    }
    Ok(())
}

fn said_by_server(editor: &mut Editor) -> Result<BTreeMap<String, Said>> {
    let answer = editor.ask("workspace/diagnostic", &json!({ "previousResultIds": [] }))?.unwrap_or_default();
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for report in answer["items"].as_array().into_iter().flatten() {
        let uri = report["uri"].as_str().unwrap_or_default().to_owned();
        // What was saved and not built is the server's alone to say.
        let is_said = |it: &&Value| it["code"] != "stale-output";
        for it in report["items"].as_array().into_iter().flatten().filter(is_said) {
            let message = it["message"].as_str().unwrap_or_default();
            let message = message.split("\nhelp: ").next().unwrap_or(message);
            let line =
                format!("{} {} {message}", place(&it["range"]), it["code"].as_str().unwrap_or_default());
            said.entry(uri.clone()).or_default().insert(line);
        }
    }
    Ok(said)
}

fn said_by_command(tsnix: &Path, folder: &Path, file: Option<&Path>) -> Result<BTreeMap<String, Said>> {
    let mut command = Command::new(tsnix);
    command.args(["check", "--format", "json"]).args(file).current_dir(folder).stdin(Stdio::null());
    let output = command.output().map_err(|problem| problem.to_string())?;
    let found: Value = serde_json::from_slice(&output.stdout).map_err(|problem| {
        format!("tsnix check: {problem} ({}) {}", output.status, String::from_utf8_lossy(&output.stderr))
    })?;
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for it in found.as_array().into_iter().flatten() {
        let uri = uri(&folder.join(it["file"].as_str().unwrap_or_default()));
        let (code, message) =
            (it["code"].as_str().unwrap_or_default(), it["message"].as_str().unwrap_or_default());
        said.entry(uri).or_default().insert(format!("{} {code} {message}", place(&it["range"])));
    }
    Ok(said)
}

fn place(range: &Value) -> String {
    let one = |it: &Value| format!("{}:{}", it["line"], it["character"]);
    format!("{}-{}", one(&range["start"]), one(&range["end"]))
}

/// The last quarter of a session against the one before: the median of each, in kB of its own (what is mapped from
/// files is not counted).
///
/// Both are of the second round: in the first the server reads declarations that it keeps (of each package that it was
/// asked about). One question may need much for a moment (a rename looks at every module of the project), and the
/// allocator keeps such pages for a while: that is a peak. What leaks moves the median.
pub(super) fn memory(samples: &[u64], (factor, little): (f64, u64)) -> Result {
    let quarter = samples.len() / 4;
    if quarter == 0 {
        return Ok(());
    }
    let end = samples.len();
    let early = median(&samples[end - 2 * quarter..end - quarter]);
    let late = median(&samples[end - quarter..]);
    let peak = samples.iter().max().copied().unwrap_or(0);
    let [before, after, most] = [early, late, peak].map(|it| it as f64 / 1000.0);
    println!(
        "memory of the server: {before:.1} MB in the third quarter, {after:.1} MB in the last, {most:.1} MB at most"
    );
    if after > before * factor && late > early + little {
        return Err("the server's memory has grown".to_owned());
    }
    Ok(())
}

fn median(samples: &[u64]) -> u64 {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or(0)
}
