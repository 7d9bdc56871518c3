//! What stands around an error: its tokens, the brackets that are open there, the list that it is in.

use crate::scan::{Token, TokenKind};

/// A list of elements between brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    /// Statements, of the file or of a block.
    Statements,
    /// `switch (a) { ... }`
    Cases,
    /// `{ a: b }`
    Properties,
    /// `[a]`
    Elements,
    /// `f(a)`
    Arguments,
    /// `function f(a)`
    Params,
    /// `interface I { a: A }`
    TypeMembers,
    /// `class C { a: A }`
    ClassMembers,
    /// `enum E { a }`
    EnumMembers,
    /// `import { a }`, `export { a }`
    Specifiers,
    /// `(a)`, `a[b]`, `${a}`, and whatever else holds one thing.
    Single,
}

/// What stands for the bracket of a computed key, behind which a value has to come.
pub(super) const COMPUTED_KEY: char = ':';

/// What is known about the place of an error.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) index: usize,
    /// What closes the brackets that are open there, outermost first; a backtick for a `${`, [`COMPUTED_KEY`] for the
    /// bracket of one.
    pub(super) open: Vec<char>,
    /// How many of them stand in the unclosed head of a statement, `if (`, that bracket included.
    pub(super) in_head: Option<usize>,
    /// The innermost list.
    pub(super) list: List,
}

/// Looks around the token `index`.
pub(super) fn place<'a>(text: &'a str, tokens: &'a [Token], index: usize) -> Place<'a> {
    let open = open_brackets(text, tokens, index);
    let list = match open.last() {
        None => List::Statements,
        Some(bracket) => list_of(text, tokens, *bracket),
    };
    let in_head = in_head(text, tokens, &open);
    let closer = |(at, bracket): (usize, &Bracket)| {
        let outer = at.checked_sub(1).and_then(|at| open.get(at));
        let is_key = is_computed_key(text, tokens, bracket, outer);
        if is_key { COMPUTED_KEY } else { bracket.closer }
    };
    let open = open.iter().enumerate().map(closer).collect();
    Place { text, tokens, index, open, in_head, list }
}

/// The brackets of a head from its own one inwards; a block in it has statements of its own.
fn in_head(text: &str, tokens: &[Token], open: &[Bracket]) -> Option<usize> {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.of(text));
    let is_head = |bracket: &Bracket| {
        let before = word(bracket.index.checked_sub(1));
        bracket.closer == ')'
            && matches!(before, "if" | "while" | "for" | "switch")
            && !matches!(word(bracket.index.checked_sub(2)), "." | "?.")
    };
    let inner = open.iter().rev().take_while(|bracket| bracket.closer != '}');
    inner.clone().position(is_head).map(|at| at + 1)
}

/// `{ [`, `{ a: b, [`
fn is_computed_key(text: &str, tokens: &[Token], bracket: &Bracket, outer: Option<&Bracket>) -> bool {
    let before =
        bracket.index.checked_sub(1).and_then(|at| tokens.get(at)).map_or("", |token| token.of(text));
    let is_in_object = outer.is_some_and(|it| list_of(text, tokens, *it) == List::Properties);
    bracket.closer == ']' && matches!(before, "{" | ",") && is_in_object
}

#[derive(Clone, Copy)]
struct Bracket {
    closer: char,
    /// The token that opens it.
    index: usize,
}

/// The brackets that are open before a token. A bracket that closes nothing is not counted.
fn open_brackets(text: &str, tokens: &[Token], index: usize) -> Vec<Bracket> {
    let mut open: Vec<Bracket> = Vec::new();
    for (index, token) in tokens.iter().enumerate().take(index) {
        let closes = match (token.kind, token.of(text)) {
            (TokenKind::Punctuation, "(") => {
                open.push(Bracket { closer: ')', index });
                continue;
            }
            (TokenKind::Punctuation, "[") => {
                open.push(Bracket { closer: ']', index });
                continue;
            }
            (TokenKind::Punctuation, "{") => {
                open.push(Bracket { closer: '}', index });
                continue;
            }
            (TokenKind::TemplateHead, _) => {
                open.push(Bracket { closer: '`', index });
                continue;
            }
            (TokenKind::TemplateTail, _) => '`',
            (TokenKind::Punctuation, ")") => ')',
            (TokenKind::Punctuation, "]") => ']',
            (TokenKind::Punctuation, "}") => '}',
            _ => continue,
        };
        if let Some(at) = open.iter().rposition(|known| known.closer == closes) {
            open.truncate(at);
        }
    }
    open
}

