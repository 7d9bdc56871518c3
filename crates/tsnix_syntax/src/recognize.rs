//! What TypeScript's own parser says of a text that can't be read: the same places, the same codes.
//!
//! swc and the repair of its gaps give a tree to go on with; which errors a person is shown is decided here. How
//! TypeScript recovers is a matter of its grammar's shape: every list knows what starts an element and what ends
//! it, and a token that does neither is skipped unless some list around it knows it. So this is a parser of that
//! shape without a tree. It runs only where there is an error, and knows nothing of types or of swc.

mod declarations;
mod escapes;
mod expressions;
mod lists;
mod numbers;
mod scan;
mod statements;
mod types;

use std::collections::HashSet;

use scan::{Kind, Token, is_reserved, keywords};

/// An error: where it starts, and TypeScript's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Error {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) code: u16,
    /// The token that is missing, for 1005.
    pub(crate) expected: &'static str,
}

/// What an expression was, as far as it matters for what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// A name; missing where it is empty.
    Name {
        start: usize,
        end: usize,
    },
    /// What may stand on the left of an assignment, by its form.
    LeftHandSide,
    TaggedTemplate {
        start: usize,
        end: usize,
    },
    Other,
}

/// A parser without a tree.
struct Recognizer<'t> {
    pub(super) text: &'t str,
    pub(super) token: Token<'t>,
    /// Where the token before ends.
    pub(super) previous_end: usize,
    pub(super) errors: Vec<Error>,
    /// Found by TypeScript's checker, which speaks only where the parser does not.
    pub(super) grammar: Vec<Error>,
    /// The lists around, one bit for each kind.
    pub(super) lists: u32,
    /// `in` is no operator: the head of a `for`.
    pub(super) no_in: bool,
    /// `extends` starts no conditional type.
    pub(super) no_conditional: bool,
    /// Places that were tried as arrow functions and are none.
    pub(super) no_arrows: HashSet<usize>,
    /// Whether statements stand at the top of the file.
    pub(super) is_at_top: bool,
    /// How many tokens may still be read; speculation can read some again and again.
    pub(super) fuel: usize,
}

/// A state to come back to.
struct Mark<'t> {
    token: Token<'t>,
    previous_end: usize,
    errors: usize,
    grammar: usize,
}

/// The errors of a text, by place; nothing where reading it costs too much.
pub(crate) fn recognize(text: &str) -> Option<Vec<Error>> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let token =
        Token { kind: Kind::End, text: "", full_start: start, start, end: start, is_on_new_line: false };
    let mut it = Recognizer {
        text,
        token,
        previous_end: start,
        errors: Vec::new(),
        grammar: Vec::new(),
        lists: 0,
        no_in: false,
        no_conditional: false,
        no_arrows: HashSet::new(),
        is_at_top: true,
        fuel: text.len() * 40 + 10_000,
    };
    it.next();
    it.source_file();
    if it.fuel == 0 {
        return None;
    }
    Some(if it.errors.is_empty() { it.grammar } else { it.errors })
}

