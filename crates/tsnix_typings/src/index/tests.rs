//! What is written is read again; what is damaged is noticed; the same input gives the same bytes.

use std::collections::BTreeMap;

use super::*;

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }

    fn text(&mut self, longest: usize) -> String {
        const LETTERS: &[char] =
            &['a', 'b', 'Z', '0', '-', '_', '.', '"', '`', '\n', '*', '/', 'é', '漢', '🦀', ' '];
        (0..self.next(longest + 1)).map(|_| LETTERS[self.next(LETTERS.len())]).collect()
    }

    fn name(&mut self) -> String {
        const PARTS: &[&str] =
            &["git", "lib", "py", "node", "X11", "é", "-", "_", "2", "Full", "wrap", "@a/"];
        (0..=self.next(4)).map(|_| PARTS[self.next(PARTS.len())]).collect()
    }
}

/// An entry that owns its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Owned {
    member: String,
    texts: [String; 9],
    outputs: Vec<String>,
}

type Sets = BTreeMap<String, BTreeMap<String, Owned>>;

fn random_sets(random: &mut Random, sets: usize, entries: usize) -> Sets {
    let mut all = Sets::new();
    for set in 0..sets {
        let mut names = BTreeMap::new();
        for _ in 0..random.next(entries + 1) {
            let texts = std::array::from_fn(|_| random.text(12));
            let outputs = (0..random.next(4)).map(|_| random.text(5)).collect();
            let member = format!("readonly _: T{}", random.next(5));
            names.insert(random.name(), Owned { member, texts, outputs });
        }
        all.insert(format!("Set{set}"), names);
    }
    all
}

fn entry_of<'a>(name: &'a str, owned: &'a Owned) -> Entry<'a> {
    let [version, description, homepage, license, main_program, position, deprecated, target, doc] =
        &owned.texts;
    Entry {
        name,
        kind: EntryKind::Derivation,
        member: &owned.member,
        version,
        description,
        homepage,
        license,
        main_program,
        outputs: owned.outputs.iter().map(String::as_str).collect(),
        position,
        deprecated,
        target,
        marks: "",
        doc,
    }
}

fn written(sets: &Sets) -> Vec<u8> {
    let mut index = IndexBuilder::new("revision");
    for (interface, entries) in sets {
        let rest = "readonly [name: string]: Untyped;";
        let set = index.set(SetInput { interface, path: vec!["a", interface], rest });
        for (name, owned) in entries {
            index.entry(set, &entry_of(name, owned));
        }
    }
    index.declaration(&Declaration { name: "T0", text: "interface T0 {}", file: "a.d.ts", offset: 7 });
    index.declaration(&Declaration { name: "T0", text: "interface T0 { a: 1 }", file: "b.d.ts", offset: 9 });
    index.finish().expect("it can be written")
}

fn opened(bytes: Vec<u8>) -> Index {
    Index::open(Box::new(bytes)).expect("it can be opened")
}

/// Everything that can be asked, compared with what was written; an error where the file is damaged.
fn compare(index: &Index, sets: &Sets) -> Result<(), Damaged> {
    assert_eq!(index.info()?.revision, "revision");
    for (interface, entries) in sets {
        let set = index.set(interface)?.expect("the set is there");
        assert_eq!((set.interface, set.path), (interface.as_str(), format!("a.{interface}").as_str()));
        assert_eq!(set.count as usize, entries.len());
        assert_eq!(index.text(set.rest.expect("it has a rest"))?.text, "readonly [name: string]: Untyped;");
        for (name, owned) in entries {
            let summary = index.entry(&set, name)?.expect("the name is there");
            assert_eq!(summary.name, name);
            assert_eq!(summary.version, owned.texts[0]);
            assert_eq!(summary.deprecated, owned.texts[6]);
            assert_eq!(index.text(summary.member.expect("it has a member"))?.text, owned.member);
            let details = index.details(summary.number)?;
            assert_eq!(details.description, owned.texts[1]);
            assert_eq!(details.doc, owned.texts[8]);
            assert_eq!(details.outputs, owned.outputs);
            assert_eq!(index.set_of(summary.number)?, set);
        }
        assert_eq!(index.entry(&set, "no such name")?, None);
        let all = index.summaries(set.first, set.count)?;
        assert!(all.iter().map(|it| it.name).eq(entries.keys().map(String::as_str)));
    }
    let texts: Result<Vec<_>, _> = index.declarations("T0")?.map(|id| index.text(TextId(id))).collect();
    let texts: Vec<_> = texts?.into_iter().map(|it| (it.text, it.file, it.offset)).collect();
    let expected = [("interface T0 {}", "a.d.ts", 7), ("interface T0 { a: 1 }", "b.d.ts", 9)];
    assert!(texts.iter().map(|it| (it.0.as_str(), it.1.as_str(), it.2)).eq(expected));
    assert_eq!(index.set("Absent")?, None);
    assert_eq!(index.declarations("Absent")?, 0..0);
    Ok(())
}

