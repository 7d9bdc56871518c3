//! String literals, templates and keys: random values, spelt in one of the many ways that JavaScript has.

use super::random::Random;

/// What makes trouble in one of the languages, or in their notations of strings.
const AWKWARD: &[&str] = &[
    "$", "{", "}", "${", "$${", "''", "'", "\"", "\\", "`", "\n", "\r", "\r\n", "\t", " ", "  ", "\u{1}",
    "\u{b}", "\u{1b}", "\u{7f}", "''$", "''\\", "\\n", "\\${", "//", "/*", "#", "%", "@", "<a>", "$'", "$$",
    "$&", "null", "-", "0", "1.5", ";", ":", "=", "./x", "~", "\u{8}", "\u{c}",
];
/// The last of them are written otherwise in the JSON of old and of new versions of Nix.
const SAME_IN_JSON: usize = AWKWARD.len() - 2;
const WORDS: &[&str] =
    &["a", "b", "A", "Z", "abc", "x y", "foo", "Bar", "_", "q1", "7", "42", ",", ".", "aa", "ab", "ba"];
const FOREIGN: &[&str] = &[
    "é",
    "ß",
    "日本",
    "😀",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "e\u{301}",
    "\u{10ffff}",
    "\u{85}",
    "\u{fffd}",
];

/// A value of ASCII characters.
pub(super) fn plain(random: &mut Random) -> String {
    let pieces = [0, 1, 1, 1, 2, 2, 3, 5][random.below(8)];
    let awkward = if random.chance(30) { 60 } else { 5 };
    (0..pieces)
        .map(
            |_| {
                if random.chance(awkward) { AWKWARD[random.below(SAME_IN_JSON)] } else { *random.pick(WORDS) }
            },
        )
        .collect()
}

/// A value of anything but NUL and halves of surrogate pairs.
pub(super) fn any(random: &mut Random) -> String {
    let pieces = random.below(12);
    (0..pieces)
        .map(|_| match random.below(10) {
            0..=4 => (*random.pick(AWKWARD)).to_owned(),
            5 => (*random.pick(FOREIGN)).to_owned(),
            6 => char::from_u32(random.between(1, 0x7f) as u32).unwrap_or('x').to_string(),
            7 => char::from_u32(random.between(0x80, 0x10_ffff) as u32).unwrap_or('y').to_string(),
            8 => "\n".to_owned() + &" ".repeat(random.below(5)),
            _ => (*random.pick(WORDS)).to_owned(),
        })
        .collect()
}

/// A literal of that value, in any spelling.
pub(super) fn literal(random: &mut Random, value: &str) -> String {
    match random.below(8) {
        0..=4 => format!("\"{}\"", spelt(random, value, '"')),
        5 => format!("'{}'", spelt(random, value, '\'')),
        _ => format!("`{}`", spelt(random, value, '`')),
    }
}

/// The inside of a literal between `quote`s.
pub(super) fn spelt(random: &mut Random, value: &str, quote: char) -> String {
    let mut text = String::new();
    let mut chars = value.chars().peekable();
    // An escape now and then where none is needed.
    let extra = if random.chance(10) { 15 } else { 0 };
    while let Some(char) = chars.next() {
        let next = chars.peek().copied();
        let opens = quote == '`' && char == '$' && next == Some('{');
        let breaks = quote != '`' && matches!(char, '\n' | '\r') || char == '\r';
        if char == quote || char == '\\' || opens {
            text.push('\\');
            text.push(char);
        } else if breaks || random.chance(extra) || (char.is_control() && char != '\n' && random.chance(90)) {
            text.push_str(&escape(random, char, next));
        } else {
            text.push(char);
        }
        if random.chance(extra / 5) {
            // A line continuation says nothing.
            text.push_str("\\\n");
        }
    }
    text
}

fn escape(random: &mut Random, char: char, next: Option<char>) -> String {
    let code = char as u32;
    let named = match char {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\u{8}' => "\\b",
        '\u{b}' => "\\v",
        '\u{c}' => "\\f",
        _ => "",
    };
    match random.below(4) {
        0 | 1 if !named.is_empty() => named.to_owned(),
        0 if code < 0x100 => format!("\\x{code:02x}"),
        1 if code < 0x1_0000 => format!("\\u{code:04X}"),
        // A half of a pair may stand beside another; this char is whole.
        2 if code >= 0x1_0000 => {
            let mut units = [0; 2];
            char.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
        }
        3 if char.is_ascii_punctuation() && next != Some('{') => format!("\\{char}"),
        _ => format!("\\u{{{code:x}}}"),
    }
}

/// A literal in the one plain spelling.
pub(super) fn quoted(value: &str) -> String {
    let mut text = String::from("\"");
    for char in value.chars() {
        match char {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            _ if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') => {
                text.push_str(&format!("\\u{{{:x}}}", char as u32));
            }
            _ => text.push(char),
        }
    }
    text.push('"');
    text
}

/// A property's name where it is declared or given: in quotes where it has to be.
pub(super) fn key(name: &str) -> String {
    if is_identifier(name) { name.to_owned() } else { quoted(name) }
}

/// `.name` or `["name"]`
pub(super) fn member(name: &str) -> String {
    if is_identifier(name) { format!(".{name}") } else { format!("[{}]", quoted(name)) }
}

fn is_identifier(name: &str) -> bool {
    let is_start = |it: char| it.is_ascii_alphabetic() || it == '_' || it == '$';
    name.chars().next().is_some_and(is_start) && name.chars().all(|it| is_start(it) || it.is_ascii_digit())
}
