//! Changes that recovery makes to a text before it is parsed again, and the way back to the offsets of the
//! text as it was given.

use tsnix_source::TextRange;

/// A replacement in the text as given.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Patch {
    /// What is replaced, in the text as given.
    start: u32,
    end: u32,
    /// What stands there in the patched text.
    insert: Box<str>,
}

/// Changes to a text, sorted, without overlaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Patches {
    patches: Vec<Patch>,
}

impl Patches {
    /// Whether nothing is changed.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.patches.is_empty()
    }

    /// The text with all changes.
    #[cfg(test)]
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut patched = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for patch in &self.patches {
            patched.push_str(text.get(at..patch.start as usize).unwrap_or(""));
            patched.push_str(&patch.insert);
            at = patch.end as usize;
        }
        patched.push_str(text.get(at..).unwrap_or(""));
        patched
    }

    /// Where an offset of the patched text lies in the text as given. Inserted text lies at the end of what
    /// it replaces, but its first offset at the start.
    pub(crate) fn original(&self, offset: u32) -> u32 {
        let mut shift = 0i64;
        for patch in &self.patches {
            let start = i64::from(patch.start) + shift;
            let end = start + patch.insert.len() as i64;
            let offset = i64::from(offset);
            if offset <= start {
                break;
            }
            if offset < end {
                return patch.end;
            }
            shift += patch.insert.len() as i64 - i64::from(patch.end - patch.start);
        }
        (i64::from(offset) - shift) as u32
    }

    /// The range in the text as given.
    pub(crate) fn original_range(&self, start: u32, end: u32) -> TextRange {
        if self.patches.is_empty() {
            return TextRange::new(start, end);
        }
        TextRange::new(self.original(start), self.original(end))
    }

    /// Whether the byte at an offset of the patched text was inserted.
    pub(crate) fn is_inserted(&self, offset: u32) -> bool {
        let mut shift = 0i64;
        for patch in &self.patches {
            let start = i64::from(patch.start) + shift;
            let end = start + patch.insert.len() as i64;
            let offset = i64::from(offset);
            if offset < start {
                return false;
            }
            if offset < end {
                return true;
            }
            shift += patch.insert.len() as i64 - i64::from(patch.end - patch.start);
        }
        false
    }
}