#[test]
fn what_is_written_is_read() {
    for seed in 0..40 {
        let mut random = Random(seed);
        let sets = random_sets(&mut random, 1 + seed as usize % 7, 300);
        compare(&opened(written(&sets)), &sets).expect("nothing is damaged");
    }
}

#[test]
fn an_index_of_nothing_is_one() {
    let index = opened(IndexBuilder::new("").finish().expect("it can be written"));
    assert_eq!(index.set("Packages"), Ok(None));
    assert_eq!(index.search_all("a", 10), Ok(Vec::new()));
}

#[test]
fn the_order_of_calls_does_not_show() {
    let sets = random_sets(&mut Random(3), 3, 200);
    let mut index = IndexBuilder::new("revision");
    index.declaration(&Declaration { name: "T0", text: "interface T0 {}", file: "a.d.ts", offset: 7 });
    index.declaration(&Declaration { name: "T0", text: "interface T0 { a: 1 }", file: "b.d.ts", offset: 9 });
    for (interface, entries) in sets.iter().rev() {
        let rest = "readonly [name: string]: Untyped;";
        let set = index.set(SetInput { interface, path: vec!["a", interface], rest });
        for (name, owned) in entries.iter().rev() {
            index.entry(set, &entry_of(name, owned));
        }
    }
    assert!(index.finish().expect("it can be written") == written(&sets));
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let bytes = written(&random_sets(&mut Random(5), 2, 20));
    for length in 0..bytes.len() {
        assert!(Index::open(Box::new(bytes[..length].to_vec())).is_err(), "cut at {length}");
    }
    let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
    let found = Index::open(Box::new(longer)).map(|_| ());
    assert!(matches!(found, Err(OpenError::WrongLength { .. })));
}

#[test]
fn every_changed_byte_of_a_small_file_is_noticed_or_means_nothing() {
    let sets = random_sets(&mut Random(6), 2, 8);
    let bytes = written(&sets);
    for at in 0..bytes.len() {
        for change in [1, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= change;
            if let Ok(index) = Index::open(Box::new(bytes)) {
                // An error, or what was written: `compare` panics on anything else.
                let _ = compare(&index, &sets);
                let _ = index.search_all("git", 50);
            }
        }
    }
}

#[test]
fn damage_to_a_big_file_is_noticed() {
    let sets = random_sets(&mut Random(8), 12, 1_000);
    let bytes = written(&sets);
    for seed in 0..25 {
        let mut random = Random(1_000 + seed);
        let mut bytes = bytes.clone();
        for _ in 0..=random.next(3) {
            let (at, length) = (random.next(bytes.len()), random.next(2_000));
            let end = (at + length + 1).min(bytes.len());
            bytes[at..end].iter_mut().for_each(|byte| *byte = random.next(256) as u8);
        }
        if let Ok(index) = Index::open(Box::new(bytes)) {
            let _ = compare(&index, &sets);
            for query in ["g", "lib", "nodewrap", "a.Set3.py"] {
                let _ = index.search_all(query, 200);
            }
            if let Ok(Some(set)) = index.set("Set1") {
                let _ = index.near(&set, "gitwarp");
            }
        }
    }
}

#[test]
fn other_files_and_versions_are_told_apart() {
    let open = |bytes: Vec<u8>| Index::open(Box::new(bytes)).map(|_| ()).expect_err("it is refused");
    assert_eq!(open(Vec::new()), OpenError::NotAnIndex);
    assert_eq!(open(b"interface Packages {}".to_vec()), OpenError::NotAnIndex);
    let mut bytes = written(&Sets::new());
    bytes[8] = 0;
    assert_eq!(open(bytes.clone()), OpenError::Older(0));
    bytes[8] = 9;
    assert_eq!(open(bytes), OpenError::Newer(9));
}

#[test]
fn what_can_not_be_written_is_said() {
    let failed = |entries: &[&str]| {
        let mut index = IndexBuilder::new("");
        let set = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
        for name in entries {
            index.entry(set, &Entry { name, ..Entry::default() });
        }
        index.finish().expect_err("it is refused")
    };
    assert_eq!(failed(&["a", "b", "a"]), WriteError::Twice("a".to_owned()));
    assert_eq!(failed(&["a\0b"]), WriteError::Name("a\0b".to_owned()));
    assert_eq!(failed(&[""]), WriteError::Name(String::new()));
}

#[test]
fn a_million_characters_are_read_again() {
    let long = "ä".repeat(1_000_000);
    let mut index = IndexBuilder::new("");
    let set = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    index.entry(set, &Entry { name: "a", description: &long, ..Entry::default() });
    let index = opened(index.finish().expect("it can be written"));
    let set = index.set("Packages").expect("sound").expect("there");
    let number = index.entry(&set, "a").expect("sound").expect("there").number;
    assert_eq!(index.details(number).expect("sound").description, long);
}

