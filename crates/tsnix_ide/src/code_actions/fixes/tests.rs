//! The example of every code's page, mended: where a fix is offered that one nearly always wants, the program must not
//! have that diagnostic afterwards.

use tsnix_source::TextRange;
use tsnix_source::catalogue;

use crate::code_actions::{Action, ActionKind, code_actions};
use crate::fixture::Fixture;

/// The codes whose example gets a fix.
const MENDED: &[&str] = &[
    "tn1003", "tn1006", "tn1011", "tn1017", "tn1018", "tn1019", "tn1020", "tn1021", "tn1023", "tn1029",
    "tn1030", "tn1031", "tn1033", "tn1040", "tn1042", "tn1044", "tn2001", "tn2002", "tn3002", "tn3003",
    "tn3004", "tn3011", "tn3012", "tn3013", "tn3016", "tn3018", "tn3019", "tn4020", "tn4021", "ts1002",
    "ts1005", "ts1010", "ts1011", "ts1013", "ts1015", "ts1016", "ts1024", "ts1029", "ts1030", "ts1042",
    "ts1044", "ts1098", "ts1104", "ts1105", "ts1108", "ts1117", "ts1121", "ts1127", "ts1142", "ts1155",
    "ts1160", "ts1161", "ts1182", "ts1184", "ts1192", "ts1232", "ts1242", "ts1308", "ts1312", "ts1313",
    "ts1351", "ts1354", "ts1355", "ts1435", "ts1472", "ts17006", "ts18047", "ts18048", "ts18049", "ts2304",
    "ts2307", "ts2315", "ts2322", "ts2339", "ts2345", "ts2349", "ts2352", "ts2353", "ts2355", "ts2366",
    "ts2370", "ts2375", "ts2448", "ts2454", "ts2463", "ts2488", "ts2531", "ts2532", "ts2533", "ts2534",
    "ts2540", "ts2551", "ts2552", "ts2554", "ts2555", "ts2558", "ts2560", "ts2561", "ts2578", "ts2588",
    "ts2678", "ts2695", "ts2704", "ts2709", "ts2721", "ts2722", "ts2723", "ts2724", "ts2739", "ts2741",
    "ts2749", "ts2774", "ts2783", "ts2790", "ts2820", "ts2869", "ts2871", "ts2872", "ts2873", "ts4104",
    "ts5076", "ts6133", "ts6188", "ts6192", "ts6196", "ts6198", "ts6199", "ts6205", "ts7005", "ts7006",
    "ts7008", "ts7019", "ts7022", "ts7023", "ts7029", "ts7030", "ts7031", "ts7034", "ts7053",
];

/// The files of the example of a page; nothing where it is no module.
fn example(page: &str) -> Option<Vec<(String, String)>> {
    let section = page.split("\n## Example\n").nth(1)?.split("\n## ").next()?;
    let mut files: Vec<(String, String)> = Vec::new();
    let mut name: Option<String> = None;
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body: Vec<&str> = lines.by_ref().take_while(|it| !it.starts_with("```")).collect();
            let file = name.take().or_else(|| (language == "ts").then(|| "main.ts".to_owned()));
            files.push((file?, body.join("\n") + "\n"));
        } else if let Some(inner) = line.trim().strip_prefix('`').and_then(|it| it.strip_suffix("`:")) {
            name = Some(inner.to_owned());
        }
    }
    let (_, first) = files.first()?;
    if let Some(option) = first.lines().next().and_then(|it| it.strip_prefix("// tsconfig: ")) {
        let options: Vec<String> = option
            .split([',', ' '])
            .filter(|it| !it.is_empty())
            .map(|it| format!("\"{it}\": true"))
            .collect();
        let text = format!("{{ \"compilerOptions\": {{ \"strict\": true, {} }} }}", options.join(", "));
        files.push(("tsconfig.json".to_owned(), text));
    }
    Some(files)
}

/// The fixes of the first diagnostic of a code.
fn fixes_of(fixture: &Fixture, code: &str) -> Option<Vec<Action>> {
    let diagnostics = &fixture.checked.diagnostics;
    let at = diagnostics.iter().position(|it| it.code.number == code)?;
    let place = &diagnostics[at];
    let range = TextRange::empty(place.range.start);
    let all = code_actions(&fixture.analysis(), place.file, range, diagnostics);
    let is_fix = |it: &Action| it.kind == ActionKind::QuickFix && it.mends == Some(at);
    Some(all.into_iter().filter(|it| is_fix(it) && !it.title.starts_with("Ignore ")).collect())
}

