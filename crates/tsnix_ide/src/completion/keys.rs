//! Names of properties: in an object literal those that its expected type has, in a pattern those of the value.

use tsnix_check::model::Property;
use tsnix_syntax::hir::{Expr, ExprId, PatId, Pattern, Property as HirProperty};

use super::context::{Context, static_name};
use super::members::kind_of_property;
use super::{Candidate, Insert, Options, Source};

/// The properties that an object literal may still get.
pub(super) fn of_object(context: &Context<'_>, object: ExprId, options: Options) -> Vec<Candidate> {
    let model = context.analysis.model;
    let Some(expected) = model.contextual_type(context.file, object) else {
        return shorthands(context, object);
    };
    let taken = names_in(context, object);
    let is_shorthand = is_before_colon(context);
    let mut found: Vec<Candidate> = properties(context, expected)
        .into_iter()
        .filter(|property| !taken.contains(&property.name.to_string()))
        .map(|property| key(context, property, !is_shorthand, options))
        .collect();
    found.extend(shorthands(context, object));
    found
}

/// The properties of a type; of a union those of all its members.
fn properties(context: &Context<'_>, ty: tsnix_check::model::TypeId) -> Vec<Property> {
    let model = context.analysis.model;
    let mut found: Vec<Property> = Vec::new();
    for member in model.view(ty).members() {
        let view = model.view(member);
        if view.is_string_like() || view.is_number_like() || view.is_array_like() || view.is_function() {
            continue;
        }
        for property in model.properties(member) {
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
    let written = if crate::rename::is_name(&name) { name.clone() } else { format!("{name:?}") };
    let candidate = Candidate::new(name.clone(), kind, Source::Property(Box::new(property)), group);
    if !with_colon {
        return if written == name { candidate } else { candidate.with_insert(Insert::Text(written)) };
    }
    if options.snippets {
        let escaped = written.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}");
        candidate.with_insert(Insert::Snippet(format!("{escaped}: $0")))
    } else {
        candidate.with_insert(Insert::Text(format!("{written}: ")))
    }
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
    model
        .properties(ty)
        .into_iter()
        .filter(|property| !property.name.starts_with("__@") && !is_taken(&property.name))
        .map(|property| {
            let kind = kind_of_property(context, &property);
            Candidate::new(property.name.to_string(), kind, Source::Property(Box::new(property)), 0)
        })
        .collect()
}
