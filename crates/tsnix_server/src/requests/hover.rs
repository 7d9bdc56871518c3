//! `textDocument/hover`

use tower_lsp::lsp_types::{Hover, HoverContents, HoverParams, Url};

use crate::convert::markup;
use crate::documents::path_of;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &HoverParams) -> Option<Hover> {
    let place = &params.text_document_position_params;
    let lock = lock_above(world, &place.text_document.uri);
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

/// The text of the nearest `flake.lock` in the document's folder or above.
fn lock_above(world: &World, uri: &Url) -> Option<String> {
    let path = path_of(uri);
    let fs = world.fs();
    let lock = path.ancestors().skip(1).map(|it| it.join("flake.lock")).find(|it| fs.is_file(it))?;
    String::from_utf8(fs.read(&lock).ok()?).ok()
}
