//! Modules of NixOS, home-manager and nix-darwin: parts that become one, and files that are modules.

use std::collections::BTreeSet;

use nix_tree::build::{attrs, bind, lambda, list};
use nix_tree::{AttrNameKind, AttrSet, Binding, BindingKind, Expr, ExprKind, Formal, Param, SetPattern};
use smol_str::SmolStr;
use tsnix_syntax::hir::{self, ExprId};

use crate::context::Context;
use crate::lower;

/// The functions of "tsnix" that say that something is a module, and the types that do.
const FUNCTIONS: &[&str] = &["nixosModule", "homeModule", "darwinModule"];
const TYPES: &[&str] = &["NixosModule", "HomeModule", "DarwinModule"];

/// What stands at the top of a module that declares options; definitions then stand under `config`.
const STRUCTURE: &[&str] =
    &["_class", "_file", "config", "disabledModules", "freeformType", "imports", "key", "meta", "options"];

/// The parts of a module: one stays as it is, several become one set where they say different things, else they
/// are imported together.
pub(super) fn module(ctx: &mut Context<'_>, parts: &[ExprId]) -> Expr {
    let of_file = ctx.placements.is_module_file;
    let parts: Vec<_> =
        parts.iter().map(|part| if of_file { written_out(ctx, *part) } else { *part }).collect();
    let mut values: Vec<_> = parts.iter().map(|part| lower::expr(ctx, *part)).collect();
    if values.len() == 1 {
        return values.swap_remove(0);
    }
    match merged(ctx, &values) {
        Some(module) => module,
        None => attrs([bind("imports", list(values))]),
    }
}

/// As [`resolved`], and keeps in mind which constants are written out where they are named.
pub(crate) fn written_out(ctx: &mut Context<'_>, expr: ExprId) -> ExprId {
    let found = resolved(ctx, expr);
    if found != expr
        && let hir::Expr::Name(name) = &ctx.module()[expr]
    {
        let name = name.clone();
        ctx.placements.written_out.push(name);
    }
    found
}

/// One part: what it takes, and its definitions.
struct Part<'a> {
    formals: &'a [Formal],
    set: &'a AttrSet,
}

fn merged(ctx: &Context<'_>, values: &[Expr]) -> Option<Expr> {
    let parts: Vec<Part<'_>> = values.iter().map(part).collect::<Option<_>>()?;
    if !are_disjoint(&parts) || !is_one_kind(&parts) {
        return None;
    }
    let mut formals: Vec<Formal> = Vec::new();
    for formal in parts.iter().flat_map(|part| part.formals) {
        if formals.iter().all(|known| known.name != formal.name) {
            formals.push(formal.clone());
        }
    }
    // A parameter of one part must not hide what another part means.
    if formals.iter().any(|formal| is_item(ctx, &formal.name)) {
        return None;
    }
    let is_function = values.iter().any(|value| matches!(value.kind, ExprKind::Lambda { .. }));
    let mut bindings: Vec<Binding> = parts.iter().flat_map(|part| part.set.bindings.clone()).collect();
    for binding in bindings.iter_mut().skip(1) {
        binding.trivia.blank_line_before = true;
    }
    let comments_after = parts.iter().flat_map(|part| part.set.comments_after.clone()).collect();
    let set =
        AttrSet { bindings: nix_tree::dotted::dotted_all(bindings), comments_after, ..AttrSet::default() };
    if !is_function {
        return Some(set.into());
    }
    let pattern = SetPattern { formals, ellipsis: true, ..SetPattern::default() };
    Some(lambda(pattern, set.into()))
}

/// A set of names that are written out, or a function of a plain pattern that gives one.
fn part(value: &Expr) -> Option<Part<'_>> {
    match &value.kind {
        ExprKind::Attrs(set) if !set.recursive => Some(Part { formals: &[], set }),
        ExprKind::Lambda { param: Param::Set(pattern), body } if pattern.at_name.is_none() => {
            let ExprKind::Attrs(set) = &body.kind else { return None };
            let is_plain = !set.recursive && pattern.formals.iter().all(|formal| formal.default.is_none());
            is_plain.then_some(Part { formals: &pattern.formals, set })
        }
        _ => None,
    }
}

