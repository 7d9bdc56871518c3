//! Definitions within a file, through imports, of members and keys.

use crate::definition::{definition, type_definition};
use crate::fixture::Fixture;

fn places(source: &str) -> String {
    let fixture = Fixture::new(source);
    let found = definition(&fixture.analysis(), fixture.file, fixture.offset);
    let found = found.map(|it| it.places).unwrap_or_default();
    found.into_iter().map(|it| fixture.place(it)).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_variable() {
    insta::assert_snapshot!(places("const port = 1;\nexport default po<|>rt + 1;"), @"main.ts:1:7 port");
}

#[test]
fn the_overload_that_is_called() {
    let source = "function g(a: string): number;\nfunction g(a: number): string;\nfunction g(a: unknown) { return a as never; }\n";
    insta::assert_snapshot!(places(&format!("{source}export default g<|>(1);")), @"main.ts:2:10 g");
    insta::assert_snapshot!(places(&format!("{source}export default <|>g;")), @r"
    main.ts:1:10 g
    main.ts:2:10 g
    main.ts:3:10 g
    ");
}

#[test]
fn a_name_that_ends_at_the_cursor() {
    insta::assert_snapshot!(places("const port = 1;\nexport default port<|>;"), @"main.ts:1:7 port");
}

#[test]
fn through_an_import() {
    let source = "//- main.ts\nimport { port as p } from './o';\nexport default <|>p;\n//- o.ts\nexport const port = 1;\n";
    insta::assert_snapshot!(places(source), @"o.ts:1:14 port");
}

#[test]
fn a_module() {
    let source = "//- main.ts\nimport { port } from './<|>o';\nexport default port;\n//- o.ts\nexport const port = 1;\n";
    insta::assert_snapshot!(places(source), @"o.ts:1:1 ");
}

#[test]
fn a_member_of_an_interface() {
    insta::assert_snapshot!(places("interface I { a: number }\ndeclare const i: I;\nexport default i.<|>a;"), @"main.ts:1:15 a");
}

#[test]
fn a_member_of_a_literal() {
    insta::assert_snapshot!(places("const o = { a: { b: 1 } };\nexport default o.a.<|>b;"), @"main.ts:1:18 b");
}

#[test]
fn a_key_leads_to_the_expected_type() {
    insta::assert_snapshot!(places("interface I { a: number }\nexport const i: I = { <|>a: 1 };"), @"main.ts:1:15 a");
}

#[test]
fn a_pattern_key() {
    insta::assert_snapshot!(places("const o = { a: 1 };\nconst { <|>a: b } = o;\nexport default b;"), @"main.ts:1:13 a");
}

#[test]
fn a_parameter_and_an_assignment() {
    insta::assert_snapshot!(places("export function f(n: number) { let x = n; <|>x = 2; return x; }"), @"main.ts:1:36 x");
}

#[test]
fn a_type() {
    insta::assert_snapshot!(places("type Port = number;\nexport const p: <|>Port = 1;"), @"main.ts:1:6 Port");
}

#[test]
fn nothing_in_a_comment() {
    insta::assert_snapshot!(places("// a <|>comment\nexport default 1;"), @"");
}

#[test]
fn the_type_of_a_value() {
    let fixture = Fixture::new("interface I { a: number }\nconst all: I[] = [];\nexport default al<|>l;");
    let found = type_definition(&fixture.analysis(), fixture.file, fixture.offset);
    let places = found.map(|it| it.places).unwrap_or_default();
    assert_eq!(places.into_iter().map(|it| fixture.place(it)).collect::<Vec<_>>(), ["main.ts:1:11 I"]);
}

#[test]
fn by_a_table() {
    let mut wrong = Vec::new();
    for (source, expected) in [
        ("const a = 1;\nexport default { x: <|>a };", "main.ts:1:7 a"),
        ("const a = 1;\nexport default { <|>a };", "main.ts:1:7 a"),
        ("const a = 1;\nexport default `x${<|>a}`;", "main.ts:1:7 a"),
        ("const a = 1;\nexport const f = () => {\n  const a = 2;\n  return <|>a;\n};", "main.ts:3:9 a"),
        ("export const f = (a: number) => <|>a;", "main.ts:1:19 a"),
        ("export const f = ({ a }: { a: number }) => <|>a;", "main.ts:1:21 a"),
        ("export const f = ([a]: number[]) => <|>a;", "main.ts:1:20 a"),
        ("export const f = (a = 1, b = <|>a) => b;", "main.ts:1:19 a"),
        ("function f() { return 1; }\nexport default <|>f();", "main.ts:1:10 f"),
        ("export default <|>f();\nfunction f() { return 1; }", "main.ts:2:10 f"),
        ("for (const x of [1]) {\n  console.log(<|>x);\n}\nexport default 1;", "main.ts:1:12 x"),
        ("const [a] = [1];\nexport default <|>a;", "main.ts:1:8 a"),
        ("const { b: a } = { b: 1 };\nexport default <|>a;", "main.ts:1:12 a"),
        ("const { ...rest } = { b: 1 };\nexport default <|>rest;", "main.ts:1:12 rest"),
        ("const o = { a: 1 };\nexport default o['<|>a'];", "main.ts:1:13 a"),
        ("const o = { 'a b': 1 };\nexport default o['<|>a b'];", "main.ts:1:14 a b"),
        ("const o = { m() { return 1; } };\nexport default o.<|>m();", "main.ts:1:13 m"),
        ("const o = { a: { b: 1 } };\nconst { a: { <|>b: c } } = o;\nexport default c;", "main.ts:1:18 b"),
        ("interface I { a: 1 }\nexport const i: <|>I = { a: 1 };", "main.ts:1:11 I"),
        ("interface I<T> { a: <|>T }\nexport const i: I<1> = { a: 1 };", "main.ts:1:13 T"),
        (
            "interface A { a: 1 }\ninterface B extends <|>A { b: 1 }\nexport const b: B = { a: 1, b: 1 };",
            "main.ts:1:11 A",
        ),
        (
            "interface A { a: 1 }\ninterface B extends A { b: 1 }\ndeclare const b: B;\nexport default b.<|>a;",
            "main.ts:1:15 a",
        ),
        ("enum E { A }\nexport default <|>E.A;", "main.ts:1:6 E"),
        ("enum E { A }\nexport default E.<|>A;", "main.ts:1:10 A"),
        (
            "type A = { x: 1 } | { x: 2 };\ndeclare const a: A;\nexport default a.<|>x;",
            "main.ts:1:12 x\nmain.ts:1:23 x",
        ),
        (
            "declare const a: { x: 1 } & { x: number };\nexport default a.<|>x;",
            "main.ts:1:20 x\nmain.ts:1:31 x",
        ),
        (
            "//- main.ts\nimport a from './o';\nexport default <|>a;\n//- o.ts\nconst value = 1;\nexport default value;\n",
            "o.ts:1:7 value",
        ),
        (
            "//- main.ts\nimport * as o from './o';\nexport default o.<|>a;\n//- o.ts\nexport const a = 1;\n",
            "o.ts:1:14 a",
        ),
        (
            "//- main.ts\nimport * as o from './o';\nexport default <|>o.a;\n//- o.ts\nexport const a = 1;\n",
            "o.ts:1:1 ",
        ),
        (
            "//- main.ts\nimport { a } from './o';\nexport default <|>a;\n//- o.ts\nexport { a } from './p';\n//- p.ts\nexport const a = 1;\n",
            "p.ts:1:14 a",
        ),
        (
            "//- main.ts\nimport { a } from './o';\nexport default <|>a;\n//- o.ts\nexport * from './p';\n//- p.ts\nexport const a = 1;\n",
            "p.ts:1:14 a",
        ),
        (
            "//- main.ts\nimport type { <|>I } from './o';\nexport const i: I = { a: 1 };\n//- o.ts\nexport interface I { a: 1 }\n",
            "o.ts:1:18 I",
        ),
        ("//- main.ts\nexport { a } from './<|>o';\n//- o.ts\nexport const a = 1;\n", "o.ts:1:1 "),
        ("export default <|>nope;", ""),
        ("export default '<|>text';", ""),
        ("export default <|>1;", ""),
    ] {
        let found = places(source);
        if found != expected {
            wrong.push(format!("{source}\n  expected: {expected}\n  found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
