//! Opening an index and looking things up in it. Nothing is read that its checksum does not vouch for.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use fst::raw::Fst;
use fst::{IntoStreamer, Streamer};
use zstd::bulk::Decompressor;

use super::format::*;
use super::input::EntryKind;
use super::names::{Names, prefix};

/// The bytes of an index: a mapped file or memory.
pub type Bytes = Box<dyn AsRef<[u8]> + Send + Sync>;

/// Why a file is not used as an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is something else.
    NotAnIndex,
    /// It was written by an older tsnix, in this version of the format.
    Older(u32),
    /// It was written by a newer tsnix, in this version of the format.
    Newer(u32),
    /// It ends too early, or has more than it should.
    WrongLength {
        /// What its header says, in bytes.
        expected: u64,
        /// What there is.
        found: u64,
    },
    /// Its header is not what was written.
    Damaged,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnIndex => f.write_str("it is no package index"),
            Self::Older(version) => {
                write!(f, "it was written by an older tsnix (format {version}, not {VERSION})")
            }
            Self::Newer(version) => {
                write!(f, "it was written by a newer tsnix (format {version}, not {VERSION})")
            }
            Self::WrongLength { expected, found } => {
                write!(f, "it has {found} bytes where {expected} were written")
            }
            Self::Damaged => f.write_str("it is damaged"),
        }
    }
}

impl std::error::Error for OpenError {}

/// A piece of an open index is not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the package index is damaged")
    }
}

impl std::error::Error for Damaged {}

/// An open index.
pub struct Index {
    bytes: Bytes,
    sections: [Range<usize>; Section::ALL.len()],
    /// What is known of each section's checksum.
    known: [AtomicU8; Section::ALL.len()],
    /// The same for each set's names.
    known_sets: OnceLock<Box<[AtomicU8]>>,
}

const UNKNOWN: u8 = 0;
const GOOD: u8 = 1;
const BAD: u8 = 2;

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("sections", &self.sections).finish_non_exhaustive()
    }
}

/// The number of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(pub u32);

/// A set of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set<'a> {
    /// Its number.
    pub number: u32,
    /// The global interface; `options:nixos` for the options of a module system.
    pub interface: &'a str,
    /// Its place by names from the top, with dots; empty for the top.
    pub path: &'a str,
    /// Members that are no names.
    pub rest: Option<TextId>,
    /// The number of the first entry.
    pub first: u32,
    /// How many entries it has.
    pub count: u32,
    names: (u64, u64, u64),
    has_shared_names: bool,
}

/// What a list of names shows of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// The number of the entry.
    pub number: u32,
    /// The name.
    pub name: &'a str,
    /// What it stands for.
    pub kind: EntryKind,
    /// How it is declared; `None` where hand-written declarations have it.
    pub member: Option<TextId>,
    /// The version; of an option, its type.
    pub version: &'a str,
    /// Why it should not be used; empty where it may be.
    pub deprecated: &'a str,
    /// What an alias stands for.
    pub target: &'a str,
    /// Broken, insecure, unfree, read-only.
    pub marks: &'a str,
}

/// What is shown of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// One line; of an option, Markdown.
    pub description: String,
    /// The homepage; of an option, its default as Nix.
    pub homepage: String,
    /// SPDX identifiers; of an option, its example as Nix.
    pub license: String,
    /// The program that `nix run` starts.
    pub main_program: String,
    /// The file and line in the tree.
    pub position: String,
    /// Further documentation, Markdown.
    pub doc: String,
    /// The outputs; empty for `out` alone. Of an option, where else it is declared.
    pub outputs: Vec<String>,
}

/// A member or a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Of a declaration: the `.d.ts` that has it, relative to the typings folder.
    pub file: String,
    /// The byte at which it starts there.
    pub offset: u32,
}

/// The counts and the origin of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Info<'a> {
    /// What the index is of.
    pub revision: &'a str,
    /// Number of sets.
    pub sets: u32,
    /// Number of entries.
    pub entries: u32,
    /// Number of texts.
    pub texts: u32,
}

