//! Several fences of one page at once, longer and shorter than before.

use super::{Replacement, apply};

#[test]
fn fences_are_replaced_where_they_stand() {
    let page = "# T\n```json\n1\n```\n\n```nix\na\nb\n```\nend\n";
    let list = vec![
        Replacement { line: 3, old: "1\n".to_owned(), new: "[\n2\n]\n".to_owned() },
        Replacement { line: 7, old: "a\nb\n".to_owned(), new: "c\n".to_owned() },
    ];
    assert_eq!(apply(page, list), "# T\n```json\n[\n2\n]\n```\n\n```nix\nc\n```\nend\n");
}
