//! `tsnix convert`: what is written where, and that Nix brought over means the same.

use std::path::Path;
use std::process::Command;

use crate::sandbox::Sandbox;

#[test]
fn a_flake_becomes_a_source_that_builds() {
    let flake = "{\n  inputs.nixpkgs.url = \"github:NixOS/nixpkgs/nixos-unstable\";\n  outputs = { self, nixpkgs }: {\n    x = 1;\n  };\n}\n";
    let sandbox = Sandbox::with("flake.nix", flake);
    let run = sandbox.run(&["convert", "flake.nix"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(sandbox.read("flake.ts").contains("export default flake({"), "{}", sandbox.read("flake.ts"));
    assert_eq!(sandbox.read("flake.nix"), flake);
    let built = sandbox.run(&["build", "flake.ts", "--stdout"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(built.stdout.contains("x = 1;"));
}

#[test]
fn what_exists_is_left_alone() {
    let sandbox = Sandbox::with("a.nix", "1");
    sandbox.write("a.nix.ts", "export default 2;\n");
    let run = sandbox.run(&["convert", "a.nix"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains("`a.nix.ts` exists"), "{}", run.stderr);
    assert_eq!(sandbox.read("a.nix.ts"), "export default 2;\n");
    let elsewhere = sandbox.run(&["convert", "a.nix", "--out", "b.ts"]);
    assert_eq!(elsewhere.status, 0, "{}", elsewhere.stderr);
    assert_eq!(sandbox.read("b.ts"), "export default 1;\n");
}

#[test]
fn nothing_is_written_for_standard_output() {
    let sandbox = Sandbox::with("a.nix", "{ a = [ 1 \"x\" ]; }");
    let run = sandbox.run(&["convert", "a.nix", "--stdout"]);
    assert_eq!(
        (run.status, run.stdout.as_str()),
        (0, "export default { a: [1, \"x\"] };\n"),
        "{}",
        run.stderr
    );
    assert_eq!(sandbox.files(), ["a.nix"]);
}

#[test]
fn a_project_starts_from_a_flake() {
    let sandbox = Sandbox::with("old/flake.nix", "{ outputs = { self }: { x = 1; }; }\n");
    let run = sandbox.run(&["init", "new", "--from", "old/flake.nix"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(sandbox.read("new/flake.ts").contains("x: 1"), "{}", sandbox.read("new/flake.ts"));
    assert!(sandbox.exists("new/tsconfig.json"));
    assert_eq!(sandbox.run(&["init", "other", "--from", "none.nix"]).status, 2);
    assert!(!sandbox.exists("other"));
}

#[test]
fn what_is_not_nix_has_its_place() {
    let sandbox = Sandbox::with("a.nix", "{\n  a = ;\n}\n");
    let run = sandbox.run(&["convert", "a.nix"]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("a.nix:2:"), "{}", run.stderr);
    assert_eq!(sandbox.run(&["convert", "none.nix"]).status, 2);
    assert_eq!(sandbox.files(), ["a.nix"]);
}

/// Each file of `tests/convert`, brought over and compiled, evaluates to what it evaluated to.
#[test]
fn what_is_brought_over_has_the_same_value() {
    let is_required = std::env::var_os("TSNIX_REQUIRE_ORACLES").is_some();
    if Command::new("nix-instantiate").arg("--version").output().is_err() {
        assert!(!is_required, "nix-instantiate is not installed");
        eprintln!("SKIPPED: nix-instantiate is not installed; nothing that is brought over was evaluated");
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/convert");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let sandbox = Sandbox::with("a.nix", std::fs::read(&path).unwrap());
        let run = sandbox.run(&["convert", "a.nix", "--out", "b.ts"]);
        assert_eq!(run.status, 0, "{}: {}", path.display(), run.stderr);
        // A value that is defined by itself at once is not written as constants; little else stays Nix.
        let kept = sandbox.read("b.ts").matches("nix<Untyped>").count();
        assert!(kept <= 2, "{}: {}\n{}", path.display(), run.stderr, sandbox.read("b.ts"));
        let built = sandbox.run(&["build", "b.ts"]);
        assert_eq!(built.status, 0, "{}: {}\n{}", path.display(), built.stderr, sandbox.read("b.ts"));
        assert_eq!(value(&sandbox, "b.nix"), value(&sandbox, "a.nix"), "{}", sandbox.read("b.ts"));
        count += 1;
    }
    assert!(count >= 3);
}

fn value(sandbox: &Sandbox, file: &str) -> String {
    let mut command = Command::new("nix-instantiate");
    command.args(["--eval", "--strict", "--json"]).arg(sandbox.path(file)).env("HOME", sandbox.path("home"));
    for (name, place) in [("NIX_STORE_DIR", "store"), ("NIX_STATE_DIR", "state"), ("NIX_LOG_DIR", "log")] {
        command.env(name, sandbox.path(place));
    }
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{file}: {}\n{}",
        String::from_utf8_lossy(&output.stderr),
        sandbox.read(file)
    );
    String::from_utf8(output.stdout).unwrap()
}
