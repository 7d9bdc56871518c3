//! A run over many programs: workers take batches, failures are counted by kind and made small.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use super::generate::{Program, generate, generate_strings};
use super::judge::{Failure, Kind, Verdict, judge};
use super::oracles::NO_ANSWER;
use super::pipeline::Compiler;
use super::shrink::shrink;
use super::{Options, Result};

/// How many programs go through the processes at once.
const BATCH: u64 = 150;
/// How many strings are in one program.
const STRINGS: u64 = 50;
/// Trees and types of deep programs.
const STACK: usize = 256 << 20;

/// What the workers have found by now.
#[derive(Default)]
struct Found {
    same: u64,
    skipped: BTreeMap<String, u64>,
    failures: BTreeMap<Kind, Vec<(u64, bool)>>,
}

/// A program by its number.
fn program(options: &Options, (number, is_strings): (u64, bool)) -> Program {
    match is_strings {
        true => generate_strings(options.seed, number, STRINGS as usize),
        false => generate(options.seed, number, options.size),
    }
}

pub(super) fn run(options: &Options, scratch: &Path) -> Result {
    let start = std::time::Instant::now();
    let programs = (options.first..options.first + options.programs).map(|it| (it, false));
    let jobs: Vec<(u64, bool)> =
        programs.chain((0..options.strings.div_ceil(STRINGS)).map(|it| (it, true))).collect();
    let found = Mutex::new(Found::default());
    let next = AtomicU64::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from) as u64;
    let results: Vec<Result> = std::thread::scope(|scope| {
        let (jobs, next, found) = (&jobs, &next, &found);
        let spawn = |worker: u64| {
            let work = move || work(options, &scratch.join(worker.to_string()), jobs, next, found);
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)
        };
        let handles: Vec<_> = (0..workers).map(spawn).collect();
        let join = |it: std::io::Result<std::thread::ScopedJoinHandle<'_, Result>>| match it {
            Ok(handle) => handle.join().unwrap_or_else(|_| Err("a worker panicked".to_owned())),
            Err(problem) => Err(problem.to_string()),
        };
        handles.into_iter().map(join).collect()
    });
    results.into_iter().collect::<Result>()?;
    let found = found.into_inner().map_err(|it| it.to_string())?;
    println!("{} programs in {:.0} s: {} the same", jobs.len(), start.elapsed().as_secs_f64(), found.same);
    for (reason, count) in &found.skipped {
        println!("{count:6}  skipped: {reason}");
    }
    let failed: usize = found.failures.values().map(Vec::len).sum();
    for (kind, numbers) in &found.failures {
        let some: Vec<String> = numbers.iter().take(12).map(|it| it.0.to_string()).collect();
        println!("{:6}  {kind:?}: {}", numbers.len(), some.join(" "));
    }
    report(options, scratch, &found)?;
    if failed == 0 {
        Ok(())
    } else {
        Err(format!("{failed} programs fail, in {} ways", found.failures.len()))
    }
}

fn work(
    options: &Options,
    scratch: &Path,
    jobs: &[(u64, bool)],
    next: &AtomicU64,
    found: &Mutex<Found>,
) -> Result {
    std::fs::create_dir_all(scratch).map_err(|it| it.to_string())?;
    let mut compiler = Compiler::new()?;
    loop {
        let from = next.fetch_add(BATCH, Ordering::Relaxed) as usize;
        let Some(batch) = jobs.get(from..jobs.len().min(from + BATCH as usize)).filter(|it| !it.is_empty())
        else {
            return Ok(());
        };
        let programs: Vec<Program> = batch.iter().map(|job| program(options, *job)).collect();
        let verdicts = judge(scratch, &mut compiler, &programs)?;
        let mut found = found.lock().map_err(|it| it.to_string())?;
        for (job, verdict) in batch.iter().zip(verdicts) {
            match verdict {
                Verdict::Same => found.same += 1,
                Verdict::Skip(reason) => *found.skipped.entry(reason).or_default() += 1,
                Verdict::Fails(failure) => found.failures.entry(failure.kind).or_default().push(*job),
            }
        }
    }
}

/// Shows the smallest program of each kind.
fn report(options: &Options, scratch: &Path, found: &Found) -> Result {
    let worker = || -> Result {
        let mut compiler = Compiler::new()?;
        for (kind, jobs) in &found.failures {
            let mut jobs = jobs.clone();
            jobs.sort_unstable();
            for job in jobs.iter().take(options.shrunk) {
                let program = program(options, *job);
                let verdict = judge(scratch, &mut compiler, std::slice::from_ref(&program))?.remove(0);
                let Verdict::Fails(failure) = verdict else {
                    println!("\n== {kind:?}: number {} fails only beside others", job.0);
                    continue;
                };
                if failure.nix == NO_ANSWER {
                    // Each smaller one might take as long.
                    show(options, *job, &program, &failure);
                    continue;
                }
                let (small, failure) = shrink(scratch, &mut compiler, &program, &failure)?;
                show(options, *job, &small, &failure);
                let again = judge(scratch, &mut Compiler::new()?, std::slice::from_ref(&small))?.remove(0);
                if !matches!(&again, Verdict::Fails(it) if it.kind == failure.kind) {
                    println!("-- only in a session that has compiled other texts; alone: {again:?}");
                }
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let handle = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker);
        handle
            .map_err(|it| it.to_string())?
            .join()
            .unwrap_or_else(|_| Err("the shrinker panicked".to_owned()))
    })
}

/// The text from where the program's own begins: behind the last helper, which has a comment in front of it.
fn without_helpers(text: &str) -> &str {
    let start = text.rfind("\n  # ").map_or(0, |at| text[at..].find("\n\n").map_or(at, |end| at + end));
    &text[start..]
}

fn show(options: &Options, (number, is_strings): (u64, bool), program: &Program, failure: &Failure) {
    let what = if is_strings { "strings" } else { "program" };
    println!("\n== {:?}: {what} {number} of seed {}, size {}", failure.kind, options.seed, options.size);
    println!("{}", program.tree.text());
    println!("-- node: {}", failure.node);
    let nix: String = failure.nix.chars().take(1500).collect();
    println!("-- nix:  {nix}");
    if !failure.output.is_empty() {
        println!("-- text:\n{}", without_helpers(&failure.output));
    }
    if let Some(keep) = &options.keep {
        let _ = std::fs::create_dir_all(keep);
        let _ = std::fs::write(keep.join(format!("{what}-{number}.ts")), program.tree.text());
    }
}
