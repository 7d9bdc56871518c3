//! What may be changed at an error, in the order of cost.

mod early;

use swc_ecma_parser::error::{Error, SyntaxError};

use super::ProblemKind;
use super::place::{COMPUTED_KEY, List, Place, place};
use crate::scan::{Token, TokenKind};
use crate::swc_run::kind_of;

/// A name that stands where one is missing. It is known by its place, not by its text.
const NAME: &str = " missing$ ";

/// A change to try.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// What is replaced, in the text as it is now.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// By what.
    pub(crate) insert: String,
    /// How unlikely it is that the author meant this.
    pub(crate) cost: u32,
    /// What it means about the text.
    pub(crate) problem: ProblemKind,
    /// Where the problem is shown.
    pub(crate) shown: (usize, usize),
}

impl Place<'_> {
    fn insert(&self, index: usize, insert: impl Into<String>, cost: u32, problem: ProblemKind) -> Edit {
        let at = self.gap(index);
        let shown = match problem {
            ProblemKind::Missing => self.shown_missing(index),
            _ => self.shown(index),
        };
        Edit { start: at, end: at, insert: insert.into(), cost, problem, shown }
    }

    /// Inserts a token that is missing before the token `index`.
    fn expected(&self, index: usize, insert: &str, what: &str, cost: u32) -> Edit {
        let mut problem = ProblemKind::Expected(what.to_owned());
        // TypeScript takes a `;` for the end of the arguments.
        let is_end = self.list == List::Arguments && self.word(index) == ";";
        if self.is_at_element(index) && self.token(index).kind != TokenKind::End && !is_end {
            problem = ProblemKind::ElementOf(self.list);
        }
        let mut edit = self.insert(index, insert, cost, problem);
        if let Some((keyword, shown)) = self.unknown_keyword(index) {
            edit.problem = ProblemKind::UnknownKeyword(keyword);
            edit.shown = shown;
        }
        edit
    }

    /// `cosnt a = 1`: a statement that is a lone name, and another token on the same line.
    fn unknown_keyword(&self, index: usize) -> Option<(Option<&'static str>, (usize, usize))> {
        let before = index.checked_sub(1)?;
        let token = self.token(before);
        let next = self.token(index);
        let starts_statement = matches!(self.list, List::Statements)
            && (token.is_on_new_line || before == 0 || matches!(self.word(before - 1), ";" | "{" | "}"));
        let is_next = matches!(next.kind, TokenKind::Word | TokenKind::Number | TokenKind::String)
            || next.of(self.text) == "{";
        if token.kind != TokenKind::Word || next.is_on_new_line || !starts_statement || !is_next {
            return None;
        }
        let word = token.of(self.text);
        if is_keyword(word) || is_contextual_keyword(word) {
            return None;
        }
        Some((similar_keyword(word), (token.start, token.end)))
    }
}

/// The changes that are worth a try, the likely ones first.
pub(super) fn candidates(text: &str, tokens: &[Token], index: usize, error: Option<&Error>) -> Vec<Edit> {
    let place = place(text, tokens, index);
    let mut edits = Vec::new();
    lexical(&place, &mut edits);
    // f("a      There is nothing else that a lone quote could be; to drop it would lose what is being typed.
    if edits.iter().any(|edit| edit.problem == ProblemKind::UnterminatedString) {
        return edits;
    }
    said_by_swc(&place, error, &mut edits);
    if let Some(error) = error {
        early::early(&place, error, &mut edits);
    }
    missing_name(&place, index, &mut edits);
    // a.      The word behind the line end may start something new,
    // b: 1    although it was read as the name of the member.
    if let Some(earlier) = index.checked_sub(1)
        && place.token(earlier).is_on_new_line
        && !place.token(index).is_on_new_line
    {
        let mut early = Vec::new();
        missing_name(&place, earlier, &mut early);
        // A declaration on a new line closes what is open, rather than being read as names in it.
        if is_statement_start(&place, earlier) {
            early.iter_mut().for_each(|edit| edit.cost = (edit.cost / 2).saturating_sub(1));
        }
        if is_before_name(place.word(earlier.wrapping_sub(1))) {
            early.iter_mut().for_each(|edit| edit.cost = edit.cost.saturating_sub(4));
            let at = place.gap(earlier);
            early.iter_mut().for_each(|edit| edit.shown = (at, at));
        }
        edits.append(&mut early);
    }
    punctuation(&place, &mut edits);
    clauses(&place, &mut edits);
    deletions(&place, &mut edits);
    edits.sort_by_key(|edit| edit.cost);
    edits.dedup_by(|a, b| a.start == b.start && a.end == b.end && a.insert == b.insert);
    edits
}

