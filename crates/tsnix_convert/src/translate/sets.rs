//! Attribute sets, lists, and what is read of sets.

use rnix::ast::{self, Attr, HasEntry as _, InterpolPart};
use rowan::ast::AstNode as _;

use super::Translator;
use super::operators::operation;
use crate::free::static_name;
use crate::scope::Scope;
use crate::trivia;
use crate::ts::{Element, Entry, EntryKind, Expr, ExprKind, Key, Part, Trivia};

impl Translator<'_> {
    pub(super) fn list(&mut self, it: &ast::List, scope: &Scope<'_>) -> Expr {
        let element = |item: ast::Expr| {
            let trivia = trivia::of(item.syntax());
            Element { value: self.expr(&item, scope), is_spread: false, trivia }
        };
        Expr::new(ExprKind::Array(it.items().map(element).collect()), None)
    }

    pub(super) fn set(&mut self, it: &ast::AttrSet, scope: &Scope<'_>) -> Option<Expr> {
        if it.rec_token().is_some() {
            return self.recursive_set(it, scope);
        }
        self.entries(it, scope, |_| None)
    }

    /// The object with the entries of a set; those that are bound before it are named instead.
    pub(super) fn entries(
        &mut self,
        it: &ast::AttrSet,
        scope: &Scope<'_>,
        constant: impl Fn(&str) -> Option<Expr>,
    ) -> Option<Expr> {
        let mut entries: Vec<Entry> = Vec::new();
        for entry in it.entries() {
            let trivia = trivia::of(entry.syntax());
            match entry {
                ast::Entry::Inherit(inherit) => {
                    self.inherit(&inherit, scope, trivia, &constant, &mut entries)?
                }
                ast::Entry::AttrpathValue(binding) => {
                    let mut path = Vec::new();
                    for attr in binding.attrpath()?.attrs() {
                        path.push(self.key(&attr, scope)?);
                    }
                    let bound = match path.first() {
                        Some(Key::Name(name)) => constant(name).map(|value| (name.clone(), value)),
                        _ => None,
                    };
                    match bound {
                        // Its comments stand with the constant, which may have been made of several entries.
                        Some((name, value)) => named_once(&mut entries, name, value),
                        None => {
                            let value = self.expr(&binding.value()?, scope);
                            insert(&mut entries, path, value, trivia)?;
                        }
                    }
                }
            }
        }
        let is_open = it.syntax().text().contains_char('\n');
        Some(Expr::new(ExprKind::Object { entries, is_open }, None))
    }

    fn inherit(
        &mut self,
        it: &ast::Inherit,
        scope: &Scope<'_>,
        trivia: Trivia,
        constant: &impl Fn(&str) -> Option<Expr>,
        entries: &mut Vec<Entry>,
    ) -> Option<()> {
        let names: Option<Vec<_>> = it.attrs().map(|attr| static_name(&attr)).collect();
        if let Some(names) = names
            && names.iter().all(|name| constant(name).is_some())
        {
            for name in names {
                if let Some(value) = constant(&name) {
                    named_once(entries, name, value);
                }
            }
            return Some(());
        }
        let from = match it.from() {
            Some(from) => {
                let mut set = self.expr(&from.expr()?, scope);
                if !super::is_simple(&set) && it.attrs().count() > 1 {
                    let name = self.fresh("from", scope);
                    set = self.constant(name, set);
                }
                Some(set)
            }
            None => None,
        };
        let mut trivia = Some(trivia);
        for attr in it.attrs() {
            let name = static_name(&attr)?;
            let value = match &from {
                Some(set) => set.clone().member(name.clone()),
                None => self.name(&name, scope)?,
            };
            let range = attr.syntax().text_range();
            let value = self.cast_if_said(value.at(range), range);
            let trivia = trivia.take().unwrap_or_default();
            entries.push(Entry { kind: EntryKind::Property(Key::Name(name), value), trivia });
        }
        Some(())
    }

    /// The name of an attribute.
    pub(super) fn key(&mut self, attr: &Attr, scope: &Scope<'_>) -> Option<Key> {
        if let Some(name) = static_name(attr) {
            return Some(Key::Name(name));
        }
        let value = match attr {
            Attr::Dynamic(it) => self.expr(&it.expr()?, scope),
            Attr::Str(it) => {
                // `"${x}"` as a name is x.
                match &it.normalized_parts()[..] {
                    [InterpolPart::Interpolation(only)] => self.expr(&only.expr()?, scope),
                    _ => self.string(it, scope)?,
                }
            }
            Attr::Ident(_) => return None,
        };
        Some(match value.kind {
            ExprKind::Text(parts) if matches!(&parts[..], [Part::Text(_)]) => {
                match parts.into_iter().next() {
                    Some(Part::Text(text)) => Key::Name(text),
                    _ => return None,
                }
            }
            kind => Key::Computed(Box::new(Expr { kind, origin: value.origin })),
        })
    }

    /// `a.b.c`, `a.b or d`
    pub(super) fn select(&mut self, it: &ast::Select, scope: &Scope<'_>) -> Option<Expr> {
        let default = it.default_expr();
        let mut value = self.expr(&it.expr()?, scope);
        self.selections.insert(it.syntax().text_range());
        if self.decisions.open.contains(&it.syntax().text_range()) {
            self.own("Untyped");
            value = value.cast();
        }
        for (at, attr) in it.attrpath()?.attrs().enumerate() {
            let key = self.key(&attr, scope)?;
            let is_optional = default.is_some() && at > 0;
            value = Expr::new(ExprKind::Member { object: Box::new(value), key, is_optional }, None);
        }
        match default {
            // a.b or d  =>  a.b ?? d
            Some(default) => {
                let default = self.expr(&default, scope);
                Some(operation("??", value, default))
            }
            None => Some(value),
        }
    }

    /// `a ? b  =>  "b" in a`, `a ? b.c  =>  a.b?.c !== undefined`
    pub(super) fn has_attribute(&mut self, it: &ast::HasAttr, scope: &Scope<'_>) -> Option<Expr> {
        let object = self.expr(&it.expr()?, scope);
        let mut keys = Vec::new();
        for attr in it.attrpath()?.attrs() {
            keys.push(self.key(&attr, scope)?);
        }
        if keys.len() == 1 {
            let key = match keys.pop()? {
                Key::Name(name) => Expr::string(name),
                Key::Computed(key) => *key,
            };
            return Some(operation("in", key, object));
        }
        let value = keys.into_iter().enumerate().fold(object, |object, (at, key)| {
            Expr::new(ExprKind::Member { object: Box::new(object), key, is_optional: at > 0 }, None)
        });
        Some(operation("!==", value, Expr::word("undefined")))
    }
}

