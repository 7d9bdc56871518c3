//! What an import of a flake stands for: the input's URL, and what `flake.lock` pins of it.
//!
//! The text of the lock file is given: nothing here reads files.

use serde_json::Value;
use tsnix_check::names::Declaration;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Imported, Module, Stmt, StmtId};

use crate::Analysis;
use crate::identifier::{Identifier, IdentifierKind};

/// More `follows` than anybody writes.
const MOST_STEPS: usize = 16;

/// An input as a lock file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Its name in `inputs`.
    pub name: String,
    /// What was asked for: `github:NixOS/nixpkgs/nixos-24.11`.
    pub url: String,
    /// The commit.
    pub revision: Option<String>,
    /// The day of the commit: `2024-11-13`.
    pub date: Option<String>,
}

/// Markdown about the flake that a name is imported from; nothing for other names.
pub(crate) fn about_input(
    analysis: &Analysis<'_>,
    file: FileId,
    identifier: &Identifier,
    lock: Option<&str>,
) -> Option<String> {
    let stmt = import_of(analysis, file, identifier)?;
    let Stmt::Import(decl) = &analysis.hir(file)?[stmt] else { return None };
    let specifier = decl.from.value.as_str();
    if !is_flake(specifier) {
        return None;
    }
    let given = decl.attributes.iter().find(|it| it.key.name == "name").and_then(|it| it.value.as_ref());
    let Some(pin) = lock.and_then(|text| pin_of(text, specifier, given.map(|it| it.value.as_str()))) else {
        let said = if lock.is_some() { "\n\nnot in `flake.lock` yet" } else { "" };
        return Some(format!("flake input `{specifier}`{said}"));
    };
    let mut text = format!("flake input `{}`, `{}`", pin.name, pin.url);
    let of = pin.date.map(|it| format!(" of {it}")).unwrap_or_default();
    match pin.revision {
        Some(revision) => text.push_str(&format!("\n\nlocked at `{revision}`{of}")),
        None if !of.is_empty() => text.push_str(&format!("\n\nlocked{of}")),
        None => {}
    }
    Some(text)
}

/// The import that a name is, or, where it stands for the whole flake, comes from.
pub(crate) fn import_of(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<StmtId> {
    let module = analysis.hir(file)?;
    match identifier.kind {
        IdentifierKind::Module(stmt) => Some(stmt),
        IdentifierKind::ImportLocal(specifier) => module
            .body
            .iter()
            .copied()
            .find(|it| matches!(&module[*it], Stmt::Import(decl) if decl.specifiers.contains(&specifier))),
        IdentifierKind::Value(expr) => {
            let symbol = crate::target::symbol_of_value(analysis, file, expr)?;
            let (at, declaration) = analysis.model.definitions(symbol).first().copied()?;
            let Declaration::Import(specifier, stmt) = declaration else { return None };
            let is_whole = at == file && is_whole(module, specifier);
            is_whole.then_some(stmt)
        }
        _ => None,
    }
}

/// `import name from`, `import * as name from`
fn is_whole(module: &Module, specifier: tsnix_syntax::hir::ImportSpecifierId) -> bool {
    matches!(module[specifier].imported, Imported::Default | Imported::Namespace)
}

pub(crate) fn is_flake(specifier: &str) -> bool {
    let scheme = specifier.split_once(':').map(|(scheme, _)| scheme);
    specifier.starts_with("@nixpkgs/") || scheme.is_some_and(|it| it != "node" && !it.contains(['/', '.']))
}

/// The input of a lock file that an import declares: by the name that it was given, by its URL, by what it is called.
pub fn pin_of(lock: &str, specifier: &str, name: Option<&str>) -> Option<Pin> {
    let lock = serde_json::from_str(lock).ok()?;
    Some(input_of(&lock, specifier, name)?.0)
}

/// What a lock file pins for an import: its `locked`.
pub(crate) fn locked_node(lock: &str, specifier: &str, name: Option<&str>) -> Option<Value> {
    let lock = serde_json::from_str(lock).ok()?;
    input_of(&lock, specifier, name)?.1.get("locked").cloned()
}

/// The page of a place in nixpkgs at the commit that a lock file pins; nothing where that is on no known forge.
pub(crate) fn source_url(lock: &str, position: &str) -> Option<String> {
    let locked = locked_node(lock, "@nixpkgs/latest", Some("nixpkgs"))?;
    let part = |key: &str| locked.get(key).and_then(Value::as_str);
    let (owner, repo, revision) = (part("owner")?, part("repo")?, part("rev")?);
    let is_path = ["pkgs/", "lib/", "nixos/"].iter().any(|it| position.starts_with(it));
    if part("type") != Some("github") || !is_path {
        return None;
    }
    let (path, line) = position.split_once(':').unwrap_or((position, ""));
    let line = if line.is_empty() { String::new() } else { format!("#L{line}") };
    Some(format!("https://github.com/{owner}/{repo}/blob/{revision}/{path}{line}"))
}

fn input_of<'l>(lock: &'l Value, specifier: &str, name: Option<&str>) -> Option<(Pin, &'l Value)> {
    let root = lock.get("root")?.as_str()?;
    let inputs = lock.get("nodes")?.get(root)?.get("inputs")?.as_object()?;
    let pins = inputs.iter().filter_map(|(name, target)| {
        let node = lock.get("nodes")?.get(resolve(lock, root, target, 0)?)?;
        Some((pin(name, node), node))
    });
    let pins: Vec<(Pin, &Value)> = pins.collect();
    let by_name = |name: &str| pins.iter().find(|(it, _)| it.name == name);
    if let Some(name) = name {
        return by_name(name).cloned();
    }
    let branch = specifier.strip_prefix("@nixpkgs/");
    let is_asked = |(it, _): &&(Pin, &Value)| match branch {
        Some(branch) => ["", "nixos-", "nixpkgs-"].iter().any(|before| {
            let branch = if branch == "latest" { "unstable" } else { branch };
            it.url.eq_ignore_ascii_case(&format!("github:NixOS/nixpkgs/{before}{branch}"))
        }),
        None => it.url.eq_ignore_ascii_case(specifier),
    };
    let called = if branch.is_some() { "nixpkgs" } else { last_name(specifier) };
    pins.iter().find(is_asked).or_else(|| by_name(called)).cloned()
}

