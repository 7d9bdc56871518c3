//! Everywhere else: names, types, texts, imports, keywords, and places where nothing can be known.

use super::{labels_in, offers, offers_whole, taken};

#[test]
fn names_by_how_they_fit() {
    offers(&[
        (
            "const first = 1;\nconst fits = 'x';\nconst f = (s: string) => s;\nexport default f(fi<|>);",
            "fits first",
        ),
        ("const first = 1;\nexport default { a: fir<|> };", "first"),
        ("const first = 1;\nexport default [fir<|>];", "first"),
        ("const outer = 1;\nexport const f = (outside: number) => out<|>;", "outer outside"),
        ("export const f = (parameter: number) => {\n  const local = 1;\n  return loc<|>;\n};", "local"),
        ("export const f = (parameter: number) => {\n  return para<|>;\n};", "parameter"),
        ("const flag = true;\nif (fla<|>) {\n}\nexport default 1;", "flag"),
        ("const first = 1;\nexport default `a${fir<|>}`;", "first"),
        ("const first = 1;\nexport default 1 + fir<|>;", "first"),
        ("const first = 1;\nexport default first ? fir<|> : 2;", "first"),
        ("const items = [1];\nfor (const x of ite<|>) {\n}\nexport default 1;", "items"),
        ("for (const entry of [1]) {\n  const a = ent<|>\n}\nexport default 1;", "entry"),
        ("const { alpha } = { alpha: 1 };\nexport default alp<|>;", "alpha"),
        ("function compute() { return 1; }\nexport default comp<|>;", "compute"),
        (
            "//- main.ts\nimport { alpha } from './o';\nexport default alp<|>;\n//- o.ts\nexport const alpha = 1;\n",
            "alpha",
        ),
        (
            "//- main.ts\nimport { alpha as beta } from './o';\nexport default bet<|>;\n//- o.ts\nexport const alpha = 1;\n",
            "beta",
        ),
        ("export default consol<|>;", "console"),
        ("export default Obj<|>;", "Object"),
    ]);
}

#[test]
fn types() {
    offers(&[
        ("interface Server { port: number }\nexport const s: Ser<|>", "Server"),
        ("interface Server { port: number }\nexport const f = (s: Ser<|>) => s;", "Server"),
        ("interface Server { port: number }\nexport const f = (): Ser<|> => 1;", "Server"),
        ("interface Server { port: number }\nexport const s: Array<Ser<|>> = [];", "Server"),
        ("interface Server { port: number }\ntype T = Ser<|>;\nexport const t: T = 1;", "Server"),
        (
            "interface Server { port: number }\ninterface All { one: Ser<|> }\nexport const t: All = 1;",
            "Server",
        ),
        ("interface Server { port: number }\nexport const s = 1 as Ser<|>;", "Server"),
        ("interface Server { port: number }\nexport const s = 1 satisfies Ser<|>;", "Server"),
        ("interface Server { port: number }\nexport const s: string | Ser<|> = 1;", "Server"),
        ("export const s: str<|>", "string"),
        ("export function f<Item>(i: Ite<|>) { return i; }", "Item Iterable"),
        ("export const d: Deriv<|>", "Derivation"),
        (
            "interface Server { port: number }\nexport function f<T extends Ser<|>>(t: T) { return t; }",
            "Server",
        ),
    ]);
    for rest in [
        "export const s: <|>",
        "export const f = (s: <|>) => s;",
        "export const f = (): <|>",
        "type T = <|>",
        "export const s: Array<<|>",
        "export const s: string | <|>",
        "export const s = 1 as <|>",
        "export const s = 1 satisfies <|>",
        "function f<T extends <|>",
        "interface Other extends <|>",
        "type T<A> = A extends <|>",
        "export function f(): <|>",
        "interface All { one: <|>",
    ] {
        for more in ["", "\nconst other = 1;\n", "\n}\n"] {
            let labels = labels_in(&format!("interface Server {{ port: number }}\n{rest}{more}"));
            assert!(labels.iter().any(|it| it == "Server"), "{rest}{more}: {labels:?}");
            assert!(!labels.iter().any(|it| it == "console"), "{rest}{more}: values, too");
        }
    }
}

