//! `textDocument/linkedEditingRange`

use tower_lsp::lsp_types::{LinkedEditingRangeParams, LinkedEditingRanges};
use tsnix_ide::linked_editing::linked_ranges;

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &LinkedEditingRangeParams) -> Option<LinkedEditingRanges> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let ranges = linked_ranges(&ctx.analysis, ctx.file, ctx.offset(place.position))?;
        let ranges = ranges.into_iter().map(|it| ctx.range(it)).collect();
        Some(LinkedEditingRanges { ranges, word_pattern: None })
    })?
}
