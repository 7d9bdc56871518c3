//! The programs that mutants are made of: those of the specification, the examples and `tests/types`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Result;

/// A program: its files, and the options that it is checked with.
#[derive(Clone, Debug)]
pub(super) struct Seed {
    pub(super) name: String,
    /// Path in the program's folder to text.
    pub(super) files: BTreeMap<String, String>,
    /// Options of TypeScript's that are on besides `strict`.
    pub(super) options: Vec<String>,
    /// Declares something that other programs of the same process would see.
    pub(super) is_alone: bool,
}

impl Seed {
    fn new(name: String, files: BTreeMap<String, String>, options: Vec<String>) -> Self {
        let declares = |text: &String| text.contains("declare module") || text.contains("declare global");
        let is_alone = files.values().any(declares) || files.keys().any(|name| name.ends_with(".d.ts"));
        Self { name, files, options, is_alone }
    }

    /// A program that is one file; its first line may set options as those of the specification do.
    pub(super) fn of_text(text: String) -> Self {
        let file = tsnix_spec::page::CaseFile { text, lines: Vec::new() };
        let case = tsnix_spec::page::Case::of_program("main.ts".to_owned(), file);
        let files = case.files.into_iter().map(|(name, file)| (name, file.text)).collect();
        Self::new("main.ts".to_owned(), files, case.options)
    }

    /// The files that are TypeScript and may be changed.
    pub(super) fn sources(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).filter(|name| is_source(name)).collect()
    }
}

/// `a.ts`, not `a.d.ts` and not `a.d.nix.ts`.
fn is_source(name: &str) -> bool {
    name.ends_with(".ts") && !name.contains(".d.")
}

/// All programs, in a fixed order. Whether they are accepted is for the two checkers to say.
pub(super) fn all(root: &Path) -> Result<Vec<Seed>> {
    let mut seeds = Vec::new();
    for source in tsnix_spec::suite::find(root).map_err(|it| it.to_string())? {
        let Ok(cases) = source.cases else { continue };
        for case in cases {
            if case.differs_from_tsc.is_some() {
                continue;
            }
            let files: BTreeMap<String, String> =
                case.files.into_iter().map(|(name, file)| (name, file.text)).collect();
            let is_silenced = files.values().any(|text| text.contains("@ts-") || text.contains("tsnix-"));
            if !is_silenced {
                let name = format!("{} {}", source.path.display(), case.name);
                seeds.push(Seed::new(name, files, case.options));
            }
        }
    }
    let examples = fs::read_dir(root.join("examples")).map_err(|it| it.to_string())?;
    let mut folders: Vec<_> = examples.flatten().map(|it| it.path()).filter(|it| it.is_dir()).collect();
    folders.sort();
    for folder in folders {
        let mut files = BTreeMap::new();
        read_files(&folder, "", &mut files);
        let name = folder.strip_prefix(root).unwrap_or(&folder).display().to_string();
        seeds.push(Seed::new(name, files, Vec::new()));
    }
    Ok(seeds)
}

fn read_files(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_files(&entry.path(), &format!("{name}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(name, text);
        }
    }
}
