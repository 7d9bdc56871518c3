//! `textDocument/diagnostic`: everything said about one document.

use tower_lsp::lsp_types::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
};

use crate::convert;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
    let items = world.with_compiled(&params.text_document.uri, |ctx, compilation| {
        let files = ctx.analysis.files;
        let own = compilation.checked.diagnostics.iter().filter(|it| it.file == ctx.file);
        own.map(|it| convert::diagnostic(files, ctx.documents, it, ctx.encoding())).collect()
    });
    let report = FullDocumentDiagnosticReport { result_id: None, items: items.unwrap_or_default() };
    let full = RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: report,
    };
    DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(full))
}
