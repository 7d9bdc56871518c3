//! `textDocument/documentSymbol`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::symbols::{Symbol, SymbolKind, document_symbols};

use crate::world::{Context, World};

pub(crate) fn handle(
    world: &mut World,
    params: &lsp::DocumentSymbolParams,
) -> Option<lsp::DocumentSymbolResponse> {
    world.with(&params.text_document.uri, |ctx| {
        let found = document_symbols(&ctx.analysis, ctx.file);
        if ctx.client.symbol_tree {
            return lsp::DocumentSymbolResponse::Nested(found.iter().map(|it| symbol(ctx, it)).collect());
        }
        let mut flat = Vec::new();
        found.iter().for_each(|it| flatten(ctx, &params.text_document.uri, it, None, &mut flat));
        lsp::DocumentSymbolResponse::Flat(flat)
    })
}

fn symbol(ctx: &Context<'_>, it: &Symbol) -> lsp::DocumentSymbol {
    #[allow(deprecated, reason = "the field has to be given")]
    lsp::DocumentSymbol {
        name: if it.name.is_empty() { "\"\"".to_owned() } else { it.name.clone() },
        detail: None,
        kind: kind(it.kind),
        tags: None,
        deprecated: None,
        range: ctx.range(it.range),
        selection_range: ctx.range(it.selection),
        children: (!it.children.is_empty()).then(|| it.children.iter().map(|it| symbol(ctx, it)).collect()),
    }
}

/// For clients that know no trees: each symbol with the name of the one around.
fn flatten(
    ctx: &Context<'_>,
    uri: &lsp::Url,
    it: &Symbol,
    around: Option<&str>,
    flat: &mut Vec<lsp::SymbolInformation>,
) {
    #[allow(deprecated, reason = "the field has to be given")]
    flat.push(lsp::SymbolInformation {
        name: if it.name.is_empty() { "\"\"".to_owned() } else { it.name.clone() },
        kind: kind(it.kind),
        tags: None,
        deprecated: None,
        location: lsp::Location::new(uri.clone(), ctx.range(it.range)),
        container_name: around.map(str::to_owned),
    });
    it.children.iter().for_each(|inner| flatten(ctx, uri, inner, Some(&it.name), flat));
}

pub(crate) fn kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Variable => lsp::SymbolKind::VARIABLE,
        SymbolKind::Constant => lsp::SymbolKind::CONSTANT,
        SymbolKind::Function => lsp::SymbolKind::FUNCTION,
        SymbolKind::Property => lsp::SymbolKind::PROPERTY,
        SymbolKind::Object => lsp::SymbolKind::OBJECT,
        SymbolKind::Interface => lsp::SymbolKind::INTERFACE,
        SymbolKind::Type => lsp::SymbolKind::STRUCT,
        SymbolKind::Class => lsp::SymbolKind::CLASS,
        SymbolKind::Enum => lsp::SymbolKind::ENUM,
        SymbolKind::EnumMember => lsp::SymbolKind::ENUM_MEMBER,
        SymbolKind::Namespace => lsp::SymbolKind::NAMESPACE,
        SymbolKind::Default => lsp::SymbolKind::MODULE,
    }
}
