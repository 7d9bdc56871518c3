//! What is kept from check to check: as much as can be, and never more than a fresh check would say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_source::file_system::OverlayFileSystem;
use tsnix_source::{Diagnostic, FileSet, FileSystem};

use crate::Session;
use crate::discover::discover;

const ROOT: &str = "/p";

/// A program with modules of many kinds: inferred and written types, types through several modules, a circle, data, a
/// module that declares for all, re-exports, generic functions, narrowing functions.
const PROGRAM: &[(&str, &str)] = &[
    (
        "main.nix.ts",
        "import { hosts, total } from \"./hosts.ts\";\nimport * as text from \"./text.ts\";\n\
         import { even } from \"./even.ts\";\nimport data from \"./data.json\";\n\n\
         const count: number = total(hosts);\nexport default {\n  names: hosts.map((it) => text.shout(it.name)),\n  \
         count,\n  even: even(count),\n  first: data.list[0],\n  port: hosts.map((it) => it.port + 1),\n};\n",
    ),
    (
        "hosts.ts",
        "import { make, isNamed } from \"./make.ts\";\nimport type { Host } from \"./types.ts\";\n\n\
         export const hosts: Host[] = [make(\"a\"), make(\"b\")].filter((it) => isNamed(it));\n\
         export function total(hosts: readonly Host[]) {\n  let sum = 0;\n  for (const host of hosts) {\n    \
         sum += host.port;\n  }\n  return sum;\n}\nexport const known = { a: make(\"c\"), b: 1 };\n",
    ),
    (
        "make.ts",
        "import type { Host } from \"./types.ts\";\nimport { base } from \"./base.ts\";\n\n\
         export function make(name: string) {\n  const port = base(name).port;\n  return { name, port, tags: [name] };\n}\n\
         export function isNamed(host: Host | undefined) {\n  return host !== undefined;\n}\n",
    ),
    (
        "base.ts",
        "const local = (name: string) => ({ port: name.length + START, kind: \"host\" as const });\n\
         export type Base = ReturnType<typeof local>;\nexport const base = (name: string) => {\n  \
         const made = local(name);\n  return made;\n};\nexport const unused = 1;\n",
    ),
    (
        "types.ts",
        "import type { Base } from \"./base.ts\";\n\nexport interface Host {\n  name: string;\n  port: number;\n  \
         tags?: string[];\n}\nexport type Kind = Base[\"kind\"];\n",
    ),
    (
        "text.ts",
        "export * from \"./words.ts\";\nexport function shout(text: string) {\n  return text.toUpperCase();\n}\n\
         export const pair = <T>(value: T) => [value, value] as const;\n",
    ),
    (
        "words.ts",
        "import { pair } from \"./text.ts\";\n\nexport const words = pair(\"x\");\nexport const word = words[0];\n",
    ),
    (
        "even.ts",
        "import { odd } from \"./odd.ts\";\n\nexport function even(n: number): boolean {\n  return n === 0 || odd(n - 1);\n}\n",
    ),
    (
        "odd.ts",
        "import { even } from \"./even.ts\";\n\nexport function odd(n: number): boolean {\n  return n !== 0 && even(n - 1);\n}\n",
    ),
    ("globals.d.ts", "declare const START: number;\n"),
    ("data.json", "{ \"list\": [\"a\", \"b\"] }\n"),
    ("tsnix.json", "{ \"entries\": [\"main.nix.ts\"] }\n"),
];

/// Words that stand in for each other: most of them make a program that is wrong somewhere else.
const WORDS: &[&str] = &[
    "name",
    "port",
    "string",
    "number",
    "boolean",
    "\"x\"",
    "1",
    "undefined",
    "host",
    "hosts",
    "total",
    "make",
    "base",
    "made",
    "const",
    "let",
    "export const",
    "Host",
    "Base",
    "kind",
    "?",
    ":",
    "| undefined",
    "[]",
    "=> 1",
    "as const",
    "// @ts-expect-error\n",
    "...",
    "even",
    "odd",
    "text",
    "pair",
    "local",
    "true",
    "null",
];

