//! One text to one module and its diagnostics.

use tsnix_source::{Diagnostic, FileId, TextRange};

use crate::comments::Collector;
use crate::lower::{self, Notes};
use crate::patch::Patches;
use crate::repair::Repaired;
use crate::swc_run::Run;
use crate::{errors, hir, nesting, repair, swc_run, walk};

/// Which kind of file a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `x.ts`
    Source,
    /// `x.d.ts`
    Declaration,
    /// `x.json`: one expression, the default export of the module.
    Json,
}

/// A parsed text.
#[derive(Debug)]
pub struct Parsed {
    /// What could be read.
    pub module: hir::Module,
    /// What could not, by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a text. Never fails: what is wrong stands in the diagnostics, and the module holds the rest.
/// Ranges are bytes of `text`; a byte order mark is skipped.
pub fn parse(file: FileId, text: &str, kind: FileKind) -> Parsed {
    let nesting = nesting::nesting(text);
    if let Some((start, end)) = nesting.too_deep {
        let diagnostics = vec![errors::too_deep(file, TextRange::new(start, end))];
        let is_declaration = kind == FileKind::Declaration;
        return Parsed { module: hir::Module { is_declaration, ..hir::Module::default() }, diagnostics };
    }
    let stack = nesting.stack();
    stacker::maybe_grow(stack, stack, || parse_here(file, text, kind))
}

fn parse_here(file: FileId, text: &str, kind: FileKind) -> Parsed {
    let run = swc_run::run(text, kind);
    if repair::is_needed(&run) {
        return mended(file, text, kind, run);
    }
    let patches = Patches::default();
    let (module, notes) = lowered(text, text, &patches, kind, run.tree.as_ref(), run.comments);
    let diagnostics = errors::diagnostics(file, text, &patches, &run.errors, &[], &notes);
    let diagnostics = errors::as_typescript(file, text, kind, diagnostics);
    let diagnostics = errors::name_jumps(diagnostics, &module);
    Parsed { module, diagnostics }
}

/// The module of a text that swc does not read as it is.
fn mended(file: FileId, text: &str, kind: FileKind, first: Run) -> Parsed {
    let Repaired { text: patched, patches, problems, run } = repair::repair(text, kind, first);
    let (mut module, notes) = lowered(text, &patched, &patches, kind, run.tree.as_ref(), run.comments);
    walk::widen_ranges(&mut module);
    let diagnostics = errors::diagnostics(file, text, &patches, &run.errors, &problems, &notes);
    let diagnostics = errors::as_typescript(file, text, kind, diagnostics);
    let diagnostics = errors::name_jumps(diagnostics, &module);
    Parsed { module, diagnostics }
}

fn lowered(
    text: &str,
    patched: &str,
    patches: &Patches,
    kind: FileKind,
    tree: Option<&swc_ecma_ast::Module>,
    comments: Collector,
) -> (hir::Module, Notes) {
    let Some(tree) = tree else {
        let is_declaration = kind == FileKind::Declaration;
        return (hir::Module { is_declaration, ..hir::Module::default() }, Notes::default());
    };
    let (mut module, missing) = lower::module(patched, patches, kind == FileKind::Declaration, tree);
    module.comments = comments.finish(text, patches);
    (module, missing)
}

#[cfg(test)]
mod tests;
