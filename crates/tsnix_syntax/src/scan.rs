//! A small scanner of tokens: for a look ahead over the nesting of a text, and for recovery, which has to
//! know what stands around an error. It accepts everything and is no judge of what is TypeScript: between
//! division and regular expression it decides by the token before.

/// A token's kind, as far as recovery cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or a keyword.
    Word,
    /// A number, with what directly follows it.
    Number,
    /// A string literal.
    String,
    /// A string literal without its end.
    UnterminatedString,
    /// A regular expression.
    Regex,
    /// `` `a` ``
    Template,
    /// `` `a${ ``
    TemplateHead,
    /// `}a${`
    TemplateMiddle,
    /// `` }a` ``
    TemplateTail,
    /// A template that goes on to the end of the text.
    UnterminatedTemplate,
    /// A block comment that goes on to the end of the text.
    UnterminatedComment,
    /// An operator or a bracket.
    Punctuation,
    /// A character that starts no token.
    Unknown,
    /// Behind the last token.
    End,
}

/// A token at a place, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its kind.
    pub kind: TokenKind,
    /// Offset of its first byte.
    pub start: usize,
    /// Offset behind its last byte.
    pub end: usize,
    /// Whether a line ends between the token before and this one.
    pub is_on_new_line: bool,
}

impl Token {
    /// The token's text.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// Reads tokens one by one.
pub(crate) struct Scanner<'t> {
    bytes: &'t [u8],
    text: &'t str,
    at: usize,
    /// For each open brace whether it is the `${` of a template.
    braces: Vec<bool>,
    /// Whether a `/` here divides.
    is_after_operand: bool,
}

impl<'t> Scanner<'t> {
    /// A scanner at the start of a text.
    pub(crate) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self { bytes: text.as_bytes(), text, at, braces: Vec::new(), is_after_operand: false }
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// Whether the token before ends an operand, so that an operator between two operands may follow.
    pub(crate) fn is_after_operand(&self) -> bool {
        self.is_after_operand
    }

    /// The next token; [`TokenKind::End`] for ever at the end.
    pub(crate) fn next(&mut self) -> Token {
        let mut is_on_new_line = false;
        if let Some(start) = self.skip_trivia(&mut is_on_new_line) {
            let kind = TokenKind::UnterminatedComment;
            return Token { kind, start, end: self.bytes.len(), is_on_new_line };
        }
        let start = self.at;
        let kind = if start >= self.bytes.len() { TokenKind::End } else { self.scan_token() };
        self.is_after_operand = match kind {
            TokenKind::Punctuation => {
                matches!(self.bytes[start], b')' | b']' | b'}') || self.text[start..self.at] == *"++"
            }
            TokenKind::Word => {
                // a.in / b  divides, whatever the name.
                let is_member = matches!(self.bytes[..start].trim_ascii_end(), [.., b'.']);
                is_member || !is_before_operand(&self.text[start..self.at])
            }
            TokenKind::TemplateHead | TokenKind::TemplateMiddle => false,
            _ => true,
        };
        Token { kind, start, end: self.at, is_on_new_line }
    }

