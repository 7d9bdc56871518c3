//! Declarations that are parsed and bound only when a program names them.
//!
//! A declaration file is known in parts: a statement at its top, or, of an interface with very many members, one
//! member. What declares which name is known beforehand (of the embedded files since tsnix was built, of a package
//! set by its index); a part becomes a module of its own when one of its names is asked for, once for all checks.
//! So a program pays for the declarations that it uses, whatever there are.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use tsnix_source::{FIRST_VIRTUAL, FileId, SourceFile, VirtualFiles};
use tsnix_syntax::hir::Name;
use tsnix_syntax::{FileKind, parse};

use super::ModuleNode;
use crate::names::{Meaning, bind};

/// Where parts of declarations come from. All names are global ones; parts are numbered from 0.
pub trait Declarations: Send + Sync {
    /// Number of parts.
    fn part_count(&self) -> u32;

    /// The text of a part.
    fn part(&self, part: u32) -> Part;

    /// The parts that declare a global name, in order. Of an interface that is covered: a declaration of it
    /// without the members that are looked up.
    fn global(&self, name: &str) -> Vec<u32>;

    /// All global names with what they may stand for, for help and completion.
    fn global_names(&self) -> Vec<(Name, Meaning)>;

    /// The parts with `declare module "specifier"`, in order; the specifier may hold a `*`.
    fn module(&self, specifier: &str) -> Vec<u32>;

    /// The specifiers of all of them.
    fn modules(&self) -> Vec<Name>;

    /// Whether members of a global interface are looked up one by one.
    fn covers(&self, interface: &str) -> bool;

    /// The part with an interface whose members are the declarations of the member `name`; its own name, and the
    /// names of the members, do not matter.
    fn member(&self, interface: &str, name: &str) -> Option<u32>;

    /// The name of a member that is nearest to a wrong one by TypeScript's rule, with the distance in tenths.
    fn near(&self, interface: &str, name: &str) -> Option<(Name, u32)>;

    /// How many names of members there are.
    fn member_count(&self, interface: &str) -> usize;

    /// All names of members, for the few questions that are about all of them.
    fn member_names(&self, interface: &str) -> Vec<Name>;

    /// Names of members that fit what somebody has typed so far, the best first, at most `limit`.
    fn search(&self, interface: &str, typed: &str, limit: usize) -> Vec<Name> {
        let wanted = typed.to_ascii_lowercase();
        let fit = |name: &Name| {
            let lower = name.to_ascii_lowercase();
            let mut letters = lower.chars();
            let has_letters = wanted.chars().all(|wanted| letters.any(|it| it == wanted));
            let rank = u8::from(!lower.starts_with(&wanted)) + u8::from(!lower.contains(&wanted));
            has_letters.then_some((rank, name.len()))
        };
        let names = self.member_names(interface).into_iter();
        let mut found: Vec<_> = names.filter_map(|name| Some((fit(&name)?, name))).collect();
        found.sort_by_key(|it| it.0);
        found.truncate(limit);
        found.into_iter().map(|(_, name)| name).collect()
    }

    /// What is known about a member besides its type.
    fn about(&self, _interface: &str, _name: &str) -> Option<About> {
        None
    }

    /// What a list shows of a member: its version, marks, what it stands for and why it should not be used. The rest
    /// is empty.
    fn listed(&self, interface: &str, name: &str) -> Option<About> {
        self.about(interface, name)
    }

    /// What is known about an option of a module system, by its names from the top; `*` stands for any name of an
    /// `attrsOf`, `[]` for any element of a list.
    fn option(&self, _system: &str, _path: &[&str]) -> Option<About> {
        None
    }
}

/// What is known about a package besides its type. Texts are empty where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The version; of an option, its type.
    pub version: String,
    /// One line.
    pub description: String,
    /// The homepage.
    pub homepage: String,
    /// SPDX identifiers.
    pub license: String,
    /// The program that `nix run` starts.
    pub main_program: String,
    /// The file and line in the tree of nixpkgs.
    pub position: String,
    /// Further documentation, Markdown.
    pub doc: String,
    /// The outputs; empty for `out` alone.
    pub outputs: Vec<String>,
    /// Why it should not be used; empty where it may be.
    pub deprecated: String,
    /// What an alias stands for.
    pub target: String,
    /// Broken, insecure, unfree.
    pub marks: String,
}

/// A part of a declaration file.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The file that has it.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What is added to an offset in `text` to get the one in the file.
    pub offset: i64,
}

/// The declarations of a program that are read on demand. Shared by all checks of a session.
#[derive(Default)]
pub struct Libraries {
    sources: Vec<Source>,
    modules: OnceLock<Vec<Name>>,
}

struct Source {
    declarations: Arc<dyn Declarations>,
    /// The number of its first part among all.
    first: u32,
    parts: Box<[OnceLock<LoadedPart>]>,
}

struct LoadedPart {
    file: SourceFile,
    offset: i64,
    node: ModuleNode,
}

impl fmt::Debug for Libraries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Libraries").field("sources", &self.sources.len()).finish_non_exhaustive()
    }
}

impl Libraries {
    /// Declarations of several sources; those of earlier ones come first where names are merged.
    pub fn new(sources: Vec<Arc<dyn Declarations>>) -> Self {
        let mut first = 0;
        let sources = sources
            .into_iter()
            .map(|declarations| {
                let count = declarations.part_count();
                let parts = (0..count).map(|_| OnceLock::new()).collect();
                let source = Source { declarations, first, parts };
                first += count;
                source
            })
            .collect();
        Self { sources, modules: OnceLock::new() }
    }

