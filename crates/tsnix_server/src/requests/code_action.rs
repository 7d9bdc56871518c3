//! `textDocument/codeAction`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::code_actions::{Action, ActionKind, code_actions};

use crate::convert;
use crate::world::{Context, World};

/// What the server offers.
pub(crate) const KINDS: [lsp::CodeActionKind; 5] = [
    lsp::CodeActionKind::QUICKFIX,
    lsp::CodeActionKind::REFACTOR_EXTRACT,
    lsp::CodeActionKind::REFACTOR_INLINE,
    lsp::CodeActionKind::REFACTOR_REWRITE,
    lsp::CodeActionKind::SOURCE_FIX_ALL,
];

pub(crate) fn handle(world: &mut World, params: &lsp::CodeActionParams) -> Option<lsp::CodeActionResponse> {
    world.with_compiled(&params.text_document.uri, |ctx, compilation| {
        let diagnostics = &compilation.checked.diagnostics;
        let range = ctx.text_range(params.range);
        let all = code_actions(&ctx.analysis, ctx.file, range, diagnostics);
        let wanted = |it: &Action| {
            let kind = kind(it.kind);
            params.context.only.as_ref().is_none_or(|only| {
                only.iter().any(|wanted| {
                    kind.as_str() == wanted.as_str()
                        || kind
                            .as_str()
                            .strip_prefix(wanted.as_str())
                            .is_some_and(|rest| rest.starts_with('.'))
                })
            })
        };
        // Files are made in a change that has its parts in order, which not every client takes.
        let can_make = |it: &Action| it.creates.is_empty() || ctx.client.document_changes;
        all.into_iter().filter(wanted).filter(can_make).map(|it| action(ctx, it, diagnostics)).collect()
    })
}

fn action(
    ctx: &Context<'_>,
    action: Action,
    diagnostics: &[tsnix_source::Diagnostic],
) -> lsp::CodeActionOrCommand {
    let mends = action.mends.and_then(|at| diagnostics.get(at));
    let mended =
        mends.map(|it| vec![convert::diagnostic(ctx.analysis.files, ctx.documents, it, ctx.encoding())]);
    lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: mended,
        edit: Some(ctx.workspace_edit_with(action.edits, &action.creates)),
        is_preferred: action.is_preferred.then_some(true),
        ..lsp::CodeAction::default()
    })
}

fn kind(kind: ActionKind) -> lsp::CodeActionKind {
    match kind {
        ActionKind::QuickFix => lsp::CodeActionKind::QUICKFIX,
        ActionKind::Extract => lsp::CodeActionKind::REFACTOR_EXTRACT,
        ActionKind::Inline => lsp::CodeActionKind::REFACTOR_INLINE,
        ActionKind::Rewrite => lsp::CodeActionKind::REFACTOR_REWRITE,
        ActionKind::FixAll => lsp::CodeActionKind::SOURCE_FIX_ALL,
    }
}
