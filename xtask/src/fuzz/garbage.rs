//! Damaged programs: whatever the text is, the compiler answers, in time and without a panic.
//!
//! The texts are those of the specification and the examples, cut off, spliced into each other, with pieces doubled,
//! left out, or replaced by what makes trouble. Only that there is an answer counts, not which one. What is being
//! compiled stands in a file meanwhile, so that it can be looked at when the process ends with it.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::pipeline::{Built, Compiler};
use super::random::Random;
use super::{Options, Result};
use crate::shell;

/// Far more than a text of some hundred lines may take on a busy machine.
const LIMIT: Duration = Duration::from_secs(30);
/// What a server gives to its workers: the stack must do.
const STACK: usize = 8 << 20;

/// What starts or ends something, what is half of something, and what has no place in a program.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "`",
    "${",
    "\"",
    "'",
    "/*",
    "*/",
    "//",
    "=>",
    "...",
    "?.",
    "??",
    "=",
    "==",
    "!",
    "?",
    ":",
    ";",
    ",",
    ".",
    "@",
    "#",
    "\\",
    "/",
    "\n",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "é",
    "😀",
    "\u{10ffff}",
    "function ",
    "class ",
    "const ",
    "let ",
    "return ",
    "await ",
    "yield ",
    "import ",
    "export ",
    "export default ",
    "from ",
    "type ",
    "interface ",
    "enum ",
    "namespace ",
    "declare ",
    "extends ",
    "keyof ",
    "typeof ",
    "infer ",
    "satisfies ",
    "as ",
    "in ",
    "of ",
    "new ",
    "delete ",
    "async ",
    "static ",
    "get ",
    "this",
    "super",
    "null",
    "0x",
    "1e999",
    "9007199254740993",
    "0n",
    "\"\\u",
    "\\u{110000}",
    "/[",
    "/(?<",
    "<T,>",
    "((((((((((((((((",
    "[[[[[[[[[[",
    "{{{{{{{{{{",
    "if(",
    "for(;;)",
    "while(",
    "switch(x){case ",
    "try{",
    "}catch{",
    "a?.",
    "a ?? b || c",
    "-- -- ",
];

pub(super) fn run(options: &Options, scratch: &Path) -> Result {
    let start = Instant::now();
    let texts = texts()?;
    let next = AtomicU64::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let running: Vec<Mutex<Option<(Instant, u64)>>> = (0..workers).map(|_| Mutex::new(None)).collect();
    let panics = Mutex::new(Vec::<(u64, String)>::new());
    std::thread::scope(|scope| {
        for (worker, running) in running.iter().enumerate() {
            let (next, panics, texts) = (&next, &panics, &texts);
            let work = move || -> Result {
                let file = scratch.join(format!("damaged-{worker}.ts"));
                let mut compiler = Compiler::new()?;
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= options.garbage {
                        return Ok(());
                    }
                    let text = damaged(&mut Random::new(options.seed, number), texts);
                    let _ = fs::write(&file, &text);
                    note(running, Some((Instant::now(), number)));
                    let built = compiler.build(&[(text.clone(), None)]);
                    note(running, None);
                    if let [Built::Panic(message)] = &built[..]
                        && let Ok(mut panics) = panics.lock()
                    {
                        panics.push((number, message.clone()));
                    }
                }
            };
            let spawned = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            spawned.map_err(|it| it.to_string())?;
        }
        watch(options, scratch, &running, &next)
    })?;
    let panics = panics.into_inner().map_err(|it| it.to_string())?;
    println!("{} damaged texts in {:.0} s", options.garbage, start.elapsed().as_secs_f64());
    for (number, message) in panics.iter().take(20) {
        println!("  {number}: {message}");
        if let Some(keep) = &options.keep {
            let _ = fs::create_dir_all(keep);
            let text = damaged(&mut Random::new(options.seed, *number), &texts);
            let _ = fs::write(keep.join(format!("damaged-{number}.ts")), text);
        }
    }
    if panics.is_empty() { Ok(()) } else { Err(format!("the compiler panics on {} of them", panics.len())) }
}

fn note(running: &Mutex<Option<(Instant, u64)>>, what: Option<(Instant, u64)>) {
    if let Ok(mut running) = running.lock() {
        *running = what;
    }
}

/// Waits for the workers; a text that takes too long ends the process, since nothing else ends a thread.
fn watch(
    options: &Options,
    scratch: &Path,
    running: &[Mutex<Option<(Instant, u64)>>],
    next: &AtomicU64,
) -> Result {
    loop {
        std::thread::sleep(Duration::from_millis(100));
        let all: Vec<_> = running.iter().map(|it| it.lock().map_or(None, |it| *it)).collect();
        for (worker, (since, number)) in all.iter().enumerate().filter_map(|(at, it)| Some((at, (*it)?))) {
            if since.elapsed() > LIMIT {
                let text =
                    fs::read_to_string(scratch.join(format!("damaged-{worker}.ts"))).unwrap_or_default();
                println!("number {number} of seed {} takes more than {LIMIT:?}:\n{text}", options.seed);
                std::process::exit(1);
            }
        }
        let is_over = next.load(Ordering::Relaxed) >= options.garbage;
        if is_over && all.iter().all(Option::is_none) {
            return Ok(());
        }
    }
}

/// Everything in TypeScript that the repository has.
fn texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for source in tsnix_spec::suite::find(&shell::root()).map_err(|it| it.to_string())? {
        let cases = source.cases.into_iter().flatten();
        texts.extend(cases.flat_map(|case| case.files.into_values().map(|file| file.text)));
    }
    let mut folders = vec![shell::root().join("examples")];
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> =
            fs::read_dir(&folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "ts") {
                texts.extend(fs::read_to_string(&path));
            }
        }
    }
    texts.retain(|it| !it.is_empty());
    if texts.is_empty() { Err("there are no texts".to_owned()) } else { Ok(texts) }
}

/// A text with some damage done to its bytes.
fn damaged(random: &mut Random, texts: &[String]) -> String {
    let mut bytes = random.pick(texts).clone().into_bytes();
    for _ in 0..random.between(1, 4) {
        let at = random.below(bytes.len() + 1);
        let end = bytes.len().min(at + random.below(40));
        match random.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(..at)),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let doubled = bytes[at..end].to_vec();
                bytes.splice(at..at, doubled);
            }
            4 => {
                let other = random.pick(texts).as_bytes();
                let from = random.below(other.len());
                let to = other.len().min(from + random.below(200));
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            5 => {
                for _ in 0..random.between(1, 5) {
                    let place = random.below(bytes.len());
                    if let Some(byte) = bytes.get_mut(place) {
                        *byte = random.below(256) as u8;
                    }
                }
            }
            6 => {
                let token = random.pick(TOKENS).repeat(if random.chance(3) { 3000 } else { 1 });
                bytes.splice(at..at, token.into_bytes());
            }
            _ => drop(bytes.splice(at..at, random.pick(TOKENS).bytes())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
