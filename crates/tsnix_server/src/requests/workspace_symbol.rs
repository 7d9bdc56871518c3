//! `workspace/symbol`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::symbols::workspace_symbols;

use super::document_symbol::kind;
use crate::world::World;

pub(crate) fn handle(
    world: &mut World,
    params: &lsp::WorkspaceSymbolParams,
) -> Option<Vec<lsp::SymbolInformation>> {
    let mut uris: Vec<lsp::Url> = world.documents.uris();
    uris.extend(entries_of_folders(world));
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

/// An entry of the project of each of the client's folders: names are found before anything is opened.
fn entries_of_folders(world: &mut World) -> Vec<lsp::Url> {
    let fs = world.fs();
    let mut uris = Vec::new();
    for folder in &world.folders {
        let state = world.projects.of_folder(&fs, folder);
        let entry = state.and_then(|it| it.entries().first().cloned());
        uris.extend(entry.and_then(|it| lsp::Url::from_file_path(it).ok()));
    }
    uris
}
