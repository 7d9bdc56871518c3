//! Origins of the laid out text: found by following the rendered text through it.
//!
//! The formatter moves white space, and now and then adds or drops a character (the comma
//! after the last formal, the markers of a comment). So the two texts are read side by side
//! without their white space; where they differ, the shortest detour after which they agree
//! again is taken.

use crate::print::{Mapping, Printed};
use crate::render::Rendered;

/// How many bytes must agree after a detour, and how long one may be.
const AGREEMENT: usize = 12;
const LONGEST_DETOUR: usize = 200;

/// The rendered tokens at their places in `formatted`.
pub(crate) fn map_tokens(rendered: &Rendered, formatted: &str) -> Vec<Mapping> {
    if rendered.tokens.is_empty() {
        return Vec::new();
    }
    let from = visible_bytes(&rendered.text);
    let to = visible_bytes(formatted);
    let places = align(&from, &to);
    let mut mappings = Vec::with_capacity(rendered.tokens.len());
    let mut next = 0;
    for token in &rendered.tokens {
        let is_before = |start: usize| move |it: &(u32, u8)| (it.0 as usize) < start;
        next += from[next..].partition_point(is_before(token.start));
        let past = next + from[next..].partition_point(is_before(token.end));
        let mut found = places[next..past].iter().copied().filter(|it| *it != NOWHERE);
        if let Some(start) = found.next() {
            let end = found.next_back().unwrap_or(start) + 1;
            mappings.push(Mapping { start, end, origin: token.origin });
        }
        next = past;
    }
    mappings
}

const NOWHERE: u32 = u32::MAX;

/// Each byte that is no white space, with its offset. Texts are far below 4 GiB.
fn visible_bytes(text: &str) -> Vec<(u32, u8)> {
    let visible = |it: &(usize, u8)| !it.1.is_ascii_whitespace();
    text.bytes().enumerate().filter(visible).map(|(at, it)| (at as u32, it)).collect()
}

/// For each byte of `from` the offset of the same byte in `to`, or [`NOWHERE`].
fn align(from: &[(u32, u8)], to: &[(u32, u8)]) -> Vec<u32> {
    let mut places = vec![NOWHERE; from.len()];
    let (mut left, mut right) = (0, 0);
    while left < from.len() && right < to.len() {
        if from[left].1 == to[right].1 {
            places[left] = to[right].0;
            left += 1;
            right += 1;
        } else {
            let (skip_left, skip_right) = detour(&from[left..], &to[right..]);
            left += skip_left;
            right += skip_right;
        }
    }
    places
}

/// The shortest pair of skips after which the texts agree.
fn detour(from: &[(u32, u8)], to: &[(u32, u8)]) -> (usize, usize) {
    let agrees = |left: usize, right: usize| {
        let length = AGREEMENT.min(from.len() - left).min(to.len() - right);
        length > 0 && from[left..left + length].iter().zip(&to[right..]).all(|(a, b)| a.1 == b.1)
    };
    for total in 1..=LONGEST_DETOUR {
        for left in 0..=total {
            let right = total - left;
            if left <= from.len() && right <= to.len() && agrees(left, right) {
                return (left, right);
            }
        }
    }
    (1, 1)
}

/// A file that an expression was made from.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'text> {
    /// The number that origins carry.
    pub file: u32,
    /// The name as the map shall give it, usually relative to the map.
    pub name: &'text str,
    pub text: &'text str,
}

impl Printed {
    /// The source map (version 3, JSON) of the text, which is to be called `output_name`.
    /// Lines and columns count from 0, columns in UTF-16 units. Origins in files that are
    /// not among `sources` are left out.
    ///
    /// # Errors
    /// What the JSON writer reports.
    pub fn source_map(
        &self,
        output_name: &str,
        sources: &[SourceFile<'_>],
    ) -> Result<String, sourcemap::Error> {
        let mut builder = sourcemap::SourceMapBuilder::new(Some(output_name));
        let known: Vec<(SourceFile<'_>, u32, LineIndex<'_>)> =
            sources.iter().map(|it| (*it, builder.add_source(it.name), LineIndex::new(it.text))).collect();
        let output = LineIndex::new(&self.text);
        for mapping in &self.mappings {
            let Some((_, source, lines)) = known.iter().find(|(it, ..)| it.file == mapping.origin.file)
            else {
                continue;
            };
            let (source_line, source_column) = lines.line_and_column(mapping.origin.start);
            for start in output.starts_within(mapping) {
                let (line, column) = output.line_and_column(start);
                builder.add_raw(line, column, source_line, source_column, Some(*source), None, false);
            }
        }
        let mut json = Vec::new();
        builder.into_sourcemap().to_writer(&mut json)?;
        Ok(String::from_utf8_lossy(&json).into_owned())
    }
}

/// Where the lines of a text start.
struct LineIndex<'text> {
    text: &'text str,
    /// Then columns need no counting: lines may be long, and have many mappings.
    is_ascii: bool,
    starts: Vec<u32>,
}

impl<'text> LineIndex<'text> {
    fn new(text: &'text str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|it| it.1 == b'\n').map(|it| it.0 as u32 + 1);
        Self { text, is_ascii: text.is_ascii(), starts: std::iter::once(0).chain(after_breaks).collect() }
    }

    /// Line and UTF-16 column of a byte offset, both from 0. An offset past the end is taken
    /// as the end, one inside a character as its start.
    fn line_and_column(&self, offset: u32) -> (u32, u32) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|it| *it as usize <= offset).saturating_sub(1);
        let start = self.starts.get(line).map_or(0, |it| *it as usize);
        let column =
            if self.is_ascii { offset - start } else { self.text[start..offset].encode_utf16().count() };
        (line as u32, column as u32)
    }

    /// The start of a piece of text and of what it has on each further line, since a
    /// position in a source map holds only to the end of its line.
    fn starts_within(&self, mapping: &Mapping) -> Vec<u32> {
        let mut found = vec![mapping.start];
        let first = self.starts.partition_point(|it| *it <= mapping.start);
        for start in self.starts[first..].iter().take_while(|it| **it < mapping.end) {
            let line = &self.text[*start as usize..mapping.end as usize];
            let indentation = line.len() - line.trim_start_matches(' ').len();
            if !line[indentation..].starts_with('\n') {
                found.push(start + indentation as u32);
            }
        }
        found
    }
}