struct Project {
    files: Arc<OverlayFileSystem>,
    session: Session,
    entries: Vec<PathBuf>,
}

fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

fn project() -> Project {
    let files = OverlayFileSystem::new(Arc::new(tsnix_source::file_system::MemoryFileSystem::default()));
    for (name, text) in PROGRAM {
        files.set(path(name), (*text).into());
    }
    let (session, entries) = session(&files);
    Project { files: Arc::new(files), session, entries }
}

fn session(files: &OverlayFileSystem) -> (Session, Vec<PathBuf>) {
    let copy = OverlayFileSystem::new(Arc::new(tsnix_source::file_system::MemoryFileSystem::default()));
    for (name, _) in PROGRAM {
        let text = files.read(&path(name)).unwrap_or_default();
        copy.set(path(name), String::from_utf8_lossy(&text).as_ref().into());
    }
    let project = discover(&copy, Path::new(ROOT), &[]).expect("a project");
    let entries = project.entries.clone();
    (Session::new(Arc::new(copy), project), entries)
}

/// Everything that is said, in words.
fn words(files: &FileSet, said: &[Diagnostic]) -> Vec<String> {
    let place = |file, range: tsnix_source::TextRange| {
        format!("{}:{}-{}", files.file(file).path().display(), range.start, range.end)
    };
    let word = |it: &Diagnostic| {
        let related: Vec<_> = it.related.iter().map(|it| place(it.file, it.range) + &it.message).collect();
        let place = place(it.file, it.range);
        format!("{place} {} {} {:?} {:?} {related:?}", it.code.number, it.message, it.help, it.fix)
    };
    let mut words: Vec<String> = said.iter().map(word).collect();
    words.sort();
    words
}

impl Project {
    fn text(&self, name: &str) -> String {
        String::from_utf8_lossy(&self.files.read(&path(name)).unwrap_or_default()).into_owned()
    }

    fn write(&self, name: &str, text: &str) {
        self.files.set(path(name), text.into());
    }

    /// What is said with all that is kept, and how many modules were checked for that.
    fn said(&mut self) -> (Vec<String>, usize) {
        let checked = self.session.load(&self.entries).unwrap_or_else(|error| panic!("{error}"));
        let mut diagnosis = self.session.diagnosis(&checked);
        while self.session.step(&checked, &mut diagnosis) {}
        let (files, said) = self.session.first_word(&checked, &diagnosis);
        (words(&files, &said), diagnosis.checked())
    }

    /// What a session says that knows of nothing.
    fn said_freshly(&self) -> Vec<String> {
        let (mut session, entries) = session(&self.files);
        let checked = session.check(&entries).unwrap_or_else(|error| panic!("{error}"));
        words(&checked.files, &checked.diagnostics)
    }

    /// Replaces a text in a file; how many modules were checked then.
    fn edit(&mut self, name: &str, from: &str, to: &str) -> usize {
        let text = self.text(name);
        assert!(text.contains(from), "{from} in {text}");
        self.write(name, &text.replacen(from, to, 1));
        let (said, checked) = self.said();
        assert_eq!(said, self.said_freshly(), "{name}: {from} => {to}");
        checked
    }
}

/// A project whose session reads the files that the test changes.
fn watched() -> Project {
    let mut made = project();
    let fs: Arc<dyn FileSystem> = Arc::<OverlayFileSystem>::clone(&made.files);
    let project = discover(fs.as_ref(), Path::new(ROOT), &[]).expect("a project");
    made.session = Session::new(fs, project);
    made
}

