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
        Some(Formal { name, is_optional: entry.question_token().is_some() })
    });
    SetPattern { formals: formals.collect(), is_open: pattern.ellipsis_token().is_some() }
}
