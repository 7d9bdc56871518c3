//! The warning about outputs that git does not track. Without git there is nothing to test, and nothing said.

use crate::sandbox::{FLAKE, Sandbox};

/// A repository with the example; nothing where there is no git.
fn repository() -> Option<Sandbox> {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    if sandbox.git(&["init", "--quiet"]) {
        return Some(sandbox);
    }
    assert!(std::env::var_os("TSNIX_REQUIRE_ORACLES").is_none(), "git is missing");
    None
}

#[test]
fn an_output_that_git_does_not_track_is_warned_about_until_it_does() {
    let Some(sandbox) = repository() else { return };
    sandbox.run(&["build"]).fails(0, &["wrote flake.nix", "tn4005", "run `git add flake.nix`"]);
    // Also when there was nothing to write.
    sandbox.run(&["build"]).fails(0, &["up to date: flake.nix", "tn4005"]);
    assert!(sandbox.git(&["add", "flake.nix"]));
    let run = sandbox.run(&["build"]);
    assert!(!run.stderr.contains("tn4005"), "{}", run.stderr);
    run.done();
}

#[test]
fn an_ignored_output_needs_more() {
    let Some(sandbox) = repository() else { return };
    sandbox.write(".gitignore", "*.nix\n");
    sandbox.run(&["build"]).fails(0, &["tn4005", ".gitignore"]);
}

#[test]
fn other_outputs_matter_only_in_a_flake() {
    let Some(sandbox) = repository() else { return };
    sandbox.write("sub/shell.ts", "export default 1;\n");
    let run = sandbox.run(&["build", "sub/shell.ts"]);
    assert!(!run.stderr.contains("tn4005"), "{}", run.stderr);
    sandbox.run(&["build"]).done();
    sandbox
        .run(&["build", "sub/shell.ts"])
        .fails(0, &["`sub/shell.nix` is not tracked", "git add sub/shell.nix"]);
}

#[test]
fn without_a_repository_nothing_is_said() {
    let sandbox = Sandbox::with("flake.ts", FLAKE);
    let run = sandbox.run(&["build"]);
    assert!(!run.stderr.contains("git"), "{}", run.stderr);
    run.done();
}
