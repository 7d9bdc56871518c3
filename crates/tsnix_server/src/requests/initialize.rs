//! `initialize`: who speaks, and what each can do.

use tower_lsp::lsp_types::{InitializeParams, InitializeResult, ServerInfo};

use crate::capabilities::{self, ClientAbilities};
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &InitializeParams) -> InitializeResult {
    world.client = ClientAbilities::new(&params.capabilities);
    let info = ServerInfo { name: "tsnix".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    InitializeResult { capabilities: capabilities::server(&world.client), server_info: Some(info) }
}
