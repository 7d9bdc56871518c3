//! `textDocument/hover`

use tower_lsp::lsp_types::{Hover, HoverContents, HoverParams};

use crate::convert::markup;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let found = tsnix_ide::hover::hover(&ctx.analysis, ctx.file, ctx.offset(place.position))?;
        let contents =
            HoverContents::Markup(markup(&found.code, &found.docs.text, ctx.client.hover_markdown));
        Some(Hover { contents, range: Some(ctx.range(found.range)) })
    })?
}
