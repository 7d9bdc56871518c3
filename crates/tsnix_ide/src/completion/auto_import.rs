//! Names that an import would bring: those that other modules of the program and the package set have.

use tsnix_check::names::{Meaning, ScopeId};
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{CommentKind, ExprId, Imported, Module, Stmt, StmtId};

use super::context::Context;
use super::names::kind_of_symbol;
use super::{Candidate, Insert, ItemKind, Source};

/// Fewer letters would match too much.
const LEAST_LETTERS: usize = 2;

/// More packages than this would hide the rest.
const MOST_PACKAGES: usize = 40;

/// Exports of the program's other modules and of known ambient modules, each with the import that it needs.
pub(super) fn candidates(context: &Context<'_>, scope: ScopeId, expr: Option<ExprId>) -> Vec<Candidate> {
    let is_expected = expr.is_some_and(|expr| expects_package(context, expr));
    if context.prefix.chars().count() < LEAST_LETTERS && !is_expected {
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
    found.extend(of_others(context, &is_seen, false));
    found.extend(of_package_set(context, &is_seen));
    found.extend(packages(context, &is_seen, is_expected));
    found
}

/// Whether a package is what is expected of an expression: it stands in a list of them.
fn expects_package(context: &Context<'_>, expr: ExprId) -> bool {
    let model = context.analysis.model;
    let expected = model.contextual_type(context.file, expr);
    expected.is_some_and(|it| model.view(it).members().iter().any(|it| context.analysis.is_package(*it)))
}

/// `pkgs`, `lib` and the other names that every package set exports.
fn of_package_set(context: &Context<'_>, is_seen: &dyn Fn(&str) -> bool) -> Vec<Candidate> {
    let specifier = package_specifier(context.module);
    let exports = context.analysis.model.exports_of_ambient_like(&specifier);
    let new = exports.into_iter().filter(|(name, _)| name != "default" && !is_seen(name));
    new.filter_map(|(name, symbol)| candidate(context, &specifier, &name, symbol)).collect()
}

/// Types that other modules of the program export.
pub(super) fn types(context: &Context<'_>, scope: ScopeId) -> Vec<Candidate> {
    if context.prefix.chars().count() < LEAST_LETTERS {
        return Vec::new();
    }
    let model = context.analysis.model;
    let analysis = context.analysis;
    let seen = model.names_in_scope(context.file, scope, Meaning::TYPE.union(Meaning::NAMESPACE));
    let here = analysis.files.file(context.file).path();
    let mut found = Vec::new();
    for file in analysis.own_files().filter(|file| *file != context.file) {
        let Some(specifier) = super::imports::relative(here, analysis.files.file(file).path()) else {
            continue;
        };
        for (name, symbol) in model.exports_of_file(file) {
            let target = model.resolve_alias(symbol).unwrap_or(symbol);
            let is_type = model.meaning_of(target).intersects(Meaning::TYPE);
            if !is_type || name == "default" || seen.iter().any(|(it, _)| *it == name) {
                continue;
            }
            let Some(mut candidate) = candidate(context, &specifier, &name, symbol) else { continue };
            let text = analysis.text(context.file);
            candidate.item.edits = vec![type_import_edit(context.module, text, &specifier, &name)];
            found.push(candidate);
        }
    }
    found.extend(of_others(context, &|name| seen.iter().any(|(it, _)| it == name), true));
    found
}

/// What modules of the project export that the program does not have yet.
fn of_others(context: &Context<'_>, is_seen: &dyn Fn(&str) -> bool, of_types: bool) -> Vec<Candidate> {
    let here = context.analysis.files.file(context.file).path();
    let text = context.analysis.text(context.file);
    let mut found = Vec::new();
    for other in context.analysis.unloaded() {
        let Some(specifier) = super::imports::relative(here, &other.path) else { continue };
        for export in &other.exports {
            let is_wanted = if of_types { export.is_type } else { export.is_value };
            let fits = is_wanted && super::rank::matches(&export.name, &context.prefix).is_some();
            if !fits || is_seen(&export.name) {
                continue;
            }
            let mut candidate = Candidate::new(export.name.clone(), export.kind, Source::Nothing, 5)
                .with_description(&specifier);
            let write = if of_types { type_import_edit } else { import_edit };
            candidate.item.edits = vec![write(context.module, text, &specifier, &export.name)];
            found.push(candidate);
        }
    }
    found
}

/// As [`import_edit`], of a type: a new line says that it is one.
fn type_import_edit(module: &Module, text: &str, specifier: &str, name: &str) -> Edit {
    let mut edit = import_edit(module, text, specifier, name);
    if let Some(rest) = edit.text.strip_prefix("import {") {
        edit.text = format!("import type {{{rest}");
    }
    edit
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
fn packages(context: &Context<'_>, is_seen: &dyn Fn(&str) -> bool, is_expected: bool) -> Vec<Candidate> {
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
    let mut properties = super::popular::of_set(context, ty);
    for property in model.search_properties(ty, &context.prefix, MOST_PACKAGES) {
        if !properties.iter().any(|it| it.name == property.name) {
            properties.push(property);
        }
    }
    // What is expected comes before what only happens to be called so.
    let group = if is_expected { 1 } else { super::rank::CHANCE };
    for property in properties {
        let name = property.name.to_string();
        let is_match = super::rank::matches(&name, &context.prefix)
            .is_some_and(|it| it <= super::rank::Match::WordStarts);
        if !is_match || !context.analysis.is_package(property.ty) {
            continue;
        }
        let written =
            if crate::rename::is_name(&name) { format!("pkgs.{name}") } else { format!("pkgs[{name:?}]") };
        let mut candidate =
            Candidate::new(name, ItemKind::Package, Source::Property(Box::new(property)), group)
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

/// Behind the last import; without one behind the comments that the file begins with.
pub(super) fn import_place(module: &Module, text: &str) -> u32 {
    let is_import = |it: &&StmtId| matches!(module[**it], Stmt::Import(_));
    if let Some(last) = module.body.iter().rfind(is_import) {
        let end = module.stmts.range(*last).end as usize;
        return text[end..].find('\n').map_or(text.len(), |at| end + at + 1) as u32;
    }
    let mut place = 0;
    for comment in &module.comments {
        let says_of_next = ["tsnix-ignore", "@ts-"].iter().any(|it| comment.text.contains(it));
        let is_next = text[place..comment.range.start as usize].trim().is_empty();
        if comment.kind != CommentKind::Line || says_of_next || !is_next {
            break;
        }
        let end = comment.range.end as usize;
        place = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    }
    place as u32
}
