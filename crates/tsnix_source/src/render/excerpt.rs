//! The lines of a file that a diagnostic shows, made safe to print and short enough to read.
//!
//! miette lays out a text with labels at byte offsets. It is given this text instead of the file's own:
//! only the lines around the labels, each ended by `\n`, cut to a window around its labels where it is
//! long, with control characters replaced (a source file must not command the terminal). Labels are mapped
//! along. It decides nothing about wording or colours.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::{LineColumn, SourceFile, TextRange};

/// Lines shown above and below a label.
pub(super) const CONTEXT_LINES: u32 = 1;

/// A range over more lines than this is marked on its first line only.
const MOST_MARKED_LINES: u32 = 6;

/// Lines of one file, with the ranges to mark in them.
pub(super) struct Excerpt {
    name: String,
    text: String,
    lines: Vec<ExcerptLine>,
    /// The ranges asked for, in their order, as places in `text`.
    marks: Vec<Mark>,
}

struct ExcerptLine {
    /// In the file, from 0.
    number: u32,
    /// In the excerpt's text, with the `\n`.
    span: Range<usize>,
}

struct Mark {
    span: Range<usize>,
    /// Where the range starts in the file: columns in UTF-16 units.
    place: LineColumn,
}

impl Excerpt {
    /// The lines around `ranges` in `file`, each at most `width` columns wide.
    pub(super) fn new(name: String, file: &SourceFile, ranges: &[TextRange], width: usize) -> Self {
        let ranges: Vec<TextRange> = ranges.iter().map(|range| clamp(file, *range)).collect();
        let mut excerpt = Self { name, text: String::new(), lines: Vec::new(), marks: Vec::new() };
        // Where each shown line of the file starts in the file and went to in the excerpt.
        let mut windows: Vec<(u32, Range<usize>, usize)> = Vec::new();
        for number in shown_lines(file, &ranges) {
            let whole = line_span(file, number);
            let window = window(file, whole.clone(), &ranges, width);
            let start = excerpt.text.len();
            if window.start > whole.start {
                excerpt.text.push('…');
            }
            let text_start = excerpt.text.len();
            push_printable(&mut excerpt.text, file.text().get(window.clone()).unwrap_or(""));
            if window.end < whole.end {
                excerpt.text.push('…');
            }
            excerpt.text.push('\n');
            excerpt.lines.push(ExcerptLine { number, span: start..excerpt.text.len() });
            windows.push((number, window, text_start));
        }
        let to_excerpt = |offset: u32| {
            let line = file.lines().line(offset);
            let found = windows.iter().find(|(number, ..)| *number == line).or(windows.last());
            found.map_or(0, |(_, window, start)| {
                start + (offset as usize).clamp(window.start, window.end) - window.start
            })
        };
        for range in &ranges {
            let start = to_excerpt(range.start);
            let end = to_excerpt(range.end).max(start);
            let place = file.lines().line_column_utf16(file.text(), range.start);
            excerpt.marks.push(Mark { span: start..end, place });
        }
        excerpt
    }

    /// The ranges that were asked for, as spans of the excerpt, in the order asked.
    pub(super) fn spans(&self) -> impl Iterator<Item = SourceSpan> {
        self.marks.iter().map(|mark| (mark.span.start, mark.span.len()).into())
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.span.start <= offset).saturating_sub(1)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let mut first = self.line_at(span.offset());
        let mut last = self.line_at(span.offset() + span.len());
        for _ in 0..before {
            if first > 0 && follows(&self.lines, first - 1) {
                first -= 1;
            }
        }
        for _ in 0..after {
            if follows(&self.lines, last) {
                last += 1;
            }
        }
        let (Some(first_line), Some(last_line)) = (self.lines.get(first), self.lines.get(last)) else {
            return Err(MietteError::OutOfBounds);
        };
        // Without context miette asks for the place to print: that is where the range starts in the file.
        let mark = self.marks.iter().find(|mark| mark.span.start == span.offset());
        let place = match mark {
            Some(mark) if before == 0 && after == 0 => mark.place,
            _ => LineColumn { line: first_line.number, column: 0 },
        };
        let data = first_line.span.start..last_line.span.end;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes().get(data.clone()).unwrap_or_default(),
            (data.start, data.len()).into(),
            place.line as usize,
            place.column as usize,
            self.lines.len(),
        )))
    }
}

