//! Writing the index. The order of calls does not show in the bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use fst::MapBuilder;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSlice;
use rustc_hash::FxHashMap as HashMap;

use super::format::*;
use super::input::{Declaration, Entry, EntryKind, OptionEntry, SetId, SetInput};
use super::names::{SHARED, prefix};
use super::words::words;

/// Why an index can't be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A name is given twice in one set.
    Twice(String),
    /// A name, or an interface, has a NUL in it or is empty.
    Name(String),
    /// A text is longer than an index can hold; its start.
    TooLong(String),
    /// More names or texts than can be counted.
    TooMany,
    /// What packing said.
    Packing(String),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice(name) => write!(f, "`{name}` is given twice in one set"),
            Self::Name(name) => write!(f, "{name:?} can't be a name"),
            Self::TooLong(start) => write!(f, "the text that starts with {start:?} is too long"),
            Self::TooMany => write!(f, "there are more names than an index can hold"),
            Self::Packing(error) => write!(f, "packing failed: {error}"),
        }
    }
}

impl std::error::Error for WriteError {}

/// Collects what an index is written from.
#[derive(Debug, Default)]
pub struct IndexBuilder<'a> {
    revision: &'a str,
    sets: Vec<Set<'a>>,
    by_interface: HashMap<String, u32>,
    declarations: BTreeMap<&'a str, Vec<Declaration<'a>>>,
}

#[derive(Debug)]
struct Set<'a> {
    interface: String,
    path: String,
    rest: &'a str,
    entries: Vec<Written<'a>>,
}

/// An entry, or an option as one.
#[derive(Debug)]
struct Written<'a> {
    name: Cow<'a, str>,
    kind: u8,
    member: &'a str,
    version: &'a str,
    deprecated: &'a str,
    target: &'a str,
    marks: &'a str,
    details: [&'a str; 6],
    outputs: Vec<&'a str>,
}

impl<'a> IndexBuilder<'a> {
    /// An index of what `revision` names: a free text.
    pub fn new(revision: &'a str) -> Self {
        Self { revision, ..Self::default() }
    }

    /// Adds a set. Of an interface that is known already, gives its number.
    pub fn set(&mut self, set: SetInput<'a>) -> SetId {
        self.named_set(set.interface.to_owned(), set.path.join("."), set.rest)
    }

    fn named_set(&mut self, interface: String, path: String, rest: &'a str) -> SetId {
        if let Some(known) = self.by_interface.get(&interface) {
            return SetId(*known);
        }
        let id = self.sets.len() as u32;
        self.by_interface.insert(interface.clone(), id);
        self.sets.push(Set { interface, path, rest, entries: Vec::new() });
        SetId(id)
    }

    /// Makes room for as many names in a set.
    pub fn reserve(&mut self, set: SetId, names: usize) {
        if let Some(set) = self.sets.get_mut(set.0 as usize) {
            set.entries.reserve(names);
        }
    }

    /// Adds a name to a set.
    pub fn entry(&mut self, set: SetId, entry: &Entry<'a>) {
        let written = Written {
            name: entry.name.into(),
            kind: entry.kind as u8,
            member: entry.member,
            version: entry.version,
            deprecated: entry.deprecated,
            target: entry.target,
            marks: entry.marks,
            details: [
                entry.description,
                entry.homepage,
                entry.license,
                entry.main_program,
                entry.position,
                entry.doc,
            ],
            outputs: entry.outputs.clone(),
        };
        if let Some(set) = self.sets.get_mut(set.0 as usize) {
            set.entries.push(written);
        }
    }

    /// Adds an option.
    pub fn option(&mut self, option: &OptionEntry<'a>) {
        let set = options_of(option.system);
        let set = self.named_set(set.clone(), set, "");
        let written = Written {
            name: option_name(&option.path).into(),
            kind: EntryKind::Option as u8,
            member: "",
            version: option.type_text,
            deprecated: "",
            target: "",
            marks: if option.is_read_only { "read-only" } else { "" },
            details: [option.description, option.default, option.example, "", option.position, ""],
            outputs: option.others.clone(),
        };
        if let Some(set) = self.sets.get_mut(set.0 as usize) {
            set.entries.push(written);
        }
    }

