//! The names that Nix has everywhere without `builtins.`. No binding is needed for them, and a binding hides them.

/// All of them, of every version of Nix from 2.8 on.
const GLOBALS: [&str; 23] = [
    "abort",
    "baseNameOf",
    "break",
    "builtins",
    "derivation",
    "derivationStrict",
    "dirOf",
    "false",
    "fetchGit",
    "fetchMercurial",
    "fetchTarball",
    "fetchTree",
    "fromTOML",
    "import",
    "isNull",
    "map",
    "null",
    "placeholder",
    "removeAttrs",
    "scopedImport",
    "throw",
    "toString",
    "true",
];

/// Whether a name means something in every file of Nix: such a name is also stronger than `with`.
pub fn is_global_name(name: &str) -> bool {
    GLOBALS.contains(&name)
}
