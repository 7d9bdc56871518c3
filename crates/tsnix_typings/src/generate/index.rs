//! The same declarations once more, for the package index: what tsnix reads instead of the `.d.ts`.

use std::borrow::Cow;

use super::declarations::{Declarations, Placed};
use super::{nix_text, package_doc};
use crate::facts::{Facts, OptionFact, OptionType, PackageFact, Target};
use crate::index::{Declaration, Entry, IndexBuilder, OptionEntry, SetInput, WriteError};

/// Options in submodules are listed down to this many names.
const DEEPEST: usize = 14;

/// Builds the index. `kept` are replaced declarations that go on standing.
pub(super) fn build(
    facts: &Facts,
    declarations: &Declarations,
    placed: &[Placed<'_>],
    kept: &[(&str, &str)],
) -> Result<Vec<u8>, WriteError> {
    let revision = revision(facts);
    let none = Vec::new();
    let packages = facts.packages.as_ref().map_or(&none, |it| &it.entries);
    let texts: Vec<PackageTexts<'_>> = packages.iter().map(PackageTexts::of).collect();
    let mut options = Vec::new();
    for system in &facts.options {
        let name = system.system();
        for option in &system.options {
            let path = option.names().into_iter().map(str::to_owned).collect();
            collect(&name, path, option, &mut options);
        }
    }
    // A submodule that stands in a type twice, as in `either`, has each of its options once.
    let key = |it: &Listed<'_>| (it.system.clone(), it.path.join("."));
    options.sort_by_cached_key(key);
    options.dedup_by_key(|it| key(it));
    let mut index = IndexBuilder::new(&revision);
    for set in &declarations.sets {
        let path = set.path.iter().map(|it| it.as_str()).collect();
        let id = index.set(SetInput { interface: &set.interface, path, rest: &set.rest });
        index.reserve(id, set.members.len());
        for member in &set.members {
            let entry = Entry {
                name: &member.name,
                kind: member.kind,
                member: &member.member,
                deprecated: &member.deprecated,
                target: &member.target,
                ..Entry::default()
            };
            let fact = member.fact.and_then(|at| Some((packages.get(at)?, texts.get(at)?)));
            match fact {
                Some((fact, texts)) => index.entry(id, &of_package(entry, fact, texts)),
                None => index.entry(id, &Entry { doc: &member.doc, ..entry }),
            }
        }
    }
    for option in &options {
        index.option(&OptionEntry {
            system: &option.system,
            path: option.path.iter().map(String::as_str).collect(),
            type_text: &option.fact.type_text,
            default: &option.default,
            example: &option.example,
            description: &option.fact.description,
            position: places(option.fact).first().copied().unwrap_or_default(),
            others: places(option.fact).into_iter().skip(1).collect(),
            is_read_only: option.fact.read_only,
        });
    }
    for it in &declarations.places {
        index.place(&it.interface, &it.member, &it.place);
    }
    let trees = trees(facts);
    for (kind, folder) in &trees {
        index.tree(kind, folder);
    }
    for it in placed {
        let offset = u32::try_from(it.offset).unwrap_or(u32::MAX);
        index.declaration(&Declaration { name: it.name, text: it.text, file: it.file, offset });
    }
    for (path, text) in kept {
        for (name, offset, text) in top_level(text) {
            let offset = u32::try_from(offset).unwrap_or(u32::MAX);
            index.declaration(&Declaration { name, text, file: path, offset });
        }
    }
    index.finish()
}

/// What the index is of, for people.
fn revision(facts: &Facts) -> String {
    let mut titles = Vec::new();
    titles.extend(facts.packages.as_ref().map(|it| it.source.title()));
    titles.extend(facts.options.iter().map(|it| it.source.title()));
    titles.join(", ")
}

/// The folders that places are below.
fn trees(facts: &Facts) -> Vec<(String, &str)> {
    let packages = facts.packages.iter().map(|it| ("packages".to_owned(), &it.source));
    let lib = facts.lib.iter().map(|it| ("lib".to_owned(), &it.source));
    let options = facts.options.iter().map(|it| (format!("options/{}", it.system()), &it.source));
    let all = packages.chain(lib).chain(options);
    all.filter_map(|(kind, source)| Some((kind, source.tree.as_deref()?))).collect()
}

/// Where an option is declared: lines where they are known, else files.
fn places(fact: &OptionFact) -> Vec<&str> {
    let known = if fact.positions.is_empty() { &fact.declarations } else { &fact.positions };
    known.iter().map(String::as_str).collect()
}

/// Texts of a package that are put together, where there are several.
struct PackageTexts<'a> {
    license: Cow<'a, str>,
    marks: String,
}

