//! Package sets of any size with the shape of nixpkgs: names, versions, descriptions, nested sets. Seeded.

use std::collections::BTreeSet;
use std::fmt::Write;

use tsnix_typings::index::{Entry, EntryKind, IndexBuilder, SetInput};

/// What a set of a size is made of.
pub(crate) struct Shape {
    pub(crate) top: usize,
    /// Interface, name at the top, number of names.
    pub(crate) nested: Vec<(&'static str, &'static str, usize)>,
}

impl Shape {
    /// A fifth at the top, the rest in nested sets, as in nixpkgs.
    pub(crate) fn of(total: usize) -> Self {
        Self::with_top(total, total * 25 / 120)
    }

    /// So many at the top, the rest in nested sets.
    pub(crate) fn with_top(total: usize, top: usize) -> Self {
        let rest = total.saturating_sub(top);
        let part = |of: usize| rest * of / 95;
        let nested = vec![
            ("BenchHaskell", "benchHaskellPackages", part(18)),
            ("BenchPython", "benchPythonPackages", part(12)),
            ("BenchEmacs", "benchEmacsPackages", part(12)),
            ("BenchR", "benchRPackages", part(30)),
            ("BenchPerl", "benchPerlPackages", part(8)),
            ("BenchTex", "benchTexPackages", part(15)),
        ];
        Self { top, nested }
    }

    /// All names at the top.
    pub(crate) fn flat(total: usize) -> Self {
        Self { top: total, nested: Vec::new() }
    }
}

/// A package as the facts would have it.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) homepage: String,
}

pub(crate) struct Packages {
    pub(crate) top: Vec<Package>,
    pub(crate) nested: Vec<(&'static str, &'static str, Vec<Package>)>,
}

struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.next(words.len())]
    }
}

/// Names that the program of the bench uses.
pub(crate) const USED: &[&str] = &[
    "bench-git",
    "benchCurl",
    "benchCmake",
    "benchFd",
    "benchGdb",
    "benchHello",
    "benchHtop",
    "benchJq",
    "benchNinja",
    "benchNodejs",
    "benchOpenssl",
    "benchRipgrep",
    "benchTmux",
    "benchZlib",
];

const SYLLABLES: &[&str] = &[
    "acme", "agent", "amber", "arch", "atlas", "audio", "axis", "base", "beam", "bird", "blaze", "board",
    "byte", "cache", "chart", "cloud", "code", "comet", "craft", "cube", "data", "delta", "disk", "draft",
    "drift", "echo", "edge", "ember", "fabric", "fiber", "flake", "flux", "forge", "frame", "gate", "glide",
    "graph", "grid", "guard", "hash", "helm", "hook", "image", "input", "iron", "jade", "jet", "json",
    "kernel", "kite", "lamp", "lens", "lime", "link", "loom", "mail", "map", "mesh", "mint", "mono", "nano",
    "nest", "node", "note", "orbit", "pack", "page", "patch", "path", "peak", "pipe", "pixel", "plot",
    "port", "probe", "pulse", "quill", "quick", "radar", "rain", "relay", "ring", "rope", "route", "sail",
    "scan", "scope", "seed", "shell", "shift", "sky", "snap", "spark", "stack", "star", "stone", "storm",
    "sync", "tag", "tape", "task", "tide", "tile", "tool", "trace", "tree", "tube", "unit", "vault", "vine",
    "volt", "wave", "web", "wind", "wire", "wolf", "yard", "zen", "zone", "zoom",
];

const PHRASES: &[&str] = &[
    "a fast",
    "a small",
    "a portable",
    "an extensible",
    "a modern",
    "command-line",
    "graphical",
    "library",
    "server",
    "client",
    "for images",
    "for audio",
    "for text files",
    "over the network",
    "with plugins",
    "written for speed",
    "that manages",
    "that converts",
    "that renders",
    "databases",
    "containers",
    "configuration",
    "protocols",
    "source code",
    "on every system",
];

/// Packages of a shape; the same for the same shape.
pub(crate) fn packages(shape: &Shape) -> Packages {
    let mut random = Random(7);
    let mut top = set(&mut random, shape.top, true);
    for (at, name) in USED.iter().enumerate() {
        if let Some(package) = top.get_mut(at) {
            package.name = (*name).to_owned();
        }
    }
    top.sort_by(|a, b| a.name.cmp(&b.name));
    let nested = shape
        .nested
        .iter()
        .map(|(interface, name, count)| (*interface, *name, set(&mut random, *count, false)));
    Packages { top, nested: nested.collect() }
}

fn set(random: &mut Random, count: usize, is_top: bool) -> Vec<Package> {
    let mut names = BTreeSet::new();
    while names.len() < count {
        let (a, b, c) = (random.of(SYLLABLES), random.of(SYLLABLES), random.of(SYLLABLES));
        let number = random.next(30);
        let name = match random.next(10) {
            0..=2 => format!("{a}-{b}"),
            3..=4 => format!("{a}{b}"),
            5..=6 => format!("{a}-{b}-{c}"),
            7 => format!("{a}{b}{number}"),
            8 => format!("{a}_{number}_{b}"),
            _ if is_top => format!("lib{a}{b}-{c}"),
            _ => format!("{a}{b}{c}"),
        };
        names.insert(if names.contains(&name) { format!("{name}-{}", random.of(SYLLABLES)) } else { name });
    }
    names.into_iter().map(|name| package(random, name)).collect()
}

