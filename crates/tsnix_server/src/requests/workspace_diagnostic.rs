//! `workspace/diagnostic`: everything said about the projects of the open documents.

use tower_lsp::lsp_types::{
    FullDocumentDiagnosticReport, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport,
};

use crate::documents::uri_of;
use crate::publish;
use crate::world::World;

pub(crate) fn handle(world: &mut World, _: &WorkspaceDiagnosticParams) -> WorkspaceDiagnosticReportResult {
    let found = publish::all(world);
    let mut items = Vec::new();
    for (path, diagnostics) in found {
        let Some(uri) = uri_of(&path, &world.documents) else { continue };
        let version = world.documents.get(&path).map(|it| i64::from(it.version));
        let report = FullDocumentDiagnosticReport { result_id: None, items: diagnostics };
        items.push(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: report,
        }));
    }
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}
