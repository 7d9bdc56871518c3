//! What Nix said of hashes that are other ones: where the TypeScript writes them, and, with `--fix-hashes`, the right ones
//! written there.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tsnix_ide::Analysis;
use tsnix_ide::hashes::{Mismatch, mend, mismatches};
use tsnix_project::discover::discover;
use tsnix_project::{Checked, Session};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::display_path;
use tsnix_source::{Edit, FileId};

use super::place::without_colors;
use crate::args::BuildArguments;
use crate::atomic_write;
use crate::commands::check::edited;
use crate::exit::failure;
use crate::terminal::write_err;

/// The lines that a message about hashes is made of.
const WORDS: [&str; 4] = ["hash mismatch", "specified:", "wanted:", "got:"];

/// What Nix said, as far as it matters here.
#[derive(Default)]
pub(super) struct Heard {
    lines: String,
}

impl Heard {
    pub(super) fn line(&mut self, line: &str) {
        if WORDS.iter().any(|it| line.contains(it)) {
            self.lines.push_str(without_colors(line).trim_end());
            self.lines.push('\n');
        }
    }
}

/// Says what can be done about the hashes that were wrong, or does it. Nothing where there were none, or where no program
/// writes them.
pub(super) fn after(heard: &Heard, current: &Path, is_fixing: bool) {
    let mismatches = mismatches(&heard.lines);
    if mismatches.is_empty() {
        return;
    }
    let Some((checked, edits)) = edits(current, &mismatches) else { return };
    let places = places(&checked, &edits, current);
    if !is_fixing {
        let them = if mismatches.len() == 1 { "the hash" } else { "the hashes" };
        write_err(&format!(
            "  help: `tsnix nix --fix-hashes -- ...` writes {them} that Nix found into {}\n",
            places.join(", ")
        ));
        return;
    }
    for (file, edits) in &edits {
        let source = checked.files.file(*file);
        let text = edited(source.text(), edits.iter().collect());
        if let Err(error) = atomic_write::write(source.path(), &text) {
            failure(&format!("`{}` can't be written: {error}", display_path(source.path(), current)), None);
            return;
        }
    }
    // What Nix reads has to have the hash too.
    crate::commands::build::run(&BuildArguments::default());
    write_err(&format!("wrote what Nix found into {}; run it again\n", places.join(", ")));
}

/// The edits of the project around the current folder; nothing where there is none or nothing to edit.
fn edits(current: &Path, mismatches: &[Mismatch]) -> Option<(Checked, BTreeMap<FileId, Vec<Edit>>)> {
    let project = discover(&DiskFileSystem, current, &[]).ok()?;
    let entries = project.entries.clone();
    let checked = Session::new(Arc::new(DiskFileSystem), project).load(&entries).ok()?;
    let (edits, mended) = mend(&Analysis::new(&checked), mismatches);
    (mended > 0).then_some((checked, edits))
}

/// `flake.ts:12`
fn places(checked: &Checked, edits: &BTreeMap<FileId, Vec<Edit>>, current: &Path) -> Vec<String> {
    let all = edits.iter().flat_map(|(file, edits)| edits.iter().map(|it| (*file, it.range.start)));
    let shown = all.map(|(file, at)| {
        let file = checked.files.file(file);
        format!("{}:{}", display_path(file.path(), current), file.lines().line(at) + 1)
    });
    shown.collect()
}
