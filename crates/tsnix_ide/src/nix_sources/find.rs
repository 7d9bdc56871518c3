//! Where a tree has the Nix of something.

use std::path::{Path, PathBuf};

use tsnix_source::{FileSystem, SourceFile, TextRange};

use super::{NixPlace, Sources, Subject, library, packages, store, text};

/// The place of a subject in the first tree that has it.
pub(super) fn find(sources: Sources<'_>, subject: &Subject) -> Option<NixPlace> {
    let fs = sources.fs;
    let in_trees =
        |find: &dyn Fn(&Path) -> Option<NixPlace>| sources.trees.iter().find_map(|tree| find(&tree.root));
    match subject {
        Subject::Package { path, position } => in_trees(&|root| at_position(fs, root, position, |_| None))
            .or_else(|| in_trees(&|root| packages::find(fs, root, path))),
        Subject::Library { path } => in_trees(&|root| library::find(fs, root, path)),
        Subject::Option { system, path, position } => {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let find = |root: &Path| at_position(fs, root, position, |text| text::option(text, &names));
            // Trees of different systems have files of the same names.
            let own =
                sources.trees.iter().filter(|it| it.name.contains(system)).find_map(|it| find(&it.root));
            own.or_else(|| in_trees(&find))
        }
        Subject::Flake { specifier, name } => flake(sources, specifier, name.as_deref()),
        Subject::Attribute { file, path } => {
            let names: Vec<&str> = path.iter().map(String::as_str).collect();
            let text = read(fs, file)?;
            let range = text::attribute(&text, &names)?.range;
            Some(NixPlace { path: file.clone(), text, range })
        }
    }
}

/// `pkgs/a/default.nix:12`; without a line where `look` finds it.
fn at_position(
    fs: &dyn FileSystem,
    root: &Path,
    position: &str,
    look: impl FnOnce(&str) -> Option<TextRange>,
) -> Option<NixPlace> {
    let (path, line) = split(position);
    if path.is_empty() || Path::new(path).is_absolute() {
        return None;
    }
    let path = nix_file(fs, &root.join(path))?;
    let text = read(fs, &path)?;
    let range = match line {
        Some(line) => line_range(&path, &text, line),
        None => look(&text).unwrap_or(TextRange::empty(0)),
    };
    Some(NixPlace { path, text, range })
}

/// The path and the line, counted from 1, of a position: `default.nix:12`, `default.nix:12:3`.
fn split(position: &str) -> (&str, Option<u32>) {
    let mut parts = position.splitn(3, ':');
    let path = parts.next().unwrap_or_default();
    (path, parts.next().and_then(|it| it.parse().ok()))
}

/// Where a line has its first letter.
fn line_range(path: &Path, text: &str, line: u32) -> TextRange {
    let file = SourceFile::new(path, text);
    let start =
        file.lines().line_start(line.saturating_sub(1).min(file.lines().line_count().saturating_sub(1)));
    let rest = text.get(start as usize..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    TextRange::empty(start + blanks as u32)
}

fn flake(sources: Sources<'_>, specifier: &str, name: Option<&str>) -> Option<NixPlace> {
    let locked = crate::inputs::locked_node(sources.lock?, specifier, name)?;
    store::folders(&locked).into_iter().find_map(|root| file_start(sources.fs, &root.join("flake.nix")))
}

/// The start of a file.
pub(super) fn file_start(fs: &dyn FileSystem, path: &Path) -> Option<NixPlace> {
    let path = nix_file(fs, path)?;
    Some(NixPlace { text: read(fs, &path)?, path, range: TextRange::empty(0) })
}

/// The file that Nix imports for a path: of a folder its `default.nix`.
pub(super) fn nix_file(fs: &dyn FileSystem, path: &Path) -> Option<PathBuf> {
    let path = tsnix_check::module_graph::normalize(path);
    if fs.is_file(&path) {
        return Some(path);
    }
    Some(path.join("default.nix")).filter(|it| fs.is_file(it))
}

pub(super) fn read(fs: &dyn FileSystem, path: &Path) -> Option<String> {
    String::from_utf8(fs.read(path).ok()?).ok()
}
