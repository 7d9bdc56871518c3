//! Behind a dot: the members of a value, of a namespace.

use tsnix_check::model::{MemberDeclaration, Property};
use tsnix_check::names::Meaning;
use tsnix_syntax::hir::{ExprId, TypeMember, TypeNodeId};

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Source, kind_of_type};

/// The members of an expression's value.
pub(super) fn of_expr(context: &Context<'_>, object: ExprId) -> Vec<Candidate> {
    let model = context.analysis.model;
    let ty = model.type_of(context.file, object);
    let mut found: Vec<Candidate> = model
        .search_properties(ty, &context.prefix, super::MOST_ITEMS + 1)
        .into_iter()
        .filter(|property| !property.name.starts_with("__@"))
        .map(|property| of_property(context, property))
        .collect();
    if found.is_empty()
        && let Some(symbol) = model.symbol_of(context.file, object)
    {
        found = of_symbols(context, model.exports_of_symbol(symbol), Meaning::VALUE);
    }
    found
}

/// A property as something that may be written behind a dot.
fn of_property(context: &Context<'_>, property: Property) -> Candidate {
    let name = property.name.to_string();
    let kind = kind_of_property(context, &property);
    let candidate = Candidate::new(name.clone(), kind, Source::Property(Box::new(property)), 0);
    if crate::rename::is_name(&name) || is_word(&name) {
        return candidate;
    }
    // `pkgs.0ad` can't be written: pkgs["0ad"]
    let dot = context.replaces.start.saturating_sub(1);
    let mut candidate = candidate.with_insert(Insert::Text(format!("[{name:?}]")));
    let range = tsnix_source::TextRange::new(dot, context.replaces.start);
    candidate.item.edits.push(tsnix_source::Edit { range, text: String::new() });
    candidate
}

/// Behind a dot a keyword is a name like any other.
fn is_word(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c == '_' || c == '$' || c.is_alphabetic())
        && chars.all(|c| c == '_' || c == '$' || c.is_alphanumeric())
}

/// The kind of a property.
pub(super) fn kind_of_property(context: &Context<'_>, property: &Property) -> ItemKind {
    if let Some((file, MemberDeclaration::Member(id))) = property.declarations.first()
        && let Some(module) = context.analysis.hir(*file)
        && matches!(module[*id], TypeMember::Method { .. })
    {
        return ItemKind::Method;
    }
    kind_of_type(context, property.ty, ItemKind::Property)
}

/// The parts of a type's name behind a dot.
pub(super) fn of_type_name(context: &Context<'_>, node: TypeNodeId, depth: usize) -> Vec<Candidate> {
    let model = context.analysis.model;
    let before = depth.checked_sub(1).and_then(|at| model.symbol_in_type(context.file, node, at));
    let Some(symbol) = before.and_then(|it| model.resolve_alias(it)) else { return Vec::new() };
    of_symbols(context, model.exports_of_symbol(symbol), Meaning::TYPE.union(Meaning::NAMESPACE))
}

fn of_symbols(
    context: &Context<'_>,
    symbols: Vec<(tsnix_syntax::hir::Name, tsnix_check::model::SymbolId)>,
    meaning: Meaning,
) -> Vec<Candidate> {
    let model = context.analysis.model;
    symbols
        .into_iter()
        .filter(|(name, symbol)| name != "default" && model.meaning_of(*symbol).intersects(meaning))
        .map(|(name, symbol)| {
            Candidate::new(
                name.as_str(),
                super::names::kind_of_symbol(context, symbol),
                Source::Symbol(symbol),
                0,
            )
        })
        .collect()
}

/// What is shown behind a member's name: a package's version is in its docs, a function's parameters in its type.
pub(super) fn detail(context: &Context<'_>, property: &Property) -> Option<String> {
    let model = context.analysis.model;
    if context.analysis.is_package(property.ty) {
        let about = model.listed(property)?;
        return (!about.version.is_empty()).then(|| format!(" {}", about.version));
    }
    let printed = model.type_to_string(property.ty);
    let short = if printed.len() > 60 { return None } else { printed };
    Some(format!(": {short}"))
}
