//! The oracles answer for each program by itself: one that fails takes no other with it, and none gets another's
//! answer. Skipped, loudly, where a tool is missing and need not be there.

use std::fs;
use std::path::{Path, PathBuf};

use super::{NixRequest, NodeRequest, Reported, TscUnit};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository is there")
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a temporary file can be written");
    }
    folder
}

fn is_missing(is_there: bool, what: &str) -> bool {
    let is_required = std::env::var("TSNIX_REQUIRE_ORACLES").is_ok_and(|it| it == "1");
    assert!(is_there || !is_required, "{what} is missing");
    if !is_there {
        eprintln!("SKIPPED: {what} is missing");
    }
    !is_there
}

#[test]
fn nix_answers_for_each_file() {
    if is_missing(super::has_nix(), "Nix") {
        return;
    }
    let folder = folder(&[
        ("a.nix", "{ x = 1; }"),
        ("b.nix", "throw \"no b\""),
        ("c.nix", "{ }.missing"),
        ("d.nix", "0.1 + 0.2"),
        ("e.nix", "let f = x: f (x + 1) + 1; in f 0"),
        ("f.nix", "{ pkgs ? import <nixpkgs> { } }: pkgs.lib.toUpper \"x\""),
    ]);
    let request = |name: &str, exact: Option<&str>| NixRequest {
        file: folder.path().join(name),
        exact: exact.map(str::to_owned),
    };
    let requests = [
        request("a.nix", None),
        request("b.nix", None),
        request("c.nix", None),
        request("d.nix", Some("0.30000000000000004")),
        request("d.nix", Some("0.3")),
        request("e.nix", None),
        request("f.nix", None),
    ];
    let found = super::evaluate_nix(&root(), folder.path(), &requests);
    assert_eq!(found[0], Ok("{\"x\":1}".to_owned()));
    assert!(found[1].as_ref().is_err_and(|it| it.contains("no b")));
    assert!(found[2].as_ref().is_err_and(|it| it.contains("missing")));
    assert!(found[3].is_ok());
    assert!(found[4].as_ref().is_err_and(|it| it.contains("sixth digit")));
    assert!(found[5].is_err());
    assert_eq!(found[6], Ok("\"X\"".to_owned()));
}

#[test]
fn node_answers_for_each_program() {
    if is_missing(super::has_node(&root()), "Node or esbuild") {
        return;
    }
    let folder = folder(&[
        ("a.ts", "const n: number = 1; export default { n, gone: undefined };"),
        ("b.ts", "throw new Error('no b'); export default 1;"),
        ("c.ts", "export default 1 +;"),
        ("d.ts", "export const x = 2;"),
        ("e.ts", "for (;;) {} export default 1;"),
        ("f.ts", "export default () => 1;"),
        (
            "g.ts",
            "import { text } from 'tsnix'; export default text`\n    a\n      ${'x\\n  y'}\n  b\n\n    c\n  `;",
        ),
    ]);
    let requests = ["a", "b", "c", "d", "e", "f", "g"].map(|name| NodeRequest {
        folder: folder.path().to_owned(),
        file: folder.path().join(format!("{name}.ts")),
    });
    let found = super::evaluate_node(&root(), folder.path(), &requests);
    assert_eq!(found[0], Ok("{\"n\":1}".to_owned()));
    assert_eq!(found[1], Err("no b".to_owned()));
    assert!(found[2].as_ref().is_err_and(|it| it.contains("c.ts:1")), "{:?}", found[2]);
    assert_eq!(found[3], Ok("{\"x\":2}".to_owned()));
    assert!(found[4].as_ref().is_err_and(|it| it.contains("timed out")));
    assert!(found[5].is_err());
    assert_eq!(found[6], Ok("\"  a\\n    x\\n  y\\nb\\n\\n  c\\n\"".to_owned()));
}

#[test]
fn tsc_answers_for_each_unit() {
    if is_missing(super::has_tsc(&root()), "TypeScript") {
        return;
    }
    let files = [
        ("a", "export const a: number = 1;"),
        ("b", "\nexport const b: number = 'x';"),
        ("c", "export const c = ;"),
    ];
    let folders = files.map(|(_, text)| folder(&[("main.ts", text)]));
    let unit = |folder: &tempfile::TempDir| TscUnit {
        folder: folder.path().to_owned(),
        files: vec![folder.path().join("main.ts")],
        expected: Default::default(),
        options: Vec::new(),
        is_alone: false,
    };
    let units: Vec<TscUnit> = folders.iter().map(unit).collect();
    let scratch = folder(&[]);
    let found = super::check_tsc(&root(), scratch.path(), &units);
    let codes = |at: usize| -> Vec<(usize, String)> {
        let all = found[at].as_ref().expect("tsc answers");
        all.iter().map(|Reported { line, code, .. }| (*line, code.clone())).collect()
    };
    assert_eq!(codes(0), []);
    assert_eq!(codes(1), [(1, "ts2322".to_owned())]);
    assert_eq!(codes(2), [(0, "ts1109".to_owned())]);
}
