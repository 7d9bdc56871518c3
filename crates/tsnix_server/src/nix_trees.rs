//! The trees of Nix sources that lie on this machine: what a project's settings, its lock file and the user's surroundings
//! say. Nothing is fetched for it.

use std::path::{Path, PathBuf};

use tower_lsp::lsp_types::Url;
use tsnix_ide::nix_sources::{Tree, pinned_trees};

use crate::documents::path_of;
use crate::projects::ProjectState;
use crate::world::World;

const NIXPKGS: &str = "nixpkgs";

/// What typings are made of, and what its tree is called.
const KINDS: [(&str, &str); 5] = [
    ("packages", NIXPKGS),
    ("lib", NIXPKGS),
    ("options/nixos", NIXPKGS),
    ("options/home-manager", "home-manager"),
    ("options/darwin", "darwin"),
];

/// The trees for a document, the best first, and the text of its `flake.lock`.
pub(crate) fn of_document(world: &mut World, uri: &Url) -> (Vec<Tree>, Option<String>) {
    let path = path_of(uri);
    let lock = lock_above(world, &path);
    let fs = world.fs();
    let state = world.projects.of(&fs, &path);
    let generated_from = state.as_ref().map(|it| of_typings(it)).unwrap_or_default();
    let root = state.map(|it| it.root.clone());
    let tree = |root: PathBuf| Tree { name: NIXPKGS.to_owned(), root };
    let mut trees = Vec::new();
    // `join` leaves an absolute path as it is.
    let set = world.settings.nixpkgs.as_ref().zip(root).map(|(set, root)| root.join(set));
    trees.extend(set.map(tree));
    trees.extend(lock.as_deref().map(pinned_trees).unwrap_or_default());
    trees.extend(generated_from);
    trees.extend(from_environment());
    trees.retain(|it| fs.is_directory(&it.root));
    trees.dedup();
    (trees, lock)
}

/// The trees that the project's typings were made of.
fn of_typings(state: &ProjectState) -> Vec<Tree> {
    let Some(indexed) = state.session().index() else { return Vec::new() };
    let tree = |(kind, name): (&str, &str)| {
        let root = indexed.index().tree(kind).ok().flatten()?;
        Some(Tree { name: name.to_owned(), root: PathBuf::from(root) })
    };
    KINDS.into_iter().filter_map(tree).collect()
}

/// The text of the nearest `flake.lock` in a file's folder or above.
pub(crate) fn lock_above(world: &World, path: &Path) -> Option<String> {
    let fs = world.fs();
    let lock = path.ancestors().skip(1).map(|it| it.join("flake.lock")).find(|it| fs.is_file(it))?;
    String::from_utf8(fs.read(&lock).ok()?).ok()
}

/// `TSNIX_NIXPKGS`, then what `<nixpkgs>` means.
#[allow(clippy::disallowed_methods, reason = "the server is one of the places where the environment is")]
fn from_environment() -> Vec<Tree> {
    let given = std::env::var_os("TSNIX_NIXPKGS").map(PathBuf::from);
    let mut trees: Vec<Tree> =
        given.into_iter().map(|root| Tree { name: NIXPKGS.to_owned(), root }).collect();
    trees.extend(search_path(&std::env::var("NIX_PATH").unwrap_or_default()));
    trees
}

/// `nixpkgs=/path:home-manager=/path:/folder`: those that are folders of this machine.
fn search_path(text: &str) -> Vec<Tree> {
    let named = |entry: &str| {
        let (name, root) = entry.split_once('=')?;
        root.starts_with('/').then(|| Tree { name: name.to_owned(), root: PathBuf::from(root) })
    };
    let nested = |entry: &str| {
        // `https://host/path` is cut at its colon.
        let is_folder = entry.starts_with('/') && !entry.starts_with("//");
        let root = is_folder.then(|| Path::new(entry).join(NIXPKGS))?;
        Some(Tree { name: NIXPKGS.to_owned(), root })
    };
    text.split(':').filter_map(|entry| named(entry).or_else(|| nested(entry))).collect()
}

#[cfg(test)]
mod tests {
    use super::search_path;

    #[test]
    fn what_the_search_path_names() {
        let text = "nixpkgs=/src/nixpkgs:hm=/src/hm:/folder:x=flake:nixpkgs:https://a.b/c";
        let shown: Vec<_> =
            search_path(text).iter().map(|it| format!("{} {}", it.name, it.root.display())).collect();
        assert_eq!(shown, ["nixpkgs /src/nixpkgs", "hm /src/hm", "nixpkgs /folder/nixpkgs"]);
    }
}
