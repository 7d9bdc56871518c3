//! Nix names as TypeScript writes them: properties, global interfaces, string literals.

use std::fmt::Write;

use rustc_hash::FxHashSet as HashSet;

/// Whether a text is an identifier that needs no quotes as a property.
pub(crate) fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|it| it.is_ascii_alphabetic() || it == b'_' || it == b'$')
        && bytes.all(|it| it.is_ascii_alphanumeric() || it == b'_' || it == b'$')
}

/// Words that an identifier can't be, as a parameter.
const RESERVED: &[&str] = &[
    "arguments",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// A name as a property: `git`, `"git-lfs"`. `new` is quoted, since `new(...)` is something else.
pub(crate) fn property(name: &str) -> String {
    if is_identifier(name) && name != "new" { name.to_owned() } else { string(name) }
}

/// Appends [`property`].
pub(crate) fn push_property(out: &mut String, name: &str) {
    if is_identifier(name) && name != "new" { out.push_str(name) } else { push_string(out, name) }
}

/// A string literal. Whatever might end the line or be no character is escaped.
pub(crate) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}

/// Appends [`string`].
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    if text.bytes().all(|it| matches!(it, b' '..=b'~') && it != b'"' && it != b'\\') {
        out.push_str(text);
        out.push('"');
        return;
    }
    for it in text.chars() {
        match it {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Control characters, the two line separators of Unicode, and the mark that turns text around.
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => {
                // Writing to a string can't fail.
                let _ = write!(out, "\\u{:04x}", it as u32);
            }
            _ => out.push(it),
        }
    }
    out.push('"');
}

/// A name as a parameter: what is no identifier becomes one.
pub(crate) fn parameter(name: &str, taken: &mut Vec<String>) -> String {
    let mut text: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || it == '_' || it == '$' { it } else { '_' })
        .collect();
    if text.is_empty()
        || text.starts_with(|it: char| it.is_ascii_digit())
        || RESERVED.contains(&text.as_str())
    {
        text.insert(0, '_');
    }
    while taken.contains(&text) {
        text.push('_');
    }
    taken.push(text.clone());
    text
}

/// Names of global interfaces, each given out once.
#[derive(Debug, Default)]
pub(crate) struct GlobalNames {
    taken: HashSet<String>,
}

impl GlobalNames {
    /// Keeps a name from being given out.
    pub(crate) fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// `Packages`, `["python3Packages"]`  =>  `Packages_python3Packages`
    pub(crate) fn unique<'a>(&mut self, prefix: &str, path: impl IntoIterator<Item = &'a str>) -> String {
        let mut name = prefix.to_owned();
        for part in path {
            name.push('_');
            let part = part.chars().take(60);
            name.extend(part.map(|it| if it.is_ascii_alphanumeric() || it == '_' { it } else { '_' }));
        }
        let mut number = 1;
        let mut candidate = name.clone();
        while !self.taken.insert(candidate.clone()) {
            number += 1;
            candidate = format!("{name}_{number}");
        }
        candidate
    }
}
