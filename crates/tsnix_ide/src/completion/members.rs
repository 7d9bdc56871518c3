//! Behind a dot: the members of a value, of a namespace.

use tsnix_check::model::{MemberDeclaration, Nullish, Property, TypeId};
use tsnix_check::names::{Declaration, Meaning};
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{ExprId, Property as HirProperty, TypeMember, TypeNodeId};

use super::context::Context;
use super::{Candidate, Insert, ItemKind, Options, Source, kind_of_type, popular, postfix};

/// The members of an expression's value.
pub(super) fn of_expr(context: &Context<'_>, object: ExprId, options: Options) -> Vec<Candidate> {
    let model = context.analysis.model;
    let mut found = of_value(context, model.type_of(context.file, object));
    if is_enum(context, object) {
        found.iter_mut().for_each(|it| it.item.kind = ItemKind::Value);
    }
    if found.is_empty()
        && let Some(symbol) = model.symbol_of(context.file, object)
    {
        found = of_symbols(context, model.exports_of_symbol(symbol), Meaning::VALUE);
    }
    found.extend(postfix::of_expr(context, object, options));
    found
}

/// The members of a value of a type.
pub(super) fn of_value(context: &Context<'_>, ty: TypeId) -> Vec<Candidate> {
    let (properties, may_be_missing) = of_type(context, ty);
    let mut found: Vec<Candidate> = properties
        .into_iter()
        .filter(|property| !property.name.starts_with("__@"))
        .map(|property| of_property(context, property, may_be_missing))
        .collect();
    if popular::is_package_set(context, ty) {
        for candidate in &mut found {
            candidate.group = u8::from(!popular::is_popular(&candidate.item.label));
        }
    }
    found
}

/// Whether an expression names an enum.
fn is_enum(context: &Context<'_>, object: ExprId) -> bool {
    let model = context.analysis.model;
    let symbol = crate::target::symbol_of_value(context.analysis, context.file, object);
    let symbol = symbol.map(|it| model.resolve_alias(it).unwrap_or(it));
    let definitions = symbol.map(|it| model.definitions(it)).unwrap_or_default();
    definitions.iter().any(|(_, it)| matches!(it, Declaration::Enum(_)))
}

/// The properties of a type that fit what was typed, those of what a type parameter is at least; of what may be `null`
/// or `undefined` those of the rest, and whether that is so.
fn of_type(context: &Context<'_>, ty: TypeId) -> (Vec<Property>, bool) {
    let model = context.analysis.model;
    let ty = model.view(ty).constraint().unwrap_or(ty);
    let mut found = model.search_properties(ty, &context.prefix, super::MOST_ITEMS + 1);
    if popular::is_package_set(context, ty) {
        for property in popular::of_set(context, ty) {
            if !found.iter().any(|it| it.name == property.name) {
                found.push(property);
            }
        }
    }
    if !model.may_be(ty, Nullish::ANY) {
        return (found, false);
    }
    let members = model.view(ty).members().into_iter();
    let mut rest = members.filter(|it| !model.may_be(*it, Nullish::ANY));
    let Some(first) = rest.next() else { return (found, false) };
    let mut shared = model.search_properties(first, &context.prefix, super::MOST_ITEMS + 1);
    for other in rest {
        shared.retain(|it| model.property(other, &it.name).is_some());
    }
    (shared, true)
}

/// A property as something that may be written behind a dot.
fn of_property(context: &Context<'_>, property: Property, may_be_missing: bool) -> Candidate {
    let name = property.name.to_string();
    let kind = kind_of_property(context, &property);
    let mut candidate = Candidate::new(name.clone(), kind, Source::Property(Box::new(property)), 0);
    let before = &context.analysis.text(context.file)[..context.replaces.start as usize];
    let is_asked = before.trim_end().ends_with("?.");
    let dot = before.trim_end().len() as u32;
    let gone = |from: u32| TextRange::new(from, context.replaces.start);
    if !is_word(&name) {
        // `pkgs.0ad` can't be written: pkgs["0ad"]
        let open = if may_be_missing && !is_asked { "?.[" } else { "[" };
        candidate = candidate.with_insert(Insert::Text(format!("{open}{name:?}]")));
        if !is_asked {
            candidate.item.edits.push(Edit { range: gone(dot.saturating_sub(1)), text: String::new() });
        }
    } else if may_be_missing && !is_asked && before.ends_with('.') {
        // o.name, where `o` may be undefined  =>  o?.name
        let range = TextRange::new(dot.saturating_sub(1), dot);
        candidate.item.edits.push(Edit { range, text: "?.".to_owned() });
    }
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
    let is_method = property.declarations.first().is_some_and(|(file, declaration)| {
        context.analysis.hir(*file).is_some_and(|module| match declaration {
            MemberDeclaration::Member(id) => matches!(module[*id], TypeMember::Method { .. }),
            MemberDeclaration::Property(id) => matches!(module[*id], HirProperty::Method { .. }),
            _ => false,
        })
    });
    if is_method {
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
