//! Names of properties: in an object literal those that its expected type has, in a pattern those of the value.

use tsnix_check::model::{Nullish, Property, TypeId};
use tsnix_source::{Edit, TextRange};
use tsnix_syntax::hir::{Expr, ExprId, PatId, Pattern, Property as HirProperty};

use super::context::{Context, static_name};
use super::members::kind_of_property;
use super::{Candidate, Insert, Options, Source, expected, outputs, popular};

/// The properties that an object literal may still get.
pub(super) fn of_object(context: &Context<'_>, object: ExprId, options: Options) -> Vec<Candidate> {
    let taken = names_in(context, object);
    let has_colon = is_before_colon(context);
    let mut found: Vec<Candidate> = properties(context, &expected::of_object(context, object))
        .into_iter()
        .filter(|property| !taken.contains(&property.name.to_string()))
        .map(|property| key(context, property, !has_colon, options))
        .collect();
    if !has_colon {
        found.extend(outputs::snippets(context, object, options));
        found.extend(shorthands(context, object));
    }
    found
}

/// `services.nginx.ena|` as a key: the properties at the end of the path, written as nested objects.
pub(super) fn of_path(
    context: &Context<'_>,
    object: ExprId,
    start: u32,
    path: &[String],
    options: Options,
) -> Vec<Candidate> {
    let mut types = expected::of_object(context, object);
    for name in path {
        let members = types.iter().flat_map(|ty| context.analysis.model.view(*ty).members());
        types = members.filter_map(|ty| expected::property_type(context, ty, name)).collect();
    }
    let mut found: Vec<Candidate> =
        properties(context, &types).into_iter().map(|it| key(context, it, true, options)).collect();
    // services.nginx.enable  =>  services: { nginx: { enable: ... } }
    let open: String =
        path.iter().map(|name| format!("{}: {{ ", crate::code_actions::values::key(name))).collect();
    let close = " }".repeat(path.len());
    let gone = TextRange::new(start, context.replaces.start);
    for candidate in &mut found {
        let insert = candidate.item.insert.take();
        candidate.item.insert = Some(match insert {
            Some(Insert::Snippet(text)) => {
                Insert::Snippet(format!("{open}{text}{}", close.replace('}', "\\}")))
            }
            Some(Insert::Text(text)) => Insert::Text(format!("{open}{text}{close}")),
            None => Insert::Text(format!("{open}{}{close}", candidate.item.label)),
        });
        candidate.item.edits.push(Edit { range: gone, text: String::new() });
    }
    found
}

/// The properties of types that fit what was typed; of a union those of all its members.
fn properties(context: &Context<'_>, types: &[TypeId]) -> Vec<Property> {
    let model = context.analysis.model;
    let mut found: Vec<Property> = Vec::new();
    for member in types.iter().flat_map(|ty| model.view(*ty).members()) {
        let view = model.view(member);
        if view.is_string_like() || view.is_number_like() || view.is_array_like() || view.is_function() {
            continue;
        }
        for property in model.search_properties(member, &context.prefix, super::MOST_ITEMS + 1) {
            let is_new = !found.iter().any(|it| it.name == property.name);
            if is_new && !property.name.starts_with("__@") {
                found.push(property);
            }
        }
    }
    found
}

/// A key with its colon, so that the value comes next; required ones first.
fn key(context: &Context<'_>, property: Property, with_colon: bool, options: Options) -> Candidate {
    let name = property.name.to_string();
    let kind = kind_of_property(context, &property);
    let group = u8::from(property.is_optional);
    let written = crate::code_actions::values::key(&name);
    let value = start_of_value(context, property.ty);
    let candidate = Candidate::new(name.clone(), kind, Source::Property(Box::new(property)), group);
    if !with_colon {
        return if written == name { candidate } else { candidate.with_insert(Insert::Text(written)) };
    }
    if options.snippets {
        let escaped = written.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
        candidate.with_insert(Insert::Snippet(format!("{escaped}: {value}")))
    } else {
        candidate.with_insert(Insert::Text(format!("{written}: ")))
    }
}