#[test]
fn texts() {
    let mode = "type Mode = 'dev' | 'prod' | 'test';\n";
    for (rest, expected) in [
        ("export const m: Mode = '<|>';", "dev prod test"),
        ("export const m: Mode = \"<|>\";", "dev prod test"),
        ("export const m: Mode = 'pr<|>';", "prod"),
        ("const f = (m: Mode) => m;\nexport default f('<|>');", "dev prod test"),
        ("export const o: { m: Mode } = { m: '<|>' };", "dev prod test"),
        ("export const l: Mode[] = ['dev', '<|>'];", "dev prod test"),
        ("export const f = (m: Mode) => m === '<|>';", "dev prod test"),
        ("export const f = (): Mode => '<|>';", "dev prod test"),
        ("const o = { alpha: 1, beta: 2 };\nexport default o['<|>'];", "alpha beta"),
        ("export const m: Mode | undefined = '<|>';", "dev prod test"),
    ] {
        offers(&[(&format!("{mode}{rest}"), expected)]);
    }
    for (rest, expected) in [
        ("    case '<|>':", "dev prod test"),
        ("    case 'dev':\n      return 1;\n    case '<|>':", "prod test"),
    ] {
        let source = format!("{mode}export const f = (m: Mode) => {{\n  switch (m) {{\n{rest}\n  }}\n}};");
        offers_whole(&[(&source, expected), (&super::cut(&source), expected)]);
    }
    // Behind a branch stands a value.
    for source in [
        "export default true ? (1) : <|>",
        "const f = (n: number) => n;\nexport default true ? f(1) : <|>\n}\n",
    ] {
        assert!(labels_in(source).iter().any(|it| it == "console"), "{source}");
    }
    // Without quotes they come with them.
    assert_eq!(
        labels_in(&format!("{mode}export const m: Mode = <|>;"))[..3],
        ["\"dev\"", "\"prod\"", "\"test\""]
    );
    assert_eq!(labels_in("export const b: boolean = <|>;")[..2], ["false", "true"]);
}

#[test]
fn imports() {
    let other = "//- o.ts\nexport const alpha = 1;\nexport const beta = 2;\nexport interface Gamma { x: 1 }\n//- lib/tools.ts\nexport const tool = 1;\n//- data.json\n{}\n//- pkg.nix\n{ }\n";
    for (rest, expected) in [
        ("import { <|> } from './o';\nexport default 1;", "alpha beta Gamma"),
        ("import { al<|> } from './o';\nexport default 1;", "alpha"),
        ("import { alpha, <|> } from './o';\nexport default alpha;", "beta Gamma"),
        ("import type { <|> } from './o';\nexport default 1;", "Gamma"),
        ("export { <|> } from './o';", "alpha beta Gamma"),
    ] {
        offers_whole(&[(&format!("//- main.ts\n{rest}\n{other}"), expected)]);
    }
    for (rest, expected) in [
        ("import { alpha } from './<|>';\nexport default alpha;", "./o ./lib/tools"),
        ("import { alpha } from './li<|>';\nexport default alpha;", "./lib/tools"),
        ("import { alpha } from 'tsn<|>';\nexport default alpha;", "tsnix"),
        ("import { pkgs } from '@nix<|>';\nexport default pkgs;", "@nixpkgs/latest"),
        ("import utils from 'github:numtide/fl<|>';\nexport default utils;", "github:numtide/flake-utils"),
        ("import hm from 'home-man<|>';\nexport default hm;", "github:nix-community/home-manager"),
    ] {
        offers(&[(&format!("//- main.ts\n{rest}\n{other}"), expected)]);
    }
}