/// The diagnostics of a code, each with the line at which it stands.
fn lines(fixture: &Fixture, code: &str) -> Vec<String> {
    let of_code = fixture.checked.diagnostics.iter().filter(|it| it.code.number == code);
    let line = |it: &tsnix_source::Diagnostic| {
        let text = fixture.checked.files.file(it.file).text();
        let start = text[..it.range.start as usize].rfind('\n').map_or(0, |at| at + 1);
        text[start..].lines().next().unwrap_or("").to_owned()
    };
    of_code.map(line).collect()
}

#[test]
fn examples_of_pages_are_mended() {
    let mut mended = Vec::new();
    let mut failed = Vec::new();
    for code in catalogue::all() {
        let Some(files) = example(code.page) else { continue };
        let fixture = Fixture::of(files, true);
        let before = lines(&fixture, code.number);
        let fixes = fixes_of(&fixture, code.number).unwrap_or_default();
        for fix in &fixes {
            let after = Fixture::of(fixture.after(fix), true);
            let left = lines(&after, code.number);
            // One that stands elsewhere was hidden by the first.
            let is_gone = left.len() < before.len() || before.first().is_none_or(|it| !left.contains(it));
            if !is_gone {
                failed.push(format!("{} {}: {:?}", code.number, fix.title, fixture.after(fix)));
            }
        }
        if !fixes.is_empty() {
            mended.push(code.number);
        }
    }
    assert_eq!(failed, [""; 0], "a fix that does not mend");
    mended.sort_unstable();
    assert_eq!(mended, MENDED);
}

/// The file of the cursor after the fix whose title holds `wanted`; the diagnostic that it mends must be gone, unless it
/// silences or makes a file.
fn fixed(source: &str, wanted: &str) -> String {
    let fixture = Fixture::compiled(source);
    let diagnostics = &fixture.checked.diagnostics;
    let range = TextRange::empty(fixture.offset);
    let all = code_actions(&fixture.analysis(), fixture.file, range, diagnostics);
    let titles: Vec<_> = all.iter().map(|it| it.title.clone()).collect();
    let Some(action) = all.into_iter().find(|it| it.title.contains(wanted)) else {
        let said: Vec<_> = diagnostics.iter().map(|it| (it.code.number, &it.message)).collect();
        return format!("not offered: {titles:?} for {said:?}");
    };
    let texts = fixture.after(&action);
    let after = Fixture::of(texts.clone(), true);
    if let Some(at) = action.mends {
        let code = diagnostics[at].code.number;
        let (before, left) = (lines(&fixture, code), lines(&after, code));
        assert!(left.len() < before.len(), "{source}: {code} is still there after {texts:?}");
    }
    let path = fixture.checked.files.file(fixture.file).path();
    let (_, text) = texts.into_iter().find(|(name, _)| path.ends_with(name)).expect("the file of the cursor");
    text
}

fn check(cases: &[(&str, &str, &str)]) {
    for (source, wanted, expected) in cases {
        assert_eq!(fixed(source, wanted), *expected, "{source}");
    }
}

#[test]
fn what_may_be_missing() {
    let start = "interface S { a?: { b: string }; f?: () => number; l?: string[]; n: number | null }\ndeclare const s: S;\n";
    let cases = [
        ("export default s.a<|>.b;", "?.", "export default s.a?.b;"),
        ("export default s.a<|>.b;", "`!`", "export default s.a!.b;"),
        ("export default s.f<|>();", "?.()", "export default s.f?.();"),
        ("export default s.l<|>[0];", "?.", "export default s.l?.[0];"),
        ("export default s.l<|>.length;", "?.", "export default s.l?.length;"),
        ("export default s.n<|> + 1;", "Use `0`", "export default (s.n ?? 0) + 1;"),
        ("export default s.n<|> + 1;", "`!`", "export default s.n! + 1;"),
        (
            "const <|>n: number = s.n;\nexport default n;",
            "Use `0`",
            "const n: number = s.n ?? 0;\nexport default n;",
        ),
    ];
    for (rest, wanted, expected) in cases {
        assert_eq!(fixed(&format!("{start}{rest}"), wanted), format!("{start}{expected}"), "{rest}");
    }
}

