//! Entering names into scopes, and where a declaration writes its name.

use tsnix_source::TextRange;
use tsnix_syntax::hir::{Module, Name, NamespaceName, Stmt};

use super::{Bindings, Declaration, LocalSymbol, LocalSymbolId, Meaning, ScopeId};

/// Enters a declaration under a name into a scope; declarations of one name share a symbol.
pub(super) fn declare(
    bindings: &mut Bindings,
    scope: ScopeId,
    name: Name,
    meaning: Meaning,
    declaration: Declaration,
) -> LocalSymbolId {
    if let Some(known) = bindings.scopes[scope.index()].names.get(&name) {
        let known = *known;
        let symbol = &mut bindings.symbols[known.index()];
        symbol.meaning = symbol.meaning.union(meaning);
        symbol.declarations.push(declaration);
        return known;
    }
    let id = new_symbol(bindings, scope, name.clone(), meaning, declaration);
    bindings.scopes[scope.index()].names.insert(name, id);
    id
}

/// A symbol that no scope holds: an export under another name.
pub(super) fn new_symbol(
    bindings: &mut Bindings,
    scope: ScopeId,
    name: Name,
    meaning: Meaning,
    declaration: Declaration,
) -> LocalSymbolId {
    let id = LocalSymbolId(bindings.symbols.len() as u32);
    bindings.symbols.push(LocalSymbol {
        name,
        meaning,
        declarations: vec![declaration],
        scope,
        is_exported: false,
        is_reassigned: false,
        last_assignment: 0,
    });
    id
}

/// The place of the name in a declaration; of the whole declaration where it has no name.
pub(super) fn name_range(module: &Module, declaration: &Declaration) -> TextRange {
    match *declaration {
        Declaration::Variable(pattern, _) | Declaration::Param(pattern, _) | Declaration::Catch(pattern) => {
            module.patterns.range(pattern)
        }
        Declaration::Function(function) => {
            let name = module[function].name.as_ref();
            name.map_or_else(|| module.functions.range(function), |name| name.range)
        }
        Declaration::Class(class) => {
            let name = module[class].name.as_ref();
            name.map_or_else(|| module.classes.range(class), |name| name.range)
        }
        Declaration::TypeParam(param) => module[param].name.range,
        Declaration::Import(specifier, _) => module[specifier].local.range,
        Declaration::Export(specifier, _) => module[specifier].exported.range,
        Declaration::ExportDefault(stmt, _) => module.stmts.range(stmt),
        Declaration::Interface(stmt)
        | Declaration::TypeAlias(stmt)
        | Declaration::Enum(stmt)
        | Declaration::Namespace(stmt, _)
        | Declaration::ExportNamespace(stmt)
        | Declaration::ImportEquals(stmt) => {
            stmt_name(&module[stmt]).unwrap_or_else(|| module.stmts.range(stmt))
        }
    }
}

fn stmt_name(stmt: &Stmt) -> Option<TextRange> {
    match stmt {
        Stmt::Interface(it) => Some(it.name.range),
        Stmt::TypeAlias(it) => Some(it.name.range),
        Stmt::Enum(it) => Some(it.name.range),
        Stmt::ImportEquals { name } => Some(name.range),
        Stmt::ExportAll { namespace, .. } => namespace.as_ref().map(|name| name.range),
        Stmt::Namespace(it) => Some(match &it.name {
            NamespaceName::Ident(name) => name.range,
            NamespaceName::Module(name) => name.range,
            NamespaceName::Global(range) => *range,
        }),
        _ => None,
    }
}
