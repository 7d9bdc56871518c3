//! Into trees as nixpkgs has them, with and without typings that know the places.

use std::path::{Path, PathBuf};

use tsnix_source::file_system::MemoryFileSystem;
use tsnix_typings::index::{Entry, EntryKind, IndexBuilder, OptionEntry, SetInput};

use super::{Sources, Tree, implementation};
use crate::fixture::Fixture;

const FILES: [(&str, &str); 14] = [
    (
        "lib/default.nix",
        "let\n  inherit (import ./fixed-points.nix { }) makeExtensible;\n  lib = makeExtensible (self: let\n    callLibs = file: import file { lib = self; };\n  in {\n    attrsets = callLibs ./attrsets.nix;\n    strings = callLibs ./strings.nix;\n    systems = callLibs ./systems;\n    inherit (builtins) add head;\n    inherit (self.attrsets) mapAttrs genAttrs;\n    inherit (self.strings) optionalString;\n  });\nin lib\n",
    ),
    (
        "lib/attrsets.nix",
        "{ lib }:\nlet\n  inherit (builtins) head;\nin\nrec {\n  inherit (builtins) mapAttrs;\n\n  genAttrs = names: f: names;\n}\n",
    ),
    (
        "lib/strings.nix",
        "{ lib }:\nlet\n  optionalString = a: b: b;\nin {\n  inherit optionalString;\n  hasPrefix = a: b: true;\n}\n",
    ),
    ("lib/systems/default.nix", "{ lib }: {\n  elaborate = it: it;\n}\n"),
    (
        "pkgs/top-level/all-packages.nix",
        "{ lib }:\n  {\n  bat = callPackage ../tools/misc/bat {\n    ripgrep = old;\n  };\n\n  ripgrep = callPackage ../tools/text/ripgrep {\n    inherit (darwin) Security;\n  };\n  \"0ad\" = callPackage ../games/0ad { };\n  alias = bat;\n}\n",
    ),
    (
        "pkgs/top-level/python-packages.nix",
        "self: super: {\n  requests = callPackage ../development/python-modules/requests { };\n}\n",
    ),
    ("pkgs/development/python-modules/requests/default.nix", "{ }: 1\n"),
    (
        "pkgs/tools/text/ripgrep/default.nix",
        "{ lib }:\nmkDerivation {\n  pname = \"ripgrep\";\n  meta = {\n    description = \"grep\";\n  };\n}\n",
    ),
    ("pkgs/by-name/he/hello/package.nix", "{ }: 2\n"),
    (
        "nixos/modules/services/nginx.nix",
        "{ config, ... }:\n{\n  options = {\n    services.nginx = {\n      enable = mkEnableOption \"nginx\";\n      virtualHosts = mkOption {\n        type = types.attrsOf (types.submodule { options = { root = mkOption { }; }; });\n      };\n    };\n  };\n  config = { services.nginx.enable = true; };\n}\n",
    ),
    ("/hm/modules/programs/git.nix", "{\n  options.programs.git.enable = mkEnableOption \"git\";\n}\n"),
    ("/utils/flake.nix", "{ outputs = _: { }; }\n"),
    (
        "/p/tools.nix",
        "{ lib }:\nlet name = \"x\"; in\n{\n  greet = who: \"hello\";\n  inner.deep = 1;\n  inherit name;\n} // { more = 1; }\n",
    ),
    ("/p/one.nix", "{ }: 1\n"),
];

fn fs() -> MemoryFileSystem {
    let mut fs = MemoryFileSystem::default();
    for (path, text) in FILES {
        fs.insert(Path::new("/nixpkgs").join(path), text);
    }
    fs
}

/// `/file:line:column` of where a cursor leads, with `!` where that is better than the declaration.
fn place(fixture: &Fixture, lock: Option<&str>) -> String {
    let trees = [("nixpkgs", "/nixpkgs"), ("home-manager", "/hm")]
        .map(|(name, root)| Tree { name: name.to_owned(), root: PathBuf::from(root) });
    let fs = fs();
    let sources = Sources { fs: &fs, trees: &trees, lock };
    let Some(found) = implementation(&fixture.analysis(), fixture.file, fixture.offset, sources) else {
        return "nothing".to_owned();
    };
    let before = &found.place.text[..found.place.range.start as usize];
    let line = before.matches('\n').count() + 1;
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
    let mark = if found.is_better { "!" } else { "" };
    format!(
        "{}:{line}:{column} {}{mark}",
        found.place.path.display(),
        found.place.range.of(&found.place.text)
    )
}

