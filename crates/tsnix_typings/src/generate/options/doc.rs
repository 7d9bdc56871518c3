//! What the comment of an option says: description, type in Nix's words, default, example.

use super::Side;
use crate::facts::OptionFact;
use crate::generate::{docs, nix_text};

/// The comment's text.
pub(super) fn comment(option: &OptionFact, side: Side) -> String {
    let mut parts = Vec::new();
    let description = docs::foreign(option.description.trim());
    if side == Side::Config {
        // Where it is read, what it is suffices.
        let first = description.split("\n\n").next().unwrap_or("");
        return first.chars().take(400).collect();
    }
    if !description.is_empty() {
        parts.push(description.into_owned());
    }
    let mut facts = Vec::new();
    if !option.type_text.is_empty() {
        facts.push(format!("Type: {}", docs::foreign(&cut(&option.type_text, 400))));
    }
    let default = if option.default_text.is_null() { &option.default } else { &option.default_text };
    if option.has_default
        && let Some(text) = nix_text::documented(default)
    {
        facts.push(format!("Default: {}", docs::foreign(&text)));
    }
    if !option.example.is_null()
        && let Some(text) = nix_text::documented(&option.example)
    {
        facts.push(format!("Example: {}", docs::foreign(&text)));
    }
    if option.read_only {
        facts.push("Read only.".to_owned());
    }
    parts.extend((!facts.is_empty()).then(|| facts.join("\n")));
    parts.join("\n\n")
}

fn cut(text: &str, length: usize) -> String {
    if text.len() <= length {
        text.to_owned()
    } else {
        text.chars().take(length).chain(" ...".chars()).collect()
    }
}
