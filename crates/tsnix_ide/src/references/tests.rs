//! References through modules, types and shorthands.

use crate::fixture::Fixture;
use crate::references::references;

fn places(source: &str) -> String {
    let fixture = Fixture::new(source);
    let found = references(&fixture.analysis(), fixture.file, fixture.offset);
    let show = |it: crate::references::Reference| {
        format!("{}{}", fixture.place(it.place), if it.is_declaration { " (declared)" } else { "" })
    };
    found.into_iter().map(show).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_variable_and_not_its_namesake() {
    insta::assert_snapshot!(places("const a = 1;\nconst f = (a: number) => a;\nexport default f(<|>a) + a;"), @r"
    main.ts:1:7 a (declared)
    main.ts:3:18 a
    main.ts:3:23 a
    ");
}

#[test]
fn through_modules() {
    let source = "//- main.ts\nimport { po<|>rt } from './o';\nexport default port;\n//- o.ts\nexport const port = 1;\nexport const twice = port * 2;\n";
    insta::assert_snapshot!(places(source), @r"
    main.ts:1:10 port
    main.ts:2:16 port
    o.ts:1:14 port (declared)
    o.ts:2:22 port
    ");
}

#[test]
fn a_property_through_its_type() {
    insta::assert_snapshot!(places("interface I { a: number }\nconst i: I = { a: 1 };\nconst { a } = i;\nexport default i.<|>a + a;"), @r"
    main.ts:1:15 a (declared)
    main.ts:2:16 a (declared)
    main.ts:3:9 a
    main.ts:4:18 a
    ");
}

#[test]
fn a_shorthand_is_a_reference_of_the_variable() {
    insta::assert_snapshot!(places("const <|>a = 1;\nexport default { a };"), @r"
    main.ts:1:7 a (declared)
    main.ts:2:18 a
    ");
}

#[test]
fn an_import_under_another_name() {
    let source = "//- main.ts\nimport { port as p } from './o';\nexport default p;\n//- o.ts\nexport const po<|>rt = 1;\n";
    insta::assert_snapshot!(places(source), @r"
    main.ts:1:10 port
    main.ts:1:18 p
    main.ts:2:16 p
    o.ts:1:14 port (declared)
    ");
}

/// How many references each source has, declarations among them.
#[test]
fn by_their_number() {
    let mut wrong = Vec::new();
    for (source, count) in [
        ("const <|>a = 1;\nexport default 1;", 1),
        ("const <|>a = 1;\nexport default [a, a, a];", 4),
        ("const a = 1;\nexport default [a, <|>a];", 3),
        ("export const f = (<|>a: number) => a + a;", 3),
        ("export const f = (a: number) => ((a: number) => <|>a)(a);", 2),
        ("let <|>a = 1;\na = 2;\na += 1;\nexport default a;", 4),
        ("const o = { <|>a: 1 };\nexport default o.a + o['a'];", 3),
        ("const o = { a: 1 };\nconst { <|>a } = o;\nexport default a;", 3),
        ("interface <|>I { a: 1 }\nexport const i: I = { a: 1 };\nexport const j: I[] = [];", 3),
        ("interface I<<|>T> { a: T; b: T }\nexport const i: I<1> = { a: 1, b: 1 };", 3),
        ("type <|>T = 1;\nexport const i: T = 1;", 2),
        ("enum <|>E { A }\nexport default E.A;", 2),
        ("function <|>f(): number { return f(); }\nexport default f();", 3),
        ("for (const <|>x of [1]) {\n  console.log(x, x);\n}\nexport default 1;", 3),
        ("//- main.ts\nimport { <|>a } from './o';\nexport default a;\n//- o.ts\nexport const a = 1;\n", 3),
        (
            "//- main.ts\nimport { a } from './o';\nexport default a;\n//- o.ts\nexport const <|>a = 1;\nexport const b = a;\n",
            4,
        ),
        (
            "//- main.ts\nimport * as o from './o';\nexport default o.a;\n//- o.ts\nexport const <|>a = 1;\n",
            2,
        ),
        (
            "//- main.ts\nimport type { I } from './o';\nexport const i: I = { a: 1 };\n//- o.ts\nexport interface <|>I { a: 1 }\n",
            3,
        ),
        (
            "//- main.ts\nimport type { I } from './o';\nexport const i: I = { a: 1 };\n//- o.ts\nexport interface I { <|>a: 1 }\n",
            2,
        ),
        ("export default <|>1;", 0),
        ("// <|>a\nexport default 1;", 0),
    ] {
        let fixture = Fixture::new(source);
        let found = references(&fixture.analysis(), fixture.file, fixture.offset);
        if found.len() != count {
            wrong.push(format!("{source}\n  expected: {count}\n  found: {}", found.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