/// How the value of a property begins, where it can begin in one way only.
fn start_of_value(context: &Context<'_>, ty: TypeId) -> &'static str {
    let model = context.analysis.model;
    let members = model.view(ty).members().into_iter();
    let given: Vec<TypeId> = members.filter(|it| !model.may_be(*it, Nullish::ANY)).collect();
    let all = |wanted: &dyn Fn(TypeId) -> bool| !given.is_empty() && given.iter().all(|it| wanted(*it));
    if all(&|it| model.view(it).is_array_like()) {
        "[$0]"
    } else if all(&|it| model.view(it).is_boolean()) {
        "${1|true,false|}"
    } else if all(&|it| is_literal_object(context, it)) {
        "{ $0 }"
    } else {
        "$0"
    }
}

/// Whether a value of the type is mostly written as a literal: a package or a set of them comes from elsewhere.
fn is_literal_object(context: &Context<'_>, ty: TypeId) -> bool {
    let view = context.analysis.model.view(ty);
    view.is_object()
        && !view.is_any()
        && !view.is_unknown()
        && !view.has_looked_up_members()
        && !context.analysis.is_package(ty)
        && context.analysis.model.property(ty, "outPath").is_none()
}

/// Whether a colon stands behind the word already.
fn is_before_colon(context: &Context<'_>) -> bool {
    let text = context.analysis.text(context.file);
    text[context.replaces.end as usize..].trim_start().starts_with(':')
}

fn names_in(context: &Context<'_>, object: ExprId) -> Vec<String> {
    let Expr::Object(properties) = &context.module[object] else { return Vec::new() };
    let mut names = Vec::new();
    for property in properties {
        let (name, range) = match &context.module[*property] {
            HirProperty::KeyValue { key, .. }
            | HirProperty::Method { key, .. }
            | HirProperty::Accessor { key, .. } => (static_name(key), key.range()),
            HirProperty::Shorthand { key, .. } => (Some(key.name.to_string()), key.range),
            HirProperty::Spread(_) => continue,
        };
        // What is being typed is not there yet.
        if !range.touches(context.offset) {
            names.extend(name);
        }
    }
    names
}

/// Names in scope that may stand as `{ name }`.
fn shorthands(context: &Context<'_>, object: ExprId) -> Vec<Candidate> {
    let Some(bindings) = context.analysis.bindings(context.file) else { return Vec::new() };
    let scope = bindings.expr_scope(object);
    let mut found = super::names::values(context, scope, None);
    found.retain(|it| matches!(it.source, Source::Symbol(_)) && it.group <= super::names::OWN);
    found.iter_mut().for_each(|it| it.group = it.group.saturating_add(2));
    found
}

/// The properties that a pattern may still take.
pub(super) fn of_pattern(context: &Context<'_>, pattern: PatId) -> Vec<Candidate> {
    let model = context.analysis.model;
    let Pattern::Object { properties: taken, .. } = &context.module[pattern] else { return Vec::new() };
    let ty = model.type_of_pattern(context.file, pattern);
    let is_taken = |name: &str| {
        taken.iter().any(|it| {
            !it.range.touches(context.offset) && it.key.static_name().is_some_and(|key| key == name)
        })
    };
    let mut properties = model.search_properties(ty, &context.prefix, super::MOST_ITEMS + 1);
    let is_set = popular::is_package_set(context, ty);
    if is_set {
        let known: Vec<_> = properties.iter().map(|it| it.name.clone()).collect();
        properties.extend(popular::of_set(context, ty).into_iter().filter(|it| !known.contains(&it.name)));
    }
    properties
        .into_iter()
        .filter(|property| !property.name.starts_with("__@") && !is_taken(&property.name))
        .map(|property| {
            let kind = kind_of_property(context, &property);
            let group = u8::from(is_set && !popular::is_popular(&property.name));
            Candidate::new(property.name.to_string(), kind, Source::Property(Box::new(property)), group)
        })
        .collect()
}