    /// Skips white space and comments; gives the start of a comment without end.
    fn skip_trivia(&mut self, is_on_new_line: &mut bool) -> Option<usize> {
        loop {
            match self.byte(0) {
                b'\n' | b'\r' => {
                    *is_on_new_line = true;
                    self.at += 1;
                }
                b' ' | b'\t' | 0x0b | 0x0c => self.at += 1,
                b'/' if self.byte(1) == b'/' => {
                    let rest = &self.text[self.at..];
                    self.at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
                }
                b'/' if self.byte(1) == b'*' => {
                    let start = self.at;
                    let Some(length) = self.text[start + 2..].find("*/") else {
                        self.at = self.bytes.len();
                        return Some(start);
                    };
                    self.at = start + 2 + length + 2;
                    *is_on_new_line |= self.bytes[start..self.at].contains(&b'\n');
                }
                0xc2 | 0xe2 | 0xe3 | 0xef => match self.text[self.at..].chars().next() {
                    Some(space) if space.is_whitespace() || space == '\u{feff}' => {
                        *is_on_new_line |= matches!(space, '\u{2028}' | '\u{2029}');
                        self.at += space.len_utf8();
                    }
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    fn scan_token(&mut self) -> TokenKind {
        match self.byte(0) {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' | b'\\' => self.scan_word(),
            b'#' if self.byte(1).is_ascii_alphabetic() || matches!(self.byte(1), b'_' | b'$') => {
                self.at += 1;
                self.scan_word()
            }
            b'0'..=b'9' => self.scan_number(),
            b'.' if self.byte(1).is_ascii_digit() => self.scan_number(),
            quote @ (b'"' | b'\'') => self.scan_string(quote),
            b'`' => {
                self.at += 1;
                self.scan_template(TokenKind::Template, TokenKind::TemplateHead)
            }
            b'}' => {
                self.at += 1;
                if self.braces.pop() == Some(true) {
                    return self.scan_template(TokenKind::TemplateTail, TokenKind::TemplateMiddle);
                }
                TokenKind::Punctuation
            }
            b'{' => {
                self.braces.push(false);
                self.at += 1;
                TokenKind::Punctuation
            }
            b'/' if !self.is_after_operand => self.scan_regex(),
            _ => self.scan_punctuation(),
        }
    }

    fn scan_word(&mut self) -> TokenKind {
        let start = self.at;
        while let Some(&byte) = self.bytes.get(self.at) {
            let is_part = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'\\');
            if is_part {
                self.at += 1;
            } else if byte == b'{' && self.at >= 2 && &self.bytes[self.at - 2..self.at] == b"\\u" {
                // \u{1f600}
                let rest = &self.bytes[self.at + 1..];
                let digits = rest.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
                self.at += digits + 1 + usize::from(rest.get(digits) == Some(&b'}'));
            } else if byte >= 0x80 {
                match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_alphanumeric() => self.at += letter.len_utf8(),
                    _ => break,
                }
            } else {
                break;
            }
        }
        if self.at == start {
            self.at += self.text[start..].chars().next().map_or(1, char::len_utf8);
            return TokenKind::Unknown;
        }
        TokenKind::Word
    }

    fn scan_number(&mut self) -> TokenKind {
        while let Some(&byte) = self.bytes.get(self.at) {
            let before = self.bytes[self.at.saturating_sub(1)];
            let is_exponent_sign = matches!(byte, b'+' | b'-') && matches!(before, b'e' | b'E');
            if !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.') || is_exponent_sign) {
                break;
            }
            self.at += 1;
        }
        TokenKind::Number
    }

    fn scan_string(&mut self, quote: u8) -> TokenKind {
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' | b'\r' => return TokenKind::UnterminatedString,
                // An escaped `\r\n` is two bytes.
                b'\\' if self.byte(1) == b'\r' && self.byte(2) == b'\n' => self.at += 3,
                b'\\' => self.skip_escape(),
                _ => {
                    self.at += 1;
                    if byte == quote {
                        return TokenKind::String;
                    }
                }
            }
        }
        TokenKind::UnterminatedString
    }

    fn skip_escape(&mut self) {
        self.at += 1;
        self.at += self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }

    fn scan_template(&mut self, closed: TokenKind, open: TokenKind) -> TokenKind {
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'`' => {
                    self.at += 1;
                    return closed;
                }
                b'$' if self.byte(1) == b'{' => {
                    self.at += 2;
                    self.braces.push(true);
                    return open;
                }
                b'\\' => self.skip_escape(),
                _ => self.at += 1,
            }
        }
        TokenKind::UnterminatedTemplate
    }

    /// A regular expression, or a lone `/` where its line has no end for one.
    fn scan_regex(&mut self) -> TokenKind {
        let start = self.at;
        let mut is_in_class = false;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\n' | b'\r' => break,
                0xe2 if matches!(self.bytes.get(self.at + 1..self.at + 3), Some([0x80, 0xa8 | 0xa9])) => {
                    break;
                }
                b'\\' if !matches!(self.byte(1), b'\n' | b'\r') => {
                    self.skip_escape();
                    continue;
                }
                b'[' => is_in_class = true,
                b']' => is_in_class = false,
                b'/' if !is_in_class => {
                    self.at += 1;
                    while self.byte(0).is_ascii_alphabetic() {
                        self.at += 1;
                    }
                    return TokenKind::Regex;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = start + 1;
        TokenKind::Punctuation
    }

    fn scan_punctuation(&mut self) -> TokenKind {
        match self.byte(0) {
            0x80.. => return self.scan_word(),
            b'(' | b')' | b'[' | b']' | b';' | b',' | b':' | b'~' | b'@' => {
                self.at += 1;
                return TokenKind::Punctuation;
            }
            // The most frequent of the rest stands alone nearly always.
            b'.' if self.byte(1) != b'.' => {
                self.at += 1;
                return TokenKind::Punctuation;
            }
            _ => {}
        }
        const LONG: [&str; 28] = [
            ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", "&&=", "||=", "??=", "=>", "==", "!=", "<=",
            "++", "--", "&&", "||", "??", "?.", "**", "<<", "+=", "-=", "*=", "/=", "%=", "|=",
        ];
        // `>>` stays two tokens: it closes type arguments more often than it shifts.
        let rest = &self.bytes[self.at..];
        // Most signs stand alone: what follows then is no second sign of any operator.
        let is_long = b"=><.*&|?+-".contains(&self.byte(1));
        for operator in LONG.iter().filter(|_| is_long) {
            if rest.starts_with(operator.as_bytes()) {
                // `a?.5:b` is a conditional.
                if *operator == "?." && rest.get(2).is_some_and(u8::is_ascii_digit) {
                    continue;
                }
                self.at += operator.len();
                return TokenKind::Punctuation;
            }
        }
        let byte = self.byte(0);
        self.at += 1;
        if b"(){}[]<>;,.:?=+-*/%&|^!~@".contains(&byte) { TokenKind::Punctuation } else { TokenKind::Unknown }
    }
}

