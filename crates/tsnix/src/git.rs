//! Whether git knows the outputs: Nix sees only those files of a flake that git tracks.
//!
//! Asks as little as possible: the index is looked at first, and only what is not found there is asked of
//! `git` itself. Without git, or outside of a repository, there is nothing to say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What git says about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tracking {
    /// It is in the index, or git can't be asked.
    Tracked,
    /// It is not in the index.
    Untracked,
    /// It is not in the index, and `.gitignore` keeps it out.
    Ignored,
}

/// Whether git tracks `path`.
pub(crate) fn tracking(path: &Path) -> Tracking {
    let Some(root) = repository(path) else { return Tracking::Tracked };
    let Some(relative) = path.strip_prefix(&root).ok().and_then(Path::to_str) else {
        return Tracking::Tracked;
    };
    if in_index(&root, relative) {
        return Tracking::Tracked;
    }
    match git(&root, &["ls-files", "--error-unmatch", "--", relative]) {
        Some(1) => {}
        // Known, or no git, or a repository that it does not want to read.
        _ => return Tracking::Tracked,
    }
    match git(&root, &["check-ignore", "--quiet", "--", relative]) {
        Some(0) => Tracking::Ignored,
        _ => Tracking::Untracked,
    }
}

/// Whether a flake's folder holds `path`: a `flake.nix` here or above, in the same repository.
pub(crate) fn is_in_flake(path: &Path) -> bool {
    let Some(root) = repository(path) else { return false };
    let folders = path.ancestors().skip(1).take_while(|it| it.starts_with(&root));
    folders.into_iter().any(|folder| folder.join("flake.nix").exists())
}

/// The folder of the repository: the nearest above with a `.git` (a folder, or a file in work trees).
fn repository(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

/// Whether the index surely has an entry of that name. The names stand in it in full, up to version 3 (git's
/// `Documentation/gitformat-index`): two bytes of flags, the low twelve bits of which are the name's length,
/// then the name, then a NUL.
fn in_index(root: &Path, name: &str) -> bool {
    let Ok(index) = fs::read(root.join(".git/index")) else { return false };
    let name = name.as_bytes();
    let flags = u16::try_from(name.len()).unwrap_or(u16::MAX).min(0xfff);
    let mut wanted = vec![(flags >> 8) as u8, (flags & 0xff) as u8];
    wanted.extend_from_slice(name);
    wanted.push(0);
    // The high bits of the flags (assume-valid, stage) are clear for a file that is simply tracked.
    index.windows(wanted.len()).any(|window| window == wanted)
}

/// The status of a git command; nothing where it can't be run.
fn git(root: &Path, arguments: &[&str]) -> Option<i32> {
    Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?
        .code()
}
