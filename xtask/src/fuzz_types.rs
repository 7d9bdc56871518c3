//! `cargo xtask fuzz --types N --seed S`: accepted programs with one thing changed, judged by TypeScript and by
//! tsnix.
//!
//! ```text
//! spec/, examples/, tests/types --seeds--> accepted programs
//! a program + a number          --mutate-> the program with one thing changed, and what kind of change
//! many of them                  --tsc----> TypeScript's (line, code), hundreds to a process
//! each of them                  --checker> tsnix's (line, code), in process
//! both                          --compare> counts by verdict, by set of (line, code), groups of differences
//! ```
//!
//! The compiler is linked in only with the feature `fuzz`; without it, this verb starts itself with it.

#[cfg(feature = "fuzz")]
mod campaign;
#[cfg(feature = "fuzz")]
mod checker;
#[cfg(feature = "fuzz")]
mod compare;
#[cfg(feature = "fuzz")]
mod mutate;
#[cfg(feature = "fuzz")]
mod seeds;
#[cfg(feature = "fuzz")]
mod tokens;
#[cfg(feature = "fuzz")]
mod tsc;

use std::path::PathBuf;

use crate::Result;

/// What was asked for.
#[cfg_attr(not(feature = "fuzz"), allow(dead_code, reason = "read with the compiler only"))]
struct Options {
    mutants: u64,
    seed: u64,
    /// Only programs whose name holds this.
    filter: Option<String>,
    /// Only changes whose kind starts so.
    kind: Option<String>,
    /// Only what the two say of this one file.
    file: Option<PathBuf>,
    /// Where mutants on which the two differ are written.
    keep: Option<PathBuf>,
    /// The parts of a thousand that have to agree: the verdict, and the set of (line, code).
    thresholds: Option<(u64, u64)>,
}

/// Reads the arguments behind `fuzz`.
fn options(arguments: &[String]) -> Result<Options> {
    let mut options =
        Options { mutants: 0, seed: 1, filter: None, kind: None, file: None, keep: None, thresholds: None };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--gate" {
            options.thresholds = Some((990, 970));
            continue;
        }
        let value = rest.next().ok_or_else(|| format!("`{argument}` needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("`{argument} {value}`: not a number"));
        match argument.as_str() {
            "--types" => options.mutants = number()?,
            "--seed" => options.seed = number()?,
            "--program" => options.filter = Some(value.clone()),
            "--kind" => options.kind = Some(value.clone()),
            "--file" => options.file = Some(PathBuf::from(value)),
            "--keep" => options.keep = Some(PathBuf::from(value)),
            _ => {
                return Err(format!(
                    "`{argument}` is not an option: --types N, --seed S, --program NAME, --kind NAME, --keep DIR, --gate, --file FILE"
                ));
            }
        }
    }
    Ok(options)
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let scratch = std::env::temp_dir().join(format!("tsnix-mutants-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).map_err(|it| it.to_string())?;
    let result = run_in(&options, &scratch, arguments);
    let _ = std::fs::remove_dir_all(&scratch);
    result
}

#[cfg(feature = "fuzz")]
fn run_in(options: &Options, scratch: &std::path::Path, _: &[String]) -> Result {
    match &options.file {
        Some(file) => campaign::show(file, scratch),
        None => campaign::run(options, scratch),
    }
}

/// Starts this program again, with the compiler linked in.
#[cfg(not(feature = "fuzz"))]
fn run_in(_: &Options, _: &std::path::Path, arguments: &[String]) -> Result {
    let mut all =
        vec!["run", "--quiet", "--release", "--package", "xtask", "--features", "fuzz", "--", "fuzz"];
    all.extend(arguments.iter().map(String::as_str));
    crate::shell::run(&mut crate::shell::cargo(&all))
}
