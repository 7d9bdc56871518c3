//! A channel's `packages.json`: every package with its name, version and `meta`, as `nix-env --query` gives it.
//!
//! It has no functions, no sets that are not walked, and of outputs what `meta` says.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;
use smol_str::SmolStr;

use super::ImportError;
use crate::facts::{Facts, OneOrMany, PackageFact, PackageFacts, Source, ValueKind};

#[derive(Deserialize)]
struct Document {
    packages: BTreeMap<String, Package>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Package {
    name: String,
    pname: String,
    version: String,
    outputs: Option<serde_json::Map<String, Value>>,
    meta: Meta,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Meta {
    description: Option<String>,
    homepage: OneOrMany<String>,
    license: Value,
    main_program: Option<String>,
    broken: Option<bool>,
    unfree: Option<bool>,
    insecure: Option<bool>,
    position: Option<String>,
}

/// Reads the document.
pub(super) fn import(name: &str, text: &str) -> Result<Facts, ImportError> {
    let document: Document = serde_json::from_str(text)?;
    let mut entries: Vec<PackageFact> =
        document.packages.into_iter().map(|(path, package)| fact(&path, package)).collect();
    entries.sort_by(|left, right| left.path.cmp(&right.path));
    add_sets(&mut entries);
    let source = Source { name: "nixpkgs".to_owned(), release: release(name), ..Source::default() };
    let packages = PackageFacts { source, entries, ..PackageFacts::default() };
    Ok(Facts { packages: Some(packages), ..Facts::default() })
}

/// `nixos-24.11/packages.json.br`  =>  `nixos-24.11`
fn release(name: &str) -> Option<String> {
    let folder = name.rsplit_once('/')?.0.rsplit('/').next()?;
    (folder.starts_with("nixos-") || folder.starts_with("nixpkgs-")).then(|| folder.to_owned())
}

fn fact(path: &str, package: Package) -> PackageFact {
    let meta = package.meta;
    let outputs: Vec<SmolStr> =
        package.outputs.unwrap_or_default().into_iter().map(|(name, _)| name.into()).collect();
    let is_plain = matches!(outputs.as_slice(), [one] if one == "out");
    PackageFact {
        path: split(path),
        kind: ValueKind::Derivation,
        name: package.name,
        pname: package.pname,
        version: package.version,
        outputs: if is_plain { Vec::new() } else { outputs },
        description: meta.description.unwrap_or_default(),
        homepage: meta.homepage,
        license: OneOrMany(licences(&meta.license)),
        main_program: meta.main_program.unwrap_or_default(),
        broken: meta.broken.unwrap_or(false),
        unfree: meta.unfree.unwrap_or(false),
        insecure: meta.insecure.unwrap_or(false),
        pos: meta.position.map(|it| from_root(&it)).unwrap_or_default(),
        ..PackageFact::default()
    }
}

/// `nodePackages."@angular/cli"`  =>  two names
fn split(path: &str) -> Vec<SmolStr> {
    let mut names = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some((name, after)) = rest.strip_prefix('"').and_then(|it| it.split_once('"')) {
            names.push(name.into());
            rest = after.strip_prefix('.').unwrap_or(after);
        } else {
            let (name, after) = rest.split_once('.').unwrap_or((rest, ""));
            names.push(name.into());
            rest = after;
        }
    }
    names
}

/// `/nix/store/...-source/pkgs/x.nix:1`  =>  `pkgs/x.nix:1`
fn from_root(position: &str) -> String {
    let start = ["/pkgs/", "/nixos/", "/lib/"].iter().filter_map(|it| position.find(it)).min();
    start.map_or(position, |at| &position[at + 1..]).to_owned()
}

/// A licence, or several: by SPDX identifier, else by short name.
fn licences(value: &Value) -> Vec<SmolStr> {
    match value {
        Value::String(text) => vec![text.into()],
        Value::Array(items) => items.iter().flat_map(licences).collect(),
        Value::Object(object) => {
            let part = |name: &str| object.get(name).and_then(Value::as_str);
            let name = part("spdxId").or_else(|| part("shortName")).or_else(|| part("fullName"));
            name.map(SmolStr::from).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The sets that packages are in, which the document does not list.
fn add_sets(entries: &mut Vec<PackageFact>) {
    let mut sets: HashMap<Vec<SmolStr>, ()> = HashMap::new();
    for entry in entries.iter() {
        for length in 1..entry.path.len() {
            sets.insert(entry.path.iter().take(length).cloned().collect(), ());
        }
    }
    for entry in entries.iter() {
        sets.remove(&entry.path);
    }
    entries.extend(sets.into_keys().map(|path| PackageFact {
        path,
        kind: ValueKind::Set,
        ..PackageFact::default()
    }));
    entries.sort_by(|left, right| left.path.cmp(&right.path));
}
