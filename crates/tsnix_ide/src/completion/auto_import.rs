//! Names that an import would bring: those that other modules of the program and the package set have.

use tsnix_check::names::{Meaning, ScopeId};
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Imported, Module, Stmt, StmtId};

use super::context::Context;
use super::names::kind_of_symbol;
use super::{Candidate, Insert, ItemKind, Source};

/// Fewer letters would match too much.
const LEAST_LETTERS: usize = 2;

/// More packages than this would hide the rest.
const MOST_PACKAGES: usize = 40;

/// Exports of the program's other modules and of known ambient modules, each with the import that it needs.
pub(super) fn candidates(context: &Context<'_>, scope: ScopeId) -> Vec<Candidate> {
    if context.prefix.chars().count() < LEAST_LETTERS {
        return Vec::new();
    }
    let model = context.analysis.model;
    let analysis = context.analysis;
    let seen: Vec<_> = model.names_in_scope(context.file, scope, Meaning::VALUE.union(Meaning::TYPE));
    let is_seen = |name: &str| seen.iter().any(|(it, _)| it == name);
    let mut found = Vec::new();
    let here = analysis.files.file(context.file).path();
    for file in analysis.own_files().filter(|file| *file != context.file) {
        let Some(specifier) = super::imports::relative(here, analysis.files.file(file).path()) else {
            continue;
        };
        for (name, symbol) in model.exports_of_file(file) {
            if name != "default" && !is_seen(&name) {
                found.extend(candidate(context, &specifier, &name, symbol));
            }
        }
    }
    for specifier in model.ambient_modules().into_iter().filter(|it| !it.contains('*')) {
        for (name, symbol) in model.exports_of_ambient(&specifier) {
            let is_value =
                model.resolve_alias(symbol).is_some_and(|it| model.meaning_of(it).intersects(Meaning::VALUE));
            if name != "default" && is_value && !is_seen(&name) {
                found.extend(candidate(context, &specifier, &name, symbol));
            }
        }
    }
    found.extend(packages(context, &is_seen));
    found
}

fn candidate(
    context: &Context<'_>,
    specifier: &str,
    name: &str,
    symbol: tsnix_check::model::SymbolId,
) -> Option<Candidate> {
    super::rank::matches(name, &context.prefix)?;
    let target = context.analysis.model.resolve_alias(symbol).unwrap_or(symbol);
    let mut candidate = Candidate::new(name, kind_of_symbol(context, target), Source::Symbol(target), 5)
        .with_description(specifier);
    candidate.item.edits =
        vec![import_edit(context.module, context.analysis.text(context.file), specifier, name)];
    Some(candidate)
}

/// `ripgrep` written where a value stands: `pkgs.ripgrep`, with the import of `pkgs` where it is missing.
fn packages(context: &Context<'_>, is_seen: &dyn Fn(&str) -> bool) -> Vec<Candidate> {
    let model = context.analysis.model;
    let specifier = package_specifier(context.module);
    let Some((_, symbol)) =
        model.exports_of_ambient_like(&specifier).into_iter().find(|(name, _)| name == "pkgs")
    else {
        return Vec::new();
    };
    let ty = model.declared_type_of_symbol(symbol);
    let has_import = is_seen("pkgs");
    let mut found = Vec::new();
    for property in model.search_properties(ty, &context.prefix, MOST_PACKAGES) {
        let name = property.name.to_string();
        let is_match = super::rank::matches(&name, &context.prefix)
            .is_some_and(|it| it <= super::rank::Match::WordStarts);
        if !is_match || !context.analysis.is_package(property.ty) {
            continue;
        }
        let written =
            if crate::rename::is_name(&name) { format!("pkgs.{name}") } else { format!("pkgs[{name:?}]") };
        let mut candidate = Candidate::new(name, ItemKind::Package, Source::Property(Box::new(property)), 6)
            .with_insert(Insert::Text(written))
            .with_description("pkgs");
        if !has_import {
            let text = context.analysis.text(context.file);
            candidate.item.edits = vec![import_edit(context.module, text, &specifier, "pkgs")];
        }
        found.push(candidate);
    }
    found
}

/// The package set that a module imports from already, else the newest.
pub(crate) fn package_specifier(module: &Module) -> String {
    let imported = module.body.iter().find_map(|stmt| match &module[*stmt] {
        Stmt::Import(decl) if decl.from.value.starts_with("@nixpkgs/") => Some(decl.from.value.to_string()),
        _ => None,
    });
    imported.unwrap_or_else(|| "@nixpkgs/latest".to_owned())
}

/// The edit that imports `name`: into an import of the module that is there, else as a new line.
pub(crate) fn import_edit(module: &Module, text: &str, specifier: &str, name: &str) -> Edit {
    for stmt in &module.body {
        let Stmt::Import(decl) = &module[*stmt] else { continue };
        if decl.from.value != specifier || decl.is_type_only {
            continue;
        }
        let named =
            decl.specifiers.iter().rev().find(|it| matches!(module[**it].imported, Imported::Named(_)));
        if let Some(last) = named {
            let end = module.import_specifiers.range(*last).end;
            return Edit { range: TextRange::empty(end), text: format!(", {name}") };
        }
    }
    let line = format!("import {{ {name} }} from \"{specifier}\";\n");
    Edit { range: TextRange::empty(import_place(module, text)), text: line }
}

/// Behind the last import; without one before the first statement and its comments' blank line.
fn import_place(module: &Module, text: &str) -> u32 {
    let is_import = |it: &&StmtId| matches!(module[**it], Stmt::Import(_));
    match module.body.iter().rfind(is_import) {
        Some(last) => {
            let end = module.stmts.range(*last).end as usize;
            text[end..].find('\n').map_or(text.len(), |at| end + at + 1) as u32
        }
        None => 0,
    }
}
