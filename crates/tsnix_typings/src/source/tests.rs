//! Tests of what needs no Nix: lock files, comments. Those that evaluate are run where `TSNIX_NIXPKGS` names a tree.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test asks for its environment and says when it is skipped"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{
    Context, EvaluationError, ModuleSystem, Progress, Silent, comments, lib, locked_inputs, options, packages,
};
use crate::facts::PackageFacts;

#[test]
fn a_lock_file_names_the_inputs_and_how_imports_write_them() {
    let lock = r#"{"root":"root","version":7,"nodes":{
        "root":{"inputs":{"nixpkgs":"nixpkgs","hm":"home-manager","same":["hm","nixpkgs"]}},
        "nixpkgs":{"locked":{"rev":"abc"},"original":{"type":"github","owner":"NixOS","repo":"nixpkgs","ref":"nixos-24.11"}},
        "home-manager":{"inputs":{"nixpkgs":["nixpkgs"]},"locked":{"narHash":"sha256-x"},
            "original":{"type":"github","owner":"nix-community","repo":"home-manager"}}}}"#;
    let inputs = locked_inputs(lock).unwrap();
    let shown: Vec<String> =
        inputs.iter().map(|it| format!("{} {} {:?} {:?}", it.name, it.repository, it.urls, it.rev)).collect();
    insta::assert_snapshot!(shown.join("\n"), @r#"
    hm home-manager ["github:nix-community/home-manager"] Some("sha256-x")
    nixpkgs nixpkgs ["github:NixOS/nixpkgs/nixos-24.11", "github:NixOS/nixpkgs"] Some("abc")
    same nixpkgs ["github:NixOS/nixpkgs/nixos-24.11", "github:NixOS/nixpkgs"] Some("abc")
    "#);
}

#[test]
fn inputs_that_follow_each_other_come_to_an_end() {
    let lock = r#"{"root":"root","nodes":{"root":{"inputs":{"a":["b"],"b":["a"]}}}}"#;
    assert_eq!(locked_inputs(lock).unwrap(), []);
}

#[test]
fn signatures_stand_in_new_and_old_comments() {
    let new =
        "Adds.\n\n# Inputs\n\n`x`\n: The one\n\n# Type\n\n```\nadd :: Int -> Int\n```\n\n# Examples\n...";
    assert_eq!(comments::signature(new).as_deref(), Some("add :: Int -> Int"));
    assert_eq!(comments::inputs(new)[0].doc, "The one");
    assert_eq!(comments::summary(new), "Adds.");
    let old = "Adds.\n\nType: add :: Int -> Int\n\nExample:\n  add 1";
    assert_eq!(comments::signature(old).as_deref(), Some("add :: Int -> Int"));
}

#[test]
fn a_real_lib_is_walked() {
    let Some(tree) = std::env::var_os("TSNIX_NIXPKGS").map(PathBuf::from) else {
        eprintln!("skipped: TSNIX_NIXPKGS names no tree of nixpkgs");
        return;
    };
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 1, memory: 2 << 30, progress: &Silent };
    let expression = format!("import {}/lib", tree.display());
    let facts = lib(&ctx, &expression, &tree, None).unwrap();
    let map = facts.entries.iter().find(|it| it.path == ["mapAttrsToList"]).unwrap();
    assert_eq!(map.arity, Some(2));
    assert!(map.signature.as_deref().is_some_and(|it| it.contains("->")), "{map:?}");
}

const MEMORY: u64 = 2 << 30;

