//! `textDocument/codeAction` and `codeAction/resolve`: clients that ask for the edit of the one that is chosen get the
//! list without edits.

use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types as lsp;
use tsnix_ide::code_actions::template::{is_at_template, template_action};
use tsnix_ide::code_actions::{Action, ActionKind, code_actions};
use tsnix_project::convert::Checker;
use tsnix_source::{FileSystem, TextRange};

use crate::convert;
use crate::worker::content_modified;
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
    let fs = world.fs();
    world.with_words(&params.text_document.uri, |ctx, diagnostics| {
        let range = ctx.text_range(params.range);
        let all = all_actions(ctx, &fs, range, diagnostics);
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
        let place = Place {
            uri: params.text_document.uri.clone(),
            range: params.range,
            version: ctx.documents.get(ctx.source().path()).map(|it| it.version),
        };
        // Files are made in a change that has its parts in order, which not every client takes.
        let can_make = |it: &Action| it.creates.is_empty() || ctx.client.creates_files;
        let offered = all.into_iter().filter(wanted).filter(can_make);
        offered.map(|it| action(ctx, it, diagnostics, &place)).collect()
    })
}

/// Where a list of actions was asked for: enough to make it again.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct Place {
    uri: lsp::Url,
    range: lsp::Range,
    version: Option<i32>,
}

/// The edit of an action. Where the document has changed since, the edit would be about another text.
pub(crate) fn resolve(world: &mut World, mut item: lsp::CodeAction) -> Result<lsp::CodeAction> {
    let data = item.data.clone().filter(|_| item.edit.is_none());
    let Some(place) = data.and_then(|it| serde_json::from_value::<Place>(it).ok()) else { return Ok(item) };
    let fs = world.fs();
    let edit = world.with_words(&place.uri, |ctx, diagnostics| {
        if ctx.documents.get(ctx.source().path()).map(|it| it.version) != place.version {
            return Err(content_modified());
        }
        let range = ctx.text_range(place.range);
        let all = all_actions(ctx, &fs, range, diagnostics);
        let chosen = all.into_iter().find(|it| it.title == item.title && Some(kind(it.kind)) == item.kind);
        Ok(chosen.map(|it| ctx.workspace_edit_with(it.edits, &it.creates)))
    });
    item.edit = edit.transpose()?.flatten();
    Ok(item)
}

/// What is offered for a range; what has to be tried in the file first, too.
fn all_actions(
    ctx: &Context<'_>,
    fs: &Arc<dyn FileSystem>,
    range: TextRange,
    diagnostics: &[tsnix_source::Diagnostic],
) -> Vec<Action> {
    let mut all = code_actions(&ctx.analysis, ctx.file, range, diagnostics);
    if is_at_template(&ctx.analysis, ctx.file, range) {
        let mut checker = Checker::new(Arc::clone(fs), ctx.source().path());
        let check = &mut |text: &str| checker.problems(text);
        all.extend(template_action(&ctx.analysis, ctx.file, range, check));
    }
    all
}

fn action(
    ctx: &Context<'_>,
    action: Action,
    diagnostics: &[tsnix_source::Diagnostic],
    place: &Place,
) -> lsp::CodeActionOrCommand {
    let is_lazy = ctx.client.resolves_code_actions;
    let mends = action.mends.and_then(|at| diagnostics.get(at));
    let mended = mends.map(|it| vec![convert::diagnostic(ctx.analysis.files, ctx.documents, it, ctx.client)]);
    lsp::CodeActionOrCommand::CodeAction(lsp::CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: mended,
        edit: (!is_lazy).then(|| ctx.workspace_edit_with(action.edits, &action.creates)),
        data: if is_lazy { serde_json::to_value(place).ok() } else { None },
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
