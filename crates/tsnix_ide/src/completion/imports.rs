//! In import statements: modules and their names.

use tsnix_check::model::SymbolId;
use tsnix_check::names::Meaning;
use tsnix_syntax::hir::{Imported, Stmt, StmtId};

use super::context::Context;
use super::names::kind_of_symbol;
use super::{Candidate, ItemKind, Source};

/// The names that the module of an import has and that are not imported yet.
pub(super) fn names(context: &Context<'_>, stmt: StmtId) -> Vec<Candidate> {
    let model = context.analysis.model;
    let mut is_type_only = false;
    let (from, taken) = match &context.module[stmt] {
        Stmt::Import(decl) => {
            is_type_only = decl.is_type_only;
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
        .map(|(name, symbol)| (name, model.resolve_alias(symbol).unwrap_or(symbol)))
        .filter(|(_, target)| !is_type_only || model.meaning_of(*target).intersects(Meaning::TYPE))
        .map(|(name, target)| {
            Candidate::new(name.as_str(), kind_of_symbol(context, target), Source::Symbol(target), 0)
        })
        .collect()
}

/// The modules that can be imported: flakes and packages that declarations know, then the program's own files.
pub(super) fn specifiers(context: &Context<'_>) -> Vec<Candidate> {
    let analysis = context.analysis;
    let mut found = Vec::new();
    // A path that is begun leads to a file.
    let names = if context.prefix.starts_with('.') { Vec::new() } else { analysis.model.ambient_modules() };
    let mut shown: Vec<&str> = Vec::new();
    for name in &names {
        // A pattern says what kind of name may be written, not which.
        // `github:a/b/*` is another revision of what has a name of its own.
        let flake = name.strip_suffix("/*").filter(|it| it.contains(':'));
        let name = match name.as_str() {
            "@nixpkgs/*" => "@nixpkgs/latest",
            _ => flake.unwrap_or_else(|| name.trim_end_matches('*')),
        };
        if !name.contains('*') && !name.is_empty() && !shown.contains(&name) {
            shown.push(name);
            found.push(Candidate::new(name, ItemKind::Module, Source::Nothing, 1));
        }
    }
    let here = analysis.files.file(context.file).path();
    for file in analysis.own_files().filter(|file| *file != context.file) {
        if let Some(specifier) = relative(here, analysis.files.file(file).path()) {
            found.push(Candidate::new(specifier, ItemKind::File, Source::Nothing, 0));
        }
    }
    let others = analysis.unloaded().filter_map(|it| relative(here, &it.path));
    found.extend(others.map(|it| Candidate::new(it, ItemKind::File, Source::Nothing, 0)));
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
