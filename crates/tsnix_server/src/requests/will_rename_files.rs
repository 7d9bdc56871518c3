//! `workspace/willRenameFiles`: imports follow the files.

use tower_lsp::lsp_types as lsp;

use crate::documents::path_of;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::RenameFilesParams) -> Option<lsp::WorkspaceEdit> {
    let path = |uri: &str| lsp::Url::parse(uri).ok().map(|it| path_of(&it));
    let moves: Vec<_> =
        params.files.iter().filter_map(|it| Some((path(&it.old_uri)?, path(&it.new_uri)?))).collect();
    // The program is that of an open document, else of the file that moves.
    let uri = world
        .documents
        .paths()
        .next()
        .and_then(|path| Some(world.documents.get(path)?.uri.clone()))
        .or_else(|| lsp::Url::parse(&params.files.first()?.old_uri).ok())?;
    world.with(&uri, |ctx| {
        let edits = tsnix_ide::file_rename::will_rename(&ctx.analysis, &moves);
        ctx.workspace_edit(edits)
    })
}
