//! A checker that finds nothing anywhere would pass too, so each rule is shown to bite.

use std::collections::BTreeSet;

use super::{architecture_problems, dependencies, library, rust_problems};

#[test]
fn rust_files_keep_the_rules() {
    assert!(rust_problems("//! Fine.\nfn f() {}\n").is_empty());
    assert_eq!(rust_problems("fn f() {}\n").len(), 1);
    assert_eq!(rust_problems(&format!("//! x\n// {}\n", concat!("FIX", "ME"))).len(), 1);
    assert_eq!(rust_problems(&format!("//! x\n{}", "\n".repeat(800))).len(), 1);
}

#[test]
fn dependencies_are_those_of_the_crate_itself() {
    let manifest = "[package]\nname = \"a\"\n[dependencies]\nswc_common.workspace = true\nx = \"1\"\n[dev-dependencies]\ny = \"1\"\n";
    assert_eq!(dependencies(manifest), ["swc_common", "x"]);
}

#[test]
fn the_architecture_names_what_exists() {
    let crates = BTreeSet::from(["tsnix_a".to_owned(), "tsnix_b".to_owned()]);
    assert_eq!(
        architecture_problems("`tsnix_a/` and tsnix_c::x", &crates),
        [
            "ARCHITECTURE.md: does not name the crate `tsnix_b`",
            "ARCHITECTURE.md: names `tsnix_c`, which is not there"
        ]
    );
}

#[test]
fn the_library_is_documented_and_used() {
    let library = "interface Array<T> {\n  /** Nix: `map`. */\n  map<U>(): U[];\n  flat(): T[];\n\n  /** One more. */\n  at(): T;\n}\n";
    let names: Vec<String> = library::members(library).into_iter().map(|member| member.name).collect();
    assert_eq!(names, ["map", "flat", "at"]);
    assert_eq!(
        library::problems(library, "xs.mapped(); xs.at(1)"),
        [
            "typings/lib.d.ts:3: no page under spec/ uses `Array.map`",
            "typings/lib.d.ts:4: `Array.flat` has no comment",
            "typings/lib.d.ts:7: `Array.at` does not say what it is in Nix",
        ]
    );
}
