//! A shape as TypeScript: the declaration of a file's default export.

use smol_str::SmolStr;

use super::shape::{Attributes, Function, Shape};

/// `declare const value: T; export default value;`
pub(super) fn declaration(shape: &Shape) -> String {
    let mut text = String::from("declare const value: ");
    write(&mut text, shape, 0, Place::Whole);
    text.push_str(";\nexport default value;\n");
    text
}

/// What stands around a type: whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Element,
    Member,
}

fn write(text: &mut String, shape: &Shape, depth: usize, place: Place) {
    match shape {
        Shape::Unknown => text.push_str("unknown"),
        Shape::Never => text.push_str("never"),
        Shape::Null => text.push_str("null"),
        Shape::Boolean => text.push_str("boolean"),
        Shape::Number => text.push_str("number"),
        Shape::String => text.push_str("string"),
        Shape::Path => text.push_str("Path"),
        Shape::Derivation => text.push_str("Derivation"),
        Shape::Named(name) => text.push_str(name),
        Shape::List(element) => {
            write(text, element, depth, Place::Element);
            text.push_str("[]");
        }
        Shape::Attributes(set) => attributes(text, set, depth),
        Shape::Function(function) => {
            parenthesized(text, place != Place::Whole, |text| write_function(text, function, depth));
        }
        Shape::Union(members) => parenthesized(text, place == Place::Element, |text| {
            for (at, member) in members.iter().enumerate() {
                if at > 0 {
                    text.push_str(" | ");
                }
                write(text, member, depth, Place::Member);
            }
        }),
    }
}

fn parenthesized(text: &mut String, is_needed: bool, inner: impl FnOnce(&mut String)) {
    if is_needed {
        text.push('(');
    }
    inner(text);
    if is_needed {
        text.push(')');
    }
}

fn attributes(text: &mut String, set: &Attributes, depth: usize) {
    if set.fields.is_empty() && !set.is_open {
        text.push_str("{}");
        return;
    }
    text.push_str("{\n");
    let indent = |text: &mut String, depth: usize| text.extend(std::iter::repeat_n("  ", depth));
    // `{ __functor = self: x: x + 1; }`  =>  what can be called with `x`.
    if let Some(Shape::Function(functor)) = set.fields.get("__functor").map(|it| &it.shape)
        && let [_, params @ ..] = functor.params.as_slice()
        && !params.is_empty()
    {
        indent(text, depth + 1);
        write_params(text, params, depth + 1);
        text.push_str(": ");
        write(text, &functor.result, depth + 1, Place::Whole);
        text.push_str(";\n");
    }
    for (name, field) in &set.fields {
        indent(text, depth + 1);
        text.push_str("readonly ");
        property_name(text, name);
        if field.is_optional {
            text.push('?');
        }
        text.push_str(": ");
        write(text, &field.shape, depth + 1, Place::Whole);
        text.push_str(";\n");
    }
    if set.is_open {
        indent(text, depth + 1);
        text.push_str("readonly [name: string]: unknown;\n");
    }
    indent(text, depth);
    text.push('}');
}

fn write_function(text: &mut String, function: &Function, depth: usize) {
    write_params(text, &function.params, depth);
    text.push_str(" => ");
    write(text, &function.result, depth, Place::Whole);
}

fn write_params(text: &mut String, params: &[(SmolStr, Shape)], depth: usize) {
    text.push('(');
    for (at, (name, shape)) in params.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
        text.push_str(": ");
        write(text, shape, depth, Place::Whole);
    }
    text.push(')');
}

/// A name as a property: quoted where it is no identifier.
fn property_name(text: &mut String, name: &str) {
    let is_start = |char: char| char.is_ascii_alphabetic() || char == '_' || char == '$';
    let is_plain =
        name.starts_with(is_start) && name.chars().all(|char| is_start(char) || char.is_ascii_digit());
    if is_plain {
        text.push_str(name);
        return;
    }
    text.push('"');
    for char in name.chars() {
        match char {
            '"' | '\\' => text.extend(['\\', char]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ => text.push(char),
        }
    }
    text.push('"');
}
