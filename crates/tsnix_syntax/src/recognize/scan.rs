//! The tokens of a text one by one, with the second looks that a parser takes: at `>`, `/` and `}`.

use super::Recognizer;

/// What a token is. Words and punctuation are told apart further by their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    End,
    Name,
    Keyword,
    Punctuation,
    Number,
    String,
    /// A template without substitutions.
    Template,
    Head,
    Middle,
    Tail,
    Regex,
    Private,
    Unknown,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    /// Where the white space before it starts.
    pub(super) full_start: usize,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) is_on_new_line: bool,
}

/// Words that are never names.
const RESERVED: [&str; 36] = [
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
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "import",
    "in",
    "instanceof",
    "new",
    "null",
    "return",
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
];

/// Words that are keywords in some places and may be names in others.
const CONTEXTUAL: [&str; 46] = [
    "implements",
    "interface",
    "let",
    "package",
    "private",
    "protected",
    "public",
    "static",
    "yield",
    "abstract",
    "accessor",
    "as",
    "asserts",
    "any",
    "async",
    "await",
    "boolean",
    "constructor",
    "declare",
    "get",
    "infer",
    "intrinsic",
    "is",
    "keyof",
    "module",
    "namespace",
    "never",
    "out",
    "readonly",
    "require",
    "number",
    "object",
    "satisfies",
    "set",
    "string",
    "symbol",
    "type",
    "undefined",
    "unique",
    "unknown",
    "using",
    "from",
    "global",
    "bigint",
    "override",
    "of",
];

pub(super) fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

/// The keywords that a misspelt word is compared with.
pub(super) fn keywords() -> impl Iterator<Item = &'static str> {
    RESERVED.into_iter().chain(CONTEXTUAL).filter(|it| it.len() > 2)
}

const PUNCTUATION: [&str; 48] = [
    "**=", "...", "===", "!==", "&&=", "||=", "??=", "<<=", "=>", "==", "!=", "<=", "<<", "++", "--", "&&",
    "||", "??", "?.", "**", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "{", "}", "(", ")", "[", "]",
    ".", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!",
];
const MORE_PUNCTUATION: [&str; 5] = ["~", "?", ":", "=", "@"];
/// What `>` is with what follows it.
const GREATER: [&str; 6] = [">>>=", ">>>", ">>=", ">>", ">=", ">"];

impl<'t> Recognizer<'t> {
    /// Goes to the next token.
    pub(super) fn next(&mut self) {
        self.previous_end = self.token.end;
        self.fuel = self.fuel.saturating_sub(1);
        let full_start = self.token.end;
        let mut at = full_start;
        let is_on_new_line = self.skip_trivia(&mut at);
        self.token = self.scan(full_start, at, is_on_new_line);
    }

    /// Skips white space and comments; gives whether a line ended.
    fn skip_trivia(&mut self, at: &mut usize) -> bool {
        let mut is_on_new_line = false;
        loop {
            let rest = self.rest(*at);
            let Some(letter) = rest.chars().next() else { return is_on_new_line };
            if letter.is_whitespace() || letter == '\u{feff}' {
                is_on_new_line |= matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                *at += letter.len_utf8();
            } else if rest.starts_with("//") || *at == 0 && rest.starts_with("#!") {
                *at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                match rest.get(2..).and_then(|it| it.find("*/")) {
                    Some(length) => {
                        let length = length + 4;
                        is_on_new_line |= rest.get(..length).is_some_and(|it| it.contains('\n'));
                        *at += length;
                    }
                    None => {
                        *at += rest.len();
                        self.error_at(*at, 1010);
                    }
                }
            } else if let Some(length) = self.conflict_marker(*at) {
                self.error_between(*at, *at + 7, 1185);
                *at += length;
                is_on_new_line = true;
            } else {
                return is_on_new_line;
            }
        }
    }

