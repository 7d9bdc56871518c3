//! How a path is shown: relative to a folder, with `/`, the same on every machine.

use std::path::{Component, Path, PathBuf};

/// `path` relative to `base`, with `/` between the parts: `flake.ts`, `../lib/a.ts`.
///
/// Paths that are not absolute (the declarations embedded in the binary) stay as they are, as do those
/// that share nothing with `base` but the root.
pub fn display_path(path: &Path, base: &Path) -> String {
    let shown = relative(path, base).unwrap_or_else(|| path.to_path_buf());
    if shown.as_os_str().is_empty() {
        return ".".to_owned();
    }
    let text = shown.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

fn relative(path: &Path, base: &Path) -> Option<PathBuf> {
    if !path.is_absolute() || !base.is_absolute() {
        return None;
    }
    let path_parts: Vec<Component<'_>> = path.components().collect();
    let base_parts: Vec<Component<'_>> = base.components().collect();
    let shared = path_parts.iter().zip(&base_parts).take_while(|(left, right)| left == right).count();
    // Only the root in common: `../../../etc/x` says less than `/etc/x`.
    if shared <= 1 && base_parts.len() > 1 {
        return None;
    }
    let up = base_parts.iter().skip(shared).map(|_| Component::ParentDir);
    Some(up.chain(path_parts.iter().skip(shared).copied()).collect())
}