impl Index {
    /// Opens an index. Looks at the header only, so it takes the same time for any size.
    ///
    /// # Errors
    /// Where the bytes are not an index that this program can read.
    pub fn open(bytes: Bytes) -> Result<Self, OpenError> {
        let data = (*bytes).as_ref();
        if data.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(OpenError::NotAnIndex);
        }
        let version = u32_at(data, 8).ok_or(OpenError::Damaged)?;
        if version != VERSION {
            let is_newer = version > VERSION;
            return Err(if is_newer { OpenError::Newer(version) } else { OpenError::Older(version) });
        }
        let sections = read_sections(data)?;
        let known = std::array::from_fn(|_| AtomicU8::new(UNKNOWN));
        Ok(Self { bytes, sections, known, known_sets: OnceLock::new() })
    }

    fn data(&self) -> &[u8] {
        (*self.bytes).as_ref()
    }

    /// Number of bytes.
    pub fn size(&self) -> usize {
        self.data().len()
    }

    /// A section, its checksum looked at when it is first asked for.
    pub(super) fn section(&self, section: Section) -> Result<&[u8], Damaged> {
        let at = section as usize;
        let bytes = self.data().get(self.sections[at].clone()).ok_or(Damaged)?;
        let is_good = section.is_in_pieces()
            || once(&self.known[at], || {
                let sum = u64_at(self.data(), HEADER + at * SECTION_LINE + 16);
                sum == Some(checksum(bytes))
            });
        if is_good { Ok(bytes) } else { Err(Damaged) }
    }

    /// What the index is of, and how much it has.
    ///
    /// # Errors
    /// Where the file is damaged there, as with all that follows.
    pub fn info(&self) -> Result<Info<'_>, Damaged> {
        let mut cursor = Cursor::new(self.section(Section::Info)?);
        let mut read = || {
            let revision = cursor.text()?;
            let mut number = || u32::try_from(cursor.number()?).ok();
            Some(Info { revision, sets: number()?, entries: number()?, texts: number()? })
        };
        read().ok_or(Damaged)
    }

    /// The set of a global interface.
    pub fn set(&self, interface: &str) -> Result<Option<Set<'_>>, Damaged> {
        let map = map(self.section(Section::SetNames)?)?;
        match map.get(interface) {
            Some(number) => self.set_at(number.value() as u32).map(Some),
            None => Ok(None),
        }
    }

    /// The set of a number below [`Info::sets`].
    pub fn set_at(&self, number: u32) -> Result<Set<'_>, Damaged> {
        let bytes = self.section(Section::Sets)?;
        let start = (number as usize).checked_mul(SET_LINE).ok_or(Damaged)?;
        let line = bytes.get(start..).and_then(|rest| rest.get(..SET_LINE)).ok_or(Damaged)?;
        let read = || {
            let long = |at: usize| u64_at(line, at);
            let short = |at: usize| u32_at(line, 24 + 4 * at);
            let (at, lengths) = (short(3)? as usize, (short(4)? as usize, short(5)? as usize));
            let text = |start: usize, length: usize| {
                std::str::from_utf8(bytes.get(start..start.checked_add(length)?)?).ok()
            };
            Some(Set {
                number,
                interface: text(at, lengths.0)?,
                path: text(at.checked_add(lengths.0)?, lengths.1)?,
                rest: Some(short(2)?).filter(|it| *it != NONE).map(TextId),
                first: short(0)?,
                count: short(1)?,
                names: (long(0)?, long(8)?, long(16)?),
                has_shared_names: short(6)? != 0,
            })
        };
        read().ok_or(Damaged)
    }

    /// All sets, by path.
    pub fn sets(&self) -> Result<Vec<Set<'_>>, Damaged> {
        (0..self.info()?.sets).map(|number| self.set_at(number)).collect()
    }

    /// The set that has the entry of a number.
    pub fn set_of(&self, entry: u32) -> Result<Set<'_>, Damaged> {
        let (mut low, mut high) = (0, self.info()?.sets);
        while low < high {
            let middle = low + (high - low) / 2;
            let set = self.set_at(middle)?;
            if entry < set.first {
                high = middle;
            } else if entry - set.first >= set.count {
                low = middle + 1;
            } else {
                return Ok(set);
            }
        }
        Err(Damaged)
    }

    /// The names of a set as a map to their place in it.
    pub(super) fn names(&self, set: &Set<'_>) -> Result<Names<'_>, Damaged> {
        let (offset, length, sum) = set.names;
        let all = self.section(Section::Names)?;
        let (offset, length) = (usize::try_from(offset), usize::try_from(length));
        let (Ok(offset), Ok(length)) = (offset, length) else { return Err(Damaged) };
        let end = offset.checked_add(length).ok_or(Damaged)?;
        let bytes = all.get(offset..end).ok_or(Damaged)?;
        let count = self.info()?.sets as usize;
        // A number of sets that the table can't hold must not take the memory.
        if count > self.section(Section::Sets)?.len() / SET_LINE {
            return Err(Damaged);
        }
        let known = self.known_sets.get_or_init(|| (0..count).map(|_| AtomicU8::new(UNKNOWN)).collect());
        let known = known.get(set.number as usize).ok_or(Damaged)?;
        if !once(known, || checksum(bytes) == sum) {
            return Err(Damaged);
        }
        let map = map(bytes)?;
        Ok(if set.has_shared_names { Names::behind(map, &prefix(set.number)) } else { Names::whole(map) })
    }

    /// A name of a set.
    pub fn entry(&self, set: &Set<'_>, name: &str) -> Result<Option<Summary<'_>>, Damaged> {
        match self.names(set)?.get(name) {
            Some(at) => {
                let number = u32::try_from(at).ok().and_then(|at| set.first.checked_add(at));
                self.summary(number.ok_or(Damaged)?).map(Some)
            }
            None => Ok(None),
        }
    }

    /// What a list shows of the entry of a number.
    pub fn summary(&self, number: u32) -> Result<Summary<'_>, Damaged> {
        let (block, _) = self.stored(Section::SummaryBlocks, Section::Summaries, number / BLOCK_ENTRIES)?;
        let mut cursor = Cursor::new(block);
        let mut skip = number % BLOCK_ENTRIES;
        loop {
            let summary = read_summary(&mut cursor, number).ok_or(Damaged)?;
            if skip == 0 {
                return Ok(summary);
            }
            skip -= 1;
        }
    }

    /// The summaries of entries one after the other, as many as there are of `count`.
    pub fn summaries(&self, first: u32, count: u32) -> Result<Vec<Summary<'_>>, Damaged> {
        let total = self.info()?.entries;
        let end = first.saturating_add(count).min(total);
        let mut all = Vec::new();
        let mut number = first;
        while number < end {
            let (block, _) =
                self.stored(Section::SummaryBlocks, Section::Summaries, number / BLOCK_ENTRIES)?;
            let mut cursor = Cursor::new(block);
            let start = number / BLOCK_ENTRIES * BLOCK_ENTRIES;
            for at in start..(start + BLOCK_ENTRIES).min(end) {
                let summary = read_summary(&mut cursor, at).ok_or(Damaged)?;
                if at >= first {
                    all.push(summary);
                }
            }
            number = start + BLOCK_ENTRIES;
        }
        Ok(all)
    }

    /// What is shown of the entry of a number alone.
    pub fn details(&self, number: u32) -> Result<Details, Damaged> {
        let block = self.unpacked(Section::DetailBlocks, Section::Details, number / BLOCK_ENTRIES)?;
        let mut cursor = Cursor::new(&block);
        for _ in 0..number % BLOCK_ENTRIES {
            read_details(&mut cursor).ok_or(Damaged)?;
        }
        let (texts, outputs) = read_details(&mut cursor).ok_or(Damaged)?;
        let [description, homepage, license, main_program, position, doc] = texts.map(str::to_owned);
        let outputs = outputs.into_iter().map(str::to_owned).collect();
        Ok(Details { description, homepage, license, main_program, position, doc, outputs })
    }

    /// A text: a member or a declaration.
    pub fn text(&self, id: TextId) -> Result<Text, Damaged> {
        let block = self.unpacked(Section::TextBlocks, Section::Texts, id.0 / BLOCK_TEXTS)?;
        let mut cursor = Cursor::new(&block);
        let mut skip = id.0 % BLOCK_TEXTS;
        loop {
            let mut read = || Some((cursor.text()?, cursor.text()?, u32::try_from(cursor.number()?).ok()?));
            let (text, file, offset) = read().ok_or(Damaged)?;
            if skip == 0 {
                return Ok(Text { text: text.to_owned(), file: file.to_owned(), offset });
            }
            skip -= 1;
        }
    }

    /// The texts that declare a global name, in order; of an ambient module, by its specifier in quotes.
    pub fn declarations(&self, name: &str) -> Result<Range<u32>, Damaged> {
        let map = map(self.section(Section::Globals)?)?;
        Ok(map.get(name).map_or(0..0, |found| declared_range(found.value())))
    }

    /// All declared names, and what they may stand for: 1 a value, 2 a type, 4 a namespace, added.
    pub fn declared_names(&self) -> Result<Vec<(String, u8)>, Damaged> {
        self.declared_names_from("")
    }

    /// The declared names that start so.
    pub fn declared_names_from(&self, start: &str) -> Result<Vec<(String, u8)>, Damaged> {
        let map = map(self.section(Section::Globals)?)?;
        let mut stream = map.range().ge(start).into_stream();
        let mut names = Vec::new();
        while let Some((name, value)) = stream.next() {
            let name = std::str::from_utf8(name).map_err(|_| Damaged)?;
            if !name.starts_with(start) {
                break;
            }
            names.push((name.to_owned(), (value.value() >> 24) as u8));
        }
        Ok(names)
    }

    /// A block as it is stored, and its unpacked length (0: it is not packed).
    fn stored(&self, table: Section, blocks: Section, number: u32) -> Result<(&[u8], u32), Damaged> {
        let table = self.section(table)?;
        let line = (number as usize).checked_mul(BLOCK_LINE).and_then(|at| table.get(at..));
        let line = line.and_then(|rest| rest.get(..BLOCK_LINE)).ok_or(Damaged)?;
        let read = || {
            let offset = usize::try_from(u64_at(line, 0)?).ok()?;
            let end = offset.checked_add(u32_at(line, 8)? as usize)?;
            let bytes = self.section(blocks).ok()?.get(offset..end)?;
            (u64_at(line, 16)? == checksum(bytes)).then_some((bytes, u32_at(line, 12)?))
        };
        read().ok_or(Damaged)
    }

    fn unpacked(
        &self,
        table: Section,
        blocks: Section,
        number: u32,
    ) -> Result<std::borrow::Cow<'_, [u8]>, Damaged> {
        let (bytes, length) = self.stored(table, blocks, number)?;
        if length == 0 {
            return Ok(bytes.into());
        }
        let length = length as usize;
        if length > LONGEST_BLOCK {
            return Err(Damaged);
        }
        Ok(unpack(bytes, length).ok_or(Damaged)?.into())
    }
}