/// Whether the line behind the one at `at` is the next of the file.
fn follows(lines: &[ExcerptLine], at: usize) -> bool {
    matches!(lines.get(at..at + 2), Some([line, next]) if line.number + 1 == next.number)
}

/// The range in the file's bounds and, where it is very tall, ended at its first line.
fn clamp(file: &SourceFile, range: TextRange) -> TextRange {
    let floor = |offset: u32| {
        let mut at = (offset as usize).min(file.text().len());
        while !file.text().is_char_boundary(at) {
            at -= 1;
        }
        at as u32
    };
    let range = TextRange::new(floor(range.start), floor(range.end));
    let (first, last) = (file.lines().line(range.start), file.lines().line(range.end));
    if last - first < MOST_MARKED_LINES {
        return range;
    }
    TextRange::new(range.start, line_span(file, first).end as u32)
}

/// The numbers of the lines to show, in order.
fn shown_lines(file: &SourceFile, ranges: &[TextRange]) -> Vec<u32> {
    let behind = file.lines().line_count();
    let mut numbers: Vec<u32> = ranges
        .iter()
        .flat_map(|range| {
            let first = file.lines().line(range.start).saturating_sub(CONTEXT_LINES);
            let last = file.lines().line(range.end) + CONTEXT_LINES;
            first..(last + 1).min(behind)
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    // An empty line at the very end is not worth showing, unless something is marked there.
    let marked = |number: u32| ranges.iter().any(|range| file.lines().line(range.end) == number);
    numbers.retain(|number| number + 1 < behind || marked(*number) || !line_span(file, *number).is_empty());
    numbers
}

/// Where a line lies in the file, without its line break.
fn line_span(file: &SourceFile, number: u32) -> Range<usize> {
    let start = file.lines().line_start(number) as usize;
    let end = file.lines().line_start(number + 1) as usize;
    let text = file.text().get(start..end).unwrap_or("");
    start..start + text.trim_end_matches(['\r', '\n']).len()
}

/// The part of a line that is shown: all of it, or about `width` characters around what is marked.
fn window(file: &SourceFile, line: Range<usize>, ranges: &[TextRange], width: usize) -> Range<usize> {
    let text = file.text().get(line.clone()).unwrap_or("");
    // Bytes are at least as many as columns, tabs aside: a short line needs no counting.
    if text.len() <= width {
        return line;
    }
    let marked = ranges.iter().flat_map(|range| [range.start as usize, range.end as usize]);
    let first = marked.filter(|at| line.contains(at)).min().unwrap_or(line.start);
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| line.start + at).collect();
    if starts.len() <= width {
        return line;
    }
    let at = starts.partition_point(|start| *start < first);
    let from = at.saturating_sub(width / 3).min(starts.len() - width);
    let boundary = |index: usize| starts.get(index).copied().unwrap_or(line.end);
    boundary(from)..boundary(from + width)
}

/// `text` with what must not reach a terminal replaced; tabs and line breaks stay. Messages quote names and
/// strings of the program, which may hold anything.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            shown.push('\n');
        }
        push_printable(&mut shown, line);
    }
    shown
}

/// Appends `text` with what must not reach a terminal replaced by something of the same length in bytes.
fn push_printable(to: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '\t' => to.push(char),
            // Escape sequences, bells, lone carriage returns.
            '\0'..='\x1f' | '\x7f' => to.push('?'),
            // C1 controls are two bytes long; the middle dot is too.
            '\u{80}'..='\u{9f}' => to.push('·'),
            // Marks that turn the direction of text make code look like other code.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                to.push('\u{fffd}')
            }
            _ => to.push(char),
        }
    }
}
