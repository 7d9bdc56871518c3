//! Texts and paths.

use rnix::ast::{self, AstToken as _, InterpolPart};
use rowan::ast::AstNode as _;

use super::Translator;
use crate::scope::Scope;
use crate::ts::{Expr, ExprKind, Part};

impl Translator<'_> {
    /// `"a ${b}"`, `''...''`
    pub(super) fn string(&mut self, it: &ast::Str, scope: &Scope<'_>) -> Option<Expr> {
        let mut parts = Vec::new();
        for part in it.normalized_parts() {
            match part {
                InterpolPart::Literal(text) => join(&mut parts, text),
                InterpolPart::Interpolation(inner) => {
                    parts.push(Part::Value(self.expr(&inner.expr()?, scope)))
                }
            }
        }
        let is_indented = it.syntax().text().to_string().starts_with("''");
        if is_block(&parts, is_indented) {
            self.own("text");
            return Some(Expr::new(ExprKind::Block(parts), None));
        }
        // `"${x}"` makes a text of what may be none: a path, a package.
        Some(Expr::new(ExprKind::Text(parts), None))
    }

    /// `./x`, `./${name}.nix`
    pub(super) fn path(&mut self, it: &ast::Path, scope: &Scope<'_>) -> Option<Expr> {
        let mut parts = Vec::new();
        for part in it.parts() {
            match part {
                InterpolPart::Literal(text) => join(&mut parts, text.syntax().text().to_owned()),
                InterpolPart::Interpolation(inner) => {
                    parts.push(Part::Value(self.expr(&inner.expr()?, scope)))
                }
            }
        }
        let text = Expr::new(ExprKind::Text(parts), it.syntax().text_range());
        Some(self.own("path").call(vec![text]))
    }
}

fn join(parts: &mut Vec<Part>, text: String) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Text(before)) => before.push_str(&text),
        _ => parts.push(Part::Text(text)),
    }
}

/// Whether a text reads best over several lines, and says the same so: some line begins at the margin, and none
/// ends in what an editor would take away.
fn is_block(parts: &[Part], is_indented: bool) -> bool {
    let mut whole = String::new();
    for part in parts {
        match part {
            Part::Text(text) => whole.push_str(text),
            Part::Value(_) => whole.push('x'),
        }
    }
    if !whole.trim_end_matches('\n').contains('\n') && !whole.ends_with('\n') {
        return false;
    }
    if !is_indented && whole.matches('\n').count() < 3 {
        return false;
    }
    let mut lines = whole.lines().filter(|line| !line.is_empty());
    let is_plain = |line: &str| !line.ends_with([' ', '\t']) && !line.contains(['\t', '\r']);
    let all_plain = whole.lines().all(is_plain) && !whole.ends_with("\n\n") && !whole.starts_with('\n');
    all_plain && lines.any(|line| !line.starts_with(' '))
}
