//! The simplest value of a type, as a start for what is still to be written.

use tsnix_check::model::{Nullish, TypeId};

use crate::Analysis;

/// Deeper objects are left for later.
const MOST_DEPTH: usize = 3;

/// A value that the type takes: `""`, `0`, `[]`, an object with what it must have. Nothing where there is none that
/// can be made up: a package, a type parameter.
pub(crate) fn value_of(analysis: &Analysis<'_>, ty: TypeId) -> Option<String> {
    value_at(analysis, ty, 0)
}

fn value_at(analysis: &Analysis<'_>, ty: TypeId, depth: usize) -> Option<String> {
    let model = analysis.model;
    let view = model.view(ty);
    if view.is_never() || view.is_error() || depth > MOST_DEPTH {
        return None;
    }
    if view.is_any() || view.is_unknown() {
        return Some("null".to_owned());
    }
    let members = view.members();
    if members.len() > 1 {
        // Of several the first that can be made up; `null` and `undefined` last, for they are seldom meant.
        let (nullish, rest): (Vec<TypeId>, Vec<TypeId>) = members.into_iter().partition(|it| {
            let view = model.view(*it);
            view.is_null() || view.is_undefined()
        });
        return rest.into_iter().chain(nullish).find_map(|it| value_at(analysis, it, depth));
    }
    if view.string_literal().is_some() || view.number_literal().is_some() || view.bool_literal().is_some() {
        return Some(model.type_to_string(ty));
    }
    if view.is_null() {
        return Some("null".to_owned());
    }
    if view.is_undefined() || view.is_void() {
        return Some("undefined".to_owned());
    }
    if view.is_generic() || analysis.is_package(ty) {
        return None;
    }
    if view.is_string_like() {
        return Some("\"\"".to_owned());
    }
    if view.is_number_like() {
        return Some("0".to_owned());
    }
    if view.is_boolean() {
        return Some("false".to_owned());
    }
    if let Some(elements) = view.tuple_elements() {
        let needed = elements.into_iter().filter(|(_, is_optional, is_rest)| !is_optional && !is_rest);
        let values: Option<Vec<String>> = needed.map(|(ty, ..)| value_at(analysis, ty, depth + 1)).collect();
        return Some(format!("[{}]", values?.join(", ")));
    }
    if view.is_array_like() {
        return Some("[]".to_owned());
    }
    if view.is_function() {
        return function_value(analysis, ty);
    }
    object_value(analysis, ty, depth)
}

/// `(a, b) => { throw new Error("..."); }`: whatever it is to give.
fn function_value(analysis: &Analysis<'_>, ty: TypeId) -> Option<String> {
    let signature = analysis.model.call_signatures(ty).into_iter().next()?;
    let params: Vec<String> = signature
        .params
        .iter()
        .enumerate()
        .map(|(at, param)| {
            let name = if param.name.is_empty() { format!("arg{at}") } else { param.name.to_string() };
            if param.is_rest { format!("...{name}") } else { name }
        })
        .collect();
    Some(format!("({}) => {{ throw new Error(\"not written yet\"); }}", params.join(", ")))
}

fn object_value(analysis: &Analysis<'_>, ty: TypeId, depth: usize) -> Option<String> {
    let model = analysis.model;
    if model.view(ty).has_looked_up_members() {
        return None;
    }
    let mut written = Vec::new();
    for property in model.properties(ty) {
        if property.is_optional || property.name.starts_with("__@") {
            continue;
        }
        let value = value_at(analysis, property.ty, depth + 1)?;
        written.push(format!("{}: {value}", key(&property.name)));
    }
    Some(if written.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", written.join(", ")) })
}

/// A name as it is written before a colon.
pub(crate) fn key(name: &str) -> String {
    if crate::rename::is_name(name) || tsnix_syntax::is_reserved_word(name) {
        name.to_owned()
    } else {
        format!("{name:?}")
    }
}

/// A type as it can be written down; `unknown` for what has no name.
pub(crate) fn written_type(analysis: &Analysis<'_>, ty: TypeId) -> String {
    let model = analysis.model;
    let view = model.view(ty);
    if view.is_error() || view.is_any() || view.is_never() || view.is_null() || view.is_undefined() {
        return "unknown".to_owned();
    }
    let wide = widened(analysis, ty);
    let printed = wide.unwrap_or_else(|| model.type_to_string(ty));
    // A type that was cut short is no TypeScript.
    if printed.contains("...") || printed.len() > 200 { "unknown".to_owned() } else { printed }
}

/// Literals say too much of what is only an example.
fn widened(analysis: &Analysis<'_>, ty: TypeId) -> Option<String> {
    let model = analysis.model;
    let mut words: Vec<String> = Vec::new();
    for member in model.view(ty).members() {
        let view = model.view(member);
        let word = if view.is_string_like() {
            "string".to_owned()
        } else if view.is_number_like() {
            "number".to_owned()
        } else if view.is_boolean() {
            "boolean".to_owned()
        } else {
            model.type_to_string(member)
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let is_nothing_else = |it: &TypeId| model.may_be(*it, Nullish::ANY);
    (!words.is_empty() && !model.view(ty).members().iter().all(is_nothing_else)).then(|| words.join(" | "))
}
