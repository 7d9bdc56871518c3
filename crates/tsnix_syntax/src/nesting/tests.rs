//! Deep and long text: it is read or refused, whatever the stack.

use tsnix_source::FileId;

use super::{DEEPEST, nesting};
use crate::{FileKind, Parsed, parse};

/// Ways to go deep: what is repeated before, the middle, what is repeated behind.
const SHAPES: [(&str, &str, &str, &str); 30] = [
    ("const a = ", "(", "1", ")"),
    ("const a = ", "[", "1", "]"),
    ("const a = ", "{a:", "1", "}"),
    ("const a = ", "!", "b", ""),
    ("const a = ", "- ", "b", ""),
    ("const a = ", "typeof ", "b", ""),
    ("const a = ", "x => ", "b", ""),
    ("const a = ", "a ? b : ", "b", ""),
    ("const a = ", "`${", "1", "}`"),
    ("const a = ", "class { a = ", "1", "}"),
    ("const a = ", "(a = ", "1", ") => 1"),
    ("const a = ", "new ", "b", ""),
    ("const a = ", "<A>", "b", ""),
    ("const a = b", " ** c", "", ""),
    ("const ", "[a, ", "b", "]"),
    ("", "{", "", "}"),
    ("", "a = ", "b", ""),
    ("", "if (a) b; else ", "c", ""),
    ("", "if (a) { b } else ", "{ c }", ""),
    ("", "if (a)\n", "c", ""),
    ("", "function f() {", "", "}"),
    ("", "do ", "a", " while (b)"),
    ("type A = ", "{a:", "1", "}"),
    ("type A = ", "B<", "1", ">"),
    ("type A = ", "() => ", "b", ""),
    ("type A = ", "keyof ", "b", ""),
    ("type A = ", "a extends b ? c : ", "b", ""),
    ("const a = ", "(", "", ""),
    ("const a = ", "{a:", "", ""),
    ("const a: ", "A<", "", ""),
];

/// Ways to go on and on.
const CHAINS: [(&str, &str); 14] = [
    ("const a = 1", " + 1"),
    ("const a = b", " && c"),
    ("const a = b", ".c"),
    ("const a = b", "?.c"),
    ("const a = b", "()"),
    ("const a = b", "[0]"),
    ("const a = b", " as c"),
    ("const a = b", "`c`"),
    ("const a = (b", ", c"),
    ("type A = b", "[]"),
    ("type A = b", " | c"),
    ("type A = b", ".c"),
    ("", "a = b\n"),
    ("", "if (a) { b }\n"),
];

fn read(text: &str) -> Parsed {
    // On a thread with the smallest stack that there is anywhere.
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(256 << 10)
            .spawn_scoped(scope, || parse(FileId(0), text, FileKind::Source))
            .ok()
            .and_then(|thread| thread.join().ok())
            .unwrap_or_else(|| panic!("{} bytes", text.len()))
    })
}

fn deep((before, open, middle, close): (&str, &str, &str, &str), levels: usize) -> String {
    format!("{before}{}{middle}{};\n", open.repeat(levels), close.repeat(levels))
}

#[test]
fn what_is_absurdly_deep_is_refused() {
    for shape in SHAPES {
        let parsed = read(&deep(shape, 100_000));
        assert_eq!(parsed.diagnostics.len(), 1, "{shape:?}");
        assert!(parsed.diagnostics[0].message.contains("too deeply"), "{shape:?}");
    }
}

#[test]
fn what_is_very_deep_is_read() {
    // The shapes that are not closed are mended, which takes longer.
    for shape in &SHAPES[..27] {
        let text = deep(*shape, DEEPEST as usize / 5);
        let parsed = read(&text);
        assert!(!parsed.module.body.is_empty(), "{shape:?} {:?}", parsed.diagnostics);
    }
    for shape in &SHAPES[27..] {
        read(&deep(*shape, 100));
    }
}

#[test]
fn what_is_long_is_read() {
    for (before, link) in CHAINS {
        let parsed = read(&format!("{before}{}", link.repeat(100_000)));
        assert!(
            parsed.diagnostics.iter().all(|it| it.message.contains("expected `)`")),
            "{link:?} {:?}",
            parsed.diagnostics
        );
        assert!(!parsed.module.body.is_empty(), "{link:?}");
    }
}

#[test]
fn depth_is_what_is_open_at_once() {
    let depth = |text: &str| nesting(text).depth;
    assert_eq!(depth("a; b; c"), 0);
    assert_eq!(depth("f(a)(b)(c)"), 1);
    assert_eq!(depth("f(g(h()))"), 3);
    assert_eq!(depth("`${`${a}`}`"), 2);
    assert_eq!(depth("'((((' /* (((( */ // (((("), 0);
    assert_eq!(depth("a - b - c + d"), 0);
    assert_eq!(depth("- - a"), 2);
    assert_eq!(depth("/((((/"), 0);
    assert_eq!(depth("a / ((b)) / c"), 2);
    assert_eq!(depth("a.in / ((b)) / c"), 2);
    // Statements and members without separators are neighbours.
    assert_eq!(depth("a = b\nc = d\ne = f(g)\nh = i"), 2);
    assert_eq!(depth("if (a) { b }\nif (c) { d }"), 2);
    assert_eq!(depth("interface I {\n  a: b\n  c(d: e): F<g>\n  h: i\n}"), 3);
    assert_eq!(depth("a ? b : c"), 2);
}
