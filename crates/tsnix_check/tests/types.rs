//! The programs of `tests/types`: each says with `// error: [ts2322]` at the end of a line what TypeScript
//! reports there with the same declarations, and the checker must report exactly that.
//!
//! `// ^? type` under a line asks for the type of the expression that starts above the caret.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_check::module_graph::{Library, Loader, ModuleGraph};
use tsnix_check::{CheckOptions, SemanticModel, check};
use tsnix_source::file_system::{DiskFileSystem, FileSystem};
use tsnix_source::{FileId, LineColumn};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").components().collect()
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let fs = DiskFileSystem;
    for entry in fs.entries(folder) {
        if fs.is_directory(&entry) {
            files_below(&entry, found);
        } else {
            found.push(entry);
        }
    }
}

fn libraries() -> Vec<Library> {
    let mut files = Vec::new();
    files_below(&root().join("typings"), &mut files);
    let is_declaration = |path: &PathBuf| path.to_string_lossy().ends_with(".d.ts");
    let read = |path: PathBuf| {
        let bytes = DiskFileSystem.read(&path).unwrap_or_default();
        Library { text: Arc::from(String::from_utf8_lossy(&bytes)), path }
    };
    files.into_iter().filter(is_declaration).map(read).collect()
}

/// What a program's comments say: the line (from 1) and the codes.
fn expected(text: &str) -> BTreeSet<(u32, String)> {
    let mut found = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        let Some((_, rest)) = line.split_once("// error: [") else { continue };
        let Some((codes, _)) = rest.split_once(']') else { continue };
        found.extend(codes.split(", ").map(|code| (at as u32 + 1, code.to_owned())));
    }
    found
}

/// What the checker says of it, warnings and codes of tsnix's own left out.
fn reported(graph: &ModuleGraph, model: &SemanticModel, file: FileId) -> BTreeMap<(u32, String), String> {
    let mut found = BTreeMap::new();
    let own = graph.diagnostics.iter().filter(|it| it.file == file).cloned();
    for diagnostic in own.chain(model.diagnostics(file)) {
        if diagnostic.code.number.starts_with("ts") {
            let line = graph.files.file(file).lines().line(diagnostic.range.start) + 1;
            found.insert((line, diagnostic.code.number.to_owned()), diagnostic.message);
        }
    }
    found
}

/// The questions `// ^? type` that are answered otherwise.
fn wrong_types(graph: &ModuleGraph, model: &SemanticModel, file: FileId) -> Vec<String> {
    let source = graph.files.file(file);
    let Some(module) = graph.module(file) else { return Vec::new() };
    let mut wrong = Vec::new();
    let lines: Vec<&str> = source.text().lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some(column) = line.find("^? ").filter(|_| line.trim_start().starts_with("//")) else { continue };
        let wanted = &line[column + 3..];
        let place = LineColumn { line: at as u32 - 1, column: column as u32 };
        let offset = source.lines().line_start(place.line) + place.column;
        let starts = module.hir.exprs.ids().filter(|id| module.hir.exprs.range(*id).start == offset);
        let found = starts.map(|id| model.type_to_string(model.type_of(file, id))).next();
        if found.as_deref() != Some(wanted) {
            wrong.push(format!("line {}: expected `{wanted}`, found `{}`", at, found.unwrap_or_default()));
        }
    }
    wrong
}

#[test]
fn agrees_with_typescript() {
    let libraries = libraries();
    let mut files = Vec::new();
    files_below(&root().join("tests/types"), &mut files);
    files.retain(|path| path.extension().is_some_and(|it| it == "ts"));
    let mut failures = Vec::new();
    let mut count = 0;
    // The declarations are read once.
    let mut loader = Loader::default();
    for path in files {
        let Ok(graph) = loader.load(&DiskFileSystem, std::slice::from_ref(&path), &libraries) else {
            failures.push(format!("{} can't be read", path.display()));
            continue;
        };
        count += 1;
        // Programs with options of their own run with the specification, which reads options.
        let has_options = |file: &FileId| graph.files.file(*file).text().starts_with("// tsconfig:");
        if graph.entries.iter().any(has_options) {
            continue;
        }
        let model = check(&graph, &CheckOptions::default());
        for entry in &graph.entries {
            let text = Arc::clone(graph.files.file(*entry).text());
            let wanted = expected(&text);
            let found = reported(&graph, &model, *entry);
            let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            for (line, code) in wanted.iter().filter(|it| !found.contains_key(*it)) {
                failures.push(format!("{name}:{line}: {code} is missing"));
            }
            for ((line, code), message) in found.iter().filter(|(it, _)| !wanted.contains(*it)) {
                failures.push(format!("{name}:{line}: {code} is too much: {message}"));
            }
            failures
                .extend(wrong_types(&graph, &model, *entry).into_iter().map(|it| format!("{name}: {it}")));
        }
    }
    assert!(count > 100, "only {count} programs were found");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
