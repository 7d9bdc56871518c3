//! Every place where a thing is named, through all modules of the user.

use tsnix_source::FileId;

use crate::identifier::{Identifier, IdentifierKind, identifier_at, identifiers};
use crate::target::{Target, target};
use crate::{Analysis, FileRange};

/// A place where something is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Where.
    pub place: FileRange,
    /// The name as it is written there.
    pub identifier: Identifier,
    /// Whether the name is declared here.
    pub is_declaration: bool,
}

/// All places that name what is named at an offset, declarations included, by file and place. Those in
/// declarations that came with tsnix are left out.
pub fn references(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Vec<Reference> {
    let Some(identifier) = identifier_at(analysis, file, offset) else { return Vec::new() };
    let Some(wanted) = target(analysis, file, &identifier) else { return Vec::new() };
    references_of(analysis, &wanted, &analysis.own_files().collect::<Vec<_>>(), Target::is_same)
}

/// All places in `files` that name a thing; `is_same` compares what is wanted with what is found.
pub fn references_of(
    analysis: &Analysis<'_>,
    wanted: &Target,
    files: &[FileId],
    is_same: fn(&Target, &Target) -> bool,
) -> Vec<Reference> {
    let mut wanted = wanted.clone();
    let names = names_of(analysis, &wanted);
    let mut candidates = Vec::new();
    for file in files {
        let Some(module) = analysis.hir(*file) else { continue };
        for identifier in identifiers(module, analysis.text(*file)) {
            // What has another name may still be the same thing: an alias. Modules are asked for by path.
            let is_possible = names.contains(&identifier.name)
                || matches!(
                    identifier.kind,
                    IdentifierKind::Value(_)
                        | IdentifierKind::ImportLocal(_)
                        | IdentifierKind::Exported(_)
                        | IdentifierKind::Type(..)
                ) && is_alias_like(analysis, *file, &identifier)
                || wanted.module.is_some() && matches!(identifier.kind, IdentifierKind::Module(_));
            if is_possible && let Some(found) = target(analysis, *file, &identifier) {
                candidates.push((*file, identifier, found));
            }
        }
    }
    // A shorthand and a literal's key tie two things together: go on until nothing is added.
    loop {
        let before = wanted.declarations.len();
        for (_, identifier, found) in &candidates {
            if is_tie(identifier.kind) && found.is_same(&wanted) {
                for place in &found.declarations {
                    if !wanted.declarations.contains(place) {
                        wanted.declarations.push(*place);
                    }
                }
            }
        }
        if wanted.declarations.len() == before {
            break;
        }
    }
    let mut found: Vec<Reference> = candidates
        .into_iter()
        .filter(|(_, _, target)| is_same(&wanted, target))
        .map(|(file, identifier, _)| {
            let place = FileRange { file, range: identifier.range };
            Reference {
                place,
                is_declaration: wanted.declarations.contains(&place) || wanted.alias.contains(&place),
                identifier,
            }
        })
        .collect();
    found.sort_by_key(|it| it.place);
    found.dedup_by_key(|it| it.place);
    found
}

/// A literal's key is itself and the property of the expected type.
fn is_tie(kind: IdentifierKind) -> bool {
    matches!(kind, IdentifierKind::Key(_))
}

/// The names under which a thing is declared.
fn names_of(analysis: &Analysis<'_>, wanted: &Target) -> Vec<tsnix_syntax::hir::Name> {
    let mut names: Vec<tsnix_syntax::hir::Name> = wanted
        .declarations
        .iter()
        .chain(&wanted.alias)
        .map(|place| place.range.of(analysis.text(place.file)).trim_matches(['"', '\'']).into())
        .collect();
    if let Some(property) = &wanted.property {
        names.push(property.name.clone());
    }
    if let Some(symbol) = wanted.symbol {
        names.push(analysis.model.symbol_name(symbol));
    }
    names
}

/// Whether a name of a value may be an import under another name: the file must import something so.
fn is_alias_like(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> bool {
    let Some(module) = analysis.hir(file) else { return false };
    module.import_specifiers.ids().any(|id| module[id].local.name == identifier.name)
        || module.export_specifiers.ids().any(|id| module[id].exported.name == identifier.name)
}

#[cfg(test)]
mod tests;
