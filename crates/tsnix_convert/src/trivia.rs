//! Comments and empty lines around entries of Nix.

use rnix::{SyntaxKind, SyntaxNode};
use rowan::NodeOrToken;

use crate::ts::Trivia;

/// What stands before a node, back to the node before it, and behind it on its line.
pub(crate) fn of(node: &SyntaxNode) -> Trivia {
    let mut trivia = Trivia { after: behind(node), ..Trivia::default() };
    let mut at = node.prev_sibling_or_token();
    let mut breaks = 0;
    while let Some(NodeOrToken::Token(token)) = at {
        match token.kind() {
            SyntaxKind::TOKEN_WHITESPACE => {
                breaks = token.text().matches('\n').count();
                trivia.is_apart |= breaks > 1 && !is_first(&token);
            }
            SyntaxKind::TOKEN_COMMENT => {
                // A comment on the line of what came before belongs to that.
                let starts_line = token.prev_sibling_or_token().is_none_or(|before| {
                    before.as_token().is_some_and(|it| it.kind() == SyntaxKind::TOKEN_WHITESPACE && it.text().contains('\n'))
                });
                if !starts_line {
                    break;
                }
                let mut lines = text(token.text());
                lines.append(&mut trivia.before);
                trivia.before = lines;
            }
            _ => break,
        }
        at = token.prev_sibling_or_token();
    }
    let _ = breaks;
    trivia
}

/// Comments at the head of a file.
pub(crate) fn head(root: &SyntaxNode) -> Vec<String> {
    let mut lines = Vec::new();
    for child in root.children_with_tokens() {
        match child {
            NodeOrToken::Token(token) if token.kind() == SyntaxKind::TOKEN_COMMENT => lines.extend(text(token.text())),
            NodeOrToken::Token(token) if token.kind() == SyntaxKind::TOKEN_WHITESPACE => {}
            _ => break,
        }
    }
    lines
}

fn is_first(token: &rnix::SyntaxToken) -> bool {
    token.prev_sibling_or_token().is_none_or(|before| {
        before.as_token().is_some_and(|it| matches!(it.text(), "{" | "[" | "let" | "("))
    })
}

fn behind(node: &SyntaxNode) -> Option<String> {
    let mut at = node.next_sibling_or_token();
    while let Some(NodeOrToken::Token(token)) = at {
        match token.kind() {
            SyntaxKind::TOKEN_WHITESPACE if !token.text().contains('\n') => {}
            SyntaxKind::TOKEN_COMMENT => {
                let lines = text(token.text());
                let [only] = &lines[..] else { return None };
                return Some(only.clone());
            }
            _ => return None,
        }
        at = token.next_sibling_or_token();
    }
    None
}

/// The lines of a comment without its marks.
fn text(comment: &str) -> Vec<String> {
    if let Some(line) = comment.strip_prefix('#') {
        return vec![line.trim().to_owned()];
    }
    let inner = comment.trim_start_matches("/*").trim_start_matches('*').trim_end_matches("*/").trim_end_matches('*');
    let lines: Vec<String> = inner
        .lines()
        .map(|line| line.trim().trim_start_matches("* ").trim_end().to_owned())
        .map(|line| if line == "*" { String::new() } else { line })
        .collect();
    let start = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(start, |last| last + 1);
    lines.get(start..end).unwrap_or_default().to_vec()
}