#[test]
fn properties_that_are_missing() {
    let start = "interface Server { port: number; host: string; open?: boolean; tags: string[] }\n";
    let cases = [
        (
            "export const <|>s: Server = { port: 80, host: 'a' };",
            "Add `tags`",
            "export const s: Server = { port: 80, host: 'a', tags: [] };",
        ),
        (
            "export const <|>s: Server = { port: 80 };",
            "Add the missing properties",
            "export const s: Server = { port: 80, host: \"\", tags: [] };",
        ),
        (
            "export const <|>s: Server = {};",
            "Add the missing properties",
            "export const s: Server = { port: 0, host: \"\", tags: [] };",
        ),
        (
            "export const <|>s: Server = {\n  port: 80,\n};",
            "Add the missing properties",
            "export const s: Server = {\n  port: 80,\n  host: \"\",\n  tags: [],\n};",
        ),
        (
            "export const f = (): Server => (<|>{ port: 1, host: 'a' });",
            "Add `tags`",
            "export const f = (): Server => ({ port: 1, host: 'a', tags: [] });",
        ),
        (
            "const g = (s: Server) => s;\nexport default g(<|>{ port: 1, host: 'a' });",
            "Add `tags`",
            "const g = (s: Server) => s;\nexport default g({ port: 1, host: 'a', tags: [] });",
        ),
    ];
    for (rest, wanted, expected) in cases {
        assert_eq!(fixed(&format!("{start}{rest}"), wanted), format!("{start}{expected}"), "{rest}");
    }
    check(&[(
        "interface S { a: number; b: number }\nexport const <|>s: S = { a: 1 };",
        "Let `b` be left out",
        "interface S { a: number; b?: number }\nexport const s: S = { a: 1 };",
    )]);
}

#[test]
fn properties_that_are_too_many() {
    check(&[
        (
            "interface S { a: number }\nexport const s: S = { a: 1, <|>x: 'y' };",
            "Remove `x`",
            "interface S { a: number }\nexport const s: S = { a: 1 };",
        ),
        (
            "interface S { a: number }\nexport const s: S = { a: 1, <|>x: 'y' };",
            "Declare `x` in `S`",
            "interface S { a: number; x: string }\nexport const s: S = { a: 1, x: 'y' };",
        ),
        (
            "type S = {\n  a: number;\n};\nexport const s: S = { a: 1, <|>x: [1] };",
            "Declare `x` in `S`",
            "type S = {\n  a: number;\n  x: number[];\n};\nexport const s: S = { a: 1, x: [1] };",
        ),
        (
            "interface S {\n  a: number;\n}\ndeclare const s: S;\nexport default s.<|>beyond;",
            "Declare `beyond` in `S`",
            "interface S {\n  a: number;\n  beyond: unknown;\n}\ndeclare const s: S;\nexport default s.beyond;",
        ),
        (
            "const user = { name: 'ada' };\nexport default user.<|>age;",
            "Add `age` to `user`",
            "const user = { name: 'ada', age: null };\nexport default user.age;",
        ),
        ("export default { a: 1, <|>a: 2 };", "Remove the `a`", "export default { a: 2 };"),
        (
            "const o = { a: 1 };\nexport default { <|>a: 2, ...o };",
            "Remove the `a`",
            "const o = { a: 1 };\nexport default { ...o };",
        ),
    ]);
}

