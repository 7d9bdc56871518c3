//! Where facts come from: what `flake.lock` pins, a tree, a flake reference, a file.
//!
//! What is known at the commit that is wanted is not found out again.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use tsnix_source::render::display_path;
use tsnix_typings::facts::Facts;
use tsnix_typings::import;
use tsnix_typings::source::{self, Context, EvaluationError, Locked, ModuleSystem};

use super::memory::Known;
use super::progress::Bar;
use crate::args::{OnlyArgument, TypingsArguments};
use crate::exit::{Exit, failure};
use crate::terminal::write_err;

/// The program that evaluates.
const NIX: &str = "nix";

/// What is asked for, and what there is already.
pub(super) struct Collection<'a> {
    pub(super) arguments: &'a TypingsArguments,
    pub(super) current: &'a Path,
    pub(super) root: &'a Path,
    pub(super) known: &'a Facts,
}

/// A tree of nixpkgs, home-manager or nix-darwin at a commit.
struct Tree {
    path: PathBuf,
    rev: Option<String>,
}

/// The trees that facts are about.
#[derive(Default)]
struct Trees {
    nixpkgs: Option<Tree>,
    home_manager: Option<Tree>,
    darwin: Option<Tree>,
}

/// The facts that the source has.
pub(super) fn facts(collection: &Collection<'_>) -> Result<Known, Exit> {
    if let Some(source) = &collection.arguments.source {
        let path = collection.current.join(source);
        if path.is_file() {
            return from_file(path, collection.current);
        }
    }
    let system = system();
    let bar = Bar::new();
    let jobs = collection.arguments.jobs.map_or_else(default_jobs, |jobs| jobs as usize);
    let ctx = Context { nix: NIX, system: &system, jobs, memory: memory(), progress: &bar };
    let mut facts = Facts::default();
    let trees = match &collection.arguments.source {
        Some(source) => named(collection, source)?,
        None => pinned(collection, &ctx, &mut facts)?,
    };
    let mut facts = merged(facts, of_trees(collection, &ctx, &trees)?);
    for option in &collection.arguments.options {
        facts = merged(facts, of_expression(&ctx, option)?);
    }
    Ok(Known::found(facts))
}

fn merged(mut facts: Facts, more: Facts) -> Facts {
    facts.merge(more);
    facts
}

/// A channel's list, an `options.json`, saved facts.
fn from_file(path: PathBuf, current: &Path) -> Result<Known, Exit> {
    let shown = display_path(&path, current);
    let bytes =
        fs::read(&path).map_err(|error| failure(&format!("`{shown}` can't be read: {error}"), None))?;
    let found = import::import(&path.to_string_lossy(), &bytes)
        .map_err(|error| failure(&format!("`{shown}` can't be used: {error}"), None))?;
    Ok(if found.is_saved { Known::saved(found.facts, path) } else { Known::found(found.facts) })
}

/// The tree that a source names: a folder or a flake reference.
fn named(collection: &Collection<'_>, source: &str) -> Result<Trees, Exit> {
    let folder = collection.current.join(source);
    if source.starts_with(['/', '.']) && !folder.exists() {
        return Err(failure(&format!("there is no `{source}`"), None));
    }
    let tree = if folder.is_dir() {
        let path =
            fs::canonicalize(&folder).map_err(|error| failure(&format!("`{source}`: {error}"), None))?;
        Tree { rev: git_revision(&path), path }
    } else {
        fetched(source)?
    };
    let mut trees = Trees::default();
    if tree.path.join("modules/home-environment.nix").is_file() {
        trees.home_manager = Some(tree);
        trees.nixpkgs = search_path();
    } else if tree.path.join("eval-config.nix").is_file()
        && tree.path.join("modules/system/defaults").is_dir()
    {
        trees.darwin = Some(tree);
        trees.nixpkgs = search_path();
    } else if tree.path.join("lib").is_dir() {
        trees.nixpkgs = Some(tree);
    } else {
        let help = "name a tree of nixpkgs, home-manager or nix-darwin, or a file";
        return Err(failure(&format!("`{source}` has nothing that typings are made of"), Some(help)));
    }
    Ok(trees)
}

