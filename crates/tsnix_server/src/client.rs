//! Messages to the client that answer no request, sent in order.

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tower_lsp::Client;
use tower_lsp::lsp_types::{Diagnostic, MessageType, Url};

enum Message {
    Diagnostics { uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32> },
    Log(MessageType, String),
    RefreshDiagnostics,
}

/// Where the worker leaves what is to be sent; it never waits.
pub(crate) struct Outbox {
    messages: UnboundedSender<Message>,
}

impl Outbox {
    /// Starts the task that sends.
    pub(crate) fn start(client: Client) -> Self {
        let (messages, mut queue) = unbounded_channel();
        tokio::spawn(async move {
            while let Some(message) = queue.recv().await {
                match message {
                    Message::Diagnostics { uri, diagnostics, version } => {
                        client.publish_diagnostics(uri, diagnostics, version).await;
                    }
                    Message::Log(kind, text) => client.log_message(kind, text).await,
                    Message::RefreshDiagnostics => {
                        // The answer says nothing, and waiting for it would hold up the rest.
                        let client = client.clone();
                        tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
                    }
                }
            }
        });
        Self { messages }
    }

    pub(crate) fn publish(&self, uri: Url, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
        let _ = self.messages.send(Message::Diagnostics { uri, diagnostics, version });
    }

    pub(crate) fn log(&self, kind: MessageType, text: impl Into<String>) {
        let _ = self.messages.send(Message::Log(kind, text.into()));
    }

    pub(crate) fn refresh_diagnostics(&self) {
        let _ = self.messages.send(Message::RefreshDiagnostics);
    }
}
