//! A text as tokens, roughly: enough to take one away, put one in, or change one for another.

/// A token and the bytes it takes. A string or a template is one, with all that is in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

const LONG: [&str; 14] =
    ["...", "===", "!==", "=>", "??", "?.", "&&", "||", "**", "<=", ">=", "+=", "++", "--"];

/// The tokens of a text; comments and white space are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let start = at;
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
        match bytes[at] {
            byte if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'/' if rest.starts_with("//") => {
                at += rest.find('\n').unwrap_or(rest.len());
                continue;
            }
            b'/' if rest.starts_with("/*") => {
                at += rest.find("*/").map_or(rest.len(), |it| it + 2);
                continue;
            }
            byte if byte.is_ascii_digit() => {
                at += bytes[at..].iter().take_while(|it| is_word(it) || **it == b'.').count();
            }
            byte if is_word(&byte) => {
                at += bytes[at..].iter().take_while(|it| is_word(it)).count();
            }
            quote @ (b'"' | b'\'' | b'`') => {
                at = end_of_text(bytes, at + 1, quote);
            }
            byte if byte >= 0x80 => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            _ => {
                at += LONG.iter().find(|it| rest.starts_with(**it)).map_or(1, |it| it.len());
            }
        }
        found.push(Token { start, end: at.min(bytes.len()) });
    }
    found
}

fn end_of_text(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    let mut depth = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' if quote == b'`' && bytes[at - 1] == b'$' => depth += 1,
            b'}' if depth > 0 => depth -= 1,
            byte if byte == quote && depth == 0 => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}
