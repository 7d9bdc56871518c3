//! Every refusal: what raises it, what comes near and does not, and what its fix makes of the text.

mod forms;
mod merge;
mod mutation;
mod pages;
mod types;

use std::path::PathBuf;
use std::sync::Arc;

use tsnix_source::file_system::MemoryFileSystem;
use tsnix_source::{Diagnostic, FileId};

use crate::model::SemanticModel;
use crate::module_graph::{Library, Loader};

const LIBRARIES: &[(&str, &str)] = &[
    ("/lib.d.ts", include_str!("../../../../typings/lib.d.ts")),
    ("/tsnix.d.ts", include_str!("../../../../typings/tsnix.d.ts")),
    ("/nix.d.ts", include_str!("../../../../typings/nix.d.ts")),
];

/// The model of a program of one file.
fn model(text: &str) -> (SemanticModel, FileId) {
    let mut files = MemoryFileSystem::default();
    files.insert("/main.ts", text);
    let libraries: Vec<Library> = LIBRARIES
        .iter()
        .map(|(path, text)| Library { path: PathBuf::from(path), text: Arc::from(*text) })
        .collect();
    let graph = match Loader::default().load(&files, &[PathBuf::from("/main.ts")], &libraries) {
        Ok(graph) => graph,
        Err((path, error)) => panic!("{}: {error:?}", path.display()),
    };
    let file = graph.entries[0];
    (crate::check(&graph, &crate::CheckOptions::default()), file)
}

fn diagnostics(text: &str) -> Vec<Diagnostic> {
    let (model, file) = model(text);
    super::check(&model, file)
}

/// All that is shown for a module: what the parser and the types say as well.
fn shown(text: &str) -> Vec<String> {
    let (model, file) = model(text);
    let mut others = model.graph().diagnostics.clone();
    others.extend(model.diagnostics(file));
    let all = super::merged(others, [(file, super::refusals(&model, file))]);
    all.iter().map(|it| format!("{} {}: {}", it.code.name, it.range.of(text), it.message)).collect()
}

/// What is refused: `name: text`.
fn refused(text: &str) -> Vec<String> {
    let found = diagnostics(text);
    found.iter().map(|it| format!("{}: {}", it.code.name, it.range.of(text))).collect()
}

/// The text after the fixes of all diagnostics.
fn fixed(text: &str) -> String {
    let mut edits: Vec<_> =
        diagnostics(text).into_iter().filter_map(|it| it.fix).flat_map(|it| it.edits).collect();
    edits.sort_by_key(|it| std::cmp::Reverse(it.range));
    let mut fixed = text.to_owned();
    for edit in edits {
        fixed.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.text);
    }
    fixed
}

#[track_caller]
fn raises(text: &str, expected: &[&str]) {
    assert_eq!(refused(text), expected, "{text}");
}

#[track_caller]
fn accepts(text: &str) {
    let found: Vec<String> =
        diagnostics(text).iter().map(|it| format!("{}: {}", it.code.name, it.message)).collect();
    assert_eq!(found, Vec::<String>::new(), "{text}");
}

#[track_caller]
fn fixes(text: &str, expected: &str) {
    assert_eq!(fixed(text), expected);
}
