//! `workspace/executeCommand`: `tsnix.showNix` and its way back `tsnix.showSource`, `tsnix.reloadTypings`, `tsnix.project`,
//! `tsnix.fixHashes`; `tsnix.build` is answered beside the worker ([`crate::build`]).

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types as lsp;
use tsnix_ide::show_nix::{place_in_nix, place_in_source};
use tsnix_source::SourceFile;

use crate::convert;
use crate::projects::output_of;
use crate::requests::project;
use crate::world::World;

/// The commands that the server knows.
pub(crate) const COMMANDS: [&str; 6] =
    ["tsnix.showNix", "tsnix.showSource", BUILD, "tsnix.reloadTypings", "tsnix.project", "tsnix.fixHashes"];

/// Takes long, and asks the worker nothing.
pub(crate) const BUILD: &str = "tsnix.build";

pub(crate) fn handle(world: &mut World, params: &lsp::ExecuteCommandParams) -> Result<Option<Value>> {
    let uri = || uri(params);
    match params.command.as_str() {
        "tsnix.showNix" => Ok(Some(show_nix(world, &uri()?, position(&params.arguments)))),
        "tsnix.showSource" => Ok(Some(show_source(world, &uri()?, position(&params.arguments)))),
        "tsnix.fixHashes" => {
            let printed = params.arguments.get(1).or_else(|| params.arguments.first()?.get("output"));
            Ok(Some(fix_hashes(world, &uri()?, printed.and_then(Value::as_str).unwrap_or_default())))
        }
        "tsnix.project" => Ok(Some(project::handle(world, &uri()?))),
        "tsnix.reloadTypings" => {
            world.reload_typings();
            Ok(None)
        }
        other => Err(Error::invalid_params(format!("there is no command `{other}`"))),
    }
}

/// The document: the first argument, or its `uri`.
///
/// # Errors
/// Where there is none.
pub(crate) fn uri(params: &lsp::ExecuteCommandParams) -> Result<lsp::Url> {
    let given = params.arguments.first().map(|it| it.get("uri").unwrap_or(it).clone());
    given
        .and_then(|it| serde_json::from_value(it).ok())
        .ok_or_else(|| Error::invalid_params("the first argument must be the URI of a document"))
}

/// The cursor: the second argument, or `position` of the first.
fn position(arguments: &[Value]) -> Option<lsp::Position> {
    let given = arguments.get(1).or_else(|| arguments.first()?.get("position"))?;
    serde_json::from_value(given.clone()).ok()
}

/// `{ uri, text, range }`: the Nix of a document, where it would be written, and where the cursor falls in it;
/// `text` is null where the program has errors.
fn show_nix(world: &mut World, uri: &lsp::Url, position: Option<lsp::Position>) -> Value {
    let shown = world.with_compiled(uri, |ctx, compilation| {
        let compiled = output_of(compilation, ctx.file)?;
        let output = ctx.uri_of_path(&compiled.output)?;
        let Some(printed) = &compiled.printed else {
            let errors = compilation.checked.diagnostics.iter().filter(|it| it.is_error()).count();
            return Some(json!({ "uri": output, "text": null, "range": null, "errors": errors }));
        };
        let place = position.and_then(|at| place_in_nix(printed, ctx.file, ctx.offset(at)));
        let text = SourceFile::new(&compiled.output, printed.text.as_str());
        let range = place.map(|it| convert::range(&text, it, ctx.encoding()));
        Some(json!({ "uri": output, "text": printed.text, "range": range, "errors": 0 }))
    });
    shown.flatten().unwrap_or(Value::Null)
}

/// `{ uri, range }`: what a position in a document's Nix was made of, which may stand in another file; null where
/// nothing was. The position counts in the text that `tsnix.showNix` gave.
fn show_source(world: &mut World, uri: &lsp::Url, position: Option<lsp::Position>) -> Value {
    let shown = world.with_compiled(uri, |ctx, compilation| {
        let compiled = output_of(compilation, ctx.file)?;
        let printed = compiled.printed.as_ref()?;
        let text = SourceFile::new(&compiled.output, printed.text.as_str());
        let place = place_in_source(printed, convert::offset(&text, position?, ctx.encoding()))?;
        let location = ctx.location(place)?;
        Some(json!({ "uri": location.uri, "range": location.range }))
    });
    shown.flatten().unwrap_or(Value::Null)
}

/// `{ fixed, edit }`: how many of the hash mismatches in what Nix printed can be mended, and the change that does it.
fn fix_hashes(world: &mut World, uri: &lsp::Url, printed: &str) -> Value {
    let mismatches = tsnix_ide::hashes::mismatches(printed);
    let fixed = world.with(uri, |ctx| {
        let (edits, fixed) = tsnix_ide::hashes::mend(&ctx.analysis, &mismatches);
        json!({ "fixed": fixed, "edit": ctx.workspace_edit(edits) })
    });
    fixed.unwrap_or(Value::Null)
}
