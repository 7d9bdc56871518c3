//! `completionItem/resolve`: the documentation of one item.

use tower_lsp::lsp_types as lsp;
use tsnix_ide::completion::resolve;

use super::completion::ItemData;
use crate::convert::markdown;
use crate::world::World;

pub(crate) fn handle(world: &mut World, mut item: lsp::CompletionItem) -> lsp::CompletionItem {
    let Some(data) = item.data.clone().and_then(|it| serde_json::from_value::<ItemData>(it).ok()) else {
        return item;
    };
    let resolved = world.with(&data.uri, |ctx| {
        let offset = ctx.offset(data.position);
        // The text may have gone on since; what is not there any more stays without docs.
        resolve(&ctx.analysis, ctx.file, offset, &item.label, data.kind)
    });
    if let Some(Some(resolved)) = resolved {
        if !resolved.code.is_empty() {
            item.detail = Some(resolved.code);
        }
        if !resolved.docs.text.is_empty() {
            item.documentation = Some(lsp::Documentation::MarkupContent(markdown("", &resolved.docs.text)));
        }
    }
    item
}
