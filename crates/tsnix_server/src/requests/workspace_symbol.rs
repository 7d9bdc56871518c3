//! `workspace/symbol`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::symbols::workspace_symbols;

use super::document_symbol::kind;
use crate::world::World;

pub(crate) fn handle(
    world: &mut World,
    params: &lsp::WorkspaceSymbolParams,
) -> Option<Vec<lsp::SymbolInformation>> {
    let uris: Vec<lsp::Url> =
        world.documents.paths().filter_map(|path| Some(world.documents.get(path)?.uri.clone())).collect();
    let mut found: Vec<lsp::SymbolInformation> = Vec::new();
    // A file that several documents' programs share is named once.
    for uri in uris {
        let more = world.with(&uri, |ctx| {
            let symbols = workspace_symbols(&ctx.analysis, &params.query);
            let convert = |(place, symbol): (tsnix_ide::FileRange, tsnix_ide::symbols::Symbol)| {
                #[allow(deprecated, reason = "the field has to be given")]
                Some(lsp::SymbolInformation {
                    name: symbol.name,
                    kind: kind(symbol.kind),
                    tags: None,
                    deprecated: None,
                    location: ctx.location(place)?,
                    container_name: None,
                })
            };
            symbols.into_iter().filter_map(convert).collect::<Vec<_>>()
        });
        for symbol in more.unwrap_or_default() {
            if !found.iter().any(|it| it.location == symbol.location) {
                found.push(symbol);
            }
        }
    }
    Some(found)
}
