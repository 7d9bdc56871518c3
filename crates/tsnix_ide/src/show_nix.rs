//! The Nix that is made of a file, and where in it a place of the file has gone.

use nix_tree::Printed;
use tsnix_source::{FileId, TextRange};

/// Where an offset of a source has gone in what was printed: the smallest piece whose source holds the offset;
/// without one the piece whose source ends nearest before it.
pub fn place_in_nix(printed: &Printed, file: FileId, offset: u32) -> Option<TextRange> {
    let own = printed.mappings.iter().filter(|it| it.origin.file == file.0);
    let holds = |it: &&nix_tree::Mapping| it.origin.start <= offset && offset <= it.origin.end;
    let inside = own.clone().filter(holds).min_by_key(|it| it.origin.end - it.origin.start);
    let before = || own.clone().filter(|it| it.origin.end <= offset).max_by_key(|it| it.origin.end);
    inside.or_else(before).map(|it| TextRange::new(it.start, it.end))
}

/// Where an offset of the printed text comes from: the smallest piece that holds it; without one the piece that ends
/// nearest before it.
pub fn place_in_source(printed: &Printed, offset: u32) -> Option<crate::FileRange> {
    let holds = |it: &&nix_tree::Mapping| it.start <= offset && offset <= it.end;
    // Between two pieces the cursor is before the second.
    let inside = printed.mappings.iter().filter(holds).min_by_key(|it| (it.end == offset, it.end - it.start));
    let before = || printed.mappings.iter().filter(|it| it.end <= offset).max_by_key(|it| it.end);
    let found = inside.or_else(before)?;
    let range = TextRange::new(found.origin.start, found.origin.end);
    Some(crate::FileRange { file: FileId(found.origin.file), range })
}

#[cfg(test)]
mod tests {
    use nix_tree::{Mapping, Printed, SourceRange};
    use tsnix_source::{FileId, TextRange};

    use super::{place_in_nix, place_in_source};

    #[test]
    fn the_smallest_piece_then_the_nearest_before() {
        let origin = |start, end| SourceRange { file: 0, start, end };
        let printed = Printed {
            text: "{ a = 1; }".to_owned(),
            mappings: vec![
                Mapping { start: 0, end: 1, origin: origin(0, 20) },
                Mapping { start: 2, end: 3, origin: origin(5, 6) },
                Mapping { start: 6, end: 7, origin: origin(8, 9) },
            ],
        };
        assert_eq!(place_in_nix(&printed, FileId(0), 5), Some(TextRange::new(2, 3)));
        assert_eq!(place_in_nix(&printed, FileId(0), 7), Some(TextRange::new(0, 1)));
        assert_eq!(place_in_nix(&printed, FileId(0), 30), Some(TextRange::new(0, 1)));
        assert_eq!(place_in_nix(&printed, FileId(1), 5), None);
        assert_eq!(place_in_source(&printed, 6).map(|it| it.range), Some(TextRange::new(8, 9)));
    }
}
