//! One text to one module: swc is set up here and nowhere else.

use swc_common::{BytePos, Spanned};
use swc_ecma_ast as swc;
use swc_ecma_parser::error::Error;
use swc_ecma_parser::{Lexer, Parser, StringInput, Syntax, TsSyntax};
use tsnix_source::{Diagnostic, FileId};

use crate::comments::Collector;
use crate::lower::{self, FIRST_POSITION};
use crate::patch::Patches;
use crate::{errors, hir};

/// Which kind of file a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `x.ts`
    Source,
    /// `x.d.ts`
    Declaration,
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
    stacker::grow(64 * 1024 * 1024, || parse_here(file, text, kind))
}

fn parse_here(file: FileId, text: &str, kind: FileKind) -> Parsed {
    let patches = Patches::default();
    let comments = Collector::default();
    let mut errors = Vec::new();
    let module = match run_swc(text, kind, &comments, &mut errors) {
        Ok(tree) => lower::module(text, &patches, kind == FileKind::Declaration, &tree),
        Err(error) => {
            errors.push(error);
            hir::Module { is_declaration: kind == FileKind::Declaration, ..hir::Module::default() }
        }
    };
    errors.sort_by_key(Spanned::span_lo);
    let diagnostics = errors.iter().map(|error| errors::diagnostic(file, &patches, error)).collect();
    let mut module = module;
    module.comments = comments.finish(text, &patches);
    Parsed { module, diagnostics }
}

/// One run of swc over a text. What it recovers from goes to `errors`.
fn run_swc(
    text: &str,
    kind: FileKind,
    comments: &Collector,
    errors: &mut Vec<Error>,
) -> Result<swc::Module, Error> {
    let syntax = Syntax::Typescript(TsSyntax {
        decorators: true,
        dts: kind == FileKind::Declaration,
        ..TsSyntax::default()
    });
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let input = StringInput::new(
        text.get(mark..).unwrap_or(""),
        BytePos(FIRST_POSITION + mark as u32),
        BytePos(FIRST_POSITION + text.len() as u32),
    );
    let lexer = Lexer::new(syntax, swc::EsVersion::EsNext, input, Some(comments));
    let mut parser = Parser::new_from(lexer);
    let result = parser.parse_module();
    errors.append(&mut parser.take_errors());
    result
}
