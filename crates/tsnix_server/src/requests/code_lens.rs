//! `textDocument/codeLens` and `codeLens/resolve`: the commands are the client's, except `tsnix.showNix`. They cost
//! nothing, so they come with the lenses; there is nothing left to resolve.

use serde_json::json;
use tower_lsp::lsp_types as lsp;
use tsnix_ide::lenses::{Lens, LensKind, lenses};

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::CodeLensParams) -> Option<Vec<lsp::CodeLens>> {
    if !world.settings.code_lens.enable {
        return Some(Vec::new());
    }
    let uri = &params.text_document.uri;
    world.with(uri, |ctx| {
        let convert = |it: Lens| {
            let command = match it.kind {
                LensKind::ShowNix => lsp::Command::new(
                    "Show Nix".to_owned(),
                    "tsnix.showNix".to_owned(),
                    Some(vec![json!(uri)]),
                ),
                LensKind::Nix { arguments } => lsp::Command::new(
                    format!("nix {}", arguments.join(" ")),
                    "tsnix.runNix".to_owned(),
                    Some(vec![json!(uri), json!(arguments)]),
                ),
            };
            lsp::CodeLens { range: ctx.range(it.range), command: Some(command), data: None }
        };
        lenses(&ctx.analysis, ctx.file).into_iter().map(convert).collect()
    })
}

/// Gives back what it gets: some clients ask whatever is there.
pub(crate) fn resolve(lens: lsp::CodeLens) -> lsp::CodeLens {
    lens
}
