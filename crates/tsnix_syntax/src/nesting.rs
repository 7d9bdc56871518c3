//! How deep a text is nested, before swc sees it.
//!
//! swc, like most parsers, goes into itself for each bracket and each prefix operator, and drops its trees the
//! same way. A look over the tokens bounds both: from it follows how much stack is needed, and which text is
//! refused because no one would write it.

use crate::scan::{Scanner, Token, TokenKind, may_be_keyword};

/// Brackets, prefix operators, `else`, `=>` and the like inside of each other, at most.
const DEEPEST: u32 = 2_000;
/// Tokens between two separators, at most.
const LONGEST: u32 = 500_000;
/// What swc needs for each of them. Measured with `deep_nesting_is_no_matter_of_luck`.
const STACK_PER_LEVEL: usize = if cfg!(debug_assertions) { 24 << 10 } else { 12 << 10 };
/// What swc needs to drop one link of a chain such as `a + b + c`.
const STACK_PER_LINK: usize = if cfg!(debug_assertions) { 1 << 10 } else { 512 };
/// What is needed in any case.
const STACK_AT_LEAST: usize = 512 << 10;

/// The nesting of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nesting {
    /// The most levels that are open at once.
    pub(crate) depth: u32,
    /// The most tokens between two separators, which bounds chains that lean to the left.
    pub(crate) links: u32,
    /// Where the text became too deep: the token's place.
    pub(crate) too_deep: Option<(u32, u32)>,
}

impl Nesting {
    /// How much stack the parser needs for this text, in bytes.
    pub(crate) fn stack(self) -> usize {
        STACK_AT_LEAST + self.depth as usize * STACK_PER_LEVEL + self.links as usize * STACK_PER_LINK
    }
}

/// What is counted inside of one bracket since the last separator.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Tokens for which the parser goes into itself.
    prefixes: u32,
    /// Of them, `<` without its `>`.
    angles: u32,
    /// `else`, which goes on behind a `;`.
    elses: u32,
    /// All tokens.
    links: u32,
}

impl Level {
    fn depth(self) -> u32 {
        self.prefixes + self.elses
    }
}

/// An open bracket.
struct Bracket {
    opener: u8,
    /// The head of `if (`, `while (` and the like: a statement inside of that one follows.
    is_head: bool,
    /// What was counted around it.
    around: Level,
}

/// Measures a text.
pub(crate) fn nesting(text: &str) -> Nesting {
    let mut scanner = Scanner::new(text);
    let mut nesting = Nesting { depth: 0, links: 0, too_deep: None };
    let mut open: Vec<Bracket> = Vec::new();
    let mut level = Level::default();
    // The sums over all brackets around.
    let (mut outer_depth, mut outer_links) = (0u32, 0u32);
    let mut before = Before::default();
    loop {
        let is_after_operand = scanner.is_after_operand();
        let token = scanner.next();
        if token.kind == TokenKind::End {
            return nesting;
        }
        level.links += 1;
        let effect = effect(text, token, is_after_operand);
        if effect != Effect::Else
            && (before.is_separator || is_new_sibling(text, token, effect, before, is_after_operand))
        {
            level = Level { links: 1, ..Level::default() };
        }
        let mut is_head_end = false;
        match effect {
            Effect::Open(opener) => {
                open.push(Bracket { opener, is_head: before.is_head_word, around: level });
                outer_depth += level.depth();
                outer_links += level.links;
                level = Level::default();
            }
            Effect::Close(opener) => {
                if let Some(at) = open.iter().rposition(|bracket| bracket.opener == opener) {
                    for bracket in open.drain(at..).rev() {
                        level = bracket.around;
                        outer_depth -= level.depth();
                        outer_links -= level.links;
                        is_head_end = bracket.is_head;
                    }
                }
            }
            Effect::Prefix => level.prefixes += 1,
            Effect::Angle => {
                level.prefixes += 1;
                level.angles += 1;
            }
            Effect::Else => level.elses += 1,
            Effect::CloseAngle => {
                let closed = level.angles.min(1);
                level.angles -= closed;
                level.prefixes -= closed;
            }
            // What comes next decides: `else` goes on.
            Effect::Separator => level = Level { elses: level.elses, ..Level::default() },
            Effect::Start | Effect::None => {}
        }
        before = Before {
            is_prefix: matches!(effect, Effect::Prefix | Effect::Else),
            is_separator: effect == Effect::Separator,
            is_brace: effect == Effect::Close(b'{'),
            is_angle: effect == Effect::CloseAngle,
            is_head: is_head_end,
            is_head_word: effect == Effect::Prefix
                && token.kind == TokenKind::Word
                && is_head_word(token.of(text)),
        };
        let depth = open.len() as u32 + outer_depth + level.depth();
        nesting.depth = nesting.depth.max(depth);
        nesting.links = nesting.links.max(outer_links + level.links);
        let is_too_deep = depth > DEEPEST || nesting.links > LONGEST;
        if is_too_deep && nesting.too_deep.is_none() {
            nesting.too_deep = Some((token.start as u32, token.end as u32));
        }
    }
}

