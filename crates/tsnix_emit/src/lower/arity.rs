//! Arity: TypeScript lets a function of fewer parameters stand where one of more is expected, and leaves out
//! optional arguments; a curried function can't.

use nix_tree::build::{ident, lambda, list, null};
use nix_tree::{Expr, ExprKind, Param};
use smol_str::SmolStr;
use tsnix_check::model::{Signature, TypeId};
use tsnix_check::names::Parent;
use tsnix_syntax::hir::{self, ExprId};

use super::{bare, function, helper_call, plain};
use crate::context::Context;
use crate::runtime::Helper;

/// How many parameters a function has in Nix: the fixed ones, then a list for the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arity {
    /// Without the rest parameter.
    pub(crate) fixed: usize,
    /// Whether a list of further arguments follows.
    pub(crate) has_rest: bool,
}

impl Arity {
    /// Of a function without optional and rest parameters.
    pub(crate) fn exactly(fixed: usize) -> Self {
        Self { fixed, has_rest: false }
    }

    /// The number of parameters in Nix, where a function of none still has one.
    pub(crate) fn total(self) -> usize {
        self.fixed + usize::from(self.has_rest)
    }

    /// Of a signature as it is declared.
    pub(crate) fn of_signature(signature: &Signature) -> Self {
        let has_rest = signature.params.last().is_some_and(|param| param.is_rest);
        Self { fixed: signature.params.len() - usize::from(has_rest), has_rest }
    }
}

/// The arity of the functions of a type: of overloads the largest; nothing for what can't be called.
pub(crate) fn of_type(ctx: &Context<'_>, ty: TypeId) -> Option<Arity> {
    let view = ctx.model.view(ty);
    if view.is_any() {
        return None;
    }
    let mut found: Option<Arity> = None;
    for member in view.members() {
        for signature in ctx.model.call_signatures(member) {
            let arity = Arity::of_signature(&signature);
            if found.is_none_or(|known| known.total() < arity.total()) {
                found = Some(arity);
            }
        }
    }
    found
}

/// An expression, adapted to the arity that its surroundings expect.
pub(super) fn adapted(ctx: &mut Context<'_>, id: ExprId) -> Expr {
    let module = ctx.module();
    let inner = bare(ctx, id);
    // The branches are adapted by themselves.
    if matches!(&module[inner], hir::Expr::Conditional { .. } | hir::Expr::Logical { .. }) {
        return plain(ctx, id);
    }
    let Some(wanted) = wanted(ctx, id) else { return plain(ctx, id) };
    with_arity(ctx, id, wanted)
}

/// The arity that the surroundings of an expression expect of it.
fn wanted(ctx: &Context<'_>, id: ExprId) -> Option<Arity> {
    let is_candidate = matches!(
        &ctx.module()[bare(ctx, id)],
        hir::Expr::Function(_)
            | hir::Expr::Name(_)
            | hir::Expr::Member { .. }
            | hir::Expr::Index { .. }
            | hir::Expr::Call { .. }
    );
    if !is_candidate {
        return None;
    }
    let target = ctx.model.target_type(ctx.file, id).or_else(|| joined_type(ctx, id))?;
    if let hir::Expr::Function(function) = &ctx.module()[bare(ctx, id)]
        && has_overload_for(ctx, id, ctx.module()[*function].params.len())
    {
        return None;
    }
    let wanted = of_type(ctx, target);
    // Where the type is inferred from the argument itself, its constraint says what is called:
    // `configure({ overlays: [(final) => ({})] })`.
    let declared = declared_type(ctx, id).and_then(|ty| of_type(ctx, ty));
    match (wanted, declared) {
        (Some(wanted), Some(declared)) if declared.total() > wanted.total() => Some(declared),
        (wanted, _) => wanted,
    }
}

/// A step from an argument into it.
enum Step {
    Element,
    Property(hir::Name),
}

/// The type that a generic function declares for a part of its argument, before anything is inferred: for a type
/// parameter its constraint.
fn declared_type(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let module = ctx.module();
    let mut steps = Vec::new();
    let mut at = id;
    let declared = loop {
        match ctx.bindings().parent(at) {
            Parent::Property(property) => {
                let hir::Property::KeyValue { key, .. } = &module[property] else { return None };
                steps.push(Step::Property(key.static_name()?));
                at = ctx.bindings().object_of(property)?;
            }
            Parent::Expr(parent) => match &module[parent] {
                hir::Expr::Array(_) => {
                    steps.push(Step::Element);
                    at = parent;
                }
                hir::Expr::Call { callee, args, .. } => {
                    let position = args.iter().position(|arg| arg.expr == at)?;
                    let signatures = ctx.model.call_signatures(ctx.model.type_of(ctx.file, *callee));
                    let [signature] = signatures.as_slice() else { return None };
                    if signature.type_params.is_empty() {
                        return None;
                    }
                    break signature.params.get(position)?.ty;
                }
                _ => return None,
            },
            _ => return None,
        }
    };
    steps.iter().rev().try_fold(declared, |ty, step| match step {
        // `overlays?: Overlays` is of a list or undefined.
        Step::Element => {
            ctx.model.view(ty).members().into_iter().find_map(|member| ctx.model.view(member).element())
        }
        Step::Property(name) => Some(ctx.model.property(ty, name)?.ty),
    })
}