/// A set of names, and what is found in it.
fn found(names: &[&str], query: &str) -> String {
    let mut index = IndexBuilder::new("");
    let set = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    for name in names {
        index.entry(set, &Entry { name, ..Entry::default() });
    }
    let index = opened(index.finish().expect("it can be written"));
    let set = index.set("Packages").expect("sound").expect("there");
    let hits = index.search(&set, query, 200).expect("sound");
    hits.iter().map(|hit| format!("{} {:?}", hit.name, hit.fit)).collect::<Vec<_>>().join(", ")
}

#[test]
fn names_are_ranked_by_how_they_fit() {
    let names = ["git", "git-lfs", "gitFull", "lazygit", "legit", "hub", "gist-tool", "Git2"];
    assert_eq!(
        found(&names, "git"),
        "git Exact, Git2 Prefix, git-lfs Prefix, gitFull Prefix, gist-tool Letters"
    );
    let names = ["git-lfs", "lfs", "gitFull", "fullGit", "gitlfsx"];
    assert_eq!(found(&names, "lfs"), "lfs Exact, git-lfs Word");
    assert_eq!(found(&names, "Git"), "git-lfs Prefix, gitFull Prefix, gitlfsx Prefix, fullGit Word");
}

#[test]
fn letters_and_slips_find_a_name() {
    let names = ["ripgrep", "ripgrep-all", "repgrip", "vim", "grep"];
    assert_eq!(found(&names, "rg"), "repgrip Letters, ripgrep Letters, ripgrep-all Letters");
    assert_eq!(found(&names, "ripgerp"), "ripgrep Typo, ripgrep-all Typo");
    assert_eq!(found(&names, "rp-all"), "ripgrep-all Letters");
    assert_eq!(found(&names, "xyz"), "");
}

#[test]
fn several_words_are_found_in_the_middle() {
    let names = ["python-git-lfs", "git-lfs", "git"];
    assert_eq!(found(&names, "git-l"), "git-lfs Prefix, python-git-lfs Word");
}

#[test]
fn nested_sets_are_searched_by_path_and_by_name() {
    let mut index = IndexBuilder::new("");
    let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    let python = index.set(SetInput { interface: "Python", path: vec!["python3Packages"], rest: "" });
    for name in ["requests", "requests-oauth"] {
        index.entry(python, &Entry { name, ..Entry::default() });
    }
    index.entry(top, &Entry { name: "request-tool", ..Entry::default() });
    index.option(&OptionEntry {
        system: "nixos",
        path: vec!["services", "a.b", "requests"],
        type_text: "bool",
        default: "false",
        ..OptionEntry::default()
    });
    let index = opened(index.finish().expect("it can be written"));
    let names = |query: &str| -> Vec<String> {
        index.search_all(query, 20).expect("sound").into_iter().map(|hit| hit.name).collect()
    };
    // The last one is a slip away.
    assert_eq!(names("requests"), ["requests", "requests-oauth", "request-tool"]);
    assert_eq!(names("request"), ["requests", "request-tool", "requests-oauth"]);
    assert_eq!(names("python3Packages.req"), ["requests", "requests-oauth"]);
    assert_eq!(names("oauth"), ["requests-oauth"]);
    let options = index.set("options:nixos").expect("sound").expect("there");
    let name = option_name(&["services", "a.b", "requests"]);
    let option = index.entry(&options, &name).expect("sound").expect("there");
    assert_eq!((option.kind, option.version), (EntryKind::Option, "bool"));
    assert_eq!(index.details(option.number).expect("sound").homepage, "false");
}

#[test]
fn the_nearest_name_is_typescripts() {
    let names = ["ripgrep", "Ripgrep2", "fd", "python3", "python3Full", "git"];
    let near = |wanted: &str| {
        let mut index = IndexBuilder::new("");
        let set = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
        for name in names {
            index.entry(set, &Entry { name, ..Entry::default() });
        }
        let index = opened(index.finish().expect("it can be written"));
        let set = index.set("Packages").expect("sound").expect("there");
        index.near(&set, wanted).expect("sound")
    };
    let found = |name: &str, distance| Some((name.to_owned(), distance));
    assert_eq!(near("ripgreb"), found("ripgrep", 20));
    assert_eq!(near("Ripgrep"), found("ripgrep", 1));
    assert_eq!(near("pyton3"), found("python3", 10));
    // `fd` is too short to be meant by anything but itself.
    assert_eq!(near("fdd"), None);
    assert_eq!(near("FD"), found("fd", 2));
    assert_eq!(near("kubernetes"), None);
}

