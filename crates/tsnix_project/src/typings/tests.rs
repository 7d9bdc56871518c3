//! The parts of the embedded declarations are what the parser finds in the files; an index is read in their place.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_check::module_graph::Declarations;
use tsnix_check::names::{Declaration as Declared, bind};
use tsnix_source::FileId;
use tsnix_source::file_system::MemoryFileSystem;
use tsnix_syntax::hir::{Module, Stmt};
use tsnix_syntax::{FileKind, parse};
use tsnix_typings::index::{Declaration, Entry, EntryKind, IndexBuilder, SetInput};

use super::{EMBEDDED, Embedded};
use crate::discover::{Project, discover};
use crate::session::Session;

fn parsed(text: &str) -> Module {
    let parsed = parse(FileId(0), text, FileKind::Declaration);
    assert!(parsed.diagnostics.is_empty(), "{:?} in {text}", parsed.diagnostics);
    parsed.module
}

/// Every declaration of a text: what declares which name how, interfaces by member, with their source.
fn declared(text: &str, found: &mut Vec<String>) {
    let module = parsed(text);
    let bindings = bind(&module);
    for (name, local) in bindings.globals.iter().flat_map(|scope| &bindings.scopes[scope.index()].names) {
        let symbol = bindings.symbol(*local);
        for declaration in &symbol.declarations {
            let range = tsnix_check::names::declaration_range(&module, declaration);
            let what = &text[range.start as usize..range.end as usize];
            assert_eq!(what, name.as_str());
            let kind = match declaration {
                // An interface that is taken apart is declared as often as it has members.
                Declared::Interface(_) => "interface",
                Declared::TypeAlias(_) => "type",
                Declared::Variable(..) | Declared::Function(_) => "value",
                other => panic!("{other:?} is not known"),
            };
            found.push(format!("{kind} {name}"));
        }
    }
    for stmt in &module.body {
        let source = |range: tsnix_source::TextRange| &text[range.start as usize..range.end as usize];
        match &module[*stmt] {
            Stmt::Interface(decl) => {
                let bases = decl.extends.iter().map(|it| source(module.type_nodes.range(*it)));
                found.extend(bases.map(|base| format!("{} extends {base}", decl.name.name)));
                for member in &decl.members {
                    found.push(format!("{} {}", decl.name.name, source(module.type_members.range(*member))));
                }
            }
            _ => found.push(source(module.stmts.range(*stmt)).to_owned()),
        }
    }
}

#[test]
fn the_library_and_the_module_are_embedded_and_sorted() {
    let paths: Vec<_> = EMBEDDED.iter().map(|(path, _)| *path).collect();
    assert!(paths.contains(&"lib.d.ts") && paths.contains(&"tsnix.d.ts"), "{paths:?}");
    assert!(paths.is_sorted());
}

#[test]
fn the_parts_are_what_the_parser_finds() {
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    EMBEDDED.iter().for_each(|(_, text)| declared(text, &mut expected));
    let embedded = Embedded::default();
    for part in 0..embedded.part_count() {
        let part = embedded.part(part);
        declared(&part.text, &mut found);
        // The place in the file is right, for what stands in one piece there.
        let path = part.path.to_string_lossy().replace(super::PREFIX, "");
        let file = EMBEDDED.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| text);
        let end = part.text.lines().next().unwrap_or("").len();
        let start = part
            .text
            .find("{ ")
            .filter(|_| part.offset < 0 || !file[part.offset as usize..].starts_with(&part.text))
            .map_or(0, |at| at + 2);
        let place = usize::try_from(part.offset + start as i64).unwrap_or(usize::MAX);
        let line = part.text.get(start..end).unwrap_or("");
        assert!(
            file.get(place..).is_some_and(|it| it.starts_with(line)) || part.text.ends_with("{ \n}"),
            "{path}: {line}"
        );
    }
    for all in [&mut expected, &mut found] {
        all.sort_unstable();
        all.dedup();
    }
    let missing: Vec<_> = expected.iter().filter(|it| found.binary_search(it).is_err()).collect();
    let invented: Vec<_> = found.iter().filter(|it| expected.binary_search(it).is_err()).collect();
    assert!(missing.is_empty() && invented.is_empty(), "missing {missing:#?}\ninvented {invented:#?}");
}