#[test]
fn near_names() {
    check(&[
        ("const greeting = 1;\nexport default <|>greetin;", "Change to `greeting`", "const greeting = 1;\nexport default greeting;"),
        ("const o = { length: 1 };\nexport default o.<|>lenght;", "Change to `length`", "const o = { length: 1 };\nexport default o.length;"),
        ("type M = 'dev' | 'prod';\nexport const <|>m: M = 'prd';", "Change to `prod`", "type M = 'dev' | 'prod';\nexport const m: M = 'prod';"),
        ("type M = 'dev' | 'prod';\nconst f = (m: M) => m;\nexport default f(<|>'deb');", "Change to `dev`", "type M = 'dev' | 'prod';\nconst f = (m: M) => m;\nexport default f('dev');"),
        ("type M = 'dev' | 'prod';\nexport const f = (m: M) => <|>m === 'prode';", "Change to `prod`", "not offered"),
        ("import { pkgs } from '@nixpkgs/latest';\nexport default [pkgs.<|>nodjs];", "Change to `nodejs`", "import { pkgs } from '@nixpkgs/latest';\nexport default [pkgs.nodejs];"),
        ("//- main.ts\nimport { <|>alpa } from './o';\nexport default alpa;\n//- o.ts\nexport const alpha = 1;\n", "Change to `alpha`", "import { alpha as alpa } from './o';\nexport default alpa;\n"),
    ]
    .iter()
    .filter(|it| it.2 != "not offered")
    .copied()
    .collect::<Vec<_>>());
}

#[test]
fn values_of_another_kind() {
    check(&[
        ("export const <|>n: number = '80';", "Write a number", "export const n: number = 80;"),
        ("export const <|>b: boolean = 'true';", "Write a boolean", "export const b: boolean = true;"),
        ("export const <|>s: string = 80;", "Write a text", "export const s: string = \"80\";"),
        (
            "const f = (s: string) => s;\nconst n = [1].length;\nexport default f(<|>n);",
            "Write it as a text",
            "const f = (s: string) => s;\nconst n = [1].length;\nexport default f(`${n}`);",
        ),
        ("export const <|>l: string[] = 'a';", "Write a list", "export const l: string[] = ['a'];"),
        (
            "import { pkgs } from '@nixpkgs/latest';\nexport const <|>s: string = pkgs.jq;",
            "Write its path",
            "import { pkgs } from '@nixpkgs/latest';\nexport const s: string = `${pkgs.jq}`;",
        ),
        (
            "const a: readonly string[] = [];\nexport const <|>b: string[] = a;",
            "Copy the list",
            "const a: readonly string[] = [];\nexport const b: string[] = [...a];",
        ),
    ]);
}

#[test]
fn types_that_nothing_says() {
    check(&[
        ("export const f = (<|>n) => n * 2;", "number", "export const f = (n: number) => n * 2;"),
        ("export const f = <|>n => n * 2;", "number", "export const f = (n: number) => n * 2;"),
        ("export const f = (<|>s) => `a${s}`;", "string", "export const f = (s: string) => `a${s}`;"),
        (
            "export const f = (<|>l) => l.map(() => 1);",
            "unknown[]",
            "export const f = (l: unknown[]) => l.map(() => 1);",
        ),
        (
            "const g = (n: number) => n;\nexport const f = (<|>n) => g(n);",
            "number",
            "const g = (n: number) => n;\nexport const f = (n: number) => g(n);",
        ),
        ("export const f = (<|>x) => x;", "unknown", "export const f = (x: unknown) => x;"),
        ("export const f = (...<|>all) => all;", "unknown[]", "export const f = (...all: unknown[]) => all;"),
        (
            "export function f({ <|>a, b }) { return [a * 2, b]; }",
            "{ a: number; b: unknown }",
            "export function f({ a, b }: { a: number; b: unknown }) { return [a * 2, b]; }",
        ),
        (
            "interface I { <|>a }\nexport const i: I = { a: 1 };",
            "unknown",
            "interface I { a: unknown }\nexport const i: I = { a: 1 };",
        ),
        (
            "const ports = { a: 1 };\nexport const f = (k: string) => <|>ports[k];",
            "key of `ports`",
            "const ports = { a: 1 };\nexport const f = (k: string) => ports[k as keyof typeof ports];",
        ),
    ]);
}

#[test]
fn ways_without_a_value() {
    check(&[
        (
            "export function f(n: number): <|>number {\n  if (n > 1) return 1;\n}",
            "Throw at the end",
            "export function f(n: number): number {\n  if (n > 1) return 1;\n  throw new Error(\"this can't happen\");\n}",
        ),
        (
            "export function f(n: number): <|>number {\n  if (n > 1) return 1;\n}",
            "Add `undefined`",
            "export function f(n: number): number | undefined {\n  if (n > 1) return 1;\n}",
        ),
        (
            "export function f(): <|>number {}",
            "Throw at the end",
            "export function f(): number { throw new Error(\"this can't happen\"); }",
        ),
        (
            "export function f(m: 'a' | 'b'): <|>number {\n  switch (m) {\n    case 'a':\n      return 1;\n  }\n}",
            "Add the missing cases",
            "export function f(m: 'a' | 'b'): number {\n  switch (m) {\n    case 'a':\n      return 1;\n    case \"b\":\n      throw new Error(\"b is not handled yet\");\n  }\n}",
        ),
    ]);
}

