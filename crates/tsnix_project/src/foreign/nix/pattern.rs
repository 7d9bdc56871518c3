//! The set pattern of a Nix function: what it takes, what of that may be left out.

use rnix::ast;
use rowan::ast::AstNode;
use smol_str::SmolStr;

/// `{ stdenv, withDocs ? false, ... }:`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetPattern {
    /// What it takes, in the order of the source.
    pub formals: Vec<Formal>,
    /// `...`: others are ignored.
    pub is_open: bool,
}

/// One name of a set pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formal {
    /// `withDocs`
    pub name: SmolStr,
    /// It has a default.
    pub is_optional: bool,
    /// What its default is, where that can be seen and says what is expected.
    pub default: Option<DefaultKind>,
}

/// A kind of default: what is given in its place is of that kind too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultKind {
    Boolean,
    Number,
    Text,
    List,
}

/// The set pattern of the function that a text is, behind parentheses, `let`, `with` and `assert`.
pub(in crate::foreign) fn of_text(text: &str) -> Option<SetPattern> {
    let parsed = rnix::Root::parse(text);
    if !parsed.errors().is_empty() {
        return None;
    }
    let mut expr = parsed.tree().expr()?;
    // Each step goes into the tree.
    loop {
        expr = match expr {
            ast::Expr::Paren(paren) => paren.expr()?,
            ast::Expr::LetIn(it) => it.body()?,
            ast::Expr::With(it) => it.body()?,
            ast::Expr::Assert(it) => it.body()?,
            ast::Expr::Lambda(lambda) => {
                return match lambda.param()? {
                    ast::Param::Pattern(pattern) => Some(of_pattern(&pattern)),
                    ast::Param::IdentParam(_) => None,
                };
            }
            _ => return None,
        };
    }
}

/// The pattern of a lambda.
pub(super) fn of_pattern(pattern: &ast::Pattern) -> SetPattern {
    let formals = pattern.pat_entries().filter_map(|entry| {
        let name = SmolStr::from(entry.ident()?.syntax().text().to_string());
        let default = entry.default().and_then(|it| kind(&it));
        Some(Formal { name, is_optional: entry.question_token().is_some(), default })
    });
    SetPattern { formals: formals.collect(), is_open: pattern.ellipsis_token().is_some() }
}

/// `false`, `80`, `"x"`, `[ ]`. A `null` or a set says too little, and a computed default may be anything.
fn kind(default: &ast::Expr) -> Option<DefaultKind> {
    match default {
        ast::Expr::Ident(ident) => {
            let text = ident.syntax().text().to_string();
            matches!(text.as_str(), "true" | "false").then_some(DefaultKind::Boolean)
        }
        ast::Expr::Literal(literal) => match literal.kind() {
            ast::LiteralKind::Integer(_) | ast::LiteralKind::Float(_) => Some(DefaultKind::Number),
            ast::LiteralKind::Uri(_) => Some(DefaultKind::Text),
        },
        ast::Expr::Str(_) => Some(DefaultKind::Text),
        ast::Expr::List(_) => Some(DefaultKind::List),
        ast::Expr::Paren(paren) => kind(&paren.expr()?),
        _ => None,
    }
}
