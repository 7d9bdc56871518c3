//! `textDocument/diagnostic`: everything said about one document, or that it is what was said before.

use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
};

use crate::convert;
use crate::documents::path_of;
use crate::publish::result_id;
use crate::stale::stale_outputs;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
    let uri = &params.text_document.uri;
    let path = path_of(uri);
    // A client that can be told to ask again is answered what is known by now.
    let items = if world.client.refreshes.diagnostics && world.documents.get(&path).is_some() {
        world.say_first_word();
        world.published.of(&path)
    } else {
        all(world, uri)
    };
    let result_id = result_id(&items);
    world.published.answered(path, result_id.clone());
    let report = if params.previous_result_id.as_ref() == Some(&result_id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                result_id: Some(result_id),
                items,
            },
        })
    };
    DocumentDiagnosticReportResult::Report(report)
}

/// Everything that compiling finds.
fn all(world: &mut World, uri: &Url) -> Vec<Diagnostic> {
    let (fs, disk, with_stale) = (world.fs(), world.disk(), world.settings.stale_outputs);
    let items = world.with_compiled(uri, |ctx, compilation| {
        let files = ctx.analysis.files;
        let own = compilation.checked.diagnostics.iter().filter(|it| it.file == ctx.file);
        let mut items: Vec<_> =
            own.map(|it| convert::diagnostic(files, ctx.documents, it, ctx.client)).collect();
        if with_stale {
            let mut stale = stale_outputs(compilation, fs.as_ref(), disk.as_ref());
            items.extend(stale.remove(files.file(ctx.file).path()));
        }
        items
    });
    items.unwrap_or_default()
}
