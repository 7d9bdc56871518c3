//! The outputs that a flake may have, and which of them are per system.

/// What kind of output a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutputKind {
    /// A value for each system.
    PerSystem,
    /// One value.
    Plain,
    /// Not an output of its own: `devShell` is `devShells.default`.
    Default(&'static str),
    /// `description`, `inputs`, `nixConfig`, `systems`.
    Meta,
}

const KEYS: &[(&str, OutputKind)] = &[
    ("description", OutputKind::Meta),
    ("inputs", OutputKind::Meta),
    ("nixConfig", OutputKind::Meta),
    ("systems", OutputKind::Meta),
    ("packages", OutputKind::PerSystem),
    ("devShells", OutputKind::PerSystem),
    ("apps", OutputKind::PerSystem),
    ("checks", OutputKind::PerSystem),
    ("legacyPackages", OutputKind::PerSystem),
    ("formatter", OutputKind::PerSystem),
    ("bundlers", OutputKind::PerSystem),
    ("package", OutputKind::Default("packages")),
    ("devShell", OutputKind::Default("devShells")),
    ("app", OutputKind::Default("apps")),
    ("overlays", OutputKind::Plain),
    ("nixosModules", OutputKind::Plain),
    ("nixosConfigurations", OutputKind::Plain),
    ("homeModules", OutputKind::Plain),
    ("homeConfigurations", OutputKind::Plain),
    ("darwinModules", OutputKind::Plain),
    ("darwinConfigurations", OutputKind::Plain),
    ("templates", OutputKind::Plain),
    ("lib", OutputKind::Plain),
    ("hydraJobs", OutputKind::Plain),
    // What well-known flakes look for in others: Nix itself leaves these alone.
    ("colmena", OutputKind::Plain),
    ("colmenaHive", OutputKind::Plain),
    ("deploy", OutputKind::Plain),
    ("diskoConfigurations", OutputKind::Plain),
    ("flakeModule", OutputKind::Plain),
    ("flakeModules", OutputKind::Plain),
    ("homeManagerModules", OutputKind::Plain),
    ("nixOnDroidConfigurations", OutputKind::Plain),
    ("schemas", OutputKind::Plain),
    ("systemConfigs", OutputKind::Plain),
];

/// The kind of an output; nothing for names that flakes do not know.
pub(crate) fn kind(name: &str) -> Option<OutputKind> {
    KEYS.iter().find(|(key, _)| *key == name).map(|(_, kind)| *kind)
}

/// All known names, for help.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(key, _)| *key)
}
