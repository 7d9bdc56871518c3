//! Types of objects over several lines, one member on each, as TypeScript's server lays them out.
//!
//! Works on printed types, whose braces always hold what they say; nothing is asked of the program.

/// How far a member stands behind what it is a member of.
const INDENT: &str = "    ";

/// A bracket that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// The braces of a type of objects.
    Object,
    Other,
}

/// `{ a: number; b: { c: string; }; }`  =>  a line for `a`, one for `b`, and one for `c` within.
///
/// What has lines of its own stays as it is. Patterns of parameters, `({ a, b }: T) => U`, do so, too.
pub(super) fn over_lines(code: &str) -> String {
    if code.contains('\n') || code.contains("//") || code.contains("/*") {
        return code.to_owned();
    }
    // What is printed ends each member with a semicolon; what an author wrote of an alias need not.
    let is_written = code.starts_with("type ");
    let mut out = String::with_capacity(code.len() * 2);
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(letter) = code.get(at..).and_then(|it| it.chars().next()) {
        let rest = &code[at..];
        at += letter.len_utf8();
        match letter {
            '"' | '\'' | '`' => {
                let length = text_length(rest);
                out.push_str(&rest[..length]);
                at += length - 1;
            }
            '{' => {
                let members = inside(rest).trim();
                let is_object = members.ends_with(';') || is_written && members.contains(':');
                open.push(if is_object { Open::Object } else { Open::Other });
                out.push('{');
                if is_object {
                    at += rest[1..].len() - rest[1..].trim_start().len();
                    new_line(&mut out, &open);
                }
            }
            '}' => {
                if open.pop() == Some(Open::Object) {
                    out.truncate(out.trim_end().len());
                    if !out.ends_with(';') {
                        out.push(';');
                    }
                    new_line(&mut out, &open);
                }
                out.push('}');
            }
            '(' | '[' | '<' => {
                open.push(Open::Other);
                out.push(letter);
            }
            '>' if out.ends_with('=') => out.push('>'),
            ')' | ']' | '>' => {
                open.pop();
                out.push(letter);
            }
            ';' | ',' if open.last() == Some(&Open::Object) => {
                out.push(';');
                let after = code[at..].trim_start();
                at = code.len() - after.len();
                if !after.starts_with('}') {
                    new_line(&mut out, &open);
                }
            }
            _ => out.push(letter),
        }
    }
    out
}

/// Begins a line, as far to the right as types of objects are open.
fn new_line(out: &mut String, open: &[Open]) {
    out.push('\n');
    let depth = open.iter().filter(|it| **it == Open::Object).count();
    out.push_str(&INDENT.repeat(depth));
}

/// The text between a brace at the start and the one that closes it.
fn inside(text: &str) -> &str {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(letter) = text.get(at..).and_then(|it| it.chars().next()) {
        match letter {
            '"' | '\'' | '`' => at += text_length(&text[at..]) - 1,
            '{' => depth += 1,
            '}' if depth <= 1 => return &text[1..at],
            '}' => depth -= 1,
            _ => {}
        }
        at += letter.len_utf8();
    }
    &text[1..]
}

/// How long the text is that a quote at the start opens, with its quotes.
fn text_length(text: &str) -> usize {
    let mut letters = text.char_indices();
    let quote = letters.next().map(|it| it.1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if Some(letter) == quote {
            return at + 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests;
