//! `cargo xtask bench`: whole processes, against TypeScript's native compiler on the same files.
//!
//! With `--server` the language servers of both are compared instead ([`server`]), with `--typings` generating typings
//! from facts with checking the result ([`typings`]). Packages are checked by `tsnix check` with the index and by `tsc --noEmit` with the declarations of the same; runs
//! are interleaved, so that a machine that gets busy slows both, and medians are compared. Then `cargo bench -p
//! tsnix_typings` says what the index alone costs. Ratios are printed beside what they should be; none is a test.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::{Result, shell};

mod growth;
mod program;
mod server;
mod typings;
mod usage;

const EXAMPLE: &str = "examples/dev-shell/flake.ts";

/// Names a binary to be measured instead of one that is built now; then packages that are there are not written anew.
const GIVEN: &str = "TSNIX_BINARY";

/// What one run took.
#[derive(Clone, Copy, Debug, Default)]
struct Measure {
    time: Duration,
    /// The most memory it had, in kilobytes; 0 where the system does not say.
    peak: u64,
    /// The time on all processors together.
    processor: Duration,
}

/// Builds a release, measures, prints the ratios; with `--server` of the language server alone.
pub(crate) fn run(arguments: &[String]) -> Result {
    let root = shell::root();
    let tsnix = match std::env::var_os(GIVEN) {
        Some(path) => path.into(),
        None => {
            shell::run(&mut shell::cargo(&["build", "--release", "--package", "tsnix"]))?;
            root.join("target/release/tsnix")
        }
    };
    let tsc = native_compiler(&root).ok_or("TypeScript is missing: run `npm ci`")?;
    if arguments.iter().any(|it| it == "--server") {
        return server::run(&root, &tsnix, &tsc, arguments);
    }
    if arguments.iter().any(|it| it == "--typings") {
        return typings::run(&root, &tsnix, &tsc);
    }
    println!("whole processes, medians of interleaved runs; memory is the peak of the process\n");
    println!(
        "{:>22} {:>12} {:>12} {:>7} {:>11} {:>11} {:>7}",
        "", "tsnix", "tsc", "ratio", "tsnix", "tsc", "part"
    );
    row("dev shell, build", 41, &mut build_command(&root, &tsnix), &mut example_command(&root, &tsc)?)?;
    for (name, total, runs) in
        [("no package set", 0, 41), ("25,000 packages", 25_000, 21), ("120,000 packages", 120_000, 15)]
    {
        let project = write_packages(&root, total, None)?;
        let mut ours = Command::new(&tsnix);
        ours.args(["check", "flake.ts"]).current_dir(&project);
        let mut theirs = Command::new(&tsc);
        theirs.args(["--noEmit", "-p", "."]).current_dir(&project);
        row(name, runs, &mut ours, &mut theirs)?;
    }
    println!("\nwith 120,000 packages the ratio should be 20 at least, the part of memory 0.25 at most\n");
    growth::run(&root, &tsnix)?;
    println!("\nNix's counters for each example, against the same written by hand: 1.05 at most\n");
    let mut costs = shell::cargo(&["run", "--quiet", "--package", "tsnix_spec", "--", "examples/"]);
    shell::run(costs.env("TSNIX_COSTS", "1"))?;
    shell::run(&mut shell::cargo(&["bench", "--quiet", "--package", "tsnix_typings", "--bench", "index"]))
}

/// One line of the table.
fn row(name: &str, runs: usize, ours: &mut Command, theirs: &mut Command) -> Result {
    let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        of_ours.push(measure(ours)?);
        of_theirs.push(measure(theirs)?);
    }
    let (ours, theirs) = (median(of_ours), median(of_theirs));
    let milliseconds = |it: Measure| it.time.as_secs_f64() * 1000.0;
    let megabytes = |it: Measure| it.peak as f64 / 1000.0;
    println!(
        "{name:>22} {:>9.2} ms {:>9.2} ms {:>7.1} {:>8.1} MB {:>8.1} MB {:>7.2}",
        milliseconds(ours),
        milliseconds(theirs),
        milliseconds(theirs) / milliseconds(ours),
        megabytes(ours),
        megabytes(theirs),
        megabytes(ours) / megabytes(theirs),
    );
    Ok(())
}

/// The executable itself: the script that npm puts before it would be measured too.
fn native_compiler(root: &Path) -> Option<PathBuf> {
    let platforms = fs::read_dir(root.join("node_modules/@typescript")).ok()?;
    let mut found: Vec<PathBuf> =
        platforms.flatten().map(|it| it.path().join("lib/tsc")).filter(|it| it.is_file()).collect();
    found.sort();
    found.into_iter().next()
}