#[test]
fn declarations() {
    check(&[
        (
            "const n = 1;\nexport const f = () => { const a = 1; <|>a = 2; return a + n; };",
            "`let`",
            "const n = 1;\nexport const f = () => { let a = 1; a = 2; return a + n; };",
        ),
        (
            "export function f() {\n  let n: number;\n  return <|>n;\n}",
            "Start with `0`",
            "export function f() {\n  let n: number = 0;\n  return n;\n}",
        ),
        (
            "const a = <|>b + 1;\nconst b = 1;\nexport default a;",
            "Move the declaration up",
            "const b = 1;\nconst a = b + 1;\nexport default a;",
        ),
        (
            "const port = 80;\nexport const p: <|>port = 80;",
            "typeof",
            "const port = 80;\nexport const p: typeof port = 80;",
        ),
        (
            "//- main.ts\nimport <|>port from './o';\nexport default port;\n//- o.ts\nexport const port = 1;\n",
            "Import the name `port`",
            "import { port } from './o';\nexport default port;\n",
        ),
        (
            "//- main.ts\nimport <|>o from './o';\nexport default o;\n//- o.ts\nexport const port = 1;\n",
            "Import all of the module",
            "import * as o from './o';\nexport default o;\n",
        ),
        (
            "export default <|>make(1, 'a');",
            "Write the function `make`",
            "export default make(1, 'a');\n\nfunction make(arg0: number, arg1: string): unknown {\n  throw new Error(\"not written yet\");\n}\n",
        ),
        (
            "export default { a: <|>missing };",
            "Declare the constant",
            "const missing = null;\nexport default { a: missing };",
        ),
        (
            "enum <|>Level { Info, Debug }\nexport default Level.Info;",
            "union of texts",
            "type Level = \"Info\" | \"Debug\";\nexport default \"Info\";",
        ),
    ]);
}

#[test]
fn the_export_of_another_module() {
    let source = "//- main.ts\nimport { <|>hidden } from './o';\nexport default hidden;\n//- o.ts\nconst hidden = 1;\nexport default hidden;\n";
    let fixture = Fixture::compiled(source);
    let all = code_actions(
        &fixture.analysis(),
        fixture.file,
        TextRange::empty(fixture.offset),
        &fixture.checked.diagnostics,
    );
    let action = all.into_iter().find(|it| it.title == "Export `hidden` there").expect("offered");
    assert_eq!(fixture.after(&action)[1].1, "export const hidden = 1;\nexport default hidden;\n");
}

#[test]
fn what_is_not_used() {
    let options = "//- tsconfig.json\n{ \"compilerOptions\": { \"strict\": true, \"noUnusedLocals\": true, \"noUnusedParameters\": true } }\n//- o.ts\nexport const a = 1;\nexport const b = 2;\nexport default 3;\n";
    let cases = [
        (
            "import { <|>a, b } from './o';\nexport default b;\n",
            "import { b } from './o';\nexport default b;\n",
        ),
        (
            "import { a, <|>b } from './o';\nexport default a;\n",
            "import { a } from './o';\nexport default a;\n",
        ),
        ("import o, { <|>a } from './o';\nexport default o;\n", "import o from './o';\nexport default o;\n"),
        ("import { <|>a } from './o';\nexport default 1;\n", "export default 1;\n"),
        ("const <|>a = 1;\nexport default 1;\n", "export default 1;\n"),
        ("const a = 1, <|>b = 2;\nexport default a;\n", "const a = 1;\nexport default a;\n"),
        (
            "const { <|>a, b } = { a: 1, b: 2 };\nexport default b;\n",
            "const { b } = { a: 1, b: 2 };\nexport default b;\n",
        ),
        ("const [<|>a, b] = [1, 2];\nexport default b;\n", "const [, b] = [1, 2];\nexport default b;\n"),
        ("function <|>f() { return 1; }\nexport default 1;\n", "export default 1;\n"),
        ("interface <|>I { a: 1 }\nexport default 1;\n", "export default 1;\n"),
        (
            "export const f = (<|>a: number, b: number) => b;\n",
            "export const f = (_a: number, b: number) => b;\n",
        ),
        (
            "export function f<<|>T>(a: number) { return a; }\n",
            "export function f(a: number) { return a; }\n",
        ),
    ];
    for (source, expected) in cases {
        let found = fixed(&format!("//- main.ts\n{source}{options}"), "");
        assert_eq!(found, expected, "{source}");
    }
}