/// A small tree that has what goes wrong in large ones.
const TREE: &str = r#"
    { system, overlays, config }:
    let
      drv = name: { type = "derivation"; inherit name; outputs = [ "out" ]; meta.description = "The ${name}"; };
      endless = x: 1 + endless x;
      many = builtins.listToAttrs (builtins.genList (it: { name = "p${toString it}"; value = drv "p-${toString it}"; }) 700);
    in
    {
      lib.version = "1.2";
      good = drv "good-1.0" // { passthru = { tool = drv "tool"; wrong = throw "no"; f = { a, b ? 1 }: a; }; };
      odd = drv "odd-2.0" // { passthru = { worse = { }.missing; }; };
      missing = { }.missing;
      throws = throw "gone";
      overflow = endless 1;
      "a.b \${c}" = drv "quoted";
      inside = { recurseForDerivations = true; good = drv "in-1"; bad = { }.missing; deep = many // { recurseForDerivations = true; }; };
      morePackages = many // { type = "set"; };
      evenmorePackages = many // { type = "set"; };
      morePackages_2 = many // { type = "set"; };
      x264 = drv "x";
    }"#;

fn has_nix() -> bool {
    let has = Command::new("nix").arg("--version").output().is_ok();
    if !has {
        eprintln!("skipped: there is no nix");
    }
    has
}

fn walked(ctx: &Context<'_>, tree: &Path) -> PackageFacts {
    packages(ctx, tree, None).unwrap()
}

#[test]
fn what_fails_is_left_out_and_nothing_else() {
    if !has_nix() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("default.nix"), TREE).unwrap();
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 1, memory: MEMORY, progress: &Silent };
    let facts = walked(&ctx, folder.path());
    assert_eq!(facts.source.version.as_deref(), Some("1.2"));
    let names: Vec<String> =
        facts.entries.iter().filter(|it| it.path.len() == 1).map(|it| it.path.join(".")).collect();
    assert_eq!(
        names,
        [
            "a.b ${c}",
            "evenmorePackages",
            "good",
            "inside",
            "lib",
            "morePackages",
            "morePackages_2",
            "odd",
            "x264"
        ]
    );
    let skipped: Vec<String> = facts.skipped.iter().map(|it| it.path.join(".")).collect();
    assert_eq!(skipped, ["inside.bad", "missing", "overflow", "throws"]);
    let fact = |path: &str| facts.entries.iter().find(|it| it.path.join(".") == path).unwrap();
    assert_eq!((fact("good").pname.as_str(), fact("good").version.as_str()), ("good", "1.0"));
    assert_eq!(fact("good").passthru.keys().collect::<Vec<_>>(), ["f", "tool", "wrong"]);
    assert!(fact("odd").passthru.is_empty());
    assert_eq!(fact("inside.deep.p699").description, "The p-699");
    assert_eq!(fact("evenmorePackages").same_as, "morePackages");
    assert_eq!(fact("morePackages_2").variant_of, "morePackages");
    // With less memory, several processes, or both, the facts are the same.
    for (jobs, memory) in [(1, 1 << 20), (3, MEMORY), (2, 1 << 20)] {
        let again = walked(&Context { jobs, memory, ..ctx }, folder.path());
        assert!(again.entries == facts.entries, "{jobs} jobs, {memory} bytes");
        assert_eq!(again.skipped.len(), facts.skipped.len());
    }
}

#[test]
fn a_tree_that_is_none_says_why() {
    if !has_nix() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("default.nix"), "{ system, overlays, config }: throw \"not today\"")
        .unwrap();
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 1, memory: MEMORY, progress: &Silent };
    let error = packages(&ctx, folder.path(), None).unwrap_err();
    assert!(error.to_string().contains("not today"), "{error}");
    let error = packages(&Context { nix: "no-such-nix", ..ctx }, folder.path(), None).unwrap_err();
    assert!(matches!(error, EvaluationError::Start(_)), "{error}");
}

/// Wants to stop after some names.
struct Impatient(AtomicUsize);

impl Progress for Impatient {
    fn begin(&self, _: &str, _: usize) {}
    fn grow(&self, _: usize) {}
    fn advance(&self, parts: usize) {
        self.0.fetch_add(parts, Ordering::Relaxed);
    }
    fn end(&self) {}
    fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) > 3
    }
}

#[test]
fn it_stops_when_it_is_told_to() {
    if !has_nix() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("default.nix"), TREE).unwrap();
    let progress = Impatient(AtomicUsize::new(0));
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 2, memory: MEMORY, progress: &progress };
    let error = packages(&ctx, folder.path(), None).unwrap_err();
    assert!(matches!(error, EvaluationError::Cancelled), "{error}");
}

/// Options of a module system without nixpkgs.
const MODULES: &str = r#"
    let
      endless = x: 1 + endless x;
      option = type: more: { _type = "option"; inherit type; } // more;
      str = { name = "str"; description = "string"; };
      sub = { name = "submodule"; description = "submodule"; getSubOptions = _: { path = option str { isDefined = false; }; file = option str { isDefined = throw "`path` has no value"; }; }; nestedTypes = { }; };
    in
    {
      a.enable = option { name = "bool"; description = "boolean"; } { default = false; };
      a.dies = option { name = "nullOr"; description = "null or"; nestedTypes.elemType = endless 1; } { };
      a.bad = option { name = "submodule"; description = "submodule"; getSubOptions = _: { }.missing; } { };
      a.list = option { name = "listOf"; description = "list of submodule"; nestedTypes.elemType = sub; } { description = "Many"; };
    }"#;

#[test]
fn options_of_any_module_system_are_walked() {
    if !has_nix() {
        return;
    }
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 1, memory: MEMORY, progress: &Silent };
    let system = ModuleSystem {
        name: "mine".to_owned(),
        expression: format!("({MODULES})"),
        roots: Vec::new(),
        rev: None,
    };
    let facts = options(&ctx, &system).unwrap();
    let shown: Vec<String> = facts.options.iter().map(|it| format!("{} {}", it.name, it.ty.kind)).collect();
    assert_eq!(shown, ["a.bad unread", "a.dies unread", "a.enable bool", "a.list listOf"]);
    let inside: Vec<_> =
        facts.options[3].ty.of.0[0].options.iter().map(|it| (it.path.join("."), it.defined)).collect();
    // What rests on another option is defined; to see that fails where the other has no value.
    assert_eq!(inside, [("file".to_owned(), true), ("path".to_owned(), false)]);
    let skipped: Vec<String> = facts.skipped.iter().map(|it| it.path.join(".")).collect();
    assert_eq!(skipped, ["a.bad", "a.dies"]);
}
