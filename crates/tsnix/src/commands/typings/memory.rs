//! Facts as they are kept in the typings folder, one file a kind, so that the next run need not find them again.
//!
//! A file that has been read as facts is kept as it is: writing it anew would cost more than reading it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use tsnix_typings::facts::{Facts, InputFacts, PackageFacts};
use tsnix_typings::import::import;

/// Where they are, below the typings folder.
const FOLDER: &str = "facts";

/// The quickest: they are written far more often than anybody looks at their size.
const LEVEL: i32 = 1;

/// Facts, and the files that say the same.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) facts: Facts,
    /// The file of a kind, by the name that it has in the folder.
    files: BTreeMap<String, PathBuf>,
}

impl Known {
    /// What a file says that can be kept as it is.
    pub(super) fn saved(facts: Facts, path: PathBuf) -> Self {
        let files = match kinds(&facts).as_slice() {
            [kind] => BTreeMap::from([(kind.clone(), path)]),
            // Of several kinds, or none.
            _ => BTreeMap::new(),
        };
        Self { facts, files }
    }

    /// What was found out.
    pub(super) fn found(facts: Facts) -> Self {
        Self { facts, files: BTreeMap::new() }
    }

    /// Takes what `new` knows; where both know something, what `new` knows.
    pub(super) fn merge(&mut self, new: Self) {
        let mut files = new.files;
        for kind in kinds(&new.facts) {
            match files.remove(&kind) {
                Some(file) => self.files.insert(kind, file),
                None => self.files.remove(&kind),
            };
        }
        self.facts.merge(new.facts);
    }
}

/// The kinds that are known, as their files are called.
fn kinds(facts: &Facts) -> Vec<String> {
    let mut kinds = Vec::new();
    kinds.extend(facts.packages.as_ref().map(|_| "packages".to_owned()));
    kinds.extend(facts.lib.as_ref().map(|_| "lib".to_owned()));
    kinds.extend(facts.builtins.as_ref().map(|_| "builtins".to_owned()));
    kinds.extend(facts.options.iter().map(|it| format!("options-{}", it.system())));
    kinds.extend(facts.inputs.iter().map(input));
    kinds
}

fn input(facts: &InputFacts) -> String {
    let plain = |it: char| if it.is_ascii_alphanumeric() || it == '-' { it } else { '_' };
    format!("input-{}", facts.name.chars().map(plain).collect::<String>())
}

/// The facts of the run before; none where there are none that can be read.
pub(super) fn read(out: &Path) -> Known {
    let mut known = Known::default();
    let Ok(entries) = fs::read_dir(out.join(FOLDER)) else { return known };
    let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let Ok(bytes) = fs::read(&path) else { continue };
        if let Ok(found) = import(&path.to_string_lossy(), &bytes) {
            known.merge(Known::saved(found.facts, path));
        }
    }
    known
}

/// Writes them, a file a kind.
pub(super) fn write(out: &Path, known: &Known) -> io::Result<()> {
    let folder = out.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let facts = &known.facts;
    for kind in kinds(facts) {
        if let Some(from) = known.files.get(&kind) {
            fs::copy(from, folder.join(format!("{kind}.json{}", compression(from))))?;
            continue;
        }
        let json = of_kind(facts, &kind).map_err(io::Error::other)?;
        fs::write(folder.join(format!("{kind}.json.zst")), zstd::bulk::compress(&json, LEVEL)?)?;
    }
    Ok(())
}

/// The end of a file's name that says how it is compressed.
fn compression(path: &Path) -> String {
    let ending = path.extension().and_then(OsStr::to_str).filter(|it| ["br", "gz", "zst"].contains(it));
    ending.map(|it| format!(".{it}")).unwrap_or_default()
}

/// The document of one kind.
fn of_kind(facts: &Facts, kind: &str) -> serde_json::Result<Vec<u8>> {
    match kind {
        "packages" => facts.packages.as_ref().map_or(Ok(Vec::new()), PackageFacts::to_json),
        "lib" => serde_json::to_vec(&facts.lib),
        "builtins" => serde_json::to_vec(&facts.builtins),
        _ => match facts.options.iter().find(|it| kind.strip_prefix("options-") == Some(&it.system())) {
            Some(options) => serde_json::to_vec(options),
            None => serde_json::to_vec(&facts.inputs.iter().find(|it| input(it) == kind)),
        },
    }
}

/// Whether facts can be written as the name of a file says: Brotli is read alone.
pub(super) fn is_written(path: &Path) -> bool {
    path.extension().is_none_or(|it| it != "br")
}

/// Writes all facts as one file, compressed where its name says so.
pub(super) fn write_facts(path: &Path, json: &[u8]) -> io::Result<()> {
    match path.extension().and_then(|it| it.to_str()) {
        Some("zst") => fs::write(path, zstd::bulk::compress(json, LEVEL)?),
        Some("gz") => {
            let mut gzip = GzEncoder::new(fs::File::create(path)?, Compression::fast());
            gzip.write_all(json)?;
            gzip.finish().map(|_| ())
        }
        _ => fs::write(path, json),
    }
}
