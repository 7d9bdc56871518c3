//! `textDocument/signatureHelp`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::signature_help::{ShownParameter, ShownSignature, signature_help};

use crate::convert::markdown;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::SignatureHelpParams) -> Option<lsp::SignatureHelp> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let found = signature_help(&ctx.analysis, ctx.file, ctx.offset(place.position))?;
        Some(lsp::SignatureHelp {
            signatures: found.signatures.iter().map(signature).collect(),
            active_signature: Some(found.active as u32),
            active_parameter: Some(found.active_parameter as u32),
        })
    })?
}

fn signature(shown: &ShownSignature) -> lsp::SignatureInformation {
    let docs = (!shown.docs.text.is_empty())
        .then(|| lsp::Documentation::MarkupContent(markdown("", &shown.docs.text)));
    lsp::SignatureInformation {
        label: shown.label.clone(),
        documentation: docs,
        parameters: Some(shown.parameters.iter().map(|it| parameter(&shown.label, it)).collect()),
        active_parameter: None,
    }
}

fn parameter(label: &str, shown: &ShownParameter) -> lsp::ParameterInformation {
    // The protocol counts in UTF-16 units here, whatever was agreed on for documents.
    let units = |at: usize| label.get(..at).map_or(0, |it| it.encode_utf16().count()) as u32;
    lsp::ParameterInformation {
        label: lsp::ParameterLabel::LabelOffsets([units(shown.start), units(shown.end)]),
        documentation: shown.docs.as_ref().map(|it| lsp::Documentation::MarkupContent(markdown("", it))),
    }
}