#[test]
fn names_lead_to_their_declarations() {
    let embedded = Embedded::default();
    for (name, meaning) in embedded.global_names() {
        let mut found = tsnix_check::names::Meaning::NONE;
        for part in embedded.global(&name) {
            let bindings = bind(&parsed(&embedded.part(part).text));
            let symbol =
                bindings.globals.iter().find_map(|scope| bindings.scopes[scope.index()].names.get(&name));
            found = found.union(bindings.symbol(*symbol.expect("the part declares the name")).meaning);
        }
        assert_eq!(found, meaning, "{name}");
    }
    for specifier in embedded.modules() {
        for part in embedded.module(&specifier) {
            let bindings = bind(&parsed(&embedded.part(part).text));
            assert!(bindings.ambient_modules.iter().any(|module| module.name.value == specifier));
        }
    }
    for interface in ["Packages", "LibLists"] {
        assert!(embedded.covers(interface), "{interface}");
        for name in embedded.member_names(interface) {
            assert!(embedded.member(interface, &name).is_some(), "{name}");
        }
    }
    assert!(!embedded.covers("Array") && embedded.global("NoSuchName").is_empty());
}

/// A project with an index of few packages, its diagnostics, and how many parts of declarations were read for them.
fn checked(index: Option<Vec<u8>>, source: &str) -> (Vec<String>, usize) {
    let mut fs = MemoryFileSystem::default();
    fs.insert("/p/main.nix.ts", source);
    if let Some(index) = index {
        fs.insert("/p/.tsnix/typings/packages.index", index);
        // With an index it is not looked at.
        fs.insert(
            "/p/.tsnix/typings/nixpkgs.d.ts",
            "interface Packages { readonly notInTheIndex: Derivation }",
        );
    }
    let entry = PathBuf::from("/p/main.nix.ts");
    let project: Project = discover(&fs, Path::new("/p"), std::slice::from_ref(&entry)).expect("an entry");
    let mut session = Session::new(Arc::new(fs), project);
    let checked = session.check(&[entry]).expect("it can be read");
    let said = checked.diagnostics.iter().map(|it| format!("{} {}", it.code.number, it.message)).collect();
    (said, checked.model.graph().libraries.loaded_count())
}

fn said(index: Option<Vec<u8>>, source: &str) -> Vec<String> {
    checked(index, source).0
}

#[test]
fn a_program_reads_what_it_names() {
    let read = |source: &str| checked(Some(index()), source).1;
    let nothing = read("export default { lib: { greeting: \"hello\" } };");
    assert!(nothing < 10, "{nothing}");
    let shell = format!("{HEAD}export default {{ devShell: pkgs.mkShell({{ packages: [pkgs.git] }}) }};");
    let shell = read(&shell);
    assert!(shell < 40, "{shell}");
    // A wrong name, a spread and a key are answered without reading the set either.
    let wrong = format!(
        "{HEAD}const all = {{ ...pkgs, own: 1 }}; export default [pkgs.gitt, all.git, all.own, pkgs[\"git-lf\"]];"
    );
    let wrong = read(&wrong);
    assert!(wrong < 30, "{wrong}");
}

fn index() -> Vec<u8> {
    let mut index = IndexBuilder::new("");
    let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    let python = index.set(SetInput { interface: "Python", path: vec!["snakePackages"], rest: "" });
    let members = [
        ("git", EntryKind::Derivation, "readonly _: Derivation"),
        ("git-lfs", EntryKind::Derivation, "readonly _: Derivation"),
        ("snakePackages", EntryKind::Set, "readonly _: Python"),
        ("mkThing", EntryKind::Function, "_(args: ThingArguments): Derivation; _(name: string): string"),
        ("answer", EntryKind::Value, "readonly _?: 42"),
    ];
    for (name, kind, member) in members {
        index.entry(top, &Entry { name, kind, member, ..Entry::default() });
    }
    index.entry(python, &Entry { name: "requests", member: "readonly _: Derivation", ..Entry::default() });
    let text = "interface ThingArguments { readonly size: number }";
    index.declaration(&Declaration { name: "ThingArguments", text, file: "nixpkgs.d.ts", offset: 0 });
    index.finish().expect("it can be written")
}

const HEAD: &str = "import { pkgs } from \"@nixpkgs/latest\";\n";

fn with_index(source: &str) -> Vec<String> {
    said(Some(index()), &format!("{HEAD}{source}"))
}