/// What closes the innermost `count` brackets.
fn closers(open: &[char], count: usize) -> String {
    let closer = |bracket: &char| match *bracket {
        '`' => "}`".to_owned(),
        // { [a.  =>  { [a.b]: c
        COMPUTED_KEY => format!("]:{NAME}"),
        bracket => bracket.to_string(),
    };
    open.iter().rev().take(count).map(closer).collect()
}

/// Strings, templates and comments without an end; characters without a meaning.
fn lexical(place: &Place<'_>, edits: &mut Vec<Edit>) {
    for index in [Some(place.index), place.index.checked_sub(1)].into_iter().flatten() {
        let token = place.token(index);
        match token.kind {
            TokenKind::UnterminatedString => unterminated_string(place, token, edits),
            TokenKind::UnterminatedTemplate => unterminated_template(place, token, edits),
            TokenKind::UnterminatedComment => edits.push(Edit {
                start: place.text.len(),
                end: place.text.len(),
                insert: "*/".to_owned(),
                cost: 0,
                problem: ProblemKind::UnterminatedComment,
                shown: (place.text.len(), place.text.len()),
            }),
            TokenKind::Number if has_name_behind(token.of(place.text)) => edits.push(Edit {
                start: token.start,
                end: token.end,
                insert: "0".to_owned(),
                cost: 0,
                problem: ProblemKind::NameBehindNumber,
                shown: name_behind(place, token),
            }),
            // A literal that cannot be read leaves an empty one.
            TokenKind::Number | TokenKind::String if index == place.index => edits.push(Edit {
                start: token.start,
                end: token.end,
                insert: if token.kind == TokenKind::Number { "0" } else { "\"\"" }.to_owned(),
                cost: 7,
                problem: ProblemKind::Expected(",".to_owned()),
                shown: (token.start, token.end),
            }),
            TokenKind::Template if index == place.index => edits.push(Edit {
                start: token.start,
                end: token.end,
                insert: "``".to_owned(),
                cost: 7,
                problem: ProblemKind::Expected(",".to_owned()),
                shown: (token.start, token.end),
            }),
            TokenKind::Punctuation if token.of(place.text) == "/" && index == place.index => {
                let rest = place.text[token.start..].lines().next().unwrap_or("");
                let kept = rest.trim_end_matches([',', ';', ')', ']', '}', ' ', '\t']).len().max(1);
                edits.push(Edit {
                    start: token.start,
                    end: token.start + kept,
                    insert: "/ /".to_owned(),
                    cost: 1,
                    problem: ProblemKind::UnterminatedRegex,
                    shown: (token.start, token.start + kept),
                });
            }
            // Nothing, or an operator that is not known here.
            TokenKind::Unknown if index == place.index => {
                for (cost, insert) in [(0, " "), (1, "+")] {
                    edits.push(Edit {
                        start: token.start,
                        end: token.end,
                        insert: insert.to_owned(),
                        cost,
                        problem: ProblemKind::InvalidCharacter,
                        shown: (token.start, token.end),
                    });
                }
            }
            _ => {}
        }
    }
}

/// `1abc`
fn has_name_behind(number: &str) -> bool {
    let digits = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    digits.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && !matches!(
            digits.as_bytes().first(),
            Some(b'x' | b'X' | b'o' | b'O' | b'b' | b'B' | b'e' | b'E' | b'n')
        )
}

fn name_behind(place: &Place<'_>, token: Token) -> (usize, usize) {
    let text = token.of(place.text);
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    (token.start + digits, token.end)
}

