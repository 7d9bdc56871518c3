//! `flake.lock`: which inputs a project has, at which commits.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// An input of the project itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Its name in the project.
    pub name: String,
    /// How imports may write it.
    pub urls: Vec<String>,
    /// The commit, or the hash where there is none.
    pub rev: Option<String>,
    /// What it is, by its repository: `nixpkgs`, `home-manager`, `nix-darwin`, or its name.
    pub repository: String,
}

#[derive(Deserialize)]
struct Lock {
    nodes: BTreeMap<String, Node>,
    root: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Node {
    inputs: BTreeMap<String, Value>,
    locked: BTreeMap<String, Value>,
    original: BTreeMap<String, Value>,
}

/// The inputs that a lock file pins, by name.
///
/// # Errors
/// Where the text is no lock file.
pub fn locked_inputs(text: &str) -> Result<Vec<Locked>, serde_json::Error> {
    let lock: Lock = serde_json::from_str(text)?;
    let Some(root) = lock.nodes.get(&lock.root) else { return Ok(Vec::new()) };
    let inputs = root.inputs.iter().filter_map(|(name, target)| {
        let node = lock.nodes.get(&resolve(&lock, target, 0)?)?;
        Some(input(name, node))
    });
    Ok(inputs.collect())
}

/// The node that an input is: a name, or a path of names from the root where it follows another.
fn resolve(lock: &Lock, target: &Value, depth: usize) -> Option<String> {
    match target {
        Value::String(name) => Some(name.clone()),
        Value::Array(path) if depth < 16 => {
            let mut current = lock.root.clone();
            for name in path {
                let next = lock.nodes.get(&current)?.inputs.get(name.as_str()?)?;
                current = resolve(lock, next, depth + 1)?;
            }
            Some(current)
        }
        _ => None,
    }
}

fn input(name: &str, node: &Node) -> Locked {
    let part =
        |set: &BTreeMap<String, Value>, key: &str| set.get(key).and_then(Value::as_str).map(str::to_owned);
    let rev = part(&node.locked, "rev").or_else(|| part(&node.locked, "narHash"));
    let set = &node.original;
    let kind = part(set, "type").unwrap_or_default();
    let mut urls = Vec::new();
    let mut repository = name.to_owned();
    match kind.as_str() {
        "github" | "gitlab" | "sourcehut" => {
            if let (Some(owner), Some(repo)) = (part(set, "owner"), part(set, "repo")) {
                let base = format!("{kind}:{owner}/{repo}");
                let exact = part(set, "ref").or_else(|| part(set, "rev"));
                urls.extend(exact.map(|it| format!("{base}/{it}")));
                urls.push(base);
                repository = repo;
            }
        }
        "indirect" => {
            if let Some(id) = part(set, "id") {
                urls.push(id.clone());
                urls.push(format!("flake:{id}"));
                repository = id;
            }
        }
        "path" => urls.extend(part(set, "path").map(|path| format!("path:{path}"))),
        "git" | "hg" => urls.extend(part(set, "url").map(|url| format!("{kind}+{url}"))),
        "tarball" | "file" => urls.extend(part(set, "url").map(|url| format!("tarball+{url}"))),
        _ => {}
    }
    Locked { name: name.to_owned(), urls, rev, repository }
}
