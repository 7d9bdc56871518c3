//! Nix's builtins, as Nix itself lists them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Context;
use super::process::{self, EvaluationError};
use crate::facts::{BuiltinFact, BuiltinFacts};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Listed {
    args: Vec<smol_str::SmolStr>,
    arity: Option<u32>,
    doc: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

/// What newer releases give.
#[derive(Deserialize)]
struct Language {
    builtins: BTreeMap<String, Listed>,
    #[serde(default)]
    constants: BTreeMap<String, Listed>,
}

/// Asks Nix for its builtins.
///
/// # Errors
/// Where Nix can't be run or has no such list.
pub fn builtins(ctx: &Context<'_>) -> Result<BuiltinFacts, EvaluationError> {
    // Newer releases have the first, older ones the second.
    let listed = match dump(ctx, "__dump-language") {
        Ok(json) => {
            let language: Language =
                serde_json::from_str(&json).map_err(|error| EvaluationError::Nix(error.to_string()))?;
            let constants = language.constants.into_iter().filter(|(name, _)| name != "builtins");
            language.builtins.into_iter().chain(constants).collect()
        }
        Err(_) => serde_json::from_str::<BTreeMap<String, Listed>>(&dump(ctx, "__dump-builtins")?)
            .map_err(|error| EvaluationError::Nix(error.to_string()))?,
    };
    let builtins = listed
        .into_iter()
        .filter(|(name, _)| !name.starts_with("__"))
        .map(|(name, it)| BuiltinFact {
            name: name.into(),
            arity: it.arity.or_else(|| u32::try_from(it.args.len()).ok()),
            args: it.args,
            kind: it.kind.unwrap_or_else(|| "function".to_owned()),
            signature: None,
            doc: it.doc.unwrap_or_default(),
        })
        .collect();
    Ok(BuiltinFacts { builtins, ..BuiltinFacts::default() })
}

fn dump(ctx: &Context<'_>, command: &str) -> Result<String, EvaluationError> {
    // It is known only where nothing else stands beside it.
    let output = process::command(ctx.nix).arg(command).output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(EvaluationError::Nix(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}