/// Unpacks a block. Making ready for that takes longer than the unpacking, so each thread does it once.
fn unpack(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    thread_local! {
        static READY: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
    }
    READY.with_borrow_mut(|ready| {
        if ready.is_none() {
            *ready = Decompressor::new().ok();
        }
        ready.as_mut()?.decompress(bytes, length).ok()
    })
}

/// The places of the sections, all of them inside the file.
fn read_sections(data: &[u8]) -> Result<[Range<usize>; Section::ALL.len()], OpenError> {
    let count = u32_at(data, 12).ok_or(OpenError::Damaged)? as usize;
    let expected = u64_at(data, 16).ok_or(OpenError::Damaged)?;
    if count != Section::ALL.len() {
        return Err(OpenError::Damaged);
    }
    let end = HEADER + SECTION_LINE * count;
    let mut head = data.get(..end).ok_or(OpenError::Damaged)?.to_vec();
    let sum = u64_at(&head, 24);
    head[24..32].fill(0);
    if sum != Some(checksum(&head)) {
        return Err(OpenError::Damaged);
    }
    let found = data.len() as u64;
    if found != expected {
        return Err(OpenError::WrongLength { expected, found });
    }
    let mut sections = std::array::from_fn(|_| 0..0);
    for (at, section) in sections.iter_mut().enumerate() {
        let line = HEADER + at * SECTION_LINE;
        let read = || {
            let start = usize::try_from(u64_at(&head, line)?).ok()?;
            let end = start.checked_add(usize::try_from(u64_at(&head, line + 8)?).ok()?)?;
            (end <= data.len()).then_some(start..end)
        };
        *section = read().ok_or(OpenError::Damaged)?;
    }
    Ok(sections)
}

