//! `cargo spec [FILTER]`: runs the specification and prints what fails.
//!
//! `TSNIX_UPDATE=1` rewrites pages; `TSNIX_REQUIRE_ORACLES=1` makes a missing Nix, Node or tsc a failure;
//! `TSNIX_NIXPKGS=path` evaluates with a real nixpkgs too, and see `tests/flakes/real/README.md` for further trees;
//! `TSNIX_TRACE=1` names each case before it is compiled; `TSNIX_COSTS=1` prints what evaluating the examples costs.
#![allow(clippy::disallowed_methods, reason = "a command has arguments, an environment and a clock")]

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use tsnix_spec::{Options, Trees, run};

/// As the command line has it.
const STACK_BYTES: usize = 256 << 20;

fn main() -> io::Result<ExitCode> {
    let start = Instant::now();
    let is_set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty() && value != "0");
    let options = Options {
        root: Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?,
        filter: std::env::args().nth(1),
        is_update: is_set("TSNIX_UPDATE"),
        trees: Trees::new(|name| std::env::var_os(name).map(Into::into)),
        is_trace: is_set("TSNIX_TRACE"),
    };
    // Programs are nested as deeply as a page likes; the compiler's own limits must be reached before the stack's.
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES).build().map_err(io::Error::other)?;
    let outcome = pool.install(|| run(&options))?;
    let mut out = io::stdout().lock();
    for failure in &outcome.failures {
        writeln!(out, "{failure}\n")?;
    }
    for page in &outcome.updated {
        writeln!(out, "updated {}", page.display())?;
    }
    if is_set("TSNIX_COSTS") {
        for line in &outcome.costs {
            writeln!(out, "{line}")?;
        }
    }
    let is_required = is_set("TSNIX_REQUIRE_ORACLES");
    for line in &outcome.missing {
        writeln!(out, "{}: {line}", if is_required { "ERROR" } else { "SKIPPED" })?;
    }
    for line in &outcome.notes {
        writeln!(out, "SKIPPED: {line}")?;
    }
    let total = outcome.passed + outcome.failed + outcome.skipped;
    if total == 0 {
        writeln!(out, "ERROR: no case matches")?;
    }
    writeln!(out, "specification: {total} cases in {:.1} s", start.elapsed().as_secs_f64())?;
    writeln!(out, "{} passed, {} failed, {} skipped", outcome.passed, outcome.failed, outcome.skipped)?;
    let is_bad = outcome.failed > 0 || total == 0 || (is_required && !outcome.missing.is_empty());
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
