//! `textDocument/prepareCallHierarchy`, `callHierarchy/incomingCalls`, `callHierarchy/outgoingCalls`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::call_hierarchy::{self, Callable, Calls};

use crate::convert;
use crate::world::{Context, World};

pub(crate) fn prepare(
    world: &mut World,
    params: &lsp::CallHierarchyPrepareParams,
) -> Option<Vec<lsp::CallHierarchyItem>> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let found = call_hierarchy::prepare(&ctx.analysis, ctx.file, ctx.offset(place.position))?;
        Some(vec![item(ctx, &found)?])
    })?
}

pub(crate) fn incoming(
    world: &mut World,
    params: &lsp::CallHierarchyIncomingCallsParams,
) -> Option<Vec<lsp::CallHierarchyIncomingCall>> {
    world.with(&params.item.uri, |ctx| {
        let calls = call_hierarchy::incoming(&ctx.analysis, &callable(ctx, &params.item)?);
        let convert = |(from, ranges): (lsp::CallHierarchyItem, Vec<lsp::Range>)| {
            lsp::CallHierarchyIncomingCall { from, from_ranges: ranges }
        };
        // The places are those of the calls, in the callers.
        Some(converted(ctx, calls, None).into_iter().map(convert).collect())
    })?
}

pub(crate) fn outgoing(
    world: &mut World,
    params: &lsp::CallHierarchyOutgoingCallsParams,
) -> Option<Vec<lsp::CallHierarchyOutgoingCall>> {
    world.with(&params.item.uri, |ctx| {
        let calls = call_hierarchy::outgoing(&ctx.analysis, &callable(ctx, &params.item)?);
        let convert = |(to, ranges): (lsp::CallHierarchyItem, Vec<lsp::Range>)| {
            lsp::CallHierarchyOutgoingCall { to, from_ranges: ranges }
        };
        Some(converted(ctx, calls, Some(ctx.file)).into_iter().map(convert).collect())
    })?
}

/// The callables as items; the places are of `file`, or of each callable's own.
fn converted(
    ctx: &Context<'_>,
    calls: Calls,
    file: Option<tsnix_source::FileId>,
) -> Vec<(lsp::CallHierarchyItem, Vec<lsp::Range>)> {
    let one = |(callable, places): (Callable, Vec<tsnix_source::TextRange>)| {
        let source = ctx.analysis.files.file(file.unwrap_or(callable.file));
        let ranges = places.iter().map(|it| convert::range(source, *it, ctx.encoding())).collect();
        Some((item(ctx, &callable)?, ranges))
    };
    calls.into_iter().filter_map(one).collect()
}

fn item(ctx: &Context<'_>, callable: &Callable) -> Option<lsp::CallHierarchyItem> {
    let source = ctx.analysis.files.file(callable.file);
    let is_file = callable.selection.is_empty();
    Some(lsp::CallHierarchyItem {
        name: callable.name.clone(),
        kind: if is_file { lsp::SymbolKind::MODULE } else { lsp::SymbolKind::FUNCTION },
        tags: None,
        detail: None,
        uri: ctx.uri(callable.file)?,
        range: convert::range(source, callable.range, ctx.encoding()),
        selection_range: convert::range(source, callable.selection, ctx.encoding()),
        data: None,
    })
}

/// The function that an item stands for, found again by its place.
fn callable(ctx: &Context<'_>, item: &lsp::CallHierarchyItem) -> Option<Callable> {
    let offset = ctx.offset(item.selection_range.start);
    call_hierarchy::prepare(&ctx.analysis, ctx.file, offset)
}
