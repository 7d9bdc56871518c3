//! What the client tells without waiting for an answer.

use tower_lsp::lsp_types::*;

use crate::documents::path_of;
use crate::world::World;

/// The client is ready.
pub(crate) fn initialized(world: &mut World) {
    world.outbox.log(MessageType::INFO, format!("tsnix {}", env!("CARGO_PKG_VERSION")));
    crate::registration::start(world);
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

/// A changed source is read anew at the next question. What decides which programs there are (settings, a new or
/// vanished file) makes all of them anew; typings are opened again; a lock file may ask for new ones.
pub(crate) fn did_change_watched_files(world: &mut World, params: &DidChangeWatchedFilesParams) {
    let mut decides = false;
    let mut is_typings = false;
    for change in &params.changes {
        let path = path_of(&change.uri);
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or("");
        match name {
            "flake.lock" => {
                if change.typ != FileChangeType::DELETED {
                    crate::typings::lock_changed(world, &path);
                }
            }
            "packages.index" | "manifest.json" => is_typings = true,
            _ => {
                decides |= change.typ != FileChangeType::CHANGED
                    || matches!(name, "tsnix.json" | "tsconfig.json")
                    || name.ends_with(".d.ts");
            }
        }
    }
    if decides {
        world.forget_programs();
    } else if is_typings {
        world.reload_typings();
    } else {
        world.changed();
    }
}

/// Some clients send the settings, most only say that they are other ones.
pub(crate) fn did_change_configuration(world: &mut World, params: &DidChangeConfigurationParams) {
    if world.client.configuration {
        crate::registration::settings_changed(world);
        return;
    }
    let section = params.settings.get("tsnix").unwrap_or(&params.settings);
    if section.is_object() {
        world.set_settings(&section.clone());
    }
}

pub(crate) fn did_change_workspace_folders(world: &mut World, params: &DidChangeWorkspaceFoldersParams) {
    let removed: Vec<_> = params.event.removed.iter().map(|it| path_of(&it.uri)).collect();
    world.folders.retain(|it| !removed.contains(it));
    world.folders.extend(params.event.added.iter().map(|it| path_of(&it.uri)));
    world.forget_programs();
}
