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
mod build;
mod capabilities;
mod child;
mod client;
mod convert;
mod documents;
mod input;
mod leniency;
mod library_files;
mod nix_trees;
mod notifications;
mod parent;
mod progress;
mod projects;
mod publish;
mod registration;
mod requests;
mod settings;
mod stale;
mod typings;
mod worker;
mod world;

use std::sync::Arc;

use tokio::sync::watch;
use tower_lsp::{LspService, Server};
use tsnix_source::FileSystem;

use crate::backend::Backend;
use crate::leniency::{Goodbye, Lenient};
use crate::worker::Worker;

/// How many requests may wait for their answers at once; more are read later.
const MOST_REQUESTS: usize = 1024;

/// How long the last answers may take to be written, in milliseconds.
const LAST_WORDS: u64 = 50;

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The client said good-bye, or closed its end.
    Orderly,
    /// The client said `exit` without `shutdown`: the protocol wants a failure.
    Abrupt,
}

/// Serves on standard input and output until the client goes. Files come from `disk`, under the documents that
/// the client has open.
///
/// # Errors
/// Where no runtime can be started.
pub fn serve(disk: Arc<dyn FileSystem>) -> std::io::Result<End> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let end = runtime.block_on(async {
        let (service, socket) = LspService::build(|client| Backend::new(Worker::start(client, disk)))
            .custom_method("tsnix/viewFileText", Backend::view_file_text)
            .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
            .finish();
        let (service, mut goodbye, parent) = Lenient::new(service);
        let serving = Server::new(input::messages(tokio::io::stdin()), tokio::io::stdout(), socket)
            .concurrency_level(MOST_REQUESTS)
            .serve(service);
        let leaving = async {
            let has_gone = |it: &Goodbye| matches!(it, Goodbye::Exit | Goodbye::Abrupt);
            match goodbye.wait_for(has_gone).await.map(|it| *it) {
                Ok(Goodbye::Abrupt) => End::Abrupt,
                Ok(_) => End::Orderly,
                // The service is gone; serving ends by itself.
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            () = serving => End::Orderly,
            () = parent_gone(parent) => End::Orderly,
            end = leaving => {
                tokio::time::sleep(std::time::Duration::from_millis(LAST_WORDS)).await;
                end
            }
        }
    });
    // A read of standard input may still be waiting; it must not keep the process.
    runtime.shutdown_background();
    Ok(end)
}

/// Ends when the process that `initialize` named has gone.
async fn parent_gone(mut parent: watch::Receiver<Option<u32>>) {
    match parent.wait_for(Option::is_some).await.map(|it| *it) {
        Ok(process) => parent::gone(process).await,
        Err(_) => std::future::pending().await,
    }
}
