//! Random edits as people make them: letters, words, lines, pieces that are moved about.

use std::ops::Range;

use super::editor::Edit;
use crate::fuzz::random::Random;

/// What is typed, alone or before and behind what is there.
const PIECES: &[&str] = &[
    "a",
    "x",
    "1",
    "0.5",
    ".",
    "?.",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "'",
    "\"",
    "`",
    "${",
    ",",
    ";",
    ":",
    "=",
    "=>",
    "...",
    "!",
    "&&",
    "??",
    "?",
    "//",
    "/*",
    "*/",
    "\n",
    "  ",
    "\t",
    "\r\n",
    "pkgs.",
    "lib.",
    "const ",
    "let x = ",
    "function f() {",
    "return ",
    "if (",
    "for (const x of ",
    "import { } from \"",
    "export ",
    "default ",
    "as const",
    "async ",
    "await ",
    "new ",
    "class A {}",
    "enum E { A }",
    "type T = ",
    "interface I { a: 1 }",
    "undefined",
    "null",
    "ä",
    "€",
    "😀",
    "\u{0}",
    "\u{feff}",
    "x: 1,",
    "...x,",
    "[1, 2].map((x) => x)",
    "// @ts-ignore\n",
    "#",
    "@",
    "\\",
    "satisfies ",
    "typeof ",
    "keyof ",
    "infer ",
    "throw ",
    "try {",
    "} catch (e) {",
    "switch (x) { case 1:",
];

/// An edit of a text.
pub(super) fn random_edit(random: &mut Random, text: &str) -> Edit {
    match random.below(12) {
        0..3 => insert(random, text),
        3 | 4 => Edit { range: piece(random, text, 12), text: String::new() },
        5 | 6 => replace_word(random, text),
        7 => duplicate_line(random, text),
        8 => Edit { range: line(random, text), text: String::new() },
        9 => rest_of_line(random, text),
        10 => copy(random, text),
        _ => Edit { range: piece(random, text, 200), text: (*random.pick(PIECES)).to_owned() },
    }
}

fn insert(random: &mut Random, text: &str) -> Edit {
    let at = place(random, text);
    Edit { range: at..at, text: (*random.pick(PIECES)).to_owned() }
}

/// Up to five places behind the same word: where several cursors would stand.
pub(super) fn cursors(random: &mut Random, text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    if words.is_empty() {
        return Vec::new();
    }
    let word = &text[random.pick(&words).clone()];
    words.iter().filter(|it| text[(*it).clone()] == *word).take(5).map(|it| it.end..it.end).collect()
}

/// A big piece of another text, pasted somewhere.
pub(super) fn paste(random: &mut Random, text: &str, other: &str) -> Edit {
    let at = place(random, text);
    Edit { range: at..at, text: other[piece(random, other, 3_000)].to_owned() }
}

/// What is typed, for many places at once.
pub(super) fn typed(random: &mut Random) -> &'static str {
    random.pick::<&'static str>(PIECES)
}

/// An offset between two letters.
fn place(random: &mut Random, text: &str) -> usize {
    floor(text, random.below(text.len() + 1))
}

fn floor(text: &str, mut at: usize) -> usize {
    // No position of the protocol lies within an end of line of two letters.
    while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        at -= 1;
    }
    at
}

fn piece(random: &mut Random, text: &str, longest: usize) -> Range<usize> {
    let start = place(random, text);
    start..floor(text, (start + 1 + random.below(longest)).min(text.len())).max(start)
}

/// A word becomes another word of the text: mostly still a program.
fn replace_word(random: &mut Random, text: &str) -> Edit {
    let words = words(text);
    if words.is_empty() {
        return insert(random, text);
    }
    let with = random.pick(&words).clone();
    Edit { range: random.pick(&words).clone(), text: text[with].to_owned() }
}

fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_word = letter.is_alphanumeric() || letter == '_';
        match start {
            None if is_word => start = Some(at),
            Some(from) if !is_word => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A line with its end.
fn line(random: &mut Random, text: &str) -> Range<usize> {
    let at = place(random, text);
    let start = text[..at].rfind('\n').map_or(0, |it| it + 1);
    start..text[at..].find('\n').map_or(text.len(), |it| at + it + 1)
}

fn duplicate_line(random: &mut Random, text: &str) -> Edit {
    let line = line(random, text);
    Edit { range: line.end..line.end, text: text[line].to_owned() }
}

/// Everything behind a place of a line goes, as while it is being written.
fn rest_of_line(random: &mut Random, text: &str) -> Edit {
    let at = place(random, text);
    let end = text[at..].find('\n').map_or(text.len(), |it| at + it);
    Edit { range: at..floor(text, end).max(at), text: String::new() }
}

fn copy(random: &mut Random, text: &str) -> Edit {
    let from = piece(random, text, 60);
    let at = place(random, text);
    Edit { range: at..at, text: text[from].to_owned() }
}
