//! What the client can do, and what the server offers.

use tower_lsp::lsp_types::*;

use crate::convert::Encoding;
use crate::requests::{code_action, execute_command, semantic_tokens};

/// What matters of the client's abilities.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientAbilities {
    /// How it counts within a line.
    pub(crate) encoding: Encoding,
    /// It asks for diagnostics; then none are pushed, for it would show them twice.
    pub(crate) pulls_diagnostics: bool,
    /// It can be told to ask again.
    pub(crate) refreshes_diagnostics: bool,
    /// It takes edits with versions.
    pub(crate) document_changes: bool,
    /// It takes `LocationLink`s.
    pub(crate) definition_links: bool,
    /// It takes completions with placeholders.
    pub(crate) snippets: bool,
}

impl ClientAbilities {
    /// Reads them from what the client says of itself.
    pub(crate) fn new(said: &ClientCapabilities) -> Self {
        let text = said.text_document.as_ref();
        let workspace = said.workspace.as_ref();
        let encodings =
            said.general.as_ref().and_then(|it| it.position_encodings.as_deref()).unwrap_or_default();
        let completion =
            text.and_then(|it| it.completion.as_ref()).and_then(|it| it.completion_item.as_ref());
        Self {
            encoding: if encodings.contains(&PositionEncodingKind::UTF8) {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            },
            pulls_diagnostics: text.is_some_and(|it| it.diagnostic.is_some()),
            refreshes_diagnostics: workspace
                .and_then(|it| it.diagnostic.as_ref())
                .and_then(|it| it.refresh_support)
                .unwrap_or(false),
            document_changes: workspace
                .and_then(|it| it.workspace_edit.as_ref())
                .and_then(|it| it.document_changes)
                .unwrap_or(false),
            definition_links: text
                .and_then(|it| it.definition.as_ref())
                .and_then(|it| it.link_support)
                .unwrap_or(false),
            snippets: completion.and_then(|it| it.snippet_support).unwrap_or(false),
        }
    }
}

/// What the server offers.
pub(crate) fn server(client: &ClientAbilities) -> ServerCapabilities {
    let encoding = match client.encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
    };
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            resolve_provider: Some(true),
            trigger_characters: Some([".", "\"", "'", "/", "@", "{", " "].map(str::to_owned).to_vec()),
            completion_item: Some(CompletionOptionsCompletionItem { label_details_support: Some(true) }),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        signature_help_provider: Some(SignatureHelpOptions {
            trigger_characters: Some(["(", ",", "<"].map(str::to_owned).to_vec()),
            retrigger_characters: Some(vec![")".to_owned()]),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: semantic_tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            },
        )),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(code_action::KINDS.to_vec()),
            ..CodeActionOptions::default()
        })),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(false) }),
        inlay_hint_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: execute_command::COMMANDS.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        type_definition_provider: Some(TypeDefinitionProviderCapability::Simple(true)),
        implementation_provider: Some(ImplementationProviderCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        diagnostic_provider: Some(DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some("tsnix".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(file_operations()),
        }),
        ..ServerCapabilities::default()
    }
}

/// The client asks before it renames sources and folders.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern { glob: glob.to_owned(), matches: None, options: None },
    };
    let filters = vec![filter("**/*.{ts,nix,json,toml}"), filter("**/")];
    WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(FileOperationRegistrationOptions { filters }),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}
