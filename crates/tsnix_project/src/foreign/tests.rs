//! Shapes of files, as the declarations that are made of them.

use std::path::Path;

use tsnix_check::module_graph::{ForeignKind, ForeignShape};
use tsnix_source::file_system::MemoryFileSystem;

use super::{read, set_pattern};

/// The type of a file's value; what is wrong with it where it has none.
fn type_of(kind: ForeignKind, text: &str) -> String {
    let mut fs = MemoryFileSystem::default();
    fs.insert("/p/other.nix", "{ lib }: rec { name = \"x\"; both = [ name 1 ]; }");
    let types = read(&fs, kind, Path::new("/p/x"), text);
    match types.shape {
        ForeignShape::Declaration(text) => {
            let ty = text.trim_start_matches("declare const value: ");
            ty.trim_end_matches(";\nexport default value;\n").to_owned()
        }
        shape => format!(
            "{shape:?} {:?}",
            types.problems.iter().map(|it| (it.range, &it.message)).collect::<Vec<_>>()
        ),
    }
}

fn nix(text: &str) -> String {
    type_of(ForeignKind::Nix, text)
}

#[test]
fn literals() {
    assert_eq!(nix("1"), "number");
    assert_eq!(nix("''text ${x}''"), "string");
    assert_eq!(nix("https://example.org/x"), "string");
    assert_eq!(nix("./x"), "Path");
    assert_eq!(nix("<nixpkgs>"), "Path");
    assert_eq!(nix("null"), "null");
    assert_eq!(nix("true && x"), "boolean");
}

#[test]
fn lists_join_what_is_in_them() {
    assert_eq!(nix("[ ]"), "never[]");
    assert_eq!(nix("[ 1 2.5 ]"), "number[]");
    assert_eq!(nix("[ 1 \"a\" ]"), "(number | string)[]");
    assert_eq!(nix("[ 1 ] ++ [ \"a\" ]"), "(number | string)[]");
    insta::assert_snapshot!(nix("[ { a = 1; } { a = 2; b = true; } ]"), @"
    {
      readonly a: number;
      readonly b?: boolean;
    }[]
    ");
}

#[test]
fn sets_with_all_their_forms() {
    let text = r#"
        let
          base = { a.b = 1; a.c = "x"; };
          inherit (base.a) c;
        in
        base // rec { inherit c; "not a name" = [ ]; d = e; e = 1.5; }
    "#;
    insta::assert_snapshot!(nix(text), @r#"
    {
      readonly a: {
        readonly b: number;
        readonly c: string;
      };
      readonly c: string;
      readonly "not a name": never[];
      readonly d: number;
      readonly e: number;
    }
    "#);
}

#[test]
fn what_can_not_be_seen_is_unknown() {
    assert_eq!(nix("x"), "unknown");
    assert_eq!(nix("let a = a; in a"), "unknown");
    assert_eq!(nix("let a = [ b ]; b = a; in b"), "unknown[]");
    assert_eq!(nix("with import <nixpkgs> { }; hello"), "unknown");
    assert_eq!(nix("with { a = 1; }; a"), "number");
    insta::assert_snapshot!(nix("{ a = 1; ${x} = 2; }"), @"
    {
      readonly a: number;
      readonly [name: string]: unknown;
    }
    ");
}

#[test]
fn functions() {
    assert_eq!(nix("a: b: a == b"), "(a: unknown, b: unknown) => boolean");
    assert_eq!(nix("let f = a: b: \"x\"; in f 1"), "(b: unknown) => string");
    assert_eq!(nix("let f = a: b: \"x\"; in f 1 2"), "string");
    assert_eq!(nix("new: new' : 1"), "(arg1: unknown, arg2: unknown) => number");
    let text = "{ lib, stdenv, pkgs ? import <nixpkgs> { }, withDocs ? false, extra ? null, ... }@args: stdenv.mkDerivation { }";
    insta::assert_snapshot!(nix(text), @"
    (args: {
      readonly lib: Lib;
      readonly stdenv: unknown;
      readonly pkgs?: AllPackages;
      readonly withDocs?: boolean;
      readonly extra?: unknown;
      readonly [name: string]: unknown;
    }) => Derivation
    ");
}

#[test]
fn other_files() {
    insta::assert_snapshot!(nix("(import ./other.nix { }).both"), @"(string | number)[]");
    assert_eq!(nix("import ./missing.nix"), "unknown");
}

#[test]
fn known_functions() {
    assert_eq!(nix("builtins.attrNames { }"), "string[]");
    assert_eq!(nix("{ lib }: lib.optionalString true \"x\"").split(") => ").last(), Some("string"));
    // Of one argument more nothing is known.
    assert_eq!(nix("builtins.attrNames { } 1"), "unknown");
}

#[test]
fn a_file_of_any_depth_is_read() {
    let deep = format!("{}1{}", "[ ".repeat(200), " ]".repeat(200));
    assert!(nix(&deep).starts_with("unknown[]"), "{}", nix(&deep));
}

#[test]
fn mistakes_have_their_place() {
    assert_eq!(nix("{ a = ; }"), "Unknown [(6..7, \"this is not Nix: `;` can't stand here\")]");
    let toml = type_of(ForeignKind::Toml, "a = 1\nb = = 2\n");
    assert!(toml.contains("(10..11"), "{toml}");
    let json = type_of(ForeignKind::Json, "{\n  \"a\": 1,\n}\n");
    assert!(json.contains("(12..13") && json.contains("trailing comma"), "{json}");
}

#[test]
fn toml_has_its_content() {
    let text = "name = \"web\"\nports = [80, 443]\n[package]\nedition = 2024\n[[bin]]\nname = \"a\"\n[[bin]]\npath = \"b\"\n";
    insta::assert_snapshot!(type_of(ForeignKind::Toml, text), @"
    {
      readonly name: string;
      readonly ports: number[];
      readonly package: {
        readonly edition: number;
      };
      readonly bin: {
        readonly name?: string;
        readonly path?: string;
      }[];
    }
    ");
}

#[test]
fn patterns() {
    let pattern = set_pattern("# x\nlet y = 1; in { a, b ? y }: a").expect("a pattern");
    assert!(!pattern.is_open);
    let formals: Vec<_> = pattern.formals.iter().map(|it| (it.name.as_str(), it.is_optional)).collect();
    assert_eq!(formals, [("a", false), ("b", true)]);
    assert_eq!(set_pattern("a: b"), None);
    assert_eq!(set_pattern("{ a = 1; }"), None);
}
