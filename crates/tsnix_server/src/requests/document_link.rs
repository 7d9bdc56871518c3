//! `textDocument/documentLink`

use tower_lsp::lsp_types as lsp;
use tsnix_ide::links::{Link, LinkTarget, links};

use crate::world::World;

pub(crate) fn handle(world: &mut World, params: &lsp::DocumentLinkParams) -> Option<Vec<lsp::DocumentLink>> {
    world.with(&params.text_document.uri, |ctx| {
        let convert = |it: Link| {
            let target = match &it.target {
                LinkTarget::File(path) => ctx.uri_of_path(path),
                LinkTarget::Url(url) => lsp::Url::parse(url).ok(),
            };
            Some(lsp::DocumentLink {
                range: ctx.range(it.range),
                target: Some(target?),
                tooltip: None,
                data: None,
            })
        };
        links(&ctx.analysis, ctx.file).into_iter().filter_map(convert).collect()
    })
}