/// `f({ a: "b, c: 1 });  =>  f({ a: "b, c: 1" });`, or the quote at the end of the line.
fn unterminated_string(place: &Place<'_>, token: Token, edits: &mut Vec<Edit>) {
    let quote = place.text[token.start..].chars().next().unwrap_or('"');
    let line = token.of(place.text);
    let trimmed = line.trim_end_matches([',', ';', ')', ']', '}', ' ', '\t']).len().max(1);
    // A backslash at the end would take the quote away.
    let insert = if line.ends_with('\\') { format!("\\{quote}") } else { quote.to_string() };
    for (cost, at) in [(0, token.start + trimmed), (1, token.end)] {
        edits.push(Edit {
            start: at,
            end: at,
            insert: insert.clone(),
            cost,
            problem: ProblemKind::UnterminatedString,
            shown: (token.end, token.end),
        });
    }
}

fn unterminated_template(place: &Place<'_>, token: Token, edits: &mut Vec<Edit>) {
    let end = place.text.len();
    let line = token.of(place.text).lines().next().unwrap_or("");
    let trimmed = line.trim_end_matches([',', ';', ')', ']', '}', ' ', '\t']).len().max(1);
    for (cost, at) in [(0, token.start + trimmed), (1, token.start + line.len().max(1)), (2, end)] {
        edits.push(Edit {
            start: at,
            end: at,
            insert: "`".to_owned(),
            cost,
            problem: ProblemKind::UnterminatedTemplate,
            shown: (end, end),
        });
    }
}

/// What swc says that it expected.
fn said_by_swc(place: &Place<'_>, error: Option<&Error>, edits: &mut Vec<Edit>) {
    if let Some(SyntaxError::Expected(expected, _)) = error.map(kind_of)
        && is_punctuation(expected)
    {
        edits.push(place.expected(place.index, expected, expected, 2));
    }
}

fn is_punctuation(text: &str) -> bool {
    matches!(text, "(" | ")" | "[" | "]" | "{" | "}" | ";" | "," | ":" | "=" | "=>" | "<" | ">" | "from")
}

/// Whether a name or an operand must follow this token.
fn is_before_name(word: &str) -> bool {
    matches!(
        word,
        "." | "?."
            | "="
            | "=>"
            | ":"
            | "+"
            | "-"
            | "*"
            | "/"
            | "%"
            | "**"
            | "&&"
            | "||"
            | "??"
            | "?"
            | "|"
            | "&"
            | "^"
            | "!"
            | "~"
            | "=="
            | "!="
            | "==="
            | "!=="
            | "<"
            | "<="
            | ">="
            | "..."
            | "return"
            | "new"
            | "typeof"
            | "await"
            | "as"
            | "satisfies"
            | "extends"
            | "keyof"
            | "default"
            | "throw"
            | "in"
            | "of"
            | "case"
            | "const"
            | "let"
            | "var"
            | "import"
            | "+="
            | "-="
            | "??="
            | "||="
            | "&&="
    )
}

