//! The editor: its documents, and what it tells the server about them.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Result;
use crate::lsp::{Answer, Client, offset, position, uri};

/// How many of the last things done are told when something fails.
const REMEMBERED: usize = 12;

/// What is replaced by what.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

struct Document {
    text: String,
    /// As the example has it.
    original: String,
    version: u32,
}

pub(super) struct Editor {
    pub(super) client: Client,
    documents: BTreeMap<PathBuf, Document>,
    story: Vec<String>,
    /// Edits so far.
    pub(super) made: usize,
    /// Those of them that were renames and fixes of the server.
    pub(super) applied: usize,
    /// Questions so far.
    pub(super) asked: usize,
    /// Looks at the server's texts and diagnostics.
    pub(super) compared: usize,
}

impl Editor {
    pub(super) fn new(client: Client) -> Self {
        let (documents, story) = (BTreeMap::new(), Vec::new());
        Self { client, documents, story, made: 0, applied: 0, asked: 0, compared: 0 }
    }

    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.documents.keys().cloned().collect()
    }

    pub(super) fn text(&self, path: &Path) -> &str {
        self.documents.get(path).map_or("", |it| &it.text)
    }

    /// What was done last.
    pub(super) fn story(&self) -> String {
        self.story.join("\n")
    }

    fn tell(&mut self, line: String) {
        if self.story.len() == REMEMBERED {
            self.story.remove(0);
        }
        self.story.push(line);
    }

    /// Opens all TypeScript files of a folder.
    pub(super) fn open_folder(&mut self, folder: &Path) -> Result {
        for path in typescript_files(folder) {
            let text = fs::read_to_string(&path).map_err(|problem| problem.to_string())?;
            let item = json!({ "uri": uri(&path), "languageId": "typescript", "version": 1, "text": text });
            self.client.tell("textDocument/didOpen", &json!({ "textDocument": item }))?;
            self.documents.insert(path, Document { original: text.clone(), text, version: 1 });
        }
        Ok(())
    }

    /// Closes all; the files get back what they had.
    pub(super) fn close_folder(&mut self) -> Result {
        for path in self.paths() {
            self.reset(&path, false)?;
            self.save(&path)?;
            self.client.tell("textDocument/didClose", &json!({ "textDocument": { "uri": uri(&path) } }))?;
        }
        self.documents.clear();
        Ok(())
    }

    /// Makes an edit here and tells the server.
    pub(super) fn edit(&mut self, path: &Path, edit: Edit) -> Result {
        self.made += 1;
        self.tell(format!("edit {} {:?} {:?}", path.display(), edit.range, edit.text));
        self.change(path, vec![edit])
    }

    /// Edits of one notification: each speaks of the text that the one before left.
    fn change(&mut self, path: &Path, edits: Vec<Edit>) -> Result {
        let Some(document) = self.documents.get_mut(path) else { return Ok(()) };
        let mut changes = Vec::new();
        for edit in edits {
            let range = json!({ "start": position(&document.text, edit.range.start),
                                "end": position(&document.text, edit.range.end) });
            document.text.replace_range(edit.range, &edit.text);
            changes.push(json!({ "range": range, "text": edit.text }));
        }
        document.version += 1;
        let params = json!({ "textDocument": { "uri": uri(path), "version": document.version },
                             "contentChanges": changes });
        self.client.tell("textDocument/didChange", &params)
    }

    /// Makes the same edit at several places at once, as several cursors do.
    pub(super) fn edit_everywhere(&mut self, path: &Path, places: &[Range<usize>], text: &str) -> Result {
        self.made += 1;
        self.tell(format!("cursors {} {places:?} {text:?}", path.display()));
        // From the end, so that each is about the text that it speaks of.
        let edit = |range: &Range<usize>| Edit { range: range.clone(), text: text.to_owned() };
        self.change(path, places.iter().rev().map(edit).collect())
    }

    /// Makes a file and opens it.
    pub(super) fn create(&mut self, path: &Path, text: &str) -> Result {
        self.made += 1;
        self.tell(format!("create {}", path.display()));
        fs::write(path, text).map_err(|problem| problem.to_string())?;
        self.watched(path, 1)?;
        let item = json!({ "uri": uri(path), "languageId": "typescript", "version": 1, "text": text });
        self.client.tell("textDocument/didOpen", &json!({ "textDocument": item }))?;
        let document = Document { original: text.to_owned(), text: text.to_owned(), version: 1 };
        self.documents.insert(path.to_path_buf(), document);
        Ok(())
    }

    /// Closes a document and removes its file.
    pub(super) fn delete(&mut self, path: &Path) -> Result {
        self.made += 1;
        self.tell(format!("delete {}", path.display()));
        self.documents.remove(path);
        self.client.tell("textDocument/didClose", &json!({ "textDocument": { "uri": uri(path) } }))?;
        let _ = fs::remove_file(path);
        self.watched(path, 3)
    }

    /// Renames a file as editors do: the server says what imports it, then it is another document.
    pub(super) fn rename(&mut self, path: &Path, to: &Path) -> Result {
        let text = self.text(path).to_owned();
        let params = json!({ "files": [{ "oldUri": uri(path), "newUri": uri(to) }] });
        if let Some(change) = self.ask("workspace/willRenameFiles", &params)? {
            self.apply(&change)?;
        }
        let text = if self.text(path).is_empty() { text } else { self.text(path).to_owned() };
        self.delete(path)?;
        self.create(to, &text)
    }

    /// Tells that a file on disk is another: made 1, changed 2, gone 3.
    pub(super) fn watched(&mut self, path: &Path, how: u32) -> Result {
        let changes = json!([{ "uri": uri(path), "type": how }]);
        self.client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }))
    }

    /// Opens another folder beside, or closes it.
    pub(super) fn folder(&mut self, folder: &Path, is_added: bool) -> Result {
        self.tell(format!("folder {} {is_added}", folder.display()));
        let here = json!([{ "uri": uri(folder), "name": "other" }]);
        let (added, removed) = if is_added { (here, json!([])) } else { (json!([]), here) };
        let event = json!({ "added": added, "removed": removed });
        self.client.tell("workspace/didChangeWorkspaceFolders", &json!({ "event": event }))
    }

    /// Gives the server other settings.
    pub(super) fn settings(&mut self, settings: &Value) -> Result {
        self.tell(format!("settings {settings}"));
        let params = json!({ "settings": { "tsnix": settings } });
        self.client.tell("workspace/didChangeConfiguration", &params)
    }

    /// Makes the text another: by the whole text, or by what differs.
    pub(super) fn set(&mut self, path: &Path, text: String, as_a_whole: bool) -> Result {
        if self.text(path) == text {
            return Ok(());
        }
        self.made += 1;
        if !as_a_whole {
            let edit = difference(self.text(path), &text);
            self.tell(format!("back {} {:?} {:?}", path.display(), edit.range, edit.text));
            return self.change(path, vec![edit]);
        }
        self.tell(format!("whole {}", path.display()));
        let Some(document) = self.documents.get_mut(path) else { return Ok(()) };
        document.version += 1;
        let params = json!({ "textDocument": { "uri": uri(path), "version": document.version },
                             "contentChanges": [{ "text": text }] });
        document.text = text;
        self.client.tell("textDocument/didChange", &params)
    }

    /// Gives a document the text of the example.
    pub(super) fn reset(&mut self, path: &Path, as_a_whole: bool) -> Result {
        let original = self.documents.get(path).map(|it| it.original.clone());
        original.map_or(Ok(()), |original| self.set(path, original, as_a_whole))
    }

    /// Writes a document to its file.
    pub(super) fn save(&mut self, path: &Path) -> Result {
        self.tell(format!("save {}", path.display()));
        fs::write(path, self.text(path)).map_err(|problem| problem.to_string())?;
        self.client.tell("textDocument/didSave", &json!({ "textDocument": { "uri": uri(path) } }))?;
        let changes = json!([{ "uri": uri(path), "type": 2 }]);
        self.client.tell("workspace/didChangeWatchedFiles", &json!({ "changes": changes }))
    }

    /// Asks; an answer that says the server failed is a failure.
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Result<Option<Value>> {
        self.asked += 1;
        self.tell(format!("ask {method} {params}"));
        let Answer { result, .. } = self.client.ask(method, params)?;
        match result {
            Ok(value) => Ok(Some(value)),
            // Refused, cancelled, or about a text that is no more.
            Err(error)
                if matches!(error["code"].as_i64(), Some(-32602 | -32800 | -32801 | -32802 | -32803)) =>
            {
                Ok(None)
            }
            Err(error) => Err(format!("{method}: {error}")),
        }
    }

    /// Asks without waiting.
    pub(super) fn ask_ahead(&mut self, method: &str, params: &Value) -> Result<u64> {
        self.asked += 1;
        self.tell(format!("ask ahead {method} {params}"));
        self.client.request(method, params)
    }

    /// Applies the server's change of the workspace to the documents that are open.
    pub(super) fn apply(&mut self, change: &Value) -> Result {
        for path in self.paths() {
            let Some(edits) = change["changes"][uri(&path)].as_array() else { continue };
            let text = self.text(&path);
            let place = |it: &Value| offset(text, &it["start"])..offset(text, &it["end"]);
            let mut edits: Vec<Edit> = edits
                .iter()
                .map(|it| Edit {
                    range: place(&it["range"]),
                    text: it["newText"].as_str().unwrap_or_default().to_owned(),
                })
                .collect();
            // From the end, so that each is about the text that it speaks of.
            edits.sort_by_key(|it| std::cmp::Reverse((it.range.start, it.range.end)));
            if edits.windows(2).any(|pair| pair[1].range.end > pair[0].range.start) {
                return Err(format!("edits of {} overlap", path.display()));
            }
            self.made += 1;
            self.applied += 1;
            self.tell(format!("apply {} {edits:?}", path.display()));
            self.change(&path, edits)?;
        }
        Ok(())
    }
}

/// One edit that makes a text another.
fn difference(before: &str, after: &str) -> Edit {
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = before.chars().zip(after.chars()).take_while(same).map(|(it, _)| it.len_utf8()).sum();
    let (left, right) = (&before[start..], &after[start..]);
    let mut end: usize =
        left.chars().rev().zip(right.chars().rev()).take_while(same).map(|(it, _)| it.len_utf8()).sum();
    // No position of the protocol lies within an end of line of two letters.
    if before[..before.len() - end].ends_with('\r') && before[before.len() - end..].starts_with('\n') {
        end -= 1;
    }
    Edit { range: start..before.len() - end, text: right[..right.len() - end].to_owned() }
}

/// The sources of a folder, sorted.
fn typescript_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == "ts") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
