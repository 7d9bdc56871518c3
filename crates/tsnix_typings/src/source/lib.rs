//! A lib from real Nix: names and places by evaluation, comments and parameters from the code at the places.

use std::collections::HashMap;
use std::path::Path;

use serde::Deserialize;
use smol_str::SmolStr;

use super::Context;
use super::comments::{self, Sources, count_parameters};
use super::evaluator::{EvaluationError, Evaluator};
use super::expressions::Expressions;
use super::packages::relative;
use crate::facts::{LibFact, LibFacts, Skipped, Source, ValueKind};

#[derive(Deserialize)]
struct Answered {
    #[serde(default)]
    throws: bool,
    #[serde(flatten)]
    fact: LibFact,
}

/// Walks a lib. `expression` is what it is in Nix, `tree` the folder that its places are told from.
///
/// # Errors
/// Where the lib itself can't be evaluated.
pub fn lib(
    ctx: &Context<'_>,
    expression: &str,
    tree: &Path,
    rev: Option<String>,
) -> Result<LibFacts, EvaluationError> {
    let expressions = Expressions::write()?;
    let walk = format!("{} {{ lib = {expression}; }}", expressions.import("lib.nix"));
    let mut evaluator = Evaluator::start(ctx.nix, &walk)?;
    let read = |json: &str| serde_json::from_str::<Vec<SmolStr>>(json);
    let top = evaluator.ask("w.top {id}")?;
    let top = read(&top).map_err(|error| EvaluationError::Nix(error.to_string()))?;
    let version =
        evaluator.ask("w.version {id}").ok().and_then(|it| serde_json::from_str::<String>(&it).ok());
    ctx.progress.begin("lib", top.len());
    let mut entries = Vec::new();
    let mut skipped = Vec::new();
    let mut waiting = vec![(0, top.len())];
    while let Some((from, to)) = waiting.pop() {
        match evaluator.ask(&format!("w.walk {{id}} {from} {to}")) {
            Ok(json) => {
                let answers: Vec<Answered> =
                    serde_json::from_str(&json).map_err(|error| EvaluationError::Nix(error.to_string()))?;
                for answer in answers {
                    if answer.throws {
                        let path = answer.fact.path.iter().map(|it| it.to_string()).collect();
                        skipped.push(Skipped { path, reason: "it throws".to_owned() });
                    } else {
                        entries.push(answer.fact);
                    }
                }
                ctx.progress.advance(to - from);
            }
            Err(EvaluationError::Nix(reason)) if to - from <= 1 => {
                let path = top.get(from).map(|it| it.to_string()).into_iter().collect();
                skipped.push(Skipped { path, reason });
            }
            Err(EvaluationError::Nix(_)) => {
                let middle = from + (to - from) / 2;
                waiting.extend([(middle, to), (from, middle)]);
            }
            Err(error) => return Err(error),
        }
    }
    ctx.progress.end();
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    read_code(&mut entries, tree);
    let source = Source {
        name: "nixpkgs.lib".to_owned(),
        rev,
        version: version.filter(|it| !it.is_empty()),
        ..Source::default()
    };
    Ok(LibFacts { source, skipped, entries, ..LibFacts::default() })
}

/// Adds what the code says. A name that is inherited has what the one has that it is inherited from.
fn read_code(entries: &mut [LibFact], tree: &Path) {
    let mut sources = Sources::default();
    let root = format!("{}/", tree.to_string_lossy().trim_end_matches('/'));
    for fact in entries.iter_mut() {
        let Some(name) = fact.path.last().cloned() else { continue };
        let Some(binding) = sources.binding(&fact.attr_pos, &name) else { continue };
        let target = match &binding.inherited_from {
            Some(from) => Some(format!("{from}.{name}")),
            None => binding.plain_path(),
        };
        if let Some(target) = target {
            let target = target.trim_start_matches("self.").trim_start_matches("lib.").to_owned();
            match target.strip_prefix("builtins.") {
                Some(builtin) => fact.primop = Some(builtin.to_owned()),
                None => fact.alias_of = Some(target),
            }
        }
        let params = binding.parameters();
        if !params.is_empty() {
            fact.arity = Some(count_parameters(&params));
            fact.params = params;
        }
        if let Some(comment) = binding.comment() {
            fact.signature = comments::signature(&comment);
            fact.inputs = comments::inputs(&comment);
            fact.summary = comments::summary(&comment);
        }
        fact.attr_pos = relative(&fact.attr_pos, &root);
    }
    let known: HashMap<String, LibFact> = entries.iter().map(|it| (it.path.join("."), it.clone())).collect();
    for fact in entries.iter_mut().filter(|it| it.kind == ValueKind::Function) {
        let mut target = fact.alias_of.clone();
        // `foldl'` of `lib` is `lists.foldl'`, which may be one of `builtins`.
        for _ in 0..4 {
            let Some(of) = target.as_ref().and_then(|it| known.get(it)) else { break };
            if fact.signature.is_none() {
                fact.signature.clone_from(&of.signature);
            }
            if fact.params.is_empty() {
                fact.params.clone_from(&of.params);
                fact.arity = of.arity;
            }
            if fact.summary.is_empty() {
                fact.summary.clone_from(&of.summary);
            }
            if fact.inputs.is_empty() {
                fact.inputs.clone_from(&of.inputs);
            }
            if fact.primop.is_none() {
                fact.primop.clone_from(&of.primop);
            }
            target.clone_from(&of.alias_of);
        }
    }
}
