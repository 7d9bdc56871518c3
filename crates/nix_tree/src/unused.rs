//! Bindings of a `let` that the caller made up and that nobody reads are left out.
//!
//! `let after = loop f; xs = listOf after.xs; in after.n  =>  let after = loop f; in after.n`
//!
//! A pass over a whole expression which the emitter asks for at the end. Nothing is resolved: a name counts as
//! read wherever it stands inside of the `let`, also in raw Nix. Since a `let` is lazy the value never changes.

use crate::expr::guard::with_stack;
use crate::expr::*;
use smol_str::SmolStr;
use std::collections::HashSet;

/// The names that are read somewhere in an expression, of those that were made up.
type Read = HashSet<SmolStr>;

/// Leaves out the bindings of `let`s that `is_made_up` says have no author, where nothing reads them.
pub fn drop_unused(value: &mut Expr, is_made_up: &dyn Fn(&str) -> bool) {
    read_in(value, is_made_up);
}

fn read_in(value: &mut Expr, is_made_up: &dyn Fn(&str) -> bool) -> Read {
    with_stack(|| match &mut value.kind {
        ExprKind::Ident(name) if is_made_up(name) => Read::from([name.clone()]),
        ExprKind::Ident(_) | ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::SearchPath(_) => Read::new(),
        ExprKind::Let { bindings, body, .. } => {
            let read = read_in(body, is_made_up);
            kept(bindings, read, is_made_up)
        }
        kind => {
            let mut read = Read::new();
            each_child(kind, &mut |child| match child {
                Child::Expr(inner) => merge(&mut read, read_in(inner, is_made_up)),
                Child::Source(text) => {
                    read.extend(words(text).filter(|it| is_made_up(it)).map(SmolStr::from))
                }
            });
            read
        }
    })
}

/// Keeps the bindings that are read from the body or from one that is kept; gives all that is read then.
fn kept(bindings: &mut Vec<Binding>, mut read: Read, is_made_up: &dyn Fn(&str) -> bool) -> Read {
    let mut waiting = Vec::new();
    for (at, binding) in bindings.iter_mut().enumerate() {
        let inside = read_in_binding(binding, is_made_up);
        match made_up_name(binding, is_made_up) {
            Some(name) => waiting.push((at, name, inside)),
            None => merge(&mut read, inside),
        }
    }
    loop {
        let before = waiting.len();
        let mut left = Vec::with_capacity(before);
        for (at, name, inside) in waiting {
            if read.contains(&name) {
                merge(&mut read, inside);
            } else {
                left.push((at, name, inside));
            }
        }
        waiting = left;
        if waiting.len() == before {
            break;
        }
    }
    let dropped: HashSet<usize> = waiting.into_iter().map(|(at, ..)| at).collect();
    if !dropped.is_empty() {
        let mut at = 0;
        bindings.retain(|_| {
            at += 1;
            !dropped.contains(&(at - 1))
        });
        if let Some(first) = bindings.first_mut() {
            first.trivia.blank_line_before = false;
        }
    }
    read
}

/// The name of a binding that nobody wrote.
fn made_up_name(binding: &Binding, is_made_up: &dyn Fn(&str) -> bool) -> Option<SmolStr> {
    let BindingKind::Value { path, .. } = &binding.kind else { return None };
    match &path[..] {
        [AttrName { kind: AttrNameKind::Static(name), .. }]
            if binding.origin.is_none() && is_made_up(name) =>
        {
            Some(name.clone())
        }
        _ => None,
    }
}

fn read_in_binding(binding: &mut Binding, is_made_up: &dyn Fn(&str) -> bool) -> Read {
    let mut read = Read::new();
    each_of_binding(binding, &mut |child| match child {
        Child::Expr(inner) => merge(&mut read, read_in(inner, is_made_up)),
        Child::Source(text) => read.extend(words(text).filter(|it| is_made_up(it)).map(SmolStr::from)),
    });
    read
}

/// Adds the names of the smaller set to the greater one.
fn merge(read: &mut Read, mut more: Read) {
    if more.len() > read.len() {
        std::mem::swap(read, &mut more);
    }
    read.extend(more);
}

/// The identifiers of Nix source, and whatever else looks like one.
fn words(source: &str) -> impl Iterator<Item = &str> {
    source.split(|char: char| !(char.is_ascii_alphanumeric() || matches!(char, '_' | '\'' | '-')))
}

/// What may read a name.
enum Child<'a> {
    Expr(&'a mut Expr),
    /// Nix as text, or a name that an `inherit` takes from around.
    Source(&'a str),
}

type Visit<'v> = dyn FnMut(Child<'_>) + 'v;

fn each_child(kind: &mut ExprKind, visit: &mut Visit<'_>) {
    let mut one = |inner: &mut Expr| visit(Child::Expr(inner));
    match kind {
        ExprKind::Ident(_) | ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::SearchPath(_) => {}
        ExprKind::String { parts, .. } | ExprKind::Path(parts) => {
            for part in parts {
                if let StringPart::Interpolation(inner) = part {
                    one(inner);
                }
            }
        }
        ExprKind::List { elements, .. } => elements.iter_mut().for_each(|it| one(&mut it.value)),
        ExprKind::Attrs(set) => set.bindings.iter_mut().for_each(|it| each_of_binding(it, visit)),
        ExprKind::Let { bindings, body, .. } => {
            one(body);
            bindings.iter_mut().for_each(|it| each_of_binding(it, visit));
        }
        ExprKind::With { scope: first, body: second }
        | ExprKind::Assert { condition: first, body: second }
        | ExprKind::Binary { left: first, right: second, .. } => {
            one(first);
            one(second);
        }
        ExprKind::If { condition, consequent, alternate } => {
            one(condition);
            one(consequent);
            one(alternate);
        }
        ExprKind::Lambda { param, body } => {
            one(body);
            if let Param::Set(set) = param {
                set.formals.iter_mut().filter_map(|it| it.default.as_mut()).for_each(one);
            }
        }
        ExprKind::Apply { function, arguments } => {
            one(function);
            arguments.iter_mut().for_each(one);
        }
        ExprKind::Select { target, path, default } => {
            one(target);
            each_of_path(path, visit);
            if let Some(default) = default {
                visit(Child::Expr(default));
            }
        }
        ExprKind::HasAttr { target, path } => {
            one(target);
            each_of_path(path, visit);
        }
        ExprKind::Unary { operand: inner, .. } | ExprKind::Commented { inner, .. } => one(inner),
        ExprKind::Raw { parts, .. } => {
            for part in parts {
                match part {
                    RawPart::Source(text) => visit(Child::Source(text)),
                    RawPart::Expr(inner) | RawPart::Interpolation(inner) => visit(Child::Expr(inner)),
                }
            }
        }
    }
}

fn each_of_binding(binding: &mut Binding, visit: &mut Visit<'_>) {
    match &mut binding.kind {
        BindingKind::Value { path, value } => {
            each_of_path(path, visit);
            visit(Child::Expr(value));
        }
        BindingKind::Inherit { source: Some(source), .. } => visit(Child::Expr(source)),
        BindingKind::Inherit { source: None, names } => {
            names.iter().for_each(|it| visit(Child::Source(&it.name)));
        }
    }
}

fn each_of_path(path: &mut [AttrName], visit: &mut Visit<'_>) {
    for name in path {
        if let AttrNameKind::Dynamic(inner) = &mut name.kind {
            visit(Child::Expr(inner));
        }
    }
}

#[cfg(test)]
mod tests;
