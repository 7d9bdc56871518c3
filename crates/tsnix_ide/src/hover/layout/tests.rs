//! Printed types, and what must stay on one line.

use super::over_lines;

#[test]
fn members_have_lines() {
    insta::assert_snapshot!(over_lines("const o: { a: number; f: (n: { x: 1; }) => { n: number; }[]; }"), @r"
    const o: {
        a: number;
        f: (n: {
            x: 1;
        }) => {
            n: number;
        }[];
    }
    ");
    insta::assert_snapshot!(over_lines("type T = { a: Map<string, { b: 1 }>, c?: '{;}' } | null"), @r"
    type T = {
        a: Map<string, {
            b: 1;
        }>;
        c?: '{;}';
    } | null
    ");
    insta::assert_snapshot!(over_lines("function f({ a, b }: { a: 1; b?: 2; }, c: {}): void"), @r"
    function f({ a, b }: {
        a: 1;
        b?: 2;
    }, c: {}): void
    ");
}

#[test]
fn nothing_else_changes() {
    for code in [
        "const a: 1",
        "const f: ({ a, b }: T) => `x{${string};}`",
        "const a: \"{ a: 1; }\"",
        "const a: {}",
        "const f: <T>(a: [T, 1], ...b: T[]) => T",
        "type T = {\n  a: 1;\n}",
        "type T = { a: 1; /* why */ }",
        "\"",
        "{",
    ] {
        assert_eq!(over_lines(code), code);
    }
    // What nobody prints does no harm.
    for code in ["}{;,<>)(", "{;", "{;}}", "type T = {:\"", "{ ä: 'ö"] {
        let _ = over_lines(code);
    }
}
