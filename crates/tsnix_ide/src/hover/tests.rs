//! Hovers as TypeScript's own server writes them.

use crate::fixture::Fixture;
use crate::hover::hover;

fn shown(source: &str) -> String {
    let fixture = Fixture::new(source);
    match hover(&fixture.analysis(), fixture.file, fixture.offset) {
        Some(hover) if hover.docs.text.is_empty() => hover.code,
        Some(hover) => format!("{}\n---\n{}", hover.code, hover.docs.text),
        None => "nothing".to_owned(),
    }
}

#[test]
fn variables() {
    insta::assert_snapshot!(shown("/** The port. */\nexport const <|>port = 80;"), @r"
    const port: 80
    ---
    The port.
    ");
    insta::assert_snapshot!(shown("export function f() { let n = 1; n = 2; return <|>n; }"), @"let n: number");
    insta::assert_snapshot!(shown("export const f = (a: string | null) => a !== null ? <|>a : '';"), @"(parameter) a: string");
}

#[test]
fn functions() {
    insta::assert_snapshot!(shown("/** Adds.\n * @param a the first */\nfunction add(a: number, b: number): number { return a + b; }\nexport default <|>add(1, 2);"), @r"
    function add(a: number, b: number): number
    ---
    Adds.

    *@param* `a`: the first
    ");
}

#[test]
fn properties() {
    insta::assert_snapshot!(shown("interface I { /** How many. */ a?: number }\ndeclare const i: I;\nexport default i.<|>a;"), @r"
    (property) I.a?: number | undefined
    ---
    How many.
    ");
    insta::assert_snapshot!(shown("export const o = { <|>a: 1 };"), @"(property) a: number");
}

#[test]
fn types_and_parameters() {
    insta::assert_snapshot!(shown("type <|>Port = 80 | 443;\nexport const p: Port = 80;"), @"type Port = 80 | 443");
    insta::assert_snapshot!(shown("interface Box<T> { a: T }\nexport const b: <|>Box<1> = { a: 1 };"), @"interface Box<T>");
    insta::assert_snapshot!(shown("/** F.\n * @param a the number */\nexport const f = (<|>a: number) => a;"), @r"
    (parameter) a: number
    ---
    the number
    ");
}

/// The code that is shown, by source.
fn says(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (source, expected) in cases {
        let fixture = Fixture::new(source);
        let found = hover(&fixture.analysis(), fixture.file, fixture.offset);
        let code = found.map_or_else(String::new, |it| it.code);
        if code != *expected {
            wrong.push(format!("{source}\n  expected: {expected}\n  shown: {code}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_of_declaration() {
    says(&[
        ("const <|>a = 'x';\nexport default a;", "const a: \"x\""),
        ("const <|>a = true;\nexport default a;", "const a: true"),
        ("const <|>a = null;\nexport default a;", "const a: null"),
        ("const <|>a = [1, 2];\nexport default a;", "const a: number[]"),
        ("const <|>a = [1, 'x'];\nexport default a;", "const a: (string | number)[]"),
        ("const <|>a = [1, 2] as const;\nexport default a;", "const a: readonly [1, 2]"),
        ("const <|>a: [number, string] = [1, 'x'];\nexport default a;", "const a: [number, string]"),
        ("const <|>a = `x${1}`;\nexport default a;", "const a: string"),
        ("const <|>a = 1 + 2;\nexport default a;", "const a: number"),
        ("const <|>a = 1 < 2;\nexport default a;", "const a: boolean"),
        ("let <|>a = 1;\na = 2;\nexport default a;", "let a: number"),
        ("let a: string | undefined;\na = 'x';\nexport default <|>a;", "let a: string"),
        (
            "const <|>o = { a: 1, b: 'x' };\nexport default o;",
            "const o: {\n    a: number;\n    b: string;\n}",
        ),
        ("const <|>f = (a: number) => a + 1;\nexport default f;", "const f: (a: number) => number"),
        (
            "const <|>f = (a: number, b?: string) => b;\nexport default f;",
            "const f: (a: number, b?: string) => string | undefined",
        ),
        (
            "const <|>f = (...all: number[]) => all;\nexport default f;",
            "const f: (...all: number[]) => number[]",
        ),
        ("const <|>f = <T>(t: T) => t;\nexport default f;", "const f: <T>(t: T) => T"),
        (
            "const <|>f = <T extends string>(t: T) => [t];\nexport default f;",
            "const f: <T extends string>(t: T) => T[]",
        ),
        ("function <|>f(a: number) { return a; }\nexport default f;", "function f(a: number): number"),
        ("function <|>f() {}\nexport default f;", "function f(): void"),
        ("enum <|>E { A, B }\nexport default E.A;", "enum E"),
        ("interface <|>I { a: 1 }\nexport const i: I = { a: 1 };", "interface I"),
        ("type <|>T = { a: 1 };\nexport const i: T = { a: 1 };", "type T = {\n    a: 1;\n}"),
        ("type <|>T<A> = A[];\nexport const i: T<1> = [1];", "type T<A> = A[]"),
        ("type T<<|>A> = A[];\nexport const i: T<1> = [1];", "(type parameter) A in T<A>"),
        (
            "type <|>Box<T extends string = 'a'> = { value: T };\nexport const b: Box = { value: 'a' };",
            "type Box<T extends string = 'a'> = {\n    value: T;\n}",
        ),
        (
            "function id<T extends { a: 1 }>(t: <|>T) { return t; }\nexport default id;",
            "(type parameter) T extends {\n    a: 1;\n} in id<T extends {\n    a: 1;\n}>(t: T): T",
        ),
    ]);
}

#[test]
fn every_kind_of_use() {
    says(&[
        ("const a = 1;\nexport default <|>a;", "const a: 1"),
        ("const a = 1;\nexport default { x: <|>a };", "const a: 1"),
        ("const a = 1;\nexport default `x${<|>a}`;", "const a: 1"),
        ("const o = { a: { b: 1 } };\nexport default o.<|>a;", "(property) a: {\n    b: number;\n}"),
        ("const o = { a: { b: 1 } };\nexport default o.a.<|>b;", "(property) b: number"),
        ("const o = { a: 1 };\nexport default o['<|>a'];", "(property) a: number"),
        ("const { <|>a } = { a: 1 };\nexport default a;", "const a: number"),
        ("const [<|>a] = [1];\nexport default a;", "const a: number"),
        ("const { a: <|>b } = { a: 1 };\nexport default b;", "const b: number"),
        (
            "interface I { a?: number }\nexport const i: I = { <|>a: 1 };",
            "(property) I.a?: number | undefined",
        ),
        (
            "interface I { m(n: number): string }\ndeclare const i: I;\nexport default i.<|>m(1);",
            "(method) I.m(n: number): string",
        ),
        ("const f = (a: number) => a;\nexport default <|>f(1);", "const f: (a: number) => number"),
        (
            "function f(a: number): string;\nfunction f(a: string): number;\nfunction f(a: unknown) { return a as never; }\nexport default <|>f('x');",
            "function f(a: string): number (+1 overload)",
        ),
        ("const f = <T>(t: T) => t;\nexport default <|>f(1);", "const f: <1>(t: 1) => 1"),
        ("for (const <|>x of [1, 2]) {\n  console.log(x);\n}\nexport default 1;", "const x: number"),
        ("export default [1].map((<|>n) => n + 1);", "(parameter) n: number"),
        ("export default [1].map((n, <|>i) => n + i);", "(parameter) i: number"),
        (
            "try {\n  JSON.parse('x');\n} catch (<|>e) {\n  console.log(e);\n}\nexport default 1;",
            "(local var) e: unknown",
        ),
        (
            "export const f = (a: string | number) => (typeof a === 'string' ? <|>a : 1);",
            "(parameter) a: string",
        ),
        (
            "export const f = (a: string | number) => (typeof a === 'string' ? 1 : <|>a);",
            "(parameter) a: number",
        ),
        (
            "export const f = (a: { k: 'x'; x: 1 } | { k: 'y' }) => (a.k === 'x' ? a.<|>x : 1);",
            "(property) x: 1",
        ),
        ("enum E { A, B }\nexport default E.<|>A;", "(enum member) E.A = 0"),
        ("enum E { A, B }\nexport default E.<|>B;", "(enum member) E.B = 1"),
        ("enum E { A = 'x', B = 5, C }\nexport default E.<|>A;", "(enum member) E.A = 'x'"),
        ("enum E { A = 'x', B = 5, <|>C }\nexport default E.A;", "(enum member) E.C = 6"),
        (
            "//- main.ts\nimport { a } from './o';\nexport default <|>a;\n//- o.ts\nexport const a = 1;\n",
            "(alias) const a: 1",
        ),
        (
            "//- main.ts\nimport { f as <|>g } from './o';\nexport default g;\n//- o.ts\nexport function f(n: number) { return { n }; }\n",
            "(alias) function f(n: number): {\n    n: number;\n}",
        ),
        (
            "//- main.ts\nimport type { I } from './o';\nexport const i: <|>I = { a: 1 };\n//- o.ts\nexport interface I { a: number }\n",
            "(alias) interface I",
        ),
        (
            "//- main.ts\nimport <|>other from './o';\nexport default other;\n//- o.ts\nexport default { a: 1 };\n",
            "(alias) (property) default: {\n    a: number;\n}",
        ),
        (
            "//- main.ts\nimport * as o from './o';\nexport default <|>o.a;\n//- o.ts\nexport const a = 1;\n",
            "(alias) module \"./o\"",
        ),
        ("export default [1].<|>length;", "(property) ReadonlyArray.length: number"),
        ("export default 'x'.<|>toUpperCase();", "(method) String.toUpperCase(): string"),
        ("export default Math.<|>floor(1);", "(method) Math.floor(x: number): number"),
    ]);
}

#[test]
fn nothing_where_there_is_no_name() {
    says(&[
        ("export default <|>1;", ""),
        ("export default '<|>x';", ""),
        ("// <|>a\nexport default 1;", ""),
        ("<|>", ""),
        ("export default {<|> };", ""),
        ("export default nope<|>;", ""),
        ("con<|>st a = 1;\nexport default a;", ""),
    ]);
}

#[test]
fn what_nix_makes_of_a_member_of_the_library() {
    for (source, nix) in [
        ("export default 'x'.<|>endsWith('y');", "Nix: `lib.hasSuffix`."),
        ("export default 'x'.<|>length;", "Nix: `builtins.stringLength`."),
        ("export default ['x'].<|>join(',');", "Nix: `"),
        ("export default Object.<|>keys({ a: 1 });", "Nix: `"),
    ] {
        let text = shown(source);
        assert!(text.contains(nix), "{source}: {text}");
    }
}
