//! Diagnostics and edits in the protocol's words.

use tower_lsp::lsp_types as lsp;
use tsnix_source::{Diagnostic, Edit, FileSet, Severity, SourceFile};

use super::{Encoding, range};
use crate::capabilities::{ClientAbilities, DiagnosticAbilities};
use crate::documents::{Documents, uri_of};

/// A diagnostic; its help is part of the message, for that is all that an editor shows.
pub(crate) fn diagnostic(
    files: &FileSet,
    documents: &Documents,
    diagnostic: &Diagnostic,
    client: &ClientAbilities,
) -> lsp::Diagnostic {
    let (encoding, can) = (client.encoding, client.diagnostics);
    let file = files.file(diagnostic.file);
    let mut message = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        message.push_str("\nhelp: ");
        message.push_str(help);
    }
    let related: Vec<_> = diagnostic
        .related
        .iter()
        .filter_map(|it| {
            let file = files.file(it.file);
            let uri = uri_of(file.path(), documents)?;
            let location = lsp::Location::new(uri, range(file, it.range, encoding));
            Some(lsp::DiagnosticRelatedInformation { location, message: it.message.clone() })
        })
        .collect();
    lsp::Diagnostic {
        range: range(file, diagnostic.range, encoding),
        severity: Some(severity(diagnostic.severity)),
        code: Some(lsp::NumberOrString::String(diagnostic.code.number.to_owned())),
        code_description: can.description.then(|| code_description(diagnostic.code.number)).flatten(),
        source: Some("tsnix".to_owned()),
        message,
        related_information: (can.related && !related.is_empty()).then_some(related),
        tags: tags(diagnostic, can),
        data: None,
    }
}

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
    }
}

/// Where the page of a code can be read.
fn code_description(code: &str) -> Option<lsp::CodeDescription> {
    let name = tsnix_source::catalogue::find(code)?.name;
    let folder = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/crates/tsnix_source/src/codes");
    let href = lsp::Url::parse(&format!("{folder}/{name}.md")).ok()?;
    Some(lsp::CodeDescription { href })
}

/// Unused names are greyed, deprecated ones struck through.
fn tags(diagnostic: &Diagnostic, can: DiagnosticAbilities) -> Option<Vec<lsp::DiagnosticTag>> {
    match diagnostic.code.number {
        "ts6133" | "ts6192" | "ts6196" | "ts6198" | "ts6199" | "ts7027" if can.unnecessary => {
            Some(vec![lsp::DiagnosticTag::UNNECESSARY])
        }
        "ts6385" | "ts6387" if can.deprecated => Some(vec![lsp::DiagnosticTag::DEPRECATED]),
        _ => None,
    }
}

/// An edit.
pub(crate) fn text_edit(file: &SourceFile, edit: &Edit, encoding: Encoding) -> lsp::TextEdit {
    lsp::TextEdit::new(range(file, edit.range, encoding), edit.text.clone())
}
