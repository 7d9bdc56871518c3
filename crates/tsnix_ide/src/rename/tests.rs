//! Renaming keeps the program what it was.

use crate::fixture::Fixture;
use crate::rename::{prepare, rename};

/// The files after the change, those that changed.
fn renamed(source: &str, to: &str) -> String {
    let fixture = Fixture::new(source);
    let edits = match rename(&fixture.analysis(), fixture.file, fixture.offset, to) {
        Ok(edits) => edits,
        Err(error) => return format!("error: {}", error.0),
    };
    let mut out = String::new();
    for (file, mut edits) in edits {
        let mut text = fixture.analysis().text(file).to_owned();
        edits.sort_by_key(|it| std::cmp::Reverse(it.range));
        for edit in edits {
            text.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.text);
        }
        out.push_str(&text);
    }
    out
}

#[test]
fn a_variable_with_a_shorthand() {
    insta::assert_snapshot!(renamed("const <|>a = 1;\nexport default { a, b: a };", "x"), @r"
    const x = 1;
    export default { a: x, b: x };
    ");
}

#[test]
fn a_property_with_shorthands() {
    insta::assert_snapshot!(renamed("interface I { <|>a: number }\nconst a = 1;\nconst i: I = { a };\nconst { a: b } = i;\nexport default i['a'] + b;", "x"), @r"
    interface I { x: number }
    const a = 1;
    const i: I = { x: a };
    const { x: b } = i;
    export default i['x'] + b;
    ");
}

#[test]
fn through_modules() {
    let source =
        "//- main.ts\nimport { a } from './o';\nexport default a;\n//- o.ts\nexport const <|>a = 1;\n";
    insta::assert_snapshot!(renamed(source, "x"), @r"
    import { x } from './o';
    export default x;
    export const x = 1;
    ");
}

#[test]
fn what_is_exported_by_another_name() {
    let from =
        |main: &str, other: &str| renamed(&format!("//- main.ts\n{main}\n//- o.ts\n{other}\n"), "fresh");
    // The variable, its alias beside it, the alias where it is used, and by yet another name.
    insta::assert_snapshot!(from("import { x } from './o';\nexport default x;", "const <|>a = 1;\nexport { a as x };"), @r"
    const fresh = 1;
    export { fresh as x };
    ");
    insta::assert_snapshot!(from("import { x } from './o';\nexport default x;", "const a = 1;\nexport { a as <|>x };"), @r"
    import { fresh } from './o';
    export default fresh;
    const a = 1;
    export { a as fresh };
    ");
    insta::assert_snapshot!(from("import { x } from './o';\nexport default <|>x;", "const a = 1;\nexport { a as x };"), @r"
    import { fresh } from './o';
    export default fresh;
    const a = 1;
    export { a as fresh };
    ");
    insta::assert_snapshot!(from("import { <|>x as y } from './o';\nexport default y;", "const a = 1;\nexport { a as x };"), @r"
    import { fresh as y } from './o';
    export default y;
    const a = 1;
    export { a as fresh };
    ");
    insta::assert_snapshot!(from("import * as o from './o';\nexport default o.<|>x;", "const a = 1;\nexport { a as x };"), @r"
    import * as o from './o';
    export default o.fresh;
    const a = 1;
    export { a as fresh };
    ");
    let source = "//- main.ts\nimport { x } from './p';\nexport default x;\n//- p.ts\nexport { x } from './o';\n//- o.ts\nconst a = 1;\nexport { a as <|>x };\n";
    insta::assert_snapshot!(renamed(source, "fresh"), @r"
    import { fresh } from './p';
    export default fresh;
    export { fresh } from './o';
    const a = 1;
    export { a as fresh };
    ");
}

#[test]
fn an_alias_alone() {
    let source =
        "//- main.ts\nimport { a as b } from './o';\nexport default <|>b;\n//- o.ts\nexport const a = 1;\n";
    insta::assert_snapshot!(renamed(source, "x"), @r"
    import { a as x } from './o';
    export default x;
    ");
}

#[test]
fn not_into_a_keyword_and_not_what_is_not_ours() {
    insta::assert_snapshot!(renamed("const <|>a = 1;\nexport default a;", "if"), @"error: `if` is not a name that TypeScript can write without quotes");
    let fixture = Fixture::new("export default [1].<|>map((x) => x);");
    let error = prepare(&fixture.analysis(), fixture.file, fixture.offset).expect_err("it is the library's");
    assert!(error.0.starts_with("`map` is declared in "), "{}", error.0);
}

#[test]
fn by_a_table() {
    for (source, expected) in [
        ("const <|>a = 1;\nexport default [a];", "const x = 1;\nexport default [x];"),
        ("const a = 1;\nexport default [<|>a];", "const x = 1;\nexport default [x];"),
        ("const a = 1;\nexport default `${<|>a}`;", "const x = 1;\nexport default `${x}`;"),
        ("export const f = (<|>a: number) => ({ a });", "export const f = (x: number) => ({ a: x });"),
        (
            "export const f = ({ <|>a }: { a: number }) => a;",
            "export const f = ({ a: x }: { a: number }) => x;",
        ),
        ("const { b: <|>a } = { b: 1 };\nexport default a;", "const { b: x } = { b: 1 };\nexport default x;"),
        ("const [<|>a] = [1];\nexport default a;", "const [x] = [1];\nexport default x;"),
        (
            "function <|>a() { return 1; }\nexport default a();",
            "function x() { return 1; }\nexport default x();",
        ),
        (
            "interface <|>A { p: 1 }\nexport const i: A = { p: 1 };",
            "interface x { p: 1 }\nexport const i: x = { p: 1 };",
        ),
        (
            "interface A<<|>T> { p: T }\nexport const i: A<1> = { p: 1 };",
            "interface A<x> { p: x }\nexport const i: A<1> = { p: 1 };",
        ),
        ("enum A { <|>B }\nexport default A.B;", "enum A { x }\nexport default A.x;"),
        ("const o = { <|>a: 1 };\nexport default o.a;", "const o = { x: 1 };\nexport default o.x;"),
        ("const o = { a: 1 };\nexport default o?.<|>a;", "const o = { x: 1 };\nexport default o?.x;"),
        ("let <|>a = 1;\na = a + 1;\nexport default a;", "let x = 1;\nx = x + 1;\nexport default x;"),
        (
            "for (const <|>a of [1]) {\n  console.log(a);\n}\nexport default 1;",
            "for (const x of [1]) {\n  console.log(x);\n}\nexport default 1;",
        ),
    ] {
        assert_eq!(renamed(source, "x"), expected, "{source}");
    }
    for (source, to) in [
        ("export default <|>1;", "x"),
        ("export default '<|>a';", "x"),
        ("const <|>a = 1;\nexport default a;", "1x"),
        ("const <|>a = 1;\nexport default a;", "a b"),
        ("const <|>a = 1;\nexport default a;", ""),
        ("export default <|>undefined;", "x"),
        ("export default Math.<|>floor(1);", "x"),
    ] {
        assert!(renamed(source, to).starts_with("error: "), "{source}");
    }
}
