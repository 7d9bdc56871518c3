//! `workspace/executeCommand`: `tsnix.showNix`, `tsnix.build`, `tsnix.reloadTypings`.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types as lsp;
use tsnix_ide::show_nix::place_in_nix;
use tsnix_source::SourceFile;

use crate::convert;
use crate::documents::path_of;
use crate::projects::output_of;
use crate::world::World;

/// The commands that the server knows.
pub(crate) const COMMANDS: [&str; 3] = ["tsnix.showNix", "tsnix.build", "tsnix.reloadTypings"];

pub(crate) fn handle(world: &mut World, params: &lsp::ExecuteCommandParams) -> Result<Option<Value>> {
    let uri = || -> Result<lsp::Url> {
        let given = params.arguments.first().map(|it| it.get("uri").unwrap_or(it).clone());
        given
            .and_then(|it| serde_json::from_value(it).ok())
            .ok_or_else(|| Error::invalid_params("the first argument must be the URI of a document"))
    };
    match params.command.as_str() {
        "tsnix.showNix" => Ok(Some(show_nix(world, &uri()?, position(&params.arguments)))),
        "tsnix.build" => Ok(Some(build(world, &uri()?))),
        "tsnix.reloadTypings" => {
            world.forget_programs();
            Ok(None)
        }
        other => Err(Error::invalid_params(format!("there is no command `{other}`"))),
    }
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

/// Runs `tsnix build` on the document's file, so that what is overwritten and what is not is decided in one place.
/// `{ success, output }`.
#[allow(clippy::disallowed_methods, reason = "the server is one of the places where processes are")]
fn build(world: &mut World, uri: &lsp::Url) -> Value {
    let path = path_of(uri);
    let run = || -> std::io::Result<std::process::Output> {
        let folder = path.parent().unwrap_or(&path);
        let mut command = std::process::Command::new(std::env::current_exe()?);
        command.arg("build").arg(&path).current_dir(folder).stdin(std::process::Stdio::null());
        command.env("NO_COLOR", "1").output()
    };
    let answer = match run() {
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            json!({ "success": output.status.success(), "output": text })
        }
        Err(error) => json!({ "success": false, "output": format!("tsnix build could not be run: {error}") }),
    };
    world.changed();
    answer
}
