//! `textDocument/definition`, `declaration` and `implementation`: in this language they are one.

use tower_lsp::lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, LocationLink};

use crate::world::{Context, World};

pub(crate) fn handle(world: &mut World, params: &GotoDefinitionParams) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let offset = ctx.offset(place.position);
        let found = tsnix_ide::definition::definition(&ctx.analysis, ctx.file, offset)?;
        Some(response(ctx, &found))
    })?
}

/// The places as the client takes them.
pub(crate) fn response(
    ctx: &Context<'_>,
    found: &tsnix_ide::definition::Definition,
) -> GotoDefinitionResponse {
    let locations = found.places.iter().filter_map(|place| ctx.location(*place));
    if !ctx.client.definition_links {
        return GotoDefinitionResponse::Array(locations.collect());
    }
    let origin = ctx.range(found.origin);
    let link = |location: tower_lsp::lsp_types::Location| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: location.uri,
        target_range: location.range,
        target_selection_range: location.range,
    };
    GotoDefinitionResponse::Link(locations.map(link).collect())
}