#[test]
fn modules_without_quotes() {
    for rest in
        ["import x from <|>", "import { a } from <|>", "import * as x from <|>", "export { a } from <|>"]
    {
        for more in ["", "\nexport default 1;\n", "\nimport y from \"./o\";\n"] {
            let source = format!("//- main.ts\n{rest}{more}\n//- o.ts\nexport const a = 1;\n");
            let labels = labels_in(&source);
            assert_eq!(labels.first().map(String::as_str), Some("./o"), "{rest}{more}");
            assert!(labels.iter().any(|it| it == "@nixpkgs/latest"), "{rest}{more}: {labels:?}");
        }
    }
    assert_eq!(
        taken("//- main.ts\nimport x from ts<|>;\nexport default x;\n//- o.ts\n", "tsnix", None),
        "import x from \"tsnix\";\nexport default x;\n"
    );
}

#[test]
fn attributes_of_imports() {
    offers_whole(&[
        (
            "import x from 'github:a/b' with { <|> };\nexport default x;",
            "name flake inputs.nixpkgs.follows type",
        ),
        ("import x from 'github:a/b' with { na<|> };\nexport default x;", "name"),
        (
            "import x from 'github:a/b' with { name: 'x', <|> };\nexport default x;",
            "flake inputs.nixpkgs.follows type",
        ),
    ]);
    assert_eq!(
        taken("import x from 'github:a/b' with { <|> };\nexport default x;", "flake", None),
        "import x from 'github:a/b' with { flake: \"false\" };\nexport default x;"
    );
    offers(&[("import x from 'github:a/b' with { flake: '<|>' };\nexport default x;", "false true")]);
}

#[test]
fn keywords() {
    offers(&[
        ("cons<|>", "const console"),
        ("impor<|>", "import"),
        ("export const f = () => {\n  retur<|>\n};", "return"),
        ("export const f = () => {\n  swit<|>\n};", "switch"),
    ]);
    assert_eq!(taken("const<|>", "const", None), "const ${1:name} = $0;");
}

#[test]
fn nothing_where_nothing_can_be_known() {
    offers(&[
        ("// a comm<|>ent\nexport default 1;", ""),
        ("/* a comm<|>ent */\nexport default 1;", ""),
        ("const <|>", ""),
        ("const na<|> = 1;", ""),
        ("let na<|> = 1;", ""),
        ("function na<|>() {}", ""),
        ("interface Na<|> {}", ""),
        ("export default 12<|>;", ""),
        ("export default 'some te<|>xt';", ""),
        ("export default `some te<|>xt`;", ""),
        ("interface I { na<|> }", ""),
    ]);
    // Without the arrow it may be a value in parentheses.
    offers_whole(&[("export const f = (na<|>) => 1;", "")]);
}

#[test]
fn broken_everywhere() {
    // What is offered is what can be known; nothing falls over.
    for source in [
        "export default { a: { b: [ <|>",
        "export default f(g(h(<|>",
        "const o = { alpha: 1 };\nexport default (((o.<|>",
        "import { <|>",
        "import <|>",
        "import x from <|>",
        "export default { ...<|>",
        "const f = (a, b) => { if (a) { return b.<|>",
        "type T = { a: <|>",
        "export default `${<|>",
        "export default [<|>",
        "const { a, <|>",
        "switch (1) { case <|>",
        "export default { \"<|>",
        "for (const x of <|>",
        "export default a ? b : <|>",
        "export default a?.<|>",
        "<|>",
        "\n\n<|>\n\n",
        "}{<|>}{",
        "export default {{{{<|>",
        "/<|>",
        "export default 1 +<|>",
    ] {
        let _ = labels_in(source);
    }
    let o = "const o = { alpha: 1 };\n";
    for source in [
        "export default (((o.<|>",
        "export default f(g(h(o.<|>",
        "export default { a: { b: [o.<|>",
        "const f = () => { if (1) { return o.<|>",
        "export default `a${o.<|>",
    ] {
        assert_eq!(labels_in(&format!("{o}{source}")).first().map(String::as_str), Some("alpha"), "{source}");
    }
}
