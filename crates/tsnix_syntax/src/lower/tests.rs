//! Each construct of the syntax as it comes out of lowering, ranges included.

mod chains;
mod expressions;
mod functions;
mod items;
mod literals;
mod patterns;
mod statements;
mod types;

use tsnix_source::FileId;

use crate::{FileKind, dump, parse};

/// The HIR of a text without mistakes.
fn lowered(text: &str) -> String {
    let parsed = parse(FileId(0), text, FileKind::Source);
    let errors: Vec<_> = parsed.diagnostics.iter().map(|diagnostic| &diagnostic.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    dump::dump(&parsed.module, text)
}
