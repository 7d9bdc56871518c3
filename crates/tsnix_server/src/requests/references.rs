//! `textDocument/references`

use tower_lsp::lsp_types::{Location, ReferenceParams};

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &ReferenceParams) -> Option<Vec<Location>> {
    let place = &params.text_document_position;
    world.with_all_modules(&place.text_document.uri, |ctx| {
        let found = tsnix_ide::references::references(&ctx.analysis, ctx.file, ctx.offset(place.position));
        let is_wanted =
            |it: &tsnix_ide::references::Reference| params.context.include_declaration || !it.is_declaration;
        found.into_iter().filter(is_wanted).filter_map(|it| ctx.location(it.place)).collect()
    })
}