impl<'a> PackageTexts<'a> {
    fn of(fact: &'a PackageFact) -> Self {
        let license = match fact.license.0.as_slice() {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(one.as_str()),
            several => Cow::Owned(several.join(" ")),
        };
        Self { license, marks: package_doc::marks(fact) }
    }
}

fn of_package<'a>(entry: Entry<'a>, fact: &'a PackageFact, texts: &'a PackageTexts<'_>) -> Entry<'a> {
    Entry {
        version: &fact.version,
        description: &fact.description,
        homepage: fact.homepage.0.first().map_or("", String::as_str),
        license: &texts.license,
        main_program: &fact.main_program,
        outputs: fact.outputs.iter().map(|it| it.as_str()).collect(),
        position: if fact.pos.is_empty() { &fact.attr_pos } else { &fact.pos },
        marks: &texts.marks,
        ..entry
    }
}

/// An option with its path from the top, through submodules.
struct Listed<'a> {
    system: String,
    path: Vec<String>,
    fact: &'a OptionFact,
    default: String,
    example: String,
}

fn collect<'a>(system: &str, path: Vec<String>, fact: &'a OptionFact, out: &mut Vec<Listed<'a>>) {
    if path.len() > DEEPEST {
        return;
    }
    let default = if fact.default_text.is_null() { &fact.default } else { &fact.default_text };
    let default = if fact.has_default { nix_text::plain(default) } else { None };
    let example = if fact.example.is_null() { None } else { nix_text::plain(&fact.example) };
    inside(system, &path, &fact.ty, out);
    out.push(Listed {
        system: system.to_owned(),
        path,
        fact,
        default: default.unwrap_or_default(),
        example: example.unwrap_or_default(),
    });
}

/// The options of submodules in a type: `*` stands for any name, `[]` for an element.
fn inside<'a>(system: &str, path: &[String], ty: &'a OptionType, out: &mut Vec<Listed<'a>>) {
    if path.len() > DEEPEST {
        return;
    }
    for option in &ty.options {
        let names = option.names();
        if names.first() == Some(&"_module") {
            continue;
        }
        let path = path.iter().cloned().chain(names.into_iter().map(str::to_owned)).collect();
        collect(system, path, option, out);
    }
    let step = match ty.kind.as_str() {
        "attrsOf" | "lazyAttrsOf" | "loaOf" | "dagOf" => Some("*"),
        "listOf" => Some("[]"),
        _ => None,
    };
    let below: Vec<String> = path.iter().cloned().chain(step.map(str::to_owned)).collect();
    for inner in &ty.of.0 {
        inside(system, &below, inner, out);
    }
    if let Some(Target::Type(to)) = &ty.to {
        inside(system, path, to, out);
    }
}

/// The declarations of a hand-written file: name, place, text with its comment.
fn top_level(text: &str) -> Vec<(&str, usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    let mut name = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let bare = line.trim_end();
        if start.is_none() && (bare.starts_with("/**") || is_declaration(bare)) {
            start = Some(at);
        }
        if name.is_none() && is_declaration(bare) {
            name = declared_name(bare);
        }
        let is_end = bare == "}" || (name.is_some() && !bare.starts_with(' ') && bare.ends_with([';', '}']));
        if is_end && let (Some(from), Some(declared)) = (start.take(), name.take()) {
            found.push((declared, from, text.get(from..end).unwrap_or("")));
        }
        at = end;
    }
    found
}

fn is_declaration(line: &str) -> bool {
    ["interface ", "type ", "declare "].iter().any(|it| line.starts_with(it))
}

fn declared_name(line: &str) -> Option<&str> {
    if let Some(module) = line.strip_prefix("declare module ") {
        let end = module.get(1..)?.find('"')? + 2;
        return module.get(..end);
    }
    let rest = line.strip_prefix("declare ").unwrap_or(line);
    let rest = rest.split_once(' ')?.1;
    rest.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').next().filter(|it| !it.is_empty())
}