/// Whether no two parts define the same, or one a part of what the other does.
fn are_disjoint(parts: &[Part<'_>]) -> bool {
    let mut taken: BTreeSet<Vec<SmolStr>> = BTreeSet::new();
    for part in parts {
        let Some(paths) = paths(part.set) else { return false };
        let clashes = |path: &Vec<SmolStr>| {
            taken.iter().any(|other| path.starts_with(other) || other.starts_with(path))
        };
        if paths.iter().any(clashes) {
            return false;
        }
        taken.extend(paths);
    }
    true
}

/// The paths that a set defines; nothing where a name is computed.
fn paths(set: &AttrSet) -> Option<Vec<Vec<SmolStr>>> {
    let mut all = Vec::new();
    for binding in &set.bindings {
        match &binding.kind {
            BindingKind::Value { path, .. } => {
                let names = path.iter().map(|name| match &name.kind {
                    AttrNameKind::Static(name) => Some(name.clone()),
                    AttrNameKind::Dynamic(_) => None,
                });
                all.push(names.collect::<Option<Vec<_>>>()?);
            }
            BindingKind::Inherit { names, .. } => {
                all.extend(names.iter().map(|name| vec![name.name.clone()]))
            }
        }
    }
    Some(all)
}

/// Definitions at the top can't stand beside `options` or `config`.
fn is_one_kind(parts: &[Part<'_>]) -> bool {
    let names: Vec<SmolStr> = parts
        .iter()
        .filter_map(|part| paths(part.set))
        .flatten()
        .filter_map(|path| path.into_iter().next())
        .collect();
    let is_structured = names.iter().any(|name| name == "options" || name == "config");
    !is_structured || names.iter().all(|name| STRUCTURE.contains(&name.as_str()))
}

/// Whether a declaration of the program is written under a name.
fn is_item(ctx: &Context<'_>, name: &str) -> bool {
    ctx.outline
        .items
        .iter()
        .flat_map(|item| &item.symbols)
        .any(|key| ctx.model.graph().modules[&key.file].bindings.symbol(key.symbol).name == name)
}

/// The function or the set that an expression is, behind types and names of constants: the module system looks
/// at the function itself, to know what it takes.
pub(crate) fn resolved(ctx: &Context<'_>, whole: ExprId) -> ExprId {
    let mut expr = whole;
    for _ in 0..100 {
        expr = match &ctx.module()[expr] {
            hir::Expr::Satisfies { expr: inner, .. } | hir::Expr::As { expr: inner, .. } => *inner,
            hir::Expr::Function(_) | hir::Expr::Object(_) | hir::Expr::Call { .. } => return expr,
            hir::Expr::Name(_) => match crate::flake::constant_value(ctx, expr) {
                Some(value) => value,
                None => return whole,
            },
            _ => return whole,
        };
    }
    whole
}

/// Whether the value of a file is a module: its `pkgs` and `lib` are the module's own arguments.
pub(crate) fn is_module(ctx: &Context<'_>, mut expr: ExprId) -> bool {
    for _ in 0..100 {
        expr = match &ctx.module()[expr] {
            hir::Expr::Satisfies { expr: inner, ty } | hir::Expr::As { expr: inner, ty } => {
                let range = ctx.module().type_nodes.range(*ty);
                let name = ctx.text().get(range.start as usize..range.end as usize).unwrap_or("");
                let name = name.split('<').next().unwrap_or("").trim();
                if TYPES.contains(&name) {
                    return true;
                }
                *inner
            }
            hir::Expr::Call { callee, .. } => {
                return ctx.tsnix_function(*callee).is_some_and(|name| FUNCTIONS.contains(&name.as_str()));
            }
            hir::Expr::Name(_) => match crate::flake::constant_value(ctx, expr) {
                Some(value) => value,
                None => return false,
            },
            _ => return false,
        };
    }
    false
}