/// Whether the argument is taken as it is: another overload of the called function takes a function of
/// just as many parameters, so that both are meant: `overrideAttrs((old) => ...)`.
fn has_overload_for(ctx: &Context<'_>, id: ExprId, count: usize) -> bool {
    let Parent::Expr(parent) = ctx.bindings().parent(id) else { return false };
    let hir::Expr::Call { callee, args, .. } = &ctx.module()[parent] else { return false };
    let Some(at) = args.iter().position(|arg| arg.expr == id) else { return false };
    let overloads = ctx.model.call_signatures(ctx.model.type_of(ctx.file, *callee));
    let takes = |signature: &Signature| {
        let param = signature.params.get(at)?;
        let callbacks = ctx.model.call_signatures(param.ty);
        callbacks
            .first()
            .map(|callback| callback.params.len() == count && !callback.params.iter().any(|it| it.is_rest))
    };
    overloads.len() > 1 && overloads.iter().any(|overload| takes(overload) == Some(true))
}

/// The type under which several functions come together where nothing says what is expected: of
/// `c ? (x) => x : (x, i) => i` TypeScript keeps the one of two parameters.
fn joined_type(ctx: &Context<'_>, id: ExprId) -> Option<TypeId> {
    let Parent::Expr(parent) = ctx.bindings().parent(id) else { return None };
    let ty = ctx.model.type_of(ctx.file, parent);
    match &ctx.module()[parent] {
        hir::Expr::Conditional { test, .. } if *test != id => Some(ty),
        hir::Expr::Logical { right, .. } if *right == id => Some(ty),
        hir::Expr::Array(_) => ctx.model.view(ty).element(),
        _ => None,
    }
}

/// An expression as a function of exactly so many parameters.
pub(crate) fn with_arity(ctx: &mut Context<'_>, id: ExprId, wanted: Arity) -> Expr {
    let inner = bare(ctx, id);
    if let hir::Expr::Function(function) = &ctx.module()[inner] {
        let params = &ctx.module()[*function].params;
        let has_rest = params.last().is_some_and(|param| param.is_rest);
        if !has_rest && params.len() <= wanted.total() {
            let value = function::with_arity(ctx, *function, wanted.total());
            let origin = ctx.origin_of(inner);
            return value.at_default(origin);
        }
    }
    let ty = ctx.model.type_of(ctx.file, id);
    let own = of_type(ctx, ty);
    let value = plain(ctx, id);
    match own {
        Some(own) if !is_same(own, wanted) => wrapped(ctx, value, own, wanted),
        _ => value,
    }
}

fn is_same(own: Arity, wanted: Arity) -> bool {
    own == wanted || own.total().max(1) == wanted.total().max(1) && own.has_rest == wanted.has_rest
}

/// `n: _: f n`: a function of `wanted` that calls one of `own`.
pub(crate) fn wrapped(ctx: &mut Context<'_>, function: Expr, own: Arity, wanted: Arity) -> Expr {
    let count = wanted.total().max(1);
    let mut names: Vec<SmolStr> = Vec::new();
    for at in 0..count {
        // A parameter that the function does not take has no name.
        let is_used = own.has_rest && at < wanted.total()
            || at < own.fixed && wanted.total() > 0
            || wanted.has_rest && at + 1 == count;
        let base = ["a", "b", "c", "d", "e", "f"].get(at).copied().unwrap_or("x");
        names.push(if is_used { crate::lower::fresh(ctx, base) } else { SmolStr::new_static("_") });
    }
    let rest = wanted.has_rest.then(|| ident(names[count - 1].clone()));
    let mut values: Vec<Expr> = Vec::new();
    for at in 0..own.fixed {
        let name = names.get(at).filter(|_| at < wanted.fixed);
        values.push(if let Some(name) = name {
            ident(name.clone())
        } else if let Some(rest) = &rest {
            let index = nix_tree::build::int((at - wanted.fixed) as i64);
            helper_call(ctx, Helper::At, [rest.clone(), index])
        } else {
            null()
        });
    }
    if own.has_rest {
        let given = (own.fixed..wanted.fixed).map(|at| ident(names[at].clone()));
        let given: Vec<Expr> = given.collect();
        values.push(match (rest, given.is_empty()) {
            (Some(rest), true) => rest,
            (Some(rest), false) => nix_tree::build::binary(nix_tree::BinaryOp::Concat, list(given), rest),
            (None, _) => list(given),
        });
    }
    if values.is_empty() {
        values.push(null());
    }
    let body = super::call::applied(function, values);
    let body = reduced(body, &names);
    match body {
        Ok(function) => function,
        Err(body) => names.into_iter().rev().fold(body, |body, name| lambda(name, body)),
    }
}

/// `a: b: f a b` is `f` itself.
#[expect(clippy::result_large_err, reason = "what can't be reduced is given back")]
fn reduced(body: Expr, names: &[SmolStr]) -> Result<Expr, Expr> {
    let is_eta = match &body.kind {
        ExprKind::Apply { function, arguments } => {
            matches!(function.kind, ExprKind::Ident(_) | ExprKind::Select { .. })
                && arguments.len() == names.len()
                && arguments
                    .iter()
                    .zip(names)
                    .all(|(argument, name)| matches!(&argument.kind, ExprKind::Ident(it) if it == name))
        }
        _ => false,
    };
    if !is_eta {
        return Err(body);
    }
    match body.into_kind() {
        ExprKind::Apply { function, .. } => Ok(*function),
        kind => Err(kind.into()),
    }
}

/// `_`
pub(crate) fn unused() -> Param {
    "_".into()
}
