//! Types for imported files that are not TypeScript: `.json`, `.toml`, `.nix`.
//!
//! The loader of modules asks [`read`] for each such file that has no declaration beside it. The answer is a
//! declaration in TypeScript, the same text that may be written beside the file for TypeScript's own tools, or
//! that the file is a value as it stands (JSON is). Nothing is evaluated: a `.nix` file is read as text.

mod json;
mod nix;
pub mod packages;
mod shape;
mod text;
mod toml;

use std::path::{Path, PathBuf};

use tsnix_check::module_graph::{ForeignKind, ForeignShape, ForeignTypes};
use tsnix_source::FileSystem;

pub use nix::pattern::{DefaultKind, Formal, SetPattern};

/// What is known of a file's value.
pub fn read(fs: &dyn FileSystem, kind: ForeignKind, path: &Path, text: &str) -> ForeignTypes {
    match kind {
        ForeignKind::Json => json::read(text),
        ForeignKind::Toml => toml::read(text),
        ForeignKind::Nix => nix::read(fs, path, text),
    }
}

/// The declaration that may be written beside a file, and where: `x.nix` has it in `x.d.nix.ts`. Nothing for
/// what TypeScript reads itself, for a file that can't be read or that has mistakes.
pub fn declaration(fs: &dyn FileSystem, path: &Path) -> Option<(PathBuf, String)> {
    let kind = match path.extension()?.to_str()? {
        "nix" => ForeignKind::Nix,
        "toml" => ForeignKind::Toml,
        _ => return None,
    };
    let text = String::from_utf8(fs.read(path).ok()?).ok()?;
    let types = read(fs, kind, path, &text);
    match types.shape {
        ForeignShape::Declaration(text) => Some((tsnix_check::module_graph::declaration_beside(path)?, text)),
        ForeignShape::Value | ForeignShape::Unknown => None,
    }
}

/// The set pattern of the function that a Nix text is; nothing where it is another value.
pub fn set_pattern(text: &str) -> Option<SetPattern> {
    nix::pattern::of_text(text)
}

#[cfg(test)]
mod tests;
