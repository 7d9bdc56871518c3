//! Tests of what needs no Nix: lock files, comments. Those that evaluate are run where `TSNIX_NIXPKGS` names a tree.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test asks for its environment and says when it is skipped"
)]

use std::path::PathBuf;

use super::{Context, Silent, comments, lib, locked_inputs};

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
    let ctx = Context { nix: "nix", system: "x86_64-linux", jobs: 1, progress: &Silent };
    let expression = format!("import {}/lib", tree.display());
    let facts = lib(&ctx, &expression, &tree, None).unwrap();
    let map = facts.entries.iter().find(|it| it.path == ["mapAttrsToList"]).unwrap();
    assert_eq!(map.arity, Some(2));
    assert!(map.signature.as_deref().is_some_and(|it| it.contains("->")), "{map:?}");
}
