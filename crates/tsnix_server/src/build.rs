//! The command `tsnix.build`: `tsnix build` on a document's file, with progress.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::{ProgressToken, Url};

use crate::child;
use crate::documents::path_of;
use crate::progress::Progress;
use crate::worker::Worker;

/// Builds; `{ success, output }`. The file on disk is what is built, so the client saves before.
pub(crate) async fn build(worker: &Worker, uri: Url, token: Option<ProgressToken>) -> Result<Option<Value>> {
    let (client, is_shown) = worker.ask(|world| Ok((world.outbox.client(), world.client.progress))).await?;
    let path = path_of(&uri);
    let folder = path.parent().unwrap_or(&path).to_path_buf();
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let progress =
        Progress::begin(client, worker.running(), token, is_shown, &format!("tsnix build {name}")).await;
    let ended = child::run(vec!["build".into(), path.into()], folder, progress.stop.clone()).await;
    let word = match &ended {
        it if it.is_stopped => "stopped",
        it if it.success => "done",
        _ => "failed",
    };
    progress.end(word).await;
    // What was written may be read by a program, and is no longer out of date.
    worker.change(|world| world.changed());
    Ok(Some(json!({ "success": ended.success, "output": ended.output })))
}
