//! The options of a module system from real Nix.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use smol_str::SmolStr;

use super::expressions::{Expressions, nix_path};
use super::process::EvaluationError;
use super::search::{self, Found, Said, Walk};
use super::{Context, nix_string};
use crate::facts::{OptionFact, OptionFacts, OptionType, Skipped, Source, Target};

/// A module system.
#[derive(Clone, Debug)]
pub struct ModuleSystem {
    /// Its name: `NixOS`, `home-manager`, `nix-darwin`, or any other.
    pub name: String,
    /// The Nix expression of its options.
    pub expression: String,
    /// The folders that places are told from.
    pub roots: Vec<String>,
    /// The commit.
    pub rev: Option<String>,
}

impl ModuleSystem {
    /// NixOS of a tree of nixpkgs.
    pub fn nixos(nixpkgs: &Path, system: &str, rev: Option<String>) -> Self {
        let tree = nix_path(nixpkgs);
        let system = nix_string(system);
        let expression = format!(
            "(import ({tree} + \"/nixos/lib/eval-config.nix\") {{ modules = []; system = {system}; }}).options"
        );
        Self { name: "NixOS".to_owned(), expression, roots: vec![root(nixpkgs)], rev }
    }

    /// home-manager of a tree, with the packages of a tree of nixpkgs.
    pub fn home_manager(
        tree: &Path,
        nixpkgs: &Path,
        lib: Option<&Path>,
        system: &str,
        rev: Option<String>,
    ) -> Self {
        let home = nix_path(tree);
        let pkgs = format!(
            "(import {} {{ system = {}; overlays = []; config = {{}}; }})",
            nix_path(nixpkgs),
            nix_string(system)
        );
        // Its own lib, where one is given: home-manager may be newer than the packages.
        let lib = lib.map_or_else(|| "pkgs.lib".to_owned(), |it| format!("(import {})", nix_path(it)));
        let expression = format!(
            "(let pkgs = {pkgs}; lib = {lib}; in (import ({home} + \"/modules\") {{ inherit pkgs lib; check = false; \
             configuration = {{ home.username = \"user\"; home.homeDirectory = \"/home/user\"; home.stateVersion = \"20.09\"; }}; \
             }}).options)"
        );
        Self { name: "home-manager".to_owned(), expression, roots: vec![root(tree), root(nixpkgs)], rev }
    }

    /// nix-darwin of a tree, with the packages of a tree of nixpkgs.
    pub fn darwin(tree: &Path, nixpkgs: &Path, lib: Option<&Path>, rev: Option<String>) -> Self {
        let darwin = nix_path(tree);
        let nixpkgs_path = nix_path(nixpkgs);
        let lib = lib.map_or_else(
            || format!("(import ({nixpkgs_path} + \"/lib\"))"),
            |it| format!("(import {})", nix_path(it)),
        );
        let expression = format!(
            "(let lib = {lib}; in (import ({darwin} + \"/eval-config.nix\") {{ inherit lib; \
             modules = [ {{ nixpkgs.source = {nixpkgs_path}; nixpkgs.hostPlatform = \"x86_64-darwin\"; \
             system.stateVersion = 5; }} ]; }}).options)"
        );
        Self { name: "nix-darwin".to_owned(), expression, roots: vec![root(tree), root(nixpkgs)], rev }
    }
}

fn root(path: &Path) -> String {
    format!("{}/", path.to_string_lossy().trim_end_matches('/'))
}

