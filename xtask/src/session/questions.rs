//! What an editor asks between two edits.

use std::path::Path;

use serde_json::{Value, json};

use super::editor::Editor;
use crate::Result;
use crate::fuzz::random::Random;
use crate::lsp::{position, uri};

/// Questions about a place.
const ABOUT_A_PLACE: &[&str] = &[
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/declaration",
    "textDocument/typeDefinition",
    "textDocument/implementation",
    "textDocument/documentHighlight",
    "textDocument/signatureHelp",
    "textDocument/prepareRename",
    "textDocument/linkedEditingRange",
    "textDocument/prepareCallHierarchy",
];

/// Questions about a document.
const ABOUT_A_DOCUMENT: &[&str] = &[
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/documentLink",
    "textDocument/codeLens",
    "textDocument/semanticTokens/full",
    "textDocument/diagnostic",
];

/// One question about a document, mostly where it was just edited.
pub(super) fn ask(editor: &mut Editor, random: &mut Random, path: &Path, cursor: usize) -> Result {
    let text = editor.text(path);
    let mut at = if random.chance(60) { cursor.min(text.len()) } else { random.below(text.len() + 1) };
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let place = position(text, at);
    let end = position(text, text.len());
    let document = json!({ "uri": uri(path) });
    let about = json!({ "textDocument": document, "position": place });
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": end });
    match random.below(20) {
        0..5 => complete(editor, random, &about),
        5 | 6 => {
            let method = one_of(random, ABOUT_A_DOCUMENT);
            editor.ask(method, &json!({ "textDocument": document })).map(|_| ())
        }
        7 => rename(editor, random, about),
        8 => code_action(editor, random, &document, json!({ "start": place, "end": place })),
        9 => code_action(editor, random, &document, all),
        10 => {
            let params = json!({ "textDocument": document, "range": all });
            editor.ask("textDocument/inlayHint", &params)?;
            editor.ask("textDocument/semanticTokens/range", &params).map(|_| ())
        }
        11 => {
            let params = json!({ "textDocument": document, "positions": [place, end] });
            editor.ask("textDocument/selectionRange", &params).map(|_| ())
        }
        12 => {
            let params = json!({ "textDocument": document, "position": place,
                                 "context": { "includeDeclaration": true } });
            editor.ask("textDocument/references", &params).map(|_| ())
        }
        13 => {
            let query = one_of(random, &["", "a", "pkg", "dS", "Ä"]);
            editor.ask("workspace/symbol", &json!({ "query": query })).map(|_| ())
        }
        14 => calls(editor, &about),
        15 => {
            let params = json!({ "command": "tsnix.showNix", "arguments": [uri(path), place] });
            editor.ask("workspace/executeCommand", &params).map(|_| ())
        }
        16 => ahead(editor, random, &about),
        _ => editor.ask(one_of(random, ABOUT_A_PLACE), &about).map(|_| ()),
    }
}

fn one_of(random: &mut Random, words: &[&'static str]) -> &'static str {
    words.get(random.below(words.len())).copied().unwrap_or_default()
}

fn complete(editor: &mut Editor, random: &mut Random, about: &Value) -> Result {
    let Some(list) = editor.ask("textDocument/completion", about)? else { return Ok(()) };
    let items = list["items"].as_array().cloned().unwrap_or_default();
    if items.len() > 200 {
        return Err(format!("{} items", items.len()));
    }
    if !items.is_empty() && random.chance(30) {
        editor.ask("completionItem/resolve", random.pick(&items))?;
    }
    Ok(())
}

fn rename(editor: &mut Editor, random: &mut Random, mut about: Value) -> Result {
    about["newName"] = json!(one_of(random, &["renamed", "x", "not a name", "ä", "if", ""]));
    match editor.ask("textDocument/rename", &about)? {
        Some(change) if random.chance(50) => editor.apply(&change),
        _ => Ok(()),
    }
}

fn code_action(editor: &mut Editor, random: &mut Random, document: &Value, range: Value) -> Result {
    let params = json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    let Some(actions) = editor.ask("textDocument/codeAction", &params)? else { return Ok(()) };
    let actions = actions.as_array().cloned().unwrap_or_default();
    if actions.is_empty() || random.chance(60) {
        return Ok(());
    }
    editor.apply(&random.pick(&actions)["edit"])
}

fn calls(editor: &mut Editor, about: &Value) -> Result {
    let Some(items) = editor.ask("textDocument/prepareCallHierarchy", about)? else { return Ok(()) };
    for item in items.as_array().into_iter().flatten() {
        editor.ask("callHierarchy/incomingCalls", &json!({ "item": item }))?;
        editor.ask("callHierarchy/outgoingCalls", &json!({ "item": item }))?;
    }
    Ok(())
}

/// Several at once, one of them cancelled: the editor goes on before there are answers.
fn ahead(editor: &mut Editor, random: &mut Random, about: &Value) -> Result {
    let mut last = 0;
    for _ in 0..3 {
        last = editor.ask_ahead(one_of(random, ABOUT_A_PLACE), about)?;
        editor.ask_ahead("textDocument/completion", about)?;
    }
    editor.client.tell("$/cancelRequest", &json!({ "id": last }))
}
