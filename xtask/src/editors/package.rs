//! The package for VS Code: types checked, bundled by esbuild, packed by vsce.

use std::fs;
use std::path::Path;

use crate::{Result, shell};

/// Writes `target/editors/tsnix.vsix`; with a server, one for this platform alone.
pub(super) fn package(with_server: bool) -> Result {
    let extension = shell::root().join("editors/vscode");
    install(&extension)?;
    let npx = |arguments: &[&str]| {
        let mut command = shell::command("npx", arguments);
        command.current_dir(&extension);
        shell::run(&mut command)
    };
    npx(&["tsc", "--noEmit", "-p", "."])?;
    let format = ["prettier", "--check", "--log-level=warn", "--config", "../../.prettierrc.json", "."];
    npx(&format)?;
    if !with_server {
        return pack("tsnix.vsix", None);
    }
    shell::run(&mut shell::cargo(&["build", "--release", "--package", "tsnix"]))?;
    pack("tsnix.vsix", Some(&shell::root().join("target/release/tsnix")))
}

/// Packs what is there into a file below `target/editors`, with a server for this platform where one is given.
pub(super) fn pack(name: &str, server: Option<&Path>) -> Result {
    let extension = shell::root().join("editors/vscode");
    let said = |problem: std::io::Error| format!("the package can't be made: {problem}");
    let target = super::folder();
    fs::create_dir_all(&target).map_err(said)?;
    let file = target.join(name).display().to_string();
    // Without a server, the pattern that would take it along fits nothing.
    let mut words = vec!["vsce", "package", "--allow-unused-files-pattern", "--out", &file];
    let place = extension.join("server");
    if place.is_dir() {
        fs::remove_dir_all(&place).map_err(said)?;
    }
    if let Some(server) = server {
        fs::create_dir_all(&place).map_err(said)?;
        fs::copy(server, place.join("tsnix")).map_err(said)?;
        words.extend(["--target", platform()?]);
    }
    let result = shell::run(shell::command("npx", &words).current_dir(&extension));
    if server.is_some() {
        // The next package has none.
        fs::remove_dir_all(&place).map_err(said)?;
    }
    result
}

/// The packages of the lock file, where they are not there yet.
fn install(extension: &Path) -> Result {
    let (lock, installed) =
        (extension.join("package-lock.json"), extension.join("node_modules/.package-lock.json"));
    let time = |path: &Path| fs::metadata(path).and_then(|it| it.modified()).ok();
    if time(&installed).is_some_and(|it| time(&lock).is_some_and(|lock| it >= lock)) {
        return Ok(());
    }
    if !shell::exists("npm") {
        return Err("npm is missing".to_owned());
    }
    if shell::is_set("TSNIX_NO_INSTALL") {
        return Err("the packages of editors/vscode are missing: run `npm ci` there".to_owned());
    }
    let mut command =
        shell::command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    shell::run(command.current_dir(extension))
}

/// As vsce names it.
fn platform() -> Result<&'static str> {
    match (std::env::consts::OS, std::env::consts::ARCH) {
        ("linux", "x86_64") => Ok("linux-x64"),
        ("linux", "aarch64") => Ok("linux-arm64"),
        ("macos", "x86_64") => Ok("darwin-x64"),
        ("macos", "aarch64") => Ok("darwin-arm64"),
        (system, machine) => Err(format!("VS Code has no name for {machine} {system}")),
    }
}