    /// Adds where the member of an interface is written, of which nothing else is kept here: it is declared by hand.
    /// Of several for one member the first counts.
    pub fn place(&mut self, interface: &str, member: &str, place: &'a str) {
        self.listed(PLACES, place_name(interface, member), place);
    }

    /// Adds the folder that the places of a kind are below.
    pub fn tree(&mut self, kind: &str, folder: &'a str) {
        self.listed(TREES, kind.to_owned(), folder);
    }

    fn listed(&mut self, list: &str, name: String, position: &'a str) {
        let set = self.named_set(list.to_owned(), list.to_owned(), "");
        let Some(set) = self.sets.get_mut(set.0 as usize) else { return };
        set.entries.push(Written {
            name: name.into(),
            kind: EntryKind::Value as u8,
            member: "",
            version: "",
            deprecated: "",
            target: "",
            marks: "",
            details: ["", "", "", "", position, ""],
            outputs: Vec::new(),
        });
    }

    /// Adds a declaration. Those of one name stay in the order in which they are given.
    pub fn declaration(&mut self, declaration: &Declaration<'a>) {
        self.declarations.entry(declaration.name).or_default().push(declaration.clone());
    }

    /// The bytes of the index.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        // The sets by place, not by the order in which they came.
        self.sets.sort_by(|a, b| (&a.path, &a.interface).cmp(&(&b.path, &b.interface)));
        for set in &mut self.sets {
            set.entries.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
            if set.interface == PLACES {
                set.entries.dedup_by(|later, first| later.name == first.name);
            }
        }
        self.validate()?;
        let texts = Texts::of(&self)?;
        let entries: Vec<&Written<'_>> = self.sets.iter().flat_map(|set| &set.entries).collect();
        let ((names, (words, postings)), (summaries, details)) = rayon::join(
            || rayon::join(|| name_maps(&self.sets), || word_lists(&self.sets)),
            || {
                let pack = |packer: &mut Packer, block: &[&Written<'_>]| {
                    (summary_block(block, &texts), detail_block(packer, block))
                };
                let blocks: Vec<_> =
                    entries.par_chunks(BLOCK_ENTRIES as usize).map_init(Packer::default, pack).collect();
                let (summaries, details): (Vec<_>, Vec<_>) = blocks.into_iter().unzip();
                (summaries, details.into_iter().collect::<Result<Vec<_>, _>>())
            },
        );
        let (names, details) = (names?, details?);
        let summaries =
            summaries.into_iter().map(|raw| Block { unpacked: 0, bytes: raw }).collect::<Vec<_>>();
        let (summary_table, summaries) = laid_out(&summaries);
        let (detail_table, details) = laid_out(&details);
        let (text_table, text_bytes) = laid_out(&texts.blocks()?);
        let (sets, set_names) = self.set_table(&names, &texts)?;
        let mut info = Vec::new();
        put_text(&mut info, self.revision);
        put_number(&mut info, self.sets.len() as u64);
        put_number(&mut info, entries.len() as u64);
        put_number(&mut info, texts.all.len() as u64);
        Ok(assembled([
            info,
            sets,
            set_names,
            names.bytes,
            summary_table,
            summaries,
            detail_table,
            details,
            text_table,
            text_bytes,
            texts.globals,
            words?,
            postings,
        ]))
    }

    fn validate(&self) -> Result<(), WriteError> {
        let count: usize = self.sets.iter().map(|set| set.entries.len()).sum();
        if count >= NONE as usize || self.sets.len() >= NONE as usize {
            return Err(WriteError::TooMany);
        }
        for set in &self.sets {
            valid_name(&set.interface)?;
            valid_text(set.rest)?;
            for entry in &set.entries {
                valid_name(&entry.name)?;
                let texts = [entry.member, entry.version, entry.deprecated, entry.target, entry.marks];
                for text in texts.iter().chain(&entry.details).chain(&entry.outputs) {
                    valid_text(text)?;
                }
            }
            if let Some(pair) = set.entries.windows(2).find(|pair| pair[0].name == pair[1].name) {
                return Err(WriteError::Twice(pair[0].name.to_string()));
            }
        }
        for (name, declarations) in &self.declarations {
            valid_name(name)?;
            for declaration in declarations {
                valid_text(declaration.text)?;
                valid_text(declaration.file)?;
            }
        }
        Ok(())
    }

    /// The lines of the sets with their texts, and the map from interface to line.
    fn set_table(&self, names: &NameMaps, texts: &Texts<'_>) -> Result<(Vec<u8>, Vec<u8>), WriteError> {
        let mut lines = Vec::new();
        let mut strings: Vec<u8> = Vec::new();
        let mut first = 0u32;
        let start = self.sets.len() * SET_LINE;
        for (set, map) in self.sets.iter().zip(&names.of_sets) {
            for number in [map.offset, map.length, map.checksum] {
                lines.extend(number.to_le_bytes());
            }
            let count = set.entries.len() as u32;
            let rest = texts.number(set.rest).unwrap_or(NONE);
            let at = (start + strings.len()) as u32;
            let lengths = [set.interface.len() as u32, set.path.len() as u32];
            for number in [first, count, rest, at, lengths[0], lengths[1], u32::from(map.is_shared)] {
                lines.extend(number.to_le_bytes());
            }
            strings.extend(set.interface.as_bytes());
            strings.extend(set.path.as_bytes());
            first += count;
        }
        lines.extend(strings);
        let by_name: BTreeMap<&[u8], u64> =
            self.sets.iter().enumerate().map(|(at, set)| (set.interface.as_bytes(), at as u64)).collect();
        Ok((lines, map_of(by_name)?))
    }
}

