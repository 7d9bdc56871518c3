//! `textDocument/documentHighlight`

use tower_lsp::lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &DocumentHighlightParams) -> Option<Vec<DocumentHighlight>> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let found = tsnix_ide::highlight::highlights(&ctx.analysis, ctx.file, ctx.offset(place.position));
        let convert = |it: tsnix_ide::highlight::Highlight| {
            let kind = if it.is_write { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ };
            DocumentHighlight { range: ctx.range(it.range), kind: Some(kind) }
        };
        found.into_iter().map(convert).collect()
    })
}
