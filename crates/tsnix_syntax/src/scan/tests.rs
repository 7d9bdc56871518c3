//! Tokens of text that is right and of text that is not.

use super::{TokenKind, tokens};

fn scanned(text: &str) -> Vec<(TokenKind, &str)> {
    let mut tokens: Vec<_> = tokens(text).iter().map(|token| (token.kind, token.of(text))).collect();
    tokens.pop();
    tokens
}

#[test]
fn a_slash_divides_behind_an_operand() {
    use TokenKind::{Punctuation, Regex, Word};
    assert_eq!(scanned("a /b/ c")[1..], [(Punctuation, "/"), (Word, "b"), (Punctuation, "/"), (Word, "c")]);
    assert_eq!(scanned("return /b[/]/g"), [(Word, "return"), (Regex, "/b[/]/g")]);
    assert_eq!(scanned("(/b/)")[1], (Regex, "/b/"));
    assert_eq!(scanned("a.return /b")[3], (Punctuation, "/"));
}

#[test]
fn operators_of_several_signs_are_one_token() {
    for operator in [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", "&&=", "||=", "??=", "=>", "==", "!=", "<=", "++",
        "--", "&&", "||", "??", "?.", "**", "<<", "+=", "-=", "*=", "/=", "%=", "|=",
    ] {
        assert_eq!(scanned(&format!("a {operator} b"))[1], (TokenKind::Punctuation, operator));
        assert_eq!(scanned(&format!("a{operator}b"))[1], (TokenKind::Punctuation, operator));
    }
    // `>>` closes type arguments, and a number may follow a branch.
    assert_eq!(scanned("a >> b")[1], (TokenKind::Punctuation, ">"));
    assert_eq!(scanned("a?.5:b")[1], (TokenKind::Punctuation, "?"));
}

#[test]
fn templates_nest() {
    use TokenKind::{Template, TemplateHead, TemplateMiddle, TemplateTail, Word};
    let expected = [
        (TemplateHead, "`a${"),
        (Template, "`b}`"),
        (TemplateMiddle, "}c${"),
        (Word, "d"),
        (TemplateTail, "}`"),
    ];
    assert_eq!(scanned("`a${`b}`}c${d}`"), expected);
}

#[test]
fn what_has_no_end_goes_on_to_the_line_or_the_text() {
    assert_eq!(scanned("'a\nb")[0], (TokenKind::UnterminatedString, "'a"));
    assert_eq!(scanned("`a\nb")[0], (TokenKind::UnterminatedTemplate, "`a\nb"));
    assert_eq!(scanned("/* a\nb")[0], (TokenKind::UnterminatedComment, "/* a\nb"));
    assert_eq!(scanned("= /a\nb")[1], (TokenKind::Punctuation, "/"));
    assert_eq!(scanned("§")[0], (TokenKind::Unknown, "§"));
}

#[test]
fn line_ends_are_noted() {
    let new_lines =
        |text: &str| -> Vec<bool> { tokens(text).iter().map(|token| token.is_on_new_line).collect() };
    assert_eq!(new_lines("a b\nc /*\n*/ d // e\u{2028}f"), [false, false, true, true, true, false]);
}
