//! `textDocument/definition`, `declaration` and `implementation`: in this language they are one, but for what the
//! client takes as an answer.

use tower_lsp::lsp_types::{GotoDefinitionParams, GotoDefinitionResponse, LocationLink};

use crate::capabilities::Links;
use crate::world::{Context, World};

/// `with_links` says whether the client takes links as an answer to this question.
pub(crate) fn handle(
    world: &mut World,
    params: &GotoDefinitionParams,
    with_links: fn(&Links) -> bool,
) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let offset = ctx.offset(place.position);
        let found = tsnix_ide::definition::definition(&ctx.analysis, ctx.file, offset)?;
        Some(response(ctx, &found, with_links(&ctx.client.links)))
    })?
}

/// The places as the client takes them.
pub(crate) fn response(
    ctx: &Context<'_>,
    found: &tsnix_ide::definition::Definition,
    with_links: bool,
) -> GotoDefinitionResponse {
    let locations = found.places.iter().filter_map(|place| ctx.location(*place));
    if !with_links {
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