/// How the interface of a pseudo-set of options starts; the module system follows.
pub(super) const OPTIONS: &str = "options:";

/// The interface that stands for the options of a module system.
pub fn options_of(system: &str) -> String {
    format!("{OPTIONS}{system}")
}

/// The list of places of what is declared by hand.
pub(super) const PLACES: &str = "places:";

/// The list of folders that places are below.
pub(super) const TREES: &str = "trees:";

/// The name of a member in the list of places.
pub(super) fn place_name(interface: &str, member: &str) -> String {
    format!("{interface}.{member}")
}

/// The name of an option: its path with dots, parts that have one in quotes, as Nix has it.
pub fn option_name(path: &[&str]) -> String {
    path.iter().map(|part| option_part(part)).collect::<Vec<_>>().join(".")
}

/// One part of it.
pub(super) fn option_part(part: &str) -> Cow<'_, str> {
    if part.contains(['.', '"']) || part.is_empty() { format!("{part:?}").into() } else { part.into() }
}

fn valid_name(name: &str) -> Result<(), WriteError> {
    if name.is_empty() || name.contains('\0') {
        return Err(WriteError::Name(name.to_owned()));
    }
    valid_text(name)
}

fn valid_text(text: &str) -> Result<(), WriteError> {
    if text.len() > LONGEST_TEXT {
        return Err(WriteError::TooLong(text.chars().take(40).collect()));
    }
    Ok(())
}

/// A map from sorted keys to numbers.
fn map_of<K: AsRef<[u8]>>(sorted: impl IntoIterator<Item = (K, u64)>) -> Result<Vec<u8>, WriteError> {
    let mut map = MapBuilder::memory();
    for (key, value) in sorted {
        map.insert(key, value).map_err(packing)?;
    }
    map.into_inner().map_err(packing)
}

/// The maps of the names of all sets.
struct NameMaps {
    bytes: Vec<u8>,
    of_sets: Vec<NameMap>,
}

/// Where the map is that has the names of a set.
#[derive(Clone, Copy, Default)]
struct NameMap {
    offset: u64,
    length: u64,
    checksum: u64,
    is_shared: bool,
}