/// What a bracket holds, by the tokens before it.
fn list_of(text: &str, tokens: &[Token], bracket: Bracket) -> List {
    let word = |back: usize| {
        bracket.index.checked_sub(back).and_then(|index| tokens.get(index)).map_or("", |token| token.of(text))
    };
    let is_name = bracket
        .index
        .checked_sub(1)
        .and_then(|index| tokens.get(index))
        .is_some_and(|token| token.kind == TokenKind::Word && !is_statement_word(token.of(text)));
    match bracket.closer {
        ')' if word(1) == "function" || (is_name && word(2) == "function") => List::Params,
        ')' if is_name || matches!(word(1), ")" | "]" | "?.") => List::Arguments,
        ']' if is_name || matches!(word(1), ")" | "]" | "?.") => List::Single,
        ']' => List::Elements,
        '}' => braces_of(text, tokens, bracket.index),
        _ => List::Single,
    }
}

fn is_statement_word(word: &str) -> bool {
    matches!(
        word,
        "if" | "while"
            | "for"
            | "switch"
            | "return"
            | "catch"
            | "with"
            | "await"
            | "typeof"
            | "case"
            | "in"
            | "of"
            | "throw"
            | "new"
            | "do"
            | "else"
            | "void"
            | "delete"
    )
}

fn braces_of(text: &str, tokens: &[Token], index: usize) -> List {
    let before = index.checked_sub(1).and_then(|index| tokens.get(index)).map_or("", |token| token.of(text));
    match before {
        "import" | "export" => return List::Specifiers,
        "=" | "(" | "," | "[" | ":" | "?" | "return" | "..." | "&&" | "||" | "??" | "default" => {}
        "=>" | "" | ";" | "{" | "}" | "else" | "try" | "finally" | "do" => return List::Statements,
        _ => {}
    }
    // The words since the last boundary tell what the braces belong to.
    let mut is_type = false;
    let mut at = index;
    while let Some(previous) = at.checked_sub(1) {
        at = previous;
        match tokens[at].of(text) {
            "interface" => return List::TypeMembers,
            "type" if before != ":" => is_type = true,
            "class" => return List::ClassMembers,
            "enum" => return List::EnumMembers,
            "import" | "export" if before == "," || before == "type" => return List::Specifiers,
            "switch" if before == ")" => return List::Cases,
            ";" | "{" | "}" => break,
            _ => {}
        }
    }
    match before {
        _ if is_type => List::TypeMembers,
        ")" => List::Statements,
        _ => List::Properties,
    }
}

impl Place<'_> {
    /// A token of the text; behind the last one, the end.
    pub(super) fn token(&self, index: usize) -> Token {
        self.tokens.get(index).copied().unwrap_or(Token {
            kind: TokenKind::End,
            start: self.text.len(),
            end: self.text.len(),
            is_on_new_line: true,
        })
    }

    pub(super) fn before(&self, index: usize) -> Option<Token> {
        index.checked_sub(1).map(|index| self.token(index))
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.token(index).of(self.text)
    }

    /// Where something is inserted before a token: directly behind the token before.
    pub(super) fn gap(&self, index: usize) -> usize {
        self.before(index).map_or(0, |token| token.end)
    }

    /// The place of a token.
    pub(super) fn shown(&self, index: usize) -> (usize, usize) {
        let token = self.token(index);
        (token.start, token.end)
    }

    /// Where TypeScript shows that something is missing: at the token that stands there instead, or where
    /// the text ends, behind the last token.
    pub(super) fn shown_missing(&self, index: usize) -> (usize, usize) {
        if self.token(index).kind == TokenKind::End {
            let at = self.gap(index);
            return (at, at);
        }
        self.shown(index)
    }

    /// Whether a token stands where an element of the innermost list starts.
    pub(super) fn is_at_element(&self, index: usize) -> bool {
        let Some(before) = self.before(index) else {
            return true;
        };
        let before = before.of(self.text);
        match self.list {
            List::Statements => matches!(before, ";" | "{" | "}"),
            List::Cases | List::ClassMembers => matches!(before, "{" | "}" | ";"),
            List::TypeMembers => matches!(before, "{" | ";" | ",") || self.token(index).is_on_new_line,
            List::Single => false,
            _ => matches!(before, "{" | "(" | "[" | ","),
        }
    }
}
