//! A lib from real Nix: names and places by evaluation, comments and parameters from the code at the places.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde::Deserialize;
use smol_str::SmolStr;

use super::Context;
use super::comments::{self, Sources, count_parameters};
use super::expressions::Expressions;
use super::packages::relative;
use super::process::EvaluationError;
use super::search::{self, Found, Said, Walk};
use crate::facts::{LibFact, LibFacts, Skipped, Source, ValueKind};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    throws: bool,
    members: Vec<SmolStr>,
    /// Of the whole.
    release: String,
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
    let walk = Walk { expressions: &expressions, file: "lib.nix", arguments: format!("lib = {expression};") };
    ctx.progress.begin("lib", 0);
    let found = search::walk(ctx, &walk, 1, |it: &Answered| it.members.len())?;
    ctx.progress.end();
    let (mut entries, skipped, version) = put_together(found);
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    read_code(&mut entries, tree);
    let source = Source {
        name: "nixpkgs.lib".to_owned(),
        rev,
        tree: Some(tree.to_string_lossy().into_owned()),
        version: Some(version).filter(|it| !it.is_empty()),
        ..Source::default()
    };
    Ok(LibFacts { source, skipped, entries, ..LibFacts::default() })
}

fn put_together(found: Found<Answered>) -> (Vec<LibFact>, Vec<Skipped>, String) {
    let mut expected: BTreeSet<Vec<SmolStr>> = BTreeSet::new();
    let mut entries = BTreeMap::new();
    let mut version = String::new();
    for Said { at, is } in found.said {
        expected.extend(is.members.into_iter().map(|name| at.iter().cloned().chain([name]).collect()));
        if at.first().is_some_and(|it| it.is_empty()) {
            version = is.release;
        } else if !at.is_empty() && !is.throws {
            entries.insert(at.clone(), LibFact { path: at, ..is.fact });
        }
    }
    let missing = expected.iter().filter(|it| !entries.contains_key(*it));
    let skipped = missing.map(|at| Skipped {
        path: at.iter().map(|it| it.to_string()).collect(),
        reason: "its evaluation fails".to_owned(),
    });
    let skipped = skipped.collect();
    (entries.into_values().collect(), skipped, version)
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
