//! Nests of one attribute as dotted paths: `a = { b = { c = 1; }; };  =>  a.b.c = 1;`
//!
//! A pass over bindings which the emitter asks for where it wants it. The value never
//! changes: the names on the way are those of plain sets with one member.

use crate::expr::*;

/// The binding with every set of one attribute at its end pulled into its path.
///
/// A set stays as it is where a path could not say the same or a comment would lose its
/// place: `rec { ... }`, `inherit b`, a comment after the only member, two comments that both
/// want the end of the line, a computed name that is more than a name.
#[must_use]
pub fn dotted(mut binding: Binding) -> Binding {
    while is_pulled_in(&binding) {
        binding = pull_in(binding);
    }
    binding
}

/// [`dotted`] for each of the bindings.
#[must_use]
pub fn dotted_all(bindings: Vec<Binding>) -> Vec<Binding> {
    bindings.into_iter().map(dotted).collect()
}

/// Whether the value is a set of one binding that a path can say.
fn is_pulled_in(binding: &Binding) -> bool {
    let BindingKind::Value { path, value } = &binding.kind else {
        return false;
    };
    let ExprKind::Attrs(AttrSet { recursive: false, bindings, comments_after, .. }) = &value.kind else {
        return false;
    };
    let [Binding { kind, trivia, .. }] = &bindings[..] else {
        return false;
    };
    let is_short = match kind {
        BindingKind::Value { path: inner_path, .. } => path.iter().chain(inner_path).all(is_short_name),
        // a = { inherit (c) b; };  =>  a.b = c.b;
        BindingKind::Inherit { source: Some(source), names } => {
            names.len() == 1 && is_selection(source) && path.iter().all(is_short_name)
        }
        BindingKind::Inherit { source: None, .. } => false,
    };
    let one_comment_behind = binding.trivia.comment_after.is_none() || trivia.comment_after.is_none();
    comments_after.is_empty() && one_comment_behind && is_short
}

/// `a`, `a.b`
fn is_selection(source: &Expr) -> bool {
    match &source.kind {
        ExprKind::Ident(_) => true,
        ExprKind::Select { target, default: None, .. } => matches!(target.kind, ExprKind::Ident(_)),
        _ => false,
    }
}

/// `inherit (c) b;  =>  b = c.b;`, where that is all there is.
fn written_out(binding: Binding) -> Binding {
    let Binding { kind, origin, trivia } = binding;
    let kind = match kind {
        BindingKind::Inherit { source: Some(source), mut names } if names.len() == 1 => match names.pop() {
            Some(only) => {
                let name = |origin| AttrName { kind: AttrNameKind::Static(only.name.clone()), origin };
                let value = match source.kind {
                    ExprKind::Select { default: None, .. } => match source.into_kind() {
                        ExprKind::Select { target, path: mut inner, default } => {
                            inner.push(name(only.origin));
                            ExprKind::Select { target, path: inner, default }
                        }
                        kind => kind,
                    },
                    _ => ExprKind::Select {
                        target: Box::new(source),
                        path: vec![name(only.origin)],
                        default: None,
                    },
                };
                BindingKind::Value { path: vec![name(only.origin)], value: Expr { kind: value, origin } }
            }
            None => BindingKind::Inherit { source: Some(source), names },
        },
        kind => kind,
    };
    Binding { kind, origin, trivia }
}

/// A name that reads well inside a path: static, `${name}`, `${a.b}`, `"a-${b}"`.
fn is_short_name(name: &AttrName) -> bool {
    match &name.kind {
        AttrNameKind::Static(_) => true,
        AttrNameKind::Dynamic(name) => match &name.kind {
            ExprKind::Ident(_) | ExprKind::String { .. } => true,
            ExprKind::Select { target, default: None, .. } => matches!(target.kind, ExprKind::Ident(_)),
            _ => false,
        },
    }
}

/// `a = { b = v; };  =>  a.b = v;` once.
fn pull_in(binding: Binding) -> Binding {
    let Binding { kind, origin, mut trivia } = binding;
    let BindingKind::Value { mut path, value } = kind else {
        return Binding { kind, origin, trivia };
    };
    let value_origin = value.origin;
    match value.into_kind() {
        ExprKind::Attrs(mut set) if set.bindings.len() == 1 => {
            let inner = set.bindings.pop().map(written_out);
            if let Some(Binding {
                kind: BindingKind::Value { path: inner_path, value }, trivia: inner, ..
            }) = inner
            {
                path.extend(inner_path);
                trivia.comments_before.extend(inner.comments_before);
                trivia.comment_after = trivia.comment_after.or(inner.comment_after);
                return Binding { kind: BindingKind::Value { path, value }, origin, trivia };
            }
            Binding { kind: BindingKind::Value { path, value: set.into() }, origin, trivia }
        }
        kind => Binding {
            kind: BindingKind::Value { path, value: Expr { kind, origin: value_origin } },
            origin,
            trivia,
        },
    }
}
