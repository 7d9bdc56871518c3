//! Behind a dot.

use super::{item, offers, offers_whole, taken};
use crate::completion::{ItemKind, Options, completions};
use crate::fixture::Fixture;

#[test]
fn of_values() {
    offers(&[
        ("const o = { alpha: 1, beta: 2 };\nexport default o.<|>;", "alpha beta"),
        ("const o = { alpha: 1, beta: 2 };\nexport default o.b<|>;", "beta"),
        ("const o = { alpha: 1, beta: 2 };\nexport default [o.<|>];", "alpha beta"),
        ("const o = { alpha: 1, beta: 2 };\nexport default { x: { y: o.al<|> } };", "alpha"),
        ("const o = { a: { b: { gamma: 1 } } };\nexport default o.a.b.<|>;", "gamma"),
        ("const o = [{ alpha: 1 }];\nexport default o[0].<|>;", "alpha"),
        ("const f = () => ({ alpha: 1 });\nexport default f().<|>;", "alpha"),
        ("const o: { alpha: number } | undefined = { alpha: 1 };\nexport default o?.<|>;", "alpha"),
        ("const f = (o: { alpha: number }) => o.<|>;\nexport default f;", "alpha"),
        ("const f = (o: { alpha: number }) => {\n  return o.al<|>;\n};\nexport default f;", "alpha"),
        (
            "const f = (o: { alpha: number }) => {\n  const x = o.<|>\n  return x;\n};\nexport default f;",
            "alpha",
        ),
        ("const o = { alpha: true };\nexport default o.<|> ? 1 : 2;", "alpha"),
        ("const o = { alpha: 1 };\nexport default 1 + o.<|>;", "alpha"),
        ("const o = { alpha: 'x' };\nexport default `a${o.<|>}`;", "alpha"),
        ("const o = { alpha: 1 };\nconst f = (n: number) => n;\nexport default f(o.<|>);", "alpha"),
        (
            "const o = { alpha: 1 };\nconst f = (n: number, m: number) => n + m;\nexport default f(1, o.<|>);",
            "alpha",
        ),
        ("const o = { alpha: 1 };\nexport default { ...o.<|> };", "alpha"),
        (
            "interface A { alpha: 1; beta: 1 }\ninterface B { beta: 1; gamma: 1 }\ndeclare const u: A | B;\nexport default u.<|>;",
            "beta",
        ),
        (
            "interface A { alpha: 1 }\ninterface B { beta: 1 }\ndeclare const u: A & B;\nexport default u.<|>;",
            "alpha beta",
        ),
        (
            "interface A { alpha: 1 }\ninterface B extends A { beta: 1 }\ndeclare const b: B;\nexport default b.<|>;",
            "alpha beta",
        ),
        ("function f<T extends { alpha: number }>(t: T) {\n  return t.<|>;\n}\nexport default f;", "alpha"),
        ("export default 'text'.toUp<|>;", "toUpperCase"),
        ("export default [1, 2].fla<|>;", "flat flatMap"),
        ("export default Object.ent<|>;", "entries"),
        ("export default Math.flo<|>;", "floor"),
        ("export default JSON.<|>;", "parse stringify"),
    ]);
    offers_whole(&[("const o = { alpha: 1 };\nif (o.<|>) {\n}\nexport default 1;", "alpha")]);
}

#[test]
fn narrowed() {
    offers(&[
        (
            "type S = { kind: 'a'; alpha: 1 } | { kind: 'b'; beta: 1 };\nexport const f = (s: S) => {\n  if (s.kind === 'a') return s.al<|>;\n  return 1;\n};",
            "alpha",
        ),
        ("export const f = (s: string | number) => typeof s === 'string' ? s.toLo<|> : 1;", "toLowerCase"),
    ]);
}

#[test]
fn of_namespaces_and_modules() {
    let other = "//- o.ts\nexport const alpha = 1;\nexport interface Beta { x: 1 }\n";
    offers(&[
        (&format!("//- main.ts\nimport * as o from './o';\nexport default o.<|>;\n{other}"), "alpha"),
        (
            &format!("//- main.ts\nimport * as o from './o';\nconst b: o.<|>\nexport default b;\n{other}"),
            "Beta",
        ),
    ]);
}

#[test]
fn of_packages() {
    let start = "import { lib, pkgs } from '@nixpkgs/latest';\n";
    for (rest, expected) in [
        ("export default [pkgs.rip<|>];", "ripgrep"),
        ("export default { devShell: pkgs.mkSh<|> };", "mkShell"),
        ("export default { devShell: pkgs.mkShell({ packages: [pkgs.jq, pkgs.nodej<|>] }) };", "nodejs"),
        ("export default lib.mkDef<|>;", "mkDefault"),
        ("export default lib.strings.hasPre<|>;", "hasPrefix"),
        ("export default pkgs.jq.pna<|>;", "pname"),
        ("export default pkgs.stdenv.mkDer<|>;", "mkDerivation"),
        ("const tools = [\n  pkgs.git,\n  pkgs.jq<|>\n];\nexport default tools;", "jq"),
    ] {
        offers(&[(&format!("{start}{rest}"), expected)]);
    }
}

