//! `tsnix nix`: what Nix says, at the lines of the TypeScript. What older and newer Nix write is played by a script
//! in the place of `nix`; where the real one is installed it is asked too.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::sandbox::{Run, Sandbox, finish};

/// `port + "x"` is no error of TypeScript's, but `builtins.head` of nothing is one of Nix's.
const PROGRAM: &str = "\
import { pkgs } from \"@nixpkgs/latest\";

const first = (names: string[]) => builtins.head(names);

/* ä */ const wrong = first([]);

export default {
  packages: { hello: pkgs.hello },
  lib: { wrong, twice: `${wrong}${wrong}` },
};
";

/// The place of a text in the built file, as Nix writes it: from 1, columns in bytes.
fn place(nix: &str, wanted: &str) -> String {
    let at = nix.find(wanted).unwrap_or_else(|| panic!("{wanted:?} is missing in:\n{nix}"));
    let line = nix[..at].matches('\n').count() + 1;
    let column = at - nix[..at].rfind('\n').map_or(0, |it| it + 1) + 1;
    format!("{line}:{column}")
}

fn built() -> (Sandbox, String) {
    let sandbox = Sandbox::with("flake.ts", PROGRAM);
    sandbox.run(&["build"]).done();
    let nix = sandbox.read("flake.nix");
    (sandbox, nix)
}

/// Runs `tsnix nix` with a `nix` that says `text` on standard error, `out` on standard output and exits with 3.
fn said(sandbox: &Sandbox, text: &str) -> Run {
    said_to(sandbox, &["nix", "--", "build", "--show-trace", ".#x"], text)
}

fn said_to(sandbox: &Sandbox, arguments: &[&str], text: &str) -> Run {
    sandbox.write("said.txt", text);
    sandbox.write("bin/nix", "#!/bin/sh\necho \"out $*\"\ncat said.txt >&2\nexit 3\n");
    fs::set_permissions(sandbox.path("bin/nix"), fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = sandbox.command(&sandbox.path("."), arguments);
    let path = std::env::var("PATH").unwrap();
    command.env("PATH", format!("{}:{path}", sandbox.path("bin").display()));
    finish(&mut command)
}

#[test]
fn code_below_a_place_becomes_that_of_the_source() {
    let (sandbox, nix) = built();
    let file = sandbox.path("flake.nix");
    let place = place(&nix, "first [ ]");
    // As Nix 2.8 and as newer ones lay it out, in a store and in the tree.
    for (name, gap) in [
        (file.display().to_string(), "\n"),
        (format!("/nowhere/store/{}-source/flake.nix", "0".repeat(32)), ""),
        ("«path:/nowhere»/flake.nix".to_owned(), ""),
    ] {
        let text = format!(
            "error: list index 0 is out of bounds\n\n       at {name}:{place}:\n{gap}            7|   in {{\n            \
             8|     wrong = first [ ];\n             |             ^\n            9|   }}\n\n       … from call site\n"
        );
        let run = said(&sandbox, &text).fails(3, &[]);
        let (line, column) = place.split_once(':').unwrap();
        let expected = format!(
            "error: list index 0 is out of bounds\n\n       at flake.ts:5:23 (flake.nix:{line}:{column}):\n{gap}            \
             4|\n            5| /* ä */ const wrong = first([]);\n             |                       ^\n            6|\n\n       … from call site\n"
        );
        assert_eq!(run.stderr, expected);
        assert_eq!(run.stdout, "out build --show-trace .#x\n");
    }
}

#[test]
fn places_in_sentences_and_modules_are_renamed() {
    let (sandbox, nix) = built();
    let file = sandbox.path("flake.nix").display().to_string();
    let place = place(&nix, "first [ ]");
    let text = format!(
        "trace: undefined, at {file}:{place}, twice\n       - In `{file}': 1\nno break at /p/other.nix:1:2"
    );
    let run = said(&sandbox, &text).fails(3, &[]);
    assert_eq!(
        run.stderr,
        "trace: undefined, at flake.ts:5:23, twice\n       - In `flake.ts': 1\nno break at /p/other.nix:1:2"
    );
}

#[test]
fn what_is_not_generated_or_for_programs_stays() {
    let (sandbox, nix) = built();
    sandbox.write("other.nix", &nix[nix.find('\n').unwrap()..]);
    let file = sandbox.path("flake.nix").display().to_string();
    let text = format!(
        "at {}:4:1:\n\n    3| x\n     | ^\n@nix {{\"msg\":\"at {file}:5:1\"}}\nat {file}:999:1:\n\nat {file}:0:0\n",
        sandbox.path("other.nix").display()
    );
    assert_eq!(said(&sandbox, &text).fails(3, &[]).stderr, text);
}

#[test]
fn sources_that_have_changed_are_said_to_have() {
    let (sandbox, nix) = built();
    let place = place(&nix, "first [ ]");
    sandbox.write("flake.ts", PROGRAM.replace("hello: pkgs.hello", "jq: pkgs.jq"));
    let file = sandbox.path("flake.nix").display().to_string();
    let text = format!("at {file}:{place}:\n   8|     wrong = first [ ];\n    |             ^\n");
    said(&sandbox, &text).fails(
        3,
        &["at flake.ts:5:23 (flake.nix:", "const wrong", "note: the sources of flake.nix have changed"],
    );
}

#[test]
fn a_missing_nix_is_said() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.command(&sandbox.path("."), &["nix", "--", "build"]);
    command.env("PATH", sandbox.path("."));
    finish(&mut command).fails(2, &["`nix` is not installed"]);
}

