//! Which comments silence what. Comments are found here by a scan that is enough for these texts.

use tsnix_source::catalogue::{files, language, names, types};
use tsnix_source::{Code, Diagnostic, FileId, SourceFile, TextRange};
use tsnix_syntax::hir::{Comment, CommentKind};

use super::apply;

const FILE: FileId = FileId(0);

fn comments(text: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("//").into_iter().chain(text[at..].find("/*")).min() {
        let start = at + start;
        let (kind, end, inner) = if text[start..].starts_with("//") {
            let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
            (CommentKind::Line, end, start + 2..end)
        } else {
            let end = text[start..].find("*/").map_or(text.len(), |length| start + length + 2);
            (CommentKind::Block, end, start + 2..end - 2)
        };
        let range = TextRange::new(start as u32, end as u32);
        found.push(Comment { range, kind, text: text[inner].into() });
        at = end;
    }
    found
}

/// What remains of one diagnostic for each pair of a code and the text that it stands at.
fn remaining(text: &str, diagnostics: &[(&'static Code, &str)]) -> Vec<String> {
    let source = SourceFile::new("/p/a.ts", text);
    let given = diagnostics.iter().map(|(code, part)| {
        let start = text.find(part).expect("the part occurs") as u32;
        Diagnostic::new(code, FILE, TextRange::new(start, start + part.len() as u32), "m")
    });
    let kept = apply(FILE, &source, &comments(text), given.collect(), true);
    kept.into_iter()
        .map(|it| format!("{}:{}", it.code.number, source.lines().line(it.range.start) + 1))
        .collect()
}

#[test]
fn the_line_above_silences_its_code() {
    assert_eq!(remaining("// tsnix-ignore ts2322 known\nbad();", &[(TYPE, "bad")]), [""; 0]);
    assert_eq!(remaining("// tsnix-ignore not-assignable: known\nbad();", &[(TYPE, "bad")]), [""; 0]);
    // Another code: the diagnostic stays, and the comment is useless.
    assert_eq!(remaining("// tsnix-ignore ts2304\nbad();", &[(TYPE, "bad")]), ["ts2322:2", "tn4020:1"]);
    // Not the line below that.
    assert_eq!(
        remaining("// tsnix-ignore ts2322\ngood();\nbad();", &[(TYPE, "bad")]),
        ["ts2322:3", "tn4020:1"]
    );
}

#[test]
fn several_comments_stack() {
    let text = "// tsnix-ignore ts2322 a\n// tsnix-ignore ts2304 b\n\nbad(worse);";
    assert_eq!(remaining(text, &[(TYPE, "bad"), (&names::CANNOT_FIND_NAME, "worse")]), [""; 0]);
}

#[test]
fn comments_that_say_too_little_are_warned_about() {
    assert_eq!(remaining("// tsnix-ignore\nx;", &[]), ["tn4021:1"]);
    assert_eq!(remaining("// tsnix-ignore ts99999 why\nx;", &[]), ["tn4012:1"]);
    assert_eq!(remaining("// tsnix-ignored ts2322\nx;", &[]), [""; 0]);
}

#[test]
fn what_has_no_meaning_in_nix_can_not_be_silenced() {
    let text = "// tsnix-ignore tn1001 please\nclass A {}";
    assert_eq!(remaining(text, &[(&language::CLASS, "class")]), ["tn1001:2", "tn4020:1"]);
    assert_eq!(remaining("// @ts-ignore\nclass A {}", &[(&language::CLASS, "class")]), ["tn1001:2"]);
}

#[test]
fn typescripts_comments_do_what_they_do_in_tsc() {
    for comment in [
        "// @ts-ignore",
        "/// @ts-ignore",
        "//@ts-expect-error because",
        "/* @ts-ignore */",
        "/*\n * @ts-ignore */",
    ] {
        let text = format!("{comment}\nbad();");
        assert_eq!(remaining(&text, &[(TYPE, "bad")]), [""; 0], "{comment}");
    }
    assert_eq!(remaining("// @ts-ignore\n\n// note\nbad();", &[(TYPE, "bad")]), [""; 0]);
    assert_eq!(remaining("// @ts-ignore\ngood();", &[]), [""; 0]);
    assert_eq!(remaining("// @ts-expect-error\ngood();", &[]), ["ts2578:1"]);
}

static TYPE: &Code = &types::NOT_ASSIGNABLE;

#[test]
fn nocheck_stands_above_everything() {
    assert_eq!(remaining("// a\n// @ts-nocheck\n// @ts-expect-error\nbad();", &[(TYPE, "bad")]), [""; 0]);
    assert_eq!(remaining("x;\n// @ts-nocheck\nbad();", &[(TYPE, "bad")]), ["ts2322:3"]);
}

#[test]
fn the_fix_removes_the_line() {
    let text = "a;\n  // tsnix-ignore ts2322\nb;";
    let source = SourceFile::new("/p/a.ts", text);
    let kept = apply(FILE, &source, &comments(text), Vec::new(), true);
    let fix = kept.first().and_then(|it| it.fix.as_ref()).expect("there is a fix");
    assert_eq!(fix.edits[0].range.of(text), "  // tsnix-ignore ts2322\n");
    assert_eq!(kept[0].code, &files::UNUSED_IGNORE);
}
