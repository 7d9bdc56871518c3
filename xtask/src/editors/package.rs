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
    let said = |problem: std::io::Error| format!("the package can't be made: {problem}");
    let target = super::folder();
    fs::create_dir_all(&target).map_err(said)?;
    let file = target.join("tsnix.vsix").display().to_string();
    // Without a server, the pattern that would take it along fits nothing.
    let mut words = vec!["vsce", "package", "--allow-unused-files-pattern", "--out", &file];
    let server = extension.join("server");
    if with_server {
        shell::run(&mut shell::cargo(&["build", "--release", "--package", "tsnix"]))?;
        fs::create_dir_all(&server).map_err(said)?;
        fs::copy(shell::root().join("target/release/tsnix"), server.join("tsnix")).map_err(said)?;
        words.extend(["--target", platform()?]);
    } else if server.is_dir() {
        fs::remove_dir_all(&server).map_err(said)?;
    }
    npx(&words)
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
