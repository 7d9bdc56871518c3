//! Actions and the programs that they make.

use tsnix_source::TextRange;

use super::{Action, code_actions};
use crate::fixture::Fixture;

/// The actions at the cursor; a selection goes from the cursor over `length` bytes.
fn actions(fixture: &Fixture, length: u32) -> Vec<Action> {
    let range = TextRange::new(fixture.offset, fixture.offset + length);
    code_actions(&fixture.analysis(), fixture.file, range, &fixture.checked.diagnostics)
}

/// The file after the action whose title holds `wanted`.
fn after(source: &str, length: u32, wanted: &str) -> String {
    let (fixture, found) = offered(source, length, wanted);
    let Ok(action) = found else { return format!("not offered: {:?}", found.err().unwrap_or_default()) };
    let path = fixture.checked.files.file(fixture.file).path();
    let texts = fixture.after(&action);
    texts.into_iter().find(|(name, _)| path.ends_with(name)).map(|(_, text)| text).unwrap_or_default()
}

/// The action whose title holds `wanted`, else all titles.
fn offered(source: &str, length: u32, wanted: &str) -> (Fixture, Result<Action, Vec<String>>) {
    let fixture = Fixture::new(source);
    let all = actions(&fixture, length);
    let titles: Vec<_> = all.iter().map(|it| it.title.clone()).collect();
    let found = all.into_iter().find(|it| it.title.contains(wanted)).ok_or(titles);
    (fixture, found)
}

/// Whether the program has no diagnostic before and after an action.
fn keeps_clean(source: &str, length: u32, wanted: &str) {
    let (fixture, found) = offered(source, length, wanted);
    let action = found.expect("offered");
    let errors =
        |it: &Fixture| it.checked.diagnostics.iter().map(|it| it.message.clone()).collect::<Vec<_>>();
    assert_eq!(errors(&fixture), [""; 0], "{source}");
    let texts = fixture.after(&action);
    assert_eq!(errors(&Fixture::of(texts.clone(), true)), [""; 0], "{texts:?}");
}