fn named_once(entries: &mut Vec<Entry>, name: String, value: Expr) {
    let is_there = entries
        .iter()
        .any(|it| matches!(&it.kind, EntryKind::Property(Key::Name(known), _) if *known == name));
    if !is_there {
        let kind = EntryKind::Property(Key::Name(name), value);
        entries.push(Entry { kind, trivia: Trivia::default() });
    }
}

/// Puts `a.b.c = value` into the entries: next to what has the same first names.
pub(super) fn insert(
    entries: &mut Vec<Entry>,
    mut path: Vec<Key>,
    value: Expr,
    trivia: Trivia,
) -> Option<()> {
    let rest = path.split_off(1);
    let first = path.pop()?;
    if rest.is_empty() {
        entries.push(Entry { kind: EntryKind::Property(first, value), trivia });
        return Some(());
    }
    if let Key::Name(name) = &first {
        let same = entries.iter_mut().find_map(|entry| match &mut entry.kind {
            EntryKind::Property(Key::Name(known), inner) if known == name => Some(inner),
            _ => None,
        });
        if let Some(inner) = same {
            let ExprKind::Object { entries, is_open } = &mut inner.kind else { return None };
            *is_open = true;
            return insert(entries, rest, value, trivia);
        }
    }
    let mut inner = Vec::new();
    insert(&mut inner, rest, value, Trivia::default())?;
    let object = Expr::new(ExprKind::Object { entries: inner, is_open: false }, None);
    entries.push(Entry { kind: EntryKind::Property(first, object), trivia });
    Some(())
}
