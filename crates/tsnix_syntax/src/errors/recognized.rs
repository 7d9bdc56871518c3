//! The errors that TypeScript's own parser gives, in our words: where swc and the repair found the same one, in theirs.

use tsnix_source::catalogue::{self, syntax};
use tsnix_source::{Diagnostic, FileId, TextRange};

use super::{expected, found, is_grammar, or_end};
use crate::FileKind;
use crate::recognize::{Error, recognize, similar_keyword};

/// The diagnostics of a text that can't be read, at TypeScript's places with TypeScript's numbers.
pub(crate) fn as_typescript(
    file: FileId,
    text: &str,
    kind: FileKind,
    known: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if kind == FileKind::Json || known.iter().all(|it| is_grammar(it.code)) {
        return known;
    }
    match recognize(text) {
        Some(errors) if !errors.is_empty() => {
            errors.iter().map(|error| diagnostic(file, text, error, &known)).collect()
        }
        // What TypeScript's parser takes is wrong for another reason: a regular expression, say.
        _ => known,
    }
}

fn diagnostic(file: FileId, text: &str, error: &Error, known: &[Diagnostic]) -> Diagnostic {
    let number = format!("ts{}", error.code);
    let same = |it: &&Diagnostic| it.code.number == number && it.range.start as usize == error.start;
    if let Some(same) = known.iter().find(same) {
        return same.clone();
    }
    let range = TextRange::new(error.start as u32, error.end as u32);
    if error.code == 1005 {
        let what = if error.expected.is_empty() { ";" } else { error.expected };
        return expected(what, found(text, range)).diagnostic(file, range);
    }
    let code = catalogue::find(&number).unwrap_or(&syntax::SYNTAX_ERROR);
    let what = found(text, range);
    let (message, help) = match error.code {
        1002 => ("the string has no closing quote".to_owned(), Some("close it on the same line")),
        1010 => ("a comment has no closing `*/`".to_owned(), None),
        1011 => ("expected an index between the brackets".to_owned(), None),
        1160 => ("a template has no closing backtick".to_owned(), None),
        1156 => (format!("{} stands here without a block", or_end(what)), Some("put braces around it")),
        1163 => ("`yield` stands in a function that is no generator".to_owned(), Some("return a list")),
        1211 => ("the class has no name".to_owned(), Some("name it")),
        1161 => ("the regular expression has no closing `/`".to_owned(), None),
        1127 => (format!("{} means nothing here", or_end(what)), Some("take it away")),
        1351 => (format!("{} follows directly on a number", or_end(what)), None),
        1435 => return misspelt(file, text, range, code),
        1434 => (format!("{} starts no statement", or_end(what)), Some("put an operator or `;` behind it")),
        1024 | 1042 | 1044 | 1120 | 1184 | 1242 => {
            (format!("{} can't stand before this", or_end(what)), Some("take it away"))
        }
        1029 | 1030 => (format!("{} stands in the wrong place", or_end(what)), Some("take it away")),
        1472 => ("the `try` has neither `catch` nor `finally`".to_owned(), None),
        1124 | 1177 | 1178 => (format!("expected {}, found {}", digit(error.code), or_end(what)), None),
        1125 => ("expected hexadecimal digits".to_owned(), Some("a backslash for itself is written `\\\\`")),
        1198 => (format!("{} is above the last character, `10FFFF`", or_end(what)), None),
        1199 | 1126 => ("the escape has no closing brace".to_owned(), Some("write `}` behind its digits")),
        1352 | 1353 => (format!("{} is no whole number", or_end(what)), Some("leave the `n` out")),
        1438 => ("the interface has no name".to_owned(), Some("name it")),
        1440 => {
            ("no variable can be declared here".to_owned(), Some("a keyword can't be a name: choose another"))
        }
        1487 => (
            format!("the escape {} is octal", or_end(what)),
            Some("write `\\x` and two hexadecimal digits, or `\\\\` for a backslash"),
        ),
        1488 => (format!("the escape {} has no meaning", or_end(what)), Some("leave the backslash out")),
        1489 => (format!("the number {} starts with a zero", or_end(what)), Some("leave the zero out")),
        2427 => (format!("{} can't be the name of an interface", or_end(what)), Some("choose another name")),
        2809 => (
            "`=` stands behind a block".to_owned(),
            Some("put parentheses around the assignment of a pattern"),
        ),
        6188 => ("`_` in a number stands between two digits".to_owned(), Some("leave it out")),
        6189 => ("two `_` stand side by side in a number".to_owned(), Some("leave one of them out")),
        1214 => (format!("{} is reserved and can't be a name", or_end(what)), Some("choose another name")),
        1359 | 1389 | 1390 => {
            (format!("{} is a keyword and can't be a name", or_end(what)), Some("choose another name"))
        }
        other => (format!("expected {}, found {}", wanted(other), or_end(what)), None),
    };
    let diagnostic = Diagnostic::new(code, file, range, message);
    match help {
        Some(help) => diagnostic.with_help(help),
        None => diagnostic,
    }
}

fn misspelt(file: FileId, text: &str, range: TextRange, code: &'static catalogue::Code) -> Diagnostic {
    let message = format!("{} starts no statement", or_end(found(text, range)));
    let diagnostic = Diagnostic::new(code, file, range, message);
    match similar_keyword(range.of(text)) {
        Some(keyword) => diagnostic.with_help(format!("write `{keyword}`")).with_fix(
            format!("Write `{keyword}`"),
            range,
            keyword,
        ),
        None => diagnostic,
    }
}

/// Which digit is missing.
fn digit(code: u16) -> &'static str {
    match code {
        1177 => "a binary digit",
        1178 => "an octal digit",
        _ => "a digit",
    }
}

/// What is missing, by TypeScript's number.
fn wanted(code: u16) -> &'static str {
    match code {
        1003 => "a name",
        1068 => "a member of the class",
        1109 => "an expression",
        1110 => "a type",
        1128 | 1129 => "a statement",
        1146 => "a declaration",
        1130 => "`case` or `default`",
        1131 => "a property or a signature",
        1132 => "a member of the enum",
        1134 => "the name of a variable",
        1135 => "an argument",
        1136 => "a property",
        1137 => "an element of the list",
        1138 => "a parameter",
        1139 => "a type parameter",
        1140 => "a type argument",
        1144 => "`{` or `;`",
        1180 => "a property to take apart",
        1181 => "an element to take apart",
        1385 => "parentheses around the function type",
        _ => "something else",
    }
}