#[test]
fn a_missing_import() {
    let source = "//- main.ts\nexport default <|>alpha;\n//- o.ts\nexport const alpha = 1;\n";
    insta::assert_snapshot!(after(source, 0, "Import `alpha`"), @r#"
    import { alpha } from "./o";
    export default alpha;
    "#);
}

#[test]
fn a_package() {
    insta::assert_snapshot!(after("export default { devShell: [<|>ripgrep] };", 0, "pkgs.ripgrep"), @r#"
    import { pkgs } from "@nixpkgs/latest";
    export default { devShell: [pkgs.ripgrep] };
    "#);
}

#[test]
fn a_comment_that_silences() {
    insta::assert_snapshot!(after("export default {\n  x: <|>nope,\n};", 0, "Ignore ts2304"), @r"
    export default {
      // tsnix-ignore ts2304 
      x: nope,
    };
    ");
}

#[test]
fn a_constant_taken_out() {
    insta::assert_snapshot!(after("const value = 1;\nexport default {\n  x: <|>1 + 2,\n};", 5, "Extract"), @r"
    const value = 1;
    const value2 = 1 + 2;
    export default {
      x: value2,
    };
    ");
    insta::assert_snapshot!(after("export const f = (a: number) => <|>a + 1;", 5, "Extract to a constant"), @r#"not offered: ["Extract to a function"]"#);
}

#[test]
fn a_constant_put_in() {
    insta::assert_snapshot!(after("const <|>a = 1 + 2;\nexport default { a, b: a * 2 };", 0, "Inline"), @"export default { a: 1 + 2, b: (1 + 2) * 2 };");
    insta::assert_snapshot!(after("export const <|>a = 1;\nexport default a;", 0, "Inline"), @r#"not offered: ["Move `a` to a module of its own"]"#);
}

#[test]
fn a_function_taken_out() {
    let cases = [
        (
            "export const f = (a: number) => <|>a + 1;",
            5,
            "const compute = (a: number) => a + 1;\n\nexport const f = (a: number) => compute(a);",
        ),
        (
            "export const f = (a: string, b: number[]) => <|>[a, b.length];",
            13,
            "const compute = (a: string, b: number[]) => [a, b.length];\n\nexport const f = (a: string, b: number[]) => compute(a, b);",
        ),
        ("const k = 2;\nexport const f = (a: number) => <|>({ x: a * k });", 14, "not offered"),
        (
            "const k = 2;\nexport const f = (a: number) => [<|>{ x: a * k }];",
            12,
            "const k = 2;\nconst compute = (a: number) => ({ x: a * k });\n\nexport const f = (a: number) => [compute(a)];",
        ),
    ];
    for (source, length, expected) in cases {
        if expected == "not offered" {
            continue;
        }
        assert_eq!(after(source, length, "Extract to a function"), expected);
        keeps_clean(source, length, "Extract to a function");
    }
}

#[test]
fn a_declaration_moved_to_its_own_module() {
    let source = "//- main.ts\nimport { b } from './o';\n/** Both. */\nconst <|>bothNames = [b, 'c'];\nexport default bothNames;\n//- o.ts\nexport const b = 'b';\n";
    let (fixture, found) = offered(source, 0, "Move `bothNames`");
    let action = found.expect("offered");
    let texts = fixture.after(&action);
    assert_eq!(
        texts[0].1,
        "import { b } from './o';\nimport { bothNames } from \"./both-names\";\nexport default bothNames;\n"
    );
    assert_eq!(
        texts[2],
        (
            "both-names.ts".to_owned(),
            "import { b } from './o';\n\n/** Both. */\nexport const bothNames = [b, 'c'];\n".to_owned(),
        )
    );
    keeps_clean(source, 0, "Move `bothNames`");
    // What other modules import stays to be found here.
    let source = "//- main.ts\nimport { port } from './o';\nexport default port;\n//- o.ts\nexport const <|>port = 80;\nexport const twice = port * 2;\n";
    keeps_clean(source, 0, "Move `port`");
    // What needs something else of the module is left alone.
    assert!(offered("const a = 1;\nconst <|>b = a + 1;\nexport default b;", 0, "Move `b`").1.is_err());
}

#[test]
fn packages_taken_apart_and_together() {
    let source = "import { pkgs } from '@nixpkgs/latest';\nexport default pkgs.mkShell({ packages: [pkgs.<|>go, pkgs.jq] });\n";
    let expected = "import { pkgs } from '@nixpkgs/latest';\nconst { go, jq } = pkgs;\nexport default pkgs.mkShell({ packages: [go, jq] });\n";
    assert_eq!(after(source, 0, "Take `pkgs` apart"), expected);
    let back = expected.replace("const {", "const <|>{");
    assert_eq!(after(&back, 0, "Read the members of `pkgs`"), source.replace("<|>", ""));
    // A name that is taken can't be declared.
    let taken =
        "import { pkgs } from '@nixpkgs/latest';\nconst go = 1;\nexport default [go, pkgs.<|>go, pkgs.jq];\n";
    assert!(offered(taken, 0, "Take `pkgs`").1.is_err());
    let inner = "export const f = (o: { a: number; b: number }) => {\n  return [o.<|>a, o.b];\n};\n";
    assert_eq!(
        after(inner, 0, "Take `o` apart"),
        "export const f = (o: { a: number; b: number }) => {\n  const { a, b } = o;\n  return [a, b];\n};\n"
    );
}

#[test]
fn a_list_of_packages_shared() {
    let source = "import { pkgs } from '@nixpkgs/latest';\nexport default {\n  a: [pkgs.<|>go, pkgs.jq],\n  b: [\n    pkgs.go,\n    pkgs.jq,\n  ],\n};\n";
    assert_eq!(
        after(source, 0, "shared constant"),
        "import { pkgs } from '@nixpkgs/latest';\nconst tools = [pkgs.go, pkgs.jq];\n\nexport default {\n  a: tools,\n  b: tools,\n};\n"
    );
    assert!(offered("export default { a: [<|>1, 2] };", 0, "shared constant").1.is_err());
}

#[test]
fn cases_of_a_switch() {
    let source = "type M = 'a' | 'b' | 'c';\nexport const f = (m: M) => {\n  <|>switch (m) {\n    case 'b':\n      return 1;\n  }\n  return 2;\n};\n";
    assert_eq!(
        after(source, 0, "missing cases"),
        "type M = 'a' | 'b' | 'c';\nexport const f = (m: M) => {\n  switch (m) {\n    case 'b':\n      return 1;\n    case \"a\":\n      throw new Error(\"a is not handled yet\");\n    case \"c\":\n      throw new Error(\"c is not handled yet\");\n  }\n  return 2;\n};\n"
    );
}

#[test]
fn a_flake_in_full_and_in_short() {
    let short = "//- flake.ts\nimport { pkgs } from \"@nixpkgs/24.11\";\n\nexport <|>default {\n  description: \"d\",\n  devShell: pkgs.mkShell({ packages: [pkgs.go] }),\n  packages: {\n    default: pkgs.hello,\n    jq: pkgs.jq,\n  },\n};\n";
    let full = after(short, 0, "Convert to the full form");
    assert_eq!(
        full,
        "import { flake } from \"tsnix\";\n\nexport default flake({\n  description: \"d\",\n  inputs: { nixpkgs: { url: \"github:NixOS/nixpkgs/nixos-24.11\" } },\n\n  outputs: ({ nixpkgs }) => {\n    const systems = [\"x86_64-linux\", \"aarch64-linux\", \"x86_64-darwin\", \"aarch64-darwin\"];\n\n    return {\n      devShells: nixpkgs.lib.genAttrs(systems, (system) => {\n        const pkgs = nixpkgs.legacyPackages[system];\n        return { default: pkgs.mkShell({ packages: [pkgs.go] }) };\n      }),\n      packages: nixpkgs.lib.genAttrs(systems, (system) => {\n        const pkgs = nixpkgs.legacyPackages[system];\n        return {\n          default: pkgs.hello,\n          jq: pkgs.jq,\n        };\n      }),\n    };\n  },\n});\n"
    );
    keeps_clean(short, 0, "Convert to the full form");
    let back = after(
        &format!("//- flake.ts\n{}", full.replace("export default", "export <|>default")),
        0,
        "Convert to the short form",
    );
    assert_eq!(back, short.replace("<|>", "").replace("//- flake.ts\n", ""));
}
