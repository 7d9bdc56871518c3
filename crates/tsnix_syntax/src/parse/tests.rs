//! Broken and unusual text: what is read of it, and what is said about it.

mod fuzz;
mod pages;
mod recovery;
mod sources;

use tsnix_source::{FileId, TextRange};

use super::{FileKind, Parsed, parse};
use crate::walk::{Node, for_each_child, for_each_node};

fn source(text: &str) -> Parsed {
    parse(FileId(0), text, FileKind::Source)
}

/// The diagnostics as `line:column number message`.
fn said(text: &str) -> String {
    let show = |diagnostic: &tsnix_source::Diagnostic| {
        let before = &text[..diagnostic.range.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        format!("{line}:{column} {} {}", diagnostic.code.number, diagnostic.message)
    };
    source(text).diagnostics.iter().map(show).collect::<Vec<_>>().join("\n")
}

/// What holds for every module, whatever the text.
fn check_ranges(text: &str, parsed: &Parsed) {
    let fits = |range: TextRange| text.get(range.start as usize..range.end as usize).is_some();
    let module = &parsed.module;
    for_each_node(module, &mut |node| {
        let range = node.range(module);
        assert!(fits(range), "{node:?} {range:?} in {text:?}");
        for_each_child(module, node, &mut |child| check_inside(text, module, node, child));
        true
    });
    for diagnostic in &parsed.diagnostics {
        assert!(fits(diagnostic.range), "{diagnostic:?} in {text:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains('\n'), "{diagnostic:?}");
    }
    for comment in &module.comments {
        assert!(fits(comment.range) && comment.range.of(text).contains(&*comment.text), "{comment:?}");
    }
}

fn check_inside(text: &str, module: &crate::hir::Module, node: Node, child: Node) {
    let (outer, inner) = (node.range(module), child.range(module));
    assert!(outer.contains(inner), "{child:?} {inner:?} is not inside of {node:?} {outer:?} in {text:?}");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let text = "\u{feff}const a = b;";
    let parsed = source(text);
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(parsed.module.stmts.range(parsed.module.body[0]).of(text), "const a = b;");
}

#[test]
fn line_ends_in_templates_are_line_feeds() {
    let parsed = source("a`b\r\nc\rd`;");
    let texts: Vec<_> = parsed
        .module
        .exprs
        .ids()
        .filter_map(|id| match &parsed.module[id] {
            crate::hir::Expr::TaggedTemplate { template, .. } => Some(&template.quasis[0]),
            _ => None,
        })
        .collect();
    assert_eq!(texts[0].raw, "b\nc\nd");
    assert_eq!(texts[0].cooked.as_deref(), Some("b\nc\nd"));
}

#[test]
fn a_file_is_a_module_by_its_imports_and_exports() {
    let is_module = |text: &str| source(text).module.is_module;
    assert!(is_module("export {};"));
    assert!(is_module("import 'a';"));
    assert!(is_module("export = a;"));
    assert!(is_module("import a = require('a');"));
    assert!(!is_module("const a = 1;"));
    assert!(!is_module("import a = b.c;"));
    assert!(!is_module("declare module 'a' { export const b: 1; }"));
}

#[test]
fn comments_are_kept_in_order() {
    let text = "// a\n/** b */ const c /* d */ = 1; // e\n/**/";
    let comments = source(text).module.comments;
    let shown: Vec<_> = comments.iter().map(|comment| (comment.kind, &*comment.text)).collect();
    use crate::hir::CommentKind::{Block, Doc, Line};
    assert_eq!(shown, [(Line, " a"), (Doc, " b "), (Block, " d "), (Line, " e"), (Block, "")]);
}

#[test]
fn the_ranges_of_what_others_have_written_fit() {
    for text in sources::VALID {
        let parsed = source(text);
        assert_eq!(parsed.diagnostics, [], "{text}");
        check_ranges(text, &parsed);
    }
}
