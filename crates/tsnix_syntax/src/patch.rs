//! A text that recovery has changed, with the way back to the offsets of the text as it was given.

use tsnix_source::TextRange;

/// A piece of the patched text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the patched text.
    start: u32,
    /// Length in the patched text.
    length: u32,
    /// Where it starts in the text as given; for an inserted piece, where it was inserted.
    original: u32,
    is_inserted: bool,
}

/// The pieces of a patched text; none at all while nothing is changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Patches {
    pieces: Vec<Piece>,
}

impl Patches {
    /// Notes that `start..end` of the patched text (of `length` bytes) is replaced by `inserted` bytes.
    pub(crate) fn replace(&mut self, length: usize, start: usize, end: usize, inserted: usize) {
        if self.pieces.is_empty() {
            self.pieces.push(Piece { start: 0, length: length as u32, original: 0, is_inserted: false });
        }
        let (start, end) = (start as u32, end as u32);
        let at = self.original(start);
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let mut is_placed = false;
        for piece in &self.pieces {
            let piece_end = piece.start + piece.length;
            let keep_head = start.clamp(piece.start, piece_end) - piece.start;
            let drop_to = end.clamp(piece.start, piece_end) - piece.start;
            if keep_head > 0 {
                pieces.push(Piece { length: keep_head, ..*piece });
            }
            if !is_placed && start <= piece_end {
                pieces.push(Piece { start, length: inserted as u32, original: at, is_inserted: true });
                is_placed = true;
            }
            if drop_to < piece.length {
                let original = if piece.is_inserted { piece.original } else { piece.original + drop_to };
                pieces.push(Piece { length: piece.length - drop_to, original, ..*piece });
            }
        }
        let mut position = 0;
        for piece in &mut pieces {
            piece.start = position;
            position += piece.length;
        }
        self.pieces = pieces;
    }

    fn piece(&self, offset: u32) -> Option<&Piece> {
        let behind = self.pieces.partition_point(|piece| piece.start <= offset);
        self.pieces.get(behind.checked_sub(1)?)
    }

    /// Where an offset of the patched text lies in the text as given.
    pub(crate) fn original(&self, offset: u32) -> u32 {
        match self.piece(offset) {
            None => offset,
            Some(piece) if piece.is_inserted => piece.original,
            Some(piece) => piece.original + (offset - piece.start).min(piece.length),
        }
    }

    /// The range in the text as given.
    pub(crate) fn original_range(&self, start: u32, end: u32) -> TextRange {
        if self.pieces.is_empty() {
            return TextRange::new(start, end);
        }
        // An end belongs to the piece before it: what is inserted behind a node is not of the node.
        let end = if end > start { self.original_end(end) } else { self.original(end) };
        TextRange::new(self.original(start), end)
    }

    fn original_end(&self, end: u32) -> u32 {
        match self.piece(end.saturating_sub(1)) {
            None => end,
            Some(piece) if piece.is_inserted => piece.original,
            Some(piece) => piece.original + (end - piece.start).min(piece.length),
        }
    }

    /// Whether the byte at an offset of the patched text was inserted.
    pub(crate) fn is_inserted(&self, offset: u32) -> bool {
        self.piece(offset).is_some_and(|piece| piece.is_inserted && offset < piece.start + piece.length)
    }
}

#[cfg(test)]
mod tests;
