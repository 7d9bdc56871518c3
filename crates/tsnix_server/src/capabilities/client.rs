//! What matters of the client's abilities. What it does not say that it can, it can't: the protocol's defaults are
//! those of its first version.

use tower_lsp::lsp_types::*;

use crate::convert::Encoding;

/// What the client can be told to ask for again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Refreshes {
    pub(crate) diagnostics: bool,
    pub(crate) semantic_tokens: bool,
    pub(crate) inlay_hints: bool,
    pub(crate) code_lenses: bool,
}

/// For which questions it takes `LocationLink`s.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Links {
    pub(crate) definition: bool,
    pub(crate) declaration: bool,
    pub(crate) type_definition: bool,
    pub(crate) implementation: bool,
}

/// What it can be shown of a diagnostic.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DiagnosticAbilities {
    pub(crate) related: bool,
    pub(crate) unnecessary: bool,
    pub(crate) deprecated: bool,
    pub(crate) description: bool,
    pub(crate) version: bool,
}

/// What it can be shown of a completion.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CompletionAbilities {
    pub(crate) snippets: bool,
    pub(crate) label_details: bool,
    /// `tags`, the newer way of striking through.
    pub(crate) tags: bool,
    /// `deprecated`, the older one.
    pub(crate) deprecated: bool,
    pub(crate) markdown: bool,
    /// It takes two ranges, and its user decides whether the rest of the word is kept.
    pub(crate) insert_replace: bool,
}

/// What it can be shown of a signature.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SignatureAbilities {
    pub(crate) label_offsets: bool,
    pub(crate) markdown: bool,
}

/// What matters of the client's abilities.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientAbilities {
    /// How it counts within a line.
    pub(crate) encoding: Encoding,
    /// It asks for diagnostics; then none are pushed, for it would show them twice.
    pub(crate) pulls_diagnostics: bool,
    pub(crate) refreshes: Refreshes,
    /// It takes edits with versions.
    pub(crate) document_changes: bool,
    /// It makes files that are part of a change.
    pub(crate) creates_files: bool,
    pub(crate) links: Links,
    pub(crate) diagnostics: DiagnosticAbilities,
    pub(crate) completion: CompletionAbilities,
    pub(crate) signatures: SignatureAbilities,
    /// It shows Markdown where the mouse rests.
    pub(crate) hover_markdown: bool,
    /// It takes code actions, not only commands.
    pub(crate) code_actions: bool,
    /// It asks for the edit of a code action when that is chosen.
    pub(crate) resolves_code_actions: bool,
    /// It asks for the tooltip of an inlay hint when that is needed.
    pub(crate) resolves_hints: bool,
    /// It takes an outline as a tree.
    pub(crate) symbol_tree: bool,
    /// It folds whole lines only.
    pub(crate) line_folding: bool,
    /// It takes so many folds at most.
    pub(crate) most_folds: Option<u32>,
    /// It asks before it renames.
    pub(crate) prepares_rename: bool,
    /// It has settings that can be asked for.
    pub(crate) configuration: bool,
    /// It can be told later that changed settings are of interest.
    pub(crate) registers_configuration: bool,
    /// It can be told later which files to watch.
    pub(crate) registers_watchers: bool,
    /// It shows the progress of work.
    pub(crate) progress: bool,
    /// It asks before it renames files.
    pub(crate) will_rename_files: bool,
    /// It has several folders.
    pub(crate) folders: bool,
}

impl ClientAbilities {
    /// Reads them from what the client says of itself.
    pub(crate) fn new(said: &ClientCapabilities) -> Self {
        let none = TextDocumentClientCapabilities::default();
        let text = said.text_document.as_ref().unwrap_or(&none);
        let none = WorkspaceClientCapabilities::default();
        let workspace = said.workspace.as_ref().unwrap_or(&none);
        let mut abilities = Self::default();
        abilities.read_text_document(text);
        abilities.read_workspace(workspace);
        abilities.encoding = encoding(said);
        abilities.progress = said.window.as_ref().and_then(|it| it.work_done_progress).unwrap_or(false);
        abilities
    }