/// A missing operand, name or type before a token, with what has to be closed behind it.
fn missing_name(place: &Place<'_>, index: usize, edits: &mut Vec<Edit>) {
    let base = match place.before(index) {
        Some(token) if is_before_name(token.of(place.text)) => 3,
        Some(Token { kind: TokenKind::TemplateHead | TokenKind::TemplateMiddle, .. }) => 3,
        // f(a, const b  =>  the call is not closed, rather than an argument missing.
        Some(token)
            if matches!(token.of(place.text), "(" | "[" | ",") && !is_statement_start(place, index) =>
        {
            4
        }
        _ => 9,
    };
    edits.push(place.insert(index, NAME, base, ProblemKind::Missing));
    let depth = place.open.len();
    let is_at_end = place.token(index).kind == TokenKind::End;
    // if (a.  =>  the head is closed, and there is a body.
    if let Some(count) = place.in_head {
        let outer =
            if is_at_end { closers(&place.open[..depth - count], depth - count) } else { String::new() };
        let insert = format!("{NAME}{} {{}}{outer}", closers(&place.open, count));
        edits.push(place.insert(index, insert, base + 2 * count.min(8) as u32, ProblemKind::Missing));
        // if (a  =>  the same, where nothing is missing in the head.
        let insert = format!("{} {{}}{outer}", closers(&place.open, count));
        edits.push(place.expected(index, &insert, ")", 3 + 2 * count.min(8) as u32));
    }
    for count in 1..=depth {
        // At the end of the text everything has to be closed.
        if (is_at_end || count > 8) && count != depth {
            continue;
        }
        let closing = closers(&place.open, count);
        let cost = 2 * count.min(8) as u32 - u32::from(is_at_end);
        edits.push(place.insert(index, format!("{NAME}{closing}"), base + cost, ProblemKind::Missing));
        let expected = closers(&place.open, 1);
        edits.push(place.expected(index, &closing, &expected, 4 + cost));
        if is_at_end {
            continue;
        }
        for separator in [",", ";"] {
            let insert = format!("{NAME}{closing}{separator}");
            edits.push(place.insert(index, insert, base + cost + 1, ProblemKind::Missing));
            edits.push(place.expected(index, &format!("{closing}{separator}"), &expected, 5 + cost));
        }
    }
    for separator in [",", ";", ":"] {
        edits.push(place.insert(index, format!("{NAME}{separator}"), base + 1, ProblemKind::Missing));
    }
    edits.push(place.insert(
        index,
        format!("{separator}{NAME}", separator = ":"),
        base + 3,
        ProblemKind::Expected(":".to_owned()),
    ));
}

/// Whether a token can only start a statement, or the text ends.
fn is_statement_start(place: &Place<'_>, index: usize) -> bool {
    let token = place.token(index);
    token.kind == TokenKind::End
        || token.of(place.text) == ";"
        || token.kind == TokenKind::Word
            && matches!(
                token.of(place.text),
                "const"
                    | "let"
                    | "var"
                    | "import"
                    | "export"
                    | "type"
                    | "interface"
                    | "declare"
                    | "return"
                    | "if"
                    | "for"
            )
}

/// One missing token of punctuation.
fn punctuation(place: &Place<'_>, edits: &mut Vec<Edit>) {
    if is_behind_less(place) {
        edits.push(place.expected(place.index, ">", ">", 3));
    }
    for (what, cost) in [
        (",", 4),
        (";", 5),
        (":", 5),
        ("=", if is_behind_variable(place) { 3 } else { 5 }),
        ("=>", 5),
        ("(", 7),
        ("{", 7),
        (")", 7),
        ("}", 7),
        ("]", 7),
    ] {
        edits.push(place.expected(place.index, what, what, cost));
    }
}

/// `const a`, `type A`
fn is_behind_variable(place: &Place<'_>) -> bool {
    let before = place.index.checked_sub(2).map_or("", |index| place.word(index));
    matches!(before, "const" | "let" | "var" | "type")
}

/// Whether a `<` that may open type arguments stands before the place, on the same line.
fn is_behind_less(place: &Place<'_>) -> bool {
    let line = place.tokens[..place.index.min(place.tokens.len())].iter().rev();
    let mut is_over = place.token(place.index).is_on_new_line;
    for token in line {
        match token.of(place.text) {
            _ if is_over => return false,
            "<" => return true,
            ">" | ";" | "{" | "}" => return false,
            _ => is_over = token.is_on_new_line,
        }
    }
    false
}

/// Missing clauses of statements and declarations.
fn clauses(place: &Place<'_>, edits: &mut Vec<Edit>) {
    let before = place.before(place.index).map_or("", |token| token.of(place.text));
    if before == "from" || before == "import" {
        edits.push(place.insert(place.index, "\"\"", 3, ProblemKind::Expected("module name".to_owned())));
    }
    if before == "}" {
        for (insert, what) in [(" from \"\";", "from"), (" finally {}", "catch")] {
            edits.push(place.insert(place.index, insert, 8, ProblemKind::Expected(what.to_owned())));
        }
    }
    edits.push(place.expected(place.index, " {}", "{", 8));
    edits.push(place.expected(place.index, " () {}", "(", 10));
    edits.push(place.expected(place.index, " ()", "(", 9));
}

