//! In import statements: modules and their names.

use tsnix_check::model::SymbolId;
use tsnix_syntax::hir::{Imported, Stmt, StmtId};

use super::context::Context;
use super::names::kind_of_symbol;
use super::{Candidate, ItemKind, Source};

/// The names that the module of an import has and that are not imported yet.
pub(super) fn names(context: &Context<'_>, stmt: StmtId) -> Vec<Candidate> {
    let model = context.analysis.model;
    let (from, taken) = match &context.module[stmt] {
        Stmt::Import(decl) => {
            let mut taken = Vec::new();
            for specifier in &decl.specifiers {
                if let Imported::Named(name) = &context.module[*specifier].imported
                    && !name.range.touches(context.offset)
                {
                    taken.push(name.name.clone());
                }
            }
            (&decl.from, taken)
        }
        Stmt::ExportNamed(decl) => match &decl.from {
            Some(from) => (from, Vec::new()),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let exports: Vec<(_, SymbolId)> =
        model.exports_of_specifier(context.file, &from.value).unwrap_or_default();
    exports
        .into_iter()
        .filter(|(name, _)| name != "default" && !taken.contains(name))
        .map(|(name, symbol)| {
            let target = model.resolve_alias(symbol).unwrap_or(symbol);
            Candidate::new(name.as_str(), kind_of_symbol(context, target), Source::Symbol(target), 0)
        })
        .collect()
}

/// The modules that can be imported: flakes and packages that declarations know, then the program's own files.
pub(super) fn specifiers(context: &Context<'_>) -> Vec<Candidate> {
    let analysis = context.analysis;
    let mut found = Vec::new();
    for name in analysis.model.ambient_modules() {
        // A pattern says what kind of name may be written, not which.
        let shown = name.trim_end_matches('*');
        if !shown.contains('*') && !shown.is_empty() {
            found.push(Candidate::new(shown, ItemKind::Module, Source::Nothing, 1));
        }
    }
    let here = analysis.files.file(context.file).path();
    for file in analysis.own_files().filter(|file| *file != context.file) {
        if let Some(specifier) = relative(here, analysis.files.file(file).path()) {
            found.push(Candidate::new(specifier, ItemKind::File, Source::Nothing, 0));
        }
    }
    found
}

/// How a module names another: `./lib/tools.ts` as `./lib/tools`.
pub(crate) fn relative(from: &std::path::Path, to: &std::path::Path) -> Option<String> {
    let name = to.file_name()?.to_str()?;
    if name.ends_with(".d.ts") {
        return None;
    }
    let folder = from.parent()?;
    let text = tsnix_source::render::display_path(to, folder);
    let text = text.strip_suffix(".ts").unwrap_or(&text).to_owned();
    Some(if text.starts_with('.') { text } else { format!("./{text}") })
}
