//! The compiler as the specification sees it: one entry in, Nix and diagnostics out.
//!
//! The only module here that knows `tsnix_project`. It goes through the same session as the command line, so
//! that what the specification proves is what users get. A panic of the compiler is the failure of one case.

use std::cell::RefCell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tsnix_project::discover::discover;
use tsnix_project::typings::FOLDER;
use tsnix_project::{Checked, Session};
use tsnix_source::file_system::DiskFileSystem;
use tsnix_source::render::{Format, RenderOptions, display_path, render};
use tsnix_source::{FileId, LineColumn, Severity};

use crate::page::TypeQuery;

/// One diagnostic, with its file relative to the case's folder.
#[derive(Clone, Debug)]
pub struct Said {
    pub file: String,
    /// From 0.
    pub line: usize,
    /// `error`, `warning`, `info`
    pub severity: &'static str,
    pub code: &'static str,
    pub message: String,
    /// What its fix changes in the file, if it has one: bytes, and what stands there afterwards.
    pub fix: Vec<(Range<usize>, String)>,
}

/// What compiling one entry gave.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// The text with its header; none when there are errors.
    pub nix: Option<String>,
    /// Where the text belongs.
    pub output: PathBuf,
    pub said: Vec<Said>,
    /// All diagnostics in the concise form.
    pub concise: String,
    /// The types at the places that were asked about, in the order asked.
    pub types: Vec<Option<String>>,
    /// What was made of imported files that TypeScript does not read: declarations to lay beside them.
    pub declarations: Vec<(PathBuf, String)>,
}

/// Brings a Nix text over, to be written to `source`.
///
/// # Errors
/// When the text is not Nix, or the compiler panics.
pub fn convert(source: &Path, text: &str) -> Result<tsnix_project::convert::Converted, String> {
    let disk = Arc::new(DiskFileSystem);
    let converted = catch_unwind(AssertUnwindSafe(|| tsnix_project::convert::convert(disk, source, text)));
    converted.map_err(|_| "the conversion panicked".to_owned())?.map_err(|(_, message)| message)
}

thread_local! {
    /// Declarations are parsed once for each thread, not once for each case.
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
}

/// Compiles the file `entry` of `folder`, which is on the disk, and finds the types at some places.
///
/// # Errors
/// When the compiler itself gives up: an input or output failure, or a panic.
pub fn compile(folder: &Path, entry: &str, queries: &[(String, TypeQuery)]) -> Result<Compiled, String> {
    let result = catch_unwind(AssertUnwindSafe(|| {
        if folder.join(FOLDER).is_dir() {
            return compile_in(&mut None, folder, folder, entry, queries);
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        SESSION.with_borrow_mut(|session| compile_in(session, root, folder, entry, queries))
    }));
    result.unwrap_or_else(|panic| {
        // What a panic leaves behind can't be trusted.
        SESSION.with_borrow_mut(|session| *session = None);
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(format!("the compiler panicked: {}", message.unwrap_or("without a message")))
    })
}

fn compile_in(
    session: &mut Option<Session>,
    root: &Path,
    folder: &Path,
    entry: &str,
    queries: &[(String, TypeQuery)],
) -> Result<Compiled, String> {
    let path = folder.join(entry);
    let session = match session {
        Some(session) => session,
        None => {
            let fs = Arc::new(DiskFileSystem);
            let named = std::slice::from_ref(&path);
            let mut project = discover(fs.as_ref(), folder, named).map_err(|problem| problem.to_string())?;
            // Where the session outlives the case its root is not the folder of one, whose declarations all other
            // cases would see.
            project.root = root.to_path_buf();
            session.insert(Session::new(fs, project))
        }
    };
    let compilation = session.compile(&[path]).map_err(|problem| problem.to_string())?;
    let checked = &compilation.checked;
    let options = RenderOptions { format: Format::Concise, base: folder, color: false, width: 110 };
    let mut compiled = Compiled {
        concise: render(&options, &checked.files, &checked.diagnostics),
        said: said(checked, folder),
        types: queries.iter().map(|(file, query)| type_at(checked, &folder.join(file), query)).collect(),
        declarations: declarations(checked, folder),
        ..Compiled::default()
    };
    if let Some(output) = compilation.outputs.first() {
        compiled.output.clone_from(&output.output);
        compiled.nix = output.printed.as_ref().map(|printed| printed.text.clone());
    }
    Ok(compiled)
}

/// The declarations of the case's foreign files that are not on the disk.
pub fn declarations(checked: &Checked, folder: &Path) -> Vec<(PathBuf, String)> {
    let graph = checked.model.graph();
    let files =
        graph.modules.iter().filter(|(_, node)| node.is_library).map(|(file, _)| checked.files.file(*file));
    let made = files.filter(|file| file.path().starts_with(folder) && !file.path().exists());
    made.map(|file| (file.path().to_owned(), file.text().to_string())).collect()
}

fn said(checked: &Checked, folder: &Path) -> Vec<Said> {
    let edit = |it: &tsnix_source::Edit| (it.range.start as usize..it.range.end as usize, it.text.clone());
    let one = |it: &tsnix_source::Diagnostic| {
        let file = checked.files.file(it.file);
        Said {
            file: display_path(file.path(), folder),
            line: file.lines().line(it.range.start) as usize,
            severity: match it.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            code: it.code.number,
            message: it.message.clone(),
            fix: it.fix.iter().flat_map(|fix| &fix.edits).map(edit).collect(),
        }
    };
    checked.diagnostics.iter().map(one).collect()
}

/// The type of the smallest expression or pattern at a place, as TypeScript prints it.
fn type_at(checked: &Checked, path: &Path, query: &TypeQuery) -> Option<String> {
    let model = &checked.model;
    let file = checked.files.find(path)?;
    let module = model.graph().module(file)?;
    let offset = offset_of(checked, file, query);
    let expressions = module.hir.exprs.ids().map(|id| (module.hir.exprs.range(id), Some(id), None));
    let patterns = module.hir.patterns.ids().map(|id| (module.hir.patterns.range(id), None, Some(id)));
    let (_, expression, pattern) = expressions
        .chain(patterns)
        .filter(|(range, ..)| range.start <= offset && offset < range.end)
        .min_by_key(|(range, ..)| range.end - range.start)?;
    let ty = match (expression, pattern) {
        (Some(id), _) => model.type_of(file, id),
        (_, Some(id)) => model.type_of_pattern(file, id),
        _ => return None,
    };
    Some(model.type_to_string(ty))
}

fn offset_of(checked: &Checked, file: FileId, query: &TypeQuery) -> u32 {
    let place = LineColumn { line: query.line as u32, column: query.column as u32 };
    checked.files.file(file).lines().line_start(place.line) + place.column
}
