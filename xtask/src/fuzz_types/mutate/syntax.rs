//! Changes to tokens: most of them break the syntax.

use super::{Kind, Program, Random};
use crate::fuzz_types::tokens;

pub(super) const KINDS: &[Kind] = &[
    ("token deleted", deleted),
    ("token twice", twice),
    ("tokens swapped", swapped),
    ("token: another one", another),
    ("token inserted", inserted),
    ("bracket changed", bracket_changed),
    ("keyword misspelt", keyword_misspelt),
    ("text cut off", cut_off),
];

fn pick(program: &Program<'_>, random: &mut Random) -> Option<tokens::Token> {
    random.pick(&program.tokens)
}

fn deleted(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let token = pick(program, random)?;
    program.with_bytes(token.start, token.end, "")
}

fn twice(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let token = pick(program, random)?;
    let text = token.of(program.text);
    program.with_bytes(token.start, token.end, &format!("{text} {text}"))
}

fn swapped(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let at = random.below(program.tokens.len().checked_sub(1)?);
    let (left, right) = (program.tokens.get(at)?, program.tokens.get(at + 1)?);
    let range = |it: &tokens::Token| tsnix_source::TextRange::new(it.start as u32, it.end as u32);
    program.swapped(range(left), range(right))
}

fn another(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let (token, other) = (pick(program, random)?, pick(program, random)?);
    let text = other.of(program.text);
    (text != token.of(program.text)).then(|| program.with_bytes(token.start, token.end, text))?
}

fn inserted(program: &Program<'_>, random: &mut Random) -> Option<String> {
    const WORDS: [&str; 24] = [
        ";", ",", ":", "(", ")", "{", "}", "[", "]", "=>", "=", ".", "?", "!", "<", ">", "if", "const",
        "function", "return", "in", "x", "1", "\"s\"",
    ];
    let token = pick(program, random)?;
    let word = random.pick(&WORDS)?;
    program.with_bytes(token.start, token.start, &format!("{word} "))
}

fn bracket_changed(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let brackets = ["(", ")", "[", "]", "{", "}"];
    let all: Vec<_> =
        program.tokens.iter().filter(|it| brackets.contains(&it.of(program.text))).copied().collect();
    let token = random.pick(&all)?;
    program.with_bytes(token.start, token.end, random.pick(&brackets)?)
}

fn keyword_misspelt(program: &Program<'_>, random: &mut Random) -> Option<String> {
    let keywords = [
        "const",
        "let",
        "return",
        "export",
        "default",
        "if",
        "else",
        "function",
        "interface",
        "type",
        "import",
        "for",
        "while",
        "switch",
        "case",
    ];
    let all: Vec<_> =
        program.tokens.iter().filter(|it| keywords.contains(&it.of(program.text))).copied().collect();
    let token = random.pick(&all)?;
    let text = token.of(program.text);
    let at = random.below(text.len());
    program.with_bytes(token.start + at, token.start + at + 1, "")
}

fn cut_off(program: &Program<'_>, random: &mut Random) -> Option<String> {
    program.text.get(..pick(program, random)?.start).map(str::to_owned)
}