#[test]
fn popular_packages_come_first() {
    let start = "import { pkgs } from '@nixpkgs/latest';\n";
    let labels = super::labels_in(&format!("{start}export default [pkgs.<|>];"));
    let at = |name: &str| labels.iter().position(|it| it == name).unwrap_or(usize::MAX);
    assert!(labels.len() <= 200);
    for name in ["git", "nodejs", "python3", "go", "jq"] {
        assert!(at(name) < 60, "{name} at {} of {:?}", at(name), &labels[..10]);
    }
    offers(&[(&format!("{start}export default [pkgs.g<|>];"), "gh go gcc git")]);
}

#[test]
fn what_is_no_name_stands_in_brackets() {
    assert_eq!(
        taken("const o = { 'a b': 1 };\nexport default o.<|>;", "a b", None),
        "const o = { 'a b': 1 };\nexport default o[\"a b\"];"
    );
    assert_eq!(
        taken("const o = { 'a-b': 1 };\nexport default [o.a<|>];", "a-b", None),
        "const o = { 'a-b': 1 };\nexport default [o[\"a-b\"]];"
    );
}

#[test]
fn what_may_be_missing_is_asked_for() {
    let source = "declare const o: { alpha: { beta: number } | undefined };\nexport default o.alpha.be<|>;";
    assert_eq!(
        taken(source, "beta", None),
        "declare const o: { alpha: { beta: number } | undefined };\nexport default o.alpha?.beta;"
    );
    offers_whole(&[("declare const o: { alpha: number } | null;\nexport default o.<|>;", "alpha")]);
}

#[test]
fn what_is_shown_beside_a_member() {
    assert_eq!(
        item("const o = { alpha: 1 };\nexport default o.<|>;", "alpha").detail.as_deref(),
        Some(": number")
    );
    let deprecated = "interface O {\n  /** @deprecated use b */\n  a: number;\n  b: number;\n}\ndeclare const o: O;\nexport default o.<|>;";
    assert!(item(deprecated, "a").is_deprecated);
    assert!(!item(deprecated, "b").is_deprecated);
}

#[test]
fn postfix() {
    assert_eq!(
        taken("const f = (n: number) => {\n  n.const<|>\n  return 1;\n};\nexport default f;", "const", None),
        "const f = (n: number) => {\n  const ${1:name} = n;\n  return 1;\n};\nexport default f;"
    );
    assert_eq!(
        taken("const f = (n: boolean) => {\n  n.if<|>\n  return 1;\n};\nexport default f;", "if", None),
        "const f = (n: boolean) => {\n  if (n) {\n\t$0\n}\n  return 1;\n};\nexport default f;"
    );
    assert_eq!(
        taken("const f = (n: number) => {\n  n.return<|>\n};\nexport default f;", "return", None),
        "const f = (n: number) => {\n  return n;\n};\nexport default f;"
    );
    assert_eq!(
        taken("const f = (l: number[]) => {\n  l.for<|>\n};\nexport default f;", "for", None),
        "const f = (l: number[]) => {\n  for (const ${1:item} of l) {\n\t$0\n}\n};\nexport default f;"
    );
}

#[test]
fn members_of_an_enum_are_shown_as_such() {
    let fixture = Fixture::new("enum E { A, B }\nexport default E.<|>;");
    let found = completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: false });
    let kinds: Vec<_> = found.items.iter().map(|it| (it.label.as_str(), it.kind)).collect();
    assert_eq!(kinds, [("A", ItemKind::Value), ("B", ItemKind::Value)]);
}

#[test]
fn in_the_unfinished_body_of_a_generic_arrow() {
    for (source, expected) in [
        ("const f = <T extends { name: string }>(list: readonly T[]) =>\n  list.map((it) => [it.<|>", "name"),
        ("const f = <T>(list: T[]) => list.fi<|>\n\nexport default f([1]);\n", "filter"),
        ("function f(names: string[]) {\n  if (nam<|>", "names"),
        ("function f(names: string[]) {\n  for (const name of nam<|>", "names"),
        ("const o = { alpha: 1 };\nexport default { x: { [`${o.<|>", "alpha"),
    ] {
        let fixture = Fixture::new(source);
        let found =
            completions(&fixture.analysis(), fixture.file, fixture.offset, Options { snippets: false });
        assert!(found.items.iter().any(|it| it.label == expected), "{source}: {:?}", found.items);
    }
}