/// What `flake.lock` pins; else what the search path or the registry has.
fn pinned(collection: &Collection<'_>, ctx: &Context<'_>, facts: &mut Facts) -> Result<Trees, Exit> {
    let lock = collection.root.join("flake.lock");
    let Ok(text) = fs::read_to_string(&lock) else {
        return match search_path() {
            Some(tree) => Ok(Trees { nixpkgs: Some(tree), ..Trees::default() }),
            None => Ok(Trees { nixpkgs: Some(fetched("nixpkgs")?), ..Trees::default() }),
        };
    };
    let locked = source::locked_inputs(&text)
        .map_err(|error| failure(&format!("`flake.lock` can't be read: {error}"), None))?;
    let by_repository = |name: &str| locked.iter().find(|it| it.repository.eq_ignore_ascii_case(name));
    let wanted: Vec<&Locked> =
        ["nixpkgs", "home-manager", "nix-darwin"].into_iter().filter_map(by_repository).collect();
    let names: Vec<&str> = wanted.iter().map(|it| it.name.as_str()).collect();
    if !collection.root.join("flake.nix").is_file() {
        let help = "run `tsnix build` first";
        return Err(failure(
            "`flake.lock` has no `flake.nix` beside it, which nix reads it with",
            Some(help),
        ));
    }
    ctx.progress.begin("fetching", names.len());
    let paths = source::input_paths(ctx, collection.root, &names);
    ctx.progress.end();
    let paths = paths.map_err(|error| unfetched(&names, &error))?;
    let mut trees = Trees::default();
    for (locked, path) in wanted.iter().zip(paths) {
        let tree = Some(Tree { path, rev: locked.rev.clone() });
        match locked.repository.to_lowercase().as_str() {
            "nixpkgs" => trees.nixpkgs = tree,
            "home-manager" => trees.home_manager = tree,
            _ => trees.darwin = tree,
        }
    }
    if wants(collection, OnlyArgument::Inputs) {
        add_inputs(collection, ctx, &locked, facts)?;
    }
    Ok(trees)
}

/// The outputs of the inputs that nobody has declared by hand and that are not known yet.
fn add_inputs(
    collection: &Collection<'_>,
    ctx: &Context<'_>,
    locked: &[Locked],
    facts: &mut Facts,
) -> Result<(), Exit> {
    let is_known = |it: &&Locked| {
        let known = collection.known.inputs.iter().find(|known| known.name == it.name);
        !known.is_some_and(|known| it.rev.is_some() && known.source.rev == it.rev)
    };
    let is_own = |it: &&Locked| !["nixpkgs", "home-manager", "nix-darwin"].contains(&it.repository.as_str());
    let wanted: Vec<&Locked> = locked.iter().filter(is_own).filter(is_known).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let (found, skipped) =
        source::outputs(ctx, collection.root, &wanted).map_err(|error| evaluation(&error))?;
    facts.inputs = found;
    for it in skipped {
        write_err(&format!("skipped input {}: {}\n", it.path.join("."), it.reason));
    }
    Ok(())
}

/// What the trees have, of the kinds that are wanted.
fn of_trees(collection: &Collection<'_>, ctx: &Context<'_>, trees: &Trees) -> Result<Facts, Exit> {
    let mut facts = Facts::default();
    let known = collection.known;
    if wants(collection, OnlyArgument::Builtins) {
        facts.builtins = source::builtins(ctx).map(Some).or_else(|error| excused(collection, &error))?;
    }
    let Some(nixpkgs) = &trees.nixpkgs else { return Ok(facts) };
    let rev = &nixpkgs.rev;
    let is_same = |source: &tsnix_typings::facts::Source| rev.is_some() && source.rev == *rev;
    let lib = nixpkgs.path.join("lib");
    if wants(collection, OnlyArgument::Lib) && !known.lib.as_ref().is_some_and(|it| is_same(&it.source)) {
        let expression = format!("import (/. + {})", source::nix_string(&lib.to_string_lossy()));
        let found = source::lib(ctx, &expression, &nixpkgs.path, rev.clone());
        facts.lib = found.map(Some).or_else(|error| excused(collection, &error))?;
    }
    let has_packages = nixpkgs.path.join("pkgs/top-level").is_dir();
    if has_packages
        && wants(collection, OnlyArgument::Packages)
        && !known.packages.as_ref().is_some_and(|it| is_same(&it.source))
    {
        let found = source::packages(ctx, &nixpkgs.path, rev.clone());
        facts.packages = found.map(Some).or_else(|error| excused(collection, &error))?;
    }
    let mut systems = Vec::new();
    if wants(collection, OnlyArgument::Nixos) && nixpkgs.path.join("nixos/lib/eval-config.nix").is_file() {
        systems.push(ModuleSystem::nixos(&nixpkgs.path, ctx.system, rev.clone()));
    }
    if let Some(tree) = trees.home_manager.as_ref().filter(|_| wants(collection, OnlyArgument::HomeManager)) {
        systems.push(ModuleSystem::home_manager(
            &tree.path,
            &nixpkgs.path,
            None,
            ctx.system,
            tree.rev.clone(),
        ));
    }
    if let Some(tree) = trees.darwin.as_ref().filter(|_| wants(collection, OnlyArgument::Darwin)) {
        systems.push(ModuleSystem::darwin(&tree.path, &nixpkgs.path, None, tree.rev.clone()));
    }
    for system in systems {
        let is_known = |it: &&tsnix_typings::facts::OptionFacts| it.source.name == system.name;
        let before = known.options.iter().find(is_known);
        if before.is_some_and(|it| system.rev.is_some() && it.source.rev == system.rev) {
            continue;
        }
        match source::options(ctx, &system) {
            Ok(found) => facts.options.push(found),
            Err(error) => excused::<()>(collection, &error).map(|_| ())?,
        }
    }
    Ok(facts)
}