/// Whether something holds, found out once.
fn once(known: &AtomicU8, holds: impl FnOnce() -> bool) -> bool {
    match known.load(Ordering::Relaxed) {
        GOOD => true,
        BAD => false,
        _ => {
            let is_good = holds();
            known.store(if is_good { GOOD } else { BAD }, Ordering::Relaxed);
            is_good
        }
    }
}

/// A map of names; its bytes are known to be what was written.
pub(super) fn map(bytes: &[u8]) -> Result<Fst<&[u8]>, Damaged> {
    Fst::new(bytes).map_err(|_| Damaged)
}

fn declared_range(value: u64) -> Range<u32> {
    let (first, count) = ((value >> 32) as u32, (value & MOST_DECLARATIONS) as u32);
    first..first.saturating_add(count)
}

fn read_summary<'a>(cursor: &mut Cursor<'a>, number: u32) -> Option<Summary<'a>> {
    let name = cursor.text()?;
    let kind = EntryKind::from_byte(cursor.byte()?)?;
    let member = u32::try_from(cursor.number()?).ok()?.checked_sub(1).map(TextId);
    let (version, deprecated) = (cursor.text()?, cursor.text()?);
    let (target, marks) = (cursor.text()?, cursor.text()?);
    Some(Summary { number, name, kind, member, version, deprecated, target, marks })
}

fn read_details<'a>(cursor: &mut Cursor<'a>) -> Option<([&'a str; 6], Vec<&'a str>)> {
    let mut texts = [""; 6];
    for text in &mut texts {
        *text = cursor.text()?;
    }
    let count = cursor.number()?;
    let mut outputs = Vec::new();
    for _ in 0..count {
        outputs.push(cursor.text()?);
    }
    Some((texts, outputs))
}
