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
