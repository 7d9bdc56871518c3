//! `initialize`: who speaks, and what each can do.

use std::path::PathBuf;

use tower_lsp::lsp_types::{InitializeParams, InitializeResult, ServerInfo};

use crate::capabilities::{self, ClientAbilities};
use crate::documents::path_of;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &InitializeParams) -> InitializeResult {
    world.client = ClientAbilities::new(&params.capabilities);
    world.folders = folders(params);
    if let Some(settings) = &params.initialization_options {
        world.set_settings(settings.get("tsnix").unwrap_or(settings));
    }
    let info = ServerInfo { name: "tsnix".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities: capabilities::server(&world.client), server_info: Some(info) }
}

/// The folders of the client, the newest way of telling them first.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = &params.workspace_folders {
        return folders.iter().map(|it| path_of(&it.uri)).collect();
    }
    #[allow(deprecated, reason = "older clients have nothing else")]
    let (uri, path) = (&params.root_uri, &params.root_path);
    let root = uri.as_ref().map(path_of).or_else(|| path.as_ref().map(PathBuf::from));
    root.into_iter().collect()
}
