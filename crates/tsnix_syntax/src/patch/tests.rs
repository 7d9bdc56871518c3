//! From a patched text back to the text as it was given.

use tsnix_source::TextRange;

use super::Patches;

/// Makes a change in both.
fn change(text: &mut String, patches: &mut Patches, start: usize, end: usize, insert: &str) {
    patches.replace(text.len(), start, end, insert.len());
    text.replace_range(start..end, insert);
}

#[test]
fn offsets_lead_back_over_several_changes() {
    let given = "const a = pkgs.; f(x";
    let (mut text, mut patches) = (given.to_owned(), Patches::default());
    change(&mut text, &mut patches, 15, 15, " name ");
    let end = text.len();
    change(&mut text, &mut patches, end, end, ")");
    change(&mut text, &mut patches, 0, 5, "let");
    assert_eq!(text, "let a = pkgs. name ; f(x)");

    // What was there keeps its place.
    let back = |part: &str| {
        let start = text.find(part).unwrap_or_default();
        patches.original_range(start as u32, (start + part.len()) as u32)
    };
    assert_eq!(back("pkgs.").of(given), "pkgs.");
    assert_eq!(back("f(x").of(given), "f(x");
    // What was inserted is empty, at its place.
    assert_eq!(back("name"), TextRange::empty(15));
    assert_eq!(back("f(x)").of(given), "f(x");
    assert_eq!(back("let a"), TextRange::new(0, 7));

    assert!(patches.is_inserted(text.find("name").unwrap_or_default() as u32));
    assert!(!patches.is_inserted(text.find("pkgs").unwrap_or_default() as u32));
    assert!(!patches.is_inserted(text.len() as u32));
}

#[test]
fn a_change_inside_of_an_insertion_stays_at_its_place() {
    let (mut text, mut patches) = ("ab".to_owned(), Patches::default());
    change(&mut text, &mut patches, 1, 1, "XYZ");
    change(&mut text, &mut patches, 2, 3, "--");
    assert_eq!(text, "aX--Zb");
    let all: Vec<u32> = (0..=6).map(|offset| patches.original(offset)).collect();
    assert_eq!(all, [0, 1, 1, 1, 1, 1, 2]);
}

#[test]
fn without_changes_offsets_are_themselves() {
    let patches = Patches::default();
    assert_eq!(patches.original_range(3, 7), TextRange::new(3, 7));
    assert!(!patches.is_inserted(3));
}
