//! A new name for a thing, everywhere it is named.

use std::collections::BTreeMap;

use tsnix_source::{Edit, FileId, TextRange};

use crate::Analysis;
use crate::identifier::{Identifier, IdentifierKind, identifier_at};
use crate::references::references_of;
use crate::target::{Target, target};

/// Why a name can't be changed: a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotRename(pub String);

/// The name at an offset, where it can be changed.
///
/// # Errors
/// Where there is no name, or it is declared in what came with tsnix.
pub fn prepare(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Result<TextRange, CannotRename> {
    find(analysis, file, offset).map(|(identifier, _)| identifier.range)
}

/// The edits that give the thing at an offset the name `to`, by file.
///
/// # Errors
/// As [`prepare`], and where `to` is no name.
pub fn rename(
    analysis: &Analysis<'_>,
    file: FileId,
    offset: u32,
    to: &str,
) -> Result<BTreeMap<FileId, Vec<Edit>>, CannotRename> {
    let (_, wanted) = find(analysis, file, offset)?;
    let found =
        references_of(analysis, &wanted, &analysis.own_files().collect::<Vec<_>>(), Target::is_same_name);
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for reference in found {
        let text = analysis.text(reference.place.file);
        let edit = edit_of(analysis, &wanted, reference.place.file, &reference.identifier, text, to)?;
        edits.entry(reference.place.file).or_default().push(edit);
    }
    Ok(edits)
}

fn find(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Result<(Identifier, Target), CannotRename> {
    let nothing = || CannotRename("there is no name here that could be changed".to_owned());
    let identifier = identifier_at(analysis, file, offset).ok_or_else(nothing)?;
    if matches!(identifier.kind, IdentifierKind::Module(_)) {
        return Err(CannotRename("rename the file itself: its imports follow".to_owned()));
    }
    // Where one word is a property and a variable, the variable is what is renamed, as in TypeScript.
    let variable = match identifier.kind {
        IdentifierKind::PatternShorthand(_, _, value) => analysis.model.symbol_of_pattern(file, value),
        IdentifierKind::Shorthand(_, value) => crate::target::symbol_of_value(analysis, file, value),
        _ => None,
    };
    let variable = variable.map(|it| crate::target::of_symbol(analysis, it));
    let wanted = variable.or_else(|| target(analysis, file, &identifier)).ok_or_else(nothing)?;
    // What has another name here than where it is declared has it from the alias.
    let named = if wanted.alias.is_empty() { &wanted.declarations } else { &wanted.alias };
    if named.is_empty() {
        return Err(CannotRename(format!("`{}` is not declared in this project", identifier.name)));
    }
    if let Some(place) = named.iter().find(|it| analysis.is_library(it.file)) {
        let path = analysis.files.file(place.file).path().display();
        return Err(CannotRename(format!("`{}` is declared in {path}, which is not yours", identifier.name)));
    }
    Ok((identifier, wanted))
}

/// What is written at one place: a shorthand must say both names from now on, a string keeps its quotes.
fn edit_of(
    analysis: &Analysis<'_>,
    wanted: &Target,
    file: FileId,
    identifier: &Identifier,
    text: &str,
    to: &str,
) -> Result<Edit, CannotRename> {
    let range = identifier.range;
    let before = text.as_bytes().get((range.start as usize).wrapping_sub(1)).copied();
    let is_quoted = matches!(before, Some(b'"' | b'\'' | b'`'))
        && matches!(
            identifier.kind,
            IdentifierKind::Key(_)
                | IdentifierKind::Member(_)
                | IdentifierKind::PatternKey(..)
                | IdentifierKind::TypeMember(_)
        );
    if is_quoted {
        return Ok(Edit { range, text: to.replace('\\', "\\\\").replace('"', "\\\"") });
    }
    if !is_name(to) {
        return Err(CannotRename(format!("`{to}` is not a name that TypeScript can write without quotes")));
    }
    let old = &identifier.name;
    let text = match identifier.kind {
        IdentifierKind::Shorthand(_, value) => {
            let symbol = crate::target::symbol_of_value(analysis, file, value);
            let is_value = symbol.is_some_and(|it| is_symbol(analysis, wanted, it));
            // { old }  =>  { old: to } for the variable, { to: old } for the property
            if is_value { format!("{old}: {to}") } else { format!("{to}: {old}") }
        }
        IdentifierKind::PatternShorthand(_, _, value) => {
            let symbol = analysis.model.symbol_of_pattern(file, value);
            let is_value = symbol.is_some_and(|it| is_symbol(analysis, wanted, it));
            if is_value { format!("{old}: {to}") } else { format!("{to}: {old}") }
        }
        _ => to.to_owned(),
    };
    Ok(Edit { range, text })
}

fn is_symbol(analysis: &Analysis<'_>, wanted: &Target, symbol: tsnix_check::model::SymbolId) -> bool {
    crate::target::of_symbol(analysis, symbol).is_same_name(wanted)
}

/// Whether a text is an identifier that may be declared.
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    let is_start = |c: char| c == '_' || c == '$' || c.is_alphabetic();
    chars.next().is_some_and(is_start)
        && chars.all(|c| c == '_' || c == '$' || c.is_alphanumeric())
        && !tsnix_syntax::is_reserved_word(text)
}

#[cfg(test)]
mod tests;