/// Words behind which an operand follows, so that a `/` starts a regular expression.
fn is_before_operand(word: &str) -> bool {
    if !may_be_keyword(word) {
        return false;
    }
    matches!(
        word,
        "return"
            | "typeof"
            | "instanceof"
            | "in"
            | "new"
            | "delete"
            | "void"
            | "throw"
            | "case"
            | "do"
            | "else"
            | "await"
            | "yield"
            | "extends"
            | "default"
    )
}

/// Whether a word has the letters of a keyword: most names are told apart by that already.
pub(crate) fn may_be_keyword(word: &str) -> bool {
    match word.as_bytes() {
        [b'a' | b'c'..=b'f' | b'i' | b'k' | b'l' | b'n' | b'r'..=b'w' | b'y', second, rest @ ..] => {
            rest.len() <= 8
                && matches!(second, b'a' | b'b' | b'e'..=b'f' | b'h'..=b'i' | b'l' | b'n'..=b'o' | b'r'..=b's' | b't' | b'u' | b'w' | b'x' | b'y')
        }
        _ => false,
    }
}

/// All tokens of a text, the last is [`TokenKind::End`].
pub fn tokens(text: &str) -> Vec<Token> {
    let mut scanner = Scanner::new(text);
    let mut tokens = Vec::with_capacity(text.len() / 4);
    loop {
        let token = scanner.next();
        tokens.push(token);
        if token.kind == TokenKind::End {
            return tokens;
        }
    }
}

#[cfg(test)]
mod tests;
