//! What the package index costs. `cargo bench -p tsnix_typings` prints a table; `-- write DIR TOTAL [TOP]` writes
//! the declarations and the index of so many packages, TOP of them at the top, for `cargo xtask bench`, and `-- facts
//! FILE TOTAL` facts of as many.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a measuring program writes files, looks at the clock and prints"
)]

mod packages;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use packages::{Shape, declarations, facts, index, packages};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::{FileId, FileSystem};
use tsnix_syntax::{FileKind, parse};
use tsnix_typings::index::Index;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [verb, folder, total, top @ ..] = &arguments[..]
        && verb == "write"
    {
        let total: usize = total.parse().expect("a number of packages");
        let shape = match top.first() {
            Some(top) => Shape::with_top(total, top.parse().expect("a number of packages")),
            None => Shape::of(total),
        };
        let packages = packages(&shape);
        let folder = Path::new(folder);
        fs::create_dir_all(folder).expect("the folder can be made");
        fs::write(folder.join("nixpkgs.d.ts"), declarations(&packages)).expect("it can be written");
        fs::write(folder.join("packages.index"), index(&packages)).expect("it can be written");
        return;
    }
    if let [verb, file, total] = &arguments[..]
        && verb == "facts"
    {
        let total: usize = total.parse().expect("a number of packages");
        let packages = packages(&Shape::of(total));
        fs::write(file, facts(&packages)).expect("it can be written");
        return;
    }
    opening();
    searching();
}

/// Opening and one lookup, against parsing the declarations.
fn opening() {
    println!("opening the index and looking one name up, against parsing the declarations (swc, to HIR)");
    println!(
        "{:>10} {:>10} {:>10} {:>12} {:>12} {:>12} {:>9}",
        "packages", "index MB", ".d.ts MB", "write", "open+lookup", "parse", "ratio"
    );
    let folder = tempfile::tempdir().expect("a folder");
    for total in [25_000, 120_000, 1_000_000] {
        let packages = packages(&Shape::of(total));
        let start = Instant::now();
        let bytes = index(&packages);
        let written = start.elapsed();
        let path = folder.path().join(format!("{total}.index"));
        fs::write(&path, &bytes).expect("it can be written");
        let looked_up = median(31, || {
            let bytes = DiskFileSystem.map(&path).expect("it is there");
            let index = Index::open(bytes).expect("it is sound");
            let set = index.set("Packages").expect("sound").expect("there");
            black_box(index.entry(&set, "benchRipgrep").expect("sound").expect("there").version.len());
        });
        let text = declarations(&packages);
        let parsed = (total <= 120_000)
            .then(|| median(3, || drop(black_box(parse(FileId(0), &text, FileKind::Declaration)))));
        let ratio = parsed.map(|it| it.as_secs_f64() / looked_up.as_secs_f64());
        println!(
            "{total:>10} {:>10.1} {:>10.1} {:>12} {:>12} {:>12} {:>9}",
            bytes.len() as f64 / 1e6,
            text.len() as f64 / 1e6,
            shown(written),
            shown(looked_up),
            parsed.map_or("-".to_owned(), shown),
            ratio.map_or("-".to_owned(), |it| format!("{it:.0}")),
        );
    }
}

/// Lookup and search in an index that is open, by the size of the set.
fn searching() {
    println!("\nin an open index: one name, its details, a wrong name, and 200 names for what was typed");
    let queries = ["", "r", "rip", "git", "lib", "wave-", "benchrg", "storm-cac", "sclosd", "zoomtile"];
    print!("{:>10} {:>9} {:>9} {:>9}", "packages", "lookup", "details", "near");
    queries.iter().for_each(|query| print!(" {:>9}", format!("{query:?}")));
    println!();
    for (shape, shown_as) in [
        (Shape::of(120_000), "120k"),
        (Shape::flat(120_000), "120k top"),
        (Shape::of(1_000_000), "1M"),
        (Shape::flat(1_000_000), "1M top"),
    ] {
        let index = Index::open(Box::new(index(&packages(&shape)))).expect("it is sound");
        let set = index.set("Packages").expect("sound").expect("there");
        let number = index.entry(&set, "benchRipgrep").expect("sound").expect("there").number;
        let lookup = median(101, || {
            let _ = black_box(index.entry(&set, "benchRipgrep"));
        });
        let details = median(101, || drop(black_box(index.details(number))));
        let near = median(11, || drop(black_box(index.near(&set, "benchRipgerp"))));
        print!("{shown_as:>10} {:>9} {:>9} {:>9}", shown(lookup), shown(details), shown(near));
        for query in queries {
            let time = median(11, || drop(black_box(index.search(&set, query, 200))));
            print!(" {:>9}", shown(time));
        }
        println!();
    }
}

fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn shown(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 { format!("{micros:.1} us") } else { format!("{:.2} ms", micros / 1000.0) }
}
