//! A run: programs that both accept, mutants of them in batches, the counts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::checker::Checker;
use super::compare::{Counts, Mutant, Outcome};
use super::mutate::{Kind, Program, Random, kinds};
use super::seeds::{Seed, all};
use super::tsc::{self, Unit};
use super::{Options, Result};
use crate::shell;

/// How many mutants go through a process at once.
const BATCH: u64 = 250;
/// Deep types.
const STACK: usize = 256 << 20;
/// How often another place or kind is tried before a number is given up.
const TRIES: usize = 40;

/// How long one program may take. One that takes longer ends the run: it may take all memory too.
const LIMIT: Duration = Duration::from_secs(10);

/// What a worker is at: the mutant's number and since when.
type Current = Mutex<Option<(u64, Instant)>>;

/// A program that both accept, with the refusals that it has all the same.
struct Accepted {
    seed: Seed,
    refused: BTreeSet<String>,
}

pub(super) fn run(options: &Options, scratch: &Path) -> Result {
    let start = Instant::now();
    let seeds = accepted(options, scratch)?;
    let mut kinds = kinds();
    if let Some(kind) = &options.kind {
        kinds.retain(|(name, _)| name.starts_with(kind.as_str()));
    }
    let counts = Mutex::new(Counts::default());
    let next = AtomicU64::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from) as u64;
    let current: Vec<Current> = (0..workers).map(|_| Mutex::new(None)).collect();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (seeds, kinds, counts, next) = (&seeds, &kinds, &counts, &next);
        let spawn = |worker: u64| {
            let current = &current[worker as usize];
            let work =
                move || work(options, &scratch.join(worker.to_string()), seeds, kinds, next, counts, current);
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work)
        };
        let handles: Vec<_> = (0..workers).map(spawn).collect();
        scope.spawn(|| watch(options, seeds, kinds, &current, &is_done));
        let join = |it: std::io::Result<std::thread::ScopedJoinHandle<'_, Result>>| match it {
            Ok(handle) => handle.join().unwrap_or_else(|_| Err("a worker panicked".to_owned())),
            Err(problem) => Err(problem.to_string()),
        };
        let results = handles.into_iter().map(join).collect::<Vec<Result>>();
        is_done.store(true, Ordering::Relaxed);
        results.into_iter().collect::<Result>()
    })?;
    let counts = counts.into_inner().map_err(|it| it.to_string())?;
    let (verdict, same) = counts.report();
    println!("seed {}, {:.0} s", options.seed, start.elapsed().as_secs_f64());
    match options.thresholds {
        Some((least_verdict, least_same)) if verdict < least_verdict || same < least_same => {
            Err("tsnix and TypeScript agree on too few of the mutants".to_owned())
        }
        _ => Ok(()),
    }
}

/// Prints what the two say of one file, all of its codes and messages.
pub(super) fn show(file: &Path, scratch: &Path) -> Result {
    let text = fs::read_to_string(file).map_err(|it| format!("{}: {it}", file.display()))?;
    let seed = Seed::of_text(text);
    let unit = lay_out(scratch, "file", &seed, None)?;
    let said = tsc::check(scratch, std::slice::from_ref(&unit))?;
    for line in said.iter().flat_map(|it| &it.text) {
        println!("tsc: {line}");
    }
    let check = || -> Result {
        let own = Checker::new().check(&unit);
        for line in own.text.iter().chain(&own.panic) {
            println!("own: {line}");
        }
        println!("{} ms, refused: {:?}", own.time.as_millis(), own.refused);
        Ok(())
    };
    std::thread::scope(|scope| {
        let handle = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, check);
        handle.map_err(|it| it.to_string())?.join().unwrap_or_else(|_| Err("the checker panicked".to_owned()))
    })
}

/// The seeds that both accept; those on which the two differ are said.
fn accepted(options: &Options, scratch: &Path) -> Result<Vec<Accepted>> {
    let mut seeds = all(&shell::root())?;
    if let Some(filter) = &options.filter {
        seeds.retain(|it| it.name.contains(filter.as_str()));
    }
    let units = seeds
        .iter()
        .enumerate()
        .map(|(at, seed)| lay_out(scratch, &format!("s{at}"), seed, None))
        .collect::<Result<Vec<_>>>()?;
    let said = tsc::check(scratch, &units)?;
    let mut checker = Checker::new();
    let mut found = Vec::new();
    let mut differ = 0;
    let count = seeds.len();
    for ((seed, unit), said) in seeds.into_iter().zip(&units).zip(said) {
        let own = checker.check(unit);
        let is_accepted = own.panic.is_none() && own.said.is_empty();
        let shown = if own.syntax.is_empty() { &own.said } else { &own.syntax };
        if *shown != said.said {
            differ += 1;
            println!(
                "the program itself: {}: tsc {:?}, tsnix {:?} {:?}",
                seed.name, said.said, own.said, own.panic
            );
        } else if is_accepted && !unit.files.is_empty() {
            found.push(Accepted { seed, refused: own.refused });
        }
    }
    println!("{count} programs, {} accepted by both, {differ} on which they differ", found.len());
    if found.is_empty() { Err("no program to change".to_owned()) } else { Ok(found) }
}