#[test]
fn an_option_is_found_by_the_names_that_a_module_has() {
    let option = |path: &[&'static str]| OptionEntry {
        system: "nixos",
        path: path.to_vec(),
        type_text: "bool",
        position: "a.nix:1:2",
        others: vec!["b.nix:3:4"],
        ..OptionEntry::default()
    };
    let mut index = IndexBuilder::new("");
    for path in [
        &["services", "web", "hosts", "*", "root"][..],
        &["services", "web", "hosts", "*", "listen", "[]", "port"],
        &["services", "web", "hosts", "default", "only"],
        &["services", "a.b", "enable"],
    ] {
        index.option(&option(path));
    }
    let index = opened(index.finish().expect("it can be written"));
    let name = |path: &[&str]| index.option("nixos", path).expect("sound").map(|it| it.name);
    let found = |name: &str| Some(name.to_owned());
    assert_eq!(
        name(&["services", "web", "hosts", "example.org", "root"]),
        found("services.web.hosts.*.root")
    );
    assert_eq!(
        name(&["services", "web", "hosts", "x", "listen", "[]", "port"]),
        found("services.web.hosts.*.listen.[].port")
    );
    // A name that is declared goes first, and where it leads nowhere the others are tried.
    assert_eq!(
        name(&["services", "web", "hosts", "default", "only"]),
        found("services.web.hosts.default.only")
    );
    assert_eq!(name(&["services", "web", "hosts", "default", "root"]), found("services.web.hosts.*.root"));
    assert_eq!(name(&["services", "a.b", "enable"]), found("services.\"a.b\".enable"));
    assert_eq!(name(&["services", "web", "hosts", "x", "only"]), None);
    assert_eq!(name(&["services", "web", "hosts", "x", "listen", "y", "port"]), None);
    assert_eq!(name(&[]), None);
    let about = index.option("nixos", &["services", "a.b", "enable"]).expect("sound").expect("there");
    assert_eq!(about.places, ["a.nix:1:2", "b.nix:3:4"]);
    assert_eq!(index.option("darwin", &["services"]), Ok(None));
    assert_eq!(index.systems(), Ok(vec!["nixos".to_owned()]));
}

#[test]
fn places_are_those_of_packages_and_of_what_is_declared_by_hand() {
    let mut index = IndexBuilder::new("");
    let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    index.entry(top, &Entry { name: "git", position: "pkgs/git.nix:7", ..Entry::default() });
    index.entry(top, &Entry { name: "hub", ..Entry::default() });
    index.place("LibStrings", "concatStrings", "lib/strings.nix:9:3");
    index.place("LibStrings", "concatStrings", "lib/default.nix:1:1");
    index.tree("packages", "/nix/store/tree");
    let index = opened(index.finish().expect("it can be written"));
    let place = |interface: &str, member: &str| index.place(interface, member).expect("sound");
    assert_eq!(place("Packages", "git").as_deref(), Some("pkgs/git.nix:7"));
    assert_eq!(place("Packages", "hub"), None);
    assert_eq!(place("LibStrings", "concatStrings").as_deref(), Some("lib/strings.nix:9:3"));
    assert_eq!(index.tree("packages"), Ok(Some("/nix/store/tree".to_owned())));
    assert_eq!(index.tree("lib"), Ok(None));
    // Nobody looks for them by typing.
    assert_eq!(index.search_all("concatStrings", 9), Ok(Vec::new()));
}

#[test]
fn large_sets_and_small_ones_keep_their_names_apart() {
    let names: Vec<String> = (0..9_000).map(|at| format!("name{at}")).collect();
    let mut index = IndexBuilder::new("");
    let mut sets = Vec::new();
    let interfaces: Vec<String> = (0..40).map(|at| format!("Set{at}")).collect();
    for (at, interface) in interfaces.iter().enumerate() {
        let set = index.set(SetInput { interface, path: vec![interface], rest: "" });
        let own = if at % 13 == 5 { &names[at..] } else { &names[at * 31..at * 31 + at * 9] };
        own.iter().for_each(|name| index.entry(set, &Entry { name, version: interface, ..Entry::default() }));
        sets.push(own);
    }
    let index = opened(index.finish().expect("it can be written"));
    for (interface, own) in interfaces.iter().zip(sets) {
        let set = index.set(interface).expect("sound").expect("there");
        assert_eq!(set.count as usize, own.len());
        for name in names.iter().step_by(7) {
            let entry = index.entry(&set, name).expect("sound");
            assert_eq!(
                entry.map(|it| (it.name, it.version)),
                own.contains(name).then_some((name.as_str(), interface.as_str()))
            );
        }
        let hits = index.search(&set, "name", 50).expect("sound");
        assert_eq!(hits.len(), own.len().min(50));
        assert!(hits.iter().all(|hit| own.contains(&hit.name)), "{interface}");
    }
}
