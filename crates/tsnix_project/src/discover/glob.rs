//! The files that a pattern leads to: `hosts/*.nix.ts`, `**/*.nix.ts`.

use std::path::{Path, PathBuf};

use tsnix_source::FileSystem;

/// How deep folders are searched for `**`.
const DEEPEST: usize = 32;

/// The files below `root` that match, in the order of their paths. A path without wildcards is looked up.
pub(super) fn expand(fs: &dyn FileSystem, root: &Path, pattern: &str) -> Vec<PathBuf> {
    if !pattern.contains(['*', '?', '[', '{', '!', '\\']) {
        let path = root.join(pattern);
        return if fs.is_file(&path) { vec![path] } else { Vec::new() };
    }
    // The search starts at the folder before the first wildcard.
    let fixed: PathBuf =
        pattern.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '!', '\\'])).collect();
    let mut found = Vec::new();
    let mut waiting = vec![(root.join(fixed), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        for path in fs.entries(&folder) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            if fs.is_directory(&path) {
                // Where no sources of the project lie, and where looking takes long.
                let is_skipped = name.starts_with('.') || name == "node_modules" || name == "result";
                if depth < DEEPEST && !is_skipped {
                    waiting.push((path, depth + 1));
                }
            } else if let Some(relative) = path.strip_prefix(root).ok().and_then(Path::to_str)
                && fast_glob::glob_match(pattern, relative)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
