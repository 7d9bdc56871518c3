//! Packages without a place in typings: by the folders and the lists of nixpkgs.
//!
//! The lists are big, and parsing one takes longer than one waits for; they are laid out so regularly that lines
//! suffice: `  name = callPackage ../path { };`.

use std::path::Path;

use tsnix_source::{FileSystem, TextRange};

use super::NixPlace;
use super::find::{file_start, read};

/// Which files list the packages of a set: `python*Packages  pkgs/top-level/python-packages.nix`.
const LISTS: &str = include_str!("lists.txt");

/// The place of a package, by its names from the top.
pub(super) fn find(fs: &dyn FileSystem, root: &Path, path: &[String]) -> Option<NixPlace> {
    let (name, sets) = path.split_last()?;
    if sets.is_empty()
        && let Some(place) = by_name(fs, root, name)
    {
        return Some(place);
    }
    let set = sets.last().map_or("", String::as_str);
    lists_of(set).find_map(|list| in_list(fs, &root.join(list), name))
}

/// `pkgs/by-name/ri/ripgrep/package.nix`
fn by_name(fs: &dyn FileSystem, root: &Path, name: &str) -> Option<NixPlace> {
    let shard: String = name.chars().take(2).collect::<String>().to_lowercase();
    file_start(fs, &root.join("pkgs/by-name").join(shard).join(name).join("package.nix"))
}

/// The lists of a set, in the order in which they are looked into.
fn lists_of(set: &str) -> impl Iterator<Item = &'static str> {
    let lines = LISTS.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    let pairs = lines.filter_map(|it| it.split_once(' '));
    pairs.filter(move |(pattern, _)| fits(pattern, set)).map(|(_, list)| list.trim())
}

/// `python*Packages` stands for `pythonPackages` and `python312Packages`; `-` for the top.
fn fits(pattern: &str, set: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, end)) => {
            set.len() >= start.len() + end.len() && set.starts_with(start) && set.ends_with(end)
        }
        None => pattern == if set.is_empty() { "-" } else { set },
    }
}

/// The file that a list calls for a name, else the line of the list.
fn in_list(fs: &dyn FileSystem, list: &Path, name: &str) -> Option<NixPlace> {
    let text = read(fs, list)?;
    let (start, value) = bound(&text, name)?;
    let file = called_path(value).and_then(|it| file_start(fs, &list.parent()?.join(it)));
    file.or_else(|| {
        let range = TextRange::new(start as u32, (start + name.len()) as u32);
        Some(NixPlace { path: list.to_path_buf(), text: text.clone(), range })
    })
}

/// Where a list binds a name, and what stands behind the `=`, up to the `;`. Of several bindings the one that is
/// indented least: others are arguments of other packages.
fn bound<'t>(text: &'t str, name: &str) -> Option<(usize, &'t str)> {
    let mut at = 0;
    let mut best: Option<(usize, usize, usize)> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        let indent = line.len() - bare.len();
        let quoted = bare.strip_prefix('"').and_then(|it| it.strip_prefix(name)?.strip_prefix('"'));
        let rest = quoted.or_else(|| bare.strip_prefix(name)).map(str::trim_start);
        if let Some(value) = rest.and_then(|it| it.strip_prefix('=')).filter(|it| !it.starts_with('='))
            && best.is_none_or(|(known, ..)| indent < known)
        {
            let start = at + indent + usize::from(quoted.is_some());
            best = Some((indent, start, at + line.len() - value.len()));
        }
        at += line.len();
    }
    let (_, start, value) = best?;
    let whole = text.get(value..)?;
    Some((start, whole.split(';').next().unwrap_or(whole)))
}

/// `callPackage ../tools/text/ripgrep { }`: the path that comes first.
fn called_path(value: &str) -> Option<&str> {
    let mut words = value.split(|it: char| it.is_whitespace() || matches!(it, '(' | ')'));
    words.find(|it| it.starts_with("./") || it.starts_with("../"))
}
