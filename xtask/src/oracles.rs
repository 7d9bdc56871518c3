//! Nix, Node and the pinned npm packages: installed where that can be done, named where it can't.
//!
//! `TSNIX_NO_INSTALL=1` leaves the machine as it is.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::shell;

/// Sees to it that the oracles are there. What stays missing is said; the tests decide what that means.
pub(crate) fn ensure() {
    let may_install = may_install();
    ensure_package("nix-instantiate", &["nix-bin"], may_install, "https://nixos.org/download");
    ensure_package("node", &["nodejs", "npm"], may_install, "https://nodejs.org");
    let root = shell::root();
    let stale = stale_npm_packages(&root);
    if stale.is_empty() {
        return;
    }
    if may_install && shell::exists("npm") && shell::run(&mut shell::command("npm", &["ci"])).is_ok() {
        return;
    }
    println!("MISSING: the npm packages {}. Run `npm ci`.", stale.join(", "));
}

/// Whether programs may be installed.
pub(crate) fn may_install() -> bool {
    !shell::is_set("TSNIX_NO_INSTALL")
}

fn ensure_package(program: &str, packages: &[&str], may_install: bool, help: &str) {
    if shell::exists(program) || (may_install && install(packages) && shell::exists(program)) {
        return;
    }
    println!(
        "MISSING: `{program}`. On Debian or Ubuntu run `apt-get install {}`, else see {help}",
        packages.join(" ")
    );
}

/// Installs packages of the system, where that may and can be done.
pub(crate) fn provide(packages: &[&str]) -> bool {
    may_install() && install(packages)
}

/// By apt-get, as root or with a sudo that does not ask.
fn install(packages: &[&str]) -> bool {
    if !shell::exists("apt-get") {
        return false;
    }
    let is_root = std::process::Command::new("id").arg("-u").output().is_ok_and(|it| it.stdout == b"0\n");
    let has_sudo = || shell::command("sudo", &["-n", "true"]).output().is_ok_and(|it| it.status.success());
    let prefix: &[&str] = match is_root {
        true => &[],
        false if has_sudo() => &["sudo", "-n"],
        false => return false,
    };
    let apt = |arguments: &[&str]| {
        let mut words: Vec<&str> = prefix.to_vec();
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        words.extend(arguments);
        let (program, rest) = (words[0], &words[1..]);
        shell::run(&mut shell::command(program, rest)).is_ok()
    };
    let install = [["install", "-y", "--no-install-recommends"].as_slice(), packages].concat();
    // A fresh image has no lists of packages; an old one may have lists that are out of date.
    (has_lists() && apt(&install)) || (apt(&["update"]) && apt(&install))
}

fn has_lists() -> bool {
    fs::read_dir("/var/lib/apt/lists").is_ok_and(|entries| {
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().ends_with("_Packages"))
    })
}

/// The packages that `package.json` pins and that are not there in that version.
fn stale_npm_packages(root: &Path) -> Vec<String> {
    let read = |path: &Path| -> Option<Value> { serde_json::from_str(&fs::read_to_string(path).ok()?).ok() };
    let Some(package) = read(&root.join("package.json")) else { return Vec::new() };
    let Some(pinned) = package["devDependencies"].as_object() else { return Vec::new() };
    let is_there = |name: &str, version: &Value| {
        read(&root.join("node_modules").join(name).join("package.json"))
            .is_some_and(|it| it["version"] == *version)
    };
    pinned.iter().filter(|(name, version)| !is_there(name, version)).map(|(name, _)| name.clone()).collect()
}
