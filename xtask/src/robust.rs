//! `cargo xtask robust`: declarations and sources that nobody here wrote are parsed and checked without a panic, a
//! hang or a flood of memory, whatever is said of them.
//!
//! The npm packages are installed below `target/`; without a network that is said and nothing is run. Each file is
//! looked at by a process of its own (this program again, with `--file`), so that one that fails fails alone.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
#[cfg(feature = "fuzz")]
use std::sync::Mutex;
#[cfg(feature = "fuzz")]
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::{Result, shell};

/// What comes with them is read.
const PACKAGES: [&str; 3] = ["typescript@5.9.3", "@types/node@24.10.1", "vscode-languageclient@9.0.1"];
/// How long a file may take.
const LIMIT: Duration = Duration::from_secs(10);
/// How much memory a process may have, in kilobytes.
const MEMORY: u64 = 1 << 20;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [] => run_all(),
        [option, file] if option == "--file" => check_one(Path::new(file)),
        _ => Err("cargo xtask robust [--file FILE]".to_owned()),
    }
}

/// Starts this program again, with the compiler linked in.
#[cfg(not(feature = "fuzz"))]
fn run_all() -> Result {
    let arguments =
        ["run", "--quiet", "--release", "--package", "xtask", "--features", "fuzz", "--", "robust"];
    shell::run(&mut shell::cargo(&arguments))
}

#[cfg(not(feature = "fuzz"))]
fn check_one(_: &Path) -> Result {
    Err("the compiler is not linked in".to_owned())
}

#[cfg(feature = "fuzz")]
fn check_one(file: &Path) -> Result {
    use tsnix_check::module_graph::Loader;
    use tsnix_check::{CheckOptions, check, subset};
    use tsnix_source::file_system::DiskFileSystem;

    let look = || -> Result {
        let libraries = tsnix_project::typings::embedded();
        let path = std::path::absolute(file).map_err(|it| it.to_string())?;
        let graph = Loader::default()
            .load(&DiskFileSystem, &[path], &libraries)
            .map_err(|(path, error)| format!("{}: {error}", path.display()))?;
        let model = check(&graph, &CheckOptions::default());
        let mut count = graph.diagnostics.len();
        for entry in &graph.entries {
            count += model.diagnostics(*entry).len() + subset::check(&model, *entry).len();
        }
        println!("{count} diagnostics");
        Ok(())
    };
    // The stack that the command line has.
    std::thread::scope(|scope| {
        let handle = std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, look);
        handle.map_err(|it| it.to_string())?.join().unwrap_or_else(|_| Err("panicked".to_owned()))
    })
}

#[cfg(feature = "fuzz")]
fn run_all() -> Result {
    let Some(folder) = install() else {
        println!("SKIPPED: the npm packages are not there and could not be installed");
        return Ok(());
    };
    let mut files = Vec::new();
    sources(&folder, &mut files);
    files.sort();
    println!("{} files", files.len());
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(problem) = look_at(file)
                        && let Ok(mut failures) = failures.lock()
                    {
                        println!("{}: {problem}", file.display());
                        failures.push(file.clone());
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().map_err(|it| it.to_string())?;
    match failures.len() {
        0 => Ok(()),
        count => Err(format!("{count} of {} files are not survived", files.len())),
    }
}

/// One file in a process of its own.
#[cfg_attr(not(feature = "fuzz"), allow(dead_code, reason = "run with the compiler only"))]
fn look_at(file: &Path) -> Result {
    let program = std::env::current_exe().map_err(|it| it.to_string())?;
    let start = Instant::now();
    let limits = format!(
        "ulimit -v {}; exec timeout {} \"$0\" robust --file \"$1\"",
        MEMORY + MEMORY / 4,
        LIMIT.as_secs()
    );
    let mut command = Command::new("bash");
    command.args(["-c", &limits]).arg(program).arg(file).stdin(Stdio::null());
    let output = command.output().map_err(|it| it.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    match output.status.code() {
        Some(124) => Err(format!("takes more than {} s", LIMIT.as_secs())),
        code => Err(format!("{code:?} after {:.1} s: {first}", start.elapsed().as_secs_f64())),
    }
}

/// The folder with the packages; nothing where they can't be had.
#[cfg_attr(not(feature = "fuzz"), allow(dead_code, reason = "run with the compiler only"))]
fn install() -> Option<PathBuf> {
    let folder = shell::root().join("target/robust");
    std::fs::create_dir_all(&folder).ok()?;
    let modules = folder.join("node_modules");
    if !modules.join("vscode-languageclient").is_dir() {
        std::fs::write(folder.join("package.json"), "{ \"private\": true }\n").ok()?;
        let mut command = Command::new("npm");
        command.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]).args(PACKAGES);
        shell::run(command.current_dir(&folder)).ok()?;
    }
    Some(modules)
}

#[cfg_attr(not(feature = "fuzz"), allow(dead_code, reason = "run with the compiler only"))]
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|it| it == "ts" || it == "mts" || it == "cts") {
            files.push(path);
        }
    }
}
