//! The outputs of a flake's inputs from real Nix.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use smol_str::SmolStr;

use super::expressions::Expressions;
use super::flake_lock::Locked;
use super::process::{self, EvaluationError};
use super::search::{self, Walk};
use super::{Context, nix_list, nix_string};
use crate::facts::{InputFacts, OutputFact, Skipped, Source};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Answered {
    members: Vec<SmolStr>,
    is_flake: bool,
    outputs: BTreeMap<SmolStr, OutputFact>,
    rev: String,
}

/// `builtins.getFlake "path:/home/me/project"`
fn flake_expression(flake: &Path) -> String {
    format!("(builtins.getFlake {})", nix_string(&format!("path:{}", flake.to_string_lossy())))
}

/// The outputs of some inputs of the flake in a folder. Nix fetches them as the lock file says.
///
/// # Errors
/// Where Nix can't be run.
pub fn outputs(
    ctx: &Context<'_>,
    flake: &Path,
    inputs: &[&Locked],
) -> Result<(Vec<InputFacts>, Vec<Skipped>), EvaluationError> {
    let expressions = Expressions::write()?;
    let names: Vec<SmolStr> = inputs.iter().map(|it| SmolStr::new(&it.name)).collect();
    let arguments = format!(
        "flake = {}; system = {}; inputs = {};",
        flake_expression(flake),
        nix_string(ctx.system),
        nix_list(&names)
    );
    let walk = Walk { expressions: &expressions, file: "outputs.nix", arguments };
    ctx.progress.begin("inputs", 0);
    let found = search::walk(ctx, &walk, 1, |it: &Answered| it.members.len())?;
    ctx.progress.end();
    let mut answers: BTreeMap<SmolStr, Answered> =
        found.said.into_iter().filter_map(|it| Some((it.at.into_iter().next()?, it.is))).collect();
    let mut known = Vec::new();
    let mut skipped = Vec::new();
    for input in inputs {
        let Some(answer) = answers.remove(input.name.as_str()) else {
            skipped.push(Skipped { path: vec![input.name.clone()], reason: why(ctx, flake, &input.name) });
            continue;
        };
        known.push(InputFacts {
            source: Source {
                name: input.urls.first().unwrap_or(&input.name).clone(),
                rev: Some(answer.rev).filter(|it| !it.is_empty()).or_else(|| input.rev.clone()),
                ..Source::default()
            },
            name: input.name.clone(),
            urls: input.urls.clone(),
            is_flake: answer.is_flake,
            outputs: answer.outputs,
            ..InputFacts::default()
        });
    }
    Ok((known, skipped))
}

/// Why nothing was said of an input.
fn why(ctx: &Context<'_>, flake: &Path, input: &str) -> String {
    let outputs = format!("{}.inputs.${{{}}}.outputs or {{ }}", flake_expression(flake), nix_string(input));
    let expression = format!("builtins.attrNames ({outputs})");
    match process::evaluate(ctx, &expression) {
        Ok(_) => "one of its outputs can't be evaluated".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// Where Nix has the source trees of some inputs.
///
/// # Errors
/// What Nix says of the first that it can't fetch.
pub fn input_paths(ctx: &Context<'_>, flake: &Path, names: &[&str]) -> Result<Vec<PathBuf>, EvaluationError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<SmolStr> = names.iter().map(SmolStr::new).collect();
    let expression = format!(
        "let flake = {}; in map (name: toString flake.inputs.${{name}}.outPath) {}",
        flake_expression(flake),
        nix_list(&names)
    );
    let json = process::evaluate(ctx, &expression)?;
    serde_json::from_str(&json).map_err(|error| EvaluationError::Nix(error.to_string()))
}
