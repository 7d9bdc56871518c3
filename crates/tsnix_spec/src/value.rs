//! JSON values: whether two are the same value, and how one is written in Nix.

use serde_json::{Number, Value};

/// Equality as law 2 means it: the order of keys says nothing, and `1` is `1.0`.
pub fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => is_same_number(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, value)| b.get(key).is_some_and(|other| is_same(value, other)))
        }
        _ => a == b,
    }
}

fn is_same_number(a: &Number, b: &Number) -> bool {
    match (a.as_i64(), b.as_i64()) {
        (Some(a), Some(b)) => a == b,
        _ => a.as_f64() == b.as_f64(),
    }
}

/// As [`is_same`], but floats need only agree in the six digits that Nix prints.
pub fn is_same_as_printed(nix: &Value, expected: &Value) -> bool {
    match (nix, expected) {
        (Value::Number(a), Value::Number(b)) => is_same_number(a, b) || has_same_digits(a, b),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same_as_printed(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(key, value)| b.get(key).is_some_and(|other| is_same_as_printed(value, other)))
        }
        _ => nix == expected,
    }
}

fn has_same_digits(printed: &Number, exact: &Number) -> bool {
    let (Some(printed), Some(exact)) = (printed.as_f64(), exact.as_f64()) else { return false };
    printed == exact || format!("{printed:.5e}") == format!("{exact:.5e}")
}

/// Whether Nix's JSON output may not show the whole value: a float with more than six digits.
pub fn needs_exact_comparison(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.as_i64().is_none()
                && number.as_f64().is_some_and(|it| format!("{it:.5e}").parse::<f64>().ok() != Some(it))
        }
        Value::Array(items) => items.iter().any(needs_exact_comparison),
        Value::Object(members) => members.values().any(needs_exact_comparison),
        _ => false,
    }
}

/// The value as a Nix expression.
pub fn to_nix(value: &Value) -> String {
    match value {
        Value::Null | Value::Bool(_) => value.to_string(),
        Value::Number(number) => number_to_nix(number),
        Value::String(text) => string_to_nix(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(to_nix).collect();
            format!("[ {} ]", items.join(" "))
        }
        Value::Object(members) => {
            let members: Vec<_> = members
                .iter()
                .map(|(key, value)| format!("{} = {};", string_to_nix(key), to_nix(value)))
                .collect();
            format!("{{ {} }}", members.join(" "))
        }
    }
}

fn number_to_nix(number: &Number) -> String {
    match number.as_i64() {
        Some(whole) => format!("({whole})"),
        // Nix reads `1.0e300` but not `1e300`.
        None => format!("({:?})", number.as_f64().unwrap_or_default()).replacen(
            "e",
            if has_point(number) { "e" } else { ".0e" },
            1,
        ),
    }
}

fn has_point(number: &Number) -> bool {
    format!("{:?}", number.as_f64().unwrap_or_default()).contains('.')
}

fn string_to_nix(text: &str) -> String {
    let mut quoted = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '$' => quoted.push_str("\\$"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests;