    /// The module of a part, parsed now if it was not before.
    pub(crate) fn module(&self, file: FileId) -> Option<&ModuleNode> {
        self.loaded(file).map(|part| &part.node)
    }

    /// The file that has a part, and what is added to an offset in the part to get the one in the file.
    pub fn origin(&self, file: FileId) -> Option<(&std::path::Path, i64)> {
        self.loaded(file).map(|part| (part.file.path(), part.offset))
    }

    fn loaded(&self, file: FileId) -> Option<&LoadedPart> {
        let at = file.0.checked_sub(FIRST_VIRTUAL)?;
        let source = self.sources.iter().rfind(|source| source.first <= at)?;
        let number = at - source.first;
        let part = source.parts.get(number as usize)?;
        Some(part.get_or_init(|| load(file, source.declarations.part(number))))
    }

    /// Number of parts that were parsed so far: what laziness is measured by.
    pub fn loaded_count(&self) -> usize {
        let parts = self.sources.iter().flat_map(|source| source.parts.iter());
        parts.filter(|part| part.get().is_some()).count()
    }

    fn files(&self, parts: impl Fn(&dyn Declarations) -> Vec<u32>) -> Vec<FileId> {
        let of = |source: &Source| -> Vec<FileId> {
            let first = FIRST_VIRTUAL + source.first;
            parts(source.declarations.as_ref()).into_iter().map(|part| FileId(first + part)).collect()
        };
        self.sources.iter().flat_map(of).collect()
    }

    /// The parts that declare a global name.
    pub(crate) fn global(&self, name: &str) -> Vec<FileId> {
        self.files(|source| source.global(name))
    }

    /// The parts that declare an ambient module.
    pub(crate) fn ambient(&self, specifier: &str) -> Vec<FileId> {
        self.files(|source| source.module(specifier))
    }

    /// The specifiers of ambient modules, patterns with `*` included.
    pub(crate) fn ambient_names(&self) -> &[Name] {
        let collect = || self.sources.iter().flat_map(|source| source.declarations.modules()).collect();
        self.modules.get_or_init(collect)
    }

    /// All global names with one of the meanings.
    pub(crate) fn global_names(&self, meaning: Meaning) -> impl Iterator<Item = Name> {
        let names = self.sources.iter().flat_map(|source| source.declarations.global_names());
        names.filter(move |(_, it)| it.intersects(meaning)).map(|(name, _)| name)
    }

    /// Whether members of a global interface are looked up one by one.
    pub(crate) fn covers(&self, interface: &str) -> bool {
        self.sources.iter().any(|source| source.declarations.covers(interface))
    }

    /// The part that declares a member of such an interface.
    pub(crate) fn member(&self, interface: &str, name: &str) -> Option<FileId> {
        self.sources.iter().find_map(|source| {
            let part = source.declarations.member(interface, name)?;
            Some(FileId(FIRST_VIRTUAL + source.first + part))
        })
    }

    /// How many members such an interface has.
    pub(crate) fn member_count(&self, interface: &str) -> usize {
        self.sources.iter().map(|source| source.declarations.member_count(interface)).sum()
    }

    /// The names of the members of such an interface, in the order of the sources.
    pub(crate) fn member_names(&self, interface: &str) -> Vec<Name> {
        self.sources.iter().flat_map(|source| source.declarations.member_names(interface)).collect()
    }

    /// The names of members that fit what somebody has typed so far, the best of each source first.
    pub(crate) fn search(&self, interface: &str, typed: &str, limit: usize) -> Vec<Name> {
        self.sources.iter().flat_map(|source| source.declarations.search(interface, typed, limit)).collect()
    }

    /// What is known about a member besides its type.
    pub fn about(&self, interface: &str, name: &str) -> Option<About> {
        self.sources.iter().find_map(|source| source.declarations.about(interface, name))
    }

    /// What is known about an option of a module system.
    pub fn option(&self, system: &str, path: &[&str]) -> Option<About> {
        self.sources.iter().find_map(|source| source.declarations.option(system, path))
    }

    /// What a list shows of a member.
    pub fn listed(&self, interface: &str, name: &str) -> Option<About> {
        self.sources.iter().find_map(|source| source.declarations.listed(interface, name))
    }

    /// The name of a member that is nearest to a wrong one.
    pub(crate) fn near(&self, interface: &str, name: &str) -> Option<(Name, u32)> {
        let found = self.sources.iter().filter_map(|source| source.declarations.near(interface, name));
        // The first of equals: `min_by_key` gives it.
        found.min_by_key(|(_, distance)| *distance)
    }
}

impl VirtualFiles for Libraries {
    fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.loaded(id).map(|part| &part.file)
    }
}

/// The name that is nearest to a wrong one by TypeScript's rule, with the distance in tenths; the first of equals.
pub fn nearest_name<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<(Name, u32)> {
    let near = crate::report::near_name(wanted, names)?;
    // Rounded: the tenths are added up as fractions.
    let distance = (crate::report::name_distance(wanted, near) * 10.0).round() as u32;
    Some((near.into(), distance))
}

fn load(file: FileId, part: Part) -> LoadedPart {
    let source = SourceFile::new(part.path, part.text);
    let parsed = parse(file, source.text(), FileKind::Declaration);
    let bindings = Arc::new(bind(&parsed.module));
    let imports = std::collections::BTreeMap::new();
    let node = ModuleNode { hir: Arc::new(parsed.module), bindings, is_library: true, imports };
    LoadedPart { file: source, offset: part.offset, node }
}
