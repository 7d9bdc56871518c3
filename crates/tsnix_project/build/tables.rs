//! The tables of parts as Rust source.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::split::{Kind, split};

/// Interfaces of this size are taken apart by members: a program names few of them. In bytes.
const BIG: usize = 4_000;

/// File, start and end.
type Slice = (usize, usize, usize);

/// Source with the statics `PARTS`, `GLOBALS`, `MODULES` and `COVERED`; see `typings/embedded.rs`.
pub(crate) fn tables(files: &[(String, String)]) -> Result<String, String> {
    let mut statements = Vec::new();
    for (at, (name, text)) in files.iter().enumerate() {
        let found = split(text).map_err(|error| format!("{name}: {error}"))?;
        statements.extend(found.into_iter().map(|statement| (at, statement)));
    }
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for (file, statement) in &statements {
        match &statement.kind {
            // The checker itself looks into the interfaces of `lib.d.ts`. One with optional members is what functions
            // take: it is compared with what is given as a whole.
            Kind::Interface(it) if it.is_plain && files[*file].0 != "lib.d.ts" => {
                *sizes.entry(&it.name).or_default() += statement.end - statement.start;
            }
            Kind::Interface(it) => _ = others.insert(&it.name),
            _ => {}
        }
    }
    let big: BTreeSet<&str> = sizes
        .into_iter()
        .filter(|(name, size)| *size >= BIG && !others.contains(name))
        .map(|(name, _)| name)
        .collect();

    let mut tables = Tables::default();
    for (file, statement) in &statements {
        let whole = (*file, statement.start, statement.end);
        match &statement.kind {
            Kind::Interface(it) if big.contains(it.name.as_str()) => {
                let (rest, members) = tables.covered.entry(&it.name).or_default();
                // Where there is a base, the declaration stands as a whole with what is no name.
                if !it.heritage.is_empty() {
                    tables.heritage.push((&it.name, it.heritage.clone(), *file));
                }
                for member in &it.members {
                    let slice = (*file, member.start, member.end);
                    match &member.name {
                        Some(name) => members.entry(name).or_default().push(slice),
                        None => rest.push(slice),
                    }
                }
            }
            Kind::Interface(it) => tables.global(&it.name, 2, whole),
            Kind::Other(name, meaning) => tables.global(name, *meaning, whole),
            Kind::Module(name) => {
                let part = tables.part("", vec![whole]);
                tables.modules.entry(name).or_default().push(part);
            }
        }
    }
    Ok(tables.source())
}

/// What is no name, and the rest by name.
type Members<'a> = (Vec<Slice>, BTreeMap<&'a str, Vec<Slice>>);

#[derive(Default)]
struct Tables<'a> {
    parts: Vec<(&'a str, Vec<Slice>)>,
    globals: BTreeMap<&'a str, (u8, Vec<usize>)>,
    modules: BTreeMap<&'a str, Vec<usize>>,
    /// Interface, its bases, the file that says so.
    heritage: Vec<(&'a str, String, usize)>,
    covered: BTreeMap<&'a str, Members<'a>>,
}

impl<'a> Tables<'a> {
    fn part(&mut self, interface: &'a str, slices: Vec<Slice>) -> usize {
        self.parts.push((interface, slices));
        self.parts.len() - 1
    }

    fn global(&mut self, name: &'a str, meaning: u8, slice: Slice) {
        let part = self.part("", vec![slice]);
        let entry = self.globals.entry(name).or_default();
        entry.0 |= meaning;
        entry.1.push(part);
    }

    fn source(mut self) -> String {
        // Numbers, not references: those have to be put right each time that the program starts.
        let mut covered = String::new();
        let (mut listed, mut names) = (Vec::new(), String::new());
        for (interface, (rest, members)) in std::mem::take(&mut self.covered) {
            let rest = self.part(interface, rest);
            let entry = self.globals.entry(interface).or_default();
            entry.0 |= 2;
            entry.1.push(rest);
            let from = listed.len();
            for (name, slices) in members {
                let part = self.part(interface, slices);
                listed.push((names.len(), name.len(), part));
                names.push_str(name);
            }
            // Writing to a string can't fail.
            let _ = writeln!(covered, "({interface:?}, {from}, {}),", listed.len());
        }
        let interfaces: BTreeSet<&str> = self.parts.iter().map(|(interface, _)| *interface).collect();
        let interfaces: Vec<&str> = interfaces.into_iter().collect();
        let mut slices: Vec<Slice> = Vec::new();
        let mut source = String::from("pub(super) static PARTS: &[(u16, u32, u32)] = &[\n");
        for (interface, own) in &self.parts {
            let number = interfaces.binary_search(interface).unwrap_or_default();
            let from = slices.len();
            slices.extend(own);
            let _ = writeln!(source, "({number}, {from}, {}),", slices.len());
        }
        let _ = writeln!(source, "];\npub(super) static INTERFACES: &[&str] = &{interfaces:?};");
        let _ = writeln!(source, "pub(super) static SLICES: &[(u16, u32, u32)] = &{slices:?};");
        let _ = writeln!(source, "pub(super) static NAMES: &str = {names:?};");
        let _ = writeln!(source, "pub(super) static MEMBERS: &[(u32, u16, u32)] = &{listed:?};");
        source.push_str("pub(super) static GLOBALS: &[(&str, u8, &[u32])] = &[\n");
        for (name, (meaning, parts)) in &self.globals {
            let _ = writeln!(source, "({name:?}, {meaning}, &{parts:?}),");
        }
        source.push_str("];\npub(super) static HERITAGE: &[(&str, &str, u16)] = &[\n");
        for heritage in &self.heritage {
            let _ = writeln!(source, "{heritage:?},");
        }
        source.push_str("];\npub(super) static MODULES: &[(&str, &[u32])] = &[\n");
        for (name, parts) in &self.modules {
            let _ = writeln!(source, "({name:?}, &{parts:?}),");
        }
        let _ = write!(source, "];\npub(super) static COVERED: &[(&str, u32, u32)] = &[\n{covered}];\n");
        source
    }
}
