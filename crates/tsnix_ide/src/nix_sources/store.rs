//! Where Nix keeps what a lock file pins.
//!
//! A tree that was fetched lies in the store under a name that follows from its hash: `flake.lock` says the hash, so the
//! folder is known without asking Nix.

use std::path::PathBuf;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::Tree;
use crate::hashes::{Digest, in_base_32};

const STORE: &str = "/nix/store";

/// As many bytes as the name of a store path has of its hash.
const NAME_LENGTH: usize = 20;

/// The trees that a lock file pins, those that the flake itself names first: local folders where they are, others where
/// they are once they were fetched.
pub fn pinned_trees(lock: &str) -> Vec<Tree> {
    let Ok(lock) = serde_json::from_str::<Value>(lock) else { return Vec::new() };
    let root = lock["root"].as_str().unwrap_or_default();
    let Some(nodes) = lock["nodes"].as_object() else { return Vec::new() };
    let direct = nodes.get(root).and_then(|it| it["inputs"].as_object()).into_iter().flatten();
    let direct = direct.filter_map(|(name, node)| Some((name.as_str(), nodes.get(node.as_str()?)?)));
    let others = nodes.iter().filter(|(name, _)| *name != root).map(|(name, node)| (name.as_str(), node));
    let mut found: Vec<Tree> = Vec::new();
    for (name, node) in direct.chain(others) {
        for root in folders(&node["locked"]) {
            let tree = Tree { name: name.to_owned(), root };
            if !found.iter().any(|it| it.root == tree.root) {
                found.push(tree);
            }
        }
    }
    found
}

/// Where a locked input is: its own folder, its copy in the store.
pub(super) fn folders(locked: &Value) -> Vec<PathBuf> {
    let own = || locked["path"].as_str().map(PathBuf::from).filter(|it| it.is_absolute());
    let path = if locked["type"] == "path" { own() } else { None };
    path.into_iter().chain(locked["narHash"].as_str().and_then(store_path)).collect()
}

/// The store path of a source whose archive has a hash.
fn store_path(nar_hash: &str) -> Option<PathBuf> {
    let digest = Digest::read(nar_hash).filter(|it| it.sri().starts_with("sha256-"))?;
    let hash: String = digest.bytes().iter().map(|it| format!("{it:02x}")).collect();
    // Nix's `makeFixedOutputPath` for a tree that is called `source`.
    let full = Sha256::digest(format!("source:sha256:{hash}:{STORE}:source"));
    let mut name = [0_u8; NAME_LENGTH];
    for (at, byte) in full.iter().enumerate() {
        name[at % NAME_LENGTH] ^= byte;
    }
    Some(PathBuf::from(format!("{STORE}/{}-source", in_base_32(&name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_path_is_the_one_that_nix_makes() {
        // nix-store --print-fixed-path --recursive sha256 0000...0001 source
        let hash = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=";
        let path = store_path(hash).map(|it| it.display().to_string());
        assert_eq!(path.as_deref(), Some("/nix/store/qfwvbq4qfny4738hvxd8xkdgnpavx6fm-source"));
        assert_eq!(store_path("sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA="), None);
        assert_eq!(store_path("nonsense"), None);
    }

    #[test]
    fn own_inputs_come_first() {
        let lock = r#"{ "root": "root", "version": 7, "nodes": {
            "a": { "locked": { "type": "path", "path": "/src/a" }, "inputs": { "b": "b" } },
            "b": { "locked": { "type": "path", "path": "/src/b" } },
            "c_2": { "locked": { "type": "path", "path": "/src/c" } },
            "relative": { "locked": { "type": "path", "path": "./sub" } },
            "root": { "inputs": { "c": "c_2", "follows": ["a", "b"] } } } }"#;
        let shown: Vec<_> =
            pinned_trees(lock).iter().map(|it| format!("{} {}", it.name, it.root.display())).collect();
        assert_eq!(shown, ["c /src/c", "a /src/a", "b /src/b"]);
        assert!(pinned_trees("{").is_empty() && pinned_trees("[]").is_empty());
    }
}
