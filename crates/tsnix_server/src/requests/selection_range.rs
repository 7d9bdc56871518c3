//! `textDocument/selectionRange`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::folding::selections;

use crate::world::World;

pub(crate) fn handle(
    world: &mut World,
    params: &lsp::SelectionRangeParams,
) -> Option<Vec<lsp::SelectionRange>> {
    world.with(&params.text_document.uri, |ctx| {
        let at = |position: &lsp::Position| {
            let found = selections(&ctx.analysis, ctx.file, ctx.offset(*position));
            let mut parent = None;
            for range in found.into_iter().rev() {
                parent = Some(Box::new(lsp::SelectionRange { range: ctx.range(range), parent }));
            }
            let nothing = lsp::SelectionRange { range: lsp::Range::new(*position, *position), parent: None };
            parent.map_or(nothing, |it| *it)
        };
        params.positions.iter().map(at).collect()
    })
}
