//! The language server: `tsnix lsp`.
//!
//! ```text
//! stdin --tower-lsp--> Backend (async, one method each) --Job--> worker thread (World) --answer--> stdout
//! ```
//!
//! The [`backend`] only receives and answers. Everything that is known about programs lives in the [`world`] of
//! one worker thread, which does its jobs in the order in which the messages came: so edits are never out
//! of order and every answer is about one consistent state. What a request means stands in
//! `requests/<method>.rs`, which converts between the protocol and `tsnix_ide` and computes nothing itself.
//!
//! The only crate that names LSP types.

mod backend;
mod capabilities;
mod client;
mod convert;
mod documents;
mod notifications;
mod overlay;
mod projects;
mod publish;
mod requests;
mod worker;
mod world;

use std::sync::Arc;

use tower_lsp::{LspService, Server};
use tsnix_source::FileSystem;

use crate::backend::Backend;
use crate::worker::Worker;

/// How many requests may wait for their answers at once; more are read later.
const MOST_REQUESTS: usize = 1024;

/// Serves on standard input and output until the client goes. Files come from `disk`, under the documents that
/// the client has open.
///
/// # Errors
/// Where no runtime can be started.
pub fn serve(disk: Arc<dyn FileSystem>) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let (service, socket) = LspService::build(|client| Backend::new(Worker::start(client, disk))).finish();
        Server::new(tokio::io::stdin(), tokio::io::stdout(), socket)
            .concurrency_level(MOST_REQUESTS)
            .serve(service)
            .await;
    });
    // A read of standard input may still be waiting; it must not keep the process.
    runtime.shutdown_background();
    Ok(())
}
