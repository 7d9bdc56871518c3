//! Where an attribute is bound in a text of Nix.

use std::cell::Cell;

use rnix::ast::{self, AttrpathValue, HasEntry};
use rowan::ast::AstNode as _;
use tsnix_source::TextRange;

/// Deeper than any file is written by hand.
const DEEPEST: usize = 64;

/// How many expressions are looked into at most: a name may lead to others again and again.
const FUEL: u32 = 10_000;

/// Where an attribute gets its value.
#[derive(Clone, Debug)]
pub(super) struct Bound {
    /// The name.
    pub(super) range: TextRange,
    /// What it is, where that is written there.
    pub(super) value: Option<ast::Expr>,
    /// `inherit (this) name`
    pub(super) from: Option<ast::Expr>,
}

/// Where the value of a text has an attribute, by its names: through functions, `let` and `//`.
pub(super) fn attribute(text: &str, path: &[&str]) -> Option<Bound> {
    let root = rnix::Root::parse(text).tree();
    let search = Search { fuel: Cell::new(FUEL) };
    search.in_expr(&root.expr()?, path, &[], 0)
}

struct Search {
    fuel: Cell<u32>,
}

impl Search {
    /// `lets` are the bindings around, the innermost last.
    fn in_expr(&self, expr: &ast::Expr, path: &[&str], lets: &[ast::LetIn], depth: usize) -> Option<Bound> {
        let fuel = self.fuel.get().checked_sub(1)?;
        self.fuel.set(fuel);
        if depth > DEEPEST {
            return None;
        }
        let again = |inner: &ast::Expr| self.in_expr(inner, path, lets, depth + 1);
        match expr {
            ast::Expr::Lambda(it) => again(&it.body()?),
            ast::Expr::With(it) => again(&it.body()?),
            ast::Expr::Assert(it) => again(&it.body()?),
            ast::Expr::Paren(it) => again(&it.expr()?),
            ast::Expr::LetIn(it) => {
                let lets: Vec<_> = lets.iter().cloned().chain([it.clone()]).collect();
                self.in_expr(&it.body()?, path, &lets, depth + 1)
            }
            ast::Expr::Ident(it) => {
                let name = it.syntax().text().to_string();
                let value =
                    lets.iter().rev().find_map(|it| self.in_entries(it, &[&name], &[], depth + 1)?.value)?;
                again(&value)
            }
            // makeExtensible (self: { ... })
            ast::Expr::Apply(it) => again(&it.argument()?),
            ast::Expr::BinOp(it) if it.operator() == Some(ast::BinOpKind::Update) => {
                it.rhs().and_then(|it| again(&it)).or_else(|| again(&it.lhs()?))
            }
            ast::Expr::AttrSet(it) => self.in_entries(it, path, lets, depth),
            _ => None,
        }
    }

    fn in_entries(
        &self,
        set: &impl HasEntry,
        path: &[&str],
        lets: &[ast::LetIn],
        depth: usize,
    ) -> Option<Bound> {
        let (first, rest) = path.split_first()?;
        for entry in set.attrpath_values() {
            let Some(attrs) = entry.attrpath().map(|it| it.attrs().collect::<Vec<_>>()) else { continue };
            let shared = attrs.iter().zip(path).take_while(|(attr, name)| is_named(attr, name)).count();
            let Some(last) = shared.checked_sub(1).and_then(|at| attrs.get(at)) else { continue };
            let here = Bound { range: range(last.syntax()), value: None, from: None };
            if shared == path.len() {
                let value = if attrs.len() == shared { entry.value() } else { None };
                return Some(Bound { value, ..here });
            }
            if shared == attrs.len() {
                let inner =
                    entry.value().and_then(|it| self.in_expr(&it, path.get(shared..)?, lets, depth + 1));
                // `a.b = 1; a.c = 2;`: another entry may have it.
                if inner.is_some() {
                    return inner;
                }
            }
        }
        for inherit in set.inherits() {
            let Some(attr) = inherit.attrs().find(|it| is_named(it, first)) else { continue };
            let from = inherit.from().and_then(|it| it.expr());
            let above = || lets.iter().rev().find_map(|it| self.in_entries(it, path, &[], depth + 1));
            if from.is_none()
                && depth <= DEEPEST
                && let Some(found) = above()
            {
                return Some(found);
            }
            let here = Bound { range: range(attr.syntax()), value: None, from };
            return if rest.is_empty() { Some(here) } else { None };
        }
        None
    }
}

/// Where a module declares an option: the binding whose names, with those around it, end as the option's do.
pub(super) fn option(text: &str, path: &[&str]) -> Option<TextRange> {
    let names: Vec<&str> = path.iter().copied().filter(|it| !matches!(*it, "*" | "[]")).collect();
    let root = rnix::Root::parse(text).tree();
    let mut best: Option<(bool, usize, TextRange)> = None;
    for entry in root.syntax().descendants().filter_map(AttrpathValue::cast) {
        let Some(last) = entry.attrpath().and_then(|it| it.attrs().last()) else { continue };
        let shared = shared_end(&entry, &names);
        // A value of the option is a binding of its name too, and no call.
        let is_call = matches!(entry.value(), Some(ast::Expr::Apply(_) | ast::Expr::BinOp(_)));
        let is_best = best.as_ref().is_none_or(|(call, count, _)| (is_call, shared) > (*call, *count));
        if shared > 0 && is_best {
            best = Some((is_call, shared, range(last.syntax())));
        }
    }
    best.map(|(.., range)| range)
}

/// How many names at the end of an option's are those of a binding and of the bindings around it.
fn shared_end(entry: &AttrpathValue, names: &[&str]) -> usize {
    let around = entry.syntax().ancestors().filter_map(AttrpathValue::cast);
    let attrs = around.filter_map(|it| it.attrpath()).flat_map(|it| {
        let mut attrs: Vec<_> = it.attrs().collect();
        attrs.reverse();
        attrs
    });
    let mut left = names.iter().rev().peekable();
    let mut shared = 0;
    for attr in attrs {
        match left.peek() {
            Some(name) if is_named(&attr, name) => {
                left.next();
                shared += 1;
            }
            // What a submodule's type is written in.
            _ if shared > 0 && ["options", "type"].iter().any(|it| is_named(&attr, it)) => {}
            _ => break,
        }
    }
    shared
}

fn is_named(attr: &ast::Attr, name: &str) -> bool {
    match attr {
        ast::Attr::Ident(it) => it.syntax().text() == name,
        ast::Attr::Str(it) => match it.normalized_parts().as_slice() {
            [ast::InterpolPart::Literal(text)] => text == name,
            _ => false,
        },
        ast::Attr::Dynamic(_) => false,
    }
}

fn range(node: &rnix::SyntaxNode) -> TextRange {
    let range = node.text_range();
    TextRange::new(range.start().into(), range.end().into())
}
