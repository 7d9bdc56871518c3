//! Values of options as Nix text, for comments: defaults and examples.

use serde_json::Value;

use super::docs;

/// Text that is longer is left out after this many bytes.
const LONGEST: usize = 1_200;

/// A default or an example for a comment; none where there is nothing to show.
pub(crate) fn documented(value: &Value) -> Option<String> {
    let text = plain(value)?;
    let text = if text.len() > LONGEST {
        let cut =
            text.char_indices().take_while(|(at, _)| *at < LONGEST).map(|(_, it)| it).collect::<String>();
        format!("{cut} ...")
    } else {
        text
    };
    Some(docs::code(&text))
}

/// A default or an example as Nix text.
pub(crate) fn plain(value: &Value) -> Option<String> {
    if let Value::Object(object) = value
        && let Some(kind) = object.get("_type").and_then(Value::as_str)
    {
        let part = |name: &str| object.get(name).and_then(Value::as_str).map(str::to_owned);
        return match kind {
            "literalExpression" | "literalExample" | "literalMD" | "mdDoc" | "literalDocBook" => part("text"),
            "derivation" => part("expr").or_else(|| part("name")).or_else(|| Some("<derivation>".to_owned())),
            "path" => part("path").or_else(|| part("text")),
            "function" => Some("<function>".to_owned()),
            _ => None,
        };
    }
    let mut out = String::new();
    push(&mut out, value, 0);
    Some(out)
}

fn push(out: &mut String, value: &Value, depth: usize) {
    if out.len() > LONGEST || depth > 32 {
        out.push_str("...");
        return;
    }
    let indent = "  ".repeat(depth);
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::String(text) => out.push_str(&string(text)),
        Value::Array(items) if items.is_empty() => out.push_str("[ ]"),
        Value::Array(items) => {
            let is_short = items.iter().all(|it| !it.is_array() && !it.is_object()) && items.len() <= 6;
            out.push('[');
            for item in items {
                if is_short {
                    out.push(' ');
                } else {
                    out.push_str(&format!("\n{indent}  "));
                }
                push(out, item, depth + 1);
            }
            out.push_str(&if is_short { " ]".to_owned() } else { format!("\n{indent}]") });
        }
        Value::Object(object) if object.contains_key("_type") => {
            out.push_str(&plain(value).unwrap_or_else(|| "...".to_owned()));
        }
        Value::Object(object) if object.is_empty() => out.push_str("{ }"),
        Value::Object(object) => {
            out.push('{');
            for (name, value) in object {
                let name = if super::names::is_identifier(name) { name.clone() } else { string(name) };
                out.push_str(&format!("\n{indent}  {name} = "));
                push(out, value, depth + 1);
                out.push(';');
            }
            out.push_str(&format!("\n{indent}}}"));
        }
    }
}

/// A Nix string.
fn string(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace("${", "\\${").replace('\n', "\\n");
    format!("\"{escaped}\"")
}
