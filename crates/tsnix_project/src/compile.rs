//! From checked entries to Nix text. Nothing is written here: that is the command's affair.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use nix_tree::{PrintError, Printed, print_file};
use tsnix_check::module_graph::{ModuleGraph, Resolution};
use tsnix_emit::{EntryKind, Options, emit};
use tsnix_source::catalogue::files::{NOT_WRITABLE_IN_NIX, OUTPUT_COLLISION};
use tsnix_source::render::display_path;
use tsnix_source::{Diagnostic, FileId, TextRange};

use crate::outputs::{header, output_path};
use crate::session::{Checked, InputError, Session};

/// Entries, checked and compiled.
pub struct Compilation {
    /// The types, and all diagnostics (those of the compilation too).
    pub checked: Checked,
    /// What checking alone says, which is what [`Session::first_word`] must have said.
    pub first_word: Vec<Diagnostic>,
    /// One for each entry, in the order asked.
    pub outputs: Vec<Compiled>,
}

/// One entry and what became of it.
pub struct Compiled {
    /// The entry.
    pub entry: FileId,
    /// Where the Nix belongs (absolute).
    pub output: PathBuf,
    /// The Nix text and where its parts come from; nothing where anything in the entry or in what it
    /// imports is an error.
    pub printed: Option<Printed>,
}

impl Session {
    /// Checks `entries` (absolute paths) and compiles those without errors.
    ///
    /// # Errors
    /// Where an entry itself can't be read.
    pub fn compile(&mut self, entries: &[PathBuf]) -> Result<Compilation, InputError> {
        let checked = self.load(entries)?;
        Ok(self.compile_loaded(checked))
    }

    /// Compiles what [`Session::load`] gave: types that were asked for before are not found anew.
    pub fn compile_loaded(&self, mut checked: Checked) -> Compilation {
        checked.diagnostics = self.said_of(&checked);
        let root = self.project().root.clone();
        let out_dir = self.project().config.out_dir.clone();
        let found = std::mem::take(&mut checked.diagnostics);
        // Silenced errors do not keep an entry from being compiled, so they go first.
        let silenced = self.finish(&mut checked.files.clone(), checked.model.graph(), found.clone(), false);
        let wrong: BTreeSet<FileId> = silenced.iter().filter(|it| it.is_error()).map(|it| it.file).collect();
        let unsaid = OnceCell::new();
        let is_unsaid = |file: &FileId| unsaid.get_or_init(|| self.wrong_but_unsaid(&checked)).contains(file);
        let mut found = found;
        let mut outputs: Vec<Compiled> = Vec::new();
        for entry in checked.entries.clone() {
            let source = checked.files.file(entry).path().to_path_buf();
            let output = output_path(&source, &root, out_dir.as_deref());
            if let Some(other) = outputs.iter().find(|it| it.output == output) {
                let other = checked.files.file(other.entry).path();
                found.push(collision(entry, &output, other, &root));
            }
            let modules = reachable(checked.model.graph(), entry);
            let is_wrong = modules.iter().any(|it| wrong.contains(it)) || modules.iter().any(is_unsaid);
            let printed = if is_wrong { None } else { self.emit_entry(&checked, entry, &output, &mut found) };
            outputs.push(Compiled { entry, output, printed });
        }
        checked.diagnostics = self.finish(&mut checked.files, checked.model.graph(), found, true);
        // What emission found may be an error in a file that another entry imports too.
        let wrong: BTreeSet<FileId> =
            checked.diagnostics.iter().filter(|it| it.is_error()).map(|it| it.file).collect();
        for compiled in &mut outputs {
            if reachable(checked.model.graph(), compiled.entry).iter().any(|file| wrong.contains(file)) {
                compiled.printed = None;
            }
        }
        Compilation { checked, first_word: silenced, outputs }
    }

    /// The text of one entry; what is wrong with it goes to `found`.
    fn emit_entry(
        &self,
        checked: &Checked,
        entry: FileId,
        output: &Path,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Printed> {
        let options = Options {
            kind: entry_kind(output),
            systems: self.project().config.systems.clone(),
            output_folder: output.parent().unwrap_or(Path::new("/")).to_path_buf(),
        };
        let emitted = emit(&checked.model, entry, &options);
        found.extend(emitted.diagnostics);
        let source = checked.files.file(entry).path();
        match print_file(Some(&header(source, output)), &emitted.expr) {
            Ok(printed) => Some(printed),
            Err(errors) => {
                found.extend(errors.iter().map(|error| not_printable(entry, error)));
                None
            }
        }
    }
}

/// A file called `flake.nix` is a flake; every other is a value.
fn entry_kind(output: &Path) -> EntryKind {
    if output.file_name().is_some_and(|name| name == "flake.nix") {
        EntryKind::Flake
    } else {
        EntryKind::File
    }
}

/// The file and all modules that it leads to.
pub(crate) fn reachable(graph: &ModuleGraph, entry: FileId) -> BTreeSet<FileId> {
    let mut seen = BTreeSet::from([entry]);
    let mut waiting = vec![entry];
    while let Some(module) = waiting.pop().and_then(|file| graph.module(file)) {
        for resolution in module.imports.values() {
            let next = match resolution {
                Resolution::Module(file) => vec![*file],
                Resolution::Foreign(foreign) => foreign.declaration.into_iter().chain(foreign.text).collect(),
                Resolution::Ambient | Resolution::Missing => Vec::new(),
            };
            waiting.extend(next.into_iter().filter(|file| seen.insert(*file)));
        }
    }
    seen
}

fn collision(entry: FileId, output: &Path, other: &Path, root: &Path) -> Diagnostic {
    let (output, other) = (display_path(output, root), display_path(other, root));
    let message = format!("this file and `{other}` would both be written to `{output}`");
    Diagnostic::new(&OUTPUT_COLLISION, entry, TextRange::empty(0), message)
        .with_help("rename one of them, or build them into different folders")
}

fn not_printable(entry: FileId, error: &PrintError) -> Diagnostic {
    let (file, range) = match error.origin {
        Some(origin) => (FileId(origin.file), TextRange::new(origin.start, origin.end)),
        None => (entry, TextRange::empty(0)),
    };
    Diagnostic::new(&NOT_WRITABLE_IN_NIX, file, range, error.to_string())
}

impl Compilation {
    /// The source map (version 3) of an output: sources are named relative to `map`, where it will lie.
    pub fn source_map(&self, compiled: &Compiled, map: &Path) -> Option<String> {
        let printed = compiled.printed.as_ref()?;
        let folder = map.parent().unwrap_or(Path::new("/"));
        let used: BTreeSet<u32> = printed.mappings.iter().map(|it| it.origin.file).collect();
        let names: Vec<(u32, String)> = used
            .into_iter()
            .map(|file| (file, display_path(self.checked.files.file(FileId(file)).path(), folder)))
            .collect();
        let sources: Vec<nix_tree::SourceFile<'_>> = names
            .iter()
            .map(|(file, name)| {
                let text = self.checked.files.file(FileId(*file)).text();
                nix_tree::SourceFile { file: *file, name, text }
            })
            .collect();
        printed.source_map(&display_path(&compiled.output, folder), &sources).ok()
    }
}
