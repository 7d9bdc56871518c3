//! `textDocument/completion`

use std::collections::VecDeque;

use serde_json::json;
use tower_lsp::lsp_types as lsp;
use tsnix_ide::completion::{Completions, Insert, Item, ItemKind, Options, completions};

use crate::convert;
use crate::world::{Context, World};

/// How many lists an item can be of when more is asked about it.
const KEPT: usize = 8;

/// The lists that were given last: where they were asked for. So an item carries two numbers, not a place.
#[derive(Default)]
pub(crate) struct Lists {
    last: u64,
    places: VecDeque<(u64, lsp::Url, lsp::Position)>,
}

impl Lists {
    /// Keeps the place of a list; gives its number.
    fn keep(&mut self, place: &lsp::TextDocumentPositionParams) -> u64 {
        self.last += 1;
        if self.places.len() == KEPT {
            self.places.pop_front();
        }
        self.places.push_back((self.last, place.text_document.uri.clone(), place.position));
        self.last
    }

    /// The place of a list.
    pub(crate) fn place(&self, number: u64) -> Option<(lsp::Url, lsp::Position)> {
        let found = self.places.iter().find(|(it, ..)| *it == number)?;
        Some((found.1.clone(), found.2))
    }
}

pub(crate) fn handle(world: &mut World, params: &lsp::CompletionParams) -> Option<lsp::CompletionResponse> {
    let place = &params.text_document_position;
    let number = world.lists.keep(place);
    world.look_for_sources(&place.text_document.uri);
    world.with(&place.text_document.uri, |ctx| {
        let options = Options { snippets: ctx.client.completion.snippets };
        let offset = ctx.offset(place.position);
        let found = completions(&ctx.analysis, ctx.file, offset, options);
        lsp::CompletionResponse::List(list(ctx, number, place.position, &found))
    })
}

/// Where an item goes.
#[derive(Clone, Copy)]
struct Ranges {
    /// The word up to the cursor; nothing where it ends there, or where the client takes one range only.
    insert: Option<lsp::Range>,
    /// The whole word.
    replace: lsp::Range,
}

fn list(ctx: &Context<'_>, number: u64, cursor: lsp::Position, found: &Completions) -> lsp::CompletionList {
    // The word may go on behind the cursor; the client's filter wants the range to end there or behind.
    let replace = ctx.range(found.replaces);
    let is_within = replace.start <= cursor && cursor < replace.end;
    let insert =
        (ctx.client.completion.insert_replace && is_within).then(|| lsp::Range::new(replace.start, cursor));
    let ranges = Ranges { insert, replace };
    let items = found.items.iter().enumerate().map(|(at, it)| item(ctx, number, ranges, at, it));
    lsp::CompletionList { is_incomplete: found.is_incomplete, items: items.collect() }
}

fn text_edit(ranges: Ranges, new_text: String) -> lsp::CompletionTextEdit {
    let Ranges { insert, replace } = ranges;
    match insert {
        Some(insert) => {
            lsp::CompletionTextEdit::InsertAndReplace(lsp::InsertReplaceEdit { new_text, insert, replace })
        }
        None => lsp::CompletionTextEdit::Edit(lsp::TextEdit { range: replace, new_text }),
    }
}

fn item(ctx: &Context<'_>, number: u64, ranges: Ranges, at: usize, item: &Item) -> lsp::CompletionItem {
    let (new_text, format) = match &item.insert {
        None => (item.label.clone(), None),
        Some(Insert::Text(text)) => (text.clone(), None),
        Some(Insert::Snippet(text)) => (text.clone(), Some(lsp::InsertTextFormat::SNIPPET)),
    };
    let edits: Vec<_> =
        item.edits.iter().map(|it| convert::text_edit(ctx.source(), it, ctx.encoding())).collect();
    let can = ctx.client.completion;
    let details = lsp::CompletionItemLabelDetails {
        detail: item.detail.clone(),
        description: item.description.clone(),
    };
    let has_details = details.detail.is_some() || details.description.is_some();
    // Older clients show one text behind the label.
    let detail = item.detail.as_deref().or(item.description.as_deref()).map(|it| it.trim().to_owned());
    lsp::CompletionItem {
        label: item.label.clone(),
        label_details: (can.label_details && has_details).then_some(details),
        detail: detail.filter(|_| !can.label_details),
        kind: Some(kind(item.kind)),
        // The order is the server's.
        sort_text: Some(format!("{at:04}")),
        tags: (can.tags && item.is_deprecated).then(|| vec![lsp::CompletionItemTag::DEPRECATED]),
        deprecated: (can.deprecated && !can.tags && item.is_deprecated).then_some(true),
        insert_text_format: format,
        text_edit: Some(text_edit(ranges, new_text)),
        additional_text_edits: (!edits.is_empty()).then_some(edits),
        data: Some(json!([number, item.kind as u8])),
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