fn package(random: &mut Random, name: String) -> Package {
    let version = format!("{}.{}.{}", random.next(30), random.next(60), random.next(20));
    let mut description = String::new();
    while description.len() < 70 {
        description.push_str(random.of(PHRASES));
        description.push(' ');
    }
    let homepage = format!("https://example.org/{}/{name}", random.of(SYLLABLES));
    Package { description: description.trim_end().to_owned(), name, version, homepage }
}

/// The declarations, as generated typings have them.
pub(crate) fn declarations(packages: &Packages) -> String {
    let mut text = String::new();
    for (interface, _, set) in &packages.nested {
        interface_text(&mut text, interface, set, &[]);
    }
    let sets: Vec<(&str, &str)> =
        packages.nested.iter().map(|(interface, name, _)| (*name, *interface)).collect();
    interface_text(&mut text, "Packages", &packages.top, &sets);
    text
}

fn interface_text(text: &mut String, interface: &str, packages: &[Package], sets: &[(&str, &str)]) {
    // Writing to a string can't fail.
    let _ = writeln!(text, "interface {interface} {{");
    for it in packages {
        let _ = write!(
            text,
            "  /**\n   * **{}** {} — {}\n   *\n   * Homepage: {}\n   * Licence: MIT\n   */\n  readonly {:?}: Derivation;\n",
            it.name, it.version, it.description, it.homepage, it.name
        );
    }
    for (name, interface) in sets {
        let _ = writeln!(text, "  readonly {name}: {interface};");
    }
    text.push_str("}\n\n");
}

/// The index of the same.
pub(crate) fn index(packages: &Packages) -> Vec<u8> {
    let mut index = IndexBuilder::new("a bench");
    let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    let mut sets = vec![(top, &packages.top)];
    let members: Vec<String> =
        packages.nested.iter().map(|(interface, ..)| format!("readonly _: {interface}")).collect();
    for ((interface, name, set), member) in packages.nested.iter().zip(&members) {
        sets.push((index.set(SetInput { interface, path: vec![name], rest: "" }), set));
        index.entry(top, &Entry { name, kind: EntryKind::Set, member, ..Entry::default() });
    }
    for (set, packages) in sets {
        for it in packages {
            index.entry(
                set,
                &Entry {
                    name: &it.name,
                    member: "readonly _: Derivation",
                    version: &it.version,
                    description: &it.description,
                    homepage: &it.homepage,
                    license: "MIT",
                    ..Entry::default()
                },
            );
        }
    }
    match index.finish() {
        Ok(bytes) => bytes,
        Err(error) => panic!("{error}"),
    }
}

/// Facts about the same, of the size that those about nixpkgs have: half of the packages with outputs, and all with
/// arguments that are other packages and settings.
pub(crate) fn facts(packages: &Packages) -> String {
    let mut random = Random(11);
    let sets = packages.nested.iter().map(|(_, name, set)| (Some(*name), set));
    let mut lines = Vec::new();
    for (set, members) in std::iter::once((None, &packages.top)).chain(sets) {
        let names: Vec<&str> = members.iter().map(|it| it.name.as_str()).collect();
        lines.extend(set.map(|name| serde_json::json!({ "path": [name], "kind": "set" }).to_string()));
        lines.extend(members.iter().map(|it| fact(&mut random, set, it, &names)));
    }
    let head = r#"{"schema":"tsnix-facts/packages@1","source":{"name":"synthetic"},"entries":["#;
    format!("{head}\n{}\n]}}\n", lines.join(",\n"))
}

fn fact(random: &mut Random, set: Option<&str>, package: &Package, names: &[&str]) -> String {
    let path: Vec<&str> = set.into_iter().chain([package.name.as_str()]).collect();
    let mut args = serde_json::Map::new();
    for _ in 0..2 + random.next(14) {
        args.insert(random.of(names).to_owned(), false.into());
    }
    for _ in 0..random.next(4) {
        args.insert(format!("{}Support", random.of(SYLLABLES)), true.into());
    }
    let outputs: &[&str] = if random.next(2) == 0 { &["out", "dev", "man"] } else { &[] };
    let position = format!("pkgs/by-name/{}/default.nix:{}", package.name, random.next(200));
    serde_json::json!({
        "path": path, "kind": "derivation", "name": format!("{}-{}", package.name, package.version),
        "pname": package.name, "version": package.version, "description": package.description,
        "homepage": package.homepage, "license": "MIT", "outputs": outputs, "overrideArgs": args, "pos": position,
        "attrPos": format!("pkgs/top-level/all-packages.nix:{}", random.next(30_000)),
    })
    .to_string()
}
