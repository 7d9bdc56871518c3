//! The outputs of a flake's inputs from real Nix.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use smol_str::SmolStr;

use super::evaluator::{EvaluationError, Evaluator};
use super::expressions::Expressions;
use super::flake_lock::Locked;
use super::{Context, nix_string};
use crate::facts::{InputFacts, OutputFact, Skipped, Source};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answered {
    is_flake: bool,
    outputs: BTreeMap<SmolStr, OutputFact>,
    rev: String,
}

fn walk(ctx: &Context<'_>, expressions: &Expressions, flake: &Path) -> String {
    let url = nix_string(&format!("path:{}", flake.to_string_lossy()));
    let get = format!("builtins.getFlake {url}");
    format!("{} {{ flake = {get}; system = {}; }}", expressions.import("outputs.nix"), nix_string(ctx.system))
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
    let walk = walk(ctx, &expressions, flake);
    let mut evaluator = Evaluator::start(ctx.nix, &walk)?;
    ctx.progress.begin("inputs", inputs.len());
    let mut found = Vec::new();
    let mut skipped = Vec::new();
    for input in inputs {
        let request = format!("w.walk {{id}} {}", nix_string(&input.name));
        let answer = evaluator.ask(&request).and_then(|json| {
            serde_json::from_str::<Answered>(&json).map_err(|error| EvaluationError::Nix(error.to_string()))
        });
        match answer {
            Ok(answer) => found.push(InputFacts {
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
            }),
            Err(error) => {
                if matches!(error, EvaluationError::Died(_)) {
                    evaluator = Evaluator::start(ctx.nix, &walk)?;
                }
                skipped.push(Skipped { path: vec![input.name.clone()], reason: error.to_string() });
            }
        }
        ctx.progress.advance(1);
    }
    ctx.progress.end();
    Ok((found, skipped))
}

/// Where Nix has the source trees of some inputs.
///
/// # Errors
/// What Nix says of the first that it can't fetch.
pub fn input_paths(ctx: &Context<'_>, flake: &Path, names: &[&str]) -> Result<Vec<PathBuf>, EvaluationError> {
    let expressions = Expressions::write()?;
    let mut evaluator = Evaluator::start(ctx.nix, &walk(ctx, &expressions, flake))?;
    names
        .iter()
        .map(|name| {
            let json = evaluator.ask(&format!("w.path {{id}} {}", nix_string(name)))?;
            let path: String =
                serde_json::from_str(&json).map_err(|error| EvaluationError::Nix(error.to_string()))?;
            Ok(PathBuf::from(path))
        })
        .collect()
}