fn name_maps(sets: &[Set<'_>]) -> Result<NameMaps, WriteError> {
    let groups = name_groups(sets);
    let made: Result<Vec<Vec<u8>>, WriteError> =
        groups.par_iter().map(|group| name_map(sets, group)).collect();
    let mut maps = NameMaps { bytes: Vec::new(), of_sets: vec![NameMap::default(); sets.len()] };
    for (group, map) in groups.iter().zip(made?) {
        let place = NameMap {
            offset: maps.bytes.len() as u64,
            length: map.len() as u64,
            checksum: checksum(&map),
            is_shared: group.is_shared,
        };
        for number in &group.sets {
            maps.of_sets[*number] = place;
        }
        maps.bytes.extend(map);
    }
    Ok(maps)
}

/// Sets whose names are in one map, in order.
#[derive(Default)]
struct NameGroup {
    sets: Vec<usize>,
    is_shared: bool,
}

fn name_groups(sets: &[Set<'_>]) -> Vec<NameGroup> {
    let mut groups = Vec::new();
    let mut shared = NameGroup { is_shared: true, ..NameGroup::default() };
    let mut count = 0;
    for (number, set) in sets.iter().enumerate() {
        if set.entries.len() >= SHARED {
            groups.push(NameGroup { sets: vec![number], is_shared: false });
            continue;
        }
        shared.sets.push(number);
        count += set.entries.len();
        if count >= SHARED {
            groups
                .push(std::mem::replace(&mut shared, NameGroup { is_shared: true, ..NameGroup::default() }));
            count = 0;
        }
    }
    groups.push(shared);
    groups
}

fn name_map(sets: &[Set<'_>], group: &NameGroup) -> Result<Vec<u8>, WriteError> {
    let mut key = Vec::new();
    let mut map = MapBuilder::memory();
    for number in &group.sets {
        let before = prefix(*number as u32);
        for (at, entry) in sets[*number].entries.iter().enumerate() {
            key.clear();
            key.extend_from_slice(if group.is_shared { &before } else { &[] });
            key.extend_from_slice(entry.name.as_bytes());
            map.insert(&key, at as u64).map_err(packing)?;
        }
    }
    map.into_inner().map_err(packing)
}

fn packing(error: impl fmt::Display) -> WriteError {
    WriteError::Packing(error.to_string())
}

/// The texts of members and declarations, each once, with their numbers.
struct Texts<'a> {
    all: Vec<(&'a str, &'a str, u32)>,
    numbers: HashMap<&'a str, u32>,
    globals: Vec<u8>,
}

impl<'a> Texts<'a> {
    fn of(builder: &IndexBuilder<'a>) -> Result<Self, WriteError> {
        // Each text once, with how often it stands, in the order of the names: that is the same for the same names.
        let mut numbers: HashMap<&'a str, u32> = HashMap::default();
        let mut counts: Vec<(&'a str, u32)> = Vec::new();
        for set in &builder.sets {
            for text in set.entries.iter().map(|entry| entry.member).chain([set.rest]) {
                if text.is_empty() {
                    continue;
                }
                let number = *numbers.entry(text).or_insert(counts.len() as u32);
                match counts.get_mut(number as usize) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((text, 1)),
                }
            }
        }
        // Most frequent first: nearly all lookups then read the first block.
        let mut order: Vec<u32> = (0..counts.len() as u32).collect();
        order.sort_by_key(|at| std::cmp::Reverse(counts[*at as usize].1));
        let mut all: Vec<(&str, &str, u32)> =
            order.iter().map(|at| (counts[*at as usize].0, "", 0)).collect();
        for (at, (text, ..)) in all.iter().enumerate() {
            numbers.insert(text, at as u32);
        }
        let mut globals: Vec<(&str, u64)> = Vec::new();
        for (name, declarations) in &builder.declarations {
            let count = declarations.len() as u64;
            if count > MOST_DECLARATIONS {
                return Err(WriteError::TooMany);
            }
            let meaning = declarations.iter().map(|it| meaning(it.text)).fold(0, |all, it| all | it);
            globals.push((name, (all.len() as u64) << 32 | u64::from(meaning) << 24 | count));
            // A text without a file is a member.
            let file = |it: &Declaration<'a>| if it.file.is_empty() { "packages.d.ts" } else { it.file };
            all.extend(declarations.iter().map(|it| (it.text, file(it), it.offset)));
        }
        if all.len() >= NONE as usize {
            return Err(WriteError::TooMany);
        }
        Ok(Self { all, numbers, globals: map_of(globals)? })
    }

    fn number(&self, text: &str) -> Option<u32> {
        self.numbers.get(text).copied()
    }

    fn blocks(&self) -> Result<Vec<Block>, WriteError> {
        let pack = |packer: &mut Packer, (at, texts): &(usize, &[(&str, &str, u32)])| {
            let mut raw = packer.emptied();
            for (text, file, offset) in *texts {
                put_text(&mut raw, text);
                put_text(&mut raw, file);
                put_number(&mut raw, u64::from(*offset));
            }
            // The first block has what nearly every program asks for: unpacking it would be most of the work.
            if *at == 0 { Ok(Block { unpacked: 0, bytes: raw }) } else { packer.packed(raw) }
        };
        let chunks: Vec<_> = self.all.chunks(BLOCK_TEXTS as usize).enumerate().collect();
        chunks.par_iter().map_init(Packer::default, pack).collect()
    }
}

/// What a declaration gives a name: 1 a value, 2 a type, 4 a namespace; by its first word.
fn meaning(text: &str) -> u8 {
    let mut rest = text.trim_start();
    loop {
        let (comment, end) = if rest.starts_with("//") {
            (true, rest.find('\n').map(|at| at + 1))
        } else {
            (rest.starts_with("/*"), rest.find("*/").map(|at| at + 2))
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(behind) if comment => rest = behind.trim_start(),
            _ => break,
        }
    }
    let mut words =
        rest.split(|it: char| !it.is_alphanumeric()).filter(|it| !matches!(*it, "declare" | "export"));
    match words.next() {
        Some("interface" | "type") => 2,
        Some("class" | "enum" | "abstract") => 3,
        Some("namespace" | "module") => 5,
        _ => 1,
    }
}

fn summary_block(entries: &[&Written<'_>], texts: &Texts<'_>) -> Vec<u8> {
    let mut raw = Vec::with_capacity(entries.len() * 48);
    for entry in entries {
        put_text(&mut raw, &entry.name);
        raw.push(entry.kind);
        // 0 is none.
        put_number(&mut raw, texts.number(entry.member).map_or(0, |number| u64::from(number) + 1));
        for text in [entry.version, entry.deprecated, entry.target, entry.marks] {
            put_text(&mut raw, text);
        }
    }
    raw
}

fn detail_block(packer: &mut Packer, entries: &[&Written<'_>]) -> Result<Block, WriteError> {
    let mut raw = packer.emptied();
    for entry in entries {
        for text in entry.details {
            put_text(&mut raw, text);
        }
        put_number(&mut raw, entry.outputs.len() as u64);
        for output in &entry.outputs {
            put_text(&mut raw, output);
        }
    }
    packer.packed(raw)
}

/// The words of all names with the entries that have them.
fn word_lists(sets: &[Set<'_>]) -> (Result<Vec<u8>, WriteError>, Vec<u8>) {
    let mut found: HashMap<Box<[u8]>, Vec<u32>> = HashMap::default();
    let mut word = Vec::new();
    let is_searched = |set: &Set<'_>| set.interface != PLACES && set.interface != TREES;
    let entries = sets.iter().flat_map(|set| set.entries.iter().map(|entry| (is_searched(set), entry)));
    for (number, (is_searched, entry)) in entries.enumerate() {
        for part in words(&entry.name).filter(|_| is_searched) {
            word.clear();
            word.extend(part.bytes().map(|byte| byte.to_ascii_lowercase()));
            match found.get_mut(word.as_slice()) {
                // A name that has a word twice is in its list once.
                Some(list) if list.last() == Some(&(number as u32)) => {}
                Some(list) => list.push(number as u32),
                None => {
                    found.insert(word.clone().into(), vec![number as u32]);
                }
            }
        }
    }
    // By their first letters as a number: that is as the words themselves, without looking them up.
    let mut sorted: Vec<_> =
        found.into_iter().map(|(word, list)| (first_letters(&word), word, list)).collect();
    sorted.sort_unstable_by(|left, right| (left.0, &left.1).cmp(&(right.0, &right.1)));
    let mut postings = Vec::new();
    let mut places = Vec::with_capacity(sorted.len());
    for (_, word, list) in sorted {
        places.push((word, postings.len() as u64));
        postings.extend((list.len() as u32).to_le_bytes());
        for number in list {
            postings.extend(number.to_le_bytes());
        }
    }
    (map_of(places), postings)
}

/// The first eight bytes, zeros behind the end.
fn first_letters(word: &[u8]) -> u64 {
    let mut letters = [0; 8];
    letters.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
    u64::from_be_bytes(letters)
}

/// A block as it is stored.
struct Block {
    /// Its length before packing; 0 where it is stored as it is.
    unpacked: u32,
    bytes: Vec<u8>,
}

/// Packs blocks one after the other: what it needs for that is made once.
#[derive(Default)]
struct Packer {
    compressor: Option<zstd::bulk::Compressor<'static>>,
    /// What was packed before: its memory is used again.
    raw: Vec<u8>,
}

impl Packer {
    /// Something to write a block in.
    fn emptied(&mut self) -> Vec<u8> {
        self.raw.clear();
        std::mem::take(&mut self.raw)
    }

    fn packed(&mut self, raw: Vec<u8>) -> Result<Block, WriteError> {
        if raw.len() > LONGEST_BLOCK {
            return Err(WriteError::TooLong(String::from_utf8_lossy(&raw[..40]).into_owned()));
        }
        let packing = |error: std::io::Error| WriteError::Packing(error.to_string());
        let compressor = match &mut self.compressor {
            Some(it) => it,
            // The quickest level: the file is written far more often than anybody looks at its size.
            none => none.insert(zstd::bulk::Compressor::new(1).map_err(packing)?),
        };
        let bytes = compressor.compress(&raw).map_err(packing)?;
        Ok(if bytes.len() < raw.len() {
            let unpacked = raw.len() as u32;
            self.raw = raw;
            Block { unpacked, bytes }
        } else {
            Block { unpacked: 0, bytes: raw }
        })
    }
}

/// The table of blocks, and the blocks one after the other.
fn laid_out(blocks: &[Block]) -> (Vec<u8>, Vec<u8>) {
    let mut table = Vec::with_capacity(blocks.len() * BLOCK_LINE);
    let mut bytes = Vec::with_capacity(blocks.iter().map(|it| it.bytes.len()).sum());
    for block in blocks {
        table.extend((bytes.len() as u64).to_le_bytes());
        table.extend((block.bytes.len() as u32).to_le_bytes());
        table.extend(block.unpacked.to_le_bytes());
        table.extend(checksum(&block.bytes).to_le_bytes());
        bytes.extend(&block.bytes);
    }
    (table, bytes)
}

/// The whole file.
fn assembled(sections: [Vec<u8>; Section::ALL.len()]) -> Vec<u8> {
    let aligned = |length: usize| length.next_multiple_of(8);
    let mut offset = HEADER + SECTION_LINE * sections.len();
    let mut table = Vec::new();
    for (section, bytes) in Section::ALL.iter().zip(&sections) {
        let sum = if section.is_in_pieces() { 0 } else { checksum(bytes) };
        for number in [offset as u64, bytes.len() as u64, sum] {
            table.extend(number.to_le_bytes());
        }
        offset = aligned(offset + bytes.len());
    }
    let mut file = Vec::with_capacity(offset);
    file.extend(MAGIC);
    file.extend(VERSION.to_le_bytes());
    file.extend((sections.len() as u32).to_le_bytes());
    file.extend((offset as u64).to_le_bytes());
    file.extend([0; 8]);
    file.extend(table);
    let sum = checksum(&file);
    file[24..32].copy_from_slice(&sum.to_le_bytes());
    for bytes in sections {
        file.extend(bytes);
        file.resize(aligned(file.len()), 0);
    }
    file
}
