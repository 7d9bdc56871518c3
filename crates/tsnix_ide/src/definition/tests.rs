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
