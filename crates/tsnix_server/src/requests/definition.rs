//! `textDocument/definition`, `declaration` and `implementation`.
//!
//! A declaration is TypeScript, an implementation the Nix behind it where that is at hand. A definition is the one of
//! them that says more: of a package and of an option the declaration is only a name.

use tower_lsp::lsp_types::{self as lsp, GotoDefinitionParams, GotoDefinitionResponse, LocationLink};
use tsnix_ide::nix_sources::{self, NixDefinition, Sources};
use tsnix_source::SourceFile;

use crate::capabilities::Links;
use crate::convert;
use crate::world::{Context, World};

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    Declaration,
    Definition,
    Implementation,
}

/// `with_links` says whether the client takes links as an answer to this question.
pub(crate) fn handle(
    world: &mut World,
    params: &GotoDefinitionParams,
    wanted: Wanted,
    with_links: fn(&Links) -> bool,
) -> Option<GotoDefinitionResponse> {
    let place = &params.text_document_position_params;
    let uri = &place.text_document.uri;
    if wanted != Wanted::Declaration
        && let Some(found) = in_nix(world, place)
        && (wanted == Wanted::Implementation || found.is_better)
    {
        return world.with(uri, |ctx| nix_response(ctx, &found, with_links(&ctx.client.links)))?;
    }
    world.with(uri, |ctx| {
        let offset = ctx.offset(place.position);
        let found = tsnix_ide::definition::definition(&ctx.analysis, ctx.file, offset)?;
        Some(response(ctx, &found, with_links(&ctx.client.links)))
    })?
}

/// The Nix of what stands at a place.
fn in_nix(world: &mut World, place: &lsp::TextDocumentPositionParams) -> Option<NixDefinition> {
    let uri = &place.text_document.uri;
    let (trees, lock) = crate::nix_trees::of_document(world, uri);
    let fs = world.fs();
    world.with(uri, |ctx| {
        let sources = Sources { fs: fs.as_ref(), trees: &trees, lock: lock.as_deref() };
        nix_sources::implementation(&ctx.analysis, ctx.file, ctx.offset(place.position), sources)
    })?
}

fn nix_response(
    ctx: &Context<'_>,
    found: &NixDefinition,
    with_links: bool,
) -> Option<GotoDefinitionResponse> {
    let file = SourceFile::new(&found.place.path, found.place.text.as_str());
    let range = convert::range(&file, found.place.range, ctx.encoding());
    let location = lsp::Location::new(ctx.uri_of_path(&found.place.path)?, range);
    Some(shown(ctx, found.origin, vec![location], with_links))
}

/// The places as the client takes them.
pub(crate) fn response(
    ctx: &Context<'_>,
    found: &tsnix_ide::definition::Definition,
    with_links: bool,
) -> GotoDefinitionResponse {
    let locations = found.places.iter().filter_map(|place| ctx.location(*place));
    shown(ctx, found.origin, locations.collect(), with_links)
}

fn shown(
    ctx: &Context<'_>,
    origin: tsnix_source::TextRange,
    locations: Vec<lsp::Location>,
    with_links: bool,
) -> GotoDefinitionResponse {
    if !with_links {
        return GotoDefinitionResponse::Array(locations);
    }
    let origin = ctx.range(origin);
    let link = |location: lsp::Location| LocationLink {
        origin_selection_range: Some(origin),
        target_uri: location.uri,
        target_range: location.range,
        target_selection_range: location.range,
    };
    GotoDefinitionResponse::Link(locations.into_iter().map(link).collect())
}
