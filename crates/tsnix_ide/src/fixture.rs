//! Programs in memory for tests: files separated by `//- path` lines, a cursor written `<|>`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_project::discover::discover;
use tsnix_project::{Checked, Session};
use tsnix_source::file_system::MemoryFileSystem;
use tsnix_source::{Edit, FileId};

use crate::Analysis;
use crate::code_actions::Action;

/// A checked program with a cursor.
pub(crate) struct Fixture {
    pub(crate) checked: Checked,
    pub(crate) file: FileId,
    pub(crate) offset: u32,
    /// The files by name, without the cursor.
    pub(crate) texts: Vec<(String, String)>,
}

impl Fixture {
    /// Reads a program: `main.ts` where no file is named. The first module is the entry.
    pub(crate) fn new(source: &str) -> Self {
        Self::of(split(source), false)
    }

    /// As [`Fixture::new`], with what only compiling finds.
    pub(crate) fn compiled(source: &str) -> Self {
        Self::of(split(source), true)
    }

    pub(crate) fn of(files: Vec<(String, String)>, is_compiled: bool) -> Self {
        Self::with_index(files, is_compiled, None)
    }

    /// As [`Fixture::of`], with a package index.
    pub(crate) fn with_index(
        files: Vec<(String, String)>,
        is_compiled: bool,
        index: Option<Vec<u8>>,
    ) -> Self {
        let mut fs = MemoryFileSystem::default();
        if let Some(index) = index {
            fs.insert("/p/.tsnix/typings/packages.index", index);
        }
        let mut cursor = None;
        let mut texts = Vec::new();
        for (name, text) in files {
            let path = Path::new("/p").join(&name);
            let text = match text.find("<|>") {
                Some(at) => {
                    cursor = Some((path.clone(), at as u32));
                    text.replacen("<|>", "", 1)
                }
                None => text,
            };
            fs.insert(path, text.clone());
            texts.push((name, text));
        }
        let is_module =
            |name: &str| name.ends_with(".ts") && !name.ends_with(".d.ts") && !name.ends_with(".d.nix.ts");
        let entries: Vec<PathBuf> = texts
            .iter()
            .filter(|(name, _)| is_module(name))
            .map(|(name, _)| Path::new("/p").join(name))
            .collect();
        let fs = Arc::new(fs);
        let project = discover(fs.as_ref(), Path::new("/p"), &entries).expect("entries are TypeScript");
        let mut session = Session::new(fs, project);
        let checked = if is_compiled {
            session.compile(&entries).expect("files can be read").checked
        } else {
            session.check(&entries).expect("files can be read")
        };
        let (path, offset) = cursor.unwrap_or((entries[0].clone(), 0));
        let file = checked.files.find(&path).expect("the file of the cursor is in the program");
        Self { checked, file, offset, texts }
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

    /// The files after an action, those that it makes at the end.
    pub(crate) fn after(&self, action: &Action) -> Vec<(String, String)> {
        let mut texts = self.texts.clone();
        for (file, edits) in &action.edits {
            let path = self.checked.files.file(*file).path();
            let name = path.strip_prefix("/p").expect("a file of the program").display().to_string();
            let (_, text) = texts.iter_mut().find(|(it, _)| *it == name).expect("a file of the program");
            *text = applied(text, edits);
        }
        for made in &action.creates {
            let name = made.path.strip_prefix("/p").expect("in the project").display().to_string();
            assert!(texts.iter().all(|(it, _)| *it != name), "`{name}` is there already");
            texts.push((name, made.text.clone()));
        }
        texts
    }
}

/// A text after edits, which must not touch each other's text.
pub(crate) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|it| it.range);
    for pair in edits.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "edits overlap: {edits:?}");
    }
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.text);
    }
    out
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
