//! A package set from real Nix.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use smol_str::SmolStr;

use super::comments::{Sources, count_parameters};
use super::expressions::{Expressions, nix_path};
use super::process::EvaluationError;
use super::search::{self, Found, Said, Walk};
use super::{Context, nix_string};
use crate::facts::{
    Alias, Arguments, OneOrMany, PackageFact, PackageFacts, PassthruFact, Skipped, Source, ValueKind,
};

/// What is said of a name.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answered {
    throws: bool,
    /// The names in a set that is walked.
    members: Vec<SmolStr>,
    /// Of the whole.
    release: String,
    /// A package. Boxes: a hundred thousand answers are kept in one list.
    derivation: Option<Box<Described>>,
    /// What else there is.
    fact: Option<Box<PackageFact>>,
    /// What a package hands on.
    passthru: BTreeMap<SmolStr, PassthruFact>,
}

/// What is said of a package, in this order; `null` where it throws.
#[derive(Deserialize)]
struct Described(
    /// `attrPos`
    Option<String>,
    /// `name`
    Option<String>,
    /// `pname`
    Option<String>,
    /// `version`
    Option<String>,
    /// `outputs`
    Option<Vec<SmolStr>>,
    /// `overrideArgs`
    Option<Arguments>,
    /// `description`
    Option<String>,
    /// `homepage`
    Option<Vec<String>>,
    /// `license`
    Option<Vec<SmolStr>>,
    /// `mainProgram`
    Option<String>,
    /// `broken`
    Option<bool>,
    /// `unfree`
    Option<bool>,
    /// `insecure`
    Option<bool>,
    /// `pos`
    Option<String>,
);

impl From<Described> for PackageFact {
    fn from(it: Described) -> Self {
        Self {
            kind: ValueKind::Derivation,
            attr_pos: it.0.unwrap_or_default(),
            name: it.1.unwrap_or_default(),
            pname: it.2.unwrap_or_default(),
            version: it.3.unwrap_or_default(),
            outputs: it.4.filter(|outputs| outputs != &["out"]).unwrap_or_default(),
            override_args: it.5.filter(|args| !args.is_empty()),
            description: it.6.unwrap_or_default(),
            homepage: OneOrMany(it.7.unwrap_or_default()),
            license: OneOrMany(it.8.unwrap_or_default()),
            main_program: it.9.unwrap_or_default(),
            broken: it.10.unwrap_or_default(),
            unfree: it.11.unwrap_or_default(),
            insecure: it.12.unwrap_or_default(),
            pos: it.13.unwrap_or_default(),
            ..Self::default()
        }
    }
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
    let arguments = format!("nixpkgs = {}; system = {};", nix_path(tree), nix_string(ctx.system));
    let walk = Walk { expressions: &expressions, file: "packages.nix", arguments };
    ctx.progress.begin("packages", 0);
    let found = search::walk(ctx, &walk, ctx.jobs, |it: &Answered| it.members.len())?;
    ctx.progress.end();
    let (mut entries, mut skipped, version) = put_together(found);
    finish(&mut entries, tree);
    skipped.sort_by(|left, right| left.path.cmp(&right.path));
    let source = Source {
        name: "nixpkgs".to_owned(),
        rev,
        version: Some(version).filter(|it| !it.is_empty()),
        system: Some(ctx.system.to_owned()),
        tree: Some(tree.to_string_lossy().into_owned()),
        ..Source::default()
    };
    Ok(PackageFacts { source, skipped, entries, ..PackageFacts::default() })
}

/// What is known, what is not and why, and the version that was said.
fn put_together(found: Found<Answered>) -> (Vec<PackageFact>, Vec<Skipped>, String) {
    let mut facts: Vec<PackageFact> = Vec::with_capacity(found.said.len());
    let mut passthru = Vec::new();
    let mut skipped = Vec::new();
    let mut version = String::new();
    // The names that there are: those of which nothing was said can't be evaluated.
    let mut members = Vec::new();
    for Said { at, is } in found.said {
        if at.first().is_some_and(|it| it.is_empty()) {
            version = is.release;
            continue;
        }
        if !is.members.is_empty() {
            members.push((at.clone(), is.members));
        }
        if at.is_empty() {
            continue;
        }
        let fact = is.derivation.map(|it| PackageFact::from(*it)).or(is.fact.map(|it| *it));
        if !is.passthru.is_empty() {
            passthru.push((at, is.passthru));
        } else if is.throws {
            skipped.push(skip(&at, "it throws"));
        } else if let Some(fact) = fact.filter(|it| it.kind != ValueKind::Unread) {
            facts.push(PackageFact { path: at, ..fact });
        }
    }
    // What was said twice counts as it was said last.
    facts.sort_by(|left, right| left.path.cmp(&right.path));
    facts.dedup_by(|later, first| {
        let is_again = later.path == first.path;
        if is_again {
            std::mem::swap(later, first);
        }
        is_again
    });
    for (at, passthru) in passthru {
        if let Some((_, of)) = at.split_last()
            && let Ok(index) = find(&facts, of)
            && let Some(fact) = facts.get_mut(index)
        {
            fact.passthru = passthru;
        }
    }
    skipped.extend(found.died.into_iter().map(|(at, reason)| skip(&at, &reason)));
    let unsaid = unsaid(&facts, &skipped, members);
    skipped.extend(unsaid);
    (facts, skipped, version)
}

/// Where the fact about a path is among facts that are sorted.
fn find(facts: &[PackageFact], path: &[SmolStr]) -> Result<usize, usize> {
    facts.binary_search_by(|it| it.path.as_slice().cmp(path))
}

/// The members of sets of which nothing is known, not even why.
fn unsaid(
    facts: &[PackageFact],
    skipped: &[Skipped],
    members: Vec<(Vec<SmolStr>, Vec<SmolStr>)>,
) -> BTreeSet<Skipped> {
    let known: BTreeSet<&[String]> = skipped.iter().map(|it| it.path.as_slice()).collect();
    let mut unsaid = BTreeSet::new();
    for (mut path, names) in members {
        let depth = path.len();
        for name in names {
            path.truncate(depth);
            path.push(name);
            if find(facts, &path).is_err() {
                let it = skip(&path, UNSAID);
                if !known.contains(it.path.as_slice()) {
                    unsaid.insert(it);
                }
            }
        }
    }
    unsaid
}

/// Why a name was passed over.
const UNSAID: &str = "its evaluation fails; `nix-instantiate --eval NIXPKGS -A NAME` says why";

fn skip(path: &[SmolStr], reason: &str) -> Skipped {
    Skipped { path: path.iter().map(|it| it.to_string()).collect(), reason: reason.to_owned() }
}

/// What the tree's own files tell: which names are aliases, what parameters functions have. Places become relative.
fn finish(entries: &mut [PackageFact], tree: &Path) {
    let mut sources = Sources::default();
    let root = format!("{}/", tree.to_string_lossy().trim_end_matches('/'));
    for fact in entries {
        if fact.attr_pos.contains("/aliases.nix:")
            && let Some(name) = fact.path.last()
        {
            fact.alias = match sources.binding_alone(&fact.attr_pos, name).and_then(|it| it.plain_path()) {
                Some(target) => Alias::Of(target),
                None => Alias::Unknown(true),
            };
        }
        if fact.kind == ValueKind::Function
            && let Some(name) = fact.path.last()
            && let Some(binding) = sources.binding_alone(&fact.attr_pos, name)
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