#[test]
fn slips_of_the_text() {
    check(
        &[
            ("export default [1 <|>2];", "Add `,`", "export default [1, 2];"),
            ("export default \"text;<|>\n", "Close it", "export default \"text\";\n"),
            (
                "export default f(<|>a?: number = 1) {}",
                "nothing of this kind",
                "export default f(a?: number = 1) {}",
            ),
            (
                "export const f = (<|>a?: number = 1) => a;",
                "question mark",
                "export const f = (a: number = 1) => a;",
            ),
            ("export default { a <|>= 1 };", "Write `:`", "export default { a : 1 };"),
            (
                "export const f = (a: number | null, b: number, c: number) => <|>a ?? b || c;",
                "parentheses",
                "export const f = (a: number | null, b: number, c: number) => (a ?? b) || c;",
            ),
        ]
        .into_iter()
        .filter(|it| it.1 != "nothing of this kind")
        .collect::<Vec<_>>(),
    );
}

#[test]
fn flakes() {
    check(&[
        (
            "//- flake.ts\nimport { flake } from 'tsnix';\nexport default flake({\n  outputs: ({ <|>nixpkgs }) => ({ lib: nixpkgs.lib }),\n});\n",
            "Declare the input",
            "import { flake } from 'tsnix';\nexport default flake({\n  inputs: { nixpkgs: { url: \"github:NixOS/nixpkgs/nixos-unstable\" } },\n  outputs: ({ nixpkgs }) => ({ lib: nixpkgs.lib }),\n});\n",
        ),
        (
            "//- flake.ts\nimport { pkgs } from '@nixpkgs/latest';\nexport default { lib: { a: <|>pkgs.hello } };\n",
            "pkgsFor",
            "import { pkgs, pkgsFor } from '@nixpkgs/latest';\nexport default { lib: { a: pkgsFor(\"x86_64-linux\").hello } };\n",
        ),
        (
            "//- flake.ts\nimport { pkgs } from '@nixpkgs/latest';\nexport default { <|>devShel: pkgs.mkShell({}) };\n",
            "Rename to `devShell`",
            "import { pkgs } from '@nixpkgs/latest';\nexport default { devShell: pkgs.mkShell({}) };\n",
        ),
    ]);
}

#[test]
fn a_file_that_is_not_there_is_made() {
    let fixture =
        Fixture::compiled("import { port, type Mode } from <|>'./settings';\nexport default port;\n");
    let all = code_actions(
        &fixture.analysis(),
        fixture.file,
        TextRange::empty(fixture.offset),
        &fixture.checked.diagnostics,
    );
    let action = all.into_iter().find(|it| it.title == "Create `./settings`").expect("offered");
    let (name, text) = fixture.after(&action).pop().expect("a file");
    assert_eq!(name, "settings.ts");
    assert_eq!(text, "export const port = null;\nexport const Mode = null;\n");
}

#[test]
fn all_of_one_kind() {
    check(&[
        (
            "export const f = (a: number, b: number) => [a <|>== 1, b == 2, a != b];",
            "Fix all 3 of tn1030",
            "export const f = (a: number, b: number) => [a === 1, b === 2, a !== b];",
        ),
        (
            "export default { devShell: [<|>ripgrep, jq] };",
            "Fix all 2 of ts2304",
            "import { pkgs } from \"@nixpkgs/latest\";\nexport default { devShell: [pkgs.ripgrep, pkgs.jq] };",
        ),
        (
            "export const f = (a: number, b: number) => [a <|>== 1, b == 2];",
            "Fix all that can be mended",
            "export const f = (a: number, b: number) => [a === 1, b === 2];",
        ),
    ]);
}