#[test]
fn members_are_looked_up_with_their_types() {
    let source = "
        const all: Derivation[] = [pkgs.git, pkgs[\"git-lfs\"], pkgs.snakePackages.requests];
        const made: Derivation = pkgs.mkThing({ size: 1 });
        const named: string = pkgs.mkThing(\"a\");
        const answer: 42 | undefined = pkgs.answer;
        const { git, ...others } = pkgs;
        export default { all, made, named, answer, git, lfs: others[\"git-lfs\"] };";
    assert_eq!(with_index(source), [""; 0]);
}

#[test]
fn what_is_wrong_is_what_tsc_says() {
    let found = |expression: &str| with_index(&format!("export default [{expression}];")).join("; ");
    assert_eq!(found("pkgs.gti"), "ts2339 the type `Packages` has no property `gti`");
    assert_eq!(found("pkgs[\"git-lf\"]"), "ts2551 the type `Packages` has no property `git-lf`");
    assert_eq!(found("pkgs.somethingElse"), "ts2339 the type `Packages` has no property `somethingElse`");
    assert_eq!(found("pkgs.notInTheIndex"), "ts2339 the type `Packages` has no property `notInTheIndex`");
    // In the embedded set, which the index stands for.
    assert_eq!(found("pkgs.ripgrep"), "ts2339 the type `Packages` has no property `ripgrep`");
    assert_eq!(found("pkgs.snakePackages.request"), "ts2551 the type `Python` has no property `request`");
    assert!(found("pkgs.mkThing({ size: \"1\" })").starts_with("ts2769 "));
    assert!(
        with_index("const { git, ...others } = pkgs; export default others.git;")[0].starts_with("ts2339 ")
    );
}

#[test]
fn keys_are_asked_for_not_listed() {
    let found = |source: &str| with_index(&format!("import {{ pick }} from \"tsnix\";\n{source}")).join("; ");
    assert_eq!(found("const a: Derivation[] = pick(pkgs, \"git\"); export default a;"), "");
    assert!(found("export default pick(pkgs, \"gti\");").starts_with("ts2345 "));
}

#[test]
fn spreading_a_package_set_keeps_what_is_looked_up() {
    let source = "
        const more = { own: 2, ...pkgs, last: 3 };
        const git: Derivation = more.git;
        const own: number = more.own + more.last;
        export default [git, own, more.answer];";
    assert_eq!(with_index(source), [""; 0]);
    let wrong = with_index("const more = { ...pkgs, last: 3 }; export default more.nothing;");
    assert!(wrong[0].starts_with("ts2339 "), "{wrong:?}");
}

#[test]
fn a_program_adds_to_what_is_looked_up() {
    let source = "
        declare module \"tsnix\" { interface Packages { mine: Derivation } }
        const mine: Derivation = pkgs.mine;
        export default [mine, pkgs.git];";
    assert_eq!(with_index(source), [""; 0]);
}

#[test]
fn a_programs_own_declarations_merge_with_those_that_are_looked_up() {
    let source = "
        declare global {
          interface Packages {
            mine: Derivation;
            mkThing(count: number): number;
          }
          interface ThingArguments { readonly colour?: string }
        }
        const mine: Derivation = pkgs.mine;
        const counted: number = pkgs.mkThing(1);
        const named: string = pkgs.mkThing(\"a\");
        const made: Derivation = pkgs.mkThing({ size: 1, colour: \"red\" });
        export default [mine, counted, named, made];";
    assert_eq!(with_index(source), [""; 0]);
}

#[test]
fn a_set_fits_itself_and_what_asks_for_little() {
    let source = "
        const few = (from: { readonly git: Derivation; readonly answer?: 42 }) => from.git;
        const same = (from: typeof pkgs) => from[\"git-lfs\"];
        const all: Derivation[] = [few(pkgs), same(pkgs), same({ ...pkgs })];
        export default all;";
    assert_eq!(with_index(source), [""; 0]);
    let wrong = with_index(
        "const few = (from: { readonly gone: Derivation }) => from.gone; export default few(pkgs);",
    );
    assert!(wrong[0].starts_with("ts2741 "), "{wrong:?}");
    let wrong =
        with_index("const same = (from: typeof pkgs) => from.git; export default same({ git: pkgs.git });");
    assert!(wrong[0].starts_with("ts2740 "), "{wrong:?}");
}

#[test]
fn the_embedded_set_is_partial() {
    let found = |expression: &str| said(None, &format!("{HEAD}export default [{expression}];")).join("; ");
    assert_eq!(found("pkgs.ripgrep"), "");
    assert!(found("pkgs.ripgerp").starts_with("tn2001 "));
}

#[test]
fn an_index_that_can_not_be_read_is_said() {
    let found =
        said(Some(b"something else".to_vec()), &format!("{HEAD}export default [pkgs.notInTheIndex];"));
    assert_eq!(
        found,
        ["tn4030 the package index `.tsnix/typings/packages.index` is not used: it is no package index"]
    );
}