/// Tokens that are one too many.
fn deletions(place: &Place<'_>, edits: &mut Vec<Edit>) {
    let token = place.token(place.index);
    if token.kind == TokenKind::End {
        return;
    }
    let mut one = delete(place.text, place.tokens, place.index);
    // A bracket that closes nothing.
    if let closer @ (")" | "]" | "}") = token.of(place.text)
        && !place.open.iter().any(|open| closer.starts_with(*open))
    {
        one.cost = 1;
    }
    if token.kind == TokenKind::Word && is_keyword(token.of(place.text)) && !place.is_at_element(place.index)
    {
        // const class = 1  =>  a name stands for the keyword.
        let insert = NAME.to_owned();
        edits.push(Edit { insert, cost: 5, problem: ProblemKind::Reserved, ..one.clone() });
    }
    if let Some(before) = place.before(place.index) {
        let (start, end) = (before.start, before.end);
        edits.push(Edit { start, end, cost: 14, ..one.clone() });
    }
    let two = place.token(place.index + 1);
    if two.kind != TokenKind::End {
        edits.push(Edit { end: two.end, cost: 13, ..one.clone() });
    }
    edits.push(one);
}

/// Takes a token out; before the end of the text, the last token.
pub(super) fn delete(text: &str, tokens: &[Token], index: usize) -> Edit {
    let place = place(text, tokens, index);
    let shown = place.shown(index);
    let mut token = place.token(index);
    if token.kind == TokenKind::End
        && let Some(last) = place.before(index)
    {
        token = last;
    }
    let is_brace = token.of(text) == "}";
    let problem = if place.is_at_element(index) || place.list == List::Statements && is_brace {
        ProblemKind::ElementOf(place.list)
    } else {
        let what = if matches!(place.list, List::Statements | List::Single) { ";" } else { "," };
        ProblemKind::Expected(what.to_owned())
    };
    Edit { start: token.start, end: token.end, insert: " ".to_owned(), cost: 10, problem, shown }
}

/// Whether a word is one of JavaScript's own, so that nothing can be called so.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Words that start something only before certain words.
fn is_contextual_keyword(word: &str) -> bool {
    matches!(
        word,
        "let"
            | "type"
            | "interface"
            | "declare"
            | "namespace"
            | "module"
            | "abstract"
            | "async"
            | "await"
            | "yield"
            | "using"
            | "static"
    )
}

const KEYWORDS: [&str; 36] = [
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

/// The keyword that a statement may start with and that a word resembles: one letter more, less, other, or
/// two letters exchanged.
fn similar_keyword(word: &str) -> Option<&'static str> {
    const STARTS: [&str; 26] = [
        "const",
        "let",
        "var",
        "function",
        "return",
        "import",
        "export",
        "type",
        "interface",
        "declare",
        "namespace",
        "if",
        "else",
        "for",
        "while",
        "switch",
        "case",
        "default",
        "break",
        "continue",
        "throw",
        "try",
        "catch",
        "class",
        "enum",
        "async",
    ];
    STARTS.into_iter().find(|keyword| word.len() > 3 && is_similar(word.as_bytes(), keyword.as_bytes()))
}

fn is_similar(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => false,
        ([x, y, rest @ ..], [p, q, other @ ..]) if x == q && y == p && rest == other => true,
        _ => a.get(1..) == b.get(1..) || a.get(1..) == Some(b) || b.get(1..) == Some(a),
    }
}

/// The last resort: takes everything from the start of the error's line up to the next line that starts a
/// top-level statement.
pub(super) fn cut(text: &str, tokens: &[Token], index: usize) -> Edit {
    let mut edit = delete(text, tokens, index);
    edit.start = text[..edit.start].rfind('\n').map_or(0, |at| at + 1);
    let is_start = |token: &&Token| {
        let is_first_column = token.start == 0 || text.as_bytes()[token.start - 1] == b'\n';
        is_first_column
            && matches!(
                token.of(text),
                "const" | "let" | "var" | "function" | "import" | "export" | "type" | "interface" | "declare"
            )
    };
    edit.end = tokens[index.min(tokens.len())..]
        .iter()
        .filter(|token| token.start >= edit.end)
        .find(is_start)
        .map_or(text.len(), |token| token.start);
    edit.insert = "\n".to_owned();
    edit
}
