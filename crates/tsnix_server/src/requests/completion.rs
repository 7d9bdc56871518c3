//! `textDocument/completion`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::completion::{Completions, Insert, Item, ItemKind, Options, completions};

use crate::convert;
use crate::world::{Context, World};

/// What the client gives back when it wants to know more about an item.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct ItemData {
    pub(crate) uri: lsp::Url,
    pub(crate) position: lsp::Position,
    pub(crate) kind: u8,
}

pub(crate) fn handle(world: &mut World, params: &lsp::CompletionParams) -> Option<lsp::CompletionResponse> {
    let place = &params.text_document_position;
    world.with(&place.text_document.uri, |ctx| {
        let options = Options { snippets: ctx.client.snippets };
        let offset = ctx.offset(place.position);
        let found = completions(&ctx.analysis, ctx.file, offset, options);
        lsp::CompletionResponse::List(list(ctx, place, &found))
    })
}

fn list(
    ctx: &Context<'_>,
    place: &lsp::TextDocumentPositionParams,
    found: &Completions,
) -> lsp::CompletionList {
    let range = ctx.range(found.replaces);
    // The word may go on behind the cursor; the client's filter wants the range to end there or behind.
    let items = found.items.iter().enumerate().map(|(at, it)| item(ctx, place, range, at, it));
    lsp::CompletionList { is_incomplete: found.is_incomplete, items: items.collect() }
}

fn item(
    ctx: &Context<'_>,
    place: &lsp::TextDocumentPositionParams,
    range: lsp::Range,
    at: usize,
    item: &Item,
) -> lsp::CompletionItem {
    let (new_text, format) = match &item.insert {
        None => (item.label.clone(), None),
        Some(Insert::Text(text)) => (text.clone(), None),
        Some(Insert::Snippet(text)) => (text.clone(), Some(lsp::InsertTextFormat::SNIPPET)),
    };
    let edits: Vec<_> =
        item.edits.iter().map(|it| convert::text_edit(ctx.source(), it, ctx.encoding())).collect();
    let data =
        ItemData { uri: place.text_document.uri.clone(), position: place.position, kind: item.kind as u8 };
    let details = lsp::CompletionItemLabelDetails {
        detail: item.detail.clone(),
        description: item.description.clone(),
    };
    let has_details = details.detail.is_some() || details.description.is_some();
    lsp::CompletionItem {
        label: item.label.clone(),
        label_details: has_details.then_some(details),
        kind: Some(kind(item.kind)),
        // The order is the server's.
        sort_text: Some(format!("{at:04}")),
        tags: item.is_deprecated.then(|| vec![lsp::CompletionItemTag::DEPRECATED]),
        insert_text_format: format,
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit { range, new_text })),
        additional_text_edits: (!edits.is_empty()).then_some(edits),
        data: serde_json::to_value(data).ok(),
        ..lsp::CompletionItem::default()
    }
}

fn kind(kind: ItemKind) -> lsp::CompletionItemKind {
    match kind {
        ItemKind::Variable => lsp::CompletionItemKind::VARIABLE,
        ItemKind::Constant => lsp::CompletionItemKind::CONSTANT,
        ItemKind::Function => lsp::CompletionItemKind::FUNCTION,
        ItemKind::Method => lsp::CompletionItemKind::METHOD,
        ItemKind::Property => lsp::CompletionItemKind::PROPERTY,
        ItemKind::Package => lsp::CompletionItemKind::UNIT,
        ItemKind::Interface => lsp::CompletionItemKind::INTERFACE,
        ItemKind::Type => lsp::CompletionItemKind::STRUCT,
        ItemKind::TypeParameter => lsp::CompletionItemKind::TYPE_PARAMETER,
        ItemKind::Class => lsp::CompletionItemKind::CLASS,
        ItemKind::Enum => lsp::CompletionItemKind::ENUM,
        ItemKind::Module => lsp::CompletionItemKind::MODULE,
        ItemKind::Keyword => lsp::CompletionItemKind::KEYWORD,
        ItemKind::Value => lsp::CompletionItemKind::ENUM_MEMBER,
        ItemKind::File => lsp::CompletionItemKind::FILE,
        ItemKind::Folder => lsp::CompletionItemKind::FOLDER,
        ItemKind::Snippet => lsp::CompletionItemKind::SNIPPET,
    }
}
