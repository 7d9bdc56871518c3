//! `textDocument/foldingRange`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::folding::{Fold, FoldKind, folds};

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::FoldingRangeParams) -> Option<Vec<lsp::FoldingRange>> {
    world.with(&params.text_document.uri, |ctx| {
        let convert = |it: Fold| {
            let range = ctx.range(it.range);
            let lines_only = ctx.client.line_folding;
            lsp::FoldingRange {
                start_line: range.start.line,
                start_character: (!lines_only).then_some(range.start.character),
                end_line: range.end.line,
                end_character: (!lines_only).then_some(range.end.character),
                kind: match it.kind {
                    FoldKind::Region => None,
                    FoldKind::Marked => Some(lsp::FoldingRangeKind::Region),
                    FoldKind::Comment => Some(lsp::FoldingRangeKind::Comment),
                    FoldKind::Imports => Some(lsp::FoldingRangeKind::Imports),
                },
                collapsed_text: None,
            }
        };
        let most = ctx.client.most_folds.map_or(usize::MAX, |it| it as usize);
        folds(&ctx.analysis, ctx.file).into_iter().map(convert).take(most).collect()
    })
}
