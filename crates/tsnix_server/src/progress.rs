//! Work-done progress: what the client shows while something takes long, and its button to stop it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::Client;
use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress,
    WorkDoneProgressBegin, WorkDoneProgressCreateParams, WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// What runs and can be stopped, by the client's token.
#[derive(Default)]
pub(crate) struct Running {
    last: AtomicU64,
    stops: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
}

impl Running {
    /// The client wants something stopped.
    pub(crate) fn stop(&self, token: &ProgressToken) {
        let stops = self.stops.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stop) = stops.get(&name(token)) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

fn name(token: &ProgressToken) -> String {
    match token {
        NumberOrString::Number(it) => it.to_string(),
        NumberOrString::String(it) => it.clone(),
    }
}

/// Something that takes long, shown where the client shows such things.
pub(crate) struct Progress {
    client: Client,
    token: Option<ProgressToken>,
    running: Arc<Running>,
    /// Set when it is to stop.
    pub(crate) stop: Arc<AtomicBool>,
}

impl Progress {
    /// Begins. `given` is the client's own token, where it made one; else one is made where `is_shown`.
    pub(crate) async fn begin(
        client: Client,
        running: Arc<Running>,
        given: Option<ProgressToken>,
        is_shown: bool,
        title: &str,
    ) -> Self {
        let token = match given {
            Some(token) => Some(token),
            None if is_shown => {
                let number = running.last.fetch_add(1, Ordering::Relaxed);
                let token = NumberOrString::String(format!("tsnix/{number}"));
                let params = WorkDoneProgressCreateParams { token: token.clone() };
                client.send_request::<WorkDoneProgressCreate>(params).await.ok().map(|()| token)
            }
            None => None,
        };
        let stop = Arc::new(AtomicBool::new(false));
        if let Some(token) = &token {
            let mut stops = running.stops.lock().unwrap_or_else(PoisonError::into_inner);
            stops.insert(name(token), Arc::clone(&stop));
        }
        let progress = Self { client, token, running, stop };
        let begin = WorkDoneProgressBegin {
            title: title.to_owned(),
            cancellable: Some(true),
            message: None,
            percentage: None,
        };
        progress.tell(WorkDoneProgress::Begin(begin)).await;
        progress
    }

    /// Says how far it is.
    pub(crate) async fn report(&self, message: String) {
        let report =
            WorkDoneProgressReport { cancellable: Some(true), message: Some(message), percentage: None };
        self.tell(WorkDoneProgress::Report(report)).await;
    }

    /// Ends.
    pub(crate) async fn end(self, message: &str) {
        self.tell(WorkDoneProgress::End(WorkDoneProgressEnd { message: Some(message.to_owned()) })).await;
        if let Some(token) = &self.token {
            self.running.stops.lock().unwrap_or_else(PoisonError::into_inner).remove(&name(token));
        }
    }

    async fn tell(&self, value: WorkDoneProgress) {
        let Some(token) = self.token.clone() else { return };
        let params = ProgressParams { token, value: ProgressParamsValue::WorkDone(value) };
        self.client.send_notification::<ProgressNotification>(params).await;
    }
}
