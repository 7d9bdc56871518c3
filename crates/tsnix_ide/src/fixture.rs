//! Programs in memory for tests: files separated by `//- path` lines, a cursor written `<|>`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_project::discover::discover;
use tsnix_project::{Checked, Session};
use tsnix_source::FileId;
use tsnix_source::file_system::MemoryFileSystem;

use crate::Analysis;

/// A checked program with a cursor.
pub(crate) struct Fixture {
    pub(crate) checked: Checked,
    pub(crate) file: FileId,
    pub(crate) offset: u32,
}

impl Fixture {
    /// Reads a program: `main.ts` where no file is named. The first file is the entry.
    pub(crate) fn new(source: &str) -> Self {
        let mut fs = MemoryFileSystem::default();
        let mut cursor = None;
        let mut names: Vec<PathBuf> = Vec::new();
        for (name, text) in split(source) {
            let path = Path::new("/p").join(name);
            let text = match text.find("<|>") {
                Some(at) => {
                    cursor = Some((path.clone(), at as u32));
                    text.replacen("<|>", "", 1)
                }
                None => text,
            };
            fs.insert(path.clone(), text);
            names.push(path);
        }
        let entries: Vec<PathBuf> =
            names.into_iter().filter(|it| it.extension().is_some_and(|it| it == "ts")).collect();
        let fs = Arc::new(fs);
        let project = discover(fs.as_ref(), Path::new("/p"), &entries).expect("entries are TypeScript");
        let checked = Session::new(fs, project).check(&entries).expect("files can be read");
        let (path, offset) = cursor.unwrap_or((entries[0].clone(), 0));
        let file = checked.files.find(&path).expect("the file of the cursor is in the program");
        Self { checked, file, offset }
    }

    pub(crate) fn analysis(&self) -> Analysis<'_> {
        Analysis::new(&self.checked)
    }

    /// `main.ts:3:7 "text"` of a place.
    pub(crate) fn place(&self, place: crate::FileRange) -> String {
        let file = self.checked.files.file(place.file);
        let at = file.lines().line_column(place.range.start);
        let name = file.path().strip_prefix("/p").unwrap_or(file.path()).display().to_string();
        format!("{name}:{}:{} {}", at.line + 1, at.column + 1, place.range.of(file.text()))
    }
}

fn split(source: &str) -> Vec<(String, String)> {
    if !source.contains("//- ") {
        return vec![("main.ts".to_owned(), source.to_owned())];
    }
    let mut files: Vec<(String, String)> = Vec::new();
    for line in source.split_inclusive('\n') {
        match line.strip_prefix("//- ") {
            Some(name) => files.push((name.trim().to_owned(), String::new())),
            None => {
                if let Some((_, text)) = files.last_mut() {
                    text.push_str(line);
                }
            }
        }
    }
    files
}
