//! `cargo xtask fuzz`: random programs through Node and through Nix; both must give the same value.
//!
//! A program is made from the seed and its number ([`generate`]), run by Node and TypeScript's checker
//! ([`oracles`]) and by the compiler with Nix ([`pipeline`]); what differs is made small ([`shrink`]). The compiler
//! is linked in only with the feature `fuzz`, so that the other verbs do not wait for it: without it, this verb
//! starts itself with it.

#[cfg(feature = "fuzz")]
mod campaign;
#[cfg(feature = "fuzz")]
mod garbage;
#[cfg_attr(not(feature = "fuzz"), expect(dead_code, reason = "what the shrinker reads of a program"))]
mod generate;
#[cfg(feature = "fuzz")]
mod judge;
mod literal;
#[cfg_attr(not(feature = "fuzz"), allow(dead_code, reason = "some of it is asked only with the compiler"))]
mod oracles;
#[cfg(feature = "fuzz")]
mod pipeline;
pub(crate) mod random;
#[cfg(feature = "fuzz")]
mod shrink;
mod text;
mod tree;
mod types;

use std::path::PathBuf;

use crate::Result;
#[cfg(not(feature = "fuzz"))]
use crate::shell;
use generate::{Program, generate, generate_strings};
use oracles::{Ran, run_node, run_tsc};

/// What was asked for.
struct Options {
    programs: u64,
    strings: u64,
    /// How many damaged texts.
    garbage: u64,
    seed: u64,
    size: usize,
    first: u64,
    /// How many failures of a kind are made small.
    shrunk: usize,
    keep: Option<PathBuf>,
    /// Only make the programs, and ask Node and TypeScript whether they are in order.
    is_dry: bool,
}

/// Reads the arguments behind `fuzz`.
fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options {
        programs: 0,
        strings: 0,
        garbage: 0,
        seed: 1,
        size: 6,
        first: 0,
        shrunk: 1,
        keep: None,
        is_dry: false,
    };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--dry" {
            options.is_dry = true;
            continue;
        }
        let value = rest.next().ok_or_else(|| format!("`{argument}` needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("`{argument} {value}`: not a number"));
        match argument.as_str() {
            "--programs" => options.programs = number()?,
            "--strings" => options.strings = number()?,
            "--garbage" => options.garbage = number()?,
            "--seed" => options.seed = number()?,
            "--size" => options.size = number()? as usize,
            "--shrink" => options.shrunk = number()? as usize,
            "--first" => options.first = number()?,
            "--keep" => options.keep = Some(PathBuf::from(value)),
            _ => {
                return Err(format!(
                    "`{argument}` is not an option: --programs N, --strings N, --garbage N, --seed S, --size K, --first N, --shrink N, --keep DIR, --dry"
                ));
            }
        }
    }
    Ok(options)
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let scratch = std::env::temp_dir().join(format!("tsnix-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).map_err(|it| it.to_string())?;
    let result =
        if options.is_dry { dry(&options, &scratch) } else { compare(&options, &scratch, arguments) };
    let _ = std::fs::remove_dir_all(&scratch);
    result
}

#[cfg(feature = "fuzz")]
fn compare(options: &Options, scratch: &std::path::Path, _: &[String]) -> Result {
    if options.garbage > 0 {
        garbage::run(options, scratch)?;
    }
    if options.programs + options.strings > 0 { campaign::run(options, scratch) } else { Ok(()) }
}

/// Starts this program again, with the compiler linked in.
#[cfg(not(feature = "fuzz"))]
fn compare(_: &Options, _: &std::path::Path, arguments: &[String]) -> Result {
    let mut all =
        vec!["run", "--quiet", "--release", "--package", "xtask", "--features", "fuzz", "--", "fuzz"];
    all.extend(arguments.iter().map(String::as_str));
    shell::run(&mut shell::cargo(&all))
}

/// How many programs go to a process.
const BATCH: u64 = 200;

fn dry(options: &Options, scratch: &std::path::Path) -> Result {
    let programs: Vec<Program> = (0..options.programs)
        .map(|at| generate(options.seed, options.first + at, options.size))
        .chain((0..options.strings.div_ceil(50)).map(|at| generate_strings(options.seed, at, 50)))
        .collect();
    let mut counts: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
    for (at, batch) in programs.chunks(BATCH as usize).enumerate() {
        let ran = run_node(scratch, &batch.iter().map(|it| it.tree.javascript()).collect::<Vec<_>>())?;
        let texts: Vec<_> = batch.iter().map(|it| it.tree.typescript()).collect();
        let said = run_tsc(scratch, &texts)?;
        for (inner, ((ran, said), program)) in ran.iter().zip(said).zip(batch).enumerate() {
            let index = at * BATCH as usize + inner;
            let kind = match ran {
                Ran::Value(_) => "value".to_owned(),
                Ran::Skip(reason) => format!("skip: {reason}"),
                Ran::Throws(message) => format!("throws: {message}"),
            };
            *counts.entry(kind).or_default() += 1;
            let code = said.as_deref().and_then(|it| it.split("error ").nth(1)).unwrap_or("fine");
            *counts.entry(format!("tsc {}", code.split(':').next().unwrap_or(code))).or_default() += 1;
            if !batch[inner].tree.is_closed() {
                *counts.entry("not closed".to_owned()).or_default() += 1;
            }
            if let Some(keep) = &options.keep {
                let note = format!("// {ran:?}\n// {}\n", said.unwrap_or_default());
                let _ = std::fs::write(keep.join(format!("{index}.ts")), note + &program.tree.text());
                let _ = std::fs::write(keep.join(format!("{index}.js")), batch[inner].tree.javascript());
            }
        }
    }
    for (kind, count) in counts {
        println!("{count:6}  {kind}");
    }
    Ok(())
}
