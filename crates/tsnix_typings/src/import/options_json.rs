//! `options.json` as nixosOptionsDoc makes it: options by name, types in Nix's own words, the options of
//! submodules beside the others, with `<name>` for any name and `*` for an element.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{ImportError, type_words};
use crate::facts::{Facts, OptionFact, OptionFacts, OptionType, Source, Target};

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Documented {
    loc: Vec<String>,
    #[serde(rename = "type")]
    type_text: String,
    description: Value,
    default: Option<Value>,
    example: Value,
    declarations: Vec<Value>,
    read_only: bool,
    internal: bool,
}

/// A name with what is below it.
#[derive(Default)]
struct Node {
    option: Option<Documented>,
    children: BTreeMap<String, Node>,
}

/// Names nested deeper are left out.
const DEEPEST: usize = 32;

/// Reads the document.
pub(super) fn import(name: &str, text: &str) -> Result<Facts, ImportError> {
    let document: BTreeMap<String, Documented> =
        serde_json::from_str(text).map_err(|_| ImportError::Unknown)?;
    if document.is_empty() || document.values().all(|it| it.type_text.is_empty()) {
        return Err(ImportError::Unknown);
    }
    let mut root = Node::default();
    for (name, mut option) in document {
        let loc = std::mem::take(&mut option.loc);
        let loc = if loc.is_empty() { name.split('.').map(str::to_owned).collect() } else { loc };
        if loc.len() > DEEPEST {
            continue;
        }
        let mut node = &mut root;
        for part in loc {
            node = node.children.entry(part).or_default();
        }
        node.option = Some(option);
    }
    let mut options = Vec::new();
    top(root, &mut Vec::new(), &mut options);
    let source = Source { name: system(name, &options), ..Source::default() };
    let options = vec![OptionFacts { source, options, ..OptionFacts::default() }];
    Ok(Facts { options, ..Facts::default() })
}

/// What the options belong to: by the file's name, else by what there is.
fn system(name: &str, options: &[OptionFact]) -> String {
    let has = |wanted: &str| options.iter().any(|it| it.names().join(".").starts_with(wanted));
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    if name.contains("home-manager") || has("home.username") {
        "home-manager".to_owned()
    } else if name.contains("darwin") || has("system.defaults") {
        "nix-darwin".to_owned()
    } else if has("boot.") || has("services.") || name.starts_with("options.json") && has("systemd.") {
        "NixOS".to_owned()
    } else {
        name.split('.').next().unwrap_or("options").trim_start_matches("options-").to_owned()
    }
}

/// The options that stand for themselves; those below an option are in its type.
fn top(node: Node, path: &mut Vec<String>, out: &mut Vec<OptionFact>) {
    match node.option {
        Some(option) => out.push(fact(option, path.clone(), node.children)),
        None => {
            for (name, child) in node.children {
                path.push(name);
                top(child, path, out);
                path.pop();
            }
        }
    }
}

fn fact(option: Documented, path: Vec<String>, children: BTreeMap<String, Node>) -> OptionFact {
    let mut ty = type_words::parse(&option.type_text).unwrap_or_else(|| OptionType {
        kind: "other".to_owned(),
        description: Some(option.type_text.clone()),
        ..OptionType::default()
    });
    if !children.is_empty() {
        let mut inner = Vec::new();
        below(children, &mut Vec::new(), &mut inner);
        fill(&mut ty, &mut Some(inner));
    }
    OptionFact {
        name: if path.iter().any(|it| it.contains('.')) { String::new() } else { path.join(".") },
        path,
        ty,
        type_text: option.type_text,
        has_default: option.default.is_some(),
        default: option.default.unwrap_or_default(),
        example: option.example,
        description: description(&option.description),
        read_only: option.read_only,
        internal: option.internal,
        declarations: option.declarations.iter().filter_map(declaration).collect(),
        ..OptionFact::default()
    }
}

/// What is below an option, without the marks for any name and any element.
fn below(children: BTreeMap<String, Node>, path: &mut Vec<String>, out: &mut Vec<OptionFact>) {
    for (name, child) in children {
        let is_mark = path.is_empty() && (name == "*" || name.starts_with('<') && name.ends_with('>'));
        if !is_mark {
            path.push(name);
        }
        match child.option {
            Some(option) if !path.is_empty() => out.push(fact(option, path.clone(), child.children)),
            _ => below(child.children, path, out),
        }
        if !is_mark {
            path.pop();
        }
    }
}

/// Gives the options to the first submodule in a type.
fn fill(ty: &mut OptionType, options: &mut Option<Vec<OptionFact>>) {
    if ty.kind == "submodule" && ty.options.is_empty() {
        ty.options = options.take().unwrap_or_default();
        return;
    }
    for inner in &mut ty.of.0 {
        fill(inner, options);
    }
    if let Some(Target::Type(to)) = &mut ty.to {
        fill(to, options);
    }
}

fn description(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(object) => object.get("text").and_then(Value::as_str).unwrap_or("").to_owned(),
        _ => String::new(),
    }
}

fn declaration(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => {
            object.get("name").or_else(|| object.get("url")).and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}