/// What the token before was.
#[derive(Clone, Copy, Default)]
struct Before {
    is_prefix: bool,
    is_separator: bool,
    /// `}`
    is_brace: bool,
    /// `>`
    is_angle: bool,
    /// The `)` of `if (a)`.
    is_head: bool,
    /// The `if` of `if (a)`.
    is_head_word: bool,
}

/// Whether a token starts a statement or a member behind a finished one.
fn is_new_sibling(text: &str, token: Token, effect: Effect, before: Before, is_after_operand: bool) -> bool {
    let word = token.of(text);
    let is_start = match effect {
        Effect::Start => true,
        Effect::Prefix => token.kind == TokenKind::Word && !matches!(word, "extends" | "is"),
        Effect::None => !is_infix(text, token),
        _ => false,
    };
    let is_finished = (is_after_operand || before.is_angle) && !before.is_prefix && !before.is_head;
    let starts_anywhere = before.is_brace && token.kind == TokenKind::Word && effect != Effect::None;
    is_start && is_finished && (token.is_on_new_line || starts_anywhere)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Open(u8),
    Close(u8),
    /// The parser goes into itself for what follows.
    Prefix,
    /// `else`
    Else,
    /// `<`, which may open type arguments.
    Angle,
    /// `>`
    CloseAngle,
    /// What follows is a sibling of what came before.
    Separator,
    /// A word that starts a statement, where it stands first on its line.
    Start,
    None,
}

fn effect(text: &str, token: Token, is_after_operand: bool) -> Effect {
    match token.kind {
        TokenKind::TemplateHead => Effect::Open(b'`'),
        TokenKind::TemplateTail => Effect::Close(b'`'),
        TokenKind::Punctuation => of_punctuation(token.of(text), is_after_operand),
        TokenKind::Word => of_word(token.of(text)),
        _ => Effect::None,
    }
}

fn of_punctuation(operator: &str, is_after_operand: bool) -> Effect {
    match operator {
        "(" => Effect::Open(b'('),
        "[" => Effect::Open(b'['),
        "{" => Effect::Open(b'{'),
        ")" => Effect::Close(b'('),
        "]" => Effect::Close(b'['),
        "}" => Effect::Close(b'{'),
        ";" | "," => Effect::Separator,
        "<" if is_after_operand => Effect::Angle,
        // A cast: <A><B>c
        "<" => Effect::Prefix,
        ">" => Effect::CloseAngle,
        // Between operands these make chains that lean to the left; `a!` is no operator before anything.
        "!" | "-" | "+" | "++" | "--" if is_after_operand => Effect::None,
        "!" | "-" | "+" | "++" | "--" | "~" | "=>" | "=" | "?" | ":" | "**" | "..." | "@" => Effect::Prefix,
        "==" | "!=" | "===" | "!==" | "<=" | ">=" => Effect::None,
        assignment if assignment.len() > 1 && assignment.ends_with('=') => Effect::Prefix,
        _ => Effect::None,
    }
}

fn of_word(word: &str) -> Effect {
    if !may_be_keyword(word) {
        return Effect::None;
    }
    match word {
        "else" => Effect::Else,
        "do" | "typeof" | "void" | "delete" | "await" | "yield" | "new" | "keyof" | "unique" | "readonly"
        | "infer" | "extends" | "asserts" | "abstract" | "function" | "class" | "async" | "throw" | "is" => {
            Effect::Prefix
        }
        _ if is_head_word(word) => Effect::Prefix,
        "const" | "let" | "var" | "import" | "export" | "type" | "interface" | "declare" | "return" => {
            Effect::Start
        }
        _ => Effect::None,
    }
}

fn is_head_word(word: &str) -> bool {
    matches!(word, "if" | "while" | "for" | "with" | "switch" | "catch")
}

/// What goes on with the expression of the line before.
fn is_infix(text: &str, token: Token) -> bool {
    token.kind == TokenKind::Punctuation
        || matches!(token.of(text), "as" | "satisfies" | "in" | "of" | "instanceof" | "from")
        || matches!(token.kind, TokenKind::Template | TokenKind::TemplateHead | TokenKind::TemplateMiddle)
}

#[cfg(test)]
mod tests;
