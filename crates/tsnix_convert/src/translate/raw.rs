//! Nix that stays Nix: `` nix<Untyped>`...` ``, given what TypeScript has bound.

use rnix::ast;
use rowan::TextRange;
use rowan::ast::AstNode as _;

use super::Translator;
use crate::free;
use crate::scope::{Meaning, Scope};
use crate::ts::{Expr, ExprKind, Part};

impl Translator<'_> {
    /// The text of the expression, in which the names that TypeScript binds are put in.
    pub(crate) fn raw(&mut self, expr: &ast::Expr, scope: &Scope<'_>) -> Expr {
        let range = expr.syntax().text_range();
        let text = expr.syntax().text().to_string();
        let mut parts = Vec::new();
        let mut inherited: Vec<(String, Expr)> = Vec::new();
        let mut done = range.start();
        let mut names = free::names(expr);
        names.sort_by_key(|name| name.range.start());
        for found in names {
            let Some(value) = self.substitute(&found, scope) else { continue };
            push_text(&mut parts, &text, range, done, found.range.start());
            if found.is_inherited {
                // rec { inherit a; }  =>  (a': rec { inherit ; a = a'; inherit ; }) ${a}
                parts.push(Part::Text(format!("; {0} = {0}'; inherit", found.name)));
                inherited.push((found.name.clone(), value));
            } else {
                parts.push(Part::Value(value));
            }
            done = found.range.end();
        }
        push_text(&mut parts, &text, range, done, range.end());
        inherited.dedup_by(|one, other| one.0 == other.0);
        for (name, value) in inherited {
            parts.insert(0, Part::Text(format!("({name}': ")));
            parts.extend([Part::Text(") ".to_owned()), Part::Value(value)]);
        }
        self.own("nix");
        self.own("Untyped");
        self.raw_count += 1;
        Expr::new(ExprKind::Nix(parts), range)
    }

    fn substitute(&mut self, found: &free::Free, scope: &Scope<'_>) -> Option<Expr> {
        match scope.meaning(&found.name) {
            Meaning::Bound(name) => Some(Expr::word(name)),
            // Where the text has a `with` of its own, that one comes first.
            Meaning::Of(set) if !found.is_under_with => Some(set.clone().member(found.name.clone())),
            _ => None,
        }
    }
}

fn push_text(
    parts: &mut Vec<Part>,
    text: &str,
    whole: TextRange,
    from: rowan::TextSize,
    to: rowan::TextSize,
) {
    let start = usize::from(from - whole.start());
    let end = usize::from(to - whole.start());
    if let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) {
        parts.push(Part::Text(piece.to_owned()));
    }
}
