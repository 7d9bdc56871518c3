//! Names of Nix as names of TypeScript.

/// Words that TypeScript keeps for itself, and names that mean something everywhere.
const RESERVED: &[&str] = &[
    "arguments",
    "as",
    "async",
    "await",
    "break",
    "builtins",
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
    "type",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// The name under which a value called `name` in Nix is bound: `my-pkgs  =>  myPkgs`, `default  =>  default_`.
pub(crate) fn identifier(name: &str) -> String {
    let mut out = String::new();
    let mut raises = false;
    for letter in name.chars() {
        match letter {
            '-' => raises = !out.is_empty(),
            '\'' => out.push_str("Prime"),
            letter if raises => {
                out.extend(letter.to_uppercase());
                raises = false;
            }
            letter => out.push(letter),
        }
    }
    if out.is_empty() || out.starts_with(|letter: char| letter.is_ascii_digit()) {
        out.insert(0, '_');
    }
    if RESERVED.contains(&out.as_str()) {
        out.push('_');
    }
    out
}

/// Whether a property may be written without quotes.
pub(crate) fn is_plain(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
