//! Signatures while arguments are written.

use crate::fixture::Fixture;
use crate::signature_help::signature_help;

/// The active signature with its active parameter between brackets.
fn shown(source: &str) -> String {
    let fixture = Fixture::new(source);
    let Some(help) = signature_help(&fixture.analysis(), fixture.file, fixture.offset) else {
        return "nothing".to_owned();
    };
    let signature = &help.signatures[help.active];
    match signature.parameters.get(help.active_parameter) {
        Some(it) => {
            let label = &signature.label;
            let docs = it.docs.as_deref().map(|it| format!(" -- {it}")).unwrap_or_default();
            format!("{}[{}]{}{docs}", &label[..it.start], &label[it.start..it.end], &label[it.end..])
        }
        None => signature.label.clone(),
    }
}

#[test]
fn the_parameter_at_the_cursor() {
    let add = "/** Adds.\n * @param b the second */\nfunction add(a: number, b: number): number { return a + b; }\n";
    insta::assert_snapshot!(shown(&format!("{add}export default add(<|>")), @"add([a: number], b: number): number");
    insta::assert_snapshot!(shown(&format!("{add}export default add(1, <|>")), @"add(a: number, [b: number]): number -- the second");
    insta::assert_snapshot!(shown(&format!("{add}export default add(1, 2<|>);")), @"add(a: number, [b: number]): number -- the second");
    insta::assert_snapshot!(shown(&format!("{add}export default add(1, 2)<|>;")), @"nothing");
}

#[test]
fn the_innermost_call() {
    insta::assert_snapshot!(shown("const f = (s: string, n: number) => s.length + n;\nconst g = (b: boolean) => 'x';\nexport default f(g(tr<|>ue), 1);"), @"g([b: boolean]): string");
    insta::assert_snapshot!(shown("const f = (s: string, n: number) => s.length + n;\nconst g = (b: boolean) => 'x';\nexport default f(g(true), <|>1);"), @"f(s: string, [n: number]): number");
    insta::assert_snapshot!(shown("const f = (o: { a: number; b: [1, 2] }, n: number) => n;\nexport default f({ a: 1, b: [1, 2] }, <|>);"), @"f(o: { a: number; b: [1, 2]; }, [n: number]): number");
}

#[test]
fn an_overload_that_takes_as_many() {
    let f = "declare function f(a: string): string;\ndeclare function f(a: number, b: number): number;\n";
    insta::assert_snapshot!(shown(&format!("{f}export default f(1, <|>)")), @"f(a: number, [b: number]): number");
}

#[test]
fn a_rest_goes_on() {
    insta::assert_snapshot!(shown("const f = (...all: number[]) => all;\nexport default f(1, 2, <|>);"), @"f([...all: number[]]): number[]");
}

#[test]
fn within_a_list_of_the_argument() {
    let within = |source: &str| {
        let fixture = Fixture::new(source);
        let help = signature_help(&fixture.analysis(), fixture.file, fixture.offset);
        help.map(|it| it.is_within_argument)
    };
    let shell = "const shell = (o: { packages: number[] }, n?: number) => o;\n";
    assert_eq!(within(&format!("{shell}export default shell({{ packages: [1,<|>] }})")), Some(true));
    assert_eq!(within(&format!("{shell}export default shell({{ packages: [1] }},<|>)")), Some(false));
    assert_eq!(within(&format!("{shell}export default shell(<|>)")), Some(false));
}

#[test]
fn by_a_table() {
    let f = "const f = (a: number, b: string) => b;\n";
    for (rest, expected) in [
        ("export default f(<|>);", "f([a: number], b: string): string"),
        ("export default f(<|>", "f([a: number], b: string): string"),
        ("export default f(1<|>", "f([a: number], b: string): string"),
        ("export default f(1,<|>", "f(a: number, [b: string]): string"),
        ("export default f(1, 'x<|>');", "f(a: number, [b: string]): string"),
        ("export default f((1 + <|>2), 'x');", "f([a: number], b: string): string"),
        ("export default f([1, 2][<|>0], 'x');", "f([a: number], b: string): string"),
        ("export default [f(1, <|>)];", "f(a: number, [b: string]): string"),
        ("export default { x: f(1, <|>", "f(a: number, [b: string]): string"),
        ("export default f(1, f(2, <|>", "f(a: number, [b: string]): string"),
        ("export default f(\n  1,\n  <|>\n);", "f(a: number, [b: string]): string"),
        ("export default f<|>(1, 'x');", "nothing"),
        ("export default (<|>1);", "nothing"),
        ("if (<|>true) {\n}\nexport default 1;", "nothing"),
        ("// f(<|>\nexport default 1;", "nothing"),
        ("export default nope(<|>);", "nothing"),
    ] {
        assert_eq!(shown(&format!("{f}{rest}")), expected, "{rest}");
    }
}

#[test]
fn what_new_is_given() {
    for source in ["throw new Error(<|>);", "function f() {\n  if (true) {\n    throw new Error(<|>"] {
        let fixture = Fixture::new(source);
        let found = signature_help(&fixture.analysis(), fixture.file, fixture.offset).expect(source);
        assert_eq!(found.signatures[0].label, "Error(message?: string): Error", "{source}");
    }
}

#[test]
fn overloads_share_the_comment_of_the_first() {
    let source = "/** Says. */\nfunction f(a: string): string;\nfunction f(a: number): number;\nfunction f(a: unknown) { return a as never; }\nexport default f(<|>);";
    let fixture = Fixture::new(source);
    let found = signature_help(&fixture.analysis(), fixture.file, fixture.offset).expect("a call");
    let docs: Vec<_> = found.signatures.iter().map(|it| it.docs.text.as_str()).collect();
    assert_eq!(docs, ["Says.", "Says."]);
}
