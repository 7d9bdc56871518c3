//! Which project a command is about: `tsnix.json`, the nearest `flake.ts`, `tsconfig.json`.

use crate::sandbox::{FLAKE, Sandbox};

#[test]
fn the_nearest_flake_above_is_built() {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    sandbox.write("a/b/x", "");
    sandbox.run_in("a/b", &["build"]).fails(0, &["wrote ../../flake.nix"]);
    assert!(sandbox.exists("flake.nix") && sandbox.exists(".tsnix/maps/flake.nix.map"));
}

#[test]
fn nothing_to_build() {
    let sandbox = Sandbox::new();
    sandbox.run(&["build"]).fails(2, &["there is no flake.ts here or in a folder above", "tsnix init"]);
}

#[test]
fn entries_of_the_configuration_are_built() {
    let sandbox = Sandbox::with("hosts/a.nix.ts", "export default 1;\n");
    sandbox.write("hosts/b.nix.ts", "export default 2;\n");
    sandbox.write("hosts/util.ts", "export const u = 3;\n");
    sandbox.write(
        "tsnix.json",
        "{\n  // All machines.\n  \"entries\": [\"hosts/*.nix.ts\"],\n  \"outDir\": \"out\"\n}\n",
    );
    sandbox.run_in("hosts", &["build"]).done();
    assert!(sandbox.exists("out/hosts/a.nix") && sandbox.exists("out/hosts/b.nix"));
    assert!(!sandbox.exists("out/hosts/util.nix"));
}

#[test]
fn a_slip_in_the_configuration_is_a_warning_at_its_place() {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    sandbox.write("tsnix.json", "{\n  \"entires\": []\n}\n");
    let run = sandbox.run(&["check", "--format", "concise"]);
    assert!(run.stdout.starts_with("tsnix.json:2:3: warning[tn4011] `entires` "), "{}", run.stdout);
    run.done();
    let run = sandbox.run(&["check"]);
    assert!(run.stdout.contains("help: write `entries`"), "{}", run.stdout);
    sandbox.write("tsnix.json", "{ \"entries\": ");
    sandbox.run(&["build"]).fails(1, &["tn4010", "tsnix.json:1:"]);
}

#[test]
fn the_strictness_of_tsconfig_counts() {
    let text = "export const f = (x) => x;\n";
    let sandbox = Sandbox::with("a.ts", text);
    let run = sandbox.run(&["check", "a.ts", "--format", "concise"]).fails(1, &[]);
    assert!(run.stdout.starts_with("a.ts:1:19: error[ts7006] "), "{}", run.stdout);
    sandbox.write("tsconfig.json", "{ \"compilerOptions\": { \"noImplicitAny\": false, }, }");
    sandbox.run(&["check", "a.ts"]).done();
}
