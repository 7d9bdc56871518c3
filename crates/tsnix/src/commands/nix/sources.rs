//! From a place in a generated Nix file to the place in its source.
//!
//! The file is compiled again, in memory: where that gives the very text that Nix read, its mappings are exact. Where
//! the sources have changed since, the source map of the last build answers. A file that tsnix did not generate, and a
//! place that has no source (a helper function), stay what they are.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use sourcemap::SourceMap;
use tsnix_project::Session;
use tsnix_project::discover::discover;
use tsnix_project::outputs::{is_generated, map_path};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::display_path;

/// A place in TypeScript.
#[derive(Clone, Debug)]
pub(super) struct SourcePlace {
    /// The file (absolute).
    pub(super) file: PathBuf,
    /// Line and column from 1; the column counts characters.
    pub(super) line: usize,
    pub(super) column: usize,
    /// The text of the file.
    pub(super) text: Rc<str>,
    /// The generated file (absolute).
    pub(super) output: PathBuf,
    /// The sources have changed since the file was built: the line shown may be another.
    pub(super) is_stale: bool,
}

/// A generated file whose sources are known.
struct Mapped {
    map: SourceMap,
    /// What the names in the map are relative to.
    folder: PathBuf,
    output: PathBuf,
    text: String,
    is_stale: bool,
}

/// The generated files that were asked about, by the name that Nix gives them.
pub(super) struct Sources {
    /// Where flakes may lie of which Nix names only the copy in its store.
    roots: Vec<PathBuf>,
    current: PathBuf,
    known: HashMap<String, Option<Rc<Mapped>>>,
    texts: HashMap<PathBuf, Rc<str>>,
}

impl Sources {
    /// `folders` are what the arguments name; a flake may lie in one of them or above.
    pub(super) fn new(current: &Path, folders: &[PathBuf]) -> Self {
        let mut roots = Vec::new();
        for folder in folders {
            for above in folder.ancestors() {
                if !roots.iter().any(|it: &PathBuf| it == above) {
                    roots.push(above.to_path_buf());
                }
            }
        }
        Self { roots, current: current.to_path_buf(), known: HashMap::new(), texts: HashMap::new() }
    }

    /// The source of a place; line and column from 1, the column in bytes.
    pub(super) fn find(&mut self, file: &str, line: u32, column: u32) -> Option<SourcePlace> {
        let mapped = self.mapped(file)?;
        let nix_line = mapped.text.lines().nth(line.checked_sub(1)? as usize)?;
        let column = utf16_column(nix_line, column.checked_sub(1)? as usize);
        let token = token_at(&mapped.map, line - 1, column)?;
        let source = mapped.folder.join(token.get_source()?);
        let text = self.text(&normalized(&source))?;
        let source_line = text.lines().nth(token.get_src_line() as usize)?;
        let column = characters(source_line, token.get_src_col());
        Some(SourcePlace {
            file: normalized(&source),
            line: token.get_src_line() as usize + 1,
            column: column + 1,
            text,
            output: mapped.output.clone(),
            is_stale: mapped.is_stale,
        })
    }

    /// The entry that a generated file was made from.
    pub(super) fn entry(&mut self, file: &str) -> Option<PathBuf> {
        let output = self.output(file)?;
        let text = fs::read_to_string(&output).ok()?;
        entry_of(&output, &text)
    }

    fn mapped(&mut self, file: &str) -> Option<Rc<Mapped>> {
        if let Some(known) = self.known.get(file) {
            return known.clone();
        }
        let found = self.output(file).and_then(|output| map_of(&output)).map(Rc::new);
        self.known.insert(file.to_owned(), found.clone());
        found
    }

    /// The generated file in the working tree that Nix means.
    fn output(&self, file: &str) -> Option<PathBuf> {
        let is_ours = |path: &Path| fs::read_to_string(path).is_ok_and(|it| is_generated(&it));
        let Some(below) = below_tree(file) else {
            let path = self.current.join(file);
            return is_ours(&path).then_some(path);
        };
        // The copy is asked where it can be read: two flakes may have a file of that name.
        let copy = fs::read(file).ok();
        let is_same =
            |path: &Path| copy.as_ref().is_none_or(|copy| fs::read(path).is_ok_and(|it| it == *copy));
        let candidates = || self.roots.iter().map(|root| root.join(below)).filter(|it| is_ours(it));
        candidates().find(|it| is_same(it)).or_else(|| candidates().next().filter(|_| copy.is_none()))
    }

