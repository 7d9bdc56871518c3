//! `textDocument/rename`

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{RenameParams, WorkspaceEdit};

use super::prepare_rename::refusal;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &RenameParams) -> Result<Option<WorkspaceEdit>> {
    let place = &params.text_document_position;
    let answer = world.with_all_modules(&place.text_document.uri, |ctx| {
        let offset = ctx.offset(place.position);
        let edits = tsnix_ide::rename::rename(&ctx.analysis, ctx.file, offset, &params.new_name)?;
        Ok(ctx.workspace_edit(edits))
    });
    answer.transpose().map_err(refusal)
}
