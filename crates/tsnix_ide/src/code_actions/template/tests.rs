//! Templates that become TypeScript, and those that stay what they are.

use std::path::Path;
use std::sync::Arc;

use tsnix_project::convert::Checker;
use tsnix_source::TextRange;
use tsnix_source::file_system::MemoryFileSystem;

use crate::code_actions::template::{is_at_template, template_action};
use crate::fixture::Fixture;

/// The text after the action; `//` parts of the import line left out.
fn after(source: &str) -> String {
    let fixture = Fixture::new(source);
    let range = TextRange::empty(fixture.offset);
    let mut fs = MemoryFileSystem::default();
    for (name, text) in &fixture.texts {
        fs.insert(Path::new("/p").join(name), text.clone());
    }
    let mut checker = Checker::new(Arc::new(fs), Path::new("/p/main.ts"));
    let found = template_action(&fixture.analysis(), fixture.file, range, &mut |text| checker.problems(text));
    match found {
        Some(action) => fixture.after(&action).remove(0).1,
        None => "not offered".to_owned(),
    }
}

fn all(cases: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (source, expected) in cases {
        let found = after(&format!("import {{ nix }} from 'tsnix';\n{source}\n"));
        let found = found.strip_prefix("import { nix } from 'tsnix';\n").unwrap_or(&found).trim_end();
        if found != *expected {
            wrong.push(format!("{source}\n  expected: {expected}\n  found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_becomes_typescript() {
    all(&[
        ("export default ni<|>x<number>`1 + 2`;", "export default 1 + 2;"),
        ("export default n<|>ix`{ a = 1; b.c = [ 2 ]; }`;", "export default { a: 1, b: { c: [2] } };"),
        (
            "const port = 80;\nexport default <|>nix<string>`\"port ${port}\"`;",
            "const port = 80;\nexport default `port ${port}`;",
        ),
        (
            "const port = 80;\nexport default <|>nix<number>`let n = ${port + 1}; in n * 2`;",
            "const port = 80;\nconst n = (port + 1);\nexport default n * 2;",
        ),
        (
            "const n = 1;\nexport default { a: <|>nix<number>`let n = 2; in n`, n };",
            "const n = 1;\nconst n2 = 2;\nexport default { a: n2, n };",
        ),
        (
            "export const f = (n: number) => <|>nix<number>`${n} + 1`;",
            "export const f = (n: number) => n + 1;",
        ),
        ("export default <|>nix<number>`1 + 2` * 2;", "export default (1 + 2) * 2;"),
        (
            "export default <|>nix<string[]>`map toString [ 1 2 ]`;",
            "export default builtins.map(builtins.toString, [1, 2]);",
        ),
        ("export default <|>nix<1 | 2>`if true then 1 else 2`;", "export default true ? 1 : 2;"),
    ]);
}

#[test]
fn what_stays_nix() {
    all(&[
        // A name that only Nix knows.
        ("export default <|>nix`pkgs.hello`;", "not offered"),
        // A constant would not see the parameter.
        ("export const f = (p: number) => <|>nix<number>`let n = ${p}; in n + n`;", "not offered"),
        // Not Nix.
        ("export default <|>nix`{ a = `;", "not offered"),
        ("export default nix`<|>1`;", "not offered"),
        // Another tag.
        ("const tag = (t: TemplateStringsArray) => t;\nexport default <|>tag`1`;", "not offered"),
    ]);
}

#[test]
fn only_the_tag_asks_for_it() {
    let fixture = Fixture::new("import { nix } from 'tsnix';\nexport default nix`<|>1`;\n");
    let at = |offset: u32| is_at_template(&fixture.analysis(), fixture.file, TextRange::empty(offset));
    assert!(!at(fixture.offset) && at(fixture.offset - 2));
}
