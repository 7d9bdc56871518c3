//! What a turn of a loop binds: the element, taken apart, the index.

use nix_tree::build::{ident, select};
use nix_tree::{Binding, Expr, Param};
use tsnix_check::names::LocalSymbolId;
use tsnix_syntax::hir::{self, ExprId, ForBinding, PatId, Pattern, StmtId};

use crate::context::Context;
use crate::lower::{assign, destructure, mutation};

/// What a turn of a loop over a list binds.
pub(super) enum Element {
    Pattern(ForBinding),
    /// The parameters of a `forEach` callback: element, index.
    Params(Vec<PatId>),
    /// An index variable.
    Index(LocalSymbolId),
    /// `[name, value]` of `Object.entries(set)`, taken by name: `value = set.${name};`
    Entry {
        set: Expr,
        pattern: PatId,
    },
}

/// The parameter for the element, and what it is taken apart into.
pub(super) fn element_param(ctx: &mut Context<'_>, element: &Element) -> (Param, Vec<Binding>) {
    let mut prelude = Vec::new();
    let param = match element {
        Element::Index(symbol) => {
            let name = assign::field_name(ctx, *symbol);
            assign::set_to(ctx, *symbol, ident(name.clone()));
            name.into()
        }
        Element::Pattern(ForBinding::Declare(_, pattern)) => pattern_param(ctx, *pattern, &mut prelude),
        Element::Pattern(ForBinding::Assign(pattern)) => {
            let name = crate::lower::fresh(ctx, "element");
            let pattern = *pattern;
            match (&ctx.module()[pattern], &assigned_names(ctx, pattern)[..]) {
                (Pattern::Name(_), [symbol]) => assign::set_to(ctx, *symbol, ident(name.clone())),
                // for ([a, o.b] of pairs)
                _ => {
                    let outer = std::mem::take(&mut ctx.lower.pending);
                    if let Some((iterable, _)) = head(ctx, pattern) {
                        assign::assign_pattern(ctx, iterable, pattern, ident(name.clone()));
                    }
                    prelude = std::mem::replace(&mut ctx.lower.pending, outer);
                }
            }
            name.into()
        }
        Element::Entry { set, pattern } => entry_param(ctx, set, *pattern, &mut prelude),
        Element::Params(params) => match &params[..] {
            [] => "_".into(),
            [one] => pattern_param(ctx, *one, &mut prelude),
            [value, index, ..] => {
                let name = crate::lower::fresh(ctx, "entry");
                destructure::bind_pattern(ctx, *value, select(ident(name.clone()), ["value"]), &mut prelude);
                destructure::bind_pattern(ctx, *index, select(ident(name.clone()), ["index"]), &mut prelude);
                name.into()
            }
        },
    };
    (param, prelude)
}

pub(super) fn pattern_param(ctx: &mut Context<'_>, pattern: PatId, prelude: &mut Vec<Binding>) -> Param {
    match &ctx.module()[pattern] {
        Pattern::Name(name) => {
            let name = destructure::declared_name(ctx, pattern, name);
            if let Some(symbol) = ctx.bindings().pattern_symbol(pattern) {
                let key = ctx.key(symbol);
                ctx.lower.bound.insert(key);
            }
            name.into()
        }
        _ => {
            let name = crate::lower::fresh(ctx, "element");
            destructure::bind_pattern(ctx, pattern, ident(name.clone()), prelude);
            name.into()
        }
    }
}

/// The name of an entry as the parameter, and its value read from the set.
fn entry_param(ctx: &mut Context<'_>, set: &Expr, pattern: PatId, prelude: &mut Vec<Binding>) -> Param {
    let Pattern::Array(elements) = &ctx.module()[pattern] else { return "_".into() };
    let part = |at: usize| elements.get(at).and_then(Option::as_ref).map(|element| element.pattern);
    let name = match part(0) {
        Some(name) => pattern_param(ctx, name, prelude),
        None => crate::lower::fresh(ctx, "name").into(),
    };
    if let (Some(value), Param::Ident(name)) = (part(1), &name) {
        let key = ident(name.text.clone());
        let read = select(set.clone(), [crate::lower::access::attribute(key)]);
        destructure::bind_pattern(ctx, value, read, prelude);
    }
    name
}

/// The variables that each turn of a loop has for itself.
pub(super) fn declared_names(ctx: &Context<'_>, element: &Element) -> Vec<LocalSymbolId> {
    let patterns = match element {
        Element::Pattern(ForBinding::Declare(_, pattern)) | Element::Entry { pattern, .. } => vec![*pattern],
        Element::Params(params) => params.clone(),
        Element::Pattern(ForBinding::Assign(_)) | Element::Index(_) => Vec::new(),
    };
    let mut found = Vec::new();
    for pattern in patterns {
        mutation::collect_names(ctx, pattern, &mut found);
    }
    found
}

/// The variables that the head of a loop assigns to: `for (x of xs)`, `for ([a, o.b] of pairs)`.
pub(super) fn assigned_names(ctx: &Context<'_>, pattern: PatId) -> Vec<LocalSymbolId> {
    head(ctx, pattern).map_or_else(Vec::new, |(_, stmt)| mutation::assigned_by_head(ctx, stmt))
}

/// The loop whose head a pattern is, and what it goes through.
fn head(ctx: &Context<'_>, pattern: PatId) -> Option<(ExprId, StmtId)> {
    let tsnix_check::names::PatternOrigin::ForOf(stmt) = ctx.bindings().pattern_origin(pattern) else {
        return None;
    };
    match &ctx.module()[stmt] {
        hir::Stmt::ForOf { iterable, .. } => Some((*iterable, stmt)),
        _ => None,
    }
}