/// `flake-parts=(import ./x.nix).options`
fn of_expression(ctx: &Context<'_>, option: &str) -> Result<Facts, Exit> {
    let Some((name, expression)) = option.split_once('=') else {
        return Err(failure(&format!("`{option}` is not of the form NAME=EXPR"), None));
    };
    let system = ModuleSystem {
        name: name.to_owned(),
        expression: format!("({expression})"),
        roots: Vec::new(),
        rev: None,
    };
    let options = source::options(ctx, &system).map_err(|error| evaluation(&error))?;
    Ok(Facts { options: vec![options], ..Facts::default() })
}

/// Whether a kind is asked for.
fn wants(collection: &Collection<'_>, kind: OnlyArgument) -> bool {
    collection.arguments.only.is_none_or(|only| only == kind)
}

/// One kind that can't be had does not keep the others from being written, unless it is the one asked for.
fn excused<T>(collection: &Collection<'_>, error: &EvaluationError) -> Result<Option<T>, Exit> {
    if collection.arguments.only.is_some() || matches!(error, EvaluationError::Start(_)) {
        return Err(evaluation(error));
    }
    write_err(&format!("warning: {error}; that part is left out\n"));
    Ok(None)
}

fn evaluation(error: &EvaluationError) -> Exit {
    let help = match error {
        EvaluationError::Start(_) => {
            "install Nix, or give a file as SOURCE: a packages.json, an options.json, saved facts"
        }
        _ => "try the same in `nix repl`",
    };
    failure(&error.to_string(), Some(help))
}

/// Inputs that Nix does not have and can't get: it is offline, or what the lock file says is gone.
fn unfetched(names: &[&str], error: &EvaluationError) -> Exit {
    if matches!(error, EvaluationError::Start(_)) {
        return evaluation(error);
    }
    let help = "once fetched it is there without a network, too; else name a tree or a file as SOURCE";
    failure(&format!("{} of `flake.lock` can't be fetched: {error}", names.join(", ")), Some(help))
}

/// A flake's source tree, fetched by Nix.
fn fetched(reference: &str) -> Result<Tree, Exit> {
    let mut command = source::command(NIX);
    command.args([
        "--extra-experimental-features",
        "nix-command flakes",
        "flake",
        "metadata",
        "--json",
        reference,
    ]);
    let output = command.output().map_err(|error| evaluation(&EvaluationError::Start(error.to_string())))?;
    if !output.status.success() {
        let reason = source::message(&String::from_utf8_lossy(&output.stderr));
        let help = "name a tree, a flake reference or a file; without Nix only a file can be used";
        return Err(failure(&format!("`{reference}` can't be fetched: {reason}"), Some(help)));
    }
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| failure(&format!("nix's answer can't be read: {error}"), None))?;
    let part = |name: &str| metadata.get(name).and_then(serde_json::Value::as_str);
    match part("path") {
        Some(path) => Ok(Tree { path: PathBuf::from(path), rev: part("revision").map(str::to_owned) }),
        None => Err(failure(&format!("nix does not say where `{reference}` is"), None)),
    }
}

/// The nixpkgs of `NIX_PATH`.
fn search_path() -> Option<Tree> {
    let output = source::command("nix-instantiate").args(["--find-file", "nixpkgs"]).output().ok()?;
    let path = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let path = fs::canonicalize(&path).ok().filter(|_| output.status.success() && !path.is_empty())?;
    Some(Tree { rev: git_revision(&path), path })
}

/// The commit of a folder that is a work tree of git and has no changes.
fn git_revision(folder: &Path) -> Option<String> {
    let git = |arguments: &[&str]| {
        let output = source::command("git").arg("-C").arg(folder).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    // The folder itself must be the work tree, not one further up.
    let top = git(&["rev-parse", "--show-toplevel"])?;
    if Path::new(&top) != folder || !git(&["status", "--porcelain"])?.is_empty() {
        return None;
    }
    git(&["rev-parse", "HEAD"])
}

/// The system that runs this: as Nix calls it.
fn system() -> String {
    let os = match env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let arch = match env::consts::ARCH {
        "x86" => "i686",
        other => other,
    };
    format!("{arch}-{os}")
}

/// Each evaluation holds much in memory, and what packages share is evaluated in each: few are better than many.
fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).div_ceil(2).clamp(1, 4)
}

/// What evaluations may take together: not all that there is.
fn memory() -> u64 {
    const MOST: u64 = 3 << 30;
    const LEAST: u64 = 700 << 20;
    let said = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = said.lines().find_map(|it| it.strip_prefix("MemAvailable:"));
    let kilobytes: Option<u64> =
        line.and_then(|it| it.trim().split(' ').next()).and_then(|it| it.parse().ok());
    kilobytes.map_or(MOST, |it| (it * 1024 / 10 * 6).clamp(LEAST, MOST))
}
