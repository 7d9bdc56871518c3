//! What a name is in Nix.

use std::path::PathBuf;

use tsnix_check::model::Property;
use tsnix_check::module_graph::{ForeignKind, Resolution};
use tsnix_check::names::Declaration;
use tsnix_source::FileId;
use tsnix_syntax::hir::{Expr, ExprId, Module, Stmt, StmtId};

use super::option_path::option_at;
use crate::Analysis;
use crate::identifier::{Identifier, IdentifierKind, identifier_at};
use crate::target::target;

/// The set of all packages.
const PACKAGES: &str = "Packages";

/// The library of nixpkgs.
const LIBRARY: &str = "Lib";

/// More steps than any program reads members of members.
const MOST_STEPS: usize = 64;

/// Something that Nix code declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A member of a package set: its names from the top, and where typings say it is.
    Package { path: Vec<String>, position: String },
    /// A function of the library, by its names from `lib` on.
    Library { path: Vec<String> },
    /// An option, and where typings say it is declared.
    Option { system: &'static str, path: Vec<String>, position: String },
    /// The flake of an import, and the name that it is given.
    Flake { specifier: String, name: Option<String> },
    /// An attribute of what a Nix file gives.
    Attribute { file: PathBuf, path: Vec<String> },
}

/// What the name is; nothing for what TypeScript itself declares.
pub(super) fn of(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<Subject> {
    if let Some(option) = option_at(analysis, file, identifier) {
        let about = analysis.model.about_option(option.system, &option.names());
        let position = about.map(|it| it.position).unwrap_or_default();
        return Some(Subject::Option { system: option.system, path: option.path, position });
    }
    if let Some(found) = of_name(analysis, file, identifier) {
        return Some(found);
    }
    // const { ripgrep } = pkgs; ... ripgrep
    let declared = target(analysis, file, identifier)?.declarations;
    let [place] = declared.as_slice() else { return None };
    if analysis.is_library(place.file) || (place.file == file && place.range == identifier.range) {
        return None;
    }
    let declared = identifier_at(analysis, place.file, place.range.start)?;
    let is_pattern = matches!(declared.kind, IdentifierKind::PatternShorthand(..));
    if is_pattern { of_name(analysis, place.file, &declared) } else { None }
}

fn of_name(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<Subject> {
    if let Some(stmt) = crate::inputs::import_of(analysis, file, identifier)
        && let Some(found) = of_flake(analysis, file, stmt)
    {
        return Some(found);
    }
    if let IdentifierKind::Member(member) = identifier.kind {
        return of_nix_file(analysis, file, member).or_else(|| of_member(analysis, file, member));
    }
    let property = target(analysis, file, identifier)?.property?;
    if !property.declarations.iter().all(|(file, _)| analysis.is_library(*file)) {
        return None;
    }
    let path = vec![property.name.to_string()];
    match property.owner.as_deref()? {
        PACKAGES => Some(package(analysis, &property, path)),
        owner if is_library_interface(owner) => Some(Subject::Library { path }),
        _ => None,
    }
}

fn package(analysis: &Analysis<'_>, property: &Property, path: Vec<String>) -> Subject {
    let position = analysis.model.about(property).map(|it| it.position).unwrap_or_default();
    Subject::Package { path, position }
}

/// `pkgs.python3Packages.requests`, `lib.strings.hasPrefix`: what the innermost object of the two kinds has.
fn of_member(analysis: &Analysis<'_>, file: FileId, member: ExprId) -> Option<Subject> {
    let property = analysis.model.member_of(file, member)?;
    let mut names = Vec::new();
    let mut at = member;
    for _ in 0..MOST_STEPS {
        let (object, name) = parts(analysis.hir(file)?, at)?;
        names.push(name);
        let ty = analysis.model.type_of(file, object);
        if analysis.is_package(ty) {
            return None;
        }
        let of = analysis.model.symbol_of_type(ty).map(|it| analysis.model.symbol_name(it));
        let reversed = |names: Vec<String>| names.into_iter().rev().collect();
        match of.as_deref() {
            Some(LIBRARY) => return Some(Subject::Library { path: reversed(names) }),
            Some(PACKAGES) => return Some(package(analysis, &property, reversed(names))),
            _ => at = object,
        }
    }
    None
}

/// `object.name`, `object["name"]`
fn parts(module: &Module, member: ExprId) -> Option<(ExprId, String)> {
    match &module[member] {
        Expr::Member { object, name, .. } => Some((*object, name.name.to_string())),
        Expr::Index { object, index, .. } => match &module[*index] {
            Expr::String(text) => Some((*object, text.value.to_string())),
            _ => None,
        },
        _ => None,
    }
}

/// `Lib`, `LibStrings`
fn is_library_interface(name: &str) -> bool {
    name.strip_prefix(LIBRARY).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_uppercase))
}

/// The names of a member and of those that it is read of.
fn path_of(analysis: &Analysis<'_>, file: FileId, member: ExprId) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = member;
    for _ in 0..MOST_STEPS {
        let Some((object, name)) = analysis.hir(file).and_then(|it| parts(it, at)) else { break };
        names.push(name);
        at = object;
    }
    names.reverse();
    names
}

fn of_flake(analysis: &Analysis<'_>, file: FileId, stmt: StmtId) -> Option<Subject> {
    let Stmt::Import(decl) = &analysis.hir(file)?[stmt] else { return None };
    let specifier = decl.from.value.to_string();
    let name = decl.attributes.iter().find(|it| it.key.name == "name").and_then(|it| it.value.as_ref());
    let name = name.map(|it| it.value.to_string());
    crate::inputs::is_flake(&specifier).then_some(Subject::Flake { specifier, name })
}

/// `tools.greet` where `tools` is imported from a Nix file.
fn of_nix_file(analysis: &Analysis<'_>, file: FileId, member: ExprId) -> Option<Subject> {
    let module = analysis.hir(file)?;
    let path = path_of(analysis, file, member);
    let mut root = member;
    for _ in 0..MOST_STEPS {
        let Some((object, _)) = parts(module, root) else { break };
        root = object;
    }
    let symbol = crate::target::symbol_of_value(analysis, file, root)?;
    let (at, declaration) = analysis.model.definitions(symbol).first().copied()?;
    let Declaration::Import(_, stmt) = declaration else { return None };
    let Stmt::Import(decl) = &analysis.hir(at)?[stmt] else { return None };
    match analysis.model.graph().module(at)?.imports.get(&decl.from.value)? {
        Resolution::Foreign(foreign) if foreign.kind == ForeignKind::Nix => {
            Some(Subject::Attribute { file: foreign.path.clone(), path })
        }
        _ => None,
    }
}
