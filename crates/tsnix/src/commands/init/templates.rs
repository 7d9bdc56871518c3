//! What a new project may start from: the examples, as they are when tsnix is built.

use std::fmt::Write;

/// A starting point.
pub(crate) struct Template {
    /// The name of its folder among the examples.
    pub(crate) name: &'static str,
    /// One line: what it is.
    pub(crate) title: &'static str,
    /// Its files: the path below the project's folder, the text.
    pub(crate) files: &'static [(&'static str, &'static str)],
}

/// All of them, by name.
pub(crate) const TEMPLATES: &[Template] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// The names, for the command line.
pub(crate) fn names() -> Vec<&'static str> {
    TEMPLATES.iter().map(|it| it.name).collect()
}

/// The list that `tsnix init --help` shows.
pub(crate) fn help() -> String {
    let width = TEMPLATES.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let mut text = String::from("Templates:\n");
    for Template { name, title, .. } in TEMPLATES {
        // Writing to a string can't fail.
        let _ = writeln!(text, "  {name:<width$}  {title}");
    }
    text.push_str(
        "\nExamples:\n  tsnix init                                   a development shell, in this folder\n  \
         tsnix init server --template nixos-server    a NixOS server, in a new folder",
    );
    text
}
