//! The package index of a project as declarations that are looked up.
//!
//! A name of a package set is one text of many that are alike: `readonly _: Derivation` stands for nearly all. So a
//! program with a hundred packages parses a handful of texts.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tsnix_check::module_graph::{About, Declarations, Part};
use tsnix_check::names::Meaning;
use tsnix_source::FileSystem;
use tsnix_syntax::hir::Name;
use tsnix_typings::index::{Damaged, Index, Set, Summary, TextId, option_name, options_of};

/// The name of the file in the folder of typings.
pub const INDEX_FILE: &str = "packages.index";

/// The open index of a project.
#[derive(Debug)]
pub struct Indexed {
    index: Arc<Index>,
    folder: PathBuf,
    texts: u32,
    sets: u32,
    is_damaged: AtomicBool,
}

impl Indexed {
    /// The index in a folder of typings; `None` where there is none.
    ///
    /// # Errors
    /// As a sentence: why a file that is there is not used.
    pub fn open(fs: &dyn FileSystem, folder: &Path) -> Option<Result<Self, String>> {
        let path = folder.join(INDEX_FILE);
        if !fs.is_file(&path) {
            return None;
        }
        Some(Self::open_file(fs, &path, folder))
    }

    fn open_file(fs: &dyn FileSystem, path: &Path, folder: &Path) -> Result<Self, String> {
        let bytes = fs.map(path).map_err(|error| error.to_string())?;
        let index = Index::open(bytes).map_err(|error| error.to_string())?;
        let info = index.info().map_err(|error| error.to_string())?;
        let (texts, sets) = (info.texts, info.sets);
        let folder = folder.to_path_buf();
        Ok(Self { index: Arc::new(index), folder, texts, sets, is_damaged: AtomicBool::new(false) })
    }

    /// The index itself, for search and for what is said about a name.
    pub fn index(&self) -> &Arc<Index> {
        &self.index
    }

    /// Whether something that was asked could not be answered because the file is damaged.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged.load(Ordering::Relaxed)
    }

    /// The answer, or the default where the file is damaged, which is noted.
    fn noted<T: Default>(&self, answer: Result<T, Damaged>) -> T {
        answer.unwrap_or_else(|Damaged| {
            self.is_damaged.store(true, Ordering::Relaxed);
            T::default()
        })
    }

    fn set(&self, interface: &str) -> Option<Set<'_>> {
        self.noted(self.index.set(interface)).filter(Set::is_interface)
    }
}

impl Declarations for Indexed {
    // The texts, then for each set a declaration with what is no name.
    fn part_count(&self) -> u32 {
        self.texts.saturating_add(self.sets)
    }

    fn part(&self, part: u32) -> Part {
        if let Some(set) = part.checked_sub(self.texts) {
            let Some(set) = self.noted(self.index.set_at(set).map(Some)) else { return Part::default() };
            let rest = set.rest.map(|rest| self.noted(self.index.text(rest)).text).unwrap_or_default();
            let text = format!("interface {} {{ {rest} }}", set.interface);
            return Part { path: self.folder.join(INDEX_FILE), text, offset: 0 };
        }
        let text = self.noted(self.index.text(TextId(part)));
        if text.file.is_empty() {
            let text = format!("interface _ {{ {} }}", text.text);
            return Part { path: self.folder.join(INDEX_FILE), text, offset: 0 };
        }
        Part { path: self.folder.join(text.file), text: text.text, offset: i64::from(text.offset) }
    }

    fn global(&self, name: &str) -> Vec<u32> {
        let mut parts: Vec<u32> =
            self.noted(self.index.declarations(name).map(Some)).into_iter().flatten().collect();
        parts.extend(self.set(name).map(|set| self.texts + set.number));
        parts
    }

    fn global_names(&self) -> Vec<(Name, Meaning)> {
        let declared = self.noted(self.index.declared_names());
        let named = declared.into_iter().filter(|(name, _)| !name.starts_with('"'));
        let mut names: Vec<_> =
            named.map(|(name, meaning)| (name.into(), Meaning::from_bits(meaning))).collect();
        let sets = self.noted(self.index.sets());
        let sets = sets.iter().filter(|set| set.is_interface());
        names.extend(sets.map(|set| (set.interface.into(), Meaning::TYPE)));
        names
    }

    fn module(&self, specifier: &str) -> Vec<u32> {
        let name = format!("\"{specifier}\"");
        self.noted(self.index.declarations(&name).map(Some)).into_iter().flatten().collect()
    }

    fn modules(&self) -> Vec<Name> {
        let names = self.noted(self.index.declared_names_from("\""));
        names.iter().filter_map(|(name, _)| Some(name.strip_prefix('"')?.strip_suffix('"')?.into())).collect()
    }

    fn covers(&self, interface: &str) -> bool {
        self.set(interface).is_some()
    }

    fn member(&self, interface: &str, name: &str) -> Option<u32> {
        let set = self.set(interface)?;
        self.noted(self.index.entry(&set, name))?.member.map(|text| text.0)
    }

    fn near(&self, interface: &str, name: &str) -> Option<(Name, u32)> {
        let set = self.set(interface)?;
        let (name, distance) = self.noted(self.index.near(&set, name))?;
        Some((name.into(), distance))
    }

    fn member_count(&self, interface: &str) -> usize {
        self.set(interface).map_or(0, |set| set.count as usize)
    }

    fn member_names(&self, interface: &str) -> Vec<Name> {
        let Some(set) = self.set(interface) else { return Vec::new() };
        let all = self.noted(self.index.summaries(set.first, set.count));
        all.iter().filter(|it| it.member.is_some()).map(|it| it.name.into()).collect()
    }

    fn search(&self, interface: &str, typed: &str, limit: usize) -> Vec<Name> {
        let Some(set) = self.set(interface) else { return Vec::new() };
        let hits = self.noted(self.index.search(&set, typed, limit));
        hits.into_iter().map(|hit| hit.name.into()).collect()
    }

    fn listed(&self, interface: &str, name: &str) -> Option<About> {
        let set = self.set(interface)?;
        Some(shown(&self.noted(self.index.entry(&set, name))?))
    }

    fn about(&self, interface: &str, name: &str) -> Option<About> {
        let set = self.set(interface)?;
        self.details(&self.noted(self.index.entry(&set, name))?)
    }

    fn option(&self, system: &str, path: &[&str]) -> Option<About> {
        let set = self.noted(self.index.set(&options_of(system)))?;
        self.details(&self.noted(self.index.entry(&set, &option_name(path)))?)
    }
}

impl Indexed {
    /// All that is known about an entry.
    fn details(&self, summary: &Summary<'_>) -> Option<About> {
        let details = self.noted(self.index.details(summary.number));
        Some(About {
            description: details.description,
            homepage: details.homepage,
            license: details.license,
            main_program: details.main_program,
            position: details.position,
            doc: details.doc,
            outputs: details.outputs,
            ..shown(summary)
        })
    }
}

/// What a list shows.
fn shown(summary: &Summary<'_>) -> About {
    About {
        version: summary.version.to_owned(),
        deprecated: summary.deprecated.to_owned(),
        target: summary.target.to_owned(),
        marks: summary.marks.to_owned(),
        ..About::default()
    }
}