/// `github:numtide/flake-utils/main`  =>  `flake-utils`
fn last_name(specifier: &str) -> &str {
    let path = specifier.split_once(':').map_or(specifier, |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let is_forge = ["github:", "gitlab:", "sourcehut:"].iter().any(|it| specifier.starts_with(it));
    let name = if is_forge { path.split('/').nth(1) } else { path.rsplit('/').next() };
    let name = name.unwrap_or(path);
    name.strip_suffix(".git").unwrap_or(name)
}

/// The node that an input is: a name, or a path of names from the root where it follows another.
fn resolve<'l>(lock: &'l Value, root: &'l str, target: &'l Value, depth: usize) -> Option<&'l str> {
    match target {
        Value::String(name) => Some(name),
        Value::Array(path) if depth < MOST_STEPS => {
            let mut at = root;
            for name in path {
                let next = lock.get("nodes")?.get(at)?.get("inputs")?.get(name.as_str()?)?;
                at = resolve(lock, root, next, depth + 1)?;
            }
            Some(at)
        }
        _ => None,
    }
}

fn pin(name: &str, node: &Value) -> Pin {
    let locked = |key: &str| node.get("locked").and_then(|it| it.get(key));
    let text = |key: &str| locked(key).and_then(Value::as_str).map(str::to_owned);
    Pin {
        name: name.to_owned(),
        url: node.get("original").map(url_of).unwrap_or_default(),
        revision: text("rev"),
        date: locked("lastModified").and_then(Value::as_i64).map(date),
    }
}

/// The URL of what a lock file calls `original`.
fn url_of(original: &Value) -> String {
    let part = |key: &str| original.get(key).and_then(Value::as_str);
    let kind = part("type").unwrap_or_default();
    let version = part("ref").or_else(|| part("rev")).map(|it| format!("/{it}")).unwrap_or_default();
    match (kind, part("owner"), part("repo"), part("url"), part("id"), part("path")) {
        ("indirect", .., Some(id), _) => format!("flake:{id}{version}"),
        ("path", .., Some(path)) => format!("path:{path}"),
        (_, Some(owner), Some(repo), ..) => format!("{kind}:{owner}/{repo}{version}"),
        ("git" | "hg", _, _, Some(url), ..) => format!("{kind}+{url}"),
        (_, _, _, Some(url), ..) => url.to_owned(),
        _ => kind.to_owned(),
    }
}

/// The day of a time in seconds since 1970, in UTC.
fn date(seconds: i64) -> String {
    // Days since the first of March of the year 0, in eras of 400 years (Howard Hinnant's `civil_from_days`).
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests;