    /// `<<<<<<< ours` at the start of a line, and how much is passed over with it.
    fn conflict_marker(&self, at: usize) -> Option<usize> {
        let is_marker = |line: &str, signs: &[char]| {
            let first = line.chars().next().filter(|it| signs.contains(it))?;
            (line.chars().take_while(|it| *it == first).count() >= 7).then_some(first)
        };
        let is_line_start = at == 0 || self.text.as_bytes().get(at - 1) == Some(&b'\n');
        let rest = self.rest(at);
        let first = is_marker(rest, &['<', '>', '=', '|']).filter(|_| is_line_start)?;
        let line = |rest: &str| rest.find('\n').unwrap_or(rest.len());
        if matches!(first, '<' | '>') {
            return Some(line(rest));
        }
        // The other side is passed over whole.
        let mut length = line(rest);
        while let Some(next) = rest.get(length + 1..) {
            if is_marker(next, &['=', '>']).is_some() {
                return Some(length + 1);
            }
            length += 1 + line(next);
        }
        Some(rest.len())
    }

    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or("")
    }

    fn scan(&mut self, full_start: usize, start: usize, is_on_new_line: bool) -> Token<'t> {
        let rest = self.rest(start);
        let (kind, length) = match rest.chars().next() {
            None => (Kind::End, 0),
            Some(letter) if is_name_start(letter) => self.scan_word(rest),
            Some('#') => {
                let length = rest[1..].find(|it| !is_name_part(it)).map_or(rest.len(), |it| it + 1);
                if length == 1 {
                    self.error_at(start, 1127);
                }
                (if length > 1 { Kind::Private } else { Kind::Unknown }, length)
            }
            Some(digit) if digit.is_ascii_digit() => self.scan_number(start),
            Some('.') if rest[1..].starts_with(|it: char| it.is_ascii_digit()) => self.scan_number(start),
            Some(quote @ ('"' | '\'')) => self.scan_string(start, quote),
            // What is wrong with its escapes is said where it has no tag.
            Some('`') => self.scan_template(start, Kind::Template, Kind::Head, false),
            Some(letter) => {
                let all = || PUNCTUATION.iter().chain(&MORE_PUNCTUATION);
                // `a?.5:b` is a conditional.
                let is_digit_behind = rest.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
                let fits = |it: &&&str| rest.starts_with(**it) && !(**it == "?." && is_digit_behind);
                match all().find(fits) {
                    Some(sign) => (Kind::Punctuation, sign.len()),
                    None => {
                        self.error_at(start, 1127);
                        (Kind::Unknown, letter.len_utf8())
                    }
                }
            }
        };
        let end = (start + length).min(self.text.len());
        let text = self.text.get(start..end).unwrap_or("");
        Token { kind, text, full_start, start, end, is_on_new_line }
    }

    fn scan_word(&self, rest: &str) -> (Kind, usize) {
        let length = rest.find(|it| !is_name_part(it)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        let is_keyword = is_reserved(word) || CONTEXTUAL.contains(&word);
        (if is_keyword { Kind::Keyword } else { Kind::Name }, length)
    }

    fn scan_string(&mut self, start: usize, quote: char) -> (Kind, usize) {
        let mut at = start + 1;
        loop {
            match self.rest(at).chars().next() {
                Some('\\') => at = self.scan_escape(at, true),
                None | Some('\n' | '\r') => {
                    self.error_at(at, 1002);
                    return (Kind::String, at - start);
                }
                Some(letter) => {
                    at += letter.len_utf8();
                    if letter == quote {
                        return (Kind::String, at - start);
                    }
                }
            }
        }
    }

    fn scan_template(&mut self, start: usize, closed: Kind, open: Kind, is_said: bool) -> (Kind, usize) {
        let mut at = start + 1;
        loop {
            match self.rest(at).chars().next() {
                Some('\\') => at = self.scan_escape(at, is_said),
                Some('`') => return (closed, at + 1 - start),
                Some('$') if self.rest(at).starts_with("${") => return (open, at + 2 - start),
                Some(letter) => at += letter.len_utf8(),
                None => {
                    self.error_at(at, 1160);
                    return (closed, at - start);
                }
            }
        }
    }

    fn replace_token(&mut self, kind: Kind, length: usize) {
        let end = (self.token.start + length).min(self.text.len());
        self.token.kind = kind;
        self.token.end = end;
        self.token.text = self.text.get(self.token.start..end).unwrap_or("");
    }

    /// `>` with what follows: `>>`, `>=`, ...
    pub(super) fn rescan_greater(&mut self) {
        if self.is(">") {
            let rest = self.rest(self.token.start);
            let sign = GREATER.iter().find(|it| rest.starts_with(**it)).map_or(1, |it| it.len());
            self.replace_token(Kind::Punctuation, sign);
        }
    }

    /// `<<` as `<`, where type arguments may start.
    pub(super) fn rescan_less(&mut self) {
        if self.is("<<") {
            self.replace_token(Kind::Punctuation, 1);
        }
    }

    /// `/` as the start of a regular expression.
    pub(super) fn rescan_slash(&mut self) {
        let (start, rest) = (self.token.start, self.rest(self.token.start));
        let mut is_in_class = false;
        let mut letters = rest.char_indices().skip(1);
        let mut end = None;
        while let Some((at, letter)) = letters.next() {
            match letter {
                '\n' | '\r' => {
                    end = Some((at, false));
                    break;
                }
                '\\' => drop(letters.next()),
                '[' => is_in_class = true,
                ']' => is_in_class = false,
                '/' if !is_in_class => {
                    end = Some((at + 1, true));
                    break;
                }
                _ => {}
            }
        }
        let (length, is_closed) = end.unwrap_or((rest.len(), false));
        if !is_closed {
            self.error_at(start, 1161);
        }
        let behind = rest.get(length..).unwrap_or("");
        let flags = if is_closed { behind.find(|it| !is_name_part(it)).unwrap_or(behind.len()) } else { 0 };
        self.replace_token(Kind::Regex, length + flags);
    }

    /// `}` as the place where a template goes on.
    pub(super) fn rescan_template(&mut self, is_tagged: bool) {
        let (kind, length) = self.scan_template(self.token.start, Kind::Tail, Kind::Middle, !is_tagged);
        self.replace_token(kind, length);
    }

    /// The start of a template once more, for what is wrong with its escapes.
    pub(super) fn rescan_template_start(&mut self) {
        self.scan_template(self.token.start, Kind::Template, Kind::Head, true);
    }
}

pub(super) fn is_name_start(letter: char) -> bool {
    letter == '_' || letter == '$' || letter == '\\' || letter.is_alphabetic()
}

pub(super) fn is_name_part(letter: char) -> bool {
    is_name_start(letter) || letter.is_alphanumeric()
}