/// Writes a program into its own folder; `changed` replaces one of its files.
fn lay_out(scratch: &Path, name: &str, seed: &Seed, changed: Option<(&str, &str)>) -> Result<Unit> {
    let folder = scratch.join(name);
    let mut files = Vec::new();
    for (file, text) in &seed.files {
        let text = changed.filter(|it| it.0 == file).map_or(text.as_str(), |it| it.1);
        let path = folder.join(file);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|it| it.to_string())?;
        }
        fs::write(&path, text).map_err(|it| it.to_string())?;
        if file.ends_with(".ts") {
            files.push(file.clone());
        }
    }
    Ok(Unit { folder, files, options: seed.options.clone(), is_alone: seed.is_alone })
}

/// Mutant `number` of a run: which program, which file, what kind, the text.
fn mutant<'s>(
    options: &Options,
    seeds: &'s [Accepted],
    kinds: &[Kind],
    number: u64,
) -> Option<(&'s Accepted, &'s str, &'static str, String)> {
    let mut random = Random::new(options.seed, number);
    // The kind is chosen first, so that rare kinds are as frequent as others.
    for _ in 0..TRIES {
        let kind = kinds.get(random.below(kinds.len()))?;
        for _ in 0..TRIES {
            let accepted = seeds.get(random.below(seeds.len()))?;
            let Some(file) = random.pick(&accepted.seed.sources()) else { continue };
            let text = &accepted.seed.files[file];
            let program = Program::new(text);
            if let Some(changed) = (kind.1)(&program, &mut random)
                && changed != *text
            {
                return Some((accepted, file, kind.0, changed));
            }
        }
    }
    None
}

fn work(
    options: &Options,
    scratch: &Path,
    seeds: &[Accepted],
    kinds: &[Kind],
    next: &AtomicU64,
    counts: &Mutex<Counts>,
    current: &Current,
) -> Result {
    loop {
        let from = next.fetch_add(BATCH, Ordering::Relaxed);
        if from >= options.mutants {
            return Ok(());
        }
        let _ = fs::remove_dir_all(scratch);
        fs::create_dir_all(scratch).map_err(|it| it.to_string())?;
        let mut units = Vec::new();
        let mut made = Vec::new();
        for number in from..options.mutants.min(from + BATCH) {
            let Some((accepted, file, kind, text)) = mutant(options, seeds, kinds, number) else { continue };
            units.push(lay_out(scratch, &format!("m{number}"), &accepted.seed, Some((file, &text)))?);
            made.push((number, accepted, kind, text));
        }
        let said = tsc::check(scratch, &units)?;
        // What the loader has read is kept for as long as the loader: a new one for each batch.
        let mut checker = Checker::new();
        for (((number, accepted, kind, text), unit), tsc) in made.into_iter().zip(&units).zip(said) {
            set(current, Some((number, Instant::now())));
            let own = checker.check(unit);
            set(current, None);
            let (seed, refused_before) = (accepted.seed.name.clone(), accepted.refused.clone());
            let mutant = Mutant { number, kind, seed, text, tsc, own, refused_before };
            keep(options, &mutant);
            counts.lock().map_err(|it| it.to_string())?.add(&mutant);
        }
    }
}

fn set(current: &Current, value: Option<(u64, Instant)>) {
    if let Ok(mut current) = current.lock() {
        *current = value;
    }
}

/// Ends the run where a program takes too long, and says which.
fn watch(options: &Options, seeds: &[Accepted], kinds: &[Kind], current: &[Current], is_done: &AtomicBool) {
    while !is_done.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(100));
        for current in current {
            let Some((number, since)) = current.lock().ok().and_then(|it| *it) else { continue };
            if since.elapsed() > LIMIT {
                println!("mutant {number} of seed {} does not end:", options.seed);
                if let Some((accepted, _, kind, text)) = mutant(options, seeds, kinds, number) {
                    println!("// {}: {kind}\n{text}", accepted.seed.name);
                }
                std::process::exit(1);
            }
        }
    }
}

/// Writes a mutant on which the two differ, with what each says.
fn keep(options: &Options, mutant: &Mutant) {
    let Some(folder) = &options.keep else { return };
    if matches!(mutant.outcome(), Outcome::Same | Outcome::RefusedSame) {
        return;
    }
    let mut note =
        format!("// {:?}: {}\n// {}: {}\n", mutant.outcome(), mutant.group(), mutant.seed, mutant.kind);
    for line in &mutant.tsc.text {
        note.push_str(&format!("// tsc: {line}\n"));
    }
    for line in mutant.own.text.iter().flat_map(|it| it.lines()) {
        note.push_str(&format!("// own: {line}\n"));
    }
    let _ = fs::create_dir_all(folder);
    let _ = fs::write(folder.join(format!("{}.ts", mutant.number)), mutant.text.clone() + "\n" + &note);
}
