//! Which files a command is about: those named, else the entries of `tsnix.json`, else the nearest
//! `flake.ts`.
//!
//! The first step of every command. Reads the configuration; loads no program.

mod glob;
mod sources;

use std::fmt;
use std::path::{Path, PathBuf};

use tsnix_check::module_graph::normalize;
use tsnix_source::catalogue::files::ENTRY_MATCHES_NOTHING;
use tsnix_source::render::display_path;
use tsnix_source::{Diagnostic, FileId, FileSystem, SourceFile, TextRange};

use crate::config::{self, Config, FILE_NAME};
use crate::outputs::check_entry_name;
pub use sources::sources;

/// What a command works on. Paths are absolute.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder of `tsnix.json`, else that of the first entry.
    pub root: PathBuf,
    /// The settings; the defaults where there is no file.
    pub config: Config,
    /// The file that the settings come from.
    pub config_file: Option<SourceFile>,
    /// What is wrong with the settings; their file is [`CONFIG_FILE`].
    pub diagnostics: Vec<Diagnostic>,
    /// The files to compile, without doubles, in order.
    pub entries: Vec<PathBuf>,
}

/// The number of the configuration in [`Project::diagnostics`], before it gets one in a program's files.
pub const CONFIG_FILE: FileId = FileId(u32::MAX);

/// Why there is nothing to work on: wrong usage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiscoverError {
    /// There is no `flake.ts` here or above, and no entry of a configuration leads to a file.
    NoEntry(PathBuf),
    /// A named file can't be compiled, and why.
    NotAnEntry(PathBuf, &'static str),
}

impl DiscoverError {
    /// The reason as a sentence; paths are shown relative to `base`.
    pub fn message(&self, base: &Path) -> String {
        match self {
            Self::NoEntry(_) => "there is no flake.ts here or in a folder above".to_owned(),
            Self::NotAnEntry(path, reason) => {
                format!("`{}` can't be compiled: {reason}", display_path(path, base))
            }
        }
    }
}

impl fmt::Display for DiscoverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Nothing is relative to nothing: paths are shown whole.
        f.write_str(&self.message(Path::new("")))
    }
}

impl std::error::Error for DiscoverError {}

/// Finds what to work on, from `named` files (absolute) or, without any, from the folder `current`.
///
/// # Errors
/// Where a named file is no TypeScript, or nothing is found.
pub fn discover(fs: &dyn FileSystem, current: &Path, named: &[PathBuf]) -> Result<Project, DiscoverError> {
    let named: Vec<PathBuf> = named.iter().map(|path| normalize(path)).collect();
    let start = named.first().and_then(|file| file.parent()).unwrap_or(current);
    let mut project = configured(fs, start);
    if named.is_empty() {
        expand_entries(fs, &mut project);
        if project.entries.is_empty() {
            let found = current.ancestors().map(|it| it.join("flake.ts")).find(|path| fs.is_file(path));
            project.entries.push(found.ok_or_else(|| DiscoverError::NoEntry(current.to_path_buf()))?);
        }
    } else {
        for path in &named {
            let not_an_entry = |reason| DiscoverError::NotAnEntry(path.clone(), reason);
            if fs.is_directory(path) {
                return Err(not_an_entry("it is a folder; name the file in it, such as its flake.ts"));
            }
            check_entry_name(path).map_err(not_an_entry)?;
            if !project.entries.contains(path) {
                project.entries.push(path.clone());
            }
        }
    }
    if project.config_file.is_none()
        && let Some(folder) = project.entries.first().and_then(|entry| entry.parent())
    {
        project.root = folder.to_path_buf();
    }
    Ok(project)
}

/// The project of the nearest `tsnix.json`, here or above, without entries.
fn configured(fs: &dyn FileSystem, start: &Path) -> Project {
    let mut project = Project {
        root: start.to_path_buf(),
        config: Config::default(),
        config_file: None,
        diagnostics: Vec::new(),
        entries: Vec::new(),
    };
    let Some(path) = start.ancestors().map(|it| it.join(FILE_NAME)).find(|path| fs.is_file(path)) else {
        return project;
    };
    let text = match fs.read(&path).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) | Err(_) => {
            let message = "the configuration can't be read as text";
            let code = &tsnix_source::catalogue::files::INVALID_CONFIG;
            project.diagnostics.push(Diagnostic::new(code, CONFIG_FILE, TextRange::empty(0), message));
            String::new()
        }
    };
    // Editors do not count a byte-order mark as a column, and JSON has none.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
    let folder = path.parent().unwrap_or(start);
    let (config, diagnostics) = config::parse(CONFIG_FILE, &text, folder);
    project.root = folder.to_path_buf();
    project.config = config;
    project.diagnostics.extend(diagnostics);
    project.config_file = Some(SourceFile::new(path, text));
    project
}

/// The files that the configuration names as entries.
pub fn configured_entries(fs: &dyn FileSystem, project: &Project) -> Vec<PathBuf> {
    let patterns = project.config.entries.iter();
    patterns.flat_map(|entry| glob::expand(fs, &project.root, &entry.pattern)).collect()
}

/// The files that the configuration's patterns lead to.
fn expand_entries(fs: &dyn FileSystem, project: &mut Project) {
    for entry in &project.config.entries {
        let found = glob::expand(fs, &project.root, &entry.pattern);
        let mut usable = found.into_iter().filter(|path| check_entry_name(path).is_ok()).peekable();
        if usable.peek().is_none() {
            let message = format!("`{}` leads to no TypeScript file", entry.pattern);
            let shown = display_path(&project.root, Path::new("/"));
            project.diagnostics.push(
                Diagnostic::new(&ENTRY_MATCHES_NOTHING, CONFIG_FILE, entry.range, message)
                    .with_help(format!("write a path or a pattern relative to `{shown}`")),
            );
        }
        for path in usable {
            if !project.entries.contains(&path) {
                project.entries.push(path);
            }
        }
    }
}

#[cfg(test)]
mod tests;
