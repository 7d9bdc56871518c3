//! `textDocument/signatureHelp`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::signature_help::{ShownParameter, ShownSignature, signature_help};

use crate::capabilities::SignatureAbilities;
use crate::convert::markup;
use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::SignatureHelpParams) -> Option<lsp::SignatureHelp> {
    let place = &params.text_document_position_params;
    world.with(&place.text_document.uri, |ctx| {
        let found = signature_help(&ctx.analysis, ctx.file, ctx.offset(place.position))?;
        if found.is_within_argument && is_first_key(params) {
            return None;
        }
        Some(lsp::SignatureHelp {
            signatures: found.signatures.iter().map(|it| signature(it, ctx.client.signatures)).collect(),
            active_signature: Some(found.active as u32),
            active_parameter: Some(found.active_parameter as u32),
        })
    })?
}

/// Whether a key made the client ask, with nothing shown yet. As TypeScript has it, the comma of a list does not bring up
/// the call around it.
fn is_first_key(params: &lsp::SignatureHelpParams) -> bool {
    params.context.as_ref().is_some_and(|it| {
        it.trigger_kind == lsp::SignatureHelpTriggerKind::TRIGGER_CHARACTER && !it.is_retrigger
    })
}

fn signature(shown: &ShownSignature, can: SignatureAbilities) -> lsp::SignatureInformation {
    let docs = (!shown.docs.text.is_empty())
        .then(|| lsp::Documentation::MarkupContent(markup("", &shown.docs.text, can.markdown)));
    lsp::SignatureInformation {
        label: shown.label.clone(),
        documentation: docs,
        parameters: Some(shown.parameters.iter().map(|it| parameter(&shown.label, it, can)).collect()),
        active_parameter: None,
    }
}

fn parameter(label: &str, shown: &ShownParameter, can: SignatureAbilities) -> lsp::ParameterInformation {
    // The protocol counts in UTF-16 units here, whatever was agreed on for documents.
    let units = |at: usize| label.get(..at).map_or(0, |it| it.encode_utf16().count()) as u32;
    let shown_label = if can.label_offsets {
        lsp::ParameterLabel::LabelOffsets([units(shown.start), units(shown.end)])
    } else {
        lsp::ParameterLabel::Simple(label.get(shown.start..shown.end).unwrap_or_default().to_owned())
    };
    let docs = shown.docs.as_ref();
    lsp::ParameterInformation {
        label: shown_label,
        documentation: docs.map(|it| lsp::Documentation::MarkupContent(markup("", it, can.markdown))),
    }
}
