//! What the client tells without waiting for an answer.

use tower_lsp::lsp_types::*;

use crate::documents::path_of;
use crate::world::World;

/// The client is ready.
pub(crate) fn initialized(world: &mut World) {
    world.outbox.log(MessageType::INFO, format!("tsnix {}", env!("CARGO_PKG_VERSION")));
}

pub(crate) fn did_open(world: &mut World, params: DidOpenTextDocumentParams) {
    let document = params.text_document;
    world.open(document.uri, document.version, &document.text);
}

pub(crate) fn did_change(world: &mut World, params: DidChangeTextDocumentParams) {
    let document = params.text_document;
    world.change(&document.uri, document.version, params.content_changes);
}

pub(crate) fn did_close(world: &mut World, params: &DidCloseTextDocumentParams) {
    world.close(&params.text_document.uri);
}

/// The text is known already; files that are read beside it may have been written with it.
pub(crate) fn did_save(world: &mut World) {
    world.changed();
}

/// A changed source is read anew at the next question. What decides which programs there are (settings,
/// typings, a new or vanished file) makes all of them anew.
pub(crate) fn did_change_watched_files(world: &mut World, params: &DidChangeWatchedFilesParams) {
    let decides = |change: &FileEvent| {
        let path = path_of(&change.uri);
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or("");
        change.typ != FileChangeType::CHANGED
            || matches!(name, "tsnix.json" | "tsconfig.json" | "packages.index" | "manifest.json")
            || name.ends_with(".d.ts")
    };
    if params.changes.iter().any(decides) {
        world.forget_programs();
    } else {
        world.changed();
    }
}

pub(crate) fn did_change_configuration(world: &mut World) {
    world.forget_programs();
}

pub(crate) fn did_change_workspace_folders(world: &mut World) {
    world.forget_programs();
}
