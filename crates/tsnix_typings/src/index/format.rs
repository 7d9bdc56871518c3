//! The shape of the file: a header, a table of sections, the sections.
//!
//! ```text
//! header    magic 8, version 4, number of sections 4, length of the file 8, checksum 8
//! table     for each section: offset 8, length 8, checksum 8
//! sections  in the order of `Section`, each at a multiple of 8
//! ```
//!
//! Numbers are little-endian. The header's checksum covers header (with zeros in its own place) and table and is
//! looked at when opening; a section's checksum when the section is first used. The sections that hold most of the
//! file (names, summaries, details, texts) have none of their own (0): they are in pieces, and the tables hold a
//! checksum for each piece. So what is read is always what was written, and opening does not depend on the size.

use xxhash_rust::xxh3::xxh3_64;

/// How the file starts.
pub(super) const MAGIC: [u8; 8] = *b"tsnixidx";

/// The version that this program writes and reads. Any change of the format is a new one.
pub(super) const VERSION: u32 = 2;

/// Length of the header.
pub(super) const HEADER: usize = 32;

/// Length of one line of the table of sections.
pub(super) const SECTION_LINE: usize = 24;

/// Entries in a block.
pub(super) const BLOCK_ENTRIES: u32 = 64;

/// Texts in a block.
pub(super) const BLOCK_TEXTS: u32 = 32;

/// Length of one line of a table of blocks: offset 8, length 4, unpacked length 4 (0: stored as it is), checksum 8.
pub(super) const BLOCK_LINE: usize = 24;

/// Length of one line of the table of sets.
pub(super) const SET_LINE: usize = 52;

/// No unpacked block is longer: a length that a broken file claims must not take the memory.
pub(super) const LONGEST_BLOCK: usize = 1 << 28;

/// No text in the input is longer, so that a block of texts stays below the limit.
pub(super) const LONGEST_TEXT: usize = 1 << 22;

/// Declarations of one name; the count shares its number with a meaning.
pub(super) const MOST_DECLARATIONS: u64 = (1 << 24) - 1;

/// "None" where the number of something stands.
pub(super) const NONE: u32 = u32::MAX;

/// The sections of the file, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Revision and counts.
    Info,
    /// Lines of sets, then the texts of their interfaces and paths.
    Sets,
    /// Map from interface to set.
    SetNames,
    /// Maps from name to position in the set, one after the other: of one large set, or of several.
    Names,
    /// Table of the blocks of summaries.
    SummaryBlocks,
    /// What a list of names shows: kind, name, member, version, deprecation.
    Summaries,
    /// Table of the blocks of details.
    DetailBlocks,
    /// What is shown of one name: description, homepage, licence, ...; packed.
    Details,
    /// Table of the blocks of texts.
    TextBlocks,
    /// Members and declarations; packed.
    Texts,
    /// Map from a declared name to the texts that declare it.
    Globals,
    /// Map from a word in names to the place of its list in `Postings`.
    Words,
    /// For each word: number of entries, then their numbers, ascending; 4 bytes each.
    Postings,
}

impl Section {
    pub(super) const ALL: [Self; 13] = [
        Self::Info,
        Self::Sets,
        Self::SetNames,
        Self::Names,
        Self::SummaryBlocks,
        Self::Summaries,
        Self::DetailBlocks,
        Self::Details,
        Self::TextBlocks,
        Self::Texts,
        Self::Globals,
        Self::Words,
        Self::Postings,
    ];

    /// Whether the pieces have checksums of their own.
    pub(super) const fn is_in_pieces(self) -> bool {
        matches!(self, Self::Names | Self::Summaries | Self::Details | Self::Texts)
    }
}

/// The checksum of a piece of the file.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// Appends a number in as many bytes as it needs.
pub(super) fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a text with its length before it.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Reads numbers and texts one after the other. Everything is `None` where the bytes end too early.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(super) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}

/// The 4 bytes at `at` as a number.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// The 8 bytes at `at` as a number.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(8)?)?;
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}
