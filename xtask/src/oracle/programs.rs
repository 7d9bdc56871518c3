//! The programs that both checkers are asked about, each laid out in a folder of its own.
//!
//! Knows where programs are and how their options are written; asks nobody.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use tsnix_spec::page::{Case, CaseFile};
use tsnix_spec::{oracle, suite};

use crate::Result;

/// Options that every program has, for `tsc` as for us.
pub(super) const BASE: &str = "tsconfig.base.json";

/// A program on the disk.
pub(super) struct Program {
    /// `spec/language/names.md:12` or `tests/types/names/shadow.ts`
    pub(super) name: String,
    /// Where its files are.
    pub(super) folder: PathBuf,
    /// The one that is compiled.
    pub(super) entry: PathBuf,
    /// Its TypeScript files, the entry among them.
    pub(super) files: Vec<PathBuf>,
    /// Options besides `strict`: `name` or `name=false`.
    pub(super) options: Vec<String>,
    /// Declares something that other programs would see.
    pub(super) is_alone: bool,
    case: Option<Case>,
}

impl Program {
    /// `spec/language/names.md:14`, from a line (from 0) of one of the program's files.
    pub(super) fn place(&self, file: &Path, line: usize) -> String {
        let relative = file.strip_prefix(&self.folder).unwrap_or(file).to_string_lossy().into_owned();
        match &self.case {
            Some(case) => {
                let page = self.name.rsplit_once(':').map_or(self.name.as_str(), |(page, _)| page);
                format!("{page}:{}", case.page_line(&relative, line))
            }
            None => format!("{}/{relative}:{}", self.name, line + 1),
        }
    }

    /// Whether the program was written to a folder of this run, and is no example.
    pub(super) fn is_laid_out(&self) -> bool {
        self.case.is_some()
    }

    pub(super) fn unit(&self) -> oracle::TscUnit {
        oracle::TscUnit {
            folder: self.folder.clone(),
            files: self.files.clone(),
            expected: Default::default(),
            options: self.options.clone(),
            is_alone: self.is_alone,
        }
    }
}

/// Writes all programs whose name contains `filter` below `scratch`.
pub(super) fn lay_out(root: &Path, scratch: &Path, filter: Option<&str>) -> Result<Vec<Program>> {
    let failed = |problem: std::io::Error| problem.to_string();
    fs::create_dir_all(scratch).map_err(failed)?;
    write_base(root, scratch)?;
    let mut programs = Vec::new();
    // A file that is named is the only program.
    if let Some(path) = filter.filter(|it| it.ends_with(".ts") && Path::new(it).is_file()) {
        let text = fs::read_to_string(path).map_err(failed)?;
        let lines = (1..=text.lines().count().max(1)).collect();
        let case = Case::of_program("main.ts".to_owned(), CaseFile { text, lines });
        let folder = scratch.join("programs/0");
        return Ok(vec![write_case(scratch, folder, path.to_owned(), case).map_err(failed)?]);
    }
    for source in suite::find(root).map_err(failed)? {
        let page = source.path.to_string_lossy().into_owned();
        let Ok(cases) = source.cases else { return Err(format!("{page} can't be read")) };
        // The pages of tsnix's own codes are about what TypeScript does not say.
        if source.code.is_some() {
            continue;
        }
        for case in cases {
            let is_page = page.ends_with(".md");
            let name = if is_page { format!("{page}:{}", case.line) } else { page.clone() };
            // What has typings of its own is compared by the specification.
            let is_left_out = case.differs_from_tsc.is_some() || !case.facts.is_empty();
            if is_left_out || filter.is_some_and(|it| !name.contains(it)) {
                continue;
            }
            let folder = scratch.join("programs").join(programs.len().to_string());
            programs.push(write_case(scratch, folder, name, case).map_err(failed)?);
        }
    }
    for (at, example) in examples(root, filter).into_iter().enumerate() {
        let folder = scratch.join("programs").join(format!("example-{at}"));
        copy_folder(&example.folder, &folder).map_err(failed)?;
        let moved = |path: &Path| folder.join(path.strip_prefix(&example.folder).unwrap_or(path));
        let (entry, files) = (moved(&example.entry), example.files.iter().map(|it| moved(it)).collect());
        programs.push(Program { entry, files, folder, ..example });
    }
    Ok(programs)
}

fn write_case(scratch: &Path, folder: PathBuf, name: String, case: Case) -> std::io::Result<Program> {
    let mut files = Vec::new();
    for (file, content) in case.files.iter().filter(|(file, _)| *file != "tsconfig.json") {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap_or(&folder))?;
        fs::write(&path, &content.text)?;
        if file.ends_with(".ts") {
            files.push(path);
        }
    }
    let is_alone = case
        .files
        .values()
        .any(|it| it.text.contains("declare module") || it.text.contains("declare global"))
        || case.files.keys().any(|file| file.ends_with(".d.ts"));
    if is_alone || !case.options.is_empty() {
        // Its own project, for the language server and for us.
        let mut options = serde_json::Map::new();
        for option in &case.options {
            let (name, is_on) = oracle::read_option(option);
            options.insert(name.to_owned(), json!(is_on));
        }
        let config = json!({
            "extends": scratch.join(BASE), "compilerOptions": options, "include": ["./**/*.ts"],
        });
        fs::write(folder.join("tsconfig.json"), config.to_string())?;
    }
    let entry = folder.join(&case.entry);
    let options = case.options.clone();
    Ok(Program { name, folder, entry, files, options, is_alone, case: Some(case) })
}

/// What all projects extend: the options of `tsc` in the specification, and the declarations.
fn write_base(root: &Path, scratch: &Path) -> Result {
    let failed = |problem: std::io::Error| problem.to_string();
    let declarations = oracle::declarations(&root.join("typings")).map_err(failed)?;
    let base = json!({ "compilerOptions": oracle::compiler_options(), "files": declarations });
    fs::write(scratch.join(BASE), base.to_string()).map_err(failed)?;
    // Everything that is not a project of its own is in this one.
    let all = json!({ "extends": scratch.join(BASE), "include": ["./programs/**/*.ts"] });
    fs::write(scratch.join("tsconfig.json"), all.to_string()).map_err(failed)
}

fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// The examples where they are.
fn examples(root: &Path, filter: Option<&str>) -> Vec<Program> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root.join("examples"))
        .map(|entries| entries.flatten().map(|it| it.path()).filter(|it| it.is_dir()).collect())
        .unwrap_or_default();
    folders.sort();
    let entry_of = |folder: &Path| {
        ["flake.ts", "shell.ts", "default.ts"].map(|it| folder.join(it)).into_iter().find(|it| it.is_file())
    };
    let program = |folder: PathBuf| {
        let entry = entry_of(&folder)?;
        let name = folder.strip_prefix(root).unwrap_or(&folder).to_string_lossy().into_owned();
        filter.is_none_or(|it| name.contains(it)).then(|| Program {
            name,
            folder,
            files: vec![entry.clone()],
            entry,
            options: Vec::new(),
            is_alone: false,
            case: None,
        })
    };
    folders.into_iter().filter_map(program).collect()
}
