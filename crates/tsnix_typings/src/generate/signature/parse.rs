//! Reads a signature.

/// Types nested deeper than this are unknown.
const DEEPEST: usize = 40;

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Signature {
    /// `String`, `AttrSet`
    Name(String),
    /// `a`
    Variable(String),
    /// `[a]`
    List(Box<Signature>),
    /// `{ name :: String; ... }`
    Set {
        /// What is in it.
        fields: Vec<Field>,
        /// Whether there may be more.
        is_open: bool,
    },
    /// `a -> b`
    Function(Box<Signature>, Box<Signature>),
    /// `a | b`
    Union(Vec<Signature>),
    /// `"lua-inline"`
    Literal(String),
    /// What can't be read.
    Unknown,
}

/// A field of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: FieldName,
    pub(crate) is_optional: bool,
    pub(crate) ty: Signature,
}

/// What a field is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FieldName {
    /// `name`
    Name(String),
    /// `[String]`, `${name}`: any.
    Any,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    /// `->`, `::`, `...` and single characters.
    Sign(&'static str),
    /// The end of a line after which another definition begins.
    End,
}

const SIGNS: &[&str] =
    &["->", "::", "...", "${", "→", "(", ")", "[", "]", "{", "}", "|", ":", ";", ",", "?", "=", "&", "!"];

/// The type that a signature says; none where there is none in it.
pub(crate) fn parse(text: &str) -> Option<Signature> {
    let text = definition(text);
    let mut parser = Parser { tokens: tokens(text), at: 0, depth: 0 };
    parser.skip_name();
    let signature = parser.function();
    (signature != Signature::Unknown).then_some(signature)
}

