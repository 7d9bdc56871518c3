//! `workspace/willRenameFiles`: imports follow the files.

use std::collections::BTreeSet;

use tower_lsp::lsp_types as lsp;

use crate::documents::path_of;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::RenameFilesParams) -> Option<lsp::WorkspaceEdit> {
    let path = |uri: &str| lsp::Url::parse(uri).ok().map(|it| path_of(&it));
    let moves: Vec<_> =
        params.files.iter().filter_map(|it| Some((path(&it.old_uri)?, path(&it.new_uri)?))).collect();
    // Every program may import what moves: those of the open documents, and that of the file itself.
    let mut uris: Vec<lsp::Url> = world.documents.uris();
    uris.extend(params.files.first().and_then(|it| lsp::Url::parse(&it.old_uri).ok()));
    let mut seen = BTreeSet::new();
    let mut all: Option<lsp::WorkspaceEdit> = None;
    for uri in uris {
        let fs = world.fs();
        let root = world.projects.of(&fs, &path_of(&uri)).map(|it| it.root.clone());
        if !seen.insert(root) {
            continue;
        }
        let edit = world.with_all_modules(&uri, |ctx| {
            let edits = tsnix_ide::file_rename::will_rename(&ctx.analysis, &moves);
            ctx.workspace_edit(edits)
        });
        if let Some(edit) = edit {
            all = Some(match all {
                Some(before) => together(before, edit),
                None => edit,
            });
        }
    }
    all
}

/// Both changes; a file that two programs have is changed once.
fn together(mut one: lsp::WorkspaceEdit, other: lsp::WorkspaceEdit) -> lsp::WorkspaceEdit {
    for (uri, edits) in other.changes.into_iter().flatten() {
        one.changes.get_or_insert_default().entry(uri).or_insert(edits);
    }
    if let (Some(lsp::DocumentChanges::Edits(known)), Some(lsp::DocumentChanges::Edits(more))) =
        (&mut one.document_changes, other.document_changes)
    {
        for edit in more {
            if !known.iter().any(|it| it.text_document.uri == edit.text_document.uri) {
                known.push(edit);
            }
        }
    }
    one
}
