//! The nodes around a cursor.

use tsnix_source::FileId;

use super::node_at;
use crate::{FileKind, parse};

/// The texts of the nodes around `<|>`, innermost last.
fn around(marked: &str) -> Vec<String> {
    let offset = marked.find("<|>").unwrap_or_default();
    let text = marked.replace("<|>", "");
    let module = parse(FileId(0), &text, FileKind::Source).module;
    let path = node_at(&module, offset as u32);
    path.iter().map(|node| node.range(&module).of(&text).to_owned()).collect()
}

#[test]
fn the_path_leads_inwards() {
    assert_eq!(around("const a = f(b, c<|>d);"), ["const a = f(b, cd);", "f(b, cd)", "cd"]);
    assert_eq!(
        around("type A = { b: st<|>ring };"),
        ["type A = { b: string };", "{ b: string }", "b: string", "string"]
    );
    assert_eq!(around("import { a<|>b } from 'c';"), ["import { ab } from 'c';", "ab"]);
}

#[test]
fn a_cursor_behind_a_name_is_in_it() {
    assert_eq!(around("f(ab<|>, c)").last().map(String::as_str), Some("ab"));
    assert_eq!(around("f(ab, <|>c)").last().map(String::as_str), Some("c"));
    assert_eq!(around("a+<|>b").last().map(String::as_str), Some("b"));
    assert_eq!(around("a<|>+b").last().map(String::as_str), Some("a"));
}

#[test]
fn a_cursor_behind_a_dot_is_in_the_member() {
    assert_eq!(around("const a = [pkgs.<|>];"), ["const a = [pkgs.];", "[pkgs.]", "pkgs."]);
    assert_eq!(around("const a = pkgs.<|>\nconst b = 1;"), ["const a = pkgs.", "pkgs."]);
}

#[test]
fn between_statements_is_nothing() {
    assert!(around("a;\n\n<|>\n\nb;").is_empty());
}
