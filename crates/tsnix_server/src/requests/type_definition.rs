//! `textDocument/typeDefinition`

use tower_lsp::lsp_types::{GotoDefinitionParams, GotoDefinitionResponse};

use super::definition::response;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let offset = ctx.offset(place.position);
        let found = tsnix_ide::definition::type_definition(&ctx.analysis, ctx.file, offset)?;
        Some(response(ctx, &found, ctx.client.links.type_definition))
    })?
}