    fn text(&mut self, file: &Path) -> Option<Rc<str>> {
        if let Some(text) = self.texts.get(file) {
            return Some(Rc::clone(text));
        }
        let text: Rc<str> = fs::read_to_string(file).ok()?.into();
        self.texts.insert(file.to_path_buf(), Rc::clone(&text));
        Some(text)
    }
}

/// The part of a name that is below a tree which Nix copied or fetched: `/nix/store/HASH-source/flake.nix`, wherever
/// the store is, and `«path:/p»/flake.nix`.
fn below_tree(file: &str) -> Option<&str> {
    if let Some((_, below)) = file.strip_prefix('«').and_then(|it| it.split_once("»/")) {
        return Some(below);
    }
    let (_, in_store) = file.split_once("/store/")?;
    let (item, below) = in_store.split_once('/')?;
    // 32 characters of a hash, a dash, a name.
    let (hash, _) = item.split_once('-')?;
    let is_hash = hash.len() == 32 && hash.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    is_hash.then_some(below)
}

/// The source map of a generated file.
fn map_of(output: &Path) -> Option<Mapped> {
    let text = fs::read_to_string(output).ok()?;
    let entry = entry_of(output, &text)?;
    let project = discover(&DiskFileSystem, entry.parent()?, std::slice::from_ref(&entry)).ok()?;
    let map = map_path(output, &project.root);
    let folder = map.parent()?.to_path_buf();
    let mut session = Session::new(Arc::new(DiskFileSystem), project);
    let compilation = session.compile(std::slice::from_ref(&entry)).ok();
    let fresh = compilation.and_then(|it| {
        let compiled =
            it.outputs.first().filter(|it| it.printed.as_ref().is_some_and(|it| it.text == text))?;
        it.source_map(compiled, &map)
    });
    let is_stale = fresh.is_none();
    let json = match fresh {
        Some(json) => json.into_bytes(),
        None => fs::read(&map).ok()?,
    };
    let map = SourceMap::from_slice(&json).ok()?;
    Some(Mapped { map, folder, output: output.to_path_buf(), text, is_stale })
}

/// What the first line of a generated file names.
fn entry_of(output: &Path, text: &str) -> Option<PathBuf> {
    let first = text.lines().next().filter(|_| is_generated(text))?;
    let name = first.strip_prefix("# Generated by tsnix from ")?.strip_suffix(". Edit that file instead.")?;
    let entry = normalized(&output.parent()?.join(name));
    entry.is_file().then_some(entry)
}

/// What is mapped at a place: the last that begins at or before it in that line, else the first behind it.
fn token_at(map: &SourceMap, line: u32, column: u32) -> Option<sourcemap::Token<'_>> {
    if let Some(token) = map.lookup_token(line, column).filter(|it| it.get_dst_line() == line) {
        return Some(token);
    }
    map.tokens().find(|it| it.get_dst_line() == line)
}

/// A column in bytes as one in UTF-16 units, both from 0.
fn utf16_column(line: &str, bytes: usize) -> u32 {
    let before = line.char_indices().take_while(|it| it.0 < bytes);
    before.map(|it| it.1.len_utf16() as u32).sum()
}

/// A column in UTF-16 units as one in characters, both from 0.
fn characters(line: &str, units: u32) -> usize {
    let mut passed = 0;
    let is_before = |it: &char| {
        passed += it.len_utf16() as u32;
        passed <= units
    };
    line.chars().take_while(is_before).count()
}

/// A path without `.` and `..`.
fn normalized(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                found.pop();
            }
            Component::CurDir => {}
            other => found.push(other),
        }
    }
    found
}

impl SourcePlace {
    /// `flake.ts:8:15`
    pub(super) fn name(&self, current: &Path) -> String {
        format!("{}:{}:{}", display_path(&self.file, current), self.line, self.column)
    }
}
