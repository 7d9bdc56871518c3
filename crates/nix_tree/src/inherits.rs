//! `inherit` where a binding only passes a name on:
//! `{ x = x; git = pkgs.git; jq = pkgs.jq; }  =>  { inherit x; inherit (pkgs) git jq; }`
//!
//! A pass over bindings which the emitter asks for. Order is kept; neighbours with the same
//! source share one `inherit`, unless a comment or an empty line stands between them.

use crate::escape::is_identifier;
use crate::expr::*;
use smol_str::SmolStr;

/// The bindings of a plain attribute set with all that only pass on a name written as
/// `inherit`.
#[must_use]
pub fn contract(bindings: Vec<Binding>) -> Vec<Binding> {
    contract_in(bindings, false)
}

/// The same for bindings that see each other (`rec { }`, `let`). There `x = x` means itself
/// and is left alone, while `x = pkgs.x` means the same in both forms.
#[must_use]
pub fn contract_recursive(bindings: Vec<Binding>) -> Vec<Binding> {
    contract_in(bindings, true)
}

fn contract_in(bindings: Vec<Binding>, recursive: bool) -> Vec<Binding> {
    let mut out: Vec<Binding> = Vec::with_capacity(bindings.len());
    for binding in bindings {
        let binding = contracted(binding, recursive);
        match out.last_mut() {
            Some(before) if are_one_group(before, &binding) => join(before, binding),
            _ => out.push(binding),
        }
    }
    out
}

/// `x = x;  =>  inherit x;`, `x = a.b.x;  =>  inherit (a.b) x;`
fn contracted(binding: Binding, recursive: bool) -> Binding {
    let Some(source) = passed_on_from(&binding, recursive) else {
        return binding;
    };
    let BindingKind::Value { path, .. } = &binding.kind else {
        return binding;
    };
    let Some(AttrName { kind: AttrNameKind::Static(name), origin }) = path.first() else {
        return binding;
    };
    let names = vec![InheritedName { name: name.clone(), origin: origin.or(binding.origin) }];
    Binding { kind: BindingKind::Inherit { source, names }, origin: binding.origin, trivia: binding.trivia }
}

/// `Some(None)` for `x = x`, `Some(Some(a.b))` for `x = a.b.x`, `None` for anything else.
fn passed_on_from(binding: &Binding, recursive: bool) -> Option<Option<Expr>> {
    let BindingKind::Value { path, value } = &binding.kind else {
        return None;
    };
    let [AttrName { kind: AttrNameKind::Static(name), .. }] = &path[..] else {
        return None;
    };
    if !is_identifier(name) || matches!(name.as_str(), "true" | "false" | "null") {
        return None;
    }
    match &value.kind {
        ExprKind::Ident(variable) => (!recursive && variable == name).then_some(None),
        ExprKind::Select { target, path, default: None } => {
            let (last, before) = path.split_last()?;
            source_names(value)?;
            if !matches!(&last.kind, AttrNameKind::Static(it) if it == name) {
                return None;
            }
            let target = (**target).clone();
            Some(Some(if before.is_empty() {
                target
            } else {
                let kind =
                    ExprKind::Select { target: Box::new(target), path: before.to_vec(), default: None };
                Expr { kind, origin: value.origin }
            }))
        }
        _ => None,
    }
}

/// The names of a plain selection `a.b.c`, `a.${b}.c`; `None` for anything else.
fn source_names(expression: &Expr) -> Option<Vec<SourceName<'_>>> {
    let mut reversed = Vec::new();
    let mut current = expression;
    loop {
        match &current.kind {
            ExprKind::Ident(name) => {
                reversed.push(SourceName::Written(name));
                reversed.reverse();
                return Some(reversed);
            }
            ExprKind::Select { target, path, default: None } => {
                for name in path.iter().rev() {
                    reversed.push(source_name(name)?);
                }
                current = target;
            }
            _ => return None,
        }
    }
}

/// A name in a plain selection.
#[derive(PartialEq)]
enum SourceName<'a> {
    /// `a`
    Written(&'a SmolStr),
    /// `${a}`
    Variable(&'a SmolStr),
}

fn source_name(name: &AttrName) -> Option<SourceName<'_>> {
    match &name.kind {
        AttrNameKind::Static(name) => Some(SourceName::Written(name)),
        AttrNameKind::Dynamic(name) => match &name.kind {
            ExprKind::Ident(name) => Some(SourceName::Variable(name)),
            _ => None,
        },
    }
}

/// Whether both are `inherit` from the same place with nothing to keep them apart.
fn are_one_group(before: &Binding, binding: &Binding) -> bool {
    let BindingKind::Inherit { source: first, .. } = &before.kind else {
        return false;
    };
    let BindingKind::Inherit { source: second, .. } = &binding.kind else {
        return false;
    };
    let same_source = match (first, second) {
        (None, None) => true,
        (Some(first), Some(second)) => {
            let names = source_names(first);
            names.is_some() && names == source_names(second)
        }
        _ => false,
    };
    let apart = before.trivia.comment_after.is_some()
        || binding.trivia.blank_line_before
        || !binding.trivia.comments_before.is_empty();
    same_source && !apart
}

/// Adds the names of the second `inherit` to the first.
fn join(before: &mut Binding, binding: Binding) {
    if let BindingKind::Inherit { names, .. } = &mut before.kind
        && let BindingKind::Inherit { names: more, .. } = binding.kind
    {
        names.extend(more);
        before.trivia.comment_after = binding.trivia.comment_after;
    }
}
