//! `textDocument/prepareRename`

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::{PrepareRenameResponse, TextDocumentPositionParams};
use tsnix_ide::rename::CannotRename;

use crate::world::World;

pub(crate) fn handle(
    world: &mut World,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let answer = world.with(&params.text_document.uri, |ctx| {
        let found = tsnix_ide::rename::prepare(&ctx.analysis, ctx.file, ctx.offset(params.position));
        found.map(|range| PrepareRenameResponse::Range(ctx.range(range)))
    });
    answer.transpose().map_err(refusal)
}

/// `RequestFailed`: the request is in order, and can't be done. `tower_lsp` has no name for it.
const REQUEST_FAILED: i64 = -32803;

/// What the user is told instead.
pub(crate) fn refusal(reason: CannotRename) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: reason.0.into(), data: None }
}
