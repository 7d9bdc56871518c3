//! A package set from real Nix.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use smol_str::SmolStr;

use super::comments::{Sources, count_parameters};
use super::evaluator::{EvaluationError, Evaluator};
use super::expressions::{Expressions, nix_path};
use super::pieces::{self, Piece, Work};
use super::{Context, nix_list, nix_string};
use crate::facts::{Alias, PackageFact, PackageFacts, Skipped, Source, ValueKind};

/// What stands in the way of a name.
#[derive(Deserialize)]
struct Answered {
    #[serde(default)]
    throws: bool,
    #[serde(default)]
    walked: bool,
    #[serde(flatten)]
    fact: PackageFact,
}

/// The work on one set: its path.
struct Walk {
    entries: Mutex<Vec<PackageFact>>,
    skipped: Mutex<Vec<Skipped>>,
    /// The names of sets, to tell what failed.
    names: Mutex<HashMap<Vec<SmolStr>, Vec<SmolStr>>>,
}

/// Walks the package set of a tree of nixpkgs.
///
/// # Errors
/// Where the tree itself can't be evaluated.
pub fn packages(
    ctx: &Context<'_>,
    tree: &Path,
    rev: Option<String>,
) -> Result<PackageFacts, EvaluationError> {
    let expressions = Expressions::write()?;
    let walk = format!(
        "{} {{ nixpkgs = {}; system = {}; }}",
        expressions.import("packages.nix"),
        nix_path(tree),
        nix_string(ctx.system)
    );
    let mut first = Evaluator::start(ctx.nix, &walk)?;
    let top: Vec<SmolStr> = read(&first.ask("w.top {id}")?)?;
    let version: String = first.ask("w.version {id}").and_then(|it| read(&it)).unwrap_or_default();
    drop(first);
    ctx.progress.begin("packages", top.len());
    let state = Walk {
        entries: Mutex::default(),
        skipped: Mutex::default(),
        names: Mutex::new(HashMap::from([(Vec::new(), top.clone())])),
    };
    let begin = pieces::pieces(&Vec::new(), top.len());
    pieces::run(ctx, &walk, begin, &Bound { ctx, state: &state })?;
    ctx.progress.end();
    let mut entries = state.entries.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut skipped = state.skipped.into_inner().unwrap_or_else(PoisonError::into_inner);
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    skipped.sort_by(|left, right| left.path.cmp(&right.path));
    finish(&mut entries, tree);
    let source = Source {
        name: "nixpkgs".to_owned(),
        rev,
        version: Some(version).filter(|it| !it.is_empty()),
        system: Some(ctx.system.to_owned()),
        ..Source::default()
    };
    Ok(PackageFacts { source, skipped, entries, ..PackageFacts::default() })
}

fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, EvaluationError> {
    serde_json::from_str(json)
        .map_err(|error| EvaluationError::Nix(format!("an answer can't be read: {error}")))
}

struct Bound<'a> {
    ctx: &'a Context<'a>,
    state: &'a Walk,
}

impl Work<Vec<SmolStr>> for Bound<'_> {
    fn request(&self, piece: &Piece<Vec<SmolStr>>) -> String {
        format!("w.walk {{id}} true {} {} {}", nix_list(&piece.of), piece.from, piece.to)
    }

    fn answer(
        &self,
        _: &Piece<Vec<SmolStr>>,
        json: &str,
        evaluator: &mut Evaluator,
    ) -> Result<Vec<Piece<Vec<SmolStr>>>, EvaluationError> {
        let answers: Vec<Answered> = read(json)?;
        let mut further = Vec::new();
        for answer in answers {
            if answer.throws {
                self.skip(&answer.fact.path, "it throws");
                continue;
            }
            if answer.walked {
                let path = answer.fact.path.clone();
                let request = format!("w.names {{id}} {}", nix_list(&path));
                match evaluator.ask(&request).and_then(|json| read::<Vec<SmolStr>>(&json)) {
                    Ok(names) => {
                        self.ctx.progress.grow(names.len());
                        further.extend(pieces::pieces(&path, names.len()));
                        lock(&self.state.names).insert(path, names);
                    }
                    Err(EvaluationError::Nix(reason)) => self.skip(&path, &reason),
                    Err(error) => return Err(error),
                }
            }
            lock(&self.state.entries).push(answer.fact);
        }
        Ok(further)
    }

    fn failed(&self, piece: &Piece<Vec<SmolStr>>, error: &EvaluationError, evaluator: &mut Evaluator) {
        let name = lock(&self.state.names).get(&piece.of).and_then(|it| it.get(piece.from)).cloned();
        let mut path = piece.of.clone();
        path.extend(name);
        // Perhaps only what it hands on fails.
        let request = format!("w.walk {{id}} false {} {} {}", nix_list(&piece.of), piece.from, piece.to);
        if matches!(error, EvaluationError::Nix(_))
            && let Ok(json) = evaluator.ask(&request)
            && let Ok(answers) = read::<Vec<Answered>>(&json)
        {
            lock(&self.state.entries).extend(answers.into_iter().map(|it| it.fact));
            return;
        }
        self.skip(&path, &error.to_string());
    }
}

impl Bound<'_> {
    fn skip(&self, path: &[SmolStr], reason: &str) {
        let path = path.iter().map(|it| it.to_string()).collect();
        lock(&self.state.skipped).push(Skipped { path, reason: reason.to_owned() });
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the tree's own files tell: which names are aliases, what parameters functions have. Places become relative.
fn finish(entries: &mut [PackageFact], tree: &Path) {
    let mut sources = Sources::default();
    let root = format!("{}/", tree.to_string_lossy().trim_end_matches('/'));
    for fact in entries {
        if fact.attr_pos.contains("/aliases.nix:")
            && let Some(name) = fact.path.last()
        {
            fact.alias = match sources.binding(&fact.attr_pos, name).and_then(|it| it.plain_path()) {
                Some(target) => Alias::Of(target),
                None => Alias::Unknown(true),
            };
        }
        if fact.kind == ValueKind::Function
            && let Some(name) = fact.path.last()
            && let Some(binding) = sources.binding(&fact.attr_pos, name)
        {
            let params = binding.parameters();
            if !params.is_empty() {
                fact.arity = Some(count_parameters(&params));
                fact.params = params;
            }
        }
        fact.attr_pos = relative(&fact.attr_pos, &root);
        fact.pos = relative(&fact.pos, &root);
    }
}

/// `/nix/store/...-source/pkgs/x.nix:1:2`  =>  `pkgs/x.nix:1`
pub(super) fn relative(position: &str, root: &str) -> String {
    position.strip_prefix(root).unwrap_or(position).to_owned()
}