#[test]
fn the_real_nix_is_asked() {
    let is_there =
        Command::new("nix-instantiate").arg("--version").output().is_ok_and(|it| it.status.success());
    if !is_there {
        assert!(std::env::var_os("TSNIX_REQUIRE_ORACLES").is_none(), "Nix is missing");
        eprintln!("skipped: Nix is missing");
        return;
    }
    let sandbox = Sandbox::with(
        "ports.ts",
        "const port = (table: { [name: string]: number }, name: string): number => {\n  if (!(name in table)) throw new \
         Error(`no port for ${name}`);\n  return table[name] ?? 0;\n};\n\nexport default { web: port({ http: 80 }, \"https\") };\n",
    );
    sandbox.run(&["build", "ports.ts"]).done();
    let home = sandbox.path("home");
    let ask = |arguments: &[&str]| {
        let mut command = sandbox.command(&sandbox.path("."), arguments);
        command
            .env("HOME", &home)
            .env("NIX_STATE_DIR", home.join("var"))
            .env("NIX_STORE_DIR", home.join("store"));
        command.env("NIX_LOG_DIR", home.join("log"));
        finish(&mut command)
    };
    let run = ask(&["nix", "--", "nix-instantiate", "--eval", "--strict", "--show-trace", "ports.nix"]);
    run.fails(1, &["no port for https", "at ports.ts:", "export default { web: port("]);
    let run = ask(&["nix", "--", "nix-instantiate", "--eval", "-E", "(import ./ports.nix).nothing"]);
    run.fails(1, &["attribute 'nothing' missing"]);
    assert_eq!(ask(&["nix", "--", "nix-instantiate", "--eval", "-E", "1 + 1"]).done(), "2\n");
}

#[test]
fn a_hash_that_is_another_one_is_written() {
    let zero = format!("sha256-{}=", "A".repeat(43));
    let program = format!(
        "import {{ pkgs }} from \"@nixpkgs/latest\";\n\nexport default {{\n  packages: {{ src: pkgs.fetchurl({{ url: \"https://a.b/c\", hash: \"{zero}\" }}) }},\n}};\n"
    );
    let sandbox = Sandbox::with("flake.ts", &program);
    sandbox.run(&["build"]).done();
    let found = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    let text = format!(
        "error: hash mismatch in fixed-output derivation '/nowhere/c.drv':\n         specified: {zero}\n            got:    {found}\n"
    );
    let run = said(&sandbox, &text).fails(3, &[]);
    assert!(
        run.stderr.ends_with(
            "  help: `tsnix nix --fix-hashes -- ...` writes the hash that Nix found into flake.ts:4\n"
        ),
        "{}",
        run.stderr
    );
    let run = said_to(&sandbox, &["nix", "--fix-hashes", "--", "build"], &text).fails(3, &[]);
    assert!(run.stderr.ends_with("wrote what Nix found into flake.ts:4; run it again\n"), "{}", run.stderr);
    assert!(sandbox.read("flake.ts").contains(found) && sandbox.read("flake.nix").contains(found));
}
