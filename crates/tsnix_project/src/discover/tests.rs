//! Which entries are found from where.

use std::path::{Path, PathBuf};

use tsnix_source::file_system::MemoryFileSystem;

use super::{DiscoverError, Project, discover};

fn files(files: &[(&str, &str)]) -> MemoryFileSystem {
    let mut fs = MemoryFileSystem::default();
    for (path, text) in files {
        fs.insert(*path, *text);
    }
    fs
}

fn entries(project: &Project) -> Vec<&str> {
    project.entries.iter().filter_map(|path| path.to_str()).collect()
}

#[test]
fn the_flake_here_or_the_nearest_above() {
    let fs = files(&[("/a/flake.ts", ""), ("/a/b/c/flake.ts", ""), ("/a/b/x.ts", "")]);
    let from = |folder: &str| discover(&fs, Path::new(folder), &[]).map(|it| it.entries);
    assert_eq!(from("/a/b/c"), Ok(vec![PathBuf::from("/a/b/c/flake.ts")]));
    assert_eq!(from("/a/b"), Ok(vec![PathBuf::from("/a/flake.ts")]));
    assert_eq!(from("/z"), Err(DiscoverError::NoEntry(PathBuf::from("/z"))));
}

#[test]
fn the_entries_of_the_configuration_with_patterns() {
    let fs = files(&[
        ("/p/tsnix.json", r#"{ "entries": ["flake.ts", "hosts/**/*.nix.ts", "no/*.ts", "flake.ts"] }"#),
        ("/p/flake.ts", ""),
        ("/p/hosts/b.nix.ts", ""),
        ("/p/hosts/a/deep.nix.ts", ""),
        ("/p/hosts/util.ts", ""),
        ("/p/hosts/a.d.nix.ts", ""),
        ("/p/hosts/node_modules/x.nix.ts", ""),
    ]);
    let project = discover(&fs, Path::new("/p/hosts"), &[]).expect("there are entries");
    assert_eq!(entries(&project), ["/p/flake.ts", "/p/hosts/a/deep.nix.ts", "/p/hosts/b.nix.ts"]);
    assert_eq!(project.root, PathBuf::from("/p"));
    let said: Vec<_> = project.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(said, ["`no/*.ts` leads to no TypeScript file"]);
}

#[test]
fn named_files_win_and_keep_the_configuration() {
    let fs = files(&[
        ("/p/tsnix.json", r#"{ "entries": ["flake.ts"], "outDir": "out" }"#),
        ("/p/flake.ts", ""),
        ("/p/sub/shell.ts", ""),
    ]);
    let named = [PathBuf::from("/p/x/../sub/./shell.ts"), PathBuf::from("/p/sub/shell.ts")];
    let project = discover(&fs, Path::new("/elsewhere"), &named).expect("there are entries");
    assert_eq!(entries(&project), ["/p/sub/shell.ts"]);
    assert_eq!(project.config.out_dir, Some(PathBuf::from("/p/out")));
    assert!(project.diagnostics.is_empty());
}

#[test]
fn what_is_not_typescript_is_refused() {
    let fs = files(&[("/p/flake.nix", ""), ("/p/a.d.ts", ""), ("/p/dir.ts/x", "")]);
    for name in ["/p/flake.nix", "/p/a.d.ts", "/p", "/p/dir.ts"] {
        let found = discover(&fs, Path::new("/p"), &[PathBuf::from(name)]);
        assert!(matches!(found, Err(DiscoverError::NotAnEntry(..))), "{name}: {found:?}");
    }
}
