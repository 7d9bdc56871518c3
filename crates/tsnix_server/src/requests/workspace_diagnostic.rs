//! `workspace/diagnostic`: everything said about the projects of the open documents and of the client's folders.

use std::collections::BTreeMap;

use tower_lsp::lsp_types::{
    Diagnostic, FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Url,
    WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::documents::uri_of;
use crate::publish::{self, result_id};
use crate::world::World;

pub(crate) fn handle(
    world: &mut World,
    params: &WorkspaceDiagnosticParams,
) -> WorkspaceDiagnosticReportResult {
    let found = publish::all(world, true);
    let mut known: BTreeMap<&Url, &str> =
        params.previous_result_ids.iter().map(|it| (&it.uri, it.value.as_str())).collect();
    let mut items = Vec::new();
    for (path, diagnostics) in found {
        let Some(uri) = uri_of(&path, &world.documents) else { continue };
        let version = world.documents.get(&path).map(|it| i64::from(it.version));
        let before = known.remove(&uri);
        items.push(report(uri, version, before, diagnostics));
    }
    // What was said of files that are gone is taken back.
    for uri in known.into_keys() {
        items.push(report(uri.clone(), None, None, Vec::new()));
    }
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn report(
    uri: Url,
    version: Option<i64>,
    before: Option<&str>,
    diagnostics: Vec<Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    let result_id = result_id(&diagnostics);
    if before == Some(result_id.as_str()) {
        let report = UnchangedDocumentDiagnosticReport { result_id };
        return WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
            uri,
            version,
            unchanged_document_diagnostic_report: report,
        });
    }
    let report = FullDocumentDiagnosticReport { result_id: Some(result_id), items: diagnostics };
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: report,
    })
}
