//! Facts as they are kept in the typings folder, one file a kind, so that the next run need not find them again.

use std::fs;
use std::io;
use std::path::Path;

use tsnix_typings::facts::Facts;

/// Where they are, below the typings folder.
const FOLDER: &str = "facts";

/// A level that costs little.
const LEVEL: i32 = 3;

/// The facts of the run before; none where there are none that can be read.
pub(super) fn read(out: &Path) -> Facts {
    let mut facts = Facts::default();
    let Ok(entries) = fs::read_dir(out.join(FOLDER)) else { return facts };
    let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(bytes) = fs::read(&path) else { continue };
        if let Ok(found) = tsnix_typings::import::import(&path.to_string_lossy(), &bytes) {
            facts.merge(found);
        }
    }
    facts
}

/// Writes them, a file a kind.
pub(super) fn write(out: &Path, facts: &Facts) -> io::Result<()> {
    let folder = out.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let write = |name: &str, json: serde_json::Result<Vec<u8>>| -> io::Result<()> {
        let bytes = zstd::bulk::compress(&json.map_err(io::Error::other)?, LEVEL)?;
        fs::write(folder.join(format!("{name}.json.zst")), bytes)
    };
    if let Some(it) = &facts.packages {
        write("packages", serde_json::to_vec(it))?;
    }
    if let Some(it) = &facts.lib {
        write("lib", serde_json::to_vec(it))?;
    }
    if let Some(it) = &facts.builtins {
        write("builtins", serde_json::to_vec(it))?;
    }
    for it in &facts.options {
        write(&format!("options-{}", it.system()), serde_json::to_vec(it))?;
    }
    for it in &facts.inputs {
        let name: String = it
            .name
            .chars()
            .map(|it| if it.is_ascii_alphanumeric() || it == '-' { it } else { '_' })
            .collect();
        write(&format!("input-{name}"), serde_json::to_vec(it))?;
    }
    Ok(())
}

/// Writes all facts as one file, compressed where its name says so.
pub(super) fn write_facts(path: &Path, json: &[u8]) -> io::Result<()> {
    match path.extension().and_then(|it| it.to_str()) {
        Some("zst") => fs::write(path, zstd::bulk::compress(json, LEVEL)?),
        _ => fs::write(path, json),
    }
}
