//! `init`, `explain`, `doctor`, `completions`, `--help`, `--version`.

use crate::sandbox::{Sandbox, WRONG};

#[test]
fn init_makes_a_project_that_builds() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init", "p"]).fails(0, &["wrote  p/flake.ts", "cd p", "tsnix build"]);
    sandbox.run_in("p", &["check"]).done();
    sandbox.run_in("p", &["build"]).done();
    assert_eq!(sandbox.read("p/.gitignore"), ".tsnix/\n");
    assert!(sandbox.exists("p/tsconfig.json") && sandbox.exists("p/.tsnix/lib/lib.d.ts"));
}

#[test]
fn init_overwrites_nothing() {
    let sandbox = Sandbox::with("flake.ts", "// mine\n");
    sandbox.write(".gitignore", "result");
    sandbox.run(&["init"]).fails(0, &["kept   flake.ts", "wrote  tsconfig.json"]);
    assert_eq!(sandbox.read("flake.ts"), "// mine\n");
    assert_eq!(sandbox.read(".gitignore"), "result\n.tsnix/\n");
    sandbox.run(&["init"]).done();
    assert_eq!(sandbox.read(".gitignore"), "result\n.tsnix/\n");
}

#[test]
fn templates_build_as_they_are() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["init", "--help"]).done();
    let templates = help.split("Templates:").nth(1).unwrap().split("Examples:").next().unwrap();
    let names: Vec<&str> = templates.lines().filter_map(|it| it.split_whitespace().next()).collect();
    assert!(names.len() >= 30 && names.contains(&"nixos-server"), "{help}");
    for name in names {
        let run = sandbox.run(&["init", name, "--template", name]);
        let next = run.stderr.lines().last().unwrap().to_owned();
        run.done();
        let build = next.split('`').nth(1).unwrap();
        let words: Vec<&str> = build.split(' ').skip(1).collect();
        sandbox.run_in(name, &words).done();
        assert!(!sandbox.exists(&format!("{name}/flake.lock")), "{name}");
    }
    sandbox.run(&["init", "x", "--template", "nixos-sever"]).fails(2, &["nixos-sever", "nixos-server"]);
    assert!(!sandbox.exists("x"));
}

#[test]
fn explain_prints_the_page() {
    let sandbox = Sandbox::new();
    for wanted in ["ts2322", "TS2322", "2322", "not-assignable"] {
        let page = sandbox.run(&["explain", wanted]).done();
        assert!(page.starts_with("# not-assignable\n\nts2322 (error): "), "{page}");
        assert!(page.contains("## How to fix"), "{page}");
    }
    sandbox.run(&["explain", "not-asignable"]).fails(2, &["`not-asignable`", "tsnix explain not-assignable"]);
    sandbox.run(&["explain", "zzzzzz"]).fails(2, &["`tsnix explain` lists all codes"]);
    let list = sandbox.run(&["explain"]).done();
    assert!(list.lines().any(|line| line.starts_with("ts2322  not-assignable ")), "{list}");
}

#[test]
fn doctor_says_what_is_there() {
    let sandbox = Sandbox::with("flake.ts", WRONG);
    let report = sandbox.run(&["doctor"]).done();
    assert!(report.starts_with("tsnix "), "{report}");
    assert!(report.lines().any(|line| line.starts_with("entry ") && line.ends_with("flake.ts")), "{report}");
    Sandbox::new().run(&["doctor"]).done();
}

#[test]
fn completions_are_made_for_every_shell() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(sandbox.run(&["completions", shell]).done().contains("tsnix"), "{shell}");
    }
    sandbox.run(&["completions", "tcsh"]).fails(2, &["tcsh"]);
}

#[test]
fn help_lists_the_commands_and_version_the_version() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]).done();
    for part in ["build", "check", "explain", "init", "Examples:", "Exit status:"] {
        assert!(help.contains(part), "{part:?} is missing in:\n{help}");
    }
    assert_eq!(sandbox.run(&["--version"]).done(), format!("tsnix {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_status_2() {
    let sandbox = Sandbox::new();
    sandbox.run(&[]).fails(2, &["Usage:"]);
    sandbox.run(&["biuld"]).fails(2, &["biuld", "build"]);
    sandbox.run(&["build", "--nope"]).fails(2, &["--nope"]);
}
