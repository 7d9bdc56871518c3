//! How deep a text is nested, before swc sees it.
//!
//! swc, like most parsers, goes into itself for each bracket and each prefix operator, and drops its trees the
//! same way. A look over the tokens bounds both: from it follows how much stack is needed, and which text is
//! refused because no one would write it.

use crate::scan::{Scanner, Token, TokenKind};

/// Brackets, prefix operators, `else`, `=>` and the like inside of each other, at most.
const DEEPEST: u32 = 2_000;
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

/// One open bracket: what was counted outside of it.
struct Level {
    prefixes: u32,
    links: u32,
    opener: u8,
}

/// Measures a text.
pub(crate) fn nesting(text: &str) -> Nesting {
    let mut scanner = Scanner::new(text);
    let mut nesting = Nesting { depth: 0, links: 0, too_deep: None };
    let mut open: Vec<Level> = Vec::new();
    // Of the innermost bracket: what may go into itself since the last separator, and all tokens.
    let (mut prefixes, mut links) = (0u32, 0u32);
    // Of all brackets around it.
    let (mut outer_prefixes, mut outer_links) = (0u32, 0u32);
    loop {
        let token = scanner.next();
        if token.kind == TokenKind::End {
            return nesting;
        }
        links += 1;
        match effect(text, token) {
            Effect::Open(opener) => {
                open.push(Level { prefixes, links, opener });
                (outer_prefixes, outer_links) = (outer_prefixes + prefixes, outer_links + links);
                (prefixes, links) = (0, 0);
            }
            Effect::Close(opener) => {
                let matching = open.iter().rposition(|level| level.opener == opener);
                while let Some(at) = matching
                    && open.len() > at
                    && let Some(level) = open.pop()
                {
                    (prefixes, links) = (level.prefixes, level.links);
                    (outer_prefixes, outer_links) = (outer_prefixes - prefixes, outer_links - links);
                }
                // A block ends a statement, unless `else` goes on with it.
                if opener == b'{' {
                    links = links.min(1 << 20);
                }
            }
            Effect::Prefix => prefixes += 1,
            Effect::Separator => (prefixes, links) = (0, 0),
            Effect::Start => {
                if token.is_on_new_line {
                    (prefixes, links) = (0, 0);
                }
            }
            Effect::None => {}
        }
        let depth = open.len() as u32 + outer_prefixes + prefixes;
        nesting.depth = nesting.depth.max(depth);
        nesting.links = nesting.links.max(outer_links + links);
        if depth > DEEPEST && nesting.too_deep.is_none() {
            nesting.too_deep = Some((token.start as u32, token.end as u32));
        }
    }
}

enum Effect {
    Open(u8),
    Close(u8),
    /// The parser goes into itself for what follows.
    Prefix,
    /// What follows is a sibling of what came before.
    Separator,
    /// A word that starts a statement, where it stands first on its line.
    Start,
    None,
}

fn effect(text: &str, token: Token) -> Effect {
    match token.kind {
        TokenKind::TemplateHead => Effect::Open(b'`'),
        TokenKind::TemplateTail => Effect::Close(b'`'),
        TokenKind::Punctuation => match token.of(text) {
            "(" => Effect::Open(b'('),
            "[" => Effect::Open(b'['),
            "{" => Effect::Open(b'{'),
            "<" => Effect::Prefix,
            ")" => Effect::Close(b'('),
            "]" => Effect::Close(b'['),
            "}" => Effect::Close(b'{'),
            ";" | "," => Effect::Separator,
            "!" | "~" | "-" | "+" | "++" | "--" | "=>" | "=" | "?" | ":" | "**" | "..." => Effect::Prefix,
            operator if operator.len() > 1 && operator.ends_with('=') => Effect::Prefix,
            _ => Effect::None,
        },
        TokenKind::Word => match token.of(text) {
            "else" | "if" | "while" | "do" | "for" | "with" | "typeof" | "void" | "delete" | "await" | "yield" | "new"
            | "keyof" | "unique" | "readonly" | "infer" | "extends" | "asserts" | "abstract" | "function" => {
                Effect::Prefix
            }
            "const" | "let" | "var" | "import" | "export" | "type" | "interface" | "declare" | "class" | "return" => {
                Effect::Start
            }
            _ => Effect::None,
        },
        _ => Effect::None,
    }
}