/// The part of the text that defines: the first of alternatives, without what it explains further down.
fn definition(text: &str) -> &str {
    let text = text.trim().trim_start_matches("```nix").trim_matches('`').trim();
    let text = text.split("\nor\n").next().unwrap_or(text);
    let end = text.find("\n\n").filter(|at| text[..*at].contains("::") && is_balanced(&text[..*at]));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

fn is_balanced(text: &str) -> bool {
    let count = |it: char| text.matches(it).count();
    count('{') == count('}') && count('(') == count(')') && count('[') == count(']')
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == '#' {
            rest = rest.split_once('\n').map_or("", |(_, it)| it);
            continue;
        }
        if first == '\n' && starts_definition(rest.trim_start()) {
            out.push(Token::End);
            break;
        }
        if first.is_whitespace() {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        if first == '"' {
            let inner = &rest[1..];
            let (text, after) = inner.split_once('"').unwrap_or((inner, ""));
            out.push(Token::Text(text.to_owned()));
            rest = after;
            continue;
        }
        if let Some(sign) = SIGNS.iter().find(|it| rest.starts_with(**it)) {
            out.push(Token::Sign(if *sign == "→" { "->" } else { sign }));
            rest = &rest[sign.len()..];
            continue;
        }
        let is_part = |it: char| it.is_alphanumeric() || matches!(it, '_' | '\'' | '-' | '.');
        let mut end = rest.find(|it: char| !is_part(it)).unwrap_or(rest.len());
        // `a->b`: the sign is no part of the word.
        if let Some(arrow) = rest[..end].find("->").or_else(|| rest[..end].strip_suffix('-').map(str::len))
            && arrow > 0
        {
            end = arrow;
        }
        if let Some(dots) = rest[..end].find("...") {
            end = dots;
        }
        if end == 0 {
            // A character of no meaning here.
            rest = &rest[first.len_utf8()..];
            continue;
        }
        out.push(Token::Word(rest[..end].to_owned()));
        rest = &rest[end..];
    }
    out
}

/// Whether a line begins another definition: `where`, `Splice :: {`.
fn starts_definition(line: &str) -> bool {
    line.starts_with("where ") || line.starts_with("in\n") || {
        let line = line.lines().next().unwrap_or("");
        let mut words = line.split_whitespace();
        let is_name = words.next().is_some_and(|it| it.chars().next().is_some_and(char::is_uppercase));
        is_name && words.next() == Some("::")
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Token::Sign(it)) if *it == sign)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.at += usize::from(is);
        is
    }

    /// `mapAttrs ::`, `functionArgs :`, `path.append ::`
    fn skip_name(&mut self) {
        let is_name = matches!(self.peek(), Some(Token::Word(_)));
        let after = self.tokens.get(self.at + 1);
        if is_name && matches!(after, Some(Token::Sign("::" | ":"))) {
            self.at += 2;
        }
    }

    /// `a -> b -> c`
    fn function(&mut self) -> Signature {
        if self.depth >= DEEPEST {
            self.at = self.tokens.len();
            return Signature::Unknown;
        }
        self.depth += 1;
        // `String -> :: Derivation`
        while self.eat("::") {}
        let mut parts = vec![self.union()];
        while self.eat("->") {
            while self.eat("::") {}
            parts.push(self.union());
        }
        self.depth -= 1;
        let last = parts.pop().unwrap_or(Signature::Unknown);
        parts.into_iter().rev().fold(last, |to, from| Signature::Function(Box::new(from), Box::new(to)))
    }

    /// `a | b`
    fn union(&mut self) -> Signature {
        let mut parts = vec![self.application()];
        while self.eat("|") {
            parts.push(self.application());
        }
        match (parts.len(), parts.pop()) {
            (1, Some(one)) => one,
            (_, last) => {
                parts.extend(last);
                Signature::Union(parts)
            }
        }
    }

    /// `Either String Int`, `ListOf a`; arguments of what is not known are passed over.
    fn application(&mut self) -> Signature {
        let head = self.atom();
        let Signature::Name(name) = &head else {
            // `a & b`: both, of which the first has to do.
            while self.eat("&") {
                self.atom();
            }
            return head;
        };
        let takes_one = ["List", "ListOf", "listOf", "NonEmptyListOf", "AttrsOf", "Maybe", "NullOr"]
            .contains(&name.as_str());
        if !takes_one || !self.begins_atom() {
            return head;
        }
        let name = name.clone();
        let inner = Box::new(self.atom());
        match name.as_str() {
            "AttrsOf" => Signature::Set {
                fields: vec![Field { name: FieldName::Any, is_optional: false, ty: *inner }],
                is_open: false,
            },
            "Maybe" | "NullOr" => Signature::Union(vec![*inner, Signature::Name("Null".to_owned())]),
            _ => Signature::List(inner),
        }
    }

    fn begins_atom(&self) -> bool {
        matches!(self.peek(), Some(Token::Word(_) | Token::Text(_) | Token::Sign("(" | "[" | "{")))
    }

    fn atom(&mut self) -> Signature {
        match self.peek().cloned() {
            Some(Token::Word(word)) => {
                self.at += 1;
                if is_variable(&word) { Signature::Variable(word) } else { Signature::Name(word) }
            }
            Some(Token::Text(text)) => {
                self.at += 1;
                Signature::Literal(text)
            }
            Some(Token::Sign("(")) => {
                self.at += 1;
                let inner = self.function();
                self.close(")");
                inner
            }
            Some(Token::Sign("[")) => {
                self.at += 1;
                let inner = if self.is("]") { Signature::Unknown } else { self.function() };
                let is_more = !self.is("]");
                self.close("]");
                // `[(a -> b) (b -> c) ... (x -> y)]`: of several kinds.
                Signature::List(Box::new(if is_more { Signature::Unknown } else { inner }))
            }
            Some(Token::Sign("{")) => {
                self.at += 1;
                self.set()
            }
            Some(Token::Sign("...")) => {
                self.at += 1;
                Signature::Unknown
            }
            Some(Token::Sign("!")) => {
                self.at += 1;
                self.atom();
                Signature::Unknown
            }
            _ => Signature::Unknown,
        }
    }

    /// Goes behind the bracket that closes.
    fn close(&mut self, sign: &str) {
        let open = match sign {
            ")" => "(",
            "]" => "[",
            _ => "{",
        };
        let mut depth = 0;
        while let Some(token) = self.peek() {
            let (is_open, is_close) = (
                matches!(token, Token::Sign(it) if *it == open),
                matches!(token, Token::Sign(it) if *it == sign),
            );
            self.at += 1;
            if is_open {
                depth += 1;
            } else if is_close {
                if depth == 0 {
                    return;
                }
                depth -= 1;
            }
        }
    }

    /// After `{`.
    fn set(&mut self) -> Signature {
        let mut fields = Vec::new();
        let mut is_open = false;
        loop {
            match self.peek().cloned() {
                None => break,
                Some(Token::Sign("}")) => {
                    self.at += 1;
                    break;
                }
                Some(Token::Sign("...")) => {
                    self.at += 1;
                    is_open = true;
                }
                Some(Token::Sign("[")) => {
                    self.at += 1;
                    self.close("]");
                    fields.extend(self.field(FieldName::Any));
                }
                Some(Token::Sign("${")) => {
                    self.at += 1;
                    self.close("}");
                    fields.extend(self.field(FieldName::Any));
                }
                Some(Token::Word(word)) => {
                    self.at += 1;
                    let field = self.field(FieldName::Name(word));
                    is_open |= field.is_none();
                    fields.extend(field);
                }
                Some(Token::Text(text)) => {
                    self.at += 1;
                    fields.extend(self.field(FieldName::Name(text)));
                }
                Some(_) => self.at += 1,
            }
        }
        Signature::Set { fields, is_open }
    }

    /// `? :: String;`, `= "lua-inline";`, `:: Bool ? false;`
    fn field(&mut self, name: FieldName) -> Option<Field> {
        let mut is_optional = self.eat("?");
        if !(self.eat("::") || self.eat(":") || self.eat("=")) {
            return None;
        }
        let ty = self.function();
        if self.eat("?") {
            is_optional = true;
        }
        while !matches!(self.peek(), None | Some(Token::Sign(";" | "," | "}"))) {
            self.at += 1;
        }
        Some(Field { name, is_optional, ty })
    }
}

/// `a`, `b'`, `x1`: one small letter.
fn is_variable(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|it| it.is_ascii_lowercase())
        && letters.all(|it| it == '\'' || it.is_ascii_digit())
}