/// Walks the options of a module system.
///
/// # Errors
/// Where the module system itself can't be evaluated.
pub fn options(ctx: &Context<'_>, system: &ModuleSystem) -> Result<OptionFacts, EvaluationError> {
    let expressions = Expressions::write()?;
    let arguments = format!("options = {};", system.expression);
    let walk = Walk { expressions: &expressions, file: "options.nix", arguments };
    ctx.progress.begin(&system.name, 0);
    let found = search::walk(ctx, &walk, ctx.jobs, |it: &Answered| it.members.len())?;
    ctx.progress.end();
    let (mut options, mut skipped) = put_together(found);
    options.sort_by(|left, right| left.path.cmp(&right.path));
    skipped.sort_by(|left, right| left.path.cmp(&right.path));
    for option in &mut options {
        finish(option, &system.roots);
    }
    let tree = system.roots.first().map(|it| it.trim_end_matches('/').to_owned());
    let source = Source { name: system.name.clone(), rev: system.rev.clone(), tree, ..Source::default() };
    Ok(OptionFacts { source, skipped, knows_defined: true, options, ..OptionFacts::default() })
}

/// What is said of an option: its number and its type's words, then all of it.
#[derive(Deserialize)]
struct Answered {
    #[serde(default)]
    members: Vec<SmolStr>,
    #[serde(flatten)]
    fact: Option<OptionFact>,
}

/// The options, and those of which only a sketch is known.
fn put_together(found: Found<Answered>) -> (Vec<OptionFact>, Vec<Skipped>) {
    let mut sketches: BTreeMap<SmolStr, OptionFact> = BTreeMap::new();
    let mut options = Vec::new();
    // A process that goes on says the numbers once more.
    let mut numbers = BTreeSet::new();
    let mut named = BTreeSet::new();
    for Said { at, is } in found.said {
        match at.as_slice() {
            [] => numbers.extend(is.members),
            [number] => {
                named.insert(number.clone());
                sketches.extend(is.fact.map(|fact| (number.clone(), fact)));
            }
            [number, ..] => {
                sketches.remove(number);
                options.extend(is.fact);
            }
        }
    }
    let reason = |number: &SmolStr| {
        let died = found.died.iter().find(|(at, _)| at.first() == Some(number));
        died.map_or("its evaluation fails", |(_, reason)| reason).to_owned()
    };
    let unnamed = numbers.difference(&named);
    let mut skipped: Vec<Skipped> =
        unnamed.map(|it| Skipped { path: vec![format!("option {it}")], reason: reason(it) }).collect();
    // The option is there, and nothing of it is known but its type's words.
    for (number, fact) in sketches {
        skipped.push(Skipped { path: fact.path.clone(), reason: reason(&number) });
        options.push(fact);
    }
    (options, skipped)
}

/// Names with dots, places from the trees' roots, no marks of types that nothing refers to.
fn finish(option: &mut OptionFact, roots: &[String]) {
    if option.name.is_empty() && option.path.iter().all(|it| !it.contains('.')) {
        option.name = option.path.join(".");
    }
    relative(option, roots);
    tidy(&mut option.ty, roots);
}

fn relative(option: &mut OptionFact, roots: &[String]) {
    for place in option.declarations.iter_mut().chain(&mut option.positions) {
        if let Some(rest) = roots.iter().find_map(|root| place.strip_prefix(root)) {
            *place = rest.to_owned();
        }
    }
}

fn tidy(ty: &mut OptionType, roots: &[String]) {
    for inner in ty.of.0.iter_mut().chain(ty.from.as_deref_mut()).chain(ty.freeform.as_deref_mut()) {
        tidy(inner, roots);
    }
    if let Some(Target::Type(to)) = &mut ty.to {
        tidy(to, roots);
    }
    for option in &mut ty.options {
        relative(option, roots);
        tidy(&mut option.ty, roots);
    }
    if let Some(id) = &ty.id
        && !refers(ty, id)
    {
        ty.id = None;
    }
}

/// Whether anything inside a type refers to it.
fn refers(ty: &OptionType, id: &str) -> bool {
    let is_it = |it: &OptionType| matches!(&it.to, Some(Target::Id(to)) if to == id) || refers(it, id);
    ty.of.0.iter().any(is_it)
        || ty.from.as_deref().is_some_and(is_it)
        || ty.freeform.as_deref().is_some_and(is_it)
        || matches!(&ty.to, Some(Target::Type(to)) if is_it(to))
        || ty.options.iter().any(|option| is_it(&option.ty))
}
