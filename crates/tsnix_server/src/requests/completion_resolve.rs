//! `completionItem/resolve`: the documentation of one item.

use tower_lsp::lsp_types as lsp;
use tsnix_ide::completion::resolve;

use crate::convert::markup;
use crate::world::World;

pub(crate) fn handle(world: &mut World, mut item: lsp::CompletionItem) -> lsp::CompletionItem {
    let numbers = item.data.clone().and_then(|it| serde_json::from_value::<(u64, u8)>(it).ok());
    let Some((list, kind)) = numbers else { return item };
    let Some((uri, position)) = world.lists.place(list) else { return item };
    let is_markdown = world.client.completion.markdown;
    let resolved = world.with(&uri, |ctx| {
        let offset = ctx.offset(position);
        // The text may have gone on since; what is not there any more stays without docs.
        resolve(&ctx.analysis, ctx.file, offset, &item.label, kind)
    });
    if let Some(Some(resolved)) = resolved {
        if !resolved.code.is_empty() {
            item.detail = Some(resolved.code);
        }
        if !resolved.docs.text.is_empty() {
            let docs = markup("", &resolved.docs.text, is_markdown);
            item.documentation = Some(lsp::Documentation::MarkupContent(docs));
        }
    }
    item
}