fn build_command(root: &Path, tsnix: &Path) -> Command {
    let mut command = Command::new(tsnix);
    command.args(["build", EXAMPLE, "--stdout"]).current_dir(root);
    command
}

/// TypeScript on the example and the declarations that are embedded in the binary.
fn example_command(root: &Path, tsc: &Path) -> Result<Command> {
    let folder = root.join("target/bench/example");
    let files = json!([format!("../../../{EXAMPLE}")]);
    write(&folder.join("tsconfig.json"), &config(&["../../../typings/**/*.d.ts"], &[], &files))?;
    let mut command = Command::new(tsc);
    command.arg("--noEmit").arg("-p").arg(&folder).current_dir(root);
    Ok(command)
}

/// A project with so many packages: the declarations for TypeScript, the index for tsnix, one program. A fifth is at
/// the top, as in nixpkgs, unless said otherwise.
fn write_packages(root: &Path, total: usize, top: Option<usize>) -> Result<PathBuf> {
    let name = top.map_or(total.to_string(), |top| format!("{total}-{top}"));
    let folder = root.join("target/bench").join(name);
    let typings = folder.join(".tsnix/typings");
    let shipped = "../../../typings/";
    if total == 0 {
        write(&folder.join("flake.ts"), program::TRIVIAL)?;
        write(
            &folder.join("tsconfig.json"),
            &config(&[&format!("{shipped}lib.d.ts")], &[], &json!(["flake.ts"])),
        )?;
        return Ok(folder);
    }
    let (to, count) = (typings.display().to_string(), total.to_string());
    let mut command =
        shell::cargo(&["bench", "--quiet", "--package", "tsnix_typings", "--bench", "index", "--", "write"]);
    command.arg(&to).arg(&count).args(top.map(|top| top.to_string()));
    if std::env::var_os(GIVEN).is_none() || !typings.join("packages.index").is_file() {
        shell::run(&mut command)?;
    }
    write(&folder.join("flake.ts"), program::PROGRAM)?;
    let include = [format!("{shipped}**/*.d.ts"), ".tsnix/typings/*.d.ts".to_owned()];
    // What generated typings replace.
    let exclude = [format!("{shipped}nixpkgs/packages.d.ts"), format!("{shipped}nixpkgs/packages/**")];
    let include: Vec<&str> = include.iter().map(String::as_str).collect();
    let exclude: Vec<&str> = exclude.iter().map(String::as_str).collect();
    write(&folder.join("tsconfig.json"), &config(&include, &exclude, &json!(["flake.ts"])))?;
    Ok(folder)
}

fn config(include: &[&str], exclude: &[&str], files: &serde_json::Value) -> String {
    let config = json!({
        "compilerOptions": {
            "target": "es2022", "module": "preserve", "moduleResolution": "bundler", "moduleDetection": "force",
            "strict": true, "noLib": true, "noEmit": true, "types": [], "allowImportingTsExtensions": true,
            "skipLibCheck": true,
        },
        "include": include, "exclude": exclude, "files": files,
    });
    format!("{config:#}\n")
}

fn write(path: &Path, text: &str) -> Result {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|problem| format!("{}: {problem}", path.display()))
}

/// One run that succeeds; a failing program is no measure.
fn measure(command: &mut Command) -> Result<Measure> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let child = command.spawn().map_err(|problem| format!("{:?}: {problem}", command.get_program()))?;
    let (status, usage) =
        usage::wait(child).map_err(|problem| format!("{:?}: {problem}", command.get_program()))?;
    let time = start.elapsed();
    if status.success() {
        Ok(Measure { time, peak: usage.peak, processor: usage.processor })
    } else {
        Err(format!("{command:?} failed ({status})"))
    }
}

/// The median of each, apart.
fn median(measures: Vec<Measure>) -> Measure {
    let middle = measures.len() / 2;
    let mut times: Vec<_> = measures.iter().map(|it| it.time).collect();
    let mut peaks: Vec<_> = measures.iter().map(|it| it.peak).collect();
    times.sort_unstable();
    peaks.sort_unstable();
    let mut processors: Vec<_> = measures.iter().map(|it| it.processor).collect();
    processors.sort_unstable();
    Measure {
        time: times.get(middle).copied().unwrap_or_default(),
        peak: peaks.get(middle).copied().unwrap_or_default(),
        processor: processors.get(middle).copied().unwrap_or_default(),
    }
}
