//! Takes the declarations in `typings/` into the binary: each file's path and text, and tables of which part of
//! which file declares what, so that a program parses only the parts that it names.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script reads a folder and speaks to cargo"
)]

mod split;
mod tables;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = here.join("../../typings").canonicalize()?;
    println!("cargo::rerun-if-changed={}", root.display());
    println!("cargo::rerun-if-changed={}", here.join("build").display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort_by_key(|file| file.to_string_lossy().into_owned());
    let mut list = String::from("&[\n");
    let mut texts = Vec::new();
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        // Writing to a string can't fail.
        let _ = writeln!(list, "    ({name:?}, include_str!({:?})),", file.display().to_string());
        texts.push((name, fs::read_to_string(file)?));
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("typings.rs"), list)?;
    let tables = tables::tables(&texts).map_err(io::Error::other)?;
    fs::write(out.join("parts.rs"), tables)
}

/// All `.d.ts` files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.to_string_lossy().ends_with(".d.ts") {
            files.push(path);
        }
    }
    Ok(())
}
