//! The real trees that cases are evaluated with: what they are called, and which a case asks for.

use std::path::{Path, PathBuf};

/// A tree: the argument of `evaluate.nix` that is given it, and the variable of the environment that says where it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Tree {
    pub name: &'static str,
    pub variable: &'static str,
}

pub(super) const ALL: &[Tree] = &[
    Tree { name: "nixpkgs", variable: "TSNIX_NIXPKGS" },
    Tree { name: "library", variable: "TSNIX_NIXPKGS_LIB" },
    Tree { name: "home-manager", variable: "TSNIX_HOME_MANAGER" },
    Tree { name: "nix-darwin", variable: "TSNIX_NIX_DARWIN" },
    // A folder with a tree for each flake, by the name of its repository.
    Tree { name: "flakes", variable: "TSNIX_FLAKES" },
];

/// Where the trees are.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    /// In the order of [`ALL`].
    paths: Vec<Option<PathBuf>>,
}

impl Trees {
    /// Asks for the value of each variable.
    pub fn new(variable: impl Fn(&str) -> Option<PathBuf>) -> Self {
        let path = |tree: &Tree| variable(tree.variable).filter(|it| !it.as_os_str().is_empty());
        Self { paths: ALL.iter().map(path).collect() }
    }

    /// Where a tree is.
    pub fn path(&self, tree: &Tree) -> Option<&Path> {
        let at = ALL.iter().position(|it| it == tree)?;
        self.paths.get(at)?.as_deref()
    }
}

/// The trees that the set pattern of an `evaluate.nix` names; comments stand before it.
pub(super) fn needed(evaluate: &str) -> Vec<&'static Tree> {
    let code = evaluate.lines().filter(|it| !it.trim_start().starts_with('#'));
    let text: Vec<&str> = code.collect();
    let text = text.join("\n");
    let pattern = text.split('}').next().unwrap_or("");
    let is_name = |it: char| it.is_alphanumeric() || it == '-' || it == '_';
    let named: Vec<&str> = pattern.split(|it| !is_name(it)).collect();
    ALL.iter().filter(|it| named.contains(&it.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn a_case_asks_for_what_its_pattern_names() {
        let names = |text: &str| needed(text).iter().map(|it| it.name).collect::<Vec<_>>();
        assert_eq!(names("{ nixpkgs, file }: nix-darwin"), ["nixpkgs"]);
        assert_eq!(
            names("# nix-darwin's\n{\n  library,\n  home-manager,\n}:\n{ }"),
            ["library", "home-manager"]
        );
        assert_eq!(names(""), Vec::<&str>::new());
    }
}
