//! Messages to the client that answer no request.
//!
//! What must come in order (diagnostics, log lines) goes through one queue; what has an answer of its own runs as a
//! task beside it, so that a client that does not answer holds up nothing.

use std::future::Future;

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::lsp_types::{Diagnostic, MessageType, Url};

use crate::capabilities::Refreshes;
use crate::worker::Worker;

enum Message {
    Diagnostics { uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32> },
    Log(MessageType, String),
}

/// Where the worker leaves what is to be sent; it never waits.
pub(crate) struct Outbox {
    messages: UnboundedSender<Message>,
    client: Client,
    runtime: Handle,
    worker: Worker,
}

impl Outbox {
    /// Starts the task that sends. To be called inside of the runtime.
    pub(crate) fn start(client: Client, worker: Worker) -> Self {
        let (messages, mut queue) = unbounded_channel();
        let sender = client.clone();
        tokio::spawn(async move {
            while let Some(message) = queue.recv().await {
                match message {
                    Message::Diagnostics { uri, diagnostics, version } => {
                        sender.publish_diagnostics(uri, diagnostics, version).await;
                    }
                    Message::Log(kind, text) => sender.log_message(kind, text).await,
                }
            }
        });
        Self { messages, client, runtime: Handle::current(), worker }
    }

    pub(crate) fn publish(&self, uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let _ = self.messages.send(Message::Diagnostics { uri, diagnostics, version });
    }

    pub(crate) fn log(&self, kind: MessageType, text: impl Into<String>) {
        let _ = self.messages.send(Message::Log(kind, text.into()));
    }

    /// The client itself, for conversations that begin elsewhere.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Runs a conversation with the client. What it learns it hands to the worker.
    pub(crate) fn spawn<F>(&self, conversation: impl FnOnce(Client, Worker) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        self.runtime.spawn(conversation(self.client.clone(), self.worker.clone()));
    }

    /// Asks the client to ask again for what it can be told to ask again for.
    pub(crate) fn refresh(&self, what: Refreshes) {
        self.spawn(|client, _| async move {
            // The answers say nothing, and a client that gives none is no matter.
            if what.diagnostics {
                let _ = client.workspace_diagnostic_refresh().await;
            }
            if what.semantic_tokens {
                let _ = client.semantic_tokens_refresh().await;
            }
            if what.inlay_hints {
                let _ = client.inlay_hint_refresh().await;
            }
            if what.code_lenses {
                let _ = client.code_lens_refresh().await;
            }
        });
    }
}
