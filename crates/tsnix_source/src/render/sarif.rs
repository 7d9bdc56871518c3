//! SARIF 2.1.0, the format of code scanning (OASIS Static Analysis Results Interchange Format).

use serde_json::{Value, json};

use super::{RenderOptions, display_path, span};
use crate::{Code, Diagnostic, FileId, FileSet, Fix, Severity, TextRange};

/// One log with one run; the rules are the codes that occur, with their pages as help.
pub(super) fn render(options: &RenderOptions<'_>, files: &FileSet, diagnostics: &[&Diagnostic]) -> String {
    let mut codes: Vec<&'static Code> = diagnostics.iter().map(|it| it.code).collect();
    codes.sort_by_key(|code| code.number);
    codes.dedup_by_key(|code| code.number);
    let results: Vec<Value> = diagnostics.iter().map(|it| result(options, files, &codes, it)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tsnix",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": codes.iter().map(|code| rule(code)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.number,
        "name": code.name,
        "shortDescription": { "text": code.summary },
        "help": { "text": code.page, "markdown": code.page },
        "defaultConfiguration": { "level": level(code.severity) },
    })
}

fn result(options: &RenderOptions<'_>, files: &FileSet, codes: &[&Code], it: &Diagnostic) -> Value {
    let mut value = json!({
        "ruleId": it.code.number,
        "ruleIndex": codes.iter().position(|code| code.number == it.code.number),
        "level": level(it.severity),
        "message": { "text": message(it) },
        "locations": [{ "physicalLocation": location(options, files, it.file, it.range) }],
    });
    if !it.related.is_empty() {
        let related = it.related.iter().enumerate().map(|(at, related)| {
            json!({
                "id": at + 1,
                "message": { "text": related.message },
                "physicalLocation": location(options, files, related.file, related.range),
            })
        });
        value["relatedLocations"] = related.collect();
    }
    if let Some(mended) = &it.fix {
        value["fixes"] = json!([fix(options, files, it.file, mended)]);
    }
    value
}

fn message(it: &Diagnostic) -> String {
    match &it.help {
        Some(help) => format!("{}\nhelp: {help}", it.message),
        None => it.message.clone(),
    }
}

fn fix(options: &RenderOptions<'_>, files: &FileSet, file: FileId, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(files, file, edit.range),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": artifact(options, files, file), "replacements": replacements }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn location(options: &RenderOptions<'_>, files: &FileSet, file: FileId, range: TextRange) -> Value {
    json!({
        "artifactLocation": artifact(options, files, file),
        "region": region(files, file, range),
    })
}

fn artifact(options: &RenderOptions<'_>, files: &FileSet, file: FileId) -> Value {
    json!({ "uri": uri(&display_path(files.file(file).path(), options.base)) })
}

/// SARIF counts lines and columns from 1; the end column is behind the last character.
fn region(files: &FileSet, file: FileId, range: TextRange) -> Value {
    let (start, end) = span(files, file, range);
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
    })
}

/// A path as a URI reference (RFC 3986): absolute ones become `file:` URIs, the rest is relative to the
/// folder that was checked.
fn uri(path: &str) -> String {
    let mut text = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}
