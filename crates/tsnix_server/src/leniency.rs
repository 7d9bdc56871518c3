//! What real clients send and tower-lsp does not take: `"params": null`, `exit` without the end of input, and an
//! ability that `lsp_types` looks for under another name. The number of the client's process is heard here, too.

use std::task::{Context, Poll};

use tokio::sync::watch;
use tower_lsp::jsonrpc::{Request, Response};
use tower_service::Service;

/// How the client said good-bye.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Goodbye {
    /// Not yet.
    #[default]
    None,
    /// `shutdown` was asked for.
    ShutDown,
    /// `exit` came after `shutdown`, as it should.
    Exit,
    /// `exit` came without `shutdown`.
    Abrupt,
}

/// A service that mends messages before they are taken.
pub(crate) struct Lenient<S> {
    inner: S,
    goodbye: watch::Sender<Goodbye>,
    parent: watch::Sender<Option<u32>>,
}

impl<S> Lenient<S> {
    pub(crate) fn new(inner: S) -> (Self, watch::Receiver<Goodbye>, watch::Receiver<Option<u32>>) {
        let (goodbye, said) = watch::channel(Goodbye::None);
        let (parent, named) = watch::channel(None);
        (Self { inner, goodbye, parent }, said, named)
    }

    fn listen(&self, request: &Request) {
        let method = request.method();
        if method == "initialize"
            && let Some(process) = request.params().and_then(|it| it["processId"].as_u64())
        {
            self.parent.send_replace(u32::try_from(process).ok());
        }
        let before = *self.goodbye.borrow();
        let now = match (method, before) {
            ("shutdown", Goodbye::None) => Goodbye::ShutDown,
            ("exit", Goodbye::ShutDown) => Goodbye::Exit,
            ("exit", Goodbye::None) => Goodbye::Abrupt,
            _ => before,
        };
        if now != before {
            self.goodbye.send_replace(now);
        }
    }
}

impl<S: Service<Request, Response = Option<Response>>> Service<Request> for Lenient<S> {
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, ctx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(ctx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        self.listen(&request);
        self.inner.call(with_refreshes(without_null(request)))
    }
}

/// JSON-RPC has no null for parameters; many clients send it where there are none.
fn without_null(request: Request) -> Request {
    if !request.params().is_some_and(serde_json::Value::is_null) {
        return request;
    }
    let (method, id, _) = request.into_parts();
    let built = Request::build(method);
    match id {
        Some(id) => built.id(id).finish(),
        None => built.finish(),
    }
}

/// `workspace.diagnostics`, as the protocol calls it and every client sends it, is `workspace.diagnostic` in `lsp_types`.
fn with_refreshes(request: Request) -> Request {
    if request.method() != "initialize" {
        return request;
    }
    let (method, id, params) = request.into_parts();
    let mut built = Request::build(method);
    if let Some(mut params) = params {
        let workspace = params.pointer_mut("/capabilities/workspace").and_then(|it| it.as_object_mut());
        if let Some(workspace) = workspace
            && let Some(diagnostics) = workspace.remove("diagnostics")
        {
            workspace.insert("diagnostic".to_owned(), diagnostics);
        }
        built = built.params(params);
    }
    match id {
        Some(id) => built.id(id).finish(),
        None => built.finish(),
    }
}
