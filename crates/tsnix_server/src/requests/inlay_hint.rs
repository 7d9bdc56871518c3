//! `textDocument/inlayHint`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::inlay_hints::{HintKind, InlayHint, inlay_hints};

use crate::convert;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::InlayHintParams) -> Option<Vec<lsp::InlayHint>> {
    world.with(&params.text_document.uri, |ctx| {
        let convert = |it: InlayHint| lsp::InlayHint {
            position: convert::position(ctx.source(), it.offset, ctx.encoding()),
            padding_right: Some(it.kind == HintKind::Parameter),
            label: lsp::InlayHintLabel::String(it.label),
            kind: Some(match it.kind {
                HintKind::Type => lsp::InlayHintKind::TYPE,
                HintKind::Parameter => lsp::InlayHintKind::PARAMETER,
            }),
            text_edits: None,
            tooltip: None,
            padding_left: None,
            data: None,
        };
        inlay_hints(&ctx.analysis, ctx.file, ctx.text_range(params.range)).into_iter().map(convert).collect()
    })
}