fn all(cases: &[(&str, &str)], show: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    for (source, expected) in cases {
        let found = show(source);
        if found != *expected {
            wrong.push(format!("{source}\n  expected: {expected}\n  found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn packages_without_typings() {
    all(
        &[
            ("[pkgs.<|>ripgrep]", "/nixpkgs/pkgs/tools/text/ripgrep/default.nix:1:1 !"),
            ("[pkgs.<|>hello]", "/nixpkgs/pkgs/by-name/he/hello/package.nix:1:1 !"),
            ("[pkgs.<|>alias]", "/nixpkgs/pkgs/top-level/all-packages.nix:11:3 alias!"),
            ("[pkgs['<|>0ad']]", "/nixpkgs/pkgs/top-level/all-packages.nix:10:4 0ad!"),
            (
                "[pkgs.python3Packages.<|>requests]",
                "/nixpkgs/pkgs/development/python-modules/requests/default.nix:1:1 !",
            ),
            ("[pkgs.<|>nowhere]", "nothing"),
            ("[pkgs.ripgrep.<|>version]", "nothing"),
            ("((({ <|>ripgrep }) => ripgrep)(pkgs))", "/nixpkgs/pkgs/tools/text/ripgrep/default.nix:1:1 !"),
            ("((({ ripgrep }) => <|>ripgrep)(pkgs))", "/nixpkgs/pkgs/tools/text/ripgrep/default.nix:1:1 !"),
            ("[<|>pkgs]", "nothing"),
        ],
        |body| {
            let source = format!("import {{ pkgs }} from '@nixpkgs/latest';\nexport default {body};");
            place(&Fixture::new(&source), None)
        },
    );
}

#[test]
fn functions_of_the_library() {
    all(
        &[
            ("lib.<|>genAttrs", "/nixpkgs/lib/attrsets.nix:8:3 genAttrs"),
            ("lib.<|>mapAttrs", "/nixpkgs/lib/attrsets.nix:6:22 mapAttrs"),
            ("lib.<|>optionalString", "/nixpkgs/lib/strings.nix:3:3 optionalString"),
            ("lib.strings.<|>hasPrefix", "/nixpkgs/lib/strings.nix:6:3 hasPrefix"),
            ("lib.systems.<|>elaborate", "/nixpkgs/lib/systems/default.nix:2:3 elaborate"),
            ("lib.<|>head", "/nixpkgs/lib/default.nix:9:28 head"),
            ("lib.<|>strings", "/nixpkgs/lib/default.nix:7:5 strings"),
            ("lib.<|>nowhere", "nothing"),
            ("[1].<|>map((it) => it)", "nothing"),
        ],
        |body| {
            let source = format!("import {{ lib }} from '@nixpkgs/latest';\nexport default {body};");
            place(&Fixture::new(&source), None)
        },
    );
}

#[test]
fn what_a_nix_file_gives() {
    all(
        &[
            ("tools.<|>greet", "/p/tools.nix:4:3 greet!"),
            ("tools.inner.<|>deep", "/p/tools.nix:5:9 deep!"),
            ("tools.<|>inner.deep", "/p/tools.nix:5:3 inner!"),
            ("tools.<|>name", "/p/tools.nix:2:5 name!"),
            ("tools.<|>more", "/p/tools.nix:7:8 more!"),
            ("tools.<|>other", "nothing"),
        ],
        |body| {
            let nix = FILES.iter().find(|(path, _)| *path == "/p/tools.nix").map_or("", |it| it.1);
            let source = format!(
                "//- main.ts\nimport tools from './tools.nix';\nexport default {body};\n//- tools.nix\n{nix}"
            );
            place(&Fixture::new(&source), None)
        },
    );
}

#[test]
fn a_flake_that_is_locked() {
    let lock = r#"{ "root": "root", "nodes": {
        "root": { "inputs": { "flake-utils": "flake-utils" } },
        "flake-utils": { "locked": { "type": "path", "path": "/utils" },
                         "original": { "type": "github", "owner": "numtide", "repo": "flake-utils" } } } }"#;
    all(
        &[
            (
                "import utils from '<|>github:numtide/flake-utils';\nexport default utils;",
                "/utils/flake.nix:1:1 ",
            ),
            (
                "import utils from 'github:numtide/flake-utils';\nexport default <|>utils;",
                "/utils/flake.nix:1:1 ",
            ),
            ("import utils from '<|>github:numtide/other';\nexport default utils;", "nothing"),
        ],
        |source| place(&Fixture::new(source), Some(lock)),
    );
}

/// An index that knows where things are.
fn index(option_position: &str) -> Vec<u8> {
    let mut index = IndexBuilder::new("");
    let top = index.set(SetInput { interface: "Packages", path: Vec::new(), rest: "" });
    let position = "pkgs/tools/text/ripgrep/default.nix:5";
    let package = Entry {
        name: "ripgrep",
        kind: EntryKind::Derivation,
        member: "readonly _: Derivation",
        ..Entry::default()
    };
    index.entry(top, &Entry { position, ..package.clone() });
    index.entry(top, &Entry { name: "gone", position: "pkgs/gone.nix:1", ..package });
    for path in [vec!["services", "nginx", "enable"], vec!["services", "nginx", "virtualHosts", "*", "root"]]
    {
        let option =
            OptionEntry { system: "nixos", path, position: option_position, ..OptionEntry::default() };
        index.option(&option);
    }
    index.option(&OptionEntry {
        system: "home-manager",
        path: vec!["programs", "git", "enable"],
        position: "modules/programs/git.nix",
        ..OptionEntry::default()
    });
    for (name, text) in [
        (
            "NixosOptions",
            "interface NixosOptions { readonly services?: { readonly nginx?: { readonly enable?: boolean; readonly virtualHosts?: { readonly [name: string]: { readonly root?: string } } } } }",
        ),
        (
            "NixosConfig",
            "interface NixosConfig { readonly services: { readonly nginx: { readonly enable: boolean } } }",
        ),
        (
            "HomeOptions",
            "interface HomeOptions { readonly programs?: { readonly git?: { readonly enable?: boolean } } }",
        ),
    ] {
        index.declaration(&tsnix_typings::index::Declaration { name, text, file: "options.d.ts", offset: 0 });
    }
    index.finish().expect("it can be written")
}

fn with_index(source: &str, option_position: &str) -> String {
    let files = vec![("main.ts".to_owned(), source.to_owned())];
    place(&Fixture::with_index(files, false, Some(index(option_position))), None)
}

#[test]
fn packages_where_typings_say_they_are() {
    all(
        &[
            ("pkgs.<|>ripgrep", "/nixpkgs/pkgs/tools/text/ripgrep/default.nix:5:5 !"),
            ("pkgs.<|>gone", "nothing"),
        ],
        |body| {
            let source = format!("import {{ pkgs }} from '@nixpkgs/latest';\nexport default {body};");
            with_index(&source, "")
        },
    );
}

#[test]
fn options() {
    let cases = [
        (
            "nixosModule({ services: { nginx: { <|>enable: true } } })",
            "/nixpkgs/nixos/modules/services/nginx.nix:5:7 enable!",
        ),
        (
            "nixosModule({ services: { nginx: { virtualHosts: { a: { <|>root: '/' } } } } })",
            "/nixpkgs/nixos/modules/services/nginx.nix:7:61 root!",
        ),
        (
            "nixosModule(({ config }) => ({ services: { nginx: { enable: config.services.nginx.<|>enable } } }))",
            "/nixpkgs/nixos/modules/services/nginx.nix:5:7 enable!",
        ),
        (
            "homeModule({ programs: { git: { <|>enable: true } } })",
            "/hm/modules/programs/git.nix:2:24 enable!",
        ),
        ("({ <|>enable: true })", "nothing"),
    ];
    let show = |position: &'static str| {
        move |body: &str| {
            let source =
                format!("import {{ homeModule, nixosModule }} from 'tsnix';\nexport default {body};");
            with_index(&source, position)
        }
    };
    all(&cases, show("nixos/modules/services/nginx.nix"));
    all(
        &[(
            "nixosModule({ services: { nginx: { <|>enable: true } } })",
            "/nixpkgs/nixos/modules/services/nginx.nix:5:7 !",
        )],
        show("nixos/modules/services/nginx.nix:5"),
    );
}

#[test]
fn hover_says_where() {
    let lock = r#"{ "root": "root", "nodes": { "root": { "inputs": { "nixpkgs": "n" } }, "n": {
        "locked": { "type": "github", "owner": "NixOS", "repo": "nixpkgs", "rev": "abc" } } } }"#;
    let shown = |body: &str, lock: Option<&str>| {
        let source = format!(
            "import {{ nixosModule }} from 'tsnix';\nimport {{ pkgs }} from '@nixpkgs/latest';\nexport default {body};"
        );
        let files = vec![("main.ts".to_owned(), source)];
        let fixture = Fixture::with_index(files, false, Some(index("nixos/modules/x.nix")));
        let found = crate::hover::hover_with_lock(&fixture.analysis(), fixture.file, fixture.offset, lock);
        found.map(|it| it.docs.text).unwrap_or_default()
    };
    let option = "nixosModule({ services: { nginx: { <|>enable: true } } })";
    assert_eq!(shown(option, None), "Declared in: `nixos/modules/x.nix`");
    assert_eq!(
        shown(option, Some(lock)),
        "Declared in: [`nixos/modules/x.nix`](https://github.com/NixOS/nixpkgs/blob/abc/nixos/modules/x.nix)"
    );
    assert_eq!(shown("pkgs.<|>ripgrep", None), "nixpkgs: `pkgs/tools/text/ripgrep/default.nix:5`");
    assert_eq!(
        shown("pkgs.<|>ripgrep", Some(lock)),
        "nixpkgs: [`pkgs/tools/text/ripgrep/default.nix:5`](https://github.com/NixOS/nixpkgs/blob/abc/pkgs/tools/text/ripgrep/default.nix#L5)"
    );
}

#[test]
fn nix_that_leads_nowhere_ends() {
    for text in [
        "let x = x; in x",
        "let a = b // b; b = c // c; c = a // a; in a",
        "rec { inherit x; x = x; }",
        "{",
        "",
    ] {
        assert!(super::text::attribute(text, &["y"]).is_none(), "{text}");
    }
    assert!(super::text::attribute("let inherit x; in { inherit x; }", &["x"]).is_some());
}
