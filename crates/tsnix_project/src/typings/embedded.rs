//! The embedded declarations as parts that are parsed when a program names them.
//!
//! The tables are made when tsnix is built: see `build/`.

use std::path::PathBuf;

use tsnix_check::module_graph::{Declarations, Part, nearest_name};
use tsnix_check::names::Meaning;

use super::{EMBEDDED, PREFIX};

// PARTS: the interface to put around (its number in INTERFACES; an empty one: none) and the range of its SLICES, which
// are files' numbers with start and end.
// HERITAGE: interface, `extends ...` and the file that says so.
// GLOBALS: name, meaning, parts. MODULES: specifier, parts. COVERED: interface and the range of its MEMBERS, which are
// the place and the length of a name in NAMES, and the part. References are few: each has to be put right when the program
// starts.
include!(concat!(env!("OUT_DIR"), "/parts.rs"));

/// The embedded declarations.
#[derive(Clone, Copy, Debug, Default)]
pub struct Embedded {
    /// Leaves out the packages by name: generated typings stand for them.
    pub without_packages: bool,
}

/// Whether a file is one of those that generated typings replace.
pub fn is_replaced(path: &str) -> bool {
    path == "nixpkgs/packages.d.ts" || path.starts_with("nixpkgs/packages/") || path.starts_with("options/")
}

impl Embedded {
    /// The slices of a part that are not replaced.
    fn slices(self, part: u32) -> impl Iterator<Item = (&'static str, &'static str, u32)> {
        let slices = PARTS.get(part as usize).and_then(|(_, from, to)| SLICES.get(range(*from, *to)));
        let slices = slices.unwrap_or_default();
        slices.iter().filter_map(move |(file, start, end)| {
            let (path, text) = EMBEDDED.get(usize::from(*file))?;
            let is_gone = self.without_packages && is_replaced(path);
            let slice = text.get(*start as usize..*end as usize).filter(|_| !is_gone)?;
            Some((*path, slice, *start))
        })
    }

    fn is_there(self, part: u32) -> bool {
        self.slices(part).next().is_some()
    }

    fn members(self, interface: &str) -> impl Iterator<Item = (&'static str, u32)> {
        let there = move |(_, part): &(&str, u32)| self.is_there(*part);
        listed(interface).iter().map(named).filter(there)
    }
}

/// The members of an interface that is taken apart, by name.
fn listed(interface: &str) -> &'static [(u32, u16, u32)] {
    let members =
        found(COVERED, interface, |it| it.0).and_then(|(_, from, to)| MEMBERS.get(range(*from, *to)));
    members.unwrap_or_default()
}

/// Name and part of a member.
fn named((at, length, part): &(u32, u16, u32)) -> (&'static str, u32) {
    (NAMES.get(range(*at, *at + u32::from(*length))).unwrap_or(""), *part)
}

fn range(from: u32, to: u32) -> std::ops::Range<usize> {
    from as usize..to as usize
}

fn found<T>(sorted: &'static [T], name: &str, key: impl Fn(&T) -> &str) -> Option<&'static T> {
    sorted.binary_search_by(|it| key(it).as_bytes().cmp(name.as_bytes())).ok().and_then(|at| sorted.get(at))
}

impl Declarations for Embedded {
    fn part_count(&self) -> u32 {
        PARTS.len() as u32
    }

    fn part(&self, part: u32) -> Part {
        let interface = PARTS.get(part as usize).and_then(|it| INTERFACES.get(usize::from(it.0)));
        let interface: &str = interface.copied().unwrap_or("");
        let slices: Vec<_> = self.slices(part).collect();
        let (path, start) = slices.first().map_or(("", 0), |(path, _, start)| (*path, *start));
        let path = PathBuf::from(format!("{PREFIX}{path}"));
        if interface.is_empty() {
            let text = slices.first().map_or("", |(_, text, _)| text).to_owned();
            return Part { path, text, offset: i64::from(start) };
        }
        // The members of an interface, put into one again.
        let is_rest = found(GLOBALS, interface, |it| it.0).is_some_and(|it| it.2.contains(&part));
        let heritage = HERITAGE.iter().filter(|(name, ..)| is_rest && *name == interface);
        let bases: Vec<&str> = heritage.filter_map(|(_, bases, _)| bases.strip_prefix("extends")).collect();
        let bases = if bases.is_empty() { String::new() } else { format!("extends{} ", bases.join(",")) };
        let head = format!("interface {interface} {bases}{{ ");
        let offset = i64::from(start) - head.len() as i64;
        let members: Vec<&str> = slices.iter().map(|(_, text, _)| *text).collect();
        Part { path, text: format!("{head}{}\n}}", members.join("\n")), offset }
    }

    fn global(&self, name: &str) -> Vec<u32> {
        let parts = found(GLOBALS, name, |it| it.0).map_or(&[][..], |it| it.2);
        // The rest of an interface that is covered may have nothing in it.
        let is_covered = self.covers(name);
        parts.iter().copied().filter(|part| is_covered || self.is_there(*part)).collect()
    }

    fn global_names(&self) -> Vec<(tsnix_syntax::hir::Name, Meaning)> {
        let there = GLOBALS.iter().filter(|(name, ..)| !self.global(name).is_empty());
        there.map(|(name, meaning, _)| ((*name).into(), Meaning::from_bits(*meaning))).collect()
    }

    fn module(&self, specifier: &str) -> Vec<u32> {
        let parts = found(MODULES, specifier, |it| it.0).map_or(&[][..], |it| it.1);
        parts.iter().copied().filter(|part| self.is_there(*part)).collect()
    }

    fn modules(&self) -> Vec<tsnix_syntax::hir::Name> {
        MODULES.iter().map(|(name, _)| (*name).into()).collect()
    }

    fn covers(&self, interface: &str) -> bool {
        found(COVERED, interface, |it| it.0).is_some()
    }

    fn member(&self, interface: &str, name: &str) -> Option<u32> {
        let (_, part) = found(listed(interface), name, |it| named(it).0).map(named)?;
        self.is_there(part).then_some(part)
    }

    fn near(&self, interface: &str, name: &str) -> Option<(tsnix_syntax::hir::Name, u32)> {
        nearest_name(name, self.members(interface).map(|(name, _)| name))
    }

    fn member_count(&self, interface: &str) -> usize {
        self.members(interface).count()
    }

    fn member_names(&self, interface: &str) -> Vec<tsnix_syntax::hir::Name> {
        self.members(interface).map(|(name, _)| name.into()).collect()
    }
}
