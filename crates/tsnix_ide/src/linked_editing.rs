//! Places that are edited together: the names of a thing that only its own file knows.

use tsnix_source::{FileId, TextRange};

use crate::Analysis;
use crate::rename::{prepare, rename};

/// A name that nothing else has, for seeing which edits a rename would make.
const OTHER: &str = "linkedEditing";

/// All places of the name at an offset, where each can be typed over alike. Nothing where another file names the
/// thing too, or where a place would have to say more than the new name (`{ name }  =>  { name: other }`).
pub fn linked_ranges(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Vec<TextRange>> {
    let text = analysis.text(file);
    let name = prepare(analysis, file, offset).ok()?.of(text);
    let edits = rename(analysis, file, offset, OTHER).ok()?;
    let own = edits.get(&file).filter(|_| edits.len() == 1)?;
    let is_plain = own.iter().all(|it| it.text == OTHER && it.range.of(text) == name);
    (is_plain && own.len() > 1).then(|| own.iter().map(|it| it.range).collect())
}

#[cfg(test)]
mod tests {
    use super::linked_ranges;
    use crate::fixture::Fixture;

    fn starts(text: &str) -> Option<Vec<u32>> {
        let fixture = Fixture::new(text);
        Some(
            linked_ranges(&fixture.analysis(), fixture.file, fixture.offset)?
                .iter()
                .map(|it| it.start)
                .collect(),
        )
    }

    #[test]
    fn a_name_of_the_file_alone() {
        assert_eq!(starts("const a<|>b = 1;\nexport const c = ab + ab;\n"), Some(vec![6, 31, 36]));
    }

    #[test]
    fn not_where_a_place_would_say_more() {
        assert_eq!(starts("const a<|>b = 1;\nexport default { ab };\n"), None);
    }

    #[test]
    fn not_what_came_with_tsnix() {
        assert_eq!(starts("export default [1].ma<|>p((x) => x);\n"), None);
    }
}