#[test]
fn the_body_of_a_function_is_nobody_elses_affair() {
    let mut project = watched();
    assert_eq!(project.said(), (Vec::new(), 10));
    assert_eq!(project.said(), (Vec::new(), 0));
    // A body with the same result, and one that moves all that stands behind it.
    assert_eq!(project.edit("make.ts", "base(name).port;", "base(`${name}`).port;"), 1);
    assert_eq!(project.edit("make.ts", "const port = ", "const more = 1;\n  const port = more + "), 1);
    // An error in a body is said, and by that module alone.
    assert_eq!(project.edit("hosts.ts", "sum += host.port", "sum += host.prot"), 1);
    assert_eq!(project.edit("hosts.ts", "host.prot", "host.port"), 1);
    assert_eq!(project.edit("main.nix.ts", "it.port + 1", "it.port + 2"), 1);
}

#[test]
fn what_a_body_gives_is() {
    let mut project = watched();
    project.said();
    // An inferred type changes: of `make`, of `hosts`, and nothing behind `Host[]`, which is written.
    assert_eq!(project.edit("make.ts", "{ name, port, tags", "{ name, port, more: 1, tags"), 3);
    // `typeof local` in a type of a third module.
    assert!(project.edit("base.ts", "kind: \"host\"", "kind: \"guest\"") >= 3);
    assert!(project.edit("types.ts", "port: number", "port: string") >= 3);
    // A narrowing function: what it says of its argument is found out from its body.
    assert!(project.edit("make.ts", "return host !== undefined", "return host === undefined") >= 2);
    assert!(project.edit("globals.d.ts", "START: number", "START: string") >= 9);
    assert!(project.edit("data.json", "[\"a\", \"b\"]", "1") >= 1);
    // A circle is one, bodies and all.
    assert_eq!(project.edit("text.ts", "text.toUpperCase()", "text.toLowerCase()"), 3);
    assert!(project.edit("odd.ts", "even(n - 1)", "even(n - 3)") >= 2);
}

/// A row of numbers that is the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// One edit of a text: a word for another, a line twice or not at all, a word in between.
fn edited(random: &mut Random, text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = random.below(lines.len());
    let line = lines.get(at).copied().unwrap_or_default();
    let ends = |it: char| !it.is_alphanumeric() && it != '"';
    let parts: Vec<&str> = line.split_inclusive(ends).collect();
    let part = random.below(parts.len());
    let word = WORDS[random.below(WORDS.len())];
    let changed = match random.below(8) {
        0 => String::new(),
        1 => format!("{line}{line}"),
        2 => line.replacen(parts.get(part).copied().unwrap_or_default(), word, 1),
        3 => format!("  {line}"),
        _ => {
            let end =
                |it: &str| it.chars().last().filter(|it| ends(*it)).map(String::from).unwrap_or_default();
            let new = |(at, it): (usize, &&str)| {
                if at == part { format!("{word}{}", end(it)) } else { (*it).to_owned() }
            };
            parts.iter().enumerate().map(new).collect()
        }
    };
    let lines = lines.iter().enumerate();
    lines.map(|(other, it)| if other == at { changed.as_str() } else { it }).collect()
}

#[test]
fn after_any_edit_the_same_is_said_as_by_a_fresh_check() {
    let mut project = watched();
    let mut random = Random(7);
    let names: Vec<&str> = PROGRAM.iter().map(|(name, _)| *name).filter(|it| it.ends_with("ts")).collect();
    let (mut checked, mut clean) = (0, 0);
    for turn in 0..500 {
        let name = names[random.below(names.len())];
        let before = project.text(name);
        let text = edited(&mut random, &before);
        project.write(name, &text);
        let (said, count) = project.said();
        assert_eq!(said, project.said_freshly(), "turn {turn}, {name}:\n{text}");
        checked += count;
        clean += usize::from(said.is_empty());
        // Mostly it is taken back: a program of which nothing is right proves little.
        if random.below(10) != 0 {
            project.write(name, &before);
        } else if random.below(3) == 0 {
            for (name, text) in PROGRAM {
                project.write(name, text);
            }
        }
    }
    assert!(checked < 500 * 5, "{checked} modules checked for 500 edits");
    assert!(clean > 20, "{clean} programs without an error");
}
