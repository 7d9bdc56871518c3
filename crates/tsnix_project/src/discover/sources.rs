//! The modules in a project's folder, whether anything leads to them or not: for an editor, which offers what they have.

use std::path::{Path, PathBuf};

use tsnix_source::FileSystem;

use crate::outputs::check_entry_name;

/// How deep folders are searched.
const DEEPEST: usize = 16;

/// How many folders are looked into, so that a folder that is no project costs little.
const MOST_FOLDERS: usize = 2_000;

/// How many modules are taken.
const MOST_MODULES: usize = 2_000;

/// What a folder has that is a project of its own.
const OF_A_PROJECT: [&str; 4] = ["tsnix.json", "flake.ts", "package.json", "tsconfig.json"];

/// The modules below a project's root, in the order of their paths. Folders of tools and other projects are left out.
pub fn sources(fs: &dyn FileSystem, root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![(root.to_path_buf(), 0)];
    let mut folders = 0;
    while let Some((folder, depth)) = waiting.pop() {
        folders += 1;
        if folders > MOST_FOLDERS || found.len() > MOST_MODULES {
            break;
        }
        let entries = fs.entries(&folder);
        let name = |path: &Path| path.file_name().and_then(|it| it.to_str()).unwrap_or("").to_owned();
        if depth > 0 && entries.iter().any(|it| OF_A_PROJECT.contains(&name(it).as_str())) {
            continue;
        }
        for path in entries {
            let name = name(&path);
            let is_skipped = name.starts_with('.') || name == "node_modules" || name == "result";
            if !is_skipped && check_entry_name(&path).is_ok() && fs.is_file(&path) {
                found.push(path);
            } else if !is_skipped && depth < DEEPEST && fs.is_directory(&path) {
                waiting.push((path, depth + 1));
            }
        }
    }
    found.truncate(MOST_MODULES);
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use tsnix_source::file_system::MemoryFileSystem;

    use super::sources;

    #[test]
    fn modules_of_the_project_and_of_no_other() {
        let mut fs = MemoryFileSystem::default();
        for path in [
            "/p/flake.ts",
            "/p/lib/a.ts",
            "/p/lib/deep/b.nix.ts",
            "/p/types.d.ts",
            "/p/x.nix",
            "/p/.tsnix/typings/c.ts",
            "/p/node_modules/d/e.ts",
            "/p/other/flake.ts",
            "/p/other/f.ts",
            "/p/site/package.json",
            "/p/site/g.ts",
        ] {
            fs.insert(path, "");
        }
        let found: Vec<_> = sources(&fs, Path::new("/p")).iter().map(|it| it.display().to_string()).collect();
        assert_eq!(found, ["/p/flake.ts", "/p/lib/a.ts", "/p/lib/deep/b.nix.ts"]);
        assert!(sources(&fs, Path::new("/nowhere")).is_empty());
    }
}