    fn read_text_document(&mut self, text: &TextDocumentClientCapabilities) {
        self.pulls_diagnostics = text.diagnostic.is_some();
        let links = |it: &Option<GotoCapability>| it.and_then(|it| it.link_support).unwrap_or(false);
        self.links = Links {
            definition: links(&text.definition),
            declaration: links(&text.declaration),
            type_definition: links(&text.type_definition),
            implementation: links(&text.implementation),
        };
        self.diagnostics = text.publish_diagnostics.as_ref().map(diagnostics).unwrap_or_default();
        let item = text.completion.as_ref().and_then(|it| it.completion_item.as_ref());
        self.completion = item.map(completion).unwrap_or_default();
        let signature = text.signature_help.as_ref().and_then(|it| it.signature_information.as_ref());
        self.signatures = signature.map(signatures).unwrap_or_default();
        let formats = text.hover.as_ref().and_then(|it| it.content_format.as_deref());
        self.hover_markdown = takes_markdown(formats);
        if let Some(actions) = &text.code_action {
            self.code_actions = actions.code_action_literal_support.is_some();
            let resolves = actions.resolve_support.as_ref();
            self.resolves_code_actions = actions.data_support.unwrap_or(false)
                && resolves.is_some_and(|it| it.properties.iter().any(|it| it == "edit"));
        }
        let hints = text.inlay_hint.as_ref().and_then(|it| it.resolve_support.as_ref());
        self.resolves_hints = hints.is_some_and(|it| it.properties.iter().any(|it| it == "tooltip"));
        let symbols = text.document_symbol.as_ref();
        self.symbol_tree = symbols.and_then(|it| it.hierarchical_document_symbol_support).unwrap_or(false);
        let folding = text.folding_range.as_ref();
        self.line_folding = folding.and_then(|it| it.line_folding_only).unwrap_or(false);
        self.most_folds = folding.and_then(|it| it.range_limit);
        self.prepares_rename = text.rename.as_ref().and_then(|it| it.prepare_support).unwrap_or(false);
    }

    fn read_workspace(&mut self, workspace: &WorkspaceClientCapabilities) {
        let edits = workspace.workspace_edit.as_ref();
        self.document_changes = edits.and_then(|it| it.document_changes).unwrap_or(false);
        let operations = edits.and_then(|it| it.resource_operations.as_deref()).unwrap_or_default();
        self.creates_files = self.document_changes && operations.contains(&ResourceOperationKind::Create);
        let diagnostics = workspace.diagnostic.as_ref().and_then(|it| it.refresh_support);
        let tokens = workspace.semantic_tokens.as_ref().and_then(|it| it.refresh_support);
        let hints = workspace.inlay_hint.as_ref().and_then(|it| it.refresh_support);
        let lenses = workspace.code_lens.as_ref().and_then(|it| it.refresh_support);
        self.refreshes = Refreshes {
            diagnostics: self.pulls_diagnostics && diagnostics.unwrap_or(false),
            semantic_tokens: tokens.unwrap_or(false),
            inlay_hints: hints.unwrap_or(false),
            code_lenses: lenses.unwrap_or(false),
        };
        self.configuration = workspace.configuration.unwrap_or(false);
        let settings = workspace.did_change_configuration;
        self.registers_configuration = settings.and_then(|it| it.dynamic_registration).unwrap_or(false);
        let watched = workspace.did_change_watched_files.as_ref();
        self.registers_watchers = watched.and_then(|it| it.dynamic_registration).unwrap_or(false);
        let files = workspace.file_operations.as_ref();
        self.will_rename_files = files.and_then(|it| it.will_rename).unwrap_or(false);
        self.folders = workspace.workspace_folders.unwrap_or(false);
    }
}

fn encoding(said: &ClientCapabilities) -> Encoding {
    let offered = said.general.as_ref().and_then(|it| it.position_encodings.as_deref());
    if offered.is_some_and(|it| it.contains(&PositionEncodingKind::UTF8)) {
        Encoding::Utf8
    } else {
        Encoding::Utf16
    }
}

fn takes_markdown(formats: Option<&[MarkupKind]>) -> bool {
    formats.is_some_and(|it| it.contains(&MarkupKind::Markdown))
}

fn diagnostics(said: &PublishDiagnosticsClientCapabilities) -> DiagnosticAbilities {
    let tags = said.tag_support.as_ref();
    let has_tag = |tag| tags.is_some_and(|it| it.value_set.contains(&tag));
    DiagnosticAbilities {
        related: said.related_information.unwrap_or(false),
        unnecessary: has_tag(DiagnosticTag::UNNECESSARY),
        deprecated: has_tag(DiagnosticTag::DEPRECATED),
        description: said.code_description_support.unwrap_or(false),
        version: said.version_support.unwrap_or(false),
    }
}

fn completion(said: &CompletionItemCapability) -> CompletionAbilities {
    CompletionAbilities {
        snippets: said.snippet_support.unwrap_or(false),
        label_details: said.label_details_support.unwrap_or(false),
        tags: said
            .tag_support
            .as_ref()
            .is_some_and(|it| it.value_set.contains(&CompletionItemTag::DEPRECATED)),
        deprecated: said.deprecated_support.unwrap_or(false),
        markdown: takes_markdown(said.documentation_format.as_deref()),
        insert_replace: said.insert_replace_support.unwrap_or(false),
    }
}

fn signatures(said: &SignatureInformationSettings) -> SignatureAbilities {
    let parameters = said.parameter_information.as_ref();
    SignatureAbilities {
        label_offsets: parameters.and_then(|it| it.label_offset_support).unwrap_or(false),
        markdown: takes_markdown(said.documentation_format.as_deref()),
    }
}
