//! Byte offsets to lines and columns and back, in the two units that the outside world uses.

/// A place as editors name it: both numbers count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 0.
    pub line: u32,
    /// Column in the line, from 0, in the unit that the called function names.
    pub column: u32,
}

/// Where the lines of a text start.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`, as the language server protocol has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
    length: u32,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts, length: bytes.len() as u32 }
    }

    /// Number of lines; a text without any line break has one.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line that holds byte `offset`, from 0.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1) as u32
    }

    /// Offset of the first byte of `line`; the end of the text for lines behind the last.
    pub fn line_start(&self, line: u32) -> u32 {
        self.starts.get(line as usize).copied().unwrap_or(self.length)
    }

    /// Line and column in bytes.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line(offset);
        LineColumn { line, column: offset.saturating_sub(self.line_start(line)) }
    }

    /// Line and column in UTF-16 units, for `offset` in `text` (the text that this index was made of).
    pub fn line_column_utf16(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let end = floor_char_boundary(text, (offset as usize).min(text.len()));
        let before = text.get(start..end).unwrap_or("");
        // Finding out that a text is ASCII is far quicker than counting its characters: lines may be long.
        let column = if before.is_ascii() { before.len() } else { before.chars().map(char::len_utf16).sum() };
        LineColumn { line, column: column as u32 }
    }

    /// Byte offset of a line and a column in UTF-16 units; columns behind the line's end give its end.
    pub fn offset_of_utf16(&self, text: &str, place: LineColumn) -> u32 {
        let start = self.line_start(place.line);
        let end = self.line_start(place.line + 1);
        let line = text.get(start as usize..end as usize).unwrap_or("").trim_end_matches(['\r', '\n']);
        let mut units = 0;
        for (at, char) in line.char_indices() {
            if units >= place.column {
                return start + at as u32;
            }
            units += char.len_utf16() as u32;
        }
        start + line.len() as u32
    }
}

fn floor_char_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests;
