//! Columns in both units, and the three ways a line can end.

use super::{LineColumn, LineIndex};

#[test]
fn columns_count_utf16_units() {
    let text = "a😀b\nö";
    let index = LineIndex::new(text);
    // The emoji is four bytes and two UTF-16 units.
    assert_eq!(index.line_column_utf16(text, 5), LineColumn { line: 0, column: 3 });
    assert_eq!(index.offset_of_utf16(text, LineColumn { line: 0, column: 3 }), 5);
    assert_eq!(index.line_column_utf16(text, 9), LineColumn { line: 1, column: 1 });
}

#[test]
fn every_line_ending_counts_once() {
    let index = LineIndex::new("a\r\nb\rc\nd");
    assert_eq!(index.line_count(), 4);
    assert_eq!((index.line(2), index.line(3), index.line(5), index.line(7)), (0, 1, 2, 3));
}

#[test]
fn places_behind_the_end_are_clamped() {
    let text = "ab\n";
    let index = LineIndex::new(text);
    assert_eq!(index.offset_of_utf16(text, LineColumn { line: 0, column: 99 }), 2);
    assert_eq!(index.offset_of_utf16(text, LineColumn { line: 9, column: 0 }), 3);
}
