//! The protocol's methods: each hands its work to the worker and waits. No logic stands here.

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{
    GotoDeclarationParams, GotoDeclarationResponse, GotoImplementationParams, GotoImplementationResponse,
    GotoTypeDefinitionParams, GotoTypeDefinitionResponse,
};
use tower_lsp::lsp_types::*;

use crate::build::build;
use crate::requests::definition::{self, Wanted};
use crate::worker::{Worker, ask_again, content_modified};
use crate::world::World;
use crate::{notifications, requests};

/// The parameters of `tsnix/viewFileText`.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ViewFileText {
    text_document: TextDocumentIdentifier,
}

/// The server as tower-lsp sees it.
pub(crate) struct Backend {
    worker: Worker,
}

impl Backend {
    pub(crate) fn new(worker: Worker) -> Self {
        Self { worker }
    }

    /// `window/workDoneProgress/cancel`: the client wants something stopped.
    pub(crate) async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.worker.running().stop(&params.token);
    }

    /// The text that the server has of a document: for finding out whether both sides have the same.
    pub(crate) async fn view_file_text(&self, params: ViewFileText) -> Result<Option<String>> {
        self.worker.ask(move |world| Ok(world.text_of(&params.text_document.uri))).await
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        self.worker.ask(move |world| Ok(requests::initialize::handle(world, &params))).await
    }

    async fn initialized(&self, _: InitializedParams) {
        self.worker.change(notifications::initialized);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.worker.change(move |world| notifications::did_open(world, params));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document.uri.clone();
        self.worker.edit(document, move |world| notifications::did_change(world, params));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.worker.change(move |world| notifications::did_close(world, &params));
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.worker.change(notifications::did_save);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.worker.change(move |world| notifications::did_change_watched_files(world, &params));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.worker.change(move |world| notifications::did_change_configuration(world, &params));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.worker.change(move |world| notifications::did_change_workspace_folders(world, &params));
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        self.worker.ask(move |world| Ok(requests::completion::handle(world, &params))).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        self.worker.ask(move |world| Ok(requests::completion_resolve::handle(world, item))).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        self.worker.ask(move |world| Ok(requests::hover::handle(world, &params))).await
    }

    async fn signature_help(&self, params: SignatureHelpParams) -> Result<Option<SignatureHelp>> {
        self.worker.ask(move |world| Ok(requests::signature_help::handle(world, &params))).await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::document_symbol::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        self.worker.ask(move |world| Ok(requests::workspace_symbol::handle(world, &params))).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::folding_range::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        self.worker.ask(move |world| Ok(requests::selection_range::handle(world, &params))).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::document_link::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::semantic_tokens::full(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::semantic_tokens::range(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::semantic_tokens::delta(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::code_action::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn code_action_resolve(&self, item: CodeAction) -> Result<CodeAction> {
        self.worker.ask(move |world| requests::code_action::resolve(world, item)).await
    }

    async fn code_lens_resolve(&self, lens: CodeLens) -> Result<CodeLens> {
        Ok(requests::code_lens::resolve(lens))
    }

    async fn inlay_hint_resolve(&self, hint: InlayHint) -> Result<InlayHint> {
        self.worker.ask(move |world| Ok(requests::inlay_hint::resolve(world, hint))).await
    }

    async fn linked_editing_range(
        &self,
        params: LinkedEditingRangeParams,
    ) -> Result<Option<LinkedEditingRanges>> {
        self.worker.ask(move |world| Ok(requests::linked_editing_range::handle(world, &params))).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::code_lens::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::inlay_hint::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        self.worker.ask(move |world| Ok(requests::call_hierarchy::prepare(world, &params))).await
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        self.worker.ask(move |world| Ok(requests::call_hierarchy::incoming(world, &params))).await
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        self.worker.ask(move |world| Ok(requests::call_hierarchy::outgoing(world, &params))).await
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
        self.worker.ask(move |world| Ok(requests::will_rename_files::handle(world, &params))).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<serde_json::Value>> {
        if params.command == requests::execute_command::BUILD {
            let uri = requests::execute_command::uri(&params)?;
            return build(&self.worker, uri, params.work_done_progress_params.work_done_token).await;
        }
        self.worker.ask(move |world| requests::execute_command::handle(world, &params)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.worker
            .ask(move |world| Ok(definition::handle(world, &params, Wanted::Definition, |it| it.definition)))
            .await
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        self.worker
            .ask(move |world| {
                Ok(definition::handle(world, &params, Wanted::Declaration, |it| it.declaration))
            })
            .await
    }

    async fn goto_type_definition(
        &self,
        params: GotoTypeDefinitionParams,
    ) -> Result<Option<GotoTypeDefinitionResponse>> {
        self.worker.ask(move |world| Ok(requests::type_definition::handle(world, &params))).await
    }

    async fn goto_implementation(
        &self,
        params: GotoImplementationParams,
    ) -> Result<Option<GotoImplementationResponse>> {
        self.worker
            .ask(move |world| {
                Ok(definition::handle(world, &params, Wanted::Implementation, |it| it.implementation))
            })
            .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        self.worker.ask(move |world| Ok(requests::references::handle(world, &params))).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let document = params.text_document_position_params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::document_highlight::handle(world, &params));
        self.worker.ask_about(&document, content_modified, work).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        self.worker.ask(move |world| requests::prepare_rename::handle(world, &params)).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.worker.ask(move |world| requests::rename::handle(world, &params)).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let document = params.text_document.uri.clone();
        let work = move |world: &mut World| Ok(requests::diagnostic::handle(world, &params));
        self.worker.ask_patiently(Some((document, ask_again)), work).await
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let work = move |world: &mut World| Ok(requests::workspace_diagnostic::handle(world, &params));
        self.worker.ask_patiently(None, work).await
    }
}
