//! swc's errors as diagnostics.

use swc_common::Spanned;
use swc_ecma_parser::error::Error;
use tsnix_source::catalogue::syntax;
use tsnix_source::{Diagnostic, FileId};

use crate::lower::offset;
use crate::patch::Patches;

/// The diagnostic of an error in a patched text.
pub(crate) fn diagnostic(file: FileId, patches: &Patches, error: &Error) -> Diagnostic {
    let span = error.span();
    let range = patches.original_range(offset(span.lo), offset(span.hi));
    Diagnostic::new(&syntax::SYNTAX_ERROR, file, range, error.kind().msg().into_owned())
}