impl<'t> Recognizer<'t> {
    /// Whether the token is this punctuation or keyword.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.token.kind, Kind::Punctuation | Kind::Keyword) && self.token.text == text
    }

    pub(super) fn is_one_of(&self, texts: &[&str]) -> bool {
        texts.iter().any(|it| self.is(it))
    }

    pub(super) fn is_kind(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    /// A name, or a keyword that may be one.
    pub(super) fn is_identifier(&self) -> bool {
        match self.token.kind {
            Kind::Name => true,
            Kind::Keyword => !is_reserved(self.token.text),
            _ => false,
        }
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.token.kind, Kind::Name | Kind::Keyword)
    }

    /// What can name a property without brackets.
    pub(super) fn is_literal_name(&self) -> bool {
        self.is_word() || matches!(self.token.kind, Kind::String | Kind::Number)
    }

    pub(super) fn push(&mut self, error: Error) {
        if self.errors.last().is_none_or(|last| last.start != error.start) {
            self.errors.push(error);
        }
    }

    pub(super) fn error_at(&mut self, start: usize, code: u16) {
        self.push(Error { start, end: start, code, expected: "" });
    }

    pub(super) fn error_between(&mut self, start: usize, end: usize, code: u16) {
        self.push(Error { start, end, code, expected: "" });
    }

    /// At the token.
    pub(super) fn error(&mut self, code: u16) {
        self.push(Error { start: self.token.start, end: self.token.end, code, expected: "" });
    }

    /// At the token, what TypeScript's checker finds.
    pub(super) fn note(&mut self, code: u16) {
        let (start, end) = (self.token.start, self.token.end);
        self.grammar.push(Error { start, end, code, expected: "" });
    }

    pub(super) fn error_expected(&mut self, expected: &'static str) {
        self.push(Error { start: self.token.start, end: self.token.end, code: 1005, expected });
    }

    pub(super) fn expect(&mut self, text: &'static str) -> bool {
        if self.is(text) {
            self.next();
            return true;
        }
        self.error_expected(text);
        false
    }

    pub(super) fn expect_or(&mut self, text: &'static str, code: u16) -> bool {
        if self.is(text) {
            self.next();
            return true;
        }
        self.error(code);
        false
    }

    pub(super) fn accept(&mut self, text: &str) -> bool {
        let is_there = self.is(text);
        if is_there {
            self.next();
        }
        is_there
    }

    fn mark(&self) -> Mark<'t> {
        Mark {
            token: self.token,
            previous_end: self.previous_end,
            errors: self.errors.len(),
            grammar: self.grammar.len(),
        }
    }

    fn reset(&mut self, mark: &Mark<'t>) {
        self.token = mark.token;
        self.previous_end = mark.previous_end;
        self.errors.truncate(mark.errors);
        self.grammar.truncate(mark.grammar);
    }

    /// Looks ahead and comes back.
    pub(super) fn look<T>(&mut self, body: impl FnOnce(&mut Self) -> T) -> T {
        let mark = self.mark();
        let result = body(self);
        self.reset(&mark);
        result
    }

    /// Stays where `body` succeeds, comes back where it does not.
    pub(super) fn attempt<T>(&mut self, body: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mark = self.mark();
        let result = body(self);
        if result.is_none() {
            self.reset(&mark);
        }
        result
    }

    pub(super) fn can_end_statement(&self) -> bool {
        self.is(";") || self.is("}") || self.is_kind(Kind::End) || self.token.is_on_new_line
    }

    pub(super) fn accept_semicolon(&mut self) -> bool {
        let is_fine = self.can_end_statement();
        if is_fine {
            self.accept(";");
        }
        is_fine
    }

    pub(super) fn semicolon(&mut self) {
        if !self.accept_semicolon() {
            self.error_expected(";");
        }
    }

    /// A name; `code` says what is missing where there is none.
    pub(super) fn name_or(&mut self, is_name: bool, code: Option<u16>) -> Expression {
        let (start, end) = (self.token.start, self.token.end);
        if is_name {
            self.next();
            return Expression::Name { start, end };
        }
        if self.is_kind(Kind::Private) {
            self.error(code.unwrap_or(18016));
            self.next();
            return Expression::Name { start, end: start };
        }
        let default = if self.is_word() && is_reserved(self.token.text) { 1359 } else { 1003 };
        let code = code.unwrap_or(default);
        match self.is_kind(Kind::End) {
            true => self.error_at(self.token.full_start, code),
            false => self.error(code),
        }
        Expression::Name { start, end: start }
    }

    pub(super) fn identifier(&mut self) -> Expression {
        self.name_or(self.is_identifier(), None)
    }

    pub(super) fn identifier_name(&mut self) -> Expression {
        self.name_or(self.is_word(), None)
    }

    /// The name behind a dot.
    pub(super) fn right_of_dot(&mut self) {
        // a.
        // const b  : the word of the next line belongs to a statement of its own.
        if self.token.is_on_new_line
            && self.is_word()
            && self.look(|it| {
                it.next();
                it.is_word() && !it.token.is_on_new_line
            })
        {
            self.error_at(self.token.full_start, 1003);
            return;
        }
        if self.is_kind(Kind::Private) {
            self.next();
            return;
        }
        self.identifier_name();
    }

    /// Something else than a `;` stands behind an expression.
    pub(super) fn missing_semicolon(&mut self, expression: Expression) {
        let (start, end) = match expression {
            Expression::TaggedTemplate { start, end } => return self.error_between(start, end, 1443),
            Expression::Name { start, end } if end > start => (start, end),
            _ => return self.error_expected(";"),
        };
        let word = self.text.get(start..end).unwrap_or("");
        match word {
            "const" | "let" | "var" => return self.error_between(start, end, 1440),
            "declare" => return,
            "interface" => return self.error(if self.is("{") { 1438 } else { 2427 }),
            "is" => return self.error_between(start, self.token.start, 1228),
            "module" | "namespace" => return self.error(if self.is("{") { 1437 } else { 2819 }),
            "type" => return self.error(if self.is("=") { 1439 } else { 2457 }),
            _ => {}
        }
        if similar_keyword(word).is_some() {
            return self.error_between(start, end, 1435);
        }
        if !self.is_kind(Kind::Unknown) {
            self.error_between(start, end, 1434);
        }
    }
}

/// The keyword that a word was most likely meant to be.
pub(crate) fn similar_keyword(word: &str) -> Option<&'static str> {
    let length = word.chars().count();
    let max_difference = 2.max((length as f64 * 0.34) as usize);
    let mut best_distance = (length as f64 * 0.4).floor() + 1.0;
    let mut best = None;
    for keyword in keywords() {
        if keyword == word || keyword.len().abs_diff(length) > max_difference {
            continue;
        }
        if keyword.len() < 3 && !keyword.eq_ignore_ascii_case(word) {
            continue;
        }
        if let Some(found) = distance(word, keyword, best_distance - 0.1) {
            best_distance = found;
            best = Some(keyword);
        }
    }
    // constx  =>  const x
    let is_joined = |keyword: &&str| word.len() > keyword.len() + 2 && word.starts_with(*keyword);
    best.or_else(|| keywords().find(is_joined))
}

/// The Levenshtein distance in which a replacement costs two; nothing above `max`.
fn distance(a: &str, b: &str, max: f64) -> Option<f64> {
    let b: Vec<char> = b.chars().collect();
    let mut previous: Vec<f64> = (0..=b.len()).map(|at| at as f64).collect();
    for (i, x) in a.chars().enumerate() {
        let mut current = vec![i as f64 + 1.0];
        for (j, y) in b.iter().enumerate() {
            let replace = match x == *y {
                true => previous[j],
                false if x.eq_ignore_ascii_case(y) => previous[j] + 0.1,
                false => previous[j] + 2.0,
            };
            current.push((previous[j + 1] + 1.0).min(current[j] + 1.0).min(replace));
        }
        previous = current;
    }
    previous.last().copied().filter(|it| *it <= max)
}

#[cfg(test)]
mod tests;
