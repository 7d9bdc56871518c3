//! Names that are seen from a place.

use tsnix_check::model::SymbolId;
use tsnix_check::names::{Declaration, Meaning, ScopeId};
use tsnix_syntax::hir::{ExprId, Module, Name, PatId, Pattern, Stmt, VariableKind};
use tsnix_syntax::walk::Node;

use super::context::Context;
use super::{Candidate, ItemKind, Source, kind_of_type};

/// The group of what the project declares; what the library declares comes behind.
pub(super) const OWN: u8 = 1;
const EXPECTED: u8 = 0;
const GLOBAL: u8 = 3;

/// Values that may be written at a scope; what fits the expected type comes first.
pub(super) fn values(context: &Context<'_>, scope: ScopeId, expr: Option<ExprId>) -> Vec<Candidate> {
    let model = context.analysis.model;
    let expected = expr.and_then(|expr| model.contextual_type(context.file, expr));
    let unready = unready(context);
    let mut found = Vec::new();
    for (name, symbol) in model.names_in_scope(context.file, scope, Meaning::VALUE.union(Meaning::NAMESPACE))
    {
        let target = model.resolve_alias(symbol).unwrap_or(symbol);
        let meaning = model.meaning_of(target);
        let is_value = meaning.intersects(Meaning::VALUE) || model.module_of_symbol(target).is_some();
        if !is_value || name.is_empty() || unready.contains(&name) {
            continue;
        }
        let own = is_own(context, symbol);
        let fits = own
            && expected.is_some_and(|expected| {
                let ty = model.declared_type_of_symbol(target);
                let view = model.view(ty);
                !view.is_any() && !view.is_unknown() && model.is_assignable(ty, expected)
            });
        let group = if fits {
            EXPECTED
        } else if own {
            OWN
        } else {
            GLOBAL
        };
        found.push(Candidate::new(
            name.as_str(),
            kind_of_symbol(context, target),
            Source::Symbol(target),
            group,
        ));
    }
    found.extend(super::strings::literals(context, expected));
    found
}

/// `const name = |`: the names that have no value yet, unless a function asks for them later.
fn unready(context: &Context<'_>) -> Vec<Name> {
    for node in context.analysis.nodes_at(context.file, context.offset).into_iter().rev() {
        match node {
            Node::Function(_) => return Vec::new(),
            Node::Stmt(stmt) => {
                let Stmt::Variable(decl) = &context.module[stmt] else { return Vec::new() };
                let module = context.module;
                let is_behind = |it: &PatId| module.patterns.range(*it).end <= context.replaces.start;
                let mut names = decl.declarators.iter().map(|it| it.pattern).filter(is_behind);
                // Of several the last one before the cursor is being written.
                return names.next_back().and_then(|it| pattern_name(module, it)).into_iter().collect();
            }
            _ => {}
        }
    }
    Vec::new()
}

fn pattern_name(module: &Module, pattern: PatId) -> Option<Name> {
    match &module[pattern] {
        Pattern::Name(name) => Some(name.clone()),
        _ => None,
    }
}

/// Types that may be written at a scope.
pub(super) fn types(context: &Context<'_>, scope: ScopeId) -> Vec<Candidate> {
    let model = context.analysis.model;
    let mut found: Vec<Candidate> = model
        .names_in_scope(context.file, scope, Meaning::TYPE.union(Meaning::NAMESPACE))
        .into_iter()
        .map(|(name, symbol)| {
            let target = model.resolve_alias(symbol).unwrap_or(symbol);
            let group = if is_own(context, symbol) { OWN } else { GLOBAL };
            Candidate::new(name.as_str(), kind_of_symbol(context, target), Source::Symbol(target), group)
        })
        .collect();
    let keywords = [
        "string",
        "number",
        "boolean",
        "unknown",
        "never",
        "null",
        "undefined",
        "void",
        "object",
        "any",
        "keyof",
        "typeof",
        "readonly",
        "infer",
    ];
    found.extend(keywords.map(|word| Candidate::new(word, ItemKind::Keyword, Source::Nothing, 2)));
    found
}

fn is_own(context: &Context<'_>, symbol: SymbolId) -> bool {
    let definitions = context.analysis.model.definitions(symbol);
    definitions.iter().any(|(file, _)| !context.analysis.is_library(*file))
}

/// The kind of what a symbol stands for.
pub(super) fn kind_of_symbol(context: &Context<'_>, symbol: SymbolId) -> ItemKind {
    let model = context.analysis.model;
    if model.module_of_symbol(symbol).is_some() {
        return ItemKind::Module;
    }
    let definitions = model.definitions(symbol);
    let Some((_, declaration)) = definitions.first() else { return ItemKind::Variable };
    match declaration {
        Declaration::Variable(_, VariableKind::Const) => {
            kind_of_type(context, model.declared_type_of_symbol(symbol), ItemKind::Constant)
        }
        Declaration::Variable(..)
        | Declaration::Param(..)
        | Declaration::Catch(_)
        | Declaration::ExportDefault(..) => {
            kind_of_type(context, model.declared_type_of_symbol(symbol), ItemKind::Variable)
        }
        Declaration::Function(_) => ItemKind::Function,
        Declaration::Class(_) => ItemKind::Class,
        Declaration::Interface(_) if model.meaning_of(symbol).contains(Meaning::VALUE) => ItemKind::Variable,
        Declaration::Interface(_) => ItemKind::Interface,
        Declaration::TypeAlias(_) => ItemKind::Type,
        Declaration::Enum(_) => ItemKind::Enum,
        Declaration::TypeParam(_) => ItemKind::TypeParameter,
        Declaration::Namespace(..)
        | Declaration::Import(..)
        | Declaration::Export(..)
        | Declaration::ExportNamespace(_)
        | Declaration::ImportEquals(_) => ItemKind::Module,
    }
}
