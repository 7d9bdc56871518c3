//! Names that stand for what another module declares.

use tsnix_check::model::SymbolId;
use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::FileId;
use tsnix_syntax::hir::{Imported, Stmt};

use crate::Analysis;
use crate::identifier::{Identifier, IdentifierKind};
use crate::target::symbol_of_value;

/// The symbol of a name that may be imported, aliases not followed.
fn own_symbol(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<SymbolId> {
    let model = analysis.model;
    match identifier.kind {
        IdentifierKind::Value(expr) | IdentifierKind::Shorthand(_, expr) => {
            symbol_of_value(analysis, file, expr)
        }
        IdentifierKind::Type(node, 0) => model.symbol_in_type(file, node, 0),
        IdentifierKind::Imported(specifier) | IdentifierKind::ImportLocal(specifier) => {
            model.symbol_of_import(file, specifier)
        }
        _ => None,
    }
}

/// Whether a name is an import's: TypeScript says so.
pub(super) fn is_alias(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> bool {
    own_symbol(analysis, file, identifier)
        .is_some_and(|it| analysis.model.meaning_of(it).contains(Meaning::ALIAS))
}

/// `import * as name from "m"`: the name is the module's.
pub(super) fn of_namespace(analysis: &Analysis<'_>, file: FileId, identifier: &Identifier) -> Option<String> {
    let symbol = own_symbol(analysis, file, identifier)?;
    let (file, declaration) = analysis.model.definitions(symbol).into_iter().next()?;
    let Declaration::Import(specifier, stmt) = declaration else { return None };
    let module = analysis.hir(file)?;
    let Stmt::Import(decl) = &module[stmt] else { return None };
    let is_namespace = matches!(module[specifier].imported, Imported::Namespace);
    is_namespace.then(|| format!("module \"{}\"", decl.from.value))
}
