//! Where a name is declared, where its type is declared.

use tsnix_check::SemanticModel;
use tsnix_check::model::{SymbolId, TypeId};
use tsnix_check::names::Declaration;
use tsnix_source::{FileId, TextRange};
use tsnix_syntax::hir::Expr;

use crate::identifier::{Identifier, IdentifierKind, identifier_at};
use crate::target::{Target, of_property, of_symbol, symbol_of_value, target};
use crate::{Analysis, FileRange};

/// What was asked about and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The name under the cursor.
    pub origin: TextRange,
    /// The places, the best first.
    pub places: Vec<FileRange>,
}

/// The declarations of the name at an offset.
pub fn definition(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Definition> {
    let identifier = identifier_at(analysis, file, offset)?;
    let found = target(analysis, file, &identifier)?;
    let found = found.symbol.and_then(|it| behind_default(analysis, it)).unwrap_or(found);
    let mut places = if found.declarations.is_empty() { found.alias } else { found.declarations };
    // A key of a literal is itself a declaration; the type's is what one wants to see.
    let is_itself = |it: &FileRange| it.file == file && it.range == identifier.range;
    if places.iter().any(|it| !is_itself(it)) {
        places.retain(|it| !is_itself(it));
    }
    // Of overloads the one that is called is meant.
    let called = crate::hover::call_of(analysis, file, &identifier)
        .and_then(|it| crate::hover::signature_place(analysis, &it));
    if let Some(place) = called.filter(|it| places.contains(it)) {
        places = vec![place];
    }
    // `import * as m` leads to the module.
    if let Some(module) = found.module {
        places = vec![FileRange { file: module, range: TextRange::empty(0) }];
    }
    (!places.is_empty()).then_some(Definition { origin: identifier.range, places })
}

/// `export default name`: what the name is.
fn behind_default(analysis: &Analysis<'_>, symbol: SymbolId) -> Option<Target> {
    let (file, declaration) = analysis.model.definitions(symbol).first().copied()?;
    let Declaration::ExportDefault(_, expr) = declaration else { return None };
    let Expr::Name(_) = analysis.hir(file)?[expr] else { return None };
    let named = of_symbol(analysis, symbol_of_value(analysis, file, expr)?);
    (!named.declarations.is_empty()).then_some(named)
}

/// The declarations of the type of the name at an offset: of each member of a union, of an array's elements.
pub fn type_definition(analysis: &Analysis<'_>, file: FileId, offset: u32) -> Option<Definition> {
    let identifier = identifier_at(analysis, file, offset)?;
    let ty = type_of(analysis, file, &identifier)?;
    let mut places = Vec::new();
    for ty in analysis.model.view(ty).members() {
        let ty = analysis.model.view(ty).element().unwrap_or(ty);
        places.extend(type_places(analysis, ty));
    }
    places.dedup();
    (!places.is_empty()).then_some(Definition { origin: identifier.range, places })
}

fn type_places(analysis: &Analysis<'_>, ty: TypeId) -> Vec<FileRange> {
    let Some(symbol) = analysis.model.symbol_of_type(ty) else { return Vec::new() };
    of_symbol(analysis, symbol).declarations
}

/// The type of what a name stands for, where it stands.
pub fn type_of(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<TypeId> {
    let model: &SemanticModel = analysis.model;
    Some(match identifier.kind {
        IdentifierKind::Value(expr) | IdentifierKind::Member(expr) | IdentifierKind::Shorthand(_, expr) => {
            model.type_of(file, expr)
        }
        // What is assigned to is shown as it was declared, not as what it is given.
        IdentifierKind::Binding(pattern) if analysis.bindings(file)?.pattern_symbol(pattern).is_none() => {
            match target(analysis, file, identifier).and_then(|found| found.symbol) {
                Some(symbol) => model.declared_type_of_symbol(symbol),
                None => model.type_of_pattern(file, pattern),
            }
        }
        IdentifierKind::Binding(pattern) | IdentifierKind::PatternShorthand(_, _, pattern) => {
            model.type_of_pattern(file, pattern)
        }
        IdentifierKind::PatternKey(pattern, at) => model.property_of_pattern(file, pattern, at)?.ty,
        IdentifierKind::Key(property) => {
            let object = analysis.bindings(file)?.object_of(property)?;
            model.property(model.type_of(file, object), &identifier.name)?.ty
        }
        _ => {
            let found = target(analysis, file, identifier)?;
            match (found.symbol, found.property) {
                (Some(symbol), _) => model.declared_type_of_symbol(symbol),
                (None, Some(property)) => of_property(analysis, property).property?.ty,
                (None, None) => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests;
