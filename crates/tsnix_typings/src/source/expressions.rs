//! The Nix expressions, written where Nix can read them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name and text of each.
const FILES: &[(&str, &str)] = &[
    ("walk.nix", include_str!("../../nix/walk.nix")),
    ("packages.nix", include_str!("../../nix/packages.nix")),
    ("lib.nix", include_str!("../../nix/lib.nix")),
    ("options.nix", include_str!("../../nix/options.nix")),
    ("outputs.nix", include_str!("../../nix/outputs.nix")),
];

/// How folders with expressions are called.
const PREFIX: &str = "tsnix-nix-";

/// No evaluation takes so long.
const LONGEST: Duration = Duration::from_secs(24 * 3600);

/// Removes folders that runs have left that were killed. What can't be removed is left to the next one.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_ours && age().is_some_and(|age| age > LONGEST) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// A folder with the expressions, which goes with the value.
pub(super) struct Expressions {
    folder: tempfile::TempDir,
}

impl Expressions {
    /// Writes them.
    pub(super) fn write() -> io::Result<Self> {
        sweep(&std::env::temp_dir());
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir()?;
        for (name, text) in FILES {
            fs::write(folder.path().join(name), text)?;
        }
        Ok(Self { folder })
    }

    /// Writes what is evaluated, a file for each process at work.
    pub(super) fn write_main(&self, part: usize, text: &str) -> io::Result<PathBuf> {
        let path = self.folder.path().join(format!("main-{part}.nix"));
        fs::write(&path, text)?;
        Ok(path)
    }

    /// The path of one.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// `import /tmp/.../lib.nix`
    pub(super) fn import(&self, name: &str) -> String {
        format!("import {}", nix_path(&self.path(name)))
    }
}

/// A path as Nix has it, whatever is in it.
pub(super) fn nix_path(path: &Path) -> String {
    format!("(/. + {})", super::nix_string(&path.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_runs_left_goes_after_a_day() {
        let temporary = tempfile::tempdir().expect("a folder");
        let folder = |name: &str, hours: u64| {
            let path = temporary.path().join(name);
            fs::create_dir(&path).expect("a folder");
            fs::write(path.join("walk.nix"), "{ }").expect("a file");
            let then = std::time::SystemTime::now() - Duration::from_secs(hours * 3600);
            fs::File::open(&path).and_then(|it| it.set_modified(then)).expect("a time");
            path
        };
        let (old, new) = (folder("tsnix-nix-a", 25), folder("tsnix-nix-b", 23));
        let other = folder("somebody", 99);
        sweep(temporary.path());
        assert!(!old.exists() && new.exists() && other.exists());
    }
}
