//! `textDocument/inlayHint` and `inlayHint/resolve`: what a hint is about is found out when somebody looks at it.

use serde_json::json;
use tower_lsp::lsp_types as lsp;
use tsnix_ide::inlay_hints::{HintKind, InlayHint, inlay_hints};

use crate::convert;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::InlayHintParams) -> Option<Vec<lsp::InlayHint>> {
    let wanted = world.settings.inlay_hints.clone();
    let uri = &params.text_document.uri;
    world.with(uri, |ctx| {
        let is_wanted = |it: &InlayHint| match it.kind {
            HintKind::Type | HintKind::Version => wanted.types,
            HintKind::Parameter => wanted.parameters,
        };
        let convert = |it: InlayHint| lsp::InlayHint {
            data: ctx.client.resolves_hints.then(|| json!([uri, about(&it)])),
            position: convert::position(ctx.source(), it.offset, ctx.encoding()),
            padding_right: Some(it.kind == HintKind::Parameter),
            label: lsp::InlayHintLabel::String(it.label),
            kind: Some(match it.kind {
                HintKind::Type | HintKind::Version => lsp::InlayHintKind::TYPE,
                HintKind::Parameter => lsp::InlayHintKind::PARAMETER,
            }),
            text_edits: None,
            tooltip: None,
            padding_left: Some(it.kind == HintKind::Version),
        };
        inlay_hints(&ctx.analysis, ctx.file, ctx.text_range(params.range))
            .into_iter()
            .filter(is_wanted)
            .map(convert)
            .collect()
    })
}

/// The offset of what a hint is about: a name before it, or a value behind it.
fn about(hint: &InlayHint) -> u32 {
    match hint.kind {
        HintKind::Type | HintKind::Version => hint.offset.saturating_sub(1),
        HintKind::Parameter => hint.offset,
    }
}

/// What is said of the thing when the mouse rests on it, as the hint's tooltip.
pub(crate) fn resolve(world: &mut World, mut hint: lsp::InlayHint) -> lsp::InlayHint {
    let data = hint.data.clone().filter(|_| hint.tooltip.is_none());
    let Some((uri, offset)) = data.and_then(|it| serde_json::from_value::<(lsp::Url, u32)>(it).ok()) else {
        return hint;
    };
    let shown = world.with(&uri, |ctx| {
        let found = tsnix_ide::hover::hover(&ctx.analysis, ctx.file, offset)?;
        Some(convert::markup(&found.code, &found.docs.text, ctx.client.hover_markdown))
    });
    hint.tooltip = shown.flatten().map(lsp::InlayHintTooltip::MarkupContent);
    hint
}
