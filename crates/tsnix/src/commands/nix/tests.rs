//! Tests of what needs no Nix: finding places, and which program runs.

use super::place::{Place, places, without_colors};
use super::{program_of, without_command};

fn found(text: &str) -> Vec<(String, u32, u32)> {
    places(text).into_iter().map(|Place { file, line, column, .. }| (file, line, column)).collect()
}

#[test]
fn places_are_found_wherever_they_stand() {
    let one = |file: &str, line, column| vec![(file.to_owned(), line, column)];
    assert_eq!(found("at /p/flake.nix:8:15:"), one("/p/flake.nix", 8, 15));
    assert_eq!(found("undefined variable 'x' at /p/a b/flake.nix:8:15"), one("b/flake.nix", 8, 15));
    assert_eq!(found("(in '/p/flake.nix:1:2')"), one("/p/flake.nix", 1, 2));
    assert_eq!(found("at «path:/p»/flake.nix:1:2:"), one("«path:/p»/flake.nix", 1, 2));
    assert_eq!(found("/p/a.nix:1:2, /p/b.nix:3:4").len(), 2);
    for nothing in
        ["", "flake.nix", "flake.nix:", "flake.nix:8", "flake.nix:8:", "flake.nix::1", ".nix:99999999999:1"]
    {
        assert_eq!(found(nothing), [], "{nothing}");
    }
}

#[test]
fn colors_are_taken_out() {
    assert_eq!(without_colors("\u{1b}[31;1merror:\u{1b}[0m no"), "error: no");
    assert_eq!(without_colors("\u{1b}["), "");
    assert_eq!(without_colors("plain"), "plain");
}

#[test]
fn another_program_of_nix_may_stand_in_front() {
    let strings = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(program_of(&strings(&["build", ".#x"])), ("nix", &strings(&["build", ".#x"])[..]));
    assert_eq!(program_of(&strings(&["nix-build", "-A", "x"])), ("nix-build", &strings(&["-A", "x"])[..]));
    assert_eq!(program_of(&strings(&["nixos-rebuild", "switch"])).0, "nixos-rebuild");
    assert_eq!(program_of(&[]), ("nix", &[][..]));
}

#[test]
fn a_shell_is_tried_with_nothing_in_it() {
    let arguments: Vec<String> = ["develop", ".#a", "-c", "make", "x"].map(str::to_owned).into();
    assert_eq!(without_command(&arguments), ["develop", ".#a", "--command", "true"]);
}
