//! `textDocument/hover`

use tower_lsp::lsp_types::{Hover, HoverContents, HoverParams};

use crate::convert::markup;
use crate::documents::path_of;
use crate::nix_trees::lock_above;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let lock = lock_above(world, &path_of(&place.text_document.uri));
    world.with(&place.text_document.uri, |ctx| {
        let found = tsnix_ide::hover::hover_with_lock(
            &ctx.analysis,
            ctx.file,
            ctx.offset(place.position),
            lock.as_deref(),
        )?;
        let contents =
            HoverContents::Markup(markup(&found.code, &found.docs.text, ctx.client.hover_markdown));
        Some(Hover { contents, range: Some(ctx.range(found.range)) })
    })?
}
