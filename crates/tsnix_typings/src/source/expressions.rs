//! The Nix expressions, written where Nix can read them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Name and text of each.
const FILES: &[(&str, &str)] = &[
    ("walk.nix", include_str!("../../nix/walk.nix")),
    ("packages.nix", include_str!("../../nix/packages.nix")),
    ("lib.nix", include_str!("../../nix/lib.nix")),
    ("options.nix", include_str!("../../nix/options.nix")),
    ("outputs.nix", include_str!("../../nix/outputs.nix")),
];

/// A folder with the expressions, which goes with the value.
pub(super) struct Expressions {
    folder: tempfile::TempDir,
}

impl Expressions {
    /// Writes them.
    pub(super) fn write() -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("tsnix-").tempdir()?;
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
