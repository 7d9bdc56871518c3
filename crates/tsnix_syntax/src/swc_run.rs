//! One run of swc over one text: the only place that sets it up.

use std::panic::{AssertUnwindSafe, catch_unwind};

use swc_common::{BytePos, Spanned};
use swc_ecma_ast as swc;
use swc_ecma_parser::error::{Error, SyntaxError};
use swc_ecma_parser::{Lexer, Parser, StringInput, Syntax, TsSyntax};

use crate::FileKind;
use crate::comments::Collector;
use crate::lower::{FIRST_POSITION, offset};

/// What swc made of a text.
#[derive(Default)]
pub(crate) struct Run {
    /// The tree; nothing where swc gave up.
    pub(crate) tree: Option<swc::Module>,
    /// The error at which it gave up; nothing where one of its assertions failed.
    pub(crate) fatal: Option<Error>,
    /// What it went on behind, by place.
    pub(crate) errors: Vec<Error>,
    /// The comments.
    pub(crate) comments: Collector,
}

/// Reads a text. The caller sees to the stack.
pub(crate) fn run(text: &str, kind: FileKind) -> Run {
    // swc asserts in places that broken text can reach; that must not end a language server.
    catch_unwind(AssertUnwindSafe(|| run_unguarded(text, kind))).unwrap_or_default()
}

fn run_unguarded(text: &str, kind: FileKind) -> Run {
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
    let comments = Collector::default();
    let lexer = Lexer::new(syntax, swc::EsVersion::EsNext, input, Some(&comments));
    let mut parser = Parser::new_from(lexer);
    let result = match kind {
        FileKind::Json => parser.parse_expr().map(default_export),
        FileKind::Source | FileKind::Declaration => parser.parse_module(),
    };
    let mut errors = parser.take_errors();
    drop(parser);
    errors.sort_by_key(Spanned::span_lo);
    match result {
        Ok(tree) => Run { tree: Some(tree), fatal: None, errors, comments },
        Err(error) => Run { tree: None, fatal: Some(error), errors, comments },
    }
}

/// A value as a module that has it as its default export, and the properties of an object that are names as
/// exports too: TypeScript imports those of a JSON file.
fn default_export(expr: Box<swc::Expr>) -> swc::Module {
    let span = expr.span();
    let mut body: Vec<swc::ModuleItem> = match &*expr {
        swc::Expr::Object(object) => object.props.iter().filter_map(named_export).collect(),
        _ => Vec::new(),
    };
    let export = swc::ModuleDecl::ExportDefaultExpr(swc::ExportDefaultExpr { span, expr });
    body.push(swc::ModuleItem::ModuleDecl(export));
    swc::Module { span, body, shebang: None }
}

/// `"name": value`  =>  `export let name = value`
fn named_export(property: &swc::PropOrSpread) -> Option<swc::ModuleItem> {
    let swc::PropOrSpread::Prop(property) = property else { return None };
    let swc::Prop::KeyValue(swc::KeyValueProp { key: swc::PropName::Str(key), value }) = &**property else {
        return None;
    };
    let name = key.value.as_str()?;
    let is_name = name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
        && name != "default";
    if !is_name {
        return None;
    }
    let ident = swc::Ident::new(name.into(), key.span, swc_common::SyntaxContext::empty());
    let span = key.span.to(value.span());
    let declarator = swc::VarDeclarator {
        span,
        name: swc::Pat::Ident(ident.into()),
        init: Some(value.clone()),
        definite: false,
    };
    // A variable has the widened type of its value, as the property has.
    let decl = swc::VarDecl {
        span,
        ctxt: swc_common::SyntaxContext::empty(),
        kind: swc::VarDeclKind::Let,
        declare: false,
        decls: vec![declarator],
    };
    let export = swc::ExportDecl { span, decl: swc::Decl::Var(Box::new(decl)) };
    Some(swc::ModuleItem::ModuleDecl(swc::ModuleDecl::ExportDecl(export)))
}

/// The kind of an error without the notes around it.
pub(crate) fn kind_of(error: &Error) -> &SyntaxError {
    let mut kind = error.kind();
    while let SyntaxError::WithLabel { inner, .. } = kind {
        kind = inner.kind();
    }
    kind
}

/// Whether an error only says that something must not stand inside of what is open there: perhaps that is not
/// closed.
pub(crate) fn is_about_place(error: &Error) -> bool {
    matches!(
        kind_of(error),
        SyntaxError::NonTopLevelImportExport
            | SyntaxError::ImportExportInScript
            | SyntaxError::ExportNotAllowed
    )
}

/// Where an error is, in the text that was read.
pub(crate) fn position(error: &Error) -> usize {
    offset(error.span().lo) as usize
}

/// Whether an error only says that another token was expected: swc's way to go on behind it may be worse
/// than a change of the text.
pub(crate) fn is_about_tokens(error: &Error) -> bool {
    // Some errors have no place: nothing can be changed there.
    !error.span().is_dummy()
        && matches!(
            kind_of(error),
            SyntaxError::Eof
                | SyntaxError::Unexpected { .. }
                | SyntaxError::UnexpectedTokenWithSuggestions { .. }
                | SyntaxError::Expected(..)
                | SyntaxError::ExpectedSemiForExprStmt { .. }
                | SyntaxError::ExpectedSemi
                | SyntaxError::ExpectedIdent
                | SyntaxError::TS1003
                | SyntaxError::TS1005
                | SyntaxError::TS1109
                | SyntaxError::TS1110
                | SyntaxError::LineBreakBeforeArrow
                | SyntaxError::UnexpectedChar { .. }
                | SyntaxError::UnterminatedStrLit
                | SyntaxError::UnterminatedTpl
                | SyntaxError::UnterminatedRegExp
                | SyntaxError::UnterminatedBlockComment
        )
}
